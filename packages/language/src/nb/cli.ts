const nearest = (suggestion: string): string => (suggestion === '' ? '' : ` Mente du «${suggestion}»?`);

/** Ord på kommandolinjen. */
export const cli = {
  tagline: 'Likeverd på kommandolinjen: kjør, kontroller og les modeller for metodevurdering.',
  usage: 'Bruk',
  commandsHeading: 'Kommandoer',
  optionsHeading: 'Valg',
  exitHeading: 'Sluttkoder',
  exitCodes: '0 i orden · 1 kjøringen stoppet · 2 feil i inndata · 64 feil bruk · 130 avbrutt',
  help: 'Skriv «likeverd <kommando> --help» for valgene til én kommando.',
  arguments: {
    model: 'id|fil',
    file: 'fil',
    dictionary: 'ordbok',
    csv: 'csv-fil',
    number: 'tall',
    assignment: 'parameter=verdi',
    years: 'år',
    id: 'id',
    money: 'kroner',
    language: 'nb|nn|en',
    date: 'ÅÅÅÅ-MM-DD',
  },
  commands: {
    run: 'kjør en modell: resultattabell, alvorlighet, usikkerhet og kontrollsummer',
    check: 'kontroller en modellfil og vis alle feil på én gang',
    models: 'vis modellene i galleriet',
    describe: 'vis hva en modell handler om, hvilke verdier som kan endres, og kilden',
    scenarios: 'vis de navngitte scenariene til en modell',
    'check-delivery': 'kontroller en registerleveranse (CSV) mot en variabelordbok',
  },
  options: {
    draws: 'antall trekninger i den probabilistiske analysen; 0 hopper over den (standard 10000)',
    seed: 'frø for trekningene (standard 1)',
    set: 'endre en parameter; kan gjentas',
    horizon: 'tidshorisont i år',
    scenario: 'kjør et navngitt scenario i stedet for hovedanalysen',
    threshold: 'betalingsvilje per QALY; standard er referanseverdien etter alvorlighet',
    'as-of': 'bruk satser og normtall som gjaldt på datoen (standard: i dag)',
    json: 'skriv ett JSON-objekt med full presisjon',
    out: 'skriv resultatet til en fil',
    lang: 'språk (standard: etter LANG, ellers bokmål)',
    help: 'vis denne hjelpen',
    version: 'vis versjonen',
  },
  wrongUsage: {
    unknownCommand: (details: { given: string; nearest: string }) =>
      `Kommandoen «${details.given}» finnes ikke.${nearest(details.nearest)} Skriv «likeverd --help» for å se alle.`,
    unknownOption: (details: { given: string; command: string; nearest: string }) =>
      `«likeverd ${details.command}» har ikke valget «${details.given}».${nearest(details.nearest)} Skriv «likeverd ${details.command} --help» for å se alle.`,
    missingValue: (details: { option: string }) =>
      `Valget «${details.option}» mangler en verdi. Skriv for eksempel «${details.option} …».`,
    unexpectedValue: (details: { option: string }) => `Valget «${details.option}» tar ingen verdi. Skriv bare «${details.option}».`,
    missingArgument: (details: { argument: string; command: string }) =>
      `Mangler <${details.argument}>. Skriv «likeverd ${details.command} <${details.argument}>».`,
    extraArgument: (details: { given: string }) =>
      `«${details.given}» er ett argument for mye. Ta det bort, eller sett det i anførselstegn.`,
    number: (details: { option: string; given: string; minimum: string; maximum: string }) =>
      `«${details.option} ${details.given}» er ikke et gyldig tall. Skriv et tall fra ${details.minimum} til ${details.maximum}, med punktum som desimaltegn.`,
    wholeNumber: (details: { option: string; given: string; minimum: string; maximum: string }) =>
      `«${details.option} ${details.given}» er ikke et gyldig heltall. Skriv et heltall fra ${details.minimum} til ${details.maximum}.`,
    assignment: (details: { given: string }) =>
      `«--set ${details.given}» kan ikke leses. Skriv «--set parameter=tall», med punktum som desimaltegn.`,
    repeatedAssignment: (details: { given: string }) => `Parameteren «${details.given}» er satt to ganger. Behold én av dem.`,
    language: (details: { given: string }) => `Språket «${details.given}» finnes ikke. Velg nb, nn eller en.`,
    date: (details: { option: string; given: string }) =>
      `«${details.option} ${details.given}» er ikke en dato. Skriv datoen som 2026-11-22.`,
  },
  badInput: {
    unknownModel: (details: { given: string; nearest: string }) =>
      `Galleriet har ingen modell «${details.given}», og det finnes ingen fil med det navnet.${nearest(details.nearest)} Skriv «likeverd models» for å se alle.`,
    file: {
      missing: (details: { file: string }) => `Filen «${details.file}» finnes ikke. Kontroller navnet og mappen du står i.`,
      folder: (details: { file: string }) => `«${details.file}» er en mappe. Oppgi en fil.`,
      denied: (details: { file: string }) => `Filen «${details.file}» kan ikke leses. Gi deg selv lesetilgang til den.`,
      notText: (details: { file: string }) => `Filen «${details.file}» er ikke tekst i UTF-8. Lagre den på nytt som UTF-8.`,
      tooLarge: (details: { file: string; megabytes: string }) =>
        `Filen «${details.file}» er større enn ${details.megabytes} MB. Del den opp, eller kontroller at det er riktig fil.`,
    },
    unwritable: (details: { file: string }) =>
      `Resultatet kunne ikke skrives til «${details.file}». Kontroller at mappen finnes, og at du har skrivetilgang.`,
    faults: (details: { file: string; count: number }) =>
      `${details.file}: ${details.count === 1 ? 'én feil' : `${details.count} feil`}. Ingenting er kjørt.`,
    stopped: (details: { file: string }) => `${details.file}: kjøringen stoppet. Ingen resultater er skrevet.`,
  },
  progress: (details: { done: string; total: string }) => `Trekker ${details.done} av ${details.total} …`,
  interrupted: 'Avbrutt. Ingen resultater er skrevet.',
  written: (details: { file: string }) => `Skrevet til ${details.file}`,
  report: {
    constructed: 'KONSTRUERT EKSEMPEL: tallene er laget for å vise fram systemet.',
    baseCase: 'Hovedanalyse',
    scenario: (details: { label: string }) => `Scenario: ${details.label}`,
    changed: 'Endret av deg',
    difference: 'Forskjell',
    perPerson: (details: { years: string; currency: string; priceYear: string }) =>
      `Per person, ${details.years} års horisont, ${details.currency} i ${details.priceYear}-priser.`,
    against: (details: { strategy: string; comparator: string }) => `${details.strategy} mot ${details.comparator}`,
    classOf: (details: { severityClass: string }) => `klasse ${details.severityClass}`,
    asOf: (details: { date: string }) => `Satser og normtall per ${details.date}.`,
    uncertainty: (details: { draws: string; seed: string }) => `Usikkerhet: ${details.draws} trekninger, frø ${details.seed}`,
    mean: 'Gjennomsnitt',
    interval: '95 %-intervall',
    to: 'til',
    monteCarlo: (details: { error: string }) => `standardfeil ${details.error}`,
    atThreshold: (details: { threshold: string }) => `ved ${details.threshold}`,
    acceptability: 'Sannsynlighet for å være mest kostnadseffektiv (CEAC)',
    willingness: 'Betalingsvilje per QALY',
    evpi: 'EVPI per pasient',
    best: 'Best i forventning',
    frontier: 'Alle strategiene samlet',
    notes: {
      'severity.horizonTruncates':
        'Mange lever fortsatt når tidshorisonten er slutt, så prognosetapet blir for høyt: normtallet gjelder resten av livet.',
      'severity.negativeShortfall': 'Pasientene har ikke færre gode leveår igjen enn befolkningen; de regnes i klasse 1.',
    },
    hashes: 'Kontrollsummer (SHA-256)',
    hash: {
      model: 'modell',
      inputs: 'inndata',
      engine: 'beregningsmotor',
      baseCase: 'hovedresultat',
      draws: 'trekninger',
      appraisal: 'vurdering',
    },
    source: 'Kilde',
    licence: 'Lisens',
    doi: 'DOI',
  },
  describe: {
    strategies: 'Strategier',
    states: 'Tilstander',
    components: 'Kostnadskomponenter',
    adjustable: 'Verdier som kan endres med --set',
    scenarios: 'Scenarier',
    none: 'ingen',
    cycle: (details: { cycle: string; horizon: string }) => `Sykluslengde ${details.cycle} år, horisont ${details.horizon} år.`,
    range: (details: { minimum: string; maximum: string }) => `fra ${details.minimum} til ${details.maximum}`,
    parameter: 'Parameter',
    value: 'Verdi',
    unit: 'Enhet',
    allowed: 'Tillatt',
  },
  check: {
    fine: (details: { id: string; hash: string }) => `${details.id}: ingen feil. Modellens kontrollsum er ${details.hash}.`,
  },
  models: {
    none: 'Galleriet er tomt.',
    constructed: 'konstruert',
    broken: (details: { file: string }) => `${details.file} har feil; kjør «likeverd check ${details.file}».`,
  },
  delivery: {
    accepted: (details: { file: string; rows: string; columns: string }) =>
      `${details.file}: leveransen er i orden (${details.rows} rader, ${details.columns} variabler).`,
    refused: (details: { file: string; count: string }) =>
      `${details.file}: leveransen er avvist i sin helhet (${details.count} feil). Rett feilene og lever på nytt.`,
    more: (details: { count: string }) => `… og ${details.count} feil til (alle står i --json).`,
  },
};
