import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publicLabel } from '@likeverd/casework';
import { momentOf } from '../apps/server/src/clock.ts';
import { asWriter, migrate, openStore } from '../apps/server/src/database.ts';
import { obstaclesToPublishing } from '../apps/server/src/disclosure/guard.ts';
import { storeHistories } from '../apps/server/src/example/history.ts';
import { constructedPortfolio } from '../apps/server/src/example/portfolio.ts';
import { wholeCase } from '../apps/server/src/log/event-store.ts';
import { startEmbeddedPostgres } from '../apps/server/src/postgres/embedded.ts';

/** What the guard before publications costs: one text more in some cases of constructed portfolios of growing size, first cold, then again. */
const { values: options } = parseArgs({
  options: { cases: { type: 'string', multiple: true, default: ['200', '1000', '5000'] }, acts: { type: 'string', default: '20' } },
});
const acts = Number(options.acts);
const text = 'Rabatten er minst 10 prosent, og prisen er under 60 000 kroner per pakning.';

for (const cases of options.cases.map(Number)) {
  const folder = await mkdtemp(join(tmpdir(), 'likeverd-guard-'));
  const embedded = await startEmbeddedPostgres(folder, () => undefined);
  const store = openStore(embedded.connection, () => undefined, 6);
  try {
    await migrate(store);
    const moment = momentOf(() => new Date());
    await storeHistories(store, constructedPortfolio(cases, moment.today), moment);
    const ids = await asWriter(store, (tx) =>
      tx
        .selectFrom('event')
        .select('case_id')
        .distinct()
        .where('type', '=', 'AssessmentCommissioned')
        .orderBy('case_id')
        .limit(acts)
        .execute(),
    );
    const times: number[] = [];
    for (const { case_id: caseId } of ids) {
      const began = performance.now();
      const obstacles = await asWriter(store, async (tx) => {
        const log = await wholeCase(tx, caseId);
        const events = [
          { type: 'AssessmentDelivered', label: publicLabel, values: { resources: { label: publicLabel, value: text } } } as const,
        ];
        return obstaclesToPublishing(tx, { growths: [{ caseId, log, events }] }, moment.today);
      });
      times.push(performance.now() - began);
      if (obstacles.length > 0) console.log(JSON.stringify(obstacles));
    }
    const [first = Number.NaN, ...rest] = times;
    const sorted = rest.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0);
    console.log(`${cases} cases: the first ${first.toFixed(0)} ms, then half within ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
  } finally {
    await store.destroy();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
