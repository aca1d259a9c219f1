import { exp, log, log1p } from './elementary.ts';

const HALF_LOG_2PI = 0.9189385332046727;

/** Stirling's series for log Gamma(x) - (x - 1/2) log x + x - log(2 pi)/2, used from x = 12 on (Abramowitz & Stegun 6.1.41). */
const stirlingRest = (x: number): number => {
  const y = 1 / (x * x);
  return (
    (1 / 12 -
      y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y * (1 / 156 - y * (3617 / 122400)))))))) /
    x
  );
};

/** log Gamma(x), x > 0. */
export const logGamma = (x: number): number => {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let shifted = x;
  while (shifted < 12) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_2PI + stirlingRest(shifted) - log(product);
};

/** x^a e^-x / Gamma(a + 1), arranged so that large a and x do not cancel. */
const leadingFactor = (a: number, x: number): number => {
  if (a < 12) return exp(a * log(x) - x - logGamma(a + 1));
  const d = (x - a) / a;
  return exp(a * (log1p(d) - d) - stirlingRest(a) - HALF_LOG_2PI - 0.5 * log(a));
};

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) (upper), a > 0, x >= 0; each accurate in relative terms
 * where it is the smaller one. Series below a + 1, Lentz's continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31).
 * The engine itself uses `gammaUpper`, accurate in the whole tail; this is the reference interpreter's own way to the same number.
 */
export const incompleteGamma = (a: number, x: number): { readonly lower: number; readonly upper: number } => {
  if (!(a > 0) || !(x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const lead = leadingFactor(a, x);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < 100_000 && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = lead * sum;
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const coefficient = -n * (n - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    const factor = c * d;
    fraction *= factor;
    if (factor - 1 < 1e-16 && factor - 1 > -1e-16) break;
  }
  const upper = lead * a * fraction;
  return { lower: 1 - upper, upper };
};
