import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

/** Rules of the documents of a case, each with its editions by date. */
export const filesRules = {
  'files.byParties': [edition('1.0', '2013-01-01', boardCase, 'A5 (a) (L763, L842)')],
  'files.confidentialByGround': [edition('1.0', '2013-01-01', `${whitePaper}; offentleglova § 13 og § 23`, 'S12.R1 (L3717-3725)')],
  'files.openedByOwner': [edition('1.0', '2013-01-01', whitePaper, 'S13.R2 (L5785-5792, L6043-6048)')],
  'files.passagesClaimed': [edition('1.0', '2013-01-01', `${whitePaper}; offentleglova § 12, § 13 og § 23`, 'S12.R1 (L3717-3725)')],
} as const satisfies RuleTable;
