import { z } from '@hono/zod-openapi';
import { followUpQuery, planBody, reportBody } from './follow-up-report-schemas.ts';
import { uuid } from './schemas.ts';

const params = z.object({ case: z.string().openapi({ description: 'Number or id of the case.' }) });
const day = z.iso.date();
const line = z.object({
  hash: z.string(),
  dataUntil: day,
  patients: z.int(),
  organisation: z.string(),
  storedAt: z.iso.datetime(),
});
const anything = z.record(z.string(), z.unknown());

const view = z
  .object({
    caseId: uuid,
    number: z.string(),
    title: z.string(),
    constructed: z.boolean(),
    modelId: z.string().optional(),
    today: day,
    since: day.optional(),
    temporary: z.boolean().openapi({ description: 'True while the decision in force is a temporary introduction.' }),
    contract: anything.openapi({
      description: 'Open questions, outcome measures, sources and dates of the contract that was signed.',
    }),
    verdicts: z
      .array(anything)
      .openapi({ description: 'What the recorded figures say of each rule that was written before them.' }),
    followUps: z.array(anything).openapi({
      description:
        'Figures that were recorded in the case, oldest first; outside of the data room those of them that were released.',
    }),
    released: z
      .array(z.object({ version: z.int(), publishedOn: day, hash: z.string(), publication: anything }))
      .openapi({ description: 'What has left the data room, the newest first.' }),
    room: z.boolean().openapi({ description: 'True for those who work with the data.' }),
    reports: z.array(line).openapi({ description: 'Whole reports, the newest first; none for others than the data room.' }),
    report: anything.optional().openapi({ description: 'The report that was asked for, or the newest; for the data room.' }),
  })
  .openapi('MethodFollowUp');

const planned = z
  .object({
    plan: z
      .object({
        version: z.int(),
        hash: z.string(),
        document: z.string(),
        organisation: z.string(),
        savedAt: z.iso.datetime(),
      })
      .nullable(),
    orders: z
      .array(
        z.object({
          id: uuid,
          planVersion: z.int(),
          deliveries: z
            .array(z.object({ register: z.string(), form: z.string(), version: z.int().optional(), content: z.string() }))
            .openapi({ description: 'The accepted deliveries that it is made from, by version and hash.' }),
          automatic: z.boolean().openapi({ description: 'True where it was made because plan or data were new.' }),
          orderedAt: z.iso.datetime(),
          state: z.enum(['waiting', 'made', 'failed']),
          endedAt: z.iso.datetime().optional(),
          report: z.string().optional().openapi({ description: 'Hash of the report.' }),
          faults: z
            .array(z.object({ code: z.string(), details: z.record(z.string(), z.string()), message: z.string() }))
            .optional(),
        }),
      )
      .openapi({ description: 'Newest first.' }),
  })
  .openapi('FollowUpPlan');

/** The routes of follow-up, for the description of the interface. */
export const followUpReportsDescribed = [
  {
    method: 'get',
    path: '/api/follow-ups/{case}',
    summary:
      'The follow-up of a method that is, or was, introduced temporarily: questions, rules with verdicts, figures, and for the data room whole reports',
    status: 200,
    params,
    query: followUpQuery,
    answer: view,
  },
  {
    method: 'post',
    path: '/api/follow-ups/{case}',
    summary: 'Puts a report made by `likeverd follow-up` in the data room of a case; the same report again changes nothing',
    status: 201,
    params,
    body: reportBody,
    answer: z.object({ hash: z.string() }),
  },
  {
    method: 'get',
    path: '/api/follow-ups/{case}/plan',
    summary: 'The plan of follow-up on register tables, and the reports made or to be made from it; for the data room',
    status: 200,
    params,
    answer: planned,
  },
  {
    method: 'post',
    path: '/api/follow-ups/{case}/plan',
    summary:
      'Saves the next version of the plan, checked whole; every fault at once with line and column. The same plan again changes nothing',
    status: 201,
    params,
    body: planBody,
    answer: z.object({ version: z.int(), hash: z.string() }),
  },
  {
    method: 'post',
    path: '/api/follow-ups/{case}/orders',
    summary: 'Orders the report of the plan from the newest accepted deliveries; nothing is recorded in the case',
    status: 202,
    params,
    answer: z.object({ id: uuid }),
  },
] as const;
