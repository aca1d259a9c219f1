/**
 * The root of a monotone function between `low` and `high`, by Newton's steps from `guess`, each kept inside the bracket that the
 * signs found so far allow, with bisection where Newton leaves it. Ends after a Newton step shorter than one part in 1e9 (the error
 * left is of the order of its square), or when the bracket has closed.
 * @param evaluate returns the function and its slope at a point, in this order; the slope may vanish or be NaN far from the root.
 */
export const solveMonotone = (
  evaluate: (x: number) => readonly [value: number, slope: number],
  increasing: boolean,
  low: number,
  high: number,
  guess: number,
): number => {
  let below = low;
  let above = high;
  let x = guess > low && guess < high ? guess : 0.5 * (low + high);
  for (let step = 0; step < 300; step++) {
    const [value, slope] = evaluate(x);
    if (value === 0) return x;
    const newton = x - value / slope;
    if (Math.abs(newton - x) <= Math.abs(x) * 1e-9 + 1e-17) return newton;
    if (value < 0 === increasing) below = x;
    else above = x;
    x = newton > below && newton < above ? newton : 0.5 * (below + above);
    if (above - below <= Math.abs(x) * 2e-16) break;
  }
  return x;
};
