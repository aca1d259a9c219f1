import { readFileSync } from 'node:fs';
import { appraise, RunFold, thresholdFor, absoluteShortfall, type Uncertainty } from '@likeverd/appraisal';
import {
  type BaseCase,
  type Checked,
  type CompiledModel,
  compileModel,
  describeModel,
  type Draws,
  joinDraws,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  runProbabilistic,
} from '@likeverd/modelling';
import { expect, test } from 'vitest';
import { asOf } from './runs.ts';

const sound = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(JSON.stringify(checked.faults));
};

const DRAWS = 12_345;

interface Case {
  readonly definition: ModelDefinition;
  readonly model: CompiledModel;
  readonly baseCase: BaseCase;
  readonly threshold: number | undefined;
}

const caseOf = (id: string, given?: number): Case => {
  const definition = sound(readModel(readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8')));
  const model = sound(compileModel(definition));
  const baseCase = sound(runBaseCase(model));
  const found = thresholdFor(absoluteShortfall(baseCase, asOf), baseCase.currency, asOf, given);
  return { definition, model, baseCase, threshold: found.status === 'blocked' ? undefined : found.value.value };
};

const shard = ({ model }: Case, draws: Omit<Draws, 'seed'>): ProbabilisticRun =>
  sound(runProbabilistic(model, { seed: 3, ...draws }, undefined, WebAssembly));

const edges = [0, 10_000, 10_001, 11_500, DRAWS];
const shards = (one: Case): readonly ProbabilisticRun[] =>
  edges.slice(1).map((to, index) => shard(one, { from: edges[index] ?? 0, to }));

/** Every number of one within 1e-10 of the other's, everything else equal. */
const close = (one: unknown, other: unknown, at = ''): void => {
  if (typeof one === 'number' && typeof other === 'number') {
    if (Math.abs(one - other) > 1e-10 * Math.max(Math.abs(one), 1e-3)) throw new Error(`${at}: ${one} and ${other}`);
  } else if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    const values = new Map(Object.entries(other));
    expect(Object.keys(one), at).toEqual([...values.keys()]);
    for (const [name, value] of Object.entries(one)) close(value, values.get(name), `${at}.${name}`);
  } else expect(one, at).toBe(other);
};

const intervals = (uncertainty: Uncertainty | undefined): readonly number[] =>
  (uncertainty?.comparisons ?? []).flatMap(({ costs, qalys, lifeYears, atThreshold }) =>
    [costs, qalys, lifeYears, atThreshold?.netBenefit].flatMap((spread) =>
      spread === undefined ? [] : [spread.lower, spread.upper],
    ),
  );

test.each([
  ['colon-exercise-norway', undefined],
  ['darth-sick-sicker', 100_000],
  // Blocked: no threshold in its currency.
  ['chancellor-1997-hiv', undefined],
] as const)('a run folded shard by shard is appraised as the run in one piece: %s', (id, given) => {
  const one = caseOf(id, given);
  const parts = shards(one);
  const fold = new RunFold(DRAWS, one.threshold);
  for (const part of parts) fold.add(part);
  const folded = fold.finish();
  const whole = shard(one, { from: 0, to: DRAWS });
  expect(joinDraws(parts)).toEqual(whole);
  expect(folded.identity).toEqual(whole.identity);
  const input = {
    description: describeModel(one.definition),
    baseCase: one.baseCase,
    asOf,
    ...(given === undefined ? {} : { threshold: given }),
  };
  const [exact, flat] = [appraise({ ...input, probabilistic: whole }), appraise({ ...input, probabilistic: folded })];
  close(flat.uncertainty, exact.uncertainty, 'uncertainty');
  expect(intervals(flat.uncertainty).length).toBeGreaterThan(5);
  // Percentiles are those of the whole column; net benefit is the same arithmetic draw by draw.
  expect(intervals(flat.uncertainty)).toEqual(intervals(exact.uncertainty));
  expect(flat.uncertainty?.acceptability.strategies.map(({ probability }) => probability)).toEqual(
    exact.uncertainty?.acceptability.strategies.map(({ probability }) => probability),
  );
});

test('a few draws, one draw', () => {
  const one = caseOf('darth-sick-sicker', 100_000);
  const input = { description: describeModel(one.definition), baseCase: one.baseCase, asOf, threshold: 100_000 };
  for (const draws of [1, 2, 3, 41]) {
    const fold = new RunFold(draws, 100_000);
    const run = shard(one, { from: 0, to: draws });
    fold.add(run);
    close(
      appraise({ ...input, probabilistic: fold.finish() }).uncertainty?.comparisons.map(({ costs, qalys, quadrants }) => [
        costs,
        qalys,
        quadrants,
      ]),
      appraise({ ...input, probabilistic: run }).uncertainty?.comparisons.map(({ costs, qalys, quadrants }) => [
        costs,
        qalys,
        quadrants,
      ]),
      String(draws),
    );
  }
});

test('a gap, missing draws, another threshold and no draws at all are mistakes', () => {
  const one = caseOf('darth-sick-sicker', 100_000);
  const fold = new RunFold(20, 100_000);
  expect(() => fold.finish()).toThrow('no identity');
  fold.add(shard(one, { from: 0, to: 10 }));
  expect(() => fold.finish()).toThrow('missing');
  expect(() => fold.add(shard(one, { from: 11, to: 20 }))).toThrow('do not continue the run');
  const other = new RunFold(10, 50_000);
  other.add(shard(one, { from: 0, to: 10 }));
  const probabilistic = other.finish();
  const input = { description: describeModel(one.definition), baseCase: one.baseCase, asOf, threshold: 100_000 };
  expect(() => appraise({ ...input, probabilistic })).toThrow('another threshold');
});
