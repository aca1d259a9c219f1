import { identifier, literal } from '../tables/dialect.ts';
import type { Domain, EventSpec } from './definition.ts';

interface Place {
  readonly table: string;
  readonly code: string;
  readonly day: string;
  readonly end: string;
  readonly number: string;
  readonly value: string;
}

const none = 'cast(null as double precision)';
const noText = 'cast(null as text)';

/** Columns of the tables in which events stand. */
const places: Readonly<Record<Domain, Place>> = {
  drug: {
    table: 'drug_exposure',
    code: 'drug_source_value',
    day: 'drug_exposure_start_date',
    end: 'drug_exposure_end_date',
    number: none,
    value: noText,
  },
  condition: {
    table: 'condition_occurrence',
    code: 'condition_source_value',
    day: 'condition_start_date',
    end: 'coalesce(condition_end_date, condition_start_date)',
    number: none,
    value: noText,
  },
  procedure: {
    table: 'procedure_occurrence',
    code: 'procedure_source_value',
    day: 'procedure_date',
    end: 'coalesce(procedure_end_date, procedure_date)',
    number: none,
    value: noText,
  },
  measurement: {
    table: 'measurement',
    code: 'measurement_source_value',
    day: 'measurement_date',
    end: 'measurement_date',
    number: 'cast(value_as_number as double precision)',
    value: 'value_source_value',
  },
  observation: {
    table: 'observation',
    code: 'observation_source_value',
    day: 'observation_date',
    end: 'observation_date',
    number: 'cast(value_as_number as double precision)',
    value: 'value_source_value',
  },
};

/** ICD-10 is written with and without its dot; the codes are compared without. */
const plain = (vocabulary: EventSpec['vocabulary'], code: string): string =>
  vocabulary === 'ICD-10' ? code.replaceAll('.', '') : code;

/** Whether a code is one of the set, or under one. */
function among({ vocabulary, codes }: EventSpec, column: string): string {
  const at = vocabulary === 'ICD-10' ? `replace(${column}, '.', '')` : column;
  return codes.length === 0
    ? 'false'
    : `(${codes.map((code) => `starts_with(${at}, ${literal(plain(vocabulary, code))})`).join(' or ')})`;
}

/** The records of an event: `person_id`, `code`, `day`, `until`, `number`, `value`. */
export function recordsOf(event: EventSpec): string {
  const { table, code, day, end, number, value } = places[event.domain];
  return `select person_id, ${code} as code, ${day} as day, ${end} as until, ${number} as number, ${value} as value from ${identifier(table)} where ${among(event, code)}`;
}

/** What was given of a drug: `id`, `person_id`, `day`, `units` and `days`; a supply that is not told lasts from the first day to the last. */
export const exposuresOf = (drug: EventSpec): string =>
  `select drug_exposure_id as id, person_id, drug_exposure_start_date as day, cast(quantity as double precision) as units,
  coalesce(days_supply, drug_exposure_end_date - drug_exposure_start_date + 1) as days
from drug_exposure where ${among(drug, 'drug_source_value')}`;

/** The table in which events of a domain stand. */
export const tableOf = (domain: Domain): string => places[domain].table;
