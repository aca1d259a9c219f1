import { randomBytes, randomUUID } from 'node:crypto';
import { momentOf } from '../src/clock.ts';
import { postTurn } from '../src/subscriptions/turn.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  type Person,
  partyOf,
  persons,
  type Platform,
  startPlatform,
  startTestServer,
  type TestServer,
  valid,
} from './harness.ts';
import { asViewer } from '../src/database.ts';
import { sql } from 'kysely';

let server: TestServer;
let platform: Platform;
let caseId = '';
let number = '';
const everyone = Object.keys(persons) as Person[];

const input = (changes: Record<string, unknown> = {}) => ({
  inputTarget: 'populationText',
  inputText: 'Vi lever med dette hver dag, og savner et mål på utmattelse. Sønnen vår heter Konstruksen.',
  senderCapacity: 'relative',
  senderInterests: 'ingen',
  email: 'parorende@leser.example',
  hiddenPassages: [{ passage: 'Sønnen vår heter Konstruksen.', ground: 'groundPersonal' }],
  publicationConsent: true,
  ...changes,
});

const headers = { origin: 'http://localhost', 'content-type': 'application/json' };
const publicly = (path: string, body: unknown, more: Record<string, string> = {}): Promise<Answer> =>
  platform.request(path, { method: 'POST', body: JSON.stringify(body), headers: { ...headers, ...more } });
const send = (values: Record<string, unknown>, key: string = randomUUID()): Promise<Answer> =>
  publicly('/api/open-input', { case: number, values }, { 'idempotency-key': key });
const turn = (): Promise<void> => postTurn(platform.store, null, 'http://localhost', momentOf(platform.services.clock));
const letters = (recipient: string) =>
  platform.store
    .selectFrom('mail')
    .select(['kind', 'subject', 'body_text', 'body_html'])
    .where('recipient', '=', recipient)
    .orderBy('written_at')
    .orderBy('kind')
    .execute();
const confirmationIn = (text: string): string => /\/innspill\/([\w-]{43})\/bekreft/.exec(text)?.[1] ?? '';
const confirm = async (recipient: string): Promise<string> => {
  const [letter] = (await letters(recipient)).filter(({ kind }) => kind === 'inputConfirmation').slice(-1);
  const answer = await platform.request(`/innspill/${confirmationIn(letter?.body_text ?? '')}/bekreft`, { method: 'POST' });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
};
const waiting = async (person: Person = 'secretariat') =>
  (await platform.as(person).get(`/api/cases/${caseId}/open-input`)).json()['inputs'] as { id: string; email: string }[];
const table = async (): Promise<string> => (await platform.request(`/api/methods/${number}`)).text;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
  number = (await platform.as('secretariat').view(caseId)).state.number ?? '';
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

describe('input without signing in', () => {
  test('every fault at once, at its field, and nothing kept', async () => {
    const answer = await send({
      inputTarget: 'populationText',
      inputText: 'kort',
      email: 'ingen adresse',
      quotedText: 'Dette står ikke der.',
    });
    expect(answer.status).toBe(422);
    const faults = (answer.json()['rejections'] as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
    expect(faults.toSorted()).toEqual([
      'email input.address',
      'inputText field.tooShort',
      'publicationConsent field.missing',
      'quotedText quote.notFound',
      'senderCapacity field.missing',
      'senderInterests field.missing',
    ]);
    expect(await platform.store.selectFrom('open_input').select('id').execute()).toEqual([]);
  });

  test.each([
    ['script', { inputText: '<script>alert(1)</script> og litt mer tekst' }, 202],
    ['a formula', { inputText: '=HYPERLINK("http://skadelig.example")' }, 202],
    ['text turned around', { inputText: 'En tekst \u202Ether er snudd' }, 422],
    ['a line break in the address', { email: 'a@b.example\nBcc: c@d.example' }, 422],
    ['no consent', { publicationConsent: false }, 422],
    ['an unknown field', { role: 'secretariat' }, 422],
    [
      'a passage of the report that is not there',
      { inputTarget: 'reportText', reportSection: 'benefit', reportLanguage: 'nb', quotedText: 'Finnes ikke i rapporten.' },
      422,
    ],
    [
      'no such language',
      { inputTarget: 'reportText', reportSection: 'benefit', reportLanguage: '../nb', quotedText: 'Finnes ikke.' },
      422,
    ],
  ])('%s is refused or inert', async (_what, changes, status) => {
    expect((await send(input({ email: 'hostile@leser.example', hiddenPassages: [], ...changes }))).status).toBe(status);
  });

  test('too much is refused, and a case that is not public does not exist', async () => {
    expect((await send(input({ inputText: 'x'.repeat(200_000) }))).status).toBe(413);
    expect(
      (await publicly('/api/open-input', { case: 'ID2026_999', values: input() }, { 'idempotency-key': randomUUID() })).status,
    ).toBe(404);
    expect((await publicly('/api/open-input', { case: caseId, values: input() }, { 'idempotency-key': randomUUID() })).status).toBe(
      404,
    );
  });

  test('the same sending is received once; another under its key is refused', async () => {
    const key = randomUUID();
    const [first, second] = [
      await send(input({ email: 'to@leser.example' }), key),
      await send(input({ email: 'to@leser.example' }), key),
    ];
    expect(second.json()).toEqual(first.json());
    expect((await send(input({ email: 'en-annen@leser.example' }), key)).json()).toMatchObject({ code: 'keyReused' });
    expect(await letters('to@leser.example')).toHaveLength(1);
  });

  test('the answer tells nobody whether an address is known, and no address is flooded', async () => {
    const shape = async () => {
      const answer = await send(input({ email: 'flom@leser.example' }));
      return [answer.status, Object.keys(answer.json()), String(answer.json()['receipt']).length];
    };
    const answers = [];
    for (let sent = 0; sent < 7; sent++) answers.push(JSON.stringify(await shape()));
    expect(new Set(answers)).toEqual(new Set([JSON.stringify([202, ['receipt', 'confirmationSent'], 43])]));
    expect(await letters('flom@leser.example')).toHaveLength(5);
    await turn();
    expect(await letters('flom@leser.example')).toHaveLength(5);
    platform.clock.now = '2026-11-21T09:30:00.000Z';
    await turn();
    expect(await letters('flom@leser.example')).toHaveLength(7);
  });

  let receipt = '';
  test('seen by the secretariat alone, and not before the address is confirmed by a press of a button', async () => {
    receipt = String((await send(input())).json()['receipt']);
    expect(await waiting()).toEqual([]);
    const [letter] = await letters('parorende@leser.example');
    const link = `/innspill/${confirmationIn(letter?.body_text ?? '')}/bekreft`;
    expect((await platform.request(link)).status).toBe(200); // looking changes nothing
    expect(await waiting()).toEqual([]);
    expect((await platform.request(`/api/open-input/receipts/${receipt}`)).json()).toMatchObject({ standing: 'unconfirmed' });
    expect(await confirm('parorende@leser.example')).toBe(`/innspill/${receipt}`);
    expect(await waiting()).toMatchObject([{ email: 'parorende@leser.example' }]);
    for (const person of everyone) {
      const visitor = platform.as(person);
      const seen = await Promise.all(
        [
          `/api/cases/${caseId}`,
          `/api/cases/${caseId}/open-input`,
          '/api/open-input/waiting',
          '/api/participation',
          '/api/outbox',
          '/feed.atom',
        ].map(async (path) => (await visitor.get(path)).text),
      );
      const isSecretariat = partyOf(person).organisation === 'sekretariatet';
      for (const secret of ['parorende@leser.example', 'Konstruksen', receipt])
        expect(seen.join('').includes(secret), `${person} ${secret}`).toBe(isSecretariat);
      const rows = await asViewer(platform.store, partyOf(person), '2026-11-21', (tx) =>
        sql<{ n: number }>`select count(*)::int as n from open_input`.execute(tx),
      );
      expect((rows.rows[0]?.n ?? 0) > 0, person).toBe(isSecretariat);
    }
    expect(await table()).not.toContain('utmattelse');
  });

  test('published in part by the secretariat and nobody else, answered, and its sender told each time, once', async () => {
    const [received] = await waiting();
    const values = { inputId: received?.id, inputPublication: 'publishPartly', hiddenPassages: input().hiddenPassages };
    expect((await platform.as('dmp').act(caseId, 'receiveInput', values)).status).toBe(403);
    expect(
      (await platform.as('secretariat').act(caseId, 'receiveInput', { ...values, inputId: randomUUID() })).json(),
    ).toMatchObject({
      rejections: [{ code: 'input.notConfirmed' }],
    });
    // What the secretariat would write in place of the sender is not taken.
    const published = await platform
      .as('secretariat')
      .act(caseId, 'receiveInput', { ...values, inputText: 'Noe helt annet enn det som ble sendt.' });
    expect(published.status, published.text).toBe(200);
    expect((await platform.as('secretariat').act(caseId, 'receiveInput', values)).json()).toMatchObject({
      rejections: [{ code: 'input.alreadyPublished' }],
    });
    const page = await table();
    expect(page).toContain('savner et mål på utmattelse');
    for (const secret of ['Konstruksen', 'parorende@leser.example', 'Noe helt annet', receipt, String(received?.id)])
      expect(page).not.toContain(secret);
    await turn();
    await turn();
    await platform.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission);
    const answered = await platform.as('dmp').act(caseId, 'answerInput', {
      inputId: received?.id,
      inputEffect: 'changedText',
      inputEffectReason: 'Utmattelse er tatt inn som utfallsmål.',
      changedPlace: 'changedSummary',
    });
    expect(answered.status, answered.text).toBe(200);
    await turn();
    await turn();
    const told = (await letters('parorende@leser.example')).map(({ kind, subject }) => `${kind}: ${subject}`);
    expect(told).toEqual([
      'inputConfirmation: Bekreft innspillet ditt til Nye metoder',
      'inputNews: Innspillet ditt er offentliggjort',
      'inputNews: Innspillet ditt er besvart',
    ]);
    const followed = (await platform.request(`/api/open-input/receipts/${receipt}`)).json();
    expect(followed).toMatchObject({
      standing: 'answered',
      input: { inputNumber: 1, disposition: { inputEffectReason: 'Utmattelse er tatt inn som utfallsmål.' } },
    });
    expect(JSON.stringify(followed)).not.toContain('parorende@leser.example');
  });

  test('deleted by its sender: address, text and letters are gone, what was published stays', async () => {
    const path = `/api/open-input/receipts/${receipt}`;
    expect((await publicly(`${path}/erase`, {})).status).toBe(200);
    expect((await platform.request(path)).status).toBe(404);
    expect(await letters('parorende@leser.example')).toEqual([]);
    const left = await sql<{
      n: number;
    }>`select count(*)::int as n from open_input where email = 'parorende@leser.example'`.execute(platform.store);
    expect(left.rows).toEqual([{ n: 0 }]);
    expect(await table()).toContain('savner et mål på utmattelse');
  });

  test('declined with a reason that its sender sees, and forgotten ninety days later; unconfirmed after seven', async () => {
    const declined = String((await send(input({ email: 'reklame@leser.example' }))).json()['receipt']);
    await confirm('reklame@leser.example');
    const [received] = await waiting();
    const path = `/api/cases/${caseId}/open-input/${received?.id}/decline`;
    expect((await platform.as('dmp').post(path, { reason: 'Dette gjelder ikke saken.' })).status).toBe(404);
    expect((await platform.as('secretariat').post(path, { reason: 'Dette gjelder ikke saken.' })).status).toBe(200);
    expect(
      (await platform.as('secretariat').act(caseId, 'receiveInput', { inputId: received?.id, inputPublication: 'publishWhole' }))
        .status,
    ).toBe(422);
    await turn();
    expect((await letters('reklame@leser.example')).map(({ subject }) => subject)).toContain(
      'Innspillet ditt er ikke tatt inn i saken',
    );
    const follow = async () => (await platform.request(`/api/open-input/receipts/${declined}`)).status;
    platform.clock.now = '2026-11-29T09:30:00.000Z'; // eight days: the unconfirmed above are gone, what is handled is not
    await turn();
    expect([await follow(), await letters('flom@leser.example')]).toEqual([200, []]);
    platform.clock.now = '2027-02-20T09:30:00.000Z'; // 91 days after 21 November
    await turn();
    expect(await follow()).toBe(404);
  });
});

describe('what is typed without signing in', () => {
  const token = (): string => randomBytes(32).toString('base64url');
  const place = () => `/api/open-drafts/${caseId}/giveInput`;
  const save = (holder: string, content: object, revision: number): Promise<Answer> =>
    publicly(place(), { content, revision, window: 'vindu' }, { 'likeverd-draft': holder });
  const load = (holder: string): Promise<Answer> => platform.request(place(), { headers: { 'likeverd-draft': holder } });

  test('is kept for whoever holds the token, revision by revision, and for nobody else', async () => {
    const [mine, theirs] = [token(), token()];
    expect((await save(mine, { inputText: 'Halvferdig' }, 0)).json()).toMatchObject({ revision: 1 });
    expect((await save(mine, { inputText: 'Ferdig' }, 0)).status).toBe(409);
    expect((await load(mine)).json()).toMatchObject({ content: { inputText: 'Halvferdig' }, revision: 1 });
    expect((await load(theirs)).json()).toEqual({ content: null, revision: 0 });
    expect((await load('for kort')).status).toBe(400);
    for (const person of everyone)
      expect((await platform.as(person).get(`/api/drafts/${caseId}/giveInput`)).text).not.toContain('Halvferdig');
  });

  test('too long is refused; what is left is deleted after thirty days', async () => {
    const holder = token();
    expect((await save(holder, { inputText: 'x'.repeat(100_000) }, 0)).status).toBe(413);
    await save(holder, { inputText: 'Glemt' }, 0);
    await turn();
    expect((await load(holder)).json()).toMatchObject({ revision: 1 });
    platform.clock.now = '2027-03-24T09:30:00.000Z'; // 32 days on
    await turn();
    expect((await load(holder)).json()).toEqual({ content: null, revision: 0 });
  });
});

test('sixty sendings an hour from one network address, refused ones with them; then the sender is told to wait', async () => {
  const own = await startPlatform(server);
  const statuses: number[] = [];
  for (let sent = 0; sent <= 60; sent++) {
    const answer = await own.request('/api/open-input', {
      method: 'POST',
      body: JSON.stringify({ case: 'ID2026_999', values: {} }),
      headers: { ...headers, 'idempotency-key': randomUUID() },
    });
    statuses.push(answer.status);
  }
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
  expect(statuses.at(-1)).toBe(429);
  await own.stop();
});
