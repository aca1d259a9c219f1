import type { FieldValue, Row } from '../field.ts';
import { decisionFields } from './fields.ts';
import type { DecisionRecord } from './record.ts';

/** One difference between two decisions: a value that is another, or a row of a table that came, went or changed. */
export type DecisionChange =
  | { readonly kind: 'value'; readonly field: string; readonly before?: FieldValue; readonly after?: FieldValue }
  | { readonly kind: 'row'; readonly field: string; readonly before?: Row; readonly after?: Row };

/** What a row is about, so that a row that says something else of the same thing is changed, not another. */
const identities: Readonly<Record<string, readonly string[]>> = {
  decisionCodes: ['system', 'code'],
  conditions: ['kind'],
  startStopCriteria: ['kind', 'system', 'code'],
  judgements: ['judgement'],
  ongoingTrials: ['trial'],
  affectedGuidelines: ['guideline'],
};

/** What differs from one decision to another, in the order of the form; empty where they say the same. */
export function decisionChanges(before: DecisionRecord, after: DecisionRecord): readonly DecisionChange[] {
  const [old, now]: readonly Readonly<Record<string, FieldValue | undefined>>[] = [before, after];
  return Object.entries(decisionFields.recordDecision).flatMap(([field, { kind }]) =>
    kind === 'rows'
      ? rowChanges(field, rowsOf(old?.[field]), rowsOf(now?.[field]))
      : valueChange(field, old?.[field], now?.[field]),
  );
}

function valueChange(field: string, before: FieldValue | undefined, after: FieldValue | undefined): readonly DecisionChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ kind: 'value', field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function rowChanges(field: string, before: readonly Row[], after: readonly Row[]): readonly DecisionChange[] {
  const [gone, come] = [without(before, after, same), without(after, before, same)];
  const about = (row: Row): string => JSON.stringify((identities[field] ?? []).map((column) => row[column] ?? null));
  const aboutSame = (one: Row, other: Row): boolean => about(one) === about(other);
  const left = [...gone];
  const paired = come.map((now): DecisionChange => {
    const index = left.findIndex((old) => aboutSame(old, now));
    const [old] = index < 0 ? [] : left.splice(index, 1);
    return { kind: 'row', field, ...(old === undefined ? {} : { before: old }), after: now };
  });
  return [...paired, ...left.map((old): DecisionChange => ({ kind: 'row', field, before: old }))];
}

/** The rows of a list that have no partner in another list; each partner serves once. */
function without(rows: readonly Row[], others: readonly Row[], isPartner: (one: Row, other: Row) => boolean): readonly Row[] {
  const free = [...others];
  return rows.filter((row) => {
    const index = free.findIndex((other) => isPartner(row, other));
    if (index >= 0) free.splice(index, 1);
    return index < 0;
  });
}

const canonical = (row: Row): string => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const same = (one: Row, other: Row): boolean => canonical(one) === canonical(other);

function rowsOf(value: FieldValue | undefined): readonly Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
}
