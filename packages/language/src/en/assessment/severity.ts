import type { severity as base } from '../../nb/assessment/severity.ts';

/** Words of the part on severity. */
export const severity: typeof base = {
  basis: {
    treatment: 'Severity is that of those who are treated, with the treatment of today.',
    prevention: 'The method prevents: severity is that of those who get the disease, with the treatment of today.',
    diagnostics: 'The method finds a condition: severity is that of those who have it, with the practice of today.',
  },
  ageInterval: 'Shortfall by age at the start',
  age: 'Age',
  oneClass: (details) => `Age does not change the class: the whole interval lies in class ${details.severityClass}.`,
  moreClasses: (details) => `Age decides the class: the interval goes from class ${details.lowest} to class ${details.highest}.`,
  interval: (details) =>
    `95 % of ${details.draws} draws give a shortfall between ${details.lower} and ${details.upper}. The uncertainty is that of the patients’ QALYs; the population’s are fixed.`,
  classShare: (details) => `class ${details.severityClass}: ${details.share}`,
  sexMix: 'QALYs of a population with the patients’ share of women, for comparison',
  comparison: 'For comparison: measures of other countries',
  dutch: 'The Netherlands: proportional shortfall, undiscounted',
  english: 'England, with Norwegian figures',
  smallGroup: 'Particularly small patient group: guiding criteria',
  smallGroupLead: 'The criteria are guiding and their limits approximate. They help judgement and decide nothing by themselves.',
  criteria: {
    patientsWorldwide: 'Patients in the world',
    patientsNorway: 'Patients in Norway',
    severity: 'Severity',
    benefit: 'Expected benefit',
  },
  criterion: 'Criterion',
  value: 'Value',
  limit: 'Limit (about)',
  standing: 'Standing',
  standings: { met: 'met', near: 'near the limit: to be judged', notMet: 'not met' },
  missing: (details) => `Not judged, since information is missing: ${details.criteria}.`,
  rare: 'The condition is rare.',
  notRare: 'The condition is not rare.',
  textual: 'Severity in words',
  aspects: {
    riskOfDeath: 'Risk of death',
    lossOfFunction: 'Loss of coping and function',
    painAndDistress: 'Pain and distress',
    presentSituation: 'The situation now',
    duration: 'Duration',
    lossOfYears: 'Loss of future life years',
    urgency: 'Urgency',
  },
  levels: { none: 'none', low: 'low', moderate: 'moderate', high: 'high' },
};
