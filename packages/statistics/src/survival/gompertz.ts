import { exp, expm1, log1p } from '../elementary.ts';
import { integrate, wholeArea } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Gompertz: hazard h(t) = rate exp(shape t), as flexsurv's "gompertz". `rate` is the hazard at time 0, `shape` its growth per unit of
 * time. Shape 0 is exponential; with a negative shape the fraction exp(rate / shape) never has the event. Areas by quadrature.
 */
export interface Gompertz {
  readonly kind: 'gompertz';
  readonly shape: number;
  readonly rate: number;
}

export const gompertz = ({ shape: given, rate }: Omit<Gompertz, 'kind'>): SurvivalFunctions => {
  const shape = given < 1e-100 && given > -1e-100 ? 0 : given; // rate / shape would overflow
  const cumulativeHazard = (t: number): number => (shape === 0 ? rate * t : (rate / shape) * expm1(shape * t));
  const survival = (t: number): number => exp(-cumulativeHazard(t));
  const hazard = (t: number): number => rate * exp(shape * t);
  return {
    survival,
    cumulativeHazard,
    hazard,
    density: (t) => hazard(t) * survival(t),
    quantile: (p) => {
      const total = -log1p(-p);
      if (shape === 0) return total / rate;
      const growth = (total * shape) / rate;
      return growth > -1 ? log1p(growth) / shape : Number.POSITIVE_INFINITY;
    },
    mean: () => (shape < 0 ? Number.POSITIVE_INFINITY : wholeArea(survival, 1 / (rate + shape))),
    restrictedMean: (horizon) => integrate(survival, 0, horizon),
  };
};
