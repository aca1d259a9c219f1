/** Ord på siden som viser en metodevurdering. */
export const page = {
  line: (details: { line: number }) => `Linje ${details.line}`,
  byRule: (details: { rule: string; source: string }) => `Regel: ${details.rule}. Kilde: ${details.source}.`,
  field: {
    none: 'Dokumentet har ingen resultater ennå. Åpne vurderingssiden, skriv dokumentet og kjør det.',
    choice: (details: { version: string; date: string; hash: string }) =>
      `Versjon ${details.version}, kjørt ${details.date} (${details.hash}…)`,
  },
  try: {
    title: 'Prøv en metodevurdering',
    lead: 'Dokumentet sier det modellen ikke vet: hvor mange pasienter det gjelder, hvor usikkert det er, hva det koster. Endre det, og se hva som skjer. Alt regnes i din egen nettleser; ingenting sendes.',
    example: 'Eksempel',
    source: 'Vurderingsdokumentet (YAML)',
    sourceHint: 'Feil vises mens du skriver. En feil i én del stopper bare den delen.',
    judge: 'Regn ut',
    judging: 'Regner …',
    faults: (details: { count: number }) => (details.count === 1 ? 'Én feil i dokumentet' : `${details.count} feil i dokumentet`),
    noFaults: 'Dokumentet har ingen feil.',
    results: 'Hva delene sier',
    constructed: 'Premissene er konstruerte for demonstrasjon.',
    unknownModel: (details: { model: string }) => `Modellen «${details.model}» finnes ikke her. Velg en modell fra galleriet.`,
    drawsOf: (details: { draws: string }) => `Regnet med ${details.draws} trekninger.`,
    broken: 'Nettleseren din kan ikke kjøre modellen.',
  },
};
