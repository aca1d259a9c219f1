import {
  type CalendarEntry,
  calendarOf,
  type CaseSummary,
  caseFrom,
  type CaseState,
  holderOf,
  type Party,
  type Viewer,
  viewCase,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';
import { seenRows } from '../log/case-rows.ts';
import { newestPublicEvents, type SeenEvent, seenEvents } from '../log/event-store.ts';
import { findCases } from '../log/search.ts';
import { casesMatching, isOpen, type Sought } from '../search/find.ts';
import { findWork } from '../work/find.ts';
import type { CaseDates } from './calendar.ts';
import type { FeedEntry } from './entries.ts';

/** What a feed or calendar is about: one case, what waits for someone's role, or a saved view. */
export type Scope =
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'role' }
  | { readonly kind: 'search'; readonly sought: Sought };

/** Events in a feed. */
const feedLength = 100;
/** Cases whose logs are read for a feed or a calendar of someone signed in; the newest. */
const mostCases = 200;
/** Cases in a calendar of the public. */
const mostDated = 5_000;

/** The newest events that the viewer of this transaction may see of what a feed is about, newest first; null for a case they may not see. */
export async function feedEntries(tx: StoreTransaction, viewer: Viewer, scope: Scope): Promise<readonly FeedEntry[] | null> {
  const events = await newestOf(tx, viewer, scope);
  if (events === null) return null;
  const lines = await seenRows(tx, [...new Set(events.map(({ caseId }) => caseId))], viewer);
  return events.flatMap((event) => {
    const line = lines.get(event.caseId);
    return line === undefined || line.kind === 'miniHta' ? [] : [{ event, ...named(line) }];
  });
}

function named({ number, title }: CaseSummary): { readonly number?: string; readonly title?: string } {
  return { ...(number === undefined ? {} : { number }), ...(title === undefined ? {} : { title }) };
}

async function newestOf(tx: StoreTransaction, viewer: Viewer, scope: Scope): Promise<readonly SeenEvent[] | null> {
  if (viewer === null && scope.kind === 'search' && isOpen(scope.sought)) return newestPublicEvents(tx, feedLength);
  const ids = await casesOf(tx, viewer, scope);
  const logs = await seenEvents(tx, ids);
  const events = [...logs.values()].flat();
  if (scope.kind === 'case' && events.length === 0) return null;
  return events.toSorted((a, b) => (a.recordedAt === b.recordedAt ? 0 : a.recordedAt < b.recordedAt ? 1 : -1)).slice(0, feedLength);
}

/** Public events read for a digest of everything. */
const mostBetween = 1_000;

/** What a viewer may see of what happened from one instant until another, newest first. Instants are ISO 8601 in UTC. */
export async function eventsBetween(
  tx: StoreTransaction,
  viewer: Viewer,
  scope: Scope,
  from: string,
  until: string,
): Promise<readonly FeedEntry[]> {
  const events =
    viewer === null && scope.kind === 'search' && isOpen(scope.sought)
      ? await newestPublicEvents(tx, mostBetween)
      : [...(await seenEvents(tx, await casesOf(tx, viewer, scope))).values()].flat();
  const within = events
    .filter(({ recordedAt }) => recordedAt >= from && recordedAt < until)
    .toSorted((a, b) => (a.recordedAt === b.recordedAt ? 0 : a.recordedAt < b.recordedAt ? 1 : -1));
  const lines = await seenRows(tx, [...new Set(within.map(({ caseId }) => caseId))], viewer);
  return within.flatMap((event) => {
    const line = lines.get(event.caseId);
    return line === undefined || line.kind === 'miniHta' ? [] : [{ event, ...named(line) }];
  });
}

/** Ids of the cases that a scope is about, as far as a viewer may see them. */
async function casesOf(tx: StoreTransaction, viewer: Viewer, scope: Scope): Promise<readonly string[]> {
  switch (scope.kind) {
    case 'case':
      return [scope.caseId];
    case 'role': {
      if (viewer === null) return [];
      const { ids: open } = await findWork(tx, viewer, { query: '', show: 'open', order: 'updated' }, mostCases, 0);
      const logs = await seenEvents(tx, open);
      return open.filter((id) => waitsFor(viewer, caseFrom(id, logs.get(id) ?? [])));
    }
    case 'search':
      return viewer === null
        ? casesMatching(tx, scope.sought, mostCases)
        : (await findCases(tx, scope.sought.query, mostCases, 0)).ids;
  }
}

/** True where the clock says that a case is with whoever looks; where no clock is kept, whatever they can do in it. */
function waitsFor({ role, organisation }: Party, state: CaseState): boolean {
  const party = holderOf(state.clock)?.party;
  switch (party) {
    case undefined:
      return true;
    case 'supplier':
    case 'proposer':
    case 'secretariat':
      return role === party && (role === 'secretariat' || state.submitter === organisation);
    default:
      return party === organisation;
  }
}

/** The dates that a viewer may see of what a calendar is about; null for a case they may not see. */
export function datesOf(store: Store, viewer: Viewer, scope: Scope, today: CalendarDate): Promise<readonly CaseDates[] | null> {
  return asViewer(store, viewer, today, async (tx) => {
    if (viewer === null && scope.kind === 'search') return publicDates(tx, scope.sought);
    const logs = await seenEvents(tx, await casesOf(tx, viewer, scope));
    const cases = [...logs].flatMap(([caseId, log]) => {
      if (viewCase(caseId, log, viewer, today) === null) return [];
      const { number, title, constructed } = caseFrom(caseId, log);
      const entries = calendarOf(caseId, log);
      return [
        { caseId, constructed, entries, ...(number === undefined ? {} : { number }), ...(title === undefined ? {} : { title }) },
      ];
    });
    return scope.kind === 'case' && cases.length === 0 ? null : cases;
  });
}

async function publicDates(tx: StoreTransaction, sought: Sought): Promise<readonly CaseDates[]> {
  const ids = await casesMatching(tx, sought, mostDated);
  if (ids.length === 0) return [];
  const lines = await seenRows(tx, ids, null);
  const { rows } = await sql<{ case_id: string; dates: readonly CalendarEntry[] }>`
    select case_id, dates from public_case where case_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.flatMap(({ case_id, dates }) => {
    const line = lines.get(case_id);
    return line === undefined ? [] : [{ caseId: case_id, constructed: line.constructed, entries: dates, ...named(line) }];
  });
}
