import { readFileSync } from 'node:fs';
import { compileModel, type ModelDefinition, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { referenceTable } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteShortfall,
  assess,
  lifeTableQalys,
  normBands,
  readAssessment,
  roundToHundredths,
  type SeverityResult,
  standingOf,
} from '../src/index.ts';
import { asOf, baseCase } from './runs.ts';

const column = (name: string): readonly number[] => referenceTable('remaining-qalys-norway-2025')?.columns[name] ?? [];
const bands = normBands(asOf) ?? [];

describe('expected remaining QALYs from a life table', () => {
  test('with the norm of July 2025 every published row is met within 0.065 QALY (norway.md 1.3: within 0.06)', () => {
    const rows = column('age').map((age, row) =>
      Math.abs((lifeTableQalys({ age, bands, asOf }) ?? 0) - (column('remainingQalys')[row] ?? 0)),
    );
    expect(rows).toHaveLength(51);
    expect(Math.max(...rows)).toBeLessThan(0.065);
  });

  test('with utility 1 it is life expectancy: 81.59 years for men and 84.80 for women at birth (Statistics Norway, 2024)', () => {
    const expectancy = (femaleShare: number) => lifeTableQalys({ age: 0, bands: [{ fromAge: 0, utility: 1 }], asOf, femaleShare });
    // Statistics Norway lets infants who die live less than half a year, which the sum here does not
    expect(expectancy(0)).toBeCloseTo(81.59, 1);
    expect(expectancy(1)).toBeCloseTo(84.8, 1);
  });

  test('a mix of the sexes lies between them, and discounting takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }), (age, femaleShare) => {
        const of = (share: number, discountRate = 0) =>
          lifeTableQalys({ age, bands, asOf, femaleShare: share, discountRate }) ?? Number.NaN;
        const [men, women, mix] = [of(0), of(1), of(femaleShare)];
        expect(mix).toBeGreaterThanOrEqual(Math.min(men, women) - 1e-9);
        expect(mix).toBeLessThanOrEqual(Math.max(men, women) + 1e-9);
        expect(of(femaleShare, 0.035)).toBeLessThan(mix);
      }),
    );
  });

  test('an age that the norm says nothing of has no figure', () => {
    expect(lifeTableQalys({ age: 39, bands, asOf })).toBeUndefined();
    expect(lifeTableQalys({ age: 60, bands, asOf: { effective: '2020-01-01', known: '2020-01-01' } })).toBeUndefined();
  });
});

describe('what an assessment may state of severity', () => {
  const young = baseCase({ control: { costs: 0, qalys: 1, qalysUndiscounted: 30 } }, { entryAge: 25 });

  test('a young patient group is blocked without a figure, and computed from the one that is stated', () => {
    expect(absoluteShortfall(young, asOf)).toMatchObject({ status: 'blocked', code: 'severity.ageOutsideNorm' });
    const stated = absoluteShortfall(young, asOf, { populationQalys: { value: 52.3, source: 'constructed' } });
    expect(stated).toMatchObject({ status: 'computed', shortfall: { value: 22.3 }, severityClass: { value: 6 } }); // 52.3 − 30
  });

  test('before the norm of September 2025 a stated figure or norm is asked for', () => {
    const old = { effective: '2025-08-31', known: '2026-11-22' };
    const adults = baseCase({ control: { costs: 0, qalys: 1, qalysUndiscounted: 10 } });
    expect(absoluteShortfall(adults, old)).toMatchObject({ status: 'blocked', code: 'severity.noNormInForce' });
    const norm = { bands: [{ fromAge: 40, utility: 0.8 }], source: 'constructed' };
    const severity = absoluteShortfall(adults, old, { norm });
    const expected = 0.8 * (lifeTableQalys({ age: 61, bands: [{ fromAge: 0, utility: 1 }], asOf: old }) ?? 0) - 10;
    expect(severity).toMatchObject({ status: 'computed', shortfall: { value: roundToHundredths(expected) } });
  });

  test('in prevention severity is that of those who get the disease: 20.8 − 12.5 = 8.3, class 3', () => {
    const healthy = baseCase({ control: { costs: 0, qalys: 1, qalysUndiscounted: 33 } }, { entryAge: 45 });
    const applies = { type: 'prevention', ageAtOnset: 61, qalysWithDisease: 12.5, source: 'constructed' } as const;
    expect(absoluteShortfall(healthy, asOf, { applies })).toMatchObject({ shortfall: { value: 8.3 }, severityClass: { value: 3 } });
    expect(absoluteShortfall(healthy, asOf)).toMatchObject({ shortfall: { value: 0.7 }, severityClass: { value: 1 } }); // 33.7 − 33
  });
});

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');

function value<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly object[] },
): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

function severityOf(
  premises: string,
  draws = 0,
  change = (text: string): string => text,
): { part: SeverityResult; definition: ModelDefinition } {
  const head = file('assessments/constructed-targeted-therapy.yaml').split('\npopulation:')[0] ?? '';
  const document = value(readAssessment(change(`${head}\nseverity:\n${premises}`)));
  const definition = value(readModel(file('constructed-targeted-therapy.yaml')));
  const compiled = value(compileModel(definition, {}));
  const assessment = assess({
    document,
    definition,
    compiled,
    baseCase: value(runBaseCase(compiled)),
    ...(draws === 0 ? {} : { probabilistic: value(runProbabilistic(compiled, { seed: 1, from: 0, to: draws })) }),
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  const { severity } = assessment.parts;
  if (severity?.status !== 'computed') throw new Error(JSON.stringify(severity));
  return { part: severity, definition };
}

describe('the part severity of an assessment', () => {
  test('over an age interval the shortfall falls with age, and each age is the population’s QALYs less those of the model run at it', () => {
    const { part } = severityOf('  age: { from: 58, to: 66, source: constructed }');
    if (part.ageInterval?.status !== 'computed') throw new Error('not computed');
    const { ages } = part.ageInterval;
    expect(ages.map(({ age }) => age)).toEqual([58, 59, 60, 61, 62, 63, 64, 65, 66]);
    const shortfalls = ages.map(({ shortfall }) => shortfall.value);
    expect(shortfalls.toSorted((a, b) => b - a)).toEqual(shortfalls);
    // the model starts at 58 by itself
    expect(part.severity.status === 'computed' && part.severity.shortfall.value).toBe(shortfalls[0]);
    for (const { shortfall } of ages) {
      const [population, patients] = shortfall.inputs.map((node) => Number(node.value));
      expect(shortfall.value).toBe(roundToHundredths((population ?? 0) - (patients ?? 0)));
    }
  });

  test('an interval that ends before it begins is blocked, and the rest stands', () => {
    const { part } = severityOf('  age: { from: 66, to: 58, source: constructed }');
    expect(part.ageInterval).toMatchObject({
      status: 'blocked',
      code: 'severity.ageIntervalOrder',
      details: { from: '66', to: '58' },
    });
    expect(part.severity.status).toBe('computed');
  });

  test('the interval over draws holds the base case, its ends are ordered and the shares of the classes add up', () => {
    const { part } = severityOf('  femaleShare: 0.5', 300);
    if (part.interval?.status !== 'computed' || part.severity.status !== 'computed') throw new Error('not computed');
    const { lower, upper, classes, draws } = part.interval;
    expect(draws).toBe(300);
    expect(lower.value).toBeLessThan(part.severity.shortfall.value);
    expect(upper.value).toBeGreaterThan(part.severity.shortfall.value);
    expect(classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('the Dutch measure is the share lost; the English one discounts both by 3.5 % and has weight 1.2 between 12 and 18 QALYs', () => {
    const { part } = severityOf('  femaleShare: 0.5');
    if (part.severity.status !== 'computed' || part.england?.status !== 'computed') throw new Error('not computed');
    const [population, patients] = part.severity.shortfall.inputs.map((node) => Number(node.value));
    expect(part.proportional?.value).toBeCloseTo(1 - (patients ?? 0) / (population ?? 1), 12);
    expect(part.england.absolute.value).toBeGreaterThan(12);
    expect(part.england.absolute.value).toBeLessThan(18);
    expect(part.england.weight.value).toBe(1.2);
  });

  test('with diagnostics, of all tested only those who have the condition lose: 30 % of 20.8 − 10.8 is 3 QALYs', () => {
    const { part } = severityOf(
      '  applies: { type: diagnostics, ageAtTest: 61, qalysWithCondition: 10.8, shareWithCondition: 0.3, source: constructed }',
    );
    expect(part).toMatchObject({ basis: 'diagnostics', severity: { shortfall: { value: 10 } }, average: { value: 3 } });
  });
});

describe('guiding criteria of particularly small groups (white paper, vectors V09 and V10)', () => {
  test('40 patients, shortfall 32 and gain 2.5 meet them; 20 does not; 50, 30 and 2 are left to judgement', () => {
    expect([standingOf(40, 50, 'atMost'), standingOf(32, 30, 'atLeast'), standingOf(2.5, 2, 'atLeast')]).toEqual([
      'met',
      'met',
      'met',
    ]);
    expect(standingOf(20, 30, 'atLeast')).toBe('notMet');
    expect([standingOf(50, 50, 'atMost'), standingOf(30, 30, 'atLeast'), standingOf(2, 2, 'atLeast')]).toEqual([
      'near',
      'near',
      'near',
    ]);
  });

  test('4.9 per 10,000 is rare, 5.0 is not', () => {
    const rare = (prevalence: string) =>
      severityOf(`  smallGroup: { patientsNorway: 40, prevalence: ${prevalence}, source: constructed }`).part.smallGroup;
    expect(rare('4.9')).toMatchObject({ rare: { isRare: true }, missing: ['patientsWorldwide'] });
    expect(rare('5.0')).toMatchObject({ rare: { isRare: false } });
  });

  test('before the scheme there are no criteria to judge by', () => {
    const { part } = severityOf('  smallGroup: { patientsNorway: 40, source: constructed }', 0, (text) =>
      text.replace('2026-06-21', '2015-06-21'),
    );
    expect(part.smallGroup).toMatchObject({ status: 'blocked', code: 'smallGroup.notInForce' });
  });
});
