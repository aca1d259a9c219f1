import type { RoomWords } from './words.ts';

const parties: Readonly<Record<string, string>> = {
  supplier: 'leverandøren',
  proposer: 'forslagsstilleren',
  secretariat: 'sekretariatet',
  dmp: 'DMP',
  fhi: 'FHI',
  sykehusinnkjop: 'Sykehusinnkjøp',
  bestillerforum: 'Bestillerforum',
  rhf: 'de regionale helseforetakene',
  beslutningsforum: 'Beslutningsforum',
};

const party = (id: string | number | undefined): string => parties[String(id)] ?? 'ingen';

/** Words of the clock: who has had a case, and how long. */
export const clock = {
  events: {
    DocumentationReceived: 'Dokumentasjon mottatt',
    DocumentationFoundComplete: 'Dokumentasjonen er funnet fullstendig',
    DocumentationFoundIncomplete: 'Dokumentasjonen er ikke fullstendig',
    AssessmentStarted: 'Utredningen er satt i gang',
    ClockStopped: 'Klokkestopp: venter på leverandøren',
    ClockResumed: 'Klokken går igjen',
    ClockHandedOver: 'Saken er gitt videre',
    ClockCorrected: 'Tidsregnskapet er rettet',
    AuthorisationRecorded: 'Markedsføringstillatelse registrert',
  },
  acts: {
    receiveDocumentation: {
      title: 'Registrer mottatt dokumentasjon',
      help: 'Saken er hos dere fra den dagen dokumentasjonen kom. Datoen blir offentlig, innholdslisten er intern.',
      submit: 'Registrer mottaket',
    },
    declareDocumentationComplete: {
      title: 'Erklær dokumentasjonen fullstendig',
      help: 'Fristen for metodevurderingen regnes fra den dagen den fullstendige dokumentasjonen kom inn.',
      submit: 'Erklær fullstendig',
    },
    declareDocumentationIncomplete: {
      title: 'Be om mer dokumentasjon før oppstart',
      help: 'Saken går tilbake til leverandøren. Det som mangler, ser bare leverandøren og etatene.',
      submit: 'Send til leverandøren',
    },
    startAssessment: {
      title: 'Sett i gang utredningen',
      help: 'Saken er fordelt til en utreder og står ikke lenger i kø.',
      submit: 'Sett i gang',
    },
    stopClock: {
      title: 'Stopp klokken',
      help: 'Brukes mens dere venter på leverandøren. Årsak og dato blir offentlig, teksten er intern.',
      submit: 'Stopp klokken',
    },
    resumeClock: {
      title: 'Start klokken igjen',
      help: 'Dagene regnes som deres igjen fra datoen du oppgir.',
      submit: 'Start klokken',
    },
    handOverClock: {
      title: 'Gi saken videre',
      help: 'Brukes når saken går til en annen uten at noe annet steg i saken sier det. Begrunnelsen blir offentlig.',
      submit: 'Gi videre',
    },
    correctClock: {
      title: 'Rett tidsregnskapet',
      help: 'Den gale føringen blir stående, og den nye sier hvilken den retter. Begrunnelsen blir offentlig.',
      submit: 'Før rettelsen',
    },
    recordAuthorisation: {
      title: 'Registrer markedsføringstillatelse',
      help: 'Datoen brukes når tid til beslutning regnes slik industrien gjør det.',
      submit: 'Registrer datoen',
    },
  },
  fields: {
    documentationReceivedOn: { label: 'Dagen dokumentasjonen kom' },
    documentationContents: { label: 'Hva som kom', hint: 'For eksempel helseøkonomisk modell, kliniske studier og vedlegg.' },
    answerBy: { label: 'Svarfrist', hint: 'Kan stå tomt.' },
    assessmentBasis: { label: 'Hva utredningen bygger på' },
    stopReason: { label: 'Hvorfor klokken stoppes' },
    stoppedOn: { label: 'Stoppet fra', hint: 'Tomt felt betyr i dag.' },
    resumedOn: { label: 'Går igjen fra', hint: 'Tomt felt betyr i dag.' },
    clockParty: { label: 'Hvem saken er hos' },
    handedOverOn: { label: 'Fra og med', hint: 'Tomt felt betyr i dag.' },
    clockEntry: { label: 'Nummer på føringen som er gal', hint: 'Numrene står i tidsregnskapet.' },
    clockDay: { label: 'Riktig dato' },
    authorisedOn: { label: 'Dato for markedsføringstillatelse i Norge' },
  },
  sections: {},
  units: { clockEntry: 'nummer' },
  choices: {
    companyDocumentation: 'Dokumentasjon fra leverandøren',
    publicSources: 'Åpne kilder, uten dokumentasjon fra leverandøren',
    supplementaryDocumentation: 'Venter på supplerende dokumentasjon',
    clarification: 'Venter på avklaring av det som er levert',
    priceOffer: 'Venter på pristilbud',
    supplierWish: 'Leverandøren har bedt om utsettelse',
    supplier: 'Leverandøren',
    proposer: 'Forslagsstilleren',
    secretariat: 'Sekretariatet for Nye metoder',
    rhf: 'De regionale helseforetakene',
  },
  rejections: {
    'clock.notHeld': (d) =>
      `Saken er nå hos ${party(d.party)}. Bare den som har saken, kan gjøre dette. Sekretariatet kan gi saken videre.`,
    'clock.stopped': () => 'Klokken er allerede stoppet. Start den igjen først.',
    'clock.notStopped': () => 'Klokken går. Det er ingen klokkestopp å avslutte.',
    'clock.beforeLastEntry': (d) => `Datoen er før forrige føring i tidsregnskapet (${d.day}). Velg den dagen eller en senere.`,
    'clock.noSuchEntry': (d) => `Det finnes ingen føring nummer ${d.entry}. Den siste har nummer ${d.last}.`,
    'clock.entryReplaced': (d) => `Føring nummer ${d.entry} er allerede rettet. Rett den nyeste i stedet.`,
    'clock.nothingNew': () => 'Dette endrer ingenting: saken er der allerede.',
    'documentation.notReceived': () => 'Det er ikke registrert at dokumentasjon er mottatt. Registrer mottaket først.',
    'documentation.alreadyComplete': (d) => `Dokumentasjonen ble funnet fullstendig ${d.day}. Bruk klokkestopp hvis mer trengs nå.`,
    'documentation.notComplete': () =>
      'Dokumentasjonen er ikke funnet fullstendig. Erklær den fullstendig først, eller velg åpne kilder.',
    'authorisation.notAMedicine': () => 'Bare legemidler har markedsføringstillatelse.',
  },
  rules: {
    'clock.oneParty': 'Hver dag en sak varer, hører til én part. Dagen hører til den som har saken når dagen er slutt.',
    'clock.byHolder':
      'Den som har saken, stopper klokken, starter den igjen og gir saken videre. Sekretariatet kan gi enhver sak videre.',
    'clock.entriesStay': 'En gal føring rettes med en ny som sier hvilken den retter. Ingen føring endres eller slettes.',
    'clock.startsWhenComplete': 'Utredningen begynner når dokumentasjonen er fullstendig.',
    'clock.assessmentLimit':
      'En metodevurdering i DMP skal være ferdig innen fristen, som regnes fra dagen den fullstendige dokumentasjonen kom inn. Klokkestopp regnes ikke med.',
    'clock.documentationWithin': 'Kommer ikke dokumentasjonen innen fristen, kan oppdraget avbestilles.',
    'clock.signOffPeriod': 'Medlemmene av Bestillerforum har en frist for å kvittere ut en ferdig metodevurdering eller be om mer.',
    'clock.inputWindow': 'Alle kan gi innspill fram til en frist som avhenger av type metode, og fristen er offentlig.',
    'clock.authorisation':
      'Når tid til beslutning oppgis, skal det sies om den regnes fra markedsføringstillatelsen eller fra noe annet.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };

/** The same shape in every language. */
export type ClockWords = typeof clock;
