import { readFileSync, writeFileSync } from 'node:fs';

/** Named columns of numbers; what every contestant reads. */
export type Columns = Readonly<Record<string, Float64Array>>;

const NAME_BYTES = 48;
const ENTRY_BYTES = NAME_BYTES + 16;
const HEADER_BYTES = 16;

/** Writes the file that bench/c/contestant.c and bench/r/contestant.R read: a directory of columns, then each column on a cache line. */
export const writeInput = (file: string, columns: Columns): void => {
  const names = Object.keys(columns);
  let offset = Math.ceil((HEADER_BYTES + names.length * ENTRY_BYTES) / 64) * 64;
  const places = names.map((name) => {
    const values = columns[name] ?? new Float64Array();
    const place = { name, values, offset };
    offset += Math.ceil(values.byteLength / 64) * 64;
    return place;
  });
  const bytes = Buffer.alloc(offset);
  bytes.write('LVBENCH1', 0, 'latin1');
  bytes.writeBigUInt64LE(BigInt(names.length), 8);
  for (const [index, place] of places.entries()) {
    const entry = HEADER_BYTES + index * ENTRY_BYTES;
    if (place.name.length >= NAME_BYTES) throw new RangeError(`The column name ${place.name} is too long`);
    bytes.write(place.name, entry, 'latin1');
    bytes.writeBigUInt64LE(BigInt(place.values.length), entry + NAME_BYTES);
    bytes.writeBigUInt64LE(BigInt(place.offset), entry + NAME_BYTES + 8);
    bytes.set(new Uint8Array(place.values.buffer, place.values.byteOffset, place.values.byteLength), place.offset);
  }
  writeFileSync(file, bytes);
};

/** Reads what `writeInput` wrote. */
export const readInput = (file: string): Columns => {
  const bytes = readFileSync(file);
  return Object.fromEntries(
    Array.from({ length: Number(bytes.readBigUInt64LE(8)) }, (_, index) => {
      const entry = HEADER_BYTES + index * ENTRY_BYTES;
      const name = bytes.toString('latin1', entry, entry + NAME_BYTES).replace(/\0+$/u, '');
      const length = Number(bytes.readBigUInt64LE(entry + NAME_BYTES));
      const offset = Number(bytes.readBigUInt64LE(entry + NAME_BYTES + 8));
      return [name, new Float64Array(bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + 8 * length))];
    }),
  );
};
