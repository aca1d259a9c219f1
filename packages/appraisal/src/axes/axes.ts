import { runScenarios } from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import type { Materials } from '../assessment/materials.ts';
import { partialInformation } from '../information/partial-information.ts';
import { node } from '../nodes.ts';
import { outcomeOf } from '../outcome.ts';
import { type Rule, type RuleId, ruleOf } from '../rules.ts';
import type { Blocked, Outcome, ResultNode } from '../types.ts';
import { acceptabilityOf, differences, netBenefits } from '../uncertainty.ts';
import {
  type UncertaintyLevel,
  uncertaintyLevels,
  type UncertaintyPremises,
  type UncertaintySource,
  type UncertaintyTopic,
  uncertaintyTopics,
} from './format.ts';

/**
 * From which probability of a wrong choice the decision counts as highly uncertain. Ours: the white paper says only that uncertainty is large
 * where cost per QALY is about the willingness to pay, and that it is not said how to operationalise this (L5401-5405, L5422-5426). At one in
 * five, a choice made in the same way is wrong less often than every fifth time.
 */
export const usualWrongChoice = 0.2;

/** One source with what it weighs in the decision. */
export interface JudgedSource extends UncertaintySource {
  /** Its parameters that the draws vary; what is not among them is not in the probabilities. */
  readonly sampled: readonly string[];
  /** Expected value per patient of knowing the sampled parameters; absent where none is, or the decision cannot be computed. */
  readonly evppi?: ResultNode<number>;
}

export interface Documentation {
  readonly level: UncertaintyLevel;
  /** Whether the level was judged as a whole, or is that of the most uncertain source. */
  readonly basis: 'judged' | 'highest';
  readonly reason?: NonNullable<UncertaintyPremises['overall']>['reason'];
  readonly sources: readonly JudgedSource[];
  /** Listed sources that are not judged. */
  readonly unjudged: readonly UncertaintyTopic[];
}

export interface Decision {
  readonly status: 'computed';
  readonly threshold: ResultNode<number>;
  /** The better of the two on average. */
  readonly choice: string;
  /** On which side of the willingness to pay the method is expected to lie: below where its expected net benefit is not negative. */
  readonly side: 'below' | 'above';
  readonly expectedCosts: ResultNode<number>;
  readonly expectedQalys: ResultNode<number>;
  readonly expectedIcer: ResultNode<Outcome>;
  readonly expectedNetBenefit: ResultNode<number>;
  /** Expected cost per QALY over willingness to pay; absent where there is no ratio. */
  readonly nearness?: ResultNode<number>;
  /** Share of draws in which the other one is better. */
  readonly wrongChoice: ResultNode<number>;
  readonly highFrom: ResultNode<number>;
  readonly highFromReason?: NonNullable<UncertaintyPremises['decision']>['reason'];
  readonly evpi: ResultNode<number>;
  readonly level: 'low' | 'high';
}

/** One analysis beside the expected values. */
export interface ScenarioEffect {
  /** Absent for the base case. */
  readonly scenario?: string;
  readonly label?: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly costs: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  /** At the willingness to pay of the base case; absent where there is none. */
  readonly netBenefit?: ResultNode<number>;
  /** Whether the choice is another than that of the base case. */
  readonly flips?: boolean;
}

/** What the figure and the text say of a combination: an aid, never a verdict. */
export type Reading = 'mayIntroduce' | 'conditional' | 'shouldNot' | 'awaitOrPending' | 'settled';

export interface Placement {
  readonly documentation: 'low' | 'high';
  readonly reading: Reading;
  /** Whether the combination is one of those drawn in Figure 7.4. */
  readonly drawn: boolean;
  readonly rule: Rule;
}

export interface AxesResult {
  readonly status: 'computed';
  readonly documentation: Documentation;
  readonly decision: Decision | Blocked;
  /**
   * Two where the documentation is moderately uncertain, since the figure knows only low and high, or where it would be low but for sources that
   * are not judged. Empty where the decision cannot be computed.
   */
  readonly placements: readonly Placement[];
  /** The base case first, then every named scenario of the model that could be run. */
  readonly scenarios: readonly ScenarioEffect[];
  /** Scenarios that could not be run. */
  readonly failed: readonly string[];
}

const highest = (sources: readonly UncertaintySource[]): UncertaintyLevel =>
  uncertaintyLevels[Math.max(0, ...sources.map(({ level }) => uncertaintyLevels.indexOf(level)))] ?? 'low';

function documentationOf(premises: UncertaintyPremises, decision: Decision | Blocked, materials: Materials): Documentation {
  const { sources, overall } = premises;
  return {
    level: overall?.level ?? highest(sources),
    basis: overall === undefined ? 'highest' : 'judged',
    ...(overall === undefined ? {} : { reason: overall.reason }),
    sources: sources.map((source, index) => judgedSource(source, index, decision, materials)),
    unjudged: uncertaintyTopics.filter((topic) => !sources.some((source) => source.topic === topic)),
  };
}

function judgedSource(source: UncertaintySource, index: number, decision: Decision | Blocked, materials: Materials): JudgedSource {
  const pair = pairOf(materials);
  const sampled = (source.parameters ?? []).filter((name) => pair?.parameters.some(({ parameter }) => parameter === name));
  if (pair === undefined || decision.status === 'blocked' || sampled.length === 0) return { ...source, sampled };
  const [gain] = partialInformation(pair, sampled, [decision.threshold.value]).at;
  if (gain === undefined) return { ...source, sampled };
  return {
    ...source,
    sampled,
    evppi: node(`axes.source.${index + 1}.evppi`, 'evppi', gain.value, materials.description.currency, {
      inputs: [decision.threshold, decision.evpi],
      rule: 'uncertainty.evppi',
      run: pair.run,
    }),
  };
}

/** The draws of the comparator and of the method, in this order. */
function pairOf({ probabilistic, strategy, comparator }: Materials) {
  const find = (id: string) => probabilistic?.strategies.find((each) => each.strategy === id);
  const [own, other] = [find(strategy), find(comparator)];
  if (probabilistic === undefined || own === undefined || other === undefined) return undefined;
  return {
    strategies: [other, own],
    parameters: probabilistic.parameters,
    run: probabilistic.identity.result,
    own,
    other,
  } as const;
}

const refused = (code: Blocked['code'], details: Blocked['details']): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf('axes.decision'),
});

function decisionOf({ decision: asked }: UncertaintyPremises, materials: Materials): Decision | Blocked {
  const { appraisal, description, strategy, comparator } = materials;
  const { threshold: found } = appraisal;
  if (found.status === 'blocked') return found;
  const pair = pairOf(materials);
  if (pair === undefined) return refused('axes.noDraws', {});
  const { currency } = description;
  const threshold = found.value;
  const costs = differences(pair.own.costs, pair.other.costs);
  const qalys = differences(pair.own.qalys, pair.other.qalys);
  const benefits = netBenefits(costs, qalys, threshold.value);
  const { run } = pair;
  const expectedCosts = node('axes.expectedCosts', 'incrementalCosts', mean(costs), currency, { run });
  const expectedQalys = node('axes.expectedQalys', 'incrementalQalys', mean(qalys), 'QALY', { run });
  const expectedIcer = node(
    'axes.expectedIcer',
    'meanIcer',
    outcomeOf(expectedCosts.value, expectedQalys.value),
    `${currency}/QALY`,
    {
      inputs: [expectedCosts, expectedQalys],
      rule: 'uncertainty.meanIcer',
    },
  );
  const expectedNetBenefit = node('axes.expectedNetBenefit', 'expectedIncrementalNetBenefit', mean(benefits), currency, {
    inputs: [expectedCosts, expectedQalys, threshold],
    rule: 'effect.netBenefit',
  });
  const side = expectedNetBenefit.value >= 0 ? 'below' : 'above';
  const wrong = benefits.reduce((count, benefit) => (benefit >= 0 === (side === 'below') ? count : count + 1), 0);
  const wrongChoice = node('axes.wrongChoice', 'wrongChoice', wrong / benefits.length, 'share', {
    inputs: [threshold],
    rule: 'axes.decision',
    run,
  });
  const highFrom = node('axes.highFrom', 'wrongChoiceFrom', asked?.wrongChoiceFrom ?? usualWrongChoice, 'share', {
    rule: 'axes.decision',
  });
  const perfect = acceptabilityOf({ strategies: pair.strategies }, [threshold.value]).evpi[0] ?? 0;
  const { value: icer } = expectedIcer;
  return {
    status: 'computed',
    threshold,
    choice: side === 'below' ? strategy : comparator,
    side,
    expectedCosts,
    expectedQalys,
    expectedIcer,
    expectedNetBenefit,
    ...(icer.outcome === 'ratio'
      ? {
          nearness: node('axes.nearness', 'nearness', icer.value / threshold.value, 'factor', {
            inputs: [expectedIcer, threshold],
          }),
        }
      : {}),
    wrongChoice,
    highFrom,
    ...(asked === undefined ? {} : { highFromReason: asked.reason }),
    evpi: node('axes.evpi', 'evpi', perfect, currency, { inputs: [threshold], rule: 'uncertainty.evpi', run }),
    level: wrongChoice.value >= highFrom.value ? 'high' : 'low',
  };
}

/** The combinations of Figure 7.4 and of the text around it (decision table V11). */
function placementOf(documentation: 'low' | 'high', { level, side }: Pick<Decision, 'level' | 'side'>): Placement {
  const placed = (reading: Reading, drawn: boolean, rule: RuleId): Placement => ({
    documentation,
    reading,
    drawn,
    rule: ruleOf(rule),
  });
  if (level === 'high') {
    return documentation === 'low' ? placed('conditional', true, 'axes.near') : placed('awaitOrPending', false, 'axes.pending');
  }
  if (documentation === 'low') return placed('settled', false, 'axes.decision');
  return side === 'below' ? placed('mayIntroduce', true, 'axes.below') : placed('shouldNot', true, 'axes.above');
}

/** Low is low only where every listed source is judged, or the whole is. */
function sidesOf({ level, basis, unjudged }: Documentation): readonly ('low' | 'high')[] {
  if (level === 'high') return ['high'];
  return level === 'low' && (basis === 'judged' || unjudged.length === 0) ? ['low'] : ['low', 'high'];
}

function placementsOf(documentation: Documentation, decision: Decision | Blocked): readonly Placement[] {
  return decision.status === 'blocked' ? [] : sidesOf(documentation).map((side) => placementOf(side, decision));
}

/** The base case and every scenario, each with what it would lead to. */
function scenariosOf({
  definition,
  description,
  strategy,
  comparator,
  appraisal: { threshold },
}: Materials): Pick<AxesResult, 'scenarios' | 'failed'> {
  const failed: string[] = [];
  const scenarios: ScenarioEffect[] = [];
  let chosen: boolean | undefined;
  for (const { scenario, result } of runScenarios(definition)) {
    const find = (id: string) => (result.ok ? result.value.strategies.find((each) => each.strategy === id) : undefined);
    const [own, other] = [find(strategy), find(comparator)];
    if (!result.ok || own === undefined || other === undefined) {
      failed.push(scenario ?? '');
      continue;
    }
    const id = `axes.scenario.${scenario ?? 'base'}`;
    const { currency } = description;
    const run = { run: result.value.identity.result };
    const costs = node(`${id}.costs`, 'incrementalCosts', own.costs.discounted - other.costs.discounted, currency, run);
    const qalys = node(`${id}.qalys`, 'incrementalQalys', own.qalys.discounted - other.qalys.discounted, 'QALY', run);
    const icer = node(`${id}.icer`, 'icer', outcomeOf(costs.value, qalys.value), `${currency}/QALY`, {
      inputs: [costs, qalys],
      rule: 'effect.icer',
    });
    const label = description.scenarios.find((each) => each.id === scenario)?.label;
    const named = {
      ...(scenario === undefined ? {} : { scenario }),
      ...(label === undefined ? {} : { label }),
      costs,
      qalys,
      icer,
    };
    if (threshold.status === 'blocked') {
      scenarios.push(named);
      continue;
    }
    const netBenefit = node(
      `${id}.incrementalNetBenefit`,
      'incrementalNetBenefit',
      threshold.value.value * qalys.value - costs.value,
      currency,
      { inputs: [costs, qalys, threshold.value], rule: 'effect.netBenefit' },
    );
    const better = netBenefit.value >= 0;
    chosen ??= better;
    scenarios.push({ ...named, netBenefit, flips: better !== chosen });
  }
  return { scenarios, failed };
}

/**
 * The part `uncertainty` of an assessment: uncertainty of the documentation, judged source by source, and uncertainty of the decision, computed
 * from the runs, placed on the two axes of Figure 7.4 (Meld. St. 21 (2024–2025), chapter 7.1.3). Concerns the two strategies that the
 * document compares.
 */
export function assessUncertainty(premises: UncertaintyPremises, materials: Materials): AxesResult | Blocked {
  const known = materials.description.parameters.map(({ parameter }) => parameter);
  const unknown = premises.sources.flatMap(({ parameters = [] }) => parameters).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return { ...refused('axes.unknownParameter', { parameter: unknown }), rule: ruleOf('axes.documentation') };
  const decision = decisionOf(premises, materials);
  const documentation = documentationOf(premises, decision, materials);
  return {
    status: 'computed',
    documentation,
    decision,
    placements: placementsOf(documentation, decision),
    ...scenariosOf(materials),
  };
}
