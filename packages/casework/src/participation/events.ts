import type { CalendarDate } from '@likeverd/reference';
import type { Row } from '../field.ts';

interface Outcome {
  inputEffect: string;
  inputEffectReason: string;
  changedPlace: string;
  documentVersion: number;
}

/** What the events of participation say. */
export interface ParticipationEvents {
  ParticipantProposed: {
    participantKind: string;
    participantName: string;
    expertise: string;
    workplace: string;
    proposalReason: string;
  };
  ParticipantAsked: {
    participant: string;
    participantKind: string;
    participantName: string;
    expertise: string;
    account: string;
    employer: string;
    assignment: string;
    hoursNeeded: number;
    replyBy: CalendarDate;
  };
  ParticipationAnswered: {
    participant: string;
    consents: boolean;
    consentConditions: string;
    hasInterestsInCase: boolean;
    interestsInCase: string;
  };
  TimeReleaseDecided: { participant: string; release: string; releasedHours: number; releaseRefusal: string };
  InterestsJudged: { participant: string; interestsJudgement: string; judgementReason: string };
  ParticipantAppointed: { participant: string; participantKind: string; expertise: string };
  QuestionsAsked: { participant: string; sharedBackground: string; questions: readonly Row[]; othersAsked: readonly string[] };
  QuestionAnswered: {
    questionId: string;
    yesOrNoAnswer: string;
    likelyValue: string;
    lowestValue: string;
    highestValue: string;
    answerText: string;
    beyondTheQuestion: string;
  };
  AnswerFollowedUp: Outcome & { questionId: string };
  InputGiven: {
    inputTarget: string;
    reportSection: string;
    reportLanguage: string;
    quotedText: string;
    textBefore: string;
    textAfter: string;
    inputText: string;
    senderCapacity: string;
    senderName: string;
    senderInterests: string;
    contact: string;
    hiddenPassages: readonly Row[];
  };
  InputPublished: {
    inputId: string;
    inputNumber: number;
    givenOn: CalendarDate;
    givenAtStage: string;
    inputTarget: string;
    reportSection: string;
    reportLanguage: string;
    quotedText: string;
    textBefore: string;
    textAfter: string;
    publishedText: string;
    senderCapacity: string;
    senderName: string;
    senderInterests: string;
    withheldGround: string;
    hiddenGrounds: readonly string[];
  };
  InputAnswered: Outcome & { inputId: string; inputNumber: number };
}

export const participationEventTypes = [
  'ParticipantProposed',
  'ParticipantAsked',
  'ParticipationAnswered',
  'TimeReleaseDecided',
  'InterestsJudged',
  'ParticipantAppointed',
  'QuestionsAsked',
  'QuestionAnswered',
  'AnswerFollowedUp',
  'InputGiven',
  'InputPublished',
  'InputAnswered',
] as const satisfies readonly (keyof ParticipationEvents)[];
