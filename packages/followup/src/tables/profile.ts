import type { TableDefinition } from './definition.ts';
import { identifier } from './dialect.ts';

/** How the values of a table were spread in a delivery; nothing of single persons. */
export interface TableProfile {
  readonly table: string;
  readonly rows: number;
  /** Rows by month of the table's date, `YYYY-MM`. */
  readonly months: Readonly<Record<string, number>>;
  /** Rows by value, of each column whose shares are compared; what is beyond the most frequent stands under ''. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Mean and standard deviation of each column of numbers that has any. */
  readonly means: Readonly<Record<string, { readonly n: number; readonly mean: number; readonly deviation: number }>>;
}

/** Values of a category that are counted one by one. */
const mostCategories = 40;

export const monthsQuery = (table: TableDefinition, date: string): string =>
  `select cast(extract(year from ${identifier(date)}) as bigint) as year, cast(extract(month from ${identifier(date)}) as bigint) as month, count(*) as n
from ${identifier(table.name)} where ${identifier(date)} is not null group by 1, 2 order by 1, 2`;

export const sharesQuery = (table: TableDefinition, column: string): string =>
  `select coalesce(cast(${identifier(column)} as text), '') as category, count(*) as n
from ${identifier(table.name)} group by 1 order by 2 desc, 1 limit ${mostCategories}`;

/** Columns whose means are compared: measured numbers, never keys or concepts. */
export const measured = ({ columns }: TableDefinition): readonly string[] =>
  columns
    .filter(({ name, kind }) => kind === 'number' || name === 'days_supply' || name === 'year_of_birth')
    .map(({ name }) => name);

/** `n`, `mean` and `deviation` of each measured column, numbered in their order: `n0`, `mean0`, `deviation0` … */
export const meansQuery = (table: TableDefinition): string =>
  `select ${measured(table)
    .map((column, index) => {
      const at = `cast(${identifier(column)} as double precision)`;
      return `count(${at}) as n${index}, avg(${at}) as mean${index}, stddev_samp(${at}) as deviation${index}`;
    })
    .join(',\n  ')}
from ${identifier(table.name)}`;

/** How far two deliveries of the same register may lie apart before someone must say why. */
export interface DriftLimits {
  /** Fewer rows than this share of the last delivery's. */
  readonly rowsKept: number;
  /** Largest relative change of the rows of one month that both deliveries have in full. */
  readonly month: number;
  /** Months with fewer rows than this in both deliveries are not compared. */
  readonly fewestInMonth: number;
  /** Largest total variation distance between the shares of a category: half the sum of the differences. */
  readonly shares: number;
  /** Largest difference of means, in standard deviations of the last delivery. */
  readonly means: number;
  /** Rows from which shares and means are compared. */
  readonly fewest: number;
}

/** Limits of this house, chosen to let a quarter's growth through; a contract may state others. */
export const usualDriftLimits: DriftLimits = {
  rowsKept: 0.98,
  month: 0.2,
  fewestInMonth: 50,
  shares: 0.1,
  means: 0.25,
  fewest: 200,
};

export const driftCodes = ['drift.rows', 'drift.month', 'drift.shares', 'drift.mean'] as const;

export interface Drift {
  readonly code: (typeof driftCodes)[number];
  readonly table: string;
  readonly column: string;
  readonly details: Readonly<Record<string, string>>;
}

const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Where a delivery lies further from the last one than the limits allow. A table that is new has nothing to be compared with. */
export function driftBetween(
  before: readonly TableProfile[],
  after: readonly TableProfile[],
  limits: DriftLimits,
): readonly Drift[] {
  return before.flatMap((old): readonly Drift[] => {
    const fresh = after.find(({ table }) => table === old.table);
    const drift = (code: Drift['code'], column: string, details: Drift['details']): Drift => ({
      code,
      table: old.table,
      column,
      details,
    });
    if (fresh === undefined) return [drift('drift.rows', '', { before: String(old.rows), after: '0' })];
    return [
      ...(fresh.rows < old.rows * limits.rowsKept
        ? [drift('drift.rows', '', { before: String(old.rows), after: String(fresh.rows) })]
        : []),
      ...monthsApart(old, fresh, limits).map(([month, was, is]) =>
        drift('drift.month', month, { before: String(was), after: String(is), limit: rounded(limits.month) }),
      ),
      ...(old.rows < limits.fewest || fresh.rows < limits.fewest
        ? []
        : [
            ...sharesApart(old, fresh, limits).map(([column, distance]) =>
              drift('drift.shares', column, { distance: rounded(distance), limit: rounded(limits.shares) }),
            ),
            ...meansApart(old, fresh, limits).map(([column, was, is]) =>
              drift('drift.mean', column, { before: rounded(was), after: rounded(is), limit: rounded(limits.means) }),
            ),
          ]),
    ];
  });
}

/** The last two months of the earlier delivery were still being filled when it was made, and are left out. */
function monthsApart(old: TableProfile, fresh: TableProfile, limits: DriftLimits): readonly (readonly [string, number, number])[] {
  return Object.entries(old.months)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, -2)
    .map(([month, was]): readonly [string, number, number] => [month, was, fresh.months[month] ?? 0])
    .filter(([, was, is]) => Math.max(was, is) >= limits.fewestInMonth && Math.abs(is - was) > limits.month * Math.max(was, 1));
}

function sharesApart(old: TableProfile, fresh: TableProfile, limits: DriftLimits): readonly (readonly [string, number])[] {
  return Object.entries(old.shares)
    .map(([column, was]): readonly [string, number] => [column, distance(was, fresh.shares[column] ?? {})])
    .filter(([, apart]) => apart > limits.shares);
}

/** Total variation distance of two distributions given by counts: from 0, the same, to 1, nothing in common. */
export function distance(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): number {
  const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
  const [all, others] = [total(one), total(other)];
  if (all === 0 || others === 0) return all === others ? 0 : 1;
  const categories = new Set([...Object.keys(one), ...Object.keys(other)]);
  let sum = 0;
  for (const category of categories) sum += Math.abs((one[category] ?? 0) / all - (other[category] ?? 0) / others);
  return sum / 2;
}

function meansApart(old: TableProfile, fresh: TableProfile, limits: DriftLimits): readonly (readonly [string, number, number])[] {
  return Object.entries(old.means).flatMap(([column, was]) => {
    const is = fresh.means[column];
    if (is === undefined || was.n < limits.fewest || is.n < limits.fewest || was.deviation === 0) return [];
    return Math.abs(is.mean - was.mean) > limits.means * was.deviation ? [[column, was.mean, is.mean] as const] : [];
  });
}

/** A number that was expected of a delivery, and how far from it is accepted. */
export interface Expectation {
  readonly table: string;
  readonly rows: number;
  /** Accepted from this share of it … */
  readonly atLeast: number;
  /** … to this. */
  readonly atMost: number;
}

export const coverageCodes = ['coverage.below', 'coverage.above'] as const;

export interface Uncovered {
  readonly code: (typeof coverageCodes)[number];
  readonly table: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Where the delivery has fewer or more rows than expected. */
export function uncovered(profiles: readonly TableProfile[], expectations: readonly Expectation[]): readonly Uncovered[] {
  return expectations.flatMap(({ table, rows, atLeast, atMost }): readonly Uncovered[] => {
    const found = profiles.find((profile) => profile.table === table)?.rows ?? 0;
    const details = { expected: String(rows), found: String(found), share: rounded(found / rows) };
    if (found < rows * atLeast) return [{ code: 'coverage.below', table, details: { ...details, limit: rounded(atLeast) } }];
    if (found > rows * atMost) return [{ code: 'coverage.above', table, details: { ...details, limit: rounded(atMost) } }];
    return [];
  });
}
