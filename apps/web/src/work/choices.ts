import { type CaseSummary, type CommandType, commandFields, type Phase, phases } from '@likeverd/casework';

/** A case in the list of someone signed in, and the instant of its newest event when they last looked. */
export interface ListedCase extends CaseSummary {
  readonly seenUpTo?: string;
}

/** Types of methods by which the list can be narrowed. */
export const methodTypes: readonly string[] = ['medicine', ...commandFields.submitProposal.methodType.choices];

export const orders = ['frist', 'oppdatert', 'tittel'] as const;
export type Order = (typeof orders)[number];
export const shown = ['alle', 'endret'] as const;

/** The choices of the list, as they stand in its address; what is absent is as it is at first. */
export interface WorkSearch {
  readonly q?: string;
  /** `alle`: every case; `endret`: those with something new; absent: those in which something can be done now. */
  readonly vis?: (typeof shown)[number];
  readonly type?: string;
  readonly fase?: Phase;
  readonly sorter?: Order;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

/** The choices in an address; what makes no sense is left out. */
export function readWorkSearch(search: Readonly<Record<string, unknown>>): WorkSearch {
  const [q, vis, type] = [text(search['q']), oneOf(shown, search['vis']), oneOf(methodTypes, search['type'])];
  const [fase, sorter] = [oneOf(phases, search['fase']), oneOf(orders, search['sorter'])];
  return {
    ...(q === '' ? {} : { q }),
    ...(vis === undefined ? {} : { vis }),
    ...(type === undefined ? {} : { type }),
    ...(fase === undefined ? {} : { fase }),
    ...(sorter === undefined || sorter === 'frist' ? {} : { sorter }),
  };
}

/** The choices as they stand in an address, after the question mark. */
export function addressOf(search: WorkSearch): string {
  return new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
}

/** Whether something has happened in a case since its reader last looked; a case that was never opened is not news but work. */
export function hasNews({ seenUpTo, updatedAt }: ListedCase): boolean {
  return seenUpTo !== undefined && updatedAt > seenUpTo;
}

/** The cases that the choices let through, in their order. Time left: what is due first comes first, what has no day comes last, the newest of those first. */
export function arranged(cases: readonly ListedCase[], { vis, type, fase, sorter = 'frist' }: WorkSearch): readonly ListedCase[] {
  const chosen = cases.filter(
    (each) =>
      (vis === 'alle' || (vis === 'endret' ? hasNews(each) : each.openActs.length > 0)) &&
      (type === undefined || each.methodType === type) &&
      (fase === undefined || each.phase === fase),
  );
  const newest = (a: ListedCase, b: ListedCase): number => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0);
  switch (sorter) {
    case 'oppdatert':
      return chosen.toSorted(newest);
    case 'tittel':
      return chosen.toSorted((a, b) => (a.title ?? '').localeCompare(b.title ?? '', 'nb'));
    case 'frist':
      return chosen.toSorted((a, b) => {
        const [first, second] = [a.due?.date ?? '9999', b.due?.date ?? '9999'];
        return first < second ? -1 : first > second ? 1 : newest(a, b);
      });
  }
}

/** The acts that can be done in several cases at once: those that ask for nothing. */
export function bulkActs(cases: readonly ListedCase[]): readonly CommandType[] {
  const [first, ...others] = cases;
  if (first === undefined) return [];
  return first.openActs.filter(
    (act): act is CommandType =>
      act in commandFields &&
      Object.values(commandFields[act as CommandType]).every((field: { readonly required: boolean }) => !field.required) &&
      others.every(({ openActs }) => openActs.includes(act)),
  );
}
