import { factAsOf, holdsAsOf, type NormativeFact, referenceTable } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import { totalsOf } from '../lived-years.ts';
import { node } from '../nodes.ts';
import { outcomeOf } from '../outcome.ts';
import { assessPerspective } from '../perspective/perspective.ts';
import { type RuleId, ruleOf } from '../rules.ts';
import { assessSeverity } from '../severity/assess.ts';
import { roundToHundredths } from '../severity/shortfall.ts';
import type { Blocked, Outcome, ResultNode } from '../types.ts';
import type { WillingnessPremises } from './format.ts';

const classTable = 'severity-classes-magnussen-2015';

/** One class of severity, and what is normally accepted per QALY in it. */
export interface WillingnessClass {
  readonly severityClass: number;
  /** QALYs of absolute shortfall from which it begins. */
  readonly shortfallFrom: number;
  /** Absent for the last, which is open upwards. */
  readonly shortfallBelow?: number;
  readonly weight: number;
  readonly value: ResultNode<number>;
}

/** The classes that the shortfall may fall in, and the willingness to pay at both ends. */
export interface WillingnessSpan {
  readonly basis: 'given' | 'draws' | 'single';
  readonly lowestClass: number;
  readonly highestClass: number;
  readonly lower: ResultNode<number>;
  readonly upper: ResultNode<number>;
}

/** What must be kept in mind when the limits are used. */
export const willingnessPreconditions = ['guiding', 'classesNotAdopted', 'foreignOpportunityCost', 'groupLevel'] as const;
export type WillingnessPrecondition = (typeof willingnessPreconditions)[number];

/** Where the result lies: never a verdict. */
export type WillingnessStanding = 'below' | 'within' | 'above' | 'noRatio';

export interface Distance {
  readonly costs: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  /** Beside the span of this case. */
  readonly standing: WillingnessStanding;
  /** Cost per QALY less the nearest end of the span, below 0 under it; absent within the span and without a ratio. */
  readonly distance?: ResultNode<number>;
  /** Beside the whole guiding interval. */
  readonly standingInInterval: WillingnessStanding;
  /** Net benefit at the ends of the span. */
  readonly netBenefit: { readonly lower: ResultNode<number>; readonly upper: ResultNode<number> };
}

export interface WillingnessResult {
  readonly status: 'computed';
  readonly lowest: ResultNode<number>;
  readonly highest: ResultNode<number>;
  readonly opportunityCost: ResultNode<number>;
  readonly classes: readonly WillingnessClass[];
  /** Blocked where the class is not known. */
  readonly span: WillingnessSpan | Blocked;
  readonly distance: Distance | Blocked;
  readonly preconditions: readonly WillingnessPrecondition[];
  readonly adjustments: NonNullable<WillingnessPremises['adjustments']>;
}

const refused = (code: Blocked['code'], rule: RuleId, details: Blocked['details']): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

const perQaly = 'NOK/QALY';
const factNode = (id: string, kind: 'opportunityCost' | 'willingnessLimit', fact: NormativeFact): ResultNode<number> =>
  node(`willingness.${id}`, kind, fact.value, perQaly, { facts: [fact], rule: 'willingness.interval' });

function classesOf(opportunityCost: ResultNode<number>, { asOf }: Materials): readonly WillingnessClass[] {
  const table = referenceTable(classTable);
  if (table === undefined || !holdsAsOf(table, asOf)) return [];
  const { group = [], shortfallFrom = [], shortfallBelow = [], weight: weights = [] } = table.columns;
  return group.map((severityClass, row): WillingnessClass => {
    const [weight = Number.NaN, below = Number.NaN] = [weights[row], shortfallBelow[row]];
    return {
      severityClass,
      shortfallFrom: shortfallFrom[row] ?? Number.NaN,
      ...(Number.isFinite(below) ? { shortfallBelow: below } : {}),
      weight,
      value: node(`willingness.class${severityClass}`, 'reference', roundToHundredths(opportunityCost.value * weight), perQaly, {
        inputs: [opportunityCost],
        readings: [{ table: classTable, row, column: 'weight' }],
        rule: 'threshold.reference',
      }),
    };
  });
}

/** The class of a shortfall; one below 0 counts as the first. */
const classOf = (shortfall: number, classes: readonly WillingnessClass[]): WillingnessClass | undefined =>
  classes.findLast(({ shortfallFrom }) => shortfall >= shortfallFrom) ?? classes[0];

/** How far the shortfall may reach: as given, else as the draws have it, else the one figure. */
function reach(
  { shortfall: given }: WillingnessPremises,
  materials: Materials,
): readonly [WillingnessSpan['basis'], number, number] | Blocked {
  const { severity } = materials.appraisal;
  if (given !== undefined) {
    return given.lower <= given.upper
      ? ['given', given.lower, given.upper]
      : refused('willingness.order', 'willingness.span', { from: String(given.lower), to: String(given.upper) });
  }
  if (severity.status === 'blocked') return severity;
  const found = assessSeverity(materials.premises.severity ?? {}, materials);
  const interval = found.status === 'computed' ? found.interval : undefined;
  return interval?.status === 'computed'
    ? ['draws', interval.lower.value, interval.upper.value]
    : ['single', severity.shortfall.value, severity.shortfall.value];
}

function spanOf(
  premises: WillingnessPremises,
  classes: readonly WillingnessClass[],
  materials: Materials,
): WillingnessSpan | Blocked {
  const reached = reach(premises, materials);
  if ('status' in reached) return reached;
  const [basis, from, to] = reached;
  const [lower, upper] = [classOf(from, classes), classOf(to, classes)];
  if (lower === undefined || upper === undefined) {
    return refused('threshold.noneInForce', 'willingness.span', { date: materials.asOf.effective });
  }
  const end = (name: 'lower' | 'upper', { value }: WillingnessClass): ResultNode<number> =>
    node(`willingness.${name}`, 'reference', value.value, perQaly, { inputs: [value], rule: 'willingness.span' });
  return {
    basis,
    lowestClass: lower.severityClass,
    highestClass: upper.severityClass,
    lower: end('lower', lower),
    upper: end('upper', upper),
  };
}

/** The main result: that of the part `perspective` where it is there and sound, else that of the model. */
function mainResult(materials: Materials): Pick<Distance, 'costs' | 'qalys'> {
  const { premises, baseCase, strategy, comparator, description } = materials;
  const perspective = premises.perspective === undefined ? undefined : assessPerspective(premises.perspective, materials);
  if (perspective?.status === 'computed') return perspective.extended;
  const [own, other] = [totalsOf(baseCase, strategy), totalsOf(baseCase, comparator)];
  const proof = { run: baseCase.identity.result, rule: 'effect.increment' } as const;
  return {
    costs: node(
      'willingness.costs',
      'incrementalCosts',
      own.costs.discounted - other.costs.discounted,
      description.currency,
      proof,
    ),
    qalys: node('willingness.qalys', 'incrementalQalys', own.qalys.discounted - other.qalys.discounted, 'QALY', proof),
  };
}

const standingOf = (outcome: Outcome, lower: number, upper: number): WillingnessStanding => {
  if (outcome.outcome !== 'ratio') return 'noRatio';
  if (outcome.value < lower) return 'below';
  return outcome.value > upper ? 'above' : 'within';
};

function distanceOf(
  span: WillingnessSpan | Blocked,
  lowest: ResultNode<number>,
  highest: ResultNode<number>,
  materials: Materials,
): Distance | Blocked {
  if ('status' in span) return span;
  const { costs, qalys } = mainResult(materials);
  const outcome = outcomeOf(costs.value, qalys.value);
  const icer = node('willingness.icer', 'icer', outcome, perQaly, { inputs: [costs, qalys], rule: 'effect.icer' });
  const standing = standingOf(outcome, span.lower.value, span.upper.value);
  const nearest = standing === 'below' ? span.lower : span.upper;
  const apart = outcome.outcome === 'ratio' && (standing === 'below' || standing === 'above') ? outcome.value : undefined;
  const benefit = (name: 'lower' | 'upper'): ResultNode<number> =>
    node(
      `willingness.${name}.incrementalNetBenefit`,
      'incrementalNetBenefit',
      span[name].value * qalys.value - costs.value,
      materials.description.currency,
      { inputs: [costs, qalys, span[name]], rule: 'effect.netBenefit' },
    );
  return {
    costs,
    qalys,
    icer,
    standing,
    ...(apart === undefined
      ? {}
      : {
          distance: node('willingness.distance', 'willingnessDistance', apart - nearest.value, perQaly, {
            inputs: [icer, nearest],
            rule: 'willingness.distance',
          }),
        }),
    standingInInterval: standingOf(outcome, lowest.value, highest.value),
    netBenefit: { lower: benefit('lower'), upper: benefit('upper') },
  };
}

/**
 * The part `willingness` of an assessment: what is normally accepted per QALY as an interval with its preconditions, which part of it the
 * severity of this case spans, and how far the result lies from it (Meld. St. 21 (2024–2025), L5776-6038). Says nothing of yes or no.
 */
export function assessWillingness(premises: WillingnessPremises, materials: Materials): WillingnessResult | Blocked {
  const { asOf, description } = materials;
  if (description.currency !== 'NOK') {
    return refused('threshold.currency', 'willingness.interval', { currency: description.currency });
  }
  const [low, high, cost] = [
    'willingness-to-pay-lowest' as const,
    'willingness-to-pay-highest' as const,
    'opportunity-cost-per-qaly' as const,
  ].map((id) => factAsOf(id, asOf));
  if (low === undefined || high === undefined || cost === undefined) {
    return refused('threshold.noneInForce', 'willingness.interval', { date: asOf.effective });
  }
  const lowest = factNode('lowest', 'willingnessLimit', low);
  const highest = factNode('highest', 'willingnessLimit', high);
  const opportunityCost = factNode('opportunityCost', 'opportunityCost', cost);
  const classes = classesOf(opportunityCost, materials);
  const span = spanOf(premises, classes, materials);
  return {
    status: 'computed',
    lowest,
    highest,
    opportunityCost,
    classes,
    span,
    distance: distanceOf(span, lowest, highest, materials),
    preconditions: willingnessPreconditions,
    adjustments: premises.adjustments ?? [],
  };
}
