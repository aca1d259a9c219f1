import {
  type CodeSystem,
  codeSystemOf,
  codeSystems,
  type DecisionResources,
  decisionBundle,
  type FhirSetting,
  fhirId,
  isCaseNumber,
  outcomeCodeSystem,
  regionOrganizations,
  regionalHealthAuthorities,
  resourceVersions,
} from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { Bundle, BundleEntry, CapabilityStatement, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { type DecidedQuery, type DecidedRow, findDecided } from '../implementation/decided.ts';
import { isDatabaseGone } from './problems.ts';
import type { Ctx, Env } from './requests.ts';
import type { Services } from './services.ts';

const fhirJson = 'application/fhir+json; charset=utf-8';

/** Resources of one type in a search; the most a client may ask for. */
const usualCount = 50;
const mostCount = 200;

type OutcomeCode = 'not-found' | 'invalid' | 'not-supported' | 'transient' | 'exception' | 'processing';

/** A request that cannot be answered: told as an OperationOutcome. */
class FhirFailure extends Error {
  override readonly name = 'FhirFailure';
  readonly status: 400 | 404 | 405 | 503 | 500;
  readonly code: OutcomeCode;

  constructor(status: FhirFailure['status'], code: OutcomeCode, diagnostics: string) {
    super(diagnostics);
    this.status = status;
    this.code = code;
  }
}

const served = ['PlanDefinition', 'ActivityDefinition'] as const;
type Served = (typeof served)[number];

const isServed = (type: string): type is Served => served.some((each) => each === type);

/**
 * Published decisions as FHIR R4 for prescribing and record systems: read, vread, history and search, public and read-only (hl7.org/fhir/R4/http.html). What a
 * resource says is decided by casework.
 */
export function fhirRoutes({ store, clock, address, log }: Services): Hono<Env> {
  const fhir = new Hono<Env>();
  const setting = settingOf(address);
  const moment = () => momentOf(clock);

  fhir.onError((error, c) => {
    if (error instanceof FhirFailure) return outcome(c, error);
    if (isDatabaseGone(error)) return outcome(c, new FhirFailure(503, 'transient', 'The database does not answer; try again.'));
    log.error({ error: error.stack }, 'FHIR request failed');
    return outcome(c, new FhirFailure(500, 'exception', 'An error of ours; it has been logged.'));
  });

  /** The versions of one resource, oldest first. */
  async function versionsOf(type: Served, id: string): Promise<readonly Resource[]> {
    const number = numberOf(id);
    const { rows } = number === undefined ? { rows: [] } : await findDecided(store, { number }, moment(), 1, 0);
    const versions = rows.flatMap((row) => resourcesOf(row, setting, type).filter((resource) => resource.id === id));
    if (versions.length === 0) throw new FhirFailure(404, 'not-found', `${type}/${id} does not exist.`);
    return versions;
  }

  const typeOf = (c: Ctx): Served => {
    const type = c.req.param('type') ?? '';
    if (!isServed(type)) throw new FhirFailure(404, 'not-supported', `${type} is not served; see metadata.`);
    return type;
  };

  fhir.get('/metadata', (c) => answer(c, capabilityStatement(setting, moment().today)));

  fhir.get('/CodeSystem/decision-outcome', (c) => answer(c, outcomeCodeSystem(setting)));

  fhir.get('/Organization', (c) => {
    const all = regionOrganizations(setting);
    return answer(c, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: all.length,
      entry: all.map((resource) => ({
        fullUrl: `${setting.base}/Organization/${resource.id}`,
        resource,
        search: { mode: 'match' },
      })),
    });
  });

  fhir.get('/Organization/:id', (c) => {
    const found = regionOrganizations(setting).find(({ id }) => id === c.req.param('id'));
    if (found === undefined) throw new FhirFailure(404, 'not-found', `Organization/${c.req.param('id')} does not exist.`);
    return answer(c, found);
  });

  fhir.get('/Bundle/:id', async (c) => {
    const number = numberOf(c.req.param('id'));
    const { rows } = number === undefined ? { rows: [] } : await findDecided(store, { number }, moment(), 1, 0);
    const [row] = rows;
    const newest = row === undefined ? undefined : resourceVersions(methodOf(row), setting).at(-1);
    if (newest === undefined || newest.plan.id !== c.req.param('id'))
      throw new FhirFailure(404, 'not-found', `Bundle/${c.req.param('id')} does not exist.`);
    return answer(c, decisionBundle(newest, setting));
  });

  fhir.get('/:type/:id/_history/:version', async (c) => {
    const version = (await versionsOf(typeOf(c), c.req.param('id'))).find(({ meta }) => meta?.versionId === c.req.param('version'));
    if (version === undefined) throw new FhirFailure(404, 'not-found', 'There is no such version.');
    return answer(c, version);
  });

  fhir.get('/:type/:id/_history', async (c) => {
    const versions = (await versionsOf(typeOf(c), c.req.param('id'))).toReversed();
    return answer(c, {
      resourceType: 'Bundle',
      type: 'history',
      total: versions.length,
      entry: versions.map((resource): BundleEntry => {
        const url = `${resource.resourceType}/${resource.id}`;
        return {
          fullUrl: `${setting.base}/${url}`,
          resource,
          request: { method: 'PUT', url },
          response: { status: '200', etag: etagOf(resource), lastModified: resource.meta?.lastUpdated ?? '' },
        };
      }),
    });
  });

  fhir.get('/:type/:id', async (c) => {
    const newest = (await versionsOf(typeOf(c), c.req.param('id'))).at(-1);
    if (newest === undefined) throw new FhirFailure(404, 'not-found', 'There is no such resource.');
    return answer(c, newest);
  });

  fhir.get('/:type', async (c) => {
    const type = typeOf(c);
    const { query, count, offset } = searchOf(new URL(c.req.url).searchParams, setting);
    const { rows, total } = await findDecided(store, query, moment(), count, offset);
    const found = rows.flatMap((row) => newestOf(row, setting, type));
    return answer(c, {
      resourceType: 'Bundle',
      type: 'searchset',
      // One decision has one plan, and may have several activities.
      ...(type === 'PlanDefinition' ? { total } : {}),
      link: links(new URL(c.req.url).searchParams, `${setting.base}/${type}`, count, offset, total),
      entry: found.map((resource) => ({
        fullUrl: `${setting.base}/${resource.resourceType}/${resource.id}`,
        resource,
        search: { mode: 'match' as const },
      })),
    });
  });

  fhir.on(['POST', 'PUT', 'PATCH', 'DELETE'], '/*', () => {
    throw new FhirFailure(405, 'not-supported', 'Decisions are read here, not written.');
  });
  fhir.all('/*', () => {
    throw new FhirFailure(404, 'not-found', 'There is nothing here; see metadata.');
  });
  return fhir;
}

function settingOf(address: string): FhirSetting {
  const { casework, pages } = content.nb;
  const { fhir } = pages.implementation;
  const { introduced, introducedForSubgroup, introducedInPart, introducedTemporarily, notIntroduced, discontinued } =
    casework.choices;
  return {
    base: `${address}/fhir`,
    site: address,
    publisher: fhir.publisher,
    regions: Object.fromEntries(regionalHealthAuthorities.map((id) => [id, `${casework.organisations[id]} RHF`])),
    outcomes: { introduced, introducedForSubgroup, introducedInPart, introducedTemporarily, notIntroduced, discontinued },
    words: { treatment: fhir.treatment, stop: fhir.stop, outcomes: fhir.outcomes },
  };
}

const methodOf = ({ method, supersededBy }: DecidedRow): Parameters<typeof resourceVersions>[0] =>
  supersededBy === undefined ? method : { ...method, supersededBy };

const ofType = ({ plan, activities }: DecisionResources, type: Served): readonly Resource[] =>
  type === 'PlanDefinition' ? [plan] : activities;

const resourcesOf = (row: DecidedRow, setting: FhirSetting, type: Served): readonly Resource[] =>
  resourceVersions(methodOf(row), setting).flatMap((version) => ofType(version, type));

function newestOf(row: DecidedRow, setting: FhirSetting, type: Served): readonly Resource[] {
  const newest = resourceVersions(methodOf(row), setting).at(-1);
  return newest === undefined ? [] : ofType(newest, type);
}

/** `ID2026-001` and `ID2026-001-L01FF02` are of case `ID2026_001`. */
function numberOf(id: string): string | undefined {
  const [, year, sequence] = /^ID(\d{4})-(\d{3,6})(?:-|$)/.exec(id) ?? [];
  return year === undefined || sequence === undefined ? undefined : `ID${year}_${sequence}`;
}

/** The parameters of a search; every one that is not served, or cannot be read, is refused by name. */
function searchOf(
  parameters: URLSearchParams,
  { base }: FhirSetting,
): { readonly query: DecidedQuery; readonly count: number; readonly offset: number } {
  const codes: string[] = [];
  let query: DecidedQuery = {};
  let count = usualCount;
  let offset = 0;
  for (const [name, value] of parameters) {
    switch (name) {
      case '_id':
        query = { ...query, number: numberOf(value) ?? 'none' };
        break;
      case 'identifier': {
        const [system, number = system] = value.split('|');
        const known = number === system || system === '' || system === `${base}/case-number`;
        query = { ...query, number: known && isCaseNumber(number ?? '') ? (number ?? '') : 'none' };
        break;
      }
      case 'context':
        codes.push(tokenOf(value));
        break;
      case 'topic':
        query = { ...query, outcome: value.split('|').at(-1) ?? '' };
        break;
      case 'status':
        if (value !== 'active' && value !== 'retired') throw invalid(name, value, 'active or retired');
        query = { ...query, superseded: value === 'retired' };
        break;
      case 'date':
      case '_lastUpdated':
        query = { ...query, ...datesOf(name, value) };
        break;
      case '_count':
        count = wholeNumber(name, value, mostCount);
        break;
      case '_offset':
        offset = wholeNumber(name, value, 1_000_000);
        break;
      case '_format':
        if (!/json/.test(value)) throw invalid(name, value, 'json');
        break;
      default:
        throw new FhirFailure(400, 'not-supported', `The search parameter ${name} is not served; see metadata.`);
    }
  }
  return { query: codes.length === 0 ? query : { ...query, codes }, count, offset };
}

const invalid = (name: string, value: string, expected: string): FhirFailure =>
  new FhirFailure(400, 'invalid', `${name}=${value} cannot be read; give ${expected}.`);

function wholeNumber(name: string, value: string, most: number): number {
  const number = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 0)) throw invalid(name, value, 'a whole number');
  return Math.min(number, most);
}

/** `system|code` as the decisions hold it. */
function tokenOf(value: string): string {
  const [system = '', code] = value.split('|');
  const id = codeSystemOf(system);
  if (code === undefined || id === undefined) {
    const systems: readonly CodeSystem[] = Object.values(codeSystems);
    const known = systems.flatMap(({ uri, oid }) => (oid === undefined ? [uri] : [uri, oid]));
    throw invalid('context', value, `system|code, the system one of ${known.join(', ')}`);
  }
  return `${id}|${code}`;
}

/** `ge2026-01-01`, `lt2027`, `2026-11`: whole years, months or days, in UTC. */
function datesOf(name: string, value: string): Pick<DecidedQuery, 'changedFrom' | 'changedBefore'> {
  const [, prefix = 'eq', year, month, day] = /^(eq|ge|gt|le|lt)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? [];
  if (year === undefined) throw invalid(name, value, 'a year, month or day, with ge, gt, le, lt or eq before it');
  const start = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const end = new Date(start);
  if (day !== undefined) end.setUTCDate(end.getUTCDate() + 1);
  else if (month !== undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  if (Number.isNaN(start.getTime()) || (day !== undefined && start.getUTCDate() !== Number(day)) || Number(month ?? 1) > 12)
    throw invalid(name, value, 'a date that exists');
  const [from, before] = [start.toISOString(), end.toISOString()];
  switch (prefix) {
    case 'ge':
      return { changedFrom: from };
    case 'gt':
      return { changedFrom: before };
    case 'le':
      return { changedBefore: before };
    case 'lt':
      return { changedBefore: from };
    default:
      return { changedFrom: from, changedBefore: before };
  }
}

function links(
  parameters: URLSearchParams,
  base: string,
  count: number,
  offset: number,
  total: number,
): NonNullable<Bundle['link']> {
  const at = (start: number): string => {
    const next = new URLSearchParams(parameters);
    next.set('_count', String(count));
    next.set('_offset', String(start));
    return `${base}?${next.toString()}`;
  };
  return [
    { relation: 'self', url: at(offset) },
    ...(count > 0 && offset + count < total ? [{ relation: 'next', url: at(offset + count) }] : []),
    ...(offset > 0 ? [{ relation: 'previous', url: at(Math.max(0, offset - count)) }] : []),
  ];
}

const etagOf = ({ meta }: Resource): string => `W/"${meta?.versionId ?? '1'}"`;

/** A resource with its version as ETag; 304 for whoever has it. */
function answer(c: Ctx, resource: Resource): Response {
  const { meta } = resource;
  const headers = {
    'content-type': fhirJson,
    'cache-control': 'public, no-cache',
    ...(meta?.versionId === undefined ? {} : { etag: etagOf(resource) }),
    ...(meta?.lastUpdated === undefined ? {} : { 'last-modified': new Date(meta.lastUpdated).toUTCString() }),
  };
  const known = meta?.versionId !== undefined && c.req.header('if-none-match') === etagOf(resource);
  return known ? c.body(null, 304, headers) : c.body(JSON.stringify(resource), 200, headers);
}

function outcome(c: Ctx, { status, code, message }: FhirFailure): Response {
  const body: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics: message }],
  };
  return c.body(JSON.stringify(body), status, { 'content-type': fhirJson, 'cache-control': 'no-store' });
}

/** What a client should know before it trusts a code. */
const unchecked =
  'Codes have the form of their system; that a code exists in ATC, ICD-10, NCSP/NCMP/NCRP, LOINC, SNOMED CT or Norsk laboratoriekodeverk, and that its name is right, is not checked. ' +
  'ATC and ICD-10 stand under their FHIR identity and their Norwegian OID. PlanDefinition and ActivityDefinition have no Norwegian base profile (no-basis); Organization follows no-basis-Organization, by our own table of its constraints. ' +
  'Resources are valid FHIR R4 by the published structure definitions.';

/** What is served here. */
function capabilityStatement({ base, publisher }: FhirSetting, today: string): CapabilityStatement {
  const common = [
    { name: '_id', type: 'token' as const },
    { name: '_lastUpdated', type: 'date' as const },
    { name: 'identifier', type: 'token' as const, documentation: 'Case number, such as ID2026_001' },
    { name: 'context', type: 'token' as const, documentation: 'ATC, ICD-10, NCSP/NCMP/NCRP or SNOMED CT, as system|code' },
    { name: 'date', type: 'date' as const },
    { name: 'status', type: 'token' as const },
    { name: 'topic', type: 'token' as const, documentation: 'Outcome of the decision' },
  ];
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: today,
    publisher,
    kind: 'instance',
    software: { name: 'Likeverd' },
    implementation: { description: 'Published decisions of Beslutningsforum', url: base },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        documentation: unchecked,
        resource: [
          ...served.map((type) => ({
            type,
            interaction: [
              { code: 'read' as const },
              { code: 'vread' as const },
              { code: 'history-instance' as const },
              { code: 'search-type' as const },
            ],
            versioning: 'versioned' as const,
            readHistory: true,
            updateCreate: false,
            searchParam: common,
          })),
          {
            type: 'Bundle' as const,
            interaction: [{ code: 'read' as const }],
            documentation: `Bundle/{id} of a plan: ${fhirId('ID2026_001')}`,
          },
          {
            type: 'Organization' as const,
            profile: 'http://hl7.no/fhir/StructureDefinition/no-basis-Organization',
            interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
            documentation: 'The four regional health authorities that decide',
          },
          { type: 'CodeSystem' as const, interaction: [{ code: 'read' as const }] },
        ],
      },
    ],
  };
}
