import { vectorisable } from '@likeverd/statistics';
import { type DescendingGrid, descendingGrid } from '../survival/integral.ts';
import { LARGEST_HAZARD, SMALLEST_SURVIVAL } from '../survival/limits.ts';

const { log } = vectorisable;

/**
 * Curves on the time grid, as survival or as cumulative hazard, whichever their formula gives. Survival below 1e-15 counts as 1e-15,
 * so every cumulative hazard stops at -ln 1e-15; a NaN passes through every comparison here, so that it reaches the totals and is found there.
 */
export interface Grid {
  /** Years, from 0, not decreasing; t_i, i = 0 … n, for the grid of the model. */
  readonly time: Float64Array;
  /** ln t_i; index 0 is not used. */
  readonly logTime: Float64Array;
  /** The grid as an integral needs it, laid out when it is first asked for; only grids of models have one. */
  readonly descending?: () => DescendingGrid;
}
export type ModelGrid = Required<Grid>;

export const makeGrid = (cycles: number, cyclesPerYear: number): ModelGrid => {
  const time = Float64Array.from({ length: cycles + 1 }, (_, i) => i / cyclesPerYear);
  const logTime = time.map(log);
  let laidOut: DescendingGrid | undefined;
  return { time, logTime, descending: () => (laidOut ??= descendingGrid(logTime)) };
};

export const capped = (hazard: number): number => (hazard > LARGEST_HAZARD ? LARGEST_HAZARD : hazard);
export const notTooSmall = (survival: number): number => (survival < SMALLEST_SURVIVAL ? SMALLEST_SURVIVAL : survival);

/** Times of a grid that is made from another; `logTime` follows. */
type Derive = (of: Float64Array, at: number, out: Float64Array) => void;

/**
 * Grids on which curves inside curves are read.
 * divided: t / at. withPoint: the same times and `at` in its place. since: t - at, and 0 before. beyond: 0, and then at + t.
 */
export const derivedGrids = {
  divided: (of, at, out) => {
    for (let i = 0; i < out.length; i++) out[i] = (of[i] as number) / at;
  },
  withPoint: (of, at, out) => {
    let place = 0;
    while (place < of.length && (of[place] as number) < at) place++;
    out.set(of.subarray(0, place));
    out[place] = at;
    out.set(of.subarray(place), place + 1);
  },
  since: (of, at, out) => {
    for (let i = 0; i < out.length; i++) {
      const past = (of[i] as number) - at;
      out[i] = past > 0 ? past : 0;
    }
  },
  beyond: (of, at, out) => {
    out[0] = 0;
    for (let i = 0; i < of.length; i++) out[i + 1] = at + (of[i] as number);
  },
} as const satisfies Readonly<Record<string, Derive>>;
export type DerivedGrid = keyof typeof derivedGrids;

/** Points that a derived grid has beside those of the one it is made from. */
export const extraPoints: Readonly<Record<DerivedGrid, 0 | 1>> = { divided: 0, withPoint: 1, since: 0, beyond: 1 };

export const fillGrid = (type: DerivedGrid, of: Grid, at: number, out: Grid): void => {
  derivedGrids[type](of.time, at, out.time);
  for (let i = 0; i < out.time.length; i++) out.logTime[i] = log(out.time[i] as number);
};
