import { mean, standardDeviation } from '@likeverd/statistics';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import type { Blocked, NodeKind, ResultNode } from '../types.ts';
import { differences } from '../uncertainty.ts';
import { type Condition, type ConditionId, conditionsOf } from './conditions.ts';
import { type Benefits, type Course, drawnValues, type Outlook, outlookOf, type PieceKind, pieceKinds } from './course.ts';
import { treatedBefore } from './flows.ts';
import type { StrategiesPremises } from './format.ts';
import { type Knowledge, type Prepared, prepareStrategies } from './prepare.ts';
import { type Flip, flipsOf, priceCurve } from './price-curve.ts';
import {
  agreementCourse,
  benefitsGiven,
  type Courses,
  coursesOn,
  type OptionId,
  optionIds,
  type PriceAxis,
  pricesAt,
  type Prices,
  pricesOn,
  reviewFigures,
  studyCostOf,
} from './weigh.ts';

/** One named cause of a strategy's expected net benefit, or of the difference between two. */
export interface Piece {
  readonly kind: PieceKind;
  readonly node: ResultNode<number>;
}

/** What is chosen when data have come. */
export interface OptionReview {
  readonly years: ResultNode<number>;
  readonly from: Knowledge['from'];
  /** Share of the variance of net benefit between what may be true that the data explain. */
  readonly explained: number;
  /** Probability that the method is stopped, or not introduced. */
  readonly stops: ResultNode<number>;
  /** Probability that the price is lowered. */
  readonly lowered: ResultNode<number>;
  /** For all patients: gain of choosing after the data instead of before. */
  readonly sampleInformation: ResultNode<number>;
  /** Where the method is in use by then. */
  readonly onTreatment?: ResultNode<number>;
}

/** One strategy: its expected net benefit for all patients over not introducing, and the pieces that add up to it. */
export interface StrategyOption {
  readonly option: OptionId;
  readonly value: ResultNode<number>;
  readonly pieces: readonly Piece[];
  readonly review?: OptionReview;
}

/** What the figures say; it is for those who decide, and never decides. */
export interface Verdict {
  readonly option: OptionId;
  /** The next best. */
  readonly next: OptionId;
  readonly difference: ResultNode<number>;
  /** Of the difference: from the number of draws and from the regression. */
  readonly standardError: number;
  /** Whether the 95 % interval of the difference excludes 0. */
  readonly clear: boolean;
  /** What the difference consists of, largest first. */
  readonly reasons: readonly Piece[];
  /** Conditions for a temporary introduction that are not met or not shown. */
  readonly unmet: readonly ConditionId[];
}

/** Which strategy is best at each value of a price, and what each is worth. */
export interface PriceRange {
  readonly axis: PriceAxis;
  readonly low: number;
  readonly high: number;
  /** Strategy that is best from `low` on, up to the first of the flips. */
  readonly lowest: OptionId;
  readonly flips: readonly Flip<OptionId>[];
  /** Prices at which a strategy becomes worth less than not introducing, or more. */
  readonly zeros: readonly { readonly option: OptionId; readonly prices: readonly number[] }[];
  readonly prices: readonly number[];
  /** Expected net benefit at each of the prices. */
  readonly values: readonly { readonly option: OptionId; readonly values: readonly number[] }[];
}

/** One design of data collection and what the agreement is worth with it. */
export interface DesignValue {
  readonly patients: number;
  readonly followUpYears: number;
  /** Absent where so many patients are not treated within the horizon. */
  readonly outcome?: {
    readonly dataAfterYears: number;
    readonly explained: number;
    readonly value: ResultNode<number>;
    /** Over the best of the other strategies: the temporary introduction pays where it is above 0. */
    readonly advantage: ResultNode<number>;
    readonly standardError: number;
  };
}

export interface Designs {
  /** Against which the advantage is. */
  readonly against: OptionId;
  readonly all: readonly DesignValue[];
  /** Fewest patients, then shortest follow-up, with an advantage; absent where none pays. */
  readonly smallest?: Pick<DesignValue, 'patients' | 'followUpYears'>;
  /** Greatest advantage, where it is above 0. */
  readonly best?: Pick<DesignValue, 'patients' | 'followUpYears'>;
}

/** The three strategies weighed, and not introducing as the reference. */
export interface StrategiesResult {
  readonly status: 'computed';
  readonly currency: string;
  readonly draws: number;
  readonly dataSets: number;
  readonly price: Prepared['price'] & { readonly at: ReturnType<typeof pricesAt> };
  readonly horizonYears: number;
  /** Discounted patients of the horizon if the method is introduced at once. */
  readonly patients: ResultNode<number>;
  /** Expected net benefit a patient at the price of today, and at that of the agreement. */
  readonly netBenefit: ResultNode<number>;
  readonly netBenefitDuring: ResultNode<number>;
  readonly options: readonly StrategyOption[];
  readonly verdict: Verdict;
  readonly conditions: readonly Condition[];
  readonly ranges: readonly PriceRange[];
  readonly designs?: Designs;
}

export interface WeighOptions {
  /** Price of today instead of the model's. */
  readonly price?: number;
  /** Draws from the posterior of the regressions for the standard errors. Default 40. */
  readonly simulations?: number;
  /** Points of each price line. Default 41. */
  readonly points?: number;
}

const usualSimulations = 40;
const usualPoints = 41;
/** Pieces below this share of the largest are rounding. */
const rounding = 1e-12;
/** 97.5th percentile of the standard normal distribution. */
const normal975 = 1.959964;

const pieceNodes: Readonly<Record<PieceKind, NodeKind>> = {
  patients: 'piecePatients',
  waiting: 'pieceWaiting',
  price: 'piecePrice',
  information: 'pieceInformation',
  renegotiation: 'pieceRenegotiation',
  introduction: 'pieceIntroduction',
  reversal: 'pieceReversal',
  study: 'pieceStudy',
};

/** The part `strategies` of an assessment. */
export function assessStrategies(premises: StrategiesPremises, materials: Materials): StrategiesResult | Blocked {
  const prepared = prepareStrategies(premises, materials);
  return 'status' in prepared ? prepared : weighStrategies(prepared);
}

/** Weighs the strategies at a price: quick, since nothing is run or fitted again. */
export function weighStrategies(prepared: Prepared, options: WeighOptions = {}): StrategiesResult {
  const { premises, currency, flows, benefits, proof } = prepared;
  const now = options.price ?? prepared.price.now;
  const prices = pricesOn('now', premises, now);
  const at = pricesAt(prices, now);
  const courses = coursesOn(prepared, prices);
  const patients = node('strategies.patients', 'strategyPatients', treatedBefore(flows, flows.horizonYears), 'patient', {
    inputs: [...proof.newPatients, proof.discountRate],
    rule: 'uncertainty.population',
  });
  const [benefit, units] = [mean(benefits.benefit), mean(benefits.units)];
  const perPatient = (id: string, price: number): ResultNode<number> =>
    node(`strategies.${id}`, 'expectedIncrementalNetBenefit', benefit - price * units, currency, {
      inputs: [proof.threshold, node(`strategies.${id}.price`, 'price', price, prepared.price.unit)],
      run: proof.run,
      rule: 'effect.netBenefit',
    });
  const netBenefit = perPatient('netBenefit', at.now);
  const netBenefitDuring = perPatient('netBenefitDuring', at.agreement);
  const everyone = { patients: patients.value, price: prices.now };
  const options_ = optionIds.map((option): StrategyOption => {
    const outlook = outlookOf(courses[option], benefits, now, everyone);
    return optionOf(prepared, option, courses[option], outlook, { patients, netBenefit });
  });
  const conditions = conditionsOf(premises.conditions, {
    netBenefitDuring: netBenefitDuring.value,
    priceNow: at.now,
    priceDuring: at.agreement,
    paidByService: premises.collected.paidByService,
    reviewAfterYears: premises.reviewAfterYears,
    dataAfterYears: prepared.dataAfterYears,
  });
  const error = (one: OptionId, other: OptionId, knowledge?: Knowledge, course?: Course): number =>
    errorOf(
      prepared,
      [course ?? courses[one], courses[other]],
      [
        one === 'agreement' ? (knowledge ?? prepared.planned) : prepared.elsewhere,
        other === 'agreement' ? prepared.planned : prepared.elsewhere,
      ],
      now,
      options.simulations ?? usualSimulations,
    );
  const designs = prepared.designs.length === 0 ? {} : { designs: designsOf(prepared, prices, now, options_, error) };
  return {
    status: 'computed',
    currency,
    draws: prepared.draws,
    dataSets: prepared.dataSets,
    price: { ...prepared.price, now, at },
    horizonYears: flows.horizonYears,
    patients,
    netBenefit,
    netBenefitDuring,
    options: options_,
    verdict: verdictOf(options_, currency, conditions, error),
    conditions,
    ranges: (['now', 'agreement'] as const).map((axis) => rangeOf(prepared, axis, now, options.points ?? usualPoints)),
    ...designs,
  };
}

function optionOf(
  prepared: Prepared,
  option: OptionId,
  { review }: Course,
  outlook: Outlook,
  shared: { readonly patients: ResultNode<number>; readonly netBenefit: ResultNode<number> },
): StrategyOption {
  const { currency, proof } = prepared;
  const id = `strategies.${option}`;
  const knowledge = option === 'agreement' ? prepared.planned : prepared.elsewhere;
  const reviewed = review === undefined || knowledge === undefined ? undefined : reviewOf(prepared, option, outlook, knowledge);
  const inputs: Readonly<Partial<Record<PieceKind, readonly ResultNode[]>>> = {
    patients: [shared.patients, shared.netBenefit],
    waiting: [shared.netBenefit],
    ...(reviewed === undefined
      ? {}
      : {
          information: [reviewed.sampleInformation, reviewed.years],
          reversal: [reviewed.stops, ...(reviewed.onTreatment === undefined ? [] : [reviewed.onTreatment])],
          renegotiation: [reviewed.lowered],
        }),
  };
  const magnitude = Math.max(...pieceKinds.map((kind) => Math.abs(outlook.pieces[kind])));
  const pieces = pieceKinds
    .filter((kind) => Math.abs(outlook.pieces[kind]) > rounding * magnitude)
    .map((kind) => ({
      kind,
      node: node(`${id}.${kind}`, pieceNodes[kind], outlook.pieces[kind], currency, {
        inputs: inputs[kind] ?? [],
        rule: kind === 'reversal' ? 'strategies.reversal' : 'strategies.value',
      }),
    }));
  return {
    option,
    value: node(`${id}.value`, 'strategyValue', outlook.value, currency, {
      inputs: pieces.map((piece) => piece.node),
      rule: 'strategies.value',
      run: proof.run,
    }),
    pieces: pieces.map((piece): Piece => ({ kind: piece.kind, node: named(piece.node) })),
    ...(reviewed === undefined ? {} : { review: reviewed }),
  };
}

function reviewOf(prepared: Prepared, option: OptionId, outlook: Outlook, knowledge: Knowledge): OptionReview {
  const { currency, proof } = prepared;
  const id = `strategies.${option}.review`;
  const years = node(`${id}.years`, 'reviewTime', knowledge.years, 'year', { rule: 'strategies.design' });
  const inUse = option !== 'wait';
  return {
    years,
    from: knowledge.from,
    explained: knowledge.means.rSquared[0] ?? 0,
    stops: node(`${id}.stops`, inUse ? 'probabilityStopped' : 'probabilityNotIntroduced', outlook.stops, 'share', {
      inputs: [proof.threshold],
      rule: 'uncertainty.evsi',
      run: proof.run,
    }),
    lowered: node(`${id}.lowered`, 'probabilityLowered', outlook.lowered, 'share', { rule: 'uncertainty.evsi', run: proof.run }),
    sampleInformation: node(`${id}.evsi`, 'populationEvsi', outlook.sampleInformation, currency, {
      inputs: [proof.threshold, years],
      rule: 'uncertainty.evsi',
      run: proof.run,
    }),
    ...(inUse
      ? {
          onTreatment: node(`${id}.onTreatment`, 'onTreatment', reviewFigures(prepared, knowledge.years).onTreatment, 'patient', {
            inputs: proof.newPatients,
            rule: 'strategies.reversal',
          }),
        }
      : {}),
  };
}

/** The draws behind some of the data sets. */
const benefitsAt = ({ benefit, units }: Benefits, rows: readonly number[]): Benefits => {
  const at = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
  return { benefit: at(benefit), units: at(units) };
};

/**
 * Standard error of the difference between two courses: from the number of draws, of the differences draw by draw, and from the regressions,
 * of the differences over draws from their posterior.
 */
function errorOf(
  { benefits, dataSets }: Prepared,
  courses: readonly [Course, Course],
  known: readonly [Knowledge | undefined, Knowledge | undefined],
  now: number,
  simulations: number,
): number {
  const draws = { benefit: benefits.benefit.subarray(0, dataSets), units: benefits.units.subarray(0, dataSets) };
  const sampled = differences(drawnValues(courses[0], draws, now), drawnValues(courses[1], draws, now));
  const sampling = dataSets < 2 ? 0 : standardDeviation(sampled) / Math.sqrt(dataSets);
  if (simulations < 2) return sampling;
  const [one, other] = courses.map((course, index): readonly number[] => {
    const knowledge = known[index];
    if (course.review === undefined || knowledge === undefined) return Array.from({ length: simulations }, () => 0);
    const { rows, simulations: drawn } = knowledge.means.redrawn(simulations);
    const behind = benefitsAt(draws, rows);
    return drawn.map((columns) => mean(drawnValues(course, behind, now, benefitsGiven(columns))));
  });
  const regression = standardDeviation((one ?? []).map((value, simulation) => value - (other?.[simulation] ?? 0)));
  return Math.sqrt(sampling * sampling + regression * regression);
}

type ErrorOf = (one: OptionId, other: OptionId, knowledge?: Knowledge, course?: Course) => number;

/** A node whose own proof stands elsewhere in the result, under the same id. */
const named = ({ id, kind, value, unit }: ResultNode<number>): ResultNode<number> => node(id, kind, value, unit);

/** The first of the highest. */
const bestOf = (options: readonly StrategyOption[]): StrategyOption | undefined =>
  options.reduce<StrategyOption | undefined>(
    (leader, option) => (leader === undefined || option.value.value > leader.value.value ? option : leader),
    undefined,
  );

function verdictOf(
  options: readonly StrategyOption[],
  currency: string,
  conditions: readonly Condition[],
  error: ErrorOf,
): Verdict {
  const best = bestOf(options);
  // where no evidence comes, waiting is not introducing, and is no alternative to it
  const next = bestOf(
    options.filter(
      (option) => option !== best && !(best?.option === 'none' && option.option === 'wait' && option.review === undefined),
    ),
  );
  if (best === undefined || next === undefined) throw new RangeError('There are no strategies to compare');
  const difference = best.value.value - next.value.value;
  const standardError = error(best.option, next.option);
  const valueOf = ({ pieces }: StrategyOption, kind: PieceKind): Piece | undefined => pieces.find((piece) => piece.kind === kind);
  const magnitude = Math.max(...[best, next].flatMap(({ pieces }) => pieces.map((piece) => Math.abs(piece.node.value))));
  const reasons = pieceKinds.flatMap((kind): readonly Piece[] => {
    const [own, other] = [valueOf(best, kind), valueOf(next, kind)];
    const amount = (own?.node.value ?? 0) - (other?.node.value ?? 0);
    const inputs = [own, other].flatMap((piece) => (piece === undefined ? [] : [named(piece.node)]));
    if (!(Math.abs(amount) > rounding * magnitude)) return [];
    return [
      { kind, node: node(`strategies.verdict.${kind}`, pieceNodes[kind], amount, currency, { inputs, rule: 'strategies.value' }) },
    ];
  });
  return {
    option: best.option,
    next: next.option,
    difference: node('strategies.verdict.difference', 'strategyDifference', difference, currency, {
      inputs: [named(best.value), named(next.value)],
      rule: 'strategies.verdict',
    }),
    standardError,
    clear: difference > normal975 * standardError,
    reasons: reasons.toSorted((a, b) => Math.abs(b.node.value) - Math.abs(a.node.value)),
    unmet: conditions.filter(({ status }) => status !== 'met').map(({ id }) => id),
  };
}

function rangeOf(prepared: Prepared, axis: PriceAxis, now: number, points: number): PriceRange {
  const { price, benefits, premises } = prepared;
  const [low, high] = [Math.min(price.low, now), Math.max(price.high, now)];
  const courses: Courses = coursesOn(prepared, pricesOn(axis, premises, now));
  const curves = optionIds.map((id) => ({ id, curve: priceCurve(courses[id], benefits, low, high) }));
  const { first, flips } = flipsOf(curves);
  const nothing = curves.filter(({ id }) => id === 'none');
  const everyone = { patients: 0, price: { base: now, slope: 0 } };
  const prices = Array.from({ length: points }, (_, point) => low + ((high - low) * point) / (points - 1));
  return {
    axis,
    low,
    high,
    lowest: first,
    flips,
    zeros: curves
      .filter(({ id }) => id !== 'none')
      .map((curve) => ({
        option: curve.id,
        prices: flipsOf([...nothing, curve]).flips.map((flip) => flip.price),
      })),
    prices,
    values: optionIds.map((option) => ({
      option,
      values: prices.map((moved) => outlookOf(courses[option], benefits, moved, everyone).value),
    })),
  };
}

function designsOf(prepared: Prepared, prices: Prices, now: number, options: readonly StrategyOption[], error: ErrorOf): Designs {
  const { currency, benefits } = prepared;
  const other = bestOf(options.filter(({ option }) => option !== 'agreement'));
  if (other === undefined) throw new RangeError('There are no strategies to compare');
  const everyone = { patients: 0, price: prices.now };
  const all = prepared.designs.map(({ patients, followUpYears, knowledge }): DesignValue => {
    if (knowledge === undefined) return { patients, followUpYears };
    const course = agreementCourse(prepared, prices, knowledge, patients);
    const outlook = outlookOf(course, benefits, now, everyone);
    const id = `strategies.designs.${patients}x${followUpYears}`;
    const cost = node(`${id}.cost`, 'studyCost', studyCostOf(prepared, patients), currency, { rule: 'uncertainty.enbs' });
    const value = node(`${id}.value`, 'strategyValue', outlook.value, currency, { inputs: [cost], rule: 'strategies.value' });
    return {
      patients,
      followUpYears,
      outcome: {
        dataAfterYears: knowledge.years,
        explained: knowledge.means.rSquared[0] ?? 0,
        value,
        advantage: node(`${id}.advantage`, 'strategyDifference', outlook.value - other.value.value, currency, {
          inputs: [value, named(other.value)],
          rule: 'strategies.design',
        }),
        standardError: error('agreement', other.option, knowledge, course),
      },
    };
  });
  const paying = all.filter(({ outcome }) => outcome !== undefined && outcome.advantage.value > 0);
  const pick = (better: (one: DesignValue, other: DesignValue) => number) => {
    const [first] = paying.toSorted(better);
    return first === undefined ? undefined : { patients: first.patients, followUpYears: first.followUpYears };
  };
  const smallest = pick((a, b) => a.patients - b.patients || a.followUpYears - b.followUpYears);
  const best = pick((a, b) => (b.outcome?.advantage.value ?? 0) - (a.outcome?.advantage.value ?? 0));
  return {
    against: other.option,
    all,
    ...(smallest === undefined ? {} : { smallest }),
    ...(best === undefined ? {} : { best }),
  };
}
