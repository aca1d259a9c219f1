import { digest } from '@likeverd/modelling';
import type { EventSpec } from '../cohorts/definition.ts';
import { tableOf } from '../cohorts/fragments.ts';
import type { Attrition } from '../cohorts/members.ts';
import type { FollowUpPlanPremises } from './format.ts';

/** An accepted delivery by its place in the series of its register, and the hash of its content. */
export interface RegisterVersion {
  readonly register: string;
  readonly form: string;
  /** Absent where a folder of tables stands in for an accepted delivery. */
  readonly version?: number;
  readonly content: string;
}

/** Where the figures of a report on register tables come from. */
export interface RegisterOrigin {
  readonly deliveries: readonly RegisterVersion[];
  /** From everyone with the event that the cohort is indexed by, to those who are followed; absent where there are counts only. A11-4. */
  readonly attrition?: Attrition;
  readonly control?: Attrition;
  /** Tables that the plan asks for and no delivery holds: taken as nothing recorded; without a table of costs, costs are unknown. */
  readonly absent: readonly string[];
}

/** The deliveries by one digest. */
export const originHash = (deliveries: readonly RegisterVersion[]) => digest(deliveries);

export const planFaultCodes = [
  /** No accepted delivery of tables from a register. */
  'plan.noDelivery',
  /** No accepted delivery of counts from a register. */
  'plan.noCounts',
  /** A measure that the delivery of counts does not have. */
  'plan.noMeasure',
  /** A table without which nobody can be followed. */
  'plan.noTable',
  /** Nobody meets the definition of the cohort. */
  'plan.noPatients',
  /** The data end before the introduction. */
  'plan.tooEarly',
  /** Somebody is said to be under observation on a day that has not come. */
  'plan.future',
  /** Exposures to the drug of the agreement without a quantity. */
  'plan.noQuantity',
  /** No plan has been saved for the case. */
  'plan.none',
  /** The assessment that the plan names is not in the gallery, or its model is not. */
  'plan.noAssessment',
  /** The assessment or its model cannot be used. */
  'plan.blocked',
  /** The making ended before it was done, for a reason that is not in the data. */
  'plan.stopped',
  /** A folder of tables that would have been refused as a delivery. */
  'plan.refused',
] as const;

/** Why no report can be made from a plan and what has been delivered. The words are in packages/language by `code`. */
export interface PlanFault {
  readonly code: (typeof planFaultCodes)[number];
  readonly details: Readonly<Record<string, string>>;
}

/** Tables that a plan asks for: those without which nobody is followed, and those where nothing may be recorded yet. */
export function tablesAsked({ registers, endpoints, series = {}, agreement }: FollowUpPlanPremises): {
  readonly needed: readonly string[];
  readonly others: readonly string[];
} {
  if (registers === undefined) return { needed: [], others: [] };
  const cohorts = [registers.cohort, ...(registers.control === undefined ? [] : [registers.control])];
  const events: readonly EventSpec[] = [
    ...cohorts.flatMap(({ criteria, subgroups }) => [
      ...criteria.flatMap((criterion) => (criterion.kind === 'age' ? [] : [criterion.event])),
      ...(subgroups?.kind === 'biomarker' ? [subgroups.event] : []),
    ]),
    ...Object.values(endpoints).flatMap(({ outcome }) =>
      'event' in outcome ? [outcome.event] : 'events' in outcome ? outcome.events : [],
    ),
    ...Object.values(series).flatMap(({ measured }) => ('event' in measured ? [measured.event] : [])),
    ...(agreement === undefined ? [] : [agreement.deliveries.drug]),
  ];
  const needed = new Set(['person', 'observation_period', ...cohorts.map(({ index }) => tableOf(index.domain))]);
  const costs = Object.values(series).some(({ measured }) => measured.kind === 'cost') ? ['cost'] : [];
  const others = new Set(['location', 'death', ...costs, ...events.map(({ domain }) => tableOf(domain))]);
  return { needed: [...needed], others: [...others].filter((table) => !needed.has(table)) };
}
