import { gammaUpper, generalisedF as prenticeF, vectorisable } from '@likeverd/statistics';
import { years } from '../expression.ts';
import { dimensionless, type Unit } from '../units.ts';
import { fillGeneralisedGamma, fillLogNormal } from '../survival/integral.ts';
import { capped, type Grid, notTooSmall } from './grid.ts';
import { type Limits, notNegative, perYear, positive, real } from './limits.ts';

const { exp, expm1, gammaScale, gammaTail, log, normalUpperTail, shortExp } = vectorisable;

type Fill = (grid: Grid, out: Float64Array, a: number, b: number, c: number, d: number) => void;

const logNormal: Fill = ({ logTime, descending }, out, meanlog, sdlog) => {
  if (descending !== undefined) return fillLogNormal(descending(), out, meanlog, sdlog);
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(normalUpperTail(((logTime[i] as number) - meanlog) / sdlog));
};

const exponential: Fill = ({ time }, out, rate) => {
  for (let i = 0; i < out.length; i++) out[i] = capped(rate * (time[i] as number));
};

const weibull: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  out[0] = 0;
  for (let i = 1; i < out.length; i++) out[i] = capped(exp(shape * ((logTime[i] as number) - logScale)));
};

/** The logarithm of a hazard is kept between these: e^4 is above the largest hazard. */
export const LOG_HAZARDS = { smallest: -600, largest: 4 } as const;

const weibullSurvival: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  const { smallest, largest } = LOG_HAZARDS;
  out[0] = 1;
  for (let i = 1; i < out.length; i++) {
    const logHazard = shape * ((logTime[i] as number) - logScale);
    const most = largest < logHazard ? largest : logHazard;
    out[i] = notTooSmall(shortExp(-shortExp(most < smallest ? smallest : most)));
  }
};

const weibullPH: Fill = ({ logTime }, out, shape, scale) => {
  out[0] = 0;
  for (let i = 1; i < out.length; i++) out[i] = capped(scale * exp(shape * (logTime[i] as number)));
};

const gamma: Fill = ({ time }, out, shape, rate) => {
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(gammaUpper(shape, rate * (time[i] as number)));
};

const gompertz: Fill = ({ time }, out, shape, rate) => {
  for (let i = 0; i < out.length; i++) {
    const t = time[i] as number;
    out[i] = capped(shape === 0 ? rate * t : (rate * expm1(shape * t)) / shape);
  }
};

const logLogistic: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(1 / (1 + exp(shape * ((logTime[i] as number) - logScale))));
};

/** Below this size of q the generalised gamma curve is log-normal. */
export const NO_GAMMA = 1e-8;

const generalisedGamma: Fill = (grid, out, mu, sigma, q) => {
  if (Math.abs(q) < NO_GAMMA) return logNormal(grid, out, mu, sigma, 0, 0);
  if (grid.descending !== undefined) return fillGeneralisedGamma(grid.descending(), out, mu, sigma, q);
  const a = 1 / (q * q);
  const scale = gammaScale(a);
  const slope = q / sigma;
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(gammaTail(a, scale, slope * ((grid.logTime[i] as number) - mu), q < 0));
};

const generalisedF: Fill = ({ time }, out, mu, sigma, q, p) => {
  const { survival } = prenticeF({ mu, sigma, Q: q, P: p });
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(survival(time[i] as number));
};

/** Curves that kernels fill before their time loop. */
export type FilledCurve = 'generalisedGamma' | 'logNormal' | 'weibull';

/** How a curve's grid is filled and with what, and whether kernels do so before their time loop. */
interface FamilyForm {
  /** What `fill` fills the grid with. */
  readonly gives: 'hazard' | 'survival';
  readonly fill: Fill;
  readonly filled?: FilledCurve;
}
export interface CurveFamily extends FamilyForm {
  /** In the order in which `fill` takes them. */
  readonly arguments: readonly { readonly name: string; readonly unit: Unit; readonly limits: Limits }[];
}

const family = (
  gives: CurveFamily['gives'],
  fill: Fill,
  list: Readonly<Record<string, readonly [Unit, Limits]>>,
  filled?: FilledCurve,
): CurveFamily => ({
  arguments: Object.entries(list).map(([name, [unit, limits]]) => ({ name, unit, limits })),
  gives,
  fill,
  ...(filled === undefined ? {} : { filled }),
});

/** Parametric distributions by type. */
export const parametric = {
  exponential: family('hazard', exponential, { rate: [perYear, positive] }),
  weibull: family('hazard', weibull, { shape: [dimensionless, positive], scale: [years, positive] }),
  weibullPH: family('hazard', weibullPH, { shape: [dimensionless, positive], scale: [dimensionless, positive] }),
  gamma: family('survival', gamma, { shape: [dimensionless, positive], rate: [perYear, positive] }),
  gompertz: family('hazard', gompertz, { shape: [perYear, real], rate: [perYear, positive] }),
  logLogistic: family('survival', logLogistic, { shape: [dimensionless, positive], scale: [years, positive] }),
  logNormal: family('survival', logNormal, { meanlog: [dimensionless, real], sdlog: [dimensionless, positive] }, 'logNormal'),
  generalisedGamma: family(
    'survival',
    generalisedGamma,
    { mu: [dimensionless, real], sigma: [dimensionless, positive], q: [dimensionless, real] },
    'generalisedGamma',
  ),
  generalisedF: family('survival', generalisedF, {
    mu: [dimensionless, real],
    sigma: [dimensionless, positive],
    q: [dimensionless, real],
    p: [dimensionless, notNegative],
  }),
} as const satisfies Readonly<Record<string, CurveFamily>>;
export type ParametricType = keyof typeof parametric;

const weibullAlone: FamilyForm = { gives: 'survival', fill: weibullSurvival, filled: 'weibull' };

/** The form in which a curve is filled: a Weibull curve as survival, unless another curve reads its hazard. */
export const formOf = (type: ParametricType, isRead: boolean): FamilyForm =>
  type === 'weibull' && !isRead ? weibullAlone : parametric[type];

/** Types with vector code (survival/kernel.ts); plans with others run on the scalar path. */
export type VectorCurve = Exclude<ParametricType, 'gamma' | 'generalisedF'>;
export const hasVectorCode = (type: ParametricType): type is VectorCurve => type !== 'gamma' && type !== 'generalisedF';
