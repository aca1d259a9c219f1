import { readFileSync } from 'node:fs';
import {
  allotDraws,
  averageBaseCase,
  averageStructures,
  convergence,
  type Draws,
  interpret,
  oneWayProbabilistic,
  oneWaySensitivity,
  readModel,
  runBaseCase,
  runProbabilistic,
  runScenarios,
  thresholdAnalysis,
  twoWaySensitivity,
} from '@likeverd/modelling';
import { mean, standardDeviation } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, increment, readGallery, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const colon = readGallery('colon-exercise-norway');
const constructed = readGallery('constructed-targeted-therapy');
const threshold = 385_000;
const netBenefit = (inputs = {}, at = threshold): number => {
  const { costs, qalys } = increment(sound(runBaseCase(compiled(colon, inputs))));
  return at * qalys - costs;
};

describe('one-way deterministic', () => {
  const oneWay = sound(oneWaySensitivity(colon, { threshold, bounds: { hrOs: { low: 0.43, high: 0.94 } } }));
  test('the base case is the published one: net benefit 317,672 at 385,000', () => {
    expect(oneWay.comparison).toEqual({ strategy: 'exercise', comparator: 'control' });
    expect(Math.abs(oneWay.base.netBenefit - 317_672)).toBeLessThan(0.5);
  });
  test('each parameter that varies has a bar; widest first on net benefit', () => {
    const varying = sound(runProbabilistic(compiled(colon), { seed: 1, from: 0, to: 1 })).parameters.map(({ parameter: id }) => id);
    expect(oneWay.bars.map(({ parameter: id }) => id).toSorted()).toEqual(varying.toSorted());
    const ranges = oneWay.bars.map(({ range }) => range);
    expect(ranges).toEqual(ranges.toSorted((a, b) => b - a));
    for (const { low, high, range } of oneWay.bars) expect(range).toBeCloseTo(Math.abs(low.netBenefit - high.netBenefit), 6);
  });
  test('given bounds are used as they are; each end is the model run with that value', () => {
    const bar = oneWay.bars.find(({ parameter: id }) => id === 'hrOs');
    expect(bar).toMatchObject({ from: 'given', low: { value: 0.43 }, high: { value: 0.94 } });
    expect(bar?.low.netBenefit).toBeCloseTo(netBenefit({ values: { hrOs: 0.43 } }), 6);
    expect(bar?.high.netBenefit).toBeCloseTo(netBenefit({ values: { hrOs: 0.94 } }), 6);
  });
  test('percentiles: log-normal exp(ln m -+ 1.959964 s), joint normal mu -+ 1.959964 sqrt(variance)', () => {
    const ends = (id: string) => {
      const bar = oneWay.bars.find((candidate) => candidate.parameter === id);
      return [bar?.low.value, bar?.high.value];
    };
    const sdlog = (Math.log(0.94) - Math.log(0.55)) / (2 * 1.96);
    const z = 1.959963984540054;
    expect(ends('hrDfs')).toEqual(
      [0.72 * Math.exp(-z * sdlog), 0.72 * Math.exp(z * sdlog)].map((x): unknown => expect.closeTo(x, 12)),
    );
    const sd = Math.sqrt(0.027104657519);
    expect(ends('osMeanlog')).toEqual([3.171907 - z * sd, 3.171907 + z * sd].map((x): unknown => expect.closeTo(x, 10)));
  });
  test('a bound beyond what readers may use is the analyst’s to choose', () => {
    const options = { threshold, parameters: ['hrOs'], bounds: { hrOs: { low: 0.2, high: 2 } } };
    const [bar] = sound(oneWaySensitivity(colon, options)).bars;
    expect(bar?.changesDecision).toBe(true);
    expect(bar?.high.netBenefit).toBeLessThan(0);
  });
  test('net benefit, not the ratio, orders the bars: a change of quadrant is seen', () => {
    const options = { threshold: 275_000, parameters: ['hrOs', 'programmePerYear'], bounds: { hrOs: { low: 0.63, high: 1.6 } } };
    const [first] = sound(oneWaySensitivity(colon, options)).bars;
    expect(first?.parameter).toBe('hrOs');
    expect(first?.low.qalys).toBeGreaterThan(0);
    expect(first?.high.qalys).toBeLessThan(0);
  });
  test.each([
    ['unknown parameter', { parameters: ['hrOss'] }, 'input.unknown', { suggestion: 'hrOs' }],
    ['unknown in bounds', { bounds: { nothing: { low: 0, high: 1 } } }, 'input.unknown', { what: 'parameter' }],
    ['neither bounds nor distribution', { parameters: ['entryAge'] }, 'input.range', { name: 'entryAge' }],
    ['bounds that fall', { bounds: { hrOs: { low: 1, high: 0.5 } } }, 'input.range', { above: 1 }],
    ['unknown strategy', { strategy: 'exercises' }, 'input.unknown', { what: 'strategy', suggestion: 'exercise' }],
    ['a strategy against itself', { strategy: 'control', comparator: 'control' }, 'input.unknown', { what: 'strategy' }],
    ['a bound no run can use', { parameters: ['hrOs'], bounds: { hrOs: { low: -1, high: 1 } } }, 'input.range', { found: -1 }],
  ])('%s is refused', (_, options, code, details) => {
    const refused = oneWaySensitivity(colon, { threshold, ...options });
    expect(refused.ok ? undefined : refused.faults[0]).toMatchObject({ code, details });
  });
  test('a model of one strategy has nothing to compare', () => {
    expect(oneWaySensitivity(sound(readModel(written(smallDocument()))), { threshold })).toMatchObject({
      ok: false,
      faults: [{ code: 'input.unknown', details: { what: 'strategy' } }],
    });
  });
});

describe('two-way', () => {
  test('each cell is the model run with both values', () => {
    const rows = { parameter: 'hrOs', values: [0.5, 0.8] };
    const columns = { parameter: 'utilityDiseaseFree', values: [0.7, 0.8, 0.9] };
    const { cells } = sound(twoWaySensitivity(colon, { threshold, rows, columns }));
    expect(cells.map((row) => row.length)).toEqual([3, 3]);
    rows.values.forEach((hrOs, row) => {
      columns.values.forEach((utilityDiseaseFree, column) => {
        expect(cells[row]?.[column]?.netBenefit).toBeCloseTo(netBenefit({ values: { hrOs, utilityDiseaseFree } }), 6);
      });
    });
  });
  test('an unknown axis is refused', () => {
    const axis = { parameter: 'nothing', values: [1] };
    expect(twoWaySensitivity(colon, { threshold, rows: axis, columns: axis })).toMatchObject({ ok: false });
  });
});

// The eight parameters and sixteen bounds of the colon case's own one-way probabilistic analysis; shares are of the base value.
const published = [
  ['hrDfs', 0.55, 0.94],
  ['hrOs', 0.43, 0.94],
  ['programmePerYear', '50 %', '150 %'],
  ['utilityDiseaseFree', 0.79, 0.85],
  ['progressedPerYear', '60 %', '140 %'],
  ['utilityProgressed', 0.231 + 0.773 * 0.585, 0.231 + 0.773 * 0.745],
  ['terminalCost', '60 %', '140 %'],
  ['surveillancePerYear', '40 %', '160 %'],
] as const;

describe('one-way probabilistic', () => {
  const baseValues = compiled(colon).model.baseValues;
  const number = (id: string, bound: number | string): number =>
    typeof bound === 'number' ? bound : (Number(bound.replace(' %', '')) / 100) * (baseValues.get(id) ?? Number.NaN);
  const bounds = Object.fromEntries(published.map(([id, low, high]) => [id, { low: number(id, low), high: number(id, high) }]));
  const draws: Draws = { seed: 5, from: 3, to: 11 };
  const options = { threshold, draws, bounds, parameters: published.map(([id]) => id) };
  const analysis = sound(oneWayProbabilistic(colon, options));

  test('an independent calculation: the readable interpreter on the drawn values, with the one held put in place', () => {
    const drawn = sound(runProbabilistic(compiled(colon), draws)).parameters;
    const { model } = compiled(colon);
    for (const { parameter: id, low, high } of analysis.bars) {
      for (const end of [low, high]) {
        const benefits = Array.from({ length: 8 }, (_, row) => {
          const values = new Map(drawn.map(({ parameter: name, values: column }) => [name, column[row] ?? Number.NaN]));
          const [control, exercise] = interpret(model, values.set(id, end.value));
          return (
            threshold * ((exercise?.qalys.discounted ?? 0) - (control?.qalys.discounted ?? 0)) -
            ((exercise?.costs.discounted ?? 0) - (control?.costs.discounted ?? 0))
          );
        });
        expect(end.netBenefit / mean(benefits)).toBeCloseTo(1, 9);
        expect(end.standardError / (standardDeviation(benefits) / Math.sqrt(8))).toBeCloseTo(1, 7);
        expect(end.probabilityCostEffective).toBe(benefits.filter((benefit) => benefit > 0).length / 8);
      }
    }
  });
  test('eight bars, the widest range |high - low| first', () => {
    const ranges = analysis.bars.map(({ range }) => range);
    expect(ranges).toEqual(ranges.toSorted((a, b) => b - a));
    for (const { low, high, range } of analysis.bars) expect(range).toBe(Math.abs(high.netBenefit - low.netBenefit));
    expect(analysis.bars).toHaveLength(8);
  });
  test('a parameter that keeps its distribution when readers move it is held here', () => {
    const ratio = parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.2, keepWhenMoved: true } });
    const two = changed(
      ['curves', 'treated'],
      { type: 'hazardRatio', of: 'survival', ratio: 'ratio' },
      changed(['parameters', 'ratio'], ratio),
    );
    const label = { nb: 'B', nn: 'B', en: 'B' };
    const strategies = [
      { id: 'a', label, curves: ['survival'] },
      { id: 'b', label, curves: ['treated'] },
    ];
    const fixed = changed(
      ['parameters', 'quality', 'distribution'],
      undefined,
      changed(['parameters', 'hazard', 'distribution'], undefined, changed(['strategies'], strategies, two)),
    );
    const [bar] = sound(
      oneWayProbabilistic(sound(readModel(written(fixed))), { threshold, draws, bounds: { ratio: { low: 0.5, high: 0.9 } } }),
    ).bars;
    expect(bar?.low.standardError).toBeLessThan(1e-9 * Math.abs(bar?.low.netBenefit ?? 0));
  });
  test('progress runs over all the draws of all the runs, and false cancels', () => {
    const few = { ...options, parameters: ['hrOs'], draws: { seed: 1, from: 0, to: 150 } };
    const seen: (readonly [number, number])[] = [];
    sound(
      oneWayProbabilistic(colon, few, (done, total) => {
        seen.push([done, total]);
      }),
    );
    expect(seen).toEqual([100, 250, 300].map((done) => [done, 300]));
    expect(oneWayProbabilistic(colon, few, (done) => done < 200)).toMatchObject({ ok: false, faults: [{ code: 'run.cancelled' }] });
  });
});

describe('scenario table', () => {
  const rows = runScenarios(colon);
  const table: unknown = JSON.parse(
    readFileSync(new URL('../../../models/published-results/colon-exercise-norway.json', import.meta.url), 'utf8'),
  );
  const results =
    typeof table === 'object' && table !== null && 'results' in table && Array.isArray(table.results) ? table.results : [];
  const icers = results.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('inputs' in entry && 'quantity' in entry)) return [];
    const { inputs } = entry;
    if (entry.quantity !== 'icer' || typeof inputs !== 'object' || inputs === null || !('scenario' in inputs)) return [];
    return 'value' in entry && 'tolerance' in entry
      ? [[String(inputs.scenario), Number(entry.value), Number(entry.tolerance)] as const]
      : [];
  });
  test('the base case first, then every scenario of the document', () => {
    expect(rows[0]?.scenario).toBeUndefined();
    expect(rows.slice(1).map(({ scenario }) => scenario)).toEqual(colon.model.document.scenarios?.map(({ id }) => id));
  });
  test.each(icers)('published cost per QALY of %s', (scenario, value, tolerance) => {
    const result = sound(rows.find((row) => row.scenario === scenario)?.result ?? { ok: false, faults: [] });
    const [comparison] = result.comparisons;
    expect(Math.abs((comparison?.costs ?? 0) / (comparison?.qalys ?? 0) - value)).toBeLessThanOrEqual(tolerance);
  });
  test('there are such published results', () => expect(icers.length).toBeGreaterThanOrEqual(6));
  test('a scenario that stops is told, and the others stand', () => {
    const crossing = changed(
      ['scenarios'],
      [
        {
          id: 'broken',
          label: { nb: 'A', nn: 'A', en: 'A' },
          source: 'Constructed',
          changes: { 'states.alive.utility': 'log(cycle - 2) * quality' },
        },
      ],
    );
    const [base, broken] = runScenarios(sound(readModel(written(crossing))));
    expect(base?.result.ok).toBe(true);
    expect(broken).toMatchObject({ scenario: 'broken', result: { ok: false, faults: [{ code: 'run.notANumber' }] } });
  });
});

describe('threshold analysis and value-based price', () => {
  test('the price at which net benefit is 0: costs are linear in it, so two runs give it', () => {
    const at = 385_000;
    const target = { type: 'netBenefit', threshold: at, value: 0 } as const;
    const { outcome, monotone } = sound(thresholdAnalysis(constructed, { parameter: 'drugPricePerPack', target }));
    const benefit = (price: number): number => {
      const { costs, qalys } = increment(sound(runBaseCase(compiled(constructed, { values: { drugPricePerPack: price } }))));
      return at * qalys - costs;
    };
    const expected = benefit(0) / ((benefit(0) - benefit(10_000)) / 10_000);
    expect(monotone).toBe(true);
    expect(outcome.type).toBe('crossings');
    const [crossing] = outcome.type === 'crossings' ? outcome.crossings : [];
    expect(crossing?.value).toBeCloseTo(expected, 4);
    expect((crossing?.costs ?? 0) / (crossing?.qalys ?? 1)).toBeCloseTo(at, 4);
    expect(crossing?.ratio).toBe('costPerQalyGained');
  });
  test('a target for the ratio is the same crossing as net benefit 0', () => {
    const options = { parameter: 'programmePerYear', range: { low: 0, high: 200_000 } };
    const ratio = sound(thresholdAnalysis(colon, { ...options, target: { type: 'icer', value: 100_000 } })).outcome;
    const benefit = sound(
      thresholdAnalysis(colon, { ...options, target: { type: 'netBenefit', threshold: 100_000, value: 0 } }),
    ).outcome;
    expect(ratio).toEqual(benefit);
  });
  test('QALYs gained vanish where the hazard ratios are 1 (published extreme-value test S1)', () => {
    const { outcome } = sound(
      thresholdAnalysis(colon, {
        parameter: 'hrOs',
        target: { type: 'qalys', value: 0 },
        inputs: { values: { hrDfs: 1 } },
        range: { low: 0.45, high: 1.15 },
        steps: 6,
      }),
    );
    expect(outcome).toMatchObject({ type: 'crossings', crossings: [{ value: expect.closeTo(1, 9), ratio: 'noDifference' }] });
  });
  test('no crossing in the range is an outcome, with its side', () => {
    const range = { low: 0, high: 1000 };
    const at = (value: number) =>
      sound(thresholdAnalysis(colon, { parameter: 'setUpCost', range, steps: 4, target: { type: 'costs', value } })).outcome;
    expect(at(0)).toEqual({ type: 'noCrossing', side: 'above' });
    expect(at(1e9)).toEqual({ type: 'noCrossing', side: 'below' });
  });
  test('an outcome that turns: all crossings, and it is said that it turns', () => {
    // Treatment costs 1,000 (x - 3)^2 a person once: equal to 4,000 at x = 1 and x = 5.
    const label = { nb: 'B', nn: 'B', en: 'B' };
    const strategies = [
      { id: 'a', label, curves: ['survival'] },
      { id: 'b', label, curves: ['survival'] },
    ];
    const costs = [
      { type: 'once', id: 'once', label, payer: 'hospital', strategies: ['b'], amount: '1000 [NOK] * (x - 3) * (x - 3)', cycle: 1 },
    ];
    const document = changed(
      ['strategies'],
      strategies,
      changed(['costs'], costs, changed(['parameters', 'x'], parameter('dimensionless', 2))),
    );
    const { outcome, monotone } = sound(
      thresholdAnalysis(sound(readModel(written(document))), {
        parameter: 'x',
        range: { low: 0, high: 7 },
        target: { type: 'costs', value: 4000 },
      }),
    );
    expect(monotone).toBe(false);
    expect(outcome.type === 'crossings' ? outcome.crossings.map(({ value }) => value) : []).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(5, 9),
    ]);
  });
  test.each([
    ['unknown parameter', { parameter: 'nothing' }, 'input.unknown'],
    ['a range that falls', { parameter: 'hrOs', range: { low: 1, high: 0 } }, 'input.range'],
    ['no steps', { parameter: 'hrOs', steps: 0 }, 'input.range'],
    ['values the model refuses', { parameter: 'hrOs', range: { low: -1, high: 1 } }, 'input.range'],
  ])('%s', (_, options, code) => {
    const refused = thresholdAnalysis(colon, { ...options, target: { type: 'qalys', value: 0 } });
    expect(refused.ok ? undefined : refused.faults[0]?.code).toBe(code);
  });
});

describe('averages over scenarios', () => {
  const parts = [{ weight: 3 }, { scenario: 'horizon_10yr', weight: 1 }];
  const draws: Draws = { seed: 2, from: 4, to: 14 };
  test('deterministic: three quarters of one and a quarter of the other', () => {
    const [control] = sound(averageBaseCase(colon, parts));
    const costs = (inputs = {}) => sound(runBaseCase(compiled(colon, inputs))).strategies[0]?.costs.discounted ?? Number.NaN;
    expect(control?.costs).toBeCloseTo(0.75 * costs() + 0.25 * costs({ scenario: 'horizon_10yr' }), 6);
  });
  test('structures: draws are allotted by weight, each the draw of the structure it fell to', () => {
    const mixed = sound(averageStructures(colon, parts, draws));
    expect(mixed.allotted).toEqual([8, 2]); // 7.5 and 2.5: the odd one to the first of equal remainders
    const first = sound(runProbabilistic(compiled(colon), { ...draws, to: 12 }));
    const second = sound(runProbabilistic(compiled(colon, { scenario: 'horizon_10yr' }), { ...draws, from: 12 }));
    expect([...(mixed.strategies[1]?.qalys ?? [])]).toEqual([
      ...(first.strategies[1]?.qalys ?? []),
      ...(second.strategies[1]?.qalys ?? []),
    ]);
  });
  test('weights must be above 0, and scenarios exist', () => {
    expect(averageStructures(colon, [{ weight: 0 }], draws)).toMatchObject({ ok: false, faults: [{ code: 'input.range' }] });
    expect(averageStructures(colon, [{ scenario: 'none', weight: 1 }], draws)).toMatchObject({
      ok: false,
      faults: [{ code: 'input.unknown' }],
    });
    expect(averageStructures(colon, parts, { seed: 1, from: 5, to: 5 })).toMatchObject({
      ok: false,
      faults: [{ code: 'input.range' }],
    });
    expect(averageBaseCase(colon, [])).toMatchObject({ ok: false });
  });
  test('property: allotted draws sum to the total, each within one of its exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 5000 }),
        (weights, total) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          const allotted = allotDraws(
            weights.map((weight) => weight / sum),
            total,
          );
          expect(allotted.reduce((a, b) => a + b, 0)).toBe(total);
          allotted.forEach((count, index) => expect(Math.abs(count - ((weights[index] ?? 0) / sum) * total)).toBeLessThan(1));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('convergence', () => {
  const run = sound(runProbabilistic(compiled(colon), { seed: 1, from: 0, to: 60 }));
  const settled = convergence(run, { strategy: 'exercise', comparator: 'control' }, threshold, 3);
  test('running means and standard errors are those of the draws so far', () => {
    expect(settled.points.map(({ draws }) => draws)).toEqual([20, 40, 60]);
    const qalys = Array.from(
      { length: 40 },
      (_, row) => (run.strategies[1]?.qalys[row] ?? 0) - (run.strategies[0]?.qalys[row] ?? 0),
    );
    expect(settled.points[1]?.qalys.mean).toBeCloseTo(mean(qalys), 12);
    expect(settled.points[1]?.qalys.standardError).toBeCloseTo(standardDeviation(qalys) / Math.sqrt(40), 12);
    expect(settled.signSettled).toBe(true);
  });
  test('near the break-even threshold sixty draws settle nothing', () => {
    expect(convergence(run, settled.comparison, 35_000).signSettled).toBe(false);
  });
});
