import { type Acts, type Circumstances, event, label } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import { bodies, mayActFor, type OrganisationId } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState, Phase } from '../state.ts';
import { hidePassages } from './anchor.ts';
import { namedCapacities, type participationFields } from './fields.ts';
import { appoints, inputRoles, isRegion, personal, wants } from './people.ts';
import type { Input, Participant, ParticipationState, Question } from './state.ts';
import { type About, passageNow } from './texts.ts';

/**
 * From the day a case is public, whatever stands in it since: a phase that only the bodies see must not show through a refusal. Input is open at
 * every stage (S23.R3).
 */
export const sinceRegistered: readonly Phase[] = [
  'registered',
  'commissioned',
  'delivered',
  'signedOff',
  'decided',
  'published',
  'closed',
];

/** The acts of participation. */
export const participationActs: Acts<typeof participationFields> = {
  proposeParticipant: {
    roles: ['proposer', 'healthTrust', 'expert', 'userRepresentative', 'secretariat', 'assessor', 'bestillerforum'],
    roleRule: 'expert.proposal',
    phases: sinceRegistered,
    anytime: true,
    events: (values, _state, { actor }) => [event('ParticipantProposed', personal(actor.organisation), values)],
  },
  askParticipant: {
    roles: ['healthTrust', 'secretariat'],
    roleRule: 'expert.recruitedByRegions',
    phases: sinceRegistered,
    premises: (state, circumstances) => [...regionOrSecretariat(circumstances), ...waiting(state, isProposed)],
    requirements: ({ participant, account, employer, replyBy }, state, { today }) => [
      ...known(state, participant, isProposed, 'participant.answered'),
      ...ofParticipant(state, participant, (each) => [
        ...(each.participantKind === 'clinicalExpert' && employer === undefined
          ? [reject('field.missing', 'expert.release', { field: 'employer' }, 'employer')]
          : []),
        // An account that were the employer's would show the expert's answers to the management.
        ...(account !== employer && mayActFor(each.participantKind === 'clinicalExpert' ? 'expert' : 'userRepresentative', account)
          ? []
          : [reject('participant.account', 'expert.recruitedByRegions', { account }, 'account')]),
      ]),
      ...(replyBy < today ? [reject('date.inThePast', 'expert.recruitedByRegions', { today }, 'replyBy')] : []),
    ],
    events: ({ participant, ...values }, state, { actor }) => {
      const { participantKind, participantName, expertise } = participantOf(state, participant) ?? {};
      const concerned = personal(actor.organisation, [values.account, values.employer]);
      return [
        event('ParticipantAsked', concerned, {
          participant,
          ...present({ participantKind, participantName, expertise }),
          ...values,
        }),
      ];
    },
  },
  consentToTakePart: {
    roles: ['expert', 'userRepresentative'],
    roleRule: 'expert.consent',
    phases: sinceRegistered,
    premises: (state, { actor }) => waiting(state, (each) => isOwn(each, actor.organisation) && each.consent === undefined),
    requirements: ({ participant }, state, { actor }) => [
      ...yours(state, participant, (each) => isOwn(each, actor.organisation)),
      ...known(state, participant, ({ consent }) => consent === undefined, 'participant.answered'),
    ],
    events: ({ interestsInCase, ...values }, state, { actor }) => {
      const { employer } = participantOf(state, values.participant) ?? {};
      return [
        {
          type: 'ParticipationAnswered',
          label: personal(actor.organisation, [employer]),
          values: {
            ...label(values, personal(actor.organisation, [employer])),
            ...label({ interestsInCase }, personal(actor.organisation)),
          },
        },
      ];
    },
  },
  releaseTime: {
    roles: ['healthTrust'],
    roleRule: 'expert.release',
    phases: sinceRegistered,
    premises: (state, { actor }) =>
      waiting(
        state,
        (each) => each.employer === actor.organisation && each.consent?.consents === true && each.release === undefined,
      ),
    requirements: ({ participant }, state, { actor }) => [
      ...yours(state, participant, ({ employer }) => employer === actor.organisation),
      ...known(state, participant, ({ release }) => release === undefined, 'participant.answered'),
      ...ofParticipant(state, participant, (each) =>
        wants.consent(each) ? [reject('participant.noConsent', 'expert.consent', {}, 'participant')] : [],
      ),
    ],
    events: (values, state, { actor }) => {
      const { account } = participantOf(state, values.participant) ?? {};
      return [event('TimeReleaseDecided', personal(actor.organisation, [account]), values)];
    },
  },
  judgeInterests: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'expert.interests',
    phases: sinceRegistered,
    premises: (state) => waiting(state, wants.judgement),
    requirements: ({ participant }, state) => known(state, participant, wants.judgement, 'participant.answered'),
    events: (values, state, { actor }) => {
      const { account } = participantOf(state, values.participant) ?? {};
      return [event('InterestsJudged', personal(actor.organisation, [account]), values)];
    },
  },
  appointParticipant: {
    roles: ['healthTrust', 'bestillerforum', 'beslutningsforum'],
    roleRule: 'expert.recruitedByRegions',
    phases: sinceRegistered,
    premises: (state, { actor }) => waiting(state, (each) => isAsked(each) && appointsFor(each, actor.organisation).length === 0),
    requirements: ({ participant }, state, { actor }) => [
      ...known(state, participant, isAsked, 'participant.answered'),
      ...ofParticipant(state, participant, (each) => [
        ...appointsFor(each, actor.organisation),
        ...(wants.consent(each) ? [reject('participant.noConsent', 'expert.consent', {}, 'participant')] : []),
        ...(wants.release(each) ? [reject('participant.notReleased', 'expert.release', {}, 'participant')] : []),
        ...(wants.judgement(each) ? [reject('participant.interestsNotJudged', 'expert.interests', {}, 'participant')] : []),
        ...(wants.impartiality(each) ? [reject('participant.disqualified', 'expert.interests', {}, 'participant')] : []),
      ]),
    ],
    events: ({ participant }, state, { actor }) => {
      const { participantKind, expertise, account, employer } = participantOf(state, participant) ?? {};
      return [
        {
          type: 'ParticipantAppointed',
          label: publicLabel,
          values: {
            ...label({ participantKind, expertise }, publicLabel),
            ...label({ participant }, personal(actor.organisation, [account, employer])),
          },
        },
      ];
    },
  },
  askQuestions: {
    roles: ['assessor', 'secretariat'],
    roleRule: 'expert.questions',
    phases: sinceRegistered,
    anytime: true,
    premises: (state, circumstances) => [
      ...handlesCase(state, circumstances),
      ...waiting(state, ({ appointedOn }) => appointedOn !== undefined),
    ],
    requirements: ({ askedParticipants, questions }, state, { today }) => [
      ...askedParticipants.flatMap(({ participant }, index) =>
        known(
          state,
          participant,
          ({ appointedOn }) => appointedOn !== undefined,
          'participant.notAppointed',
          `askedParticipants.${index + 1}.participant`,
        ),
      ),
      ...questions.flatMap(({ answerBy }, index) =>
        answerBy < today ? [reject('date.inThePast', 'expert.questions', { today }, `questions.${index + 1}.answerBy`)] : [],
      ),
    ],
    events: ({ askedParticipants, sharedBackground, questions }, state) => {
      const asked = [...new Set(askedParticipants.map(({ participant }) => participant))].flatMap(
        (id) => participantOf(state, id) ?? [],
      );
      return asked.map((each) =>
        event('QuestionsAsked', internalTo(each.account ?? bodies.secretariat), {
          participant: each.id,
          questions,
          othersAsked: asked.flatMap(({ id, expertise }) => (id === each.id || expertise === undefined ? [] : [expertise])),
          ...present({ sharedBackground }),
        }),
      );
    },
  },
  answerQuestion: {
    roles: ['expert', 'userRepresentative'],
    roleRule: 'expert.questions',
    phases: sinceRegistered,
    premises: (state, { actor }) =>
      ownQuestions(state, actor.organisation).some(({ answer }) => answer === undefined)
        ? []
        : [reject('question.none', 'order.ofSteps')],
    requirements: ({ questionId, yesOrNoAnswer, likelyValue }, state, { actor }) => {
      const question = ownQuestions(state, actor.organisation).find(({ id }) => id === questionId);
      if (question === undefined) return [reject('question.unknown', 'order.ofSteps', { question: questionId }, 'questionId')];
      return [
        ...(question.answer === undefined ? [] : [reject('question.none', 'order.ofSteps', {}, 'questionId')]),
        ...(question.answerKind === 'yesOrNo' && yesOrNoAnswer === undefined
          ? [reject('question.kind', 'expert.questions', { kind: question.answerKind }, 'yesOrNoAnswer')]
          : []),
        ...(question.answerKind === 'estimate' && likelyValue === undefined
          ? [reject('question.kind', 'expert.questions', { kind: question.answerKind }, 'likelyValue')]
          : []),
      ];
    },
    events: (values, _state, { actor }) => [event('QuestionAnswered', internalTo(actor.organisation), values)],
  },
  giveFeedback: {
    roles: ['assessor', 'secretariat'],
    roleRule: 'expert.feedback',
    phases: sinceRegistered,
    premises: (state, circumstances) => [
      ...handlesCase(state, circumstances),
      ...(state.participation.questions.some(awaitsFeedback) ? [] : [reject('question.notAnswered', 'order.ofSteps')]),
    ],
    requirements: ({ questionId }, state) => {
      const question = state.participation.questions.find(({ id }) => id === questionId);
      if (question === undefined) return [reject('question.unknown', 'order.ofSteps', { question: questionId }, 'questionId')];
      if (question.answer === undefined) return [reject('question.notAnswered', 'order.ofSteps', {}, 'questionId')];
      return question.feedback === undefined ? [] : [reject('question.hasFeedback', 'order.ofSteps', {}, 'questionId')];
    },
    events: (values, state) => {
      const question = state.participation.questions.find(({ id }) => id === values.questionId);
      const { account } = participantOf(state, question?.participant) ?? {};
      return [event('AnswerFollowedUp', internalTo(account ?? bodies.secretariat), values)];
    },
  },
  giveInput: {
    roles: inputRoles,
    roleRule: 'input.openToAll',
    phases: sinceRegistered,
    anytime: true,
    requirements: (values, state) => [
      ...quoteIn(values, state.participation),
      ...passagesIn(values.inputText, values.hiddenPassages),
    ],
    events: ({ contact, ...values }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'InputGiven',
          label: own,
          values: { ...label(values, own), ...label({ contact }, contactLabel(actor.organisation)) },
        },
      ];
    },
  },
  publishInput: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: sinceRegistered,
    premises: (state) => (state.participation.inputs.some(isUnpublished) ? [] : [reject('input.none', 'order.ofSteps')]),
    requirements: ({ inputId, hiddenPassages }, state) => {
      const input = inputOf(state, inputId);
      if (input === undefined) return [reject('input.unknown', 'order.ofSteps', { input: inputId }, 'inputId')];
      return [
        ...(isUnpublished(input) ? [] : [reject('input.alreadyPublished', 'order.ofSteps', {}, 'inputId')]),
        ...passagesIn(input.inputText ?? '', hiddenPassages),
      ];
    },
    events: ({ inputId, inputPublication, hiddenPassages, withheldGround }, state) => {
      const input = inputOf(state, inputId);
      return input === undefined
        ? []
        : [published(input, inputPublication, hiddenPassages ?? [], withheldGround, nextInputNumber(state))];
    },
  },
  /** Input from someone who is not signed in: it comes into the case when the secretariat publishes it, and only as it is published. */
  receiveInput: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: sinceRegistered,
    anytime: true,
    requirements: ({ inputId, inputText, hiddenPassages }, state) => [
      ...(inputOf(state, inputId) === undefined ? [] : [reject('input.alreadyPublished', 'order.ofSteps', {}, 'inputId')]),
      ...passagesIn(inputText, hiddenPassages),
    ],
    events: ({ inputId, inputPublication, hiddenPassages, withheldGround, ...given }, state) => [
      published({ id: inputId, ...given }, inputPublication, hiddenPassages ?? [], withheldGround, nextInputNumber(state)),
    ],
  },
  answerInput: {
    roles: ['assessor', 'secretariat'],
    roleRule: 'input.disposition',
    phases: sinceRegistered,
    premises: (state, circumstances) => [
      ...handlesCase(state, circumstances),
      ...(state.participation.inputs.some(awaitsDisposition) ? [] : [reject('input.none', 'order.ofSteps')]),
    ],
    requirements: ({ inputId }, state) => {
      const input = inputOf(state, inputId);
      if (input === undefined) return [reject('input.unknown', 'order.ofSteps', { input: inputId }, 'inputId')];
      if (isUnpublished(input)) return [reject('input.notPublished', 'order.ofSteps', {}, 'inputId')];
      return input.disposition === undefined ? [] : [reject('input.alreadyAnswered', 'order.ofSteps', {}, 'inputId')];
    },
    events: ({ inputId, ...values }, state) => {
      const { from, inputNumber } = inputOf(state, inputId) ?? {};
      return [
        {
          type: 'InputAnswered',
          label: publicLabel,
          values: {
            ...label({ ...values, inputNumber }, publicLabel),
            ...label({ inputId }, internalTo(from ?? bodies.secretariat)),
          },
        },
      ];
    },
  },
};

const isProposed = ({ account }: Participant): boolean => account === undefined;
const isAsked = ({ account, appointedOn }: Participant): boolean => account !== undefined && appointedOn === undefined;
const isOwn = ({ account }: Participant, organisation: OrganisationId): boolean => account === organisation;
const isUnpublished = ({ id, inputNumber }: Input): boolean => id !== undefined && inputNumber === undefined;
const awaitsDisposition = ({ inputNumber, disposition }: Input): boolean => inputNumber !== undefined && disposition === undefined;
const awaitsFeedback = ({ answer, feedback }: Question): boolean => answer !== undefined && feedback === undefined;

function participantOf(state: CaseState, id: string | undefined): Participant | undefined {
  return state.participation.participants.find((each) => each.id === id);
}

function inputOf(state: CaseState, id: string): Input | undefined {
  return state.participation.inputs.find((each) => each.id === id);
}

function ownQuestions(state: CaseState, organisation: OrganisationId): readonly Question[] {
  const { participants, questions } = state.participation;
  const own = new Set(participants.filter((each) => isOwn(each, organisation)).map(({ id }) => id));
  return questions.filter(({ participant }) => own.has(participant));
}

/** That anyone waits for the act. */
function waiting(state: CaseState, waits: (participant: Participant) => boolean): readonly Rejection[] {
  return state.participation.participants.some(waits) ? [] : [reject('participant.none', 'order.ofSteps')];
}

/** That the named participant exists, and waits for the act. */
function known(
  state: CaseState,
  id: string,
  waits: (participant: Participant) => boolean,
  otherwise: Rejection['code'],
  field = 'participant',
): readonly Rejection[] {
  const found = participantOf(state, id);
  if (found === undefined) return [reject('participant.unknown', 'order.ofSteps', { participant: id }, field)];
  return waits(found) ? [] : [reject(otherwise, 'order.ofSteps', {}, field)];
}

function ofParticipant(
  state: CaseState,
  id: string,
  judge: (participant: Participant) => readonly Rejection[],
): readonly Rejection[] {
  const found = participantOf(state, id);
  return found === undefined ? [] : judge(found);
}

function yours(state: CaseState, id: string, isYours: (participant: Participant) => boolean): readonly Rejection[] {
  return ofParticipant(state, id, (each) =>
    isYours(each) ? [] : [reject('participant.notYours', 'order.ofSteps', {}, 'participant')],
  );
}

function regionOrSecretariat({ actor }: Circumstances): readonly Rejection[] {
  return actor.role === 'secretariat' || isRegion(actor.organisation)
    ? []
    : [reject('region.only', 'expert.recruitedByRegions', { organisation: actor.organisation })];
}

function appointsFor(participant: Participant, organisation: OrganisationId): readonly Rejection[] {
  if (appoints(participant, organisation)) return [];
  return participant.participantKind === 'clinicalExpert'
    ? [reject('region.only', 'expert.recruitedByRegions', { organisation })]
    : [reject('forum.only', 'user.appointedByForum', { organisation })];
}

/** From the commission on the commissioned body has the case; before that, either agency. */
function handlesCase(state: CaseState, { actor }: Circumstances): readonly Rejection[] {
  const body = state.commission?.body;
  return actor.role !== 'assessor' || body === undefined || body === actor.organisation
    ? []
    : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body })];
}

export function passagesIn(text: string, passages: readonly { readonly passage: string }[] | undefined): readonly Rejection[] {
  const hidden = hidePassages(text, passages?.map(({ passage }) => passage) ?? []);
  return hidden.ok
    ? []
    : hidden.missing.map((index) => reject('passage.notFound', 'input.openToAll', {}, `hiddenPassages.${index + 1}.passage`));
}

/** That the passage stands in the text that it is said to; whether it stands in the report is known outside of the case. */
export function quoteIn(about: About, { texts }: ParticipationState): readonly Rejection[] {
  if (about.quotedText === undefined && (about.textBefore !== undefined || about.textAfter !== undefined))
    return [reject('quote.incomplete', 'input.openToAll', {}, 'quotedText')];
  const stands = about.inputTarget === 'reportText' || (passageNow(texts, about)?.status ?? 'found') === 'found';
  return stands ? [] : [reject('quote.notFound', 'input.openToAll', {}, 'quotedText')];
}

function contactLabel(owner: OrganisationId): Label {
  return { class: 'confidential', ground: 'personalCircumstances', owner, sharedWith: [bodies.secretariat] };
}

function nextInputNumber(state: CaseState): number {
  return state.participation.inputs.filter(({ inputNumber }) => inputNumber !== undefined).length + 1;
}

/** Input as everyone sees it: the text without what is hidden; of withheld input only that it was given, and on which ground it is withheld. */
function published(
  input: Omit<Input, 'givenAtStage'> & { readonly givenAtStage: string },
  inputPublication: string,
  passages: readonly { readonly passage: string; readonly ground: string }[],
  withheldGround: string | undefined,
  inputNumber: number,
) {
  const {
    id,
    from,
    givenOn,
    givenAtStage,
    inputTarget,
    reportSection,
    reportLanguage,
    senderCapacity,
    senderName,
    senderInterests,
    quotedText,
    textBefore,
    textAfter,
  } = input;
  const hidden = hidePassages(
    input.inputText ?? '',
    inputPublication === 'publishPartly' ? passages.map(({ passage }) => passage) : [],
  );
  const named = namedCapacities.includes(senderCapacity ?? '') ? { senderName } : {};
  const content =
    inputPublication === 'publishWithheld' || !hidden.ok
      ? { withheldGround }
      : {
          reportSection,
          reportLanguage,
          quotedText,
          textBefore,
          textAfter,
          senderInterests,
          ...named,
          publishedText: hidden.text,
          ...(inputPublication === 'publishPartly' ? { hiddenGrounds: [...new Set(passages.map(({ ground }) => ground))] } : {}),
        };
  return {
    type: 'InputPublished' as const,
    label: publicLabel,
    values: {
      ...label({ inputNumber, givenOn, givenAtStage, inputTarget, senderCapacity, ...content }, publicLabel),
      ...label({ inputId: id }, internalTo(from ?? bodies.secretariat)),
    },
  };
}

/** The values that are there. */
function present<T extends Readonly<Record<string, unknown>>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
