import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of commissions and assessments, each with its editions by date. */
export const assessmentRules = {
  'commission.byBestillerforum': [edition('1.0', '2013-01-01', boardCase, 'A4-1 (L332-333)')],
  'commission.needsDocumentationSignal': [edition('1.0', '2023-05-01', whitePaper, 'S17.R2 (L6671-6674)')],
  'assessment.byCommissionedBody': [edition('1.0', '2013-01-01', boardCase, 'A1 (L331-334)')],
  'assessment.needsRun': [edition('1.0', '2020-01-01', boardCase, 'A2-5 (L392-393)')],
  'assessment.signOff': [edition('1.0', '2013-01-01', `${boardCase}; ${whitePaper}`, 'A4-2 (L336), S14 (L6730-6734)')],
} as const satisfies RuleTable;
