import { philox, randomStream } from '@likeverd/statistics';
import { readCurves } from '../curves/reference-interpreter.ts';
import { evaluate } from '../expression.ts';
import { discount, type DrawnLuck, type Interpreted, type Lookup, normOf, summed, zero } from '../reference-parts.ts';
import type { MultiStateModel, MultiStateTransition } from './model.ts';

/** Nodes and weights of the Gauss-Legendre rule of five points on (0, 1). */
const gauss = [0, 1, -1, 2, -2].map((k): readonly [number, number] => {
  const root = Math.abs(k) === 1 ? Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3 : Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3;
  const weight = Math.abs(k) === 1 ? (322 + 13 * Math.sqrt(70)) / 900 : (322 - 13 * Math.sqrt(70)) / 900;
  return k === 0 ? [0.5, 64 / 225] : [0.5 + (Math.sign(k) * root) / 2, weight / 2];
});

/** The last time up to `end` at which a falling function is above a value, by halving; Infinity when it is so until then. */
const fallsTo = (falling: (t: number) => number, value: number, end: number): number => {
  if (falling(end) > value) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, end];
  for (let step = 0; step < 200 && low < (low + high) / 2 && (low + high) / 2 < high; step++) {
    if (falling((low + high) / 2) > value) low = (low + high) / 2;
    else high = (low + high) / 2;
  }
  return high;
};

/** Chances are of survival given survival so far, which is read however little is left of it; above 0, so that their ratio is a number. */
const leastSurvival = 1e-300;

interface Stay {
  readonly state: string;
  readonly entered: number;
  readonly left: number;
  /** What led here: a position among the transitions. */
  readonly by: number | undefined;
  readonly before: string | undefined;
}

/**
 * Totals of every strategy, patient by patient. Times are found by halving on survival itself, death in the general population birthday by
 * birthday, and integrals by quadrature between the times at which something changes.
 */
export const interpretMultiState = (model: MultiStateModel, lookup: Lookup, luck?: DrawnLuck): readonly Interpreted[] => {
  const { document, entryAge, deathState } = model;
  const { cyclesPerYear } = document.time;
  const { schedule, effects = schedule } = document.discounting;
  const { simulation } = document;
  const horizon = model.cycles / cyclesPerYear;
  const patients = luck === undefined ? simulation.patients : simulation.patientsPerDraw;
  const stream = randomStream(luck?.seed ?? simulation.seed, 'transitions of patients');
  const chance = (patient: number, block: number, half: 0 | 1): number => {
    const words = philox(
      [patient, block, luck?.draw ?? 4_294_967_295, (stream.seedHigh ^ stream.name1) >>> 0],
      stream.seedLow,
      stream.name0,
    );
    const [high, low] = half === 0 ? [words[0], words[1]] : [words[2], words[3]];
    return (Math.floor(high / 32) * 2 ** 26 + Math.floor(low / 64) + 0.5) / 2 ** 53;
  };
  const chanceOf = (patient: number, event: number, place: number): number =>
    chance(patient, event * 65_536 + Math.floor(place / 2), place % 2 === 0 ? 0 : 1);

  const read = readCurves(model, lookup, cyclesPerYear, leastSurvival);
  const survival = (curve: string, t: number): number => (t === 0 ? 1 : (read(curve, [0, t])[1] ?? Number.NaN));

  /** When someone who is alive at `now` dies as people in general do. */
  const generalDeath = (now: number, share: number): number => {
    if (document.population.mortality === undefined) return Number.POSITIVE_INFINITY;
    let left = share;
    let from = now;
    while (from < horizon) {
      const age = Math.floor(entryAge + from + 1e-9);
      const dying = model.annualMortality[Math.min(age, model.annualMortality.length - 1)] ?? Number.NaN;
      const to = age + 1 - entryAge;
      const living = (1 - dying) ** (to - from);
      if (living <= left) return dying === 1 ? from : from + Math.log(left) / Math.log1p(-dying);
      left /= living;
      from = to;
    }
    return Number.POSITIVE_INFINITY;
  };

  const timeOf = ({ document: { clock, curve } }: MultiStateTransition, now: number, share: number): number => {
    if (clock === 'reset') return now + fallsTo((t) => survival(curve, t), share, horizon - now);
    return Math.max(
      now,
      fallsTo((t) => survival(curve, t) / survival(curve, now), share, horizon),
    );
  };

  const livesOf = (strategy: string): readonly (readonly Stay[])[] =>
    Array.from({ length: patients }, (_, patient) => {
      const stays: Stay[] = [];
      let started = chance(patient, 4_294_967_295, 0);
      const place = model.start.findIndex((share) => {
        started -= share;
        return started < 0;
      });
      let state = document.states[place === -1 ? model.start.findLastIndex((share) => share > 0) : place]?.id ?? '';
      let now = 0;
      let by: number | undefined;
      let before: string | undefined;
      for (let event = 0; now < horizon; event++) {
        const here = state;
        const ways = model.transitions
          .filter(({ document: written }) => written.from === here && (written.strategies?.includes(strategy) ?? true))
          .map((transition, position, all) => {
            const { to } = transition.document;
            const earlier = all.filter((other, index) => index < position && other.document.to === to).length;
            const place = 1 + earlier * document.states.length + document.states.findIndex(({ id }) => id === to);
            return { index: transition.index, to, time: timeOf(transition, now, chanceOf(patient, event, place)) };
          });
        if (here !== deathState) ways.push({ index: -1, to: deathState, time: generalDeath(now, chanceOf(patient, event, 0)) });
        const next = ways.reduce((a, b) => (b.time < a.time ? b : a), {
          index: -1,
          to: here,
          time: Number.POSITIVE_INFINITY,
        });
        const left = Math.min(next.time, horizon);
        stays.push({ state, entered: now, left, by, before });
        [before, state, now, by] = [state, next.to, left, next.index];
      }
      return stays;
    });

  const birthdays = Array.from({ length: Math.ceil(horizon) + 1 }, (_, k) => Math.floor(entryAge + 1e-9) + k - entryAge);
  const changes = [...birthdays, ...schedule.map(({ fromYear }) => fromYear), ...effects.map(({ fromYear }) => fromYear)];
  /** The integral of a function that is smooth between the times at which something changes. */
  const integral = (f: (t: number) => number, from: number, to: number): number => {
    if (to <= from) return 0;
    const points = [from, ...changes.filter((t) => t > from && t < to), to].sort((a, b) => a - b);
    return points.reduce((total, end, index) => {
      const start = points[index - 1] ?? end;
      return total + gauss.reduce((part, [node, weight]) => part + weight * (end - start) * f(start + node * (end - start)), 0);
    }, 0);
  };
  const norm = (t: number): number =>
    model.norms === undefined
      ? 1
      : normOf(model.norms, Math.floor(entryAge + t + 1e-9)) / normOf(model.norms, Math.floor(entryAge + 1e-9));

  return model.strategies.map(({ id, utilities, losses }) => {
    const lives = livesOf(id);
    const lifeYears = zero();
    const qalys = zero();
    const components = model.costs
      .filter(({ counted, document: cost }) => counted && (cost.strategies?.includes(id) ?? true))
      .map((cost) => ({ cost, total: zero() }));
    const gain = (total: { discounted: number; undiscounted: number }, discounted: number, undiscounted: number): void => {
      total.discounted += discounted / patients;
      total.undiscounted += undiscounted / patients;
    };
    for (const stays of lives) {
      for (const { state, entered, left, by, before } of stays) {
        const loss = by === undefined ? undefined : losses.get(by);
        if (loss !== undefined) {
          const lost = evaluate(loss, lookup);
          gain(qalys, -lost * discount(effects, entered), -lost);
        }
        const position = document.states.findIndex((each) => each.id === state);
        if (state !== deathState)
          gain(
            lifeYears,
            integral((t) => discount(effects, t), entered, left),
            left - entered,
          );
        const pieces = utilities[position] ?? [];
        pieces.forEach(({ fromYear, utility }, index) => {
          const from = Math.min(left, entered + fromYear);
          const to = Math.min(left, entered + (pieces[index + 1]?.fromYear ?? Number.POSITIVE_INFINITY));
          const quality = evaluate(utility, lookup);
          gain(
            qalys,
            quality * integral((t) => norm(t) * discount(effects, t), from, to),
            quality * integral((t) => norm(t), from, to),
          );
        });
        for (const { cost, total } of components) {
          const written = cost.document;
          const amount = evaluate(cost.amount, lookup);
          const happens =
            (written.type === 'perDeath' && state === deathState && before !== undefined) ||
            (written.type === 'perTransition' && state === written.to && before === written.from);
          if (happens) gain(total, amount * discount(schedule, entered), amount);
          if (written.type === 'initial' && before === undefined) gain(total, amount, amount);
          if (written.type !== 'perYear' || written.state !== state) continue;
          const from = Math.min(left, entered + (written.stay?.fromYear ?? 0));
          const to = Math.min(left, entered + (written.stay?.toYear ?? Number.POSITIVE_INFINITY));
          gain(total, amount * integral((t) => discount(schedule, t), from, to), amount * (to - from));
        }
      }
    }
    return {
      strategy: id,
      lifeYears,
      qalys,
      costs: summed(components),
      components: components.map(({ cost, total }) => ({ component: cost.document.id, ...total })),
      qalyLosses: [],
      carers: zero(),
    };
  });
};
