import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';

/** Who can be made responsible in a contract. `register`: whoever runs the register; `rhf`: the four regional health authorities. */
export const contractParties = [
  'supplier',
  'sykehusinnkjop',
  'dmp',
  'fhi',
  'secretariat',
  'rhf',
  'healthTrusts',
  'register',
  'clinicians',
] as const;
export type ContractParty = (typeof contractParties)[number];

/** What an outcome measure is, so that a rule can only ask for a statistic of it that there is. */
export const measureKinds = ['timeToEvent', 'competingTimeToEvent', 'score', 'count', 'cost'] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const statistics = [
  'hazardRatio',
  'survivalAt',
  'medianTime',
  'rmst',
  'rmstDifference',
  'share',
  'meanChange',
  'count',
  'costPerPatient',
] as const;
export type Statistic = (typeof statistics)[number];

/** How the error of a rule that is judged several times is spread: as in follow-up (packages/statistics, group-sequential.ts). */
const spendings = ['obrienFleming', 'pocock'] as const;

const consequences = ['continue', 'stopNewPatients', 'stopSubgroup', 'openReassessment', 'renegotiatePrice', 'phaseOut'] as const;

/** Longest id of a row that other rows point to. */
const longestId = 30;
const id = { kind: 'text', required: true, longest: longestId } as const satisfies Field;
const reference = { kind: 'text', required: false, longest: longestId } as const satisfies Field;
const short = { kind: 'text', required: true, shortest: 2, longest: 300 } as const satisfies Field;
const sentence = { kind: 'longText', required: true, shortest: 10, longest: 4_000 } as const satisfies Field;
const party = { kind: 'choice', required: false, choices: contractParties } as const satisfies Field;
const kroner = { kind: 'amount', required: false, minimum: 0, maximum: 1_000_000_000_000 } as const satisfies Field;
const patients = { kind: 'amount', required: false, minimum: 0, maximum: 10_000_000, unit: 'patients' } as const satisfies Field;
const wanted = { required: false, wanted: true } as const;
const figure = { kind: 'amount', minimum: -1_000_000_000_000, maximum: 1_000_000_000_000, unit: 'number' } as const;
const probability = { kind: 'amount', required: false, minimum: 0, maximum: 1, unit: 'probability' } as const satisfies Field;
const month = { kind: 'amount', required: true, minimum: 0, maximum: 600, unit: 'month' } as const satisfies Field;

/** A SHA-256 in hexadecimal digits. */
const hash = { kind: 'text', required: true, shortest: 64, longest: 64 } as const satisfies Field;

const ground = {
  exceptionReason: { ...prose, ...wanted, rule: 'temporary.exception', section: 'contractGround' },
  needStatement: { ...prose, ...wanted, rule: 'temporary.need', section: 'contractGround' },
  effectBasis: {
    kind: 'choice',
    ...wanted,
    rule: 'temporary.effect',
    section: 'contractGround',
    choices: ['substantialEffect', 'slowEvidence'],
  },
  effectStatement: { ...prose, ...wanted, rule: 'temporary.effect', section: 'contractGround' },
  criteriaInterim: { ...prose, ...wanted, rule: 'temporary.criteria', section: 'contractGround' },
} as const satisfies Fields;

const data = {
  inclusion: { ...prose, ...wanted, rule: 'temporary.inclusion', section: 'contractData' },
  expectedPatients: { ...patients, ...wanted, section: 'contractData' },
  expectedEffect: { ...prose, ...wanted, rule: 'temporary.obligations', section: 'contractData' },
  outcomeMeasures: {
    kind: 'rows',
    ...wanted,
    rule: 'temporary.outcomeMeasures',
    section: 'contractData',
    most: 20,
    columns: {
      id,
      name: short,
      definition: sentence,
      kind: { kind: 'choice', required: true, choices: measureKinds },
      source: reference,
      clinicians: { ...short, required: false },
    },
  },
  dataPlan: { ...prose, ...wanted, rule: 'temporary.dataPlan', section: 'contractData' },
  sources: {
    kind: 'rows',
    ...wanted,
    rule: 'temporary.dataSources',
    section: 'contractData',
    most: 20,
    columns: {
      id,
      register: short,
      collects: party,
      compiles: party,
      everyMonths: { kind: 'amount', required: false, minimum: 1, maximum: 60, unit: 'months' },
      firstDue: optionalDay,
      atCost: { kind: 'choice', required: false, choices: ['supplier', 'registerOwner', 'publicService'] },
      staffMinutes: { kind: 'amount', required: false, minimum: 0, maximum: 10_000, unit: 'minutes' },
    },
  },
  workReason: { ...optionalProse, rule: 'temporary.littleWork', section: 'contractData' },
  dataObligations: { ...prose, ...wanted, rule: 'temporary.obligations', section: 'contractData' },
} as const satisfies Fields;

const price = {
  interimPricePerPack: { ...kroner, ...wanted, rule: 'temporary.interimPrice', section: 'contractPrice' },
  riskSharingForm: {
    kind: 'choice',
    ...wanted,
    rule: 'temporary.interimPrice',
    section: 'contractPrice',
    choices: ['paybackOnOutcome', 'lowStartPrice', 'freeStart', 'priceVolume', 'otherRiskSharing'],
  },
  riskSharingTerms: { ...prose, ...wanted, rule: 'temporary.interimPrice', section: 'contractPrice' },
} as const satisfies Fields;

const knowledge = {
  openQuestions: {
    kind: 'rows',
    ...wanted,
    rule: 'temporary.openQuestions',
    section: 'contractKnowledge',
    most: 20,
    columns: {
      id,
      question: sentence,
      modelParameter: { ...short, required: false },
      source: reference,
      assessedData: { ...short, required: false, longest: 80 },
      dataPatients: patients,
      evppi: kroner,
      evsi: kroner,
      typedReason: { ...sentence, required: false },
    },
  },
  questionValues: {
    kind: 'rows',
    required: false,
    rule: 'temporary.questionValues',
    section: 'contractKnowledge',
    most: 20,
    computed: true,
    columns: {
      question: id,
      parameters: short,
      namesNb: { ...short, longest: 4_000, language: 'nb' },
      namesNn: { ...short, longest: 4_000, language: 'nn' },
      namesEn: { ...short, longest: 4_000, language: 'en' },
      evppi: { ...kroner, required: true },
      evppiError: { ...kroner, required: true },
      evppiMethod: { kind: 'choice', required: true, choices: ['spline', 'gaussian-process', 'mars', 'none'] },
      assessedData: { ...short, required: false, longest: 80 },
      dataPatients: patients,
      evsi: kroner,
      evsiError: kroner,
      evsiMethod: { kind: 'choice', required: false, choices: ['regression', 'moment-matching', 'importance'] },
      threshold: { ...kroner, required: true },
      draws: { ...patients, required: true, unit: 'draws' },
      seed: { ...figure, required: true },
      assessment: hash,
      run: hash,
      computation: hash,
    },
  },
  decisionRules: {
    kind: 'rows',
    ...wanted,
    rule: 'temporary.openQuestions',
    section: 'contractKnowledge',
    most: 40,
    columns: {
      id,
      question: reference,
      measure: id,
      statistic: { kind: 'choice', required: true, choices: statistics },
      month,
      subgroup: { ...short, required: false },
      comparator: { kind: 'choice', required: true, choices: ['below', 'atMost', 'atLeast', 'above'] },
      limit: { ...figure, required: true },
      certainty: probability,
      looks: { kind: 'amount', required: false, minimum: 2, maximum: 60, unit: 'looks' },
      everyMonths: { kind: 'amount', required: false, minimum: 1, maximum: 120, unit: 'months' },
      spending: { kind: 'choice', required: false, choices: spendings },
      information: { kind: 'amount', required: false, minimum: 1, maximum: 1_000_000, unit: 'information' },
      consequence: { kind: 'choice', required: true, choices: consequences },
    },
  },
} as const satisfies Fields;

/** How long before a last day its responsible party is told, and how long after it others are; empty: the premises of Likeverd. */
const ahead = {
  kind: 'amount',
  required: false,
  minimum: 0,
  maximum: 24,
  unit: 'months',
  rule: 'temporary.followedUp',
  section: 'contractTime',
} as const satisfies Field;
const late = { ...ahead, minimum: 1, maximum: 365, unit: 'days' } as const satisfies Field;

const time = {
  milestones: {
    kind: 'rows',
    required: false,
    rule: 'temporary.followedUp',
    section: 'contractTime',
    most: 40,
    columns: {
      id,
      date: day,
      what: short,
      responsible: { ...party, required: true },
      patients,
      events: { ...patients, unit: 'events' },
    },
  },
  reassessmentOn: { ...day, ...wanted, rule: 'temporary.reassessmentDate', section: 'contractTime' },
  longerReason: { ...optionalProse, rule: 'temporary.period', section: 'contractTime' },
  reassessmentBy: { kind: 'choice', ...wanted, rule: 'temporary.followedUp', section: 'contractTime', choices: ['dmp', 'fhi'] },
  contractEndsOn: { ...day, ...wanted, rule: 'temporary.followedUp', section: 'contractTime' },
  reassessmentCriteria: { ...prose, ...wanted, rule: 'temporary.endCriteria', section: 'contractTime' },
  aheadDelivery: ahead,
  aheadMilestone: ahead,
  aheadReassessment: ahead,
  aheadExit: ahead,
  lateSecretariat: late,
  lateForum: late,
} as const satisfies Fields;

/** The columns of an exit plan: what is done when the method is phased out, for whom, by whom and within how many days. */
export const exitPlanColumns = {
  step: id,
  forWhom: { kind: 'choice', required: true, choices: ['newPatients', 'treatedPatients'] },
  who: { ...party, required: true },
  withinDays: { kind: 'amount', required: true, minimum: 0, maximum: 3_650, unit: 'days' },
  what: short,
} as const satisfies Fields;

const exit = {
  phaseOutCriteria: { ...prose, ...wanted, rule: 'temporary.endCriteria', section: 'contractExit' },
  exitPlan: { kind: 'rows', ...wanted, rule: 'temporary.reversible', section: 'contractExit', most: 30, columns: exitPlanColumns },
  continuedSupply: {
    kind: 'choice',
    ...wanted,
    rule: 'temporary.patients',
    section: 'contractExit',
    choices: ['supplierKeepsSupplying', 'serviceKeepsPaying', 'noContinuedSupply'],
  },
} as const satisfies Fields;

/** What parties have proposed and a contract may take up: A10-21 (LMI), A10-22 (CCBIO), A10-23 (the Medical Association). */
const options = {
  priceAdjustment: {
    kind: 'choice',
    required: false,
    section: 'contractOptions',
    choices: ['priceBothWays', 'priceDownOnly', 'priceFixed'],
  },
  agreedThreshold: { ...kroner, section: 'contractOptions' },
  sameInclusion: { ...optionalProse, section: 'contractOptions' },
  diagnosticsFunded: { ...optionalProse, section: 'contractOptions' },
  biomarkerConditions: { ...optionalProse, section: 'contractOptions' },
} as const satisfies Fields;

/** The forms of temporary introduction. */
export const temporaryFields = {
  presentDataPlan: {
    planData: {
      kind: 'rows',
      required: true,
      rule: 'temporary.supplierPlan',
      most: 30,
      columns: { what: short, availableOn: day, use: sentence },
    },
    lastDataOn: { ...day, rule: 'temporary.period' },
    planCosts: { ...prose, rule: 'temporary.supplierPays' },
  },
  assessDataPlan: {
    dataAtAuthorisation: { ...prose, rule: 'temporary.planAssessed' },
    planVerdict: {
      kind: 'choice',
      required: true,
      rule: 'temporary.planAssessed',
      choices: ['planSufficient', 'planInsufficient'],
    },
    planAssessment: { ...prose, rule: 'temporary.planAssessed' },
  },
  recordMeasureChoice: {
    measureClinicians: { ...prose, rule: 'temporary.clinicians' },
    chosenOn: day,
    measureReason: { ...prose, rule: 'temporary.clinicians' },
  },
  draftContract: { ...ground, ...data, ...price, ...knowledge, ...time, ...exit, ...options },
  signContract: {
    contractVersion: { kind: 'amount', required: true, minimum: 1, maximum: 10_000, unit: 'contractVersion' },
    contractHash: { kind: 'text', required: true, shortest: 64, longest: 64 },
  },
  confirmDelivery: {
    deliveredSource: { ...id, rule: 'temporary.followedUp' },
    deliveryNumber: { kind: 'amount', required: true, minimum: 1, maximum: 1_000, unit: 'number', rule: 'temporary.followedUp' },
    deliveredOn: { ...day, rule: 'temporary.followedUp' },
    deliveryRemark: optionalProse,
  },
  meetMilestone: {
    milestoneId: { ...id, rule: 'temporary.followedUp' },
    metOn: { ...day, rule: 'temporary.followedUp' },
    patientsReached: patients,
    eventsReached: { ...patients, unit: 'events' },
  },
  recordFollowUp: {
    dataUntil: { ...day, rule: 'temporary.followedUp' },
    reportHash: { kind: 'text', required: true, shortest: 64, longest: 64, rule: 'temporary.followedUp' },
    followUpResults: {
      kind: 'rows',
      required: true,
      rule: 'temporary.followedUp',
      most: 100,
      columns: {
        rule: reference,
        measure: id,
        statistic: { kind: 'choice', required: true, choices: statistics },
        month,
        subgroup: { ...short, required: false },
        estimate: { ...figure, required: false },
        low: { ...figure, required: false },
        high: { ...figure, required: false },
        probability,
        boundary: probability,
        n: patients,
      },
    },
  },
} as const satisfies Record<string, Fields>;
