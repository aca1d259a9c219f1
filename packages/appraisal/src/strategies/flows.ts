import { pow } from '@likeverd/statistics';
import { effectivePopulation } from '../information/population.ts';

/** Whom the decision is for, year by year from the day it is made. */
export interface Flows {
  /** New patients of each year of the horizon. */
  readonly newPatients: readonly number[];
  /** Share of them who get the method in each year since it was introduced; the last holds on. */
  readonly uptake: readonly number[];
  readonly horizonYears: number;
  /** Yearly rate; what happens in year y, counted from 0, weighs (1 + rate)^−y. */
  readonly discountRate: number;
}

/** Weight of the year in which something happens so many years from now. */
export const weightAt = ({ discountRate }: Pick<Flows, 'discountRate'>, years: number): number =>
  pow(1 + discountRate, -Math.floor(years));

/** Discounted patients who get the method before `years` have passed, where it is introduced at once. */
export const treatedBefore = ({ newPatients, uptake, horizonYears, discountRate }: Flows, years: number): number =>
  effectivePopulation({
    incidence: newPatients,
    implementation: uptake,
    horizonYears: Math.min(years, horizonYears),
    discountRate,
  });

/** Discounted patients who get the method where it is introduced after `years`. */
export const treatedFrom = ({ newPatients, uptake, horizonYears, discountRate }: Flows, years: number): number =>
  effectivePopulation({ incidence: newPatients, implementation: uptake, horizonYears, discountRate, delayYears: years });

const inYear = (values: readonly number[], year: number): number => values[Math.min(year, values.length - 1)] ?? 0;

/** Patients a year who start treatment in year `year` where the method is introduced at once. */
const starting = ({ newPatients, uptake }: Flows, year: number): number => inYear(newPatients, year) * inYear(uptake, year);

/** The calendar-year pieces of the time between two moments. */
function yearsBetween(from: number, to: number): readonly { readonly year: number; readonly from: number; readonly to: number }[] {
  const first = Math.floor(Math.max(0, from));
  return Array.from({ length: Math.max(0, Math.ceil(to) - first) }, (_, index) => {
    const year = first + index;
    return { year, from: Math.max(from, year), to: Math.min(to, year + 1) };
  }).filter((piece) => piece.to > piece.from);
}

/** Patients on treatment after `years`, each treated for `onTreatment` years: those who started so recently. Not discounted. */
export const onTreatmentAt = (flows: Flows, years: number, onTreatment: number): number =>
  yearsBetween(Math.max(0, years - onTreatment), Math.min(years, flows.horizonYears)).reduce(
    (sum, { year, from, to }) => sum + (to - from) * starting(flows, year),
    0,
  );

/**
 * Discounted patients’ worth of treatment that is not given where those on treatment after `years` go on for `goOn` years more instead of to
 * the end: Σ over those who started of the share of their treatment that is left out. What treatment gains and costs is taken to be even over
 * it.
 */
export function treatmentLeftOut(flows: Flows, years: number, onTreatment: number, goOn: number): number {
  if (!(onTreatment > goOn)) return 0;
  const start = years - onTreatment + goOn;
  return yearsBetween(Math.max(0, start), Math.min(years, flows.horizonYears)).reduce((sum, { year, from, to }) => {
    const meanLeftOut = ((from + to) / 2 - start) / onTreatment;
    return sum + (to - from) * starting(flows, year) * weightAt(flows, year) * meanLeftOut;
  }, 0);
}

/**
 * Years from introduction until `patients` have been recruited among those who start treatment from `start` on, `participation` of whom take
 * part. Undefined where there are not so many within the horizon.
 */
export function recruitedAfter(flows: Flows, patients: number, participation: number, start: number): number | undefined {
  let left = patients;
  for (const { year, from, to } of yearsBetween(start, flows.horizonYears)) {
    const rate = starting(flows, year) * participation;
    if (rate * (to - from) >= left) return from + left / rate;
    left -= rate * (to - from);
  }
  return undefined;
}
