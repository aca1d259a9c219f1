import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { clockDescribed } from './clock-openapi.ts';
import { followUpDescribed } from './follow-up-openapi.ts';
import { deliveriesDescribed } from './delivery-openapi.ts';
import { forums } from '@likeverd/casework';
import { followUpReportsDescribed } from './follow-up-report-openapi.ts';
import { openInputDescribed } from './open-input-openapi.ts';
import { releasesDescribed } from './release-openapi.ts';
import { contributionBody, roundBody } from './participation-schemas.ts';
import { problemStatus } from './problems.ts';
import {
  acceptBody,
  actBody,
  bulkQuery,
  discardDraftBody,
  draftBody,
  looksBody,
  removeViewBody,
  savedViewBody,
  eventsQuery,
  feedQuery,
  meetingsQuery,
  draftHeaders,
  draftPlace,
  draftsQuery,
  formDraftBody,
  implementationQuery,
  journalQuery,
  judgeBody,
  letterQuery,
  meetingActBody,
  planMeetingBody,
  casesQuery,
  listQuery,
  methodsQuery,
  openCaseBody,
  privateFeedQuery,
  resultHash,
  runBody,
  subscribeBody,
  trialBody,
  trialsQuery,
  uuid,
  versionBody,
  versionQuery,
  workspaceBody,
} from './schemas.ts';
import { triedText } from './withheld.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemStatus) as [string, ...string[]]),
    detail: z.string(),
    rejections: z
      .array(
        z.object({
          code: z.string(),
          rule: z.string(),
          field: z.string().optional(),
          details: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .optional(),
    faults: z
      .array(
        z.object({
          code: z.string(),
          path: z.string(),
          line: z.int(),
          column: z.int(),
          details: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .optional(),
    cells: z.array(z.object({ code: z.string(), row: z.int(), column: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .openapi('Problem');

const party = z.object({ person: z.string(), role: z.string(), organisation: z.string() }).openapi('Party');
const view = z
  .object({
    state: z.record(z.string(), z.unknown()),
    timeline: z.array(
      z.object({
        version: z.int(),
        type: z.string(),
        recordedAt: z.iso.datetime(),
        role: z.string(),
        organisation: z.string().optional(),
      }),
    ),
    labels: z.record(z.string(), z.unknown()),
    acts: z.array(z.object({ type: z.string(), obstacles: z.array(z.unknown()) })),
  })
  .openapi('CaseView');
const summary = z
  .object({
    id: uuid,
    number: z.string().optional(),
    title: z.string().optional(),
    methodType: z.string().optional(),
    kind: z.enum(['request', 'proposal', 'notice', 'miniHta']).optional(),
    phase: z.string(),
    outcome: z.string().optional(),
    constructed: z.boolean(),
    updatedAt: z.iso.datetime(),
    holder: z.object({ party: z.string(), phase: z.string(), since: z.iso.date() }).optional(),
    startedOn: z.iso.date().optional(),
    openActs: z.array(z.string()),
  })
  .openapi('CaseSummary');
const meetingSchedule = z.object({
  uid: z.string().openapi({ description: 'The same for as long as the meeting exists.' }),
  sequence: z.int().openapi({ description: 'One higher for each move.' }),
  date: z.iso.date(),
  startsAt: z.string().optional().openapi({ description: 'Local time in Europe/Oslo, without an offset; absent for a whole day.' }),
  endsAt: z.string().optional(),
  timeZone: z.literal('Europe/Oslo'),
  place: z.string().optional(),
  cancelled: z.boolean(),
});
const meetingSummary = z
  .object({
    id: uuid,
    forum: z.string(),
    form: z.string(),
    phase: z.string(),
    items: z.int(),
    schedule: meetingSchedule,
    mine: z.boolean(),
    waits: z
      .array(z.object({ act: z.string(), items: z.int(), due: z.iso.date().optional() }))
      .openapi({ description: 'What the meeting waits for from the viewer.' }),
  })
  .openapi('MeetingSummary');
const meetingView = z
  .object({
    state: z.record(z.string(), z.unknown()),
    timeline: z.array(z.record(z.string(), z.unknown())),
    schedule: meetingSchedule,
    access: z.record(z.string(), z.enum(['open', 'declareFirst', 'awaitingRuling', 'withheld'])),
    acts: z.array(z.object({ type: z.string(), item: z.string().optional(), obstacles: z.array(z.unknown()) })),
    minutes: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('MeetingView');
const found = summary
  .extend({ snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })).optional() })
  .openapi('FoundCase');
const methodView = view
  .extend({
    publicVersion: z.int(),
    publicVersions: z.array(z.object({ version: z.int(), type: z.string(), recordedAt: z.iso.datetime() })),
  })
  .openapi('MethodView');
const miniHtaLine = z
  .object({
    id: uuid,
    title: z.string(),
    methodType: z.string(),
    purpose: z.string(),
    trust: z.string(),
    department: z.string(),
    phase: z.string(),
    outcome: z.string().optional(),
    conclusion: z.string().optional(),
    updatedAt: z.iso.datetime(),
    constructed: z.boolean(),
  })
  .openapi('MiniHtaLine');
const runStatus = z
  .object({
    id: uuid,
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    reference: z.record(z.string(), z.unknown()).optional(),
    faults: z.array(z.unknown()).optional(),
  })
  .openapi('RunStatus');

const workspaceVersion = z.object({ version: z.int(), savedAt: z.iso.datetime() }).openapi('WorkspaceVersion');

const contribution = z
  .object({ author: z.string(), content: z.string(), handedInAt: z.iso.datetime() })
  .openapi('HandedInContribution');
const uploadParameter = z.object({ id: uuid });
const tusHeaders = z.object({ 'tus-resumable': z.literal('1.0.0') });
const scanState = z.enum(['notScanned', 'waiting', 'clean', 'refused']);
const fileReference = z
  .object({ id: uuid, hash: resultHash, size: z.int(), mediaType: z.string(), name: z.string() })
  .openapi('FileReference');
const savedDraft = z.object({ revision: z.int(), savedAt: z.iso.datetime() }).openapi('SavedDraft');

const idempotency = z.object({
  'idempotency-key': uuid.openapi({ description: 'The same key gets the same answer; the command is done once.' }),
});

const caseParameter = z.object({ case: z.string().openapi({ description: 'Number or id of the case.' }) });
const assessmentView = z
  .object({
    caseId: uuid,
    number: z.string(),
    title: z.string(),
    constructed: z.boolean(),
    phase: z.string(),
    caseVersion: z.int(),
    obstacles: z.array(z.unknown()).optional(),
    cited: z.record(z.string(), z.unknown()).optional(),
    versions: z.array(z.object({ version: z.int(), digest: resultHash, recordedAt: z.iso.datetime(), role: z.string() })),
    results: z.array(z.object({ version: z.int(), result: resultHash, confidentiality: z.string(), recordedAt: z.iso.datetime() })),
    acceptances: z.array(z.object({ result: resultHash, part: z.string(), state: z.string(), reason: z.string() })),
    draft: z.object({ document: z.string(), basedOn: z.int(), revision: z.int(), savedAt: z.iso.datetime() }).optional(),
    document: z.string().optional(),
    stale: z.array(z.object({ part: z.string(), since: z.string(), causes: z.array(z.unknown()), state: z.string() })),
  })
  .openapi('AssessmentView');

const findings = z.union([
  z.object({
    status: z.literal('solved'),
    findings: z.array(
      z.object({
        hidden: z.string(),
        relativeWidth: z.number(),
        limit: z.number(),
        tooNarrow: z.boolean(),
        lowest: z.number().optional(),
        highest: z.number().optional(),
        restsOn: z.array(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
  z.object({ status: z.literal('unsolved'), where: z.array(z.string()) }),
]);
const disclosureView = z
  .object({
    now: findings,
    next: z
      .object({
        act: z.string(),
        findings,
        elsewhere: z.array(z.object({ relativeWidth: z.number(), limit: z.number() })).optional(),
      })
      .optional(),
  })
  .openapi('DisclosureView');
const withheldShare = z
  .object({
    event: z.string(),
    recordedAt: z.iso.datetime(),
    grounds: z.array(z.string()),
    characters: z.int(),
    withheldCharacters: z.int(),
    figures: z.int(),
    withheldFigures: z.int(),
  })
  .openapi('WithheldShare');

const rebateFigures = z
  .object({
    area: z.string(),
    number: z.int(),
    lowerQuartile: z.number(),
    median: z.number(),
    upperQuartile: z.number(),
  })
  .openapi('RebateFigures');

interface Described {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly status: number;
  readonly answer?: z.ZodType;
  readonly type?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
}

const feedFiles = [
  { file: 'feed.atom', type: 'application/atom+xml', what: 'Events' },
  { file: 'feed.json', type: 'application/feed+json', what: 'Events (JSON Feed 1.1)' },
  { file: 'calendar.ics', type: 'text/calendar', what: 'Dates (RFC 5545)' },
] as const;
const publishedCount = z.union([z.int(), z.literal('suppressed')]).openapi('PublishedCount');
const implementation = z
  .object({
    outcome: z.string(),
    allowsUse: z.boolean(),
    validFrom: z.string().optional(),
    regions: z.array(
      z.object({
        region: z.string(),
        trusts: z.int(),
        informed: z.boolean(),
        acknowledged: z.int(),
        inUse: z.int(),
        notInUse: z.int(),
        silent: z.int(),
      }),
    ),
    trusts: z.array(z.record(z.string(), z.unknown())),
    flags: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi('Implementation');
const schemeEntry = z.record(z.string(), z.unknown()).openapi('SchemeEntry');
const trialEntry = z.record(z.string(), z.unknown()).openapi('Trial');

function fhirPath(path: string, summary: string, params?: z.ZodObject): Described {
  return {
    method: 'get',
    path,
    summary,
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    type: 'application/fhir+json',
    ...(params === undefined ? {} : { params }),
  };
}

/** Every public route, once. A test holds it against the routes that are served. */
export const describedRoutes: readonly Described[] = [
  ...clockDescribed,
  ...followUpDescribed,
  ...deliveriesDescribed,
  ...followUpReportsDescribed,
  ...openInputDescribed,
  ...releasesDescribed,
  { method: 'get', path: '/api/session', summary: 'Who is signed in', status: 200, answer: z.object({ viewer: party.nullable() }) },
  {
    method: 'get',
    path: '/sign-in',
    summary: 'Go to the identity provider',
    status: 302,
    query: z.object({ return: z.string().optional() }),
  },
  { method: 'get', path: '/sign-in/callback', summary: 'Come back from the identity provider', status: 302 },
  { method: 'post', path: '/sign-out', summary: 'End the session', status: 204 },
  {
    method: 'get',
    path: '/api/methods',
    summary: 'Public methods: search by words and case number, filters, and what each filter would give; pages in `Link`',
    status: 200,
    query: methodsQuery,
    answer: z.object({
      methods: z.array(found),
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
      facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.int() }))),
    }),
  },
  {
    method: 'get',
    path: '/api/methods/{number}',
    summary: 'The public view of a case, as it is or as it was right after the nth public event',
    status: 200,
    params: z.object({ number: z.string() }),
    query: versionQuery,
    answer: methodView,
  },
  {
    method: 'get',
    path: '/api/data',
    summary: 'The datasets that can be had whole, with their columns and addresses',
    status: 200,
    answer: z.object({
      catalogue: z.url(),
      datasets: z.array(z.object({ id: z.string(), columns: z.array(z.string()), csv: z.url(), excel: z.url(), json: z.url() })),
    }),
  },
  {
    method: 'get',
    path: '/api/data/{file}',
    summary:
      'A whole dataset: `cases`, `decisions` or `events`, with `.csv` or `.json`; also `catalogue.ttl` and `catalogue.jsonld` (DCAT-AP-NO)',
    status: 200,
    params: z.object({ file: z.string() }),
    query: bulkQuery,
    answer: z.string(),
    type: 'text/csv',
  },
  ...(['xml', 'json'] as const).map(
    (format): Described => ({
      method: 'get',
      path: `/api/journal.${format}`,
      summary:
        format === 'xml'
          ? 'The public journal as Noark 5 (arkivstruktur); what is withheld with its legal ground and without its title'
          : 'The public journal in the form of eInnsyn',
      status: 200,
      query: journalQuery,
      answer: z.string(),
      type: format === 'xml' ? 'application/xml' : 'application/json',
    }),
  ),
  {
    method: 'get',
    path: '/api/mini-hta',
    summary: "Hospitals' own assessments (mini-HTA), newest first; search by words",
    status: 200,
    query: listQuery,
    answer: z.object({ assessments: z.array(miniHtaLine), total: z.int(), page: z.int(), pageSize: z.int() }),
  },
  {
    method: 'get',
    path: '/api/mini-hta.csv',
    summary: 'The same as a file, those that fit the words',
    status: 200,
    query: listQuery.pick({ query: true }),
    answer: z.string(),
    type: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/mini-hta/{id}',
    summary: 'One of them, as far as it is public: all three parts when it is finished',
    status: 200,
    params: z.object({ id: uuid }),
    answer: view,
  },
  {
    method: 'get',
    path: '/api/events',
    summary: 'Public events, newest first, with what they say; the next page, of older ones, in `Link` and `next`',
    status: 200,
    query: eventsQuery,
    answer: z.object({
      events: z.array(
        z.object({
          id: uuid,
          number: z.string().nullable(),
          title: z.string().nullable(),
          type: z.string(),
          role: z.string(),
          recordedAt: z.iso.datetime(),
          values: z.record(z.string(), z.unknown()),
        }),
      ),
      next: z.string().optional(),
    }),
  },
  {
    method: 'get',
    path: '/api/cases',
    summary: 'Cases the signed-in viewer may see',
    status: 200,
    query: casesQuery,
    answer: z.object({ cases: z.array(summary), total: z.int(), changed: z.int(), page: z.int(), pageSize: z.int() }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}',
    summary: "The viewer's view of a case, with acts",
    status: 200,
    params: z.object({ id: uuid }),
    answer: view,
  },
  {
    method: 'post',
    path: '/api/cases',
    summary: 'Open a case by a request or proposal',
    status: 201,
    headers: idempotency,
    body: openCaseBody,
    answer: z.object({ id: uuid, view }),
  },
  {
    method: 'post',
    path: '/api/cases/{id}/acts',
    summary: 'Act in a case',
    status: 200,
    params: z.object({ id: uuid }),
    headers: idempotency,
    body: actBody,
    answer: z.object({ view }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/negotiation',
    summary: 'What negotiators have typed in a case; not found for everyone else',
    status: 200,
    params: z.object({ id: uuid }),
    query: versionQuery,
    answer: z.object({ version: z.int(), savedAt: z.iso.datetime().optional(), workspace: z.record(z.string(), z.unknown()) }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/negotiation/versions',
    summary: 'Every version of it, newest first',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({ versions: z.array(workspaceVersion) }),
  },
  {
    method: 'post',
    path: '/api/cases/{id}/negotiation',
    summary: 'Save what a negotiator has typed as a new version',
    status: 200,
    params: z.object({ id: uuid }),
    body: workspaceBody,
    answer: workspaceVersion,
  },
  {
    method: 'get',
    path: '/api/cases/{id}/disclosure',
    summary:
      'What can be worked out of the hidden prices of a case from all that is public; not found for those who do not guard them',
    status: 200,
    params: z.object({ id: uuid }),
    answer: disclosureView,
  },
  {
    method: 'post',
    path: '/api/cases/{id}/disclosure',
    summary: 'The same if a text were public too; nothing is stored',
    status: 200,
    params: z.object({ id: uuid }),
    body: triedText,
    answer: disclosureView,
  },
  {
    method: 'get',
    path: '/api/cases/{id}/versions',
    summary: 'Every text of a case in its public, supplier’s and committee’s versions, as far as the viewer may see each',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({
      audiences: z.array(z.string()),
      texts: z.array(
        z.object({
          event: z.string(),
          recordedAt: z.iso.datetime(),
          field: z.string(),
          texts: z.record(z.string(), z.string()),
        }),
      ),
    }),
  },
  {
    method: 'get',
    path: '/api/methods/{number}/withheld',
    summary: 'How much of a case and of each of its documents is withheld from the public, in characters and figures, by ground',
    status: 200,
    params: z.object({ number: z.string() }),
    answer: z.object({ documents: z.array(withheldShare), total: withheldShare.partial() }),
  },
  {
    method: 'get',
    path: '/api/rebates',
    summary:
      'Rebates by therapeutic area (ATC main group): quartiles, median and number of decided medicines, as published, newest first',
    status: 200,
    answer: z.object({ rebates: z.array(rebateFigures.extend({ publishedOn: z.iso.date() })) }),
  },
  {
    method: 'post',
    path: '/api/rebates',
    summary: 'Publish them anew where they reveal nothing; for each area what came of it',
    status: 200,
    answer: z.object({
      areas: z.array(rebateFigures.partial().extend({ area: z.string(), status: z.string(), reason: z.string().optional() })),
    }),
  },
  {
    method: 'get',
    path: '/api/models',
    summary: 'Published models',
    status: 200,
    answer: z.object({ models: z.array(z.record(z.string(), z.unknown())) }),
  },
  {
    method: 'get',
    path: '/api/models/{id}',
    summary: 'A model document',
    status: 200,
    params: z.object({ id: z.string() }),
    answer: z.string(),
    type: 'text/yaml',
  },
  {
    method: 'get',
    path: '/api/example-assessments',
    summary: 'Assessment documents that ship with the platform',
    status: 200,
    answer: z.object({
      assessments: z.array(
        z.object({ id: z.string(), title: z.record(z.string(), z.string()), model: z.string(), constructed: z.boolean() }),
      ),
    }),
  },
  {
    method: 'get',
    path: '/api/example-assessments/{id}',
    summary: 'An assessment document',
    status: 200,
    params: z.object({ id: z.string() }),
    answer: z.string(),
    type: 'text/yaml',
  },
  {
    method: 'post',
    path: '/api/runs',
    summary: 'Run a model in the background',
    status: 202,
    body: runBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'How far a run has come',
    status: 200,
    params: z.object({ id: uuid }),
    answer: runStatus,
  },
  {
    method: 'post',
    path: '/api/runs/{id}/cancel',
    summary: 'End a run of one’s own that waits or is under way; nothing of it is kept',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({ id: uuid }),
  },
  {
    method: 'get',
    path: '/api/results/{hash}',
    summary: 'A stored result',
    status: 200,
    params: z.object({ hash: resultHash }),
    answer: z.record(z.string(), z.unknown()),
  },
  {
    method: 'get',
    path: '/api/assessments/{case}',
    summary:
      'The assessment document of a case, by number or id: the newest version, results, drafts of one’s own, what is out of date',
    status: 200,
    params: caseParameter,
    answer: assessmentView,
  },
  {
    method: 'get',
    path: '/api/assessments/{case}/texts/{language}',
    summary: 'What is written in the living report, section by section: what input can quote',
    status: 200,
    params: caseParameter.extend({ language: z.enum(['nb', 'nn', 'en']) }),
    answer: z.object({
      texts: z.record(z.string(), z.object({ text: z.string(), edition: z.int(), since: z.iso.date() })),
    }),
  },
  {
    method: 'get',
    path: '/api/assessments/{case}/versions/{version}',
    summary: 'One version of the assessment document',
    status: 200,
    params: caseParameter.extend({ version: z.string() }),
    answer: z.object({
      version: z.int(),
      document: z.string(),
      digest: resultHash,
      recordedAt: z.iso.datetime(),
      role: z.string(),
    }),
  },
  {
    method: 'post',
    path: '/api/assessments/{case}/draft',
    summary: 'Save what is being typed; refused with 409 where a newer draft of one’s own lies there',
    status: 200,
    params: caseParameter,
    body: draftBody,
    answer: z.object({ revision: z.int(), savedAt: z.iso.datetime() }),
  },
  {
    method: 'post',
    path: '/api/assessments/{case}/draft/discard',
    summary: 'Throw one’s own draft away',
    status: 200,
    params: caseParameter,
    answer: z.object({ discarded: z.boolean() }),
  },
  {
    method: 'post',
    path: '/api/assessments/{case}/versions',
    summary: 'Save a version of the document; refused with 409 where someone else saved one meanwhile',
    status: 201,
    params: caseParameter,
    body: versionBody,
    answer: z.object({ version: z.int() }),
  },
  {
    method: 'post',
    path: '/api/assessments/{case}/runs',
    summary: 'Run the model and judge a version of the document in the background',
    status: 202,
    params: caseParameter,
    body: judgeBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'post',
    path: '/api/assessments/{case}/acceptances',
    summary: 'Accept with a reason that a part of the result is out of date as it is now',
    status: 201,
    params: caseParameter,
    body: acceptBody,
    answer: z.object({ kind: z.string() }),
  },
  {
    method: 'get',
    path: '/api/work/views',
    summary: 'The views of the list of cases that the signed-in person has saved',
    status: 200,
    answer: z.object({ views: z.array(savedViewBody) }),
  },
  {
    method: 'post',
    path: '/api/work/views',
    summary: 'Save a view of the list of cases, in the place of one with the same name',
    status: 200,
    body: savedViewBody,
    answer: z.object({ views: z.array(savedViewBody) }),
  },
  {
    method: 'post',
    path: '/api/work/views/remove',
    summary: 'Remove a saved view',
    status: 200,
    body: removeViewBody,
    answer: z.object({ views: z.array(savedViewBody) }),
  },
  {
    method: 'post',
    path: '/api/work/looks',
    summary: 'Remember how much of some cases the signed-in person has seen',
    status: 204,
    body: looksBody,
  },
  {
    method: 'get',
    path: '/api/participation',
    summary: 'The cases in which the signed-in organisation takes part: requests, questions, input with dispositions, and notices',
    status: 200,
    answer: z.object({
      cases: z.array(
        z.object({
          id: uuid,
          number: z.string().optional(),
          title: z.string().optional(),
          participation: z.record(z.string(), z.unknown()),
          notices: z.array(
            z.object({
              id: z.string(),
              kind: z.string(),
              to: z.string(),
              caseId: uuid,
              about: z.string(),
              recordedAt: z.iso.datetime(),
            }),
          ),
        }),
      ),
    }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/rounds',
    summary: 'Rounds in which one’s own organisation gathers its input on a case; those of others are not shown',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({
      rounds: z.array(
        z.object({
          id: uuid,
          instructions: z.string(),
          replyBy: z.string().optional(),
          openedAt: z.iso.datetime(),
          closedAt: z.iso.datetime().optional(),
          lead: z.boolean(),
          own: contribution.optional(),
          contributions: z.array(contribution),
        }),
      ),
    }),
  },
  {
    method: 'post',
    path: '/api/cases/{id}/rounds',
    summary: 'Start a round in one’s own organisation, and lead it',
    status: 201,
    params: z.object({ id: uuid }),
    body: roundBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'post',
    path: '/api/rounds/{id}/contributions',
    summary: 'Hand in a contribution, in place of an earlier one; 409 where the round is closed',
    status: 200,
    params: z.object({ id: uuid }),
    body: contributionBody,
    answer: z.object({ id: uuid }),
  },
  {
    method: 'post',
    path: '/api/rounds/{id}/close',
    summary: 'Close a round that one leads',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({ id: uuid }),
  },
  {
    method: 'get',
    path: '/api/meetings',
    summary:
      'Every meeting that the viewer may know of, the latest first; the public sees those that are planned, with their moves',
    status: 200,
    answer: z.object({ meetings: z.array(meetingSummary) }),
  },
  {
    method: 'post',
    path: '/api/meetings',
    summary: 'Plan a meeting of a forum',
    status: 201,
    headers: idempotency,
    body: planMeetingBody,
    answer: z.object({ id: uuid, view: meetingView }),
  },
  {
    method: 'get',
    path: '/api/meetings/{id}',
    summary: 'A meeting as the viewer may see it: agenda, interests, conclusions, minutes',
    status: 200,
    params: z.object({ id: uuid }),
    answer: meetingView,
  },
  {
    method: 'post',
    path: '/api/meetings/{id}/acts',
    summary: 'Act at a meeting; the conclusion of an item also acts in its case, all or nothing',
    status: 200,
    params: z.object({ id: uuid }),
    headers: idempotency,
    body: meetingActBody,
    answer: z.object({ id: uuid, view: meetingView }),
  },
  {
    method: 'get',
    path: '/api/meetings/{id}/papers',
    summary: 'The papers from live data as the viewer may read them; nothing of an item from which they are disqualified',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({
      meeting: meetingView,
      papers: z.array(z.object({ item: uuid, access: z.string(), view: view.optional() })),
      changed: z.array(uuid),
      readAt: z.iso.datetime(),
    }),
  },
  {
    method: 'get',
    path: '/api/forums/{forum}/participants',
    summary: 'For the secretariat: those who took part in the forum’s latest meeting',
    status: 200,
    params: z.object({ forum: z.enum(forums) }),
    answer: z.object({ participants: z.array(z.record(z.string(), z.string())) }),
  },
  {
    method: 'get',
    path: '/api/drafts',
    summary: 'What the signed-in person has begun to write and not sent',
    status: 200,
    query: draftsQuery,
    answer: z.object({ drafts: z.array(draftPlace.extend({ revision: z.int(), savedAt: z.iso.datetime() })) }),
  },
  {
    method: 'get',
    path: '/api/drafts/{place}/{form}',
    summary: "The signed-in person's draft of one form; content is null where there is none",
    status: 200,
    params: draftPlace,
    headers: draftHeaders,
    answer: z.object({
      content: z.record(z.string(), z.unknown()).nullable(),
      revision: z.int(),
      savedAt: z.iso.datetime().optional(),
      window: z.string().optional(),
    }),
  },
  {
    method: 'post',
    path: '/api/drafts/{place}/{form}',
    summary: 'Save what was typed; 409 where another window of the same person has saved since',
    status: 200,
    params: draftPlace,
    headers: draftHeaders,
    body: formDraftBody,
    answer: savedDraft,
  },
  {
    method: 'post',
    path: '/api/drafts/{place}/{form}/discard',
    summary: 'Throw a draft away; a save that arrives late does not bring it back',
    status: 200,
    params: draftPlace,
    headers: draftHeaders,
    body: discardDraftBody,
    answer: savedDraft,
  },
  {
    method: 'post',
    path: '/api/portfolio',
    summary: 'Take over the public list of decisions, a workbook with its nine columns; all faults at once, with row and column',
    status: 200,
    answer: z.object({
      imported: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      refused: z.array(z.object({ number: z.string(), reasons: z.array(z.string()) })),
    }),
  },
  {
    method: 'get',
    path: '/api/portfolio.xlsx',
    summary: 'Every public method in the nine columns of the public list of decisions',
    status: 200,
    answer: z.string(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'post',
    path: '/api/uploads',
    summary: 'Begin to send a file to a case (tus 1.0.0, creation); the metadata are case (its id) and filename, each in base64',
    status: 201,
    headers: tusHeaders.extend({ 'upload-length': z.string(), 'upload-metadata': z.string() }),
  },
  {
    method: 'get',
    path: '/api/uploads/{id}',
    summary: 'How far an upload has come; with HEAD the offset to go on from (tus 1.0.0)',
    status: 200,
    params: uploadParameter,
    answer: z.object({
      id: uuid,
      caseId: uuid,
      name: z.string(),
      size: z.int(),
      offset: z.int(),
      file: fileReference.extend({ scan: scanState }).optional(),
    }),
  },
  {
    method: 'patch',
    path: '/api/uploads/{id}',
    summary: 'The next part of a file (tus 1.0.0), as application/offset+octet-stream; 409 where it does not begin at the offset',
    status: 204,
    params: uploadParameter,
    headers: tusHeaders.extend({ 'upload-offset': z.string() }),
  },
  {
    method: 'delete',
    path: '/api/uploads/{id}',
    summary: 'Give up an upload that is not whole (tus 1.0.0, termination)',
    status: 204,
    params: uploadParameter,
    headers: tusHeaders,
  },
  {
    method: 'get',
    path: '/api/cases/{id}/files',
    summary: 'The files of the documents of a case that the viewer may see, and whether they may be fetched',
    status: 200,
    params: uploadParameter,
    answer: z.object({
      files: z.array(z.object({ hash: resultHash, size: z.int(), mediaType: z.string(), scan: scanState, available: z.boolean() })),
    }),
  },
  {
    method: 'get',
    path: '/api/cases/{id}/files/{hash}',
    summary: 'A file of a document, by the hash of its bytes; whole or one range. 409 while it waits for the virus check',
    status: 200,
    params: uploadParameter.extend({ hash: resultHash }),
    answer: z.string(),
    type: 'application/octet-stream',
  },
  {
    method: 'get',
    path: '/api/implementation',
    summary: 'What became of the decisions in force: informed, confirmed, introduced, by region; guidelines still to be revised',
    status: 200,
    query: implementationQuery,
    answer: z.object({
      methods: z.array(
        z.object({
          number: z.string(),
          title: z.string(),
          constructed: z.boolean(),
          implementation,
          supersededBy: z.string().optional(),
        }),
      ),
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
    }),
  },
  {
    method: 'get',
    path: '/api/implementation/{number}',
    summary:
      'The same for one case, with patients treated by region and quarter; counts under five, and what would tell them, are kept back',
    status: 200,
    params: z.object({ number: z.string() }),
    answer: z.object({
      implementation,
      use: z.array(
        z.object({ period: z.string(), patients: z.array(publishedCount).optional(), total: publishedCount.optional() }),
      ),
      supersededBy: z.string().optional(),
    }),
  },
  {
    method: 'get',
    path: '/api/methods/{number}/letter',
    summary: 'The letter about the decision in force to the trusts of a region, or to one trust',
    status: 200,
    params: z.object({ number: z.string() }),
    query: letterQuery,
    answer: z.string(),
    type: 'application/pdf',
  },
  {
    method: 'get',
    path: '/api/cases/{id}/precedents',
    summary: 'Earlier public decisions near a case, for those who work on it',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({ subject: z.record(z.string(), z.unknown()), precedents: z.array(z.record(z.string(), z.unknown())) }),
  },
  {
    method: 'get',
    path: '/api/schemes',
    summary: 'The lists of the simplified ways (PD-(L)1): every version of every entry, newest first',
    status: 200,
    answer: z.object({ versions: z.array(schemeEntry) }),
  },
  {
    method: 'post',
    path: '/api/schemes',
    summary: 'Enter a medicine in a simplified way, or change its entry; the secretariat',
    status: 200,
    body: trialBody,
    answer: schemeEntry,
  },
  {
    method: 'get',
    path: '/api/trials',
    summary: 'The register of ongoing trials, by words, status and linked case',
    status: 200,
    query: trialsQuery,
    answer: z.object({ trials: z.array(trialEntry), total: z.int(), page: z.int(), pageSize: z.int() }),
  },
  {
    method: 'get',
    path: '/api/trials/{trial}',
    summary: 'One trial, and when it was changed',
    status: 200,
    params: z.object({ trial: z.string() }),
    answer: z.object({ trial: trialEntry, versions: z.array(z.object({ version: z.int(), recordedAt: z.iso.datetime() })) }),
  },
  {
    method: 'post',
    path: '/api/trials',
    summary: 'Add a trial to the register, or change one',
    status: 200,
    body: trialBody,
    answer: trialEntry,
  },
  ...['/fhir/metadata', '/fhir/CodeSystem/decision-outcome'].map((path) =>
    fhirPath(path, 'FHIR R4: what is served; the outcomes of decisions'),
  ),
  fhirPath('/fhir/Bundle/{id}', 'FHIR R4: everything about the decision of a case', z.object({ id: z.string() })),
  fhirPath('/fhir/{type}', 'FHIR R4: search PlanDefinition or ActivityDefinition', z.object({ type: z.string() })),
  fhirPath('/fhir/{type}/{id}', 'FHIR R4: read', z.object({ type: z.string(), id: z.string() })),
  fhirPath('/fhir/{type}/{id}/_history', 'FHIR R4: history', z.object({ type: z.string(), id: z.string() })),
  fhirPath(
    '/fhir/{type}/{id}/_history/{version}',
    'FHIR R4: vread',
    z.object({ type: z.string(), id: z.string(), version: z.string() }),
  ),
  {
    method: 'get',
    path: '/api/feed-address',
    summary: 'When the address of one’s private feeds was made; the address itself is not kept',
    status: 200,
    answer: z.object({ madeAt: z.iso.datetime().nullable() }),
  },
  {
    method: 'post',
    path: '/api/feed-address',
    summary: 'Make a new address for one’s private feeds; any earlier one no longer works',
    status: 201,
    answer: z.object({ token: z.string() }),
  },
  {
    method: 'post',
    path: '/api/feed-address/close',
    summary: 'Close the address of one’s private feeds',
    status: 200,
    answer: z.object({ madeAt: z.null() }),
  },
  {
    method: 'get',
    path: '/api/subscriptions',
    summary: 'One’s own e-mail subscriptions',
    status: 200,
    answer: z.object({ subscriptions: z.array(z.record(z.string(), z.unknown())) }),
  },
  {
    method: 'post',
    path: '/api/subscriptions',
    summary: 'Subscribe by e-mail to a case, a search or one’s role; a letter asks to confirm the address first',
    status: 202,
    body: subscribeBody,
    answer: z.object({ confirmationSent: z.boolean() }),
  },
  {
    method: 'post',
    path: '/api/subscriptions/{id}/end',
    summary: 'End one of one’s own subscriptions',
    status: 200,
    params: z.object({ id: uuid }),
    answer: z.object({ ended: z.boolean() }),
  },
  {
    method: 'get',
    path: '/api/outbox',
    summary: 'Letters to oneself and, for officials, to the public, and whether they got out',
    status: 200,
    answer: z.object({ letters: z.array(z.record(z.string(), z.unknown())), sendsMail: z.boolean() }),
  },
  ...(['bekreft', 'avslutt'] as const).flatMap((what): Described[] =>
    (['get', 'post'] as const).map((method) => ({
      method,
      path: `/abonnement/{secret}/${what}`,
      summary: what === 'bekreft' ? 'Confirm an e-mail address' : 'End a subscription (RFC 8058)',
      status: 200,
      params: z.object({ secret: z.string() }),
      answer: z.string(),
      type: 'text/html',
    })),
  ),
  {
    method: 'get',
    path: '/moter/calendar.ics',
    summary: 'The meetings of the forums (RFC 5545)',
    status: 200,
    query: meetingsQuery,
    answer: z.string(),
    type: 'text/calendar',
  },
  ...feedFiles.flatMap(({ file, type, what }): Described[] => [
    {
      method: 'get',
      path: `/${file}`,
      summary: `${what} of all public cases, or of a search`,
      status: 200,
      query: feedQuery,
      answer: z.string(),
      type,
    },
    {
      method: 'get',
      path: `/metoder/{number}/${file}`,
      summary: `${what} of one public case`,
      status: 200,
      params: z.object({ number: z.string() }),
      query: z.object({ lang: z.enum(['nb', 'nn', 'en']).optional() }),
      answer: z.string(),
      type,
    },
    {
      method: 'get',
      path: `/egne/{token}/${file}`,
      summary: `${what} of what one person may see, under an address that only they hold`,
      status: 200,
      params: z.object({ token: z.string() }),
      query: privateFeedQuery,
      answer: z.string(),
      type,
    },
  ]),
  { method: 'get', path: '/api/openapi.json', summary: 'This document', status: 200, answer: z.record(z.string(), z.unknown()) },
  {
    method: 'get',
    path: '/api/health',
    summary: 'Whether the server works; for officials, whether the log is untouched',
    status: 200,
    answer: z.record(z.string(), z.unknown()),
  },
];

/** The areas of the API, by the first part of a path that fits; what changes something is never of the first. */
const areas = [
  {
    name: 'Public',
    paths: [
      '/api/methods',
      '/api/status',
      '/api/statistics',
      '/api/data',
      '/api/events',
      '/api/journal',
      '/api/portfolio.xlsx',
      '/api/implementation',
      '/api/trials',
      '/api/rebates',
      '/api/mini-hta',
      '/api/releases',
      '/api/meetings',
      '/api/models',
      '/api/results',
      '/feed',
      '/calendar',
      '/metoder',
    ],
  },
  { name: 'FHIR', paths: ['/fhir'] },
  { name: 'Following', paths: ['/api/feed-address', '/api/subscriptions', '/api/outbox', '/abonnement', '/egne'] },
  {
    name: 'Casework',
    paths: [
      '/api/cases',
      '/api/releases',
      '/api/deadlines',
      '/api/runs',
      '/api/assessments',
      '/api/drafts',
      '/api/work',
      '/api/participation',
      '/api/rounds',
      '/api/meetings',
      '/api/forums',
      '/api/portfolio',
      '/api/uploads',
      '/api/trials',
      '/api/rebates',
    ],
  },
  { name: 'Signing in', paths: ['/api/session', '/sign-'] },
] as const;

function areaOf({ method, path }: Pick<Described, 'method' | 'path'>): string {
  const fitting = areas.filter(({ name }) => name !== 'Public' || method === 'get');
  return fitting.find(({ paths }) => paths.some((start) => path.startsWith(start)))?.name ?? 'Other';
}

function asRoute({
  method,
  path,
  summary,
  status,
  answer,
  type = 'application/json',
  params,
  query,
  headers,
  body,
}: Described): ReturnType<typeof createRoute> {
  return createRoute({
    method,
    path,
    operationId: `${method} ${path}`.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_sign, letter: string) => letter.toUpperCase()),
    tags: [areaOf({ method, path })],
    summary,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [status]: { description: summary, ...(answer === undefined ? {} : { content: { [type]: { schema: answer } } }) },
      ...(method === 'get' && status === 200
        ? { 304: { description: 'Unchanged since the ETag that was sent in If-None-Match' } }
        : {}),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  });
}

/** The API's description (OpenAPI 3.1), from the schemas that check the requests. `address` is the public address of the server. */
export function openApiDocument(address: string): unknown {
  const registry = new OpenAPIHono();
  for (const route of describedRoutes) registry.openAPIRegistry.registerPath(asRoute(route));
  return registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Likeverd',
      version: '0.1.0',
      description:
        'Cases about new medical methods, from request to published decision, with the models and results behind them. Public data may be used under CC BY 4.0.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: address }],
    tags: [...areas.map(({ name }) => ({ name })), { name: 'Other' }],
    externalDocs: { url: `${address}/data/api` },
  });
}
