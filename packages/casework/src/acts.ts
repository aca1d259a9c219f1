import type { Acts } from './act.ts';
import { assessmentActs } from './assessment/acts.ts';
import { clockActs } from './clock/acts.ts';
import { decisionActs } from './decision/acts.ts';
import { commonActs } from './common/acts.ts';
import { deviceActs } from './devices/acts.ts';
import { disclosureActs } from './disclosure/acts.ts';
import type { commandFields } from './fields.ts';
import { filesActs } from './files/acts.ts';
import { implementationActs } from './implementation/acts.ts';
import { miniHtaActs } from './mini-hta/acts.ts';
import { intakeActs } from './intake/acts.ts';
import { participationActs } from './participation/acts.ts';
import { meetingCaseActs } from './meetings/acts.ts';
import { portfolioActs } from './portfolio/acts.ts';
import { priceActs } from './price/acts.ts';
import { reassessmentActs } from './reassessment/acts.ts';
import { temporaryActs } from './temporary-introduction/acts.ts';

/** Every act of a case, by command. */
export const acts: Acts<typeof commandFields> = {
  ...commonActs,
  ...intakeActs,
  ...miniHtaActs,
  ...deviceActs,
  ...assessmentActs,
  ...priceActs,
  ...filesActs,
  ...portfolioActs,
  ...decisionActs,
  ...participationActs,
  ...disclosureActs,
  ...meetingCaseActs,
  ...clockActs,
  ...implementationActs,
  ...temporaryActs,
  ...reassessmentActs,
};
