import { type CalendarDate, osloDate } from '@likeverd/reference';
import { type CaseEvent, clockEntries, valuesOf } from '../events.ts';
import type { FieldValue } from '../field.ts';
import {
  type ClockEntry,
  type ClockParty,
  clockParties,
  type ClockPhase,
  clockPhases,
  clockReasons,
  stopReasons,
} from './entries.ts';
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
  /** Number of the last entry that has been told in public; 0 before registration. */
  readonly toldUpTo: number;
  readonly documentation?: Documentation;
  readonly stop?: Stop;
  /** Day of marketing authorisation in Norway. */
  readonly authorisedOn?: CalendarDate;
}

export const emptyClock: ClockState = { entries: [], toldUpTo: 0 };

/** The entry that says who has the case now; undefined where no clock was kept. */
export function holderOf({ entries }: Pick<ClockState, 'entries'>): ClockEntry | undefined {
  return entriesThatCount(entries).at(-1);
}

/** The clock after one more event. */
export function evolveClock(state: ClockState, event: CaseEvent): ClockState {
  const carried = event.values[clockEntries]?.value;
  const after = acted(state, event);
  if (carried === undefined) return after;
  const entries = entriesFrom(carried);
  const last = entries.at(-1)?.entry ?? 0;
  const next = entries.reduce(moved, after);
  return event.label.class === 'public' && last > next.toldUpTo ? { ...next, toldUpTo: last } : next;
}

function acted(state: ClockState, event: CaseEvent): ClockState {
  switch (event.type) {
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

/** Entries that are told again in public have the number they had; they are one entry. Only a move that stops the clock leaves it stopped. */
function moved(state: ClockState, entry: ClockEntry): ClockState {
  if (state.entries.some((known) => known.entry === entry.entry)) return state;
  const { stop, ...rest } = state;
  const stands = stop !== undefined && (stopReasons as readonly string[]).includes(entry.reason);
  return { ...rest, entries: [...state.entries, entry], ...(stands ? { stop } : {}) };
}

/** What was read before: everyone who folds a log reads the same rows. */
const entriesRead = new WeakMap<object, readonly ClockEntry[]>();

function entriesFrom(carried: FieldValue): readonly ClockEntry[] {
  if (!Array.isArray(carried)) return [];
  const known = entriesRead.get(carried);
  if (known !== undefined) return known;
  const entries = carried.flatMap(entryFrom);
  entriesRead.set(carried, entries);
  return entries;
}

/** An entry read back from the log; none where this version does not know what it says. */
function entryFrom(row: unknown): readonly ClockEntry[] {
  if (typeof row !== 'object' || row === null) return [];
  const values: Readonly<Record<string, unknown>> = { ...row };
  const { entry, day, replaces } = values;
  const party = clockParties.find((known) => known === values['party']);
  const phase = clockPhases.find((known) => known === values['phase']);
  const reason = clockReasons.find((known) => known === values['reason']);
  if (typeof entry !== 'number' || typeof day !== 'string') return [];
  if (party === undefined || phase === undefined || reason === undefined) return [];
  return [{ entry, day, party, phase, reason, ...(typeof replaces === 'number' ? { replaces } : {}) }];
}
