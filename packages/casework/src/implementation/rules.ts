import { edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of implementation, each with its editions by date. */
export const implementationRules = {
  'implementation.inform': [edition('1.0', '2013-01-01', whitePaper, 'S14 (b) 10 (L7098-7110)')],
  'implementation.fromDate': [edition('1.0', '2013-01-01', whitePaper, 'S14.R2 (L7003-7005, L11084-11089)')],
  'implementation.byTrust': [edition('1.0', '2013-01-01', whitePaper, 'S24.R5, S24.R7 (L7632-7634, L4541-4583)')],
  'implementation.guidelines': [
    edition('1.0', '2013-01-01', whitePaper, 'S24.R1-R2, S55.R3 (L7593-7598, L7611-7620, L11090-11096)'),
  ],
} as const satisfies RuleTable;
