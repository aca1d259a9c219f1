import { type CaseEvent, type CaseView, type PublicVersion, publicVersions, viewCase, visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import type { PublicCase } from '../search/public-case.ts';
import { sha256 } from './chain.ts';
import type { MadeLines } from './case-rows.ts';
import type { CaseLog } from './search.ts';

/** The public page of a case as it is, or as it was, and every version of it that can be pointed at. */
export interface MethodView extends CaseView {
  readonly publicVersion: number;
  readonly publicVersions: readonly PublicVersion[];
}

/** The public page as it is, from a case's log or from what the public sees of it; null where that is nothing. */
export function methodViewOf(caseId: string, log: readonly CaseEvent[], today: CalendarDate): MethodView | null {
  const seen = visibleTo(null, log, today);
  const view = viewCase(caseId, seen, null, today);
  if (view === null) return null;
  const versions = publicVersions(seen);
  return { ...view, publicVersion: versions.length, publicVersions: versions };
}

/** A page as it is answered, and by what a reader's copy of it is known. */
export interface PublicPage {
  readonly content: string;
  readonly tag: string;
}

/**
 * Puts the public pages of some cases in the place of the earlier ones. Returns a digest of all that everyone sees of each: its page, its
 * line in lists, and the texts that are searched.
 */
export async function replacePublicPages(
  tx: StoreTransaction,
  cases: readonly (CaseLog & MadeLines & { readonly known: PublicCase | null })[],
  today: CalendarDate,
): Promise<ReadonlyMap<string, string>> {
  await tx
    .deleteFrom('public_page')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  const pages = cases.map(({ caseId, log, known, line, renewOn }) => {
    const view = methodViewOf(caseId, log, today);
    const content = JSON.stringify(view);
    const digest = sha256(`${content}\n${JSON.stringify([line, known?.texts])}`);
    return { caseId, number: view?.state.number, content, digest, renewOn };
  });
  const rows = pages.flatMap(({ caseId, number, content, renewOn }) =>
    number === undefined ? [] : [{ case_id: caseId, number, content, tag: tagOf(content), renew_on: renewOn ?? null }],
  );
  if (rows.length > 0) await tx.insertInto('public_page').values(rows).execute();
  return new Map(pages.map(({ caseId, digest }) => [caseId, digest]));
}

/** The public page of the case with this number as it is kept; undefined where none is, or where it may be another today. */
export function keptPage(tx: StoreTransaction, number: string, today: CalendarDate): Promise<PublicPage | undefined> {
  return tx
    .selectFrom('public_page')
    .select(['content', 'tag'])
    .where('number', '=', number)
    .where((where) => where.or([where('renew_on', 'is', null), where('renew_on', '>', today)]))
    .executeTakeFirst();
}

/** By what a reader's copy of an answer is known. */
export function tagOf(content: string): string {
  return sha256(content).slice(0, 32);
}
