import type { CohortDefinition, EventSpec, Outcome, Repeated } from './definition.ts';
import { exposuresOf, recordsOf } from './fragments.ts';
import { cohortSteps } from './members.ts';

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
    case 'firstOf': {
      const all = outcome.events.map(
        (event, index) => `select person_id, day, ${index + 1} as cause from (${recordsOf(event)}) r${index}`,
      );
      return `${steps},
ranked as (
  select m.person_id, e.day, e.cause, row_number() over (partition by m.person_id order by e.day, e.cause) as place
  from members m join (${all.join(' union all ')}) e on e.person_id = m.person_id and e.day > m.entry and e.day <= m.leaves
),
firsts as (
  select person_id, day, cause from ranked where place = 1
)
${firstOrDeath(outcome.death, 'f.cause')}`;
    }
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
const firstOrDeath = (causeOfDeath: number, causeOfFirst = '1'): string => `select
  case when f.day is not null and not (${died} and m.died < f.day) then f.day - m.entry
    when ${died} then greatest(m.died - m.entry, 0) else m.leaves - m.entry end as days,
  case when f.day is not null and not (${died} and m.died < f.day) then ${causeOfFirst} when ${died} then ${causeOfDeath} else 0 end as cause
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

/**
 * Everything given of a drug, to whomever it was: `id`, `day` (ISO), `units`, `days`, `subgroup`, and who: `place` of the member among the members, from 1, or
 * null, and then `person` tells the others apart.
 */
export const exposuresQuery = (definition: CohortDefinition, drug: EventSpec): string => `${cohortSteps(definition)},
placed as (
  select person_id, subgroup, row_number() over (order by person_id) as place from members
)
select e.id, cast(e.day as varchar) as day, e.units, e.days, coalesce(p.subgroup, '') as subgroup, p.place,
  dense_rank() over (order by e.person_id) as person
from (${exposuresOf(drug)}) e left join placed p on p.person_id = e.person_id order by e.id`;
