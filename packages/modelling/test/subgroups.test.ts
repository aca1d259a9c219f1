import {
  compileModel,
  joinDraws,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  runProbabilistic,
  runSubgroups,
  weighDraws,
} from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const group = (id: string, weight: number | string, changes: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id,
  label: words,
  weight,
  source: 'Constructed',
  changes,
});
const document = (subgroups: unknown, base: unknown = smallDocument()): unknown =>
  changed(['subgroups'], subgroups, changed(['parameters', 'young'], parameter('share', 0.3), base));
const groups = [
  group('young', 'young', { 'population.entryAge': 40, 'parameters.hazard.value': 0.2 }),
  group('old', '1 - young', { 'costs.care.amount': 'yearly * 2' }),
];
const read = (value: unknown): ModelDefinition => sound(readModel(written(value)));
const faults = (value: unknown): readonly string[] => {
  const found = readModel(written(value));
  return found.ok ? [] : found.faults.map(({ code, path }) => `${code} ${path}`);
};
const definition = read(document(groups));

describe('base case', () => {
  test('each subgroup is the document with its changes, and the whole their mean by share', () => {
    const { subgroups, strategies } = sound(runSubgroups(definition));
    expect(subgroups.map(({ subgroup, weight }) => [subgroup, weight])).toEqual([
      ['young', 0.3],
      ['old', 0.7],
    ]);
    const lifeYears = (hazard: number): number =>
      (1 + 2 * Math.exp(-hazard) + 2 * Math.exp(-2 * hazard) + Math.exp(-3 * hazard)) / 2;
    const [care] = strategies;
    // The trapezoid over three years: (1 + 2 S(1) + 2 S(2) + S(3)) / 2.
    expect(care?.lifeYears.undiscounted).toBeCloseTo(0.3 * lifeYears(0.2) + 0.7 * lifeYears(0.5), 12);
    expect(care?.costs.undiscounted).toBeCloseTo(0.3 * 1000 * lifeYears(0.2) + 0.7 * 2000 * lifeYears(0.5), 9);
    expect(care?.components[0]?.discounted).toBeCloseTo(care?.costs.discounted ?? 0, 9);
    expect(care?.payers[0]?.discounted).toBeCloseTo(care?.costs.discounted ?? 0, 9);
    expect(care?.states[0]?.lifeYears.discounted).toBeCloseTo(care?.lifeYears.discounted ?? 0, 12);
    expect(subgroups[0]?.baseCase.entryAge).toBe(40);
  });
  test('a subgroup is an input like others: its own hash, after the scenario, before moved values', () => {
    const young = compiled(definition, { subgroup: 'young' });
    expect(young.inputsHash).not.toBe(compiled(definition).inputsHash);
    expect(sound(runBaseCase(young)).identity.inputs).toBe(young.inputsHash);
    const moved = sound(runSubgroups(definition, { values: { hazard: 0.5 } }));
    expect(moved.subgroups[0]?.baseCase.strategies[0]?.lifeYears).toEqual(moved.subgroups[1]?.baseCase.strategies[0]?.lifeYears);
    expect(sound(runSubgroups(definition)).result).not.toBe(moved.result);
    expect(compileModel(definition, { subgroup: 'yong' })).toMatchObject({
      ok: false,
      faults: [{ code: 'input.unknown', details: { what: 'subgroup', suggestion: 'young' } }],
    });
  });
  test('losses and carers are weighted too', () => {
    const loss = { type: 'once', id: 'entry', label: words, cycle: 1, disutility: 0.4, duration: 0.5 };
    const base = changed(
      ['carers'],
      { utilities: { alive: 0.5 }, source: 'Constructed' },
      changed(['qalyLosses'], [loss], smallDocument()),
    );
    const [care] = sound(
      runSubgroups(read(document([group('young', 0.5, { 'qalyLosses.entry.disutility': 0.2 }), group('old', 0.5, {})], base))),
    ).strategies;
    expect(care?.qalyLosses[0]?.undiscounted).toBeCloseTo(0.5 * 0.1 + 0.5 * 0.2, 12);
    expect(care?.carers?.undiscounted).toBeCloseTo(0.5 * (care?.lifeYears.undiscounted ?? 0), 12);
  });
});

describe('draws', () => {
  const run = (subgroup: string, from: number, to: number): ProbabilisticRun =>
    sound(runProbabilistic(compiled(definition, { subgroup }), { seed: 5, from, to }));
  const weigh = (from: number, to: number): ProbabilisticRun =>
    weighDraws([
      { weight: 0.3, run: run('young', from, to) },
      { weight: 0.7, run: run('old', from, to) },
    ]);
  test('every draw is the mean by share, with the same values of what the subgroups share', () => {
    const [young, old, whole] = [run('young', 0, 20), run('old', 0, 20), weigh(0, 20)];
    whole.strategies[0]?.qalys.forEach((value, row) => {
      expect(value).toBeCloseTo(0.3 * (young.strategies[0]?.qalys[row] ?? 0) + 0.7 * (old.strategies[0]?.qalys[row] ?? 0), 12);
    });
    // The young have a hazard of their own; utility is drawn once for all.
    expect(whole.parameters.map(({ parameter: id }) => id)).toEqual(['quality']);
    expect(young.parameters.find(({ parameter: id }) => id === 'quality')).toEqual(
      old.parameters.find(({ parameter: id }) => id === 'quality'),
    );
  });
  test('shards of the whole join to the same bits', () => {
    expect(joinDraws([weigh(0, 7), weigh(7, 20)])).toEqual(weigh(0, 20));
  });
  test('runs of other draws are no whole', () => {
    const parts = [
      { weight: 0.5, run: run('young', 0, 3) },
      { weight: 0.5, run: run('old', 0, 4) },
    ];
    expect(() => weighDraws(parts)).toThrow('the same draws');
    expect(() => weighDraws([])).toThrow('no subgroup');
  });
});

describe('faults', () => {
  test.each([
    ['shares that do not sum to 1', [group('a', 0.5, {}), group('b', 0.4, {})], ['field.range subgroups[1].weight']],
    [
      'a place that does not exist',
      [group('a', 1, { 'costs.drug.amount': 1 })],
      ['reference.unknown subgroups[0].changes["costs.drug.amount"]'],
    ],
    [
      'a subgroup that is no sound document',
      [group('a', 1, { 'population.entryAge': 200 })],
      ['field.range subgroups[0].changes["population.entryAge"]'],
    ],
    ['other strategies', [group('a', 1, { 'strategies[0].id': 'other' })], ['field.choice subgroups[0].changes']],
    ['the name of all', [group('all', 1, {})], ['field.choice subgroups[0].id']],
    ['twice the same', [group('a', 0.5, {}), group('a', 0.5, {})], ['document.duplicateKey subgroups[1].id']],
    ['a share of another unit', [group('a', 'quality', {})], ['expression.unit subgroups[0].weight']],
  ])('%s', (_, subgroups, expected) => expect(faults(document(subgroups))).toEqual(expected));
  test('a share that varies between draws', () => {
    const own = parameter('share', 0.3, { distribution: { type: 'beta', se: 0.05 } });
    expect(faults(changed(['parameters', 'young'], own, document(groups)))).toEqual([
      'distribution.parameters subgroups[0].weight',
    ]);
  });
  test('a document without subgroups', () => {
    expect(runSubgroups(read(smallDocument()))).toMatchObject({
      ok: false,
      faults: [{ code: 'field.missing', path: 'subgroups' }],
    });
  });
});
