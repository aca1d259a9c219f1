import type { RoomWords } from './words.ts';

/** Words of what is taken over from the public list of decisions. */
export const portfolio = {
  events: {
    MethodImported: 'Hentet fra det offentlige regnearket',
    ImportedMethodUpdated: 'Oppdatert fra det offentlige regnearket',
  },
  acts: {
    importMethod: {
      title: 'Hent en metode fra det offentlige regnearket',
      help: 'Metoden blir offentlig med en gang, under nummeret den har der.',
      submit: 'Hent metoden',
    },
    updateImported: {
      title: 'Oppdater det som er hentet',
      help: 'Det som står i det offentlige regnearket nå, avløser det som ble hentet før.',
      submit: 'Oppdater',
    },
  },
  fields: {
    importedNumber: { label: 'Nummer i regnearket' },
    importedSubstance: { label: 'Virkestoff i regnearket' },
    importedType: { label: 'Metodetype' },
    clinicalField: { label: 'Fagområde' },
    decidedOn: { label: 'Dato for siste beslutning' },
    shortDecision: { label: 'Gjeldende beslutning, kort' },
    wholeDecision: { label: 'Gjeldende beslutning, hele' },
  },
  sections: {},
  choices: {},
  rejections: {
    'portfolio.number': () => 'Skriv nummeret slik: ID2013_036, eventuelt med en bokstav bak.',
    'portfolio.notImported': () => 'Saken er ikke hentet fra det offentlige regnearket. Den endres med de vanlige handlingene.',
    'portfolio.notFuture': (details) => `Datoen er etter i dag (${details['today']}). Rett datoen.`,
  },
  rules: {
    'portfolio.bySecretariat': 'Sekretariatet offentliggjør og holder oversikten over metodene.',
    'portfolio.asPublished': 'Det som alt er offentlig om en metode, tas over slik det står, under nummeret den har.',
  },
} satisfies RoomWords;
