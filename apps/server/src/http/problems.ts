import type { PortfolioFault, Rejection } from '@likeverd/casework';
import type { MappingFault, PlanFault, RequestFault } from '@likeverd/followup';
import { content, type Language } from '@likeverd/language';
import type { Fault } from '@likeverd/modelling';

/** Every way in which a request can fail: one code, one status. The words are in packages/language under the same code. */
export const problemStatus = {
  notFound: 404,
  unauthenticated: 401,
  forbidden: 403,
  foreignOrigin: 403,
  refused: 422,
  badModel: 422,
  badWorkbook: 422,
  badMapping: 422,
  badReport: 422,
  badPlan: 422,
  noFollowUp: 422,
  badRelease: 422,
  releaseStopped: 422,
  identityNumber: 422,
  conflict: 409,
  keyReused: 422,
  tooOften: 429,
  malformed: 400,
  tooLarge: 413,
  noRoom: 409,
  unfinished: 409,
  damaged: 422,
  unsupportedMedia: 415,
  clock: 409,
  tooMany: 429,
  diskFull: 507,
  fileWaits: 409,
  fileRefused: 403,
  unavailable: 503,
  starting: 503,
  signInFailed: 400,
  noRole: 403,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export interface ProblemExtras {
  readonly rejections?: readonly Rejection[];
  readonly faults?: readonly Fault[];
  /** Faults of a workbook, each at its row and column. */
  readonly cells?: readonly (PortfolioFault & { readonly message: string })[];
  /** Faults of how the columns of a file are read. */
  readonly mapping?: readonly (MappingFault & { readonly message: string })[];
  /** Why no report of follow-up can be made. */
  readonly plan?: readonly (PlanFault & { readonly message: string })[];
  /** Faults of a request for release, each at its place in what was sent. */
  readonly release?: readonly (RequestFault & { readonly message: string })[];
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A request that ends in a problem; thrown by handlers, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.code = code;
    this.extras = extras;
  }
}

/** Refusals that say "not you" rather than "not so". */
const authority: ReadonlySet<Rejection['code']> = new Set(['role.notAllowed', 'party.notOwner', 'body.notCommissioned']);

/** The problem that refusals amount to: another party's act, a clock that runs behind, or something to correct. */
export function refusal(rejections: readonly Rejection[]): Problem {
  if (rejections.some((rejection) => authority.has(rejection.code))) return new Problem('forbidden', { rejections });
  if (rejections.some((rejection) => rejection.code === 'clock.behindLog')) return new Problem('clock', { rejections });
  return new Problem('refused', { rejections });
}

/** Body of an answer of type application/problem+json (RFC 9457). */
export function problemBody(
  code: ProblemCode,
  language: Language,
  { details, ...extras }: ProblemExtras = {},
): Readonly<Record<string, unknown>> {
  const words = content[language].server;
  const { title, detail } = words.problems[code];
  const path = details?.['path'];
  const id = details?.['id'];
  const more = [
    ...(code === 'malformed' && typeof path === 'string' ? [words.malformedAt({ path })] : []),
    ...(code === 'internal' && typeof id === 'string' ? [words.quoteId({ id })] : []),
  ];
  return {
    type: `urn:likeverd:problem:${code}`,
    title,
    status: problemStatus[code],
    code,
    detail: [detail, ...more].join(' '),
    ...extras,
    ...(details === undefined ? {} : { details }),
  };
}

/** True for what the driver throws when the database has no room for more. */
export function isDatabaseFull(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '53100' || code === '53200';
}

/** True for what the driver throws when the database cannot be reached or is going down. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' &&
      (/^(08|57P0)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '53300'].includes(code))) ||
    (typeof message === 'string' && /^Connection terminated|timeout exceeded when trying to connect/.test(message))
  );
}
