import type { CalendarDate } from '@likeverd/reference';
import { assessmentRules } from './assessment/rules.ts';
import { clockRules } from './clock/rules.ts';
import { commonRules } from './common/rules.ts';
import { decisionRules } from './decision/rules.ts';
import { deviceRules } from './devices/rules.ts';
import { disclosureRules } from './disclosure/rules.ts';
import { filesRules } from './files/rules.ts';
import { implementationRules } from './implementation/rules.ts';
import { miniHtaRules } from './mini-hta/rules.ts';
import { intakeRules } from './intake/rules.ts';
import { participationRules } from './participation/rules.ts';
import { meetingRules } from './meetings/rules.ts';
import { portfolioRules } from './portfolio/rules.ts';
import { priceRules } from './price/rules.ts';
import type { RuleEdition, RuleTable } from './rule.ts';
import { reassessmentRules } from './reassessment/rules.ts';
import { temporaryRules } from './temporary-introduction/rules.ts';

/** Every rule the process refuses by, with its editions by date. */
export const rules = {
  ...commonRules,
  ...intakeRules,
  ...miniHtaRules,
  ...deviceRules,
  ...assessmentRules,
  ...priceRules,
  ...filesRules,
  ...portfolioRules,
  ...decisionRules,
  ...participationRules,
  ...disclosureRules,
  ...meetingRules,
  ...clockRules,
  ...implementationRules,
  ...temporaryRules,
  ...reassessmentRules,
} as const satisfies RuleTable;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as readonly RuleId[];

/** The edition of a rule that binds a case of a day; undefined before the rule was made. S14, S17: rules of the system have come one by one since 2013. */
export function ruleInForce(id: RuleId, day: CalendarDate): RuleEdition | undefined {
  const editions: readonly RuleEdition[] = rules[id];
  return editions.findLast(({ validFrom }) => validFrom <= day);
}

/** The newest edition of a rule. */
export function newestEdition(id: RuleId): RuleEdition {
  const editions: readonly [RuleEdition, ...RuleEdition[]] = rules[id];
  return editions.at(-1) ?? editions[0];
}
