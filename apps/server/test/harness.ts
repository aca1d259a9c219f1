import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseView, judgements, type Party } from '@likeverd/casework';
import pg from 'pg';
import pino from 'pino';
import { defaults } from '../src/configuration.ts';
import { migrate, openStore, type Store } from '../src/database.ts';
import { openFiles } from '../src/files/files.ts';
import type { Scanner } from '../src/files/scanner.ts';
import { openFollowUpOrders } from '../src/follow-up-reports/orders.ts';
import { createApp, sessionCookie } from '../src/http/app.ts';
import type { Services } from '../src/http/services.ts';
import { constructedParticipants, constructedPerson } from '../src/identity/persons.ts';
import type { RelyingParty } from '../src/identity/relying-party.ts';
import { startSession } from '../src/identity/sessions.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { openDeliveries } from '../src/registers/deliveries.ts';
import { type Gallery, openAssessments, openGallery } from '../src/runs/gallery.ts';
import { type Runs, startRuns } from '../src/runs/queue.ts';

const log = pino({ level: 'silent' });

/** A database server for one test file, with a migrated database that is copied for each test that wants its own. */
export interface TestServer {
  readonly folder: string;
  /** How to reach the template's neighbours. */
  connection(database: string): pg.ClientConfig;
  /** Makes a database as a first start would leave it. */
  makeDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const folder = await temporaryFolder();
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres(folder, () => undefined);
  const template = openStore(embedded.connection, () => undefined, 2);
  await migrate(template);
  const runs = await startRuns({ store: template, connection: embedded.connection, clock: () => new Date(), log, alone: true });
  await runs.stop();
  await template.destroy();
  return {
    folder,
    connection: (database) => ({ ...embedded.connection, database }),
    makeDatabase: async () => {
      const name = `t_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ ...embedded.connection, database: 'postgres' });
      await client.connect();
      await client.query(`create database ${name} template likeverd`);
      await client.end();
      return name;
    },
    stop: async () => {
      await embedded.stop();
      await removeFolder(folder);
    },
  };
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'likeverd-unit-'));
}

/** Removes a data folder, and the one that a server started as root keeps its database in. */
export async function removeFolder(folder: string): Promise<void> {
  const sheltered = await readFile(join(folder, 'postgres-folder'), 'utf8').catch(() => null);
  for (const each of [folder, ...(sheltered === null ? [] : [sheltered.trim()])])
    await rm(each, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** A clock that a test sets by hand. */
export interface TestClock {
  now: string;
}

/** What an API answer looks like to a test. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws where it is none. */
  json(): Record<string, unknown>;
}

export interface Platform {
  readonly store: Store;
  readonly runs: Runs;
  readonly clock: TestClock;
  readonly database: string;
  readonly connection: pg.ClientConfig;
  readonly gallery: Gallery;
  readonly services: Services;
  /** Where files lie. */
  readonly dataFolder: string;
  /** A request without a session, as the public makes it. */
  request(path: string, init?: RequestInit): Promise<Answer>;
  /** A request as one of the constructed persons. */
  as(person: Person): Visitor;
  stop(): Promise<void>;
}

export interface Visitor {
  get(path: string): Promise<Answer>;
  /** Sends a file as the whole body. */
  send(path: string, bytes: string | Uint8Array): Promise<Answer>;
  post(path: string, body: unknown, key?: string): Promise<Answer>;
  /** Opens a case, and returns its id. */
  open(type: string, values: Record<string, unknown>): Promise<string>;
  /** Acts on the case as this person sees it. */
  act(caseId: string, type: string, values?: Record<string, unknown>): Promise<Answer>;
  view(caseId: string): Promise<CaseView>;
}

export const persons = {
  proposer: 'constructed-proposer-a',
  supplierA: 'constructed-supplier-a',
  supplierB: 'constructed-supplier-b',
  secretariat: 'constructed-secretariat',
  bestillerforum: 'constructed-bestillerforum',
  dmp: 'constructed-assessor-dmp',
  fhi: 'constructed-assessor-fhi',
  negotiator: 'constructed-negotiator',
  beslutningsforum: 'constructed-beslutningsforum',
  expertA: 'constructed-expert-a',
  expertB: 'constructed-expert-b',
  region: 'constructed-region',
  userRepresentative: 'constructed-user-bestillerforum',
  associationLead: 'constructed-association-lead',
  associationMember: 'constructed-association-member',
  bergen: 'constructed-medical-director-bergen',
  oslo: 'constructed-medical-director-oslo',
  managingNord: 'constructed-managing-nord',
  managingVest: 'constructed-managing-vest',
  userObserver: 'constructed-user-beslutningsforum',
  clinician: 'constructed-clinician',
  registerA: 'constructed-register-inspire',
  registerB: 'constructed-register-npr',
  qualityRegister: 'constructed-register-quality',
} as const;
export type Person = keyof typeof persons;

export function partyOf(person: Person): Party {
  const found = constructedPerson(persons[person]);
  if (found === undefined) throw new Error(`no constructed person ${person}`);
  return { person: found.person, role: found.role, organisation: found.organisation };
}

const noSignIn: RelyingParty = {
  begin: () => Promise.reject(new Error('this platform has no identity provider')),
  finish: () => Promise.reject(new Error('this platform has no identity provider')),
};

/** The API over a database of its own, called in process. */
export async function startPlatform(
  server: TestServer,
  now = '2026-11-20T09:00:00.000Z',
  surroundings: { readonly scanner?: Scanner; readonly largest?: number; readonly reports?: 'automatic' } = {},
): Promise<Platform> {
  const database = await server.makeDatabase();
  const connection = server.connection(database);
  const dataFolder = join(server.folder, database);
  await mkdir(dataFolder);
  const store = openStore(connection, () => undefined, 6);
  const clock: TestClock = { now };
  const tick = (): Date => new Date(clock.now);
  const runs = await startRuns({ store, connection, clock: tick, log, alone: true });
  const { modelsFolder } = defaults();
  const gallery = openGallery(modelsFolder, log);
  const files = openFiles({
    store,
    clock: tick,
    log,
    dataFolder,
    scanner: surroundings.scanner ?? null,
    largest: surroundings.largest ?? 1024 ** 3,
  });
  const assessments = openAssessments(modelsFolder, log);
  const limits = { memory: 256 * 1024 ** 2, threads: 1 };
  const followUps = openFollowUpOrders({ store, clock: tick, log, dataFolder, gallery, assessments, limits });
  const deliveries = openDeliveries({
    store,
    clock: tick,
    log,
    dataFolder,
    limits,
    told: (step) => {
      if (step === 'cleared' && surroundings.reports === 'automatic') void followUps.makeDue();
    },
  });
  const services: Services = {
    store,
    clock: tick,
    log,
    address: 'http://localhost',
    relyingParty: noSignIn,
    runs,
    files,
    deliveries,
    followUps,
    dataFolder,
    gallery,
    assessments,
    webFolder: join(server.folder, 'no-web'),
    sendsMail: false,
    suggestedParticipants: constructedParticipants,
  };
  const app = createApp(services);
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await app.request(`http://localhost${path}`, { ...init, headers: headersOf({ host: 'localhost' }, init) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as Record<string, unknown> };
  };
  // Sessions end; a test whose clock goes on for days signs in again.
  const tokens = new Map<string, Promise<string>>();
  const as = (person: Person): Visitor => {
    const session = async (): Promise<Record<string, string>> => {
      const key = `${person} ${clock.now.slice(0, 10)}`;
      const token = tokens.get(key) ?? startSession(store, partyOf(person), tick());
      tokens.set(key, token);
      return { cookie: `${sessionCookie}=${await token}` };
    };
    const visitor: Visitor = {
      get: async (path) => request(path, { headers: await session() }),
      post: async (path, body, key = randomUUID()) =>
        request(path, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: {
            ...(await session()),
            origin: 'http://localhost',
            'content-type': 'application/json',
            'idempotency-key': key,
          },
        }),
      send: async (path, bytes) => {
        const body = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes);
        return request(path, {
          method: 'POST',
          body,
          headers: {
            ...(await session()),
            origin: 'http://localhost',
            'content-type': 'application/octet-stream',
            'content-length': String(body.length),
          },
        });
      },
      open: async (type, values) => {
        const answer = await visitor.post('/api/cases', { type, values });
        if (answer.status !== 201) throw new Error(answer.text);
        return String(answer.json()['id']);
      },
      view: async (caseId) => {
        const answer = await visitor.get(`/api/cases/${caseId}`);
        if (answer.status !== 200) throw new Error(answer.text);
        return answer.json() as unknown as CaseView;
      },
      act: async (caseId, type, values = {}) => {
        const expectedVersion = (await visitor.view(caseId)).state.version;
        return visitor.post(`/api/cases/${caseId}/acts`, { type, values, expectedVersion });
      },
    };
    return visitor;
  };
  return {
    store,
    runs,
    clock,
    database,
    connection,
    gallery,
    services,
    request,
    as,
    dataFolder,
    stop: async () => {
      await deliveries.stop();
      await followUps.stop();
      await files.stop();
      await runs.stop();
      await store.destroy();
    },
  };
}

/** A browser's part in HTTP: keeps cookies, follows no redirect by itself. */
export interface Agent {
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** The cookies it would send. */
  cookie(): string;
}

export function newAgent(): Agent {
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    fetch: async (address, init = {}) => {
      const response = await fetch(address, { ...init, redirect: 'manual', headers: headersOf({ cookie: cookie() }, init) });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

function locationOf(response: Response, base: string): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${response.status} without a location`);
  return new URL(location, base).href;
}

/** Signs in through the identity provider, page by page, as a browser would; returns where it ends. */
export async function signIn(agent: Agent, address: string, person: Person, returnPath = '/'): Promise<string> {
  const toProvider = locationOf(await agent.fetch(`${address}/sign-in?return=${encodeURIComponent(returnPath)}`), address);
  const toPage = locationOf(await agent.fetch(toProvider), address);
  const toResume = locationOf(
    await agent.fetch(toPage, { method: 'POST', body: new URLSearchParams({ person: persons[person] }) }),
    address,
  );
  const toCallback = locationOf(await agent.fetch(toResume), address);
  return locationOf(await agent.fetch(toCallback), address);
}

/** Values that the rules accept, for tests that are about something else. */
export const valid = {
  proposal: {
    title: 'Strukturert trening etter cellegift',
    methodType: 'procedure',
    population: 'Voksne pasienter etter operasjon for tykktarmskreft',
    comparator: 'Vanlig oppfølging',
    reason: 'Metoden kan gi bedre overlevelse.',
    contact: 'kontakt@forslagsstiller.example',
    constructed: true,
  },
  request: {
    title: 'Konstruktinib ved sjelden kreft',
    substance: 'konstruktinib',
    population: 'Voksne pasienter med en sjelden genforandring',
    wholeIndication: true,
    comparator: 'Cellegift',
    reason: 'Metoden kan gi bedre overlevelse.',
    documentationDate: '2026-12-01',
    contact: 'kontakt@leverandor.example',
    constructed: true,
  },
  registration: {
    title: 'Konstruktinib ved sjelden kreft',
    population: 'Voksne pasienter med en sjelden genforandring',
    comparator: 'Cellegift',
  },
  commission: { assessmentType: 'costPerQaly', body: 'dmp', meetingDate: '2026-11-20', reason: 'Bestillingen er begrunnet her.' },
  assessment: {
    benefit: 'Nytten er vurdert her.',
    resources: 'Ressursbruken er vurdert her.',
    severity: 'Alvorligheten er vurdert her.',
    uncertainty: 'Usikkerheten er vurdert her.',
  },
  offer: {
    pricePerPack: 31_847_265,
    maximumPricePerPack: 47_159_382,
    validUntil: '2027-06-30',
    terms: 'Rabatt avtalenummer 90517338.',
  },
  note: { note: 'Tilbudet ligger 15311117 kroner under maksimalprisen.' },
  decision: {
    outcome: 'introduced',
    population: 'Voksne pasienter med en sjelden genforandring',
    meetingDate: '2026-11-20',
    agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    reasonBenefit: 'Nytten er stor for gruppen.',
    reasonResources: 'Ressursbruken er rimelig.',
    reasonSeverity: 'Alvorligheten er høy.',
    reasonOverall: 'Kriteriene er samlet oppfylt.',
    validFrom: '2026-12-01',
    judgements: judgements.map((judgement) => ({
      judgement,
      direction: 'neutral',
      weight: 'noWeight',
      text: 'Ikke avgjørende i denne saken.',
    })),
  },
} as const;

/** Runs a small model as an assessor and waits for it; its id. */
export async function finishedRun(
  platform: Platform,
  person: 'dmp' | 'fhi',
  order: Readonly<Record<string, unknown>> = { modelId: 'constructed-targeted-therapy', draws: 200, seed: 7 },
): Promise<string> {
  const started = await platform.as(person).post('/api/runs', order);
  if (started.status !== 202) throw new Error(started.text);
  const id = String(started.json()['id']);
  for (;;) {
    const status = (await platform.as(person).get(`/api/runs/${id}`)).json();
    if (status['status'] === 'done') return id;
    if (status['status'] === 'failed') throw new Error(JSON.stringify(status));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The request's own headers, and the usual ones it does not give. */
function headersOf(usual: Readonly<Record<string, string>>, { headers }: RequestInit): Headers {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(usual)) if (!all.has(name)) all.set(name, value);
  return all;
}
