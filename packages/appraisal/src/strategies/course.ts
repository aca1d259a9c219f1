import { mean } from '@likeverd/statistics';

/** A price that follows the one that is moved: base + slope × it. */
export interface MovingPrice {
  readonly base: number;
  readonly slope: number;
}

export const priceAt = ({ base, slope }: MovingPrice, moved: number): number => base + slope * moved;

/** So many discounted patients at a price. */
export interface Flow {
  readonly patients: number;
  readonly price: MovingPrice;
}

/** What comes of a choice: a sum that is the same whatever the truth, and net benefit of patients. */
export interface Line {
  readonly constant: number;
  readonly flows: readonly Flow[];
}

/** A choice at a later time, when data have come. */
export interface Review {
  /** What goes on where the data do not speak against it. */
  readonly keep: Line;
  /** The same at the lowest price that the agreement allows: the price then falls to what the data support, but not below it. */
  readonly lowest?: Line;
  readonly stop: Line;
  /** Expected benefit at price 0, and expected units paid for, given each data set. */
  readonly benefit: Float64Array;
  readonly units: Float64Array;
}

/** What a strategy does: what is paid at once and who is treated whatever is learnt, and the choice at the review. */
export interface Course {
  /** Cost of introducing the method at once. */
  readonly introduction: number;
  /** What the health service pays for collecting data. */
  readonly study: number;
  readonly first: readonly Flow[];
  readonly review?: Review;
}

/** What is certain of a course. */
export const firstLine = ({ introduction, study, first }: Course): Line => ({ constant: 0 - introduction - study, flows: first });

/** Net benefit a patient draw by draw is benefit − price × units. */
export interface Benefits {
  readonly benefit: Float64Array;
  readonly units: Float64Array;
}

/** A line at one value of the moved price, as constant + patients × benefit − spent × units. */
export interface Weights {
  readonly constant: number;
  readonly patients: number;
  readonly spent: number;
}

const weightsAt = ({ constant, flows }: Line, moved: number): Weights => ({
  constant,
  patients: flows.reduce((sum, { patients }) => sum + patients, 0),
  spent: flows.reduce((sum, { patients, price }) => sum + patients * priceAt(price, moved), 0),
});

const worth = ({ constant, patients, spent }: Weights, benefit: number, units: number): number =>
  constant + patients * benefit - spent * units;

const flowsWorth = ({ patients, spent }: Weights, benefit: number, units: number): number => patients * benefit - spent * units;

/** What each named cause adds to the expected net benefit of a strategy; together they are all of it. */
export const pieceKinds = [
  'patients',
  'waiting',
  'price',
  'information',
  'renegotiation',
  'introduction',
  'reversal',
  'study',
] as const;
export type PieceKind = (typeof pieceKinds)[number];
export type Pieces = Readonly<Record<PieceKind, number>>;

/** What a course is expected to come to, and how it comes about. */
export interface Outlook {
  readonly value: number;
  readonly pieces: Pieces;
  /** Probability that the data lead to the method being stopped, or not introduced. */
  readonly stops: number;
  /** Probability that the price is lowered after the review. */
  readonly lowered: number;
  /** Expected gain of choosing after the data instead of before them, at the prices agreed: never negative. */
  readonly sampleInformation: number;
}

/** Value of what is chosen at the review for data that give these expectations; `stopped` tells which. */
function chosen(
  keep: Weights,
  lowest: Weights | undefined,
  stop: Weights,
  benefit: number,
  units: number,
): { readonly value: number; readonly kept: number; readonly stopped: boolean; readonly lowered: boolean } {
  const kept = worth(keep, benefit, units);
  const floor = lowest === undefined ? kept : Math.min(0, worth(lowest, benefit, units));
  const goingOn = Math.max(kept, floor);
  const stopping = worth(stop, benefit, units);
  const stopped = stopping > goingOn;
  return { value: stopped ? stopping : goingOn, kept, stopped, lowered: !stopped && floor > kept };
}

/**
 * Expected value of a course where the moved price is `moved`, and its pieces. `everyone` is the net benefit of all patients of the horizon if
 * all get the method at once at the price of today: the piece that the others are told from. Claxton et al. 2012, HTA 16(46), chapter 3.
 */
export function outlookOf(
  course: Course,
  { benefit, units }: Benefits,
  moved: number,
  everyone: { readonly patients: number; readonly price: MovingPrice },
): Outlook {
  const [meanBenefit, meanUnits] = [mean(benefit), mean(units)];
  const ofToday = meanBenefit - priceAt(everyone.price, moved) * meanUnits;
  const first = weightsAt(firstLine(course), moved);
  const atFirst = worth(first, meanBenefit, meanUnits);
  const { review } = course;
  const firstFlows = flowsWorth(first, meanBenefit, meanUnits);
  const pieces = (planned: Weights, rest: Omit<Pieces, 'patients' | 'waiting' | 'price' | 'study'>): Pieces => {
    const patients = first.patients + planned.patients;
    return {
      patients: everyone.patients * ofToday,
      waiting: (patients - everyone.patients) * ofToday,
      price: firstFlows + flowsWorth(planned, meanBenefit, meanUnits) - patients * ofToday,
      study: 0 - course.study,
      ...rest,
    };
  };
  if (review === undefined) {
    const nothing = { constant: 0, patients: 0, spent: 0 };
    const rest = { information: 0, renegotiation: 0, introduction: 0 - course.introduction, reversal: 0 };
    return { value: atFirst, pieces: pieces(nothing, rest), stops: 0, lowered: 0, sampleInformation: 0 };
  }
  const keep = weightsAt(review.keep, moved);
  const stop = weightsAt(review.stop, moved);
  const lowest = review.lowest === undefined ? undefined : weightsAt(review.lowest, moved);
  const sets = review.benefit.length;
  const sums = { value: 0, kept: 0, choice: 0, lowering: 0, stops: 0, lowered: 0, flows: 0 };
  for (let set = 0; set < sets; set += 1) {
    const [m, u] = [review.benefit[set] as number, review.units[set] as number];
    const { value, kept, stopped, lowered } = chosen(keep, lowest, stop, m, u);
    sums.value += value;
    sums.kept += kept;
    sums.choice += Math.max(0, worth(stop, m, u) - kept);
    if (stopped) {
      sums.stops += 1;
      sums.flows += flowsWorth(stop, m, u) - flowsWorth(keep, m, u);
    } else if (lowered) {
      sums.lowered += 1;
      sums.lowering += value - kept;
    }
  }
  const keptWorth = worth(keep, meanBenefit, meanUnits);
  const stopWorth = worth(stop, meanBenefit, meanUnits);
  const planned = stopWorth > keptWorth ? stop : keep;
  const stops = sums.stops / sets;
  const byChoice = flowsWorth(keep, meanBenefit, meanUnits) + sums.flows / sets - flowsWorth(planned, meanBenefit, meanUnits);
  // where data sets were simulated for some of the draws only, all draws say what going on is worth
  const fromAllDraws = sets === benefit.length ? 0 : keptWorth - sums.kept / sets;
  return {
    value: atFirst + sums.value / sets + fromAllDraws,
    pieces: pieces(planned, {
      information: byChoice,
      renegotiation: sums.lowering / sets,
      introduction: 0 - course.introduction + keep.constant * (1 - stops),
      reversal: stop.constant * stops,
    }),
    stops,
    lowered: sums.lowered / sets,
    sampleInformation: sums.choice / sets + keptWorth - Math.max(keptWorth, stopWorth),
  };
}

/** The course’s value draw by draw, with the data of that draw, where these expectations were given. All columns are equally long. */
export function drawnValues(
  course: Course,
  { benefit, units }: Benefits,
  moved: number,
  given: Benefits | undefined = course.review,
): Float64Array {
  const first = weightsAt(firstLine(course), moved);
  const values = benefit.map((value, draw) => worth(first, value, units[draw] as number));
  const { review } = course;
  if (review === undefined || given === undefined) return values;
  const keep = weightsAt(review.keep, moved);
  const stop = weightsAt(review.stop, moved);
  const lowest = review.lowest === undefined ? undefined : weightsAt(review.lowest, moved);
  return values.map((value, draw) => {
    const { value: best, kept } = chosen(keep, lowest, stop, given.benefit[draw] as number, given.units[draw] as number);
    return value + worth(keep, benefit[draw] as number, units[draw] as number) + (best - kept);
  });
}
