import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';

/** What a supplier asks for. Nye metoder, for suppliers: new medicine, indication, formulation or strength, or a re-assessment. */
const requestTypes = ['newMedicine', 'newIndication', 'newFormulation', 'newStrength', 'reassessment'] as const;

/** Status of the marketing authorisation for the indication. A19. */
const authorisationStatuses = ['maNotApplied', 'maApplied', 'maPositiveOpinion', 'maConditional', 'maGranted'] as const;

const text = { kind: 'text', required: false, longest: 200 } as const satisfies Field;
const name = { ...text, required: true, shortest: 2 } as const satisfies Field;
const sentence = { kind: 'longText', required: false, longest: 4_000 } as const satisfies Field;
const patients = { kind: 'amount', required: false, minimum: 0, maximum: 10_000_000, unit: 'patients' } as const satisfies Field;
const needed = ['neededYes', 'neededNo'] as const;

/** What a complete request has: it can be sent without, and the secretariat may ask for it. */
const wanted = { required: false, wanted: true, rule: 'intake.requestContent' } as const;

export const method = {
  requestType: { kind: 'choice', ...wanted, section: 'askedMethod', choices: requestTypes },
  newClinicalData: {
    ...prose,
    rule: 'intake.reassessmentNeedsNewData',
    section: 'askedMethod',
    when: { field: 'requestType', is: ['reassessment'] },
  },
  earlierNumber: {
    ...text,
    section: 'askedMethod',
    when: { field: 'requestType', is: ['reassessment', 'newFormulation', 'newStrength'] },
  },
  brandName: { ...text, section: 'askedMethod' },
  atc: { ...text, longest: 7, section: 'askedMethod' },
  medicalField: { ...text, ...wanted, section: 'askedMethod' },
  formulations: {
    kind: 'rows',
    required: false,
    section: 'askedMethod',
    most: 50,
    columns: { formulation: name, strength: { ...text, required: true }, isNew: { kind: 'boolean', required: false } },
  },
} as const satisfies Fields;

export const indication = {
  indication: { kind: 'longText', ...wanted, longest: 20_000, section: 'askedIndication' },
  subgroups: {
    kind: 'rows',
    required: false,
    rule: 'intake.wholeIndication',
    section: 'askedIndication',
    most: 20,
    columns: { name, definition: { ...sentence, required: true }, patients, reason: { ...sentence, required: true } },
  },
  patientsPerYear: { ...patients, ...wanted, section: 'askedIndication' },
  patientsExpected: { ...patients, section: 'askedIndication' },
  patientsSource: { ...sentence, section: 'askedIndication' },
} as const satisfies Fields;

export const authorisation = {
  authorisationStatus: { kind: 'choice', ...wanted, section: 'askedAuthorisation', choices: authorisationStatuses },
  authorisationProcedure: {
    kind: 'choice',
    required: false,
    section: 'askedAuthorisation',
    choices: ['centralisedProcedure', 'decentralisedProcedure', 'mutualRecognition', 'nationalProcedure'],
  },
  authorisationDate: {
    ...day,
    rule: 'intake.authorisationDate',
    section: 'askedAuthorisation',
    when: { field: 'authorisationStatus', is: ['maConditional', 'maGranted'] },
  },
  authorisationExpected: {
    ...optionalDay,
    section: 'askedAuthorisation',
    when: { field: 'authorisationStatus', is: ['maNotApplied', 'maApplied', 'maPositiveOpinion'] },
  },
  authorisationConditions: {
    ...prose,
    rule: 'intake.authorisationDate',
    section: 'askedAuthorisation',
    when: { field: 'authorisationStatus', is: ['maConditional'] },
  },
  jointAssessment: {
    kind: 'choice',
    ...wanted,
    section: 'askedAuthorisation',
    choices: ['jointNotInScope', 'jointPlanned', 'jointOngoing', 'jointPublished'],
  },
  jointAssessmentDate: {
    ...optionalDay,
    section: 'askedAuthorisation',
    when: { field: 'jointAssessment', is: ['jointPlanned', 'jointOngoing', 'jointPublished'] },
  },
} as const satisfies Fields;

export const evidence = {
  documentationType: {
    kind: 'choice',
    ...wanted,
    section: 'askedEvidence',
    choices: ['costPerQalyDossier', 'comparabilityDossier', 'effectAndSafetyDossier', 'noDossier'],
  },
  clinicalTrials: {
    kind: 'rows',
    ...wanted,
    section: 'askedEvidence',
    most: 50,
    columns: {
      registration: { ...text, required: true, shortest: 3 },
      design: { ...sentence, required: true },
      comparedWith: { ...sentence, required: true },
      endpoints: { ...sentence, required: true },
      status: { kind: 'choice', required: true, choices: ['studyPlanned', 'studyOngoing', 'studyCompleted', 'studyStopped'] },
      participants: patients,
      dataExpected: optionalDay,
    },
  },
} as const satisfies Fields;

export const practice = {
  comparators: {
    kind: 'rows',
    required: false,
    section: 'askedPractice',
    most: 20,
    columns: {
      name,
      introduced: { kind: 'choice', required: true, choices: ['introducedMethod', 'notIntroducedMethod', 'notAssessedMethod'] },
      place: sentence,
    },
  },
  diagnosticsNeeded: { kind: 'choice', ...wanted, section: 'askedPractice', choices: needed },
  diagnostics: {
    kind: 'rows',
    required: true,
    rule: 'intake.requestContent',
    section: 'askedPractice',
    most: 20,
    when: { field: 'diagnosticsNeeded', is: ['neededYes'] },
    columns: {
      test: name,
      purpose: { ...sentence, required: true },
      performedBy: name,
      inUse: { kind: 'choice', required: true, choices: ['inUseEverywhere', 'inUseSomewhere', 'notInUse'] },
    },
  },
  personnelNeeded: { kind: 'choice', ...wanted, section: 'askedPractice', choices: needed },
  personnel: {
    kind: 'rows',
    required: true,
    rule: 'intake.requestContent',
    section: 'askedPractice',
    most: 20,
    when: { field: 'personnelNeeded', is: ['neededYes'] },
    columns: {
      profession: name,
      task: { ...sentence, required: true },
      hoursPerPatient: { kind: 'amount', required: false, minimum: 0, maximum: 100_000, unit: 'hours' },
    },
  },
  serviceChanges: { ...optionalProse, section: 'askedPractice' },
} as const satisfies Fields;

/**
 * What a request holds beyond title, patient group, comparator and promised date. Published forms of Nye metoder and S17: type of
 * request, authorisation, evidence, what the service needs. Values not in `internalRequestDetails` become public when the case is registered.
 */
export const requestDetails = { ...method, ...indication, ...authorisation, ...evidence, ...practice } as const satisfies Fields;

/** Details that stay with the bodies of the joint system: plans of the supplier that have not come true. */
export const internalRequestDetails: readonly string[] = ['newClinicalData', 'authorisationExpected'];
