export type Cell = string | number | boolean | Date | null;
export type Row = Readonly<Record<string, Cell>>;

/** DuckDB for one piece of work: in memory, spilling to a folder, and reading and writing nowhere else. */
export interface Engine {
  run(sql: string): Promise<void>;
  /** All rows of an answer that is known to be small; whole numbers come as numbers. */
  rows(sql: string): Promise<readonly Row[]>;
  /** The values of one column of texts, some thousands at a time. */
  texts(sql: string): AsyncIterable<readonly string[]>;
  /** Columns of numbers as they lie in memory, for answers of any length; null becomes NaN. */
  columns(sql: string): Promise<Readonly<Record<string, Float64Array>>>;
  close(): void;
}

export interface EngineLimits {
  /** Bytes that DuckDB may hold before it spills. */
  readonly memory: number;
  readonly threads: number;
}

/** What one delivery may take: well under the 2 GB of a small machine, with room for the server beside it. */
export const usualLimits: EngineLimits = { memory: 1_200 * 1024 ** 2, threads: 2 };

/**
 * Opens an engine. It may touch the folders given and nothing else, loads no extensions and takes no further settings: a hostile file can
 * make it fail, not reach out.
 */
export async function openEngine({ memory, threads }: EngineLimits, spill: string, folders: readonly string[]): Promise<Engine> {
  // Native code of some 70 MB: loaded when it is needed, so that what needs it not also runs where it is not to be had.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const database = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${Math.floor(memory / 1024 ** 2)}MiB`,
    temp_directory: spill,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await database.connect();
  const allowed = [spill, ...folders].map((folder) => `'${folder.replaceAll("'", "''")}'`).join(', ');
  await connection.run(`set allowed_directories = [${allowed}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRowObjectsJS()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    async *texts(sql) {
      const result = await connection.stream(sql);
      for await (const rows of result.yieldRowsJs()) yield rows.map(([value]) => (typeof value === 'string' ? value : ''));
    },
    columns: async (sql) => {
      const result = await connection.stream(sql);
      const names = result.columnNames();
      const parts: Float64Array[][] = names.map(() => []);
      for await (const chunk of result) {
        for (const [index, into] of parts.entries()) {
          into.push(Float64Array.from(chunk.getColumnValues(index), (value) => (value === null ? Number.NaN : Number(value))));
        }
      }
      return Object.fromEntries(names.map((name, index) => [name, joined(parts[index] ?? [])]));
    },
    close: () => {
      connection.closeSync();
      database.closeSync();
    },
  };
}

function plain(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value;
  throw new TypeError('A value that is no number, text, date or flag: cast it in the query');
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
