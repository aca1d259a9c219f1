/** Eigenvalues in rising order and orthonormal eigenvectors of a symmetric matrix; vector k is row k of `vectors` (size × size). */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/**
 * Reduces `matrix` (by rows, size × size, overwritten) to tridiagonal form by Householder reflections, from the last row up; afterwards
 * row k of `matrix` is the k-th row of the product of the reflections. Source: Golub & Van Loan 2013, Matrix Computations, section 8.3.1.
 */
const tridiagonal = (matrix: Float64Array, size: number, diagonal: Float64Array, beside: Float64Array): void => {
  const vectors: Float64Array[] = [];
  const work = new Float64Array(size);
  for (let k = 0; k < size - 2; k++) {
    const v = new Float64Array(size);
    let squares = 0;
    for (let i = k + 1; i < size; i++) {
      v[i] = matrix[i * size + k] as number;
      squares += (v[i] as number) * (v[i] as number);
    }
    const norm = Math.sqrt(squares);
    const lead = v[k + 1] as number;
    if (norm > 0) {
      v[k + 1] = lead + (lead < 0 ? -norm : norm);
      const scale = 2 / (squares - lead * lead + (v[k + 1] as number) * (v[k + 1] as number));
      // p = scale · A v; w = p − (scale/2)(p'v) v; A ← A − v w' − w v'
      let inner = 0;
      for (let i = k; i < size; i++) {
        let sum = 0;
        for (let j = k + 1; j < size; j++) sum += (matrix[i * size + j] as number) * (v[j] as number);
        work[i] = scale * sum;
        inner += (work[i] as number) * (v[i] as number);
      }
      const half = (scale * inner) / 2;
      for (let i = k; i < size; i++) work[i] = (work[i] as number) - half * (v[i] as number);
      for (let i = k; i < size; i++) {
        const vi = v[i] as number;
        const wi = work[i] as number;
        for (let j = k; j < size; j++) {
          matrix[i * size + j] = (matrix[i * size + j] as number) - vi * (work[j] as number) - wi * (v[j] as number);
        }
      }
      const root = Math.sqrt(scale);
      for (let i = k + 1; i < size; i++) v[i] = (v[i] as number) * root;
    }
    vectors.push(v);
  }
  for (let i = 0; i < size; i++) {
    diagonal[i] = matrix[i * size + i] as number;
    if (i + 1 < size) beside[i] = matrix[(i + 1) * size + i] as number;
  }
  // The transposed product of the reflections, applied to the identity from the last to the first.
  matrix.fill(0);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  for (let k = vectors.length - 1; k >= 0; k--) {
    const v = vectors[k] as Float64Array;
    for (let i = k + 1; i < size; i++) {
      let sum = 0;
      for (let j = k + 1; j < size; j++) sum += (matrix[i * size + j] as number) * (v[j] as number);
      for (let j = k + 1; j < size; j++) matrix[i * size + j] = (matrix[i * size + j] as number) - sum * (v[j] as number);
    }
  }
};

/**
 * All eigenvalues and eigenvectors of a symmetric matrix given by rows; only its values are read. Householder reduction and the implicitly
 * shifted QL iteration (Golub & Van Loan 2013, section 8.3; Wilkinson & Reinsch 1971, Handbook for Automatic Computation II/3-4).
 * Throws RangeError when the iteration does not end, as it does where a value is not finite.
 */
export const symmetricEigen = (given: Float64Array, size: number): SymmetricEigen => {
  const rows = Float64Array.from(given);
  const d = new Float64Array(size);
  const e = new Float64Array(size);
  tridiagonal(rows, size, d, e);
  for (let l = 0; l < size; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      while (m < size - 1) {
        const scale = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
        if (Math.abs(e[m] as number) <= 2.220446049250313e-16 * scale) break;
        m++;
      }
      if (m === l) break;
      if (sweep === MOST_SWEEPS) throw new RangeError('The eigenvalues of the matrix could not be found');
      const gap = ((d[l + 1] as number) - (d[l] as number)) / (2 * (e[l] as number));
      const size1 = length(gap, 1);
      let g = (d[m] as number) - (d[l] as number) + (e[l] as number) / (gap + (gap < 0 ? -size1 : size1));
      let sine = 1;
      let cosine = 1;
      let shift = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = sine * (e[i] as number);
        const b = cosine * (e[i] as number);
        const r = length(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = (d[i + 1] as number) - shift;
          e[m] = 0;
          break;
        }
        sine = f / r;
        cosine = g / r;
        g = (d[i + 1] as number) - shift;
        const turned = ((d[i] as number) - g) * sine + 2 * cosine * b;
        shift = sine * turned;
        d[i + 1] = g + shift;
        g = cosine * turned - b;
        const upper = (i + 1) * size;
        const lower = i * size;
        for (let k = 0; k < size; k++) {
          const above = rows[upper + k] as number;
          const below = rows[lower + k] as number;
          rows[upper + k] = sine * below + cosine * above;
          rows[lower + k] = cosine * below - sine * above;
        }
      }
      if (i >= l) continue;
      d[l] = (d[l] as number) - shift;
      e[l] = g;
      e[m] = 0;
    }
  }
  const order = Array.from(d.keys()).sort((a, b) => (d[a] as number) - (d[b] as number) || a - b);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => vectors.set(rows.subarray(from * size, (from + 1) * size), to * size));
  return { values: Float64Array.from(order, (index) => d[index] as number), vectors };
};
