/**
 * Adds to `into` (rows × columns, by rows) the inner products of the rows of `a` (rows × length) with those of `b` (columns × length): A B'.
 * `rows` and `columns` must be multiples of 4: sixteen sums stay in registers at a time. `lower`: only what lies on or below the diagonal.
 */
export const addInnerProducts = (
  into: Float64Array,
  a: Float64Array,
  b: Float64Array,
  rows: number,
  columns: number,
  length: number,
  lower = false,
): void => {
  for (let row = 0; row < rows; row += 4) {
    const [a0, a1, a2, a3] = [row * length, (row + 1) * length, (row + 2) * length, (row + 3) * length];
    const last = lower ? Math.min(columns, row + 4) : columns;
    for (let column = 0; column < last; column += 4) {
      const [b0, b1, b2, b3] = [column * length, (column + 1) * length, (column + 2) * length, (column + 3) * length];
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let s20 = 0;
      let s21 = 0;
      let s22 = 0;
      let s23 = 0;
      let s30 = 0;
      let s31 = 0;
      let s32 = 0;
      let s33 = 0;
      for (let i = 0; i < length; i++) {
        const x0 = a[a0 + i] as number;
        const x1 = a[a1 + i] as number;
        const x2 = a[a2 + i] as number;
        const x3 = a[a3 + i] as number;
        const y0 = b[b0 + i] as number;
        const y1 = b[b1 + i] as number;
        const y2 = b[b2 + i] as number;
        const y3 = b[b3 + i] as number;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s22 += x2 * y2;
        s23 += x2 * y3;
        s30 += x3 * y0;
        s31 += x3 * y1;
        s32 += x3 * y2;
        s33 += x3 * y3;
      }
      let at = row * columns + column;
      into[at] = (into[at] as number) + s00;
      into[at + 1] = (into[at + 1] as number) + s01;
      into[at + 2] = (into[at + 2] as number) + s02;
      into[at + 3] = (into[at + 3] as number) + s03;
      at += columns;
      into[at] = (into[at] as number) + s10;
      into[at + 1] = (into[at + 1] as number) + s11;
      into[at + 2] = (into[at + 2] as number) + s12;
      into[at + 3] = (into[at + 3] as number) + s13;
      at += columns;
      into[at] = (into[at] as number) + s20;
      into[at + 1] = (into[at + 1] as number) + s21;
      into[at + 2] = (into[at + 2] as number) + s22;
      into[at + 3] = (into[at + 3] as number) + s23;
      at += columns;
      into[at] = (into[at] as number) + s30;
      into[at + 1] = (into[at + 1] as number) + s31;
      into[at + 2] = (into[at + 2] as number) + s32;
      into[at + 3] = (into[at + 3] as number) + s33;
    }
  }
};

/** The least multiple of 4 that is not below a number. */
export const upToFour = (count: number): number => (count + 3) & ~3;

/** Observations that are taken together: as many as stay in the nearest cache, and an odd number of its lines, so that columns do not meet in one place of it. */
export const OBSERVATIONS_AT_ONCE = 72;
