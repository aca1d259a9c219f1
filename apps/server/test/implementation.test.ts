import { type CaseView, criterionPath } from '@likeverd/casework';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRun, type persons, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

const guideline = 'Handlingsprogram for sjelden kreft (konstruert)';
const decision = {
  ...valid.decision,
  meetingDate: '2026-06-15',
  validFrom: '2026-07-01',
  decisionCodes: [
    { system: 'atc', code: 'L01FF02', name: 'konstruktinib' },
    { system: 'icd10', code: 'C18.9', name: 'Kreft' },
  ],
  startStopCriteria: [
    { kind: 'startCriterion', criterion: 'Påvist genforandring' },
    {
      kind: 'stopCriterion',
      criterion: 'CRP over 10',
      system: 'loinc',
      code: '1988-5',
      comparator: 'above',
      value: 10,
      unit: 'mg/L',
    },
  ],
  affectedGuidelines: [{ guideline, change: 'Behandlingen omtales.', responsible: 'Helsedirektoratet' }],
};

let server: TestServer;
let platform: Platform;
let caseId: string;
const number = 'ID2026_001';
const id = 'ID2026-001';

const ok = async (answer: Promise<{ readonly status: number; readonly text: string }>): Promise<void> => {
  const { status, text } = await answer;
  expect(text.slice(0, 300)).not.toContain('rejections');
  expect(status).toBe(200);
};
const act = (person: keyof typeof persons, type: string, values: Record<string, unknown> = {}) =>
  ok(platform.as(person).act(caseId, type, values));
const get = async (path: string) => (await platform.request(path)).json();

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await act('secretariat', 'registerCase', valid.registration);
  await act('bestillerforum', 'commissionAssessment', valid.commission);
  await act('dmp', 'attachRun', { run: await finishedRun(platform, 'dmp') });
  await act('dmp', 'deliverAssessment', valid.assessment);
  await act('bestillerforum', 'signOffAssessment');
  await act('negotiator', 'recordPriceNote', valid.note);
  await act('beslutningsforum', 'recordDecision', decision);
});
afterAll(async () => {
  await platform.stop();
  await server.stop();
});

describe('before the decision is published', () => {
  test('nothing of it is told to systems, overviews or in letters', async () => {
    for (const path of [
      `/fhir/PlanDefinition/${id}`,
      `/fhir/Bundle/${id}`,
      `/api/implementation/${number}`,
      `/api/methods/${number}/letter?to=helse-vest`,
    ])
      expect((await platform.request(path)).status).toBe(404);
    expect(await get('/fhir/PlanDefinition')).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] });
    expect(await get('/api/implementation')).toMatchObject({ methods: [], total: 0 });
    await act('secretariat', 'publishDecision');
  });
});

describe('decisions as FHIR R4', () => {
  test('a plan is read with its version as ETag, and not sent twice', async () => {
    const answer = await platform.request(`/fhir/PlanDefinition/${id}`);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(answer.headers.get('etag')).toBe('W/"1"');
    expect(answer.json()).toMatchObject({ resourceType: 'PlanDefinition', id, status: 'active', experimental: true });
    expect((await platform.request(`/fhir/PlanDefinition/${id}`, { headers: { 'if-none-match': 'W/"1"' } })).status).toBe(304);
    expect((await platform.request(`/fhir/PlanDefinition/${id}/_history/1`)).json()).toEqual(answer.json());
    const stop = criterionPath({ system: 'loinc', code: '1988-5', comparator: 'above', value: 10, unit: 'mg/L' });
    expect(answer.text).toContain(JSON.stringify(stop).slice(1, -1));
    expect(await get(`/fhir/ActivityDefinition/${id}-L01FF02`)).toMatchObject({ doNotPerform: false, kind: 'MedicationRequest' });
    expect(await get(`/fhir/Bundle/${id}`)).toMatchObject({ type: 'collection', entry: [{}, {}] });
    expect(await get('/fhir/metadata')).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    expect(await get('/fhir/Organization')).toMatchObject({ total: 4 });
    expect(await get('/fhir/Organization/helse-vest')).toMatchObject({
      name: 'Helse Vest RHF',
      identifier: [{ value: '983658725' }],
    });
    expect(await get('/fhir/CodeSystem/decision-outcome')).toMatchObject({ resourceType: 'CodeSystem', count: 6 });
  });

  test.each([
    ['context=http://www.whocc.no/atc|L01FF02', 1],
    ['context=http://www.whocc.no/atc|L01FF99', 0],
    ['context=http://www.whocc.no/atc|L01FF02&context=http://hl7.org/fhir/sid/icd-10-no|C18.9', 1],
    ['context=urn:oid:2.16.578.1.12.4.1.1.7180|L01FF02&context=urn:oid:2.16.578.1.12.4.1.1.7110|C18.9', 1],
    ['identifier=ID2026_001', 1],
    ['identifier=http://localhost/fhir/case-number|ID2026_001', 1],
    ['identifier=http://elsewhere.example|ID2026_001', 0],
    ['date=ge2026-11-20', 1],
    ['date=gt2026-11-20', 0],
    ['date=2026-11', 1],
    ['date=lt2026', 0],
    ['_lastUpdated=le2026-11-20', 1],
    ['status=active', 1],
    ['status=retired', 0],
    ['topic=introduced', 1],
    ['topic=notIntroduced', 0],
    ['_count=0', 1],
  ])('a search by %s finds %i', async (query, total) => {
    expect(await get(`/fhir/PlanDefinition?${query}`)).toMatchObject({ total });
  });

  test.each([
    ['/fhir/PlanDefinition?name=x', 400, 'not-supported'],
    ['/fhir/PlanDefinition?context=L01FF02', 400, 'invalid'],
    ['/fhir/PlanDefinition?date=2026-02-30', 400, 'invalid'],
    ['/fhir/PlanDefinition?_count=mange', 400, 'invalid'],
    ['/fhir/PlanDefinition?status=ukjent', 400, 'invalid'],
    ['/fhir/Patient', 404, 'not-supported'],
    ['/fhir/PlanDefinition/ID2026-999', 404, 'not-found'],
    [`/fhir/PlanDefinition/${id}/_history/7`, 404, 'not-found'],
    ["/fhir/PlanDefinition/ID2026-001';--", 404, 'not-found'],
    ['/fhir/a/b/c/d/e', 404, 'not-found'],
  ])('%s is answered %i with an OperationOutcome', async (path, status, code) => {
    const answer = await platform.request(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/fhir+json; charset=utf-8']);
    expect(answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });
  });

  test('nothing is written here', async () => {
    const answer = await platform.request('/fhir/PlanDefinition', { method: 'POST', body: '{}' });
    expect([answer.status, answer.json()['resourceType']]).toEqual([405, 'OperationOutcome']);
  });
});

describe('letters, overview and use', () => {
  test('the letter is a tagged PDF, and a file of HTML, and says what the decision says', async () => {
    const pdf = await platform.request(`/api/methods/${number}/letter?to=helse-bergen`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.text.startsWith('%PDF-')).toBe(true);
    expect(pdf.text).toContain('pdfuaid:part');
    const html = await platform.request(`/api/methods/${number}/letter?to=helse-vest&format=html`);
    expect(html.headers.get('content-disposition')).toContain('attachment');
    for (const text of ['Helse Vest', 'CRP over 10', valid.decision.reasonBenefit, guideline]) expect(html.text).toContain(text);
    expect(html.text).not.toContain('31847265');
    expect((await platform.request(`/api/methods/${number}/letter?to=leverandor-a`)).status).toBe(400);
  });

  test('a trust confirms and reports; the public sees coverage, and counts by region without small ones', async () => {
    await act('secretariat', 'informTrusts', { informedRegions: ['helse-vest', 'helse-sor-ost'], sentOn: '2026-11-20' });
    await act('bergen', 'acknowledgeInformation');
    await act('bergen', 'reportIntroduction', { inUse: 'inUseYes', inUseFrom: '2026-07-05', displaced: 'Færre infusjoner.' });
    await act('oslo', 'reportIntroduction', { inUse: 'inUseYes', inUseFrom: '2026-07-01' });
    await act('bergen', 'reportUse', { useYear: 2026, useQuarter: 'q3', patientsTreated: 3, packsUsed: 9, useCost: 777_111 });
    const waiting = await get(`/api/implementation/${number}`);
    expect(waiting['use']).toEqual([{ period: '2026-Q3' }]);
    await act('oslo', 'reportUse', { useYear: 2026, useQuarter: 'q3', patientsTreated: 20 });
    const answer = await platform.request(`/api/implementation/${number}`);
    // Nord 0, Midt 0, Vest 3, Sør-Øst 20: Vest is small, and Sør-Øst would tell it from the total.
    expect(answer.json()['use']).toEqual([{ period: '2026-Q3', patients: [0, 0, 'suppressed', 'suppressed'], total: 3 + 20 }]);
    expect(answer.json()).toMatchObject({
      implementation: {
        regions: [
          { region: 'helse-nord', informed: false, inUse: 0 },
          { region: 'helse-midt-norge' },
          { region: 'helse-vest', trusts: 4, informed: true, acknowledged: 1, inUse: 1, silent: 3 },
          { region: 'helse-sor-ost', inUse: 1 },
        ],
        flags: [{ guideline }],
      },
    });
    expect(answer.text).toContain('Færre infusjoner.');
  });

  test('counts and cost of one trust are seen by nobody but those they are for, on any path', async () => {
    const use = async (person: Parameters<Platform['as']>[0]) =>
      (await platform.as(person).view(caseId)).state.implementation.use.map(({ trust, patients, cost }) => [trust, patients, cost]);
    expect(await use('bergen')).toEqual([['helse-bergen', 3, 777_111]]);
    expect(await use('oslo')).toEqual([['oslo-universitetssykehus', 20, undefined]]);
    expect(await use('secretariat')).toEqual([
      ['helse-bergen', 3, undefined],
      ['oslo-universitetssykehus', 20, undefined],
    ]);
    expect(await use('supplierA')).toEqual([]);
    const paths = [
      `/api/methods/${number}`,
      `/api/implementation/${number}`,
      '/api/implementation',
      `/fhir/Bundle/${id}`,
      '/feed.atom',
    ];
    for (const path of paths) {
      const { text } = await platform.request(path);
      expect(text).not.toContain('777111');
      expect(text).not.toContain('patientsTreated');
    }
    const publicView = (await platform.request(`/api/methods/${number}`)).json() as unknown as CaseView;
    expect(publicView.state.implementation.use).toEqual([]);
  });
});

describe('a new decision', () => {
  test('is version 2 of the same plan, and the first stays to be read', async () => {
    await act('bestillerforum', 'reopenCase', {
      reopenedFor: 'newDecision',
      meetingDate: '2026-11-19',
      newInformation: 'Nye data fra registeret.',
    });
    await act('beslutningsforum', 'recordDecision', {
      ...decision,
      outcome: 'discontinued',
      meetingDate: '2026-11-20',
      validFrom: '2027-01-01',
      newInformation: 'Effekten er mindre enn antatt.',
    });
    expect(await get(`/fhir/PlanDefinition/${id}`)).toMatchObject({ meta: { versionId: '1' } });
    await act('secretariat', 'publishDecision');
    expect(await get(`/fhir/PlanDefinition/${id}`)).toMatchObject({
      meta: { versionId: '2' },
      topic: [{ text: 'Skal ikke lenger tilbys' }],
    });
    expect(await get(`/fhir/PlanDefinition/${id}/_history/1`)).toMatchObject({ topic: [{ text: 'Innføres' }] });
    expect(await get(`/fhir/PlanDefinition/${id}/_history`)).toMatchObject({ type: 'history', total: 2 });
    expect(await get(`/fhir/ActivityDefinition/${id}-L01FF02`)).toMatchObject({ doNotPerform: true });
  });

  test('earlier decisions are shown to those who work on a case, with figures only where they are public', async () => {
    const other = await platform.as('supplierA').open('submitRequest', { ...valid.request, documentationDate: '2027-06-01' });
    const { status, text } = await platform.as('secretariat').get(`/api/cases/${other}/precedents`);
    expect(status).toBe(200);
    expect(text).toContain(number);
    expect((await platform.as('supplierB').get(`/api/cases/${other}/precedents`)).status).toBe(404);
    expect((await platform.request(`/api/cases/${other}/precedents`)).status).toBe(401);
  });
});

describe('the register of ongoing trials', () => {
  const trial = {
    trialNumber: 'NCT01234567',
    trialTitle: 'Konstruktinib ved sjelden kreft',
    trialStatus: 'trialRecruiting',
    trialIndication: 'Sjelden kreft',
    molecularProfile: 'BRAF V600E',
    trialInclusion: 'Voksne med påvist genforandring.',
    trialSites: [{ site: 'Oslo universitetssykehus' }],
    trialMethods: [{ number }],
  };
  const save = (person: keyof typeof persons, values: object, expectedVersion: number) =>
    platform.as(person).post('/api/trials', { values, expectedVersion });

  test('the secretariat keeps it, everyone reads it; two who change it at once meet', async () => {
    expect((await save('supplierA', trial, 0)).status).toBe(403);
    expect((await save('secretariat', trial, 0)).json()).toMatchObject({ version: 1, trialNumber: 'NCT01234567' });
    expect((await save('secretariat', trial, 0)).json()).toMatchObject({ version: 1 });
    const changed = { ...trial, trialStatus: 'trialClosedToNew' };
    expect((await save('dmp', changed, 1)).json()).toMatchObject({ version: 2 });
    const late = await save('secretariat', { ...trial, trialTitle: 'En annen tittel' }, 1);
    expect([late.status, late.json()]).toMatchObject([409, { details: { version: 2 } }]);
    expect(await get('/api/trials/NCT01234567')).toMatchObject({
      trial: { version: 2 },
      versions: [{ version: 2 }, { version: 1 }],
    });
  });

  test.each([
    ['query=braf kreft', 1],
    ['query=%25', 0],
    ['query=lunge', 0],
    ['status=trialClosedToNew', 1],
    ['status=trialRecruiting', 0],
    ['method=ID2026_001', 1],
    ['method=ID2026_002', 0],
  ])('a search by %s finds %i', async (query, total) => {
    expect(await get(`/api/trials?${query}`)).toMatchObject({ total });
  });

  test('every fault of an entry is told at once; hostile text is refused', async () => {
    const answer = await save(
      'secretariat',
      { ...trial, trialNumber: '=HYPERLINK("x")', trialAddress: 'javascript:alert(1)', trialMethods: [{ number: 'x' }] },
      0,
    );
    expect(answer.status).toBe(422);
    expect((answer.json()['rejections'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'trial.form',
      'link.form',
      'supersedes.form',
    ]);
    expect((await save('secretariat', { ...trial, trialTitle: 'pris \u202e 000' }, 2)).status).toBe(422);
    expect((await platform.request('/api/trials/NCT00000000')).status).toBe(404);
  });
});
