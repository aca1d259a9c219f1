import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { wholeCase } from '../log/event-store.ts';
import { rebuildSearchRows, searchMaker } from '../log/search.ts';

/** Cases made again in one transaction. */
const batch = 50;

/**
 * Makes again what search knows of every case whose rows are older than its log or their maker, or in which something has opened since;
 * returns how many. May be run by several servers at once: each takes what no other holds.
 */
export async function renewSearch(store: Store, today: CalendarDate): Promise<number> {
  let renewed = 0;
  for (;;) {
    const done = await asWriter(store, (tx) => renewSome(tx, today));
    renewed += done;
    if (done === 0) return renewed;
  }
}

async function renewSome(tx: StoreTransaction, today: CalendarDate): Promise<number> {
  const { rows } = await sql<{ case_id: string }>`
    select h.case_id from case_head h left join search_made m on m.case_id = h.case_id
    where h.stream = 'case'
      and (m.case_id is null or m.version <> h.version or m.maker <> ${searchMaker} or m.renew_on <= ${today})
    order by h.case_id limit ${batch} for update of h skip locked`.execute(tx);
  for (const { case_id } of rows) await rebuildSearchRows(tx, case_id, await wholeCase(tx, case_id), today);
  return rows.length;
}
