const mostDecimals = 6;

/** Decimals that a number is written with, at most six. */
export function decimalsOf(value: number): number {
  const [, fraction = ''] = String(value).split('.');
  return value === 0 || Math.abs(value) < 10 ** -mostDecimals ? 0 : Math.min(mostDecimals, fraction.length);
}

/** Decimals with which QALYs or life years can be told apart: three, more where the smallest of these differences needs it. */
export function qalyDecimals(differences: readonly number[], fewest = 3): number {
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  const smallest = Math.min(...sizes);
  return sizes.length === 0 ? fewest : Math.min(mostDecimals, Math.max(fewest, 1 - Math.floor(Math.log10(smallest))));
}

/** Decimals of an amount of money: none, two where all amounts are small. */
export function moneyDecimals(amounts: readonly number[]): number {
  return amounts.every((amount) => Math.abs(amount) < 1_000) ? 2 : 0;
}
