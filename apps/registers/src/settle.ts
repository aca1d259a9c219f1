import { createHash } from 'node:crypto';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CheckedFault, type DeliveryReport, identifier, literal, type TableDefinition } from '@likeverd/followup';
import {
  type Agreed,
  allDefinitions,
  type Checked,
  checkFiles,
  filledColumns,
  Findings,
  hashFile,
  nothingOf,
  stagedPath,
} from './check.ts';
import { unbundle } from './fhir.ts';
import { type Engine, type EngineLimits, openEngine, type Row } from './engine.ts';
import type { DeliveredFile } from './sources.ts';

/** A table of an accepted delivery as it lies on disk. */
export interface StoredTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the canonical text; the name of the file. */
  readonly content: string;
  /** SHA-256 of the Parquet file's bytes. */
  readonly bytes: string;
}

export interface Processed {
  readonly report: DeliveryReport;
  /** Empty where quarantined. */
  readonly stored: readonly StoredTable[];
}

/** Where a table with this content lies in the store. */
export const storedPath = (store: string, content: string): string => join(store, content.slice(0, 2), `${content}.parquet`);

/**
 * Checks a delivery, and where nothing is wrong writes its tables to the store under the hash of their content. What is in the store without being
 * accepted anywhere is of no meaning: the one who calls says what is accepted, afterwards. Doing it again, also after being killed at any point, gives
 * the same.
 */
export async function processDelivery(
  files: readonly DeliveredFile[],
  agreed: Agreed,
  folders: { readonly work: string; readonly store: string; readonly incoming: readonly string[] },
  limits: EngineLimits,
): Promise<Processed> {
  await rm(folders.work, { recursive: true, force: true });
  await mkdir(folders.work, { recursive: true, mode: 0o700 });
  const hashed = Promise.all(
    files.map(async ({ name, path }) => ({ name, bytes: (await stat(path)).size, sha256: await hashFile(path) })),
  );
  const engine = await openEngine(limits, folders.work, folders.incoming);
  try {
    const checked = agreed.bundle
      ? await checkBundle(engine, files, agreed, folders.work)
      : await checkFiles(engine, files, agreed, folders.work);
    const identified = checked.counts.some(({ code }) => code === 'cell.identityNumber');
    const base = {
      format: 'likeverd-delivery-report/1',
      // A hash of a file that holds an identity number could be used to try numbers against it.
      files: (await hashed).map((file) => (identified ? { ...file, name: '', sha256: '' } : file)),
      explanation: agreed.explanation,
      faults: checked.faults,
      counts: checked.counts,
      explained: checked.explained,
      unchecked: checked.unchecked,
    } as const;
    if (checked.counts.length > 0)
      return { report: { ...base, status: 'quarantined', tables: checked.tables, profiles: [] }, stored: [] };
    const stored: StoredTable[] = [];
    for (const { table, rows } of checked.tables) {
      const definition = allDefinitions(agreed).find(({ name }) => name === table);
      if (definition !== undefined) stored.push({ table, rows, ...(await store(engine, definition, folders)) });
    }
    return {
      stored,
      report: {
        ...base,
        status: 'accepted',
        tables: stored.map(({ table, rows, content }) => ({ table, rows, content })),
        content: contentOf(stored),
        profiles: checked.profiles,
      },
    };
  } finally {
    engine.close();
    await hashed.catch(() => undefined); // has been told of above
    await rm(folders.work, { recursive: true, force: true });
  }
}

/** Checks a bundle: its structure, then the tables it makes, with faults at its entries. */
async function checkBundle(engine: Engine, files: readonly DeliveredFile[], agreed: Agreed, work: string): Promise<Checked> {
  const findings = new Findings();
  const [file, ...others] = files;
  for (const { name } of others)
    findings.add({ code: 'file.sameTable', table: name, column: '', row: 0, details: { table: 'Bundle' } });
  if (file === undefined || others.length > 0) return unfounded(findings);
  const { files: made, faults, entryOf } = await unbundle(file, work);
  for (const fault of faults) findings.add(fault);
  if (findings.any) return unfounded(findings);
  const checked = await checkFiles(engine, made, agreed, work);
  const atEntry = (fault: CheckedFault): CheckedFault => ({ ...fault, row: fault.row === 0 ? 0 : entryOf(fault.table, fault.row) });
  return { ...checked, faults: checked.faults.map(atEntry) };
}

const unfounded = ({ faults, counts }: Findings): Checked => ({
  faults,
  counts,
  explained: [],
  unchecked: [],
  profiles: [],
  tables: [],
});

/** The first rows of a table as they would be taken. */
export interface Previewed {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** The first rows of a file as they would be taken, in the register's own table and in those that the mapping makes, and what would be said of them. Nothing is stored. */
export async function previewFile(
  file: DeliveredFile,
  agreed: Agreed,
  { work, incoming }: { readonly work: string; readonly incoming: string },
  limits: EngineLimits,
): Promise<{ readonly tables: readonly Previewed[]; readonly faults: readonly CheckedFault[] }> {
  await mkdir(work, { recursive: true, mode: 0o700 });
  const engine = await openEngine(limits, work, [incoming]);
  try {
    const { faults, tables } = await checkFiles(engine, [file], agreed, work);
    const seen: Previewed[] = [];
    for (const { table } of tables) {
      const definition = allDefinitions(agreed).find(({ name }) => name === table);
      if (definition !== undefined) seen.push({ table, rows: await engine.rows(firstRows(definition)) });
    }
    return { tables: seen, faults };
  } finally {
    engine.close();
  }
}

function firstRows({ name, columns, key }: TableDefinition): string {
  const cells = columns.map((column) =>
    column.kind === 'date' || column.kind === 'datetime'
      ? `cast(${identifier(column.name)} as varchar) as ${identifier(column.name)}`
      : identifier(column.name),
  );
  const order = key.length === 0 ? '' : ` order by ${key.map(identifier).join(', ')}`;
  return `select ${cells.join(', ')} from ${identifier(name)}${order} limit ${previewed}`;
}

/** Rows that a preview shows of each table. */
const previewed = 10;

/** SHA-256 of `table` SPACE `content` LF for each table, by name. */
function contentOf(tables: readonly Pick<StoredTable, 'table' | 'content'>[]): string {
  const lines = tables.map(({ table, content }) => `${table} ${content}\n`).toSorted();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Writes a table in the order of its key, as Parquet and as the canonical text that its content is the hash of. */
async function store(
  engine: Engine,
  { name, key, columns }: TableDefinition,
  { work, store: into }: { readonly work: string; readonly store: string },
): Promise<Pick<StoredTable, 'content' | 'bytes'>> {
  const sorted = join(work, `${name}.sorted.parquet`);
  const text = join(work, `${name}.csv`);
  const staged = `read_parquet(${literal(stagedPath(work, name))})`;
  const filled = await filledColumns(engine, staged, columns);
  // Columns in which nothing stands are put in again after the sorting.
  const names = columns.filter((column) => filled.has(column.name)).map((column) => identifier(column.name));
  const all = columns.map((column) =>
    filled.has(column.name) ? identifier(column.name) : `${nothingOf(column)} as ${identifier(column.name)}`,
  );
  // Rows without a key are put in the order of all their columns.
  const order = key.length === 0 ? names : key.map(identifier);
  await engine.run(
    `copy (select ${all.join(', ')} from (select ${names.join(', ')} from ${staged} order by ${order.join(', ')}) s) to ${literal(sorted)} (format parquet, compression zstd)`,
  );
  await engine.run(
    `copy (select ${lineOf(columns, filled)} from read_parquet(${literal(sorted)})) to ${literal(text)} (format csv, header false, delimiter '\u0001', quote '', escape '')`,
  );
  const content = await hashFile(text, `${columns.map((column) => column.name).join(',')}\n`);
  await rm(text);
  const bytes = await hashFile(sorted);
  await putInStore(sorted, storedPath(into, content));
  return { content, bytes };
}

/** A row as a line of CSV, made by the engine on all its threads: its own writer of CSV has one thread, and writes the same. */
function lineOf(columns: TableDefinition['columns'], filled: ReadonlySet<string>): string {
  // Nothing is written of what is null.
  const pieces = columns.flatMap(({ name, kind }, index) => {
    const comma = index === 0 ? [] : [','];
    if (!filled.has(name)) return comma;
    const at = identifier(name);
    const cell =
      kind === 'text'
        ? `case when ${at} = '' or regexp_matches(${at}, '["#,\\r\\n]') then '"' || replace(${at}, '"', '""') || '"' else ${at} end`
        : `cast(${at} as varchar)`;
    return [...comma, { cell }];
  });
  return `concat(${joined(pieces).join(', ')})`;
}

/** Pieces of a line with neighbouring commas in one. */
function joined(pieces: readonly (string | { readonly cell: string })[]): readonly string[] {
  const parts: string[] = [];
  let commas = '';
  const flush = (): void => {
    if (commas !== '') parts.push(literal(commas));
    commas = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') commas += piece;
    else {
      flush();
      parts.push(piece.cell);
    }
  }
  flush();
  return parts;
}

/** Puts a file in the store so that it is there whole or not at all, also after a power cut. One that is there already is replaced by its like. */
async function putInStore(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(from, 'r+');
  await file.sync();
  await file.close();
  const beside = `${to}.new-${process.pid}`;
  await rm(beside, { force: true });
  await link(from, beside);
  await rename(beside, to);
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}
