import { assessmentFields } from './assessment/fields.ts';
import { clockFields } from './clock/fields.ts';
import { commonFields } from './common/fields.ts';
import { decisionFields } from './decision/fields.ts';
import { deviceFields } from './devices/fields.ts';
import { disclosureFields } from './disclosure/fields.ts';
import type { WithheldPassage } from './disclosure/withholding.ts';
import type { Fields, ValuesOf } from './field.ts';
import { filesFields } from './files/fields.ts';
import { implementationFields } from './implementation/fields.ts';
import { miniHtaFields } from './mini-hta/fields.ts';
import { intakeFields } from './intake/fields.ts';
import { participationFields } from './participation/fields.ts';
import { meetingCaseFields } from './meetings/fields.ts';
import { portfolioFields } from './portfolio/fields.ts';
import { priceFields } from './price/fields.ts';
import { reassessmentFields } from './reassessment/fields.ts';
import { temporaryFields } from './temporary-introduction/fields.ts';

/** Every command with its fields, in the order a form shows them. */
export const commandFields = {
  ...commonFields,
  ...intakeFields,
  ...miniHtaFields,
  ...deviceFields,
  ...assessmentFields,
  ...priceFields,
  ...filesFields,
  ...portfolioFields,
  ...decisionFields,
  ...participationFields,
  ...disclosureFields,
  ...meetingCaseFields,
  ...clockFields,
  ...implementationFields,
  ...temporaryFields,
  ...reassessmentFields,
} as const satisfies Record<string, Fields>;

export type CommandType = keyof typeof commandFields;
export const commandTypes = Object.keys(commandFields) as readonly CommandType[];

/** The validated values of one command. */
export type CommandValues<C extends CommandType> = ValuesOf<(typeof commandFields)[C]>;

/** A command before validation, as it arrives from a form or the API. */
export interface Command {
  readonly type: CommandType;
  readonly values: Readonly<Record<string, unknown>>;
  /** Passages of the texts that are withheld. */
  readonly withheld?: readonly WithheldPassage[];
}
