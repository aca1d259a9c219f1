import type { followup as base } from '../nb/followup.ts';

const expected: Readonly<Record<string, string>> = {
  object: 'eit objekt i klammer',
  text: 'ein tekst',
  texts: 'ei liste med minst éin tekst',
  number: 'eit tal',
  flag: 'true eller false',
  date: 'ein dato som 2026-11-22',
};

/** Ord for oppfølging: registerleveransar, observert mot det ein gjekk ut frå, små tal. */
export const followup: typeof base = {
  delivery: {
    'csv.unterminatedQuote': () => 'Eit hermeteikn blir opna utan å bli lukka. Lukk det, eller doble hermeteikn inne i teksten.',
    'csv.textAfterQuote': () => 'Det står tekst etter det siste hermeteiknet. Set skiljeteikn mellom, eller doble hermeteiknet.',
    'csv.quoteInText': () => 'Hermeteikn midt i ein verdi. Set heile verdien i hermeteikn, og doble dei som er inni.',
    'delivery.empty': () => 'Fila er tom. Lever ei fil med overskriftsrad og data.',
    'delivery.noRows': () => 'Fila har overskrifter, men ingen rader. Lever dataa òg.',
    'heading.missing': (details) => `Variabelen «${details['name']}» manglar i overskriftsrada. Ta han med.`,
    'heading.unknown': (details) =>
      `Overskrifta «${details['found']}» står ikkje i ordboka. Ta kolonnen bort, eller bruk eitt av namna: ${details['known']}.`,
    'heading.duplicate': (details) => `Overskrifta «${details['found']}» står to gonger. Behald éin av kolonnane.`,
    'row.cellCount': (details) =>
      `Rada har ${details['found']} verdiar, men overskriftsrada har ${details['expected']}. Kontroller skiljeteikna.`,
    'cell.required': () => 'Verdien manglar, og variabelen er påkravd. Fyll ut.',
    'cell.integer': (details) => `«${details['found']}» er ikkje eit heiltal. Skriv berre siffer.`,
    'cell.number': (details) => `«${details['found']}» er ikkje eit tal. Bruk «${details['decimalMark']}» som desimalteikn.`,
    'cell.date': (details) => `«${details['found']}» er ikkje ein dato. Skriv datoen som 2026-11-22.`,
    'cell.code': (details) => `«${details['found']}» er ikkje ein gyldig kode. Gyldige kodar: ${details['codes']}.`,
    'cell.below': (details) => `«${details['found']}» er under grensa ${details['limit']}. Kontroller verdien mot kjelda.`,
    'cell.above': (details) => `«${details['found']}» er over grensa ${details['limit']}. Kontroller verdien mot kjelda.`,
    'cell.tooLong': (details) => `Teksten er ${details['found']} teikn; høgst ${details['limit']} er avtalt. Kort han ned.`,
    'cell.notUnique': (details) => `«${details['found']}» står alt i rad ${details['first']}. Kvar verdi skal berre stå éin gong.`,
    'cell.identityNumber': () =>
      'Verdien inneheld eit fødselsnummer eller D-nummer. Byt det ut med eit løpenummer før levering; verdien er ikkje teken vare på.',
  },
  dictionary: {
    'dictionary.syntax': (details) =>
      `Ordboka er ikkje gyldig JSON (${details['message']}). Kontroller komma, klammer og hermeteikn.`,
    'dictionary.missing': (details) => `Feltet «${details['field']}» manglar eller er tomt. Fyll det ut.`,
    'dictionary.type': (details) => `Her skal det stå ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'dictionary.unknownField': (details) => `Feltet «${details['field']}» er ukjent. Kjende felt: ${details['known']}.`,
    'dictionary.choice': (details) => `«${details['found']}» kan ikkje brukast. Vel mellom ${details['choices']}.`,
    'dictionary.duplicate': (details) => `Variabelen «${details['name']}» står to gonger. Behald éin av dei.`,
    'dictionary.range': (details) =>
      `Grensene står i feil rekkjefølgje: ${details['from']} er større enn ${details['to']}. Byt dei om.`,
  },
  place: (details) =>
    [
      `rad ${details.row}`,
      ...(details.column === '0' ? [] : [`kolonne ${details.column}`]),
      ...(details.variable === '' ? [] : [`«${details.variable}»`]),
    ].join(', '),
  suppressed: (details) => `færre enn ${details.minimum}, eller gøymt for å verne små tal`,
  observed: 'Observert i registeret',
  assumed: 'Føresett i vurderinga',
  within: 'Føresetnaden ligg innanfor uvissa',
  outside: 'Føresetnaden ligg utanfor uvissa',
};
