import type { DrawTraces } from '@likeverd/modelling';
import { mean, quantiles, standardDeviation } from '@likeverd/statistics';
import { effectivePopulation } from '../information/population.ts';
import { node } from '../nodes.ts';
import type { Blocked, ResultNode, Spread, Threshold } from '../types.ts';
import { acceptabilityOf, differences, netBenefits, probabilityCostEffective, spreadOf } from '../uncertainty.ts';
import { type FrameworkNote, type FrameworkResult, judgeFramework, notesOf } from './framework.ts';
import type { Offer } from './format.ts';
import { type AgreementGround, prepareOffer, tracesFor } from './ground.ts';
import { type ConfidentialityClass, type OfferNature, offerNature, strictestOf } from './nature.ts';
import { type PricedDraws, type PricedTerms, priceAgreements } from './price.ts';
import { type RiskRow, risksOf } from './risk.ts';

/** One year of an agreement, all patients in Norway together; undiscounted. */
export interface AgreementYear {
  /** Calendar year; absent where it is not known when the agreement begins. */
  readonly year?: number;
  readonly list: ResultNode<number>;
  readonly paid: ResultNode<number>;
  /** 5th and 95th percentile of what is paid. */
  readonly interval: readonly [number, number];
  readonly rebate: ResultNode<number>;
  /** Hours of staff; absent where the offer does not say what it takes. */
  readonly hours?: ResultNode<number>;
}

/** What the method is worth at the prices of one agreement, at the threshold of the assessment. */
export interface AgreementValue {
  readonly netBenefit: ResultNode<number>;
  readonly spread: Spread;
  readonly probability: ResultNode<number>;
  readonly evpi: ResultNode<number>;
  /** Expected loss where the method turns out not to be worth its price: the mean of what the net benefit is below 0. */
  readonly expectedLoss: ResultNode<number>;
}

export interface JudgedOffer {
  readonly status: 'computed';
  readonly id: string;
  readonly name: Offer['name'];
  readonly class: ConfidentialityClass;
  readonly nature: OfferNature;
  /** For each patient who starts; expected values over the draws. */
  readonly list: ResultNode<number>;
  readonly paid: ResultNode<number>;
  readonly paidSpread: Spread;
  readonly paidDiscounted: ResultNode<number>;
  /** 1 − E[paid] / list cost, undiscounted. */
  readonly effectiveDiscount: ResultNode<number>;
  /** Flat discount with the same expected discounted cost for each patient. */
  readonly equivalentDiscount: ResultNode<number>;
  /** Standard deviation over mean of the price that is paid for what is delivered. */
  readonly priceVariation: ResultNode<number>;
  /** Share of the variance of the cost under the equivalent flat discount that the supplier bears; below 0 where the payer bears more than then. */
  readonly varianceMoved?: ResultNode<number>;
  readonly years: readonly AgreementYear[];
  /** Whether the years are for the patients in Norway, or for one patient a year because their number is not known. */
  readonly national: boolean;
  /** With the agreement, and with the equivalent flat discount; absent where the threshold is blocked. */
  readonly value?: AgreementValue;
  readonly flatValue?: AgreementValue;
  /** Value of perfect information for the patients who start after the review of the evidence, discounted; absent without a review or patients. */
  readonly valueAfterReview?: ResultNode<number>;
  readonly risks: readonly RiskRow[];
  readonly hours?: ResultNode<number>;
  readonly framework: readonly FrameworkResult[];
  readonly notes: readonly FrameworkNote[];
}

export interface BlockedOffer extends Blocked {
  readonly id: string;
  readonly name: Offer['name'];
  readonly class: ConfidentialityClass;
}

/** That of the offer, confidential where it says nothing, or of the price in the model where that is stricter. */
function classOf({ materials: { description } }: AgreementGround, offer: Offer): ConfidentialityClass {
  const price = description.parameters.find(({ parameter }) => parameter === offer.price?.parameter)?.class ?? 'public';
  return strictestOf([offer.class ?? 'confidential', price]);
}

const add = (columns: readonly Float64Array[], draws: number): Float64Array =>
  Float64Array.from({ length: draws }, (_, draw) => columns.reduce((sum, column) => sum + (column[draw] ?? Number.NaN), 0));
const times = (column: Float64Array, factor: number): Float64Array => column.map((value) => value * factor);
/** 0 where there is nothing to set it against. */
const shareOff = (paid: number, list: number): number => (list === 0 ? 0 : 1 - paid / list);

/** Net benefit of the method over the comparator, draw by draw, when the component costs this for each patient, discounted. */
function benefitsAt(
  { materials: { strategy, comparator }, run }: AgreementGround,
  threshold: number,
  costs: Float64Array,
): Float64Array {
  const column = (id: string, of: 'costs' | 'qalys'): Float64Array =>
    run.strategies.find((each) => each.strategy === id)?.[of] ?? new Float64Array();
  return netBenefits(
    differences(costs, column(comparator, 'costs')),
    differences(column(strategy, 'qalys'), column(comparator, 'qalys')),
    threshold,
  );
}

/** Costs of the whole strategy when the component costs something else than in the model. */
function strategyCosts(
  { materials: { strategy }, run }: AgreementGround,
  { listFactor }: PricedTerms,
  { listDiscounted }: PricedDraws,
  paid: Float64Array,
): Float64Array {
  const costs = run.strategies.find((each) => each.strategy === strategy)?.costs ?? new Float64Array();
  return costs.map((cost, draw) => cost - (listDiscounted[draw] ?? Number.NaN) / listFactor + (paid[draw] ?? Number.NaN));
}

/** The value of the method, and its net benefit draw by draw, when its strategy costs this. */
function worthAt(
  ground: AgreementGround,
  id: string,
  threshold: Threshold,
  costs: Float64Array,
): { readonly value: AgreementValue; readonly benefits: Float64Array } {
  const { materials, run } = ground;
  const benefits = benefitsAt(ground, threshold.value.value, costs);
  const priced = run.strategies.map((each) => (each.strategy === materials.strategy ? { ...each, costs } : each));
  const evpi = acceptabilityOf({ strategies: priced }, [threshold.value.value]).evpi[0] ?? Number.NaN;
  const spread = spreadOf(benefits);
  const proof = { inputs: [threshold.value], run: run.identity.result };
  const loss = mean(benefits.map((benefit) => Math.max(0, -benefit)));
  const value = {
    netBenefit: node(`${id}.netBenefit`, 'expectedIncrementalNetBenefit', spread.mean, run.currency, {
      ...proof,
      rule: 'effect.netBenefit',
    }),
    spread,
    probability: node(`${id}.probability`, 'probabilityCostEffective', probabilityCostEffective(benefits), 'share', {
      ...proof,
      rule: 'uncertainty.acceptability',
    }),
    evpi: node(`${id}.evpi`, 'evpi', evpi, run.currency, { ...proof, rule: 'uncertainty.evpi' }),
    expectedLoss: node(`${id}.expectedLoss`, 'expectedLoss', loss, run.currency, { ...proof, rule: 'agreements.risk' }),
  };
  return { value, benefits };
}

/** Hours of staff in a year: for those who start, for those on treatment, and for administration. */
const hoursIn = ({ followUp }: Offer, starting: number, treatmentYears: number): number =>
  followUp === undefined
    ? 0
    : (starting * followUp.minutesPerPatient + treatmentYears * (followUp.minutesPerTreatmentYear ?? 0)) / 60 +
      (followUp.hoursPerYear ?? 0);

function yearsOf({ run, firstYear }: AgreementGround, offer: Offer, { national }: PricedDraws): readonly AgreementYear[] {
  return national.paid.map((paid, index) => {
    const [list, starting, treated] = [national.list[index], national.starting[index], national.treatmentYears[index]];
    if (list === undefined || starting === undefined || treated === undefined)
      throw new RangeError('A year of the agreement is missing');
    const id = `agreements.${offer.id}.year${index}`;
    const proof = { rule: 'agreements.price', run: run.identity.result } as const;
    const listed = node(`${id}.list`, 'listCost', mean(list), run.currency, proof);
    const spent = node(`${id}.paid`, 'paidCost', mean(paid), run.currency, proof);
    const [low = Number.NaN, high = Number.NaN] = quantiles(paid, [0.05, 0.95]);
    return {
      ...(firstYear === undefined ? {} : { year: firstYear + index }),
      list: listed,
      paid: spent,
      interval: [low, high],
      rebate: node(`${id}.rebate`, 'rebate', listed.value - spent.value, run.currency, {
        inputs: [listed, spent],
        rule: 'agreements.price',
      }),
      ...(offer.followUp === undefined || firstYear === undefined
        ? {}
        : {
            hours: node(`${id}.hours`, 'staffHours', hoursIn(offer, mean(starting), mean(treated)), 'hour', {
              rule: 'agreements.effort',
            }),
          }),
    };
  });
}

/** The coefficient of variation of the price paid for what is delivered in Norway over the agreement. */
function priceVariationOf({ national }: PricedDraws, draws: number): number {
  const [delivered, paid] = [add(national.delivered, draws), add(national.paid, draws)];
  const prices = paid.map((value, draw) => (delivered[draw] === 0 ? 0 : value / (delivered[draw] ?? Number.NaN)));
  const centre = mean(prices);
  return draws < 2 || centre === 0 ? 0 : standardDeviation(prices) / centre;
}

/** Everything an agreement comes to, from its priced draws. */
export function judgePriced(ground: AgreementGround, offer: Offer, terms: PricedTerms, priced: PricedDraws): JudgedOffer {
  const { run, materials, firstYear, premises } = ground;
  const { threshold } = materials.appraisal;
  const draws = run.draws.to - run.draws.from;
  const id = `agreements.${offer.id}`;
  const proof = { rule: 'agreements.price', run: run.identity.result } as const;
  const list = node(`${id}.list`, 'listCost', mean(priced.list), run.currency, proof);
  const paid = node(`${id}.paid`, 'paidCost', mean(priced.paid), run.currency, proof);
  const listDiscounted = node(`${id}.listDiscounted`, 'listCostDiscounted', mean(priced.listDiscounted), run.currency, proof);
  const paidDiscounted = node(`${id}.paidDiscounted`, 'paidCostDiscounted', mean(priced.paidDiscounted), run.currency, proof);
  const effectiveDiscount = node(`${id}.effectiveDiscount`, 'effectiveDiscount', shareOff(paid.value, list.value), 'share', {
    inputs: [list, paid],
    rule: 'agreements.price',
  });
  const equivalentDiscount = node(
    `${id}.equivalentDiscount`,
    'equivalentDiscount',
    shareOff(paidDiscounted.value, listDiscounted.value),
    'share',
    {
      inputs: [listDiscounted, paidDiscounted],
      rule: 'agreements.price',
    },
  );
  const priceVariation = node(`${id}.priceVariation`, 'priceVariation', priceVariationOf(priced, draws), 'share', proof);
  const nature = offerNature(offer);
  const nationalPaid = add(priced.national.paid, draws);
  const nationalList = add(priced.national.list, draws);
  const flatNational = times(nationalList, 1 - shareOff(mean(nationalPaid), mean(nationalList)));
  const flatVariation = draws < 2 ? 0 : standardDeviation(flatNational);
  const worth = (of: string, costs: Float64Array): ReturnType<typeof worthAt> | undefined =>
    threshold.status === 'blocked' ? undefined : worthAt(ground, of, threshold, strategyCosts(ground, terms, priced, costs));
  const withAgreement = worth(id, priced.paidDiscounted);
  const withFlat = worth(`${id}.flat`, times(priced.listDiscounted, 1 - equivalentDiscount.value));
  const years = yearsOf(ground, offer, priced);
  const yearlyHours = years.flatMap(({ hours }) => (hours === undefined ? [] : [hours]));
  const hours =
    yearlyHours.length === 0
      ? undefined
      : node(
          `${id}.hours`,
          'staffHours',
          yearlyHours.reduce((sum, each) => sum + each.value, 0),
          'hour',
          { inputs: yearlyHours, rule: 'agreements.effort' },
        );
  const review = offer.terms.find((term) => term.type === 'evidence');
  const rate =
    materials.compiled.model.document.kind === 'decisionTree'
      ? 0
      : (materials.compiled.model.document.discounting.schedule[0]?.rate ?? 0);
  const valueAfterReview =
    review === undefined || withAgreement === undefined || firstYear === undefined
      ? undefined
      : node(
          `${id}.valueAfterReview`,
          'populationEvpi',
          withAgreement.value.evpi.value *
            effectivePopulation({
              incidence: ground.context.patients,
              horizonYears: terms.years,
              discountRate: rate,
              delayYears: review.reviewYear,
            }),
          run.currency,
          { inputs: [withAgreement.value.evpi], rule: 'uncertainty.population' },
        );
  const computed = {
    nature,
    priceVariation,
    ...(withAgreement === undefined || withFlat === undefined ? {} : { value: withAgreement.value, flatValue: withFlat.value }),
    ...(hours === undefined ? {} : { hours }),
  };
  return {
    status: 'computed',
    id: offer.id,
    name: offer.name,
    class: classOf(ground, offer),
    list,
    paid,
    paidSpread: spreadOf(priced.paid),
    paidDiscounted,
    effectiveDiscount,
    equivalentDiscount,
    ...computed,
    ...(flatVariation === 0
      ? {}
      : {
          varianceMoved: node(
            `${id}.varianceMoved`,
            'varianceMoved',
            1 - (standardDeviation(nationalPaid) / flatVariation) ** 2,
            'share',
            {
              rule: 'agreements.risk',
              run: run.identity.result,
            },
          ),
        }),
    years,
    national: firstYear !== undefined,
    ...(valueAfterReview === undefined ? {} : { valueAfterReview }),
    risks: risksOf(
      id,
      run,
      priced,
      { list: nationalList, flat: flatNational, paid: nationalPaid },
      withAgreement === undefined || withFlat === undefined ? undefined : { paid: withAgreement.benefits, flat: withFlat.benefits },
    ),
    framework: judgeFramework(offer, computed, premises),
    notes: notesOf(offer, nature, premises),
  };
}

/**
 * Judges offers side by side. `blocks`: traces of all draws, kept by a caller who judges again and again (`[...tracesFor(ground, prepared)]`,
 * which must hold every component and state that the offers name); default: traced anew, a block at a time.
 */
export function judgeOffers(
  ground: AgreementGround,
  offers: readonly Offer[],
  blocks?: Iterable<DrawTraces>,
): readonly (JudgedOffer | BlockedOffer)[] {
  const prepared = offers.map((offer) => ({ offer, terms: prepareOffer(ground, offer) }));
  const sound = prepared.flatMap(({ terms }) => ('status' in terms ? [] : [terms]));
  const draws = ground.run.draws.to - ground.run.draws.from;
  const priced = sound.length === 0 ? [] : priceAgreements(sound, ground.context, blocks ?? tracesFor(ground, sound), draws);
  return prepared.map(({ offer, terms }) => {
    if ('status' in terms) return { ...terms, id: offer.id, name: offer.name, class: classOf(ground, offer) };
    const found = priced[sound.indexOf(terms)];
    if (found === undefined) throw new RangeError(`${offer.id} was not priced`);
    return judgePriced(ground, offer, terms, found);
  });
}
