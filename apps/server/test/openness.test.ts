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

const get = async (path: string): Promise<Record<string, unknown>> => (await platform.request(path)).json();

describe('search finds what people write', () => {
  const numbers = async (query: string): Promise<readonly string[]> => {
    const { methods } = await get(`/api/methods?${new URLSearchParams({ query }).toString()}`);
    return (methods as readonly { readonly number: string }[]).map(({ number }) => number);
  };
  const register = async (at: string, request: Record<string, unknown>, registration: Record<string, unknown>): Promise<string> => {
    platform.clock.now = at;
    const id = await platform.as('supplierA').open('submitRequest', { ...valid.request, ...request });
    expect((await platform.as('secretariat').act(id, 'registerCase', registration)).status).toBe(200);
    return id;
  };

  beforeAll(async () => {
    await register(
      '2026-11-20T09:00:00.000Z',
      { substance: 'konstruktinib' },
      {
        title: 'Konstruktinib ved tykktarmskreft',
        population: 'Voksne pasienter på Ærøy med spredning til blodårene',
        comparator: 'Cellegift',
      },
    );
    await register(
      '2026-11-20T10:00:00.000Z',
      { substance: 'prøvomab' },
      {
        title: 'Prøvomab (Provexa, L01FF99) ved Sjögrens sykdom',
        population: 'Personar med sjeldan sjukdom som ikkje har hatt effekt av andre behandlingar',
        comparator: 'Strålebehandling mot brystkreft er ikke aktuelt',
      },
    );
  });

  test.each([
    ['compound words by their last part', 'kreft', ['ID2026_001', 'ID2026_002']],
    ['inside of compounds', 'tarmskreft', ['ID2026_001']],
    ['a compound for words that the text has apart', 'voksenpasienter', ['ID2026_001']],
    ['a compound for another of the same parts', 'kreftpasienter', ['ID2026_001']],
    ['inflections', 'behandlingene', ['ID2026_002']],
    ['bokmål for nynorsk', 'sjelden sykdom', ['ID2026_002']],
    ['nynorsk for bokmål', 'tjukktarm', ['ID2026_001']],
    ['å as aa', 'blodaarer', ['ID2026_001']],
    ['å as a', 'blodarer', ['ID2026_001']],
    ['ø as o', 'provomab', ['ID2026_002']],
    ['ö as ø', 'sjøgren', ['ID2026_002']],
    ['æ as ae', 'aeroy', ['ID2026_001']],
    ['substances by their beginning', 'konstr', ['ID2026_001']],
    ['brands', 'PROVEXA', ['ID2026_002']],
    ['ATC codes by their beginning', 'L01FF', ['ID2026_002']],
    ['numbers', 'ID2026_002', ['ID2026_002']],
    ['numbers without ID', '2026-001', ['ID2026_001']],
    ['small words beside others', 'kreft på Ærøy', ['ID2026_001']],
    ['nothing for what is nowhere', 'hjernesvulst', []],
    ['nothing for signs', "' & | !(", []],
  ] as const)('%s: %s', async (_what, query, expected) => {
    expect((await numbers(query)).toSorted()).toEqual([...expected]);
  });

  test('what is in the name comes before what is beside it', async () => {
    expect(await numbers('kreft')).toEqual(['ID2026_001', 'ID2026_002']);
    expect(await numbers('')).toEqual(['ID2026_002', 'ID2026_001']);
  });

  test('the words around a hit are shown, and which they are', async () => {
    const { methods } = await get('/api/methods?query=spredning');
    expect(methods).toMatchObject([
      {
        snippet: [
          { text: 'Voksne pasienter på Ærøy med ', hit: false },
          { text: 'spredning', hit: true },
          { text: ' til blodårene', hit: false },
        ],
      },
    ]);
  });

  test('filters narrow the list and tell what the others would give', async () => {
    const all = await get('/api/methods');
    expect(all).toMatchObject({
      total: 2,
      facets: {
        methodType: [{ value: 'medicine', count: 2 }],
        phase: [{ value: 'registered', count: 2 }],
        year: [{ value: '2026', count: 2 }],
      },
    });
    expect(await get('/api/methods?phase=published,registered&methodType=medicine&year=2026')).toMatchObject({ total: 2 });
    const none = await get('/api/methods?methodType=device');
    expect(none).toMatchObject({ total: 0, facets: { methodType: [{ value: 'medicine', count: 2 }], phase: [] } });
  });

  test('pages are linked, also from beyond the last', async () => {
    const { headers } = await platform.request('/api/methods?query=kreft&page=7');
    expect(headers.get('link')).toBe(
      [
        '<http://localhost/api/methods?query=kreft&page=1>; rel="first"',
        '<http://localhost/api/methods?query=kreft&page=1>; rel="prev"',
        '<http://localhost/api/methods?query=kreft&page=1>; rel="last"',
      ].join(', '),
    );
  });
});

describe('a page can be pointed at as it was', () => {
  test('after the nth public event, whatever happens later', async () => {
    platform.clock.now = '2026-11-20T11:00:00.000Z';
    const id = await platform.as('supplierA').open('submitRequest', valid.request);
    await platform.as('secretariat').act(id, 'registerCase', valid.registration);
    const number = (await platform.as('secretariat').view(id)).state.number ?? '';
    const first = await get(`/api/methods/${number}?version=1`);
    expect(first).toMatchObject({
      publicVersion: 1,
      publicVersions: [{ version: 1, type: 'CaseRegistered' }],
      state: { phase: 'registered' },
    });

    platform.clock.now = '2026-11-20T12:00:00.000Z';
    await platform.as('bestillerforum').act(id, 'commissionAssessment', valid.commission);
    const before = await get(`/api/methods/${number}?version=1`);
    expect(before['state']).toEqual(first['state']);
    expect(before['timeline']).toEqual(first['timeline']);
    expect(await get(`/api/methods/${number}`)).toMatchObject({ publicVersion: 2, state: { phase: 'commissioned' } });
    expect(await get(`/api/methods/${number}?version=2`)).toEqual(await get(`/api/methods/${number}`));
    expect((await platform.request(`/api/methods/${number}?version=3`)).status).toBe(404);
    expect((await platform.request(`/api/methods/${number}?version=0`)).status).toBe(400);
  });
});
