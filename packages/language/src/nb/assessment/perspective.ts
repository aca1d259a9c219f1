/** Ord for perspektivet: hva som teller som nytte og ressursbruk. */
export const perspective = {
  headings: {
    consequence: 'Konsekvens',
    category: 'Rad i konsekvensoversikten',
    bearer: 'Hvem',
    fate: 'I vurderingen',
    rule: 'Regel',
    increment: 'Differanse per pasient',
    view: 'Analyse',
    strategy: 'Metoden',
    comparator: 'Sammenligning',
  },
  patients: 'Pasientenes QALY (modellen)',
  carers: 'De pårørendes QALY (modellen)',
  categories: {
    qalys: 'Kvalitetsjusterte leveår (QALY)',
    infection: 'Smitte (indirekte beskyttelse)',
    otherHealthGains: 'Andre helsegevinster',
    interventionCosts: 'Intervensjonskostnader',
    relatedCosts: 'Framtidige relaterte helsetjenestekostnader',
    unrelatedCosts: 'Framtidige ikke-relaterte helsetjenestekostnader',
    informalCare: 'Uformell omsorg',
    privateServices: 'Tjenester betalt av pasienten',
    time: 'Tidsbruk ved behandling og oppfølging',
    transport: 'Transport',
    paidProduction: 'Betalt produksjon',
    unpaidProduction: 'Ikke-betalt produksjon',
    transfers: 'Stønader (overføringer)',
    otherServices: 'Andre offentlige tjenester',
    justice: 'Jus og kriminalomsorg',
    education: 'Utdanning',
    environment: 'Miljø og klima',
    other: 'Andre virkninger',
  },
  bearers: {
    specialist: 'spesialisthelsetjenesten',
    municipal: 'kommunen',
    patient: 'pasienten',
    relatives: 'pårørende',
    society: 'samfunnet',
  },
  fates: {
    counted: 'teller',
    separate: 'egen analyse',
    secondary: 'bare i samfunnsperspektivet',
    inModel: 'i modellen alt, legges ikke til',
    refused: 'teller ikke',
  },
  views: {
    extended: 'Utvidet helsetjenesteperspektiv (hovedanalyse)',
    relatives: 'Med pårørendes helsegevinst (egen analyse)',
    societal: 'Samfunnsperspektiv (sekundær analyse)',
  },
  bearerCosts: 'Kostnader etter hvem som bærer dem',
  grounds: {
    storting: 'sak for Stortinget med store, godt dokumenterte virkninger for samfunnet',
    publicHealth: 'folkehelsetiltak',
    screening: 'screening',
    vaccination: 'vaksinasjonsprogram',
    infectionControl: 'smittevern',
    infrastructure: 'infrastruktur og IKT',
  },
  societalRefused: () =>
    'Samfunnsperspektivet vises ikke: gevinstene for samfunnet er ikke oppgitt å være store og godt dokumenterte. Hovedanalysen står.',
  societalShown: (details: { ground: string }) =>
    `Samfunnsperspektivet er en sekundær analyse (${details.ground}) og avgjør ingenting alene.`,
  met: 'Kriteriene er oppfylt i hovedanalysen ved betalingsviljen som er brukt.',
  notMet: 'Kriteriene er ikke oppfylt i hovedanalysen ved betalingsviljen som er brukt; saken skal være det før den legges fram.',
  expectedValues: 'Linjer som bare vurderingen nevner, er forventede verdier uten fordeling; de inngår ikke i trekningene.',
  figure: 'Konsekvensene og hva som blir av dem',
  matrix: 'Konsekvensoversikten (figur 4.1)',
  columns: { healthService: 'Helsetjenesten', society: 'Samfunnet', extended: 'Utvidet helsetjeneste' },
  included: 'med',
  notIncluded: 'ikke med',
  warnings: {
    informalCareTwice: (details: { names: string }) =>
      `Uformell omsorg er både tapt tid og tapt livskvalitet (${details.names}). Analysen med pårørendes helsegevinst tar derfor ikke med tiden.`,
    alsoInModel: (details: { line: string; names: string }) =>
      `«${details.line}» hører til samme rad og samme betaler som ${details.names} i modellen. Er den med der alt, si det med inModel.`,
    activitiesTwice: (details: { names: string }) =>
      `Ikke-betalt produksjon (${details.names}) kan alt ligge i livskvaliteten gjennom daglige aktiviteter.`,
    payersLeftOut: (details: { names: string }) =>
      `Modellen regner ikke med disse betalerne: ${details.names}. Ta dem inn i modellens perspektiv, eller før kostnadene opp som linjer.`,
    levelNotAssessed: (details: { level: string }) =>
      `Ingen konsekvenser er oppgitt for ${details.level}. Begge nivåer skal vurderes: før dem opp, eller si hvorfor det ikke er noen.`,
  },
};
