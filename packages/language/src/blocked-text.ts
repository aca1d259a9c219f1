import type { nb } from './nb/index.ts';

type Words = (typeof nb)['appraisal']['blocked'];

/** What the sentences about blocked parts may name. */
const nothing = {
  subgroup: '',
  criterion: '',
  reason: '',
  age: '',
  from: '',
  to: '',
  date: '',
  currency: '',
  parameter: '',
  strategy: '',
  allowed: '',
  value: '',
  patients: '',
  years: '',
  review: '',
  year: '',
  found: '',
  minimum: '',
  path: '',
  name: '',
  names: '',
  line: '',
  given: '',
  wanted: '',
  offer: '',
  component: '',
  kind: '',
  horizon: '',
  data: '',
  known: '',
};

/** Why a part of an appraisal cannot be computed, and the remedy. */
export function blockedText(
  { appraisal }: Pick<typeof nb, 'appraisal'>,
  { code, details }: { readonly code: keyof Words; readonly details: Readonly<Record<string, string>> },
): string {
  return appraisal.blocked[code]({ ...nothing, ...details });
}
