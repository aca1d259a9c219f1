import type { page as base } from '../../nb/assessment/page.ts';

/** Ord på sida som viser ei metodevurdering. */
export const page: typeof base = {
  line: (details) => `Linje ${details.line}`,
  byRule: (details) => `Regel: ${details.rule}. Kjelde: ${details.source}.`,
  field: {
    none: 'Dokumentet har ingen resultat enno. Opne vurderingssida, skriv dokumentet og køyr det.',
    choice: (details) => `Versjon ${details.version}, køyrd ${details.date} (${details.hash}…)`,
  },
  try: {
    title: 'Prøv ei metodevurdering',
    lead: 'Dokumentet seier det modellen ikkje veit: kor mange pasientar det gjeld, kor usikkert det er, kva det kostar. Endre det, og sjå kva som skjer. Alt blir rekna i din eigen nettlesar; ingenting blir sendt.',
    example: 'Eksempel',
    source: 'Vurderingsdokumentet (YAML)',
    sourceHint: 'Feil blir viste medan du skriv. Ein feil i éin del stoppar berre den delen.',
    judge: 'Rekn ut',
    judging: 'Reknar …',
    faults: (details) => (details.count === 1 ? 'Éin feil i dokumentet' : `${details.count} feil i dokumentet`),
    noFaults: 'Dokumentet har ingen feil.',
    results: 'Kva delane seier',
    constructed: 'Premissane er konstruerte for demonstrasjon.',
    unknownModel: (details) => `Modellen «${details.model}» finst ikkje her. Vel ein modell frå galleriet.`,
    drawsOf: (details) => `Rekna med ${details.draws} trekningar.`,
    broken: 'Nettlesaren din kan ikkje køyre modellen.',
  },
};
