import {
  choice,
  either,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from '@likeverd/modelling/document';
import { source, words } from '../assessment/words.ts';
import { regressionMethods } from './methods.ts';

const largest = 1e12;
const parameter = text('Name of a sampled parameter of the model.', { maximumLength: 80 });
const share = number('Share.', { minimum: 0, maximum: 1 });
const years = (about: string) => number(about, { above: 0, maximum: 200 });
const seenIn = {
  share: optional(number('Share of the study’s patients it is seen in. Default: all.', { minimum: 0, maximum: 1 })),
};

const outcome = variants(
  'What is observed of one sampled parameter in each patient.',
  {
    binomial: object('Whether an event happens; the parameter is its probability.', { parameter: required(parameter), ...seenIn }),
    normal: object('A measurement with a known spread; the parameter, or its logarithm, is the mean.', {
      parameter: required(parameter),
      standardDeviation: required(number('Between patients.', { above: 0, maximum: largest })),
      scale: optional(choice('Whether the mean is the parameter or its logarithm. Default: identity.', ['identity', 'log'])),
      ...seenIn,
    }),
    poisson: object('A count of events; the parameter is the rate a year.', {
      parameter: required(parameter),
      years: required(years('Years each patient is counted.')),
      ...seenIn,
    }),
    exponential: object('A time to an event; the parameter is the hazard a year.', {
      parameter: required(parameter),
      followUp: required(years('Years until times are censored.')),
      ...seenIn,
    }),
    weibull: object('A time to an event; the parameter is the scale in years, S(t) = exp(−(t / scale)^shape).', {
      parameter: required(parameter),
      shape: required(
        either('The shape, or the sampled parameter that it is.', number('Shape.', { above: 0, maximum: 100 }), parameter),
      ),
      followUp: required(years('Years until times are censored.')),
      ...seenIn,
    }),
  },
  'likelihood',
);

const studyFields = {
  outcomes: required(list('What the study observes, independently of each other given the parameters.', outcome, 1)),
  sizes: required(
    list('Patients, one number for each size considered.', number('Patients.', { minimum: 1, maximum: 50_000, integer: true }), 1),
  ),
};

const costs = object('What the study costs.', {
  fixed: required(number('Whatever the size, in the currency of the model.', { minimum: 0, maximum: largest })),
  perPatient: required(number('For each patient, in the currency of the model.', { minimum: 0, maximum: largest })),
  patientsPerYear: optional(number('Patients recruited a year. Default: all at once.', { minimum: 0.001, maximum: largest })),
  allocation: optional(
    map('Share of the study’s patients given each strategy; those not named get what is best today.', share, '^.{1,80}$'),
  ),
});

const byYear = (about: string, of: ReturnType<typeof number>) =>
  either(about, of, list('One for each year; the last holds on.', of, 1));

/** A proposed study by itself, with the patients that the decision is for: the file of `likeverd voi --study`. */
export const proposalShape = object('A proposed study or register follow-up.', {
  ...studyFields,
  population: optional(
    object('Whom the decision is for.', {
      incidence: required(byYear('New patients a year.', number('Persons.', { minimum: 0, maximum: largest }))),
      horizonYears: required(number('Years for which the decision matters.', { minimum: 0, maximum: 200 })),
      discountRate: required(number('A year.', { minimum: 0, maximum: 1 })),
      delayYears: optional(number('Years until the information is there. Default: 0.', { minimum: 0, maximum: 200 })),
      implementation: optional(byYear('Share of the patients whose treatment follows the decision. Default: all.', share)),
    }),
  ),
  costs: optional(costs),
});

const method = optional(
  choice(
    'Regression of net benefit on the parameters. Default: chosen by their number and by cross-validation.',
    regressionMethods,
  ),
);

/** What more knowledge is worth, of which parameters, and from which studies. */
export const informationShape = object('What it would be worth to know more before deciding.', {
  horizonYears: required(number('Years for which the decision matters.', { above: 0, maximum: 100 })),
  discountRate: required(number('Yearly rate for patients who are treated later.', { minimum: 0, maximum: 1 })),
  source: required(source),
  groups: optional(
    map(
      'Parameters that would be known together, by name of the group.',
      object('A group.', { label: required(words), parameters: required(list('Sampled parameters.', parameter, 1)), method }),
    ),
  ),
  proposals: optional(
    map(
      'Studies and register follow-ups that are considered, by name.',
      object('A proposal.', {
        label: required(words),
        kind: required(choice('How the data come about.', ['study', 'register'])),
        ...studyFields,
        costs: required(costs),
        delayYears: optional(
          number('Years from the last patient recruited until the results can be used. Default: 0.', { minimum: 0, maximum: 100 }),
        ),
        source: required(source),
      }),
    ),
  ),
});
export type InformationPremises = Infer<typeof informationShape>;
