import { readFileSync } from 'node:fs';
import { compileModel, joinDraws, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../src/model/InputControl.tsx';
import { sameInputs } from '../src/model/inputs.ts';
import type { FromModel, LiveBase, LiveDraws, OfficialRun } from '../src/model/protocol.ts';
import { createModelSession } from '../src/model/session.ts';
import { follow, isRunning, type LiveState, nothingYet } from '../src/model/useLiveModel.ts';

const document = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');
const asOf = { effective: '2026-11-22', known: '2026-11-22' };
const official: OfficialRun = { inputs: {}, draws: 1_000, seed: 7 };

/** A session whose pauses last until they are let go, and what it has said. */
function conversation() {
  const said: FromModel[] = [];
  const waiting: (() => void)[] = [];
  let instant = 0;
  const session = createModelSession(
    (message) => said.push(message),
    () => new Promise((resume) => void waiting.push(resume)),
    () => (instant += 5),
  );
  /** Lets every pause go until none is asked for any more. */
  const settle = async (): Promise<void> => {
    for (let idle = 0; idle < 20; ) {
      const resume = waiting.shift();
      idle = resume === undefined ? idle + 1 : 0;
      resume?.();
      await Promise.resolve();
    }
  };
  const of = <K extends FromModel['kind']>(kind: K) =>
    said.filter((message): message is Extract<FromModel, { kind: K }> => message.kind === kind);
  return { session, settle, of };
}

function officially(): { readonly baseCase: string; readonly probabilistic: string } {
  const read = readModel(document);
  if (!read.ok) throw new Error('the shipped model has faults');
  const compiled = compileModel(read.value);
  if (!compiled.ok) throw new Error('the shipped model does not compile');
  const base = runBaseCase(compiled.value);
  const run = runProbabilistic(compiled.value, { seed: official.seed, from: 0, to: official.draws });
  if (!base.ok || !run.ok) throw new Error('the shipped model does not run');
  return { baseCase: base.value.identity.result, probabilistic: joinDraws([run.value]).identity.result };
}

describe('the model in the page', () => {
  test('at the official inputs it gives the published figures and the identity of the official run', async () => {
    const { session, settle, of } = conversation();
    session.receive({ kind: 'open', document, asOf, official });
    session.receive({ kind: 'run', ticket: 1, inputs: {} });
    await settle();
    const [base] = of('base');
    // Álcega Hartmann 2026, DOI 10.5281/zenodo.21978175: ICER 35,995; shortfall 4.91, class 2; reference 385,000.
    const icer = base?.base.comparisons[0]?.icer;
    expect(icer?.outcome === 'ratio' ? Math.round(icer.value) : icer).toBe(35_995);
    expect(base?.base.severity).toEqual({ status: 'computed', shortfall: 4.91, severityClass: 2 });
    expect(base?.base.threshold).toBe(385_000);
    expect(of('draws').at(-1)?.draws.done).toBe(1_000);
    expect(of('identity')[0]?.identity).toMatchObject(officially());
  });

  test('a newer wish stops the older run at its next pause, and the identity is proved after the newest is done', async () => {
    const { session, settle, of } = conversation();
    session.receive({ kind: 'open', document, asOf, official });
    session.receive({ kind: 'run', ticket: 1, inputs: {} });
    session.receive({ kind: 'run', ticket: 2, inputs: { horizonYears: 10 } });
    await settle();
    expect(of('draws').map(({ ticket }) => ticket)).toEqual([2]);
    const icer = of('base').at(-1)?.base.comparisons[0]?.icer;
    // The published ten-year scenario: 11,907.
    expect(icer?.outcome === 'ratio' ? Math.round(icer.value) : icer).toBe(11_907);
    expect(of('identity')[0]?.identity).toMatchObject(officially());
  });

  test('a document with faults is not run, and all of them are told', async () => {
    const { session, settle, of } = conversation();
    session.receive({ kind: 'open', document: 'id: x\nunknown: 1\n', asOf, official });
    session.receive({ kind: 'run', ticket: 1, inputs: {} });
    await settle();
    expect(of('unreadable')[0]?.faults.length).toBeGreaterThan(1);
    expect(of('base')).toEqual([]);
  });

  test('an input out of its bounds is told with its ticket', async () => {
    const { session, settle, of } = conversation();
    session.receive({ kind: 'open', document, asOf, official });
    session.receive({ kind: 'run', ticket: 1, inputs: { values: { noSuchParameter: 1 } } });
    await settle();
    expect(of('failed').map(({ ticket, faults }) => [ticket, faults[0]?.code])).toEqual([[1, 'input.unknown']]);
  });
});

test('answers to an older wish are left unread', () => {
  const state: LiveState = { ...nothingYet, ticket: 2 };
  expect(follow(state, { kind: 'failed', ticket: 1, faults: [] })).toBe(state);
  expect(follow({ ...state, broken: false }, { kind: 'broken' }).broken).toBe(true);
  expect(follow(state, { kind: 'asked', ticket: 3 }).ticket).toBe(3);
});

describe('a run that is stopped', () => {
  const base: LiveBase = {
    currency: 'NOK',
    strategies: [],
    comparisons: [],
    frontier: [],
    payers: [],
    severity: { status: 'blocked', code: 'severity.noAge', details: {} },
    traces: [],
  };
  const draws: LiveDraws = {
    done: 1_000,
    total: 10_000,
    acceptability: { thresholds: [], strategies: [], optimal: [], optimalProbability: [], evpi: [] },
    clouds: [],
  };
  const after = (...events: readonly Parameters<typeof follow>[1][]): LiveState => events.reduce(follow, nothingYet);

  test('shows no draws, and of what was whole only that of its own inputs', () => {
    const stopped = after(
      { kind: 'asked', ticket: 1 },
      { kind: 'base', ticket: 1, base },
      { kind: 'draws', ticket: 1, draws },
      { kind: 'stopped' },
    );
    expect(stopped).toMatchObject({ stopped: true, base, draws: null });
    expect(isRunning(stopped)).toBe(false);
    const early = after(
      { kind: 'asked', ticket: 1 },
      { kind: 'base', ticket: 1, base },
      { kind: 'asked', ticket: 2 },
      { kind: 'stopped' },
    );
    expect(early).toMatchObject({ base: null, draws: null });
  });

  test('what it had already said is left unread, until something is asked again', () => {
    const stopped = after({ kind: 'asked', ticket: 1 }, { kind: 'stopped' });
    expect(follow(stopped, { kind: 'draws', ticket: 1, draws })).toBe(stopped);
    const again = follow(stopped, { kind: 'asked', ticket: 2 });
    expect(follow(again, { kind: 'draws', ticket: 2, draws }).progress).toEqual({ done: 1_000, total: 10_000 });
  });

  test('it runs from the question to the last draw, and a fault ends it and takes the figures away', () => {
    const asked = after({ kind: 'asked', ticket: 1 }, { kind: 'base', ticket: 1, base });
    expect(isRunning(asked)).toBe(true);
    expect(isRunning(follow(asked, { kind: 'draws', ticket: 1, draws: { ...draws, done: 10_000 } }))).toBe(false);
    const fault = { code: 'run.notANumber', path: '', line: 1, column: 1, details: {} } as const;
    const failed = follow(asked, { kind: 'failed', ticket: 1, faults: [fault] });
    expect(failed).toMatchObject({ base: null, draws: null });
    expect(isRunning(failed)).toBe(false);
  });
});

describe('models of every kind run in the page', () => {
  test.each([
    ['evans-1997-migraine', 2],
    ['jenks-2016-dressing', 2],
    ['darth-sick-sicker', 4],
    ['krijkamp-2018-sick-sicker', 2],
    ['constructed-targeted-therapy', 2],
  ])('%s', async (model, strategies) => {
    const { session, settle, of } = conversation();
    const text = readFileSync(new URL(`../../../models/${model}.yaml`, import.meta.url), 'utf8');
    session.receive({ kind: 'open', document: text, asOf, official: { inputs: {}, draws: 20, seed: 7 } });
    session.receive({ kind: 'run', ticket: 1, inputs: {} });
    await settle();
    expect(of('failed')).toEqual([]);
    const base = of('base')[0]?.base;
    expect(base?.strategies).toHaveLength(strategies);
    expect(base?.frontier).toHaveLength(strategies);
    expect(base?.simulation?.patients).toBe(model === 'krijkamp-2018-sick-sicker' ? 100_000 : undefined);
    const [comparator] = base?.strategies ?? [];
    const paid = base?.payers.reduce((sum, { costs }) => sum + (costs[0] ?? Number.NaN), 0);
    expect(paid).toBeCloseTo(comparator?.costs ?? Number.NaN, 6);
    const last = of('draws').at(-1)?.draws;
    expect(last?.done).toBe(20);
    expect(last?.clouds.map(({ costs }) => costs.length)).toEqual(Array.from({ length: strategies - 1 }, () => 20));
    expect(of('identity')).toHaveLength(1);
  });
});

test('inputs are the same whatever order their values are in', () => {
  expect(sameInputs({ values: { a: 1, b: 2 } }, { values: { b: 2, a: 1 } })).toBe(true);
  expect(sameInputs({}, { values: {} })).toBe(true);
  expect(sameInputs({}, { horizonYears: 10 })).toBe(false);
});

test.each([
  ['1 266', 1_266],
  ['0,63', 0.63],
  ['0.63', 0.63],
  ['', null],
  ['1e3', null],
  ['1,2,3', null],
])('a typed input %s is read as %s', (text, value) => expect(parseNumber(text)).toBe(value));
