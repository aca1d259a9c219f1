import { latinHypercube, minimise } from '@likeverd/statistics';
import { compileModel } from '../compile.ts';
import type { CalibrationDocument } from '../format.ts';
import type { Model } from '../model.ts';
import type { ModelDefinition } from '../read.ts';
import { type Progress, runBaseCase } from '../run.ts';
import { type Path, pathText } from '../shape.ts';
import type { BaseCase, Checked, Fault, RunInputs } from '../types.ts';
import type { Range } from './bounds.ts';
import { failed, heldFreely, holding, outOfRange } from './comparison.ts';

export interface CalibrationOptions {
  /** What holds throughout, beside the parameters that are fitted. */
  readonly inputs?: RunInputs;
  /** Of the design of the starts; default 1. */
  readonly seed?: number;
  /** How many searches are made; default 5. The first begins at the document’s values, the others at a Latin hypercube’s points. */
  readonly starts?: number;
  /** Most runs of the model in each search; default 400 for each parameter. */
  readonly most?: number;
}

export interface FittedParameter {
  readonly parameter: string;
  /** Value in the document, in the parameter’s unit as all that follows. */
  readonly base: number;
  readonly value: number;
  readonly bounds: Range;
  /** The best value lies on this bound: a better one may lie beyond it. */
  readonly atBound?: keyof Range;
  /** Values of the searches that ended at the same fit. */
  readonly equallyGood: Range;
  /** False when the targets do not tell the parameter from the others: as good a fit is had at other values. */
  readonly identified: boolean;
  /**
   * From the curvature of the sum of squares at the fit, all parameters free: the square root of the diagonal of (J′J)⁻¹, J the
   * derivatives of z by central differences. Absent where the parameter is not identified or lies on a bound.
   */
  readonly standardError?: number;
}

export interface FittedTarget {
  readonly target: string;
  /** What was observed, and its standard error. */
  readonly observed: number;
  readonly se: number;
  /** What the model gives at the document’s values and at the fitted ones. */
  readonly base: number;
  readonly fitted: number;
  /** (fitted - observed) / se. */
  readonly z: number;
  /** |z| is at most 1.96: the fit is within the 95 % interval of the target. */
  readonly reached: boolean;
}

/** One search. */
export interface CalibrationStart {
  /** In the order of the document’s list, where it began and ended. */
  readonly from: readonly number[];
  readonly values: readonly number[];
  readonly objective: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

export interface Calibration {
  readonly seed: number;
  readonly parameters: readonly FittedParameter[];
  readonly targets: readonly FittedTarget[];
  /** Sum of z² over the targets, at the fitted values and at the document’s. */
  readonly objective: number;
  readonly baseObjective: number;
  /**
   * `converged`: the best search came to rest, and another ended at the same fit. `alone`: it came to rest, but no other start led there.
   * `evaluationsSpent`: it was still moving when its runs were spent.
   */
  readonly convergence: 'converged' | 'alone' | 'evaluationsSpent';
  /** Every target is reached. */
  readonly reached: boolean;
  /** Runs of the model in all searches, and those of them that could not be run or gave no number: they count as no fit at all. */
  readonly evaluations: number;
  readonly failedRuns: number;
  /** The best first. */
  readonly starts: readonly CalibrationStart[];
}

type StateShares = BaseCase['traces'][number]['states'][number];
type TargetDocument = CalibrationDocument['targets'][number];

/** Quantile 0.975 of the normal. */
const WITHIN = 1.96;
/** Largest difference in the sum of squares between searches that ended at the same fit, for each whole of 1 + the sum. */
const SAME_FIT = 1e-3;
/** Largest distance between values that count as the same, and from a bound, as a share of the bounds’ distance. */
const SAME_VALUE = 1e-2;
const ON_BOUND = 1e-6;
/** Half the distance of the central differences, as a share of the bounds’ distance. */
const STEP = 1e-4;
/** A column of derivatives of which the others leave less than this share cannot be told from them; differences are good to about 1e-8. */
const INDEPENDENT = 1e-4;
/** How fine each search is, in shares of the bounds’ distance and in z²; and the last, from where the best ended. */
const SEARCH = { tolerance: 1e-5, gain: 1e-4 };
const POLISH = { tolerance: 1e-8, gain: 1e-9, edge: 1e-3 };
/** Runs of the model between two reports of progress. */
const TELL_EVERY = 20;

/** What the model says of one target. */
const outcomeOf = ({ traces, strategies }: BaseCase, target: TargetDocument, cyclesPerYear: number): number => {
  if (target.type === 'occupancy' || target.type === 'survival') {
    const states = traces.find(({ strategy }) => strategy === target.strategy)?.states ?? [];
    const at = Math.round(target.year * cyclesPerYear);
    const share = (column: StateShares | undefined): number => column?.occupancy[at] ?? Number.NaN;
    return target.type === 'occupancy' ? share(states.find(({ state }) => state === target.state)) : 1 - share(states.at(-1));
  }
  const total = strategies.find(({ strategy }) => strategy === target.strategy)?.[target.type];
  return (target.discounted === true ? total?.discounted : total?.undiscounted) ?? Number.NaN;
};

const calibrationOf = ({ document }: Model): CalibrationDocument | undefined =>
  'calibration' in document ? document.calibration : undefined;

/** Times that the model does not have. */
const timeFaults = (definition: ModelDefinition, model: Model, targets: CalibrationDocument['targets']): readonly Fault[] => {
  const { document } = model;
  if (document.kind === 'decisionTree') return [];
  const { cyclesPerYear, horizon } = document.time;
  return targets.flatMap((target, index): readonly Fault[] => {
    if (target.type !== 'occupancy' && target.type !== 'survival') return [];
    const path: Path = ['calibration', 'targets', index, 'year'];
    const place = { path: pathText(path), ...definition.locate(path) };
    const { year } = target;
    if (year > horizon) return [{ code: 'field.range', ...place, details: { found: year, minimum: 0, maximum: horizon } }];
    const cycle = year * cyclesPerYear;
    if (Math.abs(cycle - Math.round(cycle)) <= 1e-6) return [];
    return [{ code: 'field.type', ...place, details: { expected: 'wholeCycles', found: year } }];
  });
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, index) => sum + x * (b[index] ?? Number.NaN), 0);
const length = (a: readonly number[]): number => Math.sqrt(dot(a, a));
const without = (a: readonly number[], unit: readonly number[]): readonly number[] => {
  const share = dot(a, unit);
  return a.map((x, index) => x - share * (unit[index] ?? Number.NaN));
};

/**
 * The length of what the others leave of each column, `undefined` where that is nothing: 1 / it is the standard error of the column’s
 * coefficient. By Gram-Schmidt, twice over.
 */
const ownLengths = (columns: readonly (readonly number[])[]): readonly (number | undefined)[] =>
  columns.map((column, own) => {
    const basis: (readonly number[])[] = [];
    const rest = (of: readonly number[]): readonly number[] => {
      const once = basis.reduce(without, of);
      return basis.reduce(without, once);
    };
    columns.forEach((other, index) => {
      if (index === own) return;
      const left = rest(other);
      const size = length(left);
      if (size > INDEPENDENT * length(other)) basis.push(left.map((x) => x / size));
    });
    const left = length(rest(column));
    return left > INDEPENDENT * length(column) ? left : undefined;
  });

/**
 * Fits the parameters that the document’s `calibration` names, within their bounds, to its targets: the least sum of ((model - target) /
 * se)², which is the greatest normal likelihood of the targets. Source: Vanni, Karnon, Madan et al. (2011), Calibrating models in economic
 * evaluation: a seven-step approach, PharmacoEconomics 29:35-49. By Nelder and Mead’s simplex from several starts; the same seed gives
 * the same bits. A target that cannot be reached, searches that disagree, and parameters that the targets do not tell apart are said so
 * in the result; values at which the model cannot be run count as no fit, and are faults only where no start could be run.
 * `onProgress` hears how many searches are done, with the begun one as a share.
 */
export const calibrate = (
  given: ModelDefinition,
  { inputs = {}, seed = 1, starts = 5, most }: CalibrationOptions = {},
  onProgress?: Progress,
): Checked<Calibration> => {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) return outOfRange('seed', seed, { minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
  if (!(Number.isInteger(starts) && starts >= 1 && starts <= 1000))
    return outOfRange('starts', starts, { minimum: 1, maximum: 1000 });
  const definition = heldFreely(given);
  const compiled = compileModel(definition, inputs);
  if (!compiled.ok) return compiled;
  const { model } = compiled.value;
  const { document } = model;
  const calibration = calibrationOf(model);
  if (calibration === undefined || document.kind === 'decisionTree')
    return failed({ code: 'calibration.missing', path: 'calibration', details: {} });
  const { targets, parameters } = calibration;
  const wrong = timeFaults(definition, model, targets);
  if (wrong.length > 0) return { ok: false, faults: wrong };
  const atBase = runBaseCase(compiled.value);
  if (!atBase.ok) return atBase;

  const valuesAt = (point: readonly number[]): readonly number[] =>
    parameters.map(({ minimum, maximum }, index) => minimum + (maximum - minimum) * (point[index] ?? Number.NaN));
  const outcomesOf = (run: BaseCase): readonly number[] =>
    targets.map((target) => outcomeOf(run, target, document.time.cyclesPerYear));
  let evaluations = 0;
  let failedRuns = 0;
  let firstFaults: readonly Fault[] = [];
  const outcomesAt = (point: readonly number[]): readonly number[] => {
    evaluations++;
    const values = Object.fromEntries(valuesAt(point).map((value, index) => [parameters[index]?.parameter ?? '', value]));
    const ready = compileModel(definition, holding(inputs, values));
    const run = ready.ok ? runBaseCase(ready.value) : ready;
    if (run.ok) return outcomesOf(run.value);
    failedRuns++;
    if (firstFaults.length === 0) firstFaults = run.faults;
    return targets.map(() => Number.NaN);
  };
  const zOf = (outcomes: readonly number[]): readonly number[] =>
    targets.map(({ value, se }, index) => ((outcomes[index] ?? Number.NaN) - value) / se);
  const objectiveOf = (outcomes: readonly number[]): number => zOf(outcomes).reduce((sum, z) => sum + z * z, 0);

  const baseValues = parameters.map(({ parameter }) => model.baseValues.get(parameter) ?? Number.NaN);
  const basePoint = parameters.map(({ minimum, maximum }, index) =>
    Math.min(1, Math.max(0, ((baseValues[index] ?? Number.NaN) - minimum) / (maximum - minimum))),
  );
  const design = [basePoint, ...latinHypercube(seed, 'calibration', starts - 1, parameters.length)];
  const searches: (CalibrationStart & { readonly point: readonly number[] })[] = [];
  const limit = most ?? 400 * parameters.length;
  for (const [index, from] of design.entries()) {
    let done = 0;
    let stopped = false;
    const objective = (point: readonly number[]): number => {
      if (!stopped && done % TELL_EVERY === 0) stopped = onProgress?.(index + Math.min(1, done / limit), starts) === false;
      done++;
      return stopped ? Number.POSITIVE_INFINITY : objectiveOf(outcomesAt(point));
    };
    const { point, value, converged, evaluations: made } = minimise(objective, from, { ...SEARCH, most: limit });
    if (stopped) return failed({ code: 'run.cancelled', path: '', details: { done: index, total: starts } });
    searches.push({ from: valuesAt(from), values: valuesAt(point), objective: value, evaluations: made, converged, point });
  }
  onProgress?.(starts, starts);

  const [first, ...others] = searches.toSorted((a, b) => a.objective - b.objective);
  if (first === undefined || first.objective === Number.POSITIVE_INFINITY) return { ok: false, faults: firstFaults };
  const polished = minimise((point) => objectiveOf(outcomesAt(point)), first.point, { ...POLISH, most: limit });
  const best = {
    ...first,
    point: polished.point,
    values: valuesAt(polished.point),
    objective: polished.value,
    evaluations: first.evaluations + polished.evaluations,
    converged: first.converged && polished.converged,
  };
  const ranked = [best, ...others];
  const runs = { evaluations, failedRuns };
  const outcomes = outcomesAt(best.point);
  const z = zOf(outcomes);
  const same = ranked.filter(({ objective }) => objective - best.objective <= SAME_FIT * (1 + best.objective));
  const onBound = best.point.map((x) => x <= ON_BOUND || x >= 1 - ON_BOUND);
  /** Derivatives of z by each parameter that is free to move, over the width of its bounds. */
  const columns = best.point.flatMap((x, axis): readonly (readonly number[])[] => {
    if (onBound[axis] === true) return [];
    const step = Math.min(STEP, x / 2, (1 - x) / 2);
    const side = (sign: number): readonly number[] =>
      zOf(outcomesAt(best.point.map((each, index) => (index === axis ? each + sign * step : each))));
    const [up, down] = [side(1), side(-1)];
    return [up.map((value, index) => (value - (down[index] ?? Number.NaN)) / (2 * step))];
  });
  const lengths = [...ownLengths(columns)];
  const baseOutcomes = outcomesOf(atBase.value);

  const fitted = parameters.map(({ parameter, minimum, maximum }, index): FittedParameter => {
    const x = best.point[index] ?? Number.NaN;
    const own = onBound[index] === true ? undefined : lengths.shift();
    const values = same.map((search) => search.values[index] ?? Number.NaN);
    const equallyGood = { low: Math.min(...values), high: Math.max(...values) };
    const together = equallyGood.high - equallyGood.low <= SAME_VALUE * (maximum - minimum);
    const identified = together && (onBound[index] === true || own !== undefined);
    return {
      parameter,
      base: baseValues[index] ?? Number.NaN,
      value: best.values[index] ?? Number.NaN,
      bounds: { low: minimum, high: maximum },
      ...(onBound[index] === true ? { atBound: x < 0.5 ? 'low' : 'high' } : {}),
      equallyGood,
      identified,
      ...(identified && own !== undefined ? { standardError: (maximum - minimum) / own } : {}),
    };
  });
  const reached = z.map((each) => Math.abs(each) <= WITHIN);
  return {
    ok: true,
    value: {
      seed,
      parameters: fitted,
      targets: targets.map(({ id, value, se }, index) => ({
        target: id,
        observed: value,
        se,
        base: baseOutcomes[index] ?? Number.NaN,
        fitted: outcomes[index] ?? Number.NaN,
        z: z[index] ?? Number.NaN,
        reached: reached[index] === true,
      })),
      objective: best.objective,
      baseObjective: objectiveOf(baseOutcomes),
      convergence: !best.converged ? 'evaluationsSpent' : same.length > 1 || starts === 1 ? 'converged' : 'alone',
      reached: reached.every(Boolean),
      ...runs,
      starts: ranked.map(({ point: _point, ...start }) => start),
    },
  };
};
