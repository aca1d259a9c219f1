import type { personnel as base } from '../../nb/assessment/personnel.ts';

/** Words for personnel: hours and full-time equivalents by category and place. */
export const personnel: typeof base = {
  categories: {
    specialistDoctor: 'specialist doctor',
    generalPractitioner: 'general practitioner',
    nurse: 'nurse',
    specialistNurse: 'specialist nurse',
    healthWorker: 'health care worker',
    bioengineer: 'biomedical laboratory scientist',
    radiographer: 'radiographer',
    pharmacist: 'pharmacist',
    physiotherapist: 'physiotherapist',
    psychologist: 'psychologist',
    otherHealth: 'other health personnel',
    administrative: 'administrative staff',
  },
  places: { specialist: 'specialist health services', municipal: 'the municipality' },
  headings: {
    work: 'Work',
    category: 'Category',
    place: 'Place',
    term: 'Holds in',
    year: 'Year',
    methods: 'Methods that contribute',
  },
  terms: { short: 'the short term', long: 'the long term', both: 'the short and the long term' },
  perPatient: 'Hours per patient',
  sums: 'Additional hours per patient by category',
  national: 'Additional full-time equivalents in Norway',
  basis: (details) =>
    `A full-time equivalent is ${details.hours} hours. Patients come evenly over the year; those who change to the method count as new. Undiscounted. Wages are among the costs, not here.`,
  education: {
    title: 'Capacity to educate',
    less: 'less',
    same: 'the same',
    more: 'more',
    hours: (details) => `${details.hours} hours a year`,
  },
  otherServices: {
    title: 'Other services',
    none: 'No other services are affected.',
    displaced: 'displaced',
    relieved: 'relieved',
  },
  unassessed: {
    education: 'The effect on the capacity to educate is not assessed (education). It must be.',
    otherServices: 'The effect on other services is not assessed (otherServices). It must be.',
  },
  register: {
    title: 'Need for personnel over all assessments, in additional full-time equivalents',
    left: (details) => `Not in the sum, because full-time equivalents cannot be computed: ${details.names}.`,
    without: (details) => `The assessment “${details.name}” has no personnel part that can be computed, and is left out.`,
    empty: 'None of the assessments has full-time equivalents to add up.',
    repeated: (details) => `The assessment “${details.name}” is given twice. Give each assessment once.`,
  },
};
