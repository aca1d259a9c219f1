/** A code system that decisions are coded in, with the form of its codes. */
export interface CodeSystem {
  /** Its identity in FHIR. */
  readonly uri: string;
  /** The OID by which Norwegian profiles and record systems know it (Volven). */
  readonly oid?: string;
  readonly pattern: RegExp;
}

/**
 * The code systems of decisions. Identities: ATC, LOINC and SNOMED CT as in the registry of FHIR R4 (hl7.org/fhir/R4/terminologies-systems.html); ICD-10 and
 * Norsk laboratoriekodeverk as HL7 Norway writes them (HL7Norway/kodeverk, no-kodeverk-7110-icd-10 and no-kodeverk-7280-nlk). OIDs: ICD-10 and ATC as in Norwegian implementation
 * guides (hl7.fhir.no lmdi; Nav's and DIPS's guides) and the prescription mediator's messages; the procedure codes (NCSP, NCMP, NCRP) as no-basis-Procedure fixes them. The forms tell
 * a mistyped code from a code; that a code exists is not known here, for no list of codes may be had to check it against.
 */
export const codeSystems = {
  atc: {
    uri: 'http://www.whocc.no/atc',
    oid: 'urn:oid:2.16.578.1.12.4.1.1.7180',
    pattern: /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/,
  },
  icd10: {
    uri: 'http://hl7.org/fhir/sid/icd-10-no',
    oid: 'urn:oid:2.16.578.1.12.4.1.1.7110',
    pattern: /^[A-Z]\d{2}(\.?\d{1,2})?$/,
  },
  nkpk: { uri: 'urn:oid:2.16.578.1.12.4.1.1.7275', pattern: /^([A-Z]{3}\d{2}[A-Z]?|[A-Z]{4}\d{2}|[A-Z]{3}\d[A-Z]{2})$/ },
  loinc: { uri: 'http://loinc.org', pattern: /^\d{1,7}-\d$/ },
  nlk: { uri: 'http://helsedir.no/fhir/CodeSystem/no-kodeverk-7280-nlk', pattern: /^[A-Z]{2,4}\d{5}$/ },
  snomed: { uri: 'http://snomed.info/sct', pattern: /^[1-9]\d{5,17}$/ },
} as const satisfies Readonly<Record<string, CodeSystem>>;

export type CodeSystemId = keyof typeof codeSystems;

export function isCodeSystem(id: string): id is CodeSystemId {
  return Object.hasOwn(codeSystems, id);
}

/** The code system that goes by an identity, its own or the Norwegian one. */
export function codeSystemOf(identity: string): CodeSystemId | undefined {
  const systems: Readonly<Record<string, CodeSystem>> = codeSystems;
  return Object.keys(systems)
    .filter(isCodeSystem)
    .find((id) => systems[id]?.uri === identity || systems[id]?.oid === identity);
}

/** True when the code has the form of its system. */
export function isCode(system: string, code: string): boolean {
  return isCodeSystem(system) && codeSystems[system].pattern.test(code);
}

/** Registries of clinical trials, with the form of their numbers and the address of a trial. */
export const trialRegistries = {
  /** EU Clinical Trials Information System (CTIS): EU CT number. */
  ctis: { pattern: /^\d{4}-5\d{5}-\d{2}-\d{2}$/, address: (id: string) => `https://euclinicaltrials.eu/ctis-public/view/${id}` },
  nct: { pattern: /^NCT\d{8}$/, address: (id: string) => `https://clinicaltrials.gov/study/${id}` },
  isrctn: { pattern: /^ISRCTN\d{8}$/, address: (id: string) => `https://www.isrctn.com/${id}` },
} as const;

export type TrialRegistry = keyof typeof trialRegistries;

/** The registry that a trial's number belongs to, or undefined where it has the form of none. */
export function registryOf(trial: string): TrialRegistry | undefined {
  if (trialRegistries.ctis.pattern.test(trial)) return 'ctis';
  if (trialRegistries.nct.pattern.test(trial)) return 'nct';
  return trialRegistries.isrctn.pattern.test(trial) ? 'isrctn' : undefined;
}

/** Where a registry shows a trial; undefined for what is no trial's number. */
export function trialAddress(trial: string): string | undefined {
  const registry = registryOf(trial);
  return registry === undefined ? undefined : trialRegistries[registry].address(trial);
}
