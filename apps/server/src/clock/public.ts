import { type CaseSummary, type CountedCase, type Statistics, statisticsOf } from '@likeverd/casework';
import { type CalendarDate, factAsOf } from '@likeverd/reference';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';

/** What the status table may be sorted by. */
export const statusOrders = ['number', 'title', 'phase', 'holder', 'since', 'started', 'updated'] as const;
export type StatusOrder = (typeof statusOrders)[number];

/** What the table may be filtered by. */
const statusFilters = ['phase', 'type', 'field', 'holder', 'outcome'] as const;
type StatusFilter = (typeof statusFilters)[number];

export interface StatusQuery {
  readonly phase?: string | undefined;
  readonly type?: string | undefined;
  readonly holder?: string | undefined;
  readonly outcome?: string | undefined;
  readonly field?: string | undefined;
  readonly order: StatusOrder;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export interface StatusPage {
  readonly cases: readonly Omit<CaseSummary, 'openActs'>[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** How many registered cases there are of each phase, type, party and outcome, for the filters. */
  readonly counts: Readonly<Record<StatusFilter, Readonly<Record<string, number>>>>;
}

/** Places in the summary of a case_row. */
const places = {
  number: sql`r.summary ->> 'number'`,
  title: sql`lower(r.summary ->> 'title')`,
  phase: sql`r.summary ->> 'phase'`,
  type: sql`r.summary ->> 'methodType'`,
  holder: sql`r.summary #>> '{holder,party}'`,
  since: sql`r.summary #>> '{holder,since}'`,
  started: sql`r.summary ->> 'startedOn'`,
  updated: sql`r.updated_at`,
  field: sql`p.field`,
  outcome: sql`r.summary ->> 'outcome'`,
} as const;

/** The public's row of every case, with its field of medicine where it is known. */
const rowsOfCases = sql`case_row r left join public_case p using (case_id)`;
const registered = sql`r.audience = 'public' and r.summary ? 'number'`;

/** The status of every registered case as the public sees it, a page of it. */
export function statusTable(store: Store, query: StatusQuery, today: CalendarDate): Promise<StatusPage> {
  const filters = statusFilters.flatMap((name) => (query[name] === undefined ? [] : [sql`${places[name]} = ${query[name]}`]));
  const where = sql.join([registered, ...filters], sql` and `);
  const direction = query.descending ? sql`desc nulls last` : sql`asc nulls last`;
  return asViewer(store, null, today, async (tx) => {
    const { rows } = await sql<{ summary: Omit<CaseSummary, 'openActs'> }>`
      select r.summary from ${rowsOfCases} where ${where}
      order by ${places[query.order]} ${direction}, ${places.number}
      limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(tx);
    const total = await sql<{ n: string }>`select count(*) as n from ${rowsOfCases} where ${where}`.execute(tx);
    return {
      cases: rows.map(({ summary }) => summary),
      total: Number(total.rows[0]?.n ?? 0),
      page: query.page,
      pageSize: query.pageSize,
      counts: {
        phase: await countBy(tx, 'phase'),
        type: await countBy(tx, 'type'),
        field: await countBy(tx, 'field'),
        holder: await countBy(tx, 'holder'),
        outcome: await countBy(tx, 'outcome'),
      },
    };
  });
}

async function countBy(tx: StoreTransaction, place: StatusFilter): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; n: string }>`
    select ${places[place]} as key, count(*) as n from ${rowsOfCases}
    where ${registered} and ${places[place]} is not null group by 1 order by 1`.execute(tx);
  return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
}

/** How long statistics may stand while cases change: making them anew takes the server some tenths of a second. */
const freshMilliseconds = 5_000;

/** Statistics on every registered case, remembered until the public record or the day changes, and a few seconds longer. */
export function statisticsReader(store: Store): (moment: Moment) => Promise<Statistics> {
  let remembered:
    | { readonly today: CalendarDate; readonly key: string; readonly at: number; readonly statistics: Promise<Statistics> }
    | undefined;
  return async (moment) => {
    const { today } = moment;
    const at = Date.parse(moment.now);
    if (remembered?.today === today && Math.abs(at - remembered.at) < freshMilliseconds) return remembered.statistics;
    const key = await asViewer(store, null, today, recordKey);
    if (remembered?.today !== today || remembered.key !== key) {
      const statistics = readStatistics(store, moment);
      remembered = { today, key, at, statistics };
      // What failed is not remembered.
      statistics.catch(() => {
        remembered = undefined;
      });
    }
    return remembered.statistics;
  };
}

/** Changes whenever the public record does. */
async function recordKey(tx: StoreTransaction): Promise<string> {
  const { rows } = await sql<{ n: string; latest: Date | null }>`
    select count(*) as n, max(updated_at) as latest from case_row where audience = 'public'`.execute(tx);
  return [rows[0]?.n, rows[0]?.latest?.toISOString()].join(' ');
}

async function readStatistics(store: Store, { today }: Moment): Promise<Statistics> {
  const limit = factAsOf('assessment-limit', { effective: today, known: today });
  if (limit === undefined) throw new Error(`There is no assessment limit in force on ${today}.`);
  return asViewer(store, null, today, async (tx) => {
    const { rows } = await sql<{ counted: CountedCase }>`
      select counted from case_row where audience = 'public' and counted is not null order by case_id`.execute(tx);
    return statisticsOf(
      rows.map(({ counted }) => counted),
      today,
      limit.value,
    );
  });
}
