import type { Comparison, Criterion } from './format.ts';

/** What is known of one patient, by variable: measurements in the unit of the criterion, findings as true or false. */
export type PatientFacts = Readonly<Record<string, number | boolean>>;

/** `unknown`: something that the answer hangs on is not known. */
export type Holds = 'yes' | 'no' | 'unknown';

const compare: Readonly<Record<'<' | '<=' | '>' | '>=', (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function holds(comparison: Comparison, facts: PatientFacts): Holds {
  const fact = facts[comparison.variable];
  if (comparison.type === 'measure') {
    if (typeof fact !== 'number' || Number.isNaN(fact)) return 'unknown';
    return compare[comparison.operator](fact, comparison.limit) ? 'yes' : 'no';
  }
  if (typeof fact !== 'boolean') return 'unknown';
  return String(fact) === comparison.is ? 'yes' : 'no';
}

/** Whether a criterion holds for a patient: all its comparisons do; no where one does not, whatever is unknown beside it. */
export function criterionHolds({ when }: Criterion, facts: PatientFacts): Holds {
  const answers = when.map((comparison) => holds(comparison, facts));
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}
