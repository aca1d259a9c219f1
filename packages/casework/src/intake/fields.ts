import { assessmentTypes } from '../assessment/fields.ts';
import { proposalDetails } from '../devices/details.ts';
import { day, type Field, type Fields, optionalDay, optionalProse, prose, title } from '../field.ts';
import { authorisation, evidence, indication, method, practice } from './request-details.ts';

/** Kinds of methods. Facts 3.3 group all but medicines in two; A17, A18 and S48 give each its own questions. */
const methodTypes = ['medicine', 'procedure', 'device', 'diagnostic', 'ai', 'organisational'] as const;

const comparator = { ...prose, shortest: 3 } as const satisfies Field;
const contact = { kind: 'text', required: true, shortest: 5, longest: 200, section: 'askedSender' } as const satisfies Field;
const constructed = { kind: 'boolean', required: false, section: 'askedSender' } as const satisfies Field;
const reason = { ...prose, section: 'askedSender' } as const satisfies Field;
const substance = { kind: 'text', required: true, shortest: 2, longest: 200 } as const satisfies Field;
const documentationDate = { ...day, rule: 'intake.documentationDate', section: 'askedEvidence' } as const satisfies Field;
const methodType = { kind: 'choice', required: true, choices: methodTypes } as const satisfies Field;
const sentence = { kind: 'longText', required: true, longest: 4_000, shortest: 10 } as const satisfies Field;

/** The forms of requests, proposals and notices, and of what is clarified before Bestillerforum meets. */
export const intakeFields = {
  submitRequest: {
    title: { ...title, section: 'askedMethod' },
    substance: { ...substance, section: 'askedMethod' },
    ...method,
    population: { ...prose, section: 'askedIndication' },
    wholeIndication: { kind: 'boolean', required: true, rule: 'intake.wholeIndication', section: 'askedIndication' },
    ...indication,
    ...authorisation,
    documentationDate,
    ...evidence,
    comparator: { ...comparator, section: 'askedPractice' },
    ...practice,
    reason,
    contact,
    constructed,
  },
  submitProposal: {
    title: { ...title, section: 'aboutProposal' },
    methodType: { ...methodType, section: 'aboutProposal' },
    population: { ...prose, section: 'aboutProposal' },
    comparator: { ...comparator, section: 'aboutProposal' },
    ...proposalDetails,
    reason,
    contact,
    constructed,
  },
  submitNotice: {
    title,
    methodType,
    substance: { ...substance, when: { field: 'methodType', is: ['medicine'] } },
    population: prose,
    comparator,
    noticeSource: { ...sentence, rule: 'intake.noticeByAgency' },
    noticeReceivedOn: optionalDay,
    constructed: { kind: 'boolean', required: false },
  },
  amendRequest: { ...method, ...indication, ...authorisation, documentationDate, ...evidence, ...practice },
  amendProposal: { methodType: { ...methodType, section: 'aboutProposal' }, ...proposalDetails },
  askForCompletion: { missing: prose, completionBy: { ...optionalDay, rule: 'intake.completionPeriod' } },
  completeRequest: { completion: prose },
  closeUnanswered: { unansweredRemark: optionalProse },
  withdrawCase: { withdrawnBecause: sentence },
  registerCase: { title, population: prose, comparator },
  assessSuitability: {
    suitabilityVerdict: {
      kind: 'choice',
      required: true,
      rule: 'suitability.byAgency',
      choices: ['suitableNational', 'suitableLocal', 'notSuitable', 'needsMoreInformation'],
    },
    suggestedType: {
      kind: 'choice',
      required: true,
      rule: 'suitability.byAgency',
      choices: assessmentTypes,
      when: { field: 'suitabilityVerdict', is: ['suitableNational'] },
    },
    suitabilityKnowledge: { ...sentence, rule: 'suitability.byAgency' },
    suitabilityEarlier: { ...sentence, rule: 'suitability.byAgency' },
    suitabilityReason: { ...sentence, rule: 'suitability.byAgency' },
  },
  stateComparability: {
    comparedMethod: { kind: 'text', required: true, rule: 'comparability.needsExpert', shortest: 2, longest: 200 },
    comparedNumber: { kind: 'text', required: false, longest: 20 },
    expertVerdict: {
      kind: 'choice',
      required: true,
      rule: 'comparability.needsExpert',
      choices: ['expertComparable', 'expertNotComparable', 'expertCannotTell'],
    },
    comparedEffect: { ...sentence, rule: 'comparability.needsExpert' },
    comparedSideEffects: { ...sentence, rule: 'comparability.needsExpert' },
    comparedExceptions: { ...sentence, required: false },
  },
  concludeComparability: {
    comparabilityVerdict: {
      kind: 'choice',
      required: true,
      rule: 'comparability.needsExpert',
      choices: ['comparableMethod', 'notComparableMethod', 'comparabilityNotClarified'],
    },
    comparabilityReason: { ...sentence, rule: 'comparability.needsExpert' },
  },
  checkPdScheme: {
    schemeEnrolled: { kind: 'boolean', required: true, rule: 'scheme.pd1' },
    schemeInhibitor: { kind: 'boolean', required: true, rule: 'scheme.pd1' },
    schemeNewIndication: { kind: 'boolean', required: true, rule: 'scheme.pd1' },
    schemeSource: { ...sentence, rule: 'scheme.pd1' },
  },
  cancelCommission: { meetingDate: day, cancellationReason: sentence },
} as const satisfies Record<string, Fields>;
