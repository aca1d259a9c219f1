import { incompleteGamma, logBeta, normalUpperTail } from '@likeverd/statistics';
import { evaluate } from '../expression.ts';
import type { Lookup } from '../reference-parts.ts';
import type { CurveDocument, CurveOf, Waning } from './format.ts';
import type { ModelCurve } from './model.ts';
import { lifeTableOf } from './tables.ts';

/** Survival below this counts as this. */
export const FLOOR = 1e-15;

/** Survival of a curve at times in years from 0, not decreasing: for curves that go step by step, the ends of the steps. */
type Reader = (id: string, times: readonly number[]) => readonly number[];

/** Continued fraction of the incomplete beta function (Lentz): the part below x, which should not be far above a / (a + b). */
const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 5000; m++) {
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + step * d);
      c = 1 + step / c;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) * value) / a;
};

/** Generalised F by its incomplete beta function; the generalised gamma where p is 0. */
const generalisedF = (t: number, mu: number, sigma: number, q: number, p: number): number => {
  const delta = Math.sqrt(q * q + 2 * p);
  const s1 = 2 / (q * q + 2 * p + q * delta);
  const s2 = 2 / (q * q + 2 * p - q * delta);
  const ratio = (s1 / s2) * Math.exp(((Math.log(t) - mu) * delta) / sigma);
  const x = 1 / (1 + ratio);
  return x < (s2 + 1) / (s1 + s2 + 2) ? betaFraction(s2, s1, x) : 1 - betaFraction(s1, s2, ratio / (1 + ratio));
};

const generalisedGamma = (t: number, mu: number, sigma: number, q: number): number => {
  if (q === 0) return normalUpperTail((Math.log(t) - mu) / sigma);
  const a = 1 / q ** 2;
  const { lower, upper } = incompleteGamma(a, a * Math.exp((q * (Math.log(t) - mu)) / sigma));
  return q < 0 ? lower : upper;
};

/** The spline in its basis of truncated cubes, as the paper writes it. */
const spline = ({ scale, logKnots }: CurveOf<'spline'>, gammas: readonly number[], x: number): number => {
  const first = logKnots[0] ?? 0;
  const last = logKnots.at(-1) ?? 0;
  const cube = (y: number): number => Math.max(y, 0) ** 3;
  const eta = gammas.reduce((sum, gamma, j) => {
    if (j === 0) return sum + gamma;
    if (j === 1) return sum + gamma * x;
    const knot = logKnots[j - 1] ?? Number.NaN;
    const share = (last - knot) / (last - first);
    return sum + gamma * (cube(x - knot) - share * cube(x - first) - (1 - share) * cube(x - last));
  }, 0);
  switch (scale) {
    case 'hazard':
      return Math.exp(-Math.exp(eta));
    case 'odds':
      return 1 / (1 + Math.exp(eta));
    case 'normal':
      return normalUpperTail(eta);
  }
};

const fading = (waning: Waning, t: number): number => {
  if (waning.type === 'step') return t < waning.atYear ? 1 : 0;
  return Math.min(1, Math.max(0, (waning.toYear - t) / (waning.toYear - waning.fromYear)));
};

/** The mean of a weight that is straight between the years at which it bends, from one time to another. */
const meanFading = (waning: Waning, from: number, to: number): number => {
  if (to <= from) return 0;
  if (waning.type === 'step') return Math.min(Math.max(waning.atYear - from, 0), to - from) / (to - from);
  const bends = [from, waning.fromYear, waning.toYear, to].filter((t) => t >= from && t <= to).sort((a, b) => a - b);
  let area = 0;
  for (const [index, t] of bends.entries()) {
    const before = bends[index - 1] ?? t;
    area += ((fading(waning, before) + fading(waning, t)) / 2) * (t - before);
  }
  return area / (to - from);
};

/** Share of a group of one column of a life table alive after each step, year of age by year of age. */
const lifeTableSurvival = (
  document: CurveOf<'lifeTable'>,
  column: string,
  entryAge: number,
  times: readonly number[],
): readonly number[] => {
  const { firstAge, firstYear, deaths } = lifeTableOf(document);
  const rows = deaths[column] ?? [];
  const age = document.entryAge ?? entryAge;
  const year = document.entryYear ?? firstYear;
  const dying = (t: number): number => {
    const row = rows[Math.min(Math.max(Math.floor(year + t + 1e-9) - firstYear, 0), rows.length - 1)] ?? [];
    return row[Math.min(Math.max(Math.floor(age + t + 1e-9) - firstAge, 0), row.length - 1)] ?? Number.NaN;
  };
  let alive = 1;
  return times.map((t, index) => {
    const before = times[index - 1] ?? t;
    if (document.ageAt !== 'exact') {
      if (t > before) alive *= (1 - dying(document.ageAt === 'cycleEnd' ? t : before)) ** (t - before);
      return alive;
    }
    let from = before;
    while (from < t) {
      const birthday = Math.floor(age + from + 1e-9) + 1 - age;
      const newYear = Math.floor(year + from + 1e-9) + 1 - year;
      const to = Math.min(birthday, newYear, t);
      alive *= (1 - dying(from)) ** (to - from);
      from = to;
    }
    return alive;
  });
};

const tableSurvival = (
  { times, survival, between, afterLast, timeUnit }: CurveOf<'table'>,
  t: number,
  cyclesPerYear: number,
): number => {
  const perYear = { year: 1, month: 12, week: 365.25 / 7, day: 365.25, cycle: cyclesPerYear }[timeUnit];
  const rows = [
    { time: 0, alive: 1 },
    ...times.map((time, index) => ({ time: time / perYear, alive: survival[index] ?? Number.NaN })),
  ];
  const near = 1e-9 / cyclesPerYear;
  const last = rows.findLastIndex(({ time }) => time <= t + near);
  const row = rows[last];
  const next = rows[last + 1];
  if (row === undefined) return Number.NaN;
  if (next === undefined) return afterLast === 'undefined' && t > row.time + near ? Number.NaN : row.alive;
  const share = (t - row.time) / (next.time - row.time);
  switch (between) {
    case 'step':
      return row.alive;
    case 'straight':
      return (1 - share) * row.alive + share * next.alive;
    case 'constantHazard':
      return row.alive ** (1 - share) * next.alive ** share;
  }
};

/** Survival over the steps of a grid from the share of the survivors who live through each. */
const stepByStep = (times: readonly number[], living: (index: number) => number, floor: number): readonly number[] => {
  let alive = 1;
  return times.map((_, index) => {
    if (index > 0) alive = Math.max(alive * living(index), floor);
    return alive;
  });
};

/**
 * Reads the curves of a model with the parameters that `lookup` gives: survival, plainly, each curve from the survival of those that
 * it names. The readable second way to what plan.ts and space.ts work out. Survival below `floor` counts as `floor`: on a grid the engine
 * stops at the same, in continuous time it does not.
 */
export const readCurves = (
  { curves, entryAge }: { readonly curves: readonly ModelCurve[]; readonly entryAge: number },
  lookup: Lookup,
  cyclesPerYear: number,
  floor = FLOOR,
): Reader => {
  const steps = (times: readonly number[], living: (index: number) => number): readonly number[] =>
    stepByStep(times, living, floor);
  const byId = new Map(curves.map((curve) => [curve.id, curve]));
  const read: Reader = (id, times) => {
    const curve = byId.get(id);
    if (curve === undefined) return times.map(() => Number.NaN);
    const values = survivalOf(curve, curve.document, times);
    return values.map((value, index) => (times[index] === 0 ? 1 : Math.max(value, floor)));
  };
  const survivalOf = (curve: ModelCurve, document: CurveDocument, times: readonly number[]): readonly number[] => {
    const value = (name: string): number => {
      const tree = curve.arguments.get(name);
      return tree === undefined ? Number.NaN : evaluate(tree, lookup);
    };
    const each = (survival: (t: number) => number): readonly number[] => times.map(survival);
    const changed = (id: string, change: (survival: number, index: number) => number): readonly number[] =>
      read(id, times).map(change);
    const background = (id: string | undefined): readonly number[] => (id === undefined ? times.map(() => 1) : read(id, times));
    const living = (survival: readonly number[], index: number): number =>
      (survival[index] ?? Number.NaN) / (survival[index - 1] ?? Number.NaN);
    switch (document.type) {
      case 'exponential':
        return each((t) => Math.exp(-value('rate') * t));
      case 'weibull':
        return each((t) => Math.exp(-((t / value('scale')) ** value('shape'))));
      case 'weibullPH':
        return each((t) => Math.exp(-value('scale') * t ** value('shape')));
      case 'gamma':
        return each((t) => incompleteGamma(value('shape'), value('rate') * t).upper);
      case 'gompertz':
        return each((t) =>
          Math.exp(value('shape') === 0 ? -value('rate') * t : (-value('rate') / value('shape')) * Math.expm1(value('shape') * t)),
        );
      case 'logLogistic':
        return each((t) => 1 / (1 + (t / value('scale')) ** value('shape')));
      case 'logNormal':
        return each((t) => normalUpperTail((Math.log(t) - value('meanlog')) / value('sdlog')));
      case 'generalisedGamma':
        return each((t) => generalisedGamma(t, value('mu'), value('sigma'), value('q')));
      case 'generalisedF':
        return each((t) =>
          t === 0
            ? 1
            : value('p') === 0
              ? generalisedGamma(t, value('mu'), value('sigma'), value('q'))
              : generalisedF(t, value('mu'), value('sigma'), value('q'), value('p')),
        );
      case 'spline': {
        const perYear = { year: 1, month: 12, week: 365.25 / 7, day: 365.25, cycle: cyclesPerYear }[document.timeUnit];
        const gammas = document.coefficients.map((_, index) => value(`coefficients[${index}]`));
        return each((t) => (t === 0 ? 1 : spline(document, gammas, Math.log(t * perYear))));
      }
      case 'piecewiseExponential':
        return each((t) =>
          document.pieces.reduce((alive, { fromYear }, index) => {
            const until = document.pieces[index + 1]?.fromYear ?? Number.POSITIVE_INFINITY;
            return alive * Math.exp(-value(`pieces[${index}].rate`) * Math.max(Math.min(t, until) - fromYear, 0));
          }, 1),
        );
      case 'table':
        return each((t) => tableSurvival(document, t, cyclesPerYear));
      case 'lifeTable': {
        const groups = document.groups.map(({ column }) => lifeTableSurvival(document, column, entryAge, times));
        return times.map((_, point) =>
          groups.reduce(
            (sum, group, index) => sum + value(`groups[${index}].share`) * Math.max(group[point] ?? Number.NaN, floor),
            0,
          ),
        );
      }
      case 'hazardRatio': {
        const ratio = value('ratio');
        const { waning } = document;
        if (waning === undefined) return changed(document.of, (survival) => survival ** ratio);
        const base = read(document.of, times);
        const ratioAt = (index: number): number => Math.exp(fading(waning, times[index] ?? 0) * Math.log(ratio));
        return steps(times, (index) => living(base, index) ** ((ratioAt(index - 1) + ratioAt(index)) / 2));
      }
      case 'waning': {
        const own = read(document.of, times);
        const other = read(document.towards, times);
        return steps(times, (index) => {
          const share = meanFading(document.waning, times[index - 1] ?? 0, times[index] ?? 0);
          return living(own, index) ** share * living(other, index) ** (1 - share);
        });
      }
      case 'oddsRatio': {
        const ratio = value('ratio');
        return changed(document.of, (survival) => survival / (survival + ratio * (1 - survival)));
      }
      case 'accelerationFactor':
        return read(
          document.of,
          times.map((t) => t / value('factor')),
        );
      case 'delay':
        return read(
          document.of,
          times.map((t) => Math.max(t - value('years'), 0)),
        );
      case 'conditional': {
        const from = value('fromYear');
        const [, start = Number.NaN, ...later] = read(document.of, [0, from, ...times.map((t) => from + t)]);
        return later.map((survival) => survival / start);
      }
      case 'join': {
        const at = value('atYear');
        const inner = times.includes(at) ? times : [...times, at].sort((a, b) => a - b);
        const place = inner.indexOf(at);
        const before = read(document.before, inner);
        const after = read(document.after, document.clock === 'entry' ? inner : inner.map((t) => Math.max(t - at, 0)));
        const joined = inner.map((t, index) =>
          t <= at ? before[index] : ((before[place] ?? Number.NaN) * (after[index] ?? Number.NaN)) / (after[place] ?? Number.NaN),
        );
        return times.map((t) => joined[inner.indexOf(t)] ?? Number.NaN);
      }
      case 'mixture': {
        const groups = document.parts.map(({ curve: id }) => read(id, times));
        return times.map((_, point) =>
          groups.reduce((sum, group, index) => sum + value(`parts[${index}].weight`) * (group[point] ?? Number.NaN), 0),
        );
      }
      case 'addedHazards': {
        const causes = document.curves.map((id) => read(id, times));
        return times.map((_, point) => causes.reduce((alive, cause) => alive * (cause[point] ?? Number.NaN), 1));
      }
      case 'greatestHazard': {
        const others = document.curves.map((id) => read(id, times));
        return steps(times, (index) => Math.min(...others.map((other) => living(other, index))));
      }
      case 'leastSurvival': {
        const others = document.curves.map((id) => read(id, times));
        return times.map((_, point) => Math.min(...others.map((other) => other[point] ?? Number.NaN)));
      }
      case 'mixtureCure': {
        const cured = value('cured');
        const general = background(document.background);
        return changed(document.of, (survival, index) => (cured + (1 - cured) * survival) * (general[index] ?? Number.NaN));
      }
      case 'nonMixtureCure': {
        const cured = value('cured');
        const general = background(document.background);
        return changed(document.of, (survival, index) => cured ** (1 - survival) * (general[index] ?? Number.NaN));
      }
    }
  };
  return read;
};
