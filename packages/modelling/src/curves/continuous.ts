import {
  exp,
  expm1,
  findRoot,
  gamma,
  generalisedF,
  generalisedGamma,
  gompertz,
  leastSplineSlope,
  lifeTablePieces,
  log,
  log1p,
  logLogistic,
  logNormal,
  mixtureCureHazard,
  nonMixtureCureHazard,
  normalQuantile,
  piecewiseExponential,
  roystonParmar,
  stepTable,
  weibull,
  weibullPH,
} from '@likeverd/statistics';
import type { CurveDocument, CurveOf } from './format.ts';
import { lifeTableOf, unitsPerYear } from './tables.ts';

/**
 * A survival curve at any time, as its cumulative hazard H(t) in years, and the time at which that comes to a value: a random time is
 * `inverse(E)` with E standard exponential, and `inverse(H(u) + E)` for those who have come to u.
 */
export interface CumulativeHazard {
  readonly at: (t: number) => number;
  /** The first t with H(t) >= h; Infinity when that is later than `limit` or never. Exact forms may give a t beyond the limit. */
  readonly inverse: (h: number, limit: number) => number;
}

/** How near a time found by search is, in years, on top of four units in its last place. */
const TOLERANCE = 1e-14;

/** Gompertz shapes smaller than this are 0: their quotients would underflow. */
const NO_SHAPE = 1e-100;

/** A curve whose inverse has no closed form: Brent's search between 0 and the limit. */
const searched = (at: CumulativeHazard['at']): CumulativeHazard => ({
  at,
  inverse: (h, limit) => {
    if (at(limit) < h) return Number.POSITIVE_INFINITY;
    const root = findRoot((t) => at(t) - h, 0, limit, { tolerance: TOLERANCE });
    return root.status === 'root' ? root.x : Number.NaN;
  },
});

/** Hazards rates[i] from starts[i] on, which may be infinite. */
export const piecesHazard = (starts: readonly number[], rates: readonly number[]): CumulativeHazard => {
  const { cumulativeHazard } = piecewiseExponential({ starts, rates });
  const before = starts.map(cumulativeHazard);
  return {
    at: cumulativeHazard,
    inverse: (h) => {
      let i = 0;
      while (i + 1 < starts.length && (before[i + 1] as number) < h) i++;
      const rest = h - (before[i] as number);
      return rest > 0 ? (starts[i] as number) + rest / (rates[i] as number) : (starts[i] as number);
    },
  };
};

/** ln(e^h - 1). */
const logOdds = (h: number): number => (h < 1 ? log(expm1(h)) : h + log1p(-exp(-h)));

const oddsHazard = (ratio: number, h: number): number => (h < 1 ? log1p(ratio * expm1(h)) : h + log(ratio + (1 - ratio) * exp(-h)));

const tableHazard = ({ times, survival, between, timeUnit }: CurveOf<'table'>, cyclesPerYear: number): CumulativeHazard => {
  const perYear = unitsPerYear(timeUnit, cyclesPerYear);
  const inYears = times.map((time) => time / perYear);
  const rows = [{ time: 0, alive: 1 }, ...inYears.map((time, index) => ({ time, alive: survival[index] ?? Number.NaN }))];
  return {
    at: stepTable({ times: inYears, survival, between }).cumulativeHazard,
    inverse: (h) => {
      const alive = exp(-h);
      const next = rows.findIndex((row) => row.alive <= alive);
      const [start, end] = [rows[next - 1], rows[next]];
      if (end === undefined) return Number.POSITIVE_INFINITY;
      if (start === undefined) return 0;
      const share =
        between === 'straight'
          ? (start.alive - alive) / (start.alive - end.alive)
          : log(start.alive / alive) / log(start.alive / end.alive);
      return start.time + share * (end.time - start.time);
    },
  };
};

/** Cumulative hazard of groups, from the least of theirs, so that the tail keeps its digits. */
const mixtureHazard = (groups: readonly CumulativeHazard[], shares: readonly number[]): CumulativeHazard['at'] => {
  return (t) => {
    const hazards = groups.map(({ at }) => at(t));
    const least = Math.min(...hazards.filter((_, group) => shares[group] !== 0));
    if (least === Number.POSITIVE_INFINITY) return least;
    return least - log1p(hazards.reduce((sum, hazard, group) => sum + (shares[group] as number) * expm1(least - hazard), 0));
  };
};

const mixture = (groups: readonly CumulativeHazard[], shares: readonly number[]): CumulativeHazard => {
  const [only] = groups;
  return groups.length === 1 && only !== undefined ? only : searched(mixtureHazard(groups, shares));
};

/** With a hazard that everyone has added, if there is one. */
const withBackground = (own: CumulativeHazard, background: CumulativeHazard | undefined): CumulativeHazard =>
  background === undefined ? own : searched((t) => own.at(t) + background.at(t));

/** What the hazard of a curve is made from. */
export interface ContinuousSource {
  readonly entryAge: number;
  readonly cyclesPerYear: number;
  /** Arguments in the order of `partsOf`. */
  readonly argument: (position: number) => number;
  /** A curve that this one names. */
  readonly curve: (id: string) => CumulativeHazard;
}

/** Where a spline lets survival rise, in years; `undefined` when it does not. */
export const splineRisesAt = (
  { logKnots: knots, timeUnit }: CurveOf<'spline'>,
  coefficients: readonly number[],
  cyclesPerYear: number,
): number | undefined => {
  const { slope, x } = leastSplineSlope({ knots, coefficients });
  return slope < 0 ? exp(x) / unitsPerYear(timeUnit, cyclesPerYear) : undefined;
};

/** The cumulative hazard of a curve that needs no grid; the check has refused the others. */
export const continuousHazard = (document: CurveDocument, source: ContinuousSource): CumulativeHazard => {
  const { argument, curve, cyclesPerYear } = source;
  const [a, b] = [argument(0), argument(1)];
  switch (document.type) {
    case 'exponential':
      return { at: (t) => a * t, inverse: (h) => h / a };
    case 'weibull':
      return { at: weibull({ shape: a, scale: b }).cumulativeHazard, inverse: (h) => b * exp(log(h) / a) };
    case 'weibullPH':
      return { at: weibullPH({ shape: a, scale: b }).cumulativeHazard, inverse: (h) => exp((log(h) - log(b)) / a) };
    case 'gompertz':
      return {
        at: gompertz({ shape: a, rate: b }).cumulativeHazard,
        inverse: (h) => {
          if (Math.abs(a) < NO_SHAPE) return h / b;
          const grown = (a * h) / b;
          return grown <= -1 ? Number.POSITIVE_INFINITY : log1p(grown) / a;
        },
      };
    case 'logLogistic':
      return { at: logLogistic({ shape: a, scale: b }).cumulativeHazard, inverse: (h) => b * exp(logOdds(h) / a) };
    case 'logNormal':
      return {
        at: logNormal({ meanLog: a, sdLog: b }).cumulativeHazard,
        inverse: (h) => exp(a + b * (h < 0.5 ? normalQuantile(-expm1(-h)) : -normalQuantile(exp(-h)))),
      };
    case 'gamma':
      return searched(gamma({ shape: a, rate: b }).cumulativeHazard);
    case 'generalisedGamma':
      return searched(generalisedGamma({ mu: a, sigma: b, Q: argument(2) }).cumulativeHazard);
    case 'generalisedF':
      return searched(generalisedF({ mu: a, sigma: b, Q: argument(2), P: argument(3) }).cumulativeHazard);
    case 'spline': {
      const { scale, logKnots: knots, timeUnit } = document;
      const perYear = unitsPerYear(timeUnit, cyclesPerYear);
      const { cumulativeHazard } = roystonParmar({ scale, knots, coefficients: document.coefficients.map((_, i) => argument(i)) });
      return searched((t) => cumulativeHazard(t * perYear));
    }
    case 'piecewiseExponential':
      return piecesHazard(
        document.pieces.map(({ fromYear }) => fromYear),
        document.pieces.map((_, i) => argument(i)),
      );
    case 'table':
      return tableHazard(document, cyclesPerYear);
    case 'lifeTable': {
      const table = lifeTableOf(document);
      const groups = document.groups.map(({ column }) => {
        const { starts, rates } = lifeTablePieces({
          kind: 'lifeTable',
          table,
          sex: column,
          age: document.entryAge ?? source.entryAge,
          year: document.entryYear ?? table.firstYear,
          step: 'exact',
          yearsPerUnit: 1,
        });
        return piecesHazard(starts, rates);
      });
      return mixture(
        groups,
        groups.map((_, i) => argument(i)),
      );
    }
    case 'hazardRatio': {
      const of = curve(document.of);
      return { at: (t) => a * of.at(t), inverse: (h, limit) => of.inverse(h / a, limit) };
    }
    case 'oddsRatio': {
      const of = curve(document.of);
      return { at: (t) => oddsHazard(a, of.at(t)), inverse: (h, limit) => of.inverse(oddsHazard(1 / a, h), limit) };
    }
    case 'accelerationFactor': {
      const of = curve(document.of);
      return { at: (t) => of.at(t / a), inverse: (h, limit) => a * of.inverse(h, limit / a) };
    }
    case 'delay': {
      const of = curve(document.of);
      return {
        at: (t) => (t > a ? of.at(t - a) : 0),
        inverse: (h, limit) => (limit > a ? a + of.inverse(h, limit - a) : Number.POSITIVE_INFINITY),
      };
    }
    case 'conditional': {
      const of = curve(document.of);
      const start = of.at(a);
      return { at: (t) => of.at(a + t) - start, inverse: (h, limit) => of.inverse(start + h, a + limit) - a };
    }
    case 'join': {
      const [before, after] = [curve(document.before), curve(document.after)];
      const shift = document.clock === 'restart' ? a : 0;
      const [start, other] = [before.at(a), after.at(a - shift)];
      return {
        at: (t) => (t <= a ? before.at(t) : start + (after.at(t - shift) - other)),
        inverse: (h, limit) => (h <= start ? before.inverse(h, limit) : shift + after.inverse(h - start + other, limit)),
      };
    }
    case 'mixture':
      return mixture(
        document.parts.map(({ curve: id }) => curve(id)),
        document.parts.map((_, i) => argument(i)),
      );
    case 'addedHazards': {
      const causes = document.curves.map(curve);
      return searched((t) => causes.reduce((sum, { at }) => sum + at(t), 0));
    }
    case 'leastSurvival': {
      const others = document.curves.map(curve);
      return {
        at: (t) => Math.max(...others.map(({ at }) => at(t))),
        inverse: (h, limit) => Math.min(...others.map(({ inverse }) => inverse(h, limit))),
      };
    }
    case 'mixtureCure': {
      const of = curve(document.of);
      const own: CumulativeHazard = {
        at: (t) => mixtureCureHazard(a, of.at(t)),
        inverse: (h, limit) => {
          if (a === 0) return of.inverse(h, limit);
          const left = expm1(-h) / (1 - a);
          return left > -1 ? of.inverse(-log1p(left), limit) : Number.POSITIVE_INFINITY;
        },
      };
      return withBackground(own, document.background === undefined ? undefined : curve(document.background));
    }
    case 'nonMixtureCure': {
      const of = curve(document.of);
      const total = -log(a);
      const own: CumulativeHazard = {
        at: (t) => nonMixtureCureHazard(total, of.at(t)),
        inverse: (h, limit) => (h < total ? of.inverse(-log1p(-h / total), limit) : Number.POSITIVE_INFINITY),
      };
      return withBackground(own, document.background === undefined ? undefined : curve(document.background));
    }
    case 'waning':
    case 'greatestHazard':
      throw new Error(`a curve of type ${document.type} needs a grid`);
  }
};
