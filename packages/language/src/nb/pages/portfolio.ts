import type { Details } from '../casework/words.ts';

/** Words of the public list of decisions. */
export const portfolio = {
  sheet: 'Beslutninger',
  title: 'Fra den offentlige listen over beslutninger',
  note: 'Dette er hentet fra det offentlige regnearket over beslutninger, slik det står der. Saksgangen før det ligger ikke her.',
  taken: (details: { time: string }) => `Hentet ${details.time}.`,
  faults: {
    'column.missing': (_details: Details) => 'Kolonnen mangler. Legg den til med nøyaktig dette navnet.',
    'column.repeated': (_details: Details) => 'Kolonnen står flere ganger. Behold én.',
    'id.form': (details: Details) =>
      `«${details['given']}» er ikke et ID-nummer. Skriv det som 2013_036, eventuelt med en bokstav bak.`,
    'text.missing': (_details: Details) => 'Cellen er tom. Fyll den ut.',
    'text.tooLong': (details: Details) => `Teksten har ${details['length']} tegn. Kort den ned til ${details['longest']}.`,
    'text.characters': (_details: Details) => 'Teksten har usynlige tegn som ikke kan brukes. Skriv den på nytt.',
    'type.unknown': (details: Details) =>
      `«${details['given']}» er ikke en metodetype. Bruk Legemidler, Medisinsk utstyr, diagnostikk og tester eller Prosedyrer og organisatoriske tiltak.`,
    'date.form': (details: Details) =>
      `«${details['given']}» er ikke en dato. Skriv en dato, eller 0 når det ikke er noen beslutning.`,
    'row.repeated': (details: Details) => `Samme ID-nummer og bruksområde står i rad ${details['row']}. Behold én av radene.`,
    'list.empty': (_details: Details) => 'Listen har ingen metoder.',
  },
};
