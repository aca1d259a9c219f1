import {
  drawGamma,
  gammaLower,
  grayTest,
  kaplanMeier,
  randomStream,
  restrictedMean,
  selectTimes,
  survivalAt,
} from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import {
  assumedRestrictedMean,
  causesAgainstAssumed,
  type DecisionRule,
  forecast,
  forecastPatients,
  type FuturePatient,
  hazardAt,
  type JudgedRule,
  judgeRule,
  noDiscount,
  observedAgainstAssumed,
  rowsOf,
  simulate,
  simulatedTable,
  type SimulationTruth,
  tableAsOf,
  takeRows,
  timesByCause,
  timesTo,
  trueSurvival,
  updateModel,
} from '../src/index.ts';
import { compiledOf, drawn, exponentialModel } from './models.ts';
import { plainTruth, trueCurve } from './truths.ts';

/**
 * How many of `runs` may lie elsewhere when each does with probability p: mean ± 4 standard deviations of the binomial count, which chance alone leaves
 * once in 16,000.
 */
const binomialBounds = (runs: number, p: number): readonly [number, number] => {
  const spread = 4 * Math.sqrt(runs * p * (1 - p));
  return [runs * p - spread, Math.min(runs, runs * p + spread)];
};
const between = (count: number, [low, high]: readonly [number, number]): void => {
  expect(count).toBeGreaterThanOrEqual(low);
  expect(count).toBeLessThanOrEqual(high);
};
const seeds = (runs: number): readonly number[] => Array.from({ length: runs }, (_, index) => index + 1);
const tableAt = (changes: Partial<SimulationTruth>) => simulatedTable(simulate({ ...plainTruth, ...changes }));

describe('intervals cover the truth as often as they say', () => {
  const runs = 300;
  const month = 18;
  const found = seeds(runs).map((seed) => {
    const table = tableAt({ seed });
    const fusion = timesTo(takeRows(table, rowsOf(table, { subgroup: 'fusion' })), 'os');
    if (fusion === undefined) throw new Error('no times');
    const estimate = kaplanMeier(fusion);
    const truth = trueSurvival(plainTruth, 'os', 'fusion', month);
    const { lower, upper } = survivalAt(estimate, month);
    const mean = restrictedMean(estimate, month);
    const area = assumedRestrictedMean(trueCurve(plainTruth.endpoints['os'] ?? { shape: 1, scale: 1 }, 0.5), month);
    const against = observedAgainstAssumed(fusion, trueCurve({ shape: 1.2, scale: 24 }, 0.5), { at: [], intervals: [0, 12, 24] });
    return {
      survival: lower <= truth && truth <= upper,
      mean: Math.abs(mean.mean - area) <= 1.96 * Math.sqrt(mean.variance),
      ratio: (against.lower ?? Number.NaN) <= 1 && 1 <= (against.upper ?? Number.NaN),
      rejected: against.logRankP < 0.05,
      misfit: against.fit.p < 0.05,
    };
  });
  const count = (of: (each: (typeof found)[number]) => boolean): number => found.filter(of).length;

  test('95 % limits of survival at month 18: 285 of 300 ± 4 · √(300 · 0.95 · 0.05) = 270 to 300', () => {
    between(
      count(({ survival }) => survival),
      binomialBounds(runs, 0.95),
    );
  });
  test('95 % interval of the restricted mean', () => {
    between(
      count(({ mean }) => mean),
      binomialBounds(runs, 0.95),
    );
  });
  test('exact limits of observed over expected cover at least so often', () => {
    expect(count(({ ratio }) => ratio)).toBeGreaterThanOrEqual(binomialBounds(runs, 0.95)[0]);
  });
  test('the one-sample log-rank test and the test of fit reject the true curve once in twenty: 15 ± 15.1', () => {
    between(
      count(({ rejected }) => rejected),
      binomialBounds(runs, 0.05),
    );
    between(
      count(({ misfit }) => misfit),
      binomialBounds(runs, 0.05),
    );
  });
});

describe('intervals of rules cover the truth, with loss to follow-up, forms that do not come and an external control', () => {
  const runs = 200;
  const ratio = 0.6;
  const [treated, untreated] = [trueCurve({ shape: 1.2, scale: 24 }, ratio), trueCurve({ shape: 1.2, scale: 24 })];
  const truth: Partial<SimulationTruth> = {
    subgroups: [{ subgroup: 'all', share: 1, ratios: { os: ratio } }],
    lossPerMonth: 0.02,
    quality: { ...plainTruth.quality, missing: 0.25 },
    controls: 120,
  };
  const tables = seeds(runs).map((seed) => tableAt({ ...truth, seed }));
  const control = {
    kind: 'cohort',
    source: 's',
    limits: ['none: dealt by the same truth'],
    weight: 1,
    biasMean: 0,
    biasSd: 0,
  } as const;

  test.each([
    [
      'the median: 24 · (ln 2 / 0.6)^(1 / 1.2) months',
      { statistic: 'medianTime', month: 18 },
      24 * (Math.LN2 / ratio) ** (1 / 1.2),
    ],
    [
      'the difference of restricted means at month 18 to the control',
      { statistic: 'rmstDifference', month: 18, against: 'externalControl' },
      assumedRestrictedMean(treated, 18) - assumedRestrictedMean(untreated, 18),
    ],
    ['the hazard ratio to the control', { statistic: 'hazardRatio', month: 24, against: 'externalControl' }, ratio],
    ['the hazard ratio to the assumed curve', { statistic: 'hazardRatio', month: 24 }, ratio],
    ['survival at month 12', { statistic: 'survivalAt', month: 12 }, Math.exp(-ratio * 0.5 ** 1.2)],
    [
      'the mean change at month 12, among those alive who sent their form',
      { measure: 'quality', statistic: 'meanChange', month: 12 },
      0.06,
    ],
    ['the mean cost at month 12, of those followed so long', { measure: 'cost', statistic: 'costPerPatient', month: 12 }, 120_000],
  ] as const)('%s: 190 of 200 ± 12.3', (_, rule, value) => {
    const covered = tables.filter((table, seed) => {
      const found = judgeRule(
        { id: 'r', measure: 'os', comparator: 'above', limit: 1, certainty: 0.9, ...rule },
        {
          table,
          introduced: plainTruth.introduced,
          dataUntil: plainTruth.dataUntil,
          assumed: () => untreated,
          comparator: () => untreated,
          externalControl: control,
          seed,
        },
      );
      // a limit that is not reached lies beyond all months
      const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } =
        found.status === 'judged' ? found : { low: Number.NaN };
      return low <= value && value <= high;
    }).length;
    between(covered, binomialBounds(runs, 0.95));
  });
});

describe('causes that rule each other out', () => {
  const runs = 300;
  const month = 12;
  // half the patients switch, at an even time before they would have stopped for progression
  const truth: Partial<SimulationTruth> = {
    switchShare: 0.5,
    subgroups: [{ subgroup: 'all', share: 1, ratios: {} }],
    lossPerMonth: 0.01,
  };
  const progressed = (t: number): number => 1 - trueSurvival({ ...plainTruth, ...truth }, 'pfs', 'all', t);
  // P(U T ≤ t) = ∫ P(T ≤ t / u) du over 0 to 1, by the middle of 2,000 parts
  const parts = 2_000;
  const switchedBy = (t: number): number =>
    Array.from({ length: parts }, (_, i) => progressed((t * parts) / (i + 0.5))).reduce((sum, each) => sum + each, 0) / parts;
  const shares = [0.5 * progressed(month), 0.5 * switchedBy(month)];
  const found = seeds(runs).map((seed) => {
    const times = timesByCause(tableAt({ ...truth, seed }), 'treatment');
    if (times === undefined) throw new Error('no causes');
    const half = (which: number) => selectTimes(times, (index) => index % 2 === which);
    return {
      covered: causesAgainstAssumed(times, { at: [month], causes: [{ cause: 1 }, { cause: 2 }] }).map(({ points }, index) => {
        const [point] = points;
        const share = shares[index] ?? Number.NaN;
        return point !== undefined && point.lower <= share && share <= point.upper;
      }),
      gray: [1, 2].map((cause) => grayTest(half(0), half(1), cause).p < 0.05),
    };
  });

  test.each([0, 1])('95 % limits of the incidence of cause %i + 1 at month 12, with loss: 285 of 300 ± 15.1', (cause) => {
    between(found.filter(({ covered }) => covered[cause]).length, binomialBounds(runs, 0.95));
  });
  test.each([0, 1])(
    'Gray’s test finds a difference between halves of the same patients once in twenty, cause %i + 1: 15 ± 15.1',
    (cause) => {
      between(found.filter(({ gray }) => gray[cause]).length, binomialBounds(runs, 0.05));
    },
  );
});

describe('written rules', () => {
  const runs = 300;
  const rule: DecisionRule = {
    id: 'r',
    measure: 'os',
    statistic: 'hazardRatio',
    month: 30,
    comparator: 'above',
    limit: 1,
    certainty: 0.95,
  };
  const verdicts = (ratio: number) =>
    seeds(runs).map((seed) => {
      const judged = judgeRule(rule, {
        table: tableAt({ seed, subgroups: [{ subgroup: 'all', share: 1, ratios: { os: ratio } }] }),
        introduced: plainTruth.introduced,
        dataUntil: plainTruth.dataUntil,
        assumed: () => trueCurve({ shape: 1.2, scale: 24 }),
        comparator: () => undefined,
        seed,
      });
      return judged.status === 'judged' ? judged.verdict : 'refused';
    });

  test('a rule to stop above 1 with certainty 0.95 stops a method of ratio 1 once in twenty, and continues as often for certain', () => {
    const found = verdicts(1);
    between(found.filter((verdict) => verdict === 'met').length, binomialBounds(runs, 0.05));
    between(found.filter((verdict) => verdict === 'notMet').length, binomialBounds(runs, 0.05));
  });

  test('at a ratio of 1.5, with some 100 events, it stops nearly always: P(Z > 1.645 − ln 1.5 · √100) = 0.99', () => {
    const stopped = verdicts(1.5).filter((verdict) => verdict === 'met').length;
    expect(stopped).toBeGreaterThanOrEqual(binomialBounds(runs, 0.97)[0]);
    expect(verdicts(1.5).every((verdict) => verdict !== 'notMet')).toBe(true);
  });
});

describe('rules that are judged six times, every half-year', () => {
  const runs = 200;
  const curve = trueCurve({ shape: 1.2, scale: 24 });
  const tables = seeds(runs).map((seed) => tableAt({ seed, subgroups: [{ subgroup: 'all', share: 1, ratios: {} }] }));
  const rule: DecisionRule = {
    id: 'r',
    measure: 'os',
    statistic: 'hazardRatio',
    month: 6,
    comparator: 'above',
    limit: 1,
    certainty: 0.9,
    looks: 6,
    everyMonths: 6,
  };
  const judged = (changes: Partial<DecisionRule>): readonly JudgedRule[] =>
    tables.map((table, seed) => {
      const found = judgeRule(
        { ...rule, ...changes },
        {
          table,
          introduced: plainTruth.introduced,
          dataUntil: '2029-12-31',
          assumed: () => curve,
          comparator: () => undefined,
          seed,
        },
      );
      if (found.status === 'refused') throw new Error(found.code);
      return found;
    });

  const verdictsOf = (found: readonly JudgedRule[], verdict: string): number =>
    found.filter((each) => each.verdict === verdict).length;

  test('O’Brien and Fleming: at the limit itself one in ten is met at any of the looks, and as many not met: 20 ± 17; the same demand each time is met by chance in 1.5 times as many', () => {
    const found = judged({});
    for (const verdict of ['met', 'notMet']) between(verdictsOf(found, verdict), binomialBounds(runs, 0.1));
    const naive = found.filter(({ looks = [] }) => looks.some(({ probability }) => probability >= 0.9)).length;
    expect(naive).toBeGreaterThan(1.5 * 0.1 * runs);
  });

  test.each([
    ['Pocock over events', { spending: 'pocock', information: 30 }],
    ['the mean change', { measure: 'quality', statistic: 'meanChange', month: 12, limit: 0.06, spending: 'pocock' }],
  ] as const)('%s: as often', (_, changes) => {
    const found = judged(changes);
    for (const verdict of ['met', 'notMet']) between(verdictsOf(found, verdict), binomialBounds(runs, 0.1));
  });
});

describe('the update', () => {
  const compiled = compiledOf(exponentialModel);
  const prior = drawn(compiled, 1_000);
  const runs = 60;

  test('with truths drawn from the prior, the middle 95 % of the posterior hold the truth in 57 of 60 ± 6.8', () => {
    const stream = randomStream(9, 'true hazards');
    const covered = seeds(runs).filter((seed) => {
      // hazardNew: gamma with mean 0.3 and standard error 0.1 a year
      const hazard = drawGamma(stream, seed, 9) / 30;
      const table = tableAt({
        seed,
        dataUntil: '2029-01-01',
        endpoints: { os: { shape: 1, scale: 12 / hazard } },
        subgroups: [{ subgroup: 'all', share: 1, ratios: {} }],
        stopsAt: 'os',
      });
      const times = timesTo(table, 'os');
      if (times === undefined) return false;
      const endpoints = [{ endpoint: 'os', strategy: 'new', free: ['alive'], times, discount: noDiscount }];
      const found = updateModel({ compiled, prior, endpoints, parameters: [] });
      if (found.status === 'refused') throw new Error(found.code);
      const posterior = found.parameters.find(({ parameter }) => parameter === 'hazardNew')?.posterior;
      return posterior !== undefined && posterior.low <= hazard && hazard <= posterior.high;
    }).length;
    between(covered, binomialBounds(runs, 0.95));
  });
});

describe('the forecast', () => {
  const runs = 60;
  const plan = { region: 'west', opens: 0, rampMonths: 6, perMonth: 4, variation: 0.4 };
  const curve = trueCurve({ shape: 1.2, scale: 24 });

  // the posterior of a ratio above 1.3, as when a rule is judged: gamma with shape events + 1/2 and rate expected
  const isCertain = (patients: readonly FuturePatient[]): boolean => {
    const events = patients.filter(({ event }) => event).length;
    const expected = patients.reduce((sum, { seen }) => sum + hazardAt(curve, seen), 0);
    const below = gammaLower(events + 0.5, 1.3 * expected);
    return below >= 0.9 || below <= 0.1;
  };

  test('with accrual and hazards drawn from what is believed, 80 % intervals made after a year hold the third year’s patients and events in 48 of 60 ± 12.4', () => {
    const rates = randomStream(3, 'true rates');
    const ratios = randomStream(3, 'true ratios');
    const hits = seeds(runs).map((seed) => {
      const perMonth = plan.perMonth * drawGamma(rates, seed, 1 / 0.4 ** 2) * 0.4 ** 2;
      const ratio = drawGamma(ratios, seed, 1 / 0.3 ** 2) * 0.3 ** 2;
      const truth: Partial<SimulationTruth> = {
        seed,
        accrual: [{ ...plan, perMonth }],
        subgroups: [{ subgroup: 'all', share: 1, ratios: { os: ratio } }],
        endpoints: { os: { shape: 1.2, scale: 24 } },
        stopsAt: 'os',
      };
      const whole = tableAt({ ...truth, dataUntil: '2030-01-01' });
      // what was known after a year: the same patients, seen until then
      const early = rowsOf(whole, {}).filter((row) => (whole.start[row] ?? '') < '2028-01-01');
      const patients = forecastPatients(takeRows(whole, early), 'os', '2027-01-01', '2030-01-01').map((each) => {
        const seen = Math.min(each.seen, 12 - each.start);
        return {
          ...each,
          seen,
          end: each.end === 'event' && each.start + each.seen <= 12 ? ('event' as const) : ('followed' as const),
        };
      });
      const found = forecast({
        plans: [plan],
        patients,
        now: 12,
        reassessment: 36,
        curve,
        hazardVariation: 0.3,
        lossPerMonth: 0,
        rules: [],
        seed,
        futures: 200,
        confidence: 0.8,
      });
      const events = whole.endpoints['os']?.cause.reduce((sum, cause) => sum + cause, 0) ?? 0;
      return {
        patients: found.patients.low <= whole.rows && whole.rows <= found.patients.high,
        events: found.events.low <= events && events <= found.events.high,
      };
    });
    between(hits.filter((hit) => hit.patients).length, binomialBounds(runs, 0.8));
    between(hits.filter((hit) => hit.events).length, binomialBounds(runs, 0.8));
  });

  test('of a subgroup, whose share is learnt from those who have come: 80 % intervals hold its patients and events as often, and a rule is decided as often as foretold', () => {
    const rates = randomStream(5, 'true rates');
    const hits = seeds(runs).map((seed) => {
      const perMonth = plan.perMonth * drawGamma(rates, seed, 1 / 0.4 ** 2) * 0.4 ** 2;
      const truth: Partial<SimulationTruth> = {
        seed,
        accrual: [{ ...plan, perMonth }],
        subgroups: [
          { subgroup: 'fusion', share: 0.6, ratios: {} },
          { subgroup: 'other', share: 0.4, ratios: {} },
        ],
        endpoints: { os: { shape: 1.2, scale: 24 } },
        stopsAt: 'os',
      };
      const whole = tableAt({ ...truth, dataUntil: '2030-01-01' });
      const early = tableAsOf(whole, '2028-01-01');
      const found = forecast({
        plans: [plan],
        patients: forecastPatients(early, 'os', '2027-01-01', '2027-12-31', 'fusion'),
        others: new Map([['west', rowsOf(early, { subgroup: 'other' }).length]]),
        now: 12,
        reassessment: 36,
        curve,
        hazardVariation: 0.05,
        lossPerMonth: 0,
        rules: [{ id: 'ratio', type: 'judged', decides: isCertain }],
        seed,
        futures: 200,
        confidence: 0.8,
      });
      const own = takeRows(whole, rowsOf(whole, { subgroup: 'fusion' }));
      const times = own.endpoints['os'];
      const patients = Array.from({ length: own.rows }, (_, row) => ({
        start: 0,
        seen: times?.exit[row] ?? 0,
        event: times?.cause[row] === 1,
      }));
      const events = patients.filter(({ event }) => event).length;
      return {
        patients: found.patients.low <= own.rows && own.rows <= found.patients.high,
        events: found.events.low <= events && events <= found.events.high,
        foretold: found.rules[0]?.probability ?? Number.NaN,
        decided: isCertain(patients),
      };
    });
    between(hits.filter((hit) => hit.patients).length, binomialBounds(runs, 0.8));
    between(hits.filter((hit) => hit.events).length, binomialBounds(runs, 0.8));
    // Σ (decided − foretold) has variance Σ p (1 − p)
    const away = hits.reduce((sum, { foretold, decided }) => sum + Number(decided) - foretold, 0);
    const variance = hits.reduce((sum, { foretold }) => sum + foretold * (1 - foretold), 0);
    expect(Math.abs(away)).toBeLessThan(4 * Math.sqrt(variance));
  });

  const empty = {
    plans: [plan],
    patients: [],
    now: 0,
    reassessment: 36,
    curve,
    hazardVariation: 0.2,
    lossPerMonth: 0.01,
    rules: [
      { id: 'many', type: 'patients', count: 20 },
      { id: 'tooMany', type: 'events', count: 500 },
      { id: 'ratio', type: 'judged', decides: isCertain },
    ],
    events: 60,
    seed: 1,
    futures: 400,
  } as const;

  test('at the start the plan speaks alone: the middle is 4 · (36 − 3) = 132 patients less the skew of the rate', () => {
    const found = forecast(empty);
    expect(found.patients.middle).toBeGreaterThan(110);
    expect(found.patients.middle).toBeLessThan(140);
    expect(found.rules[0]?.probability).toBeGreaterThan(0.99);
    expect(found.rules[1]?.probability).toBe(0);
    // the limits of a rate are e^(2 · 1.96/√d) apart
    expect(found.ratioWidth?.middle).toBeCloseTo(Math.exp((2 * 1.96) / Math.sqrt(found.events.middle)), 1);
    expect(forecast(empty)).toEqual(found);
  });

  test('slow accrual is warned of: a tenth of the plan after a year means months late and rules that cannot be judged', () => {
    const few = [1, 4, 7, 10].map((start) => ({ region: 'west', start, seen: 12 - start, end: 'followed' as const }));
    const [plain, slow] = [forecast(empty), forecast({ ...empty, patients: few, now: 12 })];
    expect(slow.patients.high).toBeLessThan(plain.patients.middle);
    expect(slow.monthsLate?.probabilityInTime).toBeLessThan(plain.monthsLate?.probabilityInTime ?? 0);
    expect(slow.monthsLate?.middle).toBeGreaterThan(12);
    expect(slow.regions[0]).toMatchObject({ soFar: 4, planned: 4 * (12 - 3) });
    expect(slow.rules[2]?.probability).toBeLessThan(plain.rules[2]?.probability ?? 0);
  });
});
