import { apply, as, type Expression, i32, shuffle, xor } from './encoder.ts';
import type { FunctionBuilder } from './encoder.ts';

/**
 * Philox4x32-10 for four counters at a time, bit for bit the generator of packages/statistics (random.ts).
 * Source: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11, section 3.3.
 */

type Quad = Expression<'i32x4'>;
type Pair = Expression<'f64x2'>;

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** Upper and lower words of four 32 x 32 bit products. */
const wideProduct = (f: FunctionBuilder, factor: Quad, multiplier: Quad): { readonly high: Quad; readonly low: Quad } => {
  const firstTwo = f.keep(as('i32x4', apply('i64x2.extmul_low_i32x4_u', factor, multiplier)));
  const lastTwo = f.keep(as('i32x4', apply('i64x2.extmul_high_i32x4_u', factor, multiplier)));
  return { high: shuffle(firstTwo, lastTwo, [1, 3, 5, 7]), low: f.keep(shuffle(firstTwo, lastTwo, [0, 2, 4, 6])) };
};

/** Four words of each of four counters: result k holds word k of the four. Operands must be constants or kept values. */
export const philox = (
  f: FunctionBuilder,
  counter: readonly [Quad, Quad, Quad, Quad],
  key: readonly [Quad, Quad],
): readonly [Quad, Quad, Quad, Quad] => {
  let [c0, c1, c2, c3] = counter;
  let [key0, key1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) {
      key0 = f.keep(apply('i32x4.add', key0, f.constant('i32x4', WEYL_0)));
      key1 = f.keep(apply('i32x4.add', key1, f.constant('i32x4', WEYL_1)));
    }
    const first = wideProduct(f, c0, f.constant('i32x4', MULTIPLIER_0));
    const second = wideProduct(f, c2, f.constant('i32x4', MULTIPLIER_1));
    [c0, c1, c2, c3] = [f.keep(xor(xor(second.high, c1), key0)), second.low, f.keep(xor(xor(first.high, c3), key1)), first.low];
  }
  return [c0, c1, c2, c3];
};

/** The key of a stream that is known when the kernel is made: the ten round keys become constants. */
export const philoxWithKey = (
  f: FunctionBuilder,
  counter: readonly [Quad, Quad, Quad, Quad],
  key: readonly [number, number],
): readonly [Quad, Quad, Quad, Quad] => {
  let [c0, c1, c2, c3] = counter;
  let [key0, key1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const first = wideProduct(f, c0, f.constant('i32x4', MULTIPLIER_0));
    const second = wideProduct(f, c2, f.constant('i32x4', MULTIPLIER_1));
    const next0 = f.keep(xor(xor(second.high, c1), f.constant('i32x4', key0)));
    const next2 = f.keep(xor(xor(first.high, c3), f.constant('i32x4', key1)));
    [c0, c1, c2, c3] = [next0, second.low, next2, first.low];
    key0 = (key0 + WEYL_0) >>> 0;
    key1 = (key1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
};

/**
 * Uniform numbers in (0, 1) with 53 bits from two words each, for the lanes 0 and 1 and for the lanes 2 and 3; as `drawUniform`.
 */
export const uniforms = (f: FunctionBuilder, a: Quad, b: Quad): readonly [Pair, Pair] => {
  const high = f.keep(apply('i32x4.shr_u', a, i32(5)));
  const low = f.keep(apply('i32x4.shr_u', b, i32(6)));
  const toUniform = (upper: Quad, lower: Quad): Pair => {
    const whole = apply(
      'f64x2.add',
      apply('f64x2.mul', apply('f64x2.convert_low_i32x4_u', upper), f.constant('f64x2', 67108864)),
      apply('f64x2.convert_low_i32x4_u', lower),
    );
    return f.keep(apply('f64x2.mul', apply('f64x2.add', whole, f.constant('f64x2', 0.5)), f.constant('f64x2', 2 ** -53)));
  };
  const lastTwo = (value: Quad): Quad => shuffle(value, value, [2, 3, 6, 7]);
  return [toUniform(high, low), toUniform(lastTwo(high), lastTwo(low))];
};
