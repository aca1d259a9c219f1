import type { cli as base } from '../nb/cli.ts';

const nearest = (suggestion: string): string => (suggestion === '' ? '' : ` Meinte du «${suggestion}»?`);

/** Ord på kommandolinja. */
export const cli: typeof base = {
  tagline: 'Likeverd på kommandolinja: køyr, kontroller og les modellar for metodevurdering.',
  usage: 'Bruk',
  commandsHeading: 'Kommandoar',
  optionsHeading: 'Val',
  exitHeading: 'Sluttkodar',
  exitCodes: '0 i orden · 1 køyringa stoppa · 2 feil i inndata · 64 feil bruk · 130 avbroten',
  help: 'Skriv «likeverd <kommando> --help» for vala til éin kommando.',
  arguments: {
    model: 'id|fil',
    file: 'fil',
    dictionary: 'ordbok',
    csv: 'csv-fil',
    number: 'tal',
    assignment: 'parameter=verdi',
    years: 'år',
    id: 'id',
    money: 'kroner',
    language: 'nb|nn|en',
    date: 'ÅÅÅÅ-MM-DD',
  },
  commands: {
    run: 'køyr ein modell: resultattabell, alvor, uvisse og kontrollsummar',
    check: 'kontroller ei modellfil og vis alle feilane på éin gong',
    models: 'vis modellane i galleriet',
    describe: 'vis kva ein modell handlar om, kva verdiar som kan endrast, og kjelda',
    scenarios: 'vis dei namngitte scenarioa til ein modell',
    'check-delivery': 'kontroller ein registerleveranse (CSV) mot ei variabelordbok',
  },
  options: {
    draws: 'talet på trekningar i den probabilistiske analysen; 0 hoppar over han (standard 10000)',
    seed: 'frø for trekningane (standard 1)',
    set: 'endre ein parameter; kan takast opp att',
    horizon: 'tidshorisont i år',
    scenario: 'køyr eit namngitt scenario i staden for hovudanalysen',
    threshold: 'betalingsvilje per QALY; standard er referanseverdien etter alvor',
    'as-of': 'bruk satsar og normtal som galdt på datoen (standard: i dag)',
    json: 'skriv eitt JSON-objekt med full presisjon',
    out: 'skriv resultatet til ei fil',
    lang: 'språk (standard: etter LANG, elles bokmål)',
    help: 'vis denne hjelpa',
    version: 'vis versjonen',
  },
  wrongUsage: {
    unknownCommand: (details) =>
      `Kommandoen «${details.given}» finst ikkje.${nearest(details.nearest)} Skriv «likeverd --help» for å sjå alle.`,
    unknownOption: (details) =>
      `«${details.command}» har ikkje valet «${details.given}».${nearest(details.nearest)} Skriv «${details.command} --help» for å sjå alle.`,
    missingValue: (details) => `Valet «${details.option}» manglar ein verdi. Skriv til dømes «${details.option} …».`,
    unexpectedValue: (details) => `Valet «${details.option}» tek ingen verdi. Skriv berre «${details.option}».`,
    missingArgument: (details) => `Manglar <${details.argument}>. Skriv «likeverd ${details.command} <${details.argument}>».`,
    extraArgument: (details) => `«${details.given}» er eitt argument for mykje. Ta det bort, eller set det i hermeteikn.`,
    number: (details) =>
      `«${details.option} ${details.given}» er ikkje eit gyldig tal. Skriv eit tal frå ${details.minimum} til ${details.maximum}, med punktum som desimalteikn.`,
    wholeNumber: (details) =>
      `«${details.option} ${details.given}» er ikkje eit gyldig heiltal. Skriv eit heiltal frå ${details.minimum} til ${details.maximum}.`,
    assignment: (details) =>
      `«--set ${details.given}» kan ikkje lesast. Skriv «--set parameter=tal», med punktum som desimalteikn.`,
    repeatedAssignment: (details) => `Parameteren «${details.given}» er sett to gonger. Behald éin av dei.`,
    language: (details) => `Språket «${details.given}» finst ikkje. Vel nb, nn eller en.`,
    date: (details) => `«${details.option} ${details.given}» er ikkje ein dato. Skriv datoen som 2026-11-22.`,
  },
  badInput: {
    unknownModel: (details) =>
      `Galleriet har ingen modell «${details.given}», og det finst inga fil med det namnet.${nearest(details.nearest)} Skriv «likeverd models» for å sjå alle.`,
    file: {
      missing: (details) => `Fila «${details.file}» finst ikkje. Kontroller namnet og mappa du står i.`,
      folder: (details) => `«${details.file}» er ei mappe. Oppgi ei fil.`,
      denied: (details) => `Fila «${details.file}» kan ikkje lesast. Gi deg sjølv lesetilgang til ho.`,
      notText: (details) => `Fila «${details.file}» er ikkje tekst i UTF-8. Lagre ho på nytt som UTF-8.`,
      tooLarge: (details) =>
        `Fila «${details.file}» er større enn ${details.megabytes} MB. Del ho opp, eller kontroller at det er rett fil.`,
    },
    unwritable: (details) =>
      `Resultatet kunne ikkje skrivast til «${details.file}». Kontroller at mappa finst, og at du har skrivetilgang.`,
    faults: (details) => `${details.file}: ${details.count === 1 ? 'éin feil' : `${details.count} feil`}. Ingenting er køyrt.`,
    stopped: (details) => `${details.file}: køyringa stoppa. Ingen resultat er skrivne.`,
  },
  progress: (details) => `Trekkjer ${details.done} av ${details.total} …`,
  interrupted: 'Avbroten. Ingen resultat er skrivne.',
  written: (details) => `Skrive til ${details.file}`,
  report: {
    constructed: 'KONSTRUERT DØME: tala er laga for å vise fram systemet.',
    baseCase: 'Hovudanalyse',
    scenario: (details) => `Scenario: ${details.label}`,
    changed: 'Endra av deg',
    difference: 'Skilnad',
    perPerson: (details) => `Per person, ${details.years} års horisont, ${details.currency} i ${details.priceYear}-prisar.`,
    against: (details) => `${details.strategy} mot ${details.comparator}`,
    classOf: (details) => `klasse ${details.severityClass}`,
    asOf: (details) => `Satsar og normtal per ${details.date}.`,
    uncertainty: (details) => `Uvisse: ${details.draws} trekningar, frø ${details.seed}`,
    mean: 'Gjennomsnitt',
    interval: '95 %-intervall',
    to: 'til',
    monteCarlo: (details) => `standardfeil ${details.error}`,
    atThreshold: (details) => `ved ${details.threshold}`,
    acceptability: 'Sannsyn for å vere mest kostnadseffektiv (CEAC)',
    willingness: 'Betalingsvilje per QALY',
    evpi: 'EVPI per pasient',
    best: 'Best i forventning',
    frontier: 'Alle strategiane samla',
    notes: {
      'severity.horizonTruncates':
        'Mange lever framleis når tidshorisonten er slutt, så prognosetapet blir for høgt: normtalet gjeld resten av livet.',
      'severity.negativeShortfall': 'Pasientane har ikkje færre gode leveår att enn befolkninga; dei blir rekna i klasse 1.',
    },
    hashes: 'Kontrollsummar (SHA-256)',
    hash: {
      model: 'modell',
      inputs: 'inndata',
      engine: 'reknemotor',
      baseCase: 'hovudresultat',
      draws: 'trekningar',
      appraisal: 'vurdering',
    },
    source: 'Kjelde',
    licence: 'Lisens',
    doi: 'DOI',
  },
  describe: {
    strategies: 'Strategiar',
    states: 'Tilstandar',
    components: 'Kostnadskomponentar',
    adjustable: 'Verdiar som kan endrast med --set',
    scenarios: 'Scenario',
    none: 'ingen',
    cycle: (details) => `Sykluslengd ${details.cycle} år, horisont ${details.horizon} år.`,
    range: (details) => `frå ${details.minimum} til ${details.maximum}`,
    parameter: 'Parameter',
    value: 'Verdi',
    unit: 'Eining',
    allowed: 'Tillate',
  },
  check: {
    fine: (details) => `${details.id}: ingen feil. Kontrollsummen til modellen er ${details.hash}.`,
  },
  models: {
    none: 'Galleriet er tomt.',
    constructed: 'konstruert',
    broken: (details) => `${details.file} har feil; køyr «likeverd check ${details.file}».`,
  },
  delivery: {
    accepted: (details) => `${details.file}: leveransen er i orden (${details.rows} rader, ${details.columns} variablar).`,
    refused: (details) =>
      `${details.file}: leveransen er avvist i det heile (${details.count} feil). Rett feilane og lever på nytt.`,
    more: (details) => `… og ${details.count} feil til (alle står i --json).`,
  },
};
