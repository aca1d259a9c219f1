import type { Party } from '@likeverd/casework';
import { type RawBuilder, sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { holding } from '../log/search.ts';

/** Which cases the list shows: those in which something can be done now, those with something new since the last look, or all. */
export const shown = ['open', 'changed', 'all'] as const;

/** By what it is sorted: what is due first, what changed last, or the name. */
export const workOrders = ['due', 'updated', 'title'] as const;

/** What someone has chosen to see of their cases. */
export interface WorkChoice {
  readonly query: string;
  readonly show: (typeof shown)[number];
  readonly order: (typeof workOrders)[number];
  /** Any of these. */
  readonly type?: readonly string[] | undefined;
  readonly phase?: readonly string[] | undefined;
}

/** A case in more than one line is seen by the one that says most. */
const nearest = sql`case audience when 'public' then 2 when 'official' then 1 else 0 end`;

/** What has no day comes last; of equals the newest first. */
const ordered: Readonly<Record<WorkChoice['order'], RawBuilder<unknown>>> = {
  due: sql`due nulls last, updated_at desc, case_id`,
  updated: sql`updated_at desc, case_id`,
  title: sql`title, updated_at desc, case_id`,
};

/** Hospitals' own assessments have a list of their own; the trusts have them in both. */
const notTheirOwn = ({ role }: Party): RawBuilder<boolean> =>
  role === 'healthTrust' ? sql<boolean>`true` : sql<boolean>`not mini_hta`;

/** Ids of the cases that the viewer of this transaction has chosen, in their order, and how many there are. */
export async function findWork(
  tx: StoreTransaction,
  viewer: Party,
  { query, show, order, type, phase }: WorkChoice,
  limit: number,
  offset: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const held = await holding(tx, query, show === 'open' ? 'w.case_id' : 'e.case_id');
  const lines = show === 'open' ? waiting(viewer, held) : seen(held, show);
  const { rows } = await sql<{ case_id: string | null; total: number }>`
    with found as materialized (
      select * from (${lines}) l where ${notTheirOwn(viewer)}
        and ${oneOf('method_type', type)} and ${oneOf('phase', phase)}
    )
    select p.case_id, t.total from (select count(*)::integer as total from found) t
    left join (select *, row_number() over (order by ${ordered[order]}) as place from found order by place limit ${limit} offset ${offset}) p
      on true
    order by p.place`.execute(tx);
  return { ids: rows.flatMap((row) => row.case_id ?? []), total: rows[0]?.total ?? 0 };
}

const oneOf = (column: string, values: readonly string[] = []): RawBuilder<boolean> =>
  values.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`;

/** Cases that wait for the viewer. */
function waiting({ role, organisation }: Party, held: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`
    select w.case_id, w.mini_hta, w.due, w.updated_at, w.method_type, w.phase, w.title from waiting_case w
    where w.role = ${role} and (w.organisation = ${organisation} or (w.organisation = '*' and ${organisation} <> all (w.besides)))
      and ${held}`;
}

/** Cases that the viewer sees anything of, or those that have changed since they looked. */
function seen(held: RawBuilder<boolean>, show: 'changed' | 'all'): RawBuilder<unknown> {
  const all = sql`
    select distinct on (e.case_id) e.case_id, coalesce(e.summary->>'kind' = 'miniHta', false) as mini_hta, e.summary->'due'->>'date' as due,
      e.updated_at, e.summary->>'methodType' as method_type, e.summary->>'phase' as phase, e.title
    from case_row e where ${held} ${show === 'all' ? sql`` : sql`and e.case_id in (select k.case_id from case_look k)`}
    order by e.case_id, ${nearest}`;
  return show === 'all'
    ? all
    : sql`select s.* from (${all}) s join case_look k on k.case_id = s.case_id and k.seen_up_to < s.updated_at`;
}

/** Cases in which something has happened since the viewer of this transaction last looked. */
export async function countChanged(tx: StoreTransaction, viewer: Party): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select count(*)::integer as changed from (${seen(sql<boolean>`true`, 'changed')}) l where ${notTheirOwn(viewer)}`.execute(tx);
  return rows[0]?.changed ?? 0;
}
