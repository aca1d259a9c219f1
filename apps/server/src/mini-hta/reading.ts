import { type CaseView, type MiniHtaLine, miniHtaLine, viewCase } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';
import { seenEvents } from '../log/event-store.ts';
import { findCases } from '../log/search.ts';

/** Assessments a page of the list. */
const pageSize = 20;
/** Most assessments in one file; many times those there are. */
const mostInFile = 10_000;

export interface MiniHtaPage {
  readonly assessments: readonly MiniHtaLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** The national database of hospitals' own assessments: those that hold every word of `query`, the newest first. The public's view. */
export function listMiniHtas(store: Store, query: string, page: number, today: CalendarDate): Promise<MiniHtaPage> {
  return asViewer(store, null, today, async (tx) => {
    const { ids, total } = await findCases(tx, query, pageSize, (page - 1) * pageSize, 'miniHta');
    return { assessments: await linesOf(tx, ids, today), total, page, pageSize };
  });
}

/** Every one of them, the newest first. */
export function everyMiniHta(store: Store, query: string, today: CalendarDate): Promise<readonly MiniHtaLine[]> {
  return asViewer(store, null, today, async (tx) => linesOf(tx, (await findCases(tx, query, mostInFile, 0, 'miniHta')).ids, today));
}

/** The public view of one; null where there is none under this id. */
export function readMiniHta(store: Store, id: string, today: CalendarDate): Promise<CaseView | null> {
  return asViewer(store, null, today, async (tx) => {
    const view = viewCase(id, (await seenEvents(tx, [id])).get(id) ?? [], null, today);
    return view?.state.miniHta === undefined ? null : view;
  });
}

async function linesOf(tx: StoreTransaction, ids: readonly string[], today: CalendarDate): Promise<readonly MiniHtaLine[]> {
  const logs = await seenEvents(tx, ids);
  return ids.flatMap((id) => {
    const view = viewCase(id, logs.get(id) ?? [], null, today);
    const line = view === null ? null : miniHtaLine(view.state);
    return line === null ? [] : [line];
  });
}
