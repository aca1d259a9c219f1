import type { Logger } from 'pino';
import { type Clock, type Moment, momentOf } from './clock.ts';
import { sweepDeadlines } from './clock/deadlines.ts';
import type { Store } from './database.ts';
import { sweepTimers } from './follow-up/timers.ts';
import { refreshReadModels } from './log/read-models.ts';

const everyMilliseconds = 60_000;

/** One turn: what has opened by itself is shown, what has passed is marked. */
async function sweepOnce(store: Store, moment: Moment, more: (moment: Moment) => Promise<unknown>): Promise<void> {
  await refreshReadModels(store, moment);
  await sweepDeadlines(store, moment);
  await sweepTimers(store, moment);
  await more(moment);
}

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
    turn = sweepOnce(store, momentOf(clock), more)
      .catch((error: unknown) => log.error({ error: (error as Error).stack }, 'the sweep failed; it is tried again in a minute'))
      .finally(() => {
        busy = false;
      });
  }, everyMilliseconds);
  return () => {
    clearInterval(timer);
    return turn;
  };
}
