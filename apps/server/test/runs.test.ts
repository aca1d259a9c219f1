import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRun, type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

const gallery = (id: string): string => readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');

describe('runs of models', () => {
  let server: TestServer;
  let platform: Platform;
  beforeAll(async () => {
    server = await startTestServer();
    platform = await startPlatform(server);
  });
  afterAll(async () => {
    await platform?.stop();
    await server?.stop();
  });

  test.each(['evans-1997-migraine', 'jenks-2016-dressing', 'darth-sick-sicker', 'krijkamp-2018-sick-sicker'])(
    'an uploaded model of any kind runs and can be attached: %s',
    async (model) => {
      const run = await finishedRun(platform, 'dmp', { document: gallery(model), draws: 20, seed: 1 });
      const answer = (await platform.as('dmp').get(`/api/runs/${run}`)).json();
      expect(answer).toMatchObject({
        reference: { modelId: model, result: expect.stringMatching(/^[0-9a-f]{64}$/) },
        done: 20,
        total: 20,
      });
      const [, result = ''] = /"result":"([0-9a-f]{64})"/.exec(JSON.stringify(answer)) ?? [];
      expect((await platform.as('dmp').get(`/api/results/${result}`)).status).toBe(200);
    },
  );

  test('a run is ended by whoever started it, and by nobody else; nothing of it is kept', async () => {
    const order = { document: gallery('krijkamp-2018-sick-sicker'), draws: 100_000, seed: 1 };
    const id = String((await platform.as('dmp').post('/api/runs', order)).json()['id']);
    expect((await platform.as('fhi').post(`/api/runs/${id}/cancel`, {})).status).toBe(404);
    expect((await platform.as('dmp').post(`/api/runs/${id}/cancel`, {})).status).toBe(200);
    const ended = (await platform.as('dmp').get(`/api/runs/${id}`)).json();
    expect(ended).toMatchObject({ status: 'failed', faults: [{ code: 'run.cancelled', details: { total: 100_000 } }] });
    expect(ended['reference']).toBeUndefined();
    expect((await platform.as('dmp').post(`/api/runs/${id}/cancel`, {})).status).toBe(404);
    // The queue goes on with the next one, which waits for the thread of the one that was ended.
    await finishedRun(platform, 'dmp', { modelId: 'evans-1997-migraine', draws: 10, seed: 1 });
    expect((await platform.as('dmp').get(`/api/runs/${id}`)).json()['status']).toBe('failed');
  });
});
