import { addCalendarDays, addCalendarMonths, type CalendarDate, factAsOf } from '@likeverd/reference';
import type { CaseState } from '../state.ts';

/**
 * Last day on which the promised documentation is in time: twelve months from the request (fact `documentation-limit`). Undefined for
 * requests from before the limit was made, and where the day of the request is not known.
 */
export function documentationLimit(receivedOn: CalendarDate | undefined): CalendarDate | undefined {
  if (receivedOn === undefined) return undefined;
  const months = factAsOf('documentation-limit', { effective: receivedOn, known: receivedOn })?.value;
  return months === undefined ? undefined : addCalendarMonths(receivedOn, months);
}

/** The days on which time alone opens an act in a case: the first after a deadline that has been set. */
export function daysOfLimits({ phase, intake, kind, receivedOn }: CaseState): readonly CalendarDate[] {
  const limits = [
    ...(phase === 'awaitingCompletion' ? [intake.completionBy] : []),
    ...(phase === 'commissioned' && kind === 'request' ? [documentationLimit(receivedOn)] : []),
  ];
  return limits.flatMap((limit) => (limit === undefined ? [] : [addCalendarDays(limit, 1)]));
}
