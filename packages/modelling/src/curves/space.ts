import { at, type Trouble } from '../run-parts.ts';
import { LARGEST_HAZARD } from '../survival/limits.ts';
import { fillGrid, type Grid } from './grid.ts';
import { isOutside, shownLimits } from './limits.ts';
import {
  fillAddedHazards,
  fillConditional,
  fillGreatestHazard,
  fillHazard,
  fillHazardRatio,
  fillJoin,
  fillLeastSurvival,
  fillMixture,
  fillMixtureCure,
  fillNonMixtureCure,
  fillOddsRatio,
  fillTowards,
  fillWaningRatio,
  meanWaning,
  placeOf,
  waningWeight,
} from './operators.ts';
import { formOf } from './parametric.ts';
import { type CurvePlan, type CurvesPlan, givesSurvival } from './plan.ts';
import { boundSurvival, fillSurvival, type Floor } from './population.ts';
import { fillPieces, fillSpline, fillTable, lifeTableHazards, risingSurvival } from './tables.ts';

/** Working memory of curves: filled anew in each draw. */
export interface CurveSpace {
  readonly grids: readonly Grid[];
  /** By grid: survival of a curve before any floor, where its formula gives that. */
  readonly own: readonly Float64Array[];
  /** By curve: cumulative hazard; survival under the floor. */
  readonly hazards: readonly Float64Array[];
  readonly survival: readonly Float64Array[];
  /** Curves whose survival under the floor is wanted. */
  readonly bounded: readonly boolean[];
}

export const makeCurveSpace = ({ grids, curves }: CurvesPlan, bounded: ReadonlySet<number>): CurveSpace => {
  const column = (grid: number): Float64Array => new Float64Array(at(grids, grid).grid.time.length);
  return {
    grids: grids.map(({ byDraw, grid }) => (byDraw ? { time: grid.time.slice(), logTime: grid.logTime.slice() } : grid)),
    own: grids.map((_, index) => column(index)),
    hazards: curves.map(({ grid }) => column(grid)),
    survival: curves.map(({ grid }, index) => (bounded.has(index) ? column(grid) : new Float64Array())),
    bounded: curves.map((_, index) => bounded.has(index)),
  };
};

export const curveTrouble = (curve: Pick<CurvePlan, 'id'>, rule: string, year: number): Trouble => ({
  code: 'run.curve',
  path: ['curves', curve.id],
  details: { rule, curve: curve.id, year },
});

/** Works a curve out into `out`: survival or cumulative hazard, as `givesSurvival` says. */
const fillForm = (space: CurveSpace, curve: CurvePlan, scalars: Float64Array, out: Float64Array): Trouble | undefined => {
  const { form } = curve;
  const grid = at(space.grids, curve.grid);
  const argument = (position: number): number => {
    const register = curve.arguments[position]?.operand.register;
    return register === undefined ? 0 : (scalars[register] as number);
  };
  const hazard = (index: number): Float64Array => at(space.hazards, index);
  const optional = (index: number | undefined): Float64Array | undefined => (index === undefined ? undefined : hazard(index));
  switch (form.type) {
    case 'parametric': {
      const { fill, gives } = formOf(form.curve, curve.isRead);
      fill(grid, out, argument(0), argument(1), argument(2), argument(3));
      for (let i = 1; i < out.length && grid.time[i] === 0; i++) out[i] = gives === 'survival' ? 1 : 0;
      return undefined;
    }
    case 'table':
      fillTable(grid, out, form);
      return undefined;
    case 'spline': {
      fillSpline(
        grid,
        out,
        form,
        curve.arguments.map((_, index) => argument(index)),
      );
      const point = risingSurvival(out);
      return point === -1 ? undefined : curveTrouble(curve, 'risingSurvival', grid.time[point] as number);
    }
    case 'pieces':
      fillPieces(
        grid,
        out,
        form.starts,
        form.starts.map((_, index) => argument(index)),
      );
      return undefined;
    case 'lifeTable':
      fillMixture(form.hazards ?? lifeTableHazards(grid, form), argument, out);
      return undefined;
    case 'ratio': {
      const { waning } = form;
      if (waning === undefined) fillHazardRatio(hazard(form.of), argument(0), out);
      else fillWaningRatio(hazard(form.of), argument(0), form.weights ?? grid.time.map((t) => waningWeight(waning, t)), out);
      return undefined;
    }
    case 'towards':
      fillTowards(hazard(form.of), hazard(form.towards), form.weights ?? meanWaning(form.waning, grid.time), out);
      return undefined;
    case 'oddsRatio':
      fillOddsRatio(hazard(form.of), argument(0), out);
      return undefined;
    case 'same':
      out.set(hazard(form.of));
      return undefined;
    case 'conditional': {
      const of = hazard(form.of);
      fillConditional(of, out);
      return (of[1] as number) < LARGEST_HAZARD ? undefined : curveTrouble(curve, 'nobodyLeft', argument(0));
    }
    case 'join': {
      const before = hazard(form.before);
      const after = hazard(form.after);
      const place = placeOf(at(space.grids, form.inner).time, argument(0));
      fillJoin(before, after, place, form.added, out);
      const ends = place + 1 >= before.length || (before[place] as number) >= LARGEST_HAZARD;
      return ends || !((after[place] as number) >= LARGEST_HAZARD) ? undefined : curveTrouble(curve, 'nobodyLeft', argument(0));
    }
    case 'mixture':
      fillMixture(form.parts.map(hazard), argument, out);
      return undefined;
    case 'addedHazards':
      fillAddedHazards(form.parts.map(hazard), out);
      return undefined;
    case 'greatestHazard':
      fillGreatestHazard(form.parts.map(hazard), out);
      return undefined;
    case 'leastSurvival':
      fillLeastSurvival(form.parts.map(hazard), out);
      return undefined;
    case 'mixtureCure':
      fillMixtureCure(hazard(form.of), argument(0), optional(form.background), out);
      return undefined;
    case 'nonMixtureCure':
      fillNonMixtureCure(hazard(form.of), argument(0), optional(form.background), out);
      return undefined;
  }
};

/** An argument that leaves its domain: then the curve does not exist. */
export const badArgument = (curve: Pick<CurvePlan, 'id' | 'arguments'>, scalars: Float64Array): Trouble | undefined => {
  for (const { name, path, operand, limits } of curve.arguments) {
    const value = scalars[operand.register] as number;
    const place = ['curves', curve.id, ...path];
    if (value !== value) return { code: 'run.notANumber', path: place, details: { expression: `${curve.id}.${name}` } };
    if (!isOutside(value, limits)) continue;
    const details = { rule: 'argument', curve: curve.id, argument: name, found: value, ...shownLimits(limits) };
    return { code: 'run.curve', path: place, details };
  }
  return undefined;
};

/** Where a curve that bounds a state is not known. */
const unknownFrom = (curve: CurvePlan, { time }: Grid, values: Float64Array): Trouble | undefined => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value) return curveTrouble(curve, 'undefined', time[i] as number);
  }
  return undefined;
};

/**
 * The curves of one draw, whose formulas have been worked out. In the first draw of a run, and in the base case, those that never
 * change are filled too (`all`).
 */
export const fillCurves = (
  space: CurveSpace,
  { grids, curves }: CurvesPlan,
  floor: Floor,
  scalars: Float64Array,
  all: boolean,
): Trouble | undefined => {
  for (let index = 0; index < curves.length; index++) {
    const curve = at(curves, index);
    if (!all && !curve.byDraw) continue;
    const bad = badArgument(curve, scalars);
    if (bad !== undefined) return bad;
  }
  for (let index = 0; index < grids.length; index++) {
    const { byDraw, from } = at(grids, index);
    if (!byDraw || from === undefined) continue;
    fillGrid(from.type, at(space.grids, from.of), scalars[from.at.register] as number, at(space.grids, index));
  }
  for (let index = 0; index < curves.length; index++) {
    const curve = at(curves, index);
    if (!all && !curve.byDraw) continue;
    const hazard = at(space.hazards, index);
    const bySurvival = givesSurvival(curve);
    const own = bySurvival ? at(space.own, curve.grid) : hazard;
    const wrong = fillForm(space, curve, scalars, own);
    if (wrong !== undefined) return wrong;
    if (bySurvival && curve.isRead) fillHazard(own, hazard);
    if (!at(space.bounded, index)) continue;
    const unknown = unknownFrom(curve, at(space.grids, curve.grid), own);
    if (unknown !== undefined) return unknown;
    if (bySurvival) boundSurvival(own, floor, at(space.survival, index));
    else fillSurvival(own, floor, at(space.survival, index));
  }
  return undefined;
};
