import { type ImpactCategory, type ImpactInclusion, impactInventoryAsOf, type ImpactInventory } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import { outcomeOf } from '../outcome.ts';
import { type Rule, type RuleId, ruleOf } from '../rules.ts';
import type { Blocked, Outcome, ResultNode } from '../types.ts';
import { consequencesOf, type Found, isHealthGain } from './consequences.ts';
import type { Bearer, PerspectivePremises, SocietalGround } from './format.ts';

/** What becomes of a consequence in the reference case. */
export type Fate =
  /** Part of the main result. */
  | 'counted'
  /** Of relatives: shown in an analysis of its own. */
  | 'separate'
  /** Only in the societal view, which is a secondary analysis. */
  | 'secondary'
  /** In the model already: not added once more. */
  | 'inModel'
  | 'refused';

/** One consequence, what becomes of it, and by which rule. */
export interface Consequence extends Pick<Found, 'id' | 'label' | 'origin' | 'category' | 'bearer' | 'inModel'> {
  readonly inclusion: ImpactInclusion;
  readonly fate: Fate;
  readonly rule: Rule;
  /** Strategy minus comparator, discounted, per patient. */
  readonly increment: ResultNode<number>;
}

/** The whole result in one view of what counts. */
export interface PerspectiveView {
  readonly costs: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  /** At the threshold of the appraisal; absent where that is blocked. */
  readonly netBenefit?: ResultNode<number>;
}

/** Ways in which something may be counted twice, or not at all. */
export type PerspectiveWarning =
  /** Relatives' time and relatives' QALYs: the time is left out where the QALYs are shown. */
  | { readonly warning: 'informalCareTwice'; readonly names: readonly string[] }
  /** A line of the same row and bearer as components of the model. */
  | { readonly warning: 'alsoInModel'; readonly line: string; readonly names: readonly string[] }
  /** Unpaid production, which quality of life may hold already as daily activities. */
  | { readonly warning: 'activitiesTwice'; readonly names: readonly string[] }
  /** Payers whom the model leaves out of its costs. */
  | { readonly warning: 'payersLeftOut'; readonly names: readonly string[] }
  /** A level of service of which neither model nor assessment says anything. */
  | { readonly warning: 'levelNotAssessed'; readonly level: 'specialist' | 'municipal' };

/** What those who bear the costs bear, one strategy beside the other. */
export interface BearerCosts {
  readonly bearer: Bearer;
  readonly strategy: ResultNode<number>;
  readonly comparator: ResultNode<number>;
  readonly increment: ResultNode<number>;
}

/** The societal view, where it was asked for. */
export type SocietalView =
  | { readonly status: 'refused'; readonly ground: SocietalGround; readonly rule: Rule }
  | {
      readonly status: 'computed';
      readonly ground: SocietalGround;
      readonly rule: Rule;
      readonly view: PerspectiveView;
      /** Whether the criteria are met without what only society gains; absent where no threshold could be found. */
      readonly metInExtended?: boolean;
    };

export interface PerspectiveResult {
  readonly status: 'computed';
  readonly inventory: ImpactInventory;
  readonly consequences: readonly Consequence[];
  /** The extended health-service perspective: the main result. */
  readonly extended: PerspectiveView;
  /** With the gains of relatives, and without their time; absent where there are none. */
  readonly relatives?: PerspectiveView;
  readonly societal?: SocietalView;
  /** Costs of the main result by who bears them; both levels of service always. */
  readonly bearers: readonly BearerCosts[];
  readonly warnings: readonly PerspectiveWarning[];
}

/** Why a row is left out of the extended health-service perspective, where a rule says more than the figure does. */
const refusals: Readonly<Partial<Record<ImpactCategory, RuleId>>> = {
  paidProduction: 'perspective.productivity',
  unpaidProduction: 'perspective.productivity',
  transfers: 'perspective.transfers',
  unrelatedCosts: 'perspective.unrelated',
};

/** Why a row is counted, where a rule says more than the figure does. */
const inclusions: Readonly<Partial<Record<ImpactCategory, RuleId>>> = {
  time: 'perspective.time',
  transport: 'perspective.time',
};

function judged(found: Found, inclusion: ImpactInclusion, societal: boolean): readonly [Fate, RuleId] {
  const { category, bearer, inModel } = found;
  if (inclusion.extended && inModel !== undefined) return ['inModel', 'perspective.twice'];
  if (inclusion.extended && isHealthGain(category) && bearer === 'relatives') return ['separate', 'perspective.relatives'];
  if (inclusion.extended) return ['counted', inclusions[category] ?? 'perspective.inclusion'];
  const rule = refusals[category] ?? 'perspective.inclusion';
  return inclusion.society && societal ? ['secondary', rule] : ['refused', rule];
}

type Judged = Consequence & Pick<Found, 'unit' | 'amounts'>;

/** One view: the sum of what counts in it. */
function viewOf(name: string, counted: readonly Judged[], { appraisal, description }: Materials): PerspectiveView {
  const { currency } = description;
  const sum = (unit: Found['unit']): ResultNode<number> => {
    const inputs = counted.filter((each) => each.unit === unit).map(({ increment }) => increment);
    const kind = unit === 'QALY' ? 'incrementalQalys' : 'incrementalCosts';
    return node(`perspective.view.${name}.${kind}`, kind, total(inputs), unit === 'QALY' ? 'QALY' : currency, {
      inputs,
      rule: 'perspective.inclusion',
    });
  };
  const [costs, qalys] = [sum('money'), sum('QALY')];
  const { threshold } = appraisal;
  return {
    costs,
    qalys,
    icer: node(`perspective.view.${name}.icer`, 'icer', outcomeOf(costs.value, qalys.value), `${currency}/QALY`, {
      inputs: [costs, qalys],
      rule: 'effect.icer',
    }),
    ...(threshold.status === 'blocked'
      ? {}
      : {
          netBenefit: node(
            `perspective.view.${name}.incrementalNetBenefit`,
            'incrementalNetBenefit',
            threshold.value.value * qalys.value - costs.value,
            currency,
            { inputs: [costs, qalys, threshold.value], rule: 'effect.netBenefit' },
          ),
        }),
  };
}

const total = (nodes: readonly ResultNode<number>[]): number => nodes.reduce((sum, { value }) => sum + value, 0);

function bearersOf(counted: readonly Judged[], currency: string): readonly BearerCosts[] {
  const costs = counted.filter(({ unit }) => unit === 'money');
  const levels: readonly Bearer[] = ['specialist', 'municipal'];
  const others = (['patient', 'relatives', 'society'] as const).filter((bearer) => costs.some((each) => each.bearer === bearer));
  return [...levels, ...others].map((bearer) => {
    const own = costs.filter((each) => each.bearer === bearer);
    const sum = (name: 'strategy' | 'comparator'): ResultNode<number> => {
      const inputs = own.map(({ amounts }) => amounts[name]);
      return node(`perspective.bearer.${bearer}.${name}`, 'costs', total(inputs), currency, { inputs, rule: 'perspective.levels' });
    };
    const [strategy, comparator] = [sum('strategy'), sum('comparator')];
    return {
      bearer,
      strategy,
      comparator,
      increment: node(`perspective.bearer.${bearer}.increment`, 'incrementalCosts', strategy.value - comparator.value, currency, {
        inputs: [strategy, comparator],
        rule: 'perspective.levels',
      }),
    };
  });
}

const idsOf = (consequences: readonly Judged[]): readonly string[] => consequences.map(({ id }) => id);

function warningsOf(
  all: readonly Judged[],
  { none = {} }: PerspectivePremises,
  { definition }: Materials,
): readonly PerspectiveWarning[] {
  const care = all.filter(({ category, fate }) => category === 'informalCare' && fate === 'counted');
  const gains = all.filter(({ fate }) => fate === 'separate');
  const ofModel = all.filter(({ origin, unit }) => origin === 'model' && unit === 'money');
  const activities = all.filter(({ category, fate }) => category === 'unpaidProduction' && fate === 'secondary');
  const { payers, perspective } = definition.model.document;
  const leftOut = Object.keys(payers).filter((payer) => !perspective.payers.includes(payer));
  return [
    ...(care.length > 0 && gains.length > 0
      ? [{ warning: 'informalCareTwice' as const, names: [...idsOf(care), ...idsOf(gains)] }]
      : []),
    ...all
      .filter(({ origin, fate }) => origin === 'line' && fate === 'counted')
      .flatMap((line): readonly PerspectiveWarning[] => {
        const same = ofModel.filter(({ category, bearer }) => category === line.category && bearer === line.bearer);
        return same.length === 0 ? [] : [{ warning: 'alsoInModel', line: line.id, names: idsOf(same) }];
      }),
    ...(activities.length > 0 ? [{ warning: 'activitiesTwice' as const, names: idsOf(activities) }] : []),
    ...(leftOut.length > 0 ? [{ warning: 'payersLeftOut' as const, names: leftOut }] : []),
    ...(['specialist', 'municipal'] as const).flatMap((level): readonly PerspectiveWarning[] =>
      none[level] === undefined && !all.some(({ bearer, unit }) => bearer === level && unit === 'money')
        ? [{ warning: 'levelNotAssessed', level }]
        : [],
    ),
  ];
}

/** S10.R8 asks that gains for society are large and well documented; the areas of S10.R9 are judged in that perspective anyway. */
const isPermitted = ({ ground, largeAndDocumented }: NonNullable<PerspectivePremises['societal']>): boolean =>
  ground !== 'storting' || largeAndDocumented;

function societalOf(
  { societal }: PerspectivePremises,
  all: readonly Judged[],
  extended: PerspectiveView,
  materials: Materials,
): SocietalView | undefined {
  if (societal === undefined) return undefined;
  const { ground } = societal;
  const rule = ruleOf(ground === 'storting' ? 'perspective.societal' : 'perspective.societalAreas');
  if (!isPermitted(societal)) return { status: 'refused', ground, rule };
  const counted = all.filter(({ fate }) => fate === 'counted' || fate === 'secondary');
  return {
    status: 'computed',
    ground,
    rule,
    view: viewOf('societal', counted, materials),
    ...(extended.netBenefit === undefined ? {} : { metInExtended: extended.netBenefit.value >= 0 }),
  };
}

const shown = ({ unit: _unit, amounts: _amounts, ...consequence }: Judged): Consequence => consequence;

/**
 * The part `perspective` of an assessment: every consequence placed in the impact inventory in force, what counts in the extended
 * health-service perspective and what is refused by which rule, and the result with what counts (Meld. St. 21 (2024–2025), chapter 4.3 and
 * Figure 4.1). Amounts that only the assessment names are expected values: they have no distribution.
 */
export function assessPerspective(premises: PerspectivePremises, materials: Materials): PerspectiveResult | Blocked {
  const inventory = impactInventoryAsOf(materials.asOf);
  if (inventory === undefined) {
    return {
      status: 'blocked',
      code: 'perspective.noneInForce',
      details: { date: materials.asOf.effective },
      rule: ruleOf('perspective.inclusion'),
    };
  }
  const found = consequencesOf(premises, materials);
  if ('status' in found) return found;
  const societal = premises.societal !== undefined && isPermitted(premises.societal);
  const all = found.map((each): Judged => {
    const inclusion = inventory.inclusion[each.category];
    const [fate, rule] = judged(each, inclusion, societal);
    const { strategy, comparator } = each.amounts;
    const kind = each.unit === 'QALY' ? 'incrementalQalys' : 'incrementalCosts';
    return {
      ...each,
      inclusion,
      fate,
      rule: ruleOf(rule),
      increment: node(`perspective.${each.origin}.${each.id}.${kind}`, kind, strategy.value - comparator.value, strategy.unit, {
        inputs: [strategy, comparator],
        rule: 'effect.increment',
      }),
    };
  });
  const counted = all.filter(({ fate }) => fate === 'counted');
  const gains = all.filter(({ fate }) => fate === 'separate');
  const extended = viewOf('extended', counted, materials);
  const view = societalOf(premises, all, extended, materials);
  return {
    status: 'computed',
    inventory,
    consequences: all.map(shown),
    extended,
    ...(gains.length === 0
      ? {}
      : {
          relatives: viewOf('relatives', [...counted.filter(({ category }) => category !== 'informalCare'), ...gains], materials),
        }),
    ...(view === undefined ? {} : { societal: view }),
    bearers: bearersOf(counted, materials.description.currency),
    warnings: warningsOf(all, premises, materials),
  };
}
