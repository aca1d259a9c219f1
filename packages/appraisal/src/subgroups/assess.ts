import {
  type BaseCase,
  compileModel,
  type ModelDescription,
  type ProbabilisticRun,
  runBaseCase,
  runProbabilistic,
  withChanges,
} from '@likeverd/modelling';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import { outcomeOf } from '../outcome.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf, type RuleId } from '../rules.ts';
import { absoluteShortfall } from '../severity/shortfall.ts';
import type { BlockCode, Blocked, Outcome, ResultNode, Spread } from '../types.ts';
import { acceptabilityOf, differences, netBenefits, probabilityCostEffective, spreadOf } from '../uncertainty.ts';
import { type Consistency, consistencyOf } from './consistency.ts';
import type { Criterion, SubgroupsPremises } from './format.ts';

/** Draws that each subgroup is run with, at most. */
const drawsOfSubgroup = 2_000;

/** An id of the model with its words. */
export type Named = ModelDescription['strategies'][number];

export interface SubgroupResult {
  readonly subgroup: Named;
  /** Share of all patients. */
  readonly share: ResultNode<number>;
  /** New patients of the subgroup by year; absent where the assessment has no patients. */
  readonly patients?: readonly { readonly year: number; readonly newPatients: ResultNode<number> }[];
  readonly costs: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  readonly netBenefit: ResultNode<number>;
  /** Severity class of the subgroup by itself; absent where it cannot be computed. */
  readonly severityClass?: ResultNode<number>;
  /** From the draws: how sure the net benefit is. */
  readonly precision?: {
    readonly netBenefit: Spread;
    readonly probabilityCostEffective: ResultNode<number>;
    readonly evpi: ResultNode<number>;
  };
  /** The strategy with the highest net benefit for this subgroup. */
  readonly best: Named;
  readonly studied?: { readonly method: number; readonly comparator: number };
}

export interface NotDifferentiating {
  /** One strategy for all patients, the best that one can be. */
  readonly same: Named;
  /** Expected net benefit lost for a patient by giving all the same instead of each subgroup its best. */
  readonly perPatient: ResultNode<number>;
  /** For the new patients of each year; absent where the assessment has no patients. */
  readonly national?: readonly { readonly year: number; readonly loss: ResultNode<number> }[];
}

/** What a criterion for start or stop does to the method, where the model can tell. */
export interface CriterionResult {
  readonly criterion: Criterion;
  /** Change of cost, QALYs and net benefit of the method with the criterion, less without it. */
  readonly effect?:
    | { readonly costs: ResultNode<number>; readonly qalys: ResultNode<number>; readonly netBenefit: ResultNode<number> }
    | Blocked;
}

/** The part `subgroups` of an assessment. */
export interface SubgroupsResult {
  readonly status: 'computed';
  readonly groups: readonly SubgroupResult[] | Blocked;
  readonly notDifferentiating?: NotDifferentiating;
  readonly consistency?: Consistency;
  /** Subgroups of which no observed effect is given. */
  readonly withoutEffect: readonly Named[];
  readonly risks: NonNullable<SubgroupsPremises['risks']>;
  readonly criteria: readonly CriterionResult[];
}

const blocked = (code: BlockCode, rule: RuleId, details: Blocked['details'] = {}): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

interface GroupRun {
  readonly subgroup: string;
  readonly weight: number;
  readonly baseCase: BaseCase;
  readonly draws?: ProbabilisticRun;
}

/** Judges the part `subgroups`. Blocked in its results where the model has no subgroups or no threshold could be found; the rest stands. */
export function assessSubgroups(premises: SubgroupsPremises, materials: Materials): SubgroupsResult | Blocked {
  const known = materials.description.subgroups.map(({ id }) => id);
  const strange = (premises.groups ?? []).find(({ subgroup }) => !known.includes(subgroup));
  if (strange !== undefined) {
    return blocked('subgroups.unknown', 'subgroups.results', { subgroup: strange.subgroup, allowed: known.join(', ') });
  }
  const effects = (premises.groups ?? []).flatMap(({ effect }) => (effect === undefined ? [] : [effect]));
  const crossed = effects.find(({ lower, ratio, upper }) => lower > ratio || ratio > upper || lower === upper);
  if (crossed !== undefined) {
    const details = { from: String(crossed.lower), to: String(crossed.upper) };
    return blocked('subgroups.interval', 'subgroups.consistency', details);
  }
  const runs = groupRuns(materials);
  const results = 'status' in runs ? runs : groupResults(runs, premises, materials);
  const consistency = consistencyOf(effects);
  const given = new Set((premises.groups ?? []).flatMap(({ subgroup, effect }) => (effect === undefined ? [] : [subgroup])));
  const loss = 'status' in runs || 'status' in results ? undefined : notDifferentiating(runs, results, materials);
  return {
    status: 'computed',
    groups: results,
    ...(loss === undefined ? {} : { notDifferentiating: loss }),
    ...(consistency === undefined ? {} : { consistency }),
    withoutEffect: materials.description.subgroups.filter(({ id }) => !given.has(id)),
    risks: premises.risks ?? {},
    criteria: (premises.criteria ?? []).map((criterion) => criterionResult(criterion, materials)),
  };
}

function groupRuns({ definition, compiled, probabilistic }: Materials): readonly GroupRun[] | Blocked {
  const runs: GroupRun[] = [];
  for (const { id: subgroup, weight } of compiled.model.subgroups) {
    const group = compileModel(definition, { ...compiled.inputs, subgroup });
    const baseCase = group.ok ? runBaseCase(group.value) : group;
    if (!group.ok || !baseCase.ok) return blocked('subgroups.run', 'subgroups.results', { subgroup });
    const range = probabilistic?.draws;
    const draws =
      range === undefined
        ? undefined
        : runProbabilistic(group.value, { ...range, to: Math.min(range.to, range.from + drawsOfSubgroup) });
    runs.push({ subgroup, weight, baseCase: baseCase.value, ...(draws?.ok === true ? { draws: draws.value } : {}) });
  }
  return runs.length === 0 ? blocked('subgroups.none', 'subgroups.results') : runs;
}

const named = (list: readonly Named[], id: string): Named =>
  list.find((each) => each.id === id) ?? { id, label: { nb: id, nn: id, en: id } };

const totalsOf = ({ strategies }: BaseCase, id: string) => strategies.find(({ strategy }) => strategy === id);

function groupResults(
  runs: readonly GroupRun[],
  premises: SubgroupsPremises,
  { appraisal, description, strategy, comparator, premises: all, asOf }: Materials,
): readonly SubgroupResult[] | Blocked {
  const { threshold } = appraisal;
  if (threshold.status === 'blocked') return threshold;
  const years = all.population === undefined ? undefined : patientsByYear(all.population);
  return runs.map((run): SubgroupResult => {
    const { subgroup, weight, baseCase } = run;
    const id = `subgroups.${subgroup}`;
    const share = node(`${id}.share`, 'subgroupShare', weight, 'share', { run: baseCase.identity.result });
    const [method, other] = [totalsOf(baseCase, strategy), totalsOf(baseCase, comparator)];
    const proof = { run: baseCase.identity.result };
    const increment = (of: 'costs' | 'qalys'): number => (method?.[of].discounted ?? 0) - (other?.[of].discounted ?? 0);
    const costs = node(`${id}.costs`, 'incrementalCosts', increment('costs'), baseCase.currency, proof);
    const qalys = node(`${id}.qalys`, 'incrementalQalys', increment('qalys'), 'QALY', proof);
    const severity = absoluteShortfall(ledBy(comparator, baseCase), asOf, all.severity);
    const studied = premises.groups?.find((each) => each.subgroup === subgroup)?.studied;
    return {
      subgroup: named(description.subgroups, subgroup),
      share,
      ...(years === undefined || 'status' in years
        ? {}
        : {
            patients: years.map(({ year, newPatients }) => ({
              year,
              newPatients: node(`${id}.patients.${year}`, 'newPatients', newPatients.value * weight, 'patient', {
                inputs: [newPatients, share],
              }),
            })),
          }),
      costs,
      qalys,
      icer: node(`${id}.icer`, 'icer', outcomeOf(costs.value, qalys.value), `${baseCase.currency}/QALY`, {
        inputs: [costs, qalys],
        rule: 'effect.icer',
      }),
      netBenefit: node(
        `${id}.netBenefit`,
        'incrementalNetBenefit',
        threshold.value.value * qalys.value - costs.value,
        baseCase.currency,
        { inputs: [costs, qalys, threshold.value], rule: 'effect.netBenefit' },
      ),
      ...(severity.status === 'computed' ? { severityClass: { ...severity.severityClass, id: `${id}.severityClass` } } : {}),
      ...(run.draws === undefined ? {} : { precision: precisionOf(run.draws, id, threshold.value, { strategy, comparator }) }),
      best: named(description.strategies, bestOf(baseCase, threshold.value.value)),
      ...(studied === undefined ? {} : { studied }),
    };
  });
}

const ledBy = (comparator: string, baseCase: BaseCase): BaseCase => ({
  ...baseCase,
  strategies: baseCase.strategies.toSorted((a, b) => Number(b.strategy === comparator) - Number(a.strategy === comparator)),
});

/** Of strategies that are equal, the first. */
function bestOf({ strategies }: BaseCase, threshold: number): string {
  const benefit = (each: (typeof strategies)[number]): number => threshold * each.qalys.discounted - each.costs.discounted;
  return strategies.reduce((best, each) => (benefit(each) > benefit(best) ? each : best)).strategy;
}

function precisionOf(
  run: ProbabilisticRun,
  id: string,
  threshold: ResultNode<number>,
  { strategy, comparator }: Pick<Materials, 'strategy' | 'comparator'>,
): NonNullable<SubgroupResult['precision']> {
  const columns = (name: string) => run.strategies.find((each) => each.strategy === name);
  const [method, other] = [columns(strategy), columns(comparator)];
  const empty = new Float64Array();
  const benefits = netBenefits(
    differences(method?.costs ?? empty, other?.costs ?? empty),
    differences(method?.qalys ?? empty, other?.qalys ?? empty),
    threshold.value,
  );
  const proof = { inputs: [threshold], run: run.identity.result };
  return {
    netBenefit: spreadOf(benefits),
    probabilityCostEffective: node(`${id}.probability`, 'probabilityCostEffective', probabilityCostEffective(benefits), 'share', {
      ...proof,
      rule: 'uncertainty.acceptability',
    }),
    evpi: node(`${id}.evpi`, 'evpi', acceptabilityOf(run, [threshold.value]).evpi[0] ?? 0, run.currency, {
      ...proof,
      rule: 'uncertainty.evpi',
    }),
  };
}

/** Σ share · max over strategies of net benefit, less max over strategies of Σ share · net benefit. */
function notDifferentiating(
  runs: readonly GroupRun[],
  groups: readonly SubgroupResult[],
  { appraisal: { threshold }, description, premises, baseCase: { currency, strategies } }: Materials,
): NotDifferentiating | undefined {
  if (threshold.status === 'blocked') return undefined;
  const value = threshold.value.value;
  const benefit = ({ baseCase }: GroupRun, strategy: string): number => {
    const totals = totalsOf(baseCase, strategy);
    return totals === undefined ? Number.NaN : value * totals.qalys.discounted - totals.costs.discounted;
  };
  const names = strategies.map(({ strategy }) => strategy);
  const together = (strategy: string): number => runs.reduce((sum, run) => sum + run.weight * benefit(run, strategy), 0);
  const same = names.reduce((best, strategy) => (together(strategy) > together(best) ? strategy : best));
  const apart = runs.reduce((sum, run) => sum + run.weight * Math.max(...names.map((strategy) => benefit(run, strategy))), 0);
  const inputs = [threshold.value, ...groups.flatMap(({ netBenefit, share }) => [netBenefit, share])];
  const perPatient = node('subgroups.loss', 'lossOfNotDifferentiating', Math.max(0, apart - together(same)), currency, {
    inputs,
    rule: 'subgroups.loss',
  });
  const years = premises.population === undefined ? undefined : patientsByYear(premises.population);
  return {
    same: named(description.strategies, same),
    perPatient,
    ...(years === undefined || 'status' in years
      ? {}
      : {
          national: years.map(({ year, newPatients }) => ({
            year,
            loss: node(`subgroups.loss.${year}`, 'lossOfNotDifferentiating', perPatient.value * newPatients.value, currency, {
              inputs: [perPatient, newPatients],
              rule: 'subgroups.loss',
            }),
          })),
        }),
  };
}

function criterionResult(
  criterion: Criterion,
  { definition, compiled, baseCase, strategy, appraisal }: Materials,
): CriterionResult {
  const { changes } = criterion;
  const { threshold } = appraisal;
  if (changes === undefined) return { criterion };
  if (threshold.status === 'blocked') return { criterion, effect: threshold };
  const refuse = (reason: string): CriterionResult => ({
    criterion,
    effect: blocked('subgroups.criterion', 'subgroups.criteria', { criterion: criterion.id, reason }),
  });
  const changed = withChanges(definition, changes);
  if (!changed.ok) return refuse(changed.faults.map(({ path }) => path).join(', '));
  const model = compileModel(changed.value, compiled.inputs);
  const run = model.ok ? runBaseCase(model.value) : model;
  if (!run.ok) return refuse(run.faults.map(({ path }) => path).join(', '));
  const [after, before] = [totalsOf(run.value, strategy), totalsOf(baseCase, strategy)];
  const change = (of: 'costs' | 'qalys'): number => (after?.[of].discounted ?? 0) - (before?.[of].discounted ?? 0);
  const id = `subgroups.criteria.${criterion.id}`;
  const proof = { rule: 'subgroups.criteria' as const, run: run.value.identity.result };
  const costs = node(`${id}.costs`, 'incrementalCosts', change('costs'), baseCase.currency, proof);
  const qalys = node(`${id}.qalys`, 'incrementalQalys', change('qalys'), 'QALY', proof);
  const value = threshold.value.value * qalys.value - costs.value;
  const netBenefit = node(`${id}.netBenefit`, 'incrementalNetBenefit', value, baseCase.currency, {
    inputs: [costs, qalys, threshold.value],
    rule: 'effect.netBenefit',
  });
  return { criterion, effect: { costs, qalys, netBenefit } };
}
