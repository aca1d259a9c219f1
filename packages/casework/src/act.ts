import type { CalendarDate } from '@likeverd/reference';
import type { Label } from './confidentiality.ts';
import type { EventType, EventValues, Labelled, NewEvent } from './events.ts';
import type { Fields, FieldValue, ValuesOf } from './field.ts';
import type { CaseKind } from './intake/events.ts';
import type { Enrolment } from './intake/enrolment.ts';
import { bodies, type OrganisationId, type Party, type Role } from './parties.ts';
import { type Rejection, reject } from './rejections.ts';
import type { RuleId } from './rules.ts';
import type { CaseState, Phase } from './state.ts';
import type { Computations } from './temporary-introduction/question-values.ts';

/** What the shell knows and the rules need: who acts, the clock, and the next free number. */
export interface Circumstances {
  readonly actor: Party;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
  /** The same instant's calendar date in Europe/Oslo. */
  readonly today: CalendarDate;
  /** The lists of the simplified ways, where the shell has them; without them nothing is checked against them. */
  readonly enrolments?: readonly Enrolment[];
  /** What the shell has computed for the case, where the act cites it; without it nothing that is computed can be cited. */
  readonly computations?: Computations;
  /** Next free case number of the year, `ID2026_001`; reserved by the shell in the same transaction. */
  readonly nextNumber: string;
}

/** One kind of act: who may do it, when, by which rule, what else must hold, and which events follow. */
export interface Act<F extends Fields> {
  readonly roles: readonly Role[];
  readonly roleRule: RuleId;
  /** Phases in which the act may be done; empty for acts that open a case. */
  readonly phases: readonly Phase[];
  /** Kinds of case in which the act is ever done; default: every kind but a mini-HTA. It decides what is listed, `premises` what is refused. */
  readonly kinds?: readonly CaseKind[];
  /** The rule that puts the act at this place; default: the order of steps. */
  readonly stepRule?: RuleId;
  /** Open for whoever wishes, always or once the case is so for an organisation: a case in which it can be done waits for nobody because of it. */
  readonly anytime?: true | ((state: CaseState, organisation: OrganisationId) => boolean);
  /** What must hold of the case whatever the form says. */
  readonly premises?: (state: CaseState, circumstances: Circumstances) => readonly Rejection[];
  /** What must hold of the form's values in this case. */
  readonly requirements?: (values: ValuesOf<F>, state: CaseState, circumstances: Circumstances) => readonly Rejection[];
  readonly events: (values: ValuesOf<F>, state: CaseState, circumstances: Circumstances) => readonly NewEvent[];
}

/** The acts of a room, one for each of its forms. */
export type Acts<T extends Readonly<Record<string, Fields>>> = { readonly [C in keyof T]: Act<T[C]> };

export function notInTheFuture(meetingDate: CalendarDate, today: CalendarDate, rule: RuleId): readonly Rejection[] {
  return meetingDate > today ? [reject('date.inTheFuture', rule, { today }, 'meetingDate')] : [];
}

/** Organisation that asked for the case. */
export function ownerOf(state: CaseState): OrganisationId {
  return state.submitter ?? bodies.secretariat;
}

/** An event all of whose values carry the class of the event. */
export function event<T extends EventType>(type: T, own: Label, values: Partial<EventValues[T]>): NewEvent {
  return { type, label: own, values: label(values as Readonly<Record<string, FieldValue | undefined>>, own) };
}

/** Values under one class; those that are absent are left out. */
export function label(
  values: Readonly<Record<string, FieldValue | undefined>>,
  own: Label,
): Readonly<Record<string, Labelled<FieldValue>>> {
  const labelled: Record<string, Labelled<FieldValue>> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) labelled[name] = { label: own, value };
  return labelled;
}
