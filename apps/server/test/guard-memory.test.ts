import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asWriter } from '../src/database.ts';
import { aloneInPublishing } from '../src/disclosure/known.ts';
import { storeHistories } from '../src/example/history.ts';
import { constructedPortfolio } from '../src/example/portfolio.ts';
import { wholeCase } from '../src/log/event-store.ts';
import { type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

let server: TestServer;
let platform: Platform;

const today = '2026-11-20';

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  await storeHistories(platform.store, constructedPortfolio(30, today), { now: `${today}T09:00:00.000Z`, today });
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

/** What the guard remembers, as a process that has just started. */
async function started() {
  vi.resetModules();
  const { recall } = await import('../src/disclosure/memory.ts');
  const { readingOfCase } = await import('../src/disclosure/known.ts');
  return { recall, readingOfCase };
}

test('what was stored of a case before a restart is what is read of it again: nothing is new, nothing has changed', async () => {
  const before = await started();
  await asWriter(platform.store, (tx) => before.recall(tx, today));
  const after = await started();
  await asWriter(platform.store, async (tx) => {
    const cases = await tx.selectFrom('case_head').select('case_id').where('stream', '=', 'case').execute();
    expect(cases).toHaveLength(30);
    const memory = await after.recall(tx, today);
    let priced = 0;
    for (const { case_id: id } of cases) {
      const reading = await after.readingOfCase(tx, await wholeCase(tx, id), today);
      const { fresh, changed } = memory.grown(new Map([[id, reading]]));
      expect([fresh, changed]).toEqual([[], []]);
      priced += reading.known?.priced.hidden.length ?? 0;
    }
    expect(priced).toBeGreaterThan(5);
    // A price that is another is seen.
    const [first] = cases;
    const reading = await after.readingOfCase(tx, await wholeCase(tx, first?.case_id ?? ''), today);
    if (reading.known === undefined) throw new Error('no case');
    const other = { ...reading, known: { ...reading.known, priced: { ...reading.known.priced, names: ['another'] } } };
    expect(memory.grown(new Map([[first?.case_id ?? '', other]])).changed).toEqual([first?.case_id]);
  });
});

test('an act that everyone sees and that tells of no number waits for nobody who publishes', async () => {
  const waiting = await asWriter(platform.store, async (tx) => {
    const { rows } = await sql<{ case_id: string }>`
      select case_id from case_row where open_acts->'healthTrust@helse-bergen' ? 'acknowledgeInformation' limit 1`.execute(tx);
    return rows[0]?.case_id ?? '';
  });
  await asWriter(platform.store, async (tx) => {
    await aloneInPublishing(tx);
    const answer = await platform.as('bergen').act(waiting, 'acknowledgeInformation');
    expect(answer.status, answer.text).toBe(200);
  });
  const { text } = await platform.as('bergen').get(`/api/cases/${waiting}`);
  expect(text).toContain('InformationAcknowledged');
});
