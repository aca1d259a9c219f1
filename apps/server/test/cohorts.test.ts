import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  attritionQuery,
  type CohortDefinition,
  dayOfMonth,
  type EventSpec,
  identifier,
  literal,
  membersQuery,
  omopTables,
  type Outcome,
  outcomeQuery,
  postgresql,
  type Repeated,
  readAttrition,
  repeatedQuery,
  sentenceParts,
} from '@likeverd/followup';
import { type Engine, openEngine, outcomeTable } from '@likeverd/registers';
import { content, type Language, languages } from '@likeverd/language';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, temporaryFolder, type TestServer } from './harness.ts';
import { dayNumber, isoDay, type Member, naiveCohort, naiveOutcome, naiveRepeated, type Person } from './naive-cohort.ts';

let server: TestServer;
let client: pg.Client;
let engine: Engine;
let folder = '';

/** Tables that cohorts read. */
const used = omopTables.filter(({ name }) => !['episode', 'care_site'].includes(name));

beforeAll(async () => {
  server = await startTestServer();
  // Whole numbers as numbers, dates as they are written.
  const { INT8, NUMERIC, DATE } = pg.types.builtins;
  const parsers = new Map<number, (text: string) => unknown>([
    [INT8, Number],
    [NUMERIC, Number],
    [DATE, (text) => text],
  ]);
  const types: pg.CustomTypesConfig = {
    getTypeParser: (id: number) => parsers.get(id) ?? (pg.types.getTypeParser(id) as (text: string) => unknown),
  };
  client = new pg.Client({ ...server.connection(await server.makeDatabase()), types });
  await client.connect();
  folder = await temporaryFolder();
  engine = await openEngine({ memory: 256 * 1024 ** 2, threads: 1 }, join(folder, 'spill'), []);
  for (const { name, columns } of used) {
    const create = `create table ${identifier(name)} (${columns.map((column) => `${identifier(column.name)} ${postgresql.type(column.kind)}`).join(', ')})`;
    await client.query(create);
    await engine.run(create);
  }
});
afterAll(async () => {
  engine.close();
  await client.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const first = dayNumber('2023-01-01');
const day = fc.integer({ min: 0, max: 900 }).map((offset) => first + offset);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });

const drug = fc.record({
  domain: fc.constant('drug' as const),
  code: fc.constantFrom('L01EX12', 'L01EX12', 'L01EX', 'L01FF02', 'L01BA01', 'A02BC01'),
  day,
  length: fc.integer({ min: 0, max: 90 }),
});
const condition = fc.record({
  domain: fc.constant('condition' as const),
  code: fc.constantFrom('C34.1', 'C341', 'C34', 'C50.9', 'I10'),
  day,
  length: fc.integer({ min: 0, max: 30 }),
});
const measurement = fc.record({
  domain: fc.constant('measurement' as const),
  code: fc.constantFrom('NTRK', 'EQ5D', 'PROGRESSION'),
  day,
  number: maybe(fc.integer({ min: 0, max: 20 }).map((value) => value / 4)),
  value: maybe(fc.constantFrom('positive', 'negative')),
});
const record = fc.oneof({ weight: 3, arbitrary: drug }, condition, measurement).map((each) => ({
  number: null,
  value: null,
  ...each,
  until: each.day + ('length' in each ? each.length : 0),
}));
const person = fc.record({
  year: fc.integer({ min: 1930, max: 2010 }),
  month: maybe(fc.integer({ min: 1, max: 12 })),
  day: maybe(fc.integer({ min: 1, max: 28 })),
  region: fc.constantFrom('helse-nord', 'helse-vest', ''),
  periods: fc
    .array(fc.tuple(day, day), { minLength: 1, maxLength: 2 })
    .map((periods) => periods.map(([one, other]): readonly [number, number] => [Math.min(one, other), Math.max(one, other) + 200])),
  died: maybe(day),
  records: fc.array(record, { maxLength: 12 }),
  costs: fc.array(fc.record({ day, cost: fc.integer({ min: 0, max: 1000 }) }), { maxLength: 3 }),
});
const persons = fc
  .array(person, { minLength: 1, maxLength: 25 })
  .map((all): readonly Person[] => all.map((each, index) => ({ ...each, id: index + 1 })));

const event = (domain: EventSpec['domain'], vocabulary: EventSpec['vocabulary'], ...codes: string[]): EventSpec => ({
  domain,
  vocabulary,
  codes,
});
const handling = fc.constantFrom('exclude', 'include', 'separate');
const criterion = fc.oneof(
  fc.record({
    kind: fc.constant('age' as const),
    minimum: fc.constantFrom(18, 40),
    maximum: fc.constantFrom(65, 90),
    failing: handling,
  }),
  fc.record({
    kind: fc.constant('prior' as const),
    event: fc.constantFrom(
      event('condition', 'ICD-10', 'C34'),
      event('condition', 'ICD-10', 'C34.1'),
      event('drug', 'ATC', 'L01B'),
    ),
    present: fc.boolean(),
    days: fc.constantFrom(90, 365, 3650),
    atLeast: fc.integer({ min: 1, max: 2 }),
    failing: handling,
  }),
  fc.record({
    kind: fc.constant('biomarker' as const),
    event: fc.constant(event('measurement', 'local', 'NTRK')),
    values: fc.constant(['positive']),
    days: fc.constantFrom(180, 3650),
    failing: handling,
    missing: handling,
  }),
  fc.record({
    kind: fc.constant('biomarker' as const),
    event: fc.constant(event('measurement', 'local', 'EQ5D')),
    minimum: fc.constantFrom(1, 2.5),
    days: fc.constant(365),
    failing: handling,
    missing: handling,
  }),
  fc.record({
    kind: fc.constant('lines' as const),
    event: fc.constant(event('drug', 'ATC', 'L01')),
    minimum: fc.integer({ min: 0, max: 1 }),
    maximum: fc.integer({ min: 1, max: 3 }),
    failing: handling,
  }),
);
const definitions = fc
  .record({
    index: fc.constantFrom(event('drug', 'ATC', 'L01EX12'), event('drug', 'ATC', 'L01EX'), event('condition', 'ICD-10', 'C34')),
    period: fc.constantFrom({ from: '2023-03-01', to: '2024-12-31' }, { from: '2023-01-01', to: '2023-12-31' }),
    washoutDays: fc.constantFrom(0, 30, 365),
    criteria: fc.array(criterion, { maxLength: 3 }),
    subgroups: fc.constantFrom(
      undefined,
      { kind: 'age' as const, limits: [50, 70] },
      { kind: 'biomarker' as const, event: event('measurement', 'local', 'NTRK'), days: 400 },
    ),
    exitDays: fc.constantFrom(undefined, 180),
  })
  .map(
    ({ subgroups, exitDays, ...rest }): CohortDefinition => ({
      format: 'likeverd-cohort/1',
      id: 'random',
      ...rest,
      ...(subgroups === undefined ? {} : { subgroups }),
      ...(exitDays === undefined ? {} : { exitDays }),
    }),
  );

type Value = string | number | null;
const written = (value: Value): string => (value === null ? 'null' : typeof value === 'number' ? String(value) : literal(value));

/** The same rows in both engines. */
async function load(all: readonly Person[]): Promise<void> {
  const rows = new Map<string, Record<string, Value>[]>(used.map(({ name }) => [name, []]));
  const add = (table: string, row: Record<string, Value>): void => {
    rows.get(table)?.push(row);
  };
  const regions = ['', 'helse-nord', 'helse-vest'];
  for (const [index, region] of regions.entries())
    if (region !== '') add('location', { location_id: index, location_source_value: region });
  let next = 1;
  for (const { id, year, month, day: birthDay, region, periods, died, records, costs } of all) {
    const location = regions.indexOf(region);
    add('person', {
      person_id: id,
      year_of_birth: year,
      month_of_birth: month,
      day_of_birth: birthDay,
      location_id: location === 0 ? null : location,
    });
    for (const [from, to] of periods)
      add('observation_period', {
        observation_period_id: next++,
        person_id: id,
        observation_period_start_date: isoDay(from),
        observation_period_end_date: isoDay(to),
      });
    if (died !== null) add('death', { person_id: id, death_date: isoDay(died) });
    for (const each of records) {
      const base = { person_id: id, [`${tableOf[each.domain]}_id`]: next++ };
      if (each.domain === 'drug')
        add('drug_exposure', {
          ...base,
          drug_source_value: each.code,
          drug_exposure_start_date: isoDay(each.day),
          drug_exposure_end_date: isoDay(each.until),
        });
      if (each.domain === 'condition')
        add('condition_occurrence', {
          ...base,
          condition_source_value: each.code,
          condition_start_date: isoDay(each.day),
          condition_end_date: isoDay(each.until),
        });
      if (each.domain === 'measurement')
        add('measurement', {
          ...base,
          measurement_source_value: each.code,
          measurement_date: isoDay(each.day),
          value_as_number: each.number,
          value_source_value: each.value,
        });
    }
    for (const { day: on, cost } of costs) {
      add('visit_occurrence', {
        visit_occurrence_id: next,
        person_id: id,
        visit_start_date: isoDay(on),
        visit_end_date: isoDay(on),
      });
      add('cost', { cost_id: next, cost_event_id: next, cost_domain_id: 'Visit', total_cost: cost });
      next++;
    }
  }
  for (const [table, list] of rows) {
    const statements = [
      `delete from ${identifier(table)}`,
      ...list.map(
        (row) =>
          `insert into ${identifier(table)} (${Object.keys(row).map(identifier).join(', ')}) values (${Object.values(row).map(written).join(', ')})`,
      ),
    ];
    const text = statements.join(';\n');
    await client.query(text);
    await engine.run(text);
  }
}

const tableOf = {
  drug: 'drug_exposure',
  condition: 'condition_occurrence',
  procedure: 'procedure_occurrence',
  measurement: 'measurement',
  observation: 'observation',
} as const;

const plain = (value: unknown): Value => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : Number(value);
};
type Rows = readonly (readonly Value[])[];

/** One text, both engines. */
async function ask(text: string): Promise<{ readonly duckdb: Rows; readonly postgresql: Rows }> {
  const dated = `select * from (${text}) as q`;
  const [here, there] = [await engine.rows(dated), await client.query<Record<string, unknown>>(dated)];
  return {
    duckdb: here.map((row) =>
      Object.values(row).map((value) => (value instanceof Date ? isoDay(value.getTime() / 86_400_000) : plain(value))),
    ),
    postgresql: there.rows.map((row) => Object.values(row).map(plain)),
  };
}

const outcomes: readonly Outcome[] = [
  { kind: 'overallSurvival' },
  { kind: 'timeOnTreatment', gapDays: 0 },
  { kind: 'timeOnTreatment', gapDays: 60 },
  { kind: 'timeTo', event: event('measurement', 'local', 'PROGRESSION'), death: 'competes' },
  { kind: 'timeTo', event: event('measurement', 'local', 'PROGRESSION'), death: 'event' },
  { kind: 'nextLine', event: event('drug', 'ATC', 'L01') },
  {
    kind: 'firstOf',
    events: [event('drug', 'ATC', 'L01EX'), event('condition', 'ICD-10', 'C34'), event('drug', 'ATC', 'L01')],
    death: 2,
  },
  { kind: 'firstOf', events: [event('condition', 'ICD-10', 'C34'), event('drug', 'ATC', 'L01')], death: 0 },
];
const repeated: readonly Repeated[] = [
  { kind: 'score', event: event('measurement', 'local', 'EQ5D'), windowDays: 60 },
  { kind: 'count', event: event('drug', 'ATC', 'L01') },
  { kind: 'cost' },
];

describe('one definition, three ways: DuckDB, PostgreSQL, and loops over persons', () => {
  test('members, attrition, outcomes and repeated measurements are the same', async () => {
    await fc.assert(
      fc.asyncProperty(persons, definitions, async (all, definition) => {
        await load(all);
        const { members, counted } = naiveCohort(all, definition);
        const expected = members.map(({ person: { id, region, died }, entry, leaves, age, subgroup, indication }) => [
          id,
          isoDay(entry),
          isoDay(leaves),
          died === null ? null : isoDay(died),
          age,
          region,
          subgroup,
          indication,
        ]);
        const found = await ask(membersQuery(definition));
        expect(found.duckdb).toEqual(expected);
        expect(found.postgresql).toEqual(expected);

        const [here] = await engine.rows(attritionQuery(definition));
        const there = await client.query<Record<string, unknown>>(attritionQuery(definition));
        const group = (which: Member['indication']) => members.filter(({ indication }) => indication === which).length;
        const attrition = { ...counted, inside: group('inside'), outside: group('outside'), unknown: group('unknown') };
        expect(readAttrition(definition, here ?? {})).toEqual(attrition);
        expect(readAttrition(definition, there.rows[0] ?? {})).toEqual(attrition);

        for (const outcome of outcomes) {
          const times = members.map((member) => naiveOutcome(member, definition, outcome));
          const answer = await ask(outcomeQuery(definition, outcome));
          expect(answer.duckdb).toEqual(times);
          expect(answer.postgresql).toEqual(times);
        }
        for (const each of repeated) {
          const values = members.map((member) => [naiveRepeated(member, each, 6)]);
          const answer = await ask(repeatedQuery(definition, each, 6));
          expect(answer.duckdb).toEqual(values);
          expect(answer.postgresql).toEqual(values);
        }
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
  }, 300_000);
});

const base: CohortDefinition = {
  format: 'likeverd-cohort/1',
  id: 'constructed',
  index: event('drug', 'ATC', 'L01EX12'),
  period: { from: '2023-01-01', to: '2024-12-31' },
  washoutDays: 365,
  criteria: [],
};
const pack = (from: string, days: number) => ({
  domain: 'drug' as const,
  code: 'L01EX12',
  day: dayNumber(from),
  until: dayNumber(from) + days - 1,
  number: null,
  value: null,
});
const one = (over: Partial<Person>): Person => ({
  id: 1,
  year: 1960,
  month: 6,
  day: 15,
  region: 'helse-vest',
  periods: [[dayNumber('2022-01-01'), dayNumber('2025-12-31')]],
  died: null,
  records: [pack('2023-06-01', 30), pack('2023-07-01', 30)],
  costs: [],
  ...over,
});
const timed = async (who: Person, outcome: Outcome): Promise<Rows> => {
  await load([who]);
  return (await ask(outcomeQuery(base, outcome))).duckdb;
};

describe('worked by hand', () => {
  test('two packs of 30 days from 1 June: covered to 30 July, 60 days; stopped, for the gap of 60 days has passed', async () => {
    expect(await timed(one({}), { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[60, 1]]);
  });

  test('observation that ends 60 days after the last covered day, 30 July + 60 = 28 September, cannot tell whether it stopped', async () => {
    const ending = (day: string) => one({ periods: [[dayNumber('2022-01-01'), dayNumber(day)]] });
    expect(await timed(ending('2023-09-28'), { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[60, 0]]);
    expect(await timed(ending('2023-09-29'), { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[60, 1]]);
  });

  test('a new pack after 60 days without is the same treatment, after 61 it is not: 30 July + 60 = 28 September', async () => {
    const again = (day: string) => one({ records: [pack('2023-06-01', 30), pack('2023-07-01', 30), pack(day, 30)] });
    // 1 June to 27 October: 30 + 31 + 31 + 30 + 27 = 149 days.
    expect(await timed(again('2023-09-28'), { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[149, 1]]);
    expect(await timed(again('2023-09-29'), { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[60, 1]]);
  });

  test('death on treatment, and survival: 1 June to 15 July is 44 days, the 45th day of treatment', async () => {
    const dead = one({ died: dayNumber('2023-07-15') });
    expect(await timed(dead, { kind: 'timeOnTreatment', gapDays: 60 })).toEqual([[45, 2]]);
    expect(await timed(dead, { kind: 'overallSurvival' })).toEqual([[44, 1]]);
  });

  test('alive at the end of observation: 1 June 2023 to 31 December 2025 is 944 days', async () => {
    expect(await timed(one({}), { kind: 'overallSurvival' })).toEqual([[944, 0]]);
  });

  test('as the statistics take it: months, without keys; a planned month 6 is day 182.62 → 183', async () => {
    await load([one({ died: dayNumber('2023-07-15') }), { ...one({}), id: 2, region: '' }]);
    const table = await outcomeTable(
      engine,
      base,
      { os: { kind: 'overallSurvival' } },
      { packs: { repeated: { kind: 'count', event: base.index }, months: [6] } },
    );
    expect(dayOfMonth(6)).toBe(183);
    expect(table).toMatchObject({
      rows: 2,
      patient: ['1', '2'],
      region: ['helse-vest', ''],
      indication: ['inside', 'inside'],
      start: ['2023-06-01', '2023-06-01'],
    });
    expect([...(table.endpoints['os']?.exit ?? [])]).toEqual([(44 * 12) / 365.2425, (944 * 12) / 365.2425]);
    expect([...(table.endpoints['os']?.cause ?? [])]).toEqual([1, 0]);
    expect([...(table.series['packs']?.[0]?.values ?? [])]).toEqual([Number.NaN, 2]);
  });
});

describe('who is followed, said', () => {
  const said = (language: Language, definition: CohortDefinition): string => {
    const { parts, sentence } = content[language].cohorts;
    const words = sentenceParts(definition).map(({ code, details }) => parts[code](details));
    return sentence(words.slice(0, -1), words.at(-1) ?? '');
  };
  const whole: CohortDefinition = {
    ...base,
    criteria: [
      { kind: 'age', minimum: 18, failing: 'exclude' },
      { kind: 'prior', event: event('condition', 'ICD-10', 'C34'), present: true, days: 3650, atLeast: 1, failing: 'separate' },
      {
        kind: 'biomarker',
        event: event('measurement', 'local', 'NTRK'),
        values: ['positive'],
        days: 365,
        failing: 'separate',
        missing: 'exclude',
      },
    ],
    exitDays: 1095,
  };

  test('in bokmål, from the same definition as the queries', () => {
    expect(said('nb', whole)).toBe(
      'Alle som starter behandling med L01EX12 (ATC) fra 1. januar 2023 til 31. desember 2024, uten det samme de siste 365 dagene før, ' +
        'under oppfølging i registeret den dagen, minst 18 år (ellers utelatt), ' +
        'med diagnose C34 (ICD-10) registrert minst én gang de siste 3650 dagene før start (ellers i egen gruppe), ' +
        'med svar positive på måling NTRK de siste 365 dagene til og med start (ellers i egen gruppe; uten svar: utelatt). ' +
        'De følges til død, siste dag under oppfølging eller 1095 dager etter start.',
    );
  });

  test('in all three languages every part has words', () => {
    for (const language of languages) expect(said(language, whole)).not.toMatch(/undefined|\bnull\b|\(\)/);
  });
});

describe('hostile codes', () => {
  test('a quotation mark in a code is a letter like others', async () => {
    await load([one({})]);
    const hostile = { ...base, index: event('drug', 'local', "x'); drop table person; --") };
    expect(await ask(membersQuery(hostile))).toEqual({ duckdb: [], postgresql: [] });
    expect((await client.query('select count(*) as n from person')).rows).toEqual([{ n: 1 }]);
  });
});
