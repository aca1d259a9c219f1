import { parquetWriteBuffer } from 'hyparquet-writer/src/write.js';
import type { RunIdentity } from '../types.ts';
import type { Confidentiality, Table } from './table.ts';

/**
 * A table as an Apache Parquet file, for DuckDB, R (arrow, nanoparquet) and Python: text as UTF-8 strings, numbers as 64-bit floating
 * point to the last bit, none missing. The file's key-value metadata say which run it is of (`likeverd.model`, `likeverd.inputs`,
 * `likeverd.engine`, `likeverd.result`: SHA-256) and who may see it (`likeverd.class`).
 */
export const tableParquet = (table: Table, identity: RunIdentity, confidentiality: Confidentiality): Uint8Array => {
  const { model, inputs, engine, result } = identity;
  const said = { model, inputs, engine, result, class: confidentiality };
  const buffer = parquetWriteBuffer({
    columnData: table.heading.map((name, column) => {
      const cells = table.rows.map((row) => row[column]);
      return cells.some((cell) => typeof cell === 'string')
        ? { name, data: cells.map(String), type: 'STRING' as const, nullable: false }
        : { name, data: Float64Array.from(cells, Number), type: 'DOUBLE' as const, nullable: false };
    }),
    kvMetadata: Object.entries(said).map(([key, value]) => ({ key: `likeverd.${key}`, value })),
    createdBy: `likeverd ${identity.engineVersion}`,
  });
  return new Uint8Array(buffer);
};
