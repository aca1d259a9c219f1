import { findingText } from '../finding-text.ts';
import type { modelling as base } from '../nb/modelling.ts';

/** Det ein feil i eit modelldokument treng å seie. Tal står slik dei står i dokumentet. */
type Details = Readonly<Record<string, string | number>>;

const hint = (details: Details): string => (details['suggestion'] ? ` Meinte du «${details['suggestion']}»?` : '');
const allowed = (details: Details): string => (details['allowed'] ? ` Tillate: ${details['allowed']}.` : '');
const limits = (details: Details): string =>
  [
    details['above'] === undefined ? '' : `over ${details['above']}`,
    details['minimum'] === undefined ? '' : `minst ${details['minimum']}`,
    details['maximum'] === undefined ? '' : `høgst ${details['maximum']}`,
  ]
    .filter((part) => part !== '')
    .join(' og ');

const types: Readonly<Record<string, string>> = {
  number: 'eit tal',
  integer: 'eit heilt tal',
  text: 'ein tekst',
  flag: 'true eller false',
  object: 'eit objekt med felt',
  list: 'ei liste',
  identifier: 'eit namn som byrjar med ein bokstav og har bokstavar, tal og understrek',
  documentId: 'ein id av små bokstavar, tal og bindestrek',
  numberOrFormula: 'eit tal eller ein formel',
  date: 'ein dato som 2026-11-22',
  fileName: 'namnet på ei fil i same mappe',
  code: 'ein kode eller verdi med bokstavar, siffer, mellomrom og teikna . : / _ + -, høgst 50 teikn',
  laterDate: 'ein dato etter den førre',
  wholeCycles: 'eit tidsrom som går opp i heile syklusar',
};

const things: Readonly<Record<string, string>> = {
  result: 'resultatet',
  parameter: 'parameteren',
  curve: 'kurva',
  table: 'referansetabellen',
  documentTable: 'tabellen (under tables)',
  column: 'kolonnen',
  payer: 'betalaren',
  strategy: 'strategien',
  newStrategy: 'strategien (samanlikninga får resten og blir ikkje nemnd)',
  state: 'tilstanden',
  node: 'noden, bladet eller greina',
  livingState: 'tilstanden (død tel ikkje her)',
  characteristic: 'eigenskap',
  scenario: 'scenarioet',
  subgroup: 'undergruppa',
  place: 'staden i dokumentet',
};

const mismatches: Readonly<Record<string, string>> = {
  condition: 'Ei samanlikning er ikkje eit tal: bruk if(vilkår, x, y), og set berre samanlikningar saman med and, or og not.',
  time: 'Ulike tidseiningar: rekn om med convert(…, [eining]), til dømes convert(x, [NOK/year]).',
  currency: 'Ulike valutaer: multipliser med ein parameter som er valutakursen, til dømes med eininga NOK/EUR.',
  kind: 'Tala tyder ulike ting: rekn om med ein funksjon, til dømes probabilityFromRate eller log, eller rett eininga.',
  ratio: 'Ein ratio skal ikkje gongast med eit sannsyn: bruk applyHazardRatio(sannsyn, ratio) eller applyOddsRatio.',
  other: 'Del på eller multipliser med det som manglar, til dømes 5 [year].',
  unknown: 'Skriv til dømes NOK/year, hazardRatio, probability eller dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  positive: 'tala må vere over 0',
  oneWay: 'skriv fordelinga på nøyaktig éin måte',
  valueWithinInterval: 'verdien må liggje i intervallet',
  modeBetweenEnds: 'toppunktet (mode, elles verdien) må liggje mellom minimum og maximum',
  truncation: 'minimum må vere lågare enn maximum, og det må vere eit visst sannsyn mellom dei',
  countsOrSize: 'skriv anten counts eller size',
  countForEach: 'det må stå eitt tal i counts for kvar parameter',
  sharesSumToOne: 'verdiane av parametrane må til saman vere 1; skriv dei gjerne som brøkar, til dømes 12 / 36',
  sdPositive: 'standardavviket må vere over 0',
  betaMoments: 'gjennomsnittet må liggje mellom 0 og 1, og standardfeilen må vere over 0 og mindre enn rota av m(1 − m)',
  gammaMoments: 'gjennomsnittet og standardfeilen må vere over 0',
  endsInOrder: 'nedre grense må vere lågare enn øvre',
  sameInEveryDraw: 'verdien må vere den same i alle trekningar; fjern fordelinga',
};

const curveRules: Readonly<Record<string, (details: Details) => string>> = {
  argument: (d) => `${d['argument']} er ${d['found']}, men må vere ${limits(d)}. Kontroller fordelinga til verdien`,
  risingSurvival: (d) => `overlevinga stig etter ${d['year']} år. Kontroller koeffisientane og kovariansen deira`,
  undefined: (d) => `ho er ikkje kjend ved ${d['year']} år. Skøyt på ei anna kurve med join, eller vel afterLast: constant`,
  nobodyLeft: (d) => `ingen er att ved ${d['year']} år, så ingen kan følgje ho vidare. Vel eit tidlegare tidspunkt`,
  tooManyEvents: (d) => `ein pasient skifta tilstand meir enn 10 000 gonger før ${d['year']} år. Kontroller hasardane`,
};

const priceRules: Readonly<Record<string, (d: Details) => string>> = {
  notMoney: () => 'berre ein parameter i pengar har prisår; fjern priceYear og priceIndex',
  currency: (d) =>
    `ein prisindeks gjeld éin valuta: beløpet er i ${d['found']}, dokumentet i ${d['expected']}. Ta bort prisåret, og multipliser med ein parameter som er valutakursen (eining ${d['expected']}/${d['found']})`,
  mixed: (d) =>
    `${d['found']} er òg eit beløp, i prisane til dokumentet; skriv talet, eller rekn om i ein eigen parameter utan priceYear`,
  indexMissing: (d) =>
    `talet er i ${d['found']}-prisar og dokumentet i ${d['expected']}-prisar; skriv priceIndex, til dømes consumer-price-index-norway`,
  indexShape: (d) => `${d['found']} må ha kolonnane year og index, med indeksar over 0`,
  yearMissing: (d) => `prisindeksen har ikkje året ${d['found']}. Han har ${d['allowed']}. Skriv ein tabell med året under tables`,
};

const covarianceRules: Readonly<Record<string, string>> = {
  oneMatrix: 'skriv anten covariance, eller correlation (åleine, eller med standardDeviations)',
  correlations: 'korrelasjonane må liggje mellom -1 og 1, og vere 1 på diagonalen',
  reach: 'ingen normalkopula gir desse fordelingane ein så sterk korrelasjon; bruk correlationOf: ranks eller rett tala',
  square: 'ho må ha like mange rader og kolonnar som gruppa har parametrar',
  symmetric: 'ho må vere symmetrisk',
  positiveDefinite: 'ho må vere positivt definitt; kontroller variansar og kovariansar mot kjelda',
};

const tableRules: Readonly<Record<string, string>> = {
  keysRising: 'tala i første kolonne må stige frå rad til rad',
  agesFromZero: 'alder må gå eitt år om gongen frå 0',
  probabilities: 'sannsyna må liggje mellom 0 og 1',
  agesRising: 'alder må stige',
  norms: 'normene må liggje mellom 0 og 1',
};

const rowRules: Readonly<Record<string, (d: Details) => string>> = {
  noRemainder: (d) =>
    `sannsyna ut av ${d['state']} må ha ein rest: legg til ein overgang av typen remainder, oftast til same tilstanden`,
  remainderTwice: (d) => `${d['state']} har meir enn éin rest; hald på éin`,
  mixed: (d) =>
    `${d['state']} har både ratar og sannsyn eller rest; bruk det eine (rateFromProbability reknar om, og resten følgjer av ratane)`,
  duplicate: (d) =>
    `det står to overgangar frå ${d['state']} til ${d['to']} for same strategi; slå dei saman eller skil dei med strategies`,
  fromDeath: (d) => `ingen går ut av ${d['state']}, som er døden; fjern overgangen`,
  rateToItself: (d) => `ein rate fører ut av tilstanden; dei som blir verande i ${d['state']}, er resten`,
  aboveOne: (d) => `sannsyna ut av ${d['state']} blir til saman ${d['sum']}, meir enn 1; kontroller dei mot kjelda`,
  noDeath: (d) => `ingen overgang fører til ${d['state']}; legg til død, til dømes med generalMortality`,
};

const branchRules: Readonly<Record<string, (d: Details) => string>> = {
  noBranch: () => 'inga grein gjeld; legg til ei grein, eller la noden vere eit blad (leaf)',
  noRemainder: () => 'sannsyna er formlar, så éi grein må vere resten: gi henne typen remainder',
  remainderTwice: () => 'meir enn éi grein er resten; behald éi',
  aboveOne: (d) => `sannsyna blir til saman ${d['sum']}, meir enn 1; kontroller dei mot kjelda`,
  belowOne: (d) => `sannsyna blir til saman ${d['sum']}, mindre enn 1; legg til greina som manglar, som rest (remainder)`,
};

const draw = (details: Details): string =>
  details['draw'] === undefined
    ? ''
    : details['draw'] === -1
      ? ' Det hende i basisanalysen.'
      : ` Det hende i trekning ${details['draw']}.`;
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

const checkRules = {
  drawsWithinDomain: {
    rule: 'Trekningane held seg der talet har meining: sannsyn mellom 0 og 1, hasardratioar over 0, kroner ned til 0.',
    remedy: 'Vel ei fordeling som høver: beta for sannsyn og livskvalitet, gamma for kostnader, lognormal for ratioar.',
  },
  parametersWithoutDistribution: {
    rule: 'Kvar parameter med eigen talverdi har ei fordeling.',
    remedy: 'Gje parameteren ei fordeling, eller grunngje at han er sikker.',
  },
  parametersUsed: {
    rule: 'Kvar parameter er brukt i ein formel.',
    remedy: 'Ta bort parameteren, eller finn formelen der han skulle ha stått.',
  },
  statesSumToOne: {
    rule: 'Delane i tilstandane summerer seg til 1 i kvar syklus og ligg mellom 0 og 1.',
    remedy: 'Kontroller kurver og overgangssannsyn.',
  },
  deathAbsorbing: {
    rule: 'Ingen står opp att: delen døde minkar aldri.',
    remedy: 'Kontroller kurva for totaloverleving og overgangane ut av død.',
  },
  statesReached: {
    rule: 'Nokon er innom kvar tilstand, i det minste under éin strategi.',
    remedy: 'Kontroller overgangane inn i tilstanden, eller ta han bort.',
  },
  curvesInOrder: {
    rule: 'Kurvene kryssar ikkje kvarandre før modellen eventuelt rettar dei: progresjonsfri overleving er aldri høgare enn totaloverleving.',
    remedy: 'Vurder om kurvene er tilpassa kvar for seg; vel former som heng saman, eller bruk ein modell med overgangar.',
  },
  populationMortality: {
    rule: 'Overlevinga er aldri høgare enn i folket på same alder.',
    remedy: 'Slå på dødelegheitsgolvet (population.mortality.floor), eller grunngje at pasientane lever lenger enn andre.',
  },
  nobodyDies: {
    rule: 'Utan dødelegheit er alle i live heile horisonten.',
    remedy:
      'Sjå etter død eller fråfall som kjem av noko anna enn kurver og overgangar. Simpsons regel gjev heile horisonten berre når talet på syklusar er eit partal.',
  },
  utilitiesOne: {
    rule: 'Med alle nyttevekter lik 1 og utan aldersjustering er QALY lik leveår.',
    remedy: 'Sjå etter tal som står rett i formelen for ein tilstand, eller ei nyttevekt som er brukt feil.',
  },
  utilitiesZero: {
    rule: 'Med alle nyttevekter lik 0 finst det ingen QALY.',
    remedy: 'Sjå etter tal som står rett i formelen for ein tilstand.',
  },
  qalysWithinLifeYears: {
    rule: 'Ingen strategi har fleire QALY enn leveår.',
    remedy: 'Kontroller nyttevekter over 1 og aldersjusteringa.',
  },
  equalArms: {
    rule: 'Med alle hasardratioar lik 1 har strategiane like mange leveår og QALY.',
    remedy: 'Sjå etter ein effekt som ikkje går gjennom ein hasardratio, eller stadfest at skilnaden er meint.',
  },
  costsZero: {
    rule: 'Med alle prisar på ein milliondel er kostnadene ein milliondel.',
    remedy: 'Sjå etter kroner som står rett i ein formel; gjer dei til parametrar med kjelde.',
  },
  costsDoubled: { rule: 'Med alle prisar dobla er kostnadene dobla.', remedy: 'Sjå etter tak, golv eller faste beløp i formlane.' },
  noDiscounting: {
    rule: 'Med diskonteringsrente 0 er diskonterte og udiskonterte tal like.',
    remedy: 'Meld ifrå: dette er ein feil i utrekningsmotoren.',
  },
  discountingLowers: {
    rule: 'Høgare diskonteringsrente gjev ikkje fleire QALY eller leveår, og diskontering aukar dei ikkje.',
    remedy: 'Kontroller at inga rente er negativ.',
  },
  shortestHorizon: {
    rule: 'Med ein horisont på éin syklus lever ein høgst éin syklus.',
    remedy: 'Sjå etter leveår som er talde utanfor horisonten.',
  },
  horizonLongEnough: {
    rule: 'Høgst éin av tjue er i live når modellen sluttar.',
    remedy: 'Forleng horisonten, eller grunngje at det som kjem etterpå, gjer strategiane like.',
  },
  partsSumToTotals: {
    rule: 'Komponentar og tilstandar summerer seg til totalane.',
    remedy: 'Meld ifrå: dette er ein feil i utrekningsmotoren.',
  },
  drawsReproducible: {
    rule: 'Dei same trekningane gjev dei same tala når dei blir køyrde om att i ei anna inndeling.',
    remedy: 'Meld ifrå: dette er ein feil i utrekningsmotoren.',
  },
  meanNearBaseCase: {
    rule: 'Gjennomsnittet av trekningane ligg nær hovudanalysen: høgst 4 standardfeil eller 0,25 standardavvik unna.',
    remedy: 'Kontroller at fordelingane har same midtpunkt som verdiane.',
  },
  evaluatorsAgree: {
    rule: 'Ei uavhengig, langsam utrekning gjev dei same tala.',
    remedy: 'Meld ifrå: dette er ein feil i utrekningsmotoren.',
  },
};

const findingNames = {
  patients: 'pasientar',
  strategy: 'strategi',
  quantity: 'storleik',
  parameter: 'parameter',
  parameters: 'parametrar',
  count: 'tal på dei',
  draw: 'trekning',
  cycle: 'syklus',
  state: 'tilstand',
  found: 'fann',
  expected: 'venta',
  sum: 'sum',
  standardErrors: 'standardfeil',
  standardDeviations: 'standardavvik',
  fault: 'feil',
  path: 'stad',
};
const findingReasons: Readonly<Record<string, string>> = {
  stopped: 'den endra modellen stoppa',
  refused: 'den endra modellen er ikkje gyldig',
  noCurves: 'modellen har ingen kurver',
  deathIsRemainder: 'modellen har ingen overgangar eller kurver til død som kan slåast av',
  noMortality: 'modellen bruker ingen tabell over dødelegheit',
  oneCurve: 'modellen har berre éi kurve per strategi',
  noUtilities: 'ingen parameter har eininga utility',
  noRatios: 'modellen har ingen hasardratio å setje til 1, eller berre éin strategi',
  noMoney: 'ingen parameter er eit beløp',
  noDraws: 'ingen parameter varierer',
  noTime: 'modellen har ingen tidsakse',
  noDiscounting: 'modellen har inga diskontering',
  entryTree: 'eit tre før første syklus gir leveår utanom syklusane',
  noLifeYears: 'modellen tel ikkje leveår',
};

const checks = {
  rules: checkRules,
  severities: { error: 'feil', warning: 'åtvaring', note: 'merknad' },
  statuses: { passed: 'bestått', failed: 'ikkje bestått', notApplicable: 'ikkje aktuell' },
  domains: {
    inputs: 'Inndata',
    patientFlow: 'Pasientforløp',
    results: 'Resultat',
    uncertainty: 'Uvisse',
    implementation: 'Implementering',
  },
  finding: findingText(findingNames, findingReasons),
};

const advishe = {
  howTo: 'Fyll ut done (yes, no eller notApplicable), explanation og gjerne reference under kvart punkt.',
  parts: {
    conceptualModel: 'Validering av den konseptuelle modellen',
    inputData: 'Validering av inndata',
    computerisedModel: 'Validering av det ferdige programmet',
    outcomes: 'Validering av resultata',
    other: 'Andre metodar',
  },
  items: {
    A1: 'Har fagfolk vurdert om den konseptuelle modellen høver til sjukdommen og avgjerda?',
    A2: 'Er den konseptuelle modellen samanlikna med andre modellar i litteraturen?',
    B1: 'Har fagfolk vurdert om inndataa er eigna?',
    B2: 'Er tilpassinga testa statistisk der inndata byggjer på regresjon eller kurver?',
    C1: 'Har modelleringskunnige utanfrå gått gjennom programmet?',
    C2: 'Er modellen køyrd med ekstreme verdiar for å finne programfeil?',
    C3: 'Er pasientar følgde gjennom modellen for å sjå at logikken stemmer?',
    C4: 'Er delane av programmet prøvde kvar for seg?',
    D1: 'Har fagfolk vurdert om resultata er rimelege?',
    D2: 'Er resultata samanlikna med andre modellar for liknande spørsmål?',
    D3: 'Er resultata samanlikna med dei ein får med andre inndata?',
    D4: 'Er resultata samanlikna med observerte data, både dei modellen byggjer på og andre?',
    E1: 'Er modellen validert på andre måtar?',
  },
};

const psaFaults: (typeof base)['psaFaults'] = {
  'psa.missing': () => 'Fila manglar. Legg ho ved.',
  'psa.csv': () => 'Fila kan ikkje lesast som CSV her: eit hermeteikn er opna, men ikkje lukka, eller står midt i ei celle.',
  'psa.heading': (d) => `Overskrifta manglar, er tom eller står to gonger: «${d['name']}». Kvar kolonne må ha sitt eige namn.`,
  'psa.cells': (d) => `Rada har ${d['found']} celler; overskrifta har ${d['expected']}.`,
  'psa.number': (d) => `«${d['found']}» i kolonnen ${d['name']} er ikkje eit tal. Bruk punktum som desimalteikn.`,
  'psa.strategies': (d) => `Strategiane er ${d['found']}, men skal vere ${d['expected']}, i same rekkjefølgje.`,
  'psa.rows': (d) => `Fila har ${d['found']} trekningar; det skal vere ${d['expected']}.`,
  'psa.grid': (d) => `Trekning ${d['sample']} for strategien ${d['strategy']} manglar eller står to gonger.`,
};

/** Kva eit framandt dokument ikkje kan få med seg hit. */
const importRules: Readonly<Record<string, string>> = {
  modelKind: 'Denne modelltypen kan ikkje lesast inn',
  cycleLength: 'Eit år må vere eit heilt tal syklusar',
  annualSteps: 'Diskontering i heile år finst ikkje i formatet',
  rateUnit: 'Renta kan vere prosent eller del; skriv format_version og prosent',
  noDeath: 'Éin tilstand må vere død: den eine som ingen forlèt',
  deathCounts: 'Døde kan ikkje ha kostnader eller QALY',
  startShare: 'Startfordelinga må vere tal',
  sharedTime: 'Tid som blir delt mellom tilstandar, finst ikkje i formatet',
  treePhase: 'Eit avgjerdstre framfor modellen kan ikkje lesast inn',
  override: 'Eiga diskontering av ein verdi finst ikkje i formatet',
  outcomeEvent: 'QALY ved ei hending eller etter strategi kan ikkje skrivast her',
  outcomeAtStart: 'QALY ved start kan ikkje skrivast her',
  everyCycle: 'Verdiar utan tilstand kan ikkje skrivast her',
  timeDependent: 'min og max over tid er eitt tal i R; bruk pmin og pmax',
  sampling: 'Fordelinga har ikkje noko motsvar',
  samplingMean: 'Gjennomsnittet i fordelinga er eit anna enn verdien',
  correlation: 'Den felles fordelinga kan ikkje skrivast',
  curve: 'Overlevingskurva har ikkje noko motsvar',
  circular: 'Formelen viser til seg sjølv',
};
const importChoices: Readonly<Record<string, string>> = {
  group: 'kva for ei gruppe verdiane skal takast frå, med --group.',
  costs: 'eitt samandrag med berre kostnader.',
  qalys: 'eitt samandrag med berre QALY.',
  setting: 'ei innstilling som er kjend.',
};
const importRule = (rule: string | number | undefined): string => importRules[String(rule)] ?? String(rule);
const choice = (what: string | number | undefined): string => importChoices[String(what)] ?? '';

/** Ord for modelldokument og køyringar. */
export const modelling: typeof base = {
  faults: {
    'document.syntax': (d) =>
      `Teksten er ikkje gyldig YAML eller JSON her (${d['message']}). Kontroller innrykk, kolon og hermeteikn; tekst med kolon eller hakeparentesar må stå i hermeteikn.`,
    'document.duplicateKey': (d) => `«${d['key']}» står to gonger. Behald éin av dei.`,
    'document.tooLarge': (d) =>
      `Dokumentet er for stort: ${d['found']} teikn, høgst ${d['maximum']}. Del det opp eller kort ned tekstane.`,
    'document.formatVersion': (d) => `Formatversjon ${d['found']} er ikkje støtta. Skriv formatVersion: ${d['allowed']}.`,
    'field.missing': (d) => `Feltet «${d['field']}» manglar eller er tomt. Fyll det ut.`,
    'field.unknown': (d) => `Feltet «${d['field']}» høyrer ikkje heime her.${hint(d)}${allowed(d)}`,
    'field.type': (d) => `Her skal det stå ${types[String(d['expected'])] ?? d['expected']}, ikkje «${d['found']}».`,
    'field.choice': (d) => `«${d['found']}» kan ikkje brukast her.${hint(d)}${allowed(d)}`,
    'field.range': (d) => `Verdien er ${d['found']}; han må vere ${limits(d)}.`,
    'reference.unknown': (d) => `Finn ikkje ${things[String(d['what'])] ?? d['what']} «${d['name']}».${hint(d)}${allowed(d)}`,
    'reference.circular': (d) =>
      d['what'] === 'node'
        ? `Greinene går i ring: ${d['circle']}. La ei av dei føre til ein annan node; det som tek seg opp att, høyrer heime i ein kohortmodell.`
        : `Verdiane går i ring: ${d['circle']}. Gi ein av dei ein verdi som ikkje er avhengig av dei andre.`,
    'expression.syntax': (d) =>
      `Formelen «${d['formula']}» kan ikkje lesast: uventa «${d['found']}» i posisjon ${d['position']}. Kontroller parentesar, komma og rekneteikn; desimalteiknet er punktum.`,
    'expression.unknownName': (d) =>
      `Formelen bruker «${d['name']}», som ikkje finst.${hint(d)} Definer parameteren eller rett namnet.`,
    'expression.unit': (d) =>
      d['mismatch'] === 'unknown'
        ? `«${d['found']}» er ikkje ei eining.${hint(d)} ${mismatches['unknown']}`
        : `Einingane passar ikkje: fann ${d['found']}, venta ${d['expected']}. ${mismatches[String(d['mismatch'])] ?? ''}`,
    'expression.arguments': (d) => `Funksjonen ${d['name']} tek ${d['expected']} argument, men fekk ${d['found']}.`,
    'expression.varies': (d) =>
      d['how'] === 'time'
        ? `«${d['name']}» endrar seg over tid (byTime) og kan berre brukast der formlar kan bruke cycle, time og age.`
        : `«${d['name']}» er ulik mellom strategiane (byStrategy) og kan brukast i kostnader, nyttevekter og overgangar. Gi kvar strategi sin eigen parameter her.`,
    'distribution.parameters': (d) =>
      `Fordelinga ${d['distribution']} kan ikkje brukast med desse tala: ${distributionRules[String(d['rule'])] ?? d['rule']}${d['ways'] === undefined ? '' : ` (${d['ways']})`}.`,
    'distribution.covariance': (d) =>
      `Matrisa for ${d['size']} parametrar kan ikkje brukast: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
    'source.missing': () => 'Kjelda manglar. Skriv kvar talet kjem frå: publikasjon, tabell, side.',
    'table.shape': (d) => `Tabellen ${d['table']} kan ikkje brukast her: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
    'transition.row': (d) =>
      `Overgangane kan ikkje brukast${d['strategy'] === undefined ? '' : ` (strategi ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'tree.branches': (d) =>
      `Greinene ut av ${d['node']} kan ikkje brukast (strategi ${d['strategy']}): ${branchRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'price.year': (d: Details): string =>
      `Prisåret til ${d['name']} kan ikkje brukast: ${priceRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'input.unknown': (d) => `Finn ikkje ${things[String(d['what'])] ?? d['what']} «${d['name']}» i modellen.${hint(d)}`,
    'input.range': (d) =>
      `Verdien ${d['found']} for ${d['name']} kan ikkje brukast${limits(d) === '' ? '' : `; han må vere ${limits(d)}`}.`,
    'calibration.missing': (): string =>
      'Dokumentet seier ikkje kva det skal kalibrerast mot. Skriv calibration med parameters (parameter, minimum, maximum), targets (type, id, label, strategy, value, se, source) og source; dømet står i docs/guides/model-format.md.',
    'run.notANumber': (d) =>
      `Utrekninga gav ikkje eit tal i ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Kontroller formelen og verdiane han bruker. Ingen resultat blir viste.`,
    'run.curve': (d) =>
      `Kurva ${d['curve']} kan ikkje reknast ut: ${curveRules[String(d['rule'])]?.(d) ?? d['rule']}.${draw(d)} Ingen resultat blir viste.`,
    'run.statesDoNotSum': (d) =>
      `Delane i tilstandane summerer seg til ${d['sum']}, ikkje 1 (${where(d)}): kurva ${d['expression']} kryssar den neste.${draw(d)} Set curvesOrdered: true eller bruk dødsgolvet. Ingen resultat blir viste.`,
    'run.negativeProbability': (d) =>
      `Eit sannsyn vart negativt i ${d['expression']} (${where(d)}).${draw(d)} Summen ut av ein tilstand eller node kan ikkje vere over 1. Kontroller sannsyna. Ingen resultat blir viste.`,
    'run.cancelled': (d) =>
      `Køyringa vart avbroten etter ${d['done']} av ${d['total']} trekningar. Start henne på nytt for å få resultat.`,
  },
  checks,
  advishe,
  psaFaults,
  workbook: {
    results: 'Resultat',
    parameters: 'Parametrar',
    draws: 'Trekningar',
    strategy: 'Strategi',
    costs: 'Kostnader',
    qalys: 'QALY',
    lifeYears: 'Leveår',
    discounted: 'diskontert',
    undiscounted: 'udiskontert',
    incrementalCosts: 'Meirkostnad',
    incrementalQalys: 'QALY vunne',
    icer: 'Kostnad per QALY vunnen (IKER)',
    netBenefit: 'Nettonytte',
    threshold: 'Betalingsvilje per QALY',
    dominant: 'dominerer',
    dominated: 'blir dominert',
    saving: 'billegare, færre QALY',
    equal: 'ingen skilnad',
    component: 'Kostnadskomponent',
    state: 'Tilstand',
    cycle: 'Syklus',
    years: 'År',
    costWeight: 'Diskonteringsvekt, kostnader',
    effectWeight: 'Diskonteringsvekt, helse',
    people: 'Del som blir tald',
    parameter: 'Parameter',
    label: 'Namn',
    value: 'Verdi',
    unit: 'Eining',
    distribution: 'Fordeling',
    confidentiality: 'Klasse',
    source: 'Kjelde',
    fromYear: 'frå år',
    rate: 'Årleg rente',
    mean: 'Gjennomsnitt',
    model: 'Kontrollsum, modell',
    inputs: 'Kontrollsum, inndata',
    engine: 'Kontrollsum, reknemotor',
    constructed: 'KONSTRUERT DØME: tala er laga for å vise fram systemet.',
    classes: {
      public: 'open',
      internal: 'intern',
      confidential: 'fortruleg',
    },
  },
  imports: {
    'import.syntax': (d) => `Linje ${d['line']} kan ikkje lesast: ${d['message']}`,
    'import.missing': (d) => `«${d['found']}» manglar. Ta han med.`,
    'import.formula': (d) => `Formelen «${d['formula']}» kan ikkje lesast ved «${d['found']}».`,
    'import.function': (d) =>
      `«${d['found']}» i formelen «${d['formula']}» har ikkje noko motsvar. Rekn ut talet på førehand, eller skriv formelen utan.`,
    'import.name': (d) => `Formelen «${d['formula']}» bruker «${d['found']}», som ikkje er forklart nokon stad.`,
    'import.choose': (d) => `Det må veljast: ${choice(d['what'])} Det finst: ${d['found'] === '' ? 'ingen' : d['found']}.`,
    'import.unsupported': (d) => `${importRule(d['rule'])} («${d['found']}»)`,
    'import.result': (d) => `Modellen ville fått ein feil her (${d['found']}). Rett han i modellen som blir lesen inn.`,
  },
  importNotes: {
    'note.leftOut': (d, path) => `Utelate: ${d['found']} (${path}).`,
    'note.assumed': (d, path) => `Sett inn, for kjelda seier det ikkje: ${path} = ${d['found']}.`,
  },
  importRules,
};
