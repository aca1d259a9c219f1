import { findingText } from '../finding-text.ts';

/** Det en feil i et modelldokument trenger å si. Tall står slik de står i dokumentet. */
type Details = Readonly<Record<string, string | number>>;
type FaultWords = (details: Details) => string;

const hint = (details: Details): string => (details['suggestion'] ? ` Mente du «${details['suggestion']}»?` : '');
const allowed = (details: Details): string => (details['allowed'] ? ` Tillatt: ${details['allowed']}.` : '');
const limits = (details: Details): string =>
  [
    details['above'] === undefined ? '' : `over ${details['above']}`,
    details['minimum'] === undefined ? '' : `minst ${details['minimum']}`,
    details['maximum'] === undefined ? '' : `høyst ${details['maximum']}`,
  ]
    .filter((part) => part !== '')
    .join(' og ');

const types: Readonly<Record<string, string>> = {
  number: 'et tall',
  integer: 'et helt tall',
  text: 'en tekst',
  flag: 'true eller false',
  object: 'et objekt med felter',
  list: 'en liste',
  identifier: 'et navn som begynner med en bokstav og har bokstaver, tall og understrek',
  documentId: 'en id av små bokstaver, tall og bindestrek',
  numberOrFormula: 'et tall eller en formel',
  date: 'en dato som 2026-11-22',
  fileName: 'navnet på en fil i samme mappe',
  code: 'en kode eller verdi med bokstaver, sifre, mellomrom og tegnene . : / _ + -, høyst 50 tegn',
  laterDate: 'en dato etter den foregående',
  wholeCycles: 'et tidsrom som går opp i hele sykluser',
};

const things: Readonly<Record<string, string>> = {
  result: 'resultatet',
  parameter: 'parameteren',
  curve: 'kurven',
  table: 'referansetabellen',
  documentTable: 'tabellen (under tables)',
  column: 'kolonnen',
  payer: 'betaleren',
  strategy: 'strategien',
  newStrategy: 'strategien (sammenligningen får resten og nevnes ikke)',
  state: 'tilstanden',
  node: 'noden, bladet eller grenen',
  livingState: 'tilstanden (død teller ikke her)',
  characteristic: 'egenskap',
  scenario: 'scenarioet',
  subgroup: 'undergruppen',
  place: 'stedet i dokumentet',
};

const mismatches: Readonly<Record<string, string>> = {
  condition: 'En sammenligning er ikke et tall: bruk if(betingelse, x, y), og sett bare sammenligninger sammen med and, or og not.',
  time: 'Ulike tidsenheter: regn om med convert(…, [enhet]), for eksempel convert(x, [NOK/year]).',
  currency: 'Ulike valutaer: multipliser med en parameter som er valutakursen, for eksempel med enheten NOK/EUR.',
  kind: 'Tallene betyr ulike ting: regn om med en funksjon, for eksempel probabilityFromRate eller log, eller rett enheten.',
  ratio: 'En ratio ganges ikke med en sannsynlighet: bruk applyHazardRatio(sannsynlighet, ratio) eller applyOddsRatio.',
  other: 'Del på eller multipliser med det som mangler, for eksempel 5 [year].',
  unknown: 'Skriv for eksempel NOK/year, hazardRatio, probability eller dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  positive: 'tallene må være over 0',
  oneWay: 'skriv fordelingen på nøyaktig én måte',
  valueWithinInterval: 'verdien må ligge i intervallet',
  modeBetweenEnds: 'toppunktet (mode, ellers verdien) må ligge mellom minimum og maximum',
  truncation: 'minimum må være lavere enn maximum, og det må være en viss sannsynlighet mellom dem',
  countsOrSize: 'skriv enten counts eller size',
  countForEach: 'det må stå ett tall i counts for hver parameter',
  sharesSumToOne: 'verdiene av parameterne må til sammen være 1; skriv dem gjerne som brøker, for eksempel 12 / 36',
  sdPositive: 'standardavviket må være over 0',
  betaMoments: 'gjennomsnittet må ligge mellom 0 og 1, og standardfeilen må være over 0 og mindre enn roten av m(1 − m)',
  gammaMoments: 'gjennomsnittet og standardfeilen må være over 0',
  endsInOrder: 'nedre grense må være lavere enn øvre',
  sameInEveryDraw: 'verdien må være den samme i alle trekninger; fjern fordelingen',
};

const curveRules: Readonly<Record<string, FaultWords>> = {
  argument: (d) => `${d['argument']} er ${d['found']}, men må være ${limits(d)}. Kontroller fordelingen til verdien`,
  risingSurvival: (d) => `overlevelsen stiger etter ${d['year']} år. Kontroller koeffisientene og deres kovarians`,
  undefined: (d) => `den er ikke kjent ved ${d['year']} år. Skjøt på en annen kurve med join, eller velg afterLast: constant`,
  nobodyLeft: (d) => `ingen er igjen ved ${d['year']} år, så ingen kan følge den videre. Velg et tidligere tidspunkt`,
  tooManyEvents: (d) => `en pasient skiftet tilstand mer enn 10 000 ganger før ${d['year']} år. Kontroller hasardene`,
};

const priceRules: Readonly<Record<string, FaultWords>> = {
  notMoney: () => 'bare en parameter i penger har prisår; fjern priceYear og priceIndex',
  currency: (d) =>
    `en prisindeks gjelder én valuta: beløpet er i ${d['found']}, dokumentet i ${d['expected']}. Ta bort prisåret, og multipliser med en parameter som er valutakursen (enhet ${d['expected']}/${d['found']})`,
  mixed: (d) =>
    `${d['found']} er også et beløp, i dokumentets priser; skriv tallet, eller regn om i en egen parameter uten priceYear`,
  indexMissing: (d) =>
    `tallet er i ${d['found']}-priser og dokumentet i ${d['expected']}-priser; skriv priceIndex, for eksempel consumer-price-index-norway`,
  indexShape: (d) => `${d['found']} må ha kolonnene year og index, med indekser over 0`,
  yearMissing: (d) => `prisindeksen har ikke året ${d['found']}. Den har ${d['allowed']}. Skriv en tabell med året under tables`,
};

const covarianceRules: Readonly<Record<string, string>> = {
  oneMatrix: 'skriv enten covariance, eller correlation (alene, eller med standardDeviations)',
  correlations: 'korrelasjonene må ligge mellom -1 og 1, og være 1 på diagonalen',
  reach: 'ingen normalkopula gir disse fordelingene en så sterk korrelasjon; bruk correlationOf: ranks eller rett tallene',
  square: 'den må ha like mange rader og kolonner som gruppen har parametere',
  symmetric: 'den må være symmetrisk',
  positiveDefinite: 'den må være positivt definitt; kontroller varianser og kovarianser mot kilden',
};

const tableRules: Readonly<Record<string, string>> = {
  keysRising: 'tallene i første kolonne må stige fra rad til rad',
  agesFromZero: 'alder må gå ett år om gangen fra 0',
  probabilities: 'sannsynlighetene må ligge mellom 0 og 1',
  agesRising: 'alder må stige',
  norms: 'normene må ligge mellom 0 og 1',
};

const rowRules: Readonly<Record<string, (d: Details) => string>> = {
  noRemainder: (d) =>
    `sannsynlighetene ut av ${d['state']} må ha en rest: legg til en overgang av typen remainder, som regel til samme tilstand`,
  remainderTwice: (d) => `${d['state']} har mer enn én rest; behold én`,
  mixed: (d) =>
    `${d['state']} har både rater og sannsynligheter eller rest; bruk én av delene (rateFromProbability regner om, og resten følger av ratene)`,
  duplicate: (d) =>
    `det står to overganger fra ${d['state']} til ${d['to']} for samme strategi; slå dem sammen eller skill dem med strategies`,
  fromDeath: (d) => `ingen går ut av ${d['state']}, som er døden; fjern overgangen`,
  rateToItself: (d) => `en rate fører ut av tilstanden; de som blir i ${d['state']}, er resten`,
  aboveOne: (d) => `sannsynlighetene ut av ${d['state']} blir til sammen ${d['sum']}, mer enn 1; kontroller dem mot kilden`,
  noDeath: (d) => `ingen overgang fører til ${d['state']}; legg til død, for eksempel med generalMortality`,
};

const branchRules: Readonly<Record<string, (d: Details) => string>> = {
  noBranch: () => 'ingen gren gjelder; legg til en gren, eller la noden være et blad (leaf)',
  noRemainder: () => 'sannsynlighetene er formler, så én gren må være resten: gi den typen remainder',
  remainderTwice: () => 'mer enn én gren er resten; behold én',
  aboveOne: (d) => `sannsynlighetene blir til sammen ${d['sum']}, mer enn 1; kontroller dem mot kilden`,
  belowOne: (d) => `sannsynlighetene blir til sammen ${d['sum']}, mindre enn 1; legg til grenen som mangler, som rest (remainder)`,
};

const draw = (details: Details): string =>
  details['draw'] === undefined
    ? ''
    : details['draw'] === -1
      ? ' Det skjedde i basisanalysen.'
      : ` Det skjedde i trekning ${details['draw']}.`;
const where = (details: Details): string =>
  [
    details['strategy'] === undefined ? '' : `strategi ${details['strategy']}`,
    details['cycle'] === undefined ? '' : `syklus ${details['cycle']}`,
    details['state'] === undefined ? '' : `tilstand ${details['state']}`,
    details['patient'] === undefined ? '' : `pasient ${details['patient']}`,
    details['node'] === undefined ? '' : `node ${details['node']}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const faults = {
  'document.syntax': (d: Details): string =>
    `Teksten er ikke gyldig YAML eller JSON her (${d['message']}). Kontroller innrykk, kolon og anførselstegn; tekst med kolon eller hakeparenteser må stå i anførselstegn.`,
  'document.duplicateKey': (d: Details): string => `«${d['key']}» står to ganger. Behold én av dem.`,
  'document.tooLarge': (d: Details): string =>
    `Dokumentet er for stort: ${d['found']} tegn, høyst ${d['maximum']}. Del det opp eller kort ned tekstene.`,
  'document.formatVersion': (d: Details): string =>
    `Formatversjon ${d['found']} støttes ikke. Skriv formatVersion: ${d['allowed']}.`,
  'field.missing': (d: Details): string => `Feltet «${d['field']}» mangler eller er tomt. Fyll det ut.`,
  'field.unknown': (d: Details): string => `Feltet «${d['field']}» hører ikke hjemme her.${hint(d)}${allowed(d)}`,
  'field.type': (d: Details): string => `Her skal det stå ${types[String(d['expected'])] ?? d['expected']}, ikke «${d['found']}».`,
  'field.choice': (d: Details): string => `«${d['found']}» kan ikke brukes her.${hint(d)}${allowed(d)}`,
  'field.range': (d: Details): string => `Verdien er ${d['found']}; den må være ${limits(d)}.`,
  'reference.unknown': (d: Details): string =>
    `Finner ikke ${things[String(d['what'])] ?? d['what']} «${d['name']}».${hint(d)}${allowed(d)}`,
  'reference.circular': (d: Details): string =>
    d['what'] === 'node'
      ? `Grenene går i ring: ${d['circle']}. La en av dem føre til en annen node; det som gjentar seg, hører hjemme i en kohortmodell.`
      : `Verdiene går i ring: ${d['circle']}. Gi en av dem en verdi som ikke avhenger av de andre.`,
  'expression.syntax': (d: Details): string =>
    `Formelen «${d['formula']}» kan ikke leses: uventet «${d['found']}» i posisjon ${d['position']}. Kontroller parenteser, komma og regnetegn; desimaltegnet er punktum.`,
  'expression.unknownName': (d: Details): string =>
    `Formelen bruker «${d['name']}», som ikke finnes.${hint(d)} Definer parameteren eller rett navnet.`,
  'expression.unit': (d: Details): string =>
    d['mismatch'] === 'unknown'
      ? `«${d['found']}» er ikke en enhet.${hint(d)} ${mismatches['unknown']}`
      : `Enhetene passer ikke: fant ${d['found']}, ventet ${d['expected']}. ${mismatches[String(d['mismatch'])] ?? ''}`,
  'expression.arguments': (d: Details): string =>
    `Funksjonen ${d['name']} tar ${d['expected']} argumenter, men fikk ${d['found']}.`,
  'expression.varies': (d: Details): string =>
    d['how'] === 'time'
      ? `«${d['name']}» endrer seg over tid (byTime) og kan bare brukes der formler kan bruke cycle, time og age.`
      : `«${d['name']}» er ulik mellom strategiene (byStrategy) og kan brukes i kostnader, nyttevekter og overganger. Gi hver strategi sin egen parameter her.`,
  'distribution.parameters': (d: Details): string =>
    `Fordelingen ${d['distribution']} kan ikke brukes med disse tallene: ${distributionRules[String(d['rule'])] ?? d['rule']}${d['ways'] === undefined ? '' : ` (${d['ways']})`}.`,
  'distribution.covariance': (d: Details): string =>
    `Matrisen for ${d['size']} parametere kan ikke brukes: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
  'source.missing': (): string => 'Kilden mangler. Skriv hvor tallet kommer fra: publikasjon, tabell, side.',
  'table.shape': (d: Details): string =>
    `Tabellen ${d['table']} kan ikke brukes her: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
  'transition.row': (d: Details): string =>
    `Overgangene kan ikke brukes${d['strategy'] === undefined ? '' : ` (strategi ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
  'tree.branches': (d: Details): string =>
    `Grenene ut av ${d['node']} kan ikke brukes (strategi ${d['strategy']}): ${branchRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
  'price.year': (d: Details): string =>
    `Prisåret til ${d['name']} kan ikke brukes: ${priceRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
  'input.unknown': (d: Details): string =>
    `Finner ikke ${things[String(d['what'])] ?? d['what']} «${d['name']}» i modellen.${hint(d)}`,
  'input.range': (d: Details): string =>
    `Verdien ${d['found']} for ${d['name']} kan ikke brukes${limits(d) === '' ? '' : `; den må være ${limits(d)}`}.`,
  'calibration.missing': (): string =>
    'Dokumentet sier ikke hva det skal kalibreres mot. Skriv calibration med parameters (parameter, minimum, maximum), targets (type, id, label, strategy, value, se, source) og source; eksempelet står i docs/guides/model-format.md.',
  'run.notANumber': (d: Details): string =>
    `Beregningen ga ikke et tall i ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Kontroller formelen og verdiene den bruker. Ingen resultater vises.`,
  'run.curve': (d: Details): string =>
    `Kurven ${d['curve']} kan ikke beregnes: ${curveRules[String(d['rule'])]?.(d) ?? d['rule']}.${draw(d)} Ingen resultater vises.`,
  'run.statesDoNotSum': (d: Details): string =>
    `Andelene i tilstandene summerer seg til ${d['sum']}, ikke 1 (${where(d)}): kurven ${d['expression']} krysser den neste.${draw(d)} Sett curvesOrdered: true eller bruk dødelighetsgulvet. Ingen resultater vises.`,
  'run.negativeProbability': (d: Details): string =>
    `En sannsynlighet ble negativ i ${d['expression']} (${where(d)}).${draw(d)} Summen ut av en tilstand eller node kan ikke være over 1. Kontroller sannsynlighetene. Ingen resultater vises.`,
  'run.cancelled': (d: Details): string =>
    `Kjøringen ble avbrutt etter ${d['done']} av ${d['total']} trekninger. Start den på nytt for å få resultater.`,
} satisfies Readonly<Record<string, FaultWords>>;

const checkRules = {
  drawsWithinDomain: {
    rule: 'Trekningene holder seg der tallet har mening: sannsynligheter fra 0 til 1, hasardratioer over 0, kroner fra 0.',
    remedy: 'Velg en fordeling som passer: beta for sannsynligheter og livskvalitet, gamma for kostnader, lognormal for ratioer.',
  },
  parametersWithoutDistribution: {
    rule: 'Hver parameter med egen tallverdi har en fordeling.',
    remedy: 'Gi parameteren en fordeling, eller begrunn at den er sikker.',
  },
  parametersUsed: {
    rule: 'Hver parameter brukes i en formel.',
    remedy: 'Fjern parameteren, eller finn formelen der den skulle ha stått.',
  },
  statesSumToOne: {
    rule: 'Andelene i tilstandene summerer seg til 1 i hver syklus og ligger mellom 0 og 1.',
    remedy: 'Kontroller kurver og overgangssannsynligheter.',
  },
  deathAbsorbing: {
    rule: 'Ingen står opp fra de døde: andelen døde synker aldri.',
    remedy: 'Kontroller kurven for totaloverlevelse og overgangene ut av død.',
  },
  statesReached: {
    rule: 'Noen er innom hver tilstand, i det minste under én strategi.',
    remedy: 'Kontroller overgangene inn i tilstanden, eller fjern den.',
  },
  curvesInOrder: {
    rule: 'Kurvene krysser ikke hverandre før modellen eventuelt retter dem: progresjonsfri overlevelse er aldri høyere enn totaloverlevelse.',
    remedy: 'Vurder om kurvene er tilpasset hver for seg; velg former som henger sammen, eller bruk en modell med overganger.',
  },
  populationMortality: {
    rule: 'Overlevelsen er aldri høyere enn i befolkningen med samme alder.',
    remedy: 'Slå på dødelighetsgulvet (population.mortality.floor), eller begrunn at pasientene lever lenger enn andre.',
  },
  nobodyDies: {
    rule: 'Uten dødelighet er alle i live hele horisonten.',
    remedy:
      'Se etter død eller frafall som kommer fra noe annet enn kurver og overganger. Simpsons regel gir hele horisonten bare når antallet sykluser er et partall.',
  },
  utilitiesOne: {
    rule: 'Med alle nyttevekter lik 1 og uten aldersjustering er QALY lik leveår.',
    remedy: 'Se etter tall som står rett i formelen for en tilstand, eller en nyttevekt som brukes feil.',
  },
  utilitiesZero: {
    rule: 'Med alle nyttevekter lik 0 er det ingen QALY.',
    remedy: 'Se etter tall som står rett i formelen for en tilstand.',
  },
  qalysWithinLifeYears: {
    rule: 'Ingen strategi har flere QALY enn leveår.',
    remedy: 'Kontroller nyttevekter over 1 og aldersjusteringen.',
  },
  equalArms: {
    rule: 'Med alle hasardratioer lik 1 har strategiene like mange leveår og QALY.',
    remedy: 'Se etter en effekt som ikke går gjennom en hasardratio, eller bekreft at forskjellen er ment.',
  },
  costsZero: {
    rule: 'Med alle priser på en milliondel er kostnadene en milliondel.',
    remedy: 'Se etter kroner som står rett i en formel; gjør dem til parametere med kilde.',
  },
  costsDoubled: {
    rule: 'Med alle priser doblet er kostnadene doblet.',
    remedy: 'Se etter tak, gulv eller faste beløp i formlene.',
  },
  noDiscounting: {
    rule: 'Med diskonteringsrente 0 er diskonterte og udiskonterte tall like.',
    remedy: 'Meld fra: dette er en feil i beregningsmotoren.',
  },
  discountingLowers: {
    rule: 'Høyere diskonteringsrente gir ikke flere QALY eller leveår, og diskontering øker dem ikke.',
    remedy: 'Kontroller at ingen rente er negativ.',
  },
  shortestHorizon: {
    rule: 'Med en horisont på én syklus leves det høyst én syklus.',
    remedy: 'Se etter leveår som telles utenfor horisonten.',
  },
  horizonLongEnough: {
    rule: 'Høyst én av tjue er i live når modellen slutter.',
    remedy: 'Forleng horisonten, eller begrunn at det som kommer etterpå, ikke skiller strategiene.',
  },
  partsSumToTotals: {
    rule: 'Komponenter og tilstander summerer seg til totalene.',
    remedy: 'Meld fra: dette er en feil i beregningsmotoren.',
  },
  drawsReproducible: {
    rule: 'De samme trekningene gir de samme tallene når de kjøres om igjen i en annen inndeling.',
    remedy: 'Meld fra: dette er en feil i beregningsmotoren.',
  },
  meanNearBaseCase: {
    rule: 'Gjennomsnittet av trekningene ligger nær hovedanalysen: høyst 4 standardfeil eller 0,25 standardavvik fra.',
    remedy: 'Kontroller at fordelingene har samme midtpunkt som verdiene.',
  },
  evaluatorsAgree: {
    rule: 'En uavhengig, langsom utregning gir de samme tallene.',
    remedy: 'Meld fra: dette er en feil i beregningsmotoren.',
  },
};

const findingNames = {
  patients: 'pasienter',
  strategy: 'strategi',
  quantity: 'størrelse',
  parameter: 'parameter',
  parameters: 'parametere',
  count: 'antall',
  draw: 'trekning',
  cycle: 'syklus',
  state: 'tilstand',
  found: 'fant',
  expected: 'ventet',
  sum: 'sum',
  standardErrors: 'standardfeil',
  standardDeviations: 'standardavvik',
  fault: 'feil',
  path: 'sted',
};
const findingReasons: Readonly<Record<string, string>> = {
  stopped: 'den endrede modellen stoppet',
  refused: 'den endrede modellen er ikke gyldig',
  noCurves: 'modellen har ingen kurver',
  deathIsRemainder: 'modellen har ingen overganger eller kurver til død som kan slås av',
  noMortality: 'modellen bruker ingen dødelighetstabell',
  oneCurve: 'modellen har bare én kurve per strategi',
  noUtilities: 'ingen parameter har enheten utility',
  noRatios: 'modellen har ingen hasardratio å sette til 1, eller bare én strategi',
  noMoney: 'ingen parameter er et beløp',
  noDraws: 'ingen parameter varierer',
  noTime: 'modellen har ingen tidsakse',
  noDiscounting: 'modellen har ingen diskontering',
  entryTree: 'et tre før første syklus gir leveår utenom syklusene',
  noLifeYears: 'modellen teller ikke leveår',
};

const checks = {
  rules: checkRules,
  severities: { error: 'feil', warning: 'advarsel', note: 'merknad' },
  statuses: { passed: 'bestått', failed: 'ikke bestått', notApplicable: 'ikke aktuell' },
  domains: {
    inputs: 'Inndata',
    patientFlow: 'Pasientforløp',
    results: 'Resultater',
    uncertainty: 'Usikkerhet',
    implementation: 'Implementering',
  },
  finding: findingText(findingNames, findingReasons),
};

const advishe = {
  howTo: 'Fyll ut done (yes, no eller notApplicable), explanation og gjerne reference under hvert punkt.',
  parts: {
    conceptualModel: 'Validering av den konseptuelle modellen',
    inputData: 'Validering av inndata',
    computerisedModel: 'Validering av det ferdige programmet',
    outcomes: 'Validering av resultatene',
    other: 'Andre metoder',
  },
  items: {
    A1: 'Har fagfolk vurdert om den konseptuelle modellen passer til sykdommen og beslutningen?',
    A2: 'Er den konseptuelle modellen sammenlignet med andre modeller i litteraturen?',
    B1: 'Har fagfolk vurdert om inndataene er egnede?',
    B2: 'Er tilpasningen testet statistisk der inndata bygger på regresjon eller kurver?',
    C1: 'Har modelleringskyndige utenfra gått gjennom programmet?',
    C2: 'Er modellen kjørt med ekstreme verdier for å finne programfeil?',
    C3: 'Er pasienter fulgt gjennom modellen for å se at logikken stemmer?',
    C4: 'Er delene av programmet prøvd hver for seg?',
    D1: 'Har fagfolk vurdert om resultatene er rimelige?',
    D2: 'Er resultatene sammenlignet med andre modeller for lignende spørsmål?',
    D3: 'Er resultatene sammenlignet med dem en får med andre inndata?',
    D4: 'Er resultatene sammenlignet med observerte data, både dem modellen bygger på og andre?',
    E1: 'Er modellen validert på andre måter?',
  },
};

const psaFaults = {
  'psa.missing': (): string => 'Filen mangler. Legg den ved.',
  'psa.csv': (): string =>
    'Filen kan ikke leses som CSV her: et anførselstegn er åpnet, men ikke lukket, eller står midt i en celle.',
  'psa.heading': (d: Details): string =>
    `Overskriften mangler, er tom eller gjentatt: «${d['name']}». Hver kolonne må ha sitt eget navn.`,
  'psa.cells': (d: Details): string => `Raden har ${d['found']} celler; overskriften har ${d['expected']}.`,
  'psa.number': (d: Details): string => `«${d['found']}» i kolonnen ${d['name']} er ikke et tall. Bruk punktum som desimaltegn.`,
  'psa.strategies': (d: Details): string => `Strategiene er ${d['found']}, men skal være ${d['expected']}, i samme rekkefølge.`,
  'psa.rows': (d: Details): string => `Filen har ${d['found']} trekninger; det skal være ${d['expected']}.`,
  'psa.grid': (d: Details): string => `Trekning ${d['sample']} for strategien ${d['strategy']} mangler eller står to ganger.`,
} satisfies Readonly<Record<string, FaultWords>>;

/** Ord i regneark som en modell skrives til. */
const workbook = {
  results: 'Resultater',
  parameters: 'Parametere',
  draws: 'Trekninger',
  strategy: 'Strategi',
  costs: 'Kostnader',
  qalys: 'QALY',
  lifeYears: 'Leveår',
  discounted: 'diskontert',
  undiscounted: 'udiskontert',
  incrementalCosts: 'Merkostnad',
  incrementalQalys: 'QALY vunnet',
  icer: 'Kostnad per QALY vunnet (IKER)',
  netBenefit: 'Nettonytte',
  threshold: 'Betalingsvilje per QALY',
  dominant: 'dominerer',
  dominated: 'domineres',
  saving: 'billigere, færre QALY',
  equal: 'ingen forskjell',
  component: 'Kostnadskomponent',
  state: 'Tilstand',
  cycle: 'Syklus',
  years: 'År',
  costWeight: 'Diskonteringsvekt, kostnader',
  effectWeight: 'Diskonteringsvekt, helse',
  people: 'Andel som telles',
  parameter: 'Parameter',
  label: 'Navn',
  value: 'Verdi',
  unit: 'Enhet',
  distribution: 'Fordeling',
  confidentiality: 'Klasse',
  source: 'Kilde',
  fromYear: 'fra år',
  rate: 'Årlig rente',
  mean: 'Gjennomsnitt',
  model: 'Kontrollsum, modell',
  inputs: 'Kontrollsum, inndata',
  engine: 'Kontrollsum, beregningsmotor',
  constructed: 'KONSTRUERT EKSEMPEL: tallene er laget for å vise fram systemet.',
  classes: {
    public: 'åpen',
    internal: 'intern',
    confidential: 'fortrolig',
  },
};

/** Hva et fremmed dokument ikke kan få med seg hit. */
const importRules: Readonly<Record<string, string>> = {
  modelKind: 'Denne modelltypen kan ikke leses inn',
  cycleLength: 'Et år må bestå av et helt antall sykluser',
  annualSteps: 'Diskontering i hele år finnes ikke i formatet',
  rateUnit: 'Renten kan være prosent eller andel; skriv format_version og prosent',
  noDeath: 'Én tilstand må være død: den ene som ingen forlater',
  deathCounts: 'Døde kan ikke ha kostnader eller QALY',
  startShare: 'Startfordelingen må være tall',
  sharedTime: 'Tid som deles mellom tilstander, finnes ikke i formatet',
  treePhase: 'Et beslutningstre foran modellen kan ikke leses inn',
  override: 'Egen diskontering av en verdi finnes ikke i formatet',
  outcomeEvent: 'QALY ved en hendelse eller etter strategi kan ikke skrives her',
  outcomeAtStart: 'QALY ved start kan ikke skrives her',
  everyCycle: 'Verdier uten tilstand kan ikke skrives her',
  timeDependent: 'min og max over tid er ett tall i R; bruk pmin og pmax',
  sampling: 'Fordelingen har ingen motsvarighet',
  samplingMean: 'Fordelingens gjennomsnitt er et annet enn verdien',
  correlation: 'Den felles fordelingen kan ikke skrives',
  curve: 'Overlevelseskurven har ingen motsvarighet',
  circular: 'Formelen viser til seg selv',
};
const importChoices: Readonly<Record<string, string>> = {
  group: 'hvilken gruppe verdiene skal tas fra, med --group.',
  costs: 'ett sammendrag med bare kostnader.',
  qalys: 'ett sammendrag med bare QALY.',
  setting: 'en innstilling som er kjent.',
};
const importRule = (rule: string | number | undefined): string => importRules[String(rule)] ?? String(rule);
const choice = (what: string | number | undefined): string => importChoices[String(what)] ?? '';
const imports = {
  'import.syntax': (d: Details): string => `Linje ${d['line']} kan ikke leses: ${d['message']}`,
  'import.missing': (d: Details): string => `«${d['found']}» mangler. Ta den med.`,
  'import.formula': (d: Details): string => `Formelen «${d['formula']}» kan ikke leses ved «${d['found']}».`,
  'import.function': (d: Details): string =>
    `«${d['found']}» i formelen «${d['formula']}» har ingen motsvarighet. Regn ut tallet på forhånd, eller skriv formelen uten.`,
  'import.name': (d: Details): string => `Formelen «${d['formula']}» bruker «${d['found']}», som ikke er forklart noe sted.`,
  'import.choose': (d: Details): string =>
    `Det må velges: ${choice(d['what'])} Det finnes: ${d['found'] === '' ? 'ingen' : d['found']}.`,
  'import.unsupported': (d: Details): string => `${importRule(d['rule'])} («${d['found']}»)`,
  'import.result': (d: Details): string => `Modellen ville fått en feil her (${d['found']}). Rett den i modellen som leses inn.`,
} satisfies Readonly<Record<string, FaultWords>>;
const importNotes = {
  'note.leftOut': (d: Details, path: string): string => `Utelatt: ${d['found']} (${path}).`,
  'note.assumed': (d: Details, path: string): string => `Satt inn, for kilden sier det ikke: ${path} = ${d['found']}.`,
};

/** Ord for modelldokumenter og kjøringer. */
export const modelling = { faults, checks, advishe, psaFaults, workbook, imports, importNotes, importRules };
