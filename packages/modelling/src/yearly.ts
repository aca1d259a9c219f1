import { checkModel } from './check.ts';
import type { CompiledModel } from './compile.ts';
import type { Evaluator } from './evaluator.ts';
import { evaluatorOf } from './kinds.ts';
import type { LedgerLine } from './ledger.ts';
import type { Model, ModelOpenCohort, SharesModel } from './model.ts';
import { identify, stop } from './run.ts';
import { at, type Trouble } from './run-parts.ts';
import { type DrawTraces, drawTraces } from './traces.ts';
import type { Checked, Draws, RunIdentity } from './types.ts';

/** What one patient causes, by year of follow-up; index 0 is the first. */
export interface YearlyAmounts {
  /** All of the year of follow-up. */
  readonly whole: Float64Array;
  /** The part of it that falls in the calendar year in which it begins, when patients enter at any time of a calendar year, equally likely. */
  readonly early: Float64Array;
}

/** What one patient of a strategy causes, undiscounted. */
export interface YearlyProfile {
  readonly strategy: string;
  /** Share alive at the start of each year of follow-up. */
  readonly alive: Float64Array;
  readonly personYears: YearlyAmounts;
  readonly components: readonly {
    readonly component: string;
    readonly payer: string;
    readonly costs: YearlyAmounts;
    /** Years on a yearly cost, such as that of a drug; undefined for other costs. */
    readonly personYears: YearlyAmounts | undefined;
  }[];
}

export const valueAt = (column: Float64Array, k: number): number => column[k] ?? Number.NaN;

/**
 * The grid points of one patient in years of follow-up. What belongs to cycle k is spread evenly over it. With entries spread evenly over
 * a year, the patient has passed the turn of the year before the middle of the p-th cycle of a year of follow-up with probability
 * (p + 1/2) / cycles per year: that share of the cycle falls in the next calendar year.
 */
const inYears = (
  byCycle: (k: number) => number,
  cycles: number,
  { cyclesPerYear, years }: { readonly cyclesPerYear: number; readonly years: number },
): YearlyAmounts => {
  const whole = new Float64Array(years);
  const early = new Float64Array(years);
  whole[0] = byCycle(0);
  early[0] = byCycle(0);
  for (let k = 1; k <= cycles; k++) {
    const year = Math.floor((k - 1) / cyclesPerYear);
    if (year >= years) break;
    const next = (k - 1 - year * cyclesPerYear + 0.5) / cyclesPerYear;
    const amount = byCycle(k);
    whole[year] = valueAt(whole, year) + amount;
    early[year] = valueAt(early, year) + (1 - next) * amount;
  }
  return { whole, early };
};

/** What a patient who enters in a calendar year (index 0) causes in it and in those after it. */
export const inCalendarYears = ({ whole, early }: YearlyAmounts, entry: ModelOpenCohort['entry']): Float64Array =>
  entry === 'yearStart'
    ? whole
    : early.map((amount, year) => (year === 0 ? amount : amount + valueAt(whole, year - 1) - valueAt(early, year - 1)));

/** All patients of the years so far: those who enter in year e are in their (y - e)-th year after it in year y. */
export const convolve = (entering: Float64Array, profile: Float64Array): Float64Array =>
  entering.map((_, year) => {
    let total = 0;
    for (let entry = 0; entry <= year; entry++) total += valueAt(entering, entry) * valueAt(profile, year - entry);
    return total;
  });

/** What one run says of a strategy: an amount for each grid point. */
interface Followed {
  readonly strategy: string;
  /** Share dead at a grid point. */
  readonly dead: (k: number) => number;
  /** Cost of a component for each person who entered, and the share of them that it is paid for. */
  readonly components: readonly {
    readonly component: string;
    readonly payer: string;
    readonly costs: (k: number) => number;
    readonly people: (k: number) => number;
  }[];
}

/** One run of a strategy in years of follow-up. */
const profileOf = ({ document, cycles }: SharesModel, followed: Followed, years: number): YearlyProfile => {
  const { cyclesPerYear, correction } = document.time;
  const alive = (k: number): number => 1 - followed.dead(k);
  const inCycle = (k: number): number => {
    if (correction === 'start') return alive(k - 1);
    return correction === 'end' ? alive(k) : (alive(k - 1) + alive(k)) / 2;
  };
  const byYear = (amount: (k: number) => number): YearlyAmounts => inYears(amount, cycles, { cyclesPerYear, years });
  return {
    strategy: followed.strategy,
    alive: Float64Array.from({ length: years }, (_, year) => alive(year * cyclesPerYear)),
    personYears: byYear((k) => (k === 0 ? 0 : inCycle(k) / cyclesPerYear)),
    components: followed.components.map(({ component, payer, costs, people }) => {
      const yearly = document.costs.some(({ id, type }) => id === component && type === 'perYear');
      return {
        component,
        payer,
        costs: byYear(costs),
        personYears: yearly ? byYear((k) => people(k) / cyclesPerYear) : undefined,
      };
    }),
  };
};

export const followsShares = (model: Model): model is SharesModel =>
  model.kind === 'partitionedSurvival' || model.kind === 'cohort';

/** A model with its evaluator. */
interface Read {
  readonly model: SharesModel;
  readonly evaluator: Evaluator;
}

/**
 * Where occupancies are read at grid points, a cost belongs to no cycle: the same model is then read by cycle, with the mean of both
 * ends. Discounting plays no part in a budget.
 */
const byCycle = (model: SharesModel, { evaluator, definition }: CompiledModel): Read => {
  const { discounting, time } = model.document;
  if (discounting.weightAt !== 'point') return { model, evaluator };
  const correction = time.correction === 'simpson' ? 'trapezoid' : time.correction;
  const document = { ...model.document, discounting: { ...discounting, weightAt: 'cycleMiddle' }, time: { ...time, correction } };
  const checked = checkModel(document, new Set(), definition.known);
  if (!checked.ok || !followsShares(checked.model)) throw new Error('a sound model read by cycle is not sound');
  return { model: checked.model, evaluator: evaluatorOf(checked.model) };
};

/** The yearly profiles of every strategy in the base case, in document order, for the first `years` years of follow-up. */
export const profilesOf = (compiled: CompiledModel, own: SharesModel, years: number): Trouble | readonly YearlyProfile[] => {
  const { model, evaluator } = byCycle(own, compiled);
  if (evaluator.ledger === undefined) throw new Error(`a ${own.kind} model has no ledger`);
  const evaluated = evaluator.evaluate(() => true);
  if ('code' in evaluated) return evaluated;
  const ledgers = evaluator.ledger();
  if ('code' in ledgers) return ledgers;
  return ledgers.map(({ strategy, lines }, index) => {
    const dead = at(evaluated.traces, index).states.find(({ state }) => state === model.deathState)?.occupancy;
    const components = at(evaluated.strategies, index).components.map(({ component, payer }) => {
      const own = lines.filter(({ quantity, part }) => quantity === 'costs' && part === component);
      const sum = (amount: (line: LedgerLine, k: number) => number) => (k: number) =>
        own.reduce((total, line) => total + (line.people === undefined ? 1 : valueAt(line.people, k)) * amount(line, k), 0);
      return {
        component,
        payer,
        costs: sum((line, k) => valueAt(line.amount, k)),
        people: sum((line, k) => (line.amount[k] === 0 ? 0 : 1)),
      };
    });
    return profileOf(model, { strategy, dead: (k) => dead?.[k] ?? 0, components }, years);
  });
};

/** The yearly profiles of all strategies, with what they were read from. */
export interface YearlyProfiles {
  readonly kind: 'yearly-profiles';
  readonly identity: RunIdentity;
  readonly currency: string;
  readonly priceYear: number;
  /** In document order. */
  readonly strategies: readonly YearlyProfile[];
}

/**
 * What one patient of each strategy causes in each of the first `years` years of follow-up, undiscounted, in the base case: the material of a
 * budget. Refused for models that do not follow the shares of a cohort, and where the horizon is shorter.
 */
export const runYearlyProfiles = (compiled: CompiledModel, years: number): Checked<YearlyProfiles> => {
  const { model } = compiled;
  if (!followsShares(model)) {
    const details = { found: model.kind, allowed: 'partitionedSurvival, cohort', suggestion: '' };
    return stop(compiled, { code: 'field.choice', path: ['kind'], details }, -1);
  }
  const { horizon } = model.document.time;
  if (years > horizon) {
    const details = { found: horizon, minimum: years };
    return stop(compiled, { code: 'field.range', path: ['time', 'horizon'], details }, -1);
  }
  const strategies = profilesOf(compiled, model, years);
  if ('code' in strategies) return stop(compiled, strategies, -1);
  const { currency, priceYear } = model.document;
  const result = { kind: 'yearly-profiles' as const, currency, priceYear, strategies };
  return { ok: true, value: { ...result, identity: identify(compiled, result) } };
};

/** Draws whose traces are in memory at a time. */
const BLOCK = 50;

/** The profiles of one draw, which are only good until the next is visited. */
export type DrawVisitor = (draw: number, profiles: readonly YearlyProfile[]) => void;

/**
 * The yearly profiles in draws [from, to) of the probabilistic analysis, in order. Draw i depends on the seed and i alone and is that of
 * `runProbabilistic`. Refused as `runYearlyProfiles`, and where a draw has trouble.
 */
export const drawYearlyProfiles = (
  compiled: CompiledModel,
  draws: Draws,
  years: number,
  visit: DrawVisitor,
): Checked<YearlyProfiles> => {
  const base = runYearlyProfiles(compiled, years);
  if (!base.ok || !followsShares(compiled.model)) return base;
  const { model, evaluator } = byCycle(compiled.model, compiled);
  for (let from = draws.from; from < draws.to; from += BLOCK) {
    const block = { seed: draws.seed, from, to: Math.min(from + BLOCK, draws.to) };
    const traces: DrawTraces[] = [];
    for (const { strategy, components } of base.value.strategies) {
      const request = { strategy, components: components.map(({ component }) => component), states: [model.deathState] };
      const found = drawTraces({ ...compiled, model, evaluator }, block, request);
      if (found === undefined) throw new Error(`a ${model.kind} model has no traces`);
      if (!found.ok) return found;
      traces.push(found.value);
    }
    for (let row = 0; row < block.to - from; row++) {
      const first = row * (model.cycles + 1);
      const profiles = traces.map((trace, index) => {
        const { strategy, components } = at(base.value.strategies, index);
        const followed = components.map(({ component, payer }, place) => {
          const { costs, people } = at(trace.components, place);
          return {
            component,
            payer,
            costs: (k: number) => valueAt(costs, first + k),
            people: (k: number) => valueAt(people, first + k),
          };
        });
        const { occupancy } = at(trace.states, 0);
        return profileOf(model, { strategy, dead: (k) => valueAt(occupancy, first + k), components: followed }, years);
      });
      visit(from + row, profiles);
    }
  }
  return base;
};
