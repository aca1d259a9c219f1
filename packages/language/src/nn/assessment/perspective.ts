import type { perspective as base } from '../../nb/assessment/perspective.ts';

/** Ord for perspektivet: kva som tel som nytte og ressursbruk. */
export const perspective: typeof base = {
  headings: {
    consequence: 'Konsekvens',
    category: 'Rad i konsekvensoversikta',
    bearer: 'Kven',
    fate: 'I vurderinga',
    rule: 'Regel',
    increment: 'Skilnad per pasient',
    view: 'Analyse',
    strategy: 'Metoden',
    comparator: 'Samanlikning',
  },
  patients: 'QALY for pasientane (modellen)',
  carers: 'QALY for dei pårørande (modellen)',
  categories: {
    qalys: 'Kvalitetsjusterte leveår (QALY)',
    infection: 'Smitte (indirekte vern)',
    otherHealthGains: 'Andre helsegevinstar',
    interventionCosts: 'Intervensjonskostnader',
    relatedCosts: 'Framtidige relaterte helsetenestekostnader',
    unrelatedCosts: 'Framtidige ikkje-relaterte helsetenestekostnader',
    informalCare: 'Uformell omsorg',
    privateServices: 'Tenester betalte av pasienten',
    time: 'Tidsbruk ved behandling og oppfølging',
    transport: 'Transport',
    paidProduction: 'Betalt produksjon',
    unpaidProduction: 'Ikkje-betalt produksjon',
    transfers: 'Stønader (overføringar)',
    otherServices: 'Andre offentlege tenester',
    justice: 'Jus og kriminalomsorg',
    education: 'Utdanning',
    environment: 'Miljø og klima',
    other: 'Andre verknader',
  },
  bearers: {
    specialist: 'spesialisthelsetenesta',
    municipal: 'kommunen',
    patient: 'pasienten',
    relatives: 'pårørande',
    society: 'samfunnet',
  },
  fates: {
    counted: 'tel med',
    separate: 'eigen analyse',
    secondary: 'berre i samfunnsperspektivet',
    inModel: 'i modellen alt, blir ikkje lagt til',
    refused: 'tel ikkje med',
  },
  views: {
    extended: 'Utvida helsetenesteperspektiv (hovudanalyse)',
    relatives: 'Med helsegevinst for pårørande (eigen analyse)',
    societal: 'Samfunnsperspektiv (sekundær analyse)',
  },
  bearerCosts: 'Kostnader etter kven som ber dei',
  grounds: {
    storting: 'sak for Stortinget med store, godt dokumenterte verknader for samfunnet',
    publicHealth: 'folkehelsetiltak',
    screening: 'screening',
    vaccination: 'vaksinasjonsprogram',
    infectionControl: 'smittevern',
    infrastructure: 'infrastruktur og IKT',
  },
  societalRefused: () =>
    'Samfunnsperspektivet blir ikkje vist: gevinstane for samfunnet er ikkje oppgitt å vere store og godt dokumenterte. Hovudanalysen står.',
  societalShown: (details) => `Samfunnsperspektivet er ein sekundær analyse (${details.ground}) og avgjer ingenting aleine.`,
  met: 'Kriteria er oppfylte i hovudanalysen ved betalingsviljen som er brukt.',
  notMet: 'Kriteria er ikkje oppfylte i hovudanalysen ved betalingsviljen som er brukt; saka skal vere det før ho blir lagd fram.',
  expectedValues: 'Linjer som berre vurderinga nemner, er forventa verdiar utan fordeling; dei inngår ikkje i trekningane.',
  figure: 'Konsekvensane og kva som blir av dei',
  matrix: 'Konsekvensoversikta (figur 4.1)',
  columns: { healthService: 'Helsetenesta', society: 'Samfunnet', extended: 'Utvida helseteneste' },
  included: 'med',
  notIncluded: 'ikkje med',
  warnings: {
    informalCareTwice: (details) =>
      `Uformell omsorg er både tapt tid og tapt livskvalitet (${details.names}). Analysen med helsegevinst for pårørande tek difor ikkje med tida.`,
    alsoInModel: (details) =>
      `«${details.line}» høyrer til same rad og same betalar som ${details.names} i modellen. Er ho med der alt, sei det med inModel.`,
    activitiesTwice: (details) =>
      `Ikkje-betalt produksjon (${details.names}) kan alt liggje i livskvaliteten gjennom daglege aktivitetar.`,
    payersLeftOut: (details) =>
      `Modellen reknar ikkje med desse betalarane: ${details.names}. Ta dei inn i perspektivet til modellen, eller før kostnadene opp som linjer.`,
    levelNotAssessed: (details) =>
      `Ingen konsekvensar er oppgitte for ${details.level}. Begge nivåa skal vurderast: før dei opp, eller sei kvifor det ikkje er nokon.`,
  },
};
