import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  agreements,
  type CheckContext,
  type CheckedFault,
  type Column,
  carriesIdentityNumber,
  couldBeIdentityNumber,
  couldCarryIdentityNumber,
  countDuplicates,
  countViolations,
  type Definitions,
  type DriftLimits,
  driftBetween,
  duckdb,
  type Expectation,
  explainable,
  type FaultCount,
  identifier,
  listDuplicates,
  listedInAll,
  listedOfEach,
  listViolations,
  literal,
  type MadeTable,
  madeTables,
  type Mapping,
  meansQuery,
  measured,
  monthsQuery,
  numberCarriesIdentityNumber,
  recordsName,
  recordsQuery,
  rowChecks,
  sharesQuery,
  type TableDefinition,
  type TableProfile,
  uncovered,
} from '@likeverd/followup';
import type { Engine } from './engine.ts';
import { type DeliveredFile, openSource, type Source, shown } from './sources.ts';

/** What was agreed about a delivery, and what it is held against. */
export interface Agreed {
  readonly definitions: Definitions;
  /** Tables that must be there. */
  readonly required: readonly string[];
  /** Tables that exist and are never taken. */
  readonly excluded: readonly string[];
  /** Whether what comes is one FHIR bundle, to be made into the tables. */
  readonly bundle: boolean;
  /** Absent where the files have the columns' own names. */
  readonly mapping: Mapping | null;
  /** Day of the delivery, ISO. */
  readonly today: string;
  readonly expectations: readonly Expectation[];
  /** How the last accepted delivery was spread; null where this is the first. */
  readonly before: readonly TableProfile[] | null;
  readonly limits: DriftLimits;
  /** Why the delivery differs from the last or from what was expected, in the deliverer's words. */
  readonly explanation: string | null;
}

/** What the checks found; nothing has been stored. */
export interface Checked {
  readonly faults: readonly CheckedFault[];
  readonly counts: readonly FaultCount[];
  readonly explained: readonly CheckedFault[];
  readonly unchecked: readonly string[];
  readonly profiles: readonly TableProfile[];
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

/** Faults as they are found: the first of each kind listed, all counted. */
export class Findings {
  readonly #listed = new Map<string, CheckedFault[]>();
  readonly #counts = new Map<string, FaultCount>();

  add(fault: CheckedFault): void {
    this.count(fault, 1, [fault]);
  }

  /** `count` rows with the same fault, of which the first are given. */
  count(
    { code, table, column }: Pick<FaultCount, 'code' | 'table' | 'column'>,
    count: number,
    first: readonly CheckedFault[],
  ): void {
    const kind = JSON.stringify([code, table, column]);
    const before = this.#counts.get(kind)?.count ?? 0;
    this.#counts.set(kind, { code, table, column, count: before + count });
    const listed = this.#listed.get(kind) ?? [];
    this.#listed.set(kind, [...listed, ...first].slice(0, listedOfEach));
  }

  get counts(): readonly FaultCount[] {
    return [...this.#counts.values()];
  }

  get any(): boolean {
    return this.#counts.size > 0;
  }

  get faults(): readonly CheckedFault[] {
    return [...this.#listed.values()].flat().slice(0, listedInAll);
  }

  /** How many rows have a fault in a column, and the first of them. */
  of(code: CheckedFault['code'], table: string, column: string): { readonly count: number; readonly rows: readonly number[] } {
    const kind = JSON.stringify([code, table, column]);
    return { count: this.#counts.get(kind)?.count ?? 0, rows: (this.#listed.get(kind) ?? []).map(({ row }) => row) };
  }

  has(code: CheckedFault['code']): boolean {
    return this.counts.some((each) => each.code === code);
  }
}

const none = { count: 0, rows: [] as readonly number[] } as const;
const nothing = { explained: [], unchecked: [], profiles: [], tables: [] } as const;

/**
 * Checks delivered files as a whole: headings, cells, rows, references, spread. Every fault of a step is found before the checks end; a
 * later step is not begun where an earlier one leaves nothing to hold on to. Where any cell carries a national identity number, only that is
 * reported, without a value.
 *
 * @param work a folder for what the checks write; what lies there afterwards is for `settle`
 */
export async function checkFiles(engine: Engine, files: readonly DeliveredFile[], agreed: Agreed, work: string): Promise<Checked> {
  const findings = new Findings();
  const sources = await openAll(engine, files, agreed, findings);
  for (const source of sources) await searchIdentityNumbers(engine, source, findings);
  if (findings.has('cell.identityNumber')) {
    const only = <T extends { readonly code: string }>(all: readonly T[]): readonly T[] =>
      all.filter(({ code }) => code === 'cell.identityNumber');
    return { ...nothing, faults: only(findings.faults), counts: only(findings.counts) };
  }
  for (const source of sources) await unreadableRows(engine, source, findings);
  if (findings.any) return { ...nothing, faults: findings.faults, counts: findings.counts };

  for (const source of sources) await stage(engine, source, work, findings);
  const context: CheckContext = { delivered: sources.map(({ table }) => table.name), today: agreed.today };
  for (const { table } of sources) await checkRows(engine, table, context, agreed.definitions, findings);
  const made = await makeTables(engine, sources, agreed, work, findings);

  const profiles: TableProfile[] = [];
  for (const { table } of [...sources, ...made]) profiles.push(await profileOf(engine, table));
  for (const profile of profiles)
    if (profile.rows === 0) findings.add({ code: 'table.empty', table: profile.table, column: '', row: 0, details: {} });
  const unusual = [
    ...uncovered(profiles, agreed.expectations).map((each): CheckedFault => ({ ...each, column: '', row: 0 })),
    ...(agreed.before === null ? [] : driftBetween(agreed.before, profiles, agreed.limits)).map(
      (each): CheckedFault => ({ ...each, row: 0 }),
    ),
  ];
  const explained = agreed.explanation === null ? [] : unusual.filter(({ code }) => explainable.has(code));
  for (const fault of unusual) if (!explained.includes(fault)) findings.add(fault);
  return {
    faults: findings.faults,
    counts: findings.counts,
    explained,
    unchecked: sources.flatMap(({ table }) =>
      table.columns
        .filter(({ references }) => references !== undefined && !context.delivered.includes(references))
        .map(({ name }) => `${table.name}.${name}`),
    ),
    profiles,
    tables: profiles.map(({ table, rows }) => ({ table, rows })),
  };
}

/** The table a file holds, by its name; the only table where there is but one. */
function tableOf({ name }: DeliveredFile, { definitions }: Agreed): TableDefinition | undefined {
  const [only, ...others] = definitions;
  if (others.length === 0) return only;
  const base = name.replace(/\.[^.]*$/, '').toLowerCase();
  return definitions.find((table) => table.name === base);
}

async function openAll(
  engine: Engine,
  files: readonly DeliveredFile[],
  agreed: Agreed,
  findings: Findings,
): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const file of files) {
    const named = carriesIdentityNumber(file.name) ? '' : shown(file.name);
    const fault = (code: CheckedFault['code'], details: CheckedFault['details'] = {}): void =>
      findings.add({ code, table: named, column: '', row: 0, details });
    if (named === '') {
      fault('cell.identityNumber');
      continue;
    }
    const base = named.replace(/\.[^.]*$/, '').toLowerCase();
    const table = tableOf(file, agreed);
    if (table === undefined) {
      if (agreed.excluded.includes(base)) fault('file.excludedTable');
      else fault('file.unknownTable', { known: agreed.definitions.map(({ name }) => name).join(', ') });
      continue;
    }
    if (sources.some((source) => source.table === table)) {
      fault('file.sameTable', { table: table.name });
      continue;
    }
    const opened = await openSource(engine, file, table, agreed.mapping);
    for (const found of opened.faults) findings.add(found);
    if (opened.source !== null) sources.push(opened.source);
  }
  const named = files.map((file) => tableOf(file, agreed)?.name);
  for (const name of agreed.required)
    if (!named.includes(name)) findings.add({ code: 'table.missing', table: name, column: '', row: 0, details: {} });
  return sources;
}

/** A time of day has as many digits as an identity number, and is none. */
const timeOfDay = '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[-+][0-9]{2}:?[0-9]{2})?$';

/** An identity number has eleven digits; as a whole number it may have lost a leading zero. */
const fewestLetters = 11;
const smallestNumber = 1_000_000_000;

/**
 * Looks for identity numbers in every column of a file, also those that nobody takes. The engine finds what could be one; whether it is, is
 * decided here. No value leaves this function.
 */
async function searchIdentityNumbers(engine: Engine, source: Source, findings: Findings): Promise<void> {
  const { raw, texts, integers } = source;
  const asText = (column: string): string => (source.kind === 'csv' ? column : `cast(${identifier(column)} as varchar)`);
  const couldBe = [
    ...texts.map((column) => ({
      column,
      text: asText(column),
      most: `length(${asText(column)})`,
      least: 'null',
      limit: fewestLetters,
      condition: `(length(${asText(column)}) >= ${fewestLetters} and regexp_matches(${asText(column)}, ${literal(couldCarryIdentityNumber)}) and not regexp_matches(${asText(column)}, ${literal(timeOfDay)}))`,
      isOne: carriesIdentityNumber,
    })),
    ...integers.map((column) => ({
      column,
      text: `cast(try_cast(${identifier(column)} as bigint) as varchar)`,
      most: `try_cast(${identifier(column)} as bigint)`,
      least: `try_cast(${identifier(column)} as bigint)`,
      limit: smallestNumber,
      condition: couldBeIdentityNumber(`try_cast(${identifier(column)} as bigint)`, duckdb),
      isOne: numberCarriesIdentityNumber,
    })),
  ];
  if (couldBe.length === 0) return;
  // One look at every cell tells which columns are long or large enough for the dear search; of most files, none is.
  const [extremes] = await engine.rows(
    `select ${couldBe.map(({ most, least }, index) => `max(${most}) as m${index}, min(${least}) as l${index}`).join(', ')} from ${raw}`,
  );
  const suspects = couldBe.filter(({ limit }, index) =>
    [extremes?.[`m${index}`], extremes?.[`l${index}`]].some((each) => typeof each === 'number' && Math.abs(each) >= limit),
  );
  if (suspects.length === 0) return;
  const counts = suspects.map(({ condition }, index) => `count(*) filter (where ${condition}) as c${index}`).join(', ');
  const [found] = await engine.rows(`select ${counts} from ${raw}`);
  for (const [index, { column, text, condition, isOne }] of suspects.entries()) {
    if (Number(found?.[`c${index}`]) === 0) continue;
    const guilty = new Set<string>();
    for await (const some of engine.texts(`select distinct ${text} from ${raw} where ${condition}`))
      for (const value of some) if (isOne(value)) guilty.add(value);
    if (guilty.size === 0) continue;
    const place = { code: 'cell.identityNumber', table: source.table.name, column: columnShown(source, column) } as const;
    const { rows, count } = await rowsWith(engine, source, text, condition, guilty);
    findings.count(
      place,
      count,
      rows.map((row) => ({ ...place, row, details: {} })),
    );
  }
}

/** A heading that may be shown: of the file's own columns, unless it is what it must not be. */
function columnShown({ kind, values, texts }: Source, column: string): string {
  if (kind === 'parquet') return carriesIdentityNumber(column) ? '' : shown(column);
  return values.find((each) => each.shown === column)?.column.name ?? `${texts.indexOf(column) + 1}`;
}

/** The first rows whose text is among those found, and how many there are. */
async function rowsWith(
  engine: Engine,
  { raw, firstRow }: Source,
  text: string,
  condition: string,
  among: ReadonlySet<string>,
): Promise<{ readonly rows: readonly number[]; readonly count: number }> {
  // Among few, the engine looks for them; among many, every one that could be is taken to be one.
  const few = among.size <= 1_000 ? ` and ${text} in (${[...among].map(literal).join(', ')})` : '';
  const found = await engine.rows(
    `select row, count(*) over () as n from (select row_number() over () as row, * from ${raw}) t where ${condition}${few} order by row limit ${listedOfEach}`,
  );
  return { rows: found.map((each) => Number(each['row']) - 1 + firstRow), count: Number(found[0]?.['n'] ?? 0) };
}

const rejectCodes: Readonly<Record<string, CheckedFault['code']>> = {
  'MISSING COLUMNS': 'row.cellCount',
  'TOO MANY COLUMNS': 'row.cellCount',
};

/** Rows of delimited text that are none: wrong number of cells, open quotes, letters that are not UTF-8. */
async function unreadableRows(engine: Engine, { kind, table, file }: Source, findings: Findings): Promise<void> {
  if (kind !== 'csv') return;
  // The search for identity numbers begins by reading every cell; what the reader refused on the way stands in its tables.
  const rejected = await engine.rows(
    `select cast(error_type as varchar) as error, count(*) as n, cast(list_sort(list(line))[:${listedOfEach}] as varchar) as lines
     from reject_errors where scan_id = (select min(scan_id) from reject_scans where file_path = ${literal(file.path)}) group by 1 order by 1`,
  );
  for (const row of rejected) {
    const place = { code: rejectCodes[String(row['error'])] ?? 'row.unreadable', table: table.name, column: '' } as const;
    const lines = String(row['lines']).match(/\d+/g) ?? [];
    findings.count(
      place,
      Number(row['n']),
      lines.map((line) => ({ ...place, row: Number(line), details: {} })),
    );
  }
}

/** Where the values of a table lie while they are checked: in the order of the file. */
export const stagedPath = (work: string, table: string): string => join(work, `${table}.staged.parquet`);

/** Reads the cells into their types, once, with a mark at those that are no value of it; counts these. */
async function stage(engine: Engine, source: Source, work: string, findings: Findings): Promise<void> {
  const { table, raw, values, firstRow } = source;
  const typed = values.flatMap(({ given, ...value }) => (given === null ? [] : [{ ...value, given }]));
  const present = new Map(values.map(({ column, value }) => [column.name, value]));
  const cells = table.columns.map((column) => `${present.get(column.name) ?? nothingOf(column)} as ${identifier(column.name)}`);
  const given = typed.map(({ given: there }, index) => `${there} as ${identifier(`given ${index}`)}`);
  const marks = typed.map(
    ({ column }, index) => `${identifier(`given ${index}`)} and ${identifier(column.name)} is null as ${identifier(markOf(index))}`,
  );
  const own = table.columns.map(({ name }) => identifier(name));
  const path = literal(stagedPath(work, table.name));
  await engine.run(
    `copy (select ${[...own, ...marks].join(', ')} from (select ${[...cells, ...given].join(', ')} from ${raw}) v) to ${path} (format parquet, compression lz4_raw)`,
  );
  await engine.run(
    `create view ${identifier(table.name)} as select ${own.join(', ')}, file_row_number + ${firstRow} as delivery_row from read_parquet(${path}, file_row_number = true)`,
  );
  if (typed.length === 0) return;
  const [found] = await engine.rows(
    `select ${typed.map((_, index) => `count(*) filter (where ${identifier(markOf(index))}) as c${index}`).join(', ')} from read_parquet(${path})`,
  );
  for (const [index, { column, value, given: there, shown: text }] of typed.entries()) {
    const count = Number(found?.[`c${index}`]);
    if (count === 0) continue;
    const rows = await engine.rows(
      `select row, text from (select row_number() over () as row, ${text} as text, (${there} and (${value}) is null) as bad from ${raw}) t where bad order by row limit ${listedOfEach}`,
    );
    const place = { code: 'cell.type', table: table.name, column: column.name } as const;
    findings.count(
      place,
      count,
      rows.map((each) => ({
        ...place,
        row: Number(each['row']) - 1 + firstRow,
        details: { found: shown(String(each['text'])), expected: column.kind },
      })),
    );
  }
}

/** Null, in the type of a column. */
export function nothingOf({ kind }: Column): string {
  const types = { integer: 'bigint', number: 'double', date: 'date', datetime: 'timestamp', text: 'varchar' } as const;
  return `cast(null as ${types[kind]})`;
}

/** Columns of a table, named as SQL names it, in which anything stands. */
export async function filledColumns(engine: Engine, table: string, columns: readonly Column[]): Promise<ReadonlySet<string>> {
  const [counts] = await engine.rows(
    `select ${columns.map(({ name }, index) => `count(${identifier(name)}) as c${index}`).join(', ')} from ${table}`,
  );
  return new Set(columns.filter((_, index) => Number(counts?.[`c${index}`]) > 0).map(({ name }) => name));
}

/** Names of the marks of cells that are no value; no column of a definition has such a name. */
const markOf = (index: number): string => `unreadable ${index}`;

/** Definitions of the tables that a delivery can have: those that are sent, and those that the mapping makes of them. */
export function allDefinitions({ definitions, mapping }: Agreed): Definitions {
  return [...definitions, ...madeTables(mapping?.omop ?? [], undefined).map(({ table }) => table)];
}

/** Makes the OMOP tables that the mapping asks for, each with the rows of the file that its own come from, and checks them as if they had been sent. */
async function makeTables(
  engine: Engine,
  sources: readonly Source[],
  agreed: Agreed,
  work: string,
  findings: Findings,
): Promise<readonly MadeTable[]> {
  const [source] = sources;
  const rows = agreed.mapping?.omop ?? [];
  if (source === undefined || rows.length === 0) return [];
  const view = async (name: string, query: string): Promise<void> => {
    const path = stagedPath(work, name);
    await engine.run(`copy (${query}) to ${literal(path)} (format parquet, compression zstd)`);
    await engine.run(`create view ${identifier(name)} as select * from read_parquet(${literal(path)})`);
  };
  await view(recordsName, recordsQuery(source.table));
  for (const { table, column, variable, query } of agreements(rows, listedOfEach)) {
    const found = await engine.rows(query);
    const place = { code: 'row.disagree', table: source.table.name, column: variable } as const;
    const listed = found.map((row) => ({
      ...place,
      row: Number(row['delivery_row']),
      details: { found: shown(String(row['found'])), first: String(row['first_row']), omop: `${table}.${column}` },
    }));
    if (listed.length > 0) findings.count(place, Number(found[0]?.['n']), listed);
  }
  const made: MadeTable[] = [];
  for (const each of madeTables(rows, source.table.when)) {
    await view(each.table.name, each.query);
    const [counted] = await engine.rows(`select count(*) as n from ${identifier(each.table.name)}`);
    // Nobody has died, or no procedure was recorded: there is no such table in this delivery.
    if (Number(counted?.['n']) > 0) made.push(each);
  }
  const context = { delivered: made.map(({ table }) => table.name), today: agreed.today };
  const definitions = allDefinitions(agreed);
  for (const { table, variables } of made)
    await checkRows(engine, table, context, definitions, findings, { of: source.table.name, variables });
  return made;
}

/** Where the columns of a table that a mapping made come from. */
interface Origin {
  readonly of: string;
  readonly variables: Readonly<Record<string, string>>;
}

async function checkRows(
  engine: Engine,
  table: TableDefinition,
  context: CheckContext,
  definitions: Definitions,
  findings: Findings,
  origin: Origin | null = null,
): Promise<void> {
  const variableOf = (column: string): string | undefined => origin?.variables[column];
  // What has been told of the variable itself is not told of the cells that it becomes.
  const told = (code: CheckedFault['code'], column: string): boolean => {
    const variable = variableOf(column);
    if (origin === null || variable === undefined) return false;
    return [code, 'cell.type' as const, 'cell.required' as const].some((each) => findings.of(each, origin.of, variable).count > 0);
  };
  const filled = await filledColumns(engine, identifier(table.name), table.columns);
  // Where nothing stands, nothing is wrong but that it is missing.
  const checks = rowChecks(table, context, duckdb).filter(
    ({ code, column }) => (code === 'cell.required' || filled.has(column)) && !told(code, column),
  );
  const [counts] = await engine.rows(countViolations(table, checks, context, definitions));
  for (const [index, check] of checks.entries()) {
    // A value that could not be read has been told of, and is not missing too.
    const unreadable = check.code === 'cell.required' ? findings.of('cell.type', table.name, check.column) : none;
    const count = Number(counts?.[`c${index}`]) - unreadable.count;
    if (count === 0) continue;
    const rows = await engine.rows(listViolations(table, check, context, definitions, listedOfEach));
    const { code, column } = check;
    const variable = variableOf(column);
    const details = variable === undefined ? check.details : { ...check.details, variable };
    findings.count(
      { code, table: table.name, column },
      count,
      rows
        .filter(({ delivery_row }) => !unreadable.rows.includes(Number(delivery_row)))
        .map(({ delivery_row, found }) => ({
          code,
          table: table.name,
          column,
          row: Number(delivery_row),
          details: found === null ? details : { ...details, found: shown(String(found)) },
        })),
    );
  }
  if (table.key.length === 0) return;
  const [duplicates] = await engine.rows(countDuplicates(table));
  const tooMany = Number(duplicates?.['rows_too_many']);
  if (tooMany > 0) {
    const place = { code: 'row.duplicateKey', table: table.name, column: table.key.join(', ') } as const;
    const rows = await engine.rows(listDuplicates(table, listedOfEach));
    findings.count(
      place,
      tooMany,
      rows.map(({ delivery_row, first_row }) => ({ ...place, row: Number(delivery_row), details: { first: String(first_row) } })),
    );
  }
}

async function profileOf(engine: Engine, table: TableDefinition): Promise<TableProfile> {
  const [{ n } = { n: 0 }] = await engine.rows(`select count(*) as n from ${identifier(table.name)}`);
  const months = table.when === undefined ? [] : await engine.rows(monthsQuery(table, table.when));
  const shares: Record<string, Record<string, number>> = {};
  for (const { name, category } of table.columns) {
    if (category !== true) continue;
    const rows = await engine.rows(sharesQuery(table, name));
    const named = Object.fromEntries(rows.map((row) => [String(row['category']), Number(row['n'])]));
    const rest = Number(n) - Object.values(named).reduce((sum, count) => sum + count, 0);
    shares[name] = rest > 0 ? { ...named, '…': rest } : named;
  }
  const numbers = measured(table);
  const [means] = numbers.length === 0 ? [] : await engine.rows(meansQuery(table));
  return {
    table: table.name,
    rows: Number(n),
    months: Object.fromEntries(
      months.map((row) => [`${String(row['year'])}-${String(row['month']).padStart(2, '0')}`, Number(row['n'])]),
    ),
    shares,
    means: Object.fromEntries(
      numbers.flatMap((column, index) => {
        const count = Number(means?.[`n${index}`]);
        return count === 0
          ? []
          : [[column, { n: count, mean: Number(means?.[`mean${index}`]), deviation: Number(means?.[`deviation${index}`] ?? 0) }]];
      }),
    ),
  };
}

/** SHA-256 of a file's bytes, read piece by piece, after a heading. */
export async function hashFile(path: string, heading = ''): Promise<string> {
  const hash = createHash('sha256').update(heading);
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
