import type { CohortDefinition, EventSpec } from './definition.ts';
import { recordsOf } from './fragments.ts';
import { cohortSteps } from './members.ts';

/** What is measured of the members of a cohort. Times are whole days from the start; cause 0 is that observation ended, 1 the event, 2 death before it. */
export type Outcome =
  | { readonly kind: 'overallSurvival' }
  /**
   * To the last day covered by a record, the first day counted, before a gap of more than `gapDays`. Seen to have stopped where the gap has passed
   * under observation; death before that is cause 2.
   */
  | { readonly kind: 'timeOnTreatment'; readonly gapDays: number }
  /** To the first record after the day of the start. Death is the event too, or competes with it. */
  | { readonly kind: 'timeTo'; readonly event: EventSpec; readonly death: 'event' | 'competes' }
  /** To the first record of another substance of the set than those the cohort is indexed by. */
  | { readonly kind: 'nextLine'; readonly event: EventSpec };

/** Something measured at planned times: months of 30.436875 days since the start (the Gregorian year over twelve). */
export type Repeated =
  /** The number of the record nearest to the month, at most `windowDays` from it; the earlier of two as near, the lower of two on one day. */
  | { readonly kind: 'score'; readonly event: EventSpec; readonly windowDays: number }
  /** Records up to the month, of those still followed then. */
  | { readonly kind: 'count'; readonly event: EventSpec }
  /** Cost of drugs, visits and procedures up to the month (`cost.total_cost`), of those still followed then. */
  | { readonly kind: 'cost' };

/** Day after the start on which a planned month falls. */
export const dayOfMonth = (month: number): number => Math.round((month * 365.2425) / 12);

const died = 'm.died is not null and m.died <= m.leaves';

/** Days and cause of each member, in the order of the members: `days`, `cause`. */
export function outcomeQuery(definition: CohortDefinition, outcome: Outcome): string {
  const steps = cohortSteps(definition);
  switch (outcome.kind) {
    case 'overallSurvival':
      return `${steps}
select case when ${died} then greatest(m.died - m.entry, 0) else m.leaves - m.entry end as days,
  case when ${died} then 1 else 0 end as cause
from members m order by m.person_id`;
    case 'timeOnTreatment':
      return `${steps},
covered as (
  select m.person_id, e.day, e.until,
    max(e.until) over (partition by m.person_id order by e.day, e.until rows between unbounded preceding and 1 preceding) as reached
  from members m join (${recordsOf(definition.index)}) e on e.person_id = m.person_id and e.day between m.entry and m.leaves
),
broken as (
  select person_id, min(day) filter (where reached is not null and day - reached > ${outcome.gapDays}) as day from covered group by person_id
),
treated as (
  select c.person_id, max(c.until) as last from covered c join broken b on b.person_id = c.person_id
  where b.day is null or c.day < b.day group by c.person_id
),
ended as (
  select m.person_id, m.entry, m.leaves, m.died, t.last,
    case when ${died} and m.died <= t.last + ${outcome.gapDays} then 2 when t.last + ${outcome.gapDays} < m.leaves then 1 else 0 end as cause
  from members m join treated t on t.person_id = m.person_id
)
select case when cause = 2 then greatest(least(last, died) - entry, 0) else least(last, leaves) - entry end + 1 as days, cause
from ended order by person_id`;
    case 'timeTo':
      return `${steps},
firsts as (
  select m.person_id, min(e.day) as day from members m join (${recordsOf(outcome.event)}) e
    on e.person_id = m.person_id and e.day > m.entry and e.day <= m.leaves group by m.person_id
)
${firstOrDeath(outcome.death === 'event' ? 1 : 2)}`;
    case 'nextLine': {
      const own = recordsOf(definition.index);
      return `${steps},
firsts as (
  select m.person_id, min(e.day) as day from members m join (${recordsOf(outcome.event)}) e
    on e.person_id = m.person_id and e.day > m.entry and e.day <= m.leaves
  where e.code not in (select code from (${own}) own where code is not null) group by m.person_id
)
${firstOrDeath(2)}`;
    }
  }
}

/** The first event, or death on an earlier day, or the end of observation. */
const firstOrDeath = (causeOfDeath: 1 | 2): string => `select
  case when f.day is not null and not (${died} and m.died < f.day) then f.day - m.entry
    when ${died} then greatest(m.died - m.entry, 0) else m.leaves - m.entry end as days,
  case when f.day is not null and not (${died} and m.died < f.day) then 1 when ${died} then ${causeOfDeath} else 0 end as cause
from members m left join firsts f on f.person_id = m.person_id order by m.person_id`;

const costs = `select e.person_id, e.drug_exposure_start_date as day, k.total_cost as cost from cost k join drug_exposure e on k.cost_domain_id = 'Drug' and e.drug_exposure_id = k.cost_event_id
  union all select e.person_id, e.visit_start_date, k.total_cost from cost k join visit_occurrence e on k.cost_domain_id = 'Visit' and e.visit_occurrence_id = k.cost_event_id
  union all select e.person_id, e.procedure_date, k.total_cost from cost k join procedure_occurrence e on k.cost_domain_id = 'Procedure' and e.procedure_occurrence_id = k.cost_event_id`;

/** The value of each member at a planned month, in the order of the members, null where there is none: `value`. */
export function repeatedQuery(definition: CohortDefinition, repeated: Repeated, month: number): string {
  const steps = cohortSteps(definition);
  const day = dayOfMonth(month);
  const upTo = `e.day between m.entry and m.entry + ${day}`;
  const followed = `m.leaves - m.entry >= ${day} and not (${died} and m.died - m.entry < ${day})`;
  switch (repeated.kind) {
    case 'score':
      return `${steps},
near as (
  select m.person_id, e.number,
    row_number() over (partition by m.person_id order by abs(e.day - (m.entry + ${day})), e.day, e.number) as place
  from members m join (${recordsOf(repeated.event)}) e on e.person_id = m.person_id and e.number is not null
    and e.day <= m.leaves and abs(e.day - (m.entry + ${day})) <= ${repeated.windowDays}
)
select n.number as value from members m left join near n on n.person_id = m.person_id and n.place = 1 order by m.person_id`;
    case 'count':
      return `${steps}
select case when ${followed} then coalesce(s.n, 0) end as value
from members m left join (
  select m.person_id, count(*) as n from members m join (${recordsOf(repeated.event)}) e on e.person_id = m.person_id and ${upTo} group by m.person_id
) s on s.person_id = m.person_id order by m.person_id`;
    case 'cost':
      return `${steps}
select case when ${followed} then coalesce(s.cost, 0) end as value
from members m left join (
  select m.person_id, sum(e.cost) as cost from members m join (${costs}) e on e.person_id = m.person_id and ${upTo} group by m.person_id
) s on s.person_id = m.person_id order by m.person_id`;
  }
}

/** Starts and stops of treatment by month: `year`, `month`, `region`, `subgroup`, `indication`, `starts`. Small numbers are still in it. */
export const startsQuery = (definition: CohortDefinition): string => `${cohortSteps(definition)}
select cast(extract(year from entry) as integer) as year, cast(extract(month from entry) as integer) as month, region, subgroup, indication,
  count(*) as starts
from members group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
