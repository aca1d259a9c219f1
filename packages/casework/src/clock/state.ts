import { type CalendarDate, osloDate } from '@likeverd/reference';
import { type CaseEvent, valuesOf } from '../events.ts';
import { type ClockEntry, type ClockParty, clockParties, type ClockPhase, clockPhases, clockReasons, stopReasons } from './entries.ts';
import { entriesThatCount } from './ledger.ts';

/** The supplier's documentation as the body that assesses has it: received, found complete, or found incomplete and waited for. */
interface Documentation {
  readonly receivedOn?: CalendarDate;
  readonly completeOn?: CalendarDate;
  /** What is missing; known to those who may see it. */
  readonly missing?: string;
  readonly answerBy?: CalendarDate;
}

/** A clock that stands: to whom it goes back. */
interface Stop {
  readonly party: ClockParty;
  readonly phase: ClockPhase;
  readonly answerBy?: CalendarDate;
}

/** What the log says of the clock of a case. */
export interface ClockState {
  readonly entries: readonly ClockEntry[];
  readonly documentation?: Documentation;
  readonly stop?: Stop;
  /** Day of marketing authorisation in Norway. */
  readonly authorisedOn?: CalendarDate;
}

export const emptyClock: ClockState = { entries: [] };

/** The entry that says who has the case now; undefined where no clock was kept. */
export function holderOf({ entries }: ClockState): ClockEntry | undefined {
  return entriesThatCount(entries).at(-1);
}

/** The clock after one more event. */
export function evolveClock(state: ClockState, event: CaseEvent): ClockState {
  switch (event.type) {
    case 'ClockMoved':
      return moved(state, valuesOf(event, 'ClockMoved') ?? {});
    case 'DocumentationReceived': {
      const receivedOn = valuesOf(event, 'DocumentationReceived')?.documentationReceivedOn;
      return { ...state, documentation: receivedOn === undefined ? {} : { receivedOn } };
    }
    case 'DocumentationFoundComplete':
      return { ...state, documentation: { ...state.documentation, completeOn: osloDate(Date.parse(event.recordedAt)) } };
    case 'DocumentationFoundIncomplete':
      return { ...state, documentation: { ...valuesOf(event, 'DocumentationFoundIncomplete') } };
    case 'ClockStopped': {
      const holder = holderOf(state);
      const answerBy = valuesOf(event, 'ClockStopped')?.answerBy;
      if (holder === undefined) return state;
      return {
        ...state,
        stop: { party: holder.party, phase: holder.phase, ...(answerBy === undefined ? {} : { answerBy }) },
      };
    }
    case 'AuthorisationRecorded':
      return { ...state, ...valuesOf(event, 'AuthorisationRecorded') };
    default:
      return state;
  }
}

type MovedValues = Readonly<Partial<Record<keyof ClockEntry, string | number>>>;

/** Entries told again at registration have the number they had; they are one entry. */
function moved(state: ClockState, values: MovedValues): ClockState {
  const entry = entryFrom(values);
  if (entry === null || state.entries.some((known) => known.entry === entry.entry)) return state;
  const { stop, ...rest } = state;
  const stands = stop !== undefined && (stopReasons as readonly string[]).includes(entry.reason);
  return { ...rest, entries: [...state.entries, entry], ...(stands ? { stop } : {}) };
}

/** An entry read back from the log; null where the reader was not given all of it. */
function entryFrom({ entry, day, replaces, ...values }: MovedValues): ClockEntry | null {
  const party = clockParties.find((known) => known === values.party);
  const phase = clockPhases.find((known) => known === values.phase);
  const reason = clockReasons.find((known) => known === values.reason);
  if (typeof entry !== 'number' || typeof day !== 'string') return null;
  if (party === undefined || phase === undefined || reason === undefined) return null;
  return { entry, day, party, phase, reason, ...(typeof replaces === 'number' ? { replaces } : {}) };
}
