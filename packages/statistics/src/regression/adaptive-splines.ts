import { quantileSorted } from '../summaries.ts';
import type { SmoothingBasis } from './penalised-regression.ts';

/** A factor of a term: max(0, ±(x − knot)), or x itself. */
export interface HingeFactor {
  readonly covariate: number;
  readonly knot: number;
  readonly side: 'above' | 'below' | 'line';
}

/** A product of factors, each of another covariate; none: the constant. */
export type AdaptiveTerm = readonly HingeFactor[];

/** Terms that were found, and how many parameters their choice is worth in generalised cross-validation. */
export interface AdaptiveSplines {
  readonly terms: readonly AdaptiveTerm[];
  /** Terms plus what each choice of a knot or a line costs (Friedman 1991, equation 32). */
  readonly effectiveParameters: number;
}

export interface AdaptiveOptions {
  /** Terms of the forward pass, the constant among them; default 41. */
  readonly mostTerms?: number;
  /** Covariates in a product; default 2. */
  readonly mostFactors?: number;
  /** Parameters that the choice of a knot or a line counts for; default 3 (Friedman 1991, section 3.6). */
  readonly choicePenalty?: number;
}

/** Knots tried along each covariate: its twentieths. */
const KNOTS = 19;
/** A direction shorter than this share of what it was before those in the model were taken out of it is one of theirs. */
const DEPENDENT = 1e-7;
/** The forward pass ends where a step takes less than this share of the squares that are left, or where only rounding is left of them. */
const LEAST_STEP = 1e-4;
const ROUNDING = 1e-12;

/** A covariate with its knots, and in which interval between them each observation lies. */
interface Axis {
  readonly values: Float64Array;
  readonly knots: Float64Array;
  readonly interval: Uint8Array;
}

const axisOf = (values: Float64Array): Axis => {
  const sorted = Float64Array.from(values).sort();
  const all = Float64Array.from({ length: KNOTS }, (_, k) => quantileSorted(sorted, (k + 1) / (KNOTS + 1)));
  const last = sorted[sorted.length - 1] ?? 0;
  const first = sorted[0] ?? 0;
  const knots = all.filter((knot, k) => knot > first && knot < last && (k === 0 || knot > (all[k - 1] as number)));
  const interval = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let place = 0;
    while (place < knots.length && (values[i] as number) >= (knots[place] as number)) place++;
    interval[i] = place;
  }
  return { values, knots, interval };
};

const factorValue = ({ knot, side }: HingeFactor, x: number): number =>
  side === 'line' ? x : side === 'above' ? Math.max(0, x - knot) : Math.max(0, knot - x);

/** Values of a term at every observation. */
const termValues = (term: AdaptiveTerm, covariates: readonly Float64Array[], observations: number): Float64Array => {
  const values = new Float64Array(observations).fill(1);
  for (const factor of term) {
    const column = covariates[factor.covariate] as Float64Array;
    for (let i = 0; i < observations; i++) values[i] = (values[i] as number) * factorValue(factor, column[i] as number);
  }
  return values;
};

/** Inner products of some column with (parent × covariate) and with (parent × hinge above each knot). */
interface Products {
  line: number;
  readonly hinges: Float64Array;
}

/**
 * What could be added to one parent along one covariate: the line parent × x and a hinge parent × max(0, x − knot). The mirrored hinge
 * is a combination of the two and the parent. Lengths and inner products are of what is left when the model is taken out.
 */
interface Candidate {
  readonly parent: number;
  readonly covariate: number;
  /** Parent’s values and what is left of each response, as inner products. */
  lineSquared: number;
  readonly wholeLine: number;
  readonly lineTimes: Float64Array;
  readonly hingeSquared: Float64Array;
  readonly wholeHinge: Float64Array;
  readonly lineHinge: Float64Array;
  /** Response by response, one entry a knot. */
  readonly hingeTimes: readonly Float64Array[];
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
};

/** Inner products with every hinge at once: sums of the weights and of weight × x between the knots, added up from the last interval. */
const along = (weights: Float64Array, { values, knots, interval }: Axis, by?: Float64Array): Products => {
  const plain = new Float64Array(knots.length + 1);
  const times = new Float64Array(knots.length + 1);
  for (let i = 0; i < weights.length; i++) {
    const weight = by === undefined ? (weights[i] as number) : (weights[i] as number) * (by[i] as number);
    const place = interval[i] as number;
    plain[place] = (plain[place] as number) + weight;
    times[place] = (times[place] as number) + weight * (values[i] as number);
  }
  const hinges = new Float64Array(knots.length);
  let [above, aboveTimes] = [0, 0];
  for (let k = knots.length - 1; k >= 0; k--) {
    above += plain[k + 1] as number;
    aboveTimes += times[k + 1] as number;
    hinges[k] = aboveTimes - (knots[k] as number) * above;
  }
  return { line: aboveTimes + (times[0] as number), hinges };
};

/** A model while it grows: orthonormal columns that span its terms, and what they leave of each response. */
interface Growing {
  readonly terms: AdaptiveTerm[];
  readonly columns: Float64Array[];
  readonly span: Float64Array[];
  readonly left: Float64Array[];
}

/** Makes a column orthogonal to the model and of length 1 and takes it out of the responses; undefined where nothing is left of it. */
const orthonormal = (column: Float64Array, { span, left }: Growing): Float64Array | undefined => {
  const rest = Float64Array.from(column);
  const before = Math.sqrt(dot(rest, rest));
  for (let twice = 0; twice < 2; twice++) {
    for (const direction of span) {
      const inner = dot(rest, direction);
      for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - inner * (direction[i] as number);
    }
  }
  const length = Math.sqrt(dot(rest, rest));
  if (!(length > DEPENDENT * before)) return undefined;
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) / length;
  for (const response of left) {
    const inner = dot(response, rest);
    for (let i = 0; i < rest.length; i++) response[i] = (response[i] as number) - inner * (rest[i] as number);
  }
  span.push(rest);
  return rest;
};

const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value * (b[i] as number));

/** Takes one more direction of the model out of a candidate. */
const takeOut = (
  candidate: Candidate,
  direction: Float64Array,
  parent: Float64Array,
  axis: Axis,
  inners: readonly number[],
): void => {
  const { line, hinges } = along(direction, axis, parent);
  candidate.lineSquared -= line * line;
  const { lineTimes, hingeSquared, lineHinge, hingeTimes } = candidate;
  inners.forEach((inner, response) => {
    lineTimes[response] = (lineTimes[response] as number) - inner * line;
  });
  for (let k = 0; k < hinges.length; k++) {
    const hinge = hinges[k] as number;
    hingeSquared[k] = (hingeSquared[k] as number) - hinge * hinge;
    lineHinge[k] = (lineHinge[k] as number) - hinge * line;
    hingeTimes.forEach((times, response) => {
      times[k] = (times[k] as number) - (inners[response] as number) * hinge;
    });
  }
};

/** A candidate as it stands against the model so far. */
const candidateOf = (parent: number, covariate: number, growing: Growing, axis: Axis): Candidate => {
  const values = growing.columns[parent] as Float64Array;
  const squares = along(product(values, values), axis, axis.values);
  const { knots } = axis;
  const weights = along(product(values, values), axis);
  // Σ b² (x − t)₊² = Σ b² x (x − t)₊ − t Σ b² (x − t)₊
  const hingeSquared = squares.hinges.map((crossed, k) => crossed - (knots[k] as number) * (weights.hinges[k] as number));
  const times = growing.left.map((response) => along(response, axis, values));
  const candidate: Candidate = {
    parent,
    covariate,
    lineSquared: squares.line,
    wholeLine: squares.line,
    lineTimes: Float64Array.from(times, ({ line }) => line),
    hingeSquared,
    wholeHinge: Float64Array.from(hingeSquared),
    lineHinge: squares.hinges,
    hingeTimes: times.map(({ hinges }) => hinges),
  };
  const none = growing.left.map(() => 0);
  for (const direction of growing.span) takeOut(candidate, direction, values, axis, none);
  return candidate;
};

/** What a candidate would take from the squares that are left: by its line alone, and with its best knot. */
const gainOf = (candidate: Candidate): { readonly line: number; readonly both: number; readonly knot: number } => {
  const { lineSquared, wholeLine, lineTimes, hingeSquared, wholeHinge, lineHinge, hingeTimes } = candidate;
  const hasLine = lineSquared > DEPENDENT * wholeLine;
  const line = hasLine ? lineTimes.reduce((sum, times) => sum + times * times, 0) / lineSquared : 0;
  let [both, knot] = [line, -1];
  for (let k = 0; k < hingeSquared.length; k++) {
    const share = hasLine ? (lineHinge[k] as number) / lineSquared : 0;
    const squared = (hingeSquared[k] as number) - share * (lineHinge[k] as number);
    if (!(squared > DEPENDENT * (wholeHinge[k] as number))) continue;
    let gain = line;
    for (let response = 0; response < hingeTimes.length; response++) {
      const times = ((hingeTimes[response] as Float64Array)[k] as number) - share * (lineTimes[response] as number);
      gain += (times * times) / squared;
    }
    if (gain > both) [both, knot] = [gain, k];
  }
  return { line, both, knot };
};

/** Terms one after another, each the best that there is: lines and hinges along every covariate of every term so far. */
const grow = (
  covariates: readonly Float64Array[],
  responses: readonly Float64Array[],
  { mostTerms = 41, mostFactors = 2, choicePenalty = 3 }: AdaptiveOptions,
): Growing => {
  const observations = covariates[0]?.length ?? 0;
  const axes = covariates.map(axisOf);
  const growing: Growing = {
    terms: [[]],
    columns: [new Float64Array(observations).fill(1)],
    span: [],
    left: responses.map((response) => Float64Array.from(response)),
  };
  orthonormal(growing.columns[0] as Float64Array, growing);
  let candidates = covariates.map((_, covariate) => candidateOf(0, covariate, growing, axes[covariate] as Axis));
  const squaresLeft = (): number => growing.left.reduce((sum, response) => sum + dot(response, response), 0);
  const whole = responses.reduce((sum, response) => sum + dot(response, response), 0);
  while (growing.terms.length < mostTerms) {
    const rest = squaresLeft();
    if (!(rest > ROUNDING * whole)) break;
    let best: { readonly candidate: Candidate; readonly line: number; readonly both: number; readonly knot: number } | undefined;
    for (const candidate of candidates) {
      const gain = gainOf(candidate);
      if (best === undefined || gain.both > best.both) best = { candidate, ...gain };
    }
    if (best === undefined || !(best.both > LEAST_STEP * rest)) break;
    const { parent, covariate } = best.candidate;
    const base = growing.terms[parent] as AdaptiveTerm;
    const axis = axes[covariate] as Axis;
    const hasLine = best.candidate.lineSquared > DEPENDENT * best.candidate.wholeLine;
    // a knot has to earn what its choice costs
    const bent = best.knot >= 0 && (best.both - best.line) * observations > (1 + choicePenalty) * (rest - best.both);
    const knot = axis.knots[Math.max(0, best.knot)] ?? 0;
    const sides: readonly HingeFactor['side'][] = bent ? (hasLine ? ['above', 'below'] : ['above']) : hasLine ? ['line'] : [];
    const before = growing.span.length;
    const inners: (readonly number[])[] = [];
    const added: number[] = [];
    for (const side of sides) {
      const term = [...base, { covariate, knot: side === 'line' ? 0 : knot, side }];
      const column = termValues(term, covariates, observations);
      const untouched = growing.left.map((response) => Float64Array.from(response));
      const direction = orthonormal(column, growing);
      if (direction === undefined) continue;
      inners.push(untouched.map((response) => dot(response, direction)));
      added.push(growing.terms.length);
      growing.terms.push(term);
      growing.columns.push(column);
    }
    if (added.length === 0) break;
    for (const candidate of candidates) {
      const values = growing.columns[candidate.parent] as Float64Array;
      inners.forEach((inner, index) =>
        takeOut(candidate, growing.span[before + index] as Float64Array, values, axes[candidate.covariate] as Axis, inner),
      );
    }
    const fresh = added.flatMap((parentOf) => {
      const term = growing.terms[parentOf] as AdaptiveTerm;
      if (term.length >= mostFactors) return [];
      return covariates.flatMap((_, other) =>
        term.some((factor) => factor.covariate === other) ? [] : [candidateOf(parentOf, other, growing, axes[other] as Axis)],
      );
    });
    candidates = [...candidates, ...fresh];
  }
  return growing;
};

/** Inverse of a symmetric positive definite matrix by rows, in place: Gauss-Jordan without exchanging rows. */
const inverted = (matrix: Float64Array, size: number): Float64Array => {
  for (let k = 0; k < size; k++) {
    const pivot = 1 / (matrix[k * size + k] as number);
    for (let j = 0; j < size; j++) matrix[k * size + j] = (matrix[k * size + j] as number) * (j === k ? 0 : pivot);
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = matrix[i * size + k] as number;
      matrix[i * size + k] = 0;
      for (let j = 0; j < size; j++)
        matrix[i * size + j] = (matrix[i * size + j] as number) - factor * (matrix[k * size + j] as number);
      matrix[i * size + k] = -factor * pivot;
    }
    matrix[k * size + k] = pivot;
  }
  return matrix;
};

/** How many choices were made: of a knot, or of a line, each in a parent of its own. */
const choicesIn = (terms: readonly AdaptiveTerm[]): number => {
  const written = (term: AdaptiveTerm): string => term.map(({ covariate, knot, side }) => `${covariate} ${knot} ${side}`).join();
  return new Set(
    terms.flatMap((term) => {
      const last = term.at(-1);
      return last === undefined
        ? []
        : [`${written(term.slice(0, -1))}:${last.covariate} ${last.side === 'line' ? 'line' : last.knot}`];
    }),
  ).size;
};

/** Terms put away one by one, each the one that is missed least; what is kept is where generalised cross-validation is least. */
const prune = ({ terms, columns, left }: Growing, responses: readonly Float64Array[], choicePenalty: number): AdaptiveSplines => {
  const observations = columns[0]?.length ?? 0;
  const size = terms.length;
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      gram[a * size + b] = dot(columns[a] as Float64Array, columns[b] as Float64Array);
      gram[b * size + a] = gram[a * size + b] as number;
    }
  }
  const inverse = inverted(gram, size);
  const coefficients = responses.map((response) => {
    const crossed = columns.map((column) => dot(column, response));
    return Float64Array.from({ length: size }, (_, row) =>
      crossed.reduce((sum, value, k) => sum + value * (inverse[row * size + k] as number), 0),
    );
  });
  const costOf = (kept: readonly number[]): number => {
    const there = kept.map((index) => terms[index] as AdaptiveTerm);
    return there.length + choicePenalty * choicesIn(there);
  };
  let kept = terms.map((_, index) => index);
  let squares = left.reduce((sum, response) => sum + dot(response, response), 0);
  const criterion = (): number => {
    const free = observations - costOf(kept);
    return free > 0 ? squares / (free * free) : Number.POSITIVE_INFINITY;
  };
  let best = { kept, criterion: criterion() };
  while (kept.length > 1) {
    let [least, missed] = [Number.POSITIVE_INFINITY, -1];
    for (const index of kept) {
      if (index === 0) continue;
      const own = inverse[index * size + index] as number;
      const more = coefficients.reduce((sum, column) => sum + (column[index] as number) ** 2, 0) / own;
      if (more < least) [least, missed] = [more, index];
    }
    if (missed < 0) break;
    const own = inverse[missed * size + missed] as number;
    kept = kept.filter((index) => index !== missed);
    squares += least;
    for (const column of coefficients) {
      const gone = (column[missed] as number) / own;
      for (const index of kept) column[index] = (column[index] as number) - (inverse[index * size + missed] as number) * gone;
    }
    const row = inverse.slice(missed * size, (missed + 1) * size);
    for (const a of kept) {
      for (const b of kept) {
        inverse[a * size + b] = (inverse[a * size + b] as number) - ((row[a] as number) * (row[b] as number)) / own;
      }
    }
    const now = criterion();
    if (now <= best.criterion) best = { kept, criterion: now };
  }
  return { terms: best.kept.map((index) => terms[index] as AdaptiveTerm), effectiveParameters: costOf(best.kept) };
};

/**
 * Multivariate adaptive regression splines: terms that are products of hinges max(0, ±(x − knot)), found greedily and pruned by generalised
 * cross-validation, the same for all responses, which should be of the same spread. Covariates should be standardised. Deterministic.
 * Source: Friedman 1991, Annals of Statistics 19:1-67, algorithms 2 and 3; knots at twentieths instead of at every observation.
 */
export const adaptiveSplines = (
  covariates: readonly Float64Array[],
  responses: readonly Float64Array[],
  options: AdaptiveOptions = {},
): AdaptiveSplines => prune(grow(covariates, responses, options), responses, options.choicePenalty ?? 3);

/** The terms as a basis without roughness: fitted by least squares. */
export const adaptiveBasis = (terms: readonly AdaptiveTerm[], covariates: readonly Float64Array[]): SmoothingBasis => {
  const observations = covariates[0]?.length ?? 0;
  const functions = terms.length;
  const values = new Float64Array(observations * functions);
  terms.forEach((term, k) => {
    const column = termValues(term, covariates, observations);
    for (let i = 0; i < observations; i++) values[i * functions + k] = column[i] as number;
  });
  return { observations, functions, values, penalty: new Float64Array(functions * functions) };
};
