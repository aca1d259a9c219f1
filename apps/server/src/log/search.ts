import { type CaseEvent, type Label, withoutPlaceholders } from '@likeverd/casework';
import { sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { canonicalJson } from './chain.ts';
import { toLabelRow } from './labels.ts';

/** Replaces the search rows of a case: its words, one row for every pair of labels of event and value. */
export async function rebuildSearchRows(tx: StoreTransaction, caseId: string, events: readonly CaseEvent[]): Promise<void> {
  const groups = new Map<string, { event: Label; value: Label; words: string[] }>();
  for (const event of events) {
    for (const { label, value } of Object.values(event.values)) {
      if (typeof value !== 'string') continue;
      const key = canonicalJson([event.label, label]);
      const group = groups.get(key) ?? { event: event.label, value: label, words: [] };
      group.words.push(withoutPlaceholders(value));
      groups.set(key, group);
    }
  }
  await tx.deleteFrom('search_row').where('case_id', '=', caseId).execute();
  for (const [labels, { event, value, words }] of groups) {
    const [outer, inner] = [toLabelRow(event), toLabelRow(value)];
    await tx
      .insertInto('search_row')
      .values({
        case_id: caseId,
        labels,
        words: sql<string>`to_tsvector('norwegian', ${words.join('\n')})`,
        event_class: outer.class,
        event_owner: outer.owner,
        event_shared_with: outer.shared_with,
        event_expires: outer.expires,
        value_class: inner.class,
        value_owner: inner.owner,
        value_shared_with: inner.shared_with,
        value_expires: inner.expires,
      })
      .execute();
  }
}

/** Longest query that is looked at, in words. */
const mostTerms = 12;

/** The words of a query: letters and digits only, so that nothing in it is syntax. */
function searchTerms(query: string): readonly string[] {
  return (
    query
      .normalize('NFC')
      .slice(0, 400)
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).slice(0, mostTerms);
}

/**
 * Ids of the cases in which the viewer of this transaction may see every word of the query, newest first. Words match by their
 * Norwegian stem and by their beginning; case numbers by their beginning.
 */
export async function findCases(
  tx: StoreTransaction,
  query: string,
  limit: number,
  offset: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const terms = searchTerms(query);
  const matching = terms.map((term) => sql`e.case_id in (${matches(term)})`);
  // A query of signs alone names nothing.
  const where = terms.length > 0 ? sql.join(matching, sql` and `) : query.trim() === '' ? sql`true` : sql`false`;
  const { rows } = await sql<{ case_id: string }>`
    select e.case_id from case_row e where ${where}
    group by e.case_id
    order by max(e.updated_at) desc, e.case_id
    limit ${limit} offset ${offset}`.execute(tx);
  const counted = await sql<{ total: string }>`select count(distinct e.case_id) as total from case_row e where ${where}`.execute(
    tx,
  );
  return { ids: rows.map((row) => row.case_id), total: Number(counted.rows[0]?.total ?? 0) };
}

/** Cases with a visible row that holds the word; stop words (og, i, for) are held by all. */
function matches(term: string): ReturnType<typeof sql> {
  const prefix = sql`to_tsquery('norwegian', ${`${term}:*`})`;
  return sql`select s.case_id from search_row s
    where numnode(${prefix}) = 0 or s.words @@ ${prefix} or s.words @@ to_tsquery('simple', ${`${term}:*`})`;
}
