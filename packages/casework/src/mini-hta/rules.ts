import { edition, type RuleTable, whitePaper } from '../rule.ts';

const guide = 'Helsebiblioteket, Om mini-metodevurdering (2020), og Nye metoder, Beslutninger lokalt; lest i offentlige kopier';

/** Rules of hospitals' own assessments, each with its editions by date. */
export const miniHtaRules = {
  'miniHta.byTrusts': [edition('1.0', '2013-01-01', `${whitePaper}; ${guide}`, 'S44 (L9944-9951)')],
  'miniHta.threeParts': [edition('1.0', '2013-01-01', `${whitePaper}; ${guide}`, 'S44.R1 (L9952-9955)')],
  'miniHta.independentPeer': [edition('1.0', '2013-01-01', `${whitePaper}; ${guide}`, 'S44.R2 (L9955-9958)')],
  'miniHta.published': [edition('1.0', '2013-01-01', whitePaper, 'S44.R2 (L9955-9961, L9980-9982)')],
} as const satisfies RuleTable;
