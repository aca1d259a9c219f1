import type { budget as base } from '../../nb/assessment/budget.ts';

/** Words for budget impacts. */
export const budget: typeof base = {
  headline: (details) =>
    `Fifth year (${details.year}): the budget for medicines ${details.drugs}, the whole health and care service ${details.service}.`,
  basis: (details) =>
    `Undiscounted, prices of ${details.priceYear} (${details.currency}), with value added tax where the premises say so.`,
  year: 'Year',
  millions: (details) => `Million ${details.currency}`,
  thousands: (details) => `Thousand ${details.currency}`,
  patients: 'Patients',
  starting: (details) => `${details.strategy}, starting (${details.world})`,
  underCare: (details) => `${details.strategy}, alive (${details.world})`,
  worlds: { without: 'without the method', with: 'with the method' },
  byHolder: 'Budget impact by payer',
  holders: {
    specialist: 'Specialist health service (RHF)',
    nationalInsurance: 'The National Insurance Scheme',
    municipal: 'The municipalities',
    patient: 'The patients (own payments, time and travel)',
  },
  service: 'The whole health and care service',
  drugs: 'The budget for medicines',
  balance: 'Gross, displaced and net',
  gross: 'expenses for the method',
  displaced: 'saved on what is displaced',
  net: 'net',
  byLine: 'Budget impact by expense',
  categories: {
    drug: 'medicine',
    diagnostics: 'diagnostics',
    monitoring: 'monitoring',
    treatment: 'other treatment',
    care: 'care',
    staff: 'staff',
    equipment: 'equipment',
    organisation: 'organisation',
  },
  coPayment: (details) => `${details.name}: own payment`,
  byRegion: 'Specialist health service by regional health authority, by number of inhabitants',
  regions: {
    southEast: 'South-Eastern Norway (Helse Sør-Øst)',
    west: 'Western Norway (Helse Vest)',
    central: 'Central Norway (Helse Midt-Norge)',
    north: 'Northern Norway (Helse Nord)',
  },
  maximumPrice: (details) => `Maximum retail price without value added tax used for ${details.parameter}: ${details.price}.`,
  authority: {
    heading: 'Who decides (the authority limit)',
    agency: (details) =>
      `The Norwegian Medical Products Agency decides: net growth of expenditure of the National Insurance Scheme is not above ${details.limit} in any of the first five years (limit of ${details.date}).`,
    parliament: (details) =>
      `The Storting decides: net growth of expenditure of the National Insurance Scheme is ${details.growth} in ${details.year}, above the limit of ${details.limit} (${details.date}).`,
    authorities: (details) =>
      `Beslutningsforum decides: hospitals pay. The authority limit (${details.limit}, ${details.date}) is for the National Insurance Scheme.`,
    undetermined: (details) =>
      `Not determined: the limit changed in the course of the year, and the day is not known. ${details.limit} and ${details.other} give different answers (${details.date}).`,
  },
  noMunicipal:
    'No expense of the budget falls on the municipalities. Assessments are to include effects there; see whether the model lacks them.',
  intervalLabel: 'The whole service, with 95 % interval',
  interval: (details) => `95 % of the draws: ${details.lower} to ${details.upper}`,
  uncertainty: (details) => `Uncertainty of the model (${details.draws} draws): mean and 95 % interval`,
  mean: 'mean',
  lower: '2.5 %',
  upper: '97.5 %',
  aboveLimit: (details) => `Probability that growth of expenditure passes the authority limit: ${details.share}.`,
  scenarios: 'Other numbers of patients or another uptake: the whole service',
  asPlanned: 'As in the premises',
  capacity: (details) => `Capacity: ${details.name} (${details.unit})`,
  needed: (details) => `Needed ${details.world}`,
  available: 'There is',
  exceeded: (details) => `${details.name}: the need ${details.world} is greater than what there is, from ${details.year}.`,
  enough: (details) => `${details.name}: what there is suffices in all years with the method.`,
  stepwise: {
    heading: 'Stepwise introduction: the whole service',
    severity: 'The order follows severity.',
    benefit: 'The order follows benefit.',
    total: 'Stepwise, together',
    step: (details) => `${details.name} (${details.share}, from ${details.year})`,
    condition: (details) => `${details.name} opens when: ${details.condition}`,
    measures: (details) => `shortfall ${details.shortfall}, net benefit per patient ${details.netBenefit}`,
    findings: {
      notCostEffective: 'the treatment is not cost-effective for the group; the criteria then do not open for the step',
      outOfOrder: 'the group comes after one that is less severely ill or has less benefit; the order does not follow the criteria',
      unknown: 'severity or benefit of the group is not known; the order cannot be checked',
    },
    sound: 'in line with the criteria',
  },
  facts: 'Rates used',
  evenly: 'Patients come evenly through the year.',
  yearStart: 'All who come in a year come on its first day.',
  chart: (details) =>
    `The budget impact year by year, by payer. In the fifth year, ${details.year}, it is ${details.service} for the whole service.`,
};
