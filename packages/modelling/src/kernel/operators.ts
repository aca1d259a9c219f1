/**
 * WebAssembly operators as data: code, operand types, result type. A vector type says how its 128 bits are read, so that
 * adding integers to floating-point lanes does not compile.
 * Source: WebAssembly Core Specification 2.0, section 5.4 (binary format of instructions); relaxed SIMD: 3.0.
 */

export type VectorType = 'f64x2' | 'i32x4' | 'i64x2';
export type ValueType = 'i32' | 'i64' | 'f64' | VectorType;

export interface Operator {
  readonly code: number;
  readonly takes: readonly ValueType[];
  readonly gives: ValueType;
  /** SIMD operators are encoded with a prefix byte. */
  readonly vector: boolean;
}

const scalar = <const Takes extends readonly ValueType[], Gives extends ValueType>(code: number, takes: Takes, gives: Gives) => ({
  code,
  takes,
  gives,
  vector: false as const,
});
const vector = <const Takes extends readonly ValueType[], Gives extends ValueType>(code: number, takes: Takes, gives: Gives) => ({
  code,
  takes,
  gives,
  vector: true as const,
});
const i32s = ['i32', 'i32'] as const;
const f64s = ['f64', 'f64'] as const;
const f64x2s = ['f64x2', 'f64x2'] as const;
const i32x4s = ['i32x4', 'i32x4'] as const;
const i64x2s = ['i64x2', 'i64x2'] as const;

export const operators = {
  'i32.eqz': scalar(0x45, ['i32'], 'i32'),
  'i32.eq': scalar(0x46, i32s, 'i32'),
  'i32.ne': scalar(0x47, i32s, 'i32'),
  'i32.lt_s': scalar(0x48, i32s, 'i32'),
  'i32.lt_u': scalar(0x49, i32s, 'i32'),
  'i32.gt_s': scalar(0x4a, i32s, 'i32'),
  'i32.gt_u': scalar(0x4b, i32s, 'i32'),
  'i32.le_s': scalar(0x4c, i32s, 'i32'),
  'i32.le_u': scalar(0x4d, i32s, 'i32'),
  'i32.ge_s': scalar(0x4e, i32s, 'i32'),
  'i32.ge_u': scalar(0x4f, i32s, 'i32'),
  'f64.eq': scalar(0x61, f64s, 'i32'),
  'f64.ne': scalar(0x62, f64s, 'i32'),
  'f64.lt': scalar(0x63, f64s, 'i32'),
  'f64.gt': scalar(0x64, f64s, 'i32'),
  'f64.le': scalar(0x65, f64s, 'i32'),
  'f64.ge': scalar(0x66, f64s, 'i32'),
  'i32.popcnt': scalar(0x69, ['i32'], 'i32'),
  'i32.add': scalar(0x6a, i32s, 'i32'),
  'i32.sub': scalar(0x6b, i32s, 'i32'),
  'i32.mul': scalar(0x6c, i32s, 'i32'),
  'i32.and': scalar(0x71, i32s, 'i32'),
  'i32.or': scalar(0x72, i32s, 'i32'),
  'i32.xor': scalar(0x73, i32s, 'i32'),
  'i32.shl': scalar(0x74, i32s, 'i32'),
  'i32.shr_s': scalar(0x75, i32s, 'i32'),
  'i32.shr_u': scalar(0x76, i32s, 'i32'),
  'i32.rotl': scalar(0x77, i32s, 'i32'),
  'f64.abs': scalar(0x99, ['f64'], 'f64'),
  'f64.neg': scalar(0x9a, ['f64'], 'f64'),
  'f64.ceil': scalar(0x9b, ['f64'], 'f64'),
  'f64.floor': scalar(0x9c, ['f64'], 'f64'),
  'f64.sqrt': scalar(0x9f, ['f64'], 'f64'),
  'f64.add': scalar(0xa0, f64s, 'f64'),
  'f64.sub': scalar(0xa1, f64s, 'f64'),
  'f64.mul': scalar(0xa2, f64s, 'f64'),
  'f64.div': scalar(0xa3, f64s, 'f64'),
  'f64.min': scalar(0xa4, f64s, 'f64'),
  'f64.max': scalar(0xa5, f64s, 'f64'),
  'i32.wrap_i64': scalar(0xa7, ['i64'], 'i32'),
  'f64.convert_i32_s': scalar(0xb7, ['i32'], 'f64'),
  'f64.convert_i32_u': scalar(0xb8, ['i32'], 'f64'),

  /** Lanes of 16 bits are not typed apart either. */
  'i16x8.splat': vector(0x10, ['i32'], 'i32x4'),
  'i16x8.eq': vector(0x2d, i32x4s, 'i32x4'),
  'i16x8.bitmask': vector(0x84, ['i32x4'], 'i32'),
  'i32x4.splat': vector(0x11, ['i32'], 'i32x4'),
  'i64x2.splat': vector(0x12, ['i64'], 'i64x2'),
  'f64x2.splat': vector(0x14, ['f64'], 'f64x2'),
  /** Single precision appears only as something to round to; its lanes are not typed apart from integers. */
  'f32x4.demote_f64x2_zero': vector(0x5e, ['f64x2'], 'i32x4'),
  'f64x2.promote_low_f32x4': vector(0x5f, ['i32x4'], 'f64x2'),
  'i32x4.eq': vector(0x37, i32x4s, 'i32x4'),
  'i32x4.ne': vector(0x38, i32x4s, 'i32x4'),
  'i32x4.lt_s': vector(0x39, i32x4s, 'i32x4'),
  'i32x4.lt_u': vector(0x3a, i32x4s, 'i32x4'),
  'i32x4.gt_s': vector(0x3b, i32x4s, 'i32x4'),
  'i32x4.gt_u': vector(0x3c, i32x4s, 'i32x4'),
  'i32x4.le_s': vector(0x3d, i32x4s, 'i32x4'),
  'i32x4.le_u': vector(0x3e, i32x4s, 'i32x4'),
  'i32x4.ge_s': vector(0x3f, i32x4s, 'i32x4'),
  'i32x4.ge_u': vector(0x40, i32x4s, 'i32x4'),
  'f64x2.eq': vector(0x47, f64x2s, 'i64x2'),
  'f64x2.ne': vector(0x48, f64x2s, 'i64x2'),
  'f64x2.lt': vector(0x49, f64x2s, 'i64x2'),
  'f64x2.gt': vector(0x4a, f64x2s, 'i64x2'),
  'f64x2.le': vector(0x4b, f64x2s, 'i64x2'),
  'f64x2.ge': vector(0x4c, f64x2s, 'i64x2'),
  'f64x2.ceil': vector(0x74, ['f64x2'], 'f64x2'),
  'f64x2.floor': vector(0x75, ['f64x2'], 'f64x2'),
  'f64x2.nearest': vector(0x94, ['f64x2'], 'f64x2'),
  'i32x4.bitmask': vector(0xa4, ['i32x4'], 'i32'),
  'i32x4.shl': vector(0xab, ['i32x4', 'i32'], 'i32x4'),
  'i32x4.shr_s': vector(0xac, ['i32x4', 'i32'], 'i32x4'),
  'i32x4.shr_u': vector(0xad, ['i32x4', 'i32'], 'i32x4'),
  'i32x4.add': vector(0xae, i32x4s, 'i32x4'),
  'i32x4.sub': vector(0xb1, i32x4s, 'i32x4'),
  'i32x4.mul': vector(0xb5, i32x4s, 'i32x4'),
  'i32x4.min_u': vector(0xb7, i32x4s, 'i32x4'),
  'i64x2.bitmask': vector(0xc4, ['i64x2'], 'i32'),
  'i64x2.shl': vector(0xcb, ['i64x2', 'i32'], 'i64x2'),
  'i64x2.shr_s': vector(0xcc, ['i64x2', 'i32'], 'i64x2'),
  'i64x2.shr_u': vector(0xcd, ['i64x2', 'i32'], 'i64x2'),
  'i64x2.add': vector(0xce, i64x2s, 'i64x2'),
  'i64x2.sub': vector(0xd1, i64x2s, 'i64x2'),
  'i64x2.extmul_low_i32x4_u': vector(0xde, i32x4s, 'i64x2'),
  'i64x2.extmul_high_i32x4_u': vector(0xdf, i32x4s, 'i64x2'),
  'f64x2.abs': vector(0xec, ['f64x2'], 'f64x2'),
  'f64x2.neg': vector(0xed, ['f64x2'], 'f64x2'),
  'f64x2.sqrt': vector(0xef, ['f64x2'], 'f64x2'),
  'f64x2.add': vector(0xf0, f64x2s, 'f64x2'),
  'f64x2.sub': vector(0xf1, f64x2s, 'f64x2'),
  'f64x2.mul': vector(0xf2, f64x2s, 'f64x2'),
  'f64x2.div': vector(0xf3, f64x2s, 'f64x2'),
  'f64x2.min': vector(0xf4, f64x2s, 'f64x2'),
  'f64x2.max': vector(0xf5, f64x2s, 'f64x2'),
  /** pmin(a, b) is b where b < a and else a: a NaN in a stays, and the machine has one instruction for it. */
  'f64x2.pmin': vector(0xf6, f64x2s, 'f64x2'),
  'f64x2.pmax': vector(0xf7, f64x2s, 'f64x2'),
  'f64x2.convert_low_i32x4_s': vector(0xfe, ['i32x4'], 'f64x2'),
  'f64x2.convert_low_i32x4_u': vector(0xff, ['i32x4'], 'f64x2'),
  /** a * b + c and c - a * b in one rounding where the hardware has it: results then depend on the hardware. */
  'f64x2.relaxed_madd': vector(0x107, ['f64x2', 'f64x2', 'f64x2'], 'f64x2'),
  'f64x2.relaxed_nmadd': vector(0x108, ['f64x2', 'f64x2', 'f64x2'], 'f64x2'),
} as const satisfies Readonly<Record<string, Operator>>;

export type OperatorName = keyof typeof operators;

/** Reads from memory; `alignment` is the logarithm of the natural alignment in bytes. */
export const loads = {
  'i32.load': { code: 0x28, vector: false, alignment: 2, gives: 'i32' },
  'i32.load16_u': { code: 0x2f, vector: false, alignment: 1, gives: 'i32' },
  'i64.load': { code: 0x29, vector: false, alignment: 3, gives: 'i64' },
  'f64.load': { code: 0x2b, vector: false, alignment: 3, gives: 'f64' },
  'f64x2.load': { code: 0x00, vector: true, alignment: 3, gives: 'f64x2' },
  'i32x4.load': { code: 0x00, vector: true, alignment: 2, gives: 'i32x4' },
  'i64x2.load': { code: 0x00, vector: true, alignment: 3, gives: 'i64x2' },
  'i32x4.load32_splat': { code: 0x09, vector: true, alignment: 2, gives: 'i32x4' },
  'f64x2.load64_splat': { code: 0x0a, vector: true, alignment: 3, gives: 'f64x2' },
  /** The first lane from memory, the second 0. */
  'f64x2.load64_zero': { code: 0x5d, vector: true, alignment: 3, gives: 'f64x2' },
} as const satisfies Readonly<
  Record<string, { readonly code: number; readonly vector: boolean; readonly alignment: number; readonly gives: ValueType }>
>;

export type LoadName = keyof typeof loads;

/** Writes to memory. */
export const stores = {
  'i32.store': { code: 0x36, vector: false, alignment: 2, takes: 'i32' },
  'i32.store16': { code: 0x3b, vector: false, alignment: 1, takes: 'i32' },
  'f64.store': { code: 0x39, vector: false, alignment: 3, takes: 'f64' },
  'f64x2.store': { code: 0x0b, vector: true, alignment: 3, takes: 'f64x2' },
  'i32x4.store': { code: 0x0b, vector: true, alignment: 2, takes: 'i32x4' },
} as const satisfies Readonly<
  Record<string, { readonly code: number; readonly vector: boolean; readonly alignment: number; readonly takes: ValueType }>
>;

export type StoreName = keyof typeof stores;
