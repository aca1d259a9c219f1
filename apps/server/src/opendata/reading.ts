import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { asViewer, type Store } from '../database.ts';
import { seenRows } from '../log/case-rows.ts';
import { newestPublicEvents } from '../log/event-store.ts';

/** Changes whenever something public changes: what is made from it can then be told by it. */
export function publicRevision(store: Store, today: CalendarDate): Promise<string> {
  return asViewer(store, null, today, async (tx) => {
    const { rows } = await sql<{ cases: number; newest: string | null; total: string | null }>`
      select count(*)::integer as cases, max(updated_at)::text as newest,
        sum(extract(epoch from updated_at) * 1000)::text as total
      from public_case`.execute(tx);
    return JSON.stringify(rows[0]);
  });
}

/** One public event on a page of them. */
interface PublicEvent {
  readonly id: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly type: string;
  readonly role: string;
  readonly recordedAt: string;
  /** What the event says that is public. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface EventPage {
  readonly events: readonly PublicEvent[];
  /** Where the next page, of older events, begins; absent on the last. */
  readonly next?: string;
}

/** The public's events, newest first; `before` is the `next` of the page before. Null for a `before` that no page gave. */
export async function eventPage(
  store: Store,
  today: CalendarDate,
  before: string | undefined,
  limit: number,
): Promise<EventPage | null> {
  const place = before === undefined ? undefined : placeOf(before);
  if (place === null) return null;
  return asViewer(store, null, today, async (tx) => {
    const found = await newestPublicEvents(tx, limit + 1, place);
    const events = found.slice(0, limit);
    const lines = await seenRows(tx, [...new Set(events.map(({ caseId }) => caseId))], null);
    const last = events.at(-1);
    return {
      events: events.map((event) => ({
        id: event.feedId,
        number: lines.get(event.caseId)?.number ?? null,
        title: lines.get(event.caseId)?.title ?? null,
        type: event.type,
        role: event.actor.role,
        recordedAt: event.recordedAt,
        values: Object.fromEntries(Object.entries(event.values).map(([name, { value }]) => [name, value])),
      })),
      ...(found.length > limit && last !== undefined ? { next: `${last.recordedAt}~${last.feedId}` } : {}),
    };
  });
}

/** An event among those of the public, by its instant and its id. */
export interface EventPlace {
  readonly recordedAt: string;
  readonly id: string;
}

function placeOf(before: string): EventPlace | null {
  const [, recordedAt, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(before) ?? [];
  return recordedAt === undefined || id === undefined || Number.isNaN(Date.parse(recordedAt)) ? null : { recordedAt, id };
}
