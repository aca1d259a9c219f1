import type { CaseState, CommandType, Party } from '../../src/index.ts';

/** What the acts of participation refer to in a case: the first that waits for them, as a page would fill it in. */
export function referencesIn(state: CaseState, actor: Party): { readonly [C in CommandType]?: Readonly<Record<string, unknown>> } {
  const { participants, questions, inputs } = state.participation;
  const first = (waits: (each: (typeof participants)[number]) => boolean) => ({
    participant: participants.find(waits)?.id ?? 'none.1',
  });
  const isForum = actor.organisation === 'bestillerforum' || actor.organisation === 'beslutningsforum';
  const ready = (each: (typeof participants)[number]): boolean =>
    each.consent?.consents === true &&
    each.interests?.interestsJudgement === 'noConflict' &&
    (each.participantKind !== 'clinicalExpert' || each.release?.release === 'workingHours');
  const accounts = new Map(participants.map(({ id, account }) => [id, account]));
  const proposed = participants.find(({ account }) => account === undefined);
  return {
    askParticipant: {
      participant: proposed?.id ?? 'none.1',
      ...(proposed?.participantKind === 'caseUserRepresentative' ? { account: 'brukerutvalgene', employer: undefined } : {}),
    },
    consentToTakePart: first((each) => each.account === actor.organisation && each.consent === undefined),
    releaseTime: first(
      (each) => each.employer === actor.organisation && each.consent?.consents === true && each.release === undefined,
    ),
    judgeInterests: first((each) => each.consent?.consents === true && each.interests === undefined),
    appointParticipant: first(
      (each) =>
        each.account !== undefined &&
        each.appointedOn === undefined &&
        ready(each) &&
        (each.participantKind === 'clinicalExpert') === !isForum,
    ),
    askQuestions: {
      askedParticipants: participants.filter(({ appointedOn }) => appointedOn !== undefined).map(({ id }) => ({ participant: id })),
    },
    answerQuestion: {
      questionId:
        questions.find(({ participant, answer }) => accounts.get(participant) === actor.organisation && answer === undefined)?.id ??
        'none.1:1',
    },
    giveFeedback: {
      questionId: questions.find(({ answer, feedback }) => answer !== undefined && feedback === undefined)?.id ?? 'none.1:1',
    },
    publishInput: { inputId: inputs.find(({ id, inputNumber }) => id !== undefined && inputNumber === undefined)?.id ?? 'none.1' },
    answerInput: {
      inputId:
        inputs.find(({ inputNumber, disposition }) => inputNumber !== undefined && disposition === undefined)?.id ?? 'none.1',
    },
  };
}
