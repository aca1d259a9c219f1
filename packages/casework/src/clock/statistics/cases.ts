import type { CalendarDate } from '@likeverd/reference';
import type { CaseState } from '../../state.ts';
import { type AgencyClock, agencyClockOf } from '../agency.ts';
import type { ClockEntry, ClockParty, ClockPhase } from '../entries.ts';
import { daysWithin, type Ledger, ledgerOf } from '../ledger.ts';

/** What the public log of one case says that statistics are made of. */
export interface CountedCase {
  readonly number: string;
  readonly methodType: string;
  readonly constructed: boolean;
  /** Taken over from the public list of decisions, which tells the day of the decision and none of what went before. */
  readonly imported?: true;
  readonly entries: readonly ClockEntry[];
  /** Day of marketing authorisation in Norway. */
  readonly authorisedOn?: CalendarDate;
  /** The decision in force. */
  readonly outcome?: string;
  /** The day on which it was made. */
  readonly decidedOn?: CalendarDate;
}

/** What statistics need of a case; undefined for one that is not registered. The state is the public's. */
export function countedCase({
  number,
  methodType,
  constructed,
  imported,
  clock,
  decision,
  phase,
}: CaseState): CountedCase | undefined {
  if (number === undefined) return undefined;
  const { authorisedOn } = clock;
  const decided = phase === 'published' ? decision : undefined;
  const decidedOn = decided?.meetingDate ?? imported?.decidedOn;
  return {
    number,
    methodType: methodType ?? 'unknown',
    constructed,
    entries: clock.entries,
    ...(imported === undefined ? {} : { imported: true }),
    ...(authorisedOn === undefined ? {} : { authorisedOn }),
    ...(decided?.outcome === undefined ? {} : { outcome: decided.outcome }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
  };
}

/** A case with its clocks, as of one day. */
export interface TimedCase extends CountedCase {
  readonly ledger: Ledger | null;
  readonly agency: AgencyClock | null;
  /** The day of the first decision: what every duration to a decision ends with. */
  readonly firstDecision?: CalendarDate;
  /** The stretches before the first decision, with the days of each; empty for a case without one. */
  readonly before: readonly { readonly party: ClockParty; readonly phase: ClockPhase; readonly days: number }[];
}

export function timed(counted: CountedCase, today: CalendarDate): TimedCase {
  const ledger = ledgerOf(counted.entries, today);
  const firstDecision = ledger?.spans.find(({ reason }) => reason === 'decided')?.day ?? counted.decidedOn;
  return {
    ...counted,
    ledger,
    agency: ledger === null ? null : agencyClockOf(ledger, today),
    ...(firstDecision === undefined ? {} : { firstDecision }),
    before:
      ledger === null || firstDecision === undefined
        ? []
        : ledger.spans.map((span) => ({
            party: span.party,
            phase: span.phase,
            // Most lie wholly before it.
            days: span.until <= firstDecision ? span.days : daysWithin([span], ledger.start, firstDecision),
          })),
  };
}
