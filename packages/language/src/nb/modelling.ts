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
  wholeCycles: 'et tidsrom som går opp i hele sykluser',
};

const things: Readonly<Record<string, string>> = {
  parameter: 'parameteren',
  curve: 'kurven',
  table: 'referansetabellen',
  column: 'kolonnen',
  payer: 'betaleren',
  strategy: 'strategien',
  state: 'tilstanden',
  livingState: 'tilstanden (død teller ikke her)',
  scenario: 'scenarioet',
  place: 'stedet i dokumentet',
};

const mismatches: Readonly<Record<string, string>> = {
  time: 'Ulike tidsenheter: regn om med convert(…, [enhet]), for eksempel convert(x, [NOK/year]).',
  currency: 'Ulike valutaer: multipliser med en parameter som er valutakursen, for eksempel med enheten NOK/EUR.',
  kind: 'Tallene betyr ulike ting: regn om med en funksjon, for eksempel probabilityFromRate eller log, eller rett enheten.',
  ratio: 'En ratio ganges ikke med en sannsynlighet: bruk applyHazardRatio(sannsynlighet, ratio) eller applyOddsRatio.',
  other: 'Del på eller multipliser med det som mangler, for eksempel 5 [year].',
  unknown: 'Skriv for eksempel NOK/year, hazardRatio, probability eller dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  sdPositive: 'standardavviket må være over 0',
  betaMoments: 'gjennomsnittet må ligge mellom 0 og 1, og standardfeilen må være over 0 og mindre enn roten av m(1 − m)',
  gammaMoments: 'gjennomsnittet og standardfeilen må være over 0',
  endsInOrder: 'nedre grense må være lavere enn øvre',
  sameInEveryDraw: 'verdien må være den samme i alle trekninger; fjern fordelingen',
};

const covarianceRules: Readonly<Record<string, string>> = {
  square: 'den må ha like mange rader og kolonner som gruppen har parametere',
  symmetric: 'den må være symmetrisk',
  positiveDefinite: 'den må være positivt definitt; kontroller varianser og kovarianser mot kilden',
};

const tableRules: Readonly<Record<string, string>> = {
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
    `Verdiene går i ring: ${d['circle']}. Gi en av dem en verdi som ikke avhenger av de andre.`,
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
  'distribution.parameters': (d: Details): string =>
    `Fordelingen ${d['distribution']} kan ikke brukes med disse tallene: ${distributionRules[String(d['rule'])] ?? d['rule']}.`,
  'distribution.covariance': (d: Details): string =>
    `Kovariansmatrisen for ${d['size']} parametere kan ikke brukes: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
  'source.missing': (): string => 'Kilden mangler. Skriv hvor tallet kommer fra: publikasjon, tabell, side.',
  'table.shape': (d: Details): string =>
    `Tabellen ${d['table']} kan ikke brukes her: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
  'transition.row': (d: Details): string =>
    `Overgangene kan ikke brukes${d['strategy'] === undefined ? '' : ` (strategi ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
  'input.unknown': (d: Details): string =>
    `Finner ikke ${things[String(d['what'])] ?? d['what']} «${d['name']}» i modellen.${hint(d)}`,
  'input.range': (d: Details): string =>
    `Verdien ${d['found']} for ${d['name']} kan ikke brukes${limits(d) === '' ? '' : `; den må være ${limits(d)}`}.`,
  'run.notANumber': (d: Details): string =>
    `Beregningen ga ikke et tall i ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Kontroller formelen og verdiene den bruker. Ingen resultater vises.`,
  'run.statesDoNotSum': (d: Details): string =>
    `Andelene i tilstandene summerer seg til ${d['sum']}, ikke 1 (${where(d)}): kurven ${d['expression']} krysser den neste.${draw(d)} Sett curvesOrdered: true eller bruk dødelighetsgulvet. Ingen resultater vises.`,
  'run.negativeProbability': (d: Details): string =>
    `En sannsynlighet ble negativ i ${d['expression']} (${where(d)}).${draw(d)} Summen ut av tilstanden kan ikke være over 1. Kontroller overgangene og verdiene. Ingen resultater vises.`,
  'run.cancelled': (d: Details): string =>
    `Kjøringen ble avbrutt etter ${d['done']} av ${d['total']} trekninger. Start den på nytt for å få resultater.`,
} satisfies Readonly<Record<string, FaultWords>>;

/** Ord for modelldokumenter og kjøringer. */
export const modelling = { faults };
