type Details = Readonly<Record<string, string>>;

const expected: Readonly<Record<string, string>> = {
  object: 'et objekt i klammer',
  text: 'en tekst',
  texts: 'en liste med minst én tekst',
  number: 'et tall',
  flag: 'true eller false',
  date: 'en dato som 2026-11-22',
};

/** Ord for oppfølging: registerleveranser, observert mot antatt, små tall. */
export const followup = {
  delivery: {
    'csv.unterminatedQuote': (): string =>
      'Et anførselstegn åpnes uten å lukkes. Lukk det, eller doble anførselstegn inne i teksten.',
    'csv.textAfterQuote': (): string =>
      'Det står tekst etter det siste anførselstegnet. Sett skilletegn mellom, eller doble anførselstegnet.',
    'csv.quoteInText': (): string => 'Anførselstegn midt i en verdi. Sett hele verdien i anførselstegn, og doble dem som er inni.',
    'delivery.empty': (): string => 'Filen er tom. Lever en fil med overskriftsrad og data.',
    'delivery.noRows': (): string => 'Filen har overskrifter, men ingen rader. Lever dataene også.',
    'heading.missing': (details: Details) => `Variabelen «${details['name']}» mangler i overskriftsraden. Ta den med.`,
    'heading.unknown': (details: Details) =>
      `Overskriften «${details['found']}» står ikke i ordboken. Ta kolonnen bort, eller bruk et av navnene: ${details['known']}.`,
    'heading.duplicate': (details: Details) => `Overskriften «${details['found']}» står to ganger. Behold én av kolonnene.`,
    'row.cellCount': (details: Details) =>
      `Raden har ${details['found']} verdier, men overskriftsraden har ${details['expected']}. Kontroller skilletegnene.`,
    'cell.required': (): string => 'Verdien mangler, og variabelen er påkrevd. Fyll ut.',
    'cell.integer': (details: Details) => `«${details['found']}» er ikke et heltall. Skriv bare sifre.`,
    'cell.number': (details: Details) => `«${details['found']}» er ikke et tall. Bruk «${details['decimalMark']}» som desimaltegn.`,
    'cell.date': (details: Details) => `«${details['found']}» er ikke en dato. Skriv datoen som 2026-11-22.`,
    'cell.code': (details: Details) => `«${details['found']}» er ikke en gyldig kode. Gyldige koder: ${details['codes']}.`,
    'cell.below': (details: Details) =>
      `«${details['found']}» er under grensen ${details['limit']}. Kontroller verdien mot kilden.`,
    'cell.above': (details: Details) => `«${details['found']}» er over grensen ${details['limit']}. Kontroller verdien mot kilden.`,
    'cell.tooLong': (details: Details) => `Teksten er ${details['found']} tegn; høyst ${details['limit']} er avtalt. Kort den ned.`,
    'cell.notUnique': (details: Details) =>
      `«${details['found']}» står allerede i rad ${details['first']}. Hver verdi skal bare stå én gang.`,
    'cell.identityNumber': (): string =>
      'Verdien inneholder et fødselsnummer eller D-nummer. Erstatt det med et løpenummer før levering; verdien er ikke tatt vare på.',
  },
  dictionary: {
    'dictionary.syntax': (details: Details) =>
      `Ordboken er ikke gyldig JSON (${details['message']}). Kontroller komma, klammer og anførselstegn.`,
    'dictionary.missing': (details: Details) => `Feltet «${details['field']}» mangler eller er tomt. Fyll det ut.`,
    'dictionary.type': (details: Details) => `Her skal det stå ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'dictionary.unknownField': (details: Details) => `Feltet «${details['field']}» er ukjent. Kjente felt: ${details['known']}.`,
    'dictionary.choice': (details: Details) => `«${details['found']}» kan ikke brukes. Velg blant ${details['choices']}.`,
    'dictionary.duplicate': (details: Details) => `Variabelen «${details['name']}» står to ganger. Behold én av dem.`,
    'dictionary.range': (details: Details) =>
      `Grensene står i feil rekkefølge: ${details['from']} er større enn ${details['to']}. Bytt dem om.`,
  },
  place: (details: { row: string; column: string; variable: string }) =>
    [
      `rad ${details.row}`,
      ...(details.column === '0' ? [] : [`kolonne ${details.column}`]),
      ...(details.variable === '' ? [] : [`«${details.variable}»`]),
    ].join(', '),
  suppressed: (details: { minimum: string }) => `færre enn ${details.minimum}, eller skjult for å verne små tall`,
  observed: 'Observert i registeret',
  assumed: 'Antatt i vurderingen',
  within: 'Antakelsen ligger innenfor usikkerheten',
  outside: 'Antakelsen ligger utenfor usikkerheten',
};
