import type { CalendarDate } from '@likeverd/reference';
import type { Circumstances } from '../act.ts';
import { clockEntries, type EventType, type NewEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import { isPriceNoteOnly } from '../intake/price-note-only.ts';
import { type CaseState, evolve } from '../state.ts';
import { type ClockEntry, type ClockParty, clockParties, type ClockPhase, stopReasons } from './entries.ts';
import { holderOf } from './state.ts';

/** Where a case goes: to whom, for what, and why. */
interface Move extends Omit<ClockEntry, 'entry' | 'day'> {
  /** The day from which it counts; today where it is absent. Never before the entry that it follows. */
  readonly day?: CalendarDate;
}

interface Moment {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly before: CaseState;
  readonly after: CaseState;
}

type Moves = (moment: Moment) => readonly Move[];

const to = (party: ClockParty, phase: ClockPhase, reason: ClockEntry['reason']): readonly Move[] => [{ party, phase, reason }];

/**
 * From event to the party that has the case after it: Box 7.5 and Figure 7.5 (S14), facts 3.2. What is not here moves nothing. Two kinds
 * of events are left out on purpose: those that are confidential even as to whether they took place (offers of a price), and the decision
 * until it is published; what the clock says becomes public.
 */
const movesAfter: Readonly<Partial<Record<EventType, Moves>>> = {
  RequestSubmitted: () => to('secretariat', 'intake', 'received'),
  CompletionAsked: ({ after }) => to(submitterOf(after), 'intake', 'completionAsked'),
  RequestCompleted: () => to('secretariat', 'intake', 'completed'),
  CaseRegistered: () => to('bestillerforum', 'commission', 'registered'),
  AssessmentCommissioned: ({ after, values }) => onDay(values['meetingDate'], afterCommission(after)),
  AssessmentDeclined: ({ values }) => onDay(values['meetingDate'], to('closed', 'closed', 'declined')),
  CompletionLapsed: () => to('closed', 'closed', 'lapsed'),
  CaseWithdrawn: () => to('closed', 'closed', 'withdrawn'),
  CommissionCancelled: ({ values }) => onDay(values['meetingDate'], to('closed', 'closed', 'cancelled')),
  RunAttached: ({ before }) => begun(before),
  AssessmentAttached: ({ before }) => begun(before),
  DocumentationReceived: ({ after, values }) =>
    onDay(values['documentationReceivedOn'], to(bodyOf(after), 'documentationCheck', 'documentationReceived')),
  DocumentationFoundComplete: ({ after }) => to(bodyOf(after), 'queue', 'documentationComplete'),
  DocumentationFoundIncomplete: ({ after }) => to(submitterOf(after), 'documentation', 'documentationIncomplete'),
  AssessmentStarted: ({ after }) => to(bodyOf(after), 'assessment', 'assessmentStarted'),
  AssessmentDelivered: ({ after }) =>
    waitsForPrice(after)
      ? to('sykehusinnkjop', 'negotiation', 'assessmentDelivered')
      : to('bestillerforum', 'signOff', 'assessmentDelivered'),
  PriceNoteRecorded: ({ after }) =>
    after.phase === 'delivered'
      ? to('bestillerforum', 'signOff', 'priceNoteDelivered')
      : to('rhf', 'preparation', 'priceNoteDelivered'),
  AssessmentSignedOff: ({ after }) =>
    waitsForPrice(after) ? to('sykehusinnkjop', 'negotiation', 'signedOff') : to('rhf', 'preparation', 'signedOff'),
  // From the day it stands on a known agenda, Beslutningsforum has the case; before that the regional authorities prepare it.
  CasePutOnAgenda: ({ values }) => (values['agendaKind'] === 'decision' ? to('beslutningsforum', 'decision', 'putOnAgenda') : []),
  CaseTakenOffAgenda: ({ before, values }) =>
    values['agendaKind'] === 'decision' && holderOf(before.clock)?.party === 'beslutningsforum'
      ? to('rhf', 'preparation', 'takenOffAgenda')
      : [],
  DecisionPublished: ({ values }) => [
    ...onDay(values['meetingDate'], to('secretariat', 'publication', 'decided')),
    ...to('closed', 'closed', 'published'),
  ],
  CaseReturnedFromMeeting: ({ after, values }) => onDay(values['meetingDate'], returned(values['meetingOutcome'], after)),
  DecisionPostponed: ({ after, values }) => onDay(values['meetingDate'], postponed(values['sentTo'], after)),
  CaseReopened: ({ after, values }) =>
    onDay(
      values['meetingDate'],
      values['reopenedFor'] === 'newAssessment' ? to(bodyOf(after), 'queue', 'reopened') : to('rhf', 'preparation', 'reopened'),
    ),
  ReassessmentOpened: ({ after }) => to(bodyOf(after), 'assessment', 'reassessed'),
  PhaseOutOpened: ({ after, values }) => onDay(values['meetingDate'], to(bodyOf(after), 'assessment', 'reassessed')),
  ReassessmentPrepared: () => to('rhf', 'preparation', 'assessmentDelivered'),
  ClockStopped: ({ before, after, values }) =>
    onDay(
      values['stoppedOn'],
      stopReasons
        .filter((reason) => reason === values['stopReason'])
        .flatMap((reason) => to(submitterOf(after), holderOf(before.clock)?.phase ?? 'assessment', reason)),
    ),
  ClockResumed: ({ before: { clock }, values }) =>
    onDay(values['resumedOn'], clock.stop === undefined ? [] : to(clock.stop.party, clock.stop.phase, 'resumed')),
  ClockHandedOver: ({ after, values }) =>
    onDay(
      values['handedOverOn'],
      partyIn(values['clockParty']).flatMap((party) => to(party, phaseWith(party, after), 'handedOver')),
    ),
  ClockCorrected: ({ before: { clock }, after, values }) =>
    clock.entries
      .filter(({ entry }) => entry === values['clockEntry'])
      .flatMap((wrong) =>
        partyIn(values['clockParty']).map((party) => ({
          party,
          phase: party === wrong.party ? wrong.phase : phaseWith(party, after),
          reason: wrong.reason,
          ...(typeof values['clockDay'] === 'string' ? { day: values['clockDay'] } : {}),
          replaces: wrong.entry,
        })),
      ),
};

/**
 * The events of an act, each carrying the entries of the ledger that follow from it, under the class of the event. A public event also
 * carries the entries that followed from internal ones and have not been told in public yet, so that from the registration on the public
 * can make the ledger from what it sees. Rule: clock.oneParty.
 */
export function withClock(state: CaseState, events: readonly NewEvent[], circumstances: Circumstances): readonly NewEvent[] {
  return events.reduce<{ readonly state: CaseState; readonly events: readonly NewEvent[] }>(
    (so, next) => {
      const carrying = carryingEntries(so.state, next, circumstances);
      return { state: grown(so.state, carrying, circumstances), events: [...so.events, carrying] };
    },
    { state, events: [] },
  ).events;
}

function carryingEntries(before: CaseState, next: NewEvent, circumstances: Circumstances): NewEvent {
  if (next.label.class === 'confidential') return next;
  const after = grown(before, next, circumstances);
  const values = Object.fromEntries(Object.entries(next.values).map(([name, { value }]) => [name, value]));
  const entries = (movesAfter[next.type]?.({ values, before, after }) ?? []).reduce<readonly ClockEntry[]>(
    (so, move) => [...so, ...entryOf(move, so, circumstances.today)],
    before.clock.entries,
  );
  const told = next.label.class === 'public' ? before.clock.toldUpTo : before.clock.entries.length;
  const carried = entries.filter(({ entry }) => entry > told).map((entry) => ({ ...entry }));
  return carried.length === 0
    ? next
    : { ...next, values: { ...next.values, [clockEntries]: { label: next.label, value: carried } } };
}

function grown(state: CaseState, next: NewEvent, { now, actor }: Circumstances): CaseState {
  return evolve(state, { ...next, caseId: state.id, version: state.version + 1, recordedAt: now, actor });
}

/** The entry that a move makes; none where the case is already there. */
function entryOf(move: Move, entries: readonly ClockEntry[], today: CalendarDate): readonly ClockEntry[] {
  const holder = holderOf({ entries });
  const entry = entries.length + 1;
  if (move.replaces !== undefined) return [{ ...move, entry, day: move.day ?? today }];
  if (holder?.party === move.party && holder.phase === move.phase) return [];
  const wanted = move.day ?? today;
  return [{ ...move, entry, day: holder !== undefined && holder.day > wanted ? holder.day : wanted }];
}

function onDay(day: FieldValue | undefined, moves: readonly Move[]): readonly Move[] {
  return typeof day === 'string' ? moves.map((move) => ({ ...move, day })) : moves;
}

function partyIn(value: FieldValue | undefined): readonly ClockParty[] {
  return clockParties.filter((party) => party === value);
}

/** The party that asked: a supplier by a request, anyone by a proposal. */
function submitterOf(state: CaseState): ClockParty {
  return state.kind === 'request' ? 'supplier' : 'proposer';
}

/** The body that has the commission. */
function bodyOf(state: CaseState): ClockParty {
  return state.commission?.body === 'fhi' ? 'fhi' : 'dmp';
}

/** A commissioned medicine waits for its documentation, unless only a price note was asked for; other methods go to the body that assesses. */
function afterCommission(state: CaseState): readonly Move[] {
  if (isPriceNoteOnly(state.commission?.assessmentType)) return to('sykehusinnkjop', 'negotiation', 'commissioned');
  return state.kind === 'request' ? to('supplier', 'documentation', 'commissioned') : to(bodyOf(state), 'queue', 'commissioned');
}

/** A forum that does not settle a case sends it back to whoever is to do more, or keeps it for a later meeting. */
function returned(outcome: FieldValue | undefined, state: CaseState): readonly Move[] {
  switch (outcome) {
    case 'completionAsked':
      return to(bodyOf(state), 'assessment', 'returned');
    case 'sentBack':
      return to('secretariat', holderOf(state.clock)?.phase ?? 'commission', 'returned');
    default:
      return [];
  }
}

/** A decision that is postponed waits for the next meeting, or for what is to be done first. */
function postponed(sentTo: FieldValue | undefined, state: CaseState): readonly Move[] {
  switch (sentTo) {
    case 'backToAssessment':
      return to(bodyOf(state), 'assessment', 'postponed');
    case 'backToNegotiation':
      return to('sykehusinnkjop', 'negotiation', 'postponed');
    default:
      return to('rhf', 'preparation', 'postponed');
  }
}

/** Who attaches results has begun to assess, except in a stop: what is waited for may still be missing. */
function begun(state: CaseState): readonly Move[] {
  return state.clock.stop === undefined ? to(bodyOf(state), 'assessment', 'assessmentStarted') : [];
}

/** A medicine whose price note is not there yet. Facts 3.2 (5). */
function waitsForPrice(state: CaseState): boolean {
  return state.methodType === 'medicine' && state.priceNote === undefined;
}

/** What a case waits for while it is with a party, as far as it has come. */
function phaseWith(party: ClockParty, state: CaseState): ClockPhase {
  const registered = state.phase === 'registered';
  switch (party) {
    case 'dmp':
    case 'fhi':
      return registered ? 'commission' : 'assessment';
    case 'sykehusinnkjop':
      return 'negotiation';
    case 'bestillerforum':
      return registered ? 'commission' : 'signOff';
    case 'rhf':
      return 'preparation';
    case 'beslutningsforum':
      return 'decision';
    case 'closed':
      return 'closed';
    case 'supplier':
    case 'proposer':
    case 'secretariat':
      return holderOf(state.clock)?.phase ?? 'commission';
  }
}
