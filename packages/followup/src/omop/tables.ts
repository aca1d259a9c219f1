import type { Column, ColumnKind, TableDefinition } from '../tables/definition.ts';
import { formOf } from './vocabularies.ts';

/**
 * The tables of the OMOP Common Data Model 5.4 that follow-up takes, with the columns, types, keys and required fields of
 * OHDSI/CommonDataModel `inst/csv/OMOP_CDMv5.4_Field_Level.csv`. Ranges, which dates must agree and the forms of source codes are ours.
 * References to tables that are not taken (concept, provider, visit_detail) are not checked.
 */
type Extra = Partial<Omit<Column, 'name' | 'kind' | 'required'>>;
type Make = (name: string, extra?: Extra) => Column;

const make =
  (kind: ColumnKind, required: boolean): Make =>
  (name, extra = {}) => ({ name, kind, required, ...extra });

const must = { integer: make('integer', true), date: make('date', true), text: make('text', true) };
const may = {
  integer: make('integer', false),
  number: make('number', false),
  date: make('date', false),
  datetime: make('datetime', false),
  text: make('text', false),
};

const source = (name: string, extra: Extra = {}): Column => may.text(name, { longest: 50, ...extra });
const person = must.integer('person_id', { references: 'person' });
const visit = may.integer('visit_occurrence_id', { references: 'visit_occurrence' });
const atLeastNothing = { minimum: 0 } as const;
const amounts = (...names: readonly string[]): readonly Column[] => names.map((name) => may.number(name, atLeastNothing));

function eventTable(
  name: string,
  columns: readonly Column[],
  dates: Pick<TableDefinition, 'periods' | 'sameDay' | 'happened'> & { readonly when: string },
): TableDefinition {
  return { name, key: [`${name}_id`], columns: [must.integer(`${name}_id`), person, ...columns], ofPerson: true, ...dates };
}

export const omopTables: readonly TableDefinition[] = [
  {
    name: 'person',
    key: ['person_id'],
    ofPerson: false,
    periods: [],
    sameDay: [],
    happened: [],
    columns: [
      must.integer('person_id'),
      must.integer('gender_concept_id', { category: true }),
      must.integer('year_of_birth', { minimum: 1890, maximum: 2100 }),
      may.integer('month_of_birth', { minimum: 1, maximum: 12 }),
      may.integer('day_of_birth', { minimum: 1, maximum: 31 }),
      may.datetime('birth_datetime'),
      must.integer('race_concept_id'),
      must.integer('ethnicity_concept_id'),
      may.integer('location_id', { references: 'location', category: true }),
      may.integer('provider_id'),
      may.integer('care_site_id', { references: 'care_site' }),
      source('person_source_value'),
      source('gender_source_value'),
      may.integer('gender_source_concept_id'),
      source('race_source_value'),
      may.integer('race_source_concept_id'),
      source('ethnicity_source_value'),
      may.integer('ethnicity_source_concept_id'),
    ],
  },
  eventTable(
    'observation_period',
    [must.date('observation_period_start_date'), must.date('observation_period_end_date'), must.integer('period_type_concept_id')],
    {
      periods: [['observation_period_start_date', 'observation_period_end_date']],
      sameDay: [],
      happened: ['observation_period_start_date'],
      when: 'observation_period_start_date',
    },
  ),
  eventTable(
    'visit_occurrence',
    [
      must.integer('visit_concept_id', { category: true }),
      must.date('visit_start_date'),
      may.datetime('visit_start_datetime'),
      must.date('visit_end_date'),
      may.datetime('visit_end_datetime'),
      must.integer('visit_type_concept_id'),
      may.integer('provider_id'),
      may.integer('care_site_id', { references: 'care_site' }),
      source('visit_source_value'),
      may.integer('visit_source_concept_id'),
      may.integer('admitted_from_concept_id'),
      source('admitted_from_source_value'),
      may.integer('discharged_to_concept_id'),
      source('discharged_to_source_value'),
      may.integer('preceding_visit_occurrence_id'),
    ],
    {
      periods: [['visit_start_date', 'visit_end_date']],
      sameDay: [
        ['visit_start_date', 'visit_start_datetime'],
        ['visit_end_date', 'visit_end_datetime'],
      ],
      happened: ['visit_start_date'],
      when: 'visit_start_date',
    },
  ),
  eventTable(
    'condition_occurrence',
    [
      must.integer('condition_concept_id'),
      must.date('condition_start_date'),
      may.datetime('condition_start_datetime'),
      may.date('condition_end_date'),
      may.datetime('condition_end_datetime'),
      must.integer('condition_type_concept_id'),
      may.integer('condition_status_concept_id'),
      may.text('stop_reason', { longest: 20 }),
      may.integer('provider_id'),
      visit,
      may.integer('visit_detail_id'),
      source('condition_source_value', { form: formOf('ICD-10', 'ORPHA'), category: true }),
      may.integer('condition_source_concept_id'),
      source('condition_status_source_value'),
    ],
    {
      periods: [['condition_start_date', 'condition_end_date']],
      sameDay: [
        ['condition_start_date', 'condition_start_datetime'],
        ['condition_end_date', 'condition_end_datetime'],
      ],
      happened: ['condition_start_date'],
      when: 'condition_start_date',
    },
  ),
  eventTable(
    'drug_exposure',
    [
      must.integer('drug_concept_id'),
      must.date('drug_exposure_start_date'),
      may.datetime('drug_exposure_start_datetime'),
      must.date('drug_exposure_end_date'),
      may.datetime('drug_exposure_end_datetime'),
      may.date('verbatim_end_date'),
      must.integer('drug_type_concept_id'),
      may.text('stop_reason', { longest: 20 }),
      may.integer('refills', atLeastNothing),
      may.number('quantity', atLeastNothing),
      may.integer('days_supply', { minimum: 0, maximum: 3660 }),
      may.text('sig'),
      may.integer('route_concept_id'),
      source('lot_number'),
      may.integer('provider_id'),
      visit,
      may.integer('visit_detail_id'),
      source('drug_source_value', { form: formOf('ATC'), category: true }),
      may.integer('drug_source_concept_id'),
      source('route_source_value'),
      source('dose_unit_source_value'),
    ],
    {
      periods: [['drug_exposure_start_date', 'drug_exposure_end_date']],
      sameDay: [
        ['drug_exposure_start_date', 'drug_exposure_start_datetime'],
        ['drug_exposure_end_date', 'drug_exposure_end_datetime'],
      ],
      happened: ['drug_exposure_start_date'],
      when: 'drug_exposure_start_date',
    },
  ),
  eventTable(
    'procedure_occurrence',
    [
      must.integer('procedure_concept_id'),
      must.date('procedure_date'),
      may.datetime('procedure_datetime'),
      may.date('procedure_end_date'),
      may.datetime('procedure_end_datetime'),
      must.integer('procedure_type_concept_id'),
      may.integer('modifier_concept_id'),
      may.integer('quantity', atLeastNothing),
      may.integer('provider_id'),
      visit,
      may.integer('visit_detail_id'),
      source('procedure_source_value', { form: formOf('NCMP/NCSP'), category: true }),
      may.integer('procedure_source_concept_id'),
      source('modifier_source_value'),
    ],
    {
      periods: [['procedure_date', 'procedure_end_date']],
      sameDay: [
        ['procedure_date', 'procedure_datetime'],
        ['procedure_end_date', 'procedure_end_datetime'],
      ],
      happened: ['procedure_date'],
      when: 'procedure_date',
    },
  ),
  eventTable(
    'measurement',
    [
      must.integer('measurement_concept_id'),
      must.date('measurement_date'),
      may.datetime('measurement_datetime'),
      may.text('measurement_time', { longest: 10 }),
      must.integer('measurement_type_concept_id'),
      may.integer('operator_concept_id'),
      may.number('value_as_number'),
      may.integer('value_as_concept_id'),
      may.integer('unit_concept_id'),
      may.number('range_low'),
      may.number('range_high'),
      may.integer('provider_id'),
      visit,
      may.integer('visit_detail_id'),
      source('measurement_source_value', { category: true }),
      may.integer('measurement_source_concept_id'),
      source('unit_source_value'),
      may.integer('unit_source_concept_id'),
      source('value_source_value'),
      may.integer('measurement_event_id'),
      may.integer('meas_event_field_concept_id'),
    ],
    {
      periods: [],
      sameDay: [['measurement_date', 'measurement_datetime']],
      happened: ['measurement_date'],
      when: 'measurement_date',
    },
  ),
  eventTable(
    'observation',
    [
      must.integer('observation_concept_id'),
      must.date('observation_date'),
      may.datetime('observation_datetime'),
      must.integer('observation_type_concept_id'),
      may.number('value_as_number'),
      may.text('value_as_string', { longest: 60 }),
      may.integer('value_as_concept_id'),
      may.integer('qualifier_concept_id'),
      may.integer('unit_concept_id'),
      may.integer('provider_id'),
      visit,
      may.integer('visit_detail_id'),
      source('observation_source_value', { category: true }),
      may.integer('observation_source_concept_id'),
      source('unit_source_value'),
      source('qualifier_source_value'),
      source('value_source_value'),
      may.integer('observation_event_id'),
      may.integer('obs_event_field_concept_id'),
    ],
    {
      periods: [],
      sameDay: [['observation_date', 'observation_datetime']],
      happened: ['observation_date'],
      when: 'observation_date',
    },
  ),
  {
    name: 'death',
    key: ['person_id'],
    ofPerson: true,
    periods: [],
    sameDay: [['death_date', 'death_datetime']],
    happened: ['death_date'],
    when: 'death_date',
    columns: [
      person,
      must.date('death_date'),
      may.datetime('death_datetime'),
      may.integer('death_type_concept_id'),
      may.integer('cause_concept_id'),
      source('cause_source_value', { form: formOf('ICD-10') }),
      may.integer('cause_source_concept_id'),
    ],
  },
  {
    name: 'cost',
    key: ['cost_id'],
    ofPerson: false,
    periods: [],
    sameDay: [],
    happened: [],
    columns: [
      must.integer('cost_id'),
      must.integer('cost_event_id'),
      must.text('cost_domain_id', { longest: 20, category: true }),
      must.integer('cost_type_concept_id'),
      may.integer('currency_concept_id'),
      ...amounts(
        'total_charge',
        'total_cost',
        'total_paid',
        'paid_by_payer',
        'paid_by_patient',
        'paid_patient_copay',
        'paid_patient_coinsurance',
        'paid_patient_deductible',
        'paid_by_primary',
        'paid_ingredient_cost',
        'paid_dispensing_fee',
      ),
      may.integer('payer_plan_period_id'),
      may.number('amount_allowed', atLeastNothing),
      may.integer('revenue_code_concept_id'),
      source('revenue_code_source_value'),
      may.integer('drg_concept_id'),
      may.text('drg_source_value', { longest: 3 }),
    ],
  },
  eventTable(
    'episode',
    [
      must.integer('episode_concept_id', { category: true }),
      must.date('episode_start_date'),
      may.datetime('episode_start_datetime'),
      may.date('episode_end_date'),
      may.datetime('episode_end_datetime'),
      may.integer('episode_parent_id'),
      may.integer('episode_number', { minimum: 1 }),
      must.integer('episode_object_concept_id'),
      must.integer('episode_type_concept_id'),
      source('episode_source_value'),
      may.integer('episode_source_concept_id'),
    ],
    {
      periods: [['episode_start_date', 'episode_end_date']],
      sameDay: [
        ['episode_start_date', 'episode_start_datetime'],
        ['episode_end_date', 'episode_end_datetime'],
      ],
      happened: ['episode_start_date'],
      when: 'episode_start_date',
    },
  ),
  {
    name: 'location',
    key: ['location_id'],
    ofPerson: false,
    periods: [],
    sameDay: [],
    happened: [],
    columns: [must.integer('location_id'), source('location_source_value', { category: true })],
  },
  {
    name: 'care_site',
    key: ['care_site_id'],
    ofPerson: false,
    periods: [],
    sameDay: [],
    happened: [],
    columns: [
      must.integer('care_site_id'),
      may.text('care_site_name', { longest: 255 }),
      may.integer('place_of_service_concept_id'),
      may.integer('location_id', { references: 'location' }),
      source('care_site_source_value'),
      source('place_of_service_source_value'),
    ],
  },
];

/** Tables that an extract must have: without them nobody can be followed. */
export const requiredOmopTables: readonly string[] = ['person', 'observation_period'];

/** Tables of the model that are never taken: they hold running text or addresses of persons. */
export const excludedOmopTables: readonly string[] = ['note', 'note_nlp', 'provider', 'specimen', 'fact_relationship'];
