import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of every act, each with its editions by date. */
export const commonRules = {
  'publication.bySecretariat': [edition('1.0', '2013-01-01', whitePaper, 'S14 (L7098-7110)')],
  'order.ofSteps': [edition('1.0', '2013-01-01', `${whitePaper}, boks 7.5`, 'S14 (L7057-7111)')],
  'log.appendOnly': [edition('1.0', '2013-01-01', whitePaper, 'S12.R3 (L3739-3745)')],
  'act.undo': [edition('1.0', '2013-01-01', boardCase, 'A14-1 (L1371-1373)')],
} as const satisfies RuleTable;
