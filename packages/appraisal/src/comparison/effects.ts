import type { Appraisal, NodeKind, ResultNode } from '../types.ts';
import { nodesOf } from '../report/node-index.ts';

/** One result before and after. Of a result that only one side has, the other is absent. */
export interface Effect {
  readonly id: string;
  readonly kind: NodeKind;
  readonly from?: ResultNode;
  readonly to?: ResultNode;
}

/** What readers ask for first, in this order. */
const first: readonly NodeKind[] = [
  'icer',
  'incrementalNetBenefit',
  'incrementalQalys',
  'incrementalCosts',
  'absoluteShortfall',
  'severityClass',
  'threshold',
  'probabilityCostEffective',
  'evpi',
];
const rank = ({ kind }: Effect): number => (first.includes(kind) ? first.indexOf(kind) : first.length);

const same = (a: ResultNode | undefined, b: ResultNode | undefined): boolean =>
  a !== undefined && b !== undefined && a.unit === b.unit && JSON.stringify(a.value) === JSON.stringify(b.value);

interface Judged {
  readonly appraisal: Appraisal;
  readonly parts: object;
}

/** Every result that differs between two assessments, or between two appraisals: what decides first, then in the order of the results. */
export function effectsBetween(before: Judged, after: Judged): readonly Effect[] {
  const [old, recent] = [nodesOf(before), nodesOf(after)];
  return [...new Set([...old.keys(), ...recent.keys()])]
    .flatMap((id): readonly Effect[] => {
      const [from, to] = [old.get(id), recent.get(id)];
      const kind = (to ?? from)?.kind;
      if (kind === undefined || same(from, to)) return [];
      return [{ id, kind, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Where something that was computed is now blocked or faulty, or the other way. */
export interface StatusChange {
  readonly part: string;
  readonly from?: string;
  readonly to?: string;
}

const statusOf = (part: unknown): string | undefined =>
  typeof part === 'object' && part !== null && 'status' in part && typeof part.status === 'string' ? part.status : undefined;

/** Every part whose state differs between two assessments. */
export function statusChanges(before: Judged, after: Judged): readonly StatusChange[] {
  const parts = (judged: Judged): Readonly<Record<string, unknown>> => ({
    ...Object.fromEntries(Object.entries(judged.parts)),
    threshold: judged.appraisal.threshold,
    'appraisal.severity': judged.appraisal.severity,
  });
  const [old, recent] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(recent)])].flatMap((part) => {
    const [from, to] = [statusOf(old[part]), statusOf(recent[part])];
    return from === to ? [] : [{ part, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}
