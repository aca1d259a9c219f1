import { edition, type RuleTable, whitePaper } from '../rule.ts';

const offentleglova = 'Offentleglova';
const ours = 'Premiss i Likeverd, satt av oss';

/** Rules of confidentiality, each with its editions by date. */
export const disclosureRules = {
  'disclosure.ground': [edition('1.0', '2009-01-01', `${offentleglova} §§ 3 og 13`, 'facts/norway.md 3.9; S32 (L6043-6048)')],
  'disclosure.reasons': [edition('1.0', '2009-01-01', whitePaper, 'S32.R3 (L6204-6209)')],
  'disclosure.judgedByBody': [edition('1.0', '2009-01-01', whitePaper, 'S32 (L6043-6048)')],
  'disclosure.notice': [edition('1.0', '2026-11-01', ours, 'S32.R3 (L6204-6209)')],
  'disclosure.owner': [edition('1.0', '2009-01-01', whitePaper, 'S32.R3 (L6204-6209)')],
  'disclosure.consent': [edition('1.0', '2009-01-01', 'Forvaltningsloven § 13 a nr. 1', 'S32 (L6043-6048)')],
  'disclosure.guard': [edition('1.0', '2020-06-22', `${whitePaper}; ${ours}`, 'S13.R2 (L5785-5792, L5918-5922); A8-6')],
} as const satisfies RuleTable;
