/**
 * Closed lists of codes that FHIR R4 (4.0.1) requires of the resources that are taken, and the addresses that Norway gives its identifiers and
 * code systems. Only what a delivery is checked by; the codes are those of http://hl7.org/fhir/R4/valueset-NAME.html.
 */

/** Systems of numbers that tell who a person is: birth number, D-number, common help number, immigration case (DUF), each as OID and as address. */
export const identitySystems: ReadonlySet<string> = new Set([
  // HL7Norway/kodeverk input/fsh/codesystems/no-kodeverk-identifikator-namespace.fsh (commit 0888717)
  ...['4.1', '4.2', '4.3', '4.5'].map((end) => `urn:oid:2.16.578.1.12.4.1.${end}`),
  // The naming systems of no-basis: thomiz/fsh-no-basis input/fsh/instances/no-basis-{foedselsnummer,dnummer,felleshjelpenummer}.fsh
  ...['FNR', 'DNR', 'FHNR'].map((name) => `http://hl7.no/fhir/NamingSystem/${name}`),
]);

/** Code systems by the addresses that no-basis, LMDI and HL7 Norway's list of code systems give them. */
export const codeSystems = {
  ATC: ['http://www.whocc.no/atc'],
  // HL7Norway/kodeverk input/fsh/codesystems/no-kodeverk-icd-10.fsh (commit 0d11197)
  'ICD-10': ['urn:oid:2.16.578.1.12.4.1.1.7110', 'http://hl7.org/fhir/sid/icd-10-no', 'http://hl7.org/fhir/sid/icd-10'],
  ORPHA: ['http://www.orpha.net'],
} as const;

interface Binding {
  readonly path: string;
  /** Whether the codes stand in a CodeableConcept, of this system; else the element is the code. */
  readonly system?: string;
  readonly codes: readonly string[];
  /** Codes by which the resource says that it was a mistake, or that what it is of did not happen. */
  readonly nothing: readonly string[];
}

const mistake = 'entered-in-error';

/** By type of resource; the comment names the value set. */
const bindings: Readonly<Record<string, readonly Binding[]>> = {
  // administrative-gender
  Patient: [{ path: 'gender', codes: ['male', 'female', 'other', 'unknown'], nothing: [] }],
  Condition: [
    // condition-clinical
    {
      path: 'clinicalStatus',
      system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
      codes: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
      nothing: [],
    },
    // condition-ver-status
    {
      path: 'verificationStatus',
      system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
      codes: ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', mistake],
      nothing: ['refuted', mistake],
    },
  ],
  // medication-admin-status
  MedicationAdministration: [
    {
      path: 'status',
      codes: ['in-progress', 'not-done', 'on-hold', 'completed', mistake, 'stopped', 'unknown'],
      nothing: ['not-done', mistake],
    },
  ],
  // medication-statement-status
  MedicationStatement: [
    {
      path: 'status',
      codes: ['active', 'completed', mistake, 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'],
      nothing: ['intended', 'not-taken', mistake],
    },
  ],
  // medicationdispense-status
  MedicationDispense: [
    {
      path: 'status',
      codes: ['preparation', 'in-progress', 'cancelled', 'on-hold', 'completed', mistake, 'stopped', 'declined', 'unknown'],
      nothing: ['preparation', 'cancelled', 'declined', mistake],
    },
  ],
  // event-status
  Procedure: [
    {
      path: 'status',
      codes: ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', mistake, 'unknown'],
      nothing: ['preparation', 'not-done', mistake],
    },
  ],
  // observation-status
  Observation: [
    {
      path: 'status',
      codes: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', mistake, 'unknown'],
      nothing: ['registered', 'cancelled', mistake],
    },
  ],
  // questionnaire-answers-status
  QuestionnaireResponse: [
    { path: 'status', codes: ['in-progress', 'completed', 'amended', mistake, 'stopped'], nothing: [mistake] },
  ],
};

export interface BindingFault {
  /** `fhir.binding`: no code of the list; `fhir.nothing`: the resource says that it is of nothing that happened. */
  readonly code: 'fhir.binding' | 'fhir.nothing';
  readonly path: string;
  readonly codes: string;
}

/** Where a resource has codes that its value sets do not have, or says that what it tells of did not happen. No value is repeated. */
export function bindingFaults(resource: Readonly<Record<string, unknown>>): readonly BindingFault[] {
  const type = String(resource['resourceType']);
  return (bindings[type] ?? []).flatMap(({ path, system, codes, nothing }): readonly BindingFault[] => {
    const fault = (code: BindingFault['code']): BindingFault => ({ code, path: `${type}.${path}`, codes: codes.join(', ') });
    const found = system === undefined ? [resource[path]] : codingsOf(resource[path], system);
    return found.flatMap((each) => {
      if (each === undefined) return [];
      if (typeof each !== 'string' || !codes.includes(each)) return [fault('fhir.binding')];
      return nothing.includes(each) ? [fault('fhir.nothing')] : [];
    });
  });
}

/** Codes of a system in a CodeableConcept. */
function codingsOf(concept: unknown, system: string): readonly unknown[] {
  const { coding } = isObject(concept) ? concept : {};
  return Array.isArray(coding)
    ? coding.flatMap((each: unknown) => (isObject(each) && each['system'] === system ? [each['code']] : []))
    : [];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
