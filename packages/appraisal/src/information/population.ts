import { pow } from '@likeverd/statistics';

/** Who decisions are made for, and when what is learnt reaches them. */
export interface Beneficiaries {
  /** New patients a year: one number for every year, or one for each year from the first; the last holds from then on. */
  readonly incidence: number | readonly number[];
  /** Years for which the decision matters. */
  readonly horizonYears: number;
  /** Yearly rate; patients of year y, counted from 0, weigh (1 + rate)^−y. */
  readonly discountRate: number;
  /** Years until the information is there; those treated before gain nothing. Default 0. */
  readonly delayYears?: number;
  /** Share of the patients whose treatment follows the decision: one number, or one for each year after the delay, the last from then on. Default 1. */
  readonly implementation?: number | readonly number[];
}

const inYear = (values: number | readonly number[], year: number): number =>
  typeof values === 'number' ? values : (values[Math.min(year, values.length - 1)] ?? 0);

/**
 * Discounted number of patients that gain from information: Σ incidence × implementation × (1 + rate)^−year over the years from the delay to
 * the horizon; a year that is cut by either counts by its part (Fenwick et al. 2020, Value in Health 23:139-150, population EVPI).
 */
export function effectivePopulation({
  incidence,
  horizonYears,
  discountRate,
  delayYears = 0,
  implementation = 1,
}: Beneficiaries): number {
  let total = 0;
  for (let year = Math.floor(delayYears); year < horizonYears; year += 1) {
    const part = Math.min(year + 1, horizonYears) - Math.max(year, delayYears);
    const followed = inYear(implementation, year - Math.floor(delayYears));
    if (part > 0) total += part * inYear(incidence, year) * followed * pow(1 + discountRate, -year);
  }
  return total;
}

/** What a study costs, and what its patients lose while it runs. */
export interface StudyCosts {
  readonly fixed: number;
  readonly perPatient: number;
  /** Share of the study’s patients given each strategy; those not named get the one that is best today. */
  readonly allocation?: Readonly<Record<string, number>>;
  /** Patients recruited a year; the information comes when all are recruited, followed up and reported. Absent: at once. */
  readonly patientsPerYear?: number;
}

/** Cost of a study of a size: fixed, per patient, and the net benefit its patients lose by not getting what is best today. */
export function studyCost(
  { fixed, perPatient, allocation = {} }: StudyCosts,
  size: number,
  expected: readonly { readonly strategy: string; readonly netBenefit: number }[],
): { readonly direct: number; readonly opportunity: number } {
  const best = Math.max(...expected.map(({ netBenefit }) => netBenefit));
  const lost = expected.reduce((sum, { strategy, netBenefit }) => sum + (allocation[strategy] ?? 0) * (best - netBenefit), 0);
  return { direct: fixed + perPatient * size, opportunity: size * lost };
}
