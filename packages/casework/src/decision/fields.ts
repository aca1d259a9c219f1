import { reassessmentOutcomes } from '../reassessment/fields.ts';
import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';

/**
 * What can be decided of introduction: A9 (b), facts 3.3. Parts of an indication are `introducedInPart`; a method that is in use while it
 * is found out what it does is `introducedTemporarily`; one that has been in use and is offered no more is `discontinued`.
 */
const decisionOutcomes = [
  'introduced',
  'introducedForSubgroup',
  'introducedInPart',
  'introducedTemporarily',
  'notIntroduced',
  'discontinued',
] as const;
type DecisionOutcome = (typeof decisionOutcomes)[number];

/** The outcomes after which the method is in use, wholly or partly. */
const introducingOutcomes = [
  'introduced',
  'introducedForSubgroup',
  'introducedInPart',
  'introducedTemporarily',
] as const satisfies readonly DecisionOutcome[];

/** True when the method may be used after the decision, by all or by some. */
export function introduces(outcome: string | undefined): boolean {
  return introducingOutcomes.some((introducing) => introducing === outcome);
}

/** The judgements beside the three criteria that a rationale must state. S06 (c), S21.R1. */
export const judgements = ['uncertainty', 'budget', 'rarity', 'organisation', 'personnel'] as const;

const comparators = ['below', 'atMost', 'equals', 'atLeast', 'above'] as const;

const outcome = { kind: 'choice', required: true, choices: decisionOutcomes, section: 'decisionItself' } as const satisfies Field;
const agreeing = {
  kind: 'choices',
  required: true,
  rule: 'decision.consensus',
  choices: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
} as const satisfies Field;
const reason = { ...prose, rule: 'decision.reasonPerCriterion', section: 'decisionReasons' } as const satisfies Field;
const shortText = { kind: 'text', required: true, shortest: 2, longest: 500 } as const satisfies Field;
const optionalText = { ...shortText, required: false } as const satisfies Field;
const address = { kind: 'text', required: false, shortest: 10, longest: 500 } as const satisfies Field;

/** Kinds of conditions. Facts 3.3, A9 (b), S08.R1. */
const conditionKinds = [
  'competenceCondition',
  'testCondition',
  'registrationCondition',
  'tenderCondition',
  'placeCondition',
  'stepwiseCondition',
  'supplyCondition',
  'otherCondition',
] as const;

const conditions = {
  kind: 'rows',
  required: false,
  section: 'decisionConditions',
  most: 20,
  columns: {
    kind: {
      kind: 'choice',
      required: true,
      choices: conditionKinds,
    },
    text: { ...prose, longest: 2_000 },
  },
} as const satisfies Field;

/** A criterion with a code system is measurable: then code, comparison and value are asked for. */
const coded = { field: 'system', is: ['loinc', 'nlk', 'snomed'] } as const;

const startStopCriteria = {
  kind: 'rows',
  required: false,
  rule: 'decision.measurableCriteria',
  section: 'decisionCriteria',
  most: 20,
  columns: {
    kind: { kind: 'choice', required: true, choices: ['startCriterion', 'stopCriterion'] },
    criterion: { ...prose, shortest: 5, longest: 1_000 },
    system: { kind: 'choice', required: false, choices: ['loinc', 'nlk', 'snomed'] },
    code: { kind: 'text', required: true, longest: 20, when: coded },
    comparator: { kind: 'choice', required: true, choices: comparators, when: coded },
    value: { kind: 'amount', required: true, minimum: -1_000_000_000, maximum: 1_000_000_000, unit: 'number', when: coded },
    unit: { kind: 'text', required: false, longest: 30, when: coded },
    measured: { kind: 'text', required: false, longest: 200 },
  },
} as const satisfies Field;

const judgementRows = {
  kind: 'rows',
  required: true,
  rule: 'decision.judgements',
  section: 'decisionJudgements',
  most: judgements.length,
  columns: {
    judgement: { kind: 'choice', required: true, choices: judgements },
    direction: { kind: 'choice', required: true, choices: ['speaksFor', 'speaksAgainst', 'neutral'] },
    weight: { kind: 'choice', required: true, choices: ['noWeight', 'someWeight', 'muchWeight'] },
    text: { ...prose, longest: 2_000 },
  },
} as const satisfies Field;

const decisionCodes = {
  kind: 'rows',
  required: false,
  section: 'decisionCodes',
  most: 50,
  columns: {
    system: { kind: 'choice', required: true, choices: ['atc', 'icd10', 'nkpk', 'snomed'] },
    code: { kind: 'text', required: true, longest: 20 },
    name: shortText,
  },
} as const satisfies Field;

const ongoingTrials = {
  kind: 'rows',
  required: false,
  rule: 'decision.trials',
  section: 'decisionLinks',
  most: 20,
  columns: { trial: { kind: 'text', required: true, longest: 30 }, note: optionalText },
} as const satisfies Field;

/** A guideline that the decision touches; with `change` it is flagged until it is revised. */
const affectedGuidelines = {
  kind: 'rows',
  required: false,
  rule: 'implementation.guidelines',
  section: 'decisionLinks',
  most: 20,
  columns: { guideline: shortText, address, change: { ...optionalProse, shortest: 5, longest: 2_000 }, responsible: optionalText },
} as const satisfies Field;

/** The forms of decisions. */
export const decisionFields = {
  recordDecision: {
    outcome,
    meetingDate: { ...day, section: 'decisionItself' },
    agreeing: { ...agreeing, section: 'decisionItself' },
    reassessmentOutcome: {
      kind: 'choice',
      required: false,
      rule: 'reassessment.outcomes',
      choices: reassessmentOutcomes,
      section: 'decisionItself',
    },
    supersedes: { kind: 'text', required: false, rule: 'decision.supersedes', longest: 20, section: 'decisionItself' },
    newInformation: { ...optionalProse, rule: 'decision.supersedes', section: 'decisionItself' },
    population: { ...prose, section: 'decisionPopulation' },
    restriction: {
      ...prose,
      rule: 'decision.restriction',
      section: 'decisionPopulation',
      when: { field: 'outcome', is: ['introducedForSubgroup', 'introducedInPart'] },
    },
    decisionCodes,
    conditions,
    startStopCriteria,
    priceCondition: {
      kind: 'choice',
      required: false,
      choices: ['noPriceCondition', 'equalOrLower', 'priceAgreement'],
      section: 'decisionPrice',
      when: { field: 'outcome', is: introducingOutcomes },
    },
    agreementForm: {
      kind: 'choice',
      required: true,
      rule: 'decision.agreementForm',
      choices: ['flatDiscount', 'volumeBased', 'outcomeBased', 'otherFinancial'],
      section: 'decisionPrice',
      when: { field: 'priceCondition', is: ['priceAgreement'] },
    },
    validFrom: { ...day, section: 'decisionDates' },
    reviewDate: { ...optionalDay, section: 'decisionDates' },
    reasonBenefit: reason,
    reasonResources: reason,
    reasonSeverity: reason,
    reasonOverall: reason,
    judgements: judgementRows,
    ongoingTrials,
    affectedGuidelines,
  },
  publishDecision: {},
  postponeDecision: {
    sentTo: { kind: 'choice', required: true, choices: ['laterMeeting', 'backToAssessment', 'backToNegotiation'] },
    meetingDate: day,
    agreeing,
    awaited: prose,
  },
  reopenCase: {
    reopenedFor: { kind: 'choice', required: true, rule: 'decision.supersedes', choices: ['newAssessment', 'newDecision'] },
    meetingDate: day,
    newInformation: { ...prose, rule: 'decision.supersedes' },
  },
} as const satisfies Record<string, Fields>;
