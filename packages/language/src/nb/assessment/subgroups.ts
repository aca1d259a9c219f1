/** Ord for delen om undergrupper. */
export const subgroups = {
  table: 'Resultater per undergruppe',
  subgroup: 'Undergruppe',
  patientsFirstYear: (details: { year: string }) => `Nye pasienter ${details.year}`,
  severityClass: 'Klasse',
  probability: 'Sannsynlig kostnadseffektiv',
  interval: '95 % intervall for netto nytte',
  range: (details: { from: string; to: string }) => `${details.from} til ${details.to}`,
  best: 'Best for gruppen',
  studied: 'Studerte pasienter',
  studiedPatients: (details: { method: string; comparator: string }) => `${details.method} + ${details.comparator}`,
  loss: (details: { amount: string; strategy: string }) =>
    `Får alle det samme, er «${details.strategy}» best, og forventet tap er ${details.amount} per pasient mot at hver undergruppe får sitt beste.`,
  noLoss: (details: { strategy: string }) =>
    `«${details.strategy}» er best i alle undergruppene: å skille mellom dem gir ingen gevinst.`,
  lossYear: (details: { year: string; amount: string }) => `${details.year}: ${details.amount} for alle nye pasienter.`,
  consistent: (details: { q: string; df: string; p: string; share: string }) =>
    `Effekten er ikke påvist ulik i undergruppene (Q ${details.q} på ${details.df} frihetsgrad(er), p = ${details.p}, I² ${details.share}). Få pasienter gir liten styrke til å finne en forskjell.`,
  inconsistent: (details: { q: string; df: string; p: string; share: string }) =>
    `Effekten ser ut til å være ulik i undergruppene (Q ${details.q} på ${details.df} frihetsgrad(er), p = ${details.p}, I² ${details.share}).`,
  direction: { same: 'Retningen er den samme i alle.', different: 'Retningen er ikke den samme i alle.' },
  withoutEffect: (details: { subgroups: string }) => `Observert effekt er ikke oppgitt for ${details.subgroups}.`,
  risks: 'Risiko ved å skille mellom undergrupper',
  riskNames: {
    fewerPatients: 'Færre pasienter i hver gruppe',
    wideSpread: 'Stor spredning i resultatene',
    worsePriceOffers: 'Dårligere pristilbud',
    spillOver: 'Bruk sprer seg til flere enn gruppen',
    ethicalDilemma: 'Etisk dilemma',
  },
  levels: { none: 'ingen', low: 'liten', moderate: 'moderat', high: 'stor' },
  criteria: 'Kriterier for start og stopp',
  kinds: { start: 'Start når', stop: 'Stopp når' },
  and: ' og ',
  is: { true: 'ja', false: 'nei' },
  effect: (details: { costs: string; qalys: string; benefit: string }) =>
    `Virkning i modellen: kostnad ${details.costs}, QALY ${details.qalys}, netto nytte ${details.benefit} per pasient.`,
  notModelled: 'Kriteriet er ikke med i modellen.',
};
