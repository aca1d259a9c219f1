import {
  choice,
  constant,
  flag,
  type Infer,
  list,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from '@likeverd/modelling/document';
import { vocabularyIds } from '../omop/vocabularies.ts';

/** Where in the OMOP tables an event stands. */
export const domains = ['drug', 'condition', 'procedure', 'measurement', 'observation'] as const;
export type Domain = (typeof domains)[number];

/**
 * What becomes of a record that looks outside the indication, or that lacks what would tell: left out, kept among the others, or kept as a
 * group of its own. Decided beforehand. A11-4.
 */
export const handlings = ['exclude', 'include', 'separate'] as const;
export type Handling = (typeof handlings)[number];

/** Days that a window may reach: a hundred years. */
const mostDays = 36_525;
const days = (about: string, minimum = 0) => number(about, { minimum, maximum: mostDays, integer: true });
const age = (about: string) => number(about, { minimum: 0, maximum: 150, integer: true });
const count = (about: string, minimum = 0) => number(about, { minimum, maximum: 1_000, integer: true });
const result = (about: string) => number(about, { minimum: -1e12, maximum: 1e12 });
const date = (about: string) => text(about, { pattern: '^\\d{4}-\\d{2}-\\d{2}$', expected: 'date' });
/** Letters, digits and what codes are written with: nothing that could end a literal or begin a formula. */
const code = text('A code or value.', { pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N} .:/_+-]{0,49}$', expected: 'code' });
const failing = choice('What becomes of those who do not meet it.', handlings);

export const eventShape = object('Events by their source codes.', {
  domain: required(choice('Where they stand.', domains)),
  vocabulary: required(choice('What the codes are of; local are the register’s own.', vocabularyIds)),
  codes: required(list('A code means itself and everything under it: L01EX is every substance of the group.', code, 1)),
});
export type EventSpec = Infer<typeof eventShape>;

const criterionShape = variants(
  'What someone must be or have had to be within the indication. Days reach back from the start.',
  {
    age: object('Completed years at the start.', {
      minimum: optional(age('At least.')),
      maximum: optional(age('At most.')),
      failing: required(failing),
    }),
    prior: object('Records of an event before the day of the start.', {
      event: required(eventShape),
      present: optional(flag('Whether there must be some (default), or must be none.')),
      days: required(days('How far back.')),
      atLeast: optional(count('How many there must be. Default: 1.', 1)),
      failing: required(failing),
    }),
    biomarker: object(
      'A result among the values, or within the limits, before or on the day of the start; one such result is enough. No result is missing.',
      {
        event: required(eventShape),
        values: optional(list('Values.', code, 1)),
        minimum: optional(result('At least.')),
        maximum: optional(result('At most.')),
        days: required(days('How far back.')),
        failing: required(failing),
        missing: required(choice('What becomes of those without a result.', handlings)),
      },
    ),
    lines: object('How many substances of the set had been given before: the line of treatment is one more.', {
      event: required(eventShape),
      minimum: required(count('At least.')),
      maximum: required(count('At most.')),
      failing: required(failing),
    }),
  },
  'kind',
);
export type Criterion = Infer<typeof criterionShape>;

const subgroupsShape = variants(
  'How members are divided for results by subgroup.',
  {
    age: object('By age at start, in completed years: limits 50 and 70 make 0-49, 50-69 and 70+.', {
      limits: required(list('Rising.', number('Years.', { minimum: 1, maximum: 150, integer: true }), 1)),
    }),
    biomarker: object('By the value of the latest result in the days before or on the day of the start.', {
      event: required(eventShape),
      days: required(days('How far back.')),
    }),
  },
  'kind',
);

/**
 * Who is followed. Everyone who starts in the period without the same in the washout before it, is under observation in the register that day,
 * and meets the criteria; from the start until death, the last day under observation, or `exitDays` after the start.
 */
export const cohortShape = object('Who is followed.', {
  format: required(constant('Always likeverd-cohort/1.', 'likeverd-cohort/1')),
  id: required(code),
  index: required(eventShape),
  period: required(
    object('First and last day on which one may start.', {
      from: required(date('First day.')),
      to: required(date('Last day.')),
    }),
  ),
  washoutDays: required(days('Days before the start without a record of the same; 0 asks for none.')),
  criteria: required(list('What someone must be or have had.', criterionShape)),
  subgroups: optional(subgroupsShape),
  exitDays: optional(days('Days after the start at which following ends.', 1)),
});
export type CohortDefinition = Infer<typeof cohortShape>;

/** What is measured of the members of a cohort. Times are whole days from the start; cause 0 is that observation ended, 1 the event, 2 death before it. */
export const outcomeShape = variants(
  'A time to an event, in whole days from the start.',
  {
    overallSurvival: object('To death.', {}),
    timeOnTreatment: object(
      'To the last day covered by a record, the first day counted, before a gap. Seen to have stopped where the gap has passed under observation; death before that competes.',
      { gapDays: required(days('Days without a record that end the treatment.')) },
    ),
    timeTo: object('To the first record after the day of the start.', {
      event: required(eventShape),
      death: required(choice('Whether death is the event too, or competes with it.', ['event', 'competes'])),
    }),
    firstOf: object(
      'To the first record of any of several events after the day of the start: the cause is the place of the event in the list, from 1.',
      {
        events: required(list('Events that rule each other out; of two on one day, the first in the list.', eventShape, 2)),
        death: required(
          number('The cause that death before them counts as; 0 where it ends observation.', {
            minimum: 0,
            maximum: 9,
            integer: true,
          }),
        ),
      },
    ),
    nextLine: object('To the first record of another substance of the set than those the cohort is indexed by.', {
      event: required(eventShape),
    }),
  },
  'kind',
);
export type Outcome = Infer<typeof outcomeShape>;

/** Something measured at planned times: months of 30.436875 days since the start (the Gregorian year over twelve). */
export const repeatedShape = variants(
  'What is measured at planned months.',
  {
    score: object('The number of the record nearest to the month; the earlier of two as near, the lower of two on one day.', {
      event: required(eventShape),
      windowDays: required(days('Days from the month, at most.')),
    }),
    count: object('Records up to the month, of those still followed then.', { event: required(eventShape) }),
    cost: object('Cost of drugs, visits and procedures up to the month (cost.total_cost), of those still followed then.', {}),
  },
  'kind',
);
export type Repeated = Infer<typeof repeatedShape>;
