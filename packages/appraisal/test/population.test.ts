import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PatientYear, patientsByYear } from '../src/index.ts';
import type { PopulationPremises } from '../src/population/format.ts';
import { assessPopulation } from '../src/population/patients.ts';

const source = 'Constructed';
const years = (premises: PopulationPremises, count?: number): readonly PatientYear[] => {
  const found = patientsByYear(premises, count);
  if ('status' in found) throw new Error(found.code);
  return found;
};
const patients = (premises: PopulationPremises, count?: number): readonly number[] =>
  years(premises, count).map(({ newPatients }) => newPatients.value);

describe('new patients', () => {
  test('the last year given holds, or grows where growth is given', () => {
    expect(patients({ firstYear: 2027, newPatients: [60, 62], source }, 4)).toEqual([60, 62, 62, 62]);
    const grown = patients({ firstYear: 2027, newPatients: [60, 62], growth: { rate: 0.1, source }, source }, 4);
    [60, 62, 62 * 1.1, 62 * 1.21].forEach((expected, index) => expect(grown[index]).toBeCloseTo(expected, 9));
  });

  test('inhabitants growing from the year they were counted, times incidence, times the share that is eligible', () => {
    const incidence = { inhabitants: 5_000_000, date: '2025-01-01', per100000: 4, eligible: 0.25, source };
    const found = patients({ firstYear: 2027, incidence, growth: { rate: 0.01, source }, source }, 2);
    // 5,000,000 × 4 / 100,000 × 1/4 = 50 in 2025
    expect(found[0]).toBeCloseTo(50 * 1.01 ** 2, 9);
    expect(found[1]).toBeCloseTo(50 * 1.01 ** 3, 9);
    expect(years({ firstYear: 2027, incidence, source }, 1)[0]?.newPatients.inputs).toMatchObject([{ kind: 'inhabitants' }]);
  });

  test('without growth both ways give the same every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 12 }), (persons, count) => {
        const incidence = { inhabitants: 100_000, date: '2027-01-01', per100000: persons, source };
        expect(patients({ firstYear: 2027, incidence, source }, count)).toEqual(
          patients({ firstYear: 2027, newPatients: [persons], source }, count),
        );
      }),
    );
  });

  test('neither or both of list and incidence block', () => {
    const incidence = { inhabitants: 1, date: '2027-01-01', per100000: 1, source };
    expect(patientsByYear({ firstYear: 2027, source })).toMatchObject({ status: 'blocked', code: 'population.patients' });
    expect(patientsByYear({ firstYear: 2027, newPatients: [1], incidence, source })).toMatchObject({ status: 'blocked' });
  });
});

test('a pool from which more than all change to the method blocks', () => {
  const pool = (switching: readonly number[]): PopulationPremises => ({
    firstYear: 2027,
    newPatients: [10],
    prevalent: [{ patients: 40, yearsSinceStart: 1, switching, source }],
    source,
  });
  expect(assessPopulation(pool([0.5, 0.5]))).toMatchObject({ status: 'computed', prevalent: [{ switching: [20, 20] }] });
  expect(assessPopulation(pool([0.5, 0.6]))).toMatchObject({ status: 'blocked', code: 'population.pool' });
});
