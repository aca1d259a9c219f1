import { referenceTable } from '@likeverd/reference';
import { cumulativeHazards, type LifeTable, piecewiseExponential, roystonParmar, stepTable } from '@likeverd/statistics';
import type { CurveOf } from './format.ts';
import { capped, type Grid, notTooSmall } from './grid.ts';

/** Units of time of tables and splines in one year. */
export const unitsPerYear = (unit: CurveOf<'table'>['timeUnit'], cyclesPerYear: number): number =>
  ({ year: 1, month: 12, week: 365.25 / 7, day: 365.25, cycle: cyclesPerYear })[unit];

/** How near a time of a table a point of the grid must be to be that time, in cycles: times are rounded, and shifted by other curves. */
const SAME_POINT = 1e-9;

export interface TableForm {
  readonly type: 'table';
  readonly times: readonly number[];
  readonly survival: readonly number[];
  readonly between: CurveOf<'table'>['between'];
  /** Years from which nothing is known. */
  readonly knownTo: number;
  readonly cyclesPerYear: number;
}

/** Survival of a table; NaN where it is not known. */
export const fillTable = ({ time }: Grid, out: Float64Array, form: TableForm): void => {
  const { times, survival, between, knownTo, cyclesPerYear } = form;
  const read = stepTable({ times, survival, between }).survival;
  const near = SAME_POINT / cyclesPerYear;
  const ahead = between === 'step' ? near : 0;
  out[0] = 1;
  for (let i = 1; i < out.length; i++) {
    const t = time[i] as number;
    out[i] = t > knownTo + near ? Number.NaN : notTooSmall(t === 0 ? 1 : read(t + ahead));
  }
};

export interface SplineForm {
  readonly type: 'spline';
  readonly scale: CurveOf<'spline'>['scale'];
  readonly knots: readonly number[];
  readonly perYear: number;
}

/** Cumulative hazard of a Royston-Parmar spline. */
export const fillSpline = ({ time }: Grid, out: Float64Array, form: SplineForm, coefficients: readonly number[]): void => {
  const { cumulativeHazard } = roystonParmar({ scale: form.scale, knots: form.knots, coefficients });
  for (let i = 0; i < out.length; i++) out[i] = capped(cumulativeHazard((time[i] as number) * form.perYear));
};

/** Part of a cumulative hazard that rounding may take from it between two points. */
const ROUNDING = 1e-9;

/** The first point at which a cumulative hazard has fallen, or -1. */
export const risingSurvival = (hazard: Float64Array): number =>
  hazard.findIndex((value, i) => i > 0 && value < (hazard[i - 1] as number) * (1 - ROUNDING));

/** Cumulative hazard of pieces with rates of their own. */
export const fillPieces = ({ time }: Grid, out: Float64Array, starts: readonly number[], rates: readonly number[]): void => {
  const { cumulativeHazard } = piecewiseExponential({ starts, rates });
  for (let i = 0; i < out.length; i++) out[i] = capped(cumulativeHazard(time[i] as number));
};

export interface LifeTableForm {
  readonly type: 'lifeTable';
  readonly table: LifeTable;
  readonly columns: readonly string[];
  readonly age: number;
  readonly year: number;
  readonly step: 'start' | 'end' | 'exact';
}

/** The life table that a document names or holds; no column when it names none that is known. */
export const lifeTableOf = ({ table, rows }: CurveOf<'lifeTable'>): LifeTable => {
  if (rows !== undefined) {
    const columns = Object.keys(rows[0]?.deaths ?? {});
    return {
      firstAge: rows[0]?.firstAge ?? 0,
      firstYear: rows[0]?.year ?? 0,
      deaths: Object.fromEntries(columns.map((column) => [column, rows.map(({ deaths }) => deaths[column] ?? [])])),
    };
  }
  const columns = table === undefined ? undefined : referenceTable(table)?.columns;
  const rates = Object.entries(columns ?? {}).filter(([column]) => column !== 'age');
  return { firstAge: 0, firstYear: 0, deaths: Object.fromEntries(rates.map(([column, values]) => [column, [values]])) };
};

/** Cumulative hazard of each column of a life table. */
export const lifeTableHazards = ({ time }: Grid, { table, columns, age, year, step }: LifeTableForm): readonly Float64Array[] =>
  columns.map((sex) => cumulativeHazards({ kind: 'lifeTable', table, sex, age, year, step, yearsPerUnit: 1 }, time).map(capped));
