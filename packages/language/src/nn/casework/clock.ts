import type { ClockWords } from '../../nb/casework/clock.ts';

const parties: Readonly<Record<string, string>> = {
  supplier: 'leverandøren',
  proposer: 'forslagsstillaren',
  secretariat: 'sekretariatet',
  dmp: 'DMP',
  fhi: 'FHI',
  sykehusinnkjop: 'Sykehusinnkjøp',
  bestillerforum: 'Bestillerforum',
  rhf: 'dei regionale helseføretaka',
  beslutningsforum: 'Beslutningsforum',
};

const party = (id: string | number | undefined): string => parties[String(id)] ?? 'ingen';

/** Words of the clock: who has had a case, and how long. */
export const clock: ClockWords = {
  events: {
    DocumentationReceived: 'Dokumentasjon motteken',
    DocumentationFoundComplete: 'Dokumentasjonen er funnen fullstendig',
    DocumentationFoundIncomplete: 'Dokumentasjonen er ikkje fullstendig',
    AssessmentStarted: 'Utgreiinga er sett i gang',
    ClockStopped: 'Klokkestopp: ventar på leverandøren',
    ClockResumed: 'Klokka går igjen',
    ClockHandedOver: 'Saka er gitt vidare',
    ClockCorrected: 'Tidsrekneskapen er retta',
    AuthorisationRecorded: 'Marknadsføringsløyve registrert',
  },
  acts: {
    receiveDocumentation: {
      title: 'Registrer motteken dokumentasjon',
      help: 'Saka er hos dykk frå den dagen dokumentasjonen kom. Datoen blir offentleg, innhaldslista er intern.',
      submit: 'Registrer mottaket',
    },
    declareDocumentationComplete: {
      title: 'Erklær dokumentasjonen fullstendig',
      help: 'Fristen for metodevurderinga blir rekna frå den dagen den fullstendige dokumentasjonen kom inn.',
      submit: 'Erklær fullstendig',
    },
    declareDocumentationIncomplete: {
      title: 'Be om meir dokumentasjon før oppstart',
      help: 'Saka går tilbake til leverandøren. Det som manglar, ser berre leverandøren og etatane.',
      submit: 'Send til leverandøren',
    },
    startAssessment: {
      title: 'Set i gang utgreiinga',
      help: 'Saka er fordelt til ein utgreiar og står ikkje lenger i kø.',
      submit: 'Set i gang',
    },
    stopClock: {
      title: 'Stopp klokka',
      help: 'Bruk dette medan de ventar på leverandøren. Årsak og dato blir offentlege, teksten er intern.',
      submit: 'Stopp klokka',
    },
    resumeClock: {
      title: 'Start klokka igjen',
      help: 'Dagane blir rekna som dykkar igjen frå datoen du oppgir.',
      submit: 'Start klokka',
    },
    handOverClock: {
      title: 'Gi saka vidare',
      help: 'Bruk dette når saka går til ein annan utan at eit anna steg i saka seier det. Grunngivinga blir offentleg.',
      submit: 'Gi vidare',
    },
    correctClock: {
      title: 'Rett tidsrekneskapen',
      help: 'Den gale føringa blir ståande, og den nye seier kva for ei ho rettar. Grunngivinga blir offentleg.',
      submit: 'Før rettinga',
    },
    recordAuthorisation: {
      title: 'Registrer marknadsføringsløyve',
      help: 'Datoen blir brukt når tid til avgjerd blir rekna slik industrien gjer det.',
      submit: 'Registrer datoen',
    },
  },
  fields: {
    documentationReceivedOn: { label: 'Dagen dokumentasjonen kom' },
    documentationContents: { label: 'Kva som kom', hint: 'Til dømes helseøkonomisk modell, kliniske studiar og vedlegg.' },
    answerBy: { label: 'Svarfrist', hint: 'Kan stå tomt.' },
    assessmentBasis: { label: 'Kva utgreiinga byggjer på' },
    stopReason: { label: 'Kvifor klokka blir stoppa' },
    stoppedOn: { label: 'Stoppa frå', hint: 'Tomt felt betyr i dag.' },
    resumedOn: { label: 'Går igjen frå', hint: 'Tomt felt betyr i dag.' },
    clockParty: { label: 'Kven saka er hos' },
    handedOverOn: { label: 'Frå og med', hint: 'Tomt felt betyr i dag.' },
    clockEntry: { label: 'Nummer på føringa som er gal', hint: 'Nummera står i tidsrekneskapen.' },
    clockDay: { label: 'Rett dato' },
    authorisedOn: { label: 'Dato for marknadsføringsløyve i Noreg' },
  },
  sections: {},
  units: { clockEntry: 'nummer' },
  choices: {
    companyDocumentation: 'Dokumentasjon frå leverandøren',
    publicSources: 'Opne kjelder, utan dokumentasjon frå leverandøren',
    supplementaryDocumentation: 'Ventar på supplerande dokumentasjon',
    clarification: 'Ventar på avklaring av det som er levert',
    priceOffer: 'Ventar på pristilbod',
    supplierWish: 'Leverandøren har bede om utsetjing',
    supplier: 'Leverandøren',
    proposer: 'Forslagsstillaren',
    secretariat: 'Sekretariatet for Nye metoder',
    rhf: 'Dei regionale helseføretaka',
  },
  rejections: {
    'clock.notHeld': (d) =>
      `Saka er no hos ${party(d.party)}. Berre den som har saka, kan gjere dette. Sekretariatet kan gi saka vidare.`,
    'clock.stopped': () => 'Klokka er alt stoppa. Start ho igjen først.',
    'clock.notStopped': () => 'Klokka går. Det er ingen klokkestopp å avslutte.',
    'clock.beforeLastEntry': (d) => `Datoen er før førre føring i tidsrekneskapen (${d.day}). Vel den dagen eller ein seinare.`,
    'clock.noSuchEntry': (d) => `Det finst inga føring nummer ${d.entry}. Den siste har nummer ${d.last}.`,
    'clock.entryReplaced': (d) => `Føring nummer ${d.entry} er alt retta. Rett den nyaste i staden.`,
    'clock.nothingNew': () => 'Dette endrar ingenting: saka er der alt.',
    'documentation.notReceived': () => 'Det er ikkje registrert at dokumentasjon er motteken. Registrer mottaket først.',
    'documentation.alreadyComplete': (d) =>
      `Dokumentasjonen vart funnen fullstendig ${d.day}. Bruk klokkestopp om meir trengst no.`,
    'documentation.notComplete': () =>
      'Dokumentasjonen er ikkje funnen fullstendig. Erklær han fullstendig først, eller vel opne kjelder.',
    'authorisation.notAMedicine': () => 'Berre legemiddel har marknadsføringsløyve.',
  },
  rules: {
    'clock.oneParty': 'Kvar dag ei sak varer, høyrer til éin part. Dagen høyrer til den som har saka når dagen er slutt.',
    'clock.byHolder':
      'Den som har saka, stoppar klokka, startar ho igjen og gir saka vidare. Sekretariatet kan gi kvar sak vidare.',
    'clock.entriesStay': 'Ei gal føring blir retta med ei ny som seier kva for ei ho rettar. Inga føring blir endra eller sletta.',
    'clock.startsWhenComplete': 'Utgreiinga tek til når dokumentasjonen er fullstendig.',
    'clock.assessmentLimit':
      'Ei metodevurdering i DMP skal vere ferdig innan fristen, som blir rekna frå dagen den fullstendige dokumentasjonen kom inn. Klokkestopp blir ikkje rekna med.',
    'clock.documentationWithin': 'Kjem ikkje dokumentasjonen innan fristen, kan oppdraget avbestillast.',
    'clock.signOffPeriod':
      'Medlemmene av Bestillerforum har ein frist for å kvittere ut ei ferdig metodevurdering eller be om meir.',
    'clock.inputWindow': 'Alle kan gi innspel fram til ein frist som kjem an på type metode, og fristen er offentleg.',
    'clock.authorisation':
      'Når tid til avgjerd blir oppgitt, skal det seiast om ho blir rekna frå marknadsføringsløyvet eller frå noko anna.',
  },
};
