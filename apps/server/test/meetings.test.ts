import { randomUUID } from 'node:crypto';
import type { MeetingView } from '@likeverd/casework';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import { verifyChain } from '../src/log/event-store.ts';
import {
  type Answer,
  finishedRun,
  type Person,
  partyOf,
  type Platform,
  startPlatform,
  startTestServer,
  type TestServer,
  valid,
} from './harness.ts';

let server: TestServer;
let platform: Platform;
let caseId = '';
let meeting = '';
const today = '2026-11-20';
/** Stands in everything of the case that is not public. */
const secret = String(valid.offer.pricePerPack);

const meetingOf = async (person: Person): Promise<MeetingView> => {
  const answer = await platform.as(person).get(`/api/meetings/${meeting}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json() as unknown as MeetingView;
};

const act = async (
  person: Person,
  type: string,
  body: Readonly<Record<string, unknown>> = {},
  key: string = randomUUID(),
): Promise<Answer> =>
  platform
    .as(person)
    .post(
      `/api/meetings/${meeting}/acts`,
      { values: {}, ...body, type, expectedVersion: (await meetingOf(person)).state.version },
      key,
    );

const done = async (answer: Promise<Answer>): Promise<Answer> => {
  const settled = await answer;
  if (settled.status >= 300) throw new Error(settled.text);
  return settled;
};

/** What the database itself lets a person read of the case and of what was said about it, whatever the service would do. */
async function rowsFor(person: Person): Promise<string> {
  const { store } = platform;
  return asViewer(store, partyOf(person), today, async (tx) => {
    const tables = [
      sql`select case_id, type, class from event where case_id in (${caseId}, ${meeting})`,
      sql`select value, class from event_value where case_id in (${caseId}, ${meeting})`,
      sql`select s.class from assessment_version s where case_id = ${caseId}`,
      sql`select summary::text from case_row where case_id = ${caseId}`,
      sql`select words::text from search_row where case_id = ${caseId}`,
    ];
    const answers = [];
    for (const query of tables) answers.push((await query.execute(tx)).rows);
    return JSON.stringify(answers);
  });
}

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  const as = (person: Person) => platform.as(person);
  caseId = await as('supplierA').open('submitRequest', valid.request);
  await done(as('secretariat').act(caseId, 'registerCase', valid.registration));
  await done(as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission));
  await done(as('dmp').act(caseId, 'attachRun', { run: await finishedRun(platform, 'dmp') }));
  await done(as('negotiator').act(caseId, 'recordPriceOffer', valid.offer));
  await done(as('dmp').act(caseId, 'deliverAssessment', valid.assessment));
  await done(as('bestillerforum').act(caseId, 'signOffAssessment'));
  await done(as('negotiator').act(caseId, 'recordPriceNote', { note: `Tilbudet er ${secret} kroner.` }));
  const { participants } = (await as('secretariat').get('/api/forums/beslutningsforum/participants')).json();
  const planned = await done(
    as('secretariat').post('/api/meetings', {
      values: {
        forum: 'beslutningsforum',
        meetingForm: 'inPerson',
        meetingDate: today,
        startTime: '09:00',
        endTime: '11:00',
        meetingPlace: 'Møterom 3',
        quorum: 4,
        participants,
      },
    }),
  );
  meeting = String(planned.json()['id']);
  await done(act('secretariat', 'addCaseItem', { target: { item: caseId } }));
  await done(act('secretariat', 'publishAgenda'));
  await done(act('secretariat', 'issuePapers'));
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const none = { values: { itemInterest: 'interestNone' } };
const interest = {
  values: { itemInterest: 'interestDeclared', itemInterestKind: 'interestEconomic', itemInterestText: 'Eier aksjer' },
};

describe('a meeting beside the cases', () => {
  test('the public sees the meeting and its agenda; cases, lists, feed and search do not hold it; a meeting is no case', async () => {
    const seen = await platform.request('/api/meetings');
    expect(seen.json()).toMatchObject({
      meetings: [{ id: meeting, forum: 'beslutningsforum', items: 1, schedule: { startsAt: `${today}T09:00`, sequence: 0 } }],
    });
    expect((await platform.request(`/api/meetings/${meeting}`)).text).not.toContain('constructed-managing-vest');
    expect((await platform.as('secretariat').get(`/api/cases/${meeting}`)).status).toBe(404);
    expect((await platform.as('secretariat').get(`/api/meetings/${caseId}`)).status).toBe(404);
    expect((await platform.request('/feed.atom')).text).not.toContain(meeting);
    const { cases } = (await platform.as('secretariat').get('/api/cases')).json();
    expect(cases).toHaveLength(1);
    expect(await asWriter(platform.store, verifyChain)).toMatchObject({ ok: true, cases: 2 });
  });

  test('the same key is done once; two who act on the same version: the second is told', async () => {
    const key = randomUUID();
    const version = (await meetingOf('secretariat')).state.version;
    const values = { itemTitle: 'Orientering fra sekretariatet' };
    const send = (at: number, with_: string) =>
      platform.as('secretariat').post(`/api/meetings/${meeting}/acts`, { type: 'addItem', values, expectedVersion: at }, with_);
    expect((await send(version, key)).status).toBe(200);
    expect((await send(version, key)).status).toBe(200);
    expect((await meetingOf('secretariat')).state.items).toHaveLength(2);
    expect((await send(version, randomUUID())).status).toBe(409);
    const item = (await meetingOf('secretariat')).state.items[1]?.id;
    await done(act('secretariat', 'withdrawItem', { values: { withdrawReason: 'Trengs ikke' }, target: { item } }));
  });

  test('what a body cannot be is refused with its place; a stranger is told that there is nothing to do', async () => {
    expect(
      (
        await platform.as('secretariat').post(`/api/meetings/${meeting}/acts`, { type: 'dance', values: {}, expectedVersion: 1 })
      ).json(),
    ).toMatchObject({
      code: 'malformed',
      details: { path: 'type' },
    });
    expect((await act('supplierA', 'openMeeting')).json()).toMatchObject({ rejections: [{ code: 'meeting.notAllowed' }] });
    const hostile = await act('secretariat', 'addItem', { values: { itemTitle: 'Sak \u202e snudd' } });
    expect(hostile.json()).toMatchObject({ rejections: [{ code: 'field.forbiddenCharacters', field: 'itemTitle' }] });
    expect((await platform.request(`/api/meetings/${randomUUID()}`)).status).toBe(404);
  });
});

describe('whoever is disqualified gets nothing of the item', () => {
  test('before declaring there are no papers; with nothing to declare the whole case as the role may read it', async () => {
    const before = (await platform.as('managingNord').get(`/api/meetings/${meeting}/papers`)).json();
    expect(before).toMatchObject({ papers: [{ item: caseId, access: 'declareFirst' }] });
    expect(JSON.stringify(before)).not.toContain(secret);
    await done(act('managingNord', 'declareInterest', { ...none, target: { item: caseId } }));
    const after = await platform.as('managingNord').get(`/api/meetings/${meeting}/papers`);
    expect(after.json()).toMatchObject({ papers: [{ access: 'open', view: { state: { id: caseId } } }], changed: [] });
    expect(after.text).toContain(secret);
  });

  test('from the declaration on, in the pack, the meeting, the case, the list, the search and the rows of the database', async () => {
    const vest = platform.as('managingVest');
    expect(await rowsFor('managingVest')).toContain(secret);
    expect((await vest.get(`/api/cases/${caseId}`)).text).toContain(secret);
    await done(act('managingVest', 'declareInterest', { ...interest, target: { item: caseId } }));
    const publicView = (await platform.request(`/api/cases/${caseId}`)).json();
    const isPublicOnly = async (): Promise<void> => {
      expect(await rowsFor('managingVest')).not.toContain(secret);
      const seen = (await vest.get(`/api/cases/${caseId}`)).json();
      expect(seen['state']).toEqual(publicView['state']);
      const papers = await vest.get(`/api/meetings/${meeting}/papers`);
      expect(papers.text).not.toContain(secret);
      expect(papers.json()['papers']).toMatchObject([{ item: caseId }]);
      expect(JSON.stringify(papers.json()['papers'])).not.toContain('view');
      expect((await vest.get(`/api/cases?query=aksjeselskap`)).json()).toMatchObject({ cases: [], total: 0, changed: 0 });
      expect((await vest.get(`/api/cases?query=${secret}`)).json()).toMatchObject({ cases: [], total: 0, changed: 0 });
    };
    await isPublicOnly();
    await done(
      act('beslutningsforum', 'ruleOnInterest', {
        values: { ruling: 'disqualified', rulingReason: 'Eier aksjer i leverandøren' },
        target: { item: caseId, person: 'constructed-managing-vest' },
      }),
    );
    await isPublicOnly();
    expect((await meetingOf('managingVest')).access[caseId]).toBe('withheld');
  });

  test('what is said and done about the item stays with those who take part', async () => {
    for (const person of ['beslutningsforum', 'userObserver', 'clinician'] as const)
      await done(act(person, 'declareInterest', { ...none, target: { item: caseId } }));
    await done(act('beslutningsforum', 'openMeeting'));
    const proposal = 'Innføres også for barn under oppfølging';
    await done(
      act('userObserver', 'makeProposal', { values: { proposal, proposalWay: 'proposalWritten' }, target: { item: caseId } }),
    );
    expect(JSON.stringify(await meetingOf('beslutningsforum'))).toContain(proposal);
    expect(JSON.stringify(await meetingOf('managingVest'))).not.toContain(proposal);
    expect(await rowsFor('managingVest')).not.toContain(proposal);
    expect(await rowsFor('beslutningsforum')).toContain(proposal);
    expect(
      (
        await act('managingVest', 'makeProposal', {
          values: { proposal, proposalWay: 'proposalWritten' },
          target: { item: caseId },
        })
      ).json(),
    ).toMatchObject({
      rejections: [{ code: 'meeting.mayNotPropose' }, { code: 'meeting.disqualified' }],
    });
  });

  test('every table with a label and a case holds the wall; one that is made later and lacks it is named here', async () => {
    const { rows } = await sql<{ table: string }>`
      select c.relname as table from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
      join pg_attribute l on l.attrelid = c.oid and l.attname in ('class', 'audience', 'event_class') and not l.attisdropped
      where c.relkind = 'r' and has_any_column_privilege('likeverd_reader', c.oid, 'select')
        and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polname like '%outside')`.execute(
      platform.store,
    );
    expect(rows.map(({ table }) => table)).toEqual([]);
  });
});

describe('from the room to the press', () => {
  const decision = Object.fromEntries(
    Object.entries(valid.decision).filter(([name]) => !['meetingDate', 'agreeing'].includes(name)),
  );
  const stands = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'].map((authority) => ({
    authority,
    stand: 'agrees',
  }));
  const conclude = () => ({
    values: { itemOutcome: 'decided', publicReason: 'Kriteriene er samlet oppfylt.', discussion: 'Fortrolig drøfting', stands },
    target: { item: caseId },
    caseValues: { ...decision, reasonResources: 'Rabatten er på 32 prosent av maksimalprisen, og det avgjorde saken.' },
  });

  test('refused: the faults of room and case at once, nothing stored in either', async () => {
    const { participants } = (await meetingOf('secretariat')).state;
    await done(
      act('secretariat', 'recordAttendance', {
        values: { attendance: participants.map(({ person }) => ({ person, presence: 'attends' })) },
      }),
    );
    for (const { person } of participants)
      if (person !== 'constructed-managing-vest')
        await done(act('secretariat', 'declareInterest', { ...none, target: { item: caseId, person } }));
    const refused = await act('secretariat', 'concludeItem', { ...conclude(), caseValues: { ...decision, outcome: undefined } });
    const { rejections } = refused.json() as { rejections: readonly { readonly code: string; readonly field?: string }[] };
    expect(rejections.map(({ code, field }) => [code, field])).toEqual([
      ['meeting.quorum', undefined],
      ['meeting.standWithoutMember', 'stands'],
      ['meeting.proposalsOpen', undefined],
      ['field.missing', 'outcome'],
    ]);
    expect((await platform.as('beslutningsforum').view(caseId)).state.phase).toBe('signedOff');
  });

  test('a new ruling lifts the old one; the decision is taken in the case as the forum’s, and published by one press with the minutes', async () => {
    await done(
      act('beslutningsforum', 'ruleOnInterest', {
        values: { ruling: 'qualified', rulingReason: 'Aksjene er solgt' },
        target: { item: caseId, person: 'constructed-managing-vest' },
      }),
    );
    expect((await platform.as('managingVest').get(`/api/cases/${caseId}`)).text).toContain(secret);
    await done(
      act('secretariat', 'answerProposal', {
        values: { proposalHandling: 'proposalNotFollowed', proposalAnswer: 'Ikke dokumentert' },
        target: { item: caseId, proposal: 1 },
      }),
    );
    await done(act('secretariat', 'concludeItem', conclude()));
    const view = await platform.as('beslutningsforum').view(caseId);
    expect(view.state).toMatchObject({ phase: 'decided', decision: { meetingDate: today } });
    expect(view.timeline.at(-1)).toMatchObject({ role: 'beslutningsforum', organisation: 'beslutningsforum' });
    for (const type of ['closeMeeting', 'approveMinutes']) await done(act('secretariat', type));

    // The reasons tell the rebate to the nearest per cent: 1 - p / 47,159,382 = 0.32 ± 0.005, a width of 1.5 per cent of p. The press is
    // a publication like any other.
    const stopped = await act('secretariat', 'publishMinutes');
    expect(stopped.json()).toMatchObject({
      rejections: [{ code: 'disclosure.tooNarrow', rule: 'disclosure.guard', details: { item: 'offer 1', width: 1.5, limit: 20 } }],
    });
    expect((await platform.request(`/api/cases/${caseId}`)).json()).toMatchObject({ state: { phase: 'signedOff' } });
    expect((await platform.request(`/api/meetings/${meeting}`)).json()).not.toHaveProperty('minutes');
    const override = {
      withheldItem: 'offer 1',
      narrowestAccepted: 1,
      reason: 'Leverandøren har selv opplyst om rabatten i en pressemelding.',
    };
    await done(platform.as('negotiator').act(caseId, 'overrideDisclosure', override));
    await done(act('secretariat', 'publishMinutes'));
    const published = await platform.request(`/api/meetings/${meeting}`);
    expect(published.json()).toMatchObject({
      minutes: {
        edition: 'public',
        items: [{ conclusions: [{ outcome: 'decided' }], proposals: [{ handling: 'proposalNotFollowed' }] }],
      },
    });
    expect(published.text).not.toContain('Fortrolig drøfting');
    expect((await platform.request(`/api/cases/${caseId}`)).json()).toMatchObject({ state: { phase: 'published' } });
    expect(await asWriter(platform.store, verifyChain)).toMatchObject({ ok: true, cases: 2 });
  });

  test('an event of a meeting that is altered behind the service, or whose subject is, is found', async () => {
    const { store } = platform;
    class Undo extends Error {}
    const tamper = async (change: ReturnType<typeof sql>): Promise<void> => {
      const tampering = store.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await change.execute(tx);
        expect(await verifyChain(tx)).toMatchObject({ ok: false, caseId: meeting });
        throw new Undo();
      });
      await expect(tampering).rejects.toThrow(Undo);
    };
    await tamper(sql`update event set subject = null where subject is not null`);
    await tamper(sql`update event_value set value = '"Annen grunn"' where case_id = ${meeting} and name = 'discussion'`);
    expect(await asWriter(store, verifyChain)).toMatchObject({ ok: true });
  });
});

describe('one agenda at a time, in calendars and at the press', () => {
  const plan = async (meetingDate: string): Promise<string> => {
    const { participants } = (await platform.as('secretariat').get('/api/forums/bestillerforum/participants')).json();
    const values = {
      forum: 'bestillerforum',
      meetingForm: 'inPerson',
      meetingDate,
      startTime: '09:00',
      endTime: '11:00',
      meetingPlace: 'Møterom 1',
      papersDeadline: today,
      quorum: 5,
      participants,
    };
    return String((await done(platform.as('secretariat').post('/api/meetings', { values }))).json()['id']);
  };
  const entryOf = (text: string, uid: string): string =>
    text.split('BEGIN:VEVENT').find((entry) => entry.replaceAll('\r\n ', '').includes(`UID:${uid}\r\n`)) ?? '';
  let registered = '';
  let first = '';
  let second = '';

  test('two who put one case on two agendas at once: one of them is told where it stands', async () => {
    registered = await platform.as('supplierA').open('submitRequest', valid.request);
    await done(platform.as('secretariat').act(registered, 'registerCase', valid.registration));
    [first, second] = [await plan(today), await plan('2026-12-14')];
    const add = (id: string) =>
      platform
        .as('secretariat')
        .post(`/api/meetings/${id}/acts`, { type: 'addCaseItem', values: {}, target: { item: registered }, expectedVersion: 2 });
    const answers = await Promise.all([add(first), add(second)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    const refused = answers.find(({ status }) => status === 422)?.json();
    expect(refused).toMatchObject({ rejections: [{ code: 'meeting.onOtherAgenda', rule: 'meeting.oneAgenda', field: 'item' }] });
    if (answers[0]?.status !== 200) [first, second] = [second, first];
    meeting = first;
  });

  test('moved to the other meeting: both tell of it, the calendars of the case and of the meetings follow', async () => {
    await done(act('secretariat', 'publishAgenda'));
    const { number = '' } = (await platform.as('secretariat').view(registered)).state;
    const [from, to] = [(await meetingOf('secretariat')).state.date ?? '', second];
    const caseUid = `${registered}.commissionMeeting@likeverd`;
    const calendar = async (path: string, uid: string) => entryOf((await platform.request(path)).text, uid);
    const compact = (date: string): string => date.replaceAll('-', '');
    expect(await calendar(`/metoder/${number}/calendar.ics`, caseUid)).toContain(`DTSTART;VALUE=DATE:${compact(from)}`);
    expect(await calendar('/moter/calendar.ics', `${first}@mote.likeverd`)).toContain(number);

    const hostile = await act('secretariat', 'transferItem', {
      values: { toMeeting: "'; drop table event; --", transferReason: 'Venter på tall' },
      target: { item: registered },
    });
    expect(hostile.json()).toMatchObject({ rejections: [{ code: 'meeting.otherUnknown', field: 'toMeeting' }] });
    await done(
      act('secretariat', 'transferItem', {
        values: { toMeeting: to, transferReason: 'Venter på tall' },
        target: { item: registered },
      }),
    );
    expect((await meetingOf('secretariat')).state.items).toMatchObject([{ withdrawn: 'Venter på tall', movedTo: { meeting: to } }]);
    meeting = second;
    expect((await meetingOf('secretariat')).state.items).toMatchObject([{ id: registered, movedFrom: { meeting: first } }]);
    // the agenda that it came to is not public yet
    expect(await calendar(`/metoder/${number}/calendar.ics`, caseUid)).toContain('STATUS:CANCELLED');
    await done(act('secretariat', 'publishAgenda'));
    const { date = '' } = (await meetingOf('secretariat')).state;
    expect(await calendar(`/metoder/${number}/calendar.ics`, caseUid)).toContain(`DTSTART;VALUE=DATE:${compact(date)}`);
    expect(await calendar(`/metoder/${number}/calendar.ics`, caseUid)).toContain('SEQUENCE:2');
    // and the deadlines of the forum
    expect((await platform.as('bestillerforum').get('/api/deadlines?party=bestillerforum')).json()).toMatchObject({
      deadlines: [{ caseId: registered, kind: 'commissionMeeting', due: date }],
    });
  });

  test('the meeting itself: 09:00 in Oslo is 08:00 UTC in winter; moved it is one higher, cancelled it says so', async () => {
    const uid = `${first}@mote.likeverd`;
    meeting = first;
    await done(act('secretariat', 'moveMeeting', { values: { meetingDate: '2026-12-01', moveReason: 'Sykdom' } }));
    const moved = entryOf((await platform.request('/moter/calendar.ics')).text, uid);
    expect(moved).toContain('DTSTART:20261201T080000Z');
    expect(moved).toContain('SEQUENCE:1');
    await done(act('secretariat', 'cancelMeeting', { values: { cancelReason: 'Ingen saker' } }));
    const off = entryOf((await platform.request('/moter/calendar.ics?forum=bestillerforum')).text, uid);
    expect(off).toContain('STATUS:CANCELLED');
    expect(off).toContain('SEQUENCE:2');
    expect((await platform.request('/moter/calendar.ics?forum=beslutningsforum')).text).not.toContain(uid);
    expect((await platform.request('/moter/calendar.ics?forum=alle')).status).toBe(400);
    const token = String((await platform.as('secretariat').post('/api/feed-address', {})).json()['token']);
    const own = (await platform.request(`/egne/${token}/calendar.ics?scope=role`)).text;
    expect(entryOf(own, uid)).not.toBe('');
    expect(entryOf(own, `${second}.papers@mote.likeverd`)).toContain('20261120');
    expect((await platform.request('/moter/calendar.ics')).text).not.toContain('.papers@');
  });

  test('what Bestillerforum concludes is the bodies’ until the press, then everyone’s, with the day of the meeting', async () => {
    meeting = second;
    await done(act('secretariat', 'moveMeeting', { values: { meetingDate: today, moveReason: 'Flyttet fram' } }));
    const { participants } = (await meetingOf('secretariat')).state;
    const secretReason = 'Begrunnelsen som venter på referatet.';
    await done(act('secretariat', 'openMeeting'));
    await done(
      act('secretariat', 'recordAttendance', {
        values: { attendance: participants.map(({ person }) => ({ person, presence: 'attends' })) },
      }),
    );
    for (const { person } of participants)
      await done(act('secretariat', 'declareInterest', { ...none, target: { item: registered, person } }));
    await done(
      act('secretariat', 'concludeItem', {
        values: {
          itemOutcome: 'commissioned',
          publicReason: secretReason,
          stands: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost', 'helsedirektoratet'].map((authority) => ({
            authority,
            stand: 'agrees',
          })),
        },
        target: { item: registered },
        caseValues: { assessmentType: 'costPerQaly', body: 'dmp' },
      }),
    );
    expect((await platform.as('dmp').get(`/api/cases/${registered}`)).text).toContain(secretReason);
    for (const type of ['closeMeeting', 'approveMinutes']) await done(act('secretariat', type));
    const before = await platform.request(`/api/cases/${registered}`);
    expect(before.json()).toMatchObject({ state: { phase: 'registered' } });
    expect(before.text).not.toContain(secretReason);
    expect((await platform.request('/feed.atom')).text).not.toContain(secretReason);
    expect((await platform.as('supplierA').get(`/api/cases/${registered}`)).text).not.toContain(secretReason);
    await done(act('secretariat', 'publishMinutes'));
    expect((await platform.request(`/api/cases/${registered}`)).json()).toMatchObject({
      state: { phase: 'commissioned', commission: { reason: secretReason, meetingDate: today, body: 'dmp' } },
    });
    expect(await asWriter(platform.store, verifyChain)).toMatchObject({ ok: true });
  });
});
