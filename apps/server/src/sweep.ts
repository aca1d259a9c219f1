import type { Logger } from 'pino';
import { type Clock, type Moment, momentOf } from './clock.ts';
import type { Store } from './database.ts';
import { refreshDecidedMethods } from './implementation/decided.ts';
import { refreshCaseRows } from './log/case-rows.ts';
import { renewSearch } from './search/renew.ts';

const everyMilliseconds = 60_000;

/**
 * Does every minute what time alone brings about, from rows in the database: a server that was down, or a machine that slept, catches
 * up at the next turn. `more` is done last. Returns how to stop; the turn under way is waited for.
 */
export function startSweep(
  store: Store,
  clock: Clock,
  log: Logger,
  more: (moment: Moment) => Promise<unknown>,
): () => Promise<void> {
  let turn: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    turn = refreshCaseRows(store, momentOf(clock))
      .then(() => refreshDecidedMethods(store, momentOf(clock)))
      .then(() => renewSearch(store, momentOf(clock).today))
      .then(() => more(momentOf(clock)))
      .then(() => undefined)
      .catch((error: unknown) => log.error({ error: (error as Error).message }, 'the sweep failed; it is tried again in a minute'))
      .finally(() => {
        busy = false;
      });
  }, everyMilliseconds);
  return () => {
    clearInterval(timer);
    return turn;
  };
}
