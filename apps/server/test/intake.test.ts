import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

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

const prose = 'En tilstrekkelig lang tekst.';
const trial = {
  registration: 'NCT00000000',
  design: 'Konstruert: randomisert, åpen, fase 3.',
  comparedWith: 'Cellegift',
  endpoints: 'Totaloverlevelse',
  status: 'studyOngoing',
};

describe('what is handed in', () => {
  test('the public part of a request is on the method’s public view, the plans are not', async () => {
    const id = await platform.as('supplierA').open('submitRequest', {
      ...valid.request,
      requestType: 'newIndication',
      authorisationStatus: 'maApplied',
      authorisationExpected: '2031-07-19',
      clinicalTrials: [trial],
    });
    await platform.as('secretariat').act(id, 'registerCase', valid.registration);
    const { number } = (await platform.as('secretariat').view(id)).state;
    const shown = await platform.request(`/api/methods/${number}`);
    expect(shown.json()['state']).toMatchObject({
      intake: { details: { requestType: 'newIndication', authorisationStatus: 'maApplied', clinicalTrials: [trial] } },
    });
    expect(shown.text).not.toContain('2031-07-19');
  });

  test('a table’s fault is named by row and column', async () => {
    const answer = await platform.as('supplierA').post('/api/cases', {
      type: 'submitRequest',
      values: { ...valid.request, clinicalTrials: [trial, { ...trial, endpoints: '' }] },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('clinicalTrials.2.endpoints');
  });
});

describe('the national database of mini-HTAs (S44.R2)', () => {
  const start = {
    title: 'Sårbehandling på video (konstruert)',
    methodType: 'organisational',
    miniHtaPurpose: 'toIntroduce',
    department: '=HYPERLINK("http://x")',
    peerTrust: 'oslo-universitetssykehus',
    contact: 'Klinikksjef, klinikk@example.org',
    constructed: true,
  };
  const partOne = {
    population: prose,
    comparator: 'Fysisk konsultasjon',
    miniHtaMethod: prose,
    literatureSearch: prose,
    literatureSearchedOn: '2026-01-05',
    localEffect: prose,
    localSafety: prose,
    costsByParty: [{ payer: 'hospitalPays', item: 'Konsultasjoner', perYear: -240_000 }],
    localOrganisation: prose,
    localEthics: prose,
    localConclusion: 'Ordsomingenandrehar er konklusjonen her.',
  };
  const review = {
    reviewOfSearch: 'reviewAgrees',
    reviewOfEffect: 'reviewAgrees',
    reviewOfSafety: 'reviewAgrees',
    reviewOfConsequences: 'reviewAgrees',
    reviewStatement: prose,
    reviewIndependence: prose,
    reviewVerdict: 'reviewAccepted',
  };
  let id = '';

  beforeAll(async () => {
    id = await platform.as('bergen').open('startMiniHta', start);
    await platform.as('bergen').act(id, 'writeMiniHta', partOne);
  });

  test('under way it is listed and found by its name, its content is nowhere', async () => {
    const list = await platform.request('/api/mini-hta?query=video');
    expect(list.json()['assessments']).toMatchObject([{ id, phase: 'localAssessment' }]);
    for (const path of ['/api/mini-hta?query=Ordsomingenandrehar', `/api/mini-hta/${id}`, '/api/mini-hta.csv'])
      expect((await platform.request(path)).text).not.toContain('Ordsomingenandrehar er');
    expect((await platform.request('/api/mini-hta?query=Ordsomingenandrehar')).json()['total']).toBe(0);
  });

  test('it is no method of the national system: not in its list, its feed or the work list of others', async () => {
    expect((await platform.request('/api/methods?query=video')).json()['total']).toBe(0);
    expect((await platform.request('/feed.atom')).text).not.toContain('Sårbehandling på video');
    expect((await platform.as('secretariat').get('/api/cases')).text).not.toContain('Sårbehandling på video');
  });

  test('the peer reads and reviews; a supplier is told nothing of the content', async () => {
    expect((await platform.as('oslo').get(`/api/cases/${id}`)).text).toContain('Ordsomingenandrehar');
    expect((await platform.as('supplierA').get(`/api/cases/${id}`)).text).not.toContain('Ordsomingenandrehar');
    expect((await platform.as('bergen').act(id, 'reviewMiniHta', review)).status).toBe(422);
    expect((await platform.as('oslo').act(id, 'reviewMiniHta', review)).status).toBe(200);
  });

  test('decided, it is public whole, searchable by what it says, and its file holds no formula', async () => {
    const decision = { localOutcome: 'localIntroduced', localReason: prose };
    expect((await platform.as('bergen').act(id, 'decideMiniHta', decision)).status).toBe(200);
    expect((await platform.request('/api/mini-hta?query=Ordsomingenandrehar')).json()['total']).toBe(1);
    const whole = (await platform.request(`/api/mini-hta/${id}`)).json()['state'];
    expect(whole).toMatchObject({ miniHta: { parts: { ...partOne, ...review, ...decision } } });
    const file = (await platform.request('/api/mini-hta.csv')).text;
    expect(file).toContain(`'=HYPERLINK`);
    expect(file).toContain('localIntroduced');
    expect(file).not.toContain('klinikk@example.org');
  });

  test('no other case is one, and a number that is none is not found', async () => {
    const other = await platform.as('supplierA').open('submitRequest', valid.request);
    expect((await platform.request(`/api/mini-hta/${other}`)).status).toBe(404);
    expect((await platform.request('/api/mini-hta/nothing')).status).toBe(404);
  });
});

describe('the list of the PD-(L)1 scheme', () => {
  const entry = {
    scheme: 'pd1',
    schemeSubstance: 'listetinib',
    enrolledOn: '2024-01-15',
    schemeListSource: 'Konstruert: innmeldt ved vedtak',
  };
  const send = (person: 'secretariat' | 'supplierA', values: Record<string, unknown>, expectedVersion = 0) =>
    platform.as(person).post('/api/schemes', { values, expectedVersion });

  test('is kept by the secretariat, with every change; others read', async () => {
    expect((await send('supplierA', entry)).status).toBe(403);
    expect((await send('secretariat', { ...entry, schemeListSource: '' })).status).toBe(422);
    expect((await send('secretariat', entry)).json()).toMatchObject({ version: 1 });
    expect((await send('secretariat', entry)).json()).toMatchObject({ version: 1 });
    expect((await send('secretariat', { ...entry, leftOn: '2027-01-01' })).status).toBe(409);
    expect((await send('secretariat', { ...entry, leftOn: '2027-01-01' }, 1)).json()).toMatchObject({ version: 2 });
    const { versions } = (await platform.request('/api/schemes')).json() as { versions: readonly Record<string, unknown>[] };
    expect(versions.map(({ version, leftOn }) => [version, leftOn])).toEqual(
      expect.arrayContaining([
        [2, '2027-01-01'],
        [1, undefined],
      ]),
    );
    expect(JSON.stringify(versions)).not.toContain('constructed-');
  });

  test('a request is checked against it, with what is wrong and what to do', async () => {
    const id = await platform.as('supplierA').open('submitRequest', { ...valid.request, requestType: 'newIndication' });
    await platform.as('secretariat').act(id, 'registerCase', valid.registration);
    const check = { schemeEnrolled: true, schemeInhibitor: true, schemeNewIndication: true, schemeSource: 'Listen på nettsidene.' };
    const refused = await platform.as('secretariat').act(id, 'checkPdScheme', check);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('scheme.notOnList');
    await send('secretariat', { ...entry, schemeSubstance: 'Konstruktinib' });
    expect((await platform.as('secretariat').act(id, 'checkPdScheme', check)).status).toBe(200);
  });
});
