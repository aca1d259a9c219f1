import { curveShape } from '../curves/format.ts';
import { costFields, discountingFields, headFields, identifier, timeFields, words } from '../format.ts';
import { simulationShape } from '../simulation/format.ts';
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

/** The document format of kind `multiState`: individuals who move between states in continuous time. */

const cost = variants('One component of cost.', {
  perYear: object('Accrues over time in a state.', {
    ...costFields,
    state: required(identifier),
    amount: required(expression('Money per year.')),
    stay: optional(
      object('Only in this part of each stay in the state. Default: all of it.', {
        fromYear: required(number('Years in the state.', { minimum: 0 })),
        toYear: optional(number('Years in the state. Default: until it is left.', { above: 0 })),
      }),
    ),
  }),
  initial: object('At entry, for everyone; not discounted.', { ...costFields, amount: required(expression('Money.')) }),
  perTransition: object('For everyone who goes from one state to another, at that time.', {
    ...costFields,
    from: required(identifier),
    to: required(identifier),
    amount: required(expression('Money.')),
  }),
  perDeath: object('For every death, at that time.', { ...costFields, amount: required(expression('Money.')) }),
});

export const multiStateShape = object('A Likeverd decision model of individuals who move between states in continuous time.', {
  ...headFields,
  kind: required(constant('Kind of model.', 'multiState')),
  simulation: required(simulationShape),
  time: required(object('The horizon; `cyclesPerYear` is the grid on which the trace is shown, and enters no total.', timeFields)),
  discounting: required(
    object(
      'Discounting of costs and effects, in continuous time: at time t the weight is compounded to t itself.',
      discountingFields,
    ),
  ),
  population: required(
    object('Who enters.', {
      entryAge: required(expression('Age at entry, year. The same in every draw.')),
      mortality: optional(
        object(
          'Death in the general population, from a reference table of one-year probabilities by age: a competing hazard, -ln(1 - q) in each year of age, in every living state.',
          {
            table: required(text('Id of the table in the reference room.')),
            column: required(text('Column with the probabilities.')),
          },
        ),
      ),
    }),
  ),
  states: required(
    list(
      'Health states; the last is death.',
      object('One state.', {
        id: required(identifier),
        label: required(words),
        utility: optional(expression('Utility, before age adjustment. Not for death.')),
        later: optional(
          list(
            'Utility from a time in the state on, counted anew at each entry.',
            object('A utility from a time on.', {
              fromYear: required(number('Years in the state.', { above: 0 })),
              utility: required(expression('Utility.')),
            }),
            1,
          ),
        ),
        share: optional(
          number('Probability to start here. Default: everyone starts in the first state.', { minimum: 0, maximum: 1 }),
        ),
      }),
      2,
    ),
  ),
  curves: required(
    map('Survival curves by name: each is the distribution of the time to a transition if no other came before it.', curveShape),
  ),
  transitions: required(
    list(
      'Ways out of the states, which compete; a state without any is only left by general mortality.',
      object('One transition.', {
        from: required(identifier),
        to: required(identifier),
        strategies: optional(list('Strategies in which it applies. Default: all.', identifier, 1)),
        clock: required(
          choice('What the time of the curve is: forward, since entry into the model; reset, since entry into the state.', [
            'forward',
            'reset',
          ]),
        ),
        curve: required(identifier),
        qalyLoss: optional(expression('QALYs lost once by everyone to whom it happens, in years of full health.')),
      }),
    ),
  ),
  strategies: required(
    list(
      'What is compared; the first is the comparator.',
      object('One strategy.', { id: required(identifier), label: required(words) }),
      1,
    ),
  ),
  costs: required(list('Components of cost.', cost)),
});

export type MultiStateDocument = Infer<typeof multiStateShape>;
export type MultiStateCostDocument = MultiStateDocument['costs'][number];
export type MultiStateTransitionDocument = MultiStateDocument['transitions'][number];
