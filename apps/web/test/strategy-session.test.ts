import { readFileSync } from 'node:fs';
import type { StrategiesResult } from '@likeverd/appraisal';
import { describe, expect, test } from 'vitest';
import { createStrategySession, type FromStrategies } from '../src/model/strategy-session.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const document = file('assessments/constructed-targeted-therapy.yaml');
const model = file('constructed-targeted-therapy.yaml');
const opening = { kind: 'open', document, model, draws: 200, known: '2026-11-22' } as const;

/** A session whose waiting tasks are done when the test says so. */
function started() {
  const answers: FromStrategies[] = [];
  const tasks: (() => void)[] = [];
  const session = createStrategySession(
    (message) => answers.push(message),
    (task) => tasks.push(task),
  );
  const settle = (): void => {
    for (const task of tasks.splice(0)) task();
  };
  return { ...session, answers, settle };
}

const weighedIn = (answers: readonly FromStrategies[]): readonly StrategiesResult[] =>
  answers.flatMap((answer) => (answer.kind === 'weighed' ? [answer.result] : []));

describe('the strategies in the page', () => {
  test('are weighed at the price of the model, then at each price the reader moves to, and the advice follows', () => {
    const { receive, answers, settle } = started();
    receive(opening);
    const [first] = weighedIn(answers);
    expect(first?.price.now).toBe(45_000);
    receive({ kind: 'price', price: 12_000 });
    settle();
    const moved = weighedIn(answers)[1];
    expect(moved?.price.now).toBe(12_000);
    const flip = first?.ranges.find(({ axis }) => axis === 'now')?.flips[0];
    expect(12_000).toBeLessThan(flip?.price ?? 0);
    expect(moved?.verdict.option).toBe(flip?.below);
    expect(first?.verdict.option).not.toBe(moved?.verdict.option);
  });

  test('of the prices that came while something was weighed only the last is answered', () => {
    const { receive, answers, settle } = started();
    receive(opening);
    for (const price of [20_000, 25_000, 30_000]) receive({ kind: 'price', price });
    settle();
    expect(weighedIn(answers).map(({ price }) => price.now)).toEqual([45_000, 30_000]);
  });

  test('a document that cannot be weighed says why', () => {
    const { receive, answers } = started();
    receive({ ...opening, document: document.replace('reviewAfterYears: 4', 'reviewAfterYears: 1') });
    receive({ ...opening, document: document.replace('model: constructed', 'modell: constructed') });
    expect(answers.map(({ kind }) => kind)).toEqual(['blocked', 'refused']);
  });
});
