import { z } from '@hono/zod-openapi';
import { decisions } from '../releases/releases.ts';
import { checkBody, releaseBody } from './release-schemas.ts';
import { uuid } from './schemas.ts';

const anything = z.record(z.string(), z.unknown());
const line = z.object({
  id: uuid,
  caseId: uuid,
  title: z.string(),
  askedAt: z.iso.datetime(),
  askedBy: z.object({ role: z.string(), organisation: z.string() }),
  own: z.boolean(),
  decision: z.enum(decisions).optional(),
  reason: z.string().optional(),
  checkedBy: z.object({ role: z.string(), organisation: z.string() }).optional(),
});
const preparation = z.object({ status: z.literal('prepared') }).loose();

/** Releases from register data, for the description of the interface. */
export const releasesDescribed = [
  {
    method: 'get',
    path: '/api/releases',
    summary: 'Every released version of follow-up figures, newest first',
    status: 200,
    answer: z.object({
      versions: z.array(
        z.object({
          caseId: uuid,
          version: z.int(),
          number: z.string().optional(),
          title: z.string(),
          hash: z.string(),
          publishedOn: z.iso.date(),
        }),
      ),
    }),
  },
  {
    method: 'get',
    path: '/api/releases/{id}/{file}',
    summary: 'One version, `1.json` or `1.csv`, under CC BY 4.0',
    status: 200,
    params: z.object({ id: uuid, file: z.string() }),
    answer: anything,
  },
  {
    method: 'get',
    path: '/api/releases/requests',
    summary: 'Requests for release, for those who compile and check follow-up',
    status: 200,
    answer: z.object({ requests: z.array(line) }),
  },
  {
    method: 'post',
    path: '/api/releases/preview',
    summary: 'What would be released of a request beside everything released of the same case, and the audit; nothing is kept',
    status: 200,
    body: releaseBody,
    answer: preparation,
  },
  {
    method: 'post',
    path: '/api/releases/requests',
    summary: 'Ask for a release, whole or chosen from a stored report; another person checks it. 422 with every fault at its place',
    status: 201,
    headers: z.object({ 'idempotency-key': uuid }),
    body: releaseBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'get',
    path: '/api/releases/requests/{request}',
    summary: 'A request with what would be published and the audit',
    status: 200,
    params: z.object({ request: uuid }),
    answer: line.extend({ publication: anything, audit: anything }),
  },
  {
    method: 'post',
    path: '/api/releases/requests/{request}/check',
    summary:
      'Approve, ask for changes, or reject, with reasons; approved is published at once. 409 where another release came first',
    status: 200,
    params: z.object({ request: uuid }),
    body: checkBody,
    answer: z.object({ version: z.int().optional() }),
  },
] as const;
