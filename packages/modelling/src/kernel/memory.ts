import type { LinearMemory } from './webassembly.ts';

/**
 * Where things lie in a kernel's linear memory. A region is a number of equally long columns (one a parameter, a curve or a result);
 * columns start at multiples of 64 bytes, a cache line, and are padded to whole vectors, so that a kernel may run over the last draws
 * without looking back.
 */

const LINE = 64;
const PAGE = 65536;
const LARGEST_PAGES = 65536;

const bytesOf = { f64: 8, i32: 4 } as const;
export type ElementType = keyof typeof bytesOf;

export interface RegionRequest {
  readonly name: string;
  readonly type: ElementType;
  /** Elements a column. */
  readonly length: number;
  /** Default: 1. */
  readonly columns?: number;
}

export interface Region {
  readonly type: ElementType;
  readonly length: number;
  readonly columns: number;
  /** First byte of the first column. */
  readonly start: number;
  /** Bytes from one column to the next. */
  readonly stride: number;
}

export interface MemoryPlan<Name extends string = string> {
  readonly regions: Readonly<Record<Name, Region>>;
  /** Bytes used, from 0. */
  readonly bytes: number;
  /** Pages of 65,536 bytes needed. */
  readonly pages: number;
}

const roundedUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/**
 * Lays regions one after the other from byte `start` (default 64: a forgotten address of 0 then hits nothing). Throws RangeError for a
 * doubled name, a length that is not a whole number, and for more than 4 GiB.
 */
export const planMemory = <const Name extends string>(
  requests: readonly (RegionRequest & { readonly name: Name })[],
  start = LINE,
): MemoryPlan<Name> => {
  const regions = new Map<string, Region>();
  let end = roundedUp(start, LINE);
  for (const { name, type, length, columns = 1 } of requests) {
    if (regions.has(name)) throw new RangeError(`The region ${name} is asked for twice`);
    if (!Number.isInteger(length) || !Number.isInteger(columns) || length < 0 || columns < 0)
      throw new RangeError(`The region ${name} has no whole size`);
    const stride = roundedUp(length * bytesOf[type], LINE);
    regions.set(name, { type, length, columns, start: end, stride });
    end += stride * columns;
  }
  const pages = Math.ceil(end / PAGE);
  if (pages > LARGEST_PAGES) throw new RangeError(`${end} bytes do not fit into linear memory`);
  return { regions: Object.fromEntries(regions) as Record<Name, Region>, bytes: end, pages };
};

/** First byte of a column; throws RangeError outside the region. */
export const columnStart = (region: Region, column = 0): number => {
  if (!(column >= 0 && column < region.columns)) throw new RangeError(`The region has no column ${column}`);
  return region.start + column * region.stride;
};

/** Makes the memory at least `pages` long; existing views of unshared memory become empty when it grows, so take new ones. */
export const ensurePages = (memory: LinearMemory, pages: number): void => {
  const missing = pages - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
};

/** A column of a region of 64-bit floats as a view, without padding. */
export const float64Column = (memory: LinearMemory, region: Region, column = 0): Float64Array => {
  if (region.type !== 'f64') throw new RangeError('The region holds no 64-bit floats');
  return new Float64Array(memory.buffer, columnStart(region, column), region.length);
};

/** A column of a region of 32-bit words as a view, without padding. */
export const uint32Column = (memory: LinearMemory, region: Region, column = 0): Uint32Array => {
  if (region.type !== 'i32') throw new RangeError('The region holds no 32-bit words');
  return new Uint32Array(memory.buffer, columnStart(region, column), region.length);
};
