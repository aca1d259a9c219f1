import { open } from 'node:fs/promises';
import {
  type CheckedFault,
  type Column,
  carriesIdentityNumber,
  identifier,
  literal,
  type Mapping,
  type Reading,
  readCsv,
  type TableDefinition,
  valueOf,
} from '@likeverd/followup';
import type { Engine } from './engine.ts';

/** A file that was delivered, where it lies and what it was called. */
export interface DeliveredFile {
  readonly path: string;
  readonly name: string;
}

/** A file whose headings are known, ready to be read by the engine. */
export interface Source {
  readonly file: DeliveredFile;
  readonly table: TableDefinition;
  readonly kind: 'csv' | 'parquet';
  /** The file as it is, all columns under their own names, as SQL after `from`. */
  readonly raw: string;
  /** Columns of the file that are texts, and those that are whole numbers, for the search for identity numbers. */
  readonly texts: readonly string[];
  readonly integers: readonly string[];
  /** For each column of the definition that the file has: its value, and what stands there as text. */
  readonly values: readonly {
    readonly column: Column;
    readonly value: string;
    /** Whether anything stands there; null where the type of the file makes every value one of the column. */
    readonly given: string | null;
    readonly shown: string;
  }[];
  /** Added to the number of a row in the file, counted from 0. */
  readonly firstRow: number;
}

export interface Opened {
  readonly source: Source | null;
  readonly faults: readonly CheckedFault[];
}

type FileFault = (code: CheckedFault['code'], column?: string, details?: CheckedFault['details']) => CheckedFault;

/** Reads the headings of a file and holds them against the definition of its table. */
export async function openSource(
  engine: Engine,
  file: DeliveredFile,
  table: TableDefinition,
  mapping: Mapping | null,
): Promise<Opened> {
  const fault: FileFault = (code, column = '', details = {}) => ({ code, table: table.name, column, row: 0, details });
  return /\.parquet$/i.test(file.name) ? openParquet(engine, file, table, mapping, fault) : openCsv(file, table, mapping, fault);
}

/** Characters of a heading line that are looked at; a longer one is no heading. */
const longestHeading = 256 * 1024;

async function headingLine(path: string): Promise<string | null> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHeading), 0, longestHeading, 0);
    const text = new TextDecoder('utf-8', { fatal: false }).decode(buffer.subarray(0, bytesRead), { stream: true });
    const end = text.search(/[\r\n]/);
    if (end === -1) return bytesRead === longestHeading ? null : text;
    return text.slice(0, end);
  } finally {
    await handle.close();
  }
}

const delimiters = [',', ';', '\t'] as const;

/** The headings of a line by the delimiter that gives the most of them. */
function headingsOf(line: string): { readonly delimiter: string; readonly headings: readonly string[] } {
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, headings: readCsv(line, delimiter).records[0]?.cells.map((cell) => cell.trim()) ?? [] }))
    .toSorted((one, other) => other.headings.length - one.headings.length);
  return best ?? { delimiter: ',', headings: [] };
}

interface Wanted {
  readonly heading: string;
  readonly column: Column;
  readonly reading: Reading;
}

/** Which columns of the definition stand under which headings, and what is wrong with the headings. */
function match(
  headings: readonly string[],
  table: TableDefinition,
  mapping: Mapping | null,
  fault: FileFault,
): { readonly wanted: readonly Wanted[]; readonly faults: readonly CheckedFault[] } {
  const faults: CheckedFault[] = [];
  const wanted: Wanted[] = [];
  const taken = new Set<string>();
  for (const [index, heading] of headings.entries()) {
    if (carriesIdentityNumber(heading)) {
      faults.push(fault('cell.identityNumber', '', { column: String(index + 1) }));
      continue;
    }
    if (mapping?.ignored.includes(heading)) continue;
    const mapped = mapping?.columns.find((each) => each.heading === heading);
    const name = mapping === null ? heading.toLowerCase() : mapped?.column;
    const column = table.columns.find((each) => each.name === name);
    if (column === undefined) {
      faults.push(fault('column.unknown', shown(heading), { known: table.columns.map((each) => each.name).join(', ') }));
    } else if (taken.has(column.name)) {
      faults.push(fault('column.twice', column.name));
    } else {
      taken.add(column.name);
      wanted.push({ heading, column, reading: mapped?.reading ?? {} });
    }
  }
  for (const { name, required } of table.columns) if (required && !taken.has(name)) faults.push(fault('column.missing', name));
  return { wanted, faults };
}

/** As much of a text as a person needs to find it. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** As the engine names the columns of a file whose headings may repeat: by their place. */
const placed = (index: number): string => `c${index}`;

async function openCsv(file: DeliveredFile, table: TableDefinition, mapping: Mapping | null, fault: FileFault): Promise<Opened> {
  const line = await headingLine(file.path);
  if (line === null) return { source: null, faults: [fault('file.unreadable')] };
  if (line.trim() === '') return { source: null, faults: [fault('table.empty')] };
  const { delimiter, headings } = headingsOf(line);
  const { wanted, faults } = match(headings, table, mapping, fault);
  const columns = headings.map((_, index) => `${literal(placed(index))}: 'VARCHAR'`).join(', ');
  return {
    faults,
    source: {
      file,
      table,
      kind: 'csv',
      raw: `read_csv(${literal(file.path)}, columns = {${columns}}, auto_detect = false, header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true, ignore_errors = true, store_rejects = true, rejects_limit = 100000)`,
      texts: headings.map((_, index) => placed(index)),
      integers: [],
      values: wanted.map(({ heading, column, reading }) => {
        const text = placed(headings.indexOf(heading));
        const value = valueOf(text, column, reading);
        return {
          column,
          value,
          given: column.kind === 'text' ? null : `nullif(trim(${text}), '') is not null`,
          shown: text,
        };
      }),
      firstRow: 2,
    },
  };
}

const integerTypes: ReadonlySet<string> = new Set([
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'HUGEINT',
]);
const numberTypes = /^(FLOAT|DOUBLE|DECIMAL\()/;

/** Whether a column of a Parquet file can be taken as it is. */
function fits(type: string, { kind }: Column): boolean {
  switch (kind) {
    case 'integer':
      return integerTypes.has(type);
    case 'number':
      return integerTypes.has(type) || numberTypes.test(type);
    case 'date':
      return type === 'DATE';
    case 'datetime':
      return type.startsWith('TIMESTAMP');
    case 'text':
      return type === 'VARCHAR';
  }
}

const sqlTypes = { integer: 'bigint', number: 'double', date: 'date', datetime: 'timestamp', text: 'varchar' } as const;

async function openParquet(
  engine: Engine,
  file: DeliveredFile,
  table: TableDefinition,
  mapping: Mapping | null,
  fault: FileFault,
): Promise<Opened> {
  const raw = `read_parquet(${literal(file.path)}, file_row_number = false)`;
  const described = await engine.rows(`describe select * from ${raw}`).catch(() => null);
  if (described === null) return { source: null, faults: [fault('file.unreadable')] };
  const types = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]));
  const { wanted, faults } = match([...types.keys()], table, mapping, fault);
  const typeFaults: CheckedFault[] = [];
  const values = wanted.flatMap(({ heading, column, reading }) => {
    const type = types.get(heading) ?? '';
    const at = identifier(heading);
    if (type === 'VARCHAR') {
      const value = valueOf(at, column, reading);
      const given = column.kind === 'text' ? null : `nullif(trim(${at}), '') is not null`;
      return [{ column, value, given, shown: at }];
    }
    if (!fits(type, column)) {
      typeFaults.push(fault('column.type', column.name, { found: type, expected: column.kind }));
      return [];
    }
    const factor = reading.factor === undefined || reading.factor === 1 ? '' : ` * ${reading.factor}`;
    return [{ column, value: `cast(${at} as ${sqlTypes[column.kind]})${factor}`, given: null, shown: `cast(${at} as varchar)` }];
  });
  const columnsOf = (accept: (type: string) => boolean): readonly string[] =>
    [...types].filter(([, type]) => accept(type)).map(([name]) => name);
  return {
    faults: [...faults, ...typeFaults],
    source: {
      file,
      table,
      kind: 'parquet',
      raw,
      // Lists, structures and bytes can hold texts too; they are searched as they would be written.
      texts: columnsOf((type) => !integerTypes.has(type) && !numberTypes.test(type) && type !== 'DATE' && !type.startsWith('TIME')),
      integers: columnsOf((type) => integerTypes.has(type) || numberTypes.test(type)),
      values,
      firstRow: 1,
    },
  };
}
