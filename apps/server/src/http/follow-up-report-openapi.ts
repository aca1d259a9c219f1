import { z } from '@hono/zod-openapi';
import { followUpQuery, reportBody } from './follow-up-report-schemas.ts';
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
] as const;
