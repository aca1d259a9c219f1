import { cholesky } from '../linear-algebra.ts';
import { chiSquareUpperTail } from './exact-limits.ts';
import { type EventTimes, type RiskTable, riskTableOf, riskWalker, sortTimes } from './event-times.ts';

/** Groups compared, summed over the strata. */
export interface LogRank {
  readonly groups: readonly { readonly people: number; readonly observed: number; readonly expected: number }[];
  readonly chiSquare: number;
  readonly freedom: number;
  /** NaN where nothing can be compared: fewer than two groups, or no event while two were at risk. */
  readonly p: number;
}

/**
 * Log-rank test of K groups (Mantel 1966, Cancer Chemotherapy Reports 50:163-170; Klein & Moeschberger 2003, Survival Analysis, section 7.3), within
 * strata where more than one is given. `strata`: the groups of each stratum in one order.
 */
export const logRank = (strata: readonly (readonly EventTimes[])[]): LogRank => {
  const count = strata[0]?.length ?? 0;
  const observed = new Float64Array(count);
  const expected = new Float64Array(count);
  const covariance = Array.from({ length: count }, () => new Float64Array(count));
  for (const groups of strata) addStratum(groups, observed, expected, covariance);
  const people = Array.from({ length: count }, (_, group) =>
    strata.reduce((sum, each) => sum + (each[group]?.exit.length ?? 0), 0),
  );
  const chiSquare = quadraticForm(
    Array.from(observed.subarray(0, Math.max(0, count - 1)), (value, group) => value - (expected[group] as number)),
    covariance.slice(0, -1).map((row) => Array.from(row.subarray(0, count - 1))),
  );
  const freedom = count - 1;
  return {
    groups: people.map((number, group) => ({
      people: number,
      observed: observed[group] as number,
      expected: expected[group] as number,
    })),
    chiSquare,
    freedom,
    p: Number.isNaN(chiSquare) ? Number.NaN : chiSquareUpperTail(chiSquare, freedom),
  };
};

const addStratum = (
  groups: readonly EventTimes[],
  observed: Float64Array,
  expected: Float64Array,
  covariance: readonly Float64Array[],
): void => {
  const sorted = groups.map(sortTimes);
  const tables = sorted.map(riskTableOf);
  const walk = sorted.map(riskWalker);
  const places = new Uint32Array(groups.length);
  const atRisk = new Float64Array(groups.length);
  for (;;) {
    const time = nextTime(tables, places);
    if (time === undefined) return;
    let events = 0;
    tables.forEach((table, group) => {
      const place = places[group] as number;
      if (table.time[place] !== time) return;
      const own = table.events[place] as number;
      observed[group] = (observed[group] as number) + own;
      events += own;
      places[group] = place + 1;
    });
    let total = 0;
    walk.forEach((at, group) => {
      atRisk[group] = at(time);
      total += atRisk[group] as number;
    });
    const spread = total > 1 ? (events * (total - events)) / (total - 1) : 0;
    for (let i = 0; i < groups.length; i++) {
      const share = (atRisk[i] as number) / total;
      expected[i] = (expected[i] as number) + events * share;
      for (let j = 0; j <= i; j++) {
        const row = covariance[i] as Float64Array;
        const other = (atRisk[j] as number) / total;
        row[j] = (row[j] as number) + spread * share * ((i === j ? 1 : 0) - other);
      }
    }
  }
};

const nextTime = (tables: readonly RiskTable[], places: Uint32Array): number | undefined => {
  let time: number | undefined;
  tables.forEach((table, group) => {
    const next = table.time[places[group] as number];
    if (next !== undefined && (time === undefined || next < time)) time = next;
  });
  return time;
};

/** x' V⁻¹ x for a covariance whose lower triangle is filled; NaN where it is not positive definite. */
const quadraticForm = (x: readonly number[], lower: readonly (readonly number[])[]): number => {
  const whole = lower.map((row, i) => row.map((value, j) => (j <= i ? value : (lower[j]?.[i] ?? 0))));
  const factor = x.length === 0 ? undefined : cholesky(whole);
  if (factor === undefined) return Number.NaN;
  const solved: number[] = [];
  return x.reduce((sum, value, i) => {
    const row = factor[i] ?? [];
    const z = solved.reduce((rest, known, j) => rest - known * (row[j] ?? 0), value) / (row[i] ?? Number.NaN);
    solved.push(z);
    return sum + z * z;
  }, 0);
};
