import { kaplanMeier, log, type SurvivalTime, survivalAt } from '@likeverd/statistics';

/** Observed and assumed survival at one time. */
export interface SurvivalAgainstAssumption {
  readonly time: number;
  /** Still under observation just before the time. */
  readonly atRisk: number;
  readonly observed: number;
  /** 95 % confidence limits of the observed survival; both 1 before the first event. */
  readonly lower: number;
  readonly upper: number;
  readonly assumed: number;
  /** Whether the assumed survival lies within the limits; `false` says the assumption does not fit at this time. */
  readonly within: boolean;
}

export interface ObservedAgainstAssumed {
  readonly people: number;
  readonly events: number;
  /** Events that the assumed curve would have given in the same time under observation: the sum of its cumulative hazards. */
  readonly expectedEvents: number;
  /** (observed − expected) / √expected; about standard normal when the assumption holds (Breslow 1975, one-sample log-rank). */
  readonly z: number;
  readonly times: readonly SurvivalAgainstAssumption[];
}

/**
 * Survival seen in a register against the curve that the assessment assumed. Times that lie after the last person left observation are
 * left out: nothing was observed there.
 *
 * @param people time under observation in the unit of the curve, and whether it ended with the event
 * @param assumed survival at a time, from 1 at 0 and falling; must stay above 0 as long as anyone is under observation
 */
export function observedAgainstAssumed(
  people: readonly SurvivalTime[],
  assumed: (time: number) => number,
  at: readonly number[],
): ObservedAgainstAssumed {
  if (people.length === 0) throw new RangeError('Nobody was observed');
  const steps = kaplanMeier(people);
  const last = people.reduce((latest, { time }) => Math.max(latest, time), 0);
  const events = people.filter(({ event }) => event).length;
  const expectedEvents = people.reduce((sum, { time }) => sum - log(assumed(time)), 0);
  return {
    people: people.length,
    events,
    expectedEvents,
    z: (events - expectedEvents) / Math.sqrt(expectedEvents),
    times: at
      .filter((time) => time <= last)
      .map((time) => {
        const step = survivalAt(steps, time);
        const { survival: observed, lower, upper } = step ?? { survival: 1, lower: 1, upper: 1 };
        const expected = assumed(time);
        return {
          time,
          atRisk: people.filter((person) => person.time >= time).length,
          observed,
          lower,
          upper,
          assumed: expected,
          within: step === undefined || (lower <= expected && expected <= upper),
        };
      }),
  };
}
