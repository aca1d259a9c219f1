import { anything, choice, constant, flag, list, map, number, object, optional, required, text } from './shape.ts';
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
const schedule = list(
  'Annual rates by elapsed time, compounded.',
  object('A rate from a year on.', {
    fromYear: required(number('Years since entry.', { minimum: 0 })),
    rate: required(number('Annual rate, such as 0.04.', { above: -1, maximum: 1 })),
  }),
  1,
);

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
    object(
      'Utilities follow the norms of the general population: multiplied by norm(age at the end of the cycle) / norm(entry age).',
      {
        table: required(text('Id of the table in the reference room.')),
        ageColumn: required(text('Column with the ages between which the norm is interpolated.')),
        column: required(text('Column with the norm.')),
      },
    ),
  ),
  payers: required(map('Who pays.', words)),
  perspective: required(
    object('Whose costs count.', { payers: required(list('Payers that are counted.', identifier, 1)), source: required(source) }),
  ),
  tables: optional(map('Tables of numbers by name, for formulas and joint distributions.', table)),
  parameters: required(map('Inputs by name.', parameter)),
  correlated: optional(correlated),
  joint: optional(joint),
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
