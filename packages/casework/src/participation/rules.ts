import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

const process = 'Nye metoder, innspill til metoder';

/** Rules of participation, each with its editions by date. */
export const participationRules = {
  'expert.proposal': [
    edition('1.0', '2021-08-25', `${whitePaper}; ${boardCase}`, 'S18 (a) (L6972-6981, L7112-7121), A15-2 (L974-982)'),
  ],
  'expert.recruitedByRegions': [
    edition('1.0', '2013-01-01', `${whitePaper}; ${boardCase}`, 'S18 (a) (L7112-7121), A15 (a) (L4176-4177)'),
  ],
  'expert.consent': [edition('1.0', '2021-08-25', boardCase, 'A15 (b) (L3668-3672)')],
  'expert.release': [edition('1.0', '2021-08-25', boardCase, 'A15 (b) (L3672-3686)')],
  'expert.interests': [edition('1.0', '2013-01-01', `Forvaltningsloven § 6; ${boardCase}`, 'A16-1 (L949-957), A15 (c)')],
  'expert.questions': [edition('1.0', '2021-08-25', boardCase, 'A15 (f) (L3639-3703)')],
  'expert.feedback': [edition('1.0', '2021-08-25', boardCase, 'A15 (b), (f) (L3691-3703)')],
  'user.appointedByForum': [edition('1.0', '2013-01-01', boardCase, 'A16 (a) (L941-947)')],
  'input.openToAll': [edition('1.0', '2013-01-01', `${process}; ${whitePaper}`, 'S23.R3 (L7132-7144), S14 (b) 1 (L7057-7063)')],
  'input.sender': [edition('1.0', '2025-06-04', whitePaper, 'S14 (f) (L7532-7547), S21.R5 (L7529-7530)')],
  'input.published': [edition('1.0', '2025-06-04', whitePaper, 'S21.R2 (L7554-7557), S21.R5 (L7529-7530)')],
  'input.disposition': [edition('1.0', '2025-06-04', whitePaper, 'S21.R2 (L7554-7557), S23 (f) (L7191-7199)')],
  'input.answeredInTime': [edition('1.0', '2025-06-04', whitePaper, 'S21.R2 (L7554-7557), S23.R1 (L6910-6913)')],
} as const satisfies RuleTable;
