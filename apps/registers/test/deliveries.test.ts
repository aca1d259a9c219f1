import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processed } from '../src/index.ts';
import { openEngine, storedPath } from '../src/index.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRoom, type Room, small, sound, withLine } from './extract.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => rm(room.folder, { recursive: true, force: true }));

const faultsOf = ({ report }: Processed) => report.faults.map(({ code, table, column, row }) => [code, table, column, row]);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a sound extract', () => {
  test('is accepted, with rows of each table', async () => {
    const { report, stored } = await room.deliver(sound);
    expect(report).toMatchObject({ status: 'accepted', faults: [], counts: [] });
    expect(stored.map(({ table, rows }) => [table, rows])).toEqual([
      ['person', 3],
      ['observation_period', 3],
      ['drug_exposure', 4],
      ['death', 1],
    ]);
  });

  test('the content of a table is the SHA-256 of its text: all columns, rows by key', async () => {
    const { stored } = await room.deliver(sound);
    const death = stored.find(({ table }) => table === 'death');
    const text = `person_id,death_date,death_datetime,death_type_concept_id,cause_concept_id,cause_source_value,cause_source_concept_id
1,2025-06-30,,,,,
`;
    expect(death?.content).toBe(sha256(text));
  });

  test('has the same content as Parquet, and with its rows in another order', async () => {
    const csv = await room.deliver(sound);
    const parquet = await room.process(await room.asParquet(sound));
    expect(parquet.report).toMatchObject({ status: 'accepted', content: csv.report.content });
    const [heading = '', ...rows] = (sound['person.csv'] ?? '').trimEnd().split('\n');
    const turned = { ...sound, 'person.csv': [heading, ...rows.toReversed(), ''].join('\r\n') };
    expect((await room.deliver(turned)).report.content).toBe(csv.report.content);
  });

  test('another value gives another content', async () => {
    const one = await room.deliver(sound);
    const other = await room.deliver(withLine(sound, 'death.csv', 2, '1,2025-06-29'));
    expect(other.report.status).toBe('accepted');
    expect(other.report.content).not.toBe(one.report.content);
  });

  test('lies in the store under its content, and can be read from there', async () => {
    const { stored } = await room.deliver(sound);
    const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
    const drug = stored.find(({ table }) => table === 'drug_exposure');
    const rows = await engine.rows(
      `select drug_exposure_id, drug_source_value, quantity from read_parquet('${storedPath(room.store, drug?.content ?? '')}')`,
    );
    engine.close();
    expect(rows).toEqual([
      { drug_exposure_id: 10, drug_source_value: 'L01EX12', quantity: 1.5 },
      { drug_exposure_id: 11, drug_source_value: 'L01EX12', quantity: 1 },
      { drug_exposure_id: 12, drug_source_value: 'L01EX12', quantity: 1 },
      { drug_exposure_id: 13, drug_source_value: 'L01FF02', quantity: 1 },
    ]);
  });

  test('delimiters and quotation marks of Norwegian spreadsheets', async () => {
    const semicolons = Object.fromEntries(
      Object.entries(sound).map(([name, text]) => [name, `\uFEFF${text.replaceAll(',', ';').replaceAll('L01EX12', '"L01EX12"')}`]),
    );
    expect((await room.deliver(semicolons)).report.content).toBe((await room.deliver(sound)).report.content);
  });
});

test('the canonical text is what the engine’s own writer of CSV writes, letter by letter', async () => {
  const sign = fc.constantFrom(
    'a',
    'Z',
    '9',
    ' ',
    ',',
    ';',
    '"',
    "'",
    '#',
    '\\',
    '\t',
    '\n',
    '\r',
    'æ',
    '–',
    '\u202e',
    '\u0001',
    '|',
    '𝄞',
  );
  const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          text: fc.string({ unit: sign, maxLength: 12 }).filter((text) => text.replaceAll(/[^0-9]/g, '').length < 8),
          number: fc.oneof(
            fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
            fc.constantFrom(0.1 + 0.2, 1e-7, -0, 1e14),
          ),
          time: fc.option(fc.constantFrom('2025-03-01 00:00:00', '2025-03-01T10:11:12.5'), { nil: '' }),
        }),
        { minLength: 1, maxLength: 20 },
      ),
      async (rows) => {
        const heading =
          'measurement_id,person_id,measurement_concept_id,measurement_date,measurement_datetime,measurement_type_concept_id,value_as_number,value_source_value';
        const lines = rows.map(({ text, number, time }, index) =>
          [rows.length - index, 1, 0, '2025-03-01', time, 0, Number(number.toFixed(9)), quoted(text)].join(','),
        );
        const { report, stored } = await room.deliver({ ...sound, 'measurement.csv': `${[heading, ...lines].join('\n')}\n` });
        expect(report.counts).toEqual([]);
        const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
        for (const { table, content } of stored) {
          const written = join(room.store, `${table}.csv`);
          await engine.run(
            `copy (from read_parquet('${storedPath(room.store, content)}')) to '${written}' (format csv, header true, delimiter ',', quote '"')`,
          );
          expect([table, sha256(await readFile(written, 'utf8'))]).toEqual([table, content]);
          await rm(written);
        }
        engine.close();
      },
    ),
    { numRuns: 12 },
  );
});

describe('one thing wrong quarantines the whole, at its place', () => {
  const drug = (line: number, text: string) => withLine(sound, 'drug_exposure.csv', line, text);
  test.each([
    ['a missing required value', drug(3, '11,1,,2024-05-29,2024-06-25,32838,28,1,L01EX12'), 'cell.required', 'drug_concept_id', 3],
    ['no whole number', drug(3, '11,1,0,2024-05-29,2024-06-25,32838,2.5,1,L01EX12'), 'cell.type', 'days_supply', 3],
    ['no date', drug(4, '12,2,0,2024-02-30,2024-07-28,32838,28,1,L01EX12'), 'cell.type', 'drug_exposure_start_date', 4],
    ['below its limit', drug(5, '13,3,0,2024-08-01,2024-08-28,32838,-1,1,L01FF02'), 'cell.below', 'days_supply', 5],
    ['above its limit', drug(5, '13,3,0,2024-08-01,2024-08-28,32838,9999,1,L01FF02'), 'cell.above', 'days_supply', 5],
    ['no ATC code', drug(5, '13,3,0,2024-08-01,2024-08-28,32838,28,1,C34.1'), 'cell.form', 'drug_source_value', 5],
    [
      'an end before the start',
      drug(5, '13,3,0,2024-08-01,2024-07-28,32838,28,1,L01FF02'),
      'date.endBeforeStart',
      'drug_exposure_end_date',
      5,
    ],
    [
      'a date that has not come',
      drug(5, '13,3,0,2026-11-23,2026-12-28,32838,28,1,L01FF02'),
      'date.future',
      'drug_exposure_start_date',
      5,
    ],
    ['before birth', drug(5, '13,3,0,1972-11-30,2024-08-28,32838,28,1,L01FF02'), 'date.beforeBirth', 'drug_exposure_start_date', 5],
    [
      '31 days after death',
      drug(2, '10,1,0,2025-07-31,2025-08-28,32838,28,1,L01EX12'),
      'date.afterDeath',
      'drug_exposure_start_date',
      2,
    ],
    ['a person who is not there', drug(5, '13,4,0,2024-08-01,2024-08-28,32838,28,1,L01FF02'), 'key.unknown', 'person_id', 5],
    ['a key twice', drug(5, '10,3,0,2024-08-01,2024-08-28,32838,28,1,L01FF02'), 'row.duplicateKey', 'drug_exposure_id', 5],
    ['too few cells', drug(5, '13,3,0,2024-08-01'), 'row.cellCount', '', 5],
    ['an open quotation mark', drug(5, '13,3,0,2024-08-01,2024-08-28,32838,28,1,"L01FF02'), 'row.unreadable', '', 5],
  ])('%s', async (_what, files, code, column, row) => {
    await room.deliver(sound);
    const before = await readdir(room.store, { recursive: true });
    const processed = await room.deliver(files);
    expect(processed.report.status).toBe('quarantined');
    expect(processed.stored).toEqual([]);
    expect(faultsOf(processed)).toContainEqual([code, 'drug_exposure', column, row]);
    expect(await readdir(room.store, { recursive: true })).toEqual(before);
  });

  test('thirty days after death is administration of the death, and accepted: 2025-06-30 + 30 = 2025-07-30', async () => {
    const late = drug(2, '10,1,0,2025-07-30,2025-08-28,32838,28,1,L01EX12');
    expect((await room.deliver(late)).report.status).toBe('accepted');
  });

  test('all faults of all tables at once', async () => {
    const processed = await room.deliver(
      withLine(drug(3, '11,9,,2024-05-29,2024-05-25,32838,28,1,L01EX12'), 'death.csv', 2, '1,2027-01-01'),
    );
    expect(faultsOf(processed)).toEqual([
      ['cell.required', 'drug_exposure', 'drug_concept_id', 3],
      ['date.endBeforeStart', 'drug_exposure', 'drug_exposure_end_date', 3],
      ['key.unknown', 'drug_exposure', 'person_id', 3],
      ['date.future', 'death', 'death_date', 2],
    ]);
  });

  test('of the same fault in many rows the first twenty are listed, and all are counted', async () => {
    const heading = (sound['drug_exposure.csv'] ?? '').split('\n')[0] ?? '';
    const rows = Array.from({ length: 50 }, (_, index) => `${index},1,0,2024-05-01,2024-04-01,32838,28,1,L01EX12`);
    const { report } = await room.deliver({ ...sound, 'drug_exposure.csv': [heading, ...rows, ''].join('\n') });
    expect(report.faults).toHaveLength(20);
    expect(report.counts).toEqual([
      { code: 'date.endBeforeStart', table: 'drug_exposure', column: 'drug_exposure_end_date', count: 50 },
    ]);
  });
});

describe('files and headings', () => {
  test('a table that is not taken, one that nobody knows, one that is missing', async () => {
    const { 'observation_period.csv': _left, ...rest } = sound;
    const processed = await room.deliver({ ...rest, 'note.csv': 'note_id\n1\n', 'diary.csv': 'a\n1\n' });
    expect(faultsOf(processed)).toEqual([
      ['file.excludedTable', 'note.csv', '', 0],
      ['file.unknownTable', 'diary.csv', '', 0],
      ['table.missing', 'observation_period', '', 0],
    ]);
  });

  test('headings that are missing, unknown or there twice', async () => {
    const processed = await room.deliver(withLine(sound, 'death.csv', 1, 'person_id,person_id,doctor'));
    expect(faultsOf(processed)).toEqual(
      expect.arrayContaining([
        ['column.twice', 'death', 'person_id', 0],
        ['column.unknown', 'death', 'doctor', 0],
        ['column.missing', 'death', 'death_date', 0],
      ]),
    );
  });

  test('a file that says it is Parquet and is not, and an empty one', async () => {
    const broken = await room.deliver({ ...sound, 'cost.parquet': 'PAR1 not really' });
    expect(faultsOf(broken)).toEqual([['file.unreadable', 'cost', '', 0]]);
    expect(faultsOf(await room.deliver({ ...sound, 'death.csv': '' }))).toContainEqual(['table.empty', 'death', '', 0]);
    expect(faultsOf(await room.deliver({ ...sound, 'death.csv': 'person_id,death_date\n' }))).toEqual([
      ['table.empty', 'death', '', 0],
    ]);
  });

  test('a Parquet column of the wrong type', async () => {
    const path = join(room.folder, 'incoming', 'death.parquet');
    const engine = await openEngine(small, join(room.folder, 'spill'), [join(room.folder, 'incoming')]);
    await engine.run(`copy (select 1 as person_id, true as death_date) to '${path}' (format parquet)`);
    engine.close();
    const { 'death.csv': _csv, ...rest } = sound;
    const processed = await room.process([...(await room.put(rest)), { name: 'death.parquet', path }]);
    expect(faultsOf(processed)).toContainEqual(['column.type', 'death', 'death_date', 0]);
  });

  test('a hostile file cannot make the engine read what lies elsewhere', async () => {
    const outside = join(room.folder, 'secret.csv');
    await writeFile(outside, 'a\n1\n');
    const engine = await openEngine(small, join(room.folder, 'spill'), [join(room.folder, 'incoming')]);
    await expect(engine.rows(`select * from read_csv('${outside}')`)).rejects.toThrow(/disabled|permission/i);
    await expect(engine.run('set enable_external_access = true')).rejects.toThrow(/locked/);
    engine.close();
  });
});

/** Worked by hand in packages/followup/test/identity-number.test.ts. */
const identityNumber = '01010750160';

describe('national identity numbers refuse the whole, and are told nowhere', () => {
  const person = (line: string) => withLine(sound, 'person.csv', 2, line);
  test.each([
    ['as the key of a person', person(`${identityNumber},8507,1950,3,0,0,a`), 'person_id'],
    ['without its leading zero', person('1010750160,8507,1950,3,0,0,a'), ''],
    ['in a text', person(`1,8507,1950,3,0,0,"pas. ${identityNumber}, ny"`), 'person_source_value'],
    ['with a space', person('1,8507,1950,3,0,0,010107 50160'), 'person_source_value'],
    ['in the place of a number', person('1,8507,010107 50160,3,0,0,a'), 'year_of_birth'],
    ['in wide digits', person('1,8507,1950,3,0,0,０１０１０７５０１６０'), 'person_source_value'],
  ])('%s', async (_what, files, column) => {
    if (column === '') {
      const processed = await room.process(await room.asParquet({ ...sound, ...files }));
      expect(processed.report.counts.map(({ code }) => code)).toEqual(['cell.identityNumber']);
      expect(JSON.stringify(processed)).not.toContain('1010750160');
      return;
    }
    const processed = await room.deliver(files);
    expect(faultsOf(processed)).toEqual([['cell.identityNumber', 'person', column, 2]]);
    const told = JSON.stringify(processed);
    expect(told).not.toMatch(/50160|０１０１０７/);
    expect(processed.report.files.every(({ sha256: hash }) => hash === '')).toBe(true);
    expect(await readdir(room.folder)).not.toContain('work');
  });

  test('in a column that the table does not have, and in a heading', async () => {
    const extra = {
      ...sound,
      'death.csv': `person_id,death_date,remark ${identityNumber}\n1,2025-06-30,${identityNumber}\n`,
    };
    const { report } = await room.deliver(extra);
    expect(new Set(report.faults.map(({ code }) => code))).toEqual(new Set(['cell.identityNumber']));
    expect(JSON.stringify(report)).not.toContain(identityNumber);
  });

  test('in the name of a file', async () => {
    const { report } = await room.deliver({ ...sound, [`${identityNumber}.csv`]: 'a\n1\n' });
    expect(report.counts).toEqual([{ code: 'cell.identityNumber', table: '', column: '', count: 1 }]);
    expect(JSON.stringify(report)).not.toContain(identityNumber);
  });

  test('a time of day has fourteen digits and is none', async () => {
    const timed = { ...sound, 'death.csv': 'person_id,death_date,death_datetime\n1,2025-06-30,2025-06-30 01:01:07\n' };
    expect((await room.deliver(timed)).report.status).toBe('accepted');
  });
});

describe('against the last delivery and what was expected', () => {
  test('fewer rows than last time quarantine, unless the deliverer says why', async () => {
    const first = await room.deliver(sound);
    const fewer = withLine(sound, 'drug_exposure.csv', 5, '');
    const again = await room.deliver(fewer, { before: first.report.profiles });
    expect(again.report.counts).toEqual([{ code: 'drift.rows', table: 'drug_exposure', column: '', count: 1 }]);
    const said = await room.deliver(fewer, { before: first.report.profiles, explanation: 'En pasient har reservert seg.' });
    expect(said.report).toMatchObject({ status: 'accepted', explanation: 'En pasient har reservert seg.' });
    expect(said.report.explained.map(({ code }) => code)).toEqual(['drift.rows']);
  });

  test('an explanation excuses nothing that is wrong', async () => {
    const wrong = withLine(sound, 'death.csv', 2, '1,2027-01-01');
    expect((await room.deliver(wrong, { explanation: 'Det er riktig.' })).report.status).toBe('quarantined');
  });

  test('coverage: 3 persons of 4 expected is 0.75, under 0.9', async () => {
    const { report } = await room.deliver(sound, {
      expectations: [{ table: 'person', rows: 4, atLeast: 0.9, atMost: 1.5 }],
    });
    expect(report.faults).toEqual([
      {
        code: 'coverage.below',
        table: 'person',
        column: '',
        row: 0,
        details: { expected: '4', found: '3', share: '0.75', limit: '0.9' },
      },
    ]);
  });
});
