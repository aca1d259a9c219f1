import {
  choice,
  expression,
  flag,
  IDENTIFIER,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from './shape.ts';

/** The parts of a document that say what parameters are and how they vary; the same in every kind of model. */

export const words = object('The same words in bokmål, nynorsk and English.', {
  nb: required(text('Bokmål', { maximumLength: 4000 })),
  nn: required(text('Nynorsk', { maximumLength: 4000 })),
  en: required(text('English', { maximumLength: 4000 })),
});
export const identifier = text('identifier', { pattern: IDENTIFIER, maximumLength: 80 });
export const source = text('Where the figure comes from: publication, table, page, archive.', { maximumLength: 2000 });

const keepWhenMoved = optional(flag('Keep the distribution, about the new value, when a reader moves the parameter.'));
const interval = optional(
  object('A confidence interval as it is printed.', {
    low: required(expression('Lower limit, in the parameter’s unit.')),
    high: required(expression('Upper limit, in the parameter’s unit.')),
    level: optional(number('Level of the interval. Default: 0.95.', { above: 0, maximum: 0.999999 })),
  }),
);
const se = optional(expression('Standard error, in the parameter’s unit; `0.2 * value` follows a moved value.'));
const truncate = optional(
  object('Only values within these bounds are drawn; the fields above say what the distribution is without them.', {
    minimum: optional(expression('Lowest value, in the parameter’s unit.')),
    maximum: optional(expression('Highest value, in the parameter’s unit.')),
  }),
);
const end = {
  minimum: required(expression('Lower end, in the parameter’s unit.')),
  maximum: required(expression('Upper end, in the parameter’s unit.')),
} as const;
const mode = optional(expression('Mode, in the parameter’s unit. Default: the value.'));

export const distribution = variants(
  'How the parameter varies between draws. `value` in a formula is the parameter’s own value. Where a distribution can be written in several ways, exactly one of them is.',
  {
    fixed: object('The same in every draw.', {}),
    normal: object('Normal with the value as mean, from `sd` or `interval`.', {
      sd: optional(expression('Standard deviation, in the parameter’s unit.')),
      interval,
      truncate,
      keepWhenMoved,
    }),
    logNormal: object(
      'exp of a normal. From `sdlog` or `interval` the value is the median (or exp(`meanlog`) is); from `se` it is the mean.',
      {
        meanlog: optional(expression('Mean of the logarithm, with `sdlog`; without it log(value).')),
        sdlog: optional(expression('Standard deviation of the logarithm.')),
        interval,
        se,
        truncate,
        keepWhenMoved,
      },
    ),
    beta: object('Beta: from `se` or `interval` by moments with the value as mean, or from its own two parameters.', {
      se,
      interval,
      alpha: optional(expression('First parameter, such as the number of events.')),
      beta: optional(expression('Second parameter, such as the number without the event.')),
      truncate,
      keepWhenMoved,
    }),
    gamma: object('Gamma: from `se` or `interval` by moments with the value as mean, or from `shape` and `scale`.', {
      se,
      interval,
      shape: optional(expression('Shape.')),
      scale: optional(expression('Scale, in the parameter’s unit.')),
      truncate,
      keepWhenMoved,
    }),
    uniform: object('Uniform between two values.', end),
    pert: object('PERT (modified beta) between two values; mean (minimum + weight mode + maximum) / (weight + 2).', {
      ...end,
      mode,
      weight: optional(expression('Weight of the mode. Default: 4.')),
      keepWhenMoved,
    }),
    triangular: object('Triangular between two values.', { ...end, mode, keepWhenMoved }),
    studentT: object('Student’s t about the value, for estimates from few observations.', {
      scale: required(expression('Scale (standard error), in the parameter’s unit.')),
      freedom: required(expression('Degrees of freedom.')),
      truncate,
      keepWhenMoved,
    }),
  },
);

const byTime = object(
  'The value changes in steps. It may be used wherever a formula may use `cycle`, `time` and `age`, and in formulas of parameters that are.',
  {
    by: required(
      choice('What the steps count: cycles from 1, years since entry, or age in years; a cycle counts by its start.', [
        'cycle',
        'year',
        'age',
      ]),
    ),
    steps: required(
      list(
        'Steps, rising; before the first the value holds.',
        object('One step.', {
          from: required(number('The first cycle, or the year or age, from which on it holds.', { minimum: 0 })),
          value: required(expression('A number or a formula, in which `value` is the parameter’s own value.')),
        }),
        1,
      ),
    ),
  },
);

export const parameter = object('One input of the model.', {
  label: required(words),
  description: required(text('What the figure is and how it was made.', { maximumLength: 4000 })),
  unit: required(text('Unit of the value, such as NOK/year, hazardRatio, probability.', { maximumLength: 80 })),
  value: required(expression('The value in that unit, or a formula of other parameters.')),
  byStrategy: optional(
    map(
      'The value under some strategies, by strategy: a number or a formula, in which `value` is the parameter’s own value. Under the others the value holds.',
      expression('Value under the strategy.'),
    ),
  ),
  byTime: optional(byTime),
  priceYear: optional(
    number('Year of the price level that the figures of a parameter in money are in. Default: that of the document.', {
      minimum: 1900,
      maximum: 2200,
      integer: true,
    }),
  ),
  priceIndex: optional(
    text(
      'Table with the columns `year` and `index` that takes it to the price level of the document: a table of the document, or its id in the reference room.',
      { maximumLength: 80 },
    ),
  ),
  source: required(source),
  class: optional(choice('Who may see the value. Default: public.', ['public', 'internal', 'confidential'])),
  distribution: optional(distribution),
  adjustable: optional(
    object('A reader may move the value within these bounds.', {
      minimum: required(number('Lowest value.')),
      maximum: required(number('Highest value.')),
      step: required(number('Step of the slider.', { above: 0 })),
    }),
  ),
});

const matrix = (about: string) => list(about, list('Row.', number('Element.')));
const members = required(list('Members, in the order of the matrix.', identifier, 2));

export const correlated = list(
  'Groups of parameters that vary together. With `covariance`, or `standardDeviations` and `correlation`: jointly normal about their values. With `correlation` alone: each has its own distribution, and a Gaussian copula ties them together.',
  object('One group.', {
    id: required(identifier),
    parameters: members,
    covariance: optional(matrix('Covariance matrix by rows.')),
    standardDeviations: optional(list('Standard deviation of each member.', number('Standard deviation.', { above: 0 }))),
    correlation: optional(matrix('Correlation matrix by rows.')),
    correlationOf: optional(
      choice(
        'What the correlations of a copula are: Spearman’s of the ranks (default), of the normal scores, Kendall’s tau, or Pearson’s of the values.',
        ['ranks', 'normalScores', 'kendall', 'values'],
      ),
    ),
    source: required(source),
  }),
);

const tableRows = {
  table: required(identifier),
  columns: optional(list('The column of each member. Default: columns called like the members.', identifier, 1)),
  source: required(source),
} as const;

export const joint = list(
  'Groups of parameters that are drawn together from one distribution of several numbers.',
  variants('One group.', {
    dirichlet: object('Probabilities or shares that sum to 1.', {
      id: required(identifier),
      parameters: required(list('Members; their values sum to 1.', identifier, 2)),
      counts: optional(list('Number observed of each member.', number('Count.', { minimum: 0 }))),
      size: optional(expression('Instead of counts: the number of observations that the values are worth.')),
      source: required(source),
    }),
    bootstrap: object('Each draw takes one row of a table of estimates that belong together; all rows are equally likely.', {
      id: required(identifier),
      parameters: required(list('Members.', identifier, 1)),
      ...tableRows,
    }),
    importedDraws: object('Draw i takes row i of a table of draws made elsewhere; there are no more draws than rows.', {
      id: required(identifier),
      parameters: required(list('Members.', identifier, 1)),
      ...tableRows,
    }),
  }),
);

const column = object('One column.', {
  id: required(identifier),
  unit: required(text('Unit of the numbers, such as year or probability.', { maximumLength: 80 })),
});

export const table = variants('A table of numbers.', {
  rows: object('Written here.', {
    description: required(text('What the figures are and how they were made.', { maximumLength: 4000 })),
    columns: required(list('Columns, in order.', column, 1)),
    rows: required(list('The numbers by rows.', list('Row.', number('Number.')), 1)),
    source: required(source),
  }),
  reference: object('From the reference room, such as mortality or norms.', {
    table: required(text('Id of the table in the reference room.')),
    columns: required(list('The columns that are used, called as they are there.', column, 1)),
  }),
});

export type ByTimeDocument = Infer<typeof byTime>;
export type DistributionDocument = Infer<typeof distribution>;
export type CorrelatedDocument = Infer<typeof correlated>[number];
export type JointDocument = Infer<typeof joint>[number];
export type TableDocument = Infer<typeof table>;
