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
  /** Page of the list; absent for the first. */
  readonly side?: number;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

/** The choices in an address; what makes no sense is left out. */
export function readWorkSearch(search: Readonly<Record<string, unknown>>): WorkSearch {
  const [q, vis, type] = [text(search['q']), oneOf(shown, search['vis']), oneOf(methodTypes, search['type'])];
  const [fase, sorter, side] = [oneOf(phases, search['fase']), oneOf(orders, search['sorter']), Number(search['side'])];
  return {
    ...(q === '' ? {} : { q }),
    ...(vis === undefined ? {} : { vis }),
    ...(type === undefined ? {} : { type }),
    ...(fase === undefined ? {} : { fase }),
    ...(sorter === undefined || sorter === 'frist' ? {} : { sorter }),
    ...(Number.isInteger(side) && side > 1 ? { side } : {}),
  };
}

/** The choices as they stand in an address, after the question mark; page and language are none of them. */
export function addressOf(search: WorkSearch): string {
  const { side: _side, ...choices } = readWorkSearch({ ...search });
  return new URLSearchParams(Object.entries(choices).map(([name, value]) => [name, String(value)])).toString();
}

/** Whether something has happened in a case since its reader last looked; a case that was never opened is not news but work. */
export function hasNews({ seenUpTo, updatedAt }: ListedCase): boolean {
  return seenUpTo !== undefined && updatedAt > seenUpTo;
}

/** The choices as the server is asked for them. */
export function askedFor({ q, vis, type, fase, sorter = 'frist', side }: WorkSearch): Readonly<Record<string, string>> {
  return {
    show: vis === 'alle' ? 'all' : vis === 'endret' ? 'changed' : 'open',
    order: { frist: 'due', oppdatert: 'updated', tittel: 'title' }[sorter],
    ...(q === undefined ? {} : { query: q }),
    ...(type === undefined ? {} : { type }),
    ...(fase === undefined ? {} : { phase: fase }),
    ...(side === undefined ? {} : { page: String(side) }),
  };
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
