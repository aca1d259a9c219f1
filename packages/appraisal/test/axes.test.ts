import { describe, expect, test } from 'vitest';
import { usualWrongChoice } from '../src/axes/axes.ts';
import type { Assessment, AxesResult, Decision } from '../src/index.ts';
import { assessmentOf, computed, constructed, withParts } from './assessments.ts';

const source = (level: string, more = ''): string =>
  `  - { topic: relativeEffect, level: ${level}, reason: { nb: G, nn: G, en: R }, evidence: Constructed${more} }\n`;
interface Case {
  readonly level?: string;
  /** Price of a pack in the constructed model, NOK. */
  readonly price?: number;
  readonly draws?: number;
  readonly more?: string;
  readonly parameters?: string;
}
const judged = ({ level = 'high', price = 45_000, draws = 300, more = '', parameters = '' }: Case): Assessment =>
  assessmentOf(withParts({ uncertainty: `sources:\n${source(level, parameters)}${more}` }), {
    draws,
    model: (text) => text.replace('value: 45000', `value: ${price}`),
  });
const axesOf = (given: Case): AxesResult => computed(judged(given).parts.uncertainty);
const decisionOf = ({ decision }: AxesResult): Decision => {
  if (decision.status === 'blocked') throw new Error(decision.code);
  return decision;
};

// the price at which the constructed model meets its own threshold is between these
const [far, near, cheap] = [45_000, 28_000, 10_000];

describe('where a method stands (decision table V11)', () => {
  test.each([
    ['high', cheap, 'mayIntroduce', true],
    ['low', near, 'conditional', true],
    ['high', far, 'shouldNot', true],
    ['high', near, 'awaitOrPending', false],
    ['low', far, 'settled', false],
  ] as const)('documentation %s, price %d: %s', (level, price, reading, drawn) => {
    const axes = axesOf({ level, price, more: `overall: { level: ${level}, reason: { nb: G, nn: G, en: R } }\n` });
    expect(axes.placements).toMatchObject([{ documentation: level, reading, drawn }]);
  });

  test('low is read both ways as long as listed sources are not judged', () => {
    expect(axesOf({ level: 'low', price: near }).placements.map(({ documentation }) => documentation)).toEqual(['low', 'high']);
  });

  test('moderate documentation is read both as low and as high, since the figure knows only these', () => {
    expect(axesOf({ level: 'moderate', price: near }).placements.map(({ reading }) => reading)).toEqual([
      'conditional',
      'awaitOrPending',
    ]);
  });
});

describe('uncertainty of the decision', () => {
  test('is the share of draws in which the other one is better, another way than the appraisal counts', () => {
    const assessment = judged({ price: near });
    const decision = decisionOf(computed(assessment.parts.uncertainty));
    const [comparison] = assessment.appraisal.uncertainty?.comparisons ?? [];
    const better = comparison?.atThreshold?.probabilityCostEffective.value ?? Number.NaN;
    expect(decision.wrongChoice.value).toBeCloseTo(decision.side === 'below' ? 1 - better : better, 12);
    expect(decision.evpi.value).toBeCloseTo(assessment.appraisal.uncertainty?.evpi?.value ?? Number.NaN, 6);
    expect(decision.expectedNetBenefit.value).toBeCloseTo(comparison?.atThreshold?.expectedNetBenefit.value ?? Number.NaN, 6);
  });

  test('is high from one in five unless the document says otherwise with its reason', () => {
    const usual = decisionOf(axesOf({ price: near }));
    expect([usual.highFrom.value, usual.level]).toEqual([usualWrongChoice, 'high']);
    expect(usual.wrongChoice.value).toBeGreaterThan(0.2);
    const more = 'decision: { wrongChoiceFrom: 0.5, reason: { nb: G, nn: G, en: R } }\n';
    const stricter = decisionOf(axesOf({ price: near, more }));
    expect([stricter.highFrom.value, stricter.level]).toEqual([0.5, 'low']);
  });

  test('nearness is expected cost per QALY over willingness to pay', () => {
    const { expectedIcer, nearness, threshold, side } = decisionOf(axesOf({ price: far }));
    if (expectedIcer.value.outcome !== 'ratio') throw new Error('no ratio');
    expect(nearness?.value).toBe(expectedIcer.value.value / threshold.value);
    expect([side, (nearness?.value ?? 0) > 1]).toEqual(['above', true]);
  });

  test('is blocked without draws, and the register of uncertainties stands', () => {
    const axes = axesOf({ draws: 0 });
    expect(axes.decision).toMatchObject({ status: 'blocked', code: 'axes.noDraws' });
    expect(axes.placements).toEqual([]);
    expect(axes.documentation.sources).toHaveLength(1);
    expect(axes.scenarios.length).toBeGreaterThan(1);
  });
});

describe('uncertainty of the documentation', () => {
  test('is that of the most uncertain source, or as judged as a whole with its reason', () => {
    const two = source('low') + source('high');
    const part = (more: string) => computed(assessmentOf(withParts({ uncertainty: `sources:\n${two}${more}` })).parts.uncertainty);
    expect(part('').documentation).toMatchObject({ level: 'high', basis: 'highest' });
    expect(part('overall: { level: moderate, reason: { nb: G, nn: G, en: R } }\n').documentation).toMatchObject({
      level: 'moderate',
      basis: 'judged',
    });
  });

  test('names the listed sources that are not judged', () => {
    expect(axesOf({ draws: 0 }).documentation.unjudged).toHaveLength(8 - 1);
    expect(computed(assessmentOf(constructed).parts.uncertainty).documentation.unjudged).toEqual(['surrogate']);
  });

  test('a source is worth no more than perfect information, and fixed parameters are not in the draws', () => {
    const axes = axesOf({ price: near, parameters: ', parameters: [hrOs, testCost]' });
    const [judgedSource] = axes.documentation.sources;
    expect(judgedSource?.sampled).toEqual(['hrOs']);
    const evppi = judgedSource?.evppi?.value ?? Number.NaN;
    expect(evppi).toBeGreaterThan(0);
    expect(evppi).toBeLessThanOrEqual(decisionOf(axes).evpi.value);
  });

  test('a parameter that the model lacks blocks the part', () => {
    expect(judged({ parameters: ', parameters: [nothing]' }).parts.uncertainty).toMatchObject({
      status: 'blocked',
      code: 'axes.unknownParameter',
    });
  });
});

describe('scenarios', () => {
  test('stand beside the base case, and those that change the sign of net benefit change the choice', () => {
    const { scenarios } = axesOf({ draws: 0 });
    expect(scenarios.map(({ scenario }) => scenario)).toEqual([
      undefined,
      'effect_fades',
      'half_price',
      'horizon_5yr',
      'common_mutation',
    ]);
    const [base] = scenarios;
    for (const { netBenefit, flips } of scenarios) {
      const signs = [netBenefit, base?.netBenefit].map((benefit) => (benefit?.value ?? Number.NaN) >= 0);
      expect(flips).toBe(signs[0] !== signs[1]);
    }
    expect(scenarios.find(({ scenario }) => scenario === 'half_price')?.flips).toBe(true);
  });
});
