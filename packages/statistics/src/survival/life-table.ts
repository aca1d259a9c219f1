import { log1p } from '../elementary.ts';
import type { PiecewiseExponential } from './piecewise-exponential.ts';

/** One-year death probabilities by sex, calendar year and age. */
export interface LifeTable {
  /** Age in whole years of the first probability of each row. Beyond the last age its probability is used again. */
  readonly firstAge: number;
  /** Calendar year of the first row; earlier years use the first row, later years the last. */
  readonly firstYear: number;
  /** Sex (as the table names it, e.g. 'female', 'male', 'both') to rows by year to probabilities by age. One row: a period table. */
  readonly deaths: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/**
 * Survival of people of one sex who enter at `age` at the calendar time `year` (2026.5 = July 2026), hazard -log(1 - q) constant within
 * each year of age and each calendar year.
 * `step` says which q a step of the evaluation grid uses: 'exact' follows every birthday and new year inside the step; 'start' and
 * 'end' take the age and year at that end of the step for the whole of it, as many spreadsheet models do.
 */
export interface LifeTableCurve {
  readonly kind: 'lifeTable';
  readonly table: LifeTable;
  readonly sex: string;
  readonly age: number;
  readonly year: number;
  readonly step: 'exact' | 'start' | 'end';
  /** Years in one unit of the curve's time: 1 for years, 1/12 for months. */
  readonly yearsPerUnit: number;
}

/** Whole years within a time, where a time that is short of a whole year by rounding alone counts as the whole year. */
const wholeYears = (time: number): number => Math.floor(time + 1e-9);

const within = (index: number, length: number): number => Math.min(Math.max(index, 0), length - 1);

/** Hazard per year after `years` years from entry. */
export const lifeTableRate = (curve: LifeTableCurve, years: number): number => {
  const rows = curve.table.deaths[curve.sex] ?? [];
  const row = rows[within(wholeYears(curve.year + years) - curve.table.firstYear, rows.length)] ?? [];
  const q = row[within(wholeYears(curve.age + years) - curve.table.firstAge, row.length)] ?? Number.NaN;
  return -log1p(-q);
};

/** The exact curve as pieces of constant hazard, in the curve's own time unit. */
export const lifeTablePieces = (curve: LifeTableCurve): Omit<PiecewiseExponential, 'kind'> => {
  const rows = curve.table.deaths[curve.sex] ?? [];
  const ages = curve.table.firstAge + Math.max(...rows.map((row) => row.length)) - curve.age;
  const years = curve.table.firstYear + rows.length - curve.year;
  const changes = new Set<number>();
  for (let k = 1; k <= ages; k++) changes.add(wholeYears(curve.age) + k - curve.age);
  if (rows.length > 1) for (let k = 1; k <= years; k++) changes.add(wholeYears(curve.year) + k - curve.year);
  const starts = [0, ...[...changes].filter((t) => t > 1e-9).sort((a, b) => a - b)];
  return {
    starts: starts.map((t) => t / curve.yearsPerUnit),
    rates: starts.map((t) => lifeTableRate(curve, t) * curve.yearsPerUnit),
  };
};
