import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of what is taken over from the public list of decisions, each with its editions by date. */
export const portfolioRules = {
  'portfolio.bySecretariat': [edition('1.0', '2013-01-01', whitePaper, 'S14 (L7098-7110)')],
  'portfolio.asPublished': [edition('1.0', '2013-01-01', `${boardCase}; ${whitePaper}`, 'A4 (c) (L293-295), S12.R3 (L3739-3745)')],
} as const satisfies RuleTable;
