import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

const site = 'Nye metoder, informasjon til leverandører og forslagsstillere, lest i offentlige kopier';

/** Rules of requests, proposals and notices, each with its editions by date. */
export const intakeRules = {
  'intake.whoMayAsk': [edition('1.0', '2023-05-01', whitePaper, 'S17 (L6660-6674)')],
  'intake.complete': [edition('1.0', '2013-01-01', whitePaper, 'S14, S17 (L6660-6674)')],
  'intake.wholeIndication': [edition('1.0', '2013-01-01', boardCase, 'A1-6 (L358-360)')],
  'intake.documentationDate': [edition('1.0', '2023-05-01', whitePaper, 'S17.R1 (L6667-6668)')],
  'intake.requestMandatory': [edition('1.0', '2023-05-01', `${whitePaper}; ${site}`, 'S17 (L6660-6666)')],
  'intake.requestContent': [edition('1.0', '2023-05-01', `${whitePaper}; ${site}`, 'S17.R1, S17.R3 (L6667-6668, L7865-7871)')],
  'intake.authorisationDate': [edition('1.0', '2013-01-01', boardCase, 'A1-4 (L354-356), A19-2 (L423-445)')],
  'intake.reassessmentNeedsNewData': [edition('1.0', '2023-05-01', `${whitePaper}; ${site}`, 'S16.R5 (L3536-3538), A11')],
  'intake.documentationWithinLimit': [
    edition('1.0', '2024-03-12', `${whitePaper}; Nye metoder, Anmodninger – presiseringer (12.3.2024)`, 'S17.R1-R2 (L6667-6674)'),
  ],
  'intake.completionPeriod': [edition('1.0', '2013-01-01', `${whitePaper}; ${site}`, 'S14, S17 (L6676-6681)')],
  'intake.withdrawal': [edition('1.0', '2023-05-01', whitePaper, 'S17.R2 (L6671-6674)')],
  'intake.noticeByAgency': [edition('1.0', '2013-01-01', boardCase, 'A3 (L1283-1287)')],
  'intake.noticesEnded': [edition('1.0', '2023-05-01', whitePaper, 'S17 (L6660-6666, L8404-8412)')],
  'suitability.byAgency': [edition('1.0', '2023-05-01', `${whitePaper}; ${site}`, 'S14, S17 (L6948)')],
  'suitability.rightBody': [edition('1.0', '2025-06-04', whitePaper, 'S18, S42 (L9838-9842)')],
  'comparability.needsExpert': [edition('1.0', '2023-01-01', whitePaper, 'S15.R2, S19.R1 (L6749-6755)')],
  'commission.priceNoteOnly': [edition('1.0', '2023-01-01', whitePaper, 'S15.R2, S19.R1 (L6756-6765)')],
  'scheme.pd1': [edition('1.0', '2023-12-11', whitePaper, 'S19.R2 (L6767-6785)')],
  'number.oncePerCase': [edition('1.0', '2013-01-01', boardCase, 'A4 (c) (L293-295)')],
} as const satisfies RuleTable;
