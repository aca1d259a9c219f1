import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWriter } from '../src/database.ts';
import { type ExampleServices, loadExample } from '../src/example/load.ts';
import { type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server, '2026-11-22T09:00:00.000Z');
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const servicesOf = ({ store, runs, gallery, services, clock }: Platform): ExampleServices => ({
  store,
  runs,
  gallery,
  assessments: services.assessments,
  clock: () => new Date(clock.now),
  say: () => undefined,
});

async function events(of: Platform): Promise<number> {
  const { rows } = await asWriter(of.store, (tx) => sql<{ n: string }>`select count(*) as n from event`.execute(tx));
  return Number(rows[0]?.n);
}

describe('the example', () => {
  test('stopped in the middle, it is taken up where it stopped; loaded once more, nothing changes', async () => {
    const broken: ExampleServices = {
      ...servicesOf(platform),
      runs: { ...platform.runs, start: () => Promise.reject(new Error('power cut')) },
    };
    await expect(loadExample(broken)).rejects.toThrow('power cut');
    // Four steps of the one case and seven of the other, and of participation all up to the questions: the first run was what stopped it.
    expect(await events(platform)).toBe(4 + 7 + 9);
    await loadExample(servicesOf(platform));
    // Thirteen events of the one case, twelve of the other, and twelve of participation.
    expect(await events(platform)).toBe(13 + 12 + 12);
    await loadExample(servicesOf(platform));
    expect(await events(platform)).toBe(13 + 12 + 12);
  });

  test('shows a published decision on a published model, and says what is constructed', async () => {
    const answer = await platform.request('/api/methods/ID2026_001');
    expect(answer.json()).toMatchObject({
      state: {
        phase: 'published',
        constructed: true,
        decision: { outcome: 'introduced' },
        // Published: ICER 35,995 NOK per QALY, absolute shortfall 4.91, class 2, reference 385,000.
        run: {
          modelId: 'colon-exercise-norway',
          draws: 10_000,
          severityClass: 2,
          absoluteShortfall: 4.91,
          referenceThreshold: 385_000,
        },
      },
    });
    const { run } = answer.json()['state'] as { run: { costPerQaly: number; probabilityCostEffective: number } };
    expect(Math.round(run.costPerQaly)).toBe(35_995);
    // Published: 99.3 % at 385,000 with 10,000 draws, whose standard error is sqrt(0.993 × 0.007 / 10,000) = 0.0008.
    expect(Math.abs(run.probabilityCostEffective - 0.993)).toBeLessThan(0.004);
    expect(answer.text).toContain('10.5281/zenodo.21978175');
    expect(answer.text).toContain('CC BY 4.0');
    expect(answer.text).toContain('Saksbehandlingen er konstruert');
  });

  test('is dated back from today, in order, on working days', async () => {
    const { cases } = (await platform.as('secretariat').get('/api/cases?query=ID2026_001')).json() as { cases: { id: string }[] };
    const { timeline } = await platform.as('secretariat').view(cases[0]?.id ?? '');
    expect(timeline).toHaveLength(13);
    const instants = timeline.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual(instants.toSorted());
    expect(instants.at(-1)?.slice(0, 10)).toBe('2026-11-13');
    expect(instants.every((instant) => ![0, 6].includes(new Date(instant).getUTCDay()))).toBe(true);
  });

  test('holds a price offer that those it belongs to find, and nobody else', async () => {
    const [id = ''] = (
      (await platform.as('negotiator').get('/api/cases?query=ID2026_002')).json() as { cases: { id: string }[] }
    ).cases.map((one) => one.id);
    const offers = async (
      person: 'negotiator' | 'supplierA' | 'beslutningsforum' | 'supplierB' | 'secretariat' | 'dmp',
    ): Promise<number> => (await platform.as(person).view(id)).state.priceOffers.length;
    expect([await offers('negotiator'), await offers('supplierA'), await offers('beslutningsforum')]).toEqual([1, 1, 1]);
    expect([await offers('supplierB'), await offers('secretariat'), await offers('dmp')]).toEqual([0, 0, 0]);
    const { pricePerPack = 0 } = (await platform.as('negotiator').view(id)).state.priceOffers[0] ?? {};
    expect(pricePerPack).toBeGreaterThan(10_000);
    for (const path of [
      '/api/methods',
      '/api/methods/ID2026_002',
      '/feed.atom',
      '/api/models',
      `/api/methods?query=${pricePerPack}`,
    ]) {
      expect((await platform.request(path)).text).not.toContain(String(pricePerPack));
    }
  });

  test('leaves a database with other cases alone', async () => {
    const own = await startPlatform(server);
    await own.as('proposer').open('submitProposal', valid.proposal);
    await loadExample(servicesOf(own));
    expect(await events(own)).toBe(1);
    await own.stop();
  });
});
