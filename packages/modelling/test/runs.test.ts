import {
  compileModel,
  describeModel,
  digest,
  joinDraws,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  runProbabilistic,
} from '@likeverd/modelling';
import { correlation, mean, standardDeviation } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compiled, galleryText, increment, readGallery, sound } from './gallery.ts';
import { changed, hazard, smallDocument, written } from './small-model.ts';

const definition = readGallery('colon-exercise-norway');

describe('by hand: one living state, hazard 0.5 a year, three yearly cycles, no discounting', () => {
  const baseCase = sound(runBaseCase(compiled(sound(readModel(written(smallDocument()))))));
  const s = [1, Math.exp(-0.5), Math.exp(-1), Math.exp(-1.5)] as const;
  const lived = (s[0] + s[1]) / 2 + (s[1] + s[2]) / 2 + (s[2] + s[3]) / 2;
  const [care] = baseCase.strategies;
  test('life years are the trapezoids', () => expect(care?.lifeYears.undiscounted).toBeCloseTo(lived, 12));
  test('QALYs are 0.8 of them', () => expect(care?.qalys.undiscounted).toBeCloseTo(0.8 * lived, 12));
  test('costs are 1,000 a year', () => expect(care?.costs.discounted).toBeCloseTo(1000 * lived, 9));
  test('the trace', () =>
    expect([...(baseCase.traces[0]?.states[0]?.occupancy ?? [])]).toEqual(s.map((x): unknown => expect.closeTo(x, 14))));
});

describe('the discount schedule is compounded piece by piece', () => {
  test('4 % for two years, then 1 %: weight at 2.5 years is 1.04^-2 1.01^-0.5', () => {
    const schedule = [
      { fromYear: 0, rate: 0.04 },
      { fromYear: 2, rate: 0.01 },
    ];
    const document = changed(['curves', 'survival', 'rate'], 1e-12, changed(['discounting', 'schedule'], schedule));
    const baseCase = sound(runBaseCase(compiled(sound(readModel(written(document))))));
    const expected = 1.04 ** -0.5 + 1.04 ** -1.5 + 1.04 ** -2 * 1.01 ** -0.5;
    expect(baseCase.strategies[0]?.lifeYears.discounted).toBeCloseTo(expected, 9);
  });
});

describe('identity', () => {
  const run = (inputs = {}) => sound(runBaseCase(compiled(definition, inputs)));
  test('the same text and inputs give the same hashes', () => {
    expect(run().identity).toEqual(sound(runBaseCase(compiled(readGallery('colon-exercise-norway')))).identity);
  });
  test('JSON and YAML of the same document are the same model', () => {
    const json = sound(readModel(JSON.stringify(parse(galleryText('colon-exercise-norway')))));
    expect(json.hash).toBe(definition.hash);
  });
  test('an input that repeats the document is no input', () => {
    expect(run({ values: { entryAge: 61 }, horizonYears: 40 }).identity).toEqual(run().identity);
  });
  test('a moved input changes inputs and result, not the model', () => {
    const moved = run({ values: { providerFeePerSession: 1000 } }).identity;
    expect(moved.model).toBe(run().identity.model);
    expect(moved.inputs).not.toBe(run().identity.inputs);
    expect(moved.result).not.toBe(run().identity.result);
  });
  test('a sampled parameter fixed at its own value is an input: it no longer varies', () => {
    const fixed = compiled(definition, { values: { hrDfs: 0.72 } });
    expect(fixed.inputsHash).not.toBe(compiled(definition).inputsHash);
    const columns = sound(runProbabilistic(fixed, { seed: 1, from: 0, to: 2 })).parameters.map(({ parameter }) => parameter);
    expect(columns).not.toContain('hrDfs');
    expect(columns).toContain('hrOs');
  });
  test('digest: keys in any order, arrays by their bytes, nothing that is not a number', () => {
    expect(digest({ a: 1, b: [2, null] })).toBe(digest({ b: [2, null], a: 1, c: undefined }));
    expect(digest(Float64Array.of(1, 2))).not.toBe(digest(Float64Array.of(2, 1)));
    expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'); // sha-256 of the two characters {}
    expect(() => digest({ a: Number.NaN })).toThrow(RangeError);
    expect(() => digest(() => 1)).toThrow(TypeError);
  });
});

describe('draws', () => {
  const model = compiled(definition);
  const whole = sound(runProbabilistic(model, { seed: 7, from: 0, to: 120 }));
  test('shards in any cut and order join to the same bits and the same result hash', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 119 }), { maxLength: 4 }), (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), 120];
        const shards = ends.slice(1).map((to, i) => sound(runProbabilistic(model, { seed: 7, from: ends[i] ?? 0, to })));
        const joined = joinDraws(shards.toReversed());
        expect(joined).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });
  test('what is not one run is not joined', () => {
    const at = (from: number, to: number, seed = 7): ProbabilisticRun => sound(runProbabilistic(model, { seed, from, to }));
    expect(() => joinDraws([at(0, 2), at(3, 4)])).toThrow('do not continue');
    expect(() => joinDraws([at(0, 2), at(2, 4, 8)])).toThrow('do not continue');
    expect(() => joinDraws([])).toThrow('no item 0');
  });
  test('progress about every hundred draws; false cancels', () => {
    const seen: number[] = [];
    const run = runProbabilistic(model, { seed: 7, from: 0, to: 250 }, (done) => {
      seen.push(done);
    });
    expect(run.ok).toBe(true);
    expect(seen).toEqual([100, 200, 250]);
    const cancelled = runProbabilistic(model, { seed: 7, from: 0, to: 250 }, (done) => done < 200);
    expect(cancelled).toMatchObject({ ok: false, faults: [{ code: 'run.cancelled', details: { done: 200, total: 250 } }] });
  });
  test('a parameter added to the document does not move the draws of the others', () => {
    const text = written(smallDocument());
    const first = sound(runProbabilistic(compiled(sound(readModel(text))), { seed: 3, from: 0, to: 5 }));
    const more = changed(['parameters', 'extra'], hazard);
    const second = sound(runProbabilistic(compiled(sound(readModel(written(more)))), { seed: 3, from: 0, to: 5 }));
    const sampled = ({ parameters }: ProbabilisticRun) => parameters.find(({ parameter }) => parameter === 'hazard')?.values;
    expect(sampled(second)).toEqual(sampled(first));
  });
  test('a moved part of the programme moves the mean and keeps the spread of 20 %', () => {
    const dear = sound(
      runProbabilistic(compiled(definition, { values: { providerFeePerSession: 2532 } }), { seed: 7, from: 0, to: 120 }),
    );
    const column = (run: ProbabilisticRun): Float64Array =>
      run.parameters.find(({ parameter }) => parameter === 'programmePerYear')?.values ?? new Float64Array();
    // 28.92 * (2 * 1266 + 58.24 + 328 * (1 + 32/60)) / 3 + 33.3 * 327 / 3 over the same with 1266
    const ratio =
      (28.92 * (2532 + 58.24 + 328 * (1 + 32 / 60)) + 33.3 * 327) / (28.92 * (1266 + 58.24 + 328 * (1 + 32 / 60)) + 33.3 * 327);
    column(whole).forEach((value, i) => expect((column(dear)[i] ?? 0) / value).toBeCloseTo(ratio, 10));
  });
});

describe('a moved parameter with a distribution of its own', () => {
  const quality = (keep: boolean) => ({
    ...hazard,
    unit: 'utility',
    value: 0.8,
    distribution: { type: 'beta', se: 0.05, ...(keep ? { keepWhenMoved: true } : {}) },
  });
  const columnOf = (keep: boolean): Float64Array | undefined => {
    const moved = sound(readModel(written(changed(['parameters', 'quality'], quality(keep)))));
    const run = sound(runProbabilistic(compiled(moved, { values: { quality: 0.6 } }), { seed: 1, from: 0, to: 2000 }));
    return run.parameters.find(({ parameter }) => parameter === 'quality')?.values;
  };
  test('is fixed', () => expect(columnOf(false)).toBeUndefined());
  test('varies about its new value when the document says so', () => {
    const column = columnOf(true) ?? new Float64Array();
    expect(Math.abs(mean(column) - 0.6)).toBeLessThan((4 * 0.05) / Math.sqrt(2000));
    expect(standardDeviation(column)).toBeCloseTo(0.05, 2);
  });
});

describe('probabilistic analysis of the colon case, 20,000 draws (specification 8 and 9)', () => {
  const run = sound(runProbabilistic(compiled(definition), { seed: 2026, from: 0, to: 20_000 }));
  const [control, exercise] = run.strategies;
  const differences = (a: Float64Array | undefined, b: Float64Array | undefined): Float64Array =>
    (a ?? new Float64Array()).map((value, i) => value - (b?.[i] ?? Number.NaN));
  const costs = differences(exercise?.costs, control?.costs);
  const qalys = differences(exercise?.qalys, control?.qalys);
  const benefit = qalys.map((gain, i) => 385_000 * gain - (costs[i] ?? Number.NaN));
  const column = (id: string): Float64Array =>
    run.parameters.find(({ parameter }) => parameter === id)?.values ?? new Float64Array();

  test('expected ICER within the range of an own run', () => {
    expect(mean(costs) / mean(qalys)).toBeGreaterThan(30_300);
    expect(mean(costs) / mean(qalys)).toBeLessThan(38_100);
  });
  test('P(cost-effective at 385,000) is 99.31 %', () => {
    expect(Math.abs(benefit.filter((value) => value >= 0).length / benefit.length - 0.9931)).toBeLessThan(0.002);
  });
  test('EVPI at 385,000 is 363 (standard error of 20,000 draws about 45)', () => {
    const evpi = mean(benefit.map((value) => Math.max(value, 0))) - Math.max(mean(benefit), 0);
    expect(Math.abs(evpi - 363)).toBeLessThan(3 * 45);
  });
  test('long-run means: cost 30,216, QALY 0.8831; spread 119,731 and 0.3122; correlation 0.533', () => {
    expect(Math.abs(mean(costs) - 30_216)).toBeLessThan((4 * 119_731) / Math.sqrt(20_000));
    expect(Math.abs(mean(qalys) - 0.8831)).toBeLessThan((4 * 0.3122) / Math.sqrt(20_000));
    expect(standardDeviation(costs) / 119_731).toBeCloseTo(1, 1);
    expect(standardDeviation(qalys) / 0.3122).toBeCloseTo(1, 1);
    expect(correlation(costs, qalys)).toBeCloseTo(0.533, 1);
  });
  test.each([
    ['utilityDiseaseFree', 0.82, 0.0162757691],
    ['utilityProgressed', 0.742726, 0.0305111327],
    ['surveillancePerYear', 5802, 1160],
    ['programmePerYear', 21_243.650933, 4248.730187],
    ['progressedPerYear', 198_319, 39_664],
    ['terminalCost', 164_687, 1409],
    ['setUpCost', 516, 103],
    ['dfsMeanlog', 3.0441166, Math.sqrt(0.036981457435)],
    ['osLogSd', 0.18070957, Math.sqrt(0.009988964554)],
  ])('%s has mean %d and standard error %d', (id, expected, se) => {
    expect(Math.abs(mean(column(id)) - expected)).toBeLessThan((4 * se) / Math.sqrt(20_000));
    expect(Math.abs(standardDeviation(column(id)) / se - 1)).toBeLessThan(0.03);
  });
  test('curve parameters are correlated within an endpoint only', () => {
    const expected = 0.009419792473 / Math.sqrt(0.036981457435 * 0.004974681484);
    expect(Math.abs(correlation(column('dfsMeanlog'), column('dfsLogSd')) - expected)).toBeLessThan(0.02);
    expect(Math.abs(correlation(column('dfsMeanlog'), column('osMeanlog')))).toBeLessThan(4 / Math.sqrt(20_000));
  });
});

describe('description', () => {
  const description = describeModel(definition);
  test('what readers may move', () => {
    expect(description.adjustable.map(({ parameter }) => parameter)).toContain('providerFeePerSession');
    expect(description.adjustable.find(({ parameter }) => parameter === 'providerFeePerSession')).toMatchObject({
      value: 2 * (225 + 4 * 102),
      unit: 'NOK/session',
    });
    expect(description.adjustableHorizon).toEqual({ minimum: 1, maximum: 45, step: 1 });
  });
  test('every parameter with source, unit and distribution', () => {
    expect(description.parameters.every(({ source, unit }) => source.length > 5 && unit.length > 0)).toBe(true);
    expect(description.parameters.find(({ parameter }) => parameter === 'osMeanlog')?.distribution).toBe('multivariateNormal');
  });
  test('the constructed model says that it is constructed, in its title too', () => {
    const constructed = describeModel(readGallery('constructed-targeted-therapy'));
    expect(constructed.constructed).toBe(true);
    expect(Object.values(constructed.title).every((title) => /onstru/u.test(title))).toBe(true);
  });
});

test('identical arms at hazard ratios of 1 (TECH-VER): nothing gained, the programme is what it costs', () => {
  const baseCase = sound(runBaseCase(compiled(definition, { values: { hrDfs: 1, hrOs: 1 } })));
  expect(Math.abs(increment(baseCase).qalys)).toBeLessThan(1e-12);
  const programme = baseCase.strategies[1]?.components.filter(({ component }) => /programme|setUp/u.test(component)) ?? [];
  expect(increment(baseCase).costs).toBeCloseTo(
    programme.reduce((sum, { discounted }) => sum + discounted, 0),
    6,
  );
});

test('compiling is possible for every scenario of the gallery', () => {
  for (const { id } of describeModel(definition).scenarios) expect(compileModel(definition, { scenario: id }).ok).toBe(true);
});
