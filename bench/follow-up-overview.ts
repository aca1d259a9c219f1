import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CaseEvent, Viewer } from '@likeverd/casework';
import { asWriter, migrate, openStore } from '../apps/server/src/database.ts';
import { stableId } from '../apps/server/src/example/stable-id.ts';
import { followUpsCsv, readFollowUps } from '../apps/server/src/follow-up/overview.ts';
import { sweepTimers } from '../apps/server/src/follow-up/timers.ts';
import { appendHistories } from '../apps/server/src/log/event-store.ts';
import { rebuildDerived } from '../apps/server/src/log/read-models.ts';
import { startEmbeddedPostgres } from '../apps/server/src/postgres/embedded.ts';
import { medicineWay, play } from '../packages/casework/test/process.ts';
import { wholeContract } from '../packages/casework/test/temporary-stage.ts';

/**
 * The overview of temporary introductions with many of them: constructed cases on contracts with eleven last days each, two and a half years
 * on, when the sweep has told of what is due. Prints median and 95th percentile of making the answer, as JSON and as CSV.
 */
const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '300' }, times: { type: 'string', default: '40' } },
});
const [cases, times] = [Number(options.cases), Number(options.times)];
const moment = { today: '2029-05-20', now: '2029-05-20T09:00:00.000Z' };

const { log } = play(
  [
    ['supplierA', 'presentDataPlan'],
    ['assessorDmp', 'assessDataPlan'],
    ['negotiator', 'draftContract'],
    ['secretariat', 'recordMeasureChoice'],
    ['supplierA', 'signContract'],
    ['negotiator', 'signContract'],
    ['beslutningsforum', 'signContract'],
    ['beslutningsforum', 'recordDecision', { outcome: 'introducedTemporarily', reviewDate: wholeContract.reassessmentOn }],
    ['secretariat', 'publishDecision'],
  ],
  play(medicineWay.slice(0, 9)),
);

/** The same case under another name and number. */
function copy(index: number): { readonly caseId: string; readonly log: readonly CaseEvent[] } {
  const caseId = stableId(`follow-up-overview-${index}`);
  const number = `ID2026_${String(index + 1).padStart(3, '0')}`;
  const numbered = (event: CaseEvent): CaseEvent =>
    event.values['number'] === undefined
      ? event
      : { ...event, values: { ...event.values, number: { ...event.values['number'], value: number } } };
  return { caseId, log: log.map((event) => ({ ...numbered(event), caseId })) };
}

const folder = await mkdtemp(join(tmpdir(), 'likeverd-overview-'));
const stopping: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const embedded = await startEmbeddedPostgres(folder, () => undefined);
  stopping.unshift(() => embedded.stop());
  const store = openStore(embedded.connection, () => undefined, 6);
  stopping.unshift(() => store.destroy());
  await migrate(store);
  const copies = Array.from({ length: cases }, (_, index) => copy(index));
  await asWriter(store, async (tx) => {
    await appendHistories(tx, copies);
    await rebuildDerived(tx, copies, { today: '2026-11-23', now: '2026-11-23T12:00:00.000Z' });
  });
  let began = performance.now();
  const grown = await sweepTimers(store, moment);
  console.log(`sweep after two and a half years: ${grown} cases in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const secretariat: Viewer = { person: 'secretariat-1', role: 'secretariat', organisation: 'sekretariatet' };
  for (const [name, viewer] of [
    ['public', null],
    ['secretariat', secretariat],
  ] as const) {
    for (const [form, written] of [
      ['JSON', JSON.stringify],
      ['CSV', followUpsCsv],
    ] as const) {
      const taken: number[] = [];
      let size = 0;
      for (let time = 0; time < times; time += 1) {
        began = performance.now();
        size = written(await readFollowUps(store, viewer, moment)).length;
        taken.push(performance.now() - began);
      }
      const sorted = taken.toSorted((a, b) => a - b);
      const at = (share: number): string => (sorted[Math.ceil(share * times) - 1] ?? Number.NaN).toFixed(0);
      console.log(
        `${name}, ${form}: ${cases} methods, ${(size / 1_000_000).toFixed(1)} MB, first ${(taken[0] ?? Number.NaN).toFixed(0)} ms, median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`,
      );
    }
  }
} finally {
  for (const stop of stopping) await stop();
}
