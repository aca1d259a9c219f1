import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formOfDelivery, type Mapping, type OmopRows, registerOf } from '@likeverd/followup';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine, outcomeTable, type Processed, storedPath } from '../src/index.ts';
import { openRoom, type Room, small } from './extract.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => rm(room.folder, { recursive: true, force: true }));

const register = registerOf('inspire');
if (register === undefined) throw new RangeError('inspire is no register');
const headings = register.variables.map(({ name }) => name);
const plain = headings.map((heading) => ({ heading, column: heading, reading: {} }));

/** The proposal of the dictionary, with what the deliverer adds: treatment that goes on, and the day to which the data are complete. */
const omop: readonly OmopRows[] = [
  ...register.omop.map((rows) => ({
    ...rows,
    cells: rows.cells.map((cell) => (cell.column === 'drug_exposure_end_date' ? { ...cell, constant: '2025-12-31' } : cell)),
  })),
  {
    table: 'observation_period',
    cells: [
      { column: 'observation_period_start_date', variable: 'diagnosis_date' },
      { column: 'observation_period_end_date', constant: '2025-12-31' },
      { column: 'period_type_concept_id', constant: '32879' },
    ],
  },
];

type Rec = Readonly<Record<string, string>>;
const csv = (records: readonly Rec[]): string =>
  [headings.join(','), ...records.map((each) => headings.map((name) => each[name] ?? '').join(',')), ''].join('\n');

const deliver = (records: readonly Rec[], rows: readonly OmopRows[] = omop): Promise<Processed> => {
  const mapping: Mapping = { columns: plain, ignored: [], omop: rows };
  return room.deliver({ 'uttrekk.csv': csv(records) }, { ...formOfDelivery(register, 'variables'), mapping, today: '2026-11-22' });
};

async function read({ stored }: Processed, table: string, columns: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const content = stored.find((each) => each.table === table)?.content;
  if (content === undefined) return [];
  const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
  try {
    const cells = columns.map((name) => `cast(${name} as varchar) as ${name}`).join(', ');
    const rows = await engine.rows(
      `select ${cells} from read_parquet('${storedPath(room.store, content)}') order by ${columns[0]}`,
    );
    return rows.map((row) => columns.map((name) => row[name] ?? null));
  } finally {
    engine.close();
  }
}

const first: Rec = {
  patient: 'b',
  birth_year: '1950',
  sex: '2',
  region: 'helse-vest',
  diagnosis_code: 'C34.1',
  diagnosis_date: '2024-01-10',
  drug_code: 'L01EX12',
  treatment_start: '2024-02-01',
  treatment_end: '2024-05-01',
  death_date: '2025-06-30',
};
/** Constructed: b has two treatments, a one that goes on, c none. */
const records: readonly Rec[] = [
  first,
  { ...first, drug_code: 'L01FF02', treatment_start: '2024-06-01', treatment_end: '2024-08-01' },
  {
    patient: 'a',
    birth_year: '1961',
    sex: '1',
    region: 'helse-nord',
    diagnosis_code: 'C34',
    diagnosis_date: '2024-03-01',
    molecular_marker: 'EGFR',
    drug_code: 'L01EX12',
    treatment_start: '2024-03-15',
  },
  { patient: 'c', birth_year: '1970', diagnosis_code: 'C50.9', diagnosis_date: '2025-01-01' },
];

describe('a register’s own columns become OMOP tables', () => {
  test('persons by key, with sex and region; what the record lacks is empty', async () => {
    const processed = await deliver(records);
    expect(processed.report).toMatchObject({ status: 'accepted', faults: [] });
    expect(processed.stored.map(({ table, rows }) => [table, rows])).toEqual([
      ['inspire', 4],
      ['location', 2],
      ['person', 3],
      ['condition_occurrence', 3],
      ['drug_exposure', 3],
      ['observation', 1],
      ['death', 1],
      ['observation_period', 3],
    ]);
    expect(
      await read(processed, 'person', ['person_id', 'person_source_value', 'gender_concept_id', 'year_of_birth', 'location_id']),
    ).toEqual([
      ['1', 'a', '8507', '1961', '1'],
      ['2', 'b', '8532', '1950', '2'],
      ['3', 'c', '0', '1970', null],
    ]);
    expect(await read(processed, 'location', ['location_id', 'location_source_value'])).toEqual([
      ['1', 'helse-nord'],
      ['2', 'helse-vest'],
    ]);
  });

  test('a diagnosis that stands in two records is one; a treatment that goes on ends where the data do', async () => {
    const processed = await deliver(records);
    expect(await read(processed, 'condition_occurrence', ['person_id', 'condition_source_value', 'condition_start_date'])).toEqual([
      ['1', 'C34', '2024-03-01'],
      ['2', 'C34.1', '2024-01-10'],
      ['3', 'C50.9', '2025-01-01'],
    ]);
    expect(
      await read(processed, 'drug_exposure', ['drug_exposure_id', 'person_id', 'drug_source_value', 'drug_exposure_end_date']),
    ).toEqual([
      ['1', '1', 'L01EX12', '2025-12-31'],
      ['2', '2', 'L01EX12', '2024-05-01'],
      ['3', '2', 'L01FF02', '2024-08-01'],
    ]);
    expect(
      await read(processed, 'observation_period', [
        'person_id',
        'observation_period_start_date',
        'observation_period_end_date',
        'period_type_concept_id',
      ]),
    ).toEqual([
      ['1', '2024-03-01', '2025-12-31', '32879'],
      ['2', '2024-01-10', '2025-06-30', '32879'],
      ['3', '2025-01-01', '2025-12-31', '32879'],
    ]);
  });

  test('a cohort is asked of them as of an extract: 2024-03-15 to 2025-12-31 is 656 days, 2024-02-01 to 2025-06-30 is 515', async () => {
    const { stored } = await deliver(records);
    const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
    for (const { table, content } of stored)
      await engine.run(`create view "${table}" as select * from read_parquet('${storedPath(room.store, content)}')`);
    const outcome = await outcomeTable(
      engine,
      {
        format: 'likeverd-cohort/1',
        id: 'mapped',
        index: { domain: 'drug', vocabulary: 'ATC', codes: ['L01EX12'] },
        period: { from: '2024-01-01', to: '2024-12-31' },
        washoutDays: 0,
        criteria: [{ kind: 'age', minimum: 18, failing: 'exclude' }],
      },
      { os: { kind: 'overallSurvival' } },
      {},
    );
    engine.close();
    expect(outcome.rows).toBe(2);
    expect(outcome.region).toEqual(['helse-nord', 'helse-vest']);
    expect([...(outcome.endpoints['os']?.cause ?? [])]).toEqual([0, 1]);
    expect([...(outcome.endpoints['os']?.exit ?? [])].map((months) => Math.round((months * 365.2425) / 12))).toEqual([656, 515]);
  });

  test('without days of observation a person is followed from the first to the last day recorded', async () => {
    const processed = await deliver(
      records,
      omop.filter(({ table }) => table !== 'observation_period'),
    );
    expect(
      await read(processed, 'observation_period', ['person_id', 'observation_period_start_date', 'observation_period_end_date']),
    ).toEqual([
      ['1', '2024-03-01', '2025-12-31'],
      ['2', '2024-01-10', '2025-06-30'],
      ['3', '2025-01-01', '2025-01-01'],
    ]);
  });

  test('a mapping without OMOP tables makes the register’s own table only', async () => {
    expect((await deliver(records, [])).stored.map(({ table }) => table)).toEqual(['inspire']);
  });

  test('a cost is of the visit of its own record', async () => {
    const npr = registerOf('npr');
    if (npr === undefined) throw new RangeError('npr is no register');
    const names = ['patient', 'birth_year', 'treatment_start', 'treatment_end', 'diagnosis_code', 'cost'];
    const text = `${names.join(',')}\na,1950,2025-03-01,2025-03-02,C34.1,200\na,1950,2025-01-01,2025-01-01,C34.1,100.5\na,1950,2025-02-01,2025-02-01,C34.1,\n`;
    const processed = await room.deliver(
      { 'npr.csv': text },
      {
        ...formOfDelivery(npr, 'variables'),
        mapping: { columns: names.map((heading) => ({ heading, column: heading, reading: {} })), ignored: [], omop: npr.omop },
      },
    );
    expect(processed.report.faults).toEqual([]);
    expect(await read(processed, 'visit_occurrence', ['visit_occurrence_id', 'visit_start_date'])).toEqual([
      ['1', '2025-01-01'],
      ['2', '2025-02-01'],
      ['3', '2025-03-01'],
    ]);
    expect(await read(processed, 'cost', ['cost_event_id', 'total_cost', 'cost_domain_id'])).toEqual([
      ['1', '100.5', 'Visit'],
      ['3', '200.0', 'Visit'],
    ]);
  });
});

describe('what is wrong is told at the row and the variable that it comes from', () => {
  const faulty = async (over: Rec, rows: readonly OmopRows[] = omop) => {
    const { report, stored } = await deliver([...records, { ...first, ...over }], rows);
    expect([report.status, stored]).toEqual(['quarantined', []]);
    return report.faults.map(({ code, table, column, row, details }) => [code, table, column, row, details['variable'] ?? '']);
  };

  test('a treatment without a start', async () => {
    expect(await faulty({ treatment_start: '' })).toEqual([
      ['cell.required', 'drug_exposure', 'drug_exposure_start_date', 6, 'treatment_start'],
    ]);
  });

  test('a treatment long after death: 2025-06-30 + 31 days', async () => {
    expect(await faulty({ treatment_start: '2025-07-31', treatment_end: '' })).toEqual([
      ['date.afterDeath', 'drug_exposure', 'drug_exposure_start_date', 6, 'treatment_start'],
    ]);
  });

  test('two years of birth for one patient, in the rows that differ from the first', async () => {
    const { report } = await deliver([...records, { ...first, birth_year: '1951' }]);
    expect(report.faults).toEqual([
      {
        code: 'row.disagree',
        table: 'inspire',
        column: 'birth_year',
        row: 6,
        details: { found: '1951', first: '2', omop: 'person.year_of_birth' },
      },
    ]);
  });

  test('a fault of the variable itself is told once', async () => {
    expect(await faulty({ diagnosis_code: 'lunge' })).toEqual([['cell.form', 'inspire', 'diagnosis_code', 6, '']]);
    expect(await faulty({ treatment_start: '2024-02-30' })).toEqual([['cell.type', 'inspire', 'treatment_start', 6, '']]);
  });

  test('ongoing treatment without a fixed end', async () => {
    const rows = await faulty({}, register.omop);
    expect(rows).toEqual([['cell.required', 'drug_exposure', 'drug_exposure_end_date', 4, 'treatment_end']]);
  });
});

/** The same tables worked out in the plainest way, as sets of rows without keys. */
function naive(all: readonly Rec[]) {
  const filled = (each: Rec, name: string): string | null => (each[name] === undefined || each[name] === '' ? null : each[name]);
  const keys = [...new Set(all.map((each) => each['patient'] ?? ''))].toSorted();
  const number = (each: Rec): string => String(keys.indexOf(each['patient'] ?? '') + 1);
  const conditions = new Set(all.map((each) => [number(each), each['diagnosis_code'], each['diagnosis_date']].join(' ')));
  const drugs = all
    .filter((each) => filled(each, 'drug_code') !== null)
    .map((each) =>
      [number(each), each['drug_code'], each['treatment_start'], filled(each, 'treatment_end') ?? '2025-12-31'].join(' '),
    );
  const deaths = new Set(
    all.filter((each) => filled(each, 'death_date') !== null).map((each) => `${number(each)} ${each['death_date'] ?? ''}`),
  );
  return { persons: keys, conditions: [...conditions].toSorted(), drugs: drugs.toSorted(), deaths: [...deaths].toSorted() };
}

test('random records give what a plain reading gives, however the rows are ordered', async () => {
  const day = (from: string) =>
    fc.integer({ min: 0, max: 300 }).map((days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));
  const patient = fc.record({
    patient: fc.string({ unit: fc.constantFrom('a', 'B', 'æ', '9', '-'), minLength: 1, maxLength: 3 }),
    birth_year: fc.integer({ min: 1930, max: 2000 }).map(String),
    death_date: fc.option(day('2025-01-01'), { nil: '' }),
    treatments: fc.array(
      fc.record({
        diagnosis_code: fc.constantFrom('C34', 'C34.1'),
        diagnosis_date: fc.constantFrom('2023-01-01', '2023-02-01'),
        drug_code: fc.constantFrom('L01EX12', 'L01FF02', ''),
        treatment_start: day('2023-06-01'),
        treatment_end: fc.constantFrom('', '2024-12-01'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(patient, { selector: (each) => each.patient, minLength: 1, maxLength: 8 }),
      fc.nat(),
      async (patients, turn) => {
        const all = patients.flatMap(({ treatments, ...of }) => treatments.map((each): Rec => ({ ...of, ...each })));
        const processed = await deliver(all);
        expect(processed.report.counts).toEqual([]);
        const joined = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' ')).toSorted();
        const expected = naive(all);
        expect((await read(processed, 'person', ['person_id', 'person_source_value'])).length).toBe(expected.persons.length);
        const conditions = ['person_id', 'condition_source_value', 'condition_start_date'];
        expect(joined(await read(processed, 'condition_occurrence', conditions))).toEqual(expected.conditions);
        const drugs = ['person_id', 'drug_source_value', 'drug_exposure_start_date', 'drug_exposure_end_date'];
        expect(joined(await read(processed, 'drug_exposure', drugs))).toEqual(expected.drugs);
        expect(joined(await read(processed, 'death', ['person_id', 'death_date']))).toEqual(expected.deaths);
        const at = turn % all.length;
        const turned = await deliver([...all.slice(at), ...all.slice(0, at)].toReversed());
        expect(turned.report.content).toBe(processed.report.content);
      },
    ),
    { numRuns: 8 },
  );
});
