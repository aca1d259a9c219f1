import type { DisclosureWords } from '../nb/disclosure.ts';

const expected: Readonly<Record<string, string>> = {
  object: 'eit objekt i klammer',
  list: 'ei liste i hakeparentesar',
  text: 'ein tekst',
  number: 'eit tal',
};

export const disclosure: DisclosureWords = {
  faults: {
    'statements.syntax': () => 'Fila er ikkje gyldig JSON. Kontroller komma, klammer og hermeteikn.',
    'statements.missing': (details) => `Feltet «${details['field']}» manglar eller er tomt. Fyll det ut.`,
    'statements.type': (details) => `Her skal det stå ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'statements.unknownField': (details) => `Feltet «${details['field']}» er ukjent. Kjende felt: ${details['known']}.`,
    'statements.choice': (details) => `«${details['found']}» kan ikkje brukast. Vel blant ${details['choices']}.`,
    'statements.duplicate': (details) => `Namnet «${details['name']}» er alt i bruk. Vel eit anna.`,
    'statements.range': (details) =>
      `Tala står i feil rekkjefølgje eller utanfor det lovlege: ${details['from']} og ${details['to']}. Rett dei.`,
    'statements.unknownHidden': (details) =>
      `«${details['name']}» er ikkje mellom dei skjulte verdiane. Skriv han inn under «hidden», eller bruk ein av: ${details['known']}.`,
  },
  quantile: (details) => `kvantil ${details.probability}`,
  median: 'median',
  curve: 'kurve',
  interval: (details) => `${details.name}: frå ${details.lowest} til ${details.highest} (breidd ${details.width} av midten)`,
  parts: (details) => `  berre i: ${details.parts}`,
  restsOn: (details) => `  kviler på ${details.where}: ${details.equation}`,
  restsOnNothing: '  ingenting offentleg fortel meir enn det alle veit',
  narrow: (details) => `${details.file}: ${details.names} kan finnast smalare enn grensa på ${details.limit}.`,
  wide: (details) => `${details.file}: ingen skjult verdi kan finnast smalare enn grensa på ${details.limit}.`,
  contradiction: (details) =>
    `${details.file}: opplysningane kan ikkje vere sanne samstundes. Kontroller dei, og det som er sagt om dei skjulte verdiane.`,
  unsolved: (details) => `${details.file}: kan ikkje reknast ut, og då kan ingen seie at ingenting blir røpt:`,
  reasons: {
    unknownHidden: 'nemner ein skjult verdi som ikkje finst',
    denominator: 'nemnaren kan bli null eller negativ',
    notMonotone: 'kurva både stig og fell',
    tooManyHidden: 'for mange skjulte verdiar som må haldast frå kvarandre',
    tooComplex: 'for mange måtar opplysningane kan henge saman på',
  },
};
