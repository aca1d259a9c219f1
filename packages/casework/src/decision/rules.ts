import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of decisions, each with its editions by date. */
export const decisionRules = {
  'decision.byBeslutningsforum': [edition('1.0', '2013-01-01', whitePaper, 'S16 (L7308-7316)')],
  'decision.consensus': [edition('1.0', '2013-01-01', whitePaper, 'S16.R1 (L7091, L7310-7312); A9-1')],
  'decision.needsBasis': [edition('1.0', '2020-01-01', boardCase, 'A1-2 (L346-352)')],
  'decision.reasonPerCriterion': [edition('1.0', '2025-06-04', whitePaper, 'S16.R6, S21.R1 (L7578-7583); A2-4')],
} as const satisfies RuleTable;
