import {
  type CompiledModel,
  compileModel,
  runBaseCase,
  runProbabilistic,
  withDiscountRate,
  withEntryAge,
} from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import { quantiles } from '@likeverd/statistics';
import type { Materials } from '../assessment/materials.ts';
import { node, undiscountedQalys } from '../nodes.ts';
import { ruleOf, type RuleId } from '../rules.ts';
import type { BlockCode, Blocked, ResultNode, Severity } from '../types.ts';
import type { SeverityPremises } from './format.ts';
import { lifeTableQalys, type NormBand, normBands } from './population-qalys.ts';
import { type EnglishSeverity, englishRate, englishSeverity, proportionalShortfall } from './proportional.ts';
import { type Classified, classify, populationQalys, roundToHundredths } from './shortfall.ts';
import { type SmallGroup, smallGroup } from './small-groups.ts';

/** Draws that the interval of the shortfall is made from, at most: enough for two digits of its ends, and quick in a page. */
const drawsOfInterval = 1_000;

/** The shortfall at one age at the start. */
export interface ShortfallAtAge extends Classified {
  readonly age: number;
}

export interface AgeInterval {
  readonly status: 'computed';
  /** One entry a year of age. */
  readonly ages: readonly ShortfallAtAge[];
  readonly lowestClass: number;
  readonly highestClass: number;
}

export interface ShortfallInterval {
  readonly status: 'computed';
  /** 2.5th and 97.5th percentile over the draws of what the comparator’s patients have left. */
  readonly lower: ResultNode<number>;
  readonly upper: ResultNode<number>;
  readonly draws: number;
  /** Share of the draws in each class, from class 1. */
  readonly classes: readonly { readonly severityClass: number; readonly share: number }[];
}

/** The part `severity` of an assessment. */
export interface SeverityResult {
  readonly status: 'computed';
  /** Whose severity it is. */
  readonly basis: 'treatment' | 'prevention' | 'diagnostics';
  /** What the threshold of the appraisal rests on. */
  readonly severity: Severity | Blocked;
  /** Where the method prevents or finds: the mean shortfall of all whom it reaches, for comparison. */
  readonly average?: ResultNode<number>;
  readonly ageInterval?: AgeInterval | Blocked;
  /** Remaining QALYs of a population with the patients’ share of women; the rule takes both sexes together. */
  readonly sexMix?: ResultNode<number> | Blocked;
  readonly interval?: ShortfallInterval | Blocked;
  readonly proportional?: ResultNode<number>;
  readonly england?: EnglishSeverity | Blocked;
  readonly textual?: NonNullable<SeverityPremises['textual']>;
  readonly smallGroup?: SmallGroup | Blocked;
}

const blocked = (code: BlockCode, rule: RuleId, details: Blocked['details'] = {}): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

/** Judges the part `severity`: the shortfall that the appraisal rests on, how sure it is, and what other rules would say of it. */
export function assessSeverity(premises: SeverityPremises, materials: Materials): SeverityResult {
  const { appraisal, asOf } = materials;
  const { severity } = appraisal;
  const { applies, textual, smallGroup: group } = premises;
  const average = applies === undefined ? undefined : averageShortfall(premises, materials);
  const computed = severity.status === 'computed' ? severity : undefined;
  return {
    status: 'computed',
    basis: applies?.type ?? 'treatment',
    severity,
    ...(average === undefined ? {} : { average }),
    ...(premises.age === undefined ? {} : { ageInterval: ageInterval(premises, materials) }),
    ...(premises.femaleShare === undefined ? {} : { sexMix: sexMix(premises, premises.femaleShare, materials) }),
    ...(materials.probabilistic === undefined || applies !== undefined || computed === undefined
      ? {}
      : { interval: shortfallInterval(computed, materials) }),
    ...(computed === undefined ? {} : comparisons(premises, computed, materials)),
    ...(textual === undefined ? {} : { textual }),
    ...(group === undefined ? {} : { smallGroup: smallGroup(group, computed?.shortfall, gains(materials), asOf) }),
  };
}

/** Population and patients of a computed shortfall. */
function partsOf({ shortfall: { inputs } }: Severity): readonly [ResultNode<number>, ResultNode<number>] | undefined {
  const [population, patients] = inputs;
  const isNumber = (each: ResultNode | undefined): each is ResultNode<number> => typeof each?.value === 'number';
  return isNumber(population) && isNumber(patients) ? [population, patients] : undefined;
}

function gains({ baseCase, strategy, comparator }: Materials): {
  readonly discounted: ResultNode<number>;
  readonly undiscounted: ResultNode<number>;
} {
  const of = (id: string) => baseCase.strategies.find((each) => each.strategy === id);
  const [method, other] = [of(strategy), of(comparator)];
  const gain = (weight: 'discounted' | 'undiscounted'): number => (method?.qalys[weight] ?? 0) - (other?.qalys[weight] ?? 0);
  const run = { run: baseCase.identity.result };
  return {
    discounted: node('severity.gain', 'incrementalQalys', gain('discounted'), 'QALY', run),
    undiscounted: node('severity.gainUndiscounted', 'qalyGainUndiscounted', gain('undiscounted'), 'QALY', run),
  };
}

/** Of all whom the method reaches: those who get or have the disease lose their shortfall, the others nothing. */
function averageShortfall(
  { applies }: SeverityPremises,
  { appraisal: { severity }, baseCase, asOf }: Materials,
): ResultNode<number> | undefined {
  if (severity.status === 'blocked' || applies === undefined) return undefined;
  const proof = { inputs: [severity.shortfall], rule: 'severity.appliesToTheIll' as const };
  if (applies.type === 'diagnostics') {
    const value = roundToHundredths(applies.shareWithCondition * severity.shortfall.value);
    return node('severity.averageShortfall', 'averageShortfall', value, 'QALY', { ...proof, source: applies.source });
  }
  const { entryAge } = baseCase;
  const [comparator] = baseCase.strategies;
  if (entryAge === undefined || comparator === undefined) return undefined;
  const age = node('severity.reached.entryAge', 'entryAge', entryAge, 'year', { run: baseCase.identity.result });
  const population = populationQalys(age, asOf, {}, 'severity.reached.populationQalys');
  if ('status' in population) return undefined;
  const patients = undiscountedQalys(baseCase, comparator);
  return node('severity.averageShortfall', 'averageShortfall', roundToHundredths(population.value - patients.value), 'QALY', {
    inputs: [population, patients],
    rule: 'severity.shortfall',
  });
}

/** A revised model with the inputs of the assessed one. */
function revised(
  revision: ReturnType<typeof withEntryAge>,
  { inputs }: CompiledModel,
): { readonly ok: true; readonly value: CompiledModel } | { readonly ok: false } {
  const compiled = revision.ok ? compileModel(revision.value, inputs) : revision;
  return compiled.ok ? compiled : { ok: false };
}

/** Undiscounted or discounted QALYs of the comparator in a revised model. */
function comparatorQalys(compiled: CompiledModel, comparator: string, weight: 'discounted' | 'undiscounted'): number | undefined {
  const run = runBaseCase(compiled);
  return run.ok ? run.value.strategies.find(({ strategy }) => strategy === comparator)?.qalys[weight] : undefined;
}

function ageInterval(premises: SeverityPremises, { definition, compiled, comparator, asOf }: Materials): AgeInterval | Blocked {
  const { age: range, applies } = premises;
  if (range === undefined || applies !== undefined) return blocked('severity.ageIntervalOfTheIll', 'severity.ageInterval');
  if (range.to < range.from)
    return blocked('severity.ageIntervalOrder', 'severity.ageInterval', { from: String(range.from), to: String(range.to) });
  const ages: ShortfallAtAge[] = [];
  for (let age = range.from; age <= range.to; age += 1) {
    const id = `severity.age${age}`;
    const { populationQalys: _stated, ...others } = premises;
    const start = node(`${id}.entryAge`, 'entryAge', age, 'year', { source: range.source });
    const population = populationQalys(start, asOf, others, `${id}.populationQalys`);
    if ('status' in population) return population;
    const model = revised(withEntryAge(definition, age), compiled);
    const left = model.ok ? comparatorQalys(model.value, comparator, 'undiscounted') : undefined;
    if (left === undefined) return blocked('severity.ageFixed', 'severity.ageInterval', { age: String(age) });
    const classified = classify(
      population,
      node(`${id}.patientQalys`, 'qalysUndiscounted', left, 'QALY', { inputs: [start] }),
      asOf,
      id,
    );
    if ('status' in classified) return classified;
    ages.push({ age, ...classified });
  }
  const classes = ages.map(({ severityClass }) => severityClass.value);
  return { status: 'computed', ages, lowestClass: Math.min(...classes), highestClass: Math.max(...classes) };
}

const bandsOf = ({ norm }: SeverityPremises, asOf: AsOf): readonly NormBand[] =>
  norm === undefined ? (normBands(asOf) ?? []) : norm.bands.toSorted((a, b) => a.fromAge - b.fromAge);

/** Completed age at the start that the severity rests on. */
function ageOf({ shortfall }: Severity): ResultNode | undefined {
  return shortfall.inputs[0]?.inputs[0];
}

function sexMix(
  premises: SeverityPremises,
  femaleShare: number,
  { asOf, appraisal: { severity } }: Materials,
): ResultNode<number> | Blocked {
  if (severity.status === 'blocked') return severity;
  const age = ageOf(severity);
  if (typeof age?.value !== 'number') return blocked('severity.noAge', 'severity.lifeTable');
  const bands = bandsOf(premises, asOf);
  const qalys = lifeTableQalys({ age: Math.floor(age.value), bands, asOf, femaleShare });
  if (qalys === undefined) {
    const details = { age: String(age.value), from: String(bands[0]?.fromAge ?? ''), to: '105' };
    return blocked('severity.ageOutsideNorm', 'severity.lifeTable', details);
  }
  return node('severity.sexMix', 'populationQalys', qalys, 'QALY', { inputs: [age], rule: 'severity.lifeTable' });
}

/**
 * How far the shortfall may be off because the model’s parameters are uncertain: the comparator’s undiscounted QALYs in the first draws of
 * the probabilistic run, set against the same population.
 */
function shortfallInterval(
  severity: Severity,
  { definition, compiled, probabilistic, comparator, asOf }: Materials,
): ShortfallInterval | Blocked {
  const parts = partsOf(severity);
  if (probabilistic === undefined || parts === undefined) return blocked('severity.simulated', 'severity.uncertainty');
  if (probabilistic.patientsPerDraw !== undefined) return blocked('severity.simulated', 'severity.uncertainty');
  const model = revised(withDiscountRate(definition, 0), compiled);
  const { seed, from, to } = probabilistic.draws;
  const run = model.ok ? runProbabilistic(model.value, { seed, from, to: Math.min(to, from + drawsOfInterval) }) : undefined;
  const left = run?.ok === true ? run.value.strategies.find(({ strategy }) => strategy === comparator)?.qalys : undefined;
  if (left === undefined) return blocked('severity.simulated', 'severity.uncertainty');
  const [population] = parts;
  const shortfalls = left.map((qalys) => population.value - qalys);
  const [lower = Number.NaN, upper = Number.NaN] = quantiles(shortfalls, [0.025, 0.975]);
  const counts = new Map<number, number>();
  shortfalls.forEach((_, draw) => {
    const classified = classify(population, node('draw', 'qalysUndiscounted', left[draw] ?? Number.NaN, 'QALY'), asOf, 'draw');
    if ('status' in classified) return;
    const { value } = classified.severityClass;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  const end = (id: 'shortfallLower' | 'shortfallUpper', value: number): ResultNode<number> =>
    node(`severity.${id}`, id, roundToHundredths(value), 'QALY', { inputs: [severity.shortfall], rule: 'severity.uncertainty' });
  return {
    status: 'computed',
    lower: end('shortfallLower', lower),
    upper: end('shortfallUpper', upper),
    draws: left.length,
    classes: [...counts]
      .toSorted(([a], [b]) => a - b)
      .map(([severityClass, count]) => ({ severityClass, share: count / left.length })),
  };
}

/** What the Dutch and the English measures say of the same patients. */
function comparisons(
  premises: SeverityPremises,
  severity: Severity,
  { definition, compiled, comparator, asOf, baseCase }: Materials,
): Pick<SeverityResult, 'proportional' | 'england'> {
  const parts = partsOf(severity);
  if (parts === undefined) return {};
  const proportional = proportionalShortfall(...parts);
  const rate = englishRate(asOf);
  const age = ageOf(severity);
  // The English measure discounts what is left of life, which only a model of the patients tells.
  if (premises.applies !== undefined || rate === undefined || typeof age?.value !== 'number') return { proportional };
  const bands = bandsOf(premises, asOf);
  const expected = lifeTableQalys({ age: Math.floor(age.value), bands, asOf, discountRate: rate.value });
  const model = revised(withDiscountRate(definition, rate.value), compiled);
  const left = model.ok ? comparatorQalys(model.value, comparator, 'discounted') : undefined;
  if (expected === undefined || left === undefined) {
    const details = { age: String(age.value), from: String(bands[0]?.fromAge ?? ''), to: '105' };
    return { proportional, england: blocked('severity.ageOutsideNorm', 'severity.england', details) };
  }
  const population = node('severity.england.population', 'populationQalysDiscounted', expected, 'QALY', {
    inputs: [age],
    facts: [rate],
    rule: 'severity.lifeTable',
  });
  const patients = node('severity.england.patients', 'qalysDiscountedFlat', left, 'QALY', {
    facts: [rate],
    run: baseCase.identity.result,
  });
  return { proportional, england: englishSeverity(population, patients, asOf) };
}
