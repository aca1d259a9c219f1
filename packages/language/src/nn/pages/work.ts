import type { WorkWords } from '../../nb/pages/work.ts';

export const work: WorkWords = {
  choose: 'Vel',
  news: 'Nytt sidan sist',
  views: 'Lagra visingar',
  saveAs: 'Lagre visinga som',
  save: 'Lagre',
  nothingForAll: 'Det er ingenting som kan gjerast likt i alle dei valde sakene.',
  chooseNone: 'Vel ingen',
  any: 'Alle',
  type: 'Type metode',
  phase: 'Steg',
  order: 'Sorter etter',
  orders: { frist: 'Tid att', oppdatert: 'Sist endra', tittel: 'Namn' },
  seenAll: 'Marker alt som sett',
  keys: 'Piltastar eller j og k går i lista, Enter opnar, x vel. Ctrl+K opnar kommandoar, ? viser alle tastane.',
  due: ({ date, left }) =>
    left < 0
      ? `Frist ${date}, ${-left} dagar over`
      : left === 0
        ? 'Frist i dag'
        : `Frist ${date}, ${left} ${left === 1 ? 'dag' : 'dagar'} att`,
  removeView: ({ name }) => `Fjern «${name}»`,
  chosen: ({ count }) => (count === 1 ? 'Éi sak vald' : `${count} saker valde`),
  confirm: ({ act, count }) => `${act} i ${count === 1 ? 'éi sak' : `${count} saker`}?`,
  doneIn: ({ name }) => `Gjort: ${name}`,
  notDoneIn: ({ name, why }) => `Ikkje gjort: ${name}. ${why}`,
  changed: ({ count }) => `Nytt sidan sist (${count})`,
  palette: {
    meetings: 'Møte',
    status: 'Status for alle saker',
    statistics: 'Statistikk',
    title: 'Kommandoar',
    placeholder: 'Skriv kvar du vil, eit saksnummer eller ei handling',
    nothing: 'Ingenting passar. Prøv eit anna ord.',
    pages: 'Gå til',
    cases: 'Saker',
  },
  shortcuts: {
    title: 'Tastatur',
    close: 'Lukk',
    keys: [
      { key: 'Ctrl + K', does: 'Kommandoar: gå til ei side, ei sak eller ei handling' },
      { key: '?', does: 'Denne oversikta' },
      { key: '/', does: 'Til søkjefeltet på sida' },
      { key: 'j, k eller piltastar', does: 'Ned og opp i sakslista' },
      { key: 'Enter', does: 'Opne saka' },
      { key: 'x', does: 'Vel saka' },
    ],
  },
  sinceLast: {
    title: 'Endra sidan du såg saka sist',
    count: ({ count }) => (count === 1 ? 'Éi ny hending' : `${count} nye hendingar`),
  },
  undo: { act: 'Angre', hint: 'Handlinga kan angrast i ti minutt.' },
};
