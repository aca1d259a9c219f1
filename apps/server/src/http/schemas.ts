import {
  commandTypes,
  type CommandType,
  followUpStages,
  followUpStatuses,
  forums,
  type MeetingCommandType,
  meetingCommandTypes,
  regionalHealthAuthorities,
  trialFields,
  noticeKinds,
} from '@likeverd/casework';
import { healthTrusts } from '@likeverd/reference';
import { z } from '@hono/zod-openapi';
import { statusOrders } from '../clock/public.ts';
import { shown, workOrders } from '../work/find.ts';
import { withheld } from './withheld.ts';

/** Most draws one run may have. */
const mostDraws = 200_000;

const commandType = z.enum(commandTypes as [CommandType, ...CommandType[]]);
/** Field names to values; casework checks them against the command's descriptors. */
const commandValues = z.record(z.string().max(100), z.unknown());

export const openCaseBody = z.strictObject({ type: commandType, values: commandValues, withheld }).openapi('OpenCase');

export const actBody = z
  .strictObject({
    type: commandType,
    values: commandValues,
    withheld,
    expectedVersion: z.int().min(1).openapi({ description: 'Version of the last event of the view on which the act is based.' }),
  })
  .openapi('Act');

const inputs = z.strictObject({
  values: z.record(z.string().max(200), z.number()).optional(),
  horizonYears: z.number().positive().max(200).optional(),
  scenario: z.string().max(200).optional(),
});

const settings = {
  inputs: inputs.optional(),
  draws: z.int().min(1).max(mostDraws),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
};

export const runBody = z
  .union([z.strictObject({ modelId: z.string().max(200), ...settings }), z.strictObject({ document: z.string(), ...settings })])
  .openapi('Run');

/** Longest document that is read, in characters. */
const longestDocument = 1_000_000;
const documentText = z.string().max(longestDocument);
const version = z.int().min(0).max(1_000_000);

export const draftBody = z
  .strictObject({
    document: documentText,
    basedOn: version.openapi({ description: 'The version that the draft began from; 0 before there is one.' }),
    revision: version.openapi({ description: 'The saved revision that this one follows; 0 for the first.' }),
  })
  .openapi('AssessmentDraft');

export const versionBody = z
  .strictObject({
    document: documentText,
    remark: z.string().max(2_000).optional(),
    expectedVersion: version.openapi({ description: 'The version that the writer had before them; 0 where there was none.' }),
  })
  .openapi('AssessmentVersion');

export const judgeBody = z.strictObject({ version: z.int().min(1).max(1_000_000) }).openapi('JudgeAssessment');

export const acceptBody = z
  .strictObject({
    result: z.string().regex(/^[0-9a-f]{64}$/),
    part: z.string().max(100),
    state: z.string().regex(/^[0-9a-f]{64}$/),
    reason: z.string().trim().min(10).max(2_000),
  })
  .openapi('AcceptStale');

export const planMeetingBody = z.strictObject({ values: commandValues }).openapi('PlanMeeting');

export const meetingActBody = z
  .strictObject({
    type: z.enum(meetingCommandTypes as [MeetingCommandType, ...MeetingCommandType[]]),
    values: commandValues,
    target: z
      .strictObject({
        item: z.uuid().optional().openapi({ description: 'Id of the case, or of the item where it is about none.' }),
        person: z.string().min(1).max(200).optional(),
        proposal: z.int().min(1).max(1_000).optional(),
      })
      .optional(),
    caseValues: commandValues
      .optional()
      .openapi({ description: 'With the conclusion of an item: the form of the act in the case, without what the meeting knows.' }),
    expectedVersion: z.int().min(1).openapi({ description: 'Version of the last event of the view on which the act is based.' }),
  })
  .openapi('MeetingAct');

export const listQuery = z.object({
  query: z.string().max(1_000).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

const filter = (what: string) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter((value) => value !== ''))
    .optional()
    .openapi({ type: 'string', description: `${what}; several with commas between, of which a case has any.` });

export const casesQuery = listQuery.extend({
  show: z.enum(shown).default('all').openapi({
    description: 'Cases in which the viewer can do something now, those with something new since their last look, or all.',
  }),
  order: z.enum(workOrders).default('updated').openapi({ description: 'Due first, changed last, or by name.' }),
  type: filter('Type of method'),
  phase: filter('Where the case stands'),
});

export const methodsQuery = listQuery.extend({
  methodType: filter('Kind of method'),
  phase: filter('Where the case stands'),
  outcome: filter('Outcome of the decision'),
  field: filter('Field of medicine'),
  year: filter('Year of registration'),
});

export const feedQuery = methodsQuery.omit({ page: true }).extend({ lang: z.enum(['nb', 'nn', 'en']).optional() });

export const meetingsQuery = z.object({
  forum: z.enum(forums).optional().openapi({ description: 'Meetings of one forum only.' }),
  lang: z.enum(['nb', 'nn', 'en']).optional(),
});

export const privateFeedQuery = z.object({
  case: z.uuid().optional(),
  scope: z.enum(['role']).optional().openapi({ description: 'What waits for the role of whoever the address belongs to.' }),
  query: z.string().max(1_000).default(''),
  lang: z.enum(['nb', 'nn', 'en']).optional(),
});

export const subscribeBody = z
  .strictObject({
    scope: z.enum(['case', 'role', 'search', 'participation']),
    notices: z
      .array(z.enum(noticeKinds))
      .max(noticeKinds.length)
      .optional()
      .openapi({ description: 'Kinds of notices, for `participation`; none is all.' }),
    case: z.string().max(100).optional().openapi({ description: 'Number or id of the case, for `case`.' }),
    search: z.string().max(1_000).optional().openapi({ description: 'Parameters of `/api/methods`, for `search`.' }),
    cadence: z.enum(['daily', 'weekly']),
    email: z.email().max(254),
  })
  .openapi('Subscribe');

export const bulkQuery = z.object({
  for: z
    .enum(['excel'])
    .optional()
    .openapi({ description: 'CSV as Norwegian Excel opens it: separated by semicolon, with a byte order mark.' }),
});

const journalDay = z.iso.date().optional();
export const journalQuery = z.object({
  from: journalDay.openapi({ description: 'First day of the journal.' }),
  to: journalDay.openapi({ description: 'Last day of the journal.' }),
});

export const eventsQuery = z.object({
  before: z.string().max(100).optional().openapi({ description: 'The `next` of the page before this one.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const uuid = z.uuid();
export const resultHash = z.string().regex(/^[0-9a-f]{64}$/);

const typed = z.string().max(20_000);
const fieldName = z.string().max(100);
const typedFields = z.record(fieldName, typed);
const alternative = z.strictObject({
  id: z.string().min(1).max(100),
  name: typed,
  form: fieldName,
  terms: typedFields,
  remark: typed,
  points: z.record(fieldName, z.strictObject({ judgement: fieldName, reason: typed })),
});

export const workspaceBody = z
  .strictObject({
    workspace: z.strictObject({
      alternatives: z.array(alternative).max(50),
      assumptions: typedFields,
      chosen: fieldName,
      notes: typed,
      assessment: typed,
    }),
    expectedVersion: z
      .int()
      .min(0)
      .openapi({ description: 'Version of the workspace on which this one is based; 0 for the first.' }),
  })
  .openapi('Workspace');

/** What an upload begins with: the headers `Upload-Length` and `Upload-Metadata` of tus 1.0.0. */
export const newUpload = z.object({
  length: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  caseId: z.uuid(),
  name: z.string(),
});

/** Where a text is being written, and in which form. */
const viewName = z.string().trim().min(1).max(80);
export const savedViewBody = z
  .strictObject({
    name: viewName,
    address: z
      .string()
      .max(2_000)
      .regex(/^[\w%&=.+~:,-]*$/)
      .openapi({ description: 'The choices of the list as they stand in its address, after the question mark.' }),
  })
  .openapi('SavedView');
export const removeViewBody = z.strictObject({ name: viewName }).openapi('RemoveView');
export const looksBody = z
  .strictObject({
    looks: z
      .array(z.strictObject({ id: uuid, seenUpTo: z.iso.datetime() }))
      .max(1_000)
      .openapi({ description: 'Cases, each with the instant of the newest event that was on the page.' }),
  })
  .openapi('Looks');

export const draftPlace = z.object({
  place: z
    .string()
    .regex(/^[\w.:-]{1,100}$/)
    .openapi({ description: 'Id of the case or meeting, or `new`.' }),
  form: z
    .string()
    .regex(/^[\w.:-]{1,100}$/)
    .openapi({ description: 'Name of the act, or of another form.' }),
});
export const draftsQuery = draftPlace.pick({ place: true }).partial();
const draftRevision = version.openapi({ description: 'The saved revision that this one follows; 0 for the first.' });
const draftWindow = z.string().max(100).openapi({
  description: 'A name of the window that saves, unlike any other: it knows its own text again where an answer was lost.',
});
export const formDraftBody = z
  .strictObject({ content: z.record(z.string().max(200), z.unknown()), revision: draftRevision, window: draftWindow })
  .openapi('FormDraft');
export const discardDraftBody = z.strictObject({ revision: draftRevision, window: draftWindow }).openapi('DiscardDraft');
export const draftHeaders = z.object({
  'likeverd-person': z
    .string()
    .optional()
    .openapi({ description: 'The person who types; answered with 401 where someone else is signed in by now.' }),
});

export const openDraftHeaders = z.object({
  'likeverd-draft': z
    .string()
    .regex(/^[\w-]{43}$/)
    .openapi({ description: 'A token of 256 random bits in base64url that the writer’s browser made and keeps.' }),
});

export const versionQuery = z.object({ version: z.coerce.number().int().min(1).max(2_000_000_000).optional() });

const statusWord = z.string().max(100).optional();
export const statusQuery = z.object({
  phase: statusWord,
  type: statusWord,
  field: z.string().max(200).optional(),
  holder: statusWord,
  outcome: statusWord,
  sort: z.enum(statusOrders).default('updated'),
  descending: z.enum(['yes', 'no']).default('yes'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export const deadlinesQuery = z.object({
  party: statusWord,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
/** `public`: what everyone may see; `work`: what the signed-in viewer may see. */
export const followUpQuery = z.object({
  version: z.enum(['public', 'work']).default('public'),
  /** How the method stands, and where it has come. */
  status: z.enum(followUpStatuses).optional(),
  stage: z.enum(followUpStages).optional(),
  /** Who has something left to do; with `until`, by that day. */
  party: z.string().min(1).max(40).optional(),
  until: z.iso.date().optional(),
  /** Name of a source of data. */
  source: z.string().min(1).max(300).optional(),
});
export const contractQuery = z.object({
  version: z.coerce.number().int().min(1).max(10_000).optional(),
  format: z.enum(['pdf', 'html']).default('pdf'),
  lang: z.enum(['nb', 'nn', 'en']).optional(),
});
/** Open questions of a contract, as they stand in its form. */
export const questionsBody = z.object({
  questions: z
    .array(
      z.object({
        id: z.string().trim().min(1).max(30),
        modelParameter: z.string().trim().min(1).max(300),
        assessedData: z.string().trim().min(1).max(80).optional(),
        dataPatients: z.number().int().min(1).max(50_000).optional(),
      }),
    )
    .min(1)
    .max(20),
});
/** Who a letter about a decision is to: the trusts of a region, or one of them. */
const recipients = [...regionalHealthAuthorities, ...healthTrusts.trusts.map(({ id }) => id)];
export const letterQuery = z.object({
  to: z.enum(recipients as [string, ...string[]]),
  format: z.enum(['pdf', 'html']).default('pdf'),
  lang: z.enum(['nb', 'nn', 'en']).optional(),
});

const pageNumber = z.coerce.number().int().min(1).max(10_000).default(1);
export const implementationQuery = z.object({ query: z.string().max(200).default(''), page: pageNumber });

export const trialsQuery = z.object({
  query: z.string().max(200).default(''),
  status: z.enum(trialFields.trialStatus.choices).optional(),
  method: z.string().max(20).optional(),
  page: pageNumber,
});

export const trialBody = z
  .strictObject({
    values: commandValues,
    expectedVersion: z
      .int()
      .min(0)
      .max(1_000_000)
      .openapi({ description: 'Version of the entry that was changed; 0 for a new one.' }),
  })
  .openapi('TrialChange');
