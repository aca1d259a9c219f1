import type { ClockView, Input, Notice, PublicTexts, Statistics } from '@likeverd/casework';
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, getJson, getText } from './client.ts';
import type {
  AssessmentView,
  CaseView,
  DraftEntry,
  ExampleAssessment,
  FileStanding,
  MethodsPage,
  MiniHtaList,
  MethodView,
  ModelDescription,
  OutboxLine,
  OwnSubscription,
  RunStatus,
  SavedDraft,
  SavedView,
  SavedWorkspace,
  SentUpload,
  Session,
  StatusPage,
  StoredAssessment,
  StoredResult,
} from './types.ts';
import { readOpenDraft } from '../drafts/useDraft.ts';
import type { ListedCase } from '../work/choices.ts';
import type { ApiDocument } from '../openness/api-document.ts';
import { type FilterSearch, filterParameters } from '../openness/filter-search.ts';

/** Refusals are answers: asking again gives the same. What may pass by itself is tried twice more. */
function worthRetrying(failures: number, error: Error): boolean {
  const passing = error instanceof ApiError && ['offline', 'unavailable'].includes(error.problem.code);
  return passing && failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true } } });
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getJson<Session>('/api/session', signal),
  staleTime: 60_000,
});

export const methodsQuery = (query: string, page: number, filters: FilterSearch) =>
  queryOptions({
    queryKey: ['methods', query, page, filters],
    queryFn: ({ signal }) =>
      getJson<MethodsPage>(
        `/api/methods?${new URLSearchParams({ query, page: String(page), ...filterParameters(filters) }).toString()}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** The public page of a case: as it is, or as it was in a version. */
export const methodQuery = (number: string, version?: number) =>
  queryOptions({
    queryKey: ['method', number, version ?? 'newest'],
    queryFn: ({ signal }) =>
      getJson<MethodView>(
        `/api/methods/${encodeURIComponent(number)}${version === undefined ? '' : `?version=${version}`}`,
        signal,
      ),
  });

export const datasetsQuery = queryOptions({
  queryKey: ['datasets'],
  queryFn: ({ signal }) =>
    getJson<{ datasets: readonly { readonly id: string; readonly columns: readonly string[] }[] }>('/api/data', signal),
  staleTime: 600_000,
});

export const apiDocumentQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: ({ signal }) => getJson<ApiDocument>('/api/openapi.json', signal),
  staleTime: 600_000,
});

export const feedAddressQuery = queryOptions({
  queryKey: ['feed-address'],
  queryFn: ({ signal }) => getJson<{ madeAt: string | null }>('/api/feed-address', signal),
});

export const ownSubscriptionsQuery = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => getJson<{ subscriptions: readonly OwnSubscription[] }>('/api/subscriptions', signal),
});

export const outboxQuery = queryOptions({
  queryKey: ['subscriptions', 'outbox'],
  queryFn: ({ signal }) => getJson<{ letters: readonly OutboxLine[] }>('/api/outbox', signal),
});

export const miniHtasQuery = (query: string, page: number) =>
  queryOptions({
    queryKey: ['mini-hta', query, page],
    queryFn: ({ signal }) =>
      getJson<MiniHtaList>(`/api/mini-hta?${new URLSearchParams({ query, page: String(page) }).toString()}`, signal),
    placeholderData: keepPreviousData,
  });

export const miniHtaQuery = (id: string) =>
  queryOptions({
    queryKey: ['mini-hta', id],
    queryFn: ({ signal }) => getJson<CaseView>(`/api/mini-hta/${encodeURIComponent(id)}`, signal),
  });

/** A page of the cases that the signed-in person may see anything of. */
export interface CaseList {
  readonly cases: readonly ListedCase[];
  readonly total: number;
  /** Cases with something new since they last looked. */
  readonly changed: number;
  readonly page: number;
  readonly pageSize: number;
}

export const casesQuery = (choice: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['cases', choice],
    queryFn: ({ signal }) => getJson<CaseList>(`/api/cases?${new URLSearchParams(choice).toString()}`, signal),
    placeholderData: keepPreviousData,
  });

/** The views of the list of cases that the signed-in person has saved. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => getJson<{ readonly views: readonly SavedView[] }>('/api/work/views', signal),
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => getJson<CaseView>(`/api/cases/${encodeURIComponent(id)}`, signal),
  });

/** What negotiators have typed in a case; read once, and from then on held by the page. */
export const workspaceQuery = (id: string) =>
  queryOptions({
    queryKey: ['negotiation', id],
    queryFn: ({ signal }) => getJson<SavedWorkspace>(`/api/cases/${encodeURIComponent(id)}/negotiation`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** Every version up to the newest that the page knows of. */
export const workspaceVersionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['negotiation', id, 'versions', version],
    queryFn: ({ signal }) =>
      getJson<{ versions: readonly { readonly version: number; readonly savedAt: string }[] }>(
        `/api/cases/${encodeURIComponent(id)}/negotiation/versions`,
        signal,
      ),
  });

/** What the signed-in person has begun and not sent; in one place, or everywhere. */
export const draftsQuery = (place?: string) =>
  queryOptions({
    queryKey: ['drafts', place ?? 'everywhere'],
    queryFn: ({ signal }) =>
      getJson<{ drafts: readonly DraftEntry[] }>(
        `/api/drafts${place === undefined ? '' : `?${new URLSearchParams({ place }).toString()}`}`,
        signal,
      ),
    staleTime: 0,
  });

/** What the signed-in person has typed in one form. */
export const draftQuery = (place: string, form: string) =>
  queryOptions({
    queryKey: ['drafts', place, form],
    queryFn: ({ signal }) => getJson<SavedDraft>(`/api/drafts/${encodeURIComponent(place)}/${encodeURIComponent(form)}`, signal),
    staleTime: 0,
  });

/** How the files of a case's documents stand; asked for again when the case has changed. */
export const filesQuery = (caseId: string, version: number) =>
  queryOptions({
    queryKey: ['files', caseId, version],
    queryFn: ({ signal }) => getJson<{ files: readonly FileStanding[] }>(`/api/cases/${encodeURIComponent(caseId)}/files`, signal),
    // A file that waits for the virus check is asked about again.
    refetchInterval: (query) => (query.state.data?.files.some(({ scan }) => scan === 'waiting') === true ? 5_000 : false),
  });

/** A file that was sent in, as its sender sees it. */
export const uploadQuery = (id: string) =>
  queryOptions({
    queryKey: ['upload', id],
    queryFn: ({ signal }) => getJson<SentUpload>(`/api/uploads/${encodeURIComponent(id)}`, signal),
  });

/** The clock of a case under its id, or of a registered one as the public sees it; `version` asks again when the case has grown. */
export const ledgerQuery = (of: { readonly caseId: string } | { readonly number: string }, version: number) =>
  queryOptions({
    queryKey: ['ledger', of, version],
    queryFn: ({ signal }) =>
      getJson<ClockView>(
        'caseId' in of
          ? `/api/cases/${encodeURIComponent(of.caseId)}/ledger`
          : `/api/methods/${encodeURIComponent(of.number)}/ledger`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const statusQuery = (query: string) =>
  queryOptions({
    queryKey: ['status', query],
    queryFn: ({ signal }) => getJson<StatusPage>(`/api/status?${query}`, signal),
    placeholderData: keepPreviousData,
  });

export const statisticsQuery = queryOptions({
  queryKey: ['statistics'],
  queryFn: ({ signal }) => getJson<Statistics>('/api/statistics', signal),
});

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => getJson<{ models: readonly ModelDescription[] }>('/api/models', signal),
  staleTime: 600_000,
});

export const modelTextQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) => getText(`/api/models/${encodeURIComponent(id)}`, signal),
    staleTime: 600_000,
  });

export const exampleAssessmentsQuery = queryOptions({
  queryKey: ['assessments', 'examples'],
  queryFn: ({ signal }) => getJson<{ assessments: readonly ExampleAssessment[] }>('/api/example-assessments', signal),
  staleTime: 600_000,
});

export const exampleAssessmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assessments', 'examples', id],
    queryFn: ({ signal }) => getText(`/api/example-assessments/${encodeURIComponent(id)}`, signal),
    staleTime: 600_000,
  });

export const assessmentQuery = (caseNumberOrId: string) =>
  queryOptions({
    queryKey: ['assessment', caseNumberOrId],
    queryFn: ({ signal }) => getJson<AssessmentView>(`/api/assessments/${encodeURIComponent(caseNumberOrId)}`, signal),
  });

export const assessmentVersionQuery = (caseNumberOrId: string, version: number) =>
  queryOptions({
    queryKey: ['assessment', caseNumberOrId, 'version', version],
    queryFn: ({ signal }) =>
      getJson<{ readonly document: string }>(`/api/assessments/${encodeURIComponent(caseNumberOrId)}/versions/${version}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const storedAssessmentQuery = (hash: string) =>
  queryOptions({
    queryKey: ['result', 'assessment', hash],
    queryFn: ({ signal }) => getJson<StoredAssessment>(`/api/results/${encodeURIComponent(hash)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const resultQuery = (hash: string) =>
  queryOptions({
    queryKey: ['result', hash],
    queryFn: ({ signal }) => getJson<StoredResult>(`/api/results/${encodeURIComponent(hash)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A run under way is asked for again every second until it has ended. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) => getJson<RunStatus>(`/api/runs/${encodeURIComponent(id)}`, signal),
    refetchInterval: (query) => (query.state.data?.status === 'done' || query.state.data?.status === 'failed' ? false : 1_000),
    retry: 5,
  });

/** A case in which the viewer's organisation takes part. */
export interface TakingPart {
  readonly id: string;
  readonly number?: string;
  readonly title?: string;
  readonly participation: CaseView['state']['participation'];
  readonly notices: readonly Notice[];
}

export const takingPartQuery = queryOptions({
  queryKey: ['participation'],
  queryFn: ({ signal }) => getJson<{ cases: readonly TakingPart[] }>('/api/participation', signal),
});

interface Contribution {
  readonly author: string;
  readonly content: string;
  readonly handedInAt: string;
}

/** A round in which the viewer's organisation gathers its input. */
export interface Round {
  readonly id: string;
  readonly instructions: string;
  readonly replyBy?: string;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly lead: boolean;
  readonly own?: Contribution;
  readonly contributions: readonly Contribution[];
}

export const roundsQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id],
    queryFn: ({ signal }) => getJson<{ rounds: readonly Round[] }>(`/api/cases/${encodeURIComponent(id)}/rounds`, signal),
  });

/** What was typed on a case without signing in, in this browser. */
export const openDraftQuery = (caseId: string) =>
  queryOptions({ queryKey: ['openDraft', caseId], queryFn: () => readOpenDraft(caseId, 'giveInput'), staleTime: 0 });

/** Values of an input as they were sent. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** An input as its sender follows it. */
export interface FollowedInput {
  readonly caseId: string;
  readonly name: string;
  readonly number?: string;
  readonly standing: 'unconfirmed' | 'received' | 'declined' | 'published' | 'answered';
  readonly values: GivenValues;
  readonly givenOn: string;
  readonly declineReason?: string;
  readonly input?: Pick<Input, 'inputNumber' | 'publishedText' | 'withheldGround' | 'hiddenGrounds' | 'disposition'>;
  readonly texts: PublicTexts;
}

export const receiptQuery = (receipt: string) =>
  queryOptions({
    queryKey: ['receipt', receipt],
    queryFn: ({ signal }) => getJson<FollowedInput>(`/api/open-input/receipts/${encodeURIComponent(receipt)}`, signal),
  });

/** An input that came without signing in, as the secretariat sees it. */
export interface ReceivedInput {
  readonly id: string;
  readonly values: GivenValues;
  readonly email: string;
  readonly givenOn: string;
  readonly givenAtStage: Input['givenAtStage'];
  readonly declined?: string;
}

export const receivedQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['openInput', caseId],
    queryFn: ({ signal }) =>
      getJson<{ inputs: readonly ReceivedInput[] }>(`/api/cases/${encodeURIComponent(caseId)}/open-input`, signal),
  });

/** Cases in which such input waits for the secretariat. */
export const waitingInputQuery = queryOptions({
  queryKey: ['openInput'],
  queryFn: ({ signal }) =>
    getJson<{
      cases: readonly {
        readonly caseId: string;
        readonly number: string;
        readonly title: string;
        readonly count: number;
        readonly since: string;
      }[];
    }>('/api/open-input/waiting', signal),
});

/** What is written in the living report in one language, by the names under which input finds it. */
export const reportTextsQuery = (caseNumberOrId: string, language: string) =>
  queryOptions({
    queryKey: ['assessment', caseNumberOrId, 'texts', language],
    queryFn: ({ signal }) =>
      getJson<{ texts: PublicTexts }>(
        `/api/assessments/${encodeURIComponent(caseNumberOrId)}/texts/${encodeURIComponent(language)}`,
        signal,
      ),
  });
