import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CheckContext,
  couldBeIdentityNumber,
  countDuplicates,
  countViolations,
  type Dialect,
  duckdb,
  identifier,
  listDuplicates,
  listViolations,
  literal,
  meansQuery,
  measured,
  monthsQuery,
  omopTables,
  postgresql,
  rowChecks,
  sharesQuery,
  type TableDefinition,
} from '@likeverd/followup';
import { type Engine, openEngine } from '@likeverd/registers';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, temporaryFolder, type TestServer } from './harness.ts';

let server: TestServer;
let client: pg.Client;
let engine: Engine;
let folder = '';

const used = ['person', 'death', 'location', 'drug_exposure', 'condition_occurrence', 'measurement', 'visit_occurrence'];
const tables = omopTables.filter(({ name }) => used.includes(name));

beforeAll(async () => {
  server = await startTestServer();
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
  for (const { name, columns } of tables) {
    const cells = columns.map((column) => `${identifier(column.name)} ${postgresql.type(column.kind)}`);
    const create = `create table ${identifier(name)} (${[...cells, 'delivery_row bigint'].join(', ')})`;
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

/** Values of a column, sound and not: null, beyond limits, of no code, days on both sides of the delivery. */
function valueOf(column: TableDefinition['columns'][number]): fc.Arbitrary<string> {
  const nothing = fc.constant('null');
  const whole = fc.integer({ min: -2, max: 8 }).map(String);
  const day = fc.constantFrom('1889-12-31', '2024-02-29', '2024-03-31', '2024-05-01', '2026-11-22', '2026-11-23');
  switch (column.kind) {
    case 'integer':
      return fc.oneof({ weight: 6, arbitrary: whole }, nothing, fc.constantFrom('1889', '1950', '2101', '3661'));
    case 'number':
      return fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -8, max: 800 }).map((value) => String(value / 4)) }, nothing);
    case 'date':
      return fc.oneof({ weight: 5, arbitrary: day.map((each) => `date ${literal(each)}`) }, nothing);
    case 'datetime':
      return fc.oneof(
        nothing,
        day.map((each) => `timestamp ${literal(`${each} 23:59:59`)}`),
      );
    case 'text':
      return fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .constantFrom('L01EX12', 'L01', 'C34.1', 'C341', 'A17.0†', 'lunge', 'ORPHA:558', 'æ'.repeat(51), '')
            .map(literal),
        },
        nothing,
      );
  }
}

const rowsOf = ({ columns }: TableDefinition): fc.Arbitrary<readonly (readonly string[])[]> =>
  fc.array(fc.tuple(...columns.map(valueOf)), { minLength: 1, maxLength: 12 });

type Answer = readonly (readonly unknown[])[];

/** Numbers to ten digits: the engines add up in different orders. */
const plain = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(10)) : value);
const inRows = (rows: readonly Readonly<Record<string, unknown>>[]): Answer => rows.map((row) => Object.values(row).map(plain));
const inDuckdb = async (sql: string): Promise<Answer> => inRows(await engine.rows(sql));
const inPostgresql = async (sql: string): Promise<Answer> => inRows((await client.query<Record<string, unknown>>(sql)).rows);

test('both engines find the same faults in the same rows, and the same spread, of random faulty tables', async () => {
  let violated = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record(Object.fromEntries(tables.map((table) => [table.name, rowsOf(table)]))),
      fc.subarray(used, { minLength: 2 }),
      async (contents, delivered) => {
        for (const { name } of tables) {
          const rows = (contents[name] ?? []).map((row, index) => `(${[...row, String(index + 2)].join(', ')})`);
          for (const sql of [`delete from ${identifier(name)}`, `insert into ${identifier(name)} values ${rows.join(', ')}`]) {
            await client.query(sql);
            await engine.run(sql);
          }
        }
        const context: CheckContext = { delivered, today: '2026-11-22' };
        for (const table of tables.filter(({ name }) => delivered.includes(name))) {
          const checks = (dialect: Dialect) => rowChecks(table, context, dialect);
          const [own, other] = [checks(duckdb), checks(postgresql)];
          const counts = await inDuckdb(countViolations(table, own, context, omopTables));
          expect(await inPostgresql(countViolations(table, other, context, omopTables))).toEqual(counts);
          for (const [index, check] of own.entries()) {
            const count = Number(counts[0]?.[index + 1]);
            if (count === 0) continue;
            violated += count;
            const listed = await inDuckdb(listViolations(table, check, context, omopTables, 20));
            const twin = other[index];
            const there = twin === undefined ? [] : await inPostgresql(listViolations(table, twin, context, omopTables, 20));
            // Texts of times and numbers are written in two ways; the rows are the same.
            expect([check.code, check.column, there.map(([row]) => row)]).toEqual([
              check.code,
              check.column,
              listed.map(([row]) => row),
            ]);
            expect(listed.length).toBe(Math.min(count, 20));
          }
          for (const sql of [countDuplicates(table), listDuplicates(table, 20), meansQuery(table)]) {
            if (sql === meansQuery(table) && measured(table).length === 0) continue;
            expect([sql, await inPostgresql(sql)]).toEqual([sql, await inDuckdb(sql)]);
          }
          if (table.when !== undefined) {
            const sql = monthsQuery(table, table.when);
            expect(await inPostgresql(sql)).toEqual(await inDuckdb(sql));
          }
          for (const { name, category } of table.columns) {
            if (category !== true) continue;
            const sorted = (answer: Answer): readonly string[] => answer.map((row) => JSON.stringify(row)).toSorted();
            expect(sorted(await inPostgresql(sharesQuery(table, name)))).toEqual(sorted(await inDuckdb(sharesQuery(table, name))));
          }
        }
      },
    ),
    { numRuns: 12 },
  );
  expect(violated).toBeGreaterThan(100);
});

test('both engines suspect the same whole numbers of being identity numbers', async () => {
  const number = fc.oneof(
    fc.constantFrom(1010750160n, 11111111111n, 999999999n, 99999999999n, 100000000000n, 0n),
    fc.bigInt({ min: -99999999999n, max: 99999999999n }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 300 }), async (numbers) => {
      const ask = (dialect: Dialect): string =>
        `select v, ${couldBeIdentityNumber('v', dialect)} as suspected from (values ${numbers.map((each) => `(cast(${each} as bigint))`).join(', ')}) n(v) order by v`;
      expect(await inPostgresql(ask(postgresql))).toEqual(await inDuckdb(ask(duckdb)));
    }),
    { numRuns: 10 },
  );
});
