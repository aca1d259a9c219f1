import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { type Answer, type Person, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

const shipped = readFileSync(new URL('../../../models/assessments/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
/** The head and one part: judged in no time. */
const text = `${shipped.slice(0, shipped.indexOf('\npopulation:'))}
draws: 100
population:
  firstYear: 2027
  newPatients: [60, 62]
  source: Constructed.
report:
  benefit: { nb: "Gir {{targeted.incrementalQalys 2}}." }
`;
const changed = text.replace('62]', '63]');

let server: TestServer;
let platform: Platform;
let caseId = '';
const number = 'ID2026_001';
const path = (rest = ''): string => `/api/assessments/${number}${rest}`;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const get = (person: Person | null, at: string): Promise<Answer> =>
  person === null ? platform.request(at) : platform.as(person).get(at);
const save = (person: Person, document: string, expectedVersion: number): Promise<Answer> =>
  platform.as(person).post(path('/versions'), { document, expectedVersion });
const draft = (person: Person, document: string, revision: number, basedOn = 0): Promise<Answer> =>
  platform.as(person).post(path('/draft'), { document, basedOn, revision });

/** Judges a version and waits for it; the hash of the result. */
async function judge(version: number): Promise<string> {
  const started = await platform.as('dmp').post(path('/runs'), { version });
  if (started.status !== 202) throw new Error(started.text);
  for (;;) {
    const status = (await platform.as('dmp').get(`/api/runs/${String(started.json()['id'])}`)).json();
    if (status['status'] === 'failed') throw new Error(JSON.stringify(status));
    if (status['status'] === 'done') {
      expect(status['reference']).toBeUndefined();
      return (status['assessment'] as { result: string }).result;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const everyone: readonly (Person | null)[] = [
  'dmp',
  'fhi',
  'secretariat',
  'bestillerforum',
  'negotiator',
  'beslutningsforum',
  'supplierA',
  'supplierB',
  'proposer',
  null,
];
const officials: readonly (Person | null)[] = everyone.slice(0, 6);

/** Who sees a document under the number of the case, and who a stored result. */
async function whoSees(result: string): Promise<{ document: readonly (Person | null)[]; result: readonly (Person | null)[] }> {
  const seen = await Promise.all(
    everyone.map(async (person) => ({
      person,
      document: (await get(person, path())).json()['document'] !== undefined,
      result: (await get(person, `/api/results/${result}`)).status === 200,
    })),
  );
  return {
    document: seen.filter((each) => each.document).map(({ person }) => person),
    result: seen.filter((each) => each.result).map(({ person }) => person),
  };
}

describe('the assessment document of a case', () => {
  test('is not there before the commission, and a case that is not public is not found', async () => {
    expect((await save('dmp', text, 0)).json()).toMatchObject({ code: 'refused', rejections: [{ code: 'step.notNow' }] });
    const hidden = await platform.as('supplierB').open('submitRequest', valid.request);
    for (const person of ['supplierA', 'proposer', null] as const) {
      expect((await get(person, `/api/assessments/${hidden}`)).status).toBe(404);
    }
    expect((await get(null, '/api/assessments/ID2026_900')).status).toBe(404);
    await platform.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission);
  });

  test('only the commissioned body writes; the others are told why not, or that there is no such page', async () => {
    const attempt = async (person: Person): Promise<readonly [number, string]> => {
      const answer = await draft(person, text, 0);
      const [rejection] = (answer.json()['rejections'] ?? []) as { code: string }[];
      return [answer.status, rejection?.code ?? ''];
    };
    expect(await attempt('fhi')).toEqual([403, 'body.notCommissioned']);
    for (const person of [
      'secretariat',
      'bestillerforum',
      'negotiator',
      'beslutningsforum',
      'supplierA',
      'supplierB',
      'proposer',
    ] as const)
      expect(await attempt(person), person).toEqual([403, 'role.notAllowed']);
    expect((await platform.request(path('/draft'), { method: 'POST', headers: { origin: 'http://localhost' } })).status).toBe(401);
  });

  test('what is typed is saved as a draft that only its writer sees; another window does not write over it', async () => {
    expect((await draft('dmp', 'halvferdig: [', 0)).json()).toMatchObject({ revision: 1 });
    expect((await draft('dmp', text, 1)).json()).toMatchObject({ revision: 2 });
    // The same again, because the answer was lost: saved once.
    expect((await draft('dmp', text, 1)).json()).toMatchObject({ revision: 2 });
    const other = await draft('dmp', 'fra et annet vindu', 1);
    expect([other.status, other.json()['code']]).toEqual([409, 'conflict']);
    expect((await get('dmp', path())).json()['draft']).toMatchObject({ document: text, basedOn: 0, revision: 2 });
    for (const person of everyone.slice(1)) expect((await get(person, path())).json()['draft'], String(person)).toBeUndefined();
  });

  test('a document without a head stays a draft, with every fault told; a fault in a part is saved with it', async () => {
    const answer = await save('dmp', text.replace('strategy: targeted', 'strategi: targeted'), 0);
    expect([answer.status, answer.json()['code']]).toEqual([422, 'badModel']);
    expect(answer.json()['faults']).toMatchObject([{ code: 'field.missing' }, { code: 'field.unknown' }]);
    expect((await get('dmp', path())).json()).toMatchObject({ versions: [], draft: { document: text } });
  });

  test('versions are numbered and never changed; two who save at once are both kept', async () => {
    expect((await save('dmp', text, 0)).json()).toMatchObject({ version: 1 });
    expect((await get('dmp', path())).json()['draft']).toBeUndefined();
    // The same again: the answer was lost.
    expect((await save('dmp', text, 0)).json()).toMatchObject({ version: 1 });
    const late = await save('dmp', changed, 0);
    expect([late.status, late.json()['details']]).toEqual([409, { version: 1 }]);
    await expect(sql`update assessment_version set document = 'x'`.execute(platform.store)).rejects.toThrow(/append-only/);
    await expect(sql`delete from assessment_version`.execute(platform.store)).rejects.toThrow(/append-only/);
  });

  test('is judged in the background; the same document has the same result, found under its hash', async () => {
    const result = await judge(1);
    expect(await judge(1)).toBe(result);
    const view = (await get('dmp', path())).json();
    expect(view).toMatchObject({ results: [{ version: 1, result, confidentiality: 'public' }], stale: [] });
    const { content } = await platform.store
      .selectFrom('artefact')
      .select('content')
      .where('hash', '=', result)
      .executeTakeFirstOrThrow();
    const stored = JSON.parse(gunzipSync(content).toString()) as { assessment: { hash: string }; document: string };
    expect(stored.assessment.hash).toBe(result);
    expect(stored.document).toBe(text);
    // Drafts, versions and results are internal to the bodies until something public cites them.
    expect(await whoSees(result)).toEqual({ document: officials, result: officials });
  });

  test('a changed premise makes its part stale, until it is run again or accepted with a reason', async () => {
    await save('dmp', changed, 1);
    const stale = (await get('dmp', path())).json()['stale'] as { part: string; state: string; causes: unknown[] }[];
    expect(stale).toMatchObject([{ part: 'population', causes: [{ kind: 'premises', part: 'population' }] }]);
    const { result } = ((await get('dmp', path())).json()['results'] as { result: string }[])[0] ?? { result: '' };
    const accept = (person: Person, state: string) =>
      platform.as(person).post(path('/acceptances'), { result, part: 'population', state, reason: 'Endringen er uten betydning.' });
    expect((await accept('dmp', '0'.repeat(64))).status).toBe(409);
    expect((await accept('fhi', stale[0]?.state ?? '')).status).toBe(403);
    expect((await accept('dmp', stale[0]?.state ?? '')).status).toBe(201);
    expect((await get('fhi', path())).json()['acceptances']).toMatchObject([
      { part: 'population', reason: 'Endringen er uten betydning.', role: 'assessor', organisation: 'dmp' },
    ]);
    await judge(2);
    expect((await get('dmp', path())).json()['stale']).toEqual([]);
  });

  test('the case cites a result of its own, and no other', async () => {
    const unknown = await platform.as('dmp').act(caseId, 'attachAssessment', { document: 'e'.repeat(64) });
    expect(unknown.json()).toMatchObject({ code: 'refused', rejections: [{ code: 'assessment.missing' }] });
    const results = (await get('dmp', path())).json()['results'] as { version: number; result: string }[];
    const cited = results.find(({ version }) => version === 1);
    expect((await platform.as('dmp').act(caseId, 'attachAssessment', { document: cited?.result })).status).toBe(200);
    expect((await platform.as('bestillerforum').view(caseId)).state.document).toMatchObject({ version: 1, result: cited?.result });
    expect((await whoSees(cited?.result ?? '')).result).toEqual(officials);
  });

  test('sign-off opens the version and the result that are cited, to everyone, and nothing else', async () => {
    const run = await platform.as('dmp').post('/api/runs', { modelId: 'constructed-targeted-therapy', draws: 100, seed: 1 });
    const id = String(run.json()['id']);
    while ((await platform.as('dmp').get(`/api/runs/${id}`)).json()['status'] !== 'done')
      await new Promise((resolve) => setTimeout(resolve, 50));
    await platform.as('dmp').act(caseId, 'attachRun', { run: id });
    await platform.as('dmp').act(caseId, 'deliverAssessment', valid.assessment);
    expect((await platform.as('bestillerforum').act(caseId, 'signOffAssessment')).status).toBe(200);
    const results = (await get('dmp', path())).json()['results'] as { version: number; result: string }[];
    const [first, second] = [1, 2].map((version) => results.find((each) => each.version === version)?.result ?? '');
    expect(await whoSees(first ?? '')).toEqual({ document: everyone, result: everyone });
    expect((await whoSees(second ?? '')).result).toEqual(officials);
    const open = (await get(null, path())).json();
    expect(open).toMatchObject({ document: text, versions: [{ version: 1 }], results: [{ version: 1, result: first }] });
    expect(open['acceptances']).toEqual([]);
    expect(JSON.stringify(open)).not.toContain('63]');
    expect((await get(null, path('/versions/1'))).status).toBe(200);
    expect((await get(null, path('/versions/2'))).status).toBe(404);
    expect((await get('supplierA', path('/versions/2'))).status).toBe(404);
    expect((await get('fhi', path('/versions/2'))).status).toBe(200);
  });

  test('a model that is not there, and one with other strategies, are told as faults', async () => {
    await save('dmp', text.replace('model: constructed-targeted-therapy', 'model: borte'), 2);
    const answer = await platform.as('dmp').post(path('/runs'), { version: 3 });
    expect(answer.json()).toMatchObject({ code: 'badModel', faults: [{ code: 'reference.unknown', details: { name: 'borte' } }] });
  });

  test('a document with an offer that is not public, or with offers that cannot be read, is for those who may see prices', async () => {
    await save('dmp', `${text}agreements:\n  offers: []\n`, 3);
    const seen: (Person | null)[] = [];
    for (const person of everyone) if ((await get(person, path('/versions/4'))).status === 200) seen.push(person);
    expect(seen).toEqual(['dmp', 'bestillerforum', 'negotiator', 'beslutningsforum']);
  });
});
