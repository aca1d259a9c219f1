import {
  costFields,
  discountingFields,
  headFields,
  identifier,
  lossCases,
  qualityFields,
  sharedCohortFields,
  timeFields,
  transitionLossCases,
  window,
  words,
} from '../format.ts';
import { treeCostFields, treeNodes } from '../tree/format.ts';
import {
  choice,
  constant,
  expression,
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

/** The document format of kind `cohort`: a cohort state-transition (Markov) model. */

const transitionFields = {
  id: optional(identifier),
  from: required(identifier),
  to: required(identifier),
  strategies: optional(list('Strategies in which it applies. Default: all.', identifier, 1)),
} as const;

/** `names`: what formulas may use. */
export const transitionShape = (names: string) =>
  variants('How people move from one state to another in a cycle.', {
    probability: object('With a probability per cycle.', {
      ...transitionFields,
      probability: required(expression(`Probability per cycle. ${names}`)),
    }),
    rate: object(
      'At a rate a year. The rates from one state compete: with sum R, a cycle of length d takes the share 1 - exp(-R d) out of the state, divided in proportion to the rates.',
      {
        ...transitionFields,
        rate: required(expression('Rate, 1/year. May use the same names as a probability.')),
      },
    ),
    remainder: object('Everyone whom the probabilities from this state leave over; once for each state.', transitionFields),
  });

/** What formulas may use: `inState` of time in a state, `atEvent` of something that happens, `atEntry` at entry. */
export const costShape = (inState: string, atEvent: string, atEntry: string) =>
  variants('One component of cost.', {
    perYear: object('Accrues evenly over time in a state.', {
      ...costFields,
      state: required(identifier),
      amount: required(expression(`Money per year. ${inState}`)),
      cycles: window,
    }),
    initial: object('At entry, for the whole cohort; not discounted.', {
      ...costFields,
      amount: required(expression(`Money.${atEntry}`)),
    }),
    once: object('Once, for the whole cohort.', {
      ...costFields,
      amount: required(expression('Money.')),
      cycle: required(number('The cycle it falls in, from 1.', { minimum: 1, integer: true })),
    }),
    perTransition: object('For everyone who goes from one state to another, in the cycle in which it happens.', {
      ...costFields,
      from: required(identifier),
      to: required(identifier),
      amount: required(expression(`Money. ${atEvent}`)),
    }),
    perDeath: object('For every new death, in the cycle in which it happens.', {
      ...costFields,
      amount: required(expression(`Money. ${atEvent}`)),
    }),
  });

export const generalMortalityShape = object(
  'Death in the general population, from a reference table of one-year probabilities by age: `generalMortality` in transitions, a probability per cycle.',
  {
    table: required(text('Id of the table in the reference room.')),
    column: required(text('Column with the probabilities.')),
    ageAt: required(choice('The whole age whose probability applies in a cycle.', ['cycleStart', 'cycleEnd'])),
  },
);

export const strategiesShape = list(
  'What is compared; the first is the comparator.',
  object('One strategy.', {
    id: required(identifier),
    label: required(words),
    utilities: optional(map('Utilities that differ under this strategy, by state.', expression('Utility, as in the state.'))),
  }),
  1,
);

/** Discounting on a grid of cycles, of cohorts and of simulated patients alike. */
export const gridDiscountingShape = object('Discounting of costs and effects.', {
  ...discountingFields,
  weightAt: required(
    choice('Where in the cycle the weight is taken; `point`: each grid point by its own time, before the correction.', [
      'cycleStart',
      'cycleMiddle',
      'cycleEnd',
      'point',
    ]),
  ),
});

export const cohortShape = object('A Likeverd decision model of a cohort that moves between states.', {
  ...headFields,
  ...sharedCohortFields,
  kind: required(constant('Kind of model.', 'cohort')),
  time: required(
    object('The time grid.', {
      ...timeFields,
      correction: required(
        choice(
          'Where in a cycle the occupancy is read: mean of both ends, start, end, or by Simpson’s 1/3 rule over the grid points.',
          ['trapezoid', 'start', 'end', 'simpson'],
        ),
      ),
    }),
  ),
  discounting: required(gridDiscountingShape),
  population: required(
    object('Who enters.', {
      entryAge: required(expression('Age at entry, year. The same in every draw.')),
      mortality: optional(generalMortalityShape),
    }),
  ),
  states: required(
    list(
      'Health states; the last is death.',
      object('One state.', {
        id: required(identifier),
        label: required(words),
        utility: optional(
          expression(
            'Utility, before age adjustment. May use `cycle`, `time`, `age`, `cycleLength` and, with memory, `timeInState`. Not for death.',
          ),
        ),
        share: optional(
          number('Share of the cohort that starts here. Default: everyone in the first state.', { minimum: 0, maximum: 1 }),
        ),
        memory: optional(
          number('Cycles for which the time spent in the state is remembered; from then on it counts as that many.', {
            minimum: 2,
            maximum: 2000,
            integer: true,
          }),
        ),
      }),
      2,
    ),
  ),
  entry: optional(
    object(
      'A decision tree before the first cycle: its leaves name the states in which people start. What it gives and costs is not discounted.',
      {
        label: required(words),
        root: required(identifier),
        roots: optional(map('Strategies that begin at another node, by id.', identifier)),
        nodes: required(treeNodes),
        costs: required(list('Components of cost in the tree.', object('One component of cost.', treeCostFields))),
      },
    ),
  ),
  transitions: required(
    list(
      'Ways out of the states; a state without any is never left.',
      transitionShape(
        'May use `cycle`, `time`, `age`, `cycleLength`, `generalMortality` and, from a state with memory, `timeInState`.',
      ),
    ),
  ),
  strategies: required(strategiesShape),
  costs: required(
    list(
      'Components of cost.',
      costShape(
        'May use `cycle`, `time`, `age`, `cycleLength` and, in a state with memory, `timeInState`.',
        'May use `cycle`, `time`, `age` and `cycleLength`.',
        '',
      ),
    ),
  ),
  ...qualityFields(variants('A loss of quality of life.', { ...lossCases, ...transitionLossCases })),
});

export type CohortDocument = Infer<typeof cohortShape>;
export type TransitionDocument = CohortDocument['transitions'][number];
export type CohortCostDocument = CohortDocument['costs'][number];
