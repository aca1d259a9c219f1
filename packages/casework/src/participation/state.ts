import { type CalendarDate, osloDate } from '@likeverd/reference';
import { type CaseEvent, type EventType, type EventValues, valuesOf } from '../events.ts';
import type { Row } from '../field.ts';
import type { OrganisationId } from '../parties.ts';
import { participationEventTypes } from './events.ts';
import { type InputStage, inputStages } from './fields.ts';
import { evolveTexts, type PublicTexts } from './texts.ts';

/** Someone proposed, asked or appointed to take part in a case. */
export type Participant = { readonly id: string } & Partial<Omit<EventValues['ParticipantAsked'], 'participant'>> &
  Partial<Omit<EventValues['ParticipantProposed'], never>> & {
    /** Organisation that proposed. */
    readonly proposedBy?: OrganisationId;
    readonly askedOn?: CalendarDate;
    readonly consent?: Partial<Omit<EventValues['ParticipationAnswered'], 'participant'>>;
    readonly release?: Partial<Omit<EventValues['TimeReleaseDecided'], 'participant'>>;
    readonly interests?: Partial<Omit<EventValues['InterestsJudged'], 'participant'>>;
    readonly appointedOn?: CalendarDate;
    /** Organisation that appointed. */
    readonly appointedBy?: OrganisationId;
  };

/** One question to one participant, with the answer and what came of it. */
export interface Question {
  readonly id: string;
  readonly participant: string;
  readonly question: string;
  readonly whyAsked: string;
  readonly answerKind: string;
  readonly answerBy: CalendarDate;
  readonly sharedBackground?: string;
  readonly askedOn: CalendarDate;
  /** Specialties of the others who got the same question. */
  readonly othersAsked: readonly string[];
  readonly answer?: Partial<Omit<EventValues['QuestionAnswered'], 'questionId'>> & { readonly answeredOn: CalendarDate };
  readonly feedback?: Disposition;
}

/** What came of an answer or an input. */
export type Disposition = Partial<Omit<EventValues['InputAnswered'], 'inputId' | 'inputNumber'>> & {
  readonly recordedOn: CalendarDate;
};

/** Input from outside, as given, as published, and with what came of it. */
export interface Input
  extends Partial<EventValues['InputGiven']>,
    Partial<Omit<EventValues['InputPublished'], 'inputId' | 'hiddenPassages'>> {
  /** Known to the bodies and the sender; the public knows the number. */
  readonly id?: string;
  readonly givenOn: CalendarDate;
  readonly givenAtStage: InputStage;
  /** Organisation that gave it. */
  readonly from?: OrganisationId;
  readonly disposition?: Disposition;
}

/** Participation in a case, as far as the reader of its log may know. */
export interface ParticipationState {
  readonly stage: InputStage;
  readonly registeredOn?: CalendarDate;
  readonly texts: PublicTexts;
  readonly participants: readonly Participant[];
  readonly questions: readonly Question[];
  readonly inputs: readonly Input[];
}

export const emptyParticipation: ParticipationState = {
  stage: 'beforeCommission',
  texts: {},
  participants: [],
  questions: [],
  inputs: [],
};

/** Milestones that everyone sees; those that only the bodies see must not show through the stage of an input. */
const milestones: Readonly<Partial<Record<EventType, InputStage>>> = {
  AssessmentCommissioned: 'duringAssessment',
  AssessmentDeclined: 'afterDecision',
  AssessmentSignedOff: 'beforeDecision',
  DecisionPublished: 'afterDecision',
};

const ownEvents: ReadonlySet<EventType> = new Set(participationEventTypes);

/** Participation after one more event of the case. */
export function evolveParticipation(before: ParticipationState, event: CaseEvent): ParticipationState {
  const stage = milestones[event.type] ?? before.stage;
  const texts = evolveTexts(before.texts, event);
  const state = stage === before.stage && texts === before.texts ? before : { ...before, stage, texts };
  if (event.type !== 'CaseRegistered' && !ownEvents.has(event.type)) return state;
  const on = osloDate(Date.parse(event.recordedAt));
  switch (event.type) {
    case 'CaseRegistered':
      return { ...state, registeredOn: on };
    case 'ParticipantProposed': {
      const id = nextId(
        event.actor.organisation,
        state.participants.filter(({ proposedBy }) => proposedBy === event.actor.organisation).length,
      );
      return withParticipant(state, id, { ...valuesOf(event, 'ParticipantProposed'), proposedBy: event.actor.organisation });
    }
    case 'ParticipantAsked':
      return changedParticipant(state, valuesOf(event, 'ParticipantAsked'), (values) => ({ ...values, askedOn: on }));
    case 'ParticipationAnswered':
      return changedParticipant(state, valuesOf(event, 'ParticipationAnswered'), (consent) => ({ consent }));
    case 'TimeReleaseDecided':
      return changedParticipant(state, valuesOf(event, 'TimeReleaseDecided'), (release) => ({ release }));
    case 'InterestsJudged':
      return changedParticipant(state, valuesOf(event, 'InterestsJudged'), (interests) => ({ interests }));
    case 'ParticipantAppointed':
      return changedParticipant(state, valuesOf(event, 'ParticipantAppointed'), (values) => ({
        ...values,
        appointedOn: on,
        appointedBy: event.actor.organisation,
      }));
    case 'QuestionsAsked':
      return withQuestions(state, valuesOf(event, 'QuestionsAsked') ?? {}, on);
    case 'QuestionAnswered': {
      const { questionId, ...answer } = valuesOf(event, 'QuestionAnswered') ?? {};
      return changedQuestion(state, questionId, { answer: { ...answer, answeredOn: on } });
    }
    case 'AnswerFollowedUp': {
      const { questionId, ...feedback } = valuesOf(event, 'AnswerFollowedUp') ?? {};
      return changedQuestion(state, questionId, { feedback: { ...feedback, recordedOn: on } });
    }
    case 'InputGiven': {
      const from = event.actor.organisation;
      const id = nextId(from, state.inputs.filter((input) => input.id !== undefined && input.from === from).length);
      const given: Input = { ...valuesOf(event, 'InputGiven'), id, from, givenOn: on, givenAtStage: state.stage };
      return { ...state, inputs: [...state.inputs, given] };
    }
    case 'InputPublished':
      return publishedInput(state, valuesOf(event, 'InputPublished') ?? {}, on);
    case 'InputAnswered': {
      const { inputId: _id, inputNumber, ...disposition } = valuesOf(event, 'InputAnswered') ?? {};
      return {
        ...state,
        inputs: state.inputs.map((input) =>
          inputNumber !== undefined && input.inputNumber === inputNumber
            ? { ...input, disposition: { ...disposition, recordedOn: on } }
            : input,
        ),
      };
    }
    default:
      return state;
  }
}

/** Ids are counted within an organisation, so that they tell nobody how many others there are. */
function nextId(organisation: OrganisationId, before: number): string {
  return `${organisation}.${before + 1}`;
}

function withParticipant(state: ParticipationState, id: string, values: Omit<Participant, 'id'>): ParticipationState {
  return state.participants.some((each) => each.id === id)
    ? { ...state, participants: state.participants.map((each) => (each.id === id ? { ...each, ...values } : each)) }
    : { ...state, participants: [...state.participants, { id, ...values }] };
}

function changedParticipant<V extends { readonly participant?: string }>(
  state: ParticipationState,
  values: V | null,
  change: (values: Omit<V, 'participant'>) => Omit<Participant, 'id'>,
): ParticipationState {
  const { participant, ...rest } = values ?? {};
  // Of an appointment the public knows the day and the expertise, not the person.
  const id = participant ?? `#${state.participants.length + 1}`;
  return values === null ? state : withParticipant(state, id, change(rest as Omit<V, 'participant'>));
}

function withQuestions(
  state: ParticipationState,
  { participant, sharedBackground, questions, othersAsked }: Partial<EventValues['QuestionsAsked']>,
  askedOn: CalendarDate,
): ParticipationState {
  if (participant === undefined) return state;
  const before = state.questions.filter((each) => each.participant === participant).length;
  const text = (row: Row, column: string): string => String(row[column] ?? '');
  const asked = (questions ?? []).map(
    (row, index): Question => ({
      id: `${participant}:${before + index + 1}`,
      participant,
      question: text(row, 'question'),
      whyAsked: text(row, 'whyAsked'),
      answerKind: text(row, 'answerKind'),
      answerBy: text(row, 'answerBy'),
      askedOn,
      othersAsked: othersAsked ?? [],
      ...(sharedBackground === undefined ? {} : { sharedBackground }),
    }),
  );
  return { ...state, questions: [...state.questions, ...asked] };
}

function changedQuestion(state: ParticipationState, id: string | undefined, change: Partial<Question>): ParticipationState {
  return { ...state, questions: state.questions.map((each) => (each.id === id ? { ...each, ...change } : each)) };
}

function publishedInput(
  state: ParticipationState,
  { inputId, givenOn, givenAtStage, ...values }: Partial<EventValues['InputPublished']>,
  on: CalendarDate,
): ParticipationState {
  // What came in without signing in is not in the log before it is published.
  if (state.inputs.some(({ id }) => id !== undefined && id === inputId)) {
    return { ...state, inputs: state.inputs.map((input) => (input.id === inputId ? { ...input, ...values } : input)) };
  }
  const stage = inputStages.find((each) => each === givenAtStage) ?? state.stage;
  const known = inputId === undefined ? {} : { id: inputId };
  return { ...state, inputs: [...state.inputs, { ...values, ...known, givenOn: givenOn ?? on, givenAtStage: stage }] };
}
