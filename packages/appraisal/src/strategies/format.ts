import { flag, type Infer, list, number, object, optional, required, text, variants } from '@likeverd/modelling/document';
import { source, words } from '../assessment/words.ts';

const largest = 1e12;
const parameter = text('Name of a sampled parameter of the model.', { maximumLength: 80 });
const money = (about: string) => number(about, { minimum: 0, maximum: largest });
const years = (about: string) => number(about, { minimum: 0, maximum: 40 });
const patients = number('Patients.', { minimum: 1, maximum: 50_000, integer: true });
const followUp = number('Years that each patient is followed.', { above: 0, maximum: 30 });
const seenIn = { share: optional(number('Share of the patients it is seen in. Default: all.', { minimum: 0, maximum: 1 })) };

const outcome = variants(
  'What is observed of one sampled parameter in each patient.',
  {
    binomial: object('Whether an event happens; the parameter is its probability.', { parameter: required(parameter), ...seenIn }),
    normal: object('A measurement; the parameter is its mean.', {
      parameter: required(parameter),
      standardDeviation: required(number('Between patients.', { above: 0, maximum: largest })),
      ...seenIn,
    }),
    poisson: object('A count of events while followed; the parameter is their rate a year.', {
      parameter: required(parameter),
      ...seenIn,
    }),
    exponential: object('A time to an event, censored when follow-up ends; the parameter is the hazard a year.', {
      parameter: required(parameter),
      ...seenIn,
    }),
    weibull: object('A time to an event, censored when follow-up ends; the parameter is the scale in years.', {
      parameter: required(parameter),
      shape: required(number('Known shape.', { above: 0, maximum: 100 })),
      ...seenIn,
    }),
    hazardRatio: object('A hazard ratio estimated from the events seen; its logarithm has variance 4 / events with two arms.', {
      parameter: required(parameter),
      eventRate: required(number('Events a patient-year, all patients together.', { above: 0, maximum: 100 })),
      oneArm: optional(
        flag(
          'True where all patients get the method and the hazard without it is known: variance 1 / events. Default: two equal arms.',
        ),
      ),
      ...seenIn,
    }),
  },
  'likelihood',
);
export type ObservedPremise = Infer<typeof outcome>;

const price = variants('A price of the method.', {
  amount: object('An amount.', { amount: required(money('In the unit of the parameter.')) }),
  discount: object('A discount on the price of today.', {
    share: required(number('Share taken off.', { minimum: 0, maximum: 1 })),
  }),
});
export type PricePremise = Infer<typeof price>;

const prices = object('The price and what an agreement does to it.', {
  parameter: required(
    text('The parameter of the model that is the price; what it says there is the price of today.', { maximumLength: 80 }),
  ),
  agreement: required(price),
  afterReview: optional(price),
  lowestAfterReview: optional(price),
  ifIntroducedLater: optional(price),
  range: optional(
    object('Prices of today that are looked at. Default: what readers may use, else from 0 to twice the price.', {
      low: required(money('Lowest.')),
      high: required(money('Highest.')),
    }),
  ),
  source: required(source),
});

const elsewhere = object('Evidence that comes whether the method is introduced or not, such as a trial abroad.', {
  outcomes: required(list('What it observes, independently of each other given the parameters.', outcome, 1)),
  patients: required(patients),
  followUpYears: required(followUp),
  availableAfterYears: required(years('Years until the results can be used.')),
  source: required(source),
});

const collected = object('Evidence that comes only where the method is introduced, such as follow-up in a register.', {
  outcomes: required(list('What it observes, independently of each other given the parameters.', outcome, 1)),
  patients: required(patients),
  followUpYears: required(followUp),
  participation: optional(number('Share of the patients treated who are followed. Default: all.', { above: 0, maximum: 1 })),
  startsAfterYears: optional(years('Years from introduction to the first patient followed. Default: 0.')),
  reportingYears: required(years('Years from the end of follow-up until the results can be used.')),
  fixedCost: required(money('Cost whatever the number of patients, in the currency of the model.')),
  costPerPatient: required(money('Cost for each patient followed, in the currency of the model.')),
  paidByService: required(
    number('Share of the cost that the health service pays; the company pays the rest.', { minimum: 0, maximum: 1 }),
  ),
  alternatives: optional(
    object('Other designs to be weighed: every number of patients with every follow-up.', {
      patients: required(list('Numbers of patients.', patients, 1)),
      followUpYears: required(list('Years of follow-up.', followUp, 1)),
    }),
  ),
  source: required(source),
});

const reversal = object('What it costs to stop again.', {
  fixed: required(money('Whatever the number of patients.')),
  perPatient: required(money('For each patient on treatment when it is stopped.')),
  yearsOnTreatment: required(years('Mean years on treatment: decides how many are on treatment.')),
  continueYears: required(years('Years that those on treatment go on after it is stopped.')),
  notReversible: required(
    number('Share of later patients who get the method although it is stopped: tightening is hard once access is given.', {
      minimum: 0,
      maximum: 1,
    }),
  ),
  source: required(source),
});

const statement = object('Whether a condition is met, and why.', {
  met: required(flag('True where it is.')),
  reason: required(words),
});

/** What a temporary introduction asks that cannot be computed (A10). */
const conditions = object('Conditions for a temporary introduction; one that is left out counts as not shown.', {
  severe: optional(statement),
  effect: optional(statement),
  outcomes: optional(statement),
  responsibilities: optional(statement),
  phaseOut: optional(statement),
  work: optional(statement),
  exit: optional(statement),
});

/** Introduce now, wait for evidence, or introduce with an agreement that reduces uncertainty. */
export const strategiesShape = object('Premises of the three strategies: introduce; wait; introduce with an agreement.', {
  horizonYears: required(number('Years that the decision matters for.', { above: 0, maximum: 40 })),
  price: required(prices),
  introduction: required(
    list(
      'What introduction costs and cannot be had back: training, equipment, diagnostics.',
      object('One cost.', {
        label: required(words),
        amount: required(money('In the currency of the model.')),
        source: required(source),
      }),
    ),
  ),
  reversal: required(reversal),
  elsewhere: optional(elsewhere),
  collected: required(collected),
  reviewAfterYears: optional(
    number('Years from introduction to the date of reassessment. Default: when the data come.', { above: 0, maximum: 40 }),
  ),
  conditions: optional(conditions),
  source: required(source),
});
export type StrategiesPremises = Infer<typeof strategiesShape>;
export type Collected = StrategiesPremises['collected'];
export type StatedCondition = keyof NonNullable<StrategiesPremises['conditions']>;
