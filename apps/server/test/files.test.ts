import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import type { Upload } from '../src/files/files.ts';
import { commandScanner } from '../src/files/scanner.ts';
import { createApp, sessionCookie } from '../src/http/app.ts';
import { startSession } from '../src/identity/sessions.ts';
import {
  type Answer,
  partyOf,
  type Person,
  type Platform,
  startPlatform,
  startTestServer,
  type TestServer,
  valid,
} from './harness.ts';

let server: TestServer;
let platform: Platform;
let scanned: Platform;

/** A scanner as operators know them: exits with 1 on the test signature, with 2 while its own data are away, else with 0. */
const scannerScript = `#!/bin/sh
[ -f "$1/away" ] && { echo "no signatures" >&2; exit 2; }
shift
grep -q 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE' "$1" && { echo "$1: Eicar-Signature FOUND"; exit 1; }
exit 0
`;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  const script = join(server.folder, 'scan.sh');
  await writeFile(script, scannerScript);
  await chmod(script, 0o755);
  scanned = await startPlatform(server, undefined, {
    scanner: commandScanner(`${script} ${server.folder}`),
    largest: Number.MAX_SAFE_INTEGER,
  });
});
afterAll(async () => {
  await platform?.stop();
  await scanned?.stop();
  await server?.stop();
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const tus = { 'tus-resumable': '1.0.0', origin: 'http://localhost' };

async function cookieOf(on: Platform, person: Person): Promise<string> {
  return `${sessionCookie}=${await startSession(on.store, partyOf(person), new Date(on.clock.now))}`;
}

async function begin(on: Platform, person: Person, caseId: string, size: number | string, name = 'dossier.pdf'): Promise<Answer> {
  return on.request('/api/uploads', {
    method: 'POST',
    headers: {
      ...tus,
      cookie: await cookieOf(on, person),
      'upload-length': String(size),
      'upload-metadata': `case ${base64(caseId)},filename ${base64(name)}`,
    },
  });
}

async function part(on: Platform, person: Person, path: string, offset: number | string, bytes: BodyInit): Promise<Answer> {
  return on.request(path, {
    method: 'PATCH',
    body: bytes,
    duplex: 'half',
    headers: {
      ...tus,
      cookie: await cookieOf(on, person),
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
  } as RequestInit);
}

async function head(on: Platform, person: Person, path: string): Promise<readonly [number, string | null, string | null]> {
  const answer = await on.request(path, { method: 'HEAD', headers: { cookie: await cookieOf(on, person) } });
  return [answer.status, answer.headers.get('upload-offset'), answer.headers.get('upload-length')];
}

async function send(on: Platform, person: Person, caseId: string, bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<Upload> {
  const path = (await begin(on, person, caseId, bytes.length, name)).headers.get('location') ?? '';
  expect((await part(on, person, path, 0, bytes)).status).toBe(204);
  return (await on.as(person).get(path)).json() as unknown as Upload;
}

async function get(on: Platform, person: Person | null, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return createApp(on.services).request(path, {
    headers: { ...headers, ...(person === null ? {} : { cookie: await cookieOf(on, person) }) },
  });
}

const internal = { documentTitle: 'Dokumentasjonspakke', documentKind: 'documentation', documentClass: 'internal' };
const confidential = {
  ...internal,
  documentClass: 'confidential',
  documentGround: 'tradeSecret',
  documentSharedWith: ['sekretariatet', 'dmp'],
};

/** A registered case of supplier A. */
async function registeredCase(on: Platform): Promise<string> {
  const id = await on.as('supplierA').open('submitRequest', valid.request);
  expect((await on.as('secretariat').act(id, 'registerCase', valid.registration)).status).toBe(200);
  return id;
}

const png = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);

describe('a file comes in by parts', () => {
  test('a part that was cut is gone on with from where it stopped, and the whole has the hash of its bytes', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new Uint8Array(randomBytes(3_000_000));
    const begun = await begin(platform, 'supplierA', caseId, bytes.length);
    const path = begun.headers.get('location') ?? '';
    expect([begun.status, begun.headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
    expect(await head(platform, 'supplierA', path)).toEqual([200, '0', '3000000']);
    // The connection breaks after a million bytes.
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.slice(0, 1_000_000)),
      pull: (controller) => controller.error(new Error('connection reset')),
    });
    expect((await part(platform, 'supplierA', path, 0, broken)).status).toBe(500);
    expect(await head(platform, 'supplierA', path)).toEqual([200, '1000000', '3000000']);
    const rest = await part(platform, 'supplierA', path, 1_000_000, bytes.slice(1_000_000));
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, '3000000']);
    const whole = (await platform.as('supplierA').get(path)).json();
    expect(whole).toMatchObject({ offset: 3_000_000, file: { hash: sha256(bytes), size: 3_000_000, scan: 'notScanned' } });
    expect(sha256(await readFile(join(platform.dataFolder, 'files', sha256(bytes).slice(0, 2), sha256(bytes))))).toBe(
      sha256(bytes),
    );
    expect(await readdir(join(platform.dataFolder, 'uploads'))).toEqual([]);
  });

  test('parts that are replayed, reordered or sent twice at once change nothing', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new Uint8Array(randomBytes(40_000));
    const path = (await begin(platform, 'supplierA', caseId, bytes.length)).headers.get('location') ?? '';
    const early = await part(platform, 'supplierA', path, 20_000, bytes.slice(20_000));
    expect([early.status, early.json()['details']]).toEqual([409, { offset: 0 }]);
    const both = await Promise.all([0, 0, 0].map((offset) => part(platform, 'supplierA', path, offset, bytes.slice(0, 20_000))));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409]);
    expect((await part(platform, 'supplierA', path, 0, bytes.slice(0, 20_000))).status).toBe(409);
    // More than was said is not taken.
    expect((await part(platform, 'supplierA', path, 20_000, new Uint8Array([...bytes.slice(20_000), 1, 2, 3]))).status).toBe(204);
    expect((await platform.as('supplierA').get(path)).json()).toMatchObject({ file: { hash: sha256(bytes) } });
    expect((await part(platform, 'supplierA', path, 40_000, new Uint8Array([1]))).status).toBe(409);
  });

  test('a server that was killed when the last byte had come finds the file whole', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new Uint8Array(randomBytes(1_000));
    const path = (await begin(platform, 'supplierA', caseId, bytes.length)).headers.get('location') ?? '';
    await mkdir(join(platform.dataFolder, 'uploads'), { recursive: true });
    await writeFile(join(platform.dataFolder, 'uploads', path.split('/').at(-1) ?? ''), bytes);
    expect(await head(platform, 'supplierA', path)).toEqual([200, '1000', '1000']);
    expect((await platform.as('supplierA').get(path)).json()).toMatchObject({ file: { hash: sha256(bytes) } });
  });

  test('two who send the same bytes have one file', async () => {
    const [one, other] = [await registeredCase(platform), await registeredCase(platform)];
    const [a, b] = [await send(platform, 'supplierA', one, png), await send(platform, 'supplierA', other, png)];
    expect(a.file?.hash).toBe(b.file?.hash);
    expect(a.id).not.toBe(b.id);
  });

  test('an upload that is given up leaves nothing', async () => {
    const path = (await begin(platform, 'supplierA', await registeredCase(platform), 10)).headers.get('location') ?? '';
    await part(platform, 'supplierA', path, 0, new Uint8Array([1, 2, 3]));
    const headers = { ...tus, cookie: await cookieOf(platform, 'supplierA') };
    expect((await platform.request(path, { method: 'DELETE', headers })).status).toBe(204);
    expect((await head(platform, 'supplierA', path))[0]).toBe(404);
    expect(await readdir(join(platform.dataFolder, 'uploads'))).toEqual([]);
  });

  test('what a file is, is told by its content, not by its name', async () => {
    const caseId = await registeredCase(platform);
    const text = new TextEncoder().encode('<script>alert(1)</script> æøå');
    expect((await send(platform, 'supplierA', caseId, png, 'rapport.pdf')).file?.mediaType).toBe('image/png');
    expect((await send(platform, 'supplierA', caseId, text, 'bilde.png')).file?.mediaType).toBe('text/plain');
    expect((await send(platform, 'supplierA', caseId, new Uint8Array([0, 1, 2, 255]), 'tekst.txt')).file?.mediaType).toBe(
      'application/octet-stream',
    );
  });
});

describe('who may send, and see what was sent', () => {
  test('nobody outside the case, and nobody else’s upload', async () => {
    const submitted = await platform.as('supplierA').open('submitRequest', valid.request);
    expect((await begin(platform, 'supplierB', submitted, 10)).status).toBe(404);
    const registered = await registeredCase(platform);
    const refused = await begin(platform, 'supplierB', registered, 10);
    expect([refused.status, refused.text.includes('party.notOwner')]).toEqual([403, true]);
    const path = (await begin(platform, 'supplierA', registered, 10)).headers.get('location') ?? '';
    for (const person of ['supplierB', 'secretariat'] as const) {
      expect((await head(platform, person, path))[0]).toBe(404);
      expect((await part(platform, person, path, 0, new Uint8Array([1]))).status).toBe(404);
    }
    expect((await platform.request(path)).status).toBe(401);
  });

  test('a confidential document is there for its owner and those it is shared with, and for nobody else, in the interface and in the database', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new TextEncoder().encode('Pris 31847265 kroner');
    const { id, file } = await send(platform, 'supplierA', caseId, bytes, 'åpent.txt');
    const hash = file?.hash ?? '';
    expect((await platform.as('supplierA').act(caseId, 'attachDocument', { ...confidential, file: id })).status).toBe(200);
    const path = `/api/cases/${caseId}/files/${hash}`;
    for (const person of ['supplierA', 'secretariat', 'dmp'] as const) {
      const answer = await get(platform, person, path);
      expect([person, answer.status, await answer.text()]).toEqual([person, 200, 'Pris 31847265 kroner']);
    }
    for (const person of ['supplierB', 'fhi', 'negotiator', 'beslutningsforum', null] as const) {
      expect([person, (await get(platform, person, path)).status]).toEqual([person, 404]);
      const rows = await asViewer(platform.store, person === null ? null : partyOf(person), '2026-11-20', (tx) =>
        tx.selectFrom('stored_file').select('hash').where('hash', '=', hash).execute(),
      );
      expect(rows).toEqual([]);
      expect(
        JSON.stringify(
          person === null
            ? await (await get(platform, null, `/api/cases/${caseId}`)).json()
            : await platform.as(person).view(caseId),
        ),
      ).not.toContain(hash);
    }
    // Under another case the same hash is not there either.
    expect((await get(platform, 'supplierA', `/api/cases/${await registeredCase(platform)}/files/${hash}`)).status).toBe(404);
  });

  test('a file is attached only by whoever sent it, only to the case it was sent to, and only when it is whole', async () => {
    const [caseId, other] = [await registeredCase(platform), await registeredCase(platform)];
    const { id } = await send(platform, 'supplierA', caseId, png);
    const half = (await begin(platform, 'supplierA', caseId, 10)).headers.get('location')?.split('/').at(-1);
    const attempts: readonly (readonly [Person, string, unknown])[] = [
      ['supplierA', other, id],
      ['secretariat', caseId, id],
      ['supplierA', caseId, half],
      ['supplierA', caseId, { id, hash: 'a'.repeat(64), size: 1, mediaType: 'text/html', name: 'x' }],
    ];
    for (const [person, target, file] of attempts) {
      const answer = await platform.as(person).act(target, 'attachDocument', { ...internal, file });
      expect([answer.status, answer.text.includes('file.missing')]).toEqual([422, true]);
    }
    expect((await platform.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id })).status).toBe(200);
  });

  test('what the secretariat publishes is everyone’s; what is withdrawn no longer is; the old versions stay', async () => {
    const caseId = await registeredCase(platform);
    const first = await send(platform, 'supplierA', caseId, new TextEncoder().encode('versjon 1'), 'rapport (1).txt');
    const second = await send(platform, 'supplierA', caseId, new TextEncoder().encode('versjon 2'));
    const document = { documentId: first.id };
    await platform.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: first.id });
    const paths = [first, second].map(({ file }) => `/api/cases/${caseId}/files/${file?.hash}`);
    expect((await get(platform, null, paths[0] ?? '')).status).toBe(404);
    expect((await platform.as('secretariat').act(caseId, 'publishDocument', document)).status).toBe(200);
    expect((await platform.as('supplierA').act(caseId, 'supersedeDocument', { ...document, file: second.id })).status).toBe(200);
    expect(await (await get(platform, null, paths[0] ?? '')).text()).toBe('versjon 1');
    expect((await get(platform, null, paths[1] ?? '')).status).toBe(404);
    expect(await (await get(platform, 'supplierA', paths[1] ?? '')).text()).toBe('versjon 2');
    const list = (await (await get(platform, null, `/api/cases/${caseId}/files`)).json()) as { files: unknown[] };
    expect(list.files).toEqual([{ hash: first.file?.hash, size: 9, mediaType: 'text/plain', scan: 'notScanned', available: true }]);
    await platform.as('supplierA').act(caseId, 'withdrawDocument', { ...document, withdrawalReason: 'Det var feil fil.' });
    expect((await get(platform, null, paths[0] ?? '')).status).toBe(404);
    expect((await get(platform, 'secretariat', paths[0] ?? '')).status).toBe(200);
  });
});

describe('a download', () => {
  test('is saved, not shown: by headers that let it do nothing, under a name that cannot break them', async () => {
    const caseId = await registeredCase(platform);
    const name = 'Vurdering «ÆØÅ»; filename="x.exe" (2).html';
    const html = new TextEncoder().encode('<!doctype html><script>alert(document.cookie)</script>');
    const { id, file } = await send(platform, 'supplierA', caseId, html, name);
    await platform.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id });
    const { headers } = await get(platform, 'supplierA', `/api/cases/${caseId}/files/${file?.hash}`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Vurdering ______ filename__x.exe_ (2).html"; filename*=UTF-8''Vurdering%20%C2%AB%C3%86%C3%98%C3%85%C2%BB%3B%20filename%3D%22x.exe%22%20%282%29.html`,
    );
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).not.toContain('html');
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test('can be gone on with: ranges, and the whole where the file is another by now', async () => {
    const caseId = await registeredCase(platform);
    const { id, file } = await send(platform, 'supplierA', caseId, new TextEncoder().encode('0123456789'));
    await platform.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id });
    const path = `/api/cases/${caseId}/files/${file?.hash}`;
    const asked = async (headers: Record<string, string>): Promise<readonly [number, string | null, string]> => {
      const answer = await get(platform, 'supplierA', path, headers);
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    };
    expect(await asked({ range: 'bytes=4-' })).toEqual([206, 'bytes 4-9/10', '456789']);
    expect(await asked({ range: 'bytes=0-3' })).toEqual([206, 'bytes 0-3/10', '0123']);
    expect(await asked({ range: 'bytes=-2' })).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await asked({ range: 'bytes=10-' })).toEqual([416, 'bytes */10', '']);
    expect(await asked({ range: 'bytes=4-', 'if-range': '"another"' })).toEqual([200, null, '0123456789']);
    expect(await asked({ 'if-none-match': `"${file?.hash}"` })).toEqual([304, null, '']);
  });

  test('of a file that was altered on the disk never seems whole', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new Uint8Array(randomBytes(700_000));
    const { id, file } = await send(platform, 'supplierA', caseId, bytes);
    await platform.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id });
    const stored = join(platform.dataFolder, 'files', sha256(bytes).slice(0, 2), sha256(bytes));
    bytes[350_000] = (bytes[350_000] ?? 0) ^ 1;
    await writeFile(stored, bytes);
    await expect((await get(platform, 'supplierA', `/api/cases/${caseId}/files/${file?.hash}`)).arrayBuffer()).rejects.toThrow(
      'damaged',
    );
    await truncate(stored, 10);
    await expect((await get(platform, 'supplierA', `/api/cases/${caseId}/files/${file?.hash}`)).arrayBuffer()).rejects.toThrow(
      'damaged',
    );
  });
});

describe('the virus scanner', () => {
  test('a file is served when it has been found clean, never before; one that is not clean never', async () => {
    const caseId = await registeredCase(scanned);
    await writeFile(join(server.folder, 'away'), '');
    const clean = await send(scanned, 'supplierA', caseId, new TextEncoder().encode('Ren tekst'));
    const dirty = await send(
      scanned,
      'supplierA',
      caseId,
      new TextEncoder().encode('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
    );
    for (const { id } of [clean, dirty])
      expect((await scanned.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id })).status).toBe(200);
    const asked = async ({ file }: Upload): Promise<readonly [number, unknown]> => {
      const answer = await get(scanned, 'supplierA', `/api/cases/${caseId}/files/${file?.hash}`);
      return [answer.status, answer.status === 200 ? await answer.text() : ((await answer.json()) as { code: string }).code];
    };
    // The scanner gives no verdict: both wait, also for their sender.
    await scanned.services.files.scan();
    expect([await asked(clean), await asked(dirty)]).toEqual([
      [409, 'fileWaits'],
      [409, 'fileWaits'],
    ]);
    await unlink(join(server.folder, 'away'));
    await scanned.services.files.scan();
    expect([await asked(clean), await asked(dirty)]).toEqual([
      [200, 'Ren tekst'],
      [403, 'fileRefused'],
    ]);
    const rows = await asWriter(scanned.store, (tx) =>
      tx.selectFrom('stored_file').select(['scan', 'scan_report']).orderBy('scan').execute(),
    );
    expect(rows).toEqual([
      { scan: 'clean', scan_report: null },
      { scan: 'refused', scan_report: ': Eicar-Signature FOUND' },
    ]);
    // The same bytes sent anew are no way around it.
    expect((await send(scanned, 'supplierA', caseId, new TextEncoder().encode('Ren tekst'))).file?.scan).toBe('clean');
  });

  test('a program that is not there gives no verdict, and nothing is served', async () => {
    expect(await commandScanner('/no/such/scanner')('/dev/null')).toMatchObject({ kind: 'unknown' });
  });

  test('without a scanner a file says that it was not scanned', async () => {
    const caseId = await registeredCase(platform);
    expect((await send(platform, 'supplierA', caseId, new Uint8Array(randomBytes(10)))).file?.scan).toBe('notScanned');
  });
});

describe('no room', () => {
  test('a full disk stops a part with a clear problem; nothing that had come is lost, and it goes on when there is room', async () => {
    const caseId = await registeredCase(platform);
    const bytes = new Uint8Array(randomBytes(300_000));
    const path = (await begin(platform, 'supplierA', caseId, bytes.length)).headers.get('location') ?? '';
    const uploads = join(platform.dataFolder, 'uploads');
    const id = path.split('/').at(-1) ?? '';
    expect((await part(platform, 'supplierA', path, 0, bytes.slice(0, 100_000))).status).toBe(204);
    // The kernel's own full disk: every write to it fails with ENOSPC.
    await rename(join(uploads, id), join(uploads, 'aside'));
    await symlink('/dev/full', join(uploads, id));
    const full = await part(platform, 'supplierA', path, 0, bytes.slice(0, 100_000));
    expect([full.status, full.json()['code']]).toEqual([507, 'diskFull']);
    await unlink(join(uploads, id));
    await rename(join(uploads, 'aside'), join(uploads, id));
    expect(await head(platform, 'supplierA', path)).toEqual([200, '100000', '300000']);
    expect((await part(platform, 'supplierA', path, 100_000, bytes.slice(100_000))).status).toBe(204);
    expect((await platform.as('supplierA').get(path)).json()).toMatchObject({ file: { hash: sha256(bytes) } });
  });

  test('a file for which there is no room is refused before anyone has waited for it', async () => {
    const refused = await begin(scanned, 'supplierA', await registeredCase(scanned), 2 ** 52);
    expect([refused.status, refused.json()['code']]).toEqual([507, 'diskFull']);
  });

  test('a full database refuses an act with a clear problem, stores nothing of it, and takes the same act when there is room', async () => {
    const key = randomUUID();
    const body = { type: 'submitProposal', values: valid.proposal };
    const count = async (): Promise<unknown> =>
      (
        await asWriter(platform.store, (tx) =>
          sql`select (select count(*) from event) as events, (select count(*) from case_head) as heads`.execute(tx),
        )
      ).rows;
    const before = await count();
    await sql`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`.execute(
      platform.store,
    );
    await sql`create trigger no_room before insert on event_value for each statement execute function no_room()`.execute(
      platform.store,
    );
    const refused = await platform.as('proposer').post('/api/cases', body, key);
    expect([refused.status, refused.json()['code']]).toEqual([507, 'diskFull']);
    await sql`drop trigger no_room on event_value`.execute(platform.store);
    expect(await count()).toEqual(before);
    expect((await platform.as('proposer').post('/api/cases', body, key)).status).toBe(201);
    expect((await platform.as('proposer').post('/api/cases', body, key)).status).toBe(201);
    expect(await count()).not.toEqual(before);
  });
});

describe('uploads that make no sense are refused', () => {
  test.each([
    ['a name that leads elsewhere', 10, '../../../etc/passwd', 400, 'name'],
    ['a name that reads backwards', 10, 'rapport\u202efdp.exe', 400, 'name'],
    ['a name with a line break', 10, 'a\r\nset-cookie: b', 400, 'name'],
    ['no name', 10, '', 400, 'name'],
    ['an empty file', 0, 'a.pdf', 400, 'length'],
    ['a negative length', '-1', 'a.pdf', 400, 'length'],
    ['a length that is none', '1e3.5', 'a.pdf', 400, 'length'],
    ['a file larger than any', 2 * 1024 ** 3, 'a.pdf', 413, 'tooLarge'],
  ])('%s', async (_name, size, name, status, names) => {
    const answer = await begin(platform, 'supplierA', await registeredCase(platform), size, name);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(names);
  });

  test('parts without the protocol, the type, the offset, or from another page', async () => {
    const path = (await begin(platform, 'supplierA', await registeredCase(platform), 10)).headers.get('location') ?? '';
    const cookie = await cookieOf(platform, 'supplierA');
    const all = { ...tus, cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
    const without = async (name: string, value?: string): Promise<number> => {
      const headers = Object.fromEntries(
        Object.entries(all).flatMap(([key, was]) => (key !== name ? [[key, was]] : value === undefined ? [] : [[key, value]])),
      );
      return (await platform.request(path, { method: 'PATCH', headers, body: new Uint8Array([1]) })).status;
    };
    expect(await without('tus-resumable')).toBe(400);
    expect(await without('content-type', 'application/json')).toBe(415);
    expect(await without('upload-offset')).toBe(400);
    expect(await without('upload-offset', '-5')).toBe(400);
    expect(await without('origin', 'https://evil.example')).toBe(403);
    expect(await without('cookie')).toBe(401);
    expect(await head(platform, 'supplierA', path)).toEqual([200, '0', '10']);
  });

  test('more uploads under way than one person can have', async () => {
    const caseId = await registeredCase(platform);
    const statuses: number[] = [];
    for (let begun = 0; begun <= 100; begun++) statuses.push((await begin(platform, 'secretariat', caseId, 10)).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
    // A week later they are forgotten.
    platform.clock.now = '2026-11-28T09:00:00.000Z';
    await platform.services.files.tidy();
    expect((await begin(platform, 'secretariat', caseId, 10)).status).toBe(201);
  });
});

describe('files that were never attached', () => {
  let platform: Platform;
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text.padEnd(64, '.'));
  let caseId = '';
  beforeAll(async () => {
    platform = await startPlatform(server);
    caseId = await registeredCase(platform);
  });
  afterAll(() => platform?.stop());

  const later = (moment: string): Promise<void> => {
    platform.clock.now = moment;
    return platform.services.files.tidy();
  };
  const onDisk = async (hash: string): Promise<boolean> =>
    (await readFile(join(platform.dataFolder, 'files', hash.slice(0, 2), hash)).catch(() => null)) !== null;
  const hashesKept = async (): Promise<readonly string[]> =>
    (await platform.store.selectFrom('stored_file').select('hash').orderBy('hash').execute()).map(({ hash }) => hash);

  test('are removed after thirty days and an hour; attached ones never, nor one that somebody else attached', async () => {
    const sendIn = async (person: Person, content: string) => {
      const { id, file } = await send(platform, person, caseId, bytes(content));
      return { id, path: `/api/uploads/${id}`, hash: file?.hash ?? '' };
    };
    const attach = (person: Person, id: string) => platform.as(person).act(caseId, 'attachDocument', { ...internal, file: id });
    const [left, attached, twin] = [
      await sendIn('supplierA', 'glemt'),
      await sendIn('supplierA', 'lagt ved'),
      await sendIn('secretariat', 'lagt ved'),
    ];
    expect(twin.hash).toBe(attached.hash);
    expect((await attach('supplierA', attached.id)).status).toBe(200);

    await later('2026-12-19T09:00:00.000Z'); // 29 days
    expect((await platform.as('supplierA').get(left.path)).status).toBe(200);
    await later('2026-12-20T09:00:01.000Z'); // 30 days: no longer to be attached, not yet removed
    expect((await platform.as('supplierA').get(left.path)).status).toBe(404);
    expect((await attach('supplierA', left.id)).status).toBe(422);
    expect(await onDisk(left.hash)).toBe(true);
    await later('2026-12-20T10:00:02.000Z'); // and an hour
    expect([await onDisk(left.hash), await onDisk(attached.hash)]).toEqual([false, true]);
    expect(await hashesKept()).toEqual([attached.hash]);

    // Sent in again it is a file like any other.
    const again = await sendIn('supplierA', 'glemt');
    expect([again.hash, await onDisk(again.hash)]).toEqual([left.hash, true]);
    expect((await attach('supplierA', again.id)).status).toBe(200);
    await later('2027-03-20T10:00:00.000Z');
    expect(await onDisk(again.hash)).toBe(true);
  });

  test('a sweep that was killed is gone on with: after the upload, and after the bytes', async () => {
    const lost: string[] = [];
    for (const content of ['drept etter raden', 'drept etter bytene']) {
      const { id, file } = await send(platform, 'supplierA', caseId, bytes(content));
      // As a killed server leaves it: the row of the upload is gone, the file and its row are not.
      await platform.store.deleteFrom('upload').where('id', '=', id).execute();
      lost.push(file?.hash ?? '');
    }
    const [, second = ''] = lost;
    // As a server killed before its transaction ended leaves it: the bytes are gone, the row is back.
    await rm(join(platform.dataFolder, 'files', second.slice(0, 2), second));
    await later('2027-03-20T12:00:00.000Z');
    for (const hash of lost) {
      expect(await onDisk(hash)).toBe(false);
      expect(await hashesKept()).not.toContain(hash);
    }
  });
});

/** A PDF with one line of text on each page, and perhaps a black bar over it. */
function pdfOf(pages: readonly string[], bar = false): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_text, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    `2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>\nendobj`,
    '3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj',
    ...pages.flatMap((text, index) => {
      const stream = `BT /F1 12 Tf 50 700 Td (${text}) Tj ET${bar ? '\n0 0 0 rg 40 690 500 30 re f' : ''}`;
      return [
        `${4 + 2 * index} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>\nendobj`,
        `${5 + 2 * index} 0 obj\n<< /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object) => {
    const at = body.length;
    body += `${object}\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(body, 'latin1'));
}

/** A Word file of paragraphs, each a row of runs, and perhaps a comment beside them. */
function wordOf(paragraphs: readonly (readonly string[])[], comment = ''): Uint8Array<ArrayBuffer> {
  const body = paragraphs.map((runs) => `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`).join('');
  const file = (text: string): Uint8Array => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return Uint8Array.from(
    zipSync({
      '[Content_Types].xml': file(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': file(`<w:document><w:body>${body}</w:body></w:document>`),
      'word/comments.xml': file(`<w:comments><w:comment>${comment}</w:comment></w:comments>`),
    }),
  );
}

describe('confidentiality claimed within a file', () => {
  let own: Platform;
  beforeAll(async () => {
    own = await startPlatform(server);
  });
  afterAll(() => own?.stop());

  const secret = 'Nettoprisen er 31 847 kroner';
  const attached = async (caseId: string, bytes: Uint8Array<ArrayBuffer>, name = 'dossier.pdf'): Promise<string> => {
    const { id } = await send(own, 'supplierA', caseId, bytes, name);
    const answer = await own.as('supplierA').act(caseId, 'attachDocument', { ...internal, file: id });
    expect(answer.status, answer.text).toBe(200);
    return id;
  };
  const claim = (caseId: string, documentId: string, page: number, passage: string) =>
    own.as('supplierA').act(caseId, 'claimInDocument', { documentId, filePassages: [{ page, passage, ground: 'tradeSecret' }] });
  const redact = async (caseId: string, documentId: string, bytes: Uint8Array<ArrayBuffer>, name?: string) => {
    const { id } = await send(own, 'supplierA', caseId, bytes, name);
    return own.as('supplierA').act(caseId, 'deliverRedacted', { documentId, file: id });
  };
  const faults = (answer: Answer) =>
    (answer.json()['rejections'] as { code: string; field?: string }[]).map(({ code, field }) => `${code} ${field ?? ''}`.trim());

  test('a PDF: withheld from the public until a version without the passage is delivered, told from one with a bar over it', async () => {
    const caseId = await registeredCase(own);
    const whole = pdfOf(['Effekten er vist i en studie.', `${secret}.`, 'Slutt.']);
    const documentId = await attached(caseId, whole);
    expect(faults(await claim(caseId, documentId, 1, secret))).toEqual(['files.passageMissing filePassages.1.passage']);
    expect(faults(await claim(caseId, documentId, 4, secret))).toEqual(['files.passageMissing filePassages.1.page']);
    // A number is found as a whole number only.
    expect(faults(await claim(caseId, documentId, 2, '1 847 kroner'))).toEqual(['files.passageMissing filePassages.1.passage']);
    expect((await claim(caseId, documentId, 2, 'NETTOPRISEN er\n31 847 kroner')).status).toBe(200);

    const publish = () => own.as('secretariat').act(caseId, 'publishDocument', { documentId });
    expect(faults(await publish())).toEqual(['files.redactionMissing documentId']);
    expect(faults(await redact(caseId, documentId, whole))).toEqual(['files.passageLeft file']);
    const bar = pdfOf(['Effekten er vist i en studie.', `${secret}.`, 'Slutt.'], true);
    const refused = await redact(caseId, documentId, bar, 'uten-prisen-SKJERMET.pdf');
    expect(faults(refused)).toEqual(['files.passageLeft file']);
    expect(refused.text).not.toContain('31 847');
    expect(faults(await redact(caseId, documentId, pdfOf([' '])))).toEqual(['files.noText file']);
    const redacted = pdfOf(['Effekten er vist i en studie.', 'Skjermet.', 'Slutt.']);
    expect((await redact(caseId, documentId, redacted)).status).toBe(200);
    expect((await publish()).status).toBe(200);

    const { number } = (await own.as('secretariat').view(caseId)).state;
    const page = await own.request(`/api/methods/${number}`);
    expect(page.text).not.toContain('Nettoprisen');
    expect(page.text).not.toContain(sha256(whole));
    expect(page.json()).toMatchObject({
      state: {
        files: {
          documents: [
            {
              claims: [],
              versions: [{ file: { hash: sha256(redacted) }, withheld: { claimed: 1, of: 3, grounds: ['tradeSecret'] } }],
            },
          ],
        },
      },
    });
    const fetched = async (person: Person | null, bytes: Uint8Array) =>
      (await get(own, person, `/api/cases/${caseId}/files/${sha256(bytes)}`)).status;
    expect([await fetched(null, redacted), await fetched(null, whole), await fetched('supplierA', whole)]).toEqual([200, 404, 200]);
  });

  test('a Word file: text cut into runs is found, and so is what stands in a comment', async () => {
    const caseId = await registeredCase(own);
    const documentId = await attached(
      caseId,
      wordOf([['Innledning.'], ['Nettoprisen er ', '31 8', '47 kroner', '.']]),
      'notat.docx',
    );
    expect((await claim(caseId, documentId, 2, secret)).status).toBe(200);
    expect(faults(await redact(caseId, documentId, wordOf([['Innledning.'], ['Skjermet.']], secret), 'a.docx'))).toEqual([
      'files.passageLeft file',
    ]);
    expect((await redact(caseId, documentId, wordOf([['Innledning.'], ['Skjermet.']]), 'b.docx')).status).toBe(200);
    // A new version needs a redacted one of its own.
    const { id } = await send(own, 'supplierA', caseId, wordOf([['Ny innledning.'], [secret]]), 'c.docx');
    expect((await own.as('supplierA').act(caseId, 'supersedeDocument', { documentId, file: id })).status).toBe(200);
    expect(faults(await own.as('secretariat').act(caseId, 'publishDocument', { documentId }))).toEqual([
      'files.redactionMissing documentId',
    ]);
  });

  test('what cannot be read cannot be claimed in; nobody else claims; a document that opens by itself is refused', async () => {
    const caseId = await registeredCase(own);
    const noise = Uint8Array.from(randomBytes(5_000));
    expect(faults(await claim(caseId, await attached(caseId, noise), 1, secret))).toEqual(['files.noText documentId']);
    const damaged = pdfOf([secret]).slice(0, 200);
    expect(faults(await claim(caseId, await attached(caseId, damaged), 1, secret))).toEqual(['files.noText documentId']);
    const documentId = await attached(caseId, pdfOf([secret]));
    const claims = { documentId, filePassages: [{ page: 1, passage: secret, ground: 'tradeSecret' }] };
    const bySecretariat = await own.as('secretariat').act(caseId, 'claimInDocument', claims);
    expect(faults(bySecretariat)).toContain('files.notYours documentId');
    const { id } = await send(own, 'supplierA', caseId, pdfOf([secret, 'To.']));
    await own.as('supplierA').act(caseId, 'attachDocument', { ...confidential, documentExpires: '2027-11-20', file: id });
    expect(faults(await claim(caseId, id, 1, secret))).toContain('files.opensByItself documentId');
  });
});

describe('what a file tells of a hidden price', () => {
  const pricedCase = async (on: Platform): Promise<string> => {
    const id = await registeredCase(on);
    expect((await on.as('bestillerforum').act(id, 'commissionAssessment', valid.commission)).status).toBe(200);
    const offer = { pricePerPack: 29_317, maximumPricePerPack: 45_000, validUntil: '2027-06-30', terms: 'Vilkår for tilbudet.' };
    expect((await on.as('negotiator').act(id, 'recordPriceOffer', offer)).status).toBe(200);
    return id;
  };
  const attach = async (on: Platform, caseId: string, bytes: Uint8Array<ArrayBuffer>, name: string, more = {}) => {
    const { id: file } = await send(on, 'supplierA', caseId, bytes, name);
    const answer = await on.as('supplierA').act(caseId, 'attachDocument', { ...internal, ...more, file });
    return { file, answer };
  };
  const codes = (answer: Answer) => ((answer.json()['rejections'] ?? []) as { code: string }[]).map(({ code }) => code);

  test('the text of a PDF and of a Word file is weighed before the file is public, alone and with what is public already', async () => {
    const own = await startPlatform(server);
    try {
      const caseId = await pricedCase(own);
      const publish = (documentId: string) => own.as('secretariat').act(caseId, 'publishDocument', { documentId });
      const harmless = await attach(own, caseId, pdfOf(['Studien hadde 412 pasienter i 2024.']), 'studie.pdf');
      expect((await publish(harmless.file)).status).toBe(200);
      // 1 - p / 45,000 = 0.35 within 0.005: 1.5 % wide
      const told = await attach(own, caseId, pdfOf(['Innledning.', 'Rabatten er 35 prosent av maksimalprisen.']), 'notat.pdf');
      const stopped = await publish(told.file);
      expect([stopped.status, codes(stopped)]).toEqual([422, ['disclosure.tooNarrow']]);
      expect(stopped.text).toContain('35 prosent');
      const word = await attach(own, caseId, wordOf([['Prisen er ', '29 3', '17 kroner.']]), 'notat.docx');
      expect(codes(await publish(word.file))).toEqual(['disclosure.tooNarrow']);
      // Two bounds in two files: at least 30 % rebate, so at most 31,500; and 28,000 or more: 3,500 of 29,750, 11.8 %
      const one = await attach(own, caseId, pdfOf(['Rabatten er minst 30 prosent.']), 'en.pdf');
      const other = await attach(own, caseId, wordOf([['Prisen er ikke under 28 000 kroner.']]), 'to.docx');
      expect((await publish(one.file)).status).toBe(200);
      expect(codes(await publish(other.file))).toEqual(['disclosure.tooNarrow']);
    } finally {
      await own.stop();
    }
  });

  test('a file that opens by itself is weighed when it is given its day; one that the scanner has not seen waits', async () => {
    const own = await startPlatform(server);
    try {
      const caseId = await pricedCase(own);
      const opening = {
        documentClass: 'confidential',
        documentGround: 'tradeSecret',
        documentSharedWith: ['dmp'],
        documentExpires: '2099-01-01',
      };
      const { answer } = await attach(own, caseId, pdfOf(['Rabatten er 35 prosent.']), 'senere.pdf', opening);
      expect([answer.status, codes(answer)]).toEqual([422, ['disclosure.tooNarrow']]);
      const { file } = await attach(own, caseId, pdfOf(['Studien hadde 412 pasienter.']), 'studie.pdf');
      await asWriter(own.store, (tx) => tx.updateTable('stored_file').set({ scan: 'waiting', scanned_at: null }).execute());
      const publish = () => own.as('secretariat').act(caseId, 'publishDocument', { documentId: file });
      expect(codes(await publish())).toEqual(['disclosure.fileUnread']);
      await asWriter(own.store, (tx) => tx.updateTable('stored_file').set({ scan: 'clean', scanned_at: own.clock.now }).execute());
      expect((await publish()).status).toBe(200);
    } finally {
      await own.stop();
    }
  });

  test('hostile and broken files stop nothing, and say nothing', async () => {
    const own = await startPlatform(server);
    try {
      const caseId = await pricedCase(own);
      for (const [bytes, name] of [
        [pdfOf(['Rabatten er 35 prosent.']).slice(0, 250), 'avkuttet.pdf'],
        [png, 'bilde.png'],
        [wordOf([]).slice(0, 90), 'odelagt.docx'],
      ] as const) {
        const { file } = await attach(own, caseId, Uint8Array.from(bytes), name);
        expect((await own.as('secretariat').act(caseId, 'publishDocument', { documentId: file })).status).toBe(200);
      }
    } finally {
      await own.stop();
    }
  });
});
