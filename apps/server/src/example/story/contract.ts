import type { Contract } from '@likeverd/casework';
import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@likeverd/reference';

/** Months from the introduction to the re-assessment that the contract sets. */
export const reassessmentMonth = 30;

/** Every how manieth month the register delivers. */
export const deliveryMonths = 3;

/** Days from the end of a quarter until its data are due. */
const deliveryDays = 14;

/** Kroner for a QALY: what the parties of the story have agreed on. */
export const agreedThreshold = 825_000;

const otherMutation = 'Annen genfeil';
const fusion = 'Genfusjon';

/** What the subgroups of the data are called in the contract. */
export const subgroupNames: Readonly<Record<string, string>> = { fusion, otherMutation };

const constructed = 'Konstruert eksempel:';

/** The contract of the story, in which nothing lacks. Every figure is made up. */
export function storyContract(introduced: CalendarDate): Contract {
  const month = (number: number): CalendarDate => addCalendarMonths(introduced, number);
  return {
    exceptionReason: `${constructed} Pasientene har kort forventet levetid og ingen annen målrettet behandling. Overlevelsen kan bare avklares i bruk.`,
    needStatement: `${constructed} Langtkommen lungekreft med sjelden genforandring etter første behandling. Ingen godkjent målrettet behandling.`,
    effectBasis: 'substantialEffect',
    effectStatement: `${constructed} Studien viser hasardratio 0,42 for progresjonsfri overlevelse og 0,55 for totaloverlevelse, med umodne data.`,
    criteriaInterim: `${constructed} Med tilbakebetaling ved manglende respons er kriteriene sannsynligvis oppfylt i perioden.`,
    inclusion: `${constructed} Voksne med langtkommen lungekreft og påvist genforandring, etter første behandling. Pasienter utenfor holdes utenfor analysen; ukjent telles med.`,
    expectedPatients: 190,
    expectedEffect: `${constructed} Median totaloverlevelse 30 måneder i gruppen, mot 15 med cellegift.`,
    outcomeMeasures: [
      {
        id: 'os',
        name: 'Totaloverlevelse',
        definition: `${constructed} Tid fra første kur til død uansett årsak.`,
        kind: 'timeToEvent',
        source: 'kreftregisteret',
        clinicians: 'Onkologi',
      },
      {
        id: 'pfs',
        name: 'Progresjonsfri overlevelse',
        definition: `${constructed} Tid fra første kur til progresjon på bildediagnostikk eller død.`,
        kind: 'timeToEvent',
        source: 'kreftregisteret',
        clinicians: 'Onkologi',
      },
      {
        id: 'quality',
        name: 'Livskvalitet',
        definition: `${constructed} Endring i helserelatert livskvalitet fra start, skjema besvart elektronisk.`,
        kind: 'score',
        source: 'kreftregisteret',
        clinicians: 'Onkologi og brukerrepresentant',
      },
    ],
    dataPlan: `${constructed} Kreftregisteret leverer hvert kvartal et OMOP-uttrekk uten direkte identifiserende opplysninger. Etaten lager rapport hvert halvår.`,
    sources: [
      {
        id: 'kreftregisteret',
        register: 'Kreftregisteret',
        collects: 'register',
        compiles: 'register',
        everyMonths: deliveryMonths,
        firstDue: addCalendarDays(month(deliveryMonths), deliveryDays),
        atCost: 'supplier',
        staffMinutes: 0,
      },
    ],
    dataObligations: `${constructed} Helseforetakene registrerer som før. Leverandøren betaler registerets arbeid.`,
    interimPricePerPack: 29_250,
    riskSharingForm: 'paybackOnOutcome',
    riskSharingTerms: `${constructed} 35 prosent rabatt, og pengene tilbake for pasienter med progresjon innen et halvt år.`,
    openQuestions: [
      {
        id: 'overlevelse',
        question: `${constructed} Lever pasientene så mye lenger som studien tyder på?`,
        modelParameter: 'hrOs',
        source: 'kreftregisteret',
      },
      {
        id: 'undergruppe',
        question: `${constructed} Har pasienter uten genfusjon nytte av behandlingen?`,
        modelParameter: 'hrPfs',
        source: 'kreftregisteret',
      },
    ],
    decisionRules: [
      {
        id: 'effekt-svakere',
        question: 'overlevelse',
        measure: 'os',
        statistic: 'hazardRatio',
        month: 18,
        comparator: 'above',
        limit: 1.1,
        certainty: 0.8,
        consequence: 'renegotiatePrice',
      },
      {
        id: 'stopp-andre-genfeil',
        question: 'undergruppe',
        measure: 'os',
        statistic: 'hazardRatio',
        month: 18,
        subgroup: otherMutation,
        comparator: 'above',
        limit: 0.8,
        certainty: 0.7,
        consequence: 'stopSubgroup',
      },
      {
        id: 'behold-genfusjon',
        question: 'undergruppe',
        measure: 'os',
        statistic: 'survivalAt',
        month: 12,
        subgroup: fusion,
        comparator: 'atLeast',
        limit: 0.65,
        certainty: 0.8,
        consequence: 'continue',
      },
      {
        id: 'livskvalitet',
        looks: 6,
        everyMonths: 6,
        measure: 'quality',
        statistic: 'meanChange',
        month: 6,
        comparator: 'above',
        limit: 0,
        certainty: 0.9,
        consequence: 'continue',
      },
    ],
    milestones: [
      { id: 'ett-aar', date: month(12), what: 'Seksti pasienter har startet', responsible: 'healthTrusts', patients: 60 },
      { id: 'to-aar', date: month(24), what: 'Femti dødsfall er registrert', responsible: 'register', events: 50 },
    ],
    reassessmentOn: month(reassessmentMonth),
    reassessmentBy: 'dmp',
    contractEndsOn: month(reassessmentMonth + 6),
    reassessmentCriteria: `${constructed} Kontrollert mot reglene i kontrakten og mot kurvene som ble antatt.`,
    phaseOutCriteria: `${constructed} Undergrupper der overlevelsen ikke er bedre enn med cellegift, fases ut.`,
    exitPlan: [
      {
        step: 'stopp-nye',
        forWhom: 'newPatients',
        who: 'healthTrusts',
        withinDays: 30,
        what: 'Ingen nye pasienter uten genfusjon starter',
      },
      {
        step: 'vurder-behandlede',
        forWhom: 'treatedPatients',
        who: 'healthTrusts',
        withinDays: 60,
        what: 'Alle uten genfusjon som er på behandling, vurderes av lege',
      },
      {
        step: 'lever-videre',
        forWhom: 'treatedPatients',
        who: 'supplier',
        withinDays: 30,
        what: 'Leverandøren leverer til dem som fortsetter',
      },
    ],
    continuedSupply: 'supplierKeepsSupplying',
    agreedThreshold,
  };
}
