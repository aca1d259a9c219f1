import type { RoomWords } from './words.ts';

const choices = {
  introducedInPart: 'Innføres delvis',
  discontinued: 'Skal ikke lenger tilbys',
  competenceCondition: 'Kompetanse',
  testCondition: 'Test eller diagnostikk',
  registrationCondition: 'Registrering i kvalitetsregister',
  tenderCondition: 'Anbud',
  placeCondition: 'Sted eller organisering',
  stepwiseCondition: 'Trinnvis innføring',
  otherCondition: 'Annet vilkår',
  startCriterion: 'Start',
  stopCriterion: 'Stopp',
  below: 'under',
  atMost: 'høyst',
  equals: 'lik',
  atLeast: 'minst',
  above: 'over',
  uncertainty: 'Usikkerhet',
  budget: 'Budsjettvirkning',
  rarity: 'Sjeldenhet og små pasientgrupper',
  organisation: 'Organisering',
  personnel: 'Personell',
  speaksFor: 'Taler for',
  speaksAgainst: 'Taler mot',
  neutral: 'Taler verken for eller mot',
  noWeight: 'Ikke tillagt vekt',
  someWeight: 'Tillagt noe vekt',
  muchWeight: 'Tillagt stor vekt',
  atc: 'ATC (legemiddel)',
  icd10: 'ICD-10 (diagnose)',
  nkpk: 'NCSP, NCMP eller NCRP (prosedyre)',
  loinc: 'LOINC (måling)',
  nlk: 'Norsk laboratoriekodeverk (måling)',
  snomed: 'SNOMED CT',
  noPriceCondition: 'Ingen prisbetingelse',
  equalOrLower: 'Prisen må være lik eller lavere enn den som ligger til grunn for beslutningen',
  priceAgreement: 'Alternativ prisavtale',
  flatDiscount: 'Flat rabatt',
  volumeBased: 'Volumbasert avtale',
  outcomeBased: 'Resultatbasert avtale',
  otherFinancial: 'Annen finansiell avtale',
  laterMeeting: 'Utsettes til et senere møte',
  backToAssessment: 'Sendes tilbake til utrederen',
  backToNegotiation: 'Sendes tilbake til prisforhandling',
  newAssessment: 'Ny metodevurdering',
  newDecision: 'Ny beslutning uten ny metodevurdering',
};

const choiceNames: Readonly<Record<string, string>> = choices;

const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => (choiceNames[id] ?? id).toLocaleLowerCase('nb'))
    .join(', ');

/** Words of the decision: the record, its reasons and what follows when it is put off or taken up again. */
export const decision = {
  events: {
    DecisionPostponed: 'Beslutning utsatt eller sendt tilbake',
    CaseReopened: 'Saken tatt opp igjen',
  },
  acts: {
    postponeDecision: {
      title: 'Utsett saken eller send den tilbake',
      help: 'Brukes når grunnlaget ikke er godt nok til å beslutte. Hva dere venter på, blir offentlig.',
      submit: 'Registrer utsettelsen',
    },
    reopenCase: {
      title: 'Ta saken opp igjen',
      help: 'Brukes når det er kommet ny, relevant informasjon. Gjeldende beslutning står til en ny er offentliggjort.',
      submit: 'Ta opp saken',
    },
  },
  fields: {
    supersedes: {
      label: 'Erstatter beslutningen i en annen sak',
      hint: 'Saksnummer, for eksempel ID2020_008. En tidligere beslutning i denne saken erstattes uansett.',
    },
    newInformation: { label: 'Ny informasjon', hint: 'Hva som er nytt siden forrige beslutning.' },
    restriction: { label: 'Avgrensning', hint: 'Hvem eller hvilken del av indikasjonen beslutningen er avgrenset til.' },
    decisionCodes: {
      label: 'Koder',
      hint: 'Virkestoff og diagnose som koder, slik at journal- og forskrivningssystemer finner beslutningen.',
    },
    'decisionCodes.system': { label: 'Kodeverk' },
    'decisionCodes.code': { label: 'Kode' },
    'decisionCodes.name': { label: 'Navn' },
    'conditions.kind': { label: 'Type vilkår' },
    'conditions.text': { label: 'Vilkår' },
    startStopCriteria: {
      label: 'Start- og stoppkriterier',
      hint: 'Velg et kodeverk når kriteriet kan måles. Da kan forskrivningssystemer vise det til behandleren.',
    },
    'startStopCriteria.kind': { label: 'Start eller stopp' },
    'startStopCriteria.criterion': { label: 'Kriterium med ord' },
    'startStopCriteria.system': { label: 'Kodeverk for målingen' },
    'startStopCriteria.code': { label: 'Kode for målingen' },
    'startStopCriteria.comparator': { label: 'Sammenligning' },
    'startStopCriteria.value': { label: 'Verdi' },
    'startStopCriteria.unit': { label: 'Enhet', hint: 'Som UCUM-kode, for eksempel mg/L, % eller 10*9/L.' },
    'startStopCriteria.measured': { label: 'Når det måles', hint: 'For eksempel etter 12 uker.' },
    priceCondition: { label: 'Prisbetingelse', hint: 'Selve prisen skal ikke stå her.' },
    agreementForm: { label: 'Type prisavtale', hint: 'Formen er offentlig, prisen er det ikke.' },
    judgements: {
      label: 'Skjønnsmessige vurderinger',
      hint: 'Hver av de fem vurderingene skal være med, også når den ikke er tillagt vekt.',
    },
    'judgements.judgement': { label: 'Vurdering' },
    'judgements.direction': { label: 'Retning' },
    'judgements.weight': { label: 'Vekt' },
    'judgements.text': { label: 'Begrunnelse' },
    ongoingTrials: {
      label: 'Pågående kliniske studier',
      hint: 'Særlig når metoden ikke innføres: studier pasienter kan spørre om.',
    },
    'ongoingTrials.trial': {
      label: 'Studienummer',
      hint: 'EU CT-nummer (2024-512345-12-00), NCT-nummer eller ISRCTN-nummer.',
    },
    'ongoingTrials.note': { label: 'Merknad' },
    affectedGuidelines: {
      label: 'Retningslinjer som berøres',
      hint: 'Skriv hva som må endres, så flagges retningslinjen til den er revidert.',
    },
    'affectedGuidelines.guideline': { label: 'Retningslinje eller handlingsprogram' },
    'affectedGuidelines.address': { label: 'Nettadresse', hint: 'Begynner med https://' },
    'affectedGuidelines.change': { label: 'Hva må endres?' },
    'affectedGuidelines.responsible': { label: 'Ansvarlig' },
    sentTo: { label: 'Hva skjer med saken?' },
    awaited: { label: 'Hva ventes det på, og fra hvem?' },
    reopenedFor: { label: 'Hva skal gjøres?' },
  },
  sections: {
    decisionItself: 'Beslutningen',
    decisionPopulation: 'Hvem den gjelder for',
    decisionCodes: 'Koder for fagsystemer',
    decisionConditions: 'Vilkår',
    decisionCriteria: 'Start og stopp av behandling',
    decisionPrice: 'Pris',
    decisionDates: 'Når den gjelder',
    decisionReasons: 'Begrunnelse etter kriteriene',
    decisionJudgements: 'Skjønn',
    decisionLinks: 'Studier og retningslinjer',
  },
  units: { number: 'Et tall' },
  choices,
  rejections: {
    'judgement.missing': (d) => `Disse vurderingene mangler: ${named(d['missing'])}. Legg til en rad for hver.`,
    'judgement.twice': (d) => `Vurderingen «${named(d['judgement'])}» står to ganger. Slå radene sammen.`,
    'code.form': (d) =>
      `«${d['code']}» har ikke formen til en kode i ${choiceNames[String(d['system'])] ?? d['system']}. Rett koden.`,
    'trial.form': (d) =>
      `«${d['trial']}» er ikke et studienummer. Skriv et EU CT-nummer (2024-512345-12-00), et NCT-nummer (NCT og åtte siffer) eller et ISRCTN-nummer.`,
    'link.form': () => 'Skriv en full nettadresse som begynner med https://.',
    'supersedes.form': (d) => `«${d['number']}» er ikke et saksnummer. Skriv det som ID2020_008.`,
    'supersedes.itself': () => 'En ny beslutning erstatter den forrige i samme sak uten at du skriver det. La feltet stå tomt.',
    'newInformation.missing': () => 'Beslutningen erstatter en tidligere. Skriv hva som er nytt siden den.',
  },
  rules: {
    'decision.judgements': 'Begrunnelsen skal vise de skjønnsmessige vurderingene, også av personell.',
    'decision.restriction': 'En beslutning for en undergruppe eller en del av indikasjonen skal si hvem den gjelder for.',
    'decision.measurableCriteria': 'Start- og stoppkriterier skal være så klare at de kan brukes i klinikken og i fagsystemer.',
    'decision.agreementForm': 'Formen på en alternativ prisavtale skal beskrives offentlig.',
    'decision.supersedes': 'En sak tas opp igjen når det er kommet ny, relevant informasjon.',
    'decision.trials': 'En nei-beslutning kan vise til pågående kliniske studier.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };

export type DecisionWords = typeof decision;
