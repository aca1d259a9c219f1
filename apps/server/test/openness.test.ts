import { type Label, mayRead, type NewEvent } from '@likeverd/casework';
import { parseCsv } from '@likeverd/modelling';
import { Validator } from '@seriousme/openapi-schema-validator';
import ICAL from 'ical.js';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { SaxesParser } from 'saxes';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '../src/clock.ts';
import { asWriter } from '../src/database.ts';
import { appendAll } from '../src/log/event-store.ts';
import { rebuildDerived } from '../src/log/read-models.ts';
import { smtpMailer } from '../src/subscriptions/mail.ts';
import { postTurn } from '../src/subscriptions/turn.ts';
import { einnsynFaults } from './einnsyn.ts';
import {
  finishedRun,
  partyOf,
  type Person,
  type Platform,
  startPlatform,
  startTestServer,
  type TestServer,
  valid,
} from './harness.ts';
import { noarkFaults } from './noark.ts';

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
    const foaf = 'http://xmlns.com/foaf/0.1/';
    const vcard = 'http://www.w3.org/2006/vcard/ns#';
    /**
     * The classes of DCAT-AP-NO 3 by its published shapes (Informasjonsforvaltning/dcat-ap-no, shacl/dcatapno3-core-shapes.ttl, 30.1.2025): what must be there, what is
     * recommended, and what may stand once at most. What is recommended and not given here is named by `without`, with the reason in docs/decisions/0032.
     */
    const shapes: Readonly<
      Record<string, { readonly must: string; readonly should: string; readonly once: string; readonly without?: string }>
    > = {
      [`${dcat}Catalog`]: {
        must: 'dct:description dcat:contactPoint dct:title dct:publisher',
        should:
          'dcat:dataset dcat:service dct:spatial dct:modified foaf:homepage dct:license dct:language dcat:themeTaxonomy dct:issued',
        once: 'dct:publisher dct:modified foaf:homepage dct:license dct:issued',
        without: 'dct:modified dct:issued',
      },
      [`${dcat}Dataset`]: {
        must: 'dct:description dcat:contactPoint dcat:theme dct:title dct:publisher',
        should: 'dcat:distribution dct:spatial dcat:keyword dct:temporal dct:accessRights',
        once: 'dct:publisher dct:accessRights dct:accrualPeriodicity',
        without: 'dct:temporal',
      },
      [`${dcat}DataService`]: {
        must: 'dcat:endpointURL dcat:contactPoint dct:title dct:publisher',
        should: 'dcat:keyword dcat:endpointDescription dct:format dct:conformsTo dcat:theme dcat:servesDataset',
        once: 'dcat:endpointURL dct:publisher dct:license',
      },
      [`${dcat}Distribution`]: {
        must: 'dcat:accessURL',
        should: 'dct:description dct:format dct:license',
        once: 'dct:format dct:license dcat:mediaType',
      },
      [`${foaf}Agent`]: {
        must: 'foaf:name',
        should: 'dct:identifier dct:type',
        once: 'dct:identifier',
        without: 'dct:identifier dct:type',
      },
      [`${vcard}Organization`]: { must: 'vcard:fn vcard:hasURL', should: '', once: '' },
    };
    const prefixes: Readonly<Record<string, string>> = { dct, dcat, foaf, vcard };
    const named = (list: string): readonly string[] =>
      list
        .split(' ')
        .filter(Boolean)
        .map((short) => short.replace(/^(\w+):/, (_all, prefix: string) => prefixes[prefix] ?? ''));

    test('has what DCAT-AP-NO requires, and everything it points to', async () => {
      const quads = new Parser().parse((await platform.request('/api/data/catalogue.ttl')).text);
      const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
      const typed = quads.filter(({ predicate }) => predicate.value === rdfType);
      for (const type of Object.keys(shapes))
        expect(
          typed.map(({ object }) => object.value),
          type,
        ).toContain(type);
      for (const { subject, object: type } of typed) {
        const has = quads.filter((quad) => quad.subject.equals(subject)).map(({ predicate }) => predicate.value);
        const { must = '', should = '', once = '', without = '' } = shapes[type.value] ?? {};
        const left = named(without);
        for (const property of [...named(must), ...named(should)])
          expect(has.includes(property), `${subject.value} ${property}`).toBe(!left.includes(property));
        for (const property of named(once))
          expect(has.filter((each) => each === property).length, `${subject.value} ${property}`).toBeLessThan(2);
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

/** Everything of a calendar's events that a calendar program goes by. */
function eventsOf(text: string) {
  const calendar = ICAL.Component.fromString(text);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      day: event.startDate.toString(),
      allDay: event.startDate.isDate,
      summary: event.summary,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
    };
  });
}

describe('feeds and calendars', () => {
  let own: Platform;
  let caseId = '';
  let number = '';
  const at = (time: string): void => {
    own.clock.now = time;
  };
  beforeAll(async () => {
    own = await startPlatform(server, '2026-11-20T09:00:00.000Z');
    caseId = await own.as('supplierA').open('submitRequest', { ...valid.request, title: 'Hemmelig tittel før registrering' });
    await own.as('secretariat').act(caseId, 'registerCase', valid.registration);
    number = (await own.as('secretariat').view(caseId)).state.number ?? '';
    at('2026-11-20T10:00:00.000Z');
    await own.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission);
  });
  afterAll(() => own?.stop());

  const address = async (person: Person): Promise<string> => {
    const made = await own.as(person).post('/api/feed-address', {});
    expect(made.status).toBe(201);
    return `/egne/${String(made.json()['token'])}`;
  };

  test('JSON Feed 1.1 has what it must', async () => {
    const answer = await own.request(`/metoder/${number}/feed.json`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/feed\+json/);
    const feed = answer.json() as { version: string; title: string; feed_url: string; items: readonly Record<string, unknown>[] };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.feed_url).toBe(`http://localhost/metoder/${number}/feed.json`);
    expect(feed.items.map(({ tags }) => tags)).toEqual([['AssessmentCommissioned'], ['CaseRegistered']]);
    for (const { id, content_text, date_published } of feed.items) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
      expect(String(content_text)).not.toBe('');
      expect(new Date(String(date_published)).toISOString()).toBe(date_published);
    }
  });

  test('a search is a feed of its own; what does not fit is not in it', async () => {
    expect((await own.request('/feed.atom?query=sjelden')).text).toContain(number);
    expect((await own.request('/feed.atom?query=finnesikke')).text).not.toContain(number);
    expect((await own.request('/feed.json?phase=published')).json()['items']).toEqual([]);
    expect((await own.request('/metoder/ID2026_999/feed.atom')).status).toBe(404);
  });

  test('a calendar names the dates of a case, whole days', async () => {
    const answer = await own.request(`/metoder/${number}/calendar.ics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(eventsOf(answer.text)).toContainEqual({
      uid: `${caseId}.commissionMeeting@likeverd`,
      day: '2026-11-20',
      allDay: true,
      summary: `Møte i Bestillerforum: ${number} ${valid.registration.title}`,
      sequence: 0,
      status: 'CONFIRMED',
    });
    expect(eventsOf((await own.request('/calendar.ics?query=sjelden')).text)).toEqual(eventsOf(answer.text));
  });

  test('someone else’s address shows what they may see and no more; the public’s shows neither', async () => {
    const supplier = await address('supplierA');
    const rival = await address('supplierB');
    expect((await own.request(`${supplier}/feed.atom`)).text).toContain('Anmodning');
    expect((await own.request(`${supplier}/feed.atom`)).headers.get('cache-control')).toBe('private, no-cache');
    expect(eventsOf((await own.request(`${supplier}/calendar.ics?case=${caseId}`)).text)).toContainEqual(
      expect.objectContaining({ uid: `${caseId}.documentation@likeverd`, day: '2026-12-01' }),
    );
    for (const file of ['feed.atom', 'feed.json', 'calendar.ics']) {
      expect((await own.request(`${rival}/${file}`)).text, file).not.toMatch(
        /Hemmelig tittel|RequestSubmitted/, // the promised day of documentation is public from the registration on
      );
      expect((await own.request(`/${file}`)).text, file).not.toMatch(/Hemmelig tittel|RequestSubmitted/);
    }
    const unseen = await own.as('supplierB').open('submitRequest', valid.request);
    expect((await own.request(`${supplier}/feed.atom?case=${unseen}`)).status).toBe(404);
    expect((await own.request(`${supplier}/calendar.ics?case=${unseen}`)).status).toBe(404);
  });

  test('a role’s feed has the cases that wait for it, by the clock: now for the documentation of the supplier', async () => {
    expect((await own.request(`${await address('supplierA')}/feed.json?scope=role`)).text).toContain(number);
    for (const other of ['supplierB', 'bestillerforum', 'fhi'] as const)
      expect((await own.request(`${await address(other)}/feed.json?scope=role`)).text, other).not.toContain(number);
  });

  test('an address is closed by its owner, by a new one, and by time without signing in', async () => {
    const first = await address('fhi');
    const second = await address('fhi');
    expect((await own.request(`${first}/feed.atom`)).status).toBe(404);
    expect((await own.request(`${second}/feed.atom`)).status).toBe(200);
    const before = own.clock.now;
    at('2027-02-19T10:00:00.000Z'); // 91 days later
    expect((await own.request(`${second}/feed.atom`)).status).toBe(404);
    at(before);
    expect((await own.as('fhi').post('/api/feed-address/close', {})).status).toBe(200);
    expect((await own.request(`${second}/feed.atom`)).status).toBe(404);
    expect((await own.request(`/egne/${'x'.repeat(43)}/feed.atom`)).status).toBe(404);
    expect((await own.request('/api/feed-address')).status).toBe(401);
  });
});

/** A mail server on this machine that keeps what it is given. */
async function startMailServer(port = 0) {
  const letters: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return { letters, port: address.port, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** The text of a letter: quoted-printable taken back. */
const plain = (letter: string): string =>
  Buffer.from(
    letter
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

describe('e-mail digests', () => {
  let own: Platform;
  let caseId = '';
  let number = '';
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  const at = (time: string): void => {
    own.clock.now = time;
  };
  const turn = (port = mail.port): Promise<void> =>
    postTurn(
      own.store,
      smtpMailer({ server: `smtp://127.0.0.1:${port}`, from: 'likeverd@likeverd.example' }),
      'http://localhost',
      momentOf(own.services.clock),
    );
  const subscribe = async (email: string, body: object, person?: Person): Promise<number> => {
    const wanted = { cadence: 'daily', email, ...body };
    if (person !== undefined) return (await own.as(person).post('/api/subscriptions', wanted)).status;
    const init = {
      method: 'POST',
      body: JSON.stringify(wanted),
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
    };
    return (await own.request('/api/subscriptions', init)).status;
  };
  const secretIn = (letter: string): string => /\/abonnement\/([\w-]{43})\//.exec(plain(letter))?.[1] ?? '';
  const confirmAll = async (): Promise<void> => {
    await turn();
    for (const letter of mail.letters.splice(0))
      expect((await own.request(`/abonnement/${secretIn(letter)}/bekreft`, { method: 'POST' })).status).toBe(200);
  };

  beforeAll(async () => {
    mail = await startMailServer();
    own = await startPlatform(server, '2026-11-16T09:00:00.000Z'); // a Monday
    caseId = await own.as('supplierA').open('submitRequest', valid.request);
    await own.as('secretariat').act(caseId, 'registerCase', valid.registration);
    number = (await own.as('secretariat').view(caseId)).state.number ?? '';
  });
  afterAll(async () => {
    await mail?.stop();
    await own?.stop();
  });

  test('nothing is sent before the address is confirmed by a press of a button', async () => {
    expect(await subscribe('leser@leser.example', { scope: 'search', search: 'query=sjelden' })).toBe(202);
    expect(await subscribe('leser@leser.example', { scope: 'case', case: 'ID2026_999' })).toBe(404);
    expect(await subscribe('leser@leser.example', { scope: 'role' })).toBe(404);
    expect(await subscribe('ikke en adresse', { scope: 'search' })).toBe(400);
    await turn();
    const [letter = ''] = mail.letters.splice(0);
    expect(plain(letter)).toContain('Bekreft');
    const path = `/abonnement/${secretIn(letter)}/bekreft`;
    expect((await own.request(path)).text).toContain('<button type="submit">');
    at('2026-11-17T09:00:00.000Z');
    await own.as('bestillerforum').act(caseId, 'commissionAssessment', { ...valid.commission, meetingDate: '2026-11-17' });
    at('2026-11-18T05:00:00.000Z');
    await turn();
    expect(mail.letters).toEqual([]);
    expect((await own.request(path, { method: 'POST' })).status).toBe(200);
    expect((await own.request(`/abonnement/${'x'.repeat(43)}/bekreft`, { method: 'POST' })).status).toBe(404);
  });

  test('one letter a period: what the reader may see, once, with a way to end it', async () => {
    at('2026-11-18T06:00:00.000Z');
    expect(await subscribe('leverandor@leverandor.example', { scope: 'case', case: caseId }, 'supplierA')).toBe(202);
    expect(await subscribe('konkurrent@leverandor.example', { scope: 'search' }, 'supplierB')).toBe(202);
    await confirmAll();
    at('2026-11-18T09:00:00.000Z');
    const run = await finishedRun(own, 'dmp');
    await own.as('dmp').act(caseId, 'attachRun', { run });
    await own.as('negotiator').act(caseId, 'recordPriceOffer', valid.offer);
    at('2026-11-19T05:00:00.000Z'); // 06:00 in Oslo
    await turn();
    await turn();
    // The offer is shared with the supplier; the run is internal to the bodies; neither the public nor the rival saw anything.
    expect(mail.letters).toHaveLength(1);
    const [letter = ''] = mail.letters.splice(0);
    expect(letter).toMatch(/^To: leverandor@leverandor\.example/m);
    expect(plain(letter)).toContain(`${number} ${valid.registration.title}: Pristilbud registrert`);
    expect(plain(letter)).not.toMatch(/31.?847.?265|90517338/);
    expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(plain(letter)).toContain('Content-Type: text/html');
  });

  test('a mail server that is down gets the letter when it is back, once', async () => {
    at('2026-11-19T09:00:00.000Z');
    await own.as('dmp').act(caseId, 'deliverAssessment', valid.assessment);
    await own.as('bestillerforum').act(caseId, 'signOffAssessment');
    const { port } = mail;
    await mail.stop();
    at('2026-11-20T05:00:00.000Z');
    await turn(port);
    const waiting = (await own.as('secretariat').get('/api/outbox')).json() as { letters: readonly Record<string, unknown>[] };
    expect(
      waiting.letters.find(({ recipient, sentAt }) => recipient === 'leser@leser.example' && sentAt === undefined),
    ).toMatchObject({ attempts: 1 });
    mail = await startMailServer(port);
    await turn(port); // too soon: the next attempt is a minute away
    expect(mail.letters).toEqual([]);
    at('2026-11-20T05:01:00.000Z');
    await turn(port);
    await turn(port);
    // The public's, the supplier's and the rival's: the sign-off is public.
    expect(mail.letters.map((letter) => /^To: (.*)$/m.exec(letter)?.[1]?.trim() ?? '').toSorted()).toEqual([
      'konkurrent@leverandor.example',
      'leser@leser.example',
      'leverandor@leverandor.example',
    ]);
    const ids = mail.letters.map((letter) => /^Message-ID:\s+(<[0-9a-f]{64}@likeverd>)/im.exec(letter)?.[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test('the outbox shows everyone their own, and the secretariat those to the public', async () => {
    const recipients = async (person: Person): Promise<readonly string[]> => {
      const { letters } = (await own.as(person).get('/api/outbox')).json() as { letters: readonly { recipient: string }[] };
      return [...new Set(letters.map(({ recipient }) => recipient))].toSorted();
    };
    expect(await recipients('secretariat')).toEqual(['leser@leser.example']);
    expect(await recipients('supplierA')).toEqual(['leverandor@leverandor.example']);
    expect((await own.request('/api/outbox')).status).toBe(401);
  });

  test('one request ends it, without signing in; the address is forgotten', async () => {
    const letter = mail.letters.find((each) => each.includes('To: leser@leser.example')) ?? '';
    const path = /^List-Unsubscribe: <http:\/\/localhost([^>]+)>/m.exec(letter.replaceAll(/\r\n\s+/g, ' '))?.[1] ?? '';
    expect((await own.request(path)).status).toBe(200);
    const once = {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await own.request(path, once)).status).toBe(200);
    expect((await own.request(path, once)).status).toBe(200);
    expect((await own.request(path)).status).toBe(404);
    expect((await own.as('secretariat').get('/api/outbox')).text).not.toContain('leser@leser.example');
  });

  test('what is due within a week is told of once, by number and day and no more, to whoever follows their role', async () => {
    const calm = await startPlatform(server, '2026-11-16T09:00:00.000Z');
    const letters: string[] = [];
    const morning = async (day: string): Promise<number> => {
      calm.clock.now = `${day}T05:00:00.000Z`; // 06:00 in Oslo
      await postTurn(
        calm.store,
        smtpMailer({ server: `smtp://127.0.0.1:${mail.port}`, from: 'likeverd@likeverd.example' }),
        'http://localhost',
        momentOf(calm.services.clock),
      );
      letters.push(...mail.letters.splice(0).map(plain));
      return letters.length;
    };
    mail.letters.splice(0);
    const id = await calm.as('supplierA').open('submitRequest', valid.request);
    await calm.as('secretariat').act(id, 'askForCompletion', { missing: 'Antall pasienter mangler.', completionBy: '2026-11-26' });
    const wanted = { cadence: 'daily', email: 'rolle@leverandor.example', scope: 'role' };
    expect((await calm.as('supplierA').post('/api/subscriptions', wanted)).status).toBe(202);
    await morning('2026-11-17');
    const secret = secretIn(letters.splice(0)[0] ?? '');
    expect((await calm.request(`/abonnement/${secret}/bekreft`, { method: 'POST' })).status).toBe(200);
    expect(await morning('2026-11-18')).toBe(0);
    // Seven days before the 26th.
    expect(await morning('2026-11-19')).toBe(1);
    const [letter = ''] = letters.splice(0);
    expect(letter).toContain('Én sak venter på deg innen 26. november 2026');
    expect(letter).toContain('http://localhost/arbeid');
    expect(letter).not.toContain(valid.request.title);
    expect(await morning('2026-11-20')).toBe(0);
    await calm.stop();
  });

  test('one letter for all that someone follows: each thing told once, notices of the kinds they chose, each with its own way out', async () => {
    mail.letters.splice(0);
    expect(
      await subscribe('konkurrent@leverandor.example', { scope: 'participation', notices: ['inputDisposed'] }, 'supplierB'),
    ).toBe(202);
    expect(await subscribe('noen@leser.example', { scope: 'participation' })).toBe(404);
    expect(await subscribe('konkurrent@leverandor.example', { scope: 'participation', notices: ['alt'] }, 'supplierB')).toBe(400);
    await confirmAll();
    const input = {
      inputTarget: 'wholeCase',
      inputText: 'Et innspill om utmattelse.',
      senderCapacity: 'companyInput',
      senderName: 'Leverandør B',
      senderInterests: 'Selger et konkurrerende legemiddel.',
      contact: 'post@leverandor.example',
    };
    const inputId = 'leverandor-b.1';
    at('2026-11-20T10:00:00.000Z');
    expect((await own.as('supplierB').act(caseId, 'giveInput', input)).status).toBe(200);
    at('2026-11-20T10:01:00.000Z');
    expect((await own.as('secretariat').act(caseId, 'publishInput', { inputId, inputPublication: 'publishWhole' })).status).toBe(
      200,
    );
    at('2026-11-20T10:02:00.000Z');
    const answer = { inputId, inputEffect: 'notedOnly', inputEffectReason: 'Dette er tatt med videre.' };
    expect((await own.as('dmp').act(caseId, 'answerInput', answer)).status).toBe(200);
    at('2026-11-21T05:00:00.000Z');
    await turn();
    await turn();
    const letters = mail.letters.filter((letter) => /^To: konkurrent@/m.test(letter)).map(plain);
    expect(letters).toHaveLength(1);
    const [letter = ''] = letters;
    expect(letter).toContain(`Innspillet ditt er besvart: ${number}`);
    expect(letter).toContain(`http://localhost/medvirkning/${caseId}`);
    expect(letter).toContain('Innspill offentliggjort');
    expect(letter).not.toContain('Innspillet ditt er offentliggjort');
    expect(letter).not.toContain(': Innspill besvart');
    expect(new Set(letter.match(/\/abonnement\/[\w-]{43}\/avslutt/g)).size).toBe(2);
  });

  test('who has not signed in with the role for 90 days gets no more', async () => {
    mail.letters.splice(0);
    at('2027-02-20T09:00:00.000Z');
    await own.as('negotiator').act(caseId, 'recordPriceNote', valid.note);
    at('2027-02-21T09:00:00.000Z');
    await turn();
    expect(mail.letters).toEqual([]);
  });
});

/** Names of the elements of an XML text in order, with their depth; throws where it is not well formed. */
function elementsOf(xml: string): readonly { readonly name: string; readonly depth: number; readonly text: string }[] {
  const found: { name: string; depth: number; text: string }[] = [];
  const open: { name: string; depth: number; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, depth: open.length, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += text.trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

describe('the public journal', () => {
  let own: Platform;
  let number = '';
  beforeAll(async () => {
    own = await startPlatform(server, '2026-11-20T09:00:00.000Z');
    const id = await own.as('supplierA').open('submitRequest', valid.request);
    await own.as('secretariat').act(id, 'registerCase', { ...valid.registration, title: 'Metode <med> & "tegn"' });
    number = (await own.as('secretariat').view(id)).state.number ?? '';
    await own.as('bestillerforum').act(id, 'commissionAssessment', valid.commission);
    const run = await finishedRun(own, 'dmp');
    await own.as('dmp').act(id, 'attachRun', { run });
    await own.as('dmp').act(id, 'deliverAssessment', valid.assessment);
    await own.as('negotiator').act(id, 'recordPriceNote', valid.note);
  });
  afterAll(() => own?.stop());

  test('is well-formed Noark 5 in the order of its schema, withheld documents with ground and without title', async () => {
    const { text, headers } = await own.request('/api/journal.xml');
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const elements = elementsOf(text);
    const post = elements.findLastIndex(({ name }) => name === 'registrering');
    const inPost = elements.slice(post + 1).filter(({ depth }) => depth === (elements[post]?.depth ?? 0) + 1);
    // arkivstruktur.xsd, journalpost: what every registration has, its documents, what a basic registration has, the journal.
    const order = `systemID opprettetDato opprettetAv arkivertDato arkivertAv dokumentbeskrivelse dokumentbeskrivelse registreringsID tittel
      offentligTittel journalaar journalsekvensnummer journalpostnummer journalposttype journalstatus journaldato dokumentetsDato korrespondansepart`;
    expect(inPost.map(({ name }) => name).slice(0, 18)).toEqual(order.split(/\s+/));
    const texts = (name: string): readonly string[] =>
      elements.filter((element) => element.name === name).map((element) => element.text);
    expect(texts('mappeID')).toEqual([number]);
    expect(texts('skjermingshjemmel')).toContain('Forhandlingsposisjon (offentleglova § 23 første ledd)');
    expect(texts('tittel')).toContain('Dokument unntatt offentlighet');
    expect(texts('offentligTittel')).toContain('Metode <med> & "tegn"');
    expect(text).not.toContain('15311117');
    expect(noarkFaults(text)).toEqual([]);
  });

  test('the rules find what Noark 5 forbids: order, number, form, value and place', async () => {
    const { text } = await own.request('/api/journal.xml');
    const faults = (from: string | RegExp, to: string): readonly string[] => noarkFaults(text.replace(from, to));
    expect(faults(/<mappeID>[^<]*<\/mappeID>/, '')).toHaveLength(1);
    expect(faults(/(<mappeID>[^<]*<\/mappeID>)\n(<tittel>[^<]*<\/tittel>)/, '$2$1')[0]).toMatch(/mappeID: out of order$/);
    expect(faults(/<systemID>[^<]*</, '<systemID>arkiv<')).toEqual(['arkiv/systemID[1]: «arkiv» is no uuid']);
    expect(faults(/<journaldato>[^<]*</, '<journaldato>i går<')).toHaveLength(1);
    expect(faults('>Journalført<', '>J<')).toHaveLength(1);
    expect(faults('<saksaar>', '<farge>blå</farge><saksaar>')).toHaveLength(2);
    expect(() => faults('</arkiv>', '')).toThrow(/unclosed tag/);
  });

  test('entries of a year are numbered through all cases, by the time they were recorded', async () => {
    const { saksmappe } = (await own.request('/api/journal.json')).json() as {
      saksmappe: readonly { readonly journalpost: readonly { readonly journalsekvensnummer: number }[] }[];
    };
    const numbers = saksmappe.flatMap(({ journalpost }) => journalpost.map(({ journalsekvensnummer }) => journalsekvensnummer));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });

  test('as eInnsyn has it, and only of the days that were asked for', async () => {
    const { saksmappe } = (await own.request('/api/journal.json')).json() as { saksmappe: readonly Record<string, unknown>[] };
    expect(saksmappe).toMatchObject([{ saksnummer: number, saksaar: 2026 }]);
    const posts = saksmappe[0]?.['journalpost'] as readonly Record<string, unknown>[];
    expect(posts[0]).toMatchObject({ journaldato: '2026-11-20', journalposttype: 'organinternt_dokument_uten_oppfoelging' });
    expect(posts.find(({ offentligTittel }) => offentligTittel === 'Prisnotat levert')).toMatchObject({
      skjerming: { tilgangsrestriksjon: 'Unntatt offentlighet' },
      dokumentbeskrivelse: [{ dokumentnummer: 1 }, { tittel: 'Dokument unntatt offentlighet' }],
    });
    expect(saksmappe.flatMap((found) => einnsynFaults(found))).toEqual([]);
    const [first] = saksmappe;
    expect(einnsynFaults({ ...first, saksaar: '2026', offentligTittelSensitiv: undefined, farge: 'blå' })).toHaveLength(3);
    expect((await own.request('/api/journal.json?from=2026-11-21')).json()).toEqual({ saksmappe: [] });
    expect((await own.request('/api/journal.json?to=2026-11-19')).json()).toEqual({ saksmappe: [] });
    expect((await own.request('/api/journal.xml?from=igaar')).status).toBe(400);
  });
});

describe('nothing that is not public is in anything that machines read', () => {
  const today = '2026-11-20';
  const owner = 'leverandor-a';
  const labels: readonly Label[] = [
    { class: 'public' },
    { class: 'public' },
    { class: 'internal', owner },
    { class: 'confidential', ground: 'tradeSecret', owner, sharedWith: ['dmp'] },
    { class: 'confidential', ground: 'negotiatingPosition', owner: 'sykehusinnkjop', sharedWith: [], expires: '2026-11-20' },
    { class: 'confidential', ground: 'personalCircumstances', owner, sharedWith: [], expires: '2026-11-21' },
  ];
  const fields: Readonly<Record<string, readonly string[]>> = {
    AssessmentCommissioned: ['reason', 'assessmentType'],
    AssessmentSignedOff: ['benefit', 'resources', 'remark'],
    PriceNoteRecorded: ['note'],
    DecisionPublished: ['outcome', 'population', 'reasonOverall', 'reviewDate'],
  };
  const label = fc.constantFrom(...labels);
  const random = fc.array(
    fc.record({
      type: fc.constantFrom(
        'AssessmentCommissioned' as const,
        'AssessmentSignedOff' as const,
        'PriceNoteRecorded' as const,
        'DecisionPublished' as const,
      ),
      label,
      values: fc.array(label, { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  let own: Platform;
  const open = new Set<string>();
  const secret = new Set<string>();
  const numbers: string[] = [];

  beforeAll(async () => {
    own = await startPlatform(server, '2026-11-20T09:00:00.000Z');
    let words = 0;
    for (const [index, drawn] of fc.sample(random, { numRuns: 30, seed: 20_261_120 }).entries()) {
      const id = crypto.randomUUID();
      const number = `ID2026_${String(index + 1).padStart(3, '0')}`;
      numbers.push(number);
      const told = (event: Label, value: Label, name: string) => {
        // A word of its own, so that it can be found wherever it turns up; dates are days that no other value has.
        const word =
          name === 'reviewDate'
            ? `20${30 + Math.floor(words / 336)}-${String((Math.floor(words / 28) % 12) + 1).padStart(2, '0')}-${String((words % 28) + 1).padStart(2, '0')}`
            : `kodeord${words}slutt`;
        words++;
        (mayRead(null, event, today) && mayRead(null, value, today) ? open : secret).add(word);
        return { label: value, value: word };
      };
      const publicly: Label = { class: 'public' };
      const events: readonly NewEvent[] = [
        {
          type: 'CaseRegistered',
          label: publicly,
          values: {
            number: { label: publicly, value: number },
            title: told(publicly, publicly, 'title'),
            population: told(publicly, drawn[0]?.label ?? publicly, 'population'),
          },
        },
        ...drawn.map(({ type, label: event, values }) => ({
          type,
          label: event,
          values: Object.fromEntries((fields[type] ?? []).map((name, at) => [name, told(event, values[at] ?? publicly, name)])),
        })),
      ];
      await asWriter(own.store, async (tx) => {
        const log = await appendAll(tx, id, 0, events, {
          actor: partyOf('secretariat'),
          now: `2026-11-1${index % 10}T09:00:00.000Z`,
        });
        await tx
          .insertInto('case_number')
          .values({ year: 2026, sequence: index + 1, case_id: id })
          .execute();
        await rebuildDerived(tx, [{ caseId: id, log }], { now: own.clock.now, today });
      });
    }
  });
  afterAll(() => own?.stop());

  const whole =
    `/api/methods /api/methods?page=2 /api/methods?query=kodeord /feed.atom /feed.json /calendar.ics /api/events?limit=200
    /api/journal.xml /api/journal.json /api/data/catalogue.ttl /feed.atom?query=kodeord /calendar.ics?query=kodeord`.split(/\s+/);
  const datasets = ['cases', 'decisions', 'events'].flatMap((id) =>
    ['csv', 'csv?for=excel', 'json'].map((form) => `/api/data/${id}.${form}`),
  );
  const files = ['feed.atom', 'feed.json', 'calendar.ics'];
  const surfaces = (): readonly string[] => [
    ...whole,
    ...datasets,
    ...numbers.flatMap((number) => [
      `/api/methods/${number}`,
      `/api/methods/${number}?version=1`,
      ...files.map((file) => `/metoder/${number}/${file}`),
    ]),
  ];

  test('thirty random cases, every label on events and values, every surface', async () => {
    expect(secret.size).toBeGreaterThan(50);
    const seen = new Set<string>();
    for (const path of surfaces()) {
      const answer = await own.request(path);
      expect(answer.status, path).toBe(200);
      const text = answer.text.replaceAll(/\r\n /g, '').replaceAll(/DATE:(\d{4})(\d\d)(\d\d)/g, '$1-$2-$3');
      for (const word of text.match(/kodeord\d+slutt|20[3-9]\d-\d\d-\d\d/g) ?? []) {
        expect(secret.has(word), `${word} in ${path}`).toBe(false);
        seen.add(word);
      }
    }
    // It is no test that finds nothing: most of what is public is there.
    expect(seen.size).toBeGreaterThan(open.size / 2);
  });

  test('a search for a word that is withheld finds nothing', async () => {
    for (const word of [...secret].filter((each) => each.startsWith('kodeord')).slice(0, 40))
      expect((await own.request(`/api/methods?query=${word}`)).json(), word).toMatchObject({ total: 0 });
  });
});
