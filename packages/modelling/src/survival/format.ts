import {
  costFields,
  discountingFields,
  headFields,
  identifier,
  lossCases,
  qualityFields,
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

const curve = variants('A survival curve; time runs from entry.', {
  exponential: object('S(t) = exp(-rate t).', { rate: required(expression('Hazard, 1/year.')) }),
  weibull: object('S(t) = exp(-(t/scale)^shape).', {
    shape: required(expression('Shape, dimensionless.')),
    scale: required(expression('Scale, year.')),
  }),
  weibullPH: object('S(t) = exp(-scale t^shape), t in years: a hazard ratio multiplies the scale.', {
    shape: required(expression('Shape, dimensionless.')),
    scale: required(expression('Scale, dimensionless with t in years.')),
  }),
  gamma: object('S(t) = Q(shape, rate t), the upper regularised incomplete gamma function.', {
    shape: required(expression('Shape, dimensionless.')),
    rate: required(expression('Rate, 1/year.')),
  }),
  gompertz: object('S(t) = exp(-(rate/shape)(exp(shape t) - 1)).', {
    shape: required(expression('Shape, 1/year.')),
    rate: required(expression('Hazard at entry, 1/year.')),
  }),
  logLogistic: object('S(t) = 1 / (1 + (t/scale)^shape).', {
    shape: required(expression('Shape, dimensionless.')),
    scale: required(expression('Scale, year.')),
  }),
  logNormal: object('S(t) = 1 - Phi((ln t - meanlog)/sdlog), t in years.', {
    meanlog: required(expression('Mean of ln(t in years).')),
    sdlog: required(expression('Standard deviation of ln(t in years).')),
  }),
  generalisedGamma: object('Prentice’s form with t in years: mu, sigma, Q (Prentice 1974, Biometrika 61:539-544).', {
    mu: required(expression('Location, of ln(t in years).')),
    sigma: required(expression('Scale, above 0.')),
    q: required(expression('Shape; 0 is the log-normal.')),
  }),
  hazardRatio: object('Another curve with its hazard multiplied.', {
    of: required(identifier),
    ratio: required(expression('Hazard ratio.')),
    waning: optional(
      variants('The effect fades: the ratio is exp(w(t) ln ratio).', {
        step: object('w = 1 before `atYear`, 0 from then on.', { atYear: required(number('Year.', { minimum: 0 })) }),
        linear: object('w = 1 until `fromYear`, falling to 0 at `toYear`.', {
          fromYear: required(number('Year.', { minimum: 0 })),
          toYear: required(number('Year.', { above: 0 })),
        }),
      }),
    ),
  }),
});

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
  curves: required(map('Survival curves by name.', curve)),
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
export type CurveDocument = SurvivalDocument['curves'][string];
export type CostDocument = SurvivalDocument['costs'][number];
