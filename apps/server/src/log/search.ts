import { type CaseEvent, type CaseKind, type FieldValue, type Label, marked, visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { type InsertObject, type RawBuilder, sql } from 'kysely';
import type { Database, StoreTransaction } from '../database.ts';
import { type PublicCase, publicCaseOf, replacePublicCases } from '../search/public-case.ts';
import { byWords, queryOf, vectorOf, weigh } from '../search/vector.ts';
import { searchTerms } from '../search/words.ts';
import { canonicalJson } from './chain.ts';
import { toLabelRow } from './labels.ts';

/** A case with its whole log. */
export interface CaseLog {
  readonly caseId: string;
  readonly log: readonly CaseEvent[];
}

/**
 * Replaces what search knows of some cases: their words, one row for every pair of labels of event and value, as it is to be seen on a day.
 * Returns what the public may see of each.
 */
export async function rebuildSearchRows(
  tx: StoreTransaction,
  cases: readonly CaseLog[],
  today: CalendarDate,
): Promise<readonly (CaseLog & { readonly known: PublicCase | null })[]> {
  const ids = cases.map(({ caseId }) => caseId);
  await tx.deleteFrom('search_row').where('case_id', 'in', ids).execute();
  const rows = cases.flatMap(searchRowsOf);
  if (rows.length > 0) await tx.insertInto('search_row').values(rows).execute();
  const known = cases.map((each) => ({ ...each, known: publicCaseOf(each.caseId, visibleTo(null, each.log, today), today) }));
  await replacePublicCases(tx, known);
  return known;
}

function searchRowsOf({ caseId, log }: CaseLog): readonly InsertObject<Database, 'search_row'>[] {
  const groups = new Map<string, { event: Label; value: Label; values: Map<string, readonly [string, FieldValue]> }>();
  const keys = new Map<Label, string>();
  const keyOf = (label: Label): string => {
    const known = keys.get(label) ?? canonicalJson(label);
    keys.set(label, known);
    return known;
  };
  for (const event of log) {
    for (const [name, { label, value }] of Object.entries(event.values)) {
      const key = `[${keyOf(event.label)},${keyOf(label)}]`;
      const group = groups.get(key) ?? { event: event.label, value: label, values: new Map() };
      // What is said again and again is said once.
      group.values.set(typeof value === 'string' ? `${name} ${value}` : `${name} ${event.version}`, [name, marked(value)]);
      groups.set(key, group);
    }
  }
  return [...groups].map(([labels, { event, value, values }]) => {
    const [outer, inner] = [toLabelRow(event), toLabelRow(value)];
    return {
      case_id: caseId,
      labels,
      words: vectorOf(weigh(values.values())),
      event_class: outer.class,
      event_owner: outer.owner,
      event_shared_with: outer.shared_with,
      event_expires: outer.expires,
      value_class: inner.class,
      value_owner: inner.owner,
      value_shared_with: inner.shared_with,
      value_expires: inner.expires,
    };
  });
}

/**
 * Ids of the cases in which the viewer of this transaction may see every word of the query, newest first. Words match by their
 * Norwegian stem and by their beginning, and inside of long words; case numbers by their beginning. Only those of a kind, where one is named.
 */
export async function findCases(
  tx: StoreTransaction,
  query: string,
  limit: number,
  offset: number,
  kind?: CaseKind,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const held = await holding(tx, query, 'e.case_id');
  const where = kind === undefined ? held : sql`${held} and e.summary->>'kind' = ${kind}`;
  const { rows } = await sql<{ case_id: string | null; total: string }>`
    with found as materialized (select e.case_id, max(e.updated_at) as newest from case_row e where ${where} group by e.case_id)
    select p.case_id, t.total from (select count(*) as total from found) t
    left join (select case_id, newest from found order by newest desc, case_id limit ${limit} offset ${offset}) p on true
    order by p.newest desc, p.case_id`.execute(tx);
  return { ids: rows.flatMap((row) => row.case_id ?? []), total: Number(rows[0]?.total ?? 0) };
}

/** True of the rows whose `column` is the id of a case in which the viewer of this transaction may see every word of a query. */
export async function holding(tx: StoreTransaction, query: string, column: string): Promise<RawBuilder<boolean>> {
  const terms = searchTerms(query);
  // A query of signs alone names nothing.
  if (terms.length === 0) return query.trim() === '' ? sql<boolean>`true` : sql<boolean>`false`;
  await byWords(tx);
  return sql<boolean>`${sql.join(
    terms.map((term) => sql`${sql.ref(column)} in (${matches(queryOf([term]))})`),
    sql` and `,
  )}`;
}

/** Cases with a visible row that holds the word; stop words (og, i, for) are held by all. */
function matches(asked: ReturnType<typeof queryOf>): ReturnType<typeof sql> {
  return sql`select s.case_id from search_row s where numnode(${asked}) = 0 or s.words @@ ${asked}`;
}
