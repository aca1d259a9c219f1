import { parseCsv } from '@likeverd/modelling';
import { Validator } from '@seriousme/openapi-schema-validator';
import jsonld from 'jsonld';
import { Parser } from 'n3';
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

describe('open data', () => {
  const hostile = '=HYPERLINK("http://evil.example";"vinn")';
  let number = '';

  beforeAll(async () => {
    platform.clock.now = '2026-11-20T13:00:00.000Z';
    const id = await platform
      .as('supplierA')
      .open('submitRequest', { ...valid.request, reason: 'Hemmeligkode 7421 i begrunnelsen.' });
    await platform.as('secretariat').act(id, 'registerCase', {
      title: hostile,
      population: '+47 voksne; "sjelden", sykdom\nny linje',
      comparator: '<script>alert(1)</script>',
    });
    number = (await platform.as('secretariat').view(id)).state.number ?? '';
  });

  const cells = (text: string): readonly Readonly<Record<string, string>>[] => {
    const parsed = parseCsv(text);
    if (!parsed.ok) throw new Error(`line ${parsed.line}`);
    const [heading, ...rows] = parsed.rows;
    return rows.map((row) => Object.fromEntries((heading?.cells ?? []).map((column, index) => [column, row.cells[index] ?? ''])));
  };

  test('CSV holds every case, formulas inert; JSON the same, untouched', async () => {
    const csv = await platform.request('/api/data/cases.csv');
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    const row = cells(csv.text).find((each) => each['number'] === number);
    expect(row).toMatchObject({
      title: `'${hostile}`,
      population: `'+47 voksne; "sjelden", sykdom\nny linje`,
      comparator: '<script>alert(1)</script>',
      phase: 'registered',
      version: '1',
      address: `http://localhost/metoder/${number}`,
    });
    const all = JSON.parse((await platform.request('/api/data/cases.json')).text) as readonly Record<string, unknown>[];
    expect(all).toHaveLength(cells(csv.text).length);
    expect(all.find((each) => each['number'] === number)).toMatchObject({ title: hostile, outcome: null });
  });

  test('for Excel: semicolons', async () => {
    const { text } = await platform.request('/api/data/cases.csv?for=excel');
    expect(text.split('\r\n')[0]?.split(';').slice(0, 2)).toEqual(['number', 'title']);
  });

  test('events and decisions are there with permanent addresses', async () => {
    const events = cells((await platform.request('/api/data/events.csv')).text).filter((each) => each['number'] === number);
    expect(events).toMatchObject([
      { type: 'CaseRegistered', version: '1', address: `http://localhost/metoder/${number}?versjon=1` },
    ]);
    expect(JSON.parse((await platform.request('/api/data/decisions.json')).text)).toEqual([]);
  });

  test('unchanged data is not sent again; unknown data is not found; what is left of the limit is told', async () => {
    const first = await platform.request('/api/data/events.csv');
    const etag = first.headers.get('etag') ?? '';
    expect((await platform.request('/api/data/events.csv', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await platform.request('/api/data/secrets.csv')).status).toBe(404);
    expect(first.headers.get('ratelimit')).toMatch(/^limit=60, remaining=\d+, reset=\d+$/);
  });

  test('events come page by page until the last, each once', async () => {
    const ids: string[] = [];
    let path: string | undefined = '/api/events?limit=2';
    while (path !== undefined) {
      const answer = await platform.request(path);
      const page = answer.json() as { events: readonly { id: string }[]; next?: string };
      ids.push(...page.events.map(({ id }) => id));
      path = /<http:\/\/localhost([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(cells((await platform.request('/api/data/events.csv')).text).length);
    expect((await platform.request("/api/events?before=' or 1=1")).status).toBe(400);
  });

  test('what is not public is nowhere in it', async () => {
    for (const path of [
      '/api/data/cases.csv',
      '/api/data/cases.json',
      '/api/data/events.json',
      '/api/events?limit=200',
      '/api/methods?query=hemmeligkode',
    ])
      expect((await platform.request(path)).text, path).not.toMatch(/7421|kontakt@leverandor/);
  });

  describe('the catalogue', () => {
    const dct = 'http://purl.org/dc/terms/';
    const dcat = 'http://www.w3.org/ns/dcat#';
    /** What DCAT-AP-NO 3.0 requires of each class, and of agents and contact points what makes them such. */
    const required: Readonly<Record<string, readonly string[]>> = {
      [`${dcat}Catalog`]: [`${dct}title`, `${dct}description`, `${dct}identifier`, `${dct}publisher`, `${dcat}contactPoint`],
      [`${dcat}Dataset`]: [
        `${dct}title`,
        `${dct}description`,
        `${dct}identifier`,
        `${dct}publisher`,
        `${dcat}contactPoint`,
        `${dcat}theme`,
      ],
      [`${dcat}DataService`]: [`${dct}title`, `${dct}identifier`, `${dct}publisher`, `${dcat}contactPoint`, `${dcat}endpointURL`],
      [`${dcat}Distribution`]: [`${dcat}accessURL`, `${dct}license`, `${dct}format`],
      'http://xmlns.com/foaf/0.1/Agent': ['http://xmlns.com/foaf/0.1/name'],
      'http://www.w3.org/2006/vcard/ns#Organization': [
        'http://www.w3.org/2006/vcard/ns#fn',
        'http://www.w3.org/2006/vcard/ns#hasURL',
      ],
    };

    test('has what DCAT-AP-NO requires, and everything it points to', async () => {
      const quads = new Parser().parse((await platform.request('/api/data/catalogue.ttl')).text);
      const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
      const typed = quads.filter(({ predicate }) => predicate.value === rdfType);
      for (const type of Object.keys(required))
        expect(
          typed.map(({ object }) => object.value),
          type,
        ).toContain(type);
      for (const { subject, object: type } of typed) {
        const has = quads.filter((quad) => quad.subject.equals(subject)).map(({ predicate }) => predicate.value);
        for (const property of required[type.value] ?? []) expect(has, `${subject.value} ${property}`).toContain(property);
        const titles = quads.filter((quad) => quad.subject.equals(subject) && quad.predicate.value === `${dct}title`);
        const languages = titles.map(({ object }) => ('language' in object ? object.language : ''));
        expect(languages.toSorted(), subject.value).toEqual(titles.length === 0 ? [] : ['en', 'nb', 'nn']);
      }
      const own = quads
        .filter(({ object }) => object.value.startsWith('http://localhost/api/data/'))
        .map(({ object }) => object.value);
      const described = new Set(typed.map(({ subject }) => subject.value));
      for (const address of own.filter((each) => !/\.(csv|json)$/.test(each))) expect(described, address).toContain(address);
      for (const address of own.filter((each) => /\.(csv|json)$/.test(each)))
        expect((await platform.request(address.replace('http://localhost', ''))).status, address).toBe(200);
    });

    test('says the same as JSON-LD', async () => {
      const document = (await platform.request('/api/data/catalogue.jsonld')).json();
      const fromJson = await jsonld.canonize(document, { algorithm: 'URDNA2015', format: 'application/n-quads' });
      const turtle = new Parser().parse((await platform.request('/api/data/catalogue.ttl')).text);
      const written = turtle.map(
        ({ subject, predicate, object }) =>
          `<${subject.value}> <${predicate.value}> ${object.termType === 'Literal' ? `${JSON.stringify(object.value)}${object.language === '' ? '' : `@${object.language}`}` : `<${object.value}>`} .`,
      );
      expect(String(fromJson).trim().split('\n').toSorted()).toEqual(written.toSorted());
    });
  });

  test('the API is described by a valid OpenAPI 3.1 document', async () => {
    const document = await get('/api/openapi.json');
    const validator = new Validator();
    const { valid: isValid, errors } = await validator.validate(document);
    expect(errors).toBeUndefined();
    expect(isValid).toBe(true);
    expect(validator.version).toBe('3.1');
  });
});
