import { type PortfolioCell, portfolioColumns, readPortfolio } from '@likeverd/casework';
import { readWorkbook, workbookBytes } from '@likeverd/modelling';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Row = readonly (string | number)[];

const medicine: Row = [
  '2013_036',
  'Konstruktinib',
  'Eksempla',
  'Sjelden kreft',
  'Legemidler',
  'Onkologi',
  45_000,
  'Innført',
  'Konstruktinib innføres.',
];
const rows: readonly Row[] = [
  medicine,
  [
    '2013_036',
    'Konstruktinib',
    'Eksempla',
    'En annen sjelden kreft',
    'Legemidler',
    'Onkologi',
    45_001,
    'Ikke innført',
    'Innføres ikke.',
  ],
  ['2014_005 A', '', '', 'Tett oppfølging hjemme', 'Medisinsk utstyr, diagnostikk og tester', 'Hjerte', 0, '', ''],
  [
    '2020_001',
    '=HYPERLINK("https://evil.example";"klikk")',
    '+1',
    '@SUM(A1)',
    'Prosedyrer og organisatoriske tiltak',
    '-2',
    44_000,
    '<script>',
    "'",
  ],
];

const workbook = (body: readonly Row[], headings: readonly string[] = portfolioColumns): Uint8Array =>
  workbookBytes([{ name: 'Liste', rows: [headings, ...body], firstWidth: 12 }]);

async function send(person: Person, bytes: Uint8Array, type = workbookType): Promise<Answer> {
  const cookie = `${sessionCookie}=${await startSession(platform.store, partyOf(person), new Date(platform.clock.now))}`;
  const headers = { cookie, origin: 'http://localhost', 'content-type': type };
  return platform.request('/api/portfolio', { method: 'POST', headers, body: new Uint8Array(bytes) });
}

async function download(): Promise<Uint8Array> {
  return new Uint8Array(await (await createApp(platform.services).request('/api/portfolio.xlsx')).arrayBuffer());
}

describe('the public list of decisions', () => {
  test('is taken over: every row becomes a public case under its number, marked as taken over', async () => {
    const answer = await send('secretariat', workbook(rows));
    expect(answer.json()).toEqual({ imported: 4, updated: 0, unchanged: 0, refused: [] });
    const number = async (wanted: string): Promise<Record<string, unknown>> =>
      (await platform.request(`/api/methods/${wanted}`)).json()['state'] as Record<string, unknown>;
    expect(await number('ID2013_036')).toMatchObject({
      phase: 'published',
      receivedOn: '2013-01-01',
      imported: { importedIndication: 'Sjelden kreft', decidedOn: '2023-03-15', shortDecision: 'Innført' },
    });
    expect(await number('ID2013_036-2')).toMatchObject({ population: 'En annen sjelden kreft' });
    expect(await number('ID2014_005A')).toMatchObject({ phase: 'registered', methodType: 'device' });
    const found = (await platform.request('/api/methods?query=konstruktinib')).json();
    expect(found['total']).toBe(2);
  });

  test('sent again it changes nothing; what the list has changed is updated; an import that was cut off is taken up', async () => {
    expect((await send('secretariat', workbook(rows))).json()).toEqual({ imported: 0, updated: 0, unchanged: 4, refused: [] });
    const changed = rows.with(1, rows[1]?.with(7, 'Innført') ?? []);
    const added: Row = ['2021_002', '', '', 'Ny metode', 'Legemidler', '', 0, '', ''];
    expect((await send('secretariat', workbook([...changed, added]))).json()).toEqual({
      imported: 1,
      updated: 1,
      unchanged: 3,
      refused: [],
    });
    const view = (await platform.request('/api/methods/ID2013_036-2')).json() as {
      state: { imported: unknown };
      timeline: { type: string }[];
    };
    expect(view.state.imported).toMatchObject({ shortDecision: 'Innført' });
    expect(view.timeline.map(({ type }) => type)).toEqual(['MethodImported', 'ImportedMethodUpdated']);
  });

  test('a number that a case of our own has is not taken from it', async () => {
    const own = await platform.as('proposer').open('submitProposal', valid.proposal);
    await platform.as('secretariat').act(own, 'registerCase', valid.registration);
    const { number } = (await platform.as('secretariat').view(own)).state;
    const same: Row = [String(number).slice(2), '', '', 'Noe annet', 'Legemidler', '', 0, '', ''];
    expect((await send('secretariat', workbook([same]))).json()).toEqual({
      imported: 0,
      updated: 0,
      unchanged: 0,
      refused: [{ number, reasons: ['taken'] }],
    });
    expect((await platform.request(`/api/methods/${number}`)).json()['state']).toMatchObject({ title: valid.registration.title });
  });

  test('comes out in the same form: what was read in is read again as it was', async () => {
    const bytes = await download();
    const reading = await readWorkbook(bytes);
    const out: readonly (readonly PortfolioCell[])[] = reading.ok ? reading.rows : [];
    expect(out[0]).toEqual(portfolioColumns);
    expect(out.find(([id]) => id === '2013_036')).toEqual(medicine);
    expect(out.find(([id]) => id === '2020_001')?.slice(0, 4)).toEqual(rows[3]?.slice(0, 4));
    const again = readPortfolio(out);
    expect(again.ok && again.methods.map(({ importedNumber }) => importedNumber)).toEqual(
      expect.arrayContaining(['ID2013_036', 'ID2013_036-2', 'ID2014_005A', 'ID2020_001', 'ID2021_002']),
    );
    expect((await send('secretariat', bytes)).json()).toMatchObject({ imported: 0, updated: 0, unchanged: 5 });
  });

  test('is taken over by the secretariat alone', async () => {
    for (const person of ['supplierA', 'dmp'] as const) {
      const answer = await send(person, workbook(rows));
      expect([answer.status, answer.json()['code']]).toEqual([403, 'forbidden']);
    }
  });
});

describe('workbooks that make no sense are refused whole', () => {
  test('every fault at once, with row, column and what to do', async () => {
    const answer = await send(
      'secretariat',
      workbook([medicine, medicine.with(0, 'x'), medicine.with(4, 'Annet').with(6, 'i går')]),
    );
    expect([answer.status, answer.json()['code']]).toEqual([422, 'badWorkbook']);
    expect(answer.json()['cells']).toMatchObject([
      {
        row: 3,
        column: 'ID-nr',
        code: 'id.form',
        message: '«x» er ikke et ID-nummer. Skriv det som 2013_036, eventuelt med en bokstav bak.',
      },
      { row: 4, column: 'Metodetype', code: 'type.unknown' },
      { row: 4, column: 'Dato siste beslutning', code: 'date.form' },
    ]);
    const headless = await send('secretariat', workbook([medicine], portfolioColumns.slice(0, 8)));
    expect(headless.json()['cells']).toMatchObject([{ row: 1, column: 'Gjeldende beslutning (Hele)', code: 'column.missing' }]);
  });

  test.each([
    ['no workbook', new TextEncoder().encode('ID-nr;Virkestoff'), workbookType, 422, 'badWorkbook'],
    ['an empty body', new Uint8Array(), workbookType, 422, 'badWorkbook'],
    ['half a workbook', workbook([medicine]).slice(0, 900), workbookType, 422, 'badWorkbook'],
    ['another type', workbook([medicine]), 'text/csv', 415, 'unsupportedMedia'],
    ['more than fits', new Uint8Array(21 * 1024 * 1024), workbookType, 413, 'tooLarge'],
  ])('%s', async (_name, bytes, type, status, code) => {
    const answer = await send('secretariat', bytes, type);
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
  });
});
