import { exp, log } from '../elementary.ts';
import { normalQuantile } from '../normal.ts';
import type { Limits } from './exact-limits.ts';
import { type EventTimes, riskTable, rowAt } from './event-times.ts';

/** Cumulative incidence of each cause, one row a time of events. */
export interface IncidenceEstimate {
  readonly people: number;
  readonly last: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Free of every event, just after each time. */
  readonly survival: Float64Array;
  /** Cause c in place c − 1. */
  readonly causes: readonly {
    readonly events: Float64Array;
    readonly incidence: Float64Array;
    readonly variance: Float64Array;
  }[];
}

/**
 * Probability of each cause before a time where the causes compete (Aalen & Johansen 1978, Scandinavian Journal of Statistics 5:141-150): F(t) = Σ S(t−)
 * d_c / n. Variance by the delta method (Marubini & Valsecchi 1995, Analysing Survival Data from Clinical Trials and Observational Studies, equation
 * 10.12), its sums expanded so that every time costs the same.
 */
export const cumulativeIncidence = (times: EventTimes): IncidenceEstimate => {
  const { people, last, time, atRisk, events, byCause } = riskTable(times);
  const survival = new Float64Array(time.length);
  let alive = 1;
  for (let i = 0; i < time.length; i++) survival[i] = alive *= 1 - (events[i] as number) / (atRisk[i] as number);
  return {
    people,
    last,
    time,
    atRisk,
    survival,
    causes: byCause.map((own) => {
      const incidence = new Float64Array(time.length);
      const variance = new Float64Array(time.length);
      // Σ g, Σ g F, Σ g F² with g = d / (n (n − d)); Σ h, Σ h F with h = S(t−) d_c / n²; Σ S(t−)² d_c (n − d_c) / n³
      let [g, gF, gFF, h, hF, binomial, risk, before] = [0, 0, 0, 0, 0, 0, 0, 1];
      for (let i = 0; i < time.length; i++) {
        const [n, d, c] = [atRisk[i] as number, events[i] as number, own[i] as number];
        risk += (before * c) / n;
        const weight = n > d ? d / (n * (n - d)) : 0;
        const cross = (before * c) / (n * n);
        g += weight;
        gF += weight * risk;
        gFF += weight * risk * risk;
        h += cross;
        hF += cross * risk;
        binomial += (before * before * c * (n - c)) / (n * n * n);
        incidence[i] = risk;
        variance[i] = Math.max(0, risk * risk * g - 2 * risk * gF + gFF + binomial - 2 * (risk * h - hF));
        before = survival[i] as number;
      }
      return { events: own, incidence, variance };
    }),
  };
};

const rounding = 1e-12;

/** Incidence of one cause before a time, with limits on the log(−log) scale; both equal the incidence where it is 0 or 1. */
export const incidenceAt = (
  { time, causes }: IncidenceEstimate,
  cause: number,
  at: number,
  confidence = 0.95,
): Limits & { readonly incidence: number; readonly standardError: number } => {
  const row = rowAt(time, at);
  const incidence = causes[cause - 1]?.incidence[row] ?? 0;
  const standardError = Math.sqrt(causes[cause - 1]?.variance[row] ?? 0);
  // A sum of shares that is 1 may be written a little beside it.
  if (incidence <= 0 || incidence > 1 - rounding || standardError === 0)
    return { incidence, standardError, lower: incidence, upper: incidence };
  const logged = log(incidence);
  const width = (normalQuantile(0.5 + confidence / 2) * standardError) / (incidence * -logged);
  const [lower, upper] = [exp(logged * exp(width)), exp(logged * exp(-width))];
  return { incidence, standardError, lower: Math.min(lower, incidence), upper: Math.max(upper, incidence) };
};
