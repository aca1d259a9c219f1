import { addCalendarMonths, type CalendarDate, factAsOf } from '@likeverd/reference';

/**
 * Last day on which the promised documentation is in time: twelve months from the request (fact `documentation-limit`). Undefined for
 * requests from before the limit was made, and where the day of the request is not known.
 */
export function documentationLimit(receivedOn: CalendarDate | undefined, today: CalendarDate): CalendarDate | undefined {
  if (receivedOn === undefined) return undefined;
  const months = factAsOf('documentation-limit', { effective: receivedOn, known: today })?.value;
  return months === undefined ? undefined : addCalendarMonths(receivedOn, months);
}
