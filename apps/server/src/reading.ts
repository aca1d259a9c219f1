import { type CaseSummary, type CaseView, caseNumberParts, type Party, viewCase, viewVersion } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { viewFor } from './commands.ts';
import type { Moment } from './clock.ts';
import { asViewer, type Store, type StoreTransaction } from './database.ts';
import { seenRows } from './log/case-rows.ts';
import { looksAt } from './work/store.ts';
import { seenEvents } from './log/event-store.ts';
import { keptPage, type MethodView, methodViewOf, type PublicPage, tagOf } from './log/public-pages.ts';
import { countChanged, findWork, type WorkChoice } from './work/find.ts';
import { type Found, type FoundCase, findPublicCases, type Sought } from './search/find.ts';

/** Cases a page of the public list. */
export const pageSize = 20;

export interface MethodPage {
  readonly methods: readonly FoundCase[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Found['facets'];
}

/** The public list of methods that fit, the nearest first, without words the newest; in a transaction of the public. */
export async function listMethods(tx: StoreTransaction, sought: Sought, page: number): Promise<MethodPage> {
  const { cases, total, facets } = await findPublicCases(tx, sought, pageSize, (page - 1) * pageSize);
  return { methods: cases, total, page, pageSize, facets };
}

/** The id of the case with this number; undefined where there is none. Numbers are given when a case becomes public. */
export function readCaseId(store: Store, number: string, today: CalendarDate): Promise<string | undefined> {
  return asViewer(store, null, today, (tx) => caseIdOf(tx, number));
}

async function caseIdOf(tx: StoreTransaction, number: string): Promise<string | undefined> {
  const parts = caseNumberParts(number);
  if (parts === null) return undefined;
  const { year, sequence, suffix } = parts;
  const row = await tx
    .selectFrom('case_number')
    .select('case_id')
    .where('year', '=', year)
    .where('sequence', '=', sequence)
    .where('suffix', '=', suffix)
    .executeTakeFirst();
  return row?.case_id;
}

/** The public view of the case with this number, as it is or as it was in a version; null where there is none. */
export function readMethod(store: Store, number: string, today: CalendarDate, version?: number): Promise<MethodView | null> {
  return asViewer(store, null, today, (tx) => methodSeen(tx, number, today, version));
}

async function methodSeen(tx: StoreTransaction, number: string, today: CalendarDate, version?: number): Promise<MethodView | null> {
  const id = await caseIdOf(tx, number);
  if (id === undefined) return null;
  const log = (await seenEvents(tx, [id])).get(id) ?? [];
  const now = methodViewOf(id, log, today);
  if (now?.state.number !== number) return null;
  if (version === undefined) return now;
  const view = viewVersion(id, log, version);
  return view === null ? null : { ...view, publicVersion: version, publicVersions: now.publicVersions };
}

/** The public page of the case with this number as it is answered: as it was kept, else made from its log; null where there is none. */
export async function readPage(store: Store, number: string, today: CalendarDate): Promise<PublicPage | null> {
  if (caseNumberParts(number) === null) return null;
  return asViewer(store, null, today, async (tx) => {
    const kept = await keptPage(tx, number, today);
    if (kept !== undefined) return kept;
    const view = await methodSeen(tx, number, today);
    if (view === null) return null;
    const content = JSON.stringify(view);
    return { content, tag: tagOf(content) };
  });
}

/** A case in the list of someone signed in. */
export interface ListedCase extends CaseSummary {
  /** Instant of the newest event when they last looked at it; absent where they never have. */
  readonly seenUpTo?: string;
}

/** A page of the cases someone signed in may see anything of, as they have chosen them. */
export interface CaseList {
  readonly cases: readonly ListedCase[];
  readonly total: number;
  /** Cases in which something has happened since they last looked, whatever else is chosen. */
  readonly changed: number;
  readonly page: number;
  readonly pageSize: number;
}

/** Cases a page of the list of someone signed in. */
const workPageSize = 50;

/** The cases someone signed in may see anything of, that fit what they have chosen; behind the last page there is the last one. */
export function listCases(store: Store, viewer: Party, choice: WorkChoice, asked: number, moment: Moment): Promise<CaseList> {
  return asViewer(store, viewer, moment.today, async (tx) => {
    const found = await findWork(tx, viewer, choice, workPageSize, (asked - 1) * workPageSize);
    const page = Math.min(asked, Math.max(1, Math.ceil(found.total / workPageSize)));
    const { ids, total } = page === asked ? found : await findWork(tx, viewer, choice, workPageSize, (page - 1) * workPageSize);
    const changed = await countChanged(tx, viewer);
    const rows = await seenRows(tx, ids, viewer);
    const looks = await looksAt(tx, ids);
    const cases = ids.flatMap((id): readonly ListedCase[] => {
      const row = rows.get(id);
      const seenUpTo = looks.get(id);
      return row === undefined ? [] : [seenUpTo === undefined ? row : { ...row, seenUpTo }];
    });
    return { cases, total, changed, page, pageSize: workPageSize };
  });
}

/** A case as someone signed in, or the public, may see it; null when there is nothing. */
export function readCase(store: Store, viewer: Party | null, caseId: string, moment: Moment): Promise<CaseView | null> {
  return asViewer(store, viewer, moment.today, async (tx) => {
    const log = (await seenEvents(tx, [caseId])).get(caseId) ?? [];
    return viewer === null ? viewCase(caseId, log, null, moment.today) : viewFor(caseId, log, viewer, moment);
  });
}
