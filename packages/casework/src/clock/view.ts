import type { CalendarDate } from '@likeverd/reference';
import { mayRead } from '../confidentiality.ts';
import type { Viewer } from '../parties.ts';
import type { CaseState } from '../state.ts';
import { type AgencyClock, agencyClockOf } from './agency.ts';
import { type Deadline, deadlinesOf, type TimeLeft, timeLeft } from './deadlines.ts';
import { type Ledger, ledgerOf } from './ledger.ts';

export type DeadlineView = Omit<Deadline, 'label'> & { readonly left?: TimeLeft };

/** The clock of a case as one viewer may see it on a day. */
export interface ClockView {
  readonly today: CalendarDate;
  readonly ledger: Ledger;
  readonly agency: AgencyClock | null;
  /** Day of marketing authorisation in Norway. */
  readonly authorisedOn?: CalendarDate;
  /** What binds now, the soonest first, those whose clock stands last. */
  readonly deadlines: readonly DeadlineView[];
}

/** The clock of a case from the state that a viewer sees; null where no clock was kept. */
export function clockViewOf(state: CaseState, viewer: Viewer, today: CalendarDate): ClockView | null {
  const ledger = ledgerOf(state.clock.entries, today);
  if (ledger === null) return null;
  const { authorisedOn } = state.clock;
  return {
    today,
    ledger,
    agency: agencyClockOf(ledger, today),
    ...(authorisedOn === undefined ? {} : { authorisedOn }),
    deadlines: deadlinesOf(state, today)
      .filter(({ label }) => mayRead(viewer, label, today))
      .map(({ label: _label, ...deadline }) => ({
        ...deadline,
        ...(deadline.due === undefined ? {} : { left: timeLeft(deadline.due, today) }),
      }))
      .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)),
  };
}
