import type { page as base } from '../../nb/assessment/page.ts';

/** Words on the page that shows an assessment. */
export const page: typeof base = {
  line: (details) => `Line ${details.line}`,
  byRule: (details) => `Rule: ${details.rule}. Source: ${details.source}.`,
  field: {
    none: 'The document has no results yet. Open the assessment page, write the document and run it.',
    choice: (details) => `Version ${details.version}, run ${details.date} (${details.hash}…)`,
  },
  try: {
    title: 'Try an assessment',
    lead: 'The document says what the model does not know: how many patients it is about, how uncertain it is, what it costs. Change it and see what happens. Everything is computed in your own browser; nothing is sent.',
    example: 'Example',
    source: 'The assessment document (YAML)',
    sourceHint: 'Faults are shown while you type. A fault in one part stops that part only.',
    judge: 'Compute',
    judging: 'Computing …',
    faults: (details) => (details.count === 1 ? 'One fault in the document' : `${details.count} faults in the document`),
    noFaults: 'The document has no faults.',
    results: 'What the parts say',
    constructed: 'The premises are constructed for demonstration.',
    unknownModel: (details) => `The model “${details.model}” is not here. Choose a model of the gallery.`,
    drawsOf: (details) => `Computed with ${details.draws} draws.`,
    broken: 'Your browser cannot run the model.',
  },
};
