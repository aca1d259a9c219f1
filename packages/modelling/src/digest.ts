import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from './types.ts';

const bytesOf = (column: Float64Array): Uint8Array => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** A long column of which only pieces are ever in memory; in a digest it stands for the column. */
export class ColumnDigest {
  readonly #hash = sha256.create();
  #length = 0;

  /** The next piece. */
  add(piece: Float64Array): void {
    this.#hash.update(bytesOf(piece));
    this.#length += piece.length;
  }

  canonical(): string {
    return `{"float64":${this.#length},"sha256":"${bytesToHex(this.#hash.clone().digest())}"}`;
  }
}

/**
 * Canonical text of a value: JSON with the keys of every object sorted, fields that are undefined left out, and a Float64Array
 * written as its length and the sha-256 of its IEEE 754 bytes (little-endian).
 * Throws on numbers that are not finite: no result of ours may hold one.
 */
const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('a number that is not finite has no canonical form');
    return JSON.stringify(value);
  }
  if (value instanceof Float64Array) {
    return `{"float64":${value.length},"sha256":"${bytesToHex(sha256(bytesOf(value)))}"}`;
  }
  if (value instanceof ColumnDigest) return value.canonical();
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  throw new TypeError(`a ${typeof value} has no canonical form`);
};

/** sha-256 of a value in canonical form (see `canonical`): the identity of models, inputs and results. */
export const digest = (value: unknown): Hash => bytesToHex(sha256(utf8ToBytes(canonical(value))));
