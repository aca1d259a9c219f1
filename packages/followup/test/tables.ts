import type { Arm, Indication, OutcomeTable } from '../src/index.ts';

export interface Row {
  readonly arm?: Arm;
  readonly region?: string;
  readonly subgroup?: string;
  readonly indication?: Indication;
  readonly start?: string;
  /** Months to the event or the end of observation. */
  readonly months: number;
  readonly event: boolean;
}

/** A table with one endpoint, `os`, and the series given, row by row. */
export const tableOf = (
  rows: readonly Row[],
  series: Readonly<Record<string, readonly { readonly month: number; readonly values: readonly number[] }[]>> = {},
): OutcomeTable => ({
  rows: rows.length,
  patient: rows.map((_, index) => `p${index}`),
  region: rows.map(({ region = 'west' }) => region),
  subgroup: rows.map(({ subgroup = '' }) => subgroup),
  arm: rows.map(({ arm = 'treated' }) => arm),
  indication: rows.map(({ indication = 'inside' }) => indication),
  start: rows.map(({ start = '2027-01-01' }) => start),
  endpoints: {
    os: { exit: Float64Array.from(rows, ({ months }) => months), cause: Uint8Array.from(rows, ({ event }) => Number(event)) },
  },
  series: Object.fromEntries(
    Object.entries(series).map(([id, list]) => [
      id,
      list.map(({ month, values }) => ({ month, values: Float64Array.from(values) })),
    ]),
  ),
});

/** Weeks in remission under 6-mercaptopurine, taken as months: Freireich et al. 1963, Blood 21:699-716. */
export const mercaptopurine: readonly Row[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((months) => ({ months, event: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((months) => ({ months, event: false })),
];

/** The same study's placebo arm, as an external control. */
export const placebo: readonly Row[] = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map((months) => ({
  months,
  event: true,
  arm: 'control',
}));
