import type { CalendarDate } from '@likeverd/reference';
import { label } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import type { NewEvent } from '../events.ts';
import type { Fields, FieldValue, ValuesOf } from '../field.ts';
import type { Command } from '../fields.ts';
import { bodies, type Party, type Role } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { RuleId } from '../rules.ts';
import type { CaseState } from '../state.ts';
import type { MeetingEvents, MeetingEventType, NewMeetingEvent, ParticipantRow } from './events.ts';
import type { MeetingItem, MeetingPhase, MeetingState } from './state.ts';

/** What the shell knows and a meeting's rules need: who acts, the clock, and the cases that the items are about. */
export interface MeetingCircumstances {
  readonly actor: Party;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
  /** The same instant's calendar date in Europe/Oslo. */
  readonly today: CalendarDate;
  /** Whole cases by id. */
  readonly cases: Readonly<Record<string, CaseState>>;
  /** Other meetings, whole: those that await a case that is to be put on an agenda, and one that an item is to be moved to. */
  readonly others: readonly MeetingState[];
}

/** What an act is about, beside its form. */
export interface Target {
  readonly item?: string | undefined;
  readonly person?: string | undefined;
  readonly proposal?: number | undefined;
}

/** An act with what it is about looked up: the item is there where the act is on an item. */
export interface MeetingContext {
  readonly state: MeetingState;
  readonly circumstances: MeetingCircumstances;
  readonly target: Target;
  /** What was filled in, beside the act's own form, of an act in the case that it is about. */
  readonly caseValues: Readonly<Record<string, unknown>>;
}

/** An act of a meeting in a case, before the case's own rules have judged it. */
export interface CaseAct {
  readonly caseId: string;
  readonly command: Command;
  readonly actor: Party;
}

/** Who may do an act: the secretariat, the leader, anyone at the meeting for themselves. */
export type Doer = 'secretariat' | 'leader' | 'participant';

/** What a case is told of its place on an agenda. */
export interface CaseNews {
  readonly found: CaseState;
  readonly event: NewEvent;
}

/** What a meeting does in a case, as whom. */
export interface CaseEffect {
  readonly caseId: string;
  readonly actor: Party;
  readonly events: readonly NewEvent[];
}

/** What a meeting does to another one: an item that is moved there. */
export interface MeetingEffect {
  readonly meetingId: string;
  readonly events: readonly NewMeetingEvent[];
}

export interface MeetingAct<F extends Fields> {
  readonly doers: readonly Doer[];
  readonly rule: RuleId;
  /** Phases in which it may be done; empty for the act that opens a meeting. */
  readonly phases: readonly MeetingPhase[];
  /** What the act is about beside the meeting. */
  readonly about?: 'item' | 'case' | 'proposal';
  /** What must hold whatever the form says. */
  readonly premises?: (context: MeetingContext) => readonly Rejection[];
  readonly requirements?: (values: ValuesOf<F>, context: MeetingContext) => readonly Rejection[];
  readonly events: (values: ValuesOf<F>, context: MeetingContext) => readonly NewMeetingEvent[];
  /** What it does to other meetings. */
  readonly elsewhere?: (values: ValuesOf<F>, context: MeetingContext) => readonly MeetingEffect[];
  /** What it tells in the cases on the agenda: where and when they are taken up. No rule of the case can refuse it. */
  readonly tells?: (values: ValuesOf<F>, context: MeetingContext) => readonly CaseNews[];
  /** What it does in the cases. */
  readonly inCases?: (values: ValuesOf<F>, context: MeetingContext) => readonly CaseAct[];
}

/** Known to the bodies of the joint system. */
export const within: Label = internalTo(bodies.secretariat);

export const itemOf = ({ state, target }: MeetingContext): MeetingItem | undefined =>
  state.items.find(({ id }) => id === target.item);

export const participantOf = (state: MeetingState, person: string): ParticipantRow | undefined =>
  state.participants.find((each) => each.person === person);

/** What an actor is at this meeting. */
export function doersOf(state: MeetingState, { person, role }: Party): readonly Doer[] {
  const participant = participantOf(state, person);
  const secretariat: Role = 'secretariat';
  return [
    ...(role === secretariat ? (['secretariat'] as const) : []),
    ...(participant?.seat === 'leader' ? (['leader'] as const) : []),
    ...(participant === undefined ? [] : (['participant'] as const)),
  ];
}

/** The person an act speaks for: whoever is named, else the actor. */
export const personOf = ({ target, circumstances }: MeetingContext): string => target.person ?? circumstances.actor.person;

/** A person who speaks for someone else must be of the secretariat, which minutes what was said in the room. */
export function speaksForSelf(context: MeetingContext, rule: RuleId): readonly Rejection[] {
  const { state, circumstances } = context;
  const person = personOf(context);
  if (participantOf(state, person) === undefined) return [reject('meeting.personUnknown', rule, { person }, 'person')];
  return person === circumstances.actor.person || circumstances.actor.role === 'secretariat'
    ? []
    : [reject('meeting.notAllowed', rule, { allowed: 'secretariat' }, 'person')];
}

/** An event of a meeting, its values under one class except those given apart. */
export function meetingEvent<T extends MeetingEventType>(
  type: T,
  own: Label,
  values: { readonly [K in keyof MeetingEvents[T]]?: MeetingEvents[T][K] | undefined },
  apart: { readonly label: Label; readonly values: Partial<MeetingEvents[T]> } = { label: own, values: {} },
): NewMeetingEvent {
  return {
    type,
    label: own,
    values: {
      ...label(values as Readonly<Record<string, FieldValue | undefined>>, own),
      ...label(apart.values as Readonly<Record<string, FieldValue | undefined>>, apart.label),
    },
  };
}

/** Public once the agenda is, before that known to the bodies. */
export const agendaLabel = ({ agendaPublishedAt }: MeetingState): Label => (agendaPublishedAt === undefined ? within : publicLabel);
