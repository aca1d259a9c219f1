import { z } from '@hono/zod-openapi';
import { declineBody, openInputBody } from './participation-schemas.ts';
import { discardDraftBody, draftPlace, formDraftBody, openDraftHeaders, uuid } from './schemas.ts';

const saved = z.object({ revision: z.int(), savedAt: z.iso.datetime() });
const values = z.record(z.string(), z.unknown());
const receipt = z.object({ receipt: z.string() });
const input = z.object({ id: uuid, input: uuid });

/** Input without signing in, for the description of the interface. */
export const openInputDescribed = [
  {
    method: 'post',
    path: '/api/open-input',
    summary:
      'Give input without signing in; the answer is the same whoever has the address. Nothing is seen before the address is confirmed',
    status: 202,
    headers: z.object({ 'idempotency-key': uuid }),
    body: openInputBody,
    answer: z.object({
      receipt: z.string().openapi({ description: 'Opens the sender’s own page, `/innspill/{receipt}`.' }),
      confirmationSent: z.boolean(),
    }),
  },
  {
    method: 'get',
    path: '/api/open-input/waiting',
    summary: 'Cases in which such input waits for the secretariat',
    status: 200,
    answer: z.object({
      cases: z.array(z.object({ caseId: uuid, number: z.string(), title: z.string(), count: z.int(), since: z.iso.date() })),
    }),
  },
  {
    method: 'get',
    path: '/api/open-input/receipts/{receipt}',
    summary: 'An input as its sender follows it: where it stands, how it is public, what came of it',
    status: 200,
    params: receipt,
    answer: z.object({
      caseId: uuid,
      name: z.string(),
      number: z.string().optional(),
      standing: z.enum(['unconfirmed', 'received', 'declined', 'published', 'answered']),
      values,
      givenOn: z.iso.date(),
      declineReason: z.string().optional(),
      input: values.optional(),
      texts: values,
    }),
  },
  {
    method: 'post',
    path: '/api/open-input/receipts/{receipt}/erase',
    summary: 'Delete one’s input, address and letters; what has been published stays',
    status: 200,
    params: receipt,
    answer: z.object({ erased: z.boolean() }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/open-input',
    summary: 'Confirmed input of a case, for the secretariat; empty for everyone else',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({
      inputs: z.array(
        z.object({
          id: uuid,
          values,
          email: z.string(),
          givenOn: z.iso.date(),
          givenAtStage: z.string(),
          declined: z.string().optional(),
        }),
      ),
    }),
  },
  {
    method: 'post',
    path: '/api/cases/{id}/open-input/{input}/decline',
    summary: 'Decline such input, with a reason that its sender is told',
    status: 200,
    params: input,
    body: declineBody,
    answer: z.object({ declined: z.boolean() }),
  },
  {
    method: 'post',
    path: '/api/cases/{id}/open-input/{input}/erase',
    summary: 'Delete what is kept of such input: text, address and letters',
    status: 200,
    params: input,
    answer: z.object({ erased: z.boolean() }),
  },
  ...(['get', 'post'] as const).map((method) => ({
    method,
    path: '/innspill/{confirmation}/bekreft',
    summary: 'Confirm the address of an input',
    status: method === 'get' ? 200 : 303,
    params: z.object({ confirmation: z.string() }),
    answer: z.string(),
    type: 'text/html',
  })),
  {
    method: 'get',
    path: '/api/open-drafts/{place}/{form}',
    summary: 'What was typed without signing in, for whoever holds the token; content is null where there is nothing',
    status: 200,
    params: draftPlace,
    headers: openDraftHeaders,
    answer: z.object({
      content: values.nullable(),
      revision: z.int(),
      savedAt: z.iso.datetime().optional(),
      window: z.string().optional(),
    }),
  },
  {
    method: 'post',
    path: '/api/open-drafts/{place}/{form}',
    summary: 'Save what was typed without signing in; 409 where another window has saved since. Deleted after thirty days',
    status: 200,
    params: draftPlace,
    headers: openDraftHeaders,
    body: formDraftBody,
    answer: saved,
  },
  {
    method: 'post',
    path: '/api/open-drafts/{place}/{form}/discard',
    summary: 'Throw away what was typed without signing in',
    status: 200,
    params: draftPlace,
    headers: openDraftHeaders,
    body: discardDraftBody,
    answer: saved,
  },
] as const;
