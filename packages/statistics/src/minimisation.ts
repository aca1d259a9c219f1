import { drawUniform, randomStream } from './random.ts';

/** Where a search for the least value ended. */
export interface Minimum {
  /** Within [0, 1] each. */
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when the evaluations were spent before the simplex had shrunk, or `f` was nowhere finite. */
  readonly converged: boolean;
}

export interface MinimisationOptions {
  /** Largest distance, in each coordinate, between the corners of the last simplex. Default 1e-8. */
  readonly tolerance?: number;
  /** Length of the first edges. Default 0.1. */
  readonly edge?: number;
  /** What a new simplex must gain, for each whole of 1 + |value|, to be worth another. Default 1e-9. */
  readonly gain?: number;
  /** Most evaluations. Default 400 for each dimension. */
  readonly most?: number;
}

/** The line folded onto [0, 1] by reflection at both ends; itself within them. */
const folded = (x: number): number => Math.abs(x - 2 * Math.round(x / 2));

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_RESTARTS = 10;

/**
 * The least value of `f` on the unit cube near `start`, by the simplex of Nelder & Mead (1965), A simplex method for function
 * minimization, Computer Journal 7:308-313, with their coefficients 1, 2, 1/2 and 1/2. The cube is kept by reflection at its faces.
 * A simplex that has shrunk is replaced by a new one there, until that gains no more: a simplex may collapse where there is no minimum.
 * Values of `f` that are not finite count as larger than any other.
 */
export const minimise = (
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { tolerance = 1e-8, edge: firstEdge = 0.1, gain = 1e-9, most = 400 * start.length }: MinimisationOptions = {},
): Minimum => {
  let evaluations = 0;
  const corner = (at: readonly number[]): Corner => {
    evaluations++;
    const value = f(at.map(folded));
    return { at, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY };
  };
  const search = (first: Corner, edge: number): Corner & { readonly shrunk: boolean } => {
    let corners: readonly Corner[] = [
      first,
      ...first.at.map((_, moved) => corner(first.at.map((x, axis) => (axis === moved ? x + (folded(x) > 0.5 ? -edge : edge) : x)))),
    ];
    for (;;) {
      corners = corners.toSorted((a, b) => a.value - b.value);
      const [best = first] = corners;
      const worst = corners.at(-1) ?? best;
      const second = corners.at(-2) ?? best;
      const shrunk = corners.every(({ at }) => at.every((x, axis) => Math.abs(x - (best.at[axis] ?? Number.NaN)) <= tolerance));
      if (shrunk || evaluations >= most) return { at: best.at.map(folded), value: best.value, shrunk };
      const others = corners.slice(0, -1);
      const centre = first.at.map((_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? Number.NaN), 0) / others.length);
      const along = (factor: number): Corner => corner(centre.map((x, axis) => x + factor * ((worst.at[axis] ?? Number.NaN) - x)));
      const reflected = along(-1);
      if (reflected.value < best.value) {
        const expanded = along(-2);
        corners = [...others, expanded.value < reflected.value ? expanded : reflected];
      } else if (reflected.value < second.value) corners = [...others, reflected];
      else {
        const outside = reflected.value < worst.value;
        const contracted = along(outside ? -0.5 : 0.5);
        if (contracted.value < (outside ? reflected.value : worst.value)) corners = [...others, contracted];
        else
          corners = [
            best,
            ...corners.slice(1).map(({ at }) => corner(at.map((x, axis) => ((best.at[axis] ?? Number.NaN) + x) / 2))),
          ];
      }
    }
  };
  let best = search(corner(start), firstEdge);
  let settled = false;
  for (let restart = 1; restart <= MOST_RESTARTS && !settled && best.shrunk && evaluations < most; restart++) {
    const next = search(best, firstEdge / 2 ** restart);
    settled = next.shrunk && !(best.value - next.value > gain * (1 + Math.abs(best.value)));
    if (next.value < best.value) best = next;
  }
  return { point: best.at, value: best.value, evaluations, converged: settled && best.value < Number.POSITIVE_INFINITY };
};

/**
 * `count` points in the unit cube of which each coordinate falls once in each of `count` equal parts. Source: McKay, Beckman & Conover
 * (1979), A comparison of three methods for selecting values of input variables, Technometrics 21:239-245. The order of the parts and the
 * place within them are those of the stream `name` under `seed`.
 */
export const latinHypercube = (seed: number, name: string, count: number, dimensions: number): readonly (readonly number[])[] => {
  const stream = randomStream(seed, name);
  const axes = Array.from({ length: dimensions }, (_, axis) =>
    Array.from({ length: count }, (__, part) => ({ part, key: drawUniform(stream, part, 2 * axis) }))
      .toSorted((a, b) => a.key - b.key || a.part - b.part)
      .map(({ part }, point) => (part + drawUniform(stream, point, 2 * axis + 1)) / count),
  );
  return Array.from({ length: count }, (_, point) => axes.map((axis) => axis[point] ?? Number.NaN));
};
