import { boardCase, edition, type RuleTable, whitePaper } from '../rule.ts';

const directorate = 'Helsedirektoratet, rapport om kvalitetssikring av KI (2024)';

/** Rules of methods that are no medicines, each with its editions by date. */
export const deviceRules = {
  'devices.proposalContent': [edition('1.0', '2023-05-01', whitePaper, 'S42 (L9668-9752)')],
  'devices.deviceContent': [edition('1.0', '2021-05-26', `${whitePaper}; ${boardCase}`, 'S42.R3 (L9623-9651), A17 (L2567-2569)')],
  'devices.testFramework': [edition('1.0', '2021-04-26', boardCase, 'A18 (L2198-2224)')],
  'devices.selection': [edition('1.0', '2025-06-04', whitePaper, 'S42.R1-R2 (L9818-9846), S15.R4 (L9834-9838)')],
  'devices.aiQuestions': [edition('1.0', '2025-06-04', `${whitePaper}, boks 7.11; ${directorate}`, 'S48 (L10447-10558)')],
} as const satisfies RuleTable;
