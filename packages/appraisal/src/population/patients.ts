import { pow } from '@likeverd/statistics';
import { node } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { PopulationPremises } from './format.ts';

/** New patients of one calendar year, and those of them who get the method if it is introduced. */
export interface PatientYear {
  readonly year: number;
  readonly newPatients: ResultNode<number>;
  readonly treated: ResultNode<number>;
}

/** Years that are shown where the document lists no years. */
const usualYears = 5;

/** The value of a year; the last that is given holds from then on. */
const inYear = (values: readonly number[], index: number): number => values[Math.min(index, values.length - 1)] ?? 0;

const growthOver = (years: number, rate: number): number => (years === 0 || rate === 0 ? 1 : pow(1 + rate, years));

/** New patients of a year: those given, growing after the last year given; or inhabitants, growing from their date, times incidence. */
function newPatientsIn(
  { firstYear, newPatients, incidence, growth }: PopulationPremises,
  index: number,
): ResultNode<number> | undefined {
  const year = firstYear + index;
  const rate = growth?.rate ?? 0;
  const proof = { rule: 'population.patients' } as const;
  const id = `population.${year}.newPatients`;
  if (newPatients !== undefined) {
    const beyond = Math.max(0, index - (newPatients.length - 1));
    return node(id, 'newPatients', inYear(newPatients, index) * growthOver(beyond, rate), 'patient', proof);
  }
  if (incidence === undefined) return undefined;
  const { inhabitants, date, per100000, eligible = 1 } = incidence;
  const base = node('population.inhabitants', 'inhabitants', inhabitants, 'person');
  const grown = growthOver(year - Number(date.slice(0, 4)), rate);
  return node(id, 'newPatients', (base.value * grown * per100000 * eligible) / 100_000, 'patient', { ...proof, inputs: [base] });
}

/**
 * Patients of the first `years` years. Default: as many years as are given. Blocked where the document says neither or both of how many they
 * are and how often the disease occurs.
 */
export function patientsByYear(premises: PopulationPremises, years?: number): readonly PatientYear[] | Blocked {
  const { firstYear, newPatients, incidence, uptake = [1] } = premises;
  if ((newPatients === undefined) === (incidence === undefined)) {
    return { status: 'blocked', code: 'population.patients', details: {}, rule: ruleOf('population.patients') };
  }
  return Array.from({ length: years ?? newPatients?.length ?? usualYears }, (_, index) => index).flatMap((index) => {
    const all = newPatientsIn(premises, index);
    if (all === undefined) return [];
    const year = firstYear + index;
    const treated = node(`population.${year}.treated`, 'treatedPatients', all.value * inYear(uptake, index), 'patient', {
      inputs: [all],
    });
    return [{ year, newPatients: all, treated }];
  });
}

export interface PopulationResult {
  readonly status: 'computed';
  readonly years: readonly PatientYear[];
  /** Patients who are ill already when the first year begins, and those of them who change to the method in each of the years. */
  readonly prevalent: readonly {
    readonly patients: number;
    readonly yearsSinceStart: number;
    readonly switching: readonly number[];
  }[];
}

/** The part `population` of an assessment. */
export function assessPopulation(premises: PopulationPremises): PopulationResult | Blocked {
  const years = patientsByYear(premises);
  if ('status' in years) return years;
  const pools = premises.prevalent ?? [];
  if (pools.some(({ switching }) => switching.reduce((sum, share) => sum + share, 0) > 1 + 1e-9)) {
    return { status: 'blocked', code: 'population.pool', details: {}, rule: ruleOf('population.patients') };
  }
  return {
    status: 'computed',
    years,
    prevalent: pools.map(({ patients, yearsSinceStart, switching }) => ({
      patients,
      yearsSinceStart,
      switching: switching.map((share) => share * patients),
    })),
  };
}
