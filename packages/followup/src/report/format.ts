import {
  choice,
  constant,
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
} from '@likeverd/modelling/document';
import { cohortShape, eventShape, outcomeShape, repeatedShape } from '../cohorts/definition.ts';
import { ruleComparators, ruleSpendings, ruleStatistics } from '../observed/rule.ts';
import { registerIds } from '../registers/registers.ts';

const name = text('A name.', { maximumLength: 80 });
const column = text('Heading of a column of the file.', { maximumLength: 80 });
const file = text('Name of the file, beside this one.', { maximumLength: 200 });
const date = text('ISO date, such as 2026-11-22.', { maximumLength: 40 });
const source = text('Citation or address, and place in it.', { maximumLength: 2_000 });
const reason = text('Why.', { maximumLength: 2_000 });
const month = number('Months.', { minimum: 0, maximum: 600 });
const anything = { minimum: -1e12, maximum: 1e12 } as const;
const words: Shape<{ readonly nb: string; readonly nn: string; readonly en: string }> = object('In bokmål, nynorsk and English.', {
  nb: required(text('Bokmål.', { maximumLength: 300 })),
  nn: required(text('Nynorsk.', { maximumLength: 300 })),
  en: required(text('English.', { maximumLength: 300 })),
});
const delimiter = optional(choice('Between cells. Default: ;', [';', ',', '\t']));
const decimalMark = optional(choice('Default: .', ['.', ',']));
const termNumber = number('Number of the term in the offer, from 1.', { minimum: 1, maximum: 100, integer: true });

const evidence = variants(
  'What is observed of one sampled parameter of the model.',
  {
    binomial: object('Share of those measured who have a value above 0; the parameter is the probability.', {
      parameter: required(name),
      series: required(name),
      month: required(month),
    }),
    poisson: object('Events of an endpoint by time under observation; the parameter is the rate a year.', {
      parameter: required(name),
      endpoint: required(name),
    }),
    normal: object('The mean of those measured, with its standard error; the parameter is the mean, or the cost a year.', {
      parameter: required(name),
      series: required(name),
      month: required(month),
      scale: optional(
        choice('Whether the likelihood is normal in the parameter (default) or in its logarithm.', ['identity', 'log']),
      ),
      perYear: optional(flag('Whether the mean up to the month is taken as an amount a year. Default: false.')),
    }),
  },
  'likelihood',
);

const introduced = required(date);
const reassessment = required(date);

/** The price agreement, with where its deliveries stand. */
const agreementOf = <T>(deliveries: Shape<T>) =>
  object('The price agreement, settled from deliveries and outcomes.', {
    offer: required(text('Id of the offer in part agreements of the assessment.', { maximumLength: 80 })),
    deliveries: required(deliveries),
    unknownOutcome: required(choice('What was agreed of patients whose outcome nobody knows.', ['with', 'without'])),
    outcomes: optional(
      list(
        'Where the outcome of each term stands: free of the event of an endpoint at the time of the test.',
        object('One term.', { term: required(termNumber), endpoint: required(name) }),
      ),
    ),
    measures: optional(
      list(
        'Measures of effect as documented, one for each step of the term.',
        object('One term.', {
          term: required(termNumber),
          values: required(list('Values.', number('A value.', anything), 1)),
          source: required(source),
        }),
      ),
    ),
  });

const free = required(list('States of the model in which a patient is free of the event.', name, 1));
const causes = optional(
  list(
    'Causes that rule each other out, as the event column numbers them; the endpoint is any of them.',
    object('One cause.', {
      code: required(number('The number in the event column.', { minimum: 1, maximum: 9, integer: true })),
      label: required(words),
      states: optional(
        list(
          'States of the model that this cause leads to; empty where the model assumes that it does not happen. Default: the model says nothing.',
          name,
        ),
      ),
    }),
    2,
  ),
);

/** What a follow-up says wherever its data are: what was assumed and agreed, and what is asked. */
const shared = {
  format: required(constant('Always likeverd-follow-up.', 'likeverd-follow-up')),
  formatVersion: required(constant('Version of the format.', 1)),
  id: required(text('Lower-case letters, digits and hyphens.', { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maximumLength: 80 })),
  title: required(words),
  constructed: required(flag('True when data or premises are made up.')),
  assessment: required(
    text('Id of the assessment in the gallery, or the name of its file beside this one.', { maximumLength: 200 }),
  ),
  threshold: optional(
    number('Willingness to pay for a QALY that was agreed. Default: the reference value by severity.', {
      minimum: 0,
      maximum: 1e9,
    }),
  ),
  draws: optional(number('Draws of the prior. Default: 10,000.', { minimum: 100, maximum: 100_000, integer: true })),
  seed: optional(number('Seed. Default: 1.', { minimum: 0, maximum: 4_294_967_295, integer: true })),
  indication: required(
    object('What was decided beforehand of records outside the indication, and of those that do not tell (A11-4).', {
      outside: required(choice('Whether they count.', ['include', 'exclude'])),
      unknown: required(choice('Whether they count.', ['include', 'exclude'])),
      reason: required(reason),
    }),
  ),
  externalControl: optional(
    object('What stands in for a randomised control group (A11-6). Without it nothing bears on the size of the effect.', {
      kind: required(
        choice('The model’s own comparator, or rows of the file whose arm is control.', ['modelComparator', 'cohort']),
      ),
      source: required(source),
      limits: required(list('What may mislead.', reason, 1)),
      weight: required(number('Power of the likelihood.', { above: 0, maximum: 1 })),
      biasMean: optional(number('Bias of the log hazard ratio that is expected. Default: 0.', { minimum: -5, maximum: 5 })),
      biasSd: required(number('Standard deviation of the bias of the log hazard ratio.', { minimum: 0, maximum: 5 })),
    }),
  ),
  expectedPatients: optional(
    list(
      'Patients that were expected to start.',
      object('A period; its last day is not counted.', {
        from: required(date),
        to: required(date),
        region: optional(name),
        patients: required(number('Patients.', { above: 0, maximum: 1e7 })),
        source: required(source),
      }),
    ),
  ),
  compare: optional(
    object('At which months observed and assumed survival are compared. Default: each half-year.', {
      months: required(list('Months.', month, 1)),
      limits: optional(
        choice('Limits of survival: by the log(−log) transform (default), or exact by products of beta variables.', [
          'logLog',
          'exact',
        ]),
      ),
    }),
  ),
  rules: optional(
    list(
      'Decision rules written before the data.',
      object('One rule.', {
        id: required(name),
        measure: required(text('An endpoint, a series, or patients.', { maximumLength: 80 })),
        statistic: required(choice('What is looked at.', ruleStatistics)),
        month: required(month),
        subgroup: optional(name),
        against: optional(choice('What a ratio or difference is against. Default: assumed.', ['assumed', 'externalControl'])),
        comparator: required(choice('How the statistic lies to the limit.', ruleComparators)),
        limit: required(number('The limit.', anything)),
        certainty: optional(number('Probability that must be reached. Default: the estimate decides.', { above: 0.5, maximum: 1 })),
        by: optional(choice('Posterior probability (default) or share of bootstrap samples.', ['posterior', 'bootstrap'])),
        consequence: optional(text('What follows.', { maximumLength: 300 })),
        looks: optional(
          number('How often it is judged. Default: once, on the data there are.', { minimum: 2, maximum: 60, integer: true }),
        ),
        everyMonths: optional(
          number('Months from the introduction to the first look, and between looks.', { minimum: 1, maximum: 120, integer: true }),
        ),
        spending: optional(choice('How the error is spread over the looks. Default: obrienFleming.', ruleSpendings)),
        information: optional(
          number('Events, or people measured, planned for at the last look. Default: the error is spread over the months.', {
            minimum: 1,
            maximum: 1e6,
          }),
        ),
      }),
    ),
  ),
  update: optional(
    object('What flows back into the model.', {
      endpoints: optional(list('Endpoints.', name)),
      evidence: optional(list('Parameters that are observed directly.', evidence)),
      information: optional(
        list('Groups of parameters whose remaining value of information is asked for.', list('Parameters.', name, 1)),
      ),
      price: optional(text('Parameter of the model that is the price: the price that holds is found.', { maximumLength: 80 })),
      subgroups: optional(list('Subgroups of the model that are updated by themselves, with their own patients.', name)),
    }),
  ),
  forecast: optional(
    object('What is to be there at the re-assessment.', {
      endpoint: required(name),
      regions: required(
        list(
          'Accrual by region, as planned.',
          object('One region.', {
            region: required(name),
            opensMonth: required(month),
            rampMonths: required(month),
            perMonth: required(number('Patients a month when the ramp-up is over.', { above: 0, maximum: 1e5 })),
            variation: required(number('Standard deviation over mean of that rate.', { above: 0, maximum: 3 })),
          }),
          1,
        ),
      ),
      hazardVariation: required(
        number('Coefficient of variation of the ratio of hazards to the assumed curve.', { above: 0, maximum: 3 }),
      ),
      lossPerMonth: required(number('Lost to follow-up each month.', { minimum: 0, maximum: 1 })),
      events: optional(number('Events that are planned for at the re-assessment.', { minimum: 1, maximum: 1e6, integer: true })),
      source: required(source),
    }),
  ),
} as const;

/** A follow-up on files: what was assumed and agreed, where the rows are, and what is asked of them. */
export const followUpShape = object('Follow-up of a method on register data.', {
  ...shared,
  contract: required(
    object('Dates of the contract of temporary introduction.', { introduced, reassessment, dataUntil: required(date) }),
  ),
  patients: required(
    object('The file of outcomes, one row a patient.', {
      file: required(file),
      delimiter,
      decimalMark,
      columns: required(
        object('Headings of the columns.', {
          patient: required(column),
          start: required(column),
          region: optional(column),
          subgroup: optional(column),
          arm: optional(column),
          indication: optional(column),
        }),
      ),
    }),
  ),
  endpoints: required(
    map(
      'Times to events, by name.',
      object('One endpoint.', {
        label: required(words),
        months: required(column),
        event: required(column),
        entry: optional(column),
        free,
        causes,
      }),
    ),
  ),
  series: optional(
    map(
      'Measurements at planned months, by name: scores, costs so far, yes (1) or no (0).',
      object('One series.', {
        label: required(words),
        at: required(
          list('When, and in which column.', object('One measurement.', { month: required(month), column: required(column) }), 1),
        ),
      }),
    ),
  ),
  agreement: optional(
    agreementOf(
      object('The file of deliveries, one row each.', {
        file: required(file),
        delimiter,
        decimalMark,
        columns: required(
          object('Headings of the columns.', {
            patient: required(column),
            date: required(column),
            units: required(column),
            days: optional(column),
            indication: optional(column),
          }),
        ),
      }),
    ),
  ),
});
export type FollowUpPremises = Infer<typeof followUpShape>;

const measure = text('Name of the measure in the delivery.', { maximumLength: 60 });

const countsShape = object('Counts of a register that gives no more: the newest accepted delivery of aggregates.', {
  from: required(choice('The register.', registerIds)),
  patients: optional(measure),
  indication: optional(measure),
  evidence: optional(
    list(
      'Events of everyone by time under observation: the parameter is the rate a year.',
      object('One parameter.', { parameter: required(name), events: required(measure), personYears: required(measure) }),
    ),
  ),
});
export type CountsPremises = Infer<typeof countsShape>;

/**
 * A follow-up on register tables: a plan that is signed once, and that is made into a report whenever data come. How far the data reach is
 * read from them.
 */
export const followUpPlanShape = object('Follow-up of a method on register tables.', {
  ...shared,
  contract: required(object('Dates of the contract of temporary introduction.', { introduced, reassessment })),
  registers: optional(
    object('Whose newest accepted deliveries are used, and who is followed in them. Left out where registers give counts only.', {
      from: required(list('Registers.', choice('A register.', registerIds), 1)),
      persons: optional(
        choice(
          'With several registers: whether a person_id means the same person in all of them, or persons are different. Needed where there are several.',
          ['same', 'different'],
        ),
      ),
      cohort: required(cohortShape),
      control: optional(cohortShape),
    }),
  ),
  counts: optional(countsShape),
  endpoints: required(
    map(
      'Times to events, by name.',
      object('One endpoint; cause 1 is the event and 2 death where it competes, or causes are the places of several events.', {
        label: required(words),
        outcome: required(outcomeShape),
        free,
        causes,
      }),
    ),
  ),
  series: optional(
    map(
      'Measurements at planned months, by name: scores, costs so far, counts.',
      object('One series.', {
        label: required(words),
        measured: required(repeatedShape),
        at: required(list('When.', object('One measurement.', { month: required(month) }), 1)),
      }),
    ),
  ),
  agreement: optional(
    agreementOf(
      object('Drug exposures: each is a delivery of its quantity, on its first day, for the days that it supplies.', {
        drug: required(eventShape),
      }),
    ),
  ),
});
export type FollowUpPlanPremises = Infer<typeof followUpPlanShape>;

/** What the statistics of a follow-up need of it, on files or on tables. */
export type CommonPremises = Pick<FollowUpPremises, keyof typeof shared | 'contract'> & {
  readonly counts?: CountsPremises;
  readonly endpoints: Readonly<Record<string, Pick<FollowUpPremises['endpoints'][string], 'label' | 'free' | 'causes'>>>;
  readonly series?: Readonly<Record<string, { readonly label: FollowUpPremises['title'] }>>;
  readonly agreement?: Omit<NonNullable<FollowUpPremises['agreement']>, 'deliveries'>;
};
