import type { portfolio as base } from '../../nb/casework/portfolio.ts';

/** Words of what is taken over from the public list of decisions. */
export const portfolio: typeof base = {
  events: {
    MethodImported: 'Henta frå det offentlege reknearket',
    ImportedMethodUpdated: 'Oppdatert frå det offentlege reknearket',
  },
  acts: {
    importMethod: {
      title: 'Hent ein metode frå det offentlege reknearket',
      help: 'Metoden blir offentleg med ein gong, under nummeret han har der.',
      submit: 'Hent metoden',
    },
    updateImported: {
      title: 'Oppdater det som er henta',
      help: 'Det som står i det offentlege reknearket no, avløyser det som blei henta før.',
      submit: 'Oppdater',
    },
  },
  fields: {
    importedNumber: { label: 'Nummer i reknearket' },
    importedSubstance: { label: 'Verkestoff i reknearket' },
    importedType: { label: 'Metodetype' },
    clinicalField: { label: 'Fagområde' },
    decidedOn: { label: 'Dato for siste avgjerd' },
    shortDecision: { label: 'Gjeldande avgjerd, kort' },
    wholeDecision: { label: 'Gjeldande avgjerd, heile' },
  },
  sections: {},
  choices: {},
  rejections: {
    'portfolio.number': () => 'Skriv nummeret slik: ID2013_036, eventuelt med ein bokstav bak.',
    'portfolio.notImported': () => 'Saka er ikkje henta frå det offentlege reknearket. Ho blir endra med dei vanlege handlingane.',
    'portfolio.notFuture': (details) => `Datoen er etter i dag (${details['today']}). Rett datoen.`,
  },
  rules: {
    'portfolio.bySecretariat': 'Sekretariatet offentleggjer og held oversikta over metodane.',
    'portfolio.asPublished': 'Det som alt er offentleg om ein metode, blir teke over slik det står, under nummeret han har.',
  },
};
