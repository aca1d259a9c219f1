import { caseFrom, type CaseView, commandFields, newestContract } from '@likeverd/casework';
import { type DecisionRule, ruleComparators, ruleSpendings, ruleStatistics } from '@likeverd/followup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWriter } from '../src/database.ts';
import { sweepTimers } from '../src/follow-up/timers.ts';
import { wholeCase } from '../src/log/event-store.ts';
import { rebuildReadModels } from '../src/log/read-models.ts';
import { dataPlan, followUp, measureChoice, planAssessment, wholeContract } from './contract.ts';
import { finishedRun, type Person, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

// Neither room may import the other: a contract can ask for just what a follow-up can judge.
test('the rules that a contract may write are those that data are judged by', () => {
  const { statistic, comparator, spending } = commandFields.draftContract.decisionRules.columns;
  expect(statistic.choices).toEqual(ruleStatistics);
  expect(comparator.choices).toEqual(ruleComparators);
  expect(spending.choices).toEqual(ruleSpendings);
  // a plan of looks is written in the same words in both
  const planned: Partial<DecisionRule> = { looks: 4, everyMonths: 6, spending: 'pocock', information: 60 };
  expect(Object.keys(commandFields.draftContract.decisionRules.columns)).toEqual(expect.arrayContaining(Object.keys(planned)));
});

let server: TestServer;
let platform: Platform;
let caseId: string;
const number = 'ID2026_001';

const at = (day: string): void => {
  platform.clock.now = `${day}T09:00:00.000Z`;
};
const moment = () => ({ now: platform.clock.now, today: platform.clock.now.slice(0, 10) });
const sweep = () => sweepTimers(platform.store, moment());
const act = async (person: Person, type: string, values: Record<string, unknown> = {}): Promise<void> => {
  const { status, text } = await platform.as(person).act(caseId, type, values);
  expect(status === 200 ? '' : `${type}: ${text}`).toBe('');
};
const refusedBy = async (person: Person, type: string, values: Record<string, unknown> = {}): Promise<readonly string[]> => {
  const answer = await platform.as(person).act(caseId, type, values);
  const { rejections = [] } = answer.json() as { rejections?: readonly { code: string }[] };
  return rejections.map(({ code }) => code);
};
const line = async (query = '', person?: Person) => {
  const path = `/api/follow-up${query}`;
  const answer = await (person === undefined ? platform.request(path) : platform.as(person).get(path));
  const { lines } = answer.json() as { lines: readonly Record<string, unknown>[] };
  return lines[0];
};
const sign = async (person: Person): Promise<void> => {
  const { state } = await platform.as(person).view(caseId);
  const newest = newestContract(state.temporary);
  await act(person, 'signContract', { contractVersion: newest?.version, contractHash: newest?.hash });
};
const logOf = () => asWriter(platform.store, (tx) => wholeCase(tx, caseId));

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
});
afterAll(async () => {
  await platform.stop();
  await server.stop();
});

describe('a constructed method from contract to part phase-out', () => {
  test('without a contract temporary introduction is refused', async () => {
    const decision = { ...valid.decision, outcome: 'introducedTemporarily', reviewDate: wholeContract.reassessmentOn };
    const answer = await platform.as('beslutningsforum').act(caseId, 'recordDecision', decision);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('contract.none');
  });

  test('plan, contract, choice and three signatures; the price is the parties’', async () => {
    await act('supplierA', 'presentDataPlan', dataPlan);
    await act('dmp', 'assessDataPlan', planAssessment);
    await act('negotiator', 'draftContract', wholeContract);
    await act('secretariat', 'recordMeasureChoice', measureChoice);
    const seen = async (person: Person) => newestContract((await platform.as(person).view(caseId)).state.temporary)?.contract;
    expect((await seen('supplierA'))?.interimPricePerPack).toBe(21_317);
    expect((await seen('secretariat'))?.interimPricePerPack).toBeUndefined();
    expect((await seen('secretariat'))?.riskSharingForm).toBe('paybackOnOutcome');
    expect((await platform.as('supplierB').get(`/api/cases/${caseId}`)).text).not.toContain('paybackOnOutcome');
    expect(await line()).toBeUndefined();
    expect(await line('?version=work', 'secretariat')).toMatchObject({ stage: 'contractUnderWay' });
    for (const person of ['supplierA', 'negotiator', 'beslutningsforum'] as const) await sign(person);
    const pdf = await platform.as('supplierA').get(`/api/cases/${caseId}/contract?version=1`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const mine = await platform.as('supplierA').get(`/api/cases/${caseId}/contract?format=html`);
    expect(mine.text).toMatch(/21.317/);
    const others = await platform.as('secretariat').get(`/api/cases/${caseId}/contract?format=html`);
    expect(others.text).not.toMatch(/21.317/);
  });

  test('the decision is taken, and the contract is public without what gives the price', async () => {
    await act('beslutningsforum', 'recordDecision', {
      ...valid.decision,
      outcome: 'introducedTemporarily',
      reviewDate: wholeContract.reassessmentOn,
    });
    await act('secretariat', 'publishDecision');
    const method = await platform.request(`/api/methods/${number}`);
    expect(method.text).toContain('Kreftregisteret');
    expect(method.text).not.toMatch(/21.?317/);
    for (const language of ['nb', 'nn', 'en']) {
      const html = await platform.request(`/api/methods/${number}/contract?format=html&lang=${language}`);
      expect(html.status).toBe(200);
      expect(html.text).not.toMatch(/21.317/);
    }
    expect((await platform.request(`/api/methods/${number}/contract?version=2`)).status).toBe(404);
    expect((await platform.request('/fhir/PlanDefinition/ID2026-001')).text).toContain('introducedTemporarily');
    expect(await line()).toMatchObject({ number, stage: 'inUse', status: 'onTime', reassessmentOn: '2029-11-01' });
    expect((await platform.request('/api/follow-up?version=work')).status).toBe(401);
  });

  test('an amendment that would tell the price is stopped at the signature that would publish it; another is published', async () => {
    const signAll = async (): Promise<void> => {
      for (const person of ['supplierA', 'negotiator'] as const) await sign(person);
    };
    await act('negotiator', 'draftContract', { ...wholeContract, dataPlan: 'Midlertidig pris er 21 317 kroner per pakning.' });
    await signAll();
    const { state } = await platform.as('beslutningsforum').view(caseId);
    const newest = newestContract(state.temporary);
    const last = { contractVersion: newest?.version, contractHash: newest?.hash };
    const refusal = await platform.as('beslutningsforum').act(caseId, 'signContract', last);
    expect([refusal.status, refusal.text.includes('disclosure.')]).toEqual([422, true]);
    expect((await platform.request(`/api/methods/${number}/contract?version=2`)).status).toBe(404);
    await act('negotiator', 'draftContract', { ...wholeContract, expectedPatients: 45 });
    await signAll();
    await sign('beslutningsforum');
    expect((await platform.request(`/api/methods/${number}/contract?version=3`)).status).toBe(200);
    expect((await platform.request(`/api/methods/${number}`)).text).not.toContain('Midlertidig pris er');
  });

  test('the overview is narrowed by who, when and which data; what cannot be asked is refused', async () => {
    expect(await line('?source=Kreftregisteret&party=supplier&until=2027-06-30')).toMatchObject({ number });
    expect(await line('?party=supplier&until=2027-06-29')).toBeUndefined();
    expect(await line('?source=Konstruert')).toBeUndefined();
    expect(await line('?stage=inUse&status=onTime')).toMatchObject({ number });
    expect((await platform.request('/api/follow-up?until=i+morgen')).status).toBe(400);
    expect((await platform.request('/api/follow-up?status=late')).status).toBe(400);
    expect((await platform.request('/api/follow-up.csv?party=supplier&until=2027-06-29')).text.split('\r\n').length).toBe(2);
  });

  test('CSV has a line for each thing that is due, and nothing that a spreadsheet would calculate', async () => {
    const csv = await platform.request('/api/follow-up.csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    // A head, ten timers of the contract, and the end of the last line.
    expect(csv.text.split('\r\n').length).toBe(1 + 10 + 1);
    expect(csv.text).toContain('dataDelivery,kreftregisteret 1,Kreftregisteret,supplier,2027-06-30,onTime');
  });

  test('deadlines are rows, and the calendar has the days', async () => {
    const answer = await platform.as('secretariat').get('/api/deadlines');
    const { deadlines } = answer.json() as { deadlines: readonly { kind: string; subject: string; due: string }[] };
    expect(deadlines.filter(({ kind }) => kind === 'dataDelivery').length).toBe(7);
    expect(deadlines).toContainEqual(expect.objectContaining({ kind: 'milestone', subject: 'halvveis', due: '2028-06-01' }));
    const calendar = await platform.request(`/metoder/${number}/calendar.ics`);
    expect(calendar.text).toContain('20291101');
    expect(calendar.text.replaceAll('\r\n ', '')).toContain('SUMMARY:Data skal leveres: Kreftregisteret: ');
  });

  test('time tells the responsible ahead, once; a sweep that is asked again finds nothing; what was late is caught up before an act', async () => {
    at('2027-04-29');
    expect(await sweep()).toBe(0);
    at('2027-04-30');
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await line()).toMatchObject({ status: 'warned' });
    // The server sleeps from April to August. An act comes first: what the days brought about stands before it.
    at('2027-08-12');
    await act('secretariat', 'confirmDelivery', {
      deliveredSource: 'kreftregisteret',
      deliveryNumber: 1,
      deliveredOn: '2027-08-12',
    });
    const log = await logOf();
    const told = log.filter(({ type }) => type === 'NoticeGiven').map(({ values }) => values['noticeLevel']?.value);
    expect(told).toEqual(['ahead', 'responsible', 'secretariat', 'forum']);
    expect(log.at(-1)?.type).toBe('DeliveryConfirmed');
    expect(log.filter(({ type }) => type === 'NoticeGiven').every(({ actor }) => actor.role === 'system')).toBe(true);
    expect(await sweep()).toBe(0);
  });

  test('read models made anew know the same next day', async () => {
    const days = await asWriter(platform.store, (tx) => tx.selectFrom('case_timer').selectAll().execute());
    await rebuildReadModels(platform.store, moment());
    expect(await asWriter(platform.store, (tx) => tx.selectFrom('case_timer').selectAll().execute())).toEqual(days);
    expect(days).toMatchObject([{ case_id: caseId, next_on: '2027-10-30' }]);
  });

  test('a clock that goes back stores nothing and forgets nothing', async () => {
    const before = (await logOf()).length;
    at('2027-05-02');
    expect(await sweep()).toBe(0);
    expect(await refusedBy('secretariat', 'meetMilestone', { milestoneId: 'halvveis', metOn: '2027-05-01' })).toContain(
      'clock.behindLog',
    );
    at('2027-08-13');
    expect(await sweep()).toBe(0);
    expect((await logOf()).length).toBe(before);
  });

  test('an act at a meeting finds in its cases what the days have brought about', async () => {
    at('2027-11-05');
    const { participants } = (await platform.as('secretariat').get('/api/forums/beslutningsforum/participants')).json();
    const planned = await platform.as('secretariat').post('/api/meetings', {
      values: {
        forum: 'beslutningsforum',
        meetingForm: 'inPerson',
        meetingDate: '2027-11-29',
        startTime: '10:00',
        endTime: '12:00',
        meetingPlace: 'Konstruert møterom',
        quorum: 4,
        participants,
      },
    });
    expect([planned.status, planned.text]).toEqual([201, planned.text]);
    await platform.as('secretariat').post(`/api/meetings/${String(planned.json()['id'])}/acts`, {
      type: 'addCaseItem',
      values: {},
      target: { item: caseId },
      expectedVersion: 2,
    });
    const told = (await logOf()).filter(({ type }) => type === 'NoticeGiven').map(({ values }) => values['noticeDay']?.value);
    // Two months before the second delivery of 30 December, and of 31 December in the other source.
    expect(told.slice(-2)).toEqual(['2027-10-30', '2027-10-31']);
    expect(await sweep()).toBe(0);
  });

  test('a written rule that is met opens the re-assessment, filled in; the agency prepares; the subgroup is kept and the rest phased out', async () => {
    at('2028-12-15');
    const figures = [{ ...followUp.followUpResults[0], estimate: 0.93, high: 1.1, probability: 0.87 }];
    await act('dmp', 'recordFollowUp', { ...followUp, dataUntil: '2028-12-01', followUpResults: figures });
    expect(await line()).toMatchObject({ stage: 'reassessment' });
    const page = (await platform.request(`/api/methods/${number}`)).json() as unknown as CaseView;
    // which rule it was is told by a release
    expect(page.state.reassessment.open).toMatchObject({ trigger: 'rule', rules: [] });
    expect((await platform.as('supplierA').view(caseId)).state.reassessment.open).toMatchObject({ rules: [] });
    expect((await platform.as('dmp').view(caseId)).state.reassessment.open).toMatchObject({ rules: ['effekt'] });
    at('2029-01-15');
    expect(await refusedBy('supplierA', 'prepareReassessment')).toContain('role.notAllowed');
    await act('dmp', 'prepareReassessment', {
      assumedSummary: 'Effekten var forutsatt vesentlig.',
      observedSummary: 'Effekten er mindre enn forutsatt.',
      reassessmentAdvice: 'partialPhaseOut',
      adviceReason: 'Effekten er vist i en undergruppe.',
    });
    at('2029-02-01');
    await act('beslutningsforum', 'recordDecision', {
      ...valid.decision,
      meetingDate: '2029-02-01',
      validFrom: '2029-03-01',
      outcome: 'introducedForSubgroup',
      restriction: 'Bare pasienter med genforandring A.',
      reassessmentOutcome: 'partialPhaseOut',
      newInformation: 'Effekten er vist bare i en undergruppe.',
      conditions: [{ kind: 'supplyCondition', text: 'Leverandøren leverer videre til behandleren avslutter.' }],
    });
    await act('secretariat', 'publishDecision');
    expect(await line()).toMatchObject({ stage: 'phasingOut' });
  });

  test('each region confirms its steps; the rest is told of; in the end the method is phased out', async () => {
    at('2029-03-20');
    await act('region', 'confirmExitStep', { exitStep: 'stopp-nye', exitRegion: 'helse-vest', doneOn: '2029-03-20' });
    at('2029-04-20');
    expect(await sweep()).toBe(1);
    const overdue = (await logOf()).filter(
      ({ type, values }) =>
        type === 'NoticeGiven' && values['timerKind']?.value === 'exitStep' && values['noticeLevel']?.value === 'secretariat',
    );
    // Three regions and the supplier had 30 days from 1 March; the secretariat is told 14 days after.
    expect(new Set(overdue.map(({ values }) => values['timerSubject']?.value))).toEqual(
      new Set(['lever-videre', 'stopp-nye@helse-midt-norge', 'stopp-nye@helse-nord', 'stopp-nye@helse-sor-ost']),
    );
    at('2029-05-01');
    for (const exitStep of ['stopp-nye', 'gjennomga'])
      for (const exitRegion of ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'])
        if (exitStep !== 'stopp-nye' || exitRegion !== 'helse-vest')
          await act('secretariat', 'confirmExitStep', { exitStep, exitRegion, doneOn: '2029-05-01' });
    await act('negotiator', 'confirmExitStep', { exitStep: 'lever-videre', doneOn: '2029-05-01' });
    expect(await line()).toMatchObject({ stage: 'phasedOut', status: 'done' });
    at('2031-01-01');
    expect(await sweep()).toBe(0);
    const log = await logOf();
    expect(caseFrom(caseId, log).reassessment.past).toMatchObject([{ outcome: 'partialPhaseOut' }]);
  });
});
