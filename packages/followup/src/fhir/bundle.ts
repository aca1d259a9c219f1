import type {
  Bundle,
  CodeableConcept,
  Condition,
  MedicationAdministration,
  MedicationDispense,
  MedicationStatement,
  Observation,
  Patient,
  Period,
  Procedure,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  Reference,
  Resource,
} from '@medplum/fhirtypes';
import { carriesIdentityNumber } from '../identity-number.ts';
import type { CheckedFault } from '../tables/report.ts';
import { codeSystems, identitySystems } from './bindings.ts';

/** Types of resources that are taken from a bundle. */
export const takenResources = [
  'Patient',
  'Condition',
  'MedicationAdministration',
  'MedicationStatement',
  'MedicationDispense',
  'Procedure',
  'Observation',
  'QuestionnaireResponse',
] as const;

type Value = string | number | null;
export type TableRow = Readonly<Record<string, Value>>;

/** Rows of OMOP tables made from a bundle, with the entry each comes from, and what stood in the way. */
export interface BundleTables {
  readonly tables: Readonly<Record<string, readonly { readonly row: TableRow; readonly entry: number }[]>>;
  readonly faults: readonly CheckedFault[];
}

/** Entries that carry an identity number anywhere, in any text or number, or say by system that they do. */
export function entriesWithIdentityNumbers(bundle: unknown): readonly number[] {
  const entries = isObject(bundle) && Array.isArray(bundle['entry']) ? (bundle['entry'] as readonly unknown[]) : [];
  const found = entries.flatMap((entry, index) => (carries(entry) ? [index + 1] : []));
  const rest = isObject(bundle) ? Object.entries(bundle).filter(([name]) => name !== 'entry') : [];
  return rest.some(([name, value]) => carriesIdentityNumber(name) || carries(value)) ? [0, ...found] : found;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function carries(value: unknown): boolean {
  if (typeof value === 'string') return carriesIdentityNumber(value) || identitySystems.has(value);
  if (typeof value === 'number') return carriesIdentityNumber(String(value).padStart(11, '0'));
  if (Array.isArray(value)) return value.some(carries);
  return isObject(value) && Object.entries(value).some(([name, each]) => carriesIdentityNumber(name) || carries(each));
}

const day = (instant: string | undefined): string | null =>
  instant !== undefined && /^\d{4}-\d{2}-\d{2}/.test(instant) ? instant.slice(0, 10) : null;
const startOf = (period: Period | undefined): string | null => day(period?.start);

function codeOf(concept: CodeableConcept | undefined, ...known: readonly (keyof typeof codeSystems)[]): string | null {
  const addresses: readonly string[] = known.flatMap((name) => codeSystems[name]);
  const coding = concept?.coding?.find(
    ({ system, code }) => code !== undefined && (known.length === 0 || addresses.includes(system ?? '')),
  );
  if (coding?.code === undefined) return null;
  // In FHIR the system says that a number is an ORPHAcode; elsewhere the code itself must.
  const orpha: readonly string[] = codeSystems.ORPHA;
  return orpha.includes(coding.system ?? '') && /^\d+$/.test(coding.code) ? `ORPHA:${coding.code}` : coding.code;
}

/** Makes rows, counting keys table by table. */
class Tables {
  readonly rows: Record<string, { row: TableRow; entry: number }[]> = {};

  add(table: string, entry: number, row: TableRow): void {
    const list = (this.rows[table] ??= []);
    const key = table === 'person' || table === 'death' ? {} : { [`${table}_id`]: list.length + 1 };
    list.push({ entry, row: { ...key, ...row } });
  }
}

/**
 * The rows that a bundle's resources make: coded facts with a day, of patients in the bundle. Persons and rows are numbered in the order of the
 * entries. A patient is taken to be under observation from the first to the last day with anything recorded: FHIR says no more. The bundle
 * must have been found to follow R4.
 */
export function tablesOf(bundle: Bundle): BundleTables {
  const tables = new Tables();
  const faults: CheckedFault[] = [];
  const persons = new Map<string, number>();
  const seen = new Map<number, { first: string; last: string }>();
  const entries = (bundle.entry ?? []).map(({ resource, fullUrl }, index) => ({ resource, fullUrl, entry: index + 1 }));

  for (const { resource, fullUrl, entry } of entries) {
    if (resource?.resourceType !== 'Patient') continue;
    const person = persons.size + 1;
    for (const name of [fullUrl, resource.id === undefined ? undefined : `Patient/${resource.id}`])
      if (name !== undefined) persons.set(name, persons.get(name) ?? person);
    if (fullUrl === undefined && resource.id === undefined) persons.set(`entry ${entry}`, person);
    addPatient(tables, entry, person, resource);
  }

  for (const { resource, entry } of entries) {
    if (resource === undefined || resource.resourceType === 'Patient') continue;
    const fault = (code: CheckedFault['code'], details: CheckedFault['details']): void => {
      faults.push({ code, table: resource.resourceType, column: '', row: entry, details });
    };
    if (!isTaken(resource)) {
      fault('fhir.resource', { known: takenResources.join(', ') });
      continue;
    }
    const person = persons.get(subjectOf(resource)?.reference ?? '');
    if (person === undefined) {
      fault('fhir.reference', { path: `${resource.resourceType}.subject` });
      continue;
    }
    const days = addFact(tables, entry, person, resource, fault);
    for (const each of days) {
      const before = seen.get(person);
      seen.set(person, {
        first: before === undefined || each < before.first ? each : before.first,
        last: before === undefined || each > before.last ? each : before.last,
      });
    }
  }
  for (const [person, { first, last }] of seen) {
    tables.add('observation_period', 0, {
      person_id: person,
      observation_period_start_date: first,
      observation_period_end_date: last,
      period_type_concept_id: 0,
    });
  }
  return { tables: tables.rows, faults };
}

type Fact =
  | Condition
  | MedicationAdministration
  | MedicationStatement
  | MedicationDispense
  | Procedure
  | Observation
  | QuestionnaireResponse;

const isTaken = (resource: Resource): resource is Fact => (takenResources as readonly string[]).includes(resource.resourceType);

const subjectOf = (resource: Fact): Reference | undefined => resource.subject;

function addPatient(tables: Tables, entry: number, person: number, patient: Patient): void {
  const [year = '', month, date] = (patient.birthDate ?? '').split('-');
  tables.add('person', entry, {
    person_id: person,
    gender_concept_id: patient.gender === 'male' ? 8507 : patient.gender === 'female' ? 8532 : 0,
    year_of_birth: year === '' ? null : Number(year),
    month_of_birth: month === undefined ? null : Number(month),
    day_of_birth: date === undefined ? null : Number(date),
    race_concept_id: 0,
    ethnicity_concept_id: 0,
    person_source_value: patient.identifier?.[0]?.value ?? patient.id ?? null,
  });
  const died = day(patient.deceasedDateTime);
  if (died !== null) tables.add('death', entry, { person_id: person, death_date: died });
}

type Fault = (code: CheckedFault['code'], details: CheckedFault['details']) => void;

/** Adds the row of a fact; the days it is about. What lacks a code or a day is told of. */
function addFact(tables: Tables, entry: number, person: number, resource: Fact, fault: Fault): readonly string[] {
  const base = { person_id: person };
  const lacks = (path: string, vocabularies: string): readonly string[] => {
    fault('fhir.code', { path: `${resource.resourceType}.${path}`, vocabularies });
    return [];
  };
  const undated = (path: string): readonly string[] => {
    fault('fhir.structure', { path: `${resource.resourceType}.${path}` });
    return [];
  };
  switch (resource.resourceType) {
    case 'Condition': {
      const code = codeOf(resource.code, 'ICD-10', 'ORPHA');
      const start = day(resource.onsetDateTime) ?? startOf(resource.onsetPeriod) ?? day(resource.recordedDate);
      if (code === null) return lacks('code', 'ICD-10, ORPHA');
      if (start === null) return undated('onsetDateTime');
      const end = day(resource.abatementDateTime) ?? day(resource.onsetPeriod?.end);
      tables.add('condition_occurrence', entry, {
        ...base,
        condition_concept_id: 0,
        condition_start_date: start,
        condition_end_date: end,
        condition_type_concept_id: 0,
        condition_source_value: code,
      });
      return end === null ? [start] : [start, end];
    }
    case 'MedicationAdministration':
    case 'MedicationStatement':
    case 'MedicationDispense': {
      const code = codeOf(resource.medicationCodeableConcept, 'ATC');
      if (code === null) return lacks('medicationCodeableConcept', 'ATC');
      const { start, end, supply } = given(resource);
      if (start === null) return undated('effectiveDateTime');
      tables.add('drug_exposure', entry, {
        ...base,
        drug_concept_id: 0,
        drug_exposure_start_date: start,
        drug_exposure_end_date: end ?? start,
        drug_type_concept_id: 0,
        days_supply: supply,
        drug_source_value: code,
      });
      return [start, end ?? start];
    }
    case 'Procedure': {
      const code = codeOf(resource.code);
      const start = day(resource.performedDateTime) ?? startOf(resource.performedPeriod);
      if (code === null) return lacks('code', 'NCMP/NCSP');
      if (start === null) return undated('performedDateTime');
      tables.add('procedure_occurrence', entry, {
        ...base,
        procedure_concept_id: 0,
        procedure_date: start,
        procedure_type_concept_id: 0,
        procedure_source_value: code,
      });
      return [start];
    }
    case 'Observation': {
      const code = codeOf(resource.code);
      const on = day(resource.effectiveDateTime) ?? startOf(resource.effectivePeriod);
      if (code === null) return lacks('code', 'LOINC, NLK, SNOMED CT');
      if (on === null) return undated('effectiveDateTime');
      tables.add('measurement', entry, {
        ...base,
        measurement_concept_id: 0,
        measurement_date: on,
        measurement_type_concept_id: 0,
        value_as_number: resource.valueQuantity?.value ?? resource.valueInteger ?? null,
        unit_source_value: resource.valueQuantity?.code ?? resource.valueQuantity?.unit ?? null,
        measurement_source_value: code,
        value_source_value: codeOf(resource.valueCodeableConcept),
      });
      return [on];
    }
    case 'QuestionnaireResponse': {
      const on = day(resource.authored);
      if (on === null) return undated('authored');
      const form = resource.questionnaire?.split('|')[0]?.split('/').at(-1) ?? '';
      for (const { linkId, value, text } of answersOf(resource.item ?? [])) {
        tables.add('observation', entry, {
          ...base,
          observation_concept_id: 0,
          observation_date: on,
          observation_type_concept_id: 0,
          value_as_number: value,
          observation_source_value: form === '' ? linkId : `${form}/${linkId}`,
          value_source_value: text,
        });
      }
      return [on];
    }
  }
}

interface Given {
  readonly start: string | null;
  readonly end: string | null;
  readonly supply: number | null;
}

function given(resource: MedicationAdministration | MedicationStatement | MedicationDispense): Given {
  if (resource.resourceType === 'MedicationDispense') {
    const start = day(resource.whenHandedOver) ?? day(resource.whenPrepared);
    const supply = resource.daysSupply?.value ?? null;
    return { start, end: start === null || supply === null ? null : daysAfter(start, Math.max(Math.round(supply), 1) - 1), supply };
  }
  const start = day(resource.effectiveDateTime) ?? startOf(resource.effectivePeriod);
  return { start, end: day(resource.effectivePeriod?.end), supply: null };
}

const daysAfter = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

interface Answered {
  readonly linkId: string;
  readonly value: number | null;
  readonly text: string | null;
}

/** Answers that are numbers or codes, also in groups. Free text is not taken. */
function answersOf(items: readonly QuestionnaireResponseItem[]): readonly Answered[] {
  return items.flatMap(({ linkId, answer = [], item = [] }) => [
    ...answer.flatMap((each): readonly Answered[] => {
      const value = each.valueInteger ?? each.valueDecimal ?? each.valueQuantity?.value ?? null;
      const text = each.valueCoding?.code ?? (each.valueBoolean === undefined ? null : String(each.valueBoolean));
      return [
        ...(value === null && text === null ? [] : [{ linkId, value: value ?? scored(text), text }]),
        ...answersOf(each.item ?? []),
      ];
    }),
    ...answersOf(item),
  ]);
}

/** A code that is a number is that number: levels of EQ-5D. */
const scored = (code: string | null): number | null => (code !== null && /^\d{1,3}$/.test(code) ? Number(code) : null);
