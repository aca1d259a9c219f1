import { node } from '../nodes.ts';
import type { ResultNode } from '../types.ts';
import type { PopulationPremises } from './format.ts';

/** New patients of one calendar year, and those of them who get the method if it is introduced. */
export interface PatientYear {
  readonly year: number;
  readonly newPatients: ResultNode<number>;
  readonly treated: ResultNode<number>;
}

const inYear = (values: readonly number[], index: number): number => values[Math.min(index, values.length - 1)] ?? 0;

/** Patients of the first `years` years; the last year that is given holds from then on. Default: as many years as are given. */
function patientsByYear(
  { firstYear, newPatients, uptake = [1] }: PopulationPremises,
  years: number = newPatients.length,
): readonly PatientYear[] {
  return Array.from({ length: years }, (_, index) => {
    const year = firstYear + index;
    const all = node(`population.${year}.newPatients`, 'newPatients', inYear(newPatients, index), 'patient');
    return {
      year,
      newPatients: all,
      treated: node(`population.${year}.treated`, 'treatedPatients', all.value * inYear(uptake, index), 'patient', {
        inputs: [all],
      }),
    };
  });
}

export interface PopulationResult {
  readonly status: 'computed';
  readonly years: readonly PatientYear[];
}

/** The part `population` of an assessment. */
export function assessPopulation(premises: PopulationPremises): PopulationResult {
  return { status: 'computed', years: patientsByYear(premises) };
}
