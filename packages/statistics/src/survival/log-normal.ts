import { exp, log } from '../elementary.ts';
import { HALF_LOG_2PI, logNormalUpperTail } from '../distributions/special.ts';
import { normalCdf, normalDensity, normalQuantile, normalUpperTail } from '../normal.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Log-normal: log T is normal with mean `meanLog` and standard deviation `sdLog`, as R's dlnorm and flexsurv's "lnorm"; time scale
 * effects add to meanLog.
 */
export interface LogNormal {
  readonly kind: 'logNormal';
  readonly meanLog: number;
  readonly sdLog: number;
}

export const logNormal = ({ meanLog, sdLog }: Omit<LogNormal, 'kind'>): SurvivalFunctions => {
  const score = (t: number): number => (log(t) - meanLog) / sdLog;
  const survival = (t: number): number => normalUpperTail(score(t));
  const density = (t: number): number => (t === 0 ? 0 : normalDensity(score(t)) / (t * sdLog));
  return {
    survival,
    cumulativeHazard: (t) => -logNormalUpperTail(score(t)),
    hazard: (t) => {
      if (t === 0) return 0;
      const z = score(t);
      return exp(-0.5 * z * z - HALF_LOG_2PI - logNormalUpperTail(z)) / (t * sdLog);
    },
    density,
    quantile: (p) => exp(meanLog + sdLog * normalQuantile(p)),
    mean: () => exp(meanLog + 0.5 * sdLog * sdLog),
    restrictedMean: (horizon) => {
      if (horizon === 0) return 0;
      const z = score(horizon);
      return exp(meanLog + 0.5 * sdLog * sdLog) * normalCdf(z - sdLog) + horizon * normalUpperTail(z);
    },
  };
};
