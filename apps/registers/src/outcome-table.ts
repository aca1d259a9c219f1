import {
  type CohortDefinition,
  daysPerMonth,
  type Outcome,
  type OutcomeTable,
  membersQuery,
  outcomeQuery,
  type Repeated,
  repeatedQuery,
} from '@likeverd/followup';
import type { Engine } from './engine.ts';

/** A measurement at planned months. */
export interface Planned {
  readonly repeated: Repeated;
  readonly months: readonly number[];
}

const indications = ['inside', 'outside', 'unknown'] as const;

/**
 * What the statistics need of a cohort, in columns: times in months, causes, values at planned months. Keys of persons stay behind; a row is known by
 * its place. It is of single persons all the same, and must not leave the room unaggregated.
 */
export async function outcomeTable(
  engine: Engine,
  definition: CohortDefinition,
  outcomes: Readonly<Record<string, Outcome>>,
  planned: Readonly<Record<string, Planned>>,
  arm: OutcomeTable['arm'][number] = 'treated',
): Promise<OutcomeTable> {
  const members = await engine.rows(
    `select cast(entry as varchar) as entry, region, subgroup, indication from (${membersQuery(definition)}) m order by person_id`,
  );
  const endpoints: Record<string, OutcomeTable['endpoints'][string]> = {};
  for (const [id, outcome] of Object.entries(outcomes)) {
    const { days = new Float64Array(), cause = new Float64Array() } = await engine.columns(outcomeQuery(definition, outcome));
    endpoints[id] = { exit: days.map((day) => day / daysPerMonth), cause: Uint8Array.from(cause) };
  }
  const series: Record<string, OutcomeTable['series'][string]> = {};
  for (const [id, { repeated, months }] of Object.entries(planned)) {
    const points: { month: number; values: Float64Array }[] = [];
    for (const month of months) {
      const { value = new Float64Array() } = await engine.columns(repeatedQuery(definition, repeated, month));
      points.push({ month, values: value });
    }
    series[id] = points;
  }
  const texts = (name: string): readonly string[] => members.map((row) => String(row[name]));
  return {
    rows: members.length,
    patient: members.map((_, index) => (arm === 'treated' ? String(index + 1) : `${arm}-${index + 1}`)),
    region: texts('region'),
    subgroup: texts('subgroup'),
    arm: members.map(() => arm),
    indication: members.map(({ indication }) => indications.find((each) => each === indication) ?? 'unknown'),
    start: texts('entry'),
    endpoints,
    series,
  };
}
