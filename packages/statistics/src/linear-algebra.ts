/**
 * Lower triangular L with L L' = matrix, for a symmetric positive definite matrix given by rows; `undefined` when it is not
 * positive definite (a pivot not above 1e-14 of its diagonal element).
 */
export const cholesky = (matrix: readonly (readonly number[])[]): number[][] | undefined => {
  const lower: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]?.[j] ?? Number.NaN;
      const other = j === i ? row : (lower[j] ?? []);
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      if (j < i) row.push(rest / (other[j] as number));
      else if (rest > 1e-14 * Math.abs(matrix[i]?.[i] ?? 0)) row.push(Math.sqrt(rest));
      else return undefined;
    }
    lower.push(row);
  }
  return lower;
};
