import type { Acts } from './act.ts';
import { assessmentActs } from './assessment/acts.ts';
import { clockActs } from './clock/acts.ts';
import { decisionActs } from './decision/acts.ts';
import { disclosureActs } from './disclosure/acts.ts';
import type { commandFields } from './fields.ts';
import { filesActs } from './files/acts.ts';
import { implementationActs } from './implementation/acts.ts';
import { intakeActs } from './intake/acts.ts';
import { meetingCaseActs } from './meetings/acts.ts';
import { priceActs } from './price/acts.ts';

/** Every act of a case, by command. */
export const acts: Acts<typeof commandFields> = {
  ...intakeActs,
  ...assessmentActs,
  ...priceActs,
  ...filesActs,
  ...decisionActs,
  ...disclosureActs,
  ...meetingCaseActs,
  ...clockActs,
  ...implementationActs,
};
