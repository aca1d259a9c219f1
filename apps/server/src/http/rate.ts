import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { Problem } from './problems.ts';
import type { Ctx, Env } from './requests.ts';

/** Downloads of whole datasets and journals that one network address may begin in a minute. */
const bulkPerMinute = 60;

/** Requests that make the server write an e-mail, from one network address in an hour. */
const mailsPerHour = 20;

/** Inputs without signing in, refused ones with them, from one network address in an hour; each address of mail has a limit of its own. */
const openInputsPerHour = 60;

export function limitOpenInputs(): MiddlewareHandler<Env> {
  return limitTo(openInputsPerHour, 3_600_000);
}

/** Savings of what is typed without signing in, from one network address in a minute: a ward types behind one. */
const openDraftsPerMinute = 240;

export function limitOpenDrafts(): MiddlewareHandler<Env> {
  return limitTo(openDraftsPerMinute, 60_000);
}

export function limitMails(): MiddlewareHandler<Env> {
  return limitTo(mailsPerHour, 3_600_000);
}

/** Holds back an address that asks for whole datasets over and over; every answer tells what is left (`RateLimit`, IETF draft 7). */
export function limitBulk(): MiddlewareHandler<Env> {
  return limitTo(bulkPerMinute, 60_000);
}

function limitTo(limit: number, windowMs: number): MiddlewareHandler<Env> {
  return rateLimiter<Env>({
    windowMs,
    limit,
    standardHeaders: 'draft-7',
    keyGenerator: addressOf,
    handler: () => {
      throw new Problem('tooOften', { details: { limit, seconds: windowMs / 1_000 } });
    },
  });
}

/** The network address of who asks; the same for everyone where there is no network, as in a call within the process. */
function addressOf(c: Ctx): string {
  const incoming: unknown = c.env;
  return typeof incoming === 'object' && incoming !== null && 'incoming' in incoming ? (getConnInfo(c).remote.address ?? '') : '';
}
