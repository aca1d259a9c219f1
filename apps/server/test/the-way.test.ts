import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRun, type Person, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

/** Codes and rules of a refusal. */
const refusals = (answer: { json(): Record<string, unknown> }): readonly string[] =>
  (answer.json()['rejections'] as readonly { code: string; rule: string }[]).map(({ code, rule }) => `${code} by ${rule}`);

describe('a medicine goes the whole way, from request to publication (S14, Box 7.5)', () => {
  let caseId = '';
  let hash = '';

  test('the supplier requests it; only the bodies and the supplier know', async () => {
    caseId = await platform.as('supplierA').open('submitRequest', valid.request);
    expect((await platform.as('supplierA').view(caseId)).state).toMatchObject({ phase: 'submitted', version: 1 });
    expect((await platform.as('secretariat').view(caseId)).state.contact).toBe(valid.request.contact);
    expect((await platform.as('dmp').view(caseId)).state.contact).toBeUndefined();
    for (const person of ['supplierB', 'proposer'] as const) {
      expect((await platform.as(person).get(`/api/cases/${caseId}`)).status).toBe(404);
    }
    expect((await platform.request(`/api/cases/${caseId}`)).status).toBe(404);
  });

  test('the secretariat asks for completion, the supplier answers (S17)', async () => {
    expect(
      (await platform.as('secretariat').act(caseId, 'askForCompletion', { missing: 'Dose og varighet mangler.' })).status,
    ).toBe(200);
    expect((await platform.as('supplierA').view(caseId)).state).toMatchObject({
      phase: 'awaitingCompletion',
      missing: 'Dose og varighet mangler.',
    });
    expect(
      (await platform.as('supplierA').act(caseId, 'completeRequest', { completion: 'To tabletter daglig i ett år.' })).status,
    ).toBe(200);
  });

  test('the secretariat registers it: it gets the first number of the year and is public', async () => {
    const answer = await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
    expect(answer.status).toBe(200);
    const method = await platform.request('/api/methods/ID2026_001');
    expect(method.status).toBe(200);
    expect(method.json()).toMatchObject({ state: { number: 'ID2026_001', phase: 'registered' }, acts: [], labels: {} });
    expect((await platform.request('/api/methods/ID2026_002')).status).toBe(404);
  });

  test('Bestillerforum commissions an assessment from DMP', async () => {
    expect((await platform.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission)).status).toBe(200);
  });

  test('without a run there is no assessment (A2-5)', async () => {
    const answer = await platform.as('dmp').act(caseId, 'deliverAssessment', valid.assessment);
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['run.missing by assessment.needsRun']);
  });

  test('the assessor runs the model and attaches the run by its id', async () => {
    const id = await finishedRun(platform, 'dmp');
    const answer = await platform.as('dmp').act(caseId, 'attachRun', { run: id });
    expect(answer.status).toBe(200);
    const { run } = (await platform.as('dmp').view(caseId)).state;
    expect(run).toMatchObject({ modelId: 'constructed-targeted-therapy', draws: 200, seed: 7 });
    hash = run?.result ?? '';
    expect((await platform.as('dmp').get(`/api/results/${hash}`)).status).toBe(200);
    expect((await platform.as('bestillerforum').get(`/api/results/${hash}`)).status).toBe(200);
    for (const person of ['supplierA', 'supplierB', 'proposer'] as const) {
      expect((await platform.as(person).get(`/api/results/${hash}`)).status).toBe(404);
    }
    expect((await platform.request(`/api/results/${hash}`)).status).toBe(404);
  });

  test("another assessor's run cannot be attached", async () => {
    const id = await finishedRun(platform, 'fhi');
    const answer = await platform.as('dmp').act(caseId, 'attachRun', { run: id });
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['run.missing by assessment.needsRun']);
  });

  test('the assessor delivers; the price is offered and noted; Bestillerforum signs off', async () => {
    expect((await platform.as('dmp').act(caseId, 'deliverAssessment', valid.assessment)).status).toBe(200);
    expect((await platform.as('negotiator').act(caseId, 'recordPriceOffer', valid.offer)).status).toBe(200);
    expect((await platform.as('bestillerforum').act(caseId, 'signOffAssessment')).status).toBe(200);
    // The run is cited by a public event now.
    expect((await platform.request(`/api/results/${hash}`)).status).toBe(200);
  });

  test('no decision on a medicine without a price note (A1 (b) 5)', async () => {
    const answer = await platform.as('beslutningsforum').act(caseId, 'recordDecision', valid.decision);
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['priceNote.missing by price.noteBeforeDecision']);
    expect((await platform.as('negotiator').act(caseId, 'recordPriceNote', valid.note)).status).toBe(200);
  });

  test('no decision without all four regions (S16.R1)', async () => {
    const answer = await platform.as('beslutningsforum').act(caseId, 'recordDecision', {
      ...valid.decision,
      agreeing: ['helse-nord', 'helse-vest', 'helse-sor-ost'],
    });
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['consensus.missing by decision.consensus']);
  });

  test('Beslutningsforum decides; the public learns of it when the secretariat publishes', async () => {
    expect((await platform.as('beslutningsforum').act(caseId, 'recordDecision', valid.decision)).status).toBe(200);
    expect((await platform.request('/api/methods/ID2026_001')).json()).toMatchObject({ state: { phase: 'signedOff' } });
    expect((await platform.as('secretariat').act(caseId, 'publishDecision')).status).toBe(200);
    expect((await platform.request('/api/methods/ID2026_001')).json()).toMatchObject({
      state: { phase: 'published', decision: { outcome: 'introduced', reasonSeverity: valid.decision.reasonSeverity } },
    });
  });

  test('the price and the note appear in no public answer, search, feed or result, nor for the other supplier', async () => {
    const secrets = ['31847265', '47159382', '90517338', '15311117'];
    const paths = [
      '/api/methods',
      '/api/methods/ID2026_001',
      '/api/methods?query=avtalenummer',
      '/api/methods?query=90517338',
      '/feed.atom',
      `/api/results/${hash}`,
      `/api/cases/${caseId}`,
      '/api/models',
      '/api/openapi.json',
      '/api/health',
    ];
    const bodies = [
      ...(await Promise.all(paths.map((path) => platform.request(path)))),
      ...(await Promise.all(
        [...paths, '/api/cases', '/api/cases?query=90517338'].map((path) => platform.as('supplierB').get(path)),
      )),
    ].map(({ text }) => text);
    for (const secret of secrets) for (const body of bodies) expect(body).not.toContain(secret);
    expect((await platform.request('/api/methods?query=90517338')).json()).toMatchObject({ total: 0, methods: [] });
    expect((await platform.as('supplierB').get('/api/cases?query=90517338')).json()).toMatchObject({
      cases: [],
      total: 0,
      changed: 0,
    });
    // The other side of it: those who own the price, and those it is shared with, find it.
    for (const person of ['negotiator', 'supplierA', 'beslutningsforum'] as const) {
      expect((await platform.as(person).view(caseId)).state.priceOffers).toMatchObject([{ pricePerPack: 31_847_265 }]);
      expect((await platform.as(person).get('/api/cases?query=90517338')).json()['cases']).toHaveLength(1);
    }
    expect((await platform.as('secretariat').view(caseId)).state.priceOffers).toEqual([]);
  });

  test('the feed tells of the public events and of no others', async () => {
    const { text, headers } = await platform.request('/feed.atom?lang=en');
    expect(headers.get('content-type')).toContain('application/atom+xml');
    // Registered, commissioned, delivered, signed off, note delivered, decision published.
    expect(text.match(/<entry>/g)).toHaveLength(6);
    expect(text).toContain('xml:lang="en"');
    expect(text).toContain('ID2026_001');
  });
});

describe('what each role may not do is refused with its rule', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = await platform.as('proposer').open('submitProposal', valid.proposal);
  });

  test.each<[Person, string, Record<string, unknown>, string]>([
    ['bestillerforum', 'registerCase', valid.registration, 'role.notAllowed by publication.bySecretariat'],
    ['secretariat', 'commissionAssessment', valid.commission, 'role.notAllowed by commission.byBestillerforum'],
    ['secretariat', 'attachRun', { run: randomUUID() }, 'role.notAllowed by assessment.byCommissionedBody'],
    ['dmp', 'signOffAssessment', {}, 'role.notAllowed by assessment.signOff'],
    ['dmp', 'recordPriceOffer', valid.offer, 'role.notAllowed by price.bySykehusinnkjop'],
    ['secretariat', 'recordDecision', valid.decision, 'role.notAllowed by decision.byBeslutningsforum'],
    ['beslutningsforum', 'publishDecision', {}, 'role.notAllowed by publication.bySecretariat'],
  ])('%s: %s', async (person, type, values, refusal) => {
    const answer = await platform.as(person).act(caseId, type, values);
    expect(answer.status).toBe(403);
    expect(answer.json()['code']).toBe('forbidden');
    expect(refusals(answer)[0]).toBe(refusal);
  });

  test('a step out of order is refused with the rule on the order of steps (S14)', async () => {
    const answer = await platform.as('secretariat').act(caseId, 'publishDecision');
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['step.notNow by order.ofSteps']);
  });

  test('a supplier may not request for part of the indication (A1-6)', async () => {
    const answer = await platform
      .as('supplierA')
      .post('/api/cases', { type: 'submitRequest', values: { ...valid.request, wholeIndication: false } });
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['indication.notWhole by intake.wholeIndication']);
  });

  test('an act that opens a case cannot be done in one', async () => {
    const answer = await platform.as('proposer').act(caseId, 'submitProposal', valid.proposal);
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(['step.notNow by order.ofSteps']);
  });

  test('whoever may not see a case cannot act in it: it does not exist for them', async () => {
    const act = { type: 'completeRequest', values: { completion: 'Fra en annen leverandør.' }, expectedVersion: 1 };
    const [hidden, absent] = await Promise.all([
      platform.as('supplierB').post(`/api/cases/${caseId}/acts`, act),
      platform.as('supplierB').post(`/api/cases/${randomUUID()}/acts`, act),
    ]);
    expect(hidden.status).toBe(404);
    expect(hidden.text).toBe(absent.text);
  });

  test('refusals leave no trace', async () => {
    expect((await platform.as('secretariat').view(caseId)).state.version).toBe(1);
  });
});

describe('case numbers', () => {
  test('registrations at the same time get consecutive numbers, without gaps', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => platform.as('proposer').open('submitProposal', valid.proposal)));
    const registered = await Promise.all(ids.map((id) => platform.as('secretariat').act(id, 'registerCase', valid.registration)));
    expect(registered.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const numbers = await Promise.all(ids.map(async (id) => (await platform.as('secretariat').view(id)).state.number ?? 'none'));
    expect(numbers.toSorted()).toEqual(['ID2026_002', 'ID2026_003', 'ID2026_004', 'ID2026_005', 'ID2026_006']);
  });

  test('the year is that of the day in Oslo: in the new year an hour before UTC', async () => {
    const midnight = await startPlatform(server, '2026-12-31T23:30:00.000Z');
    const id = await midnight.as('proposer').open('submitProposal', valid.proposal);
    await midnight.as('secretariat').act(id, 'registerCase', valid.registration);
    expect((await midnight.as('secretariat').view(id)).state.number).toBe('ID2027_001');
    await midnight.stop();
  });
});
