import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of decisions, each with its editions by date. */
export const decisionRules = {
  'decision.byBeslutningsforum': [edition('1.0', '2013-01-01', whitePaper, 'S16 (L7308-7316)')],
  'decision.consensus': [edition('1.0', '2013-01-01', whitePaper, 'S16.R1 (L7091, L7310-7312); A9-1')],
  'decision.needsBasis': [edition('1.0', '2020-01-01', boardCase, 'A1-2 (L346-352)')],
  'decision.reasonPerCriterion': [edition('1.0', '2025-06-04', whitePaper, 'S16.R6, S21.R1 (L7578-7583); A2-4')],
  'decision.judgements': [edition('1.0', '2025-06-04', whitePaper, 'S06.R5, S21.R1 (L5932-5939, L7578-7583); S11.R1 (L3635-3636)')],
  'decision.restriction': [
    edition('1.0', '2020-01-01', `${boardCase}; ${whitePaper}`, 'A9 (b) (L2454-2456), S14 (b) 9 (L7091-7098)'),
  ],
  'decision.measurableCriteria': [edition('1.0', '2025-06-04', whitePaper, 'S55.R2 (L11033-11047), S22 (L7516-7526)')],
  'decision.agreementForm': [edition('1.0', '2020-06-22', boardCase, 'A9-4 (L676-678)')],
  'decision.supersedes': [edition('1.0', '2020-01-01', whitePaper, 'S16.R5 (L3536-3538)')],
  'decision.trials': [edition('1.0', '2020-01-01', boardCase, 'A9-3, A20-1 (L1297-1301)')],
} as const satisfies RuleTable;
