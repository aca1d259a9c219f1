import { describe, expect, test } from 'vitest';
import { formOfDelivery, type Mapping, mappingFaults, type OmopRows, registers } from '../../src/index.ts';

const [register] = registers;
const [table] = register === undefined ? [] : formOfDelivery(register, 'variables').definitions;
if (register === undefined || table === undefined) throw new RangeError('there is no register');
const columns = register.variables.map(({ name }) => ({ heading: name, column: name, reading: {} }));

const faultsOf = (omop: readonly OmopRows[]) => {
  const mapping: Mapping = { columns, ignored: [], omop };
  return mappingFaults(mapping, table).map(({ code, name }) => [code, name]);
};

const person: OmopRows = {
  table: 'person',
  cells: [
    { column: 'person_source_value', variable: 'patient' },
    { column: 'year_of_birth', variable: 'birth_year' },
  ],
};
const drug: OmopRows = {
  table: 'drug_exposure',
  cells: [
    { column: 'drug_source_value', variable: 'drug_code' },
    { column: 'drug_exposure_start_date', variable: 'treatment_start' },
    { column: 'drug_exposure_end_date', variable: 'treatment_end', constant: '2025-12-31' },
  ],
};
const withCell = (rows: OmopRows, cell: OmopRows['cells'][number]): OmopRows => ({ ...rows, cells: [...rows.cells, cell] });

test.each(registers.map((each) => [each.id, each] as const))('the proposal for %s can be used as it is', (_id, each) => {
  const [own] = formOfDelivery(each, 'variables').definitions;
  const mapping: Mapping = {
    columns: each.variables.map(({ name }) => ({ heading: name, column: name, reading: {} })),
    ignored: [],
    omop: each.omop,
  };
  expect(own === undefined ? [] : mappingFaults(mapping, own)).toEqual([]);
});

describe('what is wrong with rows, at its column', () => {
  test('nothing', () => expect(faultsOf([person, drug])).toEqual([]));

  test.each<[string, readonly OmopRows[], readonly (readonly string[])[]]>([
    ['no person', [drug], [['mapping.omopMissing', 'person.person_source_value']]],
    ['a table that is not taken', [person, { table: 'note', cells: [] }], [['mapping.omopTable', 'note']]],
    ['persons twice', [person, person], [['mapping.omopTwice', 'person']]],
    [
      'a column that is numbered when the rows are made',
      [person, withCell(drug, { column: 'person_id', variable: 'patient' })],
      [['mapping.omopColumn', 'drug_exposure.person_id']],
    ],
    [
      'a column twice',
      [person, withCell(drug, { column: 'drug_source_value', variable: 'drug_code' })],
      [['mapping.omopColumn', 'drug_exposure.drug_source_value']],
    ],
    [
      'neither variable nor value',
      [person, withCell(drug, { column: 'quantity' })],
      [['mapping.omopVariable', 'drug_exposure.quantity']],
    ],
    [
      'a variable nobody knows',
      [person, withCell(drug, { column: 'quantity', variable: 'packs' })],
      [['mapping.omopVariable', 'drug_exposure.quantity']],
    ],
    [
      'a date in the place of a number',
      [person, withCell(drug, { column: 'quantity', variable: 'treatment_start' })],
      [['mapping.omopKind', 'drug_exposure.quantity']],
    ],
    [
      'codes that leave one out',
      [withCell(person, { column: 'gender_concept_id', variable: 'sex', codes: { '1': '8507' } })],
      [['mapping.omopKind', 'person.gender_concept_id']],
    ],
    [
      'a code that becomes no number',
      [withCell(person, { column: 'gender_concept_id', variable: 'sex', codes: { '1': '8507', '2': 'F' } })],
      [['mapping.omopCode', 'person.gender_concept_id']],
    ],
    [
      'a fixed value that is none',
      [person, withCell(drug, { column: 'days_supply', constant: '30 dager' })],
      [['mapping.omopConstant', 'drug_exposure.days_supply']],
    ],
    [
      'a fixed value beyond the limit of the column, 3660 days',
      [person, withCell(drug, { column: 'days_supply', constant: '3661' })],
      [['mapping.omopConstant', 'drug_exposure.days_supply']],
    ],
    [
      'required columns that are left out, all at once',
      [person, { table: 'drug_exposure', cells: [{ column: 'drug_source_value', variable: 'drug_code' }] }],
      [
        ['mapping.omopMissing', 'drug_exposure.drug_exposure_start_date'],
        ['mapping.omopMissing', 'drug_exposure.drug_exposure_end_date'],
      ],
    ],
    [
      'nothing that says when there is a row',
      [
        person,
        {
          table: 'measurement',
          cells: [
            { column: 'measurement_date', variable: 'diagnosis_date' },
            { column: 'measurement_source_value', constant: 'NTRK' },
          ],
        },
      ],
      [['mapping.omopNothing', 'measurement']],
    ],
    [
      'a cost of a table that is not made',
      [
        person,
        {
          table: 'cost',
          cells: [
            { column: 'cost_domain_id', constant: 'Visit' },
            { column: 'total_cost', variable: 'treatment_line' },
          ],
        },
      ],
      [['mapping.omopCost', 'cost']],
    ],
    [
      'an identity number as a fixed value',
      [person, withCell(drug, { column: 'stop_reason', constant: '010107 50160' })],
      [['mapping.identityNumber', 'omop']],
    ],
  ])('%s', (_what, omop, expected) => expect(faultsOf(omop)).toEqual(expected));
});
