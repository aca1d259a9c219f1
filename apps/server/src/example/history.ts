import { type CaseEvent, type CaseState, caseNumber, decide, emptyCase, evolve, type Rejection } from '@likeverd/casework';
import { type CalendarDate, osloStartOfDay } from '@likeverd/reference';
import { asWriter, type Store } from '../database.ts';
import { appendHistories } from '../log/event-store.ts';
import { rebuildDerived } from '../log/read-models.ts';
import type { Moment } from '../clock.ts';
import type { CaseHistory } from './portfolio.ts';
import { stableId } from './stable-id.ts';

/** A history that the rules refuse: at which step, and why. */
class RefusedHistory extends Error {
  override readonly name = 'RefusedHistory';
  constructor(history: CaseHistory, step: number, rejections: readonly Rejection[]) {
    const why = rejections.map(({ code, field = '' }) => `${code} ${field}`.trim()).join(', ');
    super(`${history.name}: step ${step + 1} (${history.steps[step]?.command.type ?? ''}) is refused: ${why}.`);
  }
}

/** Ten in the morning, Oslo time. */
const officeHour = 10 * 3_600_000;

/** The events of a case that went so, each act judged by the rules as it would have been on its day. Throws RefusedHistory. */
export function playHistory(history: CaseHistory, number: string): readonly CaseEvent[] {
  const id = stableId(history.name);
  const log: CaseEvent[] = [];
  let state: CaseState = emptyCase(id);
  let day: CalendarDate = '';
  let sameDay = 0;
  for (const [step, { actor, command, day: on }] of history.steps.entries()) {
    sameDay = on === day ? sameDay + 1 : 0;
    day = on;
    const now = new Date(osloStartOfDay(on) + officeHour + sameDay * 1_000).toISOString();
    const decision = decide(state, command, { actor, now, today: on, nextNumber: number });
    if (!decision.ok) throw new RefusedHistory(history, step, decision.rejections);
    for (const event of decision.events) {
      const stored: CaseEvent = { ...event, caseId: id, version: log.length + 1, recordedAt: now, actor };
      log.push(stored);
      state = evolve(state, stored);
    }
  }
  return log;
}

/** Cases stored together. */
const batch = 50;

/**
 * Stores cases by their histories, in batches of one transaction each; those that are there already are left as they are. Numbers follow
 * the days of registration. Returns how many were stored.
 */
export async function storeHistories(store: Store, histories: readonly CaseHistory[], moment: Moment): Promise<number> {
  const known = await asWriter(
    store,
    async (tx) => new Set((await tx.selectFrom('case_head').select('case_id').execute()).map((row) => row.case_id)),
  );
  const missing = histories.filter(({ name }) => !known.has(stableId(name)));
  const registered = missing
    .flatMap((history) => {
      const step = history.steps.find(({ command }) => command.type === 'registerCase');
      return step === undefined ? [] : [{ history, day: step.day }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const numbers = new Map<CaseHistory, { readonly year: number; readonly sequence: number }>();
  const last = await asWriter(store, async (tx) => {
    const rows = await tx
      .selectFrom('case_number')
      .select(({ fn }) => ['year', fn.max('sequence').as('last')])
      .groupBy('year')
      .execute();
    return new Map(rows.map((row) => [row.year, row.last]));
  });
  for (const { history, day } of registered) {
    const year = Number(day.slice(0, 4));
    const sequence = (last.get(year) ?? 0) + 1;
    last.set(year, sequence);
    numbers.set(history, { year, sequence });
  }
  for (let from = 0; from < missing.length; from += batch) {
    const cases = missing.slice(from, from + batch).map((history) => {
      const number = numbers.get(history);
      const log = playHistory(history, number === undefined ? '' : caseNumber(number.year, number.sequence));
      return { caseId: stableId(history.name), log, number };
    });
    await asWriter(store, async (tx) => {
      await appendHistories(tx, cases);
      const given = cases.flatMap(({ caseId, number }) => (number === undefined ? [] : [{ ...number, case_id: caseId }]));
      if (given.length > 0) await tx.insertInto('case_number').values(given).execute();
      await rebuildDerived(tx, cases, moment);
    });
  }
  return missing.length;
}
