import { osloDate, type CalendarDate } from '@likeverd/reference';

/** The only way to the time of day, so that tests and the example can bring their own. */
export type Clock = () => Date;

/** An instant as the log writes it, and its day in Oslo. */
export interface Moment {
  readonly now: string;
  readonly today: CalendarDate;
}

export function momentOf(clock: Clock): Moment {
  const instant = clock();
  return { now: instant.toISOString(), today: osloDate(instant.getTime()) };
}
