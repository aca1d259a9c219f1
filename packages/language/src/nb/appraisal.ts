/** Ord for resultater: kriteriene, kostnadseffektivitet, usikkerhet. */
export const appraisal = {
  quantities: {
    costs: 'Kostnader, diskontert',
    costsUndiscounted: 'Kostnader, udiskontert',
    qalys: 'QALY, diskontert',
    qalysUndiscounted: 'QALY, udiskontert',
    lifeYears: 'Leveår, diskontert',
    lifeYearsUndiscounted: 'Leveår, udiskontert',
    incrementalCosts: 'Merkostnad',
    incrementalQalys: 'QALY-gevinst',
    incrementalLifeYears: 'Leveårsgevinst',
    icer: 'Merkostnad per QALY (IKER)',
    costPerLifeYear: 'Merkostnad per vunnet leveår',
    netBenefit: 'Netto monetær nytte',
    incrementalNetBenefit: 'Inkrementell netto monetær nytte',
    populationQalys: 'Forventede gjenstående QALY i befolkningen ved startalder',
    entryAge: 'Alder ved behandlingsstart',
    absoluteShortfall: 'Absolutt prognosetap',
    severityClass: 'Alvorlighetsklasse',
    severityWeight: 'Alvorlighetsvekt',
    opportunityCost: 'Alternativkostnad per QALY',
    reference: 'Referanseverdi for betalingsvilje',
    threshold: 'Betalingsvilje brukt i beregningen',
    probabilityCostEffective: 'Sannsynlighet for kostnadseffektivitet',
    expectedIncrementalNetBenefit: 'Forventet inkrementell netto monetær nytte',
    evpi: 'Forventet verdi av perfekt informasjon (EVPI) per pasient',
    evppi: 'Forventet verdi av perfekt informasjon om noen parametere (EVPPI) per pasient',
    evsi: 'Forventet verdi av utvalgsinformasjon (EVSI) per pasient',
    beneficiaries: 'Pasienter som får nytte av informasjonen, diskontert',
    populationEvpi: 'Verdien av perfekt informasjon for alle pasientene',
    studyCost: 'Studiens kostnad, med det pasientene i den går glipp av',
    enbs: 'Forventet netto nytte av studien (ENBS)',
    newPatients: 'Nye pasienter',
    treatedPatients: 'Nye pasienter som får metoden',
    inhabitants: 'Innbyggere som kan få sykdommen',
    meanIcer: 'Forventet merkostnad per QALY (forholdet mellom gjennomsnittene)',
    appraisal: 'Vurdering',
    severity: 'Alvorlighet',
    costEffectiveness: 'Kostnadseffektivitet',
    uncertainty: 'Usikkerhet',
  },
  outcomes: {
    ratio: 'dyrere og bedre',
    dominant: 'dominerer: bedre eller like god, og billigere',
    dominated: 'dominert: ikke bedre, og dyrere',
    saving: 'billigere, men dårligere',
    equal: 'ingen forskjell',
  },
  outcomeShort: {
    ratio: '',
    dominant: 'dominerer',
    dominated: 'dominert',
    saving: 'besparelse per tapt QALY',
    equal: 'ingen forskjell',
  },
  frontier: {
    efficient: 'på effektivitetsfronten',
    dominated: 'dominert',
    'extendedly-dominated': 'utvidet dominert',
  },
  thresholdBasis: {
    given: 'oppgitt',
    severity: 'etter alvorlighet',
    'opportunity-cost': 'alternativkostnaden uten alvorlighetsvekt',
  },
  blocked: {
    'severity.noAge': () =>
      'Alvorlighet er ikke beregnet: modellen sier ikke hvor gamle pasientene er. Et beslutningstre som dekker resten av livet, oppgir population.entryAge.',
    'severity.ageOutsideNorm': (details: { age: string; from: string; to: string }) =>
      `Alvorlighet er ikke beregnet: normtallene dekker alder ${details.from}–${details.to} år, og modellen starter ved ${details.age} år. Oppgi prognosetapet fra myndighetens eget verktøy.`,
    'severity.noNormInForce': (details: { date: string }) =>
      `Alvorlighet er ikke beregnet: ingen normtall var i kraft ${details.date}. Velg en dato da normtallene gjaldt.`,
    'threshold.currency': (details: { currency: string }) =>
      `Referanseverdien gjelder kroner, og modellen regner i ${details.currency}. Oppgi betalingsvilje i modellens valuta, eller regn modellens priser om til kroner.`,
    'threshold.noneInForce': (details: { date: string }) =>
      `Ingen alternativkostnad var fastsatt ${details.date}. Oppgi betalingsvilje, eller velg en senere dato.`,
    'information.notSampled': (details: { parameter: string }) =>
      `Verdien av informasjon er ikke beregnet: «${details.parameter}» er ingen trukket parameter i modellen. Gi den en fordeling, eller velg en annen.`,
    'information.allocation': (details: { allowed: string }) =>
      `Verdien av studien er ikke beregnet: andelene av studiens pasienter må gjelde strategiene ${details.allowed} og summere seg til høyst 1.`,
    'information.noDraws': () =>
      'Verdien av informasjon er ikke beregnet: det er ikke trukket verdier for usikre parametere. Kjør med trekninger (draws over 0).',
    'information.noPatients': () =>
      'Verdien for alle pasientene er ikke beregnet: vurderingen sier ikke hvor mange pasienter beslutningen gjelder. Fyll ut delen population.',
    'assessment.strategy': (details: { strategy: string; allowed: string }) =>
      `Vurderingen kan ikke gjøres: «${details.strategy}» kan ikke settes opp mot seg selv eller finnes ikke i modellen. Velg to av strategiene ${details.allowed}.`,
    'population.patients': () =>
      'Antall pasienter er ikke beregnet: oppgi enten newPatients (nye pasienter år for år) eller incidence (innbyggere og forekomst), ikke begge.',
    'population.pool': () =>
      'Antall pasienter er ikke beregnet: andelene som bytter til metoden (switching), summerer seg til mer enn 1. Rett dem.',
  },
  rules: {
    'severity.populationQalys': 'Forventede gjenstående QALY leses av normtabellen ved fylte år, begge kjønn samlet',
    'severity.shortfall':
      'Prognosetapet er befolkningens QALY minus pasientenes udiskonterte QALY med dagens behandling, avrundet til to desimaler',
    'severity.class': 'Prognosetapet plasseres i én av seks halvåpne klasser',
    'severity.weight': 'Hver klasse har sin vekt',
    'threshold.reference': 'Referanseverdien er alternativkostnaden ganget med alvorlighetsvekten; den er ingen vedtatt grense',
    'threshold.given': 'Betalingsviljen er valgt av den som leser',
    'effect.increment': 'Forskjellen mot sammenligningsalternativet, diskontert og uavrundet',
    'effect.icer': 'Merkostnad delt på QALY-gevinst; bare når metoden er både dyrere og bedre',
    'effect.costPerLifeYear': 'Merkostnad delt på vunne leveår; rapporteres ved siden av kostnaden per QALY',
    'effect.netBenefit': 'QALY ganget med betalingsviljen, minus kostnaden',
    'uncertainty.meanIcer': 'Forholdet mellom gjennomsnittene av trekningene, ikke gjennomsnittet av forholdene',
    'uncertainty.acceptability': 'Andelen av trekningene der strategien har høyest netto nytte',
    'uncertainty.evpi': 'Forventet tap ved å velge det som er best i gjennomsnitt, i stedet for det som er best i hver trekning',
    'uncertainty.evppi':
      'Forventet gevinst av å kjenne noen parametere nøyaktig, ved regresjon av netto nytte på trekningene av dem',
    'uncertainty.evsi': 'Forventet gevinst av dataene fra en studie før beslutningen tas',
    'uncertainty.population': 'Verdien per pasient ganget med antallet som behandles etter at informasjonen foreligger, diskontert',
    'uncertainty.enbs': 'Verdien av studien for alle pasientene minus det studien koster',
    'population.patients': 'Nye pasienter år for år, med de som er syke allerede',
  },
  units: {
    NOK: 'kr',
    QALY: 'QALY',
    year: 'år',
    'NOK/QALY': 'kr per QALY',
    'NOK/year': 'kr per leveår',
    share: 'andel',
    class: 'klasse',
    patient: 'pasienter',
    person: 'personer',
    factor: 'faktor',
  },
  informationMethods: {
    spline: 'tensorsplines',
    'gaussian-process': 'gaussisk prosess',
    none: 'ingen regresjon',
    regression: 'regresjon på simulerte data',
    'moment-matching': 'momenttilpasning',
    importance: 'viktighetsvekting',
  },
  informationReasons: {
    few: (details: { covariates: string }) => `${details.covariates} parameter(e) varierer: så få at splines dekker alle samspill`,
    many: (details: { covariates: string }) => `${details.covariates} parametere varierer: for mange for splines`,
    asked: () => 'valgt av brukeren',
    nothingVaries: () => 'ingen av parameterne varierer, så verdien er 0',
    fewSummaries: (details: { summaries: string }) =>
      `studien opplyser om ${details.summaries} parameter(e): så få at regresjon passer`,
    manySummaries: (details: { summaries: string }) =>
      `studien opplyser om ${details.summaries} parametere: for mange for regresjon`,
    manyTimes: () => 'overlevelsestider for så mange pasienter er for dyre å simulere for hver trekning',
    noSufficientStatistics: () =>
      'dataene har ingen uttømmende observatorer, så bare regresjon kan brukes; verdien kan være noe for lav',
  },
};
