import type { Party, Rejection } from '@likeverd/casework';
import type { Language } from '@likeverd/language';
import type { z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem, refusal } from './problems.ts';
import { uuid } from './schemas.ts';

interface Variables {
  viewer: Party | null;
  language: Language;
}
export type Env = { Variables: Variables };
export type Ctx = Context<Env>;

export function limit(largest: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize: largest,
    onError: () => {
      throw new Problem('tooLarge', { details: { largest } });
    },
  });
}

export function signedIn(c: Ctx): Party {
  const viewer = c.get('viewer');
  if (viewer === null) throw new Problem('unauthenticated');
  return viewer;
}

export function caseId(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('id'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}

export function idempotencyKey(c: Ctx): string {
  const key = uuid.safeParse(c.req.header('idempotency-key'));
  if (!key.success) throw new Problem('malformed', { details: { path: 'Idempotency-Key' } });
  return key.data;
}

export async function jsonBody(c: Ctx): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('unsupportedMedia');
  const bytes = await c.req.arrayBuffer();
  const body = parsed(bytes);
  if (body === undefined || !isShallow(body, deepestBody)) throw new Problem('malformed', { details: { path: 'body' } });
  return body;
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // no JSON text parses to undefined
  }
}

/** Deepest nesting of a body: more than any form needs, less than recursion minds. */
const deepestBody = 32;

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((item) => isShallow(item, left - 1));
}

/** Input that has the form it should, or the problem that names the first place where it does not. */
export function read<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.');
  throw new Problem('malformed', { details: { path: path === undefined || path === '' ? 'body' : path } });
}

/** What came of a command, other than that it was done. */
type NotDone =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'keyReused' };

/** What was done, or the problem for which it was not. */
export function settled<D extends { readonly kind: 'done' }>(outcome: D | NotDone): D {
  switch (outcome.kind) {
    case 'done':
      return outcome;
    case 'notFound':
      throw new Problem('notFound');
    case 'conflict':
      throw new Problem('conflict', { details: { version: outcome.version } });
    case 'keyReused':
      throw new Problem('keyReused');
    case 'refused':
      throw refusal(outcome.rejections);
  }
}
