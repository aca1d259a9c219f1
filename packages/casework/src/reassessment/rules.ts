import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

const both = `${boardCase}; ${whitePaper}`;

/**
 * Rules of re-assessment and phase-out. They hold of methods whenever they were introduced: that introductions can be looked at again is as
 * old as the system.
 */
export const reassessmentRules = {
  'reassessment.onDate': [edition('1.0', '2013-01-01', boardCase, 'A10-19, A11 (b) (L1834-1838, L862-864)')],
  'reassessment.newInformation': [edition('1.0', '2013-01-01', whitePaper, 'S49.R1 (L10361-10446), S12')],
  'reassessment.prepared': [edition('1.0', '2013-01-01', boardCase, 'A11 (a) (L763-766)')],
  'reassessment.outcomes': [edition('1.0', '2013-01-01', boardCase, 'A11-1 to A11-3 (L864-878, L3947-3961)')],
  'phaseOut.inUse': [edition('1.0', '2013-01-01', both, 'A13 (b) (L1696-1700), S49.R5 (L10413-10416)')],
  'phaseOut.exitPlan': [edition('1.0', '2013-01-01', boardCase, 'A12-1, A12-2 (L880-892, L3971-3977)')],
  'phaseOut.supply': [edition('1.0', '2013-01-01', boardCase, 'A12-4 (L1594-1600)')],
  'phaseOut.carriedOut': [edition('1.0', '2013-01-01', boardCase, 'A12 (a) (L856-892)')],
} as const satisfies RuleTable;
