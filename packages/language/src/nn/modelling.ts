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
  wholeCycles: 'eit tidsrom som går opp i heile syklusar',
};

const things: Readonly<Record<string, string>> = {
  parameter: 'parameteren',
  curve: 'kurva',
  table: 'referansetabellen',
  column: 'kolonnen',
  payer: 'betalaren',
  strategy: 'strategien',
  state: 'tilstanden',
  livingState: 'tilstanden (død tel ikkje her)',
  scenario: 'scenarioet',
  place: 'staden i dokumentet',
};

const mismatches: Readonly<Record<string, string>> = {
  time: 'Ulike tidseiningar: rekn om med convert(…, [eining]), til dømes convert(x, [NOK/year]).',
  currency: 'Ulike valutaer: multipliser med ein parameter som er valutakursen, til dømes med eininga NOK/EUR.',
  kind: 'Tala tyder ulike ting: rekn om med ein funksjon, til dømes probabilityFromRate eller log, eller rett eininga.',
  ratio: 'Ein ratio skal ikkje gongast med eit sannsyn: bruk applyHazardRatio(sannsyn, ratio) eller applyOddsRatio.',
  other: 'Del på eller multipliser med det som manglar, til dømes 5 [year].',
  unknown: 'Skriv til dømes NOK/year, hazardRatio, probability eller dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  sdPositive: 'standardavviket må vere over 0',
  betaMoments: 'gjennomsnittet må liggje mellom 0 og 1, og standardfeilen må vere over 0 og mindre enn rota av m(1 − m)',
  gammaMoments: 'gjennomsnittet og standardfeilen må vere over 0',
  endsInOrder: 'nedre grense må vere lågare enn øvre',
  sameInEveryDraw: 'verdien må vere den same i alle trekningar; fjern fordelinga',
};

const covarianceRules: Readonly<Record<string, string>> = {
  square: 'ho må ha like mange rader og kolonnar som gruppa har parametrar',
  symmetric: 'ho må vere symmetrisk',
  positiveDefinite: 'ho må vere positivt definitt; kontroller variansar og kovariansar mot kjelda',
};

const tableRules: Readonly<Record<string, string>> = {
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
  ]
    .filter((part) => part !== '')
    .join(', ');

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
    'reference.circular': (d) => `Verdiane går i ring: ${d['circle']}. Gi ein av dei ein verdi som ikkje er avhengig av dei andre.`,
    'expression.syntax': (d) =>
      `Formelen «${d['formula']}» kan ikkje lesast: uventa «${d['found']}» i posisjon ${d['position']}. Kontroller parentesar, komma og rekneteikn; desimalteiknet er punktum.`,
    'expression.unknownName': (d) =>
      `Formelen bruker «${d['name']}», som ikkje finst.${hint(d)} Definer parameteren eller rett namnet.`,
    'expression.unit': (d) =>
      d['mismatch'] === 'unknown'
        ? `«${d['found']}» er ikkje ei eining.${hint(d)} ${mismatches['unknown']}`
        : `Einingane passar ikkje: fann ${d['found']}, venta ${d['expected']}. ${mismatches[String(d['mismatch'])] ?? ''}`,
    'expression.arguments': (d) => `Funksjonen ${d['name']} tek ${d['expected']} argument, men fekk ${d['found']}.`,
    'distribution.parameters': (d) =>
      `Fordelinga ${d['distribution']} kan ikkje brukast med desse tala: ${distributionRules[String(d['rule'])] ?? d['rule']}.`,
    'distribution.covariance': (d) =>
      `Kovariansmatrisa for ${d['size']} parametrar kan ikkje brukast: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
    'source.missing': () => 'Kjelda manglar. Skriv kvar talet kjem frå: publikasjon, tabell, side.',
    'table.shape': (d) => `Tabellen ${d['table']} kan ikkje brukast her: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
    'transition.row': (d) =>
      `Overgangane kan ikkje brukast${d['strategy'] === undefined ? '' : ` (strategi ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'input.unknown': (d) => `Finn ikkje ${things[String(d['what'])] ?? d['what']} «${d['name']}» i modellen.${hint(d)}`,
    'input.range': (d) =>
      `Verdien ${d['found']} for ${d['name']} kan ikkje brukast${limits(d) === '' ? '' : `; han må vere ${limits(d)}`}.`,
    'run.notANumber': (d) =>
      `Utrekninga gav ikkje eit tal i ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Kontroller formelen og verdiane han bruker. Ingen resultat blir viste.`,
    'run.statesDoNotSum': (d) =>
      `Delane i tilstandane summerer seg til ${d['sum']}, ikkje 1 (${where(d)}): kurva ${d['expression']} kryssar den neste.${draw(d)} Set curvesOrdered: true eller bruk dødsgolvet. Ingen resultat blir viste.`,
    'run.negativeProbability': (d) =>
      `Eit sannsyn vart negativt i ${d['expression']} (${where(d)}).${draw(d)} Summen ut av tilstanden kan ikkje vere over 1. Kontroller overgangane og verdiane. Ingen resultat blir viste.`,
    'run.cancelled': (d) =>
      `Køyringa vart avbroten etter ${d['done']} av ${d['total']} trekningar. Start henne på nytt for å få resultat.`,
  },
};
