import type { ImplementationWords } from '../../nb/casework/implementation.ts';

export const implementation: ImplementationWords = {
  events: {
    TrustsInformed: 'Helseføretaka er informerte',
    InformationAcknowledged: 'Eit helseføretak har stadfesta informasjonen',
    IntroductionReported: 'Eit helseføretak har meldt om innføring',
    UseReported: 'Eit helseføretak har meldt om bruk',
    GuidelineFlagged: 'Retningslinje flagga for endring',
    GuidelineRevised: 'Flagga retningslinje er revidert',
  },
  acts: {
    informTrusts: {
      title: 'Informer helseføretaka om avgjerda',
      help: 'Brevet blir laga av avgjerda. Her registrerer du at det er sendt, og til kva regionar.',
      submit: 'Registrer at brevet er sendt',
    },
    acknowledgeInformation: {
      title: 'Stadfest at informasjonen er motteken',
      help: 'Sekretariatet og offentlegheita ser at helseføretaket har fått brevet.',
      submit: 'Stadfest',
    },
    reportIntroduction: {
      title: 'Meld om metoden er teken i bruk',
      help: 'Svaret blir offentleg. Meld på nytt når noko endrar seg; det siste gjeld.',
      submit: 'Meld frå',
    },
    reportUse: {
      title: 'Meld bruk i eit kvartal',
      help: 'Tala er interne. Offentlegheita ser berre summar per region, utan små tal. Kostnaden ser berre helseføretaket sjølv og Sykehusinnkjøp.',
      submit: 'Meld bruken',
    },
    flagGuideline: {
      title: 'Flagg ei retningslinje som må endrast',
      help: 'Flagget står på metodesida til retningslinja er revidert.',
      submit: 'Flagg retningslinja',
    },
    guidelineRevised: {
      title: 'Registrer at ei flagga retningslinje er revidert',
      help: 'Flagget blir fjerna, og datoen for revisjonen står att.',
      submit: 'Registrer revisjonen',
    },
  },
  fields: {
    informedRegions: { label: 'Sendt til helseføretaka i' },
    sentOn: { label: 'Sendt dato' },
    letterMessage: { label: 'Tilleggsinformasjon', hint: 'Blir offentleg.' },
    forwardedTo: { label: 'Sendt vidare til', hint: 'Avdelingar eller fagmiljø. Blir vist for helseføretaket og sekretariatet.' },
    inUse: { label: 'Er metoden teken i bruk?' },
    inUseFrom: { label: 'Teken i bruk frå' },
    whyNot: { label: 'Kvifor ikkje?' },
    displaced: {
      label: 'Kva er gjort mindre av?',
      hint: 'Tilbod, behandling eller arbeid som metoden har erstatta eller fortrengt.',
    },
    useYear: { label: 'År' },
    useQuarter: { label: 'Kvartal' },
    patientsTreated: { label: 'Pasientar behandla' },
    packsUsed: { label: 'Pakningar brukte' },
    useCost: { label: 'Kostnad', hint: 'I kroner. Blir berre vist for helseføretaket sjølv og Sykehusinnkjøp.' },
    guideline: { label: 'Retningslinje eller handlingsprogram', hint: 'Skriv namnet slik det står i flagget.' },
    guidelineAddress: { label: 'Nettadresse', hint: 'Byrjar med https://' },
    guidelineChange: { label: 'Kva må endrast?' },
    guidelineResponsible: { label: 'Ansvarleg' },
    revisedOn: { label: 'Revidert dato' },
  },
  sections: {},
  units: { year: 'Fire siffer', patients: 'Talet på pasientar', packs: 'Talet på pakningar' },
  choices: {
    inUseYes: 'Ja',
    inUseNo: 'Nei',
    q1: '1. kvartal',
    q2: '2. kvartal',
    q3: '3. kvartal',
    q4: '4. kvartal',
  },
  rejections: {
    'implementation.noDecision': () => 'Saka har inga offentleggjord avgjerd enno. Vent til sekretariatet har offentleggjort ho.',
    'implementation.notInUse': () => 'Gjeldande avgjerd opnar ikkje for bruk av metoden. Meld frå når ei ny avgjerd gjer det.',
    'implementation.notATrust': () =>
      'Berre helseføretak med sjukehus kan melde dette. Logg inn for helseføretaket, eller be driftsansvarleg rette tilhøyrsla.',
    'implementation.beforeValidFrom': (d) => `Avgjerda gjeld frå ${d['validFrom']}. Vel den datoen eller seinare.`,
    'implementation.alreadyAcknowledged': () => 'Helseføretaket har alt stadfesta informasjonen om denne avgjerda.',
    'implementation.notInformed': () => 'Sekretariatet har ikkje sendt brevet til regionen enno. Stadfest når det er kome.',
    'implementation.dateNotYet': () => 'Datoen er ikkje komen enno. Vel dagens dato eller tidlegare.',
    'implementation.periodNotOver': () => 'Kvartalet er ikkje over. Meld bruken når det er slutt.',
    'implementation.wholeNumber': () => 'Skriv eit heilt tal utan desimalar.',
    'guideline.alreadyFlagged': (d) => `«${d['guideline']}» er alt flagga. Registrer at ho er revidert før ho blir flagga på nytt.`,
    'guideline.notFlagged': (d): string =>
      d['open'] === '' ? 'Inga retningslinje er flagga i saka.' : `Skriv namnet på ei retningslinje som er flagga: ${d['open']}.`,
  },
  rules: {
    'implementation.inform': 'Alle helseføretak får skriftleg informasjon om avgjerda.',
    'implementation.fromDate': 'Eit ja betyr at metoden blir innført og finansiert i heile landet frå ein gitt dato.',
    'implementation.byTrust': 'Kvart helseføretak følgjer bruken av metodane og er ope om kva som skjer.',
    'implementation.guidelines':
      'Informasjon om ein nyleg innført metode skal stå ved dei retningslinjene det gjeld til han er teken inn i dei.',
  },
};
