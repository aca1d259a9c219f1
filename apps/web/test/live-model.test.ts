import { readFileSync } from 'node:fs';
import { compileModel, joinDraws, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../src/model/InputControl.tsx';
import { sameInputs } from '../src/model/inputs.ts';
import type { FromModel, OfficialRun } from '../src/model/protocol.ts';
import { createModelSession } from '../src/model/session.ts';
import { follow, type LiveState } from '../src/model/useLiveModel.ts';

const document = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');
const asOf = { effective: '2026-11-22', known: '2026-11-22' };
const official: OfficialRun = { inputs: {}, draws: 1_000, seed: 7 };

/** A session whose pauses last until they are let go, and what it has said. */
function conversation() {
  const said: FromModel[] = [];
  const waiting: (() => void)[] = [];
  const session = createModelSession(
    (message) => said.push(message),
    () => new Promise((resume) => void waiting.push(resume)),
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
  const state: LiveState = { description: null, base: null, draws: null, identity: null, faults: [], broken: false, ticket: 2 };
  expect(follow(state, { kind: 'failed', ticket: 1, faults: [] })).toBe(state);
  expect(follow({ ...state, broken: false }, { kind: 'broken' }).broken).toBe(true);
  expect(follow(state, { kind: 'asked', ticket: 3 }).ticket).toBe(3);
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
