import type { CalendarDate } from '@likeverd/reference';
import type { Label } from '../confidentiality.ts';
import { type CaseEvent, type EventType, valuesOf } from '../events.ts';
import type { MeetingCaseEvents } from './case-events.ts';
import { type ItemKind, itemKinds } from './forums.ts';

/** The place of a case on an agenda, as the case knows it. */
export interface AgendaPlace {
  readonly meeting?: string;
  readonly meetingDate?: CalendarDate;
  /** The forum has yet to take it up. */
  readonly awaited: boolean;
  /** Who may know of it. */
  readonly label: Label;
}

/** What the forums' meetings have told in a case. */
export interface AgendaState {
  /** By what the forum is to do: the latest place of each. */
  readonly places: Readonly<Partial<Record<ItemKind, AgendaPlace>>>;
  /** What Bestillerforum has concluded and not yet published. */
  readonly recorded?:
    | { readonly verdict: 'commissioned'; readonly said: Partial<MeetingCaseEvents['CommissionRecorded']> }
    | { readonly verdict: 'notCommissioned'; readonly said: Partial<MeetingCaseEvents['RefusalRecorded']> };
}

export const emptyAgenda: AgendaState = { places: {} };

/** Events with which the forum has done what the case waited for. */
const takenUp: ReadonlySet<EventType> = new Set<EventType>([
  'CommissionRecorded',
  'RefusalRecorded',
  'AssessmentCommissioned',
  'AssessmentDeclined',
  'AssessmentSignedOff',
  'DecisionRecorded',
  'DecisionPublished',
  'DecisionPostponed',
  'CaseReturnedFromMeeting',
]);

/** Events with which a case ends before the forum took it up. */
const ended: ReadonlySet<EventType> = new Set<EventType>(['CaseWithdrawn', 'CompletionLapsed', 'CommissionCancelled']);

/** The places of a case on agendas after one more event. */
export function evolveAgenda(state: AgendaState, event: CaseEvent): AgendaState {
  if (takenUp.has(event.type)) return { places: waitingNoMore(state.places), ...recordedBy(event) };
  if (ended.has(event.type)) return { ...state, places: without(state.places, ({ awaited }) => awaited) };
  const put = valuesOf(event, 'CasePutOnAgenda');
  if (put !== null) return placed(state, put, event.label);
  const off = valuesOf(event, 'CaseTakenOffAgenda');
  return off === null ? state : { ...state, places: without(state.places, (_place, kind) => kind === off.agendaKind) };
}

function placed(state: AgendaState, put: Partial<MeetingCaseEvents['CasePutOnAgenda']>, label: Label): AgendaState {
  const kind = itemKinds.find((each) => each === put.agendaKind);
  if (kind === undefined) return state;
  const { meeting, meetingDate } = put;
  const place = {
    awaited: true,
    label,
    ...(meeting === undefined ? {} : { meeting }),
    ...(meetingDate === undefined ? {} : { meetingDate }),
  };
  return { ...state, places: { ...state.places, [kind]: place } };
}

function recordedBy(event: CaseEvent): Pick<AgendaState, 'recorded'> {
  const commission = valuesOf(event, 'CommissionRecorded');
  if (commission !== null) return { recorded: { verdict: 'commissioned', said: commission } };
  const refusal = valuesOf(event, 'RefusalRecorded');
  return refusal === null ? {} : { recorded: { verdict: 'notCommissioned', said: refusal } };
}

const waitingNoMore = (places: AgendaState['places']): AgendaState['places'] =>
  Object.fromEntries(Object.entries(places).map(([kind, place]) => [kind, { ...place, awaited: false }]));

const without = (places: AgendaState['places'], leaves: (place: AgendaPlace, kind: string) => boolean): AgendaState['places'] =>
  Object.fromEntries(Object.entries(places).filter(([kind, place]) => !leaves(place, kind)));
