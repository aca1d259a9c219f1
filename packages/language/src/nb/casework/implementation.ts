import type { RoomWords } from './words.ts';

/** Words of implementation: what the trusts are told and what they tell. */
export const implementation = {
  events: {
    TrustsInformed: 'Helseforetakene er informert',
    InformationAcknowledged: 'Et helseforetak har bekreftet informasjonen',
    IntroductionReported: 'Et helseforetak har meldt om innføring',
    UseReported: 'Et helseforetak har meldt om bruk',
    GuidelineFlagged: 'Retningslinje flagget for endring',
    GuidelineRevised: 'Flagget retningslinje er revidert',
  },
  acts: {
    informTrusts: {
      title: 'Informer helseforetakene om beslutningen',
      help: 'Brevet lages av beslutningen. Her registrerer du at det er sendt, og til hvilke regioner.',
      submit: 'Registrer at brevet er sendt',
    },
    acknowledgeInformation: {
      title: 'Bekreft at informasjonen er mottatt',
      help: 'Sekretariatet og offentligheten ser at helseforetaket har mottatt brevet.',
      submit: 'Bekreft',
    },
    reportIntroduction: {
      title: 'Meld om metoden er tatt i bruk',
      help: 'Svaret blir offentlig. Meld på nytt når noe endrer seg; det siste gjelder.',
      submit: 'Meld fra',
    },
    reportUse: {
      title: 'Meld bruk i et kvartal',
      help: 'Tallene er interne. Offentligheten ser bare summer per region, uten små tall. Kostnaden ser bare helseforetaket selv og Sykehusinnkjøp.',
      submit: 'Meld bruken',
    },
    flagGuideline: {
      title: 'Flagg en retningslinje som må endres',
      help: 'Flagget står på metodesiden til retningslinjen er revidert.',
      submit: 'Flagg retningslinjen',
    },
    guidelineRevised: {
      title: 'Registrer at en flagget retningslinje er revidert',
      help: 'Flagget fjernes, og datoen for revisjonen står igjen.',
      submit: 'Registrer revisjonen',
    },
  },
  fields: {
    informedRegions: { label: 'Sendt til helseforetakene i' },
    sentOn: { label: 'Sendt dato' },
    letterMessage: { label: 'Tilleggsinformasjon', hint: 'Blir offentlig.' },
    forwardedTo: { label: 'Sendt videre til', hint: 'Avdelinger eller fagmiljøer. Vises for helseforetaket og sekretariatet.' },
    inUse: { label: 'Er metoden tatt i bruk?' },
    inUseFrom: { label: 'Tatt i bruk fra' },
    whyNot: { label: 'Hvorfor ikke?' },
    displaced: {
      label: 'Hva er gjort mindre av?',
      hint: 'Tilbud, behandling eller arbeid som metoden har erstattet eller fortrengt.',
    },
    useYear: { label: 'År' },
    useQuarter: { label: 'Kvartal' },
    patientsTreated: { label: 'Pasienter behandlet' },
    packsUsed: { label: 'Pakninger brukt' },
    useCost: { label: 'Kostnad', hint: 'I kroner. Vises bare for helseforetaket selv og Sykehusinnkjøp.' },
    guideline: { label: 'Retningslinje eller handlingsprogram', hint: 'Skriv navnet slik det står i flagget.' },
    guidelineAddress: { label: 'Nettadresse', hint: 'Begynner med https://' },
    guidelineChange: { label: 'Hva må endres?' },
    guidelineResponsible: { label: 'Ansvarlig' },
    revisedOn: { label: 'Revidert dato' },
    trialNumber: { label: 'Studienummer', hint: 'EU CT-nummer (2024-512345-12-00), NCT-nummer eller ISRCTN-nummer.' },
    trialTitle: { label: 'Tittel' },
    trialStatus: { label: 'Status' },
    trialIndication: { label: 'Indikasjon' },
    molecularProfile: { label: 'Molekylær profil', hint: 'Biomarkør eller mutasjon, for eksempel BRAF V600E.' },
    trialInclusion: { label: 'Hvem kan være med?' },
    trialSites: { label: 'Steder i Norge' },
    'trialSites.site': { label: 'Sykehus' },
    trialMethods: { label: 'Metoder i Nye metoder' },
    'trialMethods.number': { label: 'Saksnummer', hint: 'For eksempel ID2026_001.' },
    trialAddress: { label: 'Mer informasjon', hint: 'Nettadresse som begynner med https://' },
  },
  sections: {},
  units: { year: 'Fire siffer', patients: 'Antall pasienter', packs: 'Antall pakninger' },
  choices: {
    trialPlanned: 'Planlagt',
    trialRecruiting: 'Tar inn pasienter',
    trialClosedToNew: 'Tar ikke inn flere',
    trialCompleted: 'Avsluttet',
    trialStopped: 'Stanset før tiden',
    inUseYes: 'Ja',
    inUseNo: 'Nei',
    q1: '1. kvartal',
    q2: '2. kvartal',
    q3: '3. kvartal',
    q4: '4. kvartal',
  },
  rejections: {
    'implementation.noDecision': () =>
      'Saken har ingen offentliggjort beslutning ennå. Vent til sekretariatet har offentliggjort den.',
    'implementation.notInUse': () => 'Gjeldende beslutning åpner ikke for bruk av metoden. Meld fra når en ny beslutning gjør det.',
    'implementation.notATrust': () =>
      'Bare helseforetak med sykehus kan melde dette. Logg inn for helseforetaket, eller be driftsansvarlig rette tilhørigheten.',
    'implementation.beforeValidFrom': (d) => `Beslutningen gjelder fra ${d['validFrom']}. Velg den datoen eller senere.`,
    'implementation.alreadyAcknowledged': () => 'Helseforetaket har allerede bekreftet informasjonen om denne beslutningen.',
    'implementation.notInformed': () => 'Sekretariatet har ikke sendt brevet til regionen ennå. Bekreft når det er kommet.',
    'implementation.dateNotYet': () => 'Datoen er ikke kommet ennå. Velg dagens dato eller tidligere.',
    'implementation.periodNotOver': () => 'Kvartalet er ikke over. Meld bruken når det er slutt.',
    'implementation.wholeNumber': () => 'Skriv et helt tall uten desimaler.',
    'guideline.alreadyFlagged': (d) =>
      `«${d['guideline']}» er allerede flagget. Registrer at den er revidert før den flagges på nytt.`,
    'guideline.notFlagged': (d): string =>
      d['open'] === ''
        ? 'Ingen retningslinje er flagget i saken.'
        : `Skriv navnet på en retningslinje som er flagget: ${d['open']}.`,
  },
  rules: {
    'implementation.inform': 'Alle helseforetak får skriftlig informasjon om beslutningen.',
    'implementation.fromDate': 'Et ja betyr at metoden innføres og finansieres i hele landet fra en gitt dato.',
    'implementation.byTrust': 'Hvert helseforetak følger bruken av metodene og er åpent om hva som skjer.',
    'implementation.guidelines':
      'Informasjon om en nylig innført metode skal stå ved de berørte retningslinjene til den er tatt inn i dem.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };

export type ImplementationWords = typeof implementation;
