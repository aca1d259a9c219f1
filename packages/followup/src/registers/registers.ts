import { excludedOmopTables, omopTables, requiredOmopTables } from '../omop/tables.ts';
import { formOf } from '../omop/vocabularies.ts';
import type { OmopCell, OmopRows } from './omop-rows.ts';
import type { Definitions } from '../tables/checks.ts';
import type { Column, ColumnKind, TableDefinition } from '../tables/definition.ts';

/** How a register can give its data. */
export const deliveryForms = ['omop', 'fhir', 'variables', 'aggregates'] as const;
export type DeliveryForm = (typeof deliveryForms)[number];

/** A variable of a register's dictionary. Its words stand in packages/language under its name. */
export interface RegisterVariable extends Column {
  /** Unit of a number, by UCUM; absent where it has none. */
  readonly unit?: string;
  /** Where it is known from that the register holds it. */
  readonly source: string;
  /** Whether the register's own public description has been seen to say so. */
  readonly verified: boolean;
}

export interface Register {
  readonly id: RegisterId;
  /** Organisations that deliver for it. */
  readonly organisations: readonly string[];
  readonly forms: readonly DeliveryForm[];
  readonly variables: readonly RegisterVariable[];
  /** How its variables can become OMOP tables; a proposal, which the deliverer looks at and changes. */
  readonly omop: readonly OmopRows[];
}

export const registerIds = ['inspire', 'npr', 'quality-register', 'prom', 'supplier'] as const;
export type RegisterId = (typeof registerIds)[number];

type Extra = Partial<Omit<RegisterVariable, 'name' | 'kind' | 'source' | 'verified'>>;

/** What the report on precision medicine says of a register (shared catalogue B2, B3, B5, B6: 003 lines), and what is only supposed. */
const said =
  (source: string, verified: boolean) =>
  (name: string, kind: ColumnKind, extra: Extra = {}): RegisterVariable => ({
    name,
    kind,
    required: false,
    source,
    verified,
    ...extra,
  });

const inspire = said('Nye metoder, rapport om persontilpasset medisin, 3:1089-1105', true);
const npr = said('Nye metoder, rapport om persontilpasset medisin, 3:1122-1135', true);
const quality = said('Nye metoder, rapport om persontilpasset medisin, 3:1052-1066; innholdet varierer mellom registrene', false);
const prom = said('FHIR Questionnaire og EQ-5D-5L; registrenes egne skjemaer er ikke sett', false);
const supposed = said('Antatt; registerets variabelliste er ikke kontrollert', false);

const regions = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'] as const;
const key = supposed('patient', 'text', { required: true, longest: 64 });
const birthYear = supposed('birth_year', 'integer', { required: true, minimum: 1890, maximum: 2100 });
const sex = supposed('sex', 'text', { codes: ['1', '2'], category: true });
const region = supposed('region', 'text', { codes: regions, category: true });

const of = (column: string, variable: string, extra: Omit<OmopCell, 'column' | 'variable'> = {}): OmopCell => ({
  column,
  variable,
  ...extra,
});
const fixed = (column: string, constant: string): OmopCell => ({ column, constant });

/** OMOP's concepts of sex: 8507 male, 8532 female. */
const persons: readonly OmopRows[] = [
  {
    table: 'person',
    cells: [
      of('person_source_value', 'patient'),
      of('year_of_birth', 'birth_year'),
      of('gender_concept_id', 'sex', { codes: { '1': '8507', '2': '8532' } }),
    ],
  },
  { table: 'location', cells: [of('location_source_value', 'region')] },
];
const deaths: OmopRows = { table: 'death', cells: [of('death_date', 'death_date')] };

/** Records of a score, named as its variable. */
const score = (variable: string, extra: Pick<OmopCell, 'codes'> = {}): OmopRows => ({
  table: 'measurement',
  cells: [
    fixed('measurement_source_value', variable),
    of('measurement_date', 'visit_date'),
    of('value_as_number', variable, extra),
  ],
});

/**
 * What each register holds that follow-up can use. None of the registers' own lists of variables has been available: a variable that the source
 * report names is marked verified, the rest are supposed, and a contract must settle them with the register.
 */
export const registers: readonly Register[] = [
  {
    id: 'inspire',
    organisations: ['kreftregisteret'],
    forms: ['omop', 'variables', 'aggregates'],
    variables: [
      key,
      birthYear,
      sex,
      region,
      inspire('diagnosis_code', 'text', { required: true, form: formOf('ICD-10'), category: true }),
      supposed('diagnosis_date', 'date', { required: true }),
      inspire('histology', 'text', { longest: 50 }),
      inspire('molecular_marker', 'text', { longest: 100, category: true }),
      inspire('treatment_line', 'integer', { minimum: 1, maximum: 20 }),
      inspire('drug_code', 'text', { form: formOf('ATC'), category: true }),
      inspire('treatment_start', 'date'),
      inspire('treatment_end', 'date'),
      inspire('death_date', 'date'),
    ],
    omop: [
      ...persons,
      {
        table: 'condition_occurrence',
        once: true,
        cells: [of('condition_source_value', 'diagnosis_code'), of('condition_start_date', 'diagnosis_date')],
      },
      {
        table: 'drug_exposure',
        cells: [
          of('drug_source_value', 'drug_code'),
          of('drug_exposure_start_date', 'treatment_start'),
          of('drug_exposure_end_date', 'treatment_end'),
        ],
      },
      {
        table: 'observation',
        once: true,
        cells: [
          fixed('observation_source_value', 'molecular_marker'),
          of('value_source_value', 'molecular_marker'),
          of('observation_date', 'diagnosis_date'),
        ],
      },
      deaths,
    ],
  },
  {
    id: 'npr',
    organisations: ['npr'],
    forms: ['omop', 'variables', 'aggregates'],
    variables: [
      key,
      birthYear,
      sex,
      region,
      npr('contact_type', 'text', { codes: ['admission', 'day', 'outpatient'], category: true }),
      npr('treatment_start', 'date', { required: true }),
      npr('treatment_end', 'date'),
      npr('diagnosis_code', 'text', { required: true, form: formOf('ICD-10'), category: true }),
      npr('procedure_code', 'text', { form: formOf('NCMP/NCSP'), category: true }),
      npr('death_date', 'date'),
      npr('cost', 'number', { minimum: 0, unit: '{NOK}' }),
    ],
    omop: [
      ...persons,
      {
        table: 'visit_occurrence',
        cells: [
          of('visit_start_date', 'treatment_start'),
          of('visit_end_date', 'treatment_end'),
          // 9201 inpatient, 9202 outpatient.
          of('visit_concept_id', 'contact_type', { codes: { admission: '9201', day: '9202', outpatient: '9202' } }),
          of('visit_source_value', 'contact_type'),
        ],
      },
      {
        table: 'condition_occurrence',
        cells: [
          of('condition_source_value', 'diagnosis_code'),
          of('condition_start_date', 'treatment_start'),
          of('condition_end_date', 'treatment_end'),
        ],
      },
      {
        table: 'procedure_occurrence',
        cells: [of('procedure_source_value', 'procedure_code'), of('procedure_date', 'treatment_start')],
      },
      deaths,
      { table: 'cost', cells: [fixed('cost_domain_id', 'Visit'), of('total_cost', 'cost')] },
    ],
  },
  {
    id: 'quality-register',
    organisations: ['kvalitetsregister-a'],
    forms: ['omop', 'fhir', 'variables', 'aggregates'],
    variables: [
      key,
      birthYear,
      sex,
      region,
      quality('visit_date', 'date', { required: true }),
      quality('diagnosis_code', 'text', { required: true, form: formOf('ICD-10', 'ORPHA'), category: true }),
      quality('drug_code', 'text', { form: formOf('ATC'), category: true }),
      quality('performance_status', 'integer', { minimum: 0, maximum: 5 }),
      quality('weight', 'number', { minimum: 0.3, maximum: 400, unit: 'kg' }),
      quality('progression', 'text', { codes: ['0', '1'], category: true }),
    ],
    omop: [
      ...persons,
      {
        table: 'condition_occurrence',
        once: true,
        cells: [of('condition_source_value', 'diagnosis_code'), of('condition_start_date', 'visit_date')],
      },
      score('performance_status'),
      score('weight'),
      score('progression', { codes: { '0': '0', '1': '1' } }),
    ],
  },
  {
    id: 'prom',
    organisations: ['kvalitetsregister-a'],
    forms: ['fhir', 'variables', 'aggregates'],
    variables: [
      key,
      birthYear,
      sex,
      region,
      prom('visit_date', 'date', { required: true }),
      ...(['mobility', 'self_care', 'usual_activities', 'pain', 'anxiety'] as const).map((dimension) =>
        prom(dimension, 'integer', { required: true, minimum: 1, maximum: 5 }),
      ),
      prom('health_today', 'integer', { minimum: 0, maximum: 100 }),
    ],
    omop: [
      ...persons,
      ...['mobility', 'self_care', 'usual_activities', 'pain', 'anxiety', 'health_today'].map((name) => score(name)),
    ],
  },
  { id: 'supplier', organisations: [], forms: ['omop', 'aggregates'], variables: [], omop: [] },
];

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
