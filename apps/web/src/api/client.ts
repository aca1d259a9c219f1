import type { Problem } from './types.ts';

/** An answer that is not what was asked for; `code` is `offline` where no answer came. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

const offline: Problem = { title: 'offline', status: 0, code: 'offline' };

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** The whole body, instead of JSON. */
  readonly file?: Blob;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

async function ask(path: string, { method = 'GET', body, file, idempotencyKey, headers, signal }: Ask): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, text/yaml, application/problem+json',
        'accept-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(offline);
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

/** The problem an answer describes; a proxy's page without one becomes a problem of its status. */
async function problemOf(response: Response): Promise<Problem> {
  const byStatus: Problem = {
    title: response.statusText,
    status: response.status,
    code: response.status === 502 || response.status === 503 || response.status === 504 ? 'unavailable' : 'internal',
  };
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return byStatus;
  try {
    return { ...byStatus, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return byStatus;
  }
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, signal === undefined ? {} : { signal });
  return (await response.json()) as T;
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await ask(path, signal === undefined ? {} : { signal });
  return response.text();
}

export async function postJson<T>(path: string, body: unknown, idempotencyKey?: string): Promise<T> {
  const response = await ask(path, { method: 'POST', body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) });
  return (await response.json()) as T;
}

/** An answer in JSON to a request with headers of its own. */
export async function askJson<T>(path: string, asked: Ask): Promise<T> {
  const response = await ask(path, asked);
  return (await response.json()) as T;
}

/** Sends a file as the whole body; the answer is JSON. */
export async function sendFileForJson<T>(path: string, file: Blob, type: string): Promise<T> {
  const response = await ask(path, { method: 'POST', file, headers: { 'content-type': type } });
  return (await response.json()) as T;
}

/** Sends what must not be lost while the page is being closed; browsers take up to 64 KiB, and nobody hears the answer. */
export function postLast(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  void fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    keepalive: true,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }).catch(() => undefined); // what was not received is still in the browser
}

/** Ends something, by a request with headers of its own that is answered with nothing. */
export async function deleteWith(path: string, headers: Readonly<Record<string, string>>): Promise<void> {
  await ask(path, { method: 'DELETE', headers });
}

/** Sends what is answered with nothing but that it arrived. */
export async function postNothing(path: string, body?: unknown): Promise<void> {
  await ask(path, { method: 'POST', body });
}
