/** Words of the work surface: the queue, saved views, commands and keys. */
export const work = {
  choose: 'Velg',
  news: 'Nytt siden sist',
  views: 'Lagrede visninger',
  saveAs: 'Lagre visningen som',
  save: 'Lagre',
  nothingForAll: 'Det er ingenting som kan gjøres likt i alle de valgte sakene.',
  chooseNone: 'Velg ingen',
  any: 'Alle',
  type: 'Type metode',
  phase: 'Steg',
  order: 'Sorter etter',
  orders: { frist: 'Tid igjen', oppdatert: 'Sist endret', tittel: 'Navn' },
  seenAll: 'Marker alt som sett',
  keys: 'Piltaster eller j og k går i listen, Enter åpner, x velger. Ctrl+K åpner kommandoer, ? viser alle tastene.',
  due: ({ date, left }: { readonly date: string; readonly left: number }) =>
    left < 0
      ? `Frist ${date}, ${-left} dager over`
      : left === 0
        ? 'Frist i dag'
        : `Frist ${date}, ${left} ${left === 1 ? 'dag' : 'dager'} igjen`,
  removeView: ({ name }: { readonly name: string }) => `Fjern «${name}»`,
  chosen: ({ count }: { readonly count: number }) => (count === 1 ? 'Én sak valgt' : `${count} saker valgt`),
  confirm: ({ act, count }: { readonly act: string; readonly count: number }) =>
    `${act} i ${count === 1 ? 'én sak' : `${count} saker`}?`,
  doneIn: ({ name }: { readonly name: string }) => `Gjort: ${name}`,
  notDoneIn: ({ name, why }: { readonly name: string; readonly why: string }) => `Ikke gjort: ${name}. ${why}`,
  changed: ({ count }: { readonly count: number }) => `Nytt siden sist (${count})`,
  palette: {
    meetings: 'Møter',
    status: 'Status for alle saker',
    statistics: 'Statistikk',
    title: 'Kommandoer',
    placeholder: 'Skriv hvor du vil, et saksnummer eller en handling',
    nothing: 'Ingenting passer. Prøv et annet ord.',
    pages: 'Gå til',
    cases: 'Saker',
  },
  shortcuts: {
    title: 'Tastatur',
    close: 'Lukk',
    keys: [
      { key: 'Ctrl + K', does: 'Kommandoer: gå til en side, en sak eller en handling' },
      { key: '?', does: 'Denne oversikten' },
      { key: '/', does: 'Til søkefeltet på siden' },
      { key: 'j, k eller piltaster', does: 'Ned og opp i sakslisten' },
      { key: 'Enter', does: 'Åpne saken' },
      { key: 'x', does: 'Velg saken' },
    ],
  },
  sinceLast: {
    title: 'Endret siden du så saken sist',
    count: ({ count }: { readonly count: number }) => (count === 1 ? 'Én ny hendelse' : `${count} nye hendelser`),
  },
  undo: { act: 'Angre', hint: 'Handlingen kan angres i ti minutter.' },
};

export type WorkWords = typeof work;
