import { exp, expOfSum, log } from './elementary.ts';

const INVERSE_SQRT_2PI = 0.3989422804014327;

/** P(Z > y) for 0.67448975 < y <= sqrt(32), in relative accuracy. */
const shoulder = (y: number): number => {
  const coarse = Math.fround(y);
  const density = expOfSum(-0.5 * coarse * coarse, -0.5 * (y - coarse) * (y + coarse));
  const top =
    (((((((1.0765576773720192317e-8 * y + 0.39894151208813466764) * y + 8.8831497943883759412) * y + 93.506656132177855979) * y +
      597.27027639480026226) *
      y +
      2494.5375852903726711) *
      y +
      6848.1904505362823326) *
      y +
      11602.651437647350124) *
      y +
    9842.7148383839780218;
  const bottom =
    (((((((y + 22.266688044328115691) * y + 235.38790178262499861) * y + 1519.377599407554805) * y + 6485.558298266760755) * y +
      18615.571640885098091) *
      y +
      34900.952721145977266) *
      y +
      38912.003286093271411) *
      y +
    19685.429676859990727;
  return (density * top) / bottom;
};

/** P(Z > y) for y > sqrt(32), in relative accuracy. */
const farTail = (y: number): number => {
  const coarse = Math.fround(y);
  const density = expOfSum(-0.5 * coarse * coarse, -0.5 * (y - coarse) * (y + coarse));
  const s = 1 / (y * y);
  const top =
    ((((0.02307344176494017303 * s + 0.21589853405795699) * s + 0.1274011611602473639) * s + 0.022235277870649807) * s +
      0.001421619193227893466) *
      s +
    2.9112874951168792e-5;
  const bottom =
    ((((s + 1.28426009614491121) * s + 0.468238212480865118) * s + 0.0659881378689285515) * s + 0.00378239633202758244) * s +
    7.29751555083966205e-5;
  return (density * (INVERSE_SQRT_2PI - (s * top) / bottom)) / y;
};

/**
 * P(Z > z) for a standard normal Z, accurate in relative terms far into the upper tail.
 * Source: Cody, W. J. (1969), Rational Chebyshev approximations for the error function, Mathematics of Computation 23:631-637.
 */
export const normalUpperTail = (z: number): number => {
  const y = z < 0 ? -z : z;
  if (y <= 0.67448975) {
    const square = y > 1e-16 ? y * y : 0;
    const top =
      (((0.065682337918207449113 * square + 2.2352520354606839287) * square + 161.02823106855587881) * square +
        1067.6894854603709582) *
        square +
      18154.981253343561249;
    const bottom =
      (((square + 47.20258190468824187) * square + 976.09855173777669322) * square + 10260.932208618978205) * square +
      45507.789335026729956;
    return 0.5 - (z * top) / bottom;
  }
  if (y !== y) return y;
  const tail = y <= 5.656854249492381 ? shoulder(y) : y > 38.6 ? 0 : farTail(y);
  return z > 0 ? tail : 1 - tail;
};

/** P(Z <= z) for a standard normal Z, accurate in relative terms far into the lower tail. */
export const normalCdf = (z: number): number => normalUpperTail(-z);

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => INVERSE_SQRT_2PI * exp(-0.5 * z * z);

const ratio = (top: readonly number[], bottom: readonly number[], x: number): number => {
  let numerator = 0;
  let denominator = 0;
  for (let i = top.length - 1; i >= 0; i--) numerator = numerator * x + (top[i] as number);
  for (let i = bottom.length - 1; i >= 0; i--) denominator = denominator * x + (bottom[i] as number);
  return numerator / (denominator * x + 1);
};

const QUANTILE_CENTRE = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
] as const;
const QUANTILE_CENTRE_BOTTOM = [
  42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852545925,
] as const;
const QUANTILE_SHOULDER = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
] as const;
const QUANTILE_SHOULDER_BOTTOM = [
  2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
  5.475938084995344946e-4, 1.05075007164441684324e-9,
] as const;
const QUANTILE_TAIL = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
] as const;
const QUANTILE_TAIL_BOTTOM = [
  0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5,
  1.4215117583164458887e-7, 2.04426310338993978564e-15,
] as const;

/**
 * The z with P(Z <= z) = p, 0 < p < 1; -Infinity and Infinity at the ends, NaN outside.
 * Source: Wichura, M. J. (1988), Algorithm AS 241, The percentage points of the normal distribution, Applied Statistics 37:477-484.
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0 && p < 1)) return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * ratio(QUANTILE_CENTRE, QUANTILE_CENTRE_BOTTOM, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const size =
    r <= 5 ? ratio(QUANTILE_SHOULDER, QUANTILE_SHOULDER_BOTTOM, r - 1.6) : ratio(QUANTILE_TAIL, QUANTILE_TAIL_BOTTOM, r - 5);
  return q < 0 ? -size : size;
};
