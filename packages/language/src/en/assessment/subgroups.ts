import type { subgroups as base } from '../../nb/assessment/subgroups.ts';

/** Words of the part on subgroups. */
export const subgroups: typeof base = {
  table: 'Results by subgroup',
  subgroup: 'Subgroup',
  patientsFirstYear: (details) => `New patients ${details.year}`,
  severityClass: 'Class',
  probability: 'Probably cost-effective',
  interval: '95 % interval of net benefit',
  range: (details) => `${details.from} to ${details.to}`,
  best: 'Best for the group',
  studied: 'Patients studied',
  studiedPatients: (details) => `${details.method} + ${details.comparator}`,
  loss: (details) =>
    `If all get the same, “${details.strategy}” is best, and the expected loss is ${details.amount} a patient against giving each subgroup its best.`,
  noLoss: (details) => `“${details.strategy}” is best in every subgroup: nothing is gained by telling them apart.`,
  lossYear: (details) => `${details.year}: ${details.amount} for all new patients.`,
  consistent: (details) =>
    `The effect is not shown to differ between the subgroups (Q ${details.q} on ${details.df} degree(s) of freedom, p = ${details.p}, I² ${details.share}). Few patients give little power to find a difference.`,
  inconsistent: (details) =>
    `The effect seems to differ between the subgroups (Q ${details.q} on ${details.df} degree(s) of freedom, p = ${details.p}, I² ${details.share}).`,
  direction: { same: 'The direction is the same in all.', different: 'The direction is not the same in all.' },
  withoutEffect: (details) => `No observed effect is given for ${details.subgroups}.`,
  risks: 'Risks of telling subgroups apart',
  riskNames: {
    fewerPatients: 'Fewer patients in each group',
    wideSpread: 'Wide spread of the results',
    worsePriceOffers: 'Worse price offers',
    spillOver: 'Use spreads beyond the group',
    ethicalDilemma: 'Ethical dilemma',
  },
  levels: { none: 'none', low: 'low', moderate: 'moderate', high: 'high' },
  criteria: 'Criteria for start and stop',
  kinds: { start: 'Start when', stop: 'Stop when' },
  and: ' and ',
  is: { true: 'yes', false: 'no' },
  effect: (details) =>
    `Effect in the model: cost ${details.costs}, QALYs ${details.qalys}, net benefit ${details.benefit} a patient.`,
  notModelled: 'The criterion is not in the model.',
};
