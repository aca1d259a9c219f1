import type { Details } from '../casework/words.ts';

/** Words of the public list of decisions. */
export const portfolio = {
  sheet: 'Beslutninger',
  title: 'Fra den offentlige listen over beslutninger',
  note: 'Dette er hentet fra det offentlige regnearket over beslutninger, slik det står der. Saksgangen før det ligger ikke her.',
  taken: (details: { time: string }) => `Hentet ${details.time}.`,
  heading: 'Den offentlige listen over beslutninger',
  lead: 'Listen har ni kolonner. Her kan du hente den som regneark, og sekretariatet kan ta over metodene som står i den.',
  fetch: 'Hent listen som regneark (.xlsx)',
  secretariatOnly: 'Bare sekretariatet tar over metoder fra listen.',
  choose: 'Regneark (.xlsx) med de ni kolonnene',
  again:
    'Metoder som alt er tatt over, blir oppdatert der listen er endret. Er det feil i regnearket, lagres ingenting, og du får se alle feilene.',
  send: 'Ta over metodene',
  sending: 'Tar over …',
  done: (details: { imported: number; updated: number; unchanged: number }) =>
    `${details.imported} nye metoder, ${details.updated} oppdatert, ${details.unchanged} uendret.`,
  refused: ({ count }: { count: number }) => `${count} ble ikke tatt over: numrene tilhører andre saker her.`,
  chooseFirst: 'Velg et regneark først.',
  faultsTitle: 'Feil i regnearket',
  row: 'Rad',
  column: 'Kolonne',
  fault: 'Feil',
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
