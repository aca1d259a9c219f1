import type { portfolio as base } from '../../nb/pages/portfolio.ts';

/** Words of the public list of decisions. */
export const portfolio: typeof base = {
  sheet: 'Avgjerder',
  title: 'Frå den offentlege lista over avgjerder',
  note: 'Dette er henta frå det offentlege reknearket over avgjerder, slik det står der. Saksgangen før det ligg ikkje her.',
  taken: (details) => `Henta ${details.time}.`,
  heading: 'Den offentlege lista over avgjerder',
  lead: 'Lista har ni kolonnar. Her kan du hente ho som rekneark, og sekretariatet kan ta over metodane som står i ho.',
  fetch: 'Hent lista som rekneark (.xlsx)',
  secretariatOnly: 'Berre sekretariatet tek over metodar frå lista.',
  choose: 'Rekneark (.xlsx) med dei ni kolonnane',
  again:
    'Metodar som alt er tekne over, blir oppdaterte der lista er endra. Er det feil i reknearket, blir ingenting lagra, og du får sjå alle feila.',
  send: 'Ta over metodane',
  sending: 'Tek over …',
  done: (details) => `${details.imported} nye metodar, ${details.updated} oppdaterte, ${details.unchanged} uendra.`,
  refused: ({ count }: { count: number }) => `${count} blei ikkje tekne over: numra høyrer til andre saker her.`,
  chooseFirst: 'Vel eit rekneark først.',
  faultsTitle: 'Feil i reknearket',
  row: 'Rad',
  column: 'Kolonne',
  fault: 'Feil',
  faults: {
    'column.missing': () => 'Kolonnen manglar. Legg han til med nøyaktig dette namnet.',
    'column.repeated': () => 'Kolonnen står fleire gonger. Behald éin.',
    'id.form': (details) => `«${details['given']}» er ikkje eit ID-nummer. Skriv det som 2013_036, eventuelt med ein bokstav bak.`,
    'text.missing': () => 'Cella er tom. Fyll ho ut.',
    'text.tooLong': (details) => `Teksten har ${details['length']} teikn. Kort han ned til ${details['longest']}.`,
    'text.characters': () => 'Teksten har usynlege teikn som ikkje kan brukast. Skriv han på nytt.',
    'type.unknown': (details) =>
      `«${details['given']}» er ikkje ein metodetype. Bruk namna som den offentlege lista har: Legemidler og dei to andre.`,
    'date.form': (details) => `«${details['given']}» er ikkje ein dato. Skriv ein dato, eller 0 når det ikkje er noka avgjerd.`,
    'row.repeated': (details) => `Same ID-nummer og bruksområde står i rad ${details['row']}. Behald éi av radene.`,
    'list.empty': () => 'Lista har ingen metodar.',
  },
};
