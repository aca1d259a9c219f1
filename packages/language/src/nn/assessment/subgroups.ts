import type { subgroups as base } from '../../nb/assessment/subgroups.ts';

/** Ord for delen om undergrupper. */
export const subgroups: typeof base = {
  table: 'Resultat per undergruppe',
  subgroup: 'Undergruppe',
  patientsFirstYear: (details) => `Nye pasientar ${details.year}`,
  severityClass: 'Klasse',
  probability: 'Sannsynleg kostnadseffektiv',
  interval: '95 % intervall for netto nytte',
  range: (details) => `${details.from} til ${details.to}`,
  best: 'Best for gruppa',
  studied: 'Studerte pasientar',
  studiedPatients: (details) => `${details.method} + ${details.comparator}`,
  loss: (details) =>
    `Får alle det same, er «${details.strategy}» best, og forventa tap er ${details.amount} per pasient mot at kvar undergruppe får sitt beste.`,
  noLoss: (details) => `«${details.strategy}» er best i alle undergruppene: å skilje mellom dei gir ingen gevinst.`,
  lossYear: (details) => `${details.year}: ${details.amount} for alle nye pasientar.`,
  consistent: (details) =>
    `Effekten er ikkje påvist ulik i undergruppene (Q ${details.q} på ${details.df} fridomsgrad(er), p = ${details.p}, I² ${details.share}). Få pasientar gir lita styrke til å finne ein skilnad.`,
  inconsistent: (details) =>
    `Effekten ser ut til å vere ulik i undergruppene (Q ${details.q} på ${details.df} fridomsgrad(er), p = ${details.p}, I² ${details.share}).`,
  direction: { same: 'Retninga er den same i alle.', different: 'Retninga er ikkje den same i alle.' },
  withoutEffect: (details) => `Observert effekt er ikkje oppgitt for ${details.subgroups}.`,
  risks: 'Risiko ved å skilje mellom undergrupper',
  riskNames: {
    fewerPatients: 'Færre pasientar i kvar gruppe',
    wideSpread: 'Stor spreiing i resultata',
    worsePriceOffers: 'Dårlegare pristilbod',
    spillOver: 'Bruk spreier seg til fleire enn gruppa',
    ethicalDilemma: 'Etisk dilemma',
  },
  levels: { none: 'ingen', low: 'liten', moderate: 'moderat', high: 'stor' },
  criteria: 'Kriterium for start og stopp',
  kinds: { start: 'Start når', stop: 'Stopp når' },
  and: ' og ',
  is: { true: 'ja', false: 'nei' },
  effect: (details) =>
    `Verknad i modellen: kostnad ${details.costs}, QALY ${details.qalys}, netto nytte ${details.benefit} per pasient.`,
  notModelled: 'Kriteriet er ikkje med i modellen.',
};
