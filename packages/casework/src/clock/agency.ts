import { calendarDaysBetween, type CalendarDate } from '@likeverd/reference';
import type { ClockParty } from './entries.ts';
import { daysWithin, type Ledger } from './ledger.ts';

/** The time of the body that assesses, counted from complete documentation and without the days on which its clock stood. */
export interface AgencyClock {
  readonly body: ClockParty;
  /** The day on which the documentation that was found complete came in. */
  readonly from: CalendarDate;
  /** The day on which the assessment was delivered; absent while it is made. */
  readonly delivered?: CalendarDate;
  /** Calendar days with the body. */
  readonly days: number;
  /** Calendar days between `from` and delivery, or today, in which the body waited for others. */
  readonly stopped: number;
}

/**
 * The agency's clock of a case, or null while no documentation has been found complete. It starts on the day the complete documentation
 * came in, not on the day it was found complete. Rule: clock.assessmentLimit; S14 (L6867-6879).
 */
export function agencyClockOf(ledger: Ledger, today: CalendarDate): AgencyClock | null {
  const complete = ledger.spans.findIndex(({ reason }) => reason === 'documentationComplete');
  const found = ledger.spans[complete];
  if (found === undefined) return null;
  const { party: body } = found;
  const from = ledger.spans.slice(0, complete).findLast(({ reason }) => reason === 'documentationReceived')?.day ?? found.day;
  const delivered = ledger.spans.find(({ reason, day }) => reason === 'assessmentDelivered' && day >= from)?.day;
  const to = delivered ?? ledger.end ?? today;
  const days = daysWithin(
    ledger.spans.filter(({ party }) => party === body),
    from,
    to,
  );
  return { body, from, ...(delivered === undefined ? {} : { delivered }), days, stopped: calendarDaysBetween(from, to) - days };
}
