import { exp, log } from './elementary.ts';
import { normalQuantile } from './normal.ts';

/** One person: time under observation, and whether it ended with the event (otherwise the person was censored then). */
export interface SurvivalTime {
  readonly time: number;
  readonly event: boolean;
}

/** The product-limit estimate just after one event time. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's standard error of the survival. */
  readonly standardError: number;
  /** Confidence limits on the log(−log) scale, which stay in [0, 1]; both equal the survival where it is 0 or 1. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Product-limit estimate of survival, one step an event time, in time order (Kaplan & Meier 1958, Journal of the American Statistical
 * Association 53:457-481). Of an event and a censoring at the same time the event comes first. Standard error by Greenwood's formula;
 * limits by the log(−log) transform (Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time Data, section 1.4).
 * Throws RangeError on a time that is negative or not finite, and on a confidence level outside (0, 1).
 */
export const kaplanMeier = (people: readonly SurvivalTime[], confidence = 0.95): readonly SurvivalStep[] => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence level: ${confidence}`);
  for (const { time } of people) if (!(time >= 0 && Number.isFinite(time))) throw new RangeError(`Not a survival time: ${time}`);
  const z = normalQuantile(0.5 + confidence / 2);
  const ordered = people.toSorted((one, other) => one.time - other.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let first = 0; first < ordered.length; ) {
    const time = ordered[first]?.time ?? Number.NaN;
    let next = first;
    let events = 0;
    for (; next < ordered.length && ordered[next]?.time === time; next++) if (ordered[next]?.event === true) events++;
    const atRisk = ordered.length - first;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood);
      steps.push({ time, atRisk, events, survival, standardError, ...limits(survival, greenwood, z) });
    }
    first = next;
  }
  return steps;
};

const limits = (survival: number, greenwood: number, z: number): { readonly lower: number; readonly upper: number } => {
  if (survival <= 0 || survival >= 1) return { lower: survival, upper: survival };
  const hazard = -log(survival);
  const width = (z * Math.sqrt(greenwood)) / hazard;
  return { lower: exp(-hazard * exp(width)), upper: exp(-hazard * exp(-width)) };
};

/** The step that holds at a time: that of the last event not after it; undefined before the first event, where survival is 1. */
export const survivalAt = (steps: readonly SurvivalStep[], time: number): SurvivalStep | undefined =>
  steps.findLast((step) => step.time <= time);
