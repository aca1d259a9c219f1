import { clockParties, clockPhases, clockReasons, deadlineKinds } from '@likeverd/casework';
import { z } from '@hono/zod-openapi';
import { deadlinesQuery, statusQuery, uuid } from './schemas.ts';

const day = z.iso.date();
const share = (keys: readonly string[]) => z.array(z.object({ key: z.enum(keys), days: z.int() }));
const entry = {
  entry: z.int(),
  day,
  party: z.enum(clockParties),
  phase: z.enum(clockPhases),
  reason: z.enum(clockReasons),
  replaces: z.int().optional(),
};
const deadline = z.object({
  kind: z.enum(deadlineKinds),
  subject: z.string().optional(),
  what: z.string().optional(),
  party: z.string(),
  due: day.optional().openapi({ description: 'The last day; absent while the clock stands.' }),
  counting: z.record(z.string(), z.unknown()),
  used: z.int().optional(),
  rule: z.string(),
  afterwards: z
    .enum(['closeUnanswered', 'cancelCommission'])
    .optional()
    .openapi({ description: 'The act that is open once the day has passed.' }),
  left: z.object({ calendarDays: z.int(), workingDays: z.int(), lastWorkingDay: day }).optional(),
});

const clockView = z
  .object({
    today: day,
    ledger: z.object({
      start: day,
      end: day.optional(),
      days: z.int().openapi({ description: 'Calendar days from start to end, or to today: the sum over the parties.' }),
      spans: z.array(z.object({ ...entry, until: day, days: z.int() })),
      byParty: share(clockParties),
      byPhase: share(clockPhases),
      replaced: z.array(z.object(entry)),
    }),
    agency: z.object({ body: z.string(), from: day, delivered: day.optional(), days: z.int(), stopped: z.int() }).nullable(),
    authorisedOn: day.optional(),
    deadlines: z.array(deadline),
  })
  .openapi('Clock');

const figures = {
  n: z.int(),
  mean: z.number().optional(),
  lowerQuartile: z.number().optional(),
  median: z.number().optional(),
  upperQuartile: z.number().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
};
const summary = z.object(figures);
const year = z.int();

const statistics = z
  .object({
    asOf: day,
    limit: z.int(),
    cases: z.int(),
    constructed: z.int(),
    durations: z.array(
      z.object({
        id: z.string(),
        version: z.string(),
        all: summary,
        years: z.array(z.object({ year, ...figures })),
        excluded: z.array(z.object({ reason: z.string(), n: z.int() })),
      }),
    ),
    bothWays: z.object({
      all: z.object({ industry: summary, agency: summary }),
      years: z.array(z.object({ year, industry: summary, agency: summary })),
    }),
    withinLimit: z.array(z.object({ year, n: z.int(), within: z.int() })),
    decisions: z.array(z.object({ year, methodType: z.string(), outcome: z.string(), n: z.int() })),
    workload: z.record(z.string(), z.number()),
  })
  .openapi('Statistics');

const counts = z.record(z.string(), z.int());

/** The routes of the clock, for the document of the API. */
export const clockDescribed = [
  {
    method: 'get',
    path: '/api/cases/{id}/ledger',
    summary: 'Who has had a case, how long and why, and what binds now, as the viewer may see it',
    status: 200,
    params: z.object({ id: uuid }),
    answer: clockView,
  },
  {
    method: 'get',
    path: '/api/methods/{number}/ledger',
    summary: 'Who has had a registered case from day to day, its deadlines, and what comes next, as the public may see it',
    status: 200,
    params: z.object({ number: z.string() }),
    answer: clockView,
  },
  {
    method: 'get',
    path: '/api/deadlines',
    summary: 'Running deadlines that the signed-in viewer may see, the soonest first',
    status: 200,
    query: deadlinesQuery,
    answer: z.object({
      deadlines: z.array(
        z.object({
          caseId: uuid,
          kind: z.enum(deadlineKinds),
          subject: z.string(),
          what: z.string(),
          party: z.string(),
          due: day,
          rule: z.string(),
          passed: z.boolean(),
        }),
      ),
    }),
  },
  {
    method: 'get',
    path: '/api/status',
    summary: 'The status of every registered case, filtered, sorted and paged',
    status: 200,
    query: statusQuery,
    answer: z.object({
      cases: z.array(z.record(z.string(), z.unknown())),
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
      counts: z.object({ phase: counts, type: counts, field: counts, holder: counts, outcome: counts }),
      today: day,
    }),
  },
  {
    method: 'get',
    path: '/api/statistics',
    summary: 'Every published figure, with the id of its definition',
    status: 200,
    answer: statistics,
  },
  { method: 'get', path: '/api/statistics.csv', summary: 'The same as comma-separated values', status: 200, type: 'text/csv' },
] as const;
