import { excludedOmopTables, omopTables, requiredOmopTables } from '../omop/tables.ts';
import type { Definitions } from '../tables/checks.ts';
import type { TableDefinition } from '../tables/definition.ts';
import inspire from './dictionaries/inspire.json' with { type: 'json' };
import npr from './dictionaries/npr.json' with { type: 'json' };
import prom from './dictionaries/prom.json' with { type: 'json' };
import qualityRegister from './dictionaries/quality-register.json' with { type: 'json' };
import supplier from './dictionaries/supplier.json' with { type: 'json' };
import { readRegister } from './read-register.ts';
import type { DeliveryForm, Register } from './register.ts';

/**
 * What each register holds that follow-up can use, and how that can become OMOP tables: one file of data for each, with the source of every
 * variable. None of the registers' own lists of variables has been available: a variable that the source report names is marked verified, the rest
 * are supposed, and a contract must settle them with the register.
 */
export const registers: readonly Register[] = [inspire, npr, qualityRegister, prom, supplier].map((file) => {
  const read = readRegister(file);
  if (read.ok) return read.register;
  throw new RangeError(`The dictionary of ${file.register} is faulty: ${JSON.stringify(read.faults)}`);
});

export function registerOf(id: string): Register | undefined {
  return registers.find((register) => register.id === id);
}

const start = (name: string): boolean => name === 'treatment_start' || name === 'diagnosis_date' || name === 'visit_date';

/** The one table that a register's own variables make: a row for each record, told apart by nothing but its whole. */
function variablesTable({ id, variables }: Register): TableDefinition {
  const has = (name: string): boolean => variables.some((variable) => variable.name === name);
  const when = variables.find(({ name }) => start(name))?.name;
  return {
    name: id,
    key: [],
    columns: variables,
    ofPerson: false,
    periods: [
      ...(has('treatment_start') && has('treatment_end') ? [['treatment_start', 'treatment_end'] as const] : []),
      ...(has('diagnosis_date') && has('death_date') ? [['diagnosis_date', 'death_date'] as const] : []),
    ],
    sameDay: [],
    happened: variables.filter(({ kind }) => kind === 'date').map(({ name }) => name),
    ...(when === undefined ? {} : { when }),
  };
}

/** Counts and sums by group and period, from registers that give no more. A number that the register suppresses is left empty. */
export const aggregatesTable: TableDefinition = {
  name: 'aggregates',
  key: ['measure', 'period_start', 'group_name', 'group_value'],
  ofPerson: false,
  periods: [['period_start', 'period_end']],
  sameDay: [],
  happened: ['period_start'],
  when: 'period_start',
  columns: [
    { name: 'measure', kind: 'text', required: true, longest: 60, category: true },
    { name: 'period_start', kind: 'date', required: true },
    { name: 'period_end', kind: 'date', required: true },
    { name: 'group_name', kind: 'text', required: true, longest: 60, category: true },
    { name: 'group_value', kind: 'text', required: true, longest: 60 },
    { name: 'count', kind: 'integer', required: false, minimum: 0 },
    { name: 'sum', kind: 'number', required: false },
  ],
};

/** What a delivery in a form must be. */
export interface FormOfDelivery {
  readonly definitions: Definitions;
  readonly required: readonly string[];
  readonly excluded: readonly string[];
  /** Whether it comes as one FHIR bundle, to be made into the tables. */
  readonly bundle: boolean;
}

export function formOfDelivery(register: Register, form: DeliveryForm): FormOfDelivery {
  switch (form) {
    case 'omop':
      return { definitions: omopTables, required: requiredOmopTables, excluded: excludedOmopTables, bundle: false };
    case 'fhir':
      return { definitions: omopTables, required: ['person'], excluded: [], bundle: true };
    case 'variables':
      return { definitions: [variablesTable(register)], required: [], excluded: [], bundle: false };
    case 'aggregates':
      return { definitions: [aggregatesTable], required: [], excluded: [], bundle: false };
  }
}
