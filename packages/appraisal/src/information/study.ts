import {
  drawBinomial,
  drawNormal,
  drawPoisson,
  drawUniform,
  log,
  pow,
  randomStream,
  type RandomStream,
} from '@likeverd/statistics';
import { columnsOf } from './partial-information.ts';
import type { InformedDraws } from './benefit-regression.ts';

/**
 * What a study observes of one sampled parameter in each of its patients, or in the share of them given:
 * - binomial: whether an event happens; the parameter is its probability;
 * - normal: a measurement; the parameter (or its logarithm) is its mean, the standard deviation between patients is known;
 * - poisson: a count over some years; the parameter is its yearly rate;
 * - exponential and weibull: a time to an event, censored when follow-up ends; the parameter is the yearly hazard, or the scale in years
 *   with the shape known or a parameter too: S(t) = exp(−(t / scale)^shape).
 */
export type StudyOutcome = { readonly share?: number } & (
  | { readonly likelihood: 'binomial'; readonly parameter: string }
  | {
      readonly likelihood: 'normal';
      readonly parameter: string;
      readonly standardDeviation: number;
      readonly scale?: 'identity' | 'log';
    }
  | { readonly likelihood: 'poisson'; readonly parameter: string; readonly years: number }
  | { readonly likelihood: 'exponential'; readonly parameter: string; readonly followUp: number }
  | { readonly likelihood: 'weibull'; readonly parameter: string; readonly shape: number | string; readonly followUp: number }
);

/** A study or a register follow-up that is considered, in sizes that rise; the data of a larger one hold those of a smaller. */
export interface Study {
  readonly outcomes: readonly StudyOutcome[];
  readonly sizes: readonly number[];
}

/** One outcome at one size as seen in data sets, one a draw of the parameters. */
export interface ObservedOutcome {
  /** What the regression is made on: estimates of the parameter. */
  readonly summaries: readonly Float64Array[];
  /** Sufficient statistics; the log-likelihood of a data set is their inner product with those of `natural`. Absent where there are none. */
  readonly sufficient?: readonly Float64Array[];
}

/** Parameters that a study tells about, each once. */
export function informedParameters({ outcomes }: Study): readonly string[] {
  return [
    ...new Set(
      outcomes.flatMap((outcome) =>
        outcome.likelihood === 'weibull' && typeof outcome.shape === 'string'
          ? [outcome.parameter, outcome.shape]
          : [outcome.parameter],
      ),
    ),
  ];
}

/** Patients that give an outcome in a study of a size. */
const observed = ({ share = 1 }: StudyOutcome, size: number): number => Math.round(share * size);

/** Patients whose times would be drawn one by one to simulate data sets for so many draws: what the simulation costs. */
export function simulatedTimes({ outcomes, sizes }: Study, draws: number): number {
  return outcomes.reduce(
    (sum, outcome) =>
      outcome.likelihood === 'exponential' || outcome.likelihood === 'weibull'
        ? sum + observed(outcome, sizes.at(-1) ?? 0) * draws
        : sum,
    0,
  );
}

/** log with a floor, so that an impossible observation weighs nothing instead of making 0 · ∞. */
const safeLog = (value: number): number => log(Math.max(value, 1e-300));

/** What each sufficient statistic is multiplied by in the log-likelihood, one column each over the draws; absent where there are none. */
export function naturalParameters(draws: InformedDraws, outcome: StudyOutcome): readonly Float64Array[] | undefined {
  const [theta = new Float64Array()] = columnsOf(draws, [outcome.parameter]);
  switch (outcome.likelihood) {
    case 'binomial':
      return [theta.map(safeLog), theta.map((chance) => safeLog(1 - chance))];
    case 'normal': {
      const precision = 1 / (outcome.standardDeviation * outcome.standardDeviation);
      const centre = outcome.scale === 'log' ? theta.map(safeLog) : theta;
      return [centre.map((value) => precision * value), centre.map((value) => -0.5 * precision * value * value)];
    }
    case 'poisson':
    case 'exponential':
      return [theta.map(safeLog), theta.map((rate) => -rate)];
    case 'weibull': {
      const { shape } = outcome;
      if (typeof shape === 'string') return undefined;
      return [theta.map((scale) => -shape * safeLog(scale)), theta.map((scale) => -pow(scale, -shape))];
    }
  }
}

/** Sums that grow as patients are added, one entry a draw. */
interface Tally {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Events in the first half of follow-up. */
  readonly early: Float64Array;
}

/**
 * Data sets of the study at every size, the i-th from the parameter values of draw i, for the first `count` draws. What is drawn for a
 * size is added to what was drawn for the smaller ones.
 */
export function simulateStudy(
  draws: InformedDraws,
  { outcomes, sizes }: Study,
  count: number,
  seed: number,
): readonly (readonly ObservedOutcome[])[] {
  const tallies = outcomes.map(
    (): Tally => ({ first: new Float64Array(count), second: new Float64Array(count), early: new Float64Array(count) }),
  );
  return sizes.map((size, step) =>
    outcomes.map((outcome, index): ObservedOutcome => {
      const tally = tallies[index];
      if (tally === undefined) throw new RangeError('An outcome has no tally');
      const patients = observed(outcome, size);
      const added = patients - (step === 0 ? 0 : observed(outcome, sizes[step - 1] ?? 0));
      observe(draws, outcome, tally, added, count, randomStream(seed, `study ${index} ${step}`));
      return seenIn(outcome, tally, patients);
    }),
  );
}

function observe(
  draws: InformedDraws,
  outcome: StudyOutcome,
  tally: Tally,
  added: number,
  count: number,
  stream: RandomStream,
): void {
  const [theta = new Float64Array()] = columnsOf(draws, [outcome.parameter]);
  const add = (column: Float64Array, draw: number, amount: number): void => {
    column[draw] = (column[draw] ?? 0) + amount;
  };
  if (added === 0) return;
  switch (outcome.likelihood) {
    case 'binomial':
      for (let draw = 0; draw < count; draw += 1) add(tally.first, draw, drawBinomial(stream, draw, added, theta[draw] ?? 0));
      return;
    case 'normal': {
      // the sum of n measurements is normal with n times the mean and √n times the standard deviation
      const spread = outcome.standardDeviation * Math.sqrt(added);
      for (let draw = 0; draw < count; draw += 1) {
        const value = theta[draw] ?? Number.NaN;
        const centre = outcome.scale === 'log' ? safeLog(value) : value;
        add(tally.first, draw, added * centre + spread * drawNormal(stream, draw));
      }
      return;
    }
    case 'poisson':
      for (let draw = 0; draw < count; draw += 1) {
        add(tally.first, draw, drawPoisson(stream, draw, added * outcome.years * (theta[draw] ?? 0)));
      }
      return;
    case 'exponential':
    case 'weibull': {
      const [shapes] =
        outcome.likelihood === 'weibull' && typeof outcome.shape === 'string' ? columnsOf(draws, [outcome.shape]) : [undefined];
      const known = outcome.likelihood === 'weibull' && typeof outcome.shape === 'number' ? outcome.shape : 1;
      const { followUp } = outcome;
      for (let draw = 0; draw < count; draw += 1) {
        const shape = shapes?.[draw] ?? known;
        const value = theta[draw] ?? Number.NaN;
        const scale = outcome.likelihood === 'exponential' ? 1 / value : value;
        // H(t) = (t / scale)^shape is exponential with rate 1; with a known shape the sum of t^shape is what the data say
        const end = pow(followUp / scale, shape);
        const half = pow(followUp / 2 / scale, shape);
        const unit = shapes === undefined ? pow(scale, shape) : 0;
        for (let patient = 0; patient < added; patient += 1) {
          const hazard = -log(drawUniform(stream, draw, patient));
          const until = Math.min(hazard, end);
          if (hazard <= end) add(tally.first, draw, 1);
          if (hazard <= half) add(tally.early, draw, 1);
          add(tally.second, draw, shapes === undefined ? until * unit : scale * pow(until, 1 / shape));
        }
      }
    }
  }
}

function seenIn(outcome: StudyOutcome, { first, second, early }: Tally, patients: number): ObservedOutcome {
  if (patients === 0) return { summaries: [], sufficient: [new Float64Array(first.length), new Float64Array(first.length)] };
  const all = (value: number): Float64Array => new Float64Array(first.length).fill(value);
  const copy = Float64Array.from(first);
  switch (outcome.likelihood) {
    case 'binomial':
      return {
        summaries: [first.map((events) => events / patients)],
        sufficient: [copy, first.map((events) => patients - events)],
      };
    case 'normal':
      return { summaries: [first.map((sum) => sum / patients)], sufficient: [copy, all(patients)] };
    case 'poisson': {
      const years = patients * outcome.years;
      return { summaries: [first.map((events) => events / years)], sufficient: [copy, all(years)] };
    }
    case 'exponential':
    case 'weibull': {
      const rate = first.map((events, draw) => log((events + 0.5) / (second[draw] ?? Number.NaN)));
      if (outcome.likelihood === 'exponential' || typeof outcome.shape === 'number') {
        return { summaries: [rate], sufficient: [copy, Float64Array.from(second)] };
      }
      const timing = first.map((events, draw) => log(((early[draw] ?? 0) + 0.5) / (events - (early[draw] ?? 0) + 0.5)));
      return { summaries: [rate, timing] };
    }
  }
}
