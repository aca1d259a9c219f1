import { compileModel, evaluateDraws, type ProbabilisticRun } from '@likeverd/modelling';
import { factAsOf } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import type { InformedDraws } from '../information/benefit-regression.ts';
import { notSampled } from '../information/partial-information.ts';
import { informedParameters, simulatedTimes, simulateStudy, type Study } from '../information/study.ts';
import { node } from '../nodes.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf, type RuleId } from '../rules.ts';
import type { BlockCode, Blocked, ResultNode } from '../types.ts';
import { differences } from '../uncertainty.ts';
import { type ConditionalMeans, conditionalMeans } from './conditional-means.ts';
import type { Benefits } from './course.ts';
import { observedOver } from './evidence.ts';
import { type Flows, recruitedAfter } from './flows.ts';
import type { Collected, ObservedPremise, StrategiesPremises } from './format.ts';

/** What is known at a review: when, from which evidence, and what each data set says. */
export interface Knowledge {
  /** Years from the decision until the results can be used. */
  readonly years: number;
  readonly from: readonly ('elsewhere' | 'collected')[];
  /** Expectations of benefit at price 0 and of units. */
  readonly means: ConditionalMeans;
}

/** One way of collecting data while the method is in use. */
export interface Design {
  readonly patients: number;
  readonly followUpYears: number;
}

/** What is known from one design, or that so many patients cannot be followed within the horizon. */
export type DesignKnowledge = Design & { readonly knowledge?: Knowledge };

/** Everything the strategies are weighed from that does not depend on the price. */
export interface Prepared {
  readonly premises: StrategiesPremises;
  readonly currency: string;
  readonly flows: Flows;
  readonly benefits: Benefits;
  readonly price: {
    readonly parameter: string;
    readonly unit: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
    /** What the model says. */
    readonly now: number;
    readonly low: number;
    readonly high: number;
  };
  readonly elsewhere?: Knowledge;
  /** Of the planned design, at the review. */
  readonly planned: Knowledge;
  /** Years until the planned data can be used. */
  readonly dataAfterYears: number;
  readonly designs: readonly DesignKnowledge[];
  /** Data sets simulated: as many as the draws, or fewer where that would take too long. */
  readonly dataSets: number;
  readonly draws: number;
  readonly proof: {
    readonly threshold: ResultNode<number>;
    readonly newPatients: readonly ResultNode<number>[];
    readonly discountRate: ResultNode<number>;
    readonly run: string;
  };
}

export interface PrepareOptions {
  /** Weigh other designs too. Default: true. */
  readonly designs?: boolean;
}

const discountRateFact = 'discount-rate-years-0-39';
/** Patients’ times that are drawn for one design: above it fewer data sets are simulated. */
const mostTimes = 5_000_000;
/** Draws at which the price is tried a third time, to see that net benefit is linear in it. */
const drawsTried = 20;

const blocked = (code: BlockCode, rule: RuleId, details: Blocked['details'] = {}): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

/** Runs what the three strategies are weighed from: the draws at another price, the data sets and what they say. */
export function prepareStrategies(
  premises: StrategiesPremises,
  materials: Materials,
  { designs = true }: PrepareOptions = {},
): Prepared | Blocked {
  const { appraisal, probabilistic, asOf } = materials;
  const { threshold } = appraisal;
  if (threshold.status === 'blocked') return threshold;
  if (probabilistic === undefined) return blocked('strategies.noDraws', 'strategies.value');
  const fact = factAsOf(discountRateFact, asOf);
  if (fact === undefined) return blocked('strategies.noDiscountRate', 'strategies.value', { date: asOf.effective });
  const { population } = materials.premises;
  if (population === undefined) return blocked('strategies.noPopulation', 'uncertainty.population');
  const years = patientsByYear(population, Math.ceil(premises.horizonYears));
  if ('status' in years) return years;
  const flows: Flows = {
    newPatients: years.map(({ newPatients }) => newPatients.value),
    uptake: population.uptake ?? [1],
    horizonYears: premises.horizonYears,
    discountRate: fact.value,
  };
  const priced = pricedBenefits(premises, materials, probabilistic, threshold.value.value);
  if ('status' in priced) return priced;
  const known = knowledgeOf(premises, probabilistic, flows, priced.benefits, designs);
  if ('status' in known) return known;
  return {
    premises,
    currency: appraisal.currency,
    flows,
    ...priced,
    ...known,
    draws: probabilistic.draws.to - probabilistic.draws.from,
    proof: {
      threshold: threshold.value,
      newPatients: years.map(({ newPatients }) => newPatients),
      discountRate: node('strategies.discountRate', 'discountRate', fact.value, '1/year', { facts: [fact] }),
      run: probabilistic.identity.result,
    },
  };
}

/** Net benefit draw by draw as benefit − price × units, from the run and the same draws at another price. */
function pricedBenefits(
  { price: { parameter, range } }: StrategiesPremises,
  { compiled, definition, description, strategy, comparator, evaluate = evaluateDraws }: Materials,
  run: ProbabilisticRun,
  threshold: number,
): Pick<Prepared, 'benefits' | 'price'> | Blocked {
  const now = compiled.model.baseValues.get(parameter);
  const described = description.parameters.find((each) => each.parameter === parameter);
  if (now === undefined || described === undefined) return blocked('strategies.priceUnknown', 'strategies.price', { parameter });
  if (run.parameters.some((sampled) => sampled.parameter === parameter)) {
    return blocked('strategies.priceSampled', 'strategies.price', { parameter });
  }
  const bounds = description.adjustable.find((input) => input.parameter === parameter);
  const least = bounds?.minimum ?? 0;
  const greatest = bounds?.maximum ?? Math.max(1, 2 * now);
  const other = now / 2 > least ? now / 2 : greatest;
  const netBenefit = (strategies: ProbabilisticRun['strategies']): Float64Array => {
    const [own, against] = [strategy, comparator].map((id) => strategies.find((each) => each.strategy === id));
    if (own === undefined || against === undefined) throw new RangeError('The run lacks a strategy');
    const spent = differences(own.costs, against.costs);
    return differences(own.qalys, against.qalys).map((gain, draw) => threshold * gain - (spent[draw] ?? Number.NaN));
  };
  const at = (value: number, draws: number): Float64Array | undefined => {
    const { inputs } = compiled;
    const moved = compileModel(definition, { ...inputs, values: { ...inputs.values, [parameter]: value } });
    if (!moved.ok) return undefined;
    const to = run.draws.from + draws;
    const columns = run.parameters.map((column) => ({ ...column, values: column.values.subarray(0, draws) }));
    const evaluated = evaluate(moved.value, { ...run.draws, to }, columns);
    return evaluated.ok ? netBenefit(evaluated.value) : undefined;
  };
  const here = netBenefit(run.strategies);
  const there = at(other, here.length);
  const between = at((now + other) / 2, Math.min(drawsTried, here.length));
  if (there === undefined || between === undefined) {
    return blocked('strategies.priceFails', 'strategies.price', { parameter, value: String(other) });
  }
  const straight = between.every((value, draw) => {
    const [one = 0, two = 0] = [here[draw], there[draw]];
    return Math.abs(value - (one + two) / 2) <= 1e-7 * (Math.abs(one) + Math.abs(two) + 1);
  });
  if (!straight) return blocked('strategies.priceNotLinear', 'strategies.price', { parameter });
  const units = here.map((value, draw) => ((there[draw] ?? Number.NaN) - value) / (now - other));
  return {
    benefits: { units, benefit: here.map((value, draw) => value + now * (units[draw] ?? Number.NaN)) },
    price: {
      parameter,
      unit: described.unit,
      label: described.label,
      now,
      low: range?.low ?? bounds?.minimum ?? 0,
      high: range?.high ?? bounds?.maximum ?? 2 * now,
    },
  };
}

/** Summaries of simulated data sets of a study in each of its sizes. */
function summariesOf(draws: InformedDraws, study: Study, count: number, seed: number): readonly (readonly Float64Array[])[] {
  return simulateStudy(draws, study, count, seed).map((outcomes) => outcomes.flatMap(({ summaries }) => summaries));
}

const studyOf = (outcomes: readonly ObservedPremise[], years: number, sizes: readonly number[]): Study => ({
  outcomes: outcomes.map((outcome) => observedOver(years, outcome)),
  sizes,
});

const rising = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

/** Years until the results of a design can be used; undefined where so many patients are not treated within the horizon. */
function dataAfter(collected: Collected, flows: Flows, { patients, followUpYears }: Design): number | undefined {
  const { participation = 1, startsAfterYears = 0, reportingYears } = collected;
  const recruited = recruitedAfter(flows, patients, participation, startsAfterYears);
  return recruited === undefined ? undefined : recruited + followUpYears + reportingYears;
}

function knowledgeOf(
  { elsewhere, collected, reviewAfterYears }: StrategiesPremises,
  run: ProbabilisticRun,
  flows: Flows,
  { benefit, units }: Benefits,
  withDesigns: boolean,
): Pick<Prepared, 'elsewhere' | 'planned' | 'dataAfterYears' | 'designs' | 'dataSets'> | Blocked {
  const followUps = rising([collected.followUpYears, ...(withDesigns ? (collected.alternatives?.followUpYears ?? []) : [])]);
  const sizes = rising([collected.patients, ...(withDesigns ? (collected.alternatives?.patients ?? []) : [])]);
  const abroad = elsewhere === undefined ? undefined : studyOf(elsewhere.outcomes, elsewhere.followUpYears, [elsewhere.patients]);
  const studies = followUps.map((followUpYears) => ({ followUpYears, study: studyOf(collected.outcomes, followUpYears, sizes) }));
  const all = [...studies.map(({ study }) => study), ...(abroad === undefined ? [] : [abroad])];
  const [missing] = notSampled(run, all.flatMap(informedParameters));
  if (missing !== undefined) return blocked('information.notSampled', 'uncertainty.evsi', { parameter: missing });
  const dataAfterYears = dataAfter(collected, flows, collected);
  if (dataAfterYears === undefined) {
    return blocked('strategies.tooFewPatients', 'strategies.design', { patients: String(collected.patients) });
  }
  if (reviewAfterYears !== undefined && dataAfterYears > reviewAfterYears) {
    return blocked('strategies.dataAfterReview', 'strategies.conditions', {
      review: String(reviewAfterYears),
      years: String(Math.ceil(dataAfterYears * 10) / 10),
    });
  }

  const draws = benefit.length;
  const perDraw = Math.max(1, ...all.map((study) => simulatedTimes(study, 1)));
  const dataSets = Math.min(draws, Math.max(100, Math.floor(mostTimes / perDraw)));
  const { seed } = run.draws;
  const responses = [benefit.subarray(0, dataSets), units.subarray(0, dataSets)];
  const means = (summaries: readonly Float64Array[], luck: number): ConditionalMeans =>
    conditionalMeans(responses, summaries, luck);
  // another seed, since what two studies see by chance is independent
  const [seenElsewhere = []] = abroad === undefined ? [] : summariesOf(run, abroad, dataSets, seed + 1);
  const known = (years: number, summaries: readonly Float64Array[]): Knowledge =>
    elsewhere !== undefined && elsewhere.availableAfterYears <= years
      ? { years, from: ['elsewhere', 'collected'], means: means([...seenElsewhere, ...summaries], seed) }
      : { years, from: ['collected'], means: means(summaries, seed) };

  const designs: DesignKnowledge[] = [];
  let planned: Knowledge | undefined;
  for (const { followUpYears, study } of studies) {
    summariesOf(run, study, dataSets, seed).forEach((summaries, index) => {
      const patients = sizes[index] ?? 0;
      const isPlanned = patients === collected.patients && followUpYears === collected.followUpYears;
      const years = dataAfter(collected, flows, { patients, followUpYears });
      if (isPlanned) planned = known(Math.max(dataAfterYears, reviewAfterYears ?? 0), summaries);
      if (!withDesigns || collected.alternatives === undefined) return;
      designs.push({ patients, followUpYears, ...(years === undefined ? {} : { knowledge: known(years, summaries) }) });
    });
  }
  if (planned === undefined) throw new RangeError('The planned design is among the designs');
  return {
    ...(elsewhere === undefined
      ? {}
      : { elsewhere: { years: elsewhere.availableAfterYears, from: ['elsewhere'], means: means(seenElsewhere, seed + 1) } }),
    planned,
    dataAfterYears,
    designs,
    dataSets,
  };
}
