import { readModel, runBaseCase } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

/** The value of a formula, read through a document: a one-off cost of that amount in the first cycle, not discounted. */
const valueOf = (formula: string, parameters: Readonly<Record<string, unknown>> = {}): number => {
  const document = Object.entries(parameters).reduce<unknown>(
    (before, [id, made]) => changed(['parameters', id], made, before),
    smallDocument(),
  );
  const cost = { type: 'once', id: 'x', label: { nb: 'x', nn: 'x', en: 'x' }, payer: 'hospital', amount: formula, cycle: 1 };
  const baseCase = sound(runBaseCase(compiled(sound(readModel(written(changed(['costs'], [cost], document)))))));
  return baseCase.strategies[0]?.costs.discounted ?? Number.NaN;
};
const faultOf = (formula: string, parameters: Readonly<Record<string, unknown>> = {}): unknown => {
  const document = Object.entries(parameters).reduce<unknown>(
    (before, [id, made]) => changed(['parameters', id], made, before),
    smallDocument(),
  );
  const read = readModel(written(changed(['costs', 0, 'amount'], formula, document)));
  return read.ok ? undefined : read.faults[0];
};

describe('arithmetic', () => {
  test.each([
    ['(1 + 2 * 3) * 1 [NOK]', 1 + 2 * 3],
    ['2 ^ 3 ^ 2 * 1 [NOK]', 2 ** (3 ** 2)],
    ['-2 ^ 2 * 1 [NOK]', -(2 ** 2)],
    ['(8 - 4 - 2) * 1 [NOK]', 8 - 4 - 2],
    ['16 / 4 / 2 * 1 [NOK]', 16 / 4 / 2],
    ['1.5e3 [NOK]', 1500],
    ['round(2.5) * 1 [NOK]', 3],
    ['round(-2.5) * 1 [NOK]', -3],
    ['round(29008.80 [NOK] / 5)', 5802],
    ['round(1.005 [NOK] * 1000, 1)', 1005],
    ['max(1 [NOK], 5 [NOK], 3 [NOK])', 5],
    ['min(1 [NOK], 5 [NOK])', 1],
    ['abs(-4 [NOK])', 4],
    ['floor(4.7) * 1 [NOK]', 4],
    ['sqrt(16) * 1 [NOK]', 4],
    ['convert(1200 [NOK/year], [NOK/month]) * 1 [month]', 100],
    ['convert(90 [minute], [hour]) * 10 [NOK/hour]', 15],
    ['7.79 [NOK/EUR] * 100 [EUR]', 779],
    ['probabilityFromRate(0.1 [1/year], 1 [year]) * 1 [NOK]', 1 - Math.exp(-0.1)],
    ['rateFromProbability(0.2, 1 [year]) * 1 [NOK] * 1 [year]', -Math.log(0.8)],
    ['exp(log(7)) * 1 [NOK]', 7],
  ])('%s', (formula, expected) => expect(valueOf(formula)).toBeCloseTo(expected, 10));
});

test('a rate becomes a probability and back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 5, noNaN: true }), (rate) => {
      const formula = `rateFromProbability(probabilityFromRate(hazardRate, 0.5 [year]), 0.5 [year]) * 1 [NOK] * 1 [year]`;
      expect(valueOf(formula, { hazardRate: parameter('rate', rate) })).toBeCloseTo(rate, 10);
    }),
    { numRuns: 20 },
  );
});

describe('units that do not mix say where and why', () => {
  test.each([
    ['yearly + 1 [EUR/year]', 'currency', 8],
    ['yearly + 1 [NOK/month]', 'time', 8],
    ['yearly + 1 [km]', 'other', 8],
    ['yearly * quality + yearly * chance + (quality + chance) * yearly', 'kind', 47],
    ['exp(yearly)', 'other', 1],
    ['convert(yearly, [EUR/year])', 'currency', 1],
    ['yearly * 1 [furlong]', 'unknown', 12],
    ['probabilityFromRate(0.1 [1/month], 1 [year]) * yearly', 'time', 1],
  ])('%s', (formula, mismatch, position) => {
    expect(faultOf(formula, { chance: parameter('probability', 0.5) })).toMatchObject({
      code: 'expression.unit',
      path: 'costs[0].amount',
      details: { mismatch, position },
    });
  });
  test('a hazard ratio is not a utility', () => {
    const read = readModel(
      written(
        changed(['parameters', 'quality', 'value'], 'ratio', changed(['parameters', 'ratio'], parameter('hazardRatio', 0.7))),
      ),
    );
    expect(read).toMatchObject({
      ok: false,
      faults: [{ code: 'expression.unit', details: { mismatch: 'kind', found: 'hazardRatio', expected: 'utility' } }],
    });
  });
});

test('any text at all is a formula or a fault, never an error', () => {
  const pieces = fc.constantFrom(
    'yearly',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    ',',
    '1',
    '2.5',
    '[NOK]',
    '[',
    ']',
    'max',
    'convert',
    'round',
    ' ',
    '$',
    '🙂',
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const fault = faultOf(parts.join(''));
      expect(fault === undefined || typeof fault === 'object').toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a formula too deep or too long is refused', () => {
  expect(faultOf(`${'('.repeat(500)}yearly${')'.repeat(500)}`)).toMatchObject({ code: 'expression.syntax' });
  expect(faultOf(`yearly${' + yearly'.repeat(400)}`)).toMatchObject({ code: 'field.range' });
});

describe('ratios on probabilities', () => {
  const parameters = {
    p: parameter('probability', 0.2),
    hr: parameter('hazardRatio', 0.5),
    odds: parameter('oddsRatio', 2),
    risk: parameter('relativeRisk', 0.7),
  };
  test.each([
    ['applyHazardRatio(p, hr)', 1 - 0.8 ** 0.5],
    ['applyOddsRatio(p, odds)', (0.25 * 2) / (1 + 0.25 * 2)],
    ['applyRelativeRisk(p, risk)', 0.2 * 0.7],
  ])('%s', (formula, value) => expect(valueOf(`${formula} * 1 [NOK]`, parameters)).toBeCloseTo(value, 14));
  test.each([
    ['p * hr', 'ratio'],
    ['odds * p', 'ratio'],
    ['applyHazardRatio(p, odds)', 'kind'],
    ['applyOddsRatio(hr, odds)', 'kind'],
  ])('%s is refused', (formula, mismatch) =>
    expect(faultOf(`${formula} * 1 [NOK/year]`, parameters)).toMatchObject({ code: 'expression.unit', details: { mismatch } }),
  );
});
