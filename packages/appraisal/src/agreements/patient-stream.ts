import { discountWeight, type DrawTraces } from '@likeverd/modelling';
import { pow } from '@likeverd/statistics';
import type { EffectMeasure, OutcomeOfPatient, AgreementTerm } from './format.ts';

/** What patients pay for, and what the payer pays, of one draw, for each person who starts. Index 0 … cycles, as in the trace. */
export interface PatientStream {
  readonly cycles: number;
  readonly cyclesPerYear: number;
  readonly schedule: DrawTraces['schedule'];
  /** Share that is on treatment in each cycle. */
  readonly people: Float64Array;
  /** What is delivered, at list price. */
  readonly delivered: Float64Array;
  /** What is paid when it is delivered. */
  readonly paid: Float64Array;
  /** Instalments, in the cycle in which they fall due; and the same discounted to the day of payment. */
  readonly dated: Float64Array;
  readonly datedDiscounted: Float64Array;
  /** One for each term that gives back. */
  readonly refunds: readonly Refund[];
}

/** What one term gives back at a time: amounts by the cycle in which they were paid, since what was paid is what is given back. */
export interface Refund {
  readonly term: PatientTerm;
  readonly years: number;
  readonly byCycle: Float64Array;
}

export const makeStream = ({ cycles, cyclesPerYear, schedule }: DrawTraces, terms: readonly PatientTerm[]): PatientStream => {
  const column = (): Float64Array => new Float64Array(cycles + 1);
  return {
    cycles,
    cyclesPerYear,
    schedule,
    people: column(),
    delivered: column(),
    paid: column(),
    dated: column(),
    datedDiscounted: column(),
    refunds: terms.flatMap((term) =>
      term.type === 'moneyBack' || term.type === 'outcomeRebate' ? [{ term, years: term.years, byCycle: column() }] : [],
    ),
  };
};

/** What the draw says of outcomes and effects. */
export interface DrawReading {
  /** Share in one of the states at a time, between grid points by linear interpolation. */
  readonly inStates: (states: readonly string[], years: number) => number;
  readonly parameter: (id: string) => number;
  /** Discounted QALYs gained over the comparator. */
  readonly qalyGain: number;
}

/** Share that has the outcome at a time. */
const shareWith = (outcome: OutcomeOfPatient, years: number, reading: DrawReading): number =>
  outcome.type === 'state' ? reading.inStates(outcome.states, years) : reading.parameter(outcome.parameter);

export const measured = (measure: EffectMeasure, reading: DrawReading): number => {
  switch (measure.type) {
    case 'state':
      return reading.inStates(measure.states, measure.years);
    case 'parameter':
      return reading.parameter(measure.parameter);
    case 'qalyGain':
      return reading.qalyGain;
  }
};

/** Share of cycle k that lies before a time. */
const before = (k: number, years: number, cyclesPerYear: number): number =>
  Math.min(1, Math.max(0, years * cyclesPerYear - (k - 1)));

/**
 * Share of those on treatment in cycle k that have, or will have, the outcome. By state: those who have it are those who stay longest, so that
 * of `people` on treatment min(people, share) have it, which is exact where treatment and outcome end together. By parameter: the same at any time.
 */
const successes = ({ people }: PatientStream, outcome: OutcomeOfPatient, share: number, k: number): number => {
  if (outcome.type === 'parameter') return share;
  const treated = people[k] as number;
  return treated > 0 ? Math.min(1, share / treated) : 1;
};

/** The cycle in which a date falls, the last one where it lies beyond. */
export const cycleOf = ({ cycles, cyclesPerYear }: Pick<DrawTraces, 'cycles' | 'cyclesPerYear'>, years: number): number =>
  Math.min(cycles, Math.ceil(years * cyclesPerYear - 1e-9));

/** Puts a payment of a date in its cycle. */
const payAt = (stream: PatientStream, years: number, amount: number): void => {
  const { schedule, dated, datedDiscounted } = stream;
  const k = cycleOf(stream, years);
  dated[k] = (dated[k] as number) + amount;
  datedDiscounted[k] = (datedDiscounted[k] as number) + amount * discountWeight(schedule, years);
};

type Use = Extract<AgreementTerm, { type: 'patientCap' }>['measure'];

/** What a patient on treatment uses in cycle k. */
const usedIn = ({ people, paid, delivered, cyclesPerYear }: PatientStream, measure: Use, unitPrice: number, k: number): number => {
  const treated = people[k] as number;
  if (!(treated > 0)) return 0;
  switch (measure) {
    case 'units':
      return (delivered[k] as number) / treated / unitPrice;
    case 'cost':
      return (paid[k] as number) / treated;
    case 'years':
      return k === 0 ? 0 : 1 / cyclesPerYear;
  }
};

/** Multiplies what is paid in each cycle with the share of the patient's use that `counts` keeps of the use so far. */
const byUse = (stream: PatientStream, measure: Use, unitPrice: number, counts: (use: number) => number): void => {
  let used = 0;
  for (let k = 0; k <= stream.cycles; k++) {
    const use = usedIn(stream, measure, unitPrice, k);
    if (use === 0) continue;
    stream.paid[k] = ((stream.paid[k] as number) * (counts(used + use) - counts(used))) / use;
    used += use;
  }
};

/** Yearly payment of an annuity in arrears over n years: P r / (1 − (1 + r)^−n), and P / n without interest. */
export const annuity = (price: number, payments: number, rate: number): number =>
  rate === 0 ? price / payments : (price * rate) / (1 - pow(1 + rate, -payments));

const payInstalments = (
  stream: PatientStream,
  term: Extract<AgreementTerm, { type: 'instalments' }>,
  reading: DrawReading,
): void => {
  const { payments, first = 'start', rate = 0, gate } = term;
  const price = term.price ?? stream.paid.reduce((sum, amount) => sum + amount, 0);
  const inArrears = annuity(price, payments, rate);
  const each = first === 'start' ? inArrears / (1 + rate) : inArrears;
  stream.paid.fill(0);
  for (let payment = 0; payment < payments; payment++) {
    const due = payment + (first === 'start' ? 0 : 1);
    payAt(stream, due, gate === undefined || due === 0 ? each : each * shareWith(gate, due, reading));
  }
};

/** Terms that act on each patient; the others act on all patients in Norway together. */
export type PatientTerm = Extract<
  AgreementTerm,
  { type: 'flatDiscount' | 'patientCap' | 'freeInitiation' | 'outcomeRebate' | 'moneyBack' | 'continuation' | 'instalments' }
>;

/** Lets one term act on the stream of a draw. `unitPrice`: list price of a unit. */
export const applyToPatient = (stream: PatientStream, term: PatientTerm, reading: DrawReading, unitPrice: number): void => {
  const { cycles, cyclesPerYear, people, delivered, paid, dated, datedDiscounted, refunds } = stream;
  switch (term.type) {
    case 'flatDiscount':
      for (const column of [paid, dated, datedDiscounted, ...refunds.map(({ byCycle }) => byCycle)])
        for (let k = 0; k <= cycles; k++) column[k] = (column[k] as number) * (1 - term.discount);
      return;
    case 'patientCap':
      byUse(stream, term.measure, unitPrice, (use) => Math.min(use, term.limit));
      return;
    case 'freeInitiation':
      byUse(stream, term.measure, unitPrice, (use) => Math.max(0, use - term.amount));
      return;
    case 'outcomeRebate':
    case 'moneyBack': {
      const share = shareWith(term.outcome, term.years, reading);
      const back = term.type === 'outcomeRebate' ? term.rebate : (term.share ?? 1);
      const due = refunds.find((refund) => refund.term === term)?.byCycle;
      for (let k = 0; k <= cycles; k++) {
        const lost = (paid[k] as number) * (1 - successes(stream, term.outcome, share, k)) * back;
        const early = k === 0 ? 1 : before(k, term.years, cyclesPerYear);
        if (due !== undefined) due[k] = lost * early;
        if (term.type === 'outcomeRebate') paid[k] = (paid[k] as number) - lost * (1 - early);
      }
      return;
    }
    case 'continuation': {
      const share = shareWith(term.outcome, term.years, reading);
      for (let k = 1; k <= cycles; k++) {
        const early = before(k, term.years, cyclesPerYear);
        if (early === 1) continue;
        const kept = early + (1 - early) * successes(stream, term.outcome, share, k);
        for (const column of [people, delivered, paid]) column[k] = (column[k] as number) * kept;
      }
      return;
    }
    case 'instalments':
      payInstalments(stream, term, reading);
  }
};
