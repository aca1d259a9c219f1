import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of prices, each with its editions by date. */
export const priceRules = {
  'price.bySykehusinnkjop': [edition('1.0', '2013-01-01', whitePaper, 'S20 (L5435-5440)')],
  'price.noteBeforeDecision': [edition('1.0', '2013-01-01', boardCase, 'A1 (b) 5 (L336-340)')],
  'price.offerInForce': [edition('1.0', '2026-11-22', 'Premiss i Likeverd, satt av oss', 'A1 (b) 5 (L336-340)')],
} as const satisfies RuleTable;
