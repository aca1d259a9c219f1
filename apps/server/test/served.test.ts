import { connect } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaults, type RunningServer, startServer } from '../src/index.ts';
import { describedRoutes } from '../src/http/openapi.ts';
import { constructedPersons } from '../src/identity/persons.ts';
import { type Agent, newAgent, partyOf, removeFolder, signIn, temporaryFolder, valid } from './harness.ts';

let folder = '';
let server: RunningServer;
let now = new Date();

beforeAll(async () => {
  folder = await temporaryFolder();
  const webFolder = join(folder, 'web');
  await mkdir(join(webFolder, 'assets'), { recursive: true });
  await writeFile(join(webFolder, 'index.html'), `<!doctype html><title>Likeverd</title>${'<p>side</p>'.repeat(200)}`);
  await writeFile(join(webFolder, 'assets', 'main-A1b2C3d4.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'not for the web');
  server = await startServer(
    { ...defaults(), port: 0, dataFolder: join(folder, 'data'), loadExample: false, logLevel: 'silent', webFolder },
    { say: () => undefined, clock: () => now },
  );
});
afterAll(async () => {
  await server?.stop();
  await removeFolder(folder);
});

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.address}${path}`, { redirect: 'manual', ...init });
const post = (agent: Agent, path: string, body: unknown): Promise<Response> =>
  agent.fetch(`${server.address}${path}`, {
    method: 'POST',
    headers: { origin: server.address, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });

describe('signing in by OpenID Connect', () => {
  test('ends in a session with role and organisation, on the page where it began', async () => {
    const agent = newAgent();
    expect(await signIn(agent, server.address, 'supplierA', '/arbeid/7?fane=tidslinje')).toBe(
      `${server.address}/arbeid/7?fane=tidslinje`,
    );
    const session = await (await agent.fetch(`${server.address}/api/session`)).json();
    expect(session).toEqual({ viewer: partyOf('supplierA') });
  });

  test('pushes the request beforehand: the browser carries a reference, no parameters', async () => {
    const location = new URL((await get('/sign-in')).headers.get('location') ?? '');
    expect([...location.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
    const {
      code_challenge_methods_supported: pkce,
      dpop_signing_alg_values_supported: dpop,
      require_pushed_authorization_requests: par,
    } = (await (await get('/identity/.well-known/openid-configuration')).json()) as Record<string, unknown>;
    expect(pkce).toEqual(['S256']);
    expect(dpop).toContain('ES256');
    expect(par).not.toBe(false);
  });

  test('the provider refuses a request that was not pushed, or without proof of the client', async () => {
    const direct = new URLSearchParams({
      client_id: 'likeverd',
      response_type: 'code',
      scope: 'openid likeverd',
      redirect_uri: `${server.address}/sign-in/callback`,
    });
    const answer = await get(`/identity/auth?${direct.toString()}`);
    expect(answer.headers.get('location') ?? '').not.toContain('/interaction/');
    const pushed = await get('/identity/request', { method: 'POST', body: direct });
    expect(pushed.status).toBe(401);
  });

  test('signing out ends the session on the server', async () => {
    const agent = newAgent();
    await signIn(agent, server.address, 'dmp');
    const cookie = agent.cookie();
    const out = await post(agent, '/sign-out', {});
    expect(out.status).toBe(204);
    // Also for whoever kept the cookie.
    expect(await (await get('/api/session', { headers: { cookie } })).json()).toEqual({ viewer: null });
  });

  test('the session cookie cannot be read by scripts, and signing in changes it', async () => {
    const agent = newAgent();
    const seen: string[] = [];
    const watched: Agent = {
      ...agent,
      fetch: async (address, init) => {
        const response = await agent.fetch(address, init);
        seen.push(...response.headers.getSetCookie().filter((line) => line.startsWith('likeverd_session=')));
        return response;
      },
    };
    await signIn(watched, server.address, 'fhi');
    await signIn(watched, server.address, 'secretariat');
    expect(seen).toHaveLength(2);
    expect(seen[0]).not.toBe(seen[1]);
    for (const line of seen) expect(line).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('an answer that was not asked for, comes twice or comes too late is refused', async () => {
    expect((await get('/sign-in/callback?code=stolen&state=guessed')).status).toBe(400);
    const agent = newAgent();
    const callbacks: string[] = [];
    const watched: Agent = {
      ...agent,
      fetch: (address, init) => {
        if (address.includes('/sign-in/callback')) callbacks.push(address);
        return agent.fetch(address, init);
      },
    };
    await signIn(watched, server.address, 'dmp');
    expect((await agent.fetch(callbacks[0] ?? '')).status).toBe(400);

    const late = newAgent();
    const begun = await late.fetch(`${server.address}/sign-in`);
    expect(begun.status).toBe(302);
    const moment = now;
    now = new Date(moment.getTime() + 16 * 60_000);
    const answer = await late.fetch(`${server.address}/sign-in/callback?code=x&state=y`);
    now = moment;
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Innloggingen ble ikke fullført');
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    `/${'x'.repeat(600)}`,
  ])('never leads to another site: return=%s', async (target) => {
    expect(await signIn(newAgent(), server.address, 'dmp', target)).toMatch(new RegExp(`^${server.address}/`));
  });

  test('starts at the canonical address, so that the way back finds its cookie', async () => {
    const other = server.address.replace('localhost', '127.0.0.1');
    const answer = await fetch(`${other}/sign-in?return=/arbeid`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`${server.address}/sign-in?return=%2Farbeid&lang=nb`);
  });

  test('the page of the local provider names every person, in three languages, without scripts', async () => {
    const agent = newAgent();
    const toProvider = (await agent.fetch(`${server.address}/sign-in`)).headers.get('location') ?? '';
    const page = new URL((await agent.fetch(toProvider)).headers.get('location') ?? '', server.address);
    for (const [language, heading] of [
      ['nb', 'Velg hvem du vil logge inn som'],
      ['nn', 'Vel kven du vil logge inn som'],
      ['en', 'Choose whom to sign in as'],
    ]) {
      page.searchParams.set('lang', language ?? '');
      const answer = await agent.fetch(page.href);
      const text = await answer.text();
      expect(text).toContain(heading);
      expect(text.match(/<button /g)).toHaveLength(constructedPersons.length);
      expect(text).not.toMatch(/<script|<style|style=|\son\w+=/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    const inNynorsk = (await agent.fetch(`${server.address}/sign-in?lang=nn`)).headers.get('location') ?? '';
    const asked = new URL((await agent.fetch(inNynorsk)).headers.get('location') ?? '', server.address);
    expect(await (await agent.fetch(asked.href)).text()).toContain('Vel kven du vil logge inn som');
    const wrong = await agent.fetch(page.href, { method: 'POST', body: new URLSearchParams({ person: 'nobody' }) });
    expect(wrong.status).toBe(400);
  });
});

describe('every answer', () => {
  test.each([
    '/',
    '/metoder/ID2026_001',
    '/api/session',
    '/api/methods',
    '/api/nothing',
    '/feed.atom',
    '/identity/jwks',
    '/sign-in/page.css',
    '/assets/main-A1b2C3d4.js',
  ])('carries the security headers: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).not.toBeNull();
  });

  test('that is private is not stored; that is public has a tag', async () => {
    expect((await get('/api/session')).headers.get('cache-control')).toBe('no-store');
    const list = await get('/api/methods');
    const etag = list.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect((await get('/api/methods', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

describe('the web app', () => {
  test('is served for every page address, compressed, with a tag', async () => {
    for (const path of ['/', '/metoder/ID2026_001', '/arbeid']) {
      const answer = await get(path);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await answer.text()).toContain('<title>Likeverd</title>');
    }
    expect((await get('/')).headers.get('content-encoding')).toBe('gzip');
    expect((await get('/', { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding')).toBeNull();
    const etag = (await get('/')).headers.get('etag') ?? '';
    expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('keeps files whose name changes with their content for a year', async () => {
    expect((await get('/assets/main-A1b2C3d4.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/missing-A1b2C3d4.js')).status).toBe(404);
  });

  test('gives no file outside its folder', async () => {
    const raw = await rawRequest(`GET /..%2fsecret.txt HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    expect(raw).not.toContain('not for the web');
    expect(await rawRequest(`GET /../secret.txt HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)).not.toContain(
      'not for the web',
    );
  });
});

/** Sends bytes as they are and returns what comes back until the server hangs up. */
function rawRequest(text: string, hangUp = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text, () => {
      if (hangUp) setTimeout(() => socket.destroy(), 50);
    });
  });
}

describe('an upload that breaks off', () => {
  test('leaves nothing: the body that was announced never came', async () => {
    const agent = newAgent();
    await signIn(agent, server.address, 'proposer');
    const body = JSON.stringify({ type: 'submitProposal', values: valid.proposal });
    const head = [
      'POST /api/cases HTTP/1.1',
      `host: ${new URL(server.address).host}`,
      `origin: ${server.address}`,
      `cookie: ${agent.cookie()}`,
      'content-type: application/json',
      `idempotency-key: ${crypto.randomUUID()}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ].join('\r\n');
    await rawRequest(`${head}\r\n\r\n${body.slice(0, -10)}`, true);
    expect(await (await agent.fetch(`${server.address}/api/cases`)).json()).toMatchObject({ cases: [], total: 0, changed: 0 });
    // The same request, whole, is accepted: it was the missing end that was the matter.
    const whole = await rawRequest(`${head}\r\nconnection: close\r\n\r\n${body}`);
    expect(whole).toContain('HTTP/1.1 201');
  });

  test('a request that is no HTTP is refused', async () => {
    expect(await rawRequest('HELLO\r\n\r\n')).toContain('400');
  });
});

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and names every route that is served, and no other', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const { method, path } of describedRoutes) {
      expect(document.paths[path]?.[method], path).toBeDefined();
      const real = path
        .replace('{id}', crypto.randomUUID())
        .replace('{number}', 'ID2026_999')
        .replace('{hash}', '0'.repeat(64))
        .replace('{case}', 'ID2026_999')
        .replace('{version}', '1');
      const answer = await get(real, { method: method.toUpperCase(), headers: { origin: server.address } });
      // Served: whatever the answer, it is not that of an address that nobody knows (which has no such code for POST either).
      expect([200, 302, 204, 400, 401, 404, 415], `${method} ${path}`).toContain(answer.status);
    }
  });
});
