import type { Contract } from '@likeverd/casework';

const prose = 'En tilstrekkelig lang tekst.';

/** A constructed contract in which nothing lacks: a medicine for a gene change, followed for three years in two sources. */
export const wholeContract = {
  exceptionReason: prose,
  needStatement: prose,
  effectBasis: 'substantialEffect',
  effectStatement: prose,
  criteriaInterim: prose,
  inclusion: prose,
  expectedPatients: 40,
  expectedEffect: prose,
  outcomeMeasures: [
    {
      id: 'os',
      name: 'Totaloverlevelse',
      definition: prose,
      kind: 'timeToEvent',
      source: 'kreftregisteret',
      clinicians: 'Onkologi',
    },
    { id: 'kostnad', name: 'Kostnad', definition: prose, kind: 'cost', source: 'npr' },
  ],
  dataPlan: prose,
  sources: [
    {
      id: 'kreftregisteret',
      register: 'Kreftregisteret',
      collects: 'register',
      compiles: 'supplier',
      everyMonths: 6,
      firstDue: '2027-06-30',
      atCost: 'supplier',
      staffMinutes: 0,
    },
    {
      id: 'npr',
      register: 'Norsk pasientregister',
      collects: 'register',
      compiles: 'register',
      everyMonths: 12,
      firstDue: '2027-12-31',
      atCost: 'registerOwner',
      staffMinutes: 0,
    },
  ],
  dataObligations: prose,
  interimPricePerPack: 21_317,
  riskSharingForm: 'paybackOnOutcome',
  riskSharingTerms: prose,
  openQuestions: [
    {
      id: 'langtid',
      question: prose,
      modelParameter: 'hr_os',
      evppi: 41_000_000,
      source: 'kreftregisteret',
      evsi: 17_000_000,
      typedReason: 'Konstruert: saken har en kjøring, og ingen vurdering å regne av.',
    },
  ],
  decisionRules: [
    {
      id: 'effekt',
      question: 'langtid',
      measure: 'os',
      statistic: 'hazardRatio',
      month: 24,
      comparator: 'above',
      limit: 0.85,
      certainty: 0.8,
      consequence: 'stopNewPatients',
    },
    {
      id: 'pris',
      measure: 'kostnad',
      statistic: 'costPerPatient',
      month: 12,
      comparator: 'above',
      limit: 900_000,
      consequence: 'renegotiatePrice',
    },
  ],
  milestones: [{ id: 'halvveis', date: '2028-06-01', what: 'Seksti pasienter inkludert', responsible: 'clinicians', patients: 60 }],
  reassessmentOn: '2029-11-01',
  reassessmentBy: 'dmp',
  contractEndsOn: '2030-03-01',
  reassessmentCriteria: prose,
  phaseOutCriteria: prose,
  exitPlan: [
    { step: 'stopp-nye', forWhom: 'newPatients', who: 'healthTrusts', withinDays: 30, what: 'Ingen nye pasienter starter' },
    { step: 'gjennomga', forWhom: 'treatedPatients', who: 'healthTrusts', withinDays: 90, what: 'Alle på behandling vurderes' },
    { step: 'lever-videre', forWhom: 'treatedPatients', who: 'supplier', withinDays: 30, what: 'Leverandøren leverer videre' },
  ],
  continuedSupply: 'supplierKeepsSupplying',
} as const satisfies Contract;

/** A constructed plan of a supplier for new data. */
export const dataPlan = {
  planData: [{ what: 'Fase 3-studie', availableOn: '2028-12-01', use: prose }],
  lastDataOn: '2029-06-30',
  planCosts: prose,
};

export const planAssessment = { dataAtAuthorisation: prose, planVerdict: 'planSufficient', planAssessment: prose };

export const measureChoice = { measureClinicians: prose, chosenOn: '2026-11-20', measureReason: prose };

/** Constructed figures of a follow-up in which nothing asks for more than to go on. */
export const followUp = {
  dataUntil: '2026-11-20',
  reportHash: 'e'.repeat(64),
  followUpResults: [
    {
      rule: 'effekt',
      measure: 'os',
      statistic: 'hazardRatio',
      month: 24,
      estimate: 0.7,
      low: 0.55,
      high: 0.9,
      probability: 0.1,
      n: 61,
    },
  ],
};
