import type { QueryClient } from '@tanstack/react-query';
import { followUpStages, followUpStatuses, type ProcessAudience, processAudiences } from '@likeverd/casework';
import { isLanguage, type Language } from '@likeverd/language/language';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { StatusSearch } from './clock/status-search.ts';
import { methodQuery, methodsQuery, sessionQuery } from './api/queries.ts';
import { CrashPage } from './layout/CrashPage.tsx';
import { NotFoundPage } from './layout/NotFoundPage.tsx';
import { Shell } from './layout/Shell.tsx';
import { type FilterSearch, readFilters } from './openness/filter-search.ts';
import { FrontPage } from './pages/FrontPage.tsx';
import { readWorkSearch } from './work/choices.ts';
import type { FollowUpSearch } from './temporary/search.ts';

interface Context {
  readonly queryClient: QueryClient;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const rootRoute = createRootRouteWithContext<Context>()({
  component: Shell,
  validateSearch: (search: Record<string, unknown>): { readonly lang?: Language } => {
    const lang = text(search.lang);
    return isLanguage(lang) ? { lang } : {};
  },
  loader: ({ context }) => void context.queryClient.prefetchQuery(sessionQuery),
});

export interface FrontSearch extends FilterSearch {
  readonly q?: string;
  readonly page?: number;
}

const frontRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: FrontPage,
  validateSearch: (search: Record<string, unknown>): FrontSearch => {
    const page = Math.floor(Number(search.page));
    return { ...(text(search.q) === '' ? {} : { q: text(search.q) }), ...(page > 1 ? { page } : {}), ...readFilters(search) };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchQuery(methodsQuery(deps.q ?? '', deps.page ?? 1, readFilters({ ...deps }))),
});

export interface MethodSearch {
  /** The page as it was after this many public events; the newest where it is not given. */
  readonly versjon?: number;
}

const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/metoder/$number',
  component: lazyRouteComponent(() => import('./pages/MethodPage.tsx'), 'MethodPage'),
  validateSearch: (search: Record<string, unknown>): MethodSearch => {
    const versjon = Math.floor(Number(search.versjon));
    return versjon > 0 ? { versjon } : {};
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => void context.queryClient.prefetchQuery(methodQuery(params.number, deps.versjon)),
});

export interface MethodFollowUpSearch {
  /** The report that is shown, by its hash; the newest where it is not given. */
  readonly rapport?: string;
}

const methodFollowUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/oppfolging/$number',
  component: lazyRouteComponent(() => import('./pages/MethodFollowUpPage.tsx'), 'MethodFollowUpPage'),
  validateSearch: (search: Record<string, unknown>): MethodFollowUpSearch =>
    /^[0-9a-f]{64}$/.test(text(search.rapport)) ? { rapport: text(search.rapport) } : {},
});

const portfolioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/beslutningsliste',
  component: lazyRouteComponent(() => import('./pages/PortfolioPage.tsx'), 'PortfolioPage'),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leveranser',
  component: lazyRouteComponent(() => import('./pages/DeliveriesPage.tsx'), 'DeliveriesPage'),
});

const deliveryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leveranser/$id',
  component: lazyRouteComponent(() => import('./pages/DeliveryPage.tsx'), 'DeliveryPage'),
});

const mappingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leveranser/kobling/$register',
  component: lazyRouteComponent(() => import('./pages/MappingPage.tsx'), 'MappingPage'),
});

const tryAssessmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vurdering',
  component: lazyRouteComponent(() => import('./pages/TryAssessmentPage.tsx'), 'TryAssessmentPage'),
});

const assessmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vurdering/$number',
  component: lazyRouteComponent(() => import('./pages/AssessmentPage.tsx'), 'AssessmentPage'),
});

export interface DiffSearch {
  readonly fra?: number;
  readonly til?: number;
}

const assessmentDiffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vurdering/$number/endringer',
  component: lazyRouteComponent(() => import('./pages/AssessmentDiffPage.tsx'), 'AssessmentDiffPage'),
  validateSearch: (search: Record<string, unknown>): DiffSearch => {
    const [fra, til] = [Math.floor(Number(search.fra)), Math.floor(Number(search.til))];
    return { ...(fra > 0 ? { fra } : {}), ...(til > 0 ? { til } : {}) };
  },
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/arbeid',
  component: lazyRouteComponent(() => import('./pages/WorkPage.tsx'), 'WorkPage'),
  validateSearch: readWorkSearch,
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/arbeid/$id',
  component: lazyRouteComponent(() => import('./pages/CasePage.tsx'), 'CasePage'),
});

const negotiationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forhandling/$caseId',
  component: lazyRouteComponent(() => import('./pages/NegotiationPage.tsx'), 'NegotiationPage'),
});

const rebatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rabatter',
  component: lazyRouteComponent(() => import('./pages/RebatesPage.tsx'), 'RebatesPage'),
});

export interface StartSearch {
  readonly type?: 'anmodning' | 'forslag' | 'varsel' | 'mini';
}

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ny',
  component: lazyRouteComponent(() => import('./pages/StartPage.tsx'), 'StartPage'),
  validateSearch: (search: Record<string, unknown>): StartSearch =>
    search.type === 'anmodning' || search.type === 'forslag' || search.type === 'varsel' || search.type === 'mini'
      ? { type: search.type }
      : {},
});

const ownParticipationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/medvirkning',
  component: lazyRouteComponent(() => import('./pages/OwnParticipationPage.tsx'), 'OwnParticipationPage'),
});

const participationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/medvirkning/$id',
  component: lazyRouteComponent(() => import('./pages/ParticipationPage.tsx'), 'ParticipationPage'),
});

const inputReceiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/innspill/$receipt',
  component: lazyRouteComponent(() => import('./pages/InputReceiptPage.tsx'), 'InputReceiptPage'),
});

const meetingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moter',
  component: lazyRouteComponent(() => import('./pages/MeetingsPage.tsx'), 'MeetingsPage'),
});

const planMeetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moter/nytt',
  component: lazyRouteComponent(() => import('./pages/PlanMeetingPage.tsx'), 'PlanMeetingPage'),
});

const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moter/$id',
  component: lazyRouteComponent(() => import('./pages/MeetingPage.tsx'), 'MeetingPage'),
});

export interface RoomSearch {
  readonly sak?: number;
}

const meetingRoomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moter/$id/rom',
  component: lazyRouteComponent(() => import('./pages/MeetingRoomPage.tsx'), 'MeetingRoomPage'),
  validateSearch: (search: Record<string, unknown>): RoomSearch => {
    const sak = Math.floor(Number(search.sak));
    return sak > 0 ? { sak } : {};
  },
});

const papersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moter/$id/papirer',
  component: lazyRouteComponent(() => import('./pages/PapersPage.tsx'), 'PapersPage'),
});

export interface OverviewSearch {
  readonly q?: string;
  readonly page?: number;
}

const overviewSearch = (search: Record<string, unknown>): OverviewSearch => {
  const page = Math.floor(Number(search.page));
  return { ...(text(search.q) === '' ? {} : { q: text(search.q) }), ...(page > 1 ? { page } : {}) };
};

const implementationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/innforing',
  component: lazyRouteComponent(() => import('./pages/ImplementationPage.tsx'), 'ImplementationPage'),
  validateSearch: overviewSearch,
});

const followUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/midlertidig',
  component: lazyRouteComponent(() => import('./pages/FollowUpPage.tsx'), 'FollowUpPage'),
  validateSearch: (search: Record<string, unknown>): FollowUpSearch => {
    const status = followUpStatuses.find((each) => each === search.status);
    const hvor = followUpStages.find((each) => each === search.hvor);
    const innen = Number(search.innen);
    return {
      ...(status === undefined ? {} : { status }),
      ...(hvor === undefined ? {} : { hvor }),
      ...(text(search.hvem) === '' ? {} : { hvem: text(search.hvem) }),
      ...(Number.isInteger(innen) && innen > 0 && innen <= 120 ? { innen } : {}),
      ...(text(search.data) === '' ? {} : { data: text(search.data) }),
      ...(search.versjon === 'arbeid' ? { versjon: 'arbeid' } : {}),
    };
  },
});

const trialsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/studier',
  component: lazyRouteComponent(() => import('./pages/TrialsPage.tsx'), 'TrialsPage'),
  validateSearch: (search: Record<string, unknown>): OverviewSearch & { readonly status?: string } => ({
    ...overviewSearch(search),
    ...(text(search.status) === '' ? {} : { status: text(search.status) }),
  }),
});

const schemesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forenklede-lop',
  component: lazyRouteComponent(() => import('./pages/SchemesPage.tsx'), 'SchemesPage'),
});

export interface MiniHtaSearch {
  readonly q?: string;
  readonly side?: number;
}

const miniHtaListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mini-metodevurderinger',
  component: lazyRouteComponent(() => import('./pages/MiniHtaListPage.tsx'), 'MiniHtaListPage'),
  validateSearch: (search: Record<string, unknown>): MiniHtaSearch => {
    const side = Math.floor(Number(search.side));
    return { ...(text(search.q) === '' ? {} : { q: text(search.q) }), ...(side > 1 ? { side } : {}) };
  },
});

const releasesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/utlevering',
  component: lazyRouteComponent(() => import('./pages/ReleasesPage.tsx'), 'ReleasesPage'),
});

const miniHtaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mini-metodevurderinger/$id',
  component: lazyRouteComponent(() => import('./pages/MiniHtaPage.tsx'), 'MiniHtaPage'),
});

const aboutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/om',
  component: lazyRouteComponent(() => import('./pages/AboutPage.tsx'), 'AboutPage'),
});

const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/DataPage.tsx'), 'DataPage'),
});

const apiRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data/api',
  component: lazyRouteComponent(() => import('./pages/ApiPage.tsx'), 'ApiPage'),
});

const statusRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/status',
  component: lazyRouteComponent(() => import('./pages/StatusPage.tsx'), 'StatusPage'),
  validateSearch: (search: Record<string, unknown>): StatusSearch => {
    const page = Math.floor(Number(search.page));
    const word = (name: string) => (text(search[name]) === '' ? {} : { [name]: text(search[name]) });
    return {
      ...word('phase'),
      ...word('type'),
      ...word('field'),
      ...word('holder'),
      ...word('outcome'),
      ...word('sort'),
      ...(search.reverse === true || search.reverse === 'true' ? { reverse: true } : {}),
      ...(page > 1 ? { page } : {}),
    };
  },
});

const statisticsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statistikk',
  component: lazyRouteComponent(() => import('./pages/StatisticsPage.tsx'), 'StatisticsPage'),
  validateSearch: (search: Record<string, unknown>): { readonly ar?: number } => {
    const year = Math.floor(Number(search.ar));
    return year > 1900 && year < 10_000 ? { ar: year } : {};
  },
});

const processRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prosess',
  component: lazyRouteComponent(() => import('./pages/ProcessPage.tsx'), 'ProcessPage'),
  validateSearch: (search: Record<string, unknown>): { readonly for?: ProcessAudience } => {
    const found = processAudiences.find((audience) => audience === search.for);
    return found === undefined ? {} : { for: found };
  },
});

export interface SubscribeSearch extends FilterSearch {
  /** Number of the case that is followed. */
  readonly sak?: string;
  readonly q?: string;
}

const subscribeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/abonner',
  component: lazyRouteComponent(() => import('./pages/SubscribePage.tsx'), 'SubscribePage'),
  validateSearch: (search: Record<string, unknown>): SubscribeSearch => ({
    ...(text(search.sak) === '' ? {} : { sak: text(search.sak) }),
    ...(text(search.q) === '' ? {} : { q: text(search.q) }),
    ...readFilters(search),
  }),
});

const routeTree = rootRoute.addChildren([
  frontRoute,
  methodRoute,
  portfolioRoute,
  methodFollowUpRoute,
  deliveriesRoute,
  deliveryRoute,
  mappingRoute,
  tryAssessmentRoute,
  assessmentRoute,
  assessmentDiffRoute,
  workRoute,
  caseRoute,
  negotiationRoute,
  rebatesRoute,
  startRoute,
  ownParticipationRoute,
  participationRoute,
  inputReceiptRoute,
  statusRoute,
  statisticsRoute,
  processRoute,
  meetingsRoute,
  planMeetingRoute,
  meetingRoute,
  meetingRoomRoute,
  papersRoute,
  implementationRoute,
  followUpRoute,
  trialsRoute,
  schemesRoute,
  miniHtaListRoute,
  miniHtaRoute,
  releasesRoute,
  aboutRoute,
  dataRoute,
  subscribeRoute,
  apiRoute,
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPage,
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
