import type { CaseEvent } from '../events.ts';
import type { OrganisationId } from '../parties.ts';
import { emptyParticipation, evolveParticipation, type Input, type ParticipationState } from './state.ts';
import { passageNow } from './texts.ts';

export const noticeKinds = [
  'askedToTakePart',
  'timeRequested',
  'appointedToTakePart',
  'questionsReceived',
  'answerUsed',
  'inputMadePublic',
  'inputDisposed',
  'passageAltered',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something that someone taking part is to be told: what, to whom, of what and since when. Derived from the log, never stored. */
export interface Notice {
  /** The same however much of the log it is read from, so that what has been sent is not sent again. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly to: OrganisationId;
  readonly caseId: string;
  /** Id of the participant, question or input that it is about. */
  readonly about: string;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** Everything that those taking part in one case are to be told, oldest first; of a viewer's log, what that viewer may know of. */
export function noticesOf(events: readonly CaseEvent[]): readonly Notice[] {
  return events.reduce<{ readonly state: ParticipationState; readonly notices: readonly Notice[] }>(
    ({ state, notices }, event) => {
      const next = evolveParticipation(state, event);
      const told = noticesBetween(state, next).map(({ kind, to, about }) => ({
        id: [event.caseId, kind, about, event.recordedAt].join(' '),
        kind,
        to,
        about,
        caseId: event.caseId,
        recordedAt: event.recordedAt,
      }));
      return { state: next, notices: [...notices, ...told] };
    },
    { state: emptyParticipation, notices: [] },
  ).notices;
}

type Told = Pick<Notice, 'kind' | 'about'> & { readonly to: OrganisationId };

function noticesBetween(before: ParticipationState, after: ParticipationState): readonly Told[] {
  return [...ofParticipants(before, after), ...ofQuestions(before, after), ...ofInputs(before, after)];
}

function ofParticipants(before: ParticipationState, after: ParticipationState): readonly Told[] {
  return after.participants.flatMap((now) => {
    const then = before.participants.find(({ id }) => id === now.id);
    const tell = (kind: NoticeKind, to: OrganisationId | undefined): readonly Told[] =>
      to === undefined ? [] : [{ kind, to, about: now.id }];
    return [
      ...(now.askedOn !== undefined && then?.askedOn === undefined ? tell('askedToTakePart', now.account) : []),
      ...(now.consent?.consents === true && then?.consent === undefined ? tell('timeRequested', now.employer) : []),
      ...(now.appointedOn !== undefined && then?.appointedOn === undefined ? tell('appointedToTakePart', now.account) : []),
    ];
  });
}

function ofQuestions(before: ParticipationState, after: ParticipationState): readonly Told[] {
  const accountOf = (participant: string) => after.participants.find(({ id }) => id === participant)?.account;
  return after.questions.flatMap((now) => {
    const then = before.questions.find(({ id }) => id === now.id);
    const to = accountOf(now.participant);
    if (to === undefined) return [];
    return [
      ...(then === undefined ? [{ kind: 'questionsReceived' as const, to, about: now.id }] : []),
      ...(now.feedback !== undefined && then?.feedback === undefined ? [{ kind: 'answerUsed' as const, to, about: now.id }] : []),
    ];
  });
}

function ofInputs(before: ParticipationState, after: ParticipationState): readonly Told[] {
  const stands = ({ texts }: ParticipationState, input: Input): boolean =>
    (passageNow(texts, input)?.status ?? 'found') === 'found';
  return after.inputs.flatMap((now) => {
    const { id, from } = now;
    const then = before.inputs.find((input) => input.id === id);
    if (id === undefined || from === undefined || then === undefined) return [];
    const tell = (kind: NoticeKind): Told => ({ kind, to: from, about: id });
    return [
      ...(now.inputNumber !== undefined && then.inputNumber === undefined ? [tell('inputMadePublic')] : []),
      ...(now.disposition !== undefined && then.disposition === undefined ? [tell('inputDisposed')] : []),
      ...(before.texts !== after.texts && stands(before, then) && !stands(after, now) ? [tell('passageAltered')] : []),
    ];
  });
}
