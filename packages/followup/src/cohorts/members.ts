import { dateLiteral, literal } from '../tables/dialect.ts';
import type { CohortDefinition, Criterion, Handling } from './definition.ts';
import { recordsOf } from './fragments.ts';

/** Completed years from birth to a day; of a birth known to the year or month, its first day. */
const ageOn = (day: string): string =>
  `(cast(extract(year from ${day}) as integer) - cast(p.year_of_birth as integer)
    - case when cast(extract(month from ${day}) as integer) * 100 + cast(extract(day from ${day}) as integer)
        < coalesce(p.month_of_birth, 1) * 100 + coalesce(case when p.month_of_birth is null then null else p.day_of_birth end, 1)
      then 1 else 0 end)`;

const within = (value: string, minimum: number | undefined, maximum: number | undefined): string =>
  [...(minimum === undefined ? [] : [`${value} >= ${minimum}`]), ...(maximum === undefined ? [] : [`${value} <= ${maximum}`])].join(
    ' and ',
  ) || 'true';

/** For each of the base, whether a criterion is met, as SQL: a join that it needs, and the verdict `met`, `failed` or `unknown`. */
function judged(criterion: Criterion, index: number): { readonly join: string; readonly verdict: string } {
  const alias = `c${index}`;
  const before = (days: number): string => `e.day < b.entry and e.day >= b.entry - ${days}`;
  const counted = (records: string, what: string, when: string): string =>
    `left join (select b.person_id, ${what} from base b join (${records}) e on e.person_id = b.person_id and ${when} group by b.person_id) ${alias} on ${alias}.person_id = b.person_id`;
  const verdict = (met: string): string => `case when ${met} then 'met' else 'failed' end`;
  switch (criterion.kind) {
    case 'age':
      return { join: '', verdict: verdict(within('b.age', criterion.minimum, criterion.maximum)) };
    case 'prior': {
      const { present = true, atLeast = 1 } = criterion;
      const n = `coalesce(${alias}.n, 0)`;
      return {
        join: counted(recordsOf(criterion.event), 'count(*) as n', before(criterion.days)),
        verdict: verdict(present ? `${n} >= ${atLeast}` : `${n} = 0`),
      };
    }
    case 'biomarker': {
      const hit =
        criterion.values === undefined
          ? within('e.number', criterion.minimum, criterion.maximum)
          : `e.value in (${criterion.values.map(literal).join(', ')})`;
      return {
        join: counted(
          recordsOf(criterion.event),
          `count(*) as n, count(*) filter (where ${hit}) as hits`,
          `e.day <= b.entry and e.day >= b.entry - ${criterion.days}`,
        ),
        verdict: `case when coalesce(${alias}.n, 0) = 0 then 'unknown' when ${alias}.hits > 0 then 'met' else 'failed' end`,
      };
    }
    case 'lines':
      return {
        join: counted(recordsOf(criterion.event), 'count(distinct e.code) as n', 'e.day < b.entry'),
        verdict: verdict(within(`coalesce(${alias}.n, 0)`, criterion.minimum, criterion.maximum)),
      };
  }
}

const missingOf = (criterion: Criterion): Handling => (criterion.kind === 'biomarker' ? criterion.missing : 'exclude');

/** A condition that some criterion's verdict is handled so. */
function someHandled({ criteria }: CohortDefinition, handling: Handling, verdict: 'failed' | 'unknown'): string {
  const conditions = criteria.flatMap((criterion, index) =>
    (verdict === 'failed' ? criterion.failing : missingOf(criterion)) === handling ? [`v${index} = '${verdict}'`] : [],
  );
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

function subgroup({ subgroups }: CohortDefinition): { readonly join: string; readonly value: string } {
  if (subgroups === undefined) return { join: '', value: "''" };
  if (subgroups.kind === 'age') {
    const [first] = subgroups.limits;
    const bands = subgroups.limits
      .map((limit, index) => {
        const next = subgroups.limits[index + 1];
        return { limit, name: next === undefined ? `${limit}+` : `${limit}-${next - 1}` };
      })
      .toReversed()
      .map(({ limit, name }) => `when b.age >= ${limit} then '${name}'`);
    return { join: '', value: first === undefined ? "''" : `case ${bands.join(' ')} else '0-${first - 1}' end` };
  }
  return {
    join: `left join (
    select person_id, min(value) as value from (
      select b.person_id, e.value, rank() over (partition by b.person_id order by e.day desc) as place
      from base b join (${recordsOf(subgroups.event)}) e on e.person_id = b.person_id
        and e.day <= b.entry and e.day >= b.entry - ${subgroups.days} and e.value is not null) latest
    where place = 1 group by person_id) s on s.person_id = b.person_id`,
    value: "coalesce(s.value, '')",
  };
}

/**
 * The steps from all records to the members, as common table expressions that both engines read. The last, `members`, holds `person_id`,
 * `entry`, `leaves` (last day that is followed), `died`, `age`, `region`, `subgroup` and `indication`.
 */
export function cohortSteps(definition: CohortDefinition): string {
  const { index, period, washoutDays, criteria, exitDays } = definition;
  const verdicts = criteria.map(judged);
  const group = subgroup(definition);
  const leaves =
    exitDays === undefined
      ? 'max(o.observation_period_end_date)'
      : `least(max(o.observation_period_end_date), n.entry + ${exitDays})`;
  return `with index_days as (
  select distinct person_id, day from (${recordsOf(index)}) e
),
spaced as (
  select person_id, day, lag(day) over (partition by person_id order by day) as before from index_days
),
in_period as (
  select person_id, day, before from spaced where day between ${dateLiteral(period.from)} and ${dateLiteral(period.to)}
),
starters as (
  select person_id, min(day) as entry from in_period where before is null or day - before > ${washoutDays} group by person_id
),
observed as (
  select n.person_id, n.entry, ${leaves} as leaves
  from starters n join observation_period o on o.person_id = n.person_id
    and n.entry between o.observation_period_start_date and o.observation_period_end_date
  group by n.person_id, n.entry
),
base as (
  select o.person_id, o.entry, o.leaves, d.death_date as died, ${ageOn('o.entry')} as age, coalesce(l.location_source_value, '') as region
  from observed o join person p on p.person_id = o.person_id
    left join death d on d.person_id = o.person_id
    left join location l on l.location_id = p.location_id
),
judged as (
  select b.*, ${group.value} as subgroup${verdicts.map(({ verdict }, place) => `, ${verdict} as v${place}`).join('')}
  from base b
  ${[group.join, ...verdicts.map(({ join }) => join)].filter((join) => join !== '').join('\n  ')}
),
members as (
  select person_id, entry, leaves, died, age, region, subgroup,
    case when ${someHandled(definition, 'separate', 'failed')} then 'outside'
      when ${someHandled(definition, 'separate', 'unknown')} then 'unknown'
      else 'inside' end as indication
  from judged
  where not ${someHandled(definition, 'exclude', 'failed')} and not ${someHandled(definition, 'exclude', 'unknown')}
)`;
}

/** The members, one row each. Person keys do not leave the room. */
export const membersQuery = (definition: CohortDefinition): string =>
  `${cohortSteps(definition)}
select person_id, entry, leaves, died, age, region, subgroup, indication from members order by person_id`;

/** How many were left at each step, and how those were handled who did not meet a criterion or lacked what would tell. */
export interface Attrition {
  readonly withIndexEvent: number;
  readonly inPeriod: number;
  readonly afterWashout: number;
  readonly underObservation: number;
  /** One for each criterion, in its order; each counted among those that the ones before left. */
  readonly criteria: readonly { readonly failed: number; readonly unknown: number; readonly left: number }[];
  readonly inside: number;
  readonly outside: number;
  readonly unknown: number;
}

export function attritionQuery(definition: CohortDefinition): string {
  const removed = (upTo: number): string => {
    const conditions = definition.criteria
      .slice(0, upTo)
      .flatMap((criterion, index) => [
        ...(criterion.failing === 'exclude' ? [`v${index} = 'failed'`] : []),
        ...(missingOf(criterion) === 'exclude' ? [`v${index} = 'unknown'`] : []),
      ]);
    return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
  };
  const counts = definition.criteria.flatMap((_, index) => [
    `(select count(*) from judged where not ${removed(index)} and v${index} = 'failed') as failed${index}`,
    `(select count(*) from judged where not ${removed(index)} and v${index} = 'unknown') as unknown${index}`,
    `(select count(*) from judged where not ${removed(index + 1)}) as left${index}`,
  ]);
  return `${cohortSteps(definition)}
select (select count(distinct person_id) from index_days) as with_index_event,
  (select count(distinct person_id) from in_period) as in_period,
  (select count(*) from starters) as after_washout,
  (select count(*) from observed) as under_observation,
  ${[
    ...counts,
    ...['inside', 'outside', 'unknown'].map((group) => `(select count(*) from members where indication = '${group}') as ${group}`),
  ].join(',\n  ')}`;
}

/** The row of the attrition query as what it means. */
export function readAttrition(definition: CohortDefinition, row: Readonly<Record<string, unknown>>): Attrition {
  const number = (name: string): number => Number(row[name]);
  return {
    withIndexEvent: number('with_index_event'),
    inPeriod: number('in_period'),
    afterWashout: number('after_washout'),
    underObservation: number('under_observation'),
    criteria: definition.criteria.map((_, index) => ({
      failed: number(`failed${index}`),
      unknown: number(`unknown${index}`),
      left: number(`left${index}`),
    })),
    inside: number('inside'),
    outside: number('outside'),
    unknown: number('unknown'),
  };
}
