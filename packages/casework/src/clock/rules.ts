import { edition, type RuleTable, whitePaper } from '../rule.ts';

const process = 'Nye metoder, nyemetoder.no';

/** Rules of the clock and of deadlines, each with its editions by date. */
export const clockRules = {
  'clock.oneParty': [edition('1.0', '2013-01-01', whitePaper, 'S12.R3 (L3739-3745), S14 figur 7.5 (L6689-6737)')],
  'clock.byHolder': [edition('1.0', '2013-01-01', whitePaper, 'S14 figur 7.5, klokkestopp (L6689-6737)')],
  'clock.entriesStay': [edition('1.0', '2013-01-01', whitePaper, 'S12.R3 (L3739-3745)')],
  'clock.startsWhenComplete': [edition('1.0', '2013-01-01', process, 'fakta 3.2 (4); S14 (L6572-6581)')],
  'clock.assessmentLimit': [edition('1.0', '2024-01-01', whitePaper, 'S14 (L6867-6879), S18.R2')],
  'clock.documentationWithin': [edition('1.0', '2023-05-01', process, 'fakta 3.2 (1); S17.R1 (L6667-6668)')],
  'clock.signOffPeriod': [edition('1.0', '2013-01-01', process, 'fakta 3.2 (6); S14 (L6730-6734)')],
  'clock.inputWindow': [edition('1.0', '2013-01-01', process, 'fakta 3.2 (2); S23.R3 (L7132-7144)')],
  'clock.authorisation': [edition('1.0', '2013-01-01', whitePaper, 'S14 figur 7.5 og boks 7.4 (L6981-7056); A1-4 (L354-356)')],
} as const satisfies RuleTable;
