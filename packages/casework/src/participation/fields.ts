import { healthTrusts } from '@likeverd/reference';
import { day, type Field, type Fields, optionalProse, prose } from '../field.ts';

const participantKinds = ['clinicalExpert', 'caseUserRepresentative'] as const;
const answerKinds = ['words', 'yesOrNo', 'estimate'] as const;
/** What came of an answer or an input. */
const effects = ['changedText', 'unchangedText', 'notedOnly'] as const;
/** Where something was changed because of an answer or an input. */
const changedPlaces = ['changedDocument', 'changedSummary', 'changedRegistration', 'changedCommission', 'changedDecision'] as const;
/** The public texts of a case on which input can be given; `wholeCase` is the case as such. */
export const inputTargets = [
  'wholeCase',
  'populationText',
  'comparatorText',
  'commissionReasonText',
  'benefitText',
  'resourcesText',
  'severityText',
  'uncertaintyText',
  'decisionPopulationText',
  'decisionConditionsText',
  'reasonBenefitText',
  'reasonResourcesText',
  'reasonSeverityText',
  'reasonOverallText',
  /** A passage that the authors wrote in a section of the living report. */
  'reportText',
] as const;
export type InputTarget = (typeof inputTargets)[number];
/** On whose behalf input is given. */
const capacities = ['patient', 'relative', 'healthProfessional', 'organisationInput', 'companyInput', 'privatePerson'] as const;
/** Capacities in which a name is published. */
export const namedCapacities: readonly string[] = ['organisationInput', 'companyInput'];
/** The public milestones after which input was given. */
export const inputStages = ['beforeCommission', 'duringAssessment', 'beforeDecision', 'afterDecision'] as const;
export type InputStage = (typeof inputStages)[number];
const publications = ['publishWhole', 'publishPartly', 'publishWithheld'] as const;

/** Why a passage is hidden: personal circumstances, or trade secrets (offentleglova § 13, jf. forvaltningsloven § 13). */
const hiddenGrounds = ['groundPersonal', 'groundTradeSecret'] as const;

/** Longest passage that can be chosen, in characters. */
const longestQuote = 2_000;

const reference = { kind: 'text', required: true, longest: 120 } as const satisfies Field;
const shortText = { kind: 'text', required: true, shortest: 2, longest: 200 } as const satisfies Field;
const hours = { kind: 'amount', required: true, minimum: 0.5, maximum: 1_000, unit: 'hours' } as const satisfies Field;
const context = { kind: 'text', required: false, longest: 60 } as const satisfies Field;
const hidden = {
  kind: 'rows',
  required: false,
  most: 20,
  columns: {
    passage: { kind: 'longText', required: true, longest: longestQuote },
    ground: { kind: 'choice', required: true, choices: hiddenGrounds },
  },
} as const satisfies Field;

/** What came of an answer or an input, and where. */
const outcome = {
  inputEffect: { kind: 'choice', required: true, choices: effects },
  inputEffectReason: prose,
  changedPlace: { kind: 'choice', required: true, choices: changedPlaces, when: { field: 'inputEffect', is: ['changedText'] } },
  documentVersion: {
    kind: 'amount',
    required: true,
    minimum: 1,
    maximum: 1_000_000,
    unit: 'versionNumber',
    when: { field: 'changedPlace', is: ['changedDocument'] },
  },
} as const satisfies Fields;

const inReport = { field: 'inputTarget', is: ['reportText'] } as const;
/** What an input is about, filled in by the page on which it is chosen. */
const about = {
  inputTarget: { kind: 'choice', required: true, choices: inputTargets },
  reportSection: { kind: 'text', required: true, longest: 60, when: inReport },
  reportLanguage: { kind: 'choice', required: true, choices: ['nb', 'nn', 'en'], when: inReport },
  quotedText: { kind: 'longText', required: false, longest: longestQuote },
  textBefore: context,
  textAfter: context,
} as const satisfies Fields;
/** What an input says, and who says it. */
const content = {
  inputText: prose,
  senderCapacity: { kind: 'choice', required: true, choices: capacities },
  senderName: {
    ...shortText,
    rule: 'input.sender',
    when: { field: 'senderCapacity', is: ['organisationInput', 'companyInput'] },
  },
  senderInterests: { ...prose, shortest: 2, longest: 2_000, rule: 'input.sender' },
} as const satisfies Fields;
/** How much of an input everyone may read. */
const publication = {
  inputPublication: { kind: 'choice', required: true, choices: publications },
  hiddenPassages: { ...hidden, required: true, when: { field: 'inputPublication', is: ['publishPartly'] } },
  withheldGround: {
    kind: 'choice',
    required: true,
    choices: hiddenGrounds,
    rule: 'input.published',
    when: { field: 'inputPublication', is: ['publishWithheld'] },
  },
} as const satisfies Fields;

/**
 * The form of whoever gives input without signing in. The address is for the confirmation and the answer and is never published; a name is
 * asked only of those who speak for others.
 */
export const openInputFields = {
  ...about,
  ...content,
  email: { kind: 'text', required: true, shortest: 5, longest: 254, rule: 'input.sender' },
  hiddenPassages: hidden,
  publicationConsent: { kind: 'boolean', required: true, rule: 'input.published' },
} as const satisfies Fields;

/** The forms of participation. */
export const participationFields = {
  proposeParticipant: {
    participantKind: { kind: 'choice', required: true, choices: participantKinds },
    participantName: shortText,
    expertise: shortText,
    workplace: { ...shortText, required: false },
    proposalReason: prose,
  },
  askParticipant: {
    participant: reference,
    account: { kind: 'text', required: true, shortest: 3, longest: 100 },
    employer: {
      kind: 'choice',
      required: false,
      choices: healthTrusts.trusts.map(({ id }) => id),
      rule: 'expert.release',
    },
    assignment: prose,
    hoursNeeded: hours,
    replyBy: day,
  },
  consentToTakePart: {
    participant: reference,
    consents: { kind: 'boolean', required: true },
    consentConditions: optionalProse,
    hasInterestsInCase: { kind: 'boolean', required: true, rule: 'expert.interests', when: { field: 'consents', is: ['true'] } },
    interestsInCase: { ...prose, rule: 'expert.interests', when: { field: 'hasInterestsInCase', is: ['true'] } },
  },
  releaseTime: {
    participant: reference,
    release: { kind: 'choice', required: true, choices: ['workingHours', 'paidOvertime', 'notReleased'] },
    releasedHours: { ...hours, rule: 'expert.release', when: { field: 'release', is: ['workingHours', 'paidOvertime'] } },
    releaseRefusal: { ...prose, rule: 'expert.release', when: { field: 'release', is: ['notReleased'] } },
  },
  judgeInterests: {
    participant: reference,
    interestsJudgement: { kind: 'choice', required: true, choices: ['noConflict', 'mayTakePart', 'conflictOfInterest'] },
    judgementReason: prose,
  },
  appointParticipant: { participant: reference },
  askQuestions: {
    askedParticipants: { kind: 'rows', required: true, most: 20, columns: { participant: reference } },
    sharedBackground: optionalProse,
    questions: {
      kind: 'rows',
      required: true,
      most: 30,
      columns: {
        question: { kind: 'longText', required: true, shortest: 10, longest: 2_000 },
        whyAsked: { kind: 'longText', required: true, shortest: 10, longest: 2_000 },
        answerKind: { kind: 'choice', required: true, choices: answerKinds },
        answerBy: day,
      },
    },
  },
  answerQuestion: {
    questionId: reference,
    yesOrNoAnswer: { kind: 'choice', required: false, choices: ['answerYes', 'answerNo', 'answerUncertain'] },
    likelyValue: { kind: 'text', required: false, longest: 100 },
    lowestValue: { kind: 'text', required: false, longest: 100 },
    highestValue: { kind: 'text', required: false, longest: 100 },
    answerText: prose,
    beyondTheQuestion: optionalProse,
  },
  giveFeedback: { questionId: reference, ...outcome },
  giveInput: {
    ...about,
    ...content,
    contact: { kind: 'text', required: true, shortest: 5, longest: 200 },
    hiddenPassages: hidden,
  },
  publishInput: { inputId: reference, ...publication },
  receiveInput: {
    inputId: reference,
    ...publication,
    ...about,
    ...content,
    givenOn: day,
    givenAtStage: { kind: 'choice', required: true, choices: inputStages },
  },
  answerInput: { inputId: reference, ...outcome },
} as const satisfies Record<string, Fields>;
