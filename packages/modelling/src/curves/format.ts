import { identifier } from '../parameter-format.ts';
import { choice, expression, type Infer, list, map, number, object, optional, required, text, variants } from '../shape.ts';

const year = (about: string): ReturnType<typeof number> => number(about, { minimum: 0 });

const waning = variants('How an effect fades: w is 1 before and 0 after.', {
  step: object('w = 1 before `atYear`, 0 from then on.', { atYear: required(year('Year.')) }),
  linear: object('w = 1 until `fromYear`, falling evenly to 0 at `toYear`.', {
    fromYear: required(year('Year.')),
    toYear: required(number('Year.', { above: 0 })),
  }),
});

const timeUnit = choice('Unit of the times. A year is 12 months and 365.25 days.', ['year', 'month', 'week', 'day', 'cycle']);

const background = optional({
  ...identifier,
  about: 'A curve of the mortality that everyone has, cured or not, such as a life table: its hazard is added.',
});

const deaths = list('One-year death probabilities by whole year of age.', number('Probability.', { minimum: 0, maximum: 1 }), 1);

/** Survival curves, which may refer to each other to any depth. */
export const curveShape = variants('A survival curve; time runs from entry.', {
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
  generalisedF: object('Prentice’s form with t in years: mu, sigma, Q, P (Prentice 1975, Biometrika 62:607-614).', {
    mu: required(expression('Location, of ln(t in years).')),
    sigma: required(expression('Scale, above 0.')),
    q: required(expression('Shape.')),
    p: required(expression('Shape, 0 or more; 0 is the generalised gamma.')),
  }),
  spline: object(
    'Natural cubic spline of ln t (Royston & Parmar 2002, Stat Med 21:2175-2197), with coefficients as flexsurvspline prints them.',
    {
      scale: required(
        choice('What the spline is: hazard: ln H(t). odds: ln((1 - S)/S). normal: the standard normal quantile of 1 - S.', [
          'hazard',
          'odds',
          'normal',
        ]),
      ),
      timeUnit: required(timeUnit),
      logKnots: required(
        list('Knots, ln(time in `timeUnit`), increasing; the first and the last are the boundaries.', number('ln(time).'), 2),
      ),
      coefficients: required(list('gamma0, gamma1, …: as many as knots.', expression('Coefficient, dimensionless.'), 2)),
    },
  ),
  piecewiseExponential: object('A constant hazard in each piece of time.', {
    pieces: required(
      list(
        'Pieces; the first starts at 0, the last has no end.',
        object('One piece.', {
          fromYear: required(year('Where it starts.')),
          rate: required(expression('Hazard, 1/year; 0 or more.')),
        }),
        1,
      ),
    ),
  }),
  table: object('Survival read from a table, such as a Kaplan-Meier estimate. Before the first time it is 1.', {
    timeUnit: required(timeUnit),
    times: required(list('Times, increasing.', year('Time.'), 1)),
    survival: required(list('Survival from each time on, not increasing.', number('Survival.', { minimum: 0, maximum: 1 }), 1)),
    between: required(
      choice(
        'Between two times. step: the former value. straight: a straight line in S. constantHazard: a straight line in ln S.',
        ['step', 'straight', 'constantHazard'],
      ),
    ),
    afterLast: required(
      choice(
        'After the last time. constant: nobody has the event any more. undefined: not known; join another curve before that.',
        ['constant', 'undefined'],
      ),
    ),
  }),
  lifeTable: object(
    'People of the general population by age, sex and calendar year: survival is the mean over groups of survivors.',
    {
      table: optional(text('Id of a table in the reference room. Instead of `rows`.')),
      rows: optional(
        list(
          'A table of one’s own, one row for each calendar year without gaps; the first and last rows serve earlier and later years.',
          object('One calendar year.', {
            year: required(number('Calendar year.', { integer: true, minimum: 1000, maximum: 3000 })),
            firstAge: required(number('Age of the first probability.', { integer: true, minimum: 0, maximum: 120 })),
            deaths: required(map('By column, such as female and male; the last probability serves higher ages.', deaths)),
          }),
          1,
        ),
      ),
      groups: required(
        list(
          'Columns of the table, with the share of each at entry.',
          object('One group, such as women.', {
            column: required(text('Column of the table.', { maximumLength: 80 })),
            share: optional(expression('Share at entry. One group may leave it out and gets the rest.')),
          }),
          1,
        ),
      ),
      ageAt: required(
        choice('Which age and year count in a cycle: those at its start, at its end, or each in its own time.', [
          'cycleStart',
          'cycleEnd',
          'exact',
        ]),
      ),
      entryAge: optional(number('Age at entry, year. Default: that of the population.', { minimum: 0, maximum: 120 })),
      entryYear: optional(
        number('Calendar time at entry, such as 2026.5. Needed with more than one row.', { minimum: 1000, maximum: 3000 }),
      ),
    },
  ),
  hazardRatio: object('Another curve with its hazard multiplied.', {
    of: required(identifier),
    ratio: required(expression('Hazard ratio.')),
    waning: optional({ ...waning, about: 'The effect fades: the ratio is exp(w(t) ln ratio).' }),
  }),
  oddsRatio: object('Another curve with the odds of having had the event, (1 - S)/S, multiplied.', {
    of: required(identifier),
    ratio: required(expression('Odds ratio.')),
  }),
  accelerationFactor: object('Another curve with every time to event multiplied: S(t/factor).', {
    of: required(identifier),
    factor: required(expression('Acceleration factor, dimensionless; above 1 is longer survival.')),
  }),
  delay: object('Another curve that starts later: nobody has the event before.', {
    of: required(identifier),
    years: required(expression('Delay, year.')),
  }),
  conditional: object('Another curve for those who have come to a time in it: S(from + t)/S(from).', {
    of: required(identifier),
    fromYear: required(expression('Time in the other curve at entry, year.')),
  }),
  join: object('One curve up to a time, then the hazards of another.', {
    before: required(identifier),
    after: required(identifier),
    atYear: required(expression('Where they join, year.')),
    clock: required(
      choice(
        'entry: hazards of `after` at the same time since entry, S1(at) S2(t)/S2(at). restart: those from its own start, S1(at) S2(t - at).',
        ['entry', 'restart'],
      ),
    ),
  }),
  waning: object('The hazard of one curve that becomes that of another: w h1 + (1 - w) h2, w the mean weight over each cycle.', {
    of: required(identifier),
    towards: required(identifier),
    waning: required(waning),
  }),
  mixture: object('Groups that follow curves of their own: S is the weighted sum.', {
    parts: required(
      list(
        'The groups.',
        object('One group.', {
          curve: required(identifier),
          weight: optional(expression('Share of everyone at entry. One part may leave it out and gets the rest.')),
        }),
        1,
      ),
    ),
  }),
  addedHazards: object('Independent causes: hazards add, survivals multiply.', {
    curves: required(list('Curves.', identifier, 1)),
  }),
  greatestHazard: object('In each cycle the largest increment of cumulative hazard among curves.', {
    curves: required(list('Curves.', identifier, 1)),
  }),
  leastSurvival: object('At each time the lowest survival among curves.', { curves: required(list('Curves.', identifier, 1)) }),
  mixtureCure: object('A share never has the event: S = cured + (1 - cured) S0 (Boag 1949, JRSS B 11:15-53).', {
    of: required(identifier),
    cured: required(expression('Share cured.')),
    background,
  }),
  nonMixtureCure: object('S = cured^(1 - S0) (Tsodikov, Ibrahim & Yakovlev 2003, JASA 98:1063-1078).', {
    of: required(identifier),
    cured: required(expression('Share cured, above 0.')),
    background,
  }),
});

export type CurveDocument = Infer<typeof curveShape>;
export type CurveOf<T extends CurveDocument['type']> = CurveDocument & { readonly type: T };
export type Waning = Infer<typeof waning>;
