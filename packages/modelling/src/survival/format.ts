import { curveShape } from '../curves/format.ts';
import {
  costFields,
  discountingFields,
  headFields,
  identifier,
  lossCases,
  qualityFields,
  sharedCohortFields,
  timeFields,
  window,
  words,
} from '../format.ts';
import {
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
  text,
  variants,
} from '../shape.ts';

/** The document format of kind `partitionedSurvival`: survival curves bound the states. */

const cost = variants('One component of cost.', {
  perYear: object('Accrues evenly over time in a state.', {
    ...costFields,
    state: required(identifier),
    amount: required(expression('Money per year. May use `cycle`, `time` and `age`.')),
    cycles: window,
    excludesMonthOfDeath: optional(
      flag(
        'Leave out the part of the cycle of death that the trapezoid leaves among the living, because another component covers it.',
      ),
    ),
  }),
  once: object('Once, for the whole cohort.', {
    ...costFields,
    amount: required(expression('Money.')),
    cycle: required(number('The cycle it falls in, from 1.', { minimum: 1, integer: true })),
  }),
  perDeath: object('For every new death, in the cycle in which it happens.', {
    ...costFields,
    amount: required(expression('Money. May use `cycle`, `time` and `age`.')),
  }),
});

export const survivalShape = object('A Likeverd decision model by partitioned survival.', {
  ...headFields,
  ...sharedCohortFields,
  kind: required(constant('Kind of model.', 'partitionedSurvival')),
  time: required(
    object('The time grid.', {
      ...timeFields,
      correction: required(
        choice('Where in a cycle the occupancy is read: mean of both ends, start, or end.', ['trapezoid', 'start', 'end']),
      ),
    }),
  ),
  discounting: required(
    object('Discounting of costs and effects.', {
      ...discountingFields,
      weightAt: required(choice('Where in the cycle the weight is taken.', ['cycleStart', 'cycleMiddle', 'cycleEnd'])),
    }),
  ),
  population: required(
    object('Who enters.', {
      entryAge: required(expression('Age at entry, year. The same in every draw.')),
      mortality: required(
        object('Death in the general population, from a reference table of one-year probabilities by age.', {
          table: required(text('Id of the table in the reference room.')),
          column: required(text('Column with the probabilities.')),
          floor: required(
            choice(
              'hazardMaximum: the larger hazard of curve and population in each cycle. survivalMinimum: the lower survival. none: not used.',
              ['hazardMaximum', 'survivalMinimum', 'none'],
            ),
          ),
          curedFromYear: optional(
            number('From this year on the hazard is that of the general population (hazardMaximum only).', { minimum: 0 }),
          ),
        }),
      ),
    }),
  ),
  states: required(
    list(
      'Health states, in the order in which the curves bound them; the last is death.',
      object('One state.', {
        id: required(identifier),
        label: required(words),
        utility: optional(expression('Utility, before age adjustment. May use `cycle`, `time` and `age`. Not for death.')),
      }),
      2,
    ),
  ),
  curves: required(map('Survival curves by name.', curveShape)),
  curvesOrdered: required(flag('Each curve is held at or below the next one, after the mortality floor.')),
  strategies: required(
    list(
      'What is compared; the first is the comparator.',
      object('One strategy.', {
        id: required(identifier),
        label: required(words),
        curves: required(
          list('Curves that bound the living states, from the first state outwards; the last is overall survival.', identifier, 1),
        ),
      }),
      1,
    ),
  ),
  costs: required(list('Components of cost.', cost)),
  ...qualityFields(variants('A loss of quality of life.', lossCases)),
});

export type SurvivalDocument = Infer<typeof survivalShape>;
export type CostDocument = SurvivalDocument['costs'][number];
