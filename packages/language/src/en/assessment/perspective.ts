import type { perspective as base } from '../../nb/assessment/perspective.ts';

/** Words for the perspective: what counts as benefit and as use of resources. */
export const perspective: typeof base = {
  headings: {
    consequence: 'Consequence',
    category: 'Row of the impact inventory',
    bearer: 'Who',
    fate: 'In the assessment',
    rule: 'Rule',
    increment: 'Difference per patient',
    view: 'Analysis',
    strategy: 'The method',
    comparator: 'Comparator',
  },
  patients: 'The patients’ QALYs (model)',
  carers: 'The carers’ QALYs (model)',
  categories: {
    qalys: 'Quality-adjusted life years (QALYs)',
    infection: 'Infection (indirect protection)',
    otherHealthGains: 'Other health gains',
    interventionCosts: 'Intervention costs',
    relatedCosts: 'Future related health-service costs',
    unrelatedCosts: 'Future unrelated health-service costs',
    informalCare: 'Informal care',
    privateServices: 'Services paid for by the patient',
    time: 'Time for treatment and follow-up',
    transport: 'Transport',
    paidProduction: 'Paid production',
    unpaidProduction: 'Unpaid production',
    transfers: 'Benefits (transfers)',
    otherServices: 'Other public services',
    justice: 'Justice',
    education: 'Education',
    environment: 'Environment and climate',
    other: 'Other effects',
  },
  bearers: {
    specialist: 'specialist health services',
    municipal: 'the municipality',
    patient: 'the patient',
    relatives: 'relatives',
    society: 'society',
  },
  fates: {
    counted: 'counts',
    separate: 'separate analysis',
    secondary: 'in the societal view only',
    inModel: 'in the model already, not added',
    refused: 'does not count',
  },
  views: {
    extended: 'Extended health-service perspective (main analysis)',
    relatives: 'With the health gain of relatives (separate analysis)',
    societal: 'Societal perspective (secondary analysis)',
  },
  bearerCosts: 'Costs by who bears them',
  grounds: {
    storting: 'a case for the Storting with large, well-documented effects for society',
    publicHealth: 'public-health measure',
    screening: 'screening',
    vaccination: 'vaccination programme',
    infectionControl: 'infection control',
    infrastructure: 'infrastructure and ICT',
  },
  societalRefused: () =>
    'The societal perspective is not shown: the gains for society are not stated to be large and well documented. The main analysis stands.',
  societalShown: (details) => `The societal perspective is a secondary analysis (${details.ground}) and decides nothing by itself.`,
  met: 'The criteria are met in the main analysis at the willingness to pay that was used.',
  notMet:
    'The criteria are not met in the main analysis at the willingness to pay that was used; they must be before the case is put forward.',
  expectedValues: 'Lines that only the assessment names are expected values without a distribution; they are not in the draws.',
  figure: 'The consequences and what becomes of them',
  matrix: 'The impact inventory (Figure 4.1)',
  columns: { healthService: 'Health service', society: 'Society', extended: 'Extended health service' },
  included: 'included',
  notIncluded: 'not included',
  warnings: {
    informalCareTwice: (details) =>
      `Informal care is both lost time and lost quality of life (${details.names}). The analysis with relatives’ health gain therefore leaves the time out.`,
    alsoInModel: (details) =>
      `“${details.line}” belongs to the same row and bearer as ${details.names} in the model. If it is there already, say so with inModel.`,
    activitiesTwice: (details) =>
      `Unpaid production (${details.names}) may be in the quality of life already, as daily activities.`,
    payersLeftOut: (details) =>
      `The model does not count these payers: ${details.names}. Take them into the model’s perspective, or state the costs as lines.`,
    levelNotAssessed: (details) =>
      `No consequences are stated for ${details.level}. Both levels must be assessed: state them, or say why there are none.`,
  },
};
