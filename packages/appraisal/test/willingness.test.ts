import { describe, expect, test } from 'vitest';
import type { Distance, WillingnessResult, WillingnessSpan } from '../src/index.ts';
import { assessmentOf, computed, withParts } from './assessments.ts';

interface Case {
  readonly willingness?: string;
  /** Price of a pack in the constructed model, NOK. */
  readonly price?: number;
  readonly draws?: number;
}
const judged = ({ willingness = 'adjustments: []', price = 45_000, draws = 0 }: Case) =>
  assessmentOf(withParts({ willingness }), { draws, model: (text) => text.replace('value: 45000', `value: ${price}`) });
const willingnessOf = (given: Case): WillingnessResult => computed(judged(given).parts.willingness);
const spanOf = ({ span }: WillingnessResult): WillingnessSpan => {
  if ('status' in span) throw new Error(span.code);
  return span;
};
const distanceOf = ({ distance }: WillingnessResult): Distance => {
  if ('status' in distance) throw new Error(distance.code);
  return distance;
};
const shortfall = (lower: number, upper: number): string => `shortfall: { lower: ${lower}, upper: ${upper}, source: Constructed }`;

describe('the guiding interval', () => {
  test('is 275,000 to 825,000 NOK in six classes, each the opportunity cost times its weight (Magnussen et al. 2015, Table 3)', () => {
    const { lowest, highest, opportunityCost, classes } = willingnessOf({});
    expect([lowest.value, highest.value, opportunityCost.value]).toEqual([275_000, 825_000, 275_000]);
    expect(classes.map(({ value }) => value.value)).toEqual(
      [1, 1.4, 1.8, 2.2, 2.6, 3].map((weight) => Math.round(275_000 * weight)),
    );
    expect(classes.at(0)?.value.value).toBe(lowest.value);
    expect(classes.at(-1)?.value.value).toBe(highest.value);
  });

  test('names its dated facts', () => {
    const { highest } = willingnessOf({});
    expect(highest.facts).toMatchObject([{ id: 'willingness-to-pay-highest', effectiveFrom: '2025-06-04' }]);
  });

  test('is not there for a model in another currency', () => {
    const assessment = assessmentOf(withParts({ willingness: 'adjustments: []' }), {
      model: (text) => text.replaceAll('NOK', 'EUR'),
    });
    expect(assessment.parts.willingness).toMatchObject({ status: 'blocked', code: 'threshold.currency' });
  });
});

describe('the classes that the uncertain shortfall spans', () => {
  test.each([
    [13.9, 14.1, 4, 4],
    [11.99, 12, 3, 4],
    [3, 21, 1, 6],
    [-2, 4, 1, 2],
  ])('%d to %d QALYs: class %d to %d', (lower, upper, from, to) => {
    const { classes, ...result } = willingnessOf({ willingness: shortfall(lower, upper) });
    const span = spanOf({ classes, ...result });
    expect([span.basis, span.lowestClass, span.highestClass]).toEqual(['given', from, to]);
    expect([span.lower.value, span.upper.value]).toEqual([classes[from - 1]?.value.value, classes[to - 1]?.value.value]);
  });

  test('are those of the draws where nothing is given, and hold the class of the one figure', () => {
    const { appraisal, parts } = judged({ draws: 300 });
    const span = spanOf(computed(parts.willingness));
    if (appraisal.severity.status === 'blocked') throw new Error(appraisal.severity.code);
    const own = appraisal.severity.severityClass.value;
    expect(span.basis).toBe('draws');
    expect(span.lowestClass).toBeLessThanOrEqual(own);
    expect(span.highestClass).toBeGreaterThanOrEqual(own);
  });

  test('are one class without draws, whose value is the threshold of the appraisal', () => {
    const { appraisal, parts } = judged({});
    const span = spanOf(computed(parts.willingness));
    if (appraisal.threshold.status === 'blocked') throw new Error(appraisal.threshold.code);
    expect([span.basis, span.lower.value, span.upper.value]).toEqual([
      'single',
      appraisal.threshold.value.value,
      appraisal.threshold.value.value,
    ]);
  });

  test('a lower end above the upper one is refused', () => {
    expect(willingnessOf({ willingness: shortfall(14, 13) }).span).toMatchObject({ status: 'blocked', code: 'willingness.order' });
  });
});

describe('how far the result lies (S13.R5)', () => {
  test.each([
    [45_000, 'above', 'above'],
    [25_000, 'within', 'within'],
    [10_000, 'below', 'within'],
    [2_000, 'below', 'below'],
  ] as const)(
    'at a price of %d the cost per QALY is %s what this severity spans, and %s the whole interval',
    (price, own, whole) => {
      // class 5 to 6: 715,000 to 825,000 NOK per QALY
      const distance = distanceOf(willingnessOf({ willingness: shortfall(17, 21), price }));
      expect([distance.standing, distance.standingInInterval]).toEqual([own, whole]);
      if (distance.icer.value.outcome !== 'ratio') throw new Error('no ratio');
      const end = own === 'above' ? 825_000 : 715_000;
      expect(distance.distance?.value).toBe(own === 'within' ? undefined : distance.icer.value.value - end);
    },
  );

  test('net benefit at both ends tells the same as the ratio', () => {
    const { netBenefit, icer } = distanceOf(willingnessOf({ willingness: shortfall(17, 21), price: 25_000 }));
    if (icer.value.outcome !== 'ratio') throw new Error('no ratio');
    expect([netBenefit.lower.value < 0, netBenefit.upper.value > 0]).toEqual([true, true]);
  });

  test('there is no distance where there is no ratio: a method that is better and cheaper', () => {
    const assessment = assessmentOf(withParts({ willingness: 'adjustments: []' }), {
      model: (text) => text.replace('value: 45000', 'value: 0').replace('value: 145000', 'value: 900000'),
    });
    const distance = distanceOf(computed(assessment.parts.willingness));
    expect(distance.icer.value.outcome).toBe('dominant');
    expect(distance.standing).toBe('noRatio');
    expect(distance.distance).toBeUndefined();
    expect(distance.netBenefit.lower.value).toBeGreaterThan(0);
  });
});

test('judgements are shown and move no number', () => {
  const without = willingnessOf({});
  const judgement = `adjustments:
  - { ground: rarity, direction: higher, reason: { nb: G, nn: G, en: R }, source: Constructed }`;
  const { adjustments, ...numbers } = willingnessOf({ willingness: judgement });
  expect(adjustments).toMatchObject([{ ground: 'rarity', direction: 'higher' }]);
  expect({ ...numbers, adjustments: [] }).toEqual(without);
});
