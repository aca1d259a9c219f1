import type { MiniHtaPageWords } from '../../nb/pages/mini-hta.ts';

export const miniHta: MiniHtaPageWords = {
  title: 'Mini-metodevurderingar',
  lead: 'Sjukehusa sine eigne vurderingar av metodar dei vil innføre eller fase ut, med fagfellevurdering og avgjerd. Påbyrja vurderingar er òg med, så ingen gjer det same arbeidet to gonger.',
  search: 'Søk i mini-metodevurderingar',
  searchButton: 'Søk',
  count: ({ count }) => (count === 1 ? '1 mini-metodevurdering' : `${count} mini-metodevurderingar`),
  empty: 'Ingen mini-metodevurderingar her.',
  download: 'Last ned som CSV',
  updated: ({ date }) => `oppdatert ${date}`,
  previous: 'Førre',
  next: 'Neste',
  pages: 'Sider',
  notFound: 'Fann ikkje mini-metodevurderinga',
  unfinished: 'Vurderinga er ikkje ferdig. Innhaldet blir offentleg når føretaket har teke avgjerda.',
  stopped: 'Stansa',
  started: 'Om vurderinga',
  trust: 'Helseføretak',
  parts: { writeMiniHta: 'Del 1: vurderinga', reviewMiniHta: 'Del 2: fagfellevurderinga', decideMiniHta: 'Del 3: avgjerda' },
  steps: { localAssessment: 'Del 1', peerReview: 'Fagfelle', localDecision: 'Avgjerd', localDecided: 'Ferdig' },
};
