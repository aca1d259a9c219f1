import { type AsOf, factAsOf } from '@likeverd/reference';
import { node } from '../nodes.ts';
import { ruleOf, type RuleId } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { SeverityPremises } from './format.ts';

/** Limits that the source calls "about": values this near, as a share of the limit, are left to judgement. The width is ours. */
const nearness = 0.05;

/** How a value stands to a guiding limit. Never a verdict: `near` and a criterion that is met are both for people to judge. */
export type Standing = 'met' | 'near' | 'notMet';

export interface GuidingCriterion {
  readonly criterion: 'patientsNorway' | 'patientsWorldwide' | 'severity' | 'benefit';
  readonly value: ResultNode<number>;
  readonly limit: ResultNode<number>;
  readonly standing: Standing;
}

export interface SmallGroup {
  readonly status: 'computed';
  /** In the order of the source; what the assessment does not say is missing. */
  readonly criteria: readonly GuidingCriterion[];
  readonly missing: readonly GuidingCriterion['criterion'][];
  /** Fewer than 5 per 10,000 have the condition; absent where the assessment does not say how many. */
  readonly rare?: { readonly prevalence: ResultNode<number>; readonly limit: ResultNode<number>; readonly isRare: boolean };
}

/** Whether a value is on the right side of a guiding limit, or so near that it is left to judgement. */
export function standingOf(value: number, limit: number, side: 'atMost' | 'atLeast'): Standing {
  if (Math.abs(value - limit) <= nearness * limit + 1e-9) return 'near';
  return value < limit === (side === 'atMost') ? 'met' : 'notMet';
}

interface Question {
  readonly criterion: GuidingCriterion['criterion'];
  readonly value: ResultNode<number> | undefined;
  readonly fact: string;
  readonly unit: string;
  readonly side: 'atMost' | 'atLeast';
  readonly rule: RuleId;
}

/**
 * The guiding criteria of the scheme for particularly small patient groups (S29.R1 to R3, S09): aids for judgement, each for itself.
 * `gains`: QALYs gained with the method, discounted and not; where the two stand on different sides of the limit the criterion is near.
 */
export function smallGroup(
  { patientsNorway, patientsWorldwide, prevalence, source }: NonNullable<SeverityPremises['smallGroup']>,
  shortfall: ResultNode<number> | undefined,
  gains: { readonly discounted: ResultNode<number>; readonly undiscounted: ResultNode<number> },
  asOf: AsOf,
): SmallGroup | Blocked {
  const stated = (kind: 'patientsNorway' | 'patientsWorldwide' | 'prevalence', value: number, unit: string): ResultNode<number> =>
    node(`smallGroup.${kind}`, kind, value, unit, { source });
  const limitOf = (id: string, unit: string, rule: RuleId): ResultNode<number> | undefined => {
    const fact = factAsOf(id, asOf);
    return fact === undefined
      ? undefined
      : node(`smallGroup.limit.${id}`, 'guidingLimit', fact.value, unit, { facts: [fact], rule });
  };
  const questions: readonly Question[] = [
    {
      criterion: 'patientsWorldwide',
      value: patientsWorldwide === undefined ? undefined : stated('patientsWorldwide', patientsWorldwide, 'patients/100000'),
      fact: 'small-group-patients-world',
      unit: 'patients/100000',
      side: 'atMost',
      rule: 'smallGroup.patients',
    },
    {
      criterion: 'patientsNorway',
      value: stated('patientsNorway', patientsNorway, 'patient'),
      fact: 'small-group-patients-norway',
      unit: 'patient',
      side: 'atMost',
      rule: 'smallGroup.patients',
    },
    {
      criterion: 'severity',
      value: shortfall,
      fact: 'small-group-shortfall',
      unit: 'QALY',
      side: 'atLeast',
      rule: 'smallGroup.severity',
    },
    {
      criterion: 'benefit',
      value: gains.discounted,
      fact: 'small-group-benefit',
      unit: 'QALY',
      side: 'atLeast',
      rule: 'smallGroup.benefit',
    },
  ];
  const criteria = questions.flatMap(({ criterion, value, fact, unit, side, rule }): readonly GuidingCriterion[] => {
    const limit = limitOf(fact, unit, rule);
    if (value === undefined || limit === undefined) return [];
    const standing = standingOf(value.value, limit.value, side);
    const other = criterion === 'benefit' ? standingOf(gains.undiscounted.value, limit.value, side) : standing;
    return [{ criterion, value, limit, standing: standing === other ? standing : 'near' }];
  });
  if (criteria.length === 0) {
    const details = { date: asOf.effective };
    return { status: 'blocked', code: 'smallGroup.notInForce', details, rule: ruleOf('smallGroup.patients') };
  }
  const found = new Set(criteria.map(({ criterion }) => criterion));
  const rareLimit = limitOf('rare-condition-limit', 'patients/10000', 'smallGroup.rare');
  return {
    status: 'computed',
    criteria,
    missing: questions.map(({ criterion }) => criterion).filter((criterion) => !found.has(criterion)),
    ...(prevalence === undefined || rareLimit === undefined
      ? {}
      : {
          rare: {
            prevalence: stated('prevalence', prevalence, 'patients/10000'),
            limit: rareLimit,
            isRare: prevalence < rareLimit.value,
          },
        }),
  };
}
