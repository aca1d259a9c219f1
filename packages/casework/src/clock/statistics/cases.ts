import type { CalendarDate } from '@likeverd/reference';
import { type AgencyClock, agencyClockOf } from '../agency.ts';
import type { ClockEntry } from '../entries.ts';
import { type Ledger, ledgerOf } from '../ledger.ts';

/** What the public log of one case says that statistics are made of. */
export interface CountedCase {
  readonly number: string;
  readonly methodType: string;
  readonly constructed: boolean;
  readonly entries: readonly ClockEntry[];
  /** Day of marketing authorisation in Norway. */
  readonly authorisedOn?: CalendarDate;
  /** The decision in force. */
  readonly outcome?: string;
  /** The day on which it was made. */
  readonly decidedOn?: CalendarDate;
}

/** A case with its clocks, as of one day. */
export interface TimedCase extends CountedCase {
  readonly ledger: Ledger | null;
  readonly agency: AgencyClock | null;
  /** The day of the first decision: what every duration to a decision ends with. */
  readonly firstDecision?: CalendarDate;
}

export function timed(counted: CountedCase, today: CalendarDate): TimedCase {
  const ledger = ledgerOf(counted.entries, today);
  const firstDecision = ledger?.spans.find(({ reason }) => reason === 'decided')?.day ?? counted.decidedOn;
  return {
    ...counted,
    ledger,
    agency: ledger === null ? null : agencyClockOf(ledger, today),
    ...(firstDecision === undefined ? {} : { firstDecision }),
  };
}
