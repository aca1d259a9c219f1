import type { Proposal, StudyOutcome } from '@likeverd/appraisal';
import { parseNumber } from '../model/InputControl.tsx';

export const likelihoods = ['normal', 'logNormal', 'binomial', 'poisson', 'exponential', 'weibull'] as const;
export type Likelihood = (typeof likelihoods)[number];

/** What each likelihood asks for beside its parameter. */
export const detailsOf = {
  normal: ['standardDeviation'],
  logNormal: ['standardDeviation'],
  binomial: [],
  poisson: ['years'],
  exponential: ['followUp'],
  weibull: ['shape', 'followUp'],
} as const satisfies Readonly<Record<Likelihood, readonly string[]>>;

const numberFields = [
  'standardDeviation',
  'years',
  'followUp',
  'shape',
  'fixed',
  'perPatient',
  'patientsPerYear',
  'incidence',
  'horizonYears',
  'discountPercent',
  'delayYears',
] as const;
export type NumberField = (typeof numberFields)[number];

/** A study as it stands in the form: everything as typed. */
export type ProposalForm = Readonly<Record<NumberField | 'parameter' | 'sizes', string>> & { readonly likelihood: Likelihood };

export const emptyForm = (parameter: string): ProposalForm => ({
  likelihood: 'normal',
  parameter,
  sizes: '50 100 200 400',
  standardDeviation: '',
  years: '1',
  followUp: '2',
  shape: '1',
  fixed: '1000000',
  perPatient: '5000',
  patientsPerYear: '100',
  incidence: '100',
  horizonYears: '10',
  discountPercent: '4',
  delayYears: '1',
});

/** Whether a number may stand in a field: costs and delay may be 0, the rest may not. */
const lowest: Readonly<Partial<Record<NumberField, number>>> = {
  fixed: 0,
  perPatient: 0,
  incidence: 0,
  discountPercent: 0,
  delayYears: 0,
};
const mostPatients = 50_000;

/** The number of a field, or null where it holds none that can be used. */
export function numberIn(form: ProposalForm, field: NumberField): number | null {
  const value = parseNumber(form[field]);
  if (value === null) return null;
  const least = lowest[field];
  return (least === undefined ? value > 0 : value >= least) ? value : null;
}

/** The sizes, or null where something in them is no whole number of patients. */
export function sizesIn({ sizes }: ProposalForm): readonly number[] | null {
  const parts = sizes.split(/[\s,;]+/u).filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.length > 0 && numbers.every((size) => Number.isInteger(size) && size >= 1 && size <= mostPatients)
    ? numbers
    : null;
}

function outcomeIn({ likelihood, parameter }: ProposalForm, of: (field: NumberField) => number): StudyOutcome {
  switch (likelihood) {
    case 'normal':
      return { likelihood, parameter, standardDeviation: of('standardDeviation') };
    case 'logNormal':
      return { likelihood: 'normal', scale: 'log', parameter, standardDeviation: of('standardDeviation') };
    case 'binomial':
      return { likelihood, parameter };
    case 'poisson':
      return { likelihood, parameter, years: of('years') };
    case 'exponential':
      return { likelihood, parameter, followUp: of('followUp') };
    case 'weibull':
      return { likelihood, parameter, shape: of('shape'), followUp: of('followUp') };
  }
}

/** The proposal of a form, or null while something in it is missing. */
export function proposalIn(form: ProposalForm): Proposal | null {
  const sizes = sizesIn(form);
  const asked = numberFields.filter(
    (field) =>
      !['standardDeviation', 'years', 'followUp', 'shape'].includes(field) ||
      detailsOf[form.likelihood].some((detail) => detail === field),
  );
  if (sizes === null || form.parameter === '' || asked.some((field) => numberIn(form, field) === null)) return null;
  const of = (field: NumberField): number => numberIn(form, field) ?? Number.NaN;
  return {
    study: { outcomes: [outcomeIn(form, of)], sizes },
    population: {
      incidence: of('incidence'),
      horizonYears: of('horizonYears'),
      discountRate: of('discountPercent') / 100,
      delayYears: of('delayYears'),
    },
    costs: { fixed: of('fixed'), perPatient: of('perPatient'), patientsPerYear: of('patientsPerYear') },
  };
}
