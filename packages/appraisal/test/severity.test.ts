import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteShortfall, descendants, roundToHundredths, thresholdFor } from '../src/index.ts';
import { asOf, baseCase, colon } from './runs.ts';

function severityOf(qalysUndiscounted: number, entryAge = 61) {
  const severity = absoluteShortfall(baseCase({ control: { costs: 0, qalys: 1, qalysUndiscounted } }, { entryAge }), asOf);
  if (severity.status === 'blocked') throw new Error(severity.code);
  return severity;
}

describe('S04.R3 severity is absolute shortfall', () => {
  test('the published case: round(20.8 − 15.888, 2) = 4.91, class 2, weight 1.4, reference 275,000 × 1.4 = 385,000', () => {
    const severity = absoluteShortfall(colon, asOf);
    if (severity.status === 'blocked') throw new Error(severity.code);
    expect(severity.shortfall.value).toBe(4.91);
    expect(severity.severityClass.value).toBe(2);
    expect(severity.weight.value).toBe(1.4);
    const threshold = thresholdFor(severity, 'NOK', asOf);
    expect(threshold).toMatchObject({ status: 'computed', basis: 'severity', value: { value: 385_000, unit: 'NOK/QALY' } });
  });

  test.each([
    [20.8 - 3.99, 3.99, 1],
    [20.8 - 4, 4, 2],
    [20.8 - 7.994, 7.99, 2],
    [20.8 - 7.996, 8, 3],
    [20.8 - 11.99, 11.99, 3],
    [20.8 - 12, 12, 4],
    [20.8 - 16, 16, 5],
    [20.8 - 19.99, 19.99, 5],
    [20.8 - 20, 20, 6],
  ])('bands are half-open on the rounded shortfall: %d QALYs left gives %d, class %i', (qalys, shortfall, severityClass) => {
    const severity = severityOf(qalys);
    expect(severity.shortfall.value).toBe(shortfall);
    expect(severity.severityClass.value).toBe(severityClass);
  });

  test('patients who lose nothing are in class 1, with a note', () => {
    const severity = severityOf(22);
    expect(severity.shortfall.value).toBe(-1.2);
    expect(severity.severityClass.value).toBe(1);
    expect(severity.notes).toEqual(['severity.negativeShortfall']);
  });

  test('the age is read in completed years', () => {
    expect(severityOf(10, 61.9).shortfall.value).toBe(severityOf(10, 61).shortfall.value);
    expect(severityOf(10, 62).shortfall.value).toBe(10); // 20.0 − 10
  });

  test('more QALYs left is never more severe', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 25, noNaN: true }), fc.double({ min: 0, max: 25, noNaN: true }), (one, other) => {
        const [fewer, more] = one < other ? [one, other] : [other, one];
        return severityOf(fewer).severityClass.value >= severityOf(more).severityClass.value;
      }),
    );
  });

  test('an age outside the public norms blocks severity, says why, and leaves a threshold standing', () => {
    const severity = absoluteShortfall(baseCase({ control: { costs: 0, qalys: 1 } }, { entryAge: 12 }), asOf);
    expect(severity).toMatchObject({
      status: 'blocked',
      code: 'severity.ageOutsideNorm',
      details: { age: '12', from: '40', to: '90' },
    });
    expect(thresholdFor(severity, 'NOK', asOf)).toMatchObject({
      status: 'computed',
      basis: 'opportunity-cost',
      value: { value: 275_000 },
    });
  });

  test('before 1 September 2025 the new norm was not in force', () => {
    expect(absoluteShortfall(colon, { effective: '2025-08-31', known: '2026-11-22' })).toMatchObject({
      status: 'blocked',
      code: 'severity.noNormInForce',
      details: { date: '2025-08-31' },
    });
    expect(absoluteShortfall(colon, { effective: '2025-09-01', known: '2026-11-22' }).status).toBe('computed');
  });

  test('a horizon that ends while many are alive is noted', () => {
    const alive = (share: number) =>
      absoluteShortfall(baseCase({ control: { costs: 0, qalys: 8 } }, { aliveAtHorizon: share }), asOf);
    expect(alive(0.01)).toMatchObject({ notes: [] });
    expect(alive(0.4)).toMatchObject({ notes: ['severity.horizonTruncates'] });
  });
});

describe('the threshold', () => {
  test('what the reader gives comes before the reference, and the reference stays visible', () => {
    const threshold = thresholdFor(absoluteShortfall(colon, asOf), 'NOK', asOf, 275_000);
    expect(threshold).toMatchObject({
      status: 'computed',
      basis: 'given',
      value: { value: 275_000 },
      reference: { value: 385_000 },
    });
  });

  test('another currency has no reference; a given one in that currency stands', () => {
    const severity = absoluteShortfall(colon, asOf);
    expect(thresholdFor(severity, 'EUR', asOf)).toMatchObject({
      status: 'blocked',
      code: 'threshold.currency',
      details: { currency: 'EUR' },
    });
    expect(thresholdFor(severity, 'EUR', asOf, 30_000)).toMatchObject({
      status: 'computed',
      basis: 'given',
      value: { unit: 'EUR/QALY' },
    });
  });

  test('before the opportunity cost was stated there is none', () => {
    const early = { effective: '2020-01-01', known: '2020-01-01' };
    expect(thresholdFor(absoluteShortfall(colon, early), 'NOK', early)).toMatchObject({
      status: 'blocked',
      code: 'threshold.noneInForce',
    });
  });

  test('opens to its facts, tables, rules and run', () => {
    const threshold = thresholdFor(absoluteShortfall(colon, asOf), 'NOK', asOf);
    if (threshold.status === 'blocked') throw new Error(threshold.code);
    const proof = descendants(threshold.value);
    expect(proof.flatMap((node) => node.facts.map((fact) => fact.id))).toEqual(['opportunity-cost-per-qaly']);
    expect(proof.flatMap((node) => node.readings.map((reading) => `${reading.table}.${reading.column}[${reading.row}]`))).toEqual([
      'severity-classes-magnussen-2015.weight[1]',
      'severity-classes-magnussen-2015.group[1]',
      'remaining-qalys-norway-2025.remainingQalys[21]',
    ]);
    expect(new Set(proof.flatMap((node) => (node.run === undefined ? [] : [node.run])))).toEqual(new Set([colon.identity.result]));
    expect(proof.every((node) => node.inputs.length > 0 || node.facts.length > 0 || node.run !== undefined)).toBe(true);
  });
});

test.each([
  [4.005, 4.01],
  [4.004_999, 4],
  [-1.005, -1.01],
  [20.8 - 15.887_967_31, 4.91],
  [1e-9, 0],
  [-1e-9, 0],
])('rounding like a workbook: %d to %d', (value, rounded) => {
  expect(roundToHundredths(value)).toBe(rounded);
});
