type Details = Readonly<Record<string, string>>;

const expected: Readonly<Record<string, string>> = {
  object: 'et objekt i klammer',
  list: 'en liste i hakeparenteser',
  text: 'en tekst',
  number: 'et tall',
};

/** Ord for skjerming og tilbakeregning: hva som kan regnes ut av det som er offentlig. */
export const disclosure = {
  faults: {
    'statements.syntax': (): string => 'Filen er ikke gyldig JSON. Kontroller komma, klammer og anførselstegn.',
    'statements.missing': (details: Details) => `Feltet «${details['field']}» mangler eller er tomt. Fyll det ut.`,
    'statements.type': (details: Details) => `Her skal det stå ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'statements.unknownField': (details: Details) => `Feltet «${details['field']}» er ukjent. Kjente felt: ${details['known']}.`,
    'statements.choice': (details: Details) => `«${details['found']}» kan ikke brukes. Velg blant ${details['choices']}.`,
    'statements.duplicate': (details: Details) => `Navnet «${details['name']}» er alt i bruk. Velg et annet.`,
    'statements.range': (details: Details) =>
      `Tallene står i feil rekkefølge eller utenfor det lovlige: ${details['from']} og ${details['to']}. Rett dem.`,
    'statements.unknownHidden': (details: Details) =>
      `«${details['name']}» er ikke blant de skjulte verdiene. Skriv den inn under «hidden», eller bruk en av: ${details['known']}.`,
  },
  quantile: (details: { probability: string }) => `kvantil ${details.probability}`,
  median: 'median',
  curve: 'kurve',
  interval: (details: { name: string; lowest: string; highest: string; width: string }) =>
    `${details.name}: fra ${details.lowest} til ${details.highest} (bredde ${details.width} av midten)`,
  parts: (details: { parts: string }) => `  bare i: ${details.parts}`,
  restsOn: (details: { where: string; equation: string }) => `  hviler på ${details.where}: ${details.equation}`,
  restsOnNothing: '  ingenting offentlig forteller mer enn det alle vet',
  narrow: (details: { file: string; names: string; limit: string }) =>
    `${details.file}: ${details.names} kan finnes smalere enn grensen på ${details.limit}.`,
  wide: (details: { file: string; limit: string }) =>
    `${details.file}: ingen skjult verdi kan finnes smalere enn grensen på ${details.limit}.`,
  contradiction: (details: { file: string }) =>
    `${details.file}: opplysningene kan ikke være sanne samtidig. Kontroller dem, og det som er sagt om de skjulte verdiene.`,
  unsolved: (details: { file: string }) => `${details.file}: kan ikke regnes ut, og da kan ingen si at ingenting røpes:`,
  reasons: {
    unknownHidden: 'nevner en skjult verdi som ikke finnes',
    denominator: 'nevneren kan bli null eller negativ',
    notMonotone: 'kurven både stiger og faller',
    tooManyHidden: 'for mange skjulte verdier som må holdes fra hverandre',
    tooComplex: 'for mange måter opplysningene kan henge sammen på',
  },
};

export type DisclosureWords = typeof disclosure;
