import { followUpStages, followUpStatuses } from '@likeverd/casework';
import { z } from '@hono/zod-openapi';
import { contractQuery, followUpQuery, questionsBody, uuid } from './schemas.ts';

const day = z.iso.date();
const status = z.enum(followUpStatuses);

const line = z.object({
  caseId: uuid,
  number: z.string().optional(),
  title: z.string().optional(),
  constructed: z.boolean(),
  stage: z.enum(followUpStages),
  since: day.optional(),
  reassessmentOn: day.optional(),
  contractEndsOn: day.optional(),
  status,
  items: z.array(
    z.object({
      kind: z.string(),
      subject: z.string(),
      what: z.string(),
      due: day,
      party: z.string(),
      status,
      doneOn: day.optional(),
    }),
  ),
  sources: z.array(z.string()),
  measures: z.array(z.string()),
  reassessmentCriteria: z.string().optional(),
  phaseOutCriteria: z.string().optional(),
  verdicts: z.array(
    z.object({
      verdict: z.string(),
      reason: z.string(),
      measure: z.string(),
      rule: z.record(z.string(), z.unknown()),
      result: z.record(z.string(), z.unknown()).optional(),
      dataUntil: day.optional(),
    }),
  ),
  outlook: z
    .object({
      dataUntil: day,
      inTime: z.number().optional(),
      rules: z.array(z.object({ rule: z.string(), probability: z.number() })),
    })
    .optional(),
  unsigned: z.array(z.string()).optional(),
});

/** The routes of temporary introductions, re-assessment and phase-out. */
export const followUpDescribed = [
  {
    method: 'get',
    path: '/api/follow-up',
    summary:
      'Methods that are introduced temporarily, looked at again or phased out: when, which data, who, which criteria, how each thing stands',
    status: 200,
    query: followUpQuery,
    answer: z.object({ today: day, lines: z.array(line) }),
  },
  {
    method: 'get',
    path: '/api/follow-up.csv',
    summary: 'The same as comma-separated values, a line for each thing that is to be done by a day',
    status: 200,
    query: followUpQuery,
    type: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/methods/{number}/contract',
    summary: 'The contract of temporary introduction as a document, without what gives the price',
    status: 200,
    params: z.object({ number: z.string() }),
    query: contractQuery,
    answer: z.string(),
    type: 'application/pdf',
  },
  {
    method: 'get',
    path: '/api/cases/{id}/contract',
    summary: 'A version of the contract as a document, as the signed-in viewer may read it',
    status: 200,
    params: z.object({ id: uuid }),
    query: contractQuery,
    answer: z.string(),
    type: 'application/pdf',
  },
  {
    method: 'post',
    path: '/api/cases/{id}/question-values',
    summary:
      'Computes what the open questions of a contract are worth from the assessment of the case (EVPPI, EVSI), for the contract to cite; of what cannot be computed, why',
    status: 200,
    params: z.object({ id: uuid }),
    body: questionsBody,
    answer: z.object({
      values: z.array(z.record(z.string(), z.unknown())),
      notValued: z.array(
        z.object({ question: z.string(), part: z.enum(['evppi', 'evsi']), why: z.record(z.string(), z.unknown()) }),
      ),
    }),
  },
] as const;
