import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of requests and proposals, each with its editions by date. */
export const intakeRules = {
  'intake.whoMayAsk': [edition('1.0', '2023-05-01', whitePaper, 'S17 (L6660-6674)')],
  'intake.complete': [edition('1.0', '2013-01-01', whitePaper, 'S14, S17 (L6660-6674)')],
  'intake.wholeIndication': [edition('1.0', '2013-01-01', boardCase, 'A1-6 (L358-360)')],
  'intake.documentationDate': [edition('1.0', '2023-05-01', whitePaper, 'S17.R1 (L6667-6668)')],
  'number.oncePerCase': [edition('1.0', '2013-01-01', boardCase, 'A4 (c) (L293-295)')],
} as const satisfies RuleTable;
