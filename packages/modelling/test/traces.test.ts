import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CompiledModel, compileModel, drawTraces, readModel, runProbabilistic, traceNames } from '../src/index.ts';

const compiledGallery = (name: string): CompiledModel => {
  const definition = readModel(readFileSync(new URL(`../../../models/${name}.yaml`, import.meta.url), 'utf8'));
  if (!definition.ok) throw new Error('not sound');
  const compiled = compileModel(definition.value);
  if (!compiled.ok) throw new Error('not compiled');
  return compiled.value;
};

const draws = { seed: 7, from: 3, to: 43 };

const traced = (compiled: CompiledModel, strategy: string, range = draws) => {
  const names = traceNames(compiled, strategy);
  const found = names === undefined ? undefined : drawTraces(compiled, range, { strategy, ...names });
  if (found?.ok !== true) throw new Error('not traced');
  return found.value;
};

describe('traces of draws', () => {
  test.each([
    'constructed-targeted-therapy',
    'colon-exercise-norway',
    'darth-sick-sicker',
    'darth-sick-sicker-time',
    'briggs-2006-hip',
    'chancellor-1997-hiv',
    'pouwels-2024-breast-cancer-cohort',
  ])('%s: costs × weight over all components and cycles are the costs of the probabilistic run', (name) => {
    const compiled = compiledGallery(name);
    const run = runProbabilistic(compiled, draws);
    if (!run.ok) throw new Error('not run');
    for (const { strategy, costs } of run.value.strategies) {
      const { components, cycles } = traced(compiled, strategy);
      costs.forEach((expected, row) => {
        const total = components.reduce(
          (sum, { costs: column, weight }) =>
            sum + weight.reduce((all, each, k) => all + each * (column[row * (cycles + 1) + k] ?? Number.NaN), 0),
          0,
        );
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      });
    }
  });

  test('given the parameters of the run, the same traces as by sampling; given others, others', () => {
    const compiled = compiledGallery('constructed-targeted-therapy');
    const run = runProbabilistic(compiled, draws);
    if (!run.ok) throw new Error('not run');
    const { parameters } = run.value;
    const request = { strategy: 'targeted', components: ['drug'], states: ['dead'] };
    const sampled = drawTraces(compiled, draws, request);
    expect(drawTraces(compiled, draws, request, undefined, parameters)).toEqual(sampled);
    const doubled = parameters.map(({ parameter, values }) => ({
      parameter,
      values: parameter === 'hrOs' ? values.map((value) => 2 * value) : values,
    }));
    expect(drawTraces(compiled, draws, request, undefined, doubled)).not.toEqual(sampled);
    expect(() => drawTraces(compiled, draws, request, undefined, parameters.slice(1))).toThrow('columns');
  });

  test('a draw depends on the seed and its number alone', () => {
    const compiled = compiledGallery('constructed-targeted-therapy');
    const whole = traced(compiled, 'targeted');
    const later = traced(compiled, 'targeted', { seed: 7, from: 30, to: 43 });
    const width = whole.cycles + 1;
    whole.components.forEach(({ people, costs }, index) => {
      expect(people.slice(27 * width)).toEqual(later.components[index]?.people);
      expect(costs.slice(27 * width)).toEqual(later.components[index]?.costs);
    });
    whole.states.forEach(({ occupancy }, index) => expect(occupancy.slice(27 * width)).toEqual(later.states[index]?.occupancy));
  });

  test('the states of every draw sum to 1, and a drug is paid for those in its state', () => {
    const { states, components, cycles } = traced(compiledGallery('constructed-targeted-therapy'), 'targeted');
    const [free = new Float64Array()] = states.map(({ occupancy }) => occupancy);
    const drug = components.find(({ component }) => component === 'drug')?.people ?? new Float64Array();
    free.forEach((share, place) => {
      expect(states.reduce((sum, { occupancy }) => sum + (occupancy[place] ?? Number.NaN), 0)).toBeCloseTo(1, 9);
      // trapezoid: the mean of both ends of the cycle
      if (place % (cycles + 1) > 0) expect(drug[place]).toBe(((free[place - 1] ?? 0) + share) / 2);
    });
  });

  test('simulated patients, multi-state models and trees have none, and a name that the strategy lacks throws', () => {
    for (const name of ['krijkamp-2018-sick-sicker', 'evans-1997-migraine']) {
      const compiled = compiledGallery(name);
      const [first] = compiled.model.strategies;
      expect(traceNames(compiled, first?.id ?? '')).toBeUndefined();
      expect(drawTraces(compiled, draws, { strategy: first?.id ?? '', components: [], states: [] })).toBeUndefined();
    }
    const compiled = compiledGallery('constructed-targeted-therapy');
    expect(() => drawTraces(compiled, draws, { strategy: 'targeted', components: ['none'], states: [] })).toThrow(
      'no part of that name',
    );
  });

  test('a range of draws that makes no sense is a fault', () => {
    const compiled = compiledGallery('constructed-targeted-therapy');
    const found = drawTraces(compiled, { seed: 1, from: 5, to: 5 }, { strategy: 'targeted', components: [], states: [] });
    expect(found).toMatchObject({ ok: false, faults: [{ code: 'input.range' }] });
  });
});
