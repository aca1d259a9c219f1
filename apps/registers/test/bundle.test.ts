import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine, storedPath } from '../src/index.ts';
import { openRoom, type Room, small } from './extract.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => rm(room.folder, { recursive: true, force: true }));

type Entry = { readonly fullUrl?: string; readonly resource: Readonly<Record<string, unknown>> };

const subject = { reference: 'Patient/a' };
const atc = (code: string) => ({ coding: [{ system: 'http://www.whocc.no/atc', code }] });
const icd = (code: string) => ({ coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7110', code }] });

/** Constructed: one patient with a diagnosis, three ways of being given a medicine, a procedure, a result and a form. */
const sound: readonly Entry[] = [
  { resource: { resourceType: 'Patient', id: 'a', gender: 'female', birthDate: '1961-04', deceasedDateTime: '2025-03-01' } },
  { resource: { resourceType: 'Condition', subject, code: icd('C34.1'), onsetDateTime: '2024-01-10' } },
  {
    resource: {
      resourceType: 'MedicationAdministration',
      status: 'completed',
      subject,
      medicationCodeableConcept: atc('L01FF02'),
      effectiveDateTime: '2024-02-01T09:00:00+01:00',
    },
  },
  {
    resource: {
      resourceType: 'MedicationStatement',
      status: 'active',
      subject,
      medicationCodeableConcept: atc('L01EX12'),
      effectivePeriod: { start: '2024-03-01', end: '2024-03-28' },
    },
  },
  {
    resource: {
      resourceType: 'MedicationDispense',
      status: 'completed',
      subject,
      medicationCodeableConcept: atc('L01EX12'),
      whenHandedOver: '2024-04-01',
      daysSupply: { value: 28 },
    },
  },
  {
    resource: {
      resourceType: 'Procedure',
      status: 'completed',
      subject,
      code: { coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7275', code: 'GDB10' }] },
      performedDateTime: '2024-01-20',
    },
  },
  {
    resource: {
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      effectiveDateTime: '2024-01-15',
      valueQuantity: { value: 72.5, code: 'kg' },
    },
  },
  {
    resource: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      subject,
      questionnaire: 'http://eksempel.example/Questionnaire/eq5d|1.0',
      authored: '2024-02-01',
      item: [
        { linkId: 'group', item: [{ linkId: 'mobility', answer: [{ valueCoding: { code: '2' } }] }] },
        { linkId: 'vas', answer: [{ valueInteger: 70 }] },
        { linkId: 'remark', answer: [{ valueString: 'fritekst' }] },
      ],
    },
  },
];

const bundle = (entries: readonly Entry[]): string =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries });
const deliver = (text: string) => room.deliver({ 'bundle.json': text }, { bundle: true, required: ['person'] });
/** The sound bundle with something else in an entry, counted from 1. */
const withEntry = (entry: number, change: Readonly<Record<string, unknown>>): string =>
  bundle(sound.map((each, index) => (index + 1 === entry ? { resource: { ...each.resource, ...change } } : each)));

describe('a FHIR R4 bundle', () => {
  test('becomes the tables of an extract', async () => {
    const { report, stored } = await deliver(bundle(sound));
    expect(report).toMatchObject({ status: 'accepted', faults: [] });
    const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
    const read = async (table: string, columns: string) => {
      const content = stored.find((each) => each.table === table)?.content ?? '';
      return (await engine.rows(`select ${columns} from read_parquet('${storedPath(room.store, content)}')`)).map((row) =>
        Object.values(row),
      );
    };
    expect(await read('person', 'gender_concept_id, year_of_birth, month_of_birth, day_of_birth')).toEqual([[8532, 1961, 4, null]]);
    expect(await read('death', 'cast(death_date as varchar)')).toEqual([['2025-03-01']]);
    // 28 days from 1 April end on 28 April.
    expect(
      await read(
        'drug_exposure',
        'drug_source_value, cast(drug_exposure_start_date as varchar), cast(drug_exposure_end_date as varchar), days_supply',
      ),
    ).toEqual([
      ['L01FF02', '2024-02-01', '2024-02-01', null],
      ['L01EX12', '2024-03-01', '2024-03-28', null],
      ['L01EX12', '2024-04-01', '2024-04-28', 28],
    ]);
    expect(await read('condition_occurrence', 'condition_source_value')).toEqual([['C34.1']]);
    expect(await read('measurement', 'measurement_source_value, value_as_number, unit_source_value')).toEqual([
      ['29463-7', 72.5, 'kg'],
    ]);
    expect(await read('observation', 'observation_source_value, value_as_number, value_source_value')).toEqual([
      ['eq5d/mobility', 2, '2'],
      ['eq5d/vas', 70, null],
    ]);
    // From the first to the last day with anything recorded.
    expect(
      await read(
        'observation_period',
        'cast(observation_period_start_date as varchar), cast(observation_period_end_date as varchar)',
      ),
    ).toEqual([['2024-01-10', '2024-04-28']]);
    engine.close();
  });

  test('an ORPHAcode is a number in FHIR, and is told from other codes by its prefix in the table', async () => {
    const { report } = await deliver(withEntry(2, { code: { coding: [{ system: 'http://www.orpha.net', code: '558' }] } }));
    expect(report.faults).toEqual([]);
    expect(report.profiles.find(({ table }) => table === 'condition_occurrence')?.shares['condition_source_value']).toEqual({
      'ORPHA:558': 1,
    });
  });

  test.each([
    ['no JSON', '{', 'fhir.syntax', 0],
    ['no bundle', '{"resourceType":"Patient"}', 'fhir.structure', 0],
    ['an element of the wrong type', withEntry(2, { onsetDateTime: 20240110 }), 'fhir.structure', 2],
    ['an element nobody knows', withEntry(2, { doctor: 'x' }), 'fhir.structure', 2],
    ['an element that must be there', withEntry(3, { status: undefined }), 'fhir.structure', 3],
    ['a resource that is not taken', withEntry(2, { resourceType: 'Communication' }), 'fhir.resource', 2],
    ['somebody who is not in it', withEntry(2, { subject: { reference: 'Patient/b' } }), 'fhir.reference', 2],
    [
      'a code of another system',
      withEntry(3, { medicationCodeableConcept: { coding: [{ system: 'x', code: 'y' }] } }),
      'fhir.code',
      3,
    ],
    ['a sex that R4 does not have', withEntry(1, { gender: 'K' }), 'fhir.binding', 1],
    ['a status that R4 does not have', withEntry(6, { status: 'ferdig' }), 'fhir.binding', 6],
    [
      'a certainty that R4 does not have',
      withEntry(2, {
        verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'sikker' }] },
      }),
      'fhir.binding',
      2,
    ],
    ['an administration that was not done', withEntry(3, { status: 'not-done' }), 'fhir.nothing', 3],
    ['a statement by mistake', withEntry(4, { status: 'entered-in-error' }), 'fhir.nothing', 4],
    ['a dispensing that was declined', withEntry(5, { status: 'declined' }), 'fhir.nothing', 5],
    [
      'a diagnosis that was refuted',
      withEntry(2, {
        verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'refuted' }] },
      }),
      'fhir.nothing',
      2,
    ],
    ['no ATC code, by its form', withEntry(3, { medicationCodeableConcept: atc('12345') }), 'cell.form', 3],
    ['a date before birth', withEntry(2, { onsetDateTime: '1960-01-01' }), 'date.beforeBirth', 2],
  ])('is quarantined for %s, at its entry', async (_what, text, code, entry) => {
    const { report, stored } = await deliver(text);
    expect(report.status).toBe('quarantined');
    expect(stored).toEqual([]);
    expect(report.faults.map((fault) => [fault.code, fault.row])).toContainEqual([code, entry]);
  });

  test.each([
    ['in a text', withEntry(7, { note: [{ text: 'gjelder 010107 50160' }] })],
    ['as an identifier', withEntry(1, { identifier: [{ value: '01010750160' }] })],
    [
      'by the system it says it is of',
      withEntry(1, { identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: 'hemmelig' }] }),
    ],
    [
      'by the address of no-basis for D-numbers',
      withEntry(1, { identifier: [{ system: 'http://hl7.no/fhir/NamingSystem/DNR', value: 'hemmelig' }] }),
    ],
    ['in a reference', withEntry(2, { subject: { reference: 'Patient/01010750160' } })],
  ])('is refused for an identity number %s, and nothing is kept', async (_what, text) => {
    const before = await readdir(room.store, { recursive: true }).catch(() => []);
    const processed = await deliver(text);
    expect(new Set(processed.report.counts.map(({ code }) => code))).toEqual(new Set(['cell.identityNumber']));
    expect(JSON.stringify(processed)).not.toMatch(/0101075|50160|hemmelig/);
    expect(await readdir(room.store, { recursive: true }).catch(() => [])).toEqual(before);
  });
});
