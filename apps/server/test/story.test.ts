import { decisionInForce, exitTasks, type FollowUpResult, newestContract, questionWorths } from '@likeverd/casework';
import type { PublicRelease } from '@likeverd/followup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listReports, readReport, unpackReport } from '../src/follow-up-reports/store.ts';
import { playStory, storyCase, type StoryServices } from '../src/example/story/play.ts';
import { readCase } from '../src/reading.ts';
import { partyOf, type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

/** The story ends on this day: three years of it lie after the facts on warnings were known. */
const ends = '2031-03-31';
const moment = { today: ends, now: `${ends}T12:00:00.000Z` };

let server: TestServer;
let platform: Platform;
const told: string[] = [];

const services = (over: Partial<StoryServices> = {}): StoryServices => ({
  store: platform.store,
  runs: platform.runs,
  gallery: platform.gallery,
  assessments: platform.services.assessments,
  deliveries: platform.services.deliveries,
  followUps: platform.services.followUps,
  say: (line) => told.push(line),
  language: 'nb',
  draws: 300,
  reports: [24],
  delivered: [3, 9, 24],
  ...over,
});

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server, moment.now);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const state = async () => {
  const view = await readCase(platform.store, partyOf('secretariat'), storyCase, moment);
  if (view === null) throw new Error('no story');
  return view.state;
};

describe('the living example, shortened', () => {
  test('cut off before the figures were recorded, the public sees the rules and no figure (point 7)', async () => {
    await expect(playStory(services({ delivered: [] }), ends)).resolves.toBe(false);
    expect(told.at(-1)).toMatch(/stopper ved «report»/);
    const { number = '' } = await state();
    const answer = await platform.request(`/api/follow-ups/${number}`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ temporary: true, room: false, reports: [], followUps: [] });
    expect((answer.json()['verdicts'] as readonly { verdict: string }[]).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 4 }, () => 'cannotBeJudged'),
    );
    expect(answer.text).not.toContain('29250');
  }, 180_000);

  test('what the questions are worth is computed from the assessment of the case, and nothing else can be saved as such', async () => {
    const now = await state();
    const contract = newestContract(now.temporary)?.contract ?? {};
    const worths = questionWorths(contract);
    expect(worths.map(({ question, typed }) => [question.id, typed])).toEqual([
      ['overlevelse', { evppi: false, evsi: false }],
      ['undergruppe', { evppi: false, evsi: false }],
    ]);
    for (const { value } of worths) {
      expect(value).toMatchObject({ assessment: now.document?.result, draws: 10_000, seed: 1, assessedData: 'collected' });
      expect(value?.evsi).toBeLessThanOrEqual(value?.evppi ?? 0);
    }
    const address = `/api/cases/${storyCase}/question-values`;
    const questions = [
      { id: 'overlevelse', modelParameter: 'hrOs' },
      { id: 'tester', modelParameter: 'testCost, nowhere' },
    ];
    // After the contract and before the first delivery: a later day would bring about what time does.
    platform.clock.now = '2028-09-15T12:00:00.000Z';
    const answer = await platform.as('negotiator').post(address, { questions });
    expect(answer.status).toBe(200);
    // Asked again, the same question gets the same figures; only the computation it stands in is another.
    const { computation: _one, ...again } = (answer.json()['values'] as readonly Record<string, unknown>[])[0] ?? {};
    const { computation: _other, ...before } = worths[0]?.value ?? {};
    expect(again).toEqual(before);
    expect(answer.json()['notValued']).toMatchObject([
      { question: 'tester', part: 'evppi', why: { code: 'information.notSampled' } },
      { question: 'tester', part: 'evsi' },
    ]);
    expect((await platform.as('supplierA').post(address, { questions })).status).toBe(403);
    expect((await platform.as('negotiator').post(address, { questions: [] })).status).toBe(400);
    const falsified = (contract.questionValues ?? []).map((value) => ({ ...value, evppi: value.evppi + 1 }));
    const refused = await platform.as('negotiator').act(storyCase, 'draftContract', { ...contract, questionValues: falsified });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('contract.valueNotComputed');
    const unknown = (contract.openQuestions ?? []).map((question) => ({ ...question, modelParameter: 'hrOS' }));
    const strange = { ...contract, openQuestions: unknown, questionValues: undefined };
    expect((await platform.as('negotiator').act(storyCase, 'draftContract', strange)).text).toContain('contract.unknownParameter');
    platform.clock.now = moment.now;
  }, 60_000);

  test('taken up, it is played to its end; played again, nothing happens', async () => {
    const played = await playStory(services(), ends);
    expect(told.at(-1)).toContain('/oppfolging/');
    expect(played).toBe(true);
    const { version } = await state();
    expect(await playStory(services(), ends)).toBe(true);
    expect((await state()).version).toBe(version);
  }, 180_000);

  test('keeps the method for a subgroup and phases it out for the rest, task by task', async () => {
    const now = await state();
    expect(decisionInForce(now.decisions)?.decision).toMatchObject({
      outcome: 'introducedForSubgroup',
      reassessmentOutcome: 'partialPhaseOut',
    });
    expect(now.reassessment.past).toMatchObject([{ trigger: 'rule', outcome: 'partialPhaseOut' }]);
    expect(now.reassessment.past[0]?.rules).toContain('stopp-andre-genfeil');
    // Two steps by four regions, and one by the supplier for all.
    expect(exitTasks(now)).toHaveLength(2 * 4 + 1);
    expect(exitTasks(now).every(({ confirmed }) => confirmed !== undefined)).toBe(true);
  });

  test('a spoilt delivery was quarantined and delivered again; the register and the data room alone see it', async () => {
    const list = async (person: 'dmp' | 'supplierA') =>
      (await platform.services.deliveries.list(partyOf(person), moment)).map(({ state: each }) => each).toSorted();
    expect(await list('dmp')).toEqual(['accepted', 'accepted', 'accepted', 'quarantined']);
    expect(await list('supplierA')).toEqual([]);
  });

  test('the report lies in the data room by its hash, and nobody else is told of it', async () => {
    const lines = await listReports(platform.store, partyOf('dmp'), storyCase, moment);
    expect(lines).toHaveLength(1);
    const hash = lines[0]?.hash ?? '';
    const report = await unpackReport(platform.store, partyOf('secretariat'), storyCase, hash, moment);
    expect(report?.constructed).toBe(true);
    const { number = '' } = await state();
    expect((await platform.as('dmp').get(`/api/follow-ups/${number}?report=${hash}`)).json()).toMatchObject({
      room: true,
      report: { hash },
    });
    for (const person of ['supplierA', 'negotiator', 'bergen', 'beslutningsforum'] as const) {
      expect((await platform.as(person).get(`/api/follow-ups/${number}`)).json()).toMatchObject({ room: false, reports: [] });
      expect((await platform.as(person).get(`/api/follow-ups/${number}?report=${hash}`)).status).toBe(404);
    }
    expect((await platform.request(`/api/follow-ups/${number}?report=${hash}`)).status).toBe(404);
    // The chance of knowing enough stands on the overview of the data room, and nowhere else.
    const lineFor = async (person: 'dmp' | 'supplierA' | 'negotiator') =>
      ((await platform.as(person).get('/api/follow-up?version=work')).json()['lines'] as readonly Record<string, unknown>[]).find(
        ({ caseId }) => caseId === storyCase,
      );
    expect(await lineFor('dmp')).toMatchObject({ outlook: { dataUntil: report?.contract.dataUntil } });
    for (const person of ['supplierA', 'negotiator'] as const) expect(await lineFor(person)).not.toHaveProperty('outlook');
    expect((await platform.request('/api/follow-up')).text).not.toContain('outlook');
    const open = await platform.request(`/api/follow-ups/${number}`);
    // That there are figures is public; the figures themselves leave the room as releases only.
    expect(open.json()).toMatchObject({ temporary: false, followUps: [{ reportHash: hash }] });
    for (const { text } of [open, await platform.request(`/api/cases/${storyCase}`)])
      for (const { rule, estimate } of (await state()).temporary.followUps[0]?.results ?? [])
        expect(text, rule).not.toContain(String(estimate));
    expect((await platform.as('dmp').get(`/api/follow-ups/${number}`)).json()).toMatchObject({
      followUps: [{ results: expect.arrayContaining([expect.objectContaining({ statistic: expect.any(String) })]) }],
    });
    expect(open.text).not.toContain('21900');
  });

  test('two persons let figures out: the public sees the curves, the figures behind the rules to three digits, and what follows from them', async () => {
    const { number = '' } = await state();
    const [first] = (await state()).temporary.followUps;
    interface Open {
      readonly verdicts: readonly { readonly verdict: string; readonly rule: { readonly id: string } }[];
      readonly followUps: readonly { readonly results: readonly FollowUpResult[] }[];
      readonly released: readonly { readonly publication: PublicRelease }[];
    }
    const open: Open = JSON.parse((await platform.request(`/api/follow-ups/${number}`)).text);
    const [release] = open.released;
    expect(open.released).toHaveLength(1);
    expect(release?.publication.source?.report).toBe(first?.reportHash);
    expect(
      release?.publication.curves.some(({ steps }) => steps.length > 1 && steps.every(({ assumed }) => assumed !== undefined)),
    ).toBe(true);
    const told = open.followUps[0]?.results ?? [];
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) {
      const recorded = first?.results.find(({ rule }) => rule === each.rule);
      // significant digits: 3
      expect(each.estimate).toBe(Number(recorded?.estimate?.toPrecision(3)));
      expect(each.probability ?? 0).toBeLessThanOrEqual(recorded?.probability ?? 0);
    }
    const inRoom: Open = JSON.parse((await platform.as('dmp').get(`/api/follow-ups/${number}`)).text);
    for (const { rule, verdict } of open.verdicts)
      if (told.some((each) => each.rule === rule.id))
        expect(verdict).toBe(inRoom.verdicts.find((each) => each.rule.id === rule.id)?.verdict);
      else expect(verdict).toBe('cannotBeJudged');
    const lines = (await platform.as('fhi').get('/api/releases/requests')).json()['requests'];
    expect(lines).toMatchObject([
      { decision: 'approved', askedBy: { organisation: 'dmp' }, checkedBy: { organisation: 'sekretariatet' } },
    ]);
  });

  test('a choice of a stored report is asked for by one sending; a hash that is not there is not found, and faults are told at once', async () => {
    const hash = (await listReports(platform.store, partyOf('dmp'), storyCase, moment))[0]?.hash ?? '';
    const preview = (person: 'fhi' | 'supplierA', report: string, over: object) =>
      platform.as(person).post('/api/releases/preview', {
        caseId: storyCase,
        report,
        choice: { protect: 'suppress', tables: [], curves: [], events: [], rules: [], ...over },
      });
    expect((await preview('fhi', hash, { tables: [['region']] })).json()).toMatchObject({ status: 'prepared' });
    expect((await preview('supplierA', hash, { tables: [['region']] })).status).toBe(404);
    expect((await preview('fhi', '0'.repeat(64), { tables: [['region']] })).status).toBe(404);
    const faulty = await preview('fhi', hash, { curves: [{ endpoint: '<script>' }], rules: ['ingen'] });
    expect(faulty.headers.get('content-type')).toContain('application/problem+json');
    expect(faulty.json()).toMatchObject({
      code: 'badRelease',
      release: [
        { place: 'curves[0]', code: 'release.unknownItem', message: expect.any(String) },
        { place: 'rules[0]', code: 'release.unknownItem' },
      ],
    });
    expect((await preview('fhi', hash, { tables: [['navn']] })).status).toBe(400);
  });

  test('a report that was changed after it was made is refused; one of nobody’s is none', async () => {
    const { number = '' } = await state();
    const hash = (await listReports(platform.store, partyOf('dmp'), storyCase, moment))[0]?.hash ?? '';
    const report = await unpackReport(platform.store, partyOf('dmp'), storyCase, hash, moment);
    if (report === null) throw new Error('no report');
    const path = `/api/follow-ups/${number}`;
    expect((await platform.as('dmp').post(path, { report })).status).toBe(201);
    const changed = { ...report, data: { ...report.data, patients: report.data.patients + 1 } };
    expect(readReport(changed)).toBe('otherHash');
    expect((await platform.as('dmp').post(path, { report: changed })).json()).toMatchObject({ code: 'badReport', status: 422 });
    expect((await platform.as('dmp').post(path, { report: { format: '<script>' } })).json()).toMatchObject({ code: 'badReport' });
    expect((await platform.as('secretariat').post(path, { report })).status).toBe(403);
    expect((await platform.as('supplierA').post(path, { report })).status).toBe(403);
    expect((await platform.request('/api/follow-ups/ID2099_001')).status).toBe(404);
    expect(await listReports(platform.store, partyOf('dmp'), storyCase, moment)).toHaveLength(1);
  });
});
