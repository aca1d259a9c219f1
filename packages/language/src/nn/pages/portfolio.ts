import type { portfolio as base } from '../../nb/pages/portfolio.ts';

/** Words of the public list of decisions. */
export const portfolio: typeof base = {
  sheet: 'Avgjerder',
  title: 'Frå den offentlege lista over avgjerder',
  note: 'Dette er henta frå det offentlege reknearket over avgjerder, slik det står der. Saksgangen før det ligg ikkje her.',
  taken: (details) => `Henta ${details.time}.`,
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
