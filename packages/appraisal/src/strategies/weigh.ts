import { type Benefits, type Course, type Flow, type MovingPrice, priceAt, type Review } from './course.ts';
import { onTreatmentAt, treatedBefore, treatedFrom, treatmentLeftOut, weightAt } from './flows.ts';
import type { PricePremise } from './format.ts';
import type { Knowledge, Prepared } from './prepare.ts';

export const optionIds = ['none', 'introduce', 'wait', 'agreement'] as const;
export type OptionId = (typeof optionIds)[number];

/** Which price is moved: that of today, or that of the agreement while today’s stays. */
export type PriceAxis = 'now' | 'agreement';

/** What the method costs by when, each following the price that is moved. */
export interface Prices {
  readonly now: MovingPrice;
  readonly agreement: MovingPrice;
  readonly afterReview: MovingPrice;
  readonly lowest: MovingPrice | undefined;
  readonly later: MovingPrice;
}

/** Prices where `now` is today’s price on the agreement’s axis; on the axis of today’s price it is the one that is moved. */
export function pricesOn(axis: PriceAxis, { price }: Prepared['premises'], now: number): Prices {
  const today: MovingPrice = axis === 'now' ? { base: 0, slope: 1 } : { base: now, slope: 0 };
  const follow = (premise: PricePremise): MovingPrice =>
    premise.type === 'amount'
      ? { base: premise.amount, slope: 0 }
      : { base: today.base * (1 - premise.share), slope: today.slope * (1 - premise.share) };
  const agreement: MovingPrice = axis === 'agreement' ? { base: 0, slope: 1 } : follow(price.agreement);
  return {
    now: today,
    agreement,
    afterReview: price.afterReview === undefined ? agreement : follow(price.afterReview),
    lowest: price.lowestAfterReview === undefined ? undefined : follow(price.lowestAfterReview),
    later: price.ifIntroducedLater === undefined ? today : follow(price.ifIntroducedLater),
  };
}

/** Numbers of patients around a review. */
export interface ReviewFigures {
  /** Discounted: those who have got the method by then, and those after. */
  readonly before: number;
  readonly after: number;
  /** Persons on treatment when it is held. */
  readonly onTreatment: number;
}

/** Around a review of a method that was introduced at once. */
export function reviewFigures({ flows, premises: { reversal } }: Prepared, years: number): ReviewFigures {
  const before = treatedBefore(flows, years);
  return {
    before,
    after: treatedBefore(flows, flows.horizonYears) - before,
    onTreatment: onTreatmentAt(flows, years, reversal.yearsOnTreatment),
  };
}

const introductionCost = ({ premises }: Prepared): number => premises.introduction.reduce((sum, { amount }) => sum + amount, 0);

/** What the health service pays for collecting data. */
export const studyCostOf = ({ premises: { collected } }: Prepared, patients: number): number =>
  collected.paidByService * (collected.fixedCost + collected.costPerPatient * patients);

/** The choice at the review of a method in use: go on, or stop with what that costs. */
function reviewInUse(
  prepared: Prepared,
  { years, means }: Knowledge,
  prices: Pick<Prices, 'lowest'> & { readonly during: MovingPrice; readonly after: MovingPrice },
): Review {
  const { flows, premises } = prepared;
  const { fixed, perPatient, yearsOnTreatment, continueYears, notReversible } = premises.reversal;
  const { after, onTreatment } = reviewFigures(prepared, years);
  const leftOut = treatmentLeftOut(flows, years, yearsOnTreatment, continueYears);
  const at = (price: MovingPrice): readonly Flow[] => [{ patients: after, price }];
  return {
    keep: { constant: 0, flows: at(prices.after) },
    ...(prices.lowest === undefined ? {} : { lowest: { constant: 0, flows: at(prices.lowest) } }),
    stop: {
      constant: 0 - (fixed + perPatient * onTreatment) * weightAt(flows, years),
      flows: [
        { patients: notReversible * after, price: prices.after },
        { patients: 0 - leftOut, price: prices.during },
      ],
    },
    ...benefitsGiven(means.fitted),
  };
}

/** Columns of the conditional means by name. */
export const benefitsGiven = ([benefit, units]: readonly Float64Array[]): Benefits => ({
  benefit: benefit ?? new Float64Array(),
  units: units ?? new Float64Array(),
});

const withinHorizon = ({ flows }: Prepared, knowledge: Knowledge | undefined): Knowledge | undefined =>
  knowledge !== undefined && knowledge.years < flows.horizonYears ? knowledge : undefined;

/** Introduced at once at a price, with a review where something is learnt within the horizon. */
function inUse(
  prepared: Prepared,
  knowledge: Knowledge | undefined,
  prices: Pick<Prices, 'lowest'> & { readonly during: MovingPrice; readonly after: MovingPrice },
  study: number,
): Course {
  const learnt = withinHorizon(prepared, knowledge);
  const until = learnt?.years ?? prepared.flows.horizonYears;
  return {
    introduction: introductionCost(prepared),
    study,
    first: [{ patients: treatedBefore(prepared.flows, until), price: prices.during }],
    ...(learnt === undefined ? {} : { review: reviewInUse(prepared, learnt, prices) }),
  };
}

/** Introduce at today’s price; revised when evidence comes from elsewhere. */
const introduceCourse = (prepared: Prepared, { now }: Prices): Course =>
  inUse(prepared, prepared.elsewhere, { during: now, after: now, lowest: undefined }, 0);

/** Introduce at the agreement’s price while data are collected, and choose again at the review. */
export const agreementCourse = (
  prepared: Prepared,
  { agreement, afterReview, lowest }: Prices,
  knowledge: Knowledge = prepared.planned,
  patients: number = prepared.premises.collected.patients,
): Course => inUse(prepared, knowledge, { during: agreement, after: afterReview, lowest }, studyCostOf(prepared, patients));

/** Do not introduce: the reference, at 0. */
const noCourse: Course = { introduction: 0, study: 0, first: [] };

/** The comparator until evidence comes from elsewhere, then what is best given it; nothing is introduced where none comes. */
function waitCourse(prepared: Prepared, { later }: Prices): Course {
  const learnt = withinHorizon(prepared, prepared.elsewhere);
  if (learnt === undefined) return noCourse;
  const { flows } = prepared;
  return {
    ...noCourse,
    review: {
      keep: {
        constant: 0 - introductionCost(prepared) * weightAt(flows, learnt.years),
        flows: [{ patients: treatedFrom(flows, learnt.years), price: later }],
      },
      stop: { constant: 0, flows: [] },
      ...benefitsGiven(learnt.means.fitted),
    },
  };
}

export type Courses = Readonly<Record<OptionId, Course>>;

/** All four on one axis. */
export const coursesOn = (prepared: Prepared, prices: Prices): Courses => ({
  none: noCourse,
  introduce: introduceCourse(prepared, prices),
  wait: waitCourse(prepared, prices),
  agreement: agreementCourse(prepared, prices),
});

/** The prices at one value of the moved one. */
export const pricesAt = ({ now, agreement, afterReview, lowest, later }: Prices, moved: number) => ({
  now: priceAt(now, moved),
  agreement: priceAt(agreement, moved),
  afterReview: priceAt(afterReview, moved),
  ...(lowest === undefined ? {} : { lowest: priceAt(lowest, moved) }),
  later: priceAt(later, moved),
});
