/**
 * What every survival distribution can be asked. Built by one function per distribution from its parameters (constants such as
 * logarithms of parameters are taken once, there); each member is a closed formula unless its file says otherwise.
 */
export interface SurvivalFunctions {
  /** S(t) = P(T > t), t >= 0 in the unit of the parameters. */
  readonly survival: (t: number) => number;
  /** H(t) = -log S(t), also where S(t) is 0 in double precision. */
  readonly cumulativeHazard: (t: number) => number;
  /** h(t) = dH/dt, per unit of time; may be Infinity at t = 0. */
  readonly hazard: (t: number) => number;
  /** f(t) = h(t) S(t), per unit of time. */
  readonly density: (t: number) => number;
  /** The t with P(T <= t) = p, 0 <= p <= 1; Infinity where the event is never reached (cure). */
  readonly quantile: (p: number) => number;
  /** E(T); Infinity where it does not exist or part of the population never has the event. */
  readonly mean: () => number;
  /** E(min(T, horizon)): the area under S from 0 to `horizon`. */
  readonly restrictedMean: (horizon: number) => number;
}

/** The functions of time among them. */
export type SurvivalQuantity = 'survival' | 'cumulativeHazard' | 'hazard' | 'density';

/** One quantity at many times, into `out` when it is given. */
export const overTimes = (
  functions: SurvivalFunctions,
  quantity: SurvivalQuantity,
  times: ArrayLike<number>,
  out: Float64Array = new Float64Array(times.length),
): Float64Array => {
  const at = functions[quantity];
  for (let i = 0; i < times.length; i++) out[i] = at(times[i] as number);
  return out;
};
