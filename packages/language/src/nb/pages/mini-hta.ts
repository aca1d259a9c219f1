/** Words of the national database of mini-HTAs. */
export const miniHta = {
  title: 'Mini-metodevurderinger',
  lead: 'Sykehusenes egne vurderinger av metoder de vil innføre eller fase ut, med fagfellevurdering og beslutning. Påbegynte vises også, så ingen gjør det samme arbeidet to ganger.',
  search: 'Søk i mini-metodevurderinger',
  searchButton: 'Søk',
  count: ({ count }: { readonly count: number }) => (count === 1 ? '1 mini-metodevurdering' : `${count} mini-metodevurderinger`),
  empty: 'Ingen mini-metodevurderinger passer til søket.',
  none: 'Ingen mini-metodevurderinger er påbegynt ennå.',
  whoStarts: 'Helseforetakene starter og skriver vurderingene når de er logget inn.',
  begun: 'Påbegynt',
  download: 'Last ned som CSV',
  updated: ({ date }: { readonly date: string }) => `oppdatert ${date}`,
  previous: 'Forrige',
  next: 'Neste',
  pages: 'Sider',
  notFound: 'Fant ikke mini-metodevurderingen',
  unfinished: 'Vurderingen er ikke ferdig. Innholdet blir offentlig når foretaket har besluttet.',
  stopped: 'Stanset',
  started: 'Om vurderingen',
  trust: 'Helseforetak',
  parts: { writeMiniHta: 'Del 1: vurderingen', reviewMiniHta: 'Del 2: fagfellevurderingen', decideMiniHta: 'Del 3: beslutningen' },
  steps: { localAssessment: 'Del 1', peerReview: 'Fagfelle', localDecision: 'Beslutning', localDecided: 'Ferdig' },
};

/** The same shape in every language. */
export type MiniHtaPageWords = typeof miniHta;
