import type {
  AssessmentReference,
  CaseSummary,
  CaseView as CaseworkView,
  MiniHtaLine,
  FileReference,
  Party,
  PublicVersion,
  Rejection,
  RunReference,
  SavedWorkspace,
} from '@likeverd/casework';
import type { Appraisal, Assessment, StalePart } from '@likeverd/appraisal';
import type { BaseCase, Fault, ModelDescription, RunIdentity, RunInputs } from '@likeverd/modelling';

/** The error format of every API answer (RFC 9457), with what refused a command or a model. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly rejections?: readonly Rejection[];
  readonly faults?: readonly Fault[];
  /** Faults of a workbook, each at its row and column. */
  readonly cells?: readonly { readonly row: number; readonly column: string; readonly code: string; readonly message: string }[];
  /** Faults of how the columns of a file are read. */
  readonly mapping?: readonly { readonly code: string; readonly name: string; readonly message: string }[];
  /** Why no report of follow-up can be made. */
  readonly plan?: readonly { readonly code: string; readonly message: string }[];
  /** Faults of a request for release, each at its place. */
  readonly release?: readonly {
    readonly code: string;
    readonly place: string;
    readonly details: Readonly<Record<string, string>>;
    readonly message: string;
  }[];
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface Session {
  readonly viewer: Party | null;
}

/** A case in the public list, with the words around what was searched for. */
export interface FoundMethod extends CaseSummary {
  readonly snippet?: readonly { readonly text: string; readonly hit: boolean }[];
}

type Facet = 'methodType' | 'phase' | 'outcome' | 'field' | 'year';

export interface MethodsPage {
  readonly methods: readonly FoundMethod[];
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** The public page of a case as it is or was, and every version of it. */
export interface MethodView extends CaseworkView {
  readonly publicVersion: number;
  readonly publicVersions: readonly PublicVersion[];
}

type StatusCount = Readonly<Record<string, number>>;

/** A page of the status of all registered cases, and how many there are of each kind. */
export interface StatusPage {
  readonly cases: readonly Omit<CaseSummary, 'openActs'>[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly counts: Readonly<Record<'phase' | 'type' | 'field' | 'holder' | 'outcome', StatusCount>>;
  readonly today: string;
}

/** A letter in the outbox. */
export interface OutboxLine {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly writtenAt: string;
  readonly attempts: number;
  readonly sentAt?: string;
  readonly text: string;
}

/** One of someone's own e-mail subscriptions. */
export interface OwnSubscription {
  readonly id: string;
  readonly scope: 'case' | 'role' | 'search' | 'participation';
  readonly what: string;
  readonly cadence: 'daily' | 'weekly';
  readonly email: string;
  readonly confirmed: boolean;
}

export interface MiniHtaList {
  readonly assessments: readonly MiniHtaLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface RunStatus {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly reference?: RunReference;
  /** Of a run that judged an assessment document. */
  readonly assessment?: AssessmentReference;
  readonly faults?: readonly Fault[];
}

/** An assessment document that ships with the platform. */
export interface ExampleAssessment {
  readonly id: string;
  readonly title: Readonly<Record<'nb' | 'nn' | 'en', string>>;
  readonly model: string;
  readonly constructed: boolean;
}

/** The assessment document of a case as one viewer may see it. */
export interface AssessmentView {
  readonly caseId: string;
  readonly caseVersion: number;
  readonly number: string;
  readonly title: string;
  readonly constructed: boolean;
  readonly phase: string;
  /** Why the viewer cannot write; empty when they can; absent for the public. */
  readonly obstacles?: readonly Rejection[];
  readonly cited?: AssessmentReference;
  readonly versions: readonly AssessmentVersion[];
  /** Oldest first. */
  readonly results: readonly { readonly version: number; readonly result: string; readonly recordedAt: string }[];
  readonly acceptances: readonly {
    readonly result: string;
    readonly part: string;
    readonly state: string;
    readonly reason: string;
    readonly recordedAt: string;
    readonly role: string;
    readonly organisation: string;
  }[];
  readonly draft?: { readonly document: string; readonly basedOn: number; readonly revision: number; readonly savedAt: string };
  /** Text of the newest version. */
  readonly document?: string;
  readonly stale: readonly StalePart[];
}

export interface AssessmentVersion {
  readonly version: number;
  readonly digest: string;
  readonly recordedAt: string;
  readonly role: string;
  readonly organisation?: string;
  readonly remark?: string;
}

/** What came of taking over the public list of decisions. */
export interface PortfolioReport {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly number: string }[];
}

/** How a file stands: whether it has been checked for viruses, and may be fetched. */
export interface FileStanding {
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
  readonly scan: 'notScanned' | 'waiting' | 'clean' | 'refused';
  readonly available: boolean;
}

/** A file on its way in; `file` once it is whole. */
export interface SentUpload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly file?: FileReference & Pick<FileStanding, 'scan'>;
}

/** A text that was begun and not sent. */
export interface DraftEntry {
  readonly place: string;
  readonly form: string;
  readonly revision: number;
  readonly savedAt: string;
}

/** A text on the server; content is null where there is none now. */
export interface SavedDraft {
  readonly content: object | null;
  readonly revision: number;
  readonly savedAt?: string;
}

/** A stored assessment with everything that it takes to make it again. */
export interface StoredAssessment {
  readonly kind: 'assessment';
  readonly assessment: Assessment;
  readonly description: ModelDescription;
  readonly document: string;
  readonly model: string;
}

/** A stored result as the API gives it, as far as the page uses it. */
export interface StoredResult {
  readonly identity: RunIdentity;
  readonly description: ModelDescription;
  readonly baseCase: Omit<BaseCase, 'traces'>;
  readonly appraisal: Appraisal;
  /** What was changed from the document's own inputs; absent where nothing was. */
  readonly inputs?: RunInputs;
  readonly document: string;
}

/** A case as the signed-in person sees it. */
export interface CaseView extends CaseworkView {
  /** Instant of its newest event when they last looked at it; absent where they never have. */
  readonly seenUpTo?: string;
}

export type { CaseSummary, MiniHtaLine, Fault, ModelDescription, Party, Rejection, RunReference, SavedWorkspace };

/** A list's choices under a name of one's own. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}
