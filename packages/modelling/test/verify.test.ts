import fc from 'fast-check';
import {
  advisheEvidence,
  type AdvisheItem,
  advisheItems,
  type BaseCase,
  checkCatalogue,
  type CheckId,
  checkIds,
  type CheckResult,
  completeAdvishe,
  readAdvishe,
  readModel,
  runBaseCase,
  runProbabilistic,
  type StrategyTotals,
  verifyModel,
  type VerifyOptions,
  writeAdvishe,
} from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { readGallery, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const draws = { seed: 1, from: 0, to: 200 };
const label = { nb: 'B', nn: 'B', en: 'B' };

/** Two strategies, three states, hazard ratio, discounting, nothing wrong with it; every parameter varies. Constructed. */
const goodDocument = (): unknown => {
  const ratio = parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.1 } });
  const yearly = parameter('NOK/year', 1000, { distribution: { type: 'gamma', se: 100 } });
  const edits: readonly (readonly [readonly (string | number)[], unknown])[] = [
    [['parameters', 'ratio'], ratio],
    [['parameters', 'yearly'], yearly],
    [['parameters', 'onset'], parameter('rate', 0.8, { distribution: { type: 'gamma', se: 0.05 } })],
    [['time', 'horizon'], 20],
    [['discounting', 'schedule'], [{ fromYear: 0, rate: 0.04 }]],
    [['curves', 'well'], { type: 'exponential', rate: 'onset' }],
    [['curves', 'wellTreated'], { type: 'hazardRatio', of: 'well', ratio: 'ratio' }],
    [['curves', 'treated'], { type: 'hazardRatio', of: 'survival', ratio: 'ratio' }],
    [
      ['states'],
      [
        { id: 'alive', label, utility: 'quality' },
        { id: 'ill', label, utility: 'quality' },
        { id: 'dead', label },
      ],
    ],
    [
      ['strategies'],
      [
        { id: 'care', label, curves: ['well', 'survival'] },
        { id: 'treatment', label, curves: ['wellTreated', 'treated'] },
      ],
    ],
  ];
  return edits.reduce<unknown>((document, [path, value]) => changed(path, value, document), smallDocument());
};

const verify = (document: unknown, options: VerifyOptions = {}): readonly CheckResult[] =>
  sound(verifyModel(sound(readModel(written(document))), { draws, ...options }));
const resultOf = (results: readonly CheckResult[], check: CheckId): CheckResult | undefined =>
  results.find((result) => result.check === check);

/** An engine that gets something wrong after computing it. */
const spoilt =
  (spoil: (baseCase: BaseCase) => BaseCase): NonNullable<VerifyOptions['evaluate']> =>
  (compiled) => {
    const run = runBaseCase(compiled);
    return run.ok ? { ok: true, value: spoil(run.value) } : run;
  };
const spoiltTotals = (spoil: (totals: StrategyTotals) => StrategyTotals): VerifyOptions => ({
  evaluate: spoilt((baseCase) => ({ ...baseCase, strategies: baseCase.strategies.map(spoil) })),
});
const spoiltTrace = (point: number, state: number, value: number): VerifyOptions => ({
  evaluate: spoilt((baseCase) => ({
    ...baseCase,
    traces: baseCase.traces.map((trace) => ({
      ...trace,
      states: trace.states.map((column, index) =>
        index === state ? { ...column, occupancy: column.occupancy.map((share, at) => (at === point ? value : share)) } : column,
      ),
    })),
  })),
});
const plus = (total: StrategyTotals['costs'], more: number): StrategyTotals['costs'] => ({
  discounted: total.discounted + more,
  undiscounted: total.undiscounted + more,
});

const good = goodDocument();
type Broken = readonly [document: unknown, options?: VerifyOptions];
const broken: Readonly<Record<CheckId, Broken>> = {
  drawsWithinDomain: [changed(['parameters', 'quality', 'distribution'], { type: 'normal', sd: 0.4 }, good)],
  parametersWithoutDistribution: [changed(['parameters', 'yearly', 'distribution'], undefined, good)],
  parametersUsed: [changed(['parameters', 'spare'], parameter('share', 0.5), good)],
  statesSumToOne: [good, spoiltTrace(2, 0, 0.9)],
  deathAbsorbing: [good, spoiltTrace(5, 2, 0)],
  // One curve bounds both living states: nobody is between the two.
  statesReached: [
    changed(
      ['strategies'],
      ['care', 'treatment'].map((id) => ({ id, label, curves: ['treated', 'treated'] })),
      good,
    ),
  ],
  // Illness comes more slowly than death: the inner curve crosses the outer.
  curvesInOrder: [changed(['parameters', 'onset', 'value'], 0.4, good)],
  // One death in a thousand a year and no floor: the population dies faster.
  populationMortality: [changed(['parameters', 'hazard'], parameter('rate', 0.001), good)],
  nobodyDies: [good, spoiltTotals((totals) => ({ ...totals, lifeYears: plus(totals.lifeYears, -0.01) }))],
  utilitiesOne: [changed(['states', 1, 'utility'], '0.6 * quality', good)],
  utilitiesZero: [changed(['states', 1, 'utility'], 0.6, good)],
  qalysWithinLifeYears: [changed(['states', 0, 'utility'], '1.6 * quality', good)],
  equalArms: [changed(['curves', 'treated'], { type: 'exponential', rate: '0.5 * hazard' }, good)],
  costsZero: [changed(['costs', 0, 'amount'], 'yearly + 500 [NOK/year]', good)],
  costsDoubled: [changed(['costs', 0, 'amount'], 'min(yearly, 1500 [NOK/year])', good)],
  noDiscounting: [
    good,
    spoiltTotals((totals) => ({ ...totals, costs: { ...totals.costs, discounted: 0.99 * totals.costs.discounted } })),
  ],
  discountingLowers: [changed(['discounting', 'schedule', 0, 'rate'], -0.03, good)],
  shortestHorizon: [good, spoiltTotals((totals) => ({ ...totals, lifeYears: plus(totals.lifeYears, 0.5) }))],
  // exp(-0.5 x 2) = 37 % are alive after two years at the most.
  horizonLongEnough: [changed(['time', 'horizon'], 2, good)],
  partsSumToTotals: [good, spoiltTotals((totals) => ({ ...totals, costs: plus(totals.costs, 1) }))],
  drawsReproducible: [good, { draw: (compiled, { from, to }) => runProbabilistic(compiled, { seed: from, from, to }) }],
  // The median is written 0.7 but the draws are around 1.4.
  meanNearBaseCase: [
    changed(['parameters', 'ratio', 'distribution'], { type: 'logNormal', meanlog: 'log(1.4)', sdlog: 0.1 }, good),
  ],
  evaluatorsAgree: [good, spoiltTotals((totals) => ({ ...totals, qalys: plus(totals.qalys, 1e-6) }))],
};

describe('a model with nothing wrong passes every check', () => {
  const results = verify(good);
  test.each(checkIds)('%s', (check) => {
    expect(resultOf(results, check)).toEqual({
      check,
      domain: checkCatalogue[check].domain,
      severity: checkCatalogue[check].severity,
      status: 'passed',
      details: {},
    });
  });
});

describe('each check fails on a model, or an engine, with that thing wrong', () => {
  test.each(checkIds)('%s', (check) => {
    const [document, options] = broken[check];
    const result = resultOf(verify(document, options), check);
    expect(result?.status).toBe('failed');
    expect(Object.keys(result?.details ?? {}).length).toBeGreaterThan(0);
  });
});

describe('the gallery', () => {
  test.each(['colon-exercise-norway', 'constructed-targeted-therapy'])('%s: nothing but notes', (id) => {
    const results = sound(verifyModel(readGallery(id), { draws }));
    expect(results.map(({ check }) => check)).toEqual(checkIds);
    expect(results.filter(({ status }) => status !== 'passed').map(({ check }) => check)).toEqual([
      'parametersWithoutDistribution',
    ]);
  });
});

describe('cohort models are put to the same checks', () => {
  const statuses = (id: string, checks: readonly CheckId[]): readonly unknown[] => {
    const results = sound(verifyModel(readGallery(id), { draws }));
    return checks.map((check) => resultOf(results, check)?.status);
  };
  test('with every way to death switched off a year of life is lived in each year', () => {
    expect(statuses('chancellor-1997-hiv', ['nobodyDies', 'statesReached', 'populationMortality'])).toEqual([
      'passed',
      'passed',
      'notApplicable',
    ]);
  });
  // 75 cycles by the weights 1/3, 4/3, 2/3, …, as printed: 1/3 + 37 x (4/3 + 2/3) + 1/3 = 74.67 years in 75.
  test('… but not by Simpson’s rule over an odd number of cycles', () => {
    expect(resultOf(sound(verifyModel(readGallery('darth-sick-sicker'), { draws })), 'nobodyDies')).toMatchObject({
      status: 'failed',
      details: { expected: 75, found: expect.closeTo(224 / 3, 9) },
    });
  });
});

describe('what a check does not apply to', () => {
  test('one strategy, one curve, no utilities, no money, no draws', () => {
    const document = changed(
      ['parameters'],
      { hazard: parameter('rate', 0.5) },
      changed(['costs'], [], changed(['states', 0, 'utility'], 0.8)),
    );
    const results = verify(document);
    const skipped = results.filter(({ status }) => status === 'notApplicable').map(({ check }) => check);
    expect(skipped).toEqual([
      'curvesInOrder',
      'utilitiesOne',
      'utilitiesZero',
      'equalArms',
      'costsZero',
      'costsDoubled',
      'meanNearBaseCase',
    ]);
  });
  test('a patched copy that the format refuses', () => {
    const document = changed(['states', 1, 'utility'], 'quality / (1 - quality) - quality / (1 - quality) + quality', good);
    expect(resultOf(verify(document), 'utilitiesOne')).toMatchObject({ status: 'failed', details: { fault: 'run.notANumber' } });
    const shape = changed(['curves', 'survival'], { type: 'weibull', shape: '2 * quality - 0.1', scale: '1 / hazard' }, good);
    expect(resultOf(verify(shape), 'utilitiesZero')).toMatchObject({ status: 'notApplicable', details: { reason: 'refused' } });
  });
  test('a model that cannot be run is a fault', () => {
    const document = changed(['costs', 0, 'amount'], 'yearly / 0', good);
    expect(verifyModel(sound(readModel(written(document))), { draws })).toMatchObject({
      ok: false,
      faults: [{ code: 'run.notANumber' }],
    });
  });
});

describe('AdViSHE', () => {
  const answer = { done: 'yes', explanation: 'Constructed' } as const;
  const all = Object.fromEntries(advisheItems.map((item) => [item, answer]));
  test('thirteen items in five parts', () => {
    expect(advisheItems).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3', 'D4', 'E1']);
  });
  test('complete only when every item has an explanation', () => {
    expect(completeAdvishe(all)).toEqual({ ok: true, value: { state: 'complete', answers: all } });
    expect(completeAdvishe({ ...all, B2: { done: 'no', explanation: ' ' } })).toEqual({ ok: false, missing: ['B2'] });
    expect(completeAdvishe({})).toEqual({ ok: false, missing: advisheItems });
  });
  test('evidence names checks of the catalogue, each once', () => {
    const named = Object.values(advisheEvidence).flat();
    expect(checkIds).toEqual(expect.arrayContaining(named));
    expect(new Set(named).size).toBe(named.length);
  });

  describe('as a file', () => {
    const words = {
      parts: { conceptualModel: 'a', inputData: 'b', computerisedModel: 'c', outcomes: 'd', other: 'e' },
      items: Object.fromEntries(advisheItems.map((item) => [item, `Question ${item}?`])) as Record<AdvisheItem, string>,
      howTo: 'Fill in',
    };
    const form = { model: 'small', hash: 'f'.repeat(64) };

    test('any answers come back as they were written', () => {
      const answers = fc.dictionary(
        fc.constantFrom(...advisheItems),
        fc.record(
          {
            done: fc.constantFrom('yes' as const, 'no' as const, 'notApplicable' as const),
            explanation: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
            reference: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
          },
          { requiredKeys: ['done', 'explanation'] },
        ),
      );
      fc.assert(
        fc.property(answers, (given) => {
          const read = readAdvishe(writeAdvishe({ ...form, answers: given }, words));
          expect(read).toEqual({ ok: true, value: { ...form, answers: given } });
        }),
      );
    });

    test('an empty form has its questions and no answers, and no faults', () => {
      const empty = writeAdvishe({ ...form, answers: {} }, words);
      for (const item of advisheItems) expect(empty).toContain(`# ${item} Question ${item}?`);
      expect(readAdvishe(empty)).toEqual({ ok: true, value: { ...form, answers: {} } });
    });

    test('an item that does not say whether it was done counts as unanswered', () => {
      const half = readAdvishe(
        `format: likeverd-advishe/1\nmodel: a\nhash: b\nanswers:\n  A1: { explanation: Seen by two oncologists. }\n  A2:\n`,
      );
      expect(half).toEqual({ ok: true, value: { model: 'a', hash: 'b', answers: {} } });
    });

    test('every fault is told with its place', () => {
      const faulty = `format: likeverd-advishe/2\nmodel: a\nhash: b\nanswers:\n  A1: { done: maybe }\n  A9: { done: yes }\n`;
      const read = readAdvishe(faulty);
      expect(read.ok ? [] : read.faults.map(({ code, path, line, column }) => [code, path, line, column])).toEqual([
        ['field.choice', 'format', 1, 9],
        ['field.choice', 'answers.A1.done', 5, 15],
        ['field.unknown', 'answers.A9', 6, 3],
      ]);
      expect(readAdvishe('a: [1').ok).toBe(false);
    });
  });
});
