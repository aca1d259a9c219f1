import { exp, log } from './elementary.ts';
import { normalQuantile } from './normal.ts';

/**
 * Random numbers by counting instead of by state: number i of a stream is a function of (seed, stream name, i) and nothing else,
 * so any cut of a run into shards gives the same bits.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/**
 * Upper 32 bits of a 32 x 32 bit product, as a signed integer, from the four products of their halves; every sum stays below 2^32 read
 * as unsigned.
 */
const highProduct = (aHigh: number, aLow: number, b: number): number => {
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const upper = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const lower = (Math.imul(aLow, bHigh) + (upper & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (upper >>> 16) + (lower >>> 16)) | 0;
};

/** Four 32-bit words (as unsigned integers) that a counter and a key are turned into. */
export type Words = [number, number, number, number];

/**
 * Philox4x32-10. Source: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11, section 3.3.
 * `counter` is overwritten with the result.
 */
export const philox = (counter: Words, key0: number, key1: number): Words => {
  // Signed integers until the end: machines keep those in registers.
  let c0 = counter[0] | 0;
  let c1 = counter[1] | 0;
  let c2 = counter[2] | 0;
  let c3 = counter[3] | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(MULTIPLIER_0 >>> 16, MULTIPLIER_0 & 0xffff, c0);
    const high1 = highProduct(MULTIPLIER_1 >>> 16, MULTIPLIER_1 & 0xffff, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    c0 = high1 ^ c1 ^ k0;
    c1 = Math.imul(MULTIPLIER_1, c2);
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  counter[0] = c0 >>> 0;
  counter[1] = c1 >>> 0;
  counter[2] = c2 >>> 0;
  counter[3] = c3 >>> 0;
  return counter;
};

/** One named sequence of random numbers under one seed. */
export interface RandomStream {
  readonly seedLow: number;
  readonly seedHigh: number;
  readonly name0: number;
  readonly name1: number;
}

/** FNV-1a (Fowler, Noll & Vo) with a final mix, from a chosen start, so that two starts give 64 bits. */
const hashName = (name: string, start: number): number => {
  let h = start;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** The stream called `name` under `seed`, an integer from 0 to 2^53 - 1. */
export const randomStream = (seed: number, name: string): RandomStream => ({
  seedLow: seed >>> 0,
  seedHigh: Math.floor(seed / 4294967296) >>> 0,
  name0: hashName(name, 0x811c9dc5),
  name1: hashName(name, 0x050c5d1f),
});

/** A uniform number in the open interval (0, 1) with 53 bits, from two words. */
export const toUniform = (a: number, b: number): number => ((a >>> 5) * 67108864 + (b >>> 6) + 0.5) / 9007199254740992;

const scratch: Words = [0, 0, 0, 0];

/** The block `block` (0 … 2^32 - 1) of draw `draw` (0 … 2^32 - 1): two independent uniforms in (0, 1), written to `out`. */
const uniformPair = (stream: RandomStream, draw: number, block: number, out: Float64Array): void => {
  scratch[0] = draw >>> 0;
  scratch[1] = block >>> 0;
  scratch[2] = stream.name1;
  scratch[3] = stream.seedHigh;
  philox(scratch, stream.seedLow, stream.name0);
  out[0] = toUniform(scratch[0], scratch[1]);
  out[1] = toUniform(scratch[2], scratch[3]);
};

const pair = new Float64Array(2);

/** Uniform on (0, 1). `lane` separates several numbers of one draw (0 … 65535). */
export const drawUniform = (stream: RandomStream, draw: number, lane = 0): number => {
  uniformPair(stream, draw, lane * 65536, pair);
  return pair[0] as number;
};

/** Standard normal by inversion, so that it is monotone in its uniform. */
export const drawNormal = (stream: RandomStream, draw: number, lane = 0): number => normalQuantile(drawUniform(stream, draw, lane));

/**
 * Gamma with the given shape and scale 1. Source: Marsaglia & Tsang (2000), A simple method for generating gamma variables,
 * ACM TOMS 26:363-372; for shape < 1 their boost with a power of a uniform. Each attempt uses one block of the draw's own
 * counter range, so a rejection in one draw moves no other draw.
 */
export const drawGamma = (stream: RandomStream, draw: number, shape: number, lane = 0): number => {
  const boosted = shape < 1 ? shape + 1 : shape;
  const d = boosted - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 1; attempt < 65536; attempt++) {
    uniformPair(stream, draw, lane * 65536 + attempt, pair);
    const x = normalQuantile(pair[0] as number);
    const u = pair[1] as number;
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    // Their squeeze: what lies below it is accepted anyway, 98 times of 100 without a logarithm.
    if (u >= 1 - 0.0331 * square * square && log(u) >= 0.5 * x * x + d - d * v + d * log(v)) continue;
    return shape < 1 ? d * v * exp(log(drawUniform(stream, draw, lane)) / shape) : d * v;
  }
  return Number.NaN;
};

/** Beta with parameters alpha and beta, as X / (X + Y) of two gammas (uses lanes `lane` and `lane` + 1). */
export const drawBeta = (stream: RandomStream, draw: number, alpha: number, beta: number, lane = 0): number => {
  const x = drawGamma(stream, draw, alpha, lane);
  const y = drawGamma(stream, draw, beta, lane + 1);
  return x / (x + y);
};
