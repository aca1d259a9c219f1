import type { Moment } from '../clock.ts';
import { caughtUp, untilAlone } from '../commands.ts';
import { asWriter, type Store } from '../database.ts';
import { wholeCase } from '../log/event-store.ts';

/** Cases looked for at once. */
const batch = 50;

/**
 * Records what time alone has brought about in every case up to a day, each case in a transaction of its own. The log is the memory: a turn
 * that was killed, or a server that was down for years, is gone on with where it stopped, and nothing is recorded twice. Returns how many
 * cases something was recorded in.
 */
export async function sweepTimers(store: Store, moment: Moment): Promise<number> {
  let grown = 0;
  let after = '';
  for (;;) {
    const due = await asWriter(store, (tx) =>
      tx
        .selectFrom('case_timer')
        .select('case_id')
        .where('next_on', '<=', moment.today)
        .$if(after !== '', (query) => query.where('case_id', '>', after))
        .orderBy('case_id')
        .limit(batch)
        .execute(),
    );
    for (const { case_id } of due) {
      const recorded = await untilAlone(store, async (tx) => {
        const log = await wholeCase(tx, case_id);
        return (await caughtUp(tx, case_id, log, moment)).length > log.length;
      });
      if (recorded) grown += 1;
    }
    after = due.at(-1)?.case_id ?? '';
    if (due.length < batch) return grown;
  }
}
