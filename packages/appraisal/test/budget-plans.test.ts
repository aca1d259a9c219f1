import { describe, expect, test } from 'vitest';
import type { ByYear, BudgetResult, StepwiseResult } from '../src/index.ts';
import { budget, budgetOf, modelOf, population } from './budget-document.ts';

const source = 'Constructed';
const words = (text: string): { readonly nb: string; readonly nn: string; readonly en: string } => ({
  nb: text,
  nn: text,
  en: text,
});
const values = (costs: ByYear): readonly number[] => costs.map(({ value }) => value);
const close = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 5));
};

describe('scenarios of patients and uptake', () => {
  const scenarios = [
    { id: 'double', label: words('Double'), patients: 2, source },
    { id: 'slow', label: words('Slow'), uptake: [0.1, 0.5], source },
  ];
  test('twice the patients cost twice; the uptake of the scenario counts', () => {
    const found = budgetOf({
      population: { ...population, prevalent: [{ patients: 20, yearsSinceStart: 0, switching: [0.5], source }] },
      budget: { ...budget, scenarios },
    });
    const [double, slow] = found.scenarios;
    if (double?.status !== 'computed' || slow?.status !== 'computed') throw new Error('not computed');
    close(
      values(double.service),
      values(found.service.net).map((value) => 2 * value),
    );
    // 10 of the pool, and 1, 5, 5, … new patients at 9,500 NOK
    close(
      values(slow.service),
      [11, 16, 21, 26, 31].map((persons) => persons * 9_500),
    );
  });
  test('more patients may be above the limit where the premises are not', () => {
    const found = budgetOf({
      population: { ...population, newPatients: [4_000] },
      budget: { ...budget, scenarios },
    });
    // 2,000 a year at 9,000 NOK from the National Insurance Scheme: 90 million in the fifth year
    expect(found.authority).toMatchObject({ decider: 'agency' });
    expect(found.scenarios[0]).toMatchObject({ authority: { decider: 'parliament', firstYearAbove: 3 } });
  });
});

describe('capacity', () => {
  const capacity = {
    id: 'scanner',
    label: words('Scanner'),
    unit: words('hours'),
    needs: [
      { strategy: 'new', perStart: 3, perPatientYear: 2 },
      { strategy: 'care', perPatientYear: 1 },
    ],
    available: [60],
    used: [20, 10],
    source,
  };
  test('need by year in both worlds, and the first year in which it is too much', () => {
    const [found] = budgetOf({ budget: { ...budget, capacity: [capacity] } }).capacity;
    if (found?.status !== 'computed') throw new Error('not computed');
    // without: 10, 20, … on care; with: half of them, and 5 starting and 5, 10, … living on the new method
    close(values(found.needed.without), [30, 30, 40, 50, 60]);
    close(values(found.needed.with), [50, 55, 70, 85, 100]);
    expect(found.exceededIn).toEqual({ with: 2029 });
  });
  test('a strategy that the model lacks blocks that line alone', () => {
    const strange = { ...capacity, needs: [{ strategy: 'other', perStart: 1 }] };
    const found = budgetOf({ budget: { ...budget, capacity: [strange, capacity] } });
    expect(found.capacity).toMatchObject([{ status: 'blocked', code: 'budget.strategy' }, { status: 'computed' }]);
  });
});

describe('introduction step by step', () => {
  const group = (id: string, share: number, opens: number, rest: object): unknown => ({
    id,
    label: words(id),
    share,
    opens,
    condition: words('When there is room'),
    source,
    ...rest,
  });
  const stepwiseIn = ({ stepwise }: BudgetResult): StepwiseResult => {
    if (stepwise?.status !== 'computed') throw new Error(JSON.stringify(stepwise));
    return stepwise;
  };
  const steps = (groups: readonly unknown[], by = 'severity', rest: object = {}): StepwiseResult =>
    stepwiseIn(budgetOf({ budget: { ...budget, ...rest, stepwise: { by, groups } } }));

  test('by hand: two fifths from the first year, the rest from the third', () => {
    const found = steps([
      group('first', 0.4, 2027, { shortfall: 15, netBenefit: 100 }),
      group('second', 0.6, 2029, { shortfall: 8, netBenefit: 50 }),
    ]);
    // 2 new patients a year from 2027, 3 more from 2029, at 9,500 NOK
    close(
      values(found.steps[0]?.service ?? []),
      [2, 4, 6, 8, 10].map((persons) => persons * 9_500),
    );
    close(
      values(found.steps[1]?.service ?? []),
      [0, 0, 3, 6, 9].map((persons) => persons * 9_500),
    );
    close(
      values(found.service),
      [2, 4, 9, 14, 19].map((persons) => persons * 9_500),
    );
    expect(found.steps.map(({ findings }) => findings)).toEqual([[], []]);
  });
  test('all steps at once are the budget without steps, other expenses and all', () => {
    const others = [
      {
        type: 'yearly',
        id: 'scanner',
        label: words('x'),
        category: 'equipment',
        holder: 'specialist',
        amounts: [500, 100],
        source,
      },
      { type: 'perNewPatient', id: 'test', label: words('x'), category: 'diagnostics', holder: 'specialist', amount: 20, source },
    ];
    const groups = [group('first', 0.3, 2027, {}), group('second', 0.7, 2027, {})];
    const whole = budgetOf({
      population: { ...population, prevalent: [{ patients: 20, yearsSinceStart: 1, switching: [0.5, 0.2], source }] },
      budget: { ...budget, others, stepwise: { by: 'severity', groups } },
    });
    const found = stepwiseIn(whole);
    close(values(found.service), values(whole.service.net));
    close(values(found.drugs), values(whole.drugs.net));
    found.service.forEach(({ value }, year) =>
      expect(found.steps.reduce((sum, { service }) => sum + (service[year]?.value ?? 0), 0)).toBeCloseTo(value, 6),
    );
  });
  test.each([
    ['severity', { shortfall: 5, netBenefit: 90 }, { shortfall: 15, netBenefit: 10 }, ['outOfOrder']],
    ['benefit', { shortfall: 5, netBenefit: 90 }, { shortfall: 15, netBenefit: 10 }, []],
    ['benefit', { netBenefit: 10 }, { netBenefit: 20 }, ['outOfOrder']],
    ['severity', { shortfall: 15, netBenefit: 5 }, { shortfall: 5, netBenefit: -1 }, ['notCostEffective']],
    ['severity', { shortfall: 15, netBenefit: 5 }, { netBenefit: 1 }, ['unknown']],
    ['severity', { shortfall: 15, netBenefit: 5 }, { shortfall: 5 }, ['unknown']],
  ])('the order follows %s: %o before %o', (by, first, second, findings) => {
    const found = steps([group('second', 0.5, 2028, second), group('first', 0.5, 2027, first)], by);
    expect(found.steps.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(found.steps[1]?.findings).toEqual(findings);
  });
  test('shares that do not sum to 1 block the steps alone', () => {
    const found = budgetOf({ budget: { ...budget, stepwise: { by: 'severity', groups: [group('first', 0.4, 2027, {})] } } });
    expect(found.stepwise).toMatchObject({ status: 'blocked', code: 'budget.steps', details: { found: '0.4' } });
    expect(found.status).toBe('computed');
  });
  test('a group that is a subgroup of the model has its own costs, severity and benefit', () => {
    const model = modelOf({
      subgroups: [
        { id: 'cheap', label: words('Cheap'), weight: 0.5, source, changes: { 'parameters.price.value': 4_000 } },
        { id: 'dear', label: words('Dear'), weight: 0.5, source, changes: { 'parameters.price.value': 16_000 } },
      ],
    });
    const groups = [group('first', 0.5, 2027, { subgroup: 'cheap' }), group('second', 0.5, 2027, { subgroup: 'dear' })];
    const found = stepwiseIn(budgetOf({ budget: { ...budget, stepwise: { by: 'benefit', groups } } }, model));
    // 2.5 new patients a year each: 4,000 + 500 − 1,000 and 16,000 + 500 − 1,000 NOK
    close(
      values(found.steps[0]?.service ?? []),
      [2.5, 5, 7.5, 10, 12.5].map((persons) => persons * 3_500),
    );
    close(
      values(found.steps[1]?.service ?? []),
      [2.5, 5, 7.5, 10, 12.5].map((persons) => persons * 15_500),
    );
    // same health, dearer: what it costs more is lost, discounted over the 20 years of the model
    expect(found.steps[0]?.netBenefit?.value).toBeGreaterThan(found.steps[1]?.netBenefit?.value ?? Number.NaN);
    expect(found.steps[0]?.findings).toEqual(['notCostEffective']);
    expect(found.steps[0]?.shortfall?.value).toBe(found.steps[1]?.shortfall?.value);
  });
});

describe('the budget in the draws', () => {
  /** The price of a year is gamma with mean 10,000 and standard error 1,000. */
  const uncertain = modelOf({
    parameters: {
      hazard: { label: words('Hazard'), description: 'x', unit: 'rate', value: 1e-14, source },
      quality: { label: words('Quality'), description: 'x', unit: 'utility', value: 0.8, source },
      price: {
        label: words('Price'),
        description: 'x',
        unit: 'NOK/year',
        value: 10_000,
        source,
        distribution: { type: 'gamma', se: 1_000 },
      },
    },
  });
  const found = budgetOf({ population: { ...population, newPatients: [4_500] } }, uncertain, 400);
  const { uncertainty } = found;
  if (uncertainty?.status !== 'computed') throw new Error('not computed');
  const spreads = uncertainty.lines.find(({ line }) => line === 'service')?.years ?? [];

  test('mean and spread are those of the price: 2,250 patients more each year', () => {
    spreads.forEach(({ mean, standardDeviation, standardError }, year) => {
      const persons = 2_250 * (year + 1);
      expect(Math.abs(mean - persons * 9_500)).toBeLessThan(4 * standardError);
      expect(standardDeviation / (persons * 1_000)).toBeGreaterThan(0.85);
      expect(standardDeviation / (persons * 1_000)).toBeLessThan(1.15);
    });
  });
  test('the interval holds the base case and grows with the patients', () => {
    spreads.forEach(({ lower, upper }, year) => {
      const base = found.service.net[year]?.value ?? Number.NaN;
      expect(lower).toBeLessThan(base);
      expect(upper).toBeGreaterThan(base);
    });
    const widths = spreads.map(({ lower, upper }) => upper - lower);
    widths.slice(1).forEach((width, year) => expect(width).toBeGreaterThan(widths[year] ?? Number.NaN));
  });
  test('the probability of passing the limit is the share of draws with a price above what reaches it', () => {
    // fifth year: 11,250 × (price − 1,000) > 100 million, price > 9,889: somewhat more than half of the draws
    expect(uncertainty.aboveLimit?.value).toBeGreaterThan(0.45);
    expect(uncertainty.aboveLimit?.value).toBeLessThan(0.65);
    expect(found.authority).toMatchObject({ decider: 'parliament', firstYearAbove: 5 });
  });
  test('what hospitals pay has no such probability; without draws there is no uncertainty to show', () => {
    const hospital = budgetOf({ budget: { ...budget, decision: { ...budget.decision, financing: 'specialist' } } }, uncertain, 5);
    expect(hospital.uncertainty).toMatchObject({ status: 'computed', draws: 5 });
    expect(hospital.uncertainty?.status === 'computed' && hospital.uncertainty.aboveLimit).toBeUndefined();
    expect(budgetOf({}, uncertain).uncertainty).toBeUndefined();
  });
});
