import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

const site = 'nyemetoder.no, beslutninger på to nivå';
const administrationAct = 'Forvaltningsloven §§ 6–8';

/** Rules of the forums' meetings, each with its editions by date. */
export const meetingRules = {
  'meeting.bySecretariat': [edition('1.0', '2013-01-01', whitePaper, 'S14 (L7065-7067)')],
  'meeting.order': [edition('1.0', '2013-01-01', `${whitePaper}, boks 7.5`, 'S14-S16 (L7057-7111)')],
  'meeting.whole': [edition('1.0', '2013-01-01', whitePaper, 'S15 (L7057-7065), S16 (L7308-7328)')],
  'meeting.agendaBefore': [edition('1.0', '2026-01-01', site, 'Facts 3.2.7')],
  'meeting.readyCases': [edition('1.0', '2013-01-01', `${boardCase}; ${whitePaper}`, 'A1 (b) 2-6 (L331-352), S14 (L7057-7098)')],
  'meeting.oneAgenda': [edition('1.0', '2013-01-01', whitePaper, 'S12.R3 (L3739-3745), S14 (L7065-7067)')],
  'meeting.interests': [edition('1.0', '2013-01-01', administrationAct, 'A16-1 (L949-957)')],
  'meeting.disqualified': [edition('1.0', '2013-01-01', administrationAct, 'A16-1 (L949-957)')],
  'meeting.quorum': [edition('1.0', '2013-01-01', whitePaper, 'S15 (L7057-7065), S16.R1 (L7310-7312)')],
  'meeting.consensus': [edition('1.0', '2013-01-01', whitePaper, 'S16.R1 (L7091, L7310-7312), A9-1')],
  'meeting.proposals': [edition('1.0', '2025-06-04', whitePaper, 'S16.R2 (L7336-7341, L7414-7420)')],
  'meeting.signOffTime': [edition('1.0', '2026-01-01', site, 'S14 (L6730-6734), Facts 3.2.6')],
  'meeting.minutes': [edition('1.0', '2013-01-01', whitePaper, 'S12.R3 (L3739-3745), S16.R2 (L7336-7341)')],
  'meeting.publication': [edition('1.0', '2013-01-01', whitePaper, 'S14 (L7098-7110)')],
} as const satisfies RuleTable;
