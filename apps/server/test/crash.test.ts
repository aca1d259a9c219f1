import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { CaseView } from '@likeverd/casework';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaults } from '../src/index.ts';
import { compute } from '../src/runs/compute.ts';
import { type Agent, newAgent, signIn, temporaryFolder, valid } from './harness.ts';
import { databaseProcesses, kill, type ServerProcess, startProcess } from './process.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  kill(databaseProcesses(folder));
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** A small generator of numbers from 0 to 1 (mulberry32), so that a failing sequence of kills can be run again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Something that was acknowledged: it must be there ever after. */
interface Acknowledged {
  readonly id: string;
  readonly title: string;
  version: number;
  number?: string;
}

const seed = 20_261_122;
const rounds = 3;
const draws = 12_000;

describe('the server and its database are killed while people work', () => {
  const acknowledged: Acknowledged[] = [];
  /** Commands that got no answer, with their keys: whether they were done is open until they are sent again. */
  const open: { key: string; title: string }[] = [];
  const random = chance(seed);
  let running: ServerProcess;
  let proposer: Agent;
  let secretariat: Agent;
  let assessor: Agent;
  let address = '';
  let port = '0';
  let runId = '';

  const start = async (): Promise<void> => {
    running = startProcess({ LIKEVERD_DATA: folder, PORT: port });
    address = await running.ready;
    ({ port } = new URL(address));
  };
  const post = async (
    agent: Agent,
    path: string,
    body: unknown,
    key: string = crypto.randomUUID(),
  ): Promise<Record<string, unknown> | null> => {
    const response = await agent.fetch(`${address}${path}`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    // A dying server may still say that its database is gone: nothing was saved then, and it says so.
    if (response.status === 503) return null;
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.status >= 400) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const submit = (key: string, title: string) =>
    post(proposer, '/api/cases', { type: 'submitProposal', values: { ...valid.proposal, title } }, key);
  const view = async (id: string): Promise<CaseView> =>
    (await (await secretariat.fetch(`${address}/api/cases/${id}`)).json()) as CaseView;

  /** Opens cases and registers them until the server is gone. */
  const work = async (lane: string): Promise<void> => {
    for (let i = 0; ; i++) {
      const [key, title] = [crypto.randomUUID(), `Konstruert metode ${lane} ${i}`];
      open.push({ key, title });
      const opened = await submit(key, title).catch(() => null);
      if (opened === null) return;
      open.splice(
        open.findIndex((entry) => entry.key === key),
        1,
      );
      const entry: Acknowledged = { id: String(opened['id']), title, version: 1 };
      acknowledged.push(entry);
      const registered = await post(secretariat, `/api/cases/${entry.id}/acts`, {
        type: 'registerCase',
        values: { title, population: valid.proposal.population, comparator: valid.proposal.comparator },
        expectedVersion: 1,
      }).catch(() => null);
      if (registered === null) return;
      const { state } = registered['view'] as CaseView;
      Object.assign(entry, { version: state.version, number: state.number });
    }
  };

  test('there is a server, people are signed in, and a long run is under way', async () => {
    await start();
    [proposer, secretariat, assessor] = [newAgent(), newAgent(), newAgent()];
    await signIn(proposer, address, 'proposer');
    await signIn(secretariat, address, 'secretariat');
    await signIn(assessor, address, 'dmp');
    const started = await post(assessor, '/api/runs', { modelId: 'colon-exercise-norway', draws, seed: 5 });
    runId = String(started?.['id']);
    expect(runId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    'round %i: everything acknowledged is there, nothing is there in part',
    async (round) => {
      const before = acknowledged.length;
      const lanes = [0, 1, 2].map((lane) => work(`${round}-${lane}`));
      while (acknowledged.length < before + 3) await delay(10);
      await delay(random() * 300);
      const database = databaseProcesses(folder);
      // Now the one first, now the other.
      const victims = random() < 0.5 ? [running.child.pid ?? 0, ...database] : [...database, running.child.pid ?? 0];
      kill(victims);
      await Promise.all(lanes);
      await running.ended;
      expect(acknowledged.length).toBeGreaterThan(before);

      await start();
      for (const { id, title, version, number } of acknowledged) {
        const { state, timeline } = await view(id);
        expect(state.title).toBe(title);
        expect(state.version).toBeGreaterThanOrEqual(version);
        expect(timeline.map((entry) => entry.version)).toEqual(Array.from({ length: state.version }, (_, index) => index + 1));
        // Whole or not at all: every value of the first event is there.
        expect(state).toMatchObject({
          population: valid.proposal.population,
          reason: valid.proposal.reason,
          contact: valid.proposal.contact,
        });
        if (number !== undefined) expect(state.number).toBe(number);
      }
      const health = (await (await secretariat.fetch(`${address}/api/health`)).json()) as Record<string, unknown>;
      expect(health).toMatchObject({ status: 'ok', chain: { ok: true } });
    },
  );

  test('whoever got no answer sends the same again: it is done once', async () => {
    for (const { key, title } of open) {
      const [one, two] = [await submit(key, title), await submit(key, title)];
      expect(one?.['id']).toBe(two?.['id']);
    }
    const { cases } = (await (await proposer.fetch(`${address}/api/cases`)).json()) as { cases: { title: string }[] };
    expect(cases.map(({ title }) => title).toSorted()).toEqual([...acknowledged, ...open].map(({ title }) => title).toSorted());
  });

  test('case numbers are without gaps', async () => {
    const { cases } = (await (await secretariat.fetch(`${address}/api/cases`)).json()) as { cases: { number?: string }[] };
    const numbers = cases.flatMap(({ number }) => (number === undefined ? [] : [Number(number.slice(7))]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });

  test('the run comes to its end, with the hash that it has when nothing is killed', async () => {
    let status: Record<string, unknown> = {};
    do {
      await delay(200);
      status = (await (await assessor.fetch(`${address}/api/runs/${runId}`)).json()) as Record<string, unknown>;
    } while (status['status'] === 'waiting' || status['status'] === 'running');
    expect(status['status']).toBe('done');
    const document = await readFile(`${defaults().modelsFolder}/colon-exercise-norway.yaml`, 'utf8');
    const undisturbed = await compute({ document, inputs: {}, draws, seed: 5, asOf: '2026-11-20' }, () => undefined);
    expect(undisturbed.ok && undisturbed.value.hash).toBe((status['reference'] as { result: string }).result);
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 0 });
  });
});
