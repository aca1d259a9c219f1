import { isOfficial, type Party } from '@likeverd/casework';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveVersion } from '../src/assessments/store.ts';
import { asViewer, asWriter } from '../src/database.ts';
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

let server: TestServer;
let platform: Platform;
let caseId = '';
const everyone = Object.keys(persons) as Person[];
const prose = 'En tilstrekkelig lang tekst.';

const input = (changes: Record<string, unknown> = {}) => ({
  inputTarget: 'wholeCase',
  inputText: prose,
  senderCapacity: 'organisationInput',
  senderName: 'Pasientorganisasjon A',
  senderInterests: 'ingen',
  contact: 'leder@pasientorganisasjon.example',
  ...changes,
});

async function done(answer: Promise<Answer>): Promise<Answer> {
  const found = await answer;
  if (found.status >= 300) throw new Error(found.text);
  return found;
}
const act = (person: Person, type: string, values: Record<string, unknown>) => done(platform.as(person).act(caseId, type, values));

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await act('secretariat', 'registerCase', valid.registration);
  await act('bestillerforum', 'commissionAssessment', valid.commission);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

describe('an expert, from proposal to feedback', () => {
  const participant = 'helse-vest.1';

  test('the whole way through the service', async () => {
    await act('region', 'proposeParticipant', {
      participantKind: 'clinicalExpert',
      participantName: 'Overlege Konstruksen',
      expertise: 'Kreft hos voksne',
      proposalReason: prose,
    });
    await act('region', 'askParticipant', {
      participant,
      account: 'fagekspert-a',
      employer: 'helse-bergen',
      assignment: prose,
      hoursNeeded: 12,
      replyBy: '2026-12-01',
    });
    await act('expertA', 'consentToTakePart', {
      participant,
      consents: true,
      hasInterestsInCase: true,
      interestsInCase: 'Foredragshonorar fra en konkurrent.',
    });
    await act('bergen', 'releaseTime', { participant, release: 'workingHours', releasedHours: 12 });
    await act('secretariat', 'judgeInterests', { participant, interestsJudgement: 'mayTakePart', judgementReason: prose });
    await act('region', 'appointParticipant', { participant });
    await act('dmp', 'askQuestions', {
      askedParticipants: [{ participant }],
      questions: [
        {
          question: 'Hvor lenge behandles pasientene?',
          whyAsked: 'Til kostnadene i modellen.',
          answerKind: 'estimate',
          answerBy: '2026-12-04',
        },
      ],
    });
    await act('expertA', 'answerQuestion', {
      questionId: `${participant}:1`,
      likelyValue: '14 måneder',
      lowestValue: '8 måneder',
      highestValue: '20 måneder',
      answerText: 'Erfaring fra førti pasienter.',
    });
    const feedback = {
      questionId: `${participant}:1`,
      inputEffect: 'changedText',
      inputEffectReason: 'Varigheten er endret fra 10 til 14 måneder.',
      changedPlace: 'changedDocument',
      documentVersion: 1,
    };
    const tooEarly = await platform.as('dmp').act(caseId, 'giveFeedback', feedback);
    expect(tooEarly.json()['rejections']).toMatchObject([{ code: 'document.noSuchVersion', field: 'documentVersion' }]);
    const now = { now: platform.clock.now, today: '2026-11-20' };
    const document = (await platform.services.assessments()).get('constructed-targeted-therapy')?.document ?? '';
    const saved = await saveVersion(platform.store, partyOf('dmp'), caseId, { document, expectedVersion: 0 }, now);
    expect(saved).toEqual({ kind: 'saved', version: 1 });
    await act('dmp', 'giveFeedback', feedback);
    const own = (await platform.as('expertA').get('/api/participation')).json();
    expect(own['cases']).toMatchObject([
      {
        id: caseId,
        participation: {
          questions: [{ answer: { likelyValue: '14 måneder' }, feedback: { changedPlace: 'changedDocument', documentVersion: 1 } }],
        },
        notices: [
          { kind: 'askedToTakePart' },
          { kind: 'appointedToTakePart' },
          { kind: 'questionsReceived' },
          { kind: 'answerUsed' },
        ],
      },
    ]);
  });

  const handlers = ['sekretariatet', 'bestillerforum', 'beslutningsforum', 'dmp', 'fhi', 'helse-vest', 'fagekspert-a'];
  test.each<readonly [string, (party: Party) => boolean]>([
    ['Overlege Konstruksen', ({ organisation }) => [...handlers, 'helse-bergen'].includes(organisation)],
    ['Foredragshonorar', ({ organisation }) => handlers.includes(organisation)],
    ['førti pasienter', (party) => isOfficial(party) || party.organisation === 'fagekspert-a'],
  ])('«%s» is seen by those it concerns, in case, list, search and feed', async (secret, mayKnow) => {
    for (const person of everyone) {
      const visitor = platform.as(person);
      const texts = await Promise.all(
        [`/api/cases/${caseId}`, '/api/participation', `/api/methods/ID2026_001`, '/feed.atom'].map(
          async (path) => (await visitor.get(path)).text,
        ),
      );
      expect(texts[0]?.includes(secret), person).toBe(mayKnow(partyOf(person)));
      expect(texts[1]?.includes(secret), person).toBe(mayKnow(partyOf(person)));
      expect(texts.slice(2).join('').includes(secret), person).toBe(false);
      const found = (await visitor.get(`/api/cases?query=${encodeURIComponent(secret)}`)).json();
      expect((found['cases'] as unknown[]).length > 0, person).toBe(mayKnow(partyOf(person)));
    }
    expect((await platform.request(`/api/cases/${caseId}`)).text).not.toContain(secret);
  });
});

describe('input', () => {
  test('two who give input on the same view are both heard; a request sent twice is one input', async () => {
    const [a, b] = [platform.as('supplierB'), platform.as('proposer')];
    const [forA, forB] = await Promise.all([a.view(caseId), b.view(caseId)]);
    const key = crypto.randomUUID();
    const send = (visitor: typeof a, expectedVersion: number, text: string, id?: string) =>
      visitor.post(`/api/cases/${caseId}/acts`, { type: 'giveInput', values: input({ inputText: text }), expectedVersion }, id);
    const answers = await Promise.all([
      send(a, forA.state.version, 'Innspill fra leverandør B.', key),
      send(b, forB.state.version, 'Innspill fra forslagsstiller A.'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send(a, forA.state.version, 'Innspill fra leverandør B.', key)).status).toBe(200);
    const seen = (await platform.as('secretariat').view(caseId)).state.participation.inputs;
    expect(seen).toHaveLength(2);
    expect(new Set(seen.map(({ inputText }) => inputText))).toEqual(
      new Set(['Innspill fra forslagsstiller A.', 'Innspill fra leverandør B.']),
    );
  });

  test('nobody else sees it until it is published; then everyone does, with what came of it', async () => {
    for (const person of everyone.filter((each) =>
      ['supplierA', 'expertA', 'bergen', 'associationLead', 'proposer'].includes(each),
    ))
      expect((await platform.as(person).get(`/api/cases/${caseId}`)).text, person).not.toContain('Innspill fra leverandør B.');
    await act('secretariat', 'publishInput', {
      inputId: 'leverandor-b.1',
      inputPublication: 'publishPartly',
      hiddenPassages: [{ passage: 'leverandør B', ground: 'groundTradeSecret' }],
    });
    await act('dmp', 'answerInput', {
      inputId: 'leverandor-b.1',
      inputEffect: 'unchangedText',
      inputEffectReason: 'Utredningen bygger allerede på dette.',
    });
    const view = (await platform.request('/api/methods/ID2026_001')).text;
    expect(view).toContain('Innspill fra ████.');
    expect(view).toContain('Utredningen bygger allerede på dette.');
    expect(view).not.toContain('leverandor-b');
    expect(view).not.toContain('leder@pasientorganisasjon.example');
    const told = (await platform.as('supplierB').get('/api/participation')).json();
    expect(told['cases']).toMatchObject([{ notices: [{ kind: 'inputMadePublic' }, { kind: 'inputDisposed' }] }]);
  });

  test('a public case waits for nobody because everyone may give input', async () => {
    const { cases } = (await platform.as('associationMember').get('/api/cases')).json() as { cases: { openActs: string[] }[] };
    expect(cases.map(({ openActs }) => openActs)).toEqual([[]]);
  });

  test.each([
    ['script', '<script>alert(1)</script> i teksten', 200],
    ['text that reads backwards', 'Pasientene \u202egnidnahe', 422],
    ['a null character', 'Pasientene \u0000 her', 422],
    ['a formula', '=HYPERLINK("http://example.org") er ikke et tall', 200],
    ['too much', 'x'.repeat(20_001), 422],
  ])('%s', async (_name, inputText, status) => {
    const answer = await platform.as('userRepresentative').act(caseId, 'giveInput', input({ inputText }));
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.json()['rejections']).toMatchObject([{ field: 'inputText' }]);
  });

  test('the assessment is not delivered over it without a reason', async () => {
    const refused = await platform.as('dmp').act(caseId, 'deliverAssessment', valid.assessment);
    expect(refused.json()['rejections']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'input.unanswered', rule: 'input.answeredInTime' })]),
    );
  });
});

describe('a round in an organisation', () => {
  const path = () => `/api/cases/${caseId}/rounds`;
  let round = '';
  const rounds = async (person: Person) => (await platform.as(person).get(path())).json()['rounds'] as Record<string, unknown>[];

  test('the lead starts it, members hand in, and only writer and lead see what was written', async () => {
    const opened = await done(
      platform.as('associationLead').post(path(), { instructions: 'Hva betyr behandlingen for dere?', replyBy: '2026-12-01' }),
    );
    round = String(opened.json()['id']);
    const content = 'Bivirkningene er verre enn det står.';
    await done(
      platform.as('associationMember').post(`/api/rounds/${round}/contributions`, { author: 'Medlem', content: 'Første utkast.' }),
    );
    await done(platform.as('associationMember').post(`/api/rounds/${round}/contributions`, { author: 'Medlem', content }));
    expect(await rounds('associationLead')).toMatchObject([{ lead: true, contributions: [{ author: 'Medlem', content }] }]);
    expect(await rounds('associationMember')).toMatchObject([{ lead: false, own: { content }, contributions: [{ content }] }]);
    await done(
      platform
        .as('associationLead')
        .post(`/api/rounds/${round}/contributions`, { author: 'Leder', content: 'Lederens eget bidrag.' }),
    );
    expect(JSON.stringify(await rounds('associationMember'))).not.toContain('Lederens eget bidrag');
  });

  test('to everyone else there is no round, read or written', async () => {
    const nowhere = crypto.randomUUID();
    for (const person of everyone.filter((each) => !each.startsWith('association'))) {
      expect(await rounds(person), person).toEqual([]);
      for (const [suffix, body] of [
        ['contributions', { author: 'Noen', content: prose }],
        ['close', {}],
      ] as const) {
        const answer = await platform.as(person).post(`/api/rounds/${round}/${suffix}`, body);
        expect([answer.status, answer.text], person).toEqual([
          404,
          (await platform.as(person).post(`/api/rounds/${nowhere}/${suffix}`, body)).text,
        ]);
      }
    }
    expect((await platform.request(path())).status).toBe(401);
    expect((await platform.as('associationMember').post(`/api/rounds/${round}/close`, {})).status).toBe(404);
  });

  test('no body starts a round, and nobody on a case they cannot see', async () => {
    const unseen = await platform.as('supplierA').open('submitRequest', valid.request);
    const start = (person: Person, id: string) => platform.as(person).post(`/api/cases/${id}/rounds`, { instructions: prose });
    expect((await start('dmp', caseId)).status).toBe(404);
    expect((await start('supplierB', unseen)).status).toBe(404);
    expect((await start('supplierA', unseen)).status).toBe(201);
  });

  test.each([
    ['no name', { author: '', content: prose }],
    ['a null character', { author: 'Medlem', content: 'her \u0000 her' }],
    ['text that reads backwards', { author: 'Medlem', content: 'her \u202e her' }],
    ['an unknown field', { author: 'Medlem', content: prose, price: 1 }],
  ])('%s is refused, and what was handed in stands', async (_name, body) => {
    expect((await platform.as('associationMember').post(`/api/rounds/${round}/contributions`, body)).status).toBe(400);
    expect(await rounds('associationMember')).toMatchObject([{ own: { content: 'Bivirkningene er verre enn det står.' } }]);
  });

  test('when the lead has closed it, nothing more is handed in', async () => {
    const closing = await Promise.all([1, 2].map(() => platform.as('associationLead').post(`/api/rounds/${round}/close`, {})));
    expect(closing.map(({ status }) => status)).toEqual([200, 200]);
    const late = await platform
      .as('associationMember')
      .post(`/api/rounds/${round}/contributions`, { author: 'Medlem', content: prose });
    expect([late.status, late.json()['code']]).toEqual([409, 'conflict']);
  });

  test("the database's own wall: no viewer sees another organisation's contributions, nor another member's", async () => {
    const seen = (person: Person | null) =>
      asViewer(platform.store, person === null ? null : partyOf(person), '2026-11-20', async (tx) => {
        const rows = await tx.selectFrom('input_contribution').select('author').orderBy('author').execute();
        return rows.map(({ author }) => author);
      });
    for (const person of [null, ...everyone]) {
      const expected = person === 'associationLead' ? ['Leder', 'Medlem'] : person === 'associationMember' ? ['Medlem'] : [];
      expect(await seen(person), String(person)).toEqual(expected);
    }
    const as = (statement: string) =>
      asViewer(platform.store, partyOf('associationLead'), '2026-11-20', (tx) => sql.raw(statement).execute(tx));
    await expect(as('delete from input_contribution')).rejects.toThrow(/read-only|permission denied/);
    await expect(asWriter(platform.store, (tx) => sql.raw('delete from input_round').execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  });
});
