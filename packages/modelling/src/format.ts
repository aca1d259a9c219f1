import {
  anything,
  choice,
  constant,
  expression,
  flag,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  type Shape,
  text,
  variants,
} from './shape.ts';
import { correlated, identifier, joint, parameter, source, table, words } from './parameter-format.ts';
import { currencies } from './units.ts';

/** The document format `likeverd-model`, version 1: what every kind has, and partitioned survival. docs/guides/model-format.md explains it. */

export { identifier, words };

export const costFields = {
  id: required(identifier),
  label: required(words),
  payer: required(identifier),
  strategies: optional(list('Strategies that cause the cost. Default: all.', identifier, 1)),
} as const;
export const window = optional(
  object('Cycles in which it accrues, both ends included. Default: all.', {
    from: required(number('First cycle, from 1.', { minimum: 1, integer: true })),
    to: required(number('Last cycle.', { minimum: 1, integer: true })),
  }),
);

const lossFields = {
  id: required(identifier),
  label: required(words),
  strategies: optional(list('Strategies in which it happens. Default: all.', identifier, 1)),
  disutility: required(expression('Utility that is lost. May use the names that costs in the same place may use.')),
} as const;
const duration = required(expression('How long the loss lasts, year. The whole loss counts in the cycle of the event.'));

/** Losses of quality of life that every kind of model can have. */
export const lossCases = {
  inState: object('For as long as people are in a state.', { ...lossFields, state: required(identifier), cycles: window }),
  events: object('For events that happen at a rate to those in a state.', {
    ...lossFields,
    state: required(identifier),
    rate: required(expression('Events, 1/year.')),
    duration,
    cycles: window,
  }),
  once: object('Once, for the whole cohort.', {
    ...lossFields,
    duration,
    cycle: required(number('The cycle it falls in, from 1.', { minimum: 1, integer: true })),
  }),
  perDeath: object('For every new death, in the cycle in which it happens.', { ...lossFields, duration }),
} as const;

/** Losses of quality of life in models that know who goes where. */
export const transitionLossCases = {
  initial: object('At entry, for the whole cohort; not discounted.', { ...lossFields, duration }),
  perTransition: object('For everyone who goes from one state to another, in the cycle in which it happens.', {
    ...lossFields,
    from: required(identifier),
    to: required(identifier),
    duration,
  }),
} as const;
const anyLoss = variants('A loss of quality of life.', { ...lossCases, ...transitionLossCases });
export type LossDocument = Infer<typeof anyLoss>;

/** Fields about quality of life beside the utilities of states; `loss` is what a loss can be in this kind of model. */
export const qualityFields = <L>(loss: Shape<L>) =>
  ({
    qalyLosses: optional(list('Losses of quality of life, taken from the patients’ QALYs. Not age-adjusted.', loss)),
    carers: optional(
      object('Those who care for the patients. Their QALYs are an account of their own, never added to the patients’.', {
        number: optional(expression('Carers for each patient. Default: 1.')),
        utilities: optional(map('Utility of a carer while the patient is in a living state, by state.', expression('Utility.'))),
        losses: optional(list('Losses of a carer’s quality of life. Not age-adjusted.', loss)),
        source: required(source),
      }),
    ),
  }) as const;

const schedule = list(
  'Annual rates by elapsed time, compounded.',
  object('A rate from a year on.', {
    fromYear: required(number('Years since entry.', { minimum: 0 })),
    rate: required(number('Annual rate, such as 0.04.', { above: -1, maximum: 1 })),
  }),
  1,
);

const byYear = (about: string): Shape<readonly (number | string)[]> =>
  list(`${about} One for each year; the last one also holds after it. May use \`year\`: 1, 2, ….`, expression(about), 1);
const uptake = (about: string): Shape<Readonly<Record<string, readonly (number | string)[]>>> =>
  map(`${about} By strategy; the comparator, which is not named, takes the rest.`, byYear('Share of the new patients.'));

const openCohort = object('New patients year by year, for the budget impact.', {
  years: optional(number('Years that are budgeted. Default: 5.', { minimum: 1, maximum: 50, integer: true })),
  entry: optional(
    choice('When in its year a patient enters: at any time, equally likely (default), or all on its first day.', [
      'evenly',
      'yearStart',
    ]),
  ),
  newPatients: required(byYear('New patients, person/year.')),
  uptake: required(uptake('What new patients get with the method.')),
  uptakeWithout: optional(uptake('What new patients get without it. Default: all get the comparator.')),
  source: required(source),
});
export type OpenCohortDocument = Infer<typeof openCohort>;

const norm = {
  table: required(text('Id of the table in the reference room.')),
  ageColumn: required(text('Column with the ages between which the norm is interpolated.')),
  column: required(text('Column with the norm.')),
} as const;

const targetFields = {
  id: required(identifier),
  label: required(words),
  strategy: required(identifier),
  value: required(number('What was observed, in the unit of the outcome.')),
  se: required(number('Standard error of the value: the weight of the target is 1 / se².', { above: 0 })),
  source: required(source),
} as const;
const year = required(number('Years since entry, in whole cycles.', { minimum: 0, maximum: 120 }));
const totalTarget = (about: string) =>
  object(about, { ...targetFields, discounted: optional(flag('Whether the total is discounted. Default: false.')) });

const calibration = object('Parameters that are fitted so that the model gives what was observed.', {
  parameters: required(
    list(
      'Parameters that are fitted; all others keep their values.',
      object('One parameter.', {
        parameter: required(identifier),
        minimum: required(number('Lowest value that is tried, in the parameter’s unit.')),
        maximum: required(number('Highest value that is tried, in the parameter’s unit.')),
      }),
      1,
    ),
  ),
  targets: required(
    list(
      'What was observed.',
      variants('One target.', {
        occupancy: object('Share of the cohort in a state at a time.', { ...targetFields, state: required(identifier), year }),
        survival: object('Share of the cohort alive at a time.', { ...targetFields, year }),
        lifeYears: totalTarget('Life years for each person entering.'),
        qalys: totalTarget('QALYs for each person entering.'),
        costs: totalTarget('Costs for each person entering, in the document’s currency.'),
      }),
      1,
    ),
  ),
  source: required(source),
});
export type CalibrationDocument = Infer<typeof calibration>;

/** Fields of kinds that follow the shares of a cohort. */
export const sharedCohortFields = {
  ageAdjustment: optional(
    object('Utilities follow the norms of the general population at the age at the end of the cycle.', {
      ...norm,
      method: optional(
        choice(
          'How norm and utility go together: product with norm(age) / norm(entry age) (default), sum with norm(age) - norm(entry age), or the lower of the utility and norm(age).',
          ['multiplicative', 'additive', 'minimum'],
        ),
      ),
    }),
  ),
  openCohort: optional(openCohort),
  calibration: optional(calibration),
} as const;

/** Fields that a model of any kind has before those of its own. */
export const headFields = {
  format: required(constant('Always likeverd-model.', 'likeverd-model')),
  formatVersion: required(constant('Version of the format.', 1)),
  id: required(
    text('Identifier: lower-case letters, digits and hyphens.', { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maximumLength: 80 }),
  ),
  title: required(words),
  summary: required(words),
  source: required(
    object('Who published the model, and under which licence its figures may be used.', {
      citation: required(text('Citation.', { maximumLength: 2000 })),
      doi: optional(text('DOI.', { maximumLength: 200 })),
      licence: required(text('Licence of the figures.', { maximumLength: 200 })),
    }),
  ),
  constructed: required(flag('True when the model is made up for demonstration.')),
  currency: required(choice('Currency of every cost.', [...currencies])),
  priceYear: required(number('Year of the price level.', { minimum: 1900, maximum: 2200, integer: true })),
  ageAdjustment: optional(
    object('Utilities are multiplied by norm(age at the end of the cycle) / norm(entry age) of the general population.', norm),
  ),
  payers: required(map('Who pays.', words)),
  perspective: required(
    object('Whose costs count.', { payers: required(list('Payers that are counted.', identifier, 1)), source: required(source) }),
  ),
  tables: optional(map('Tables of numbers by name, for formulas and joint distributions.', table)),
  parameters: required(map('Inputs by name.', parameter)),
  correlated: optional(correlated),
  joint: optional(joint),
  subgroups: optional(
    list(
      'Parts of the patients that differ: each is run by itself, and all together by their shares.',
      object('One subgroup.', {
        id: required(identifier),
        label: required(words),
        weight: required(expression('Share of the patients; the same in every draw. All sum to 1.')),
        source: required(source),
        changes: required(map('Changes to this document, as in a scenario.', anything('New value.'), '^[A-Za-z]')),
      }),
      1,
    ),
  ),
  scenarios: optional(
    list(
      'Named changes to this document.',
      object('One scenario.', {
        id: required(identifier),
        label: required(words),
        source: required(source),
        changes: required(
          map(
            'Path in the document to its new value. List items with an id may be named by it: costs.terminal.amount.',
            anything('New value.'),
            '^[A-Za-z]',
          ),
        ),
      }),
    ),
  ),
} as const;

/** Fields of the time grid that mean the same in every kind of model. */
export const timeFields = {
  cyclesPerYear: required(number('Cycles in a year.', { minimum: 1, maximum: 366, integer: true })),
  horizon: required(number('Years.', { above: 0, maximum: 120 })),
  adjustable: optional(
    object('A reader may move the horizon within these bounds, in years.', {
      minimum: required(number('Shortest.', { above: 0, maximum: 120 })),
      maximum: required(number('Longest.', { above: 0, maximum: 120 })),
      step: required(number('Step of the slider.', { above: 0 })),
    }),
  ),
  source: required(source),
} as const;

/** Fields of discounting that mean the same in every kind of model. */
export const discountingFields = {
  schedule: required(schedule),
  effects: optional(schedule),
  source: required(source),
} as const;
