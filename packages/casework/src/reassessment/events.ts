import type { CalendarDate } from '@likeverd/reference';
import type { ValuesOf } from '../field.ts';
import type { reassessmentFields } from './fields.ts';

type Forms = typeof reassessmentFields;
type Said<F extends keyof Forms> = { [K in keyof ValuesOf<Forms[F]>]-?: Exclude<ValuesOf<Forms[F]>[K], undefined> };

/** Why a re-assessment opened: its date came, a rule of the contract was met, somebody asked. */
export const reassessmentTriggers = ['date', 'rule', 'request'] as const;

/** What the events of re-assessment and phase-out say. */
export interface ReassessmentEvents {
  ReassessmentOpened: {
    reassessmentTrigger: string;
    openedOn: CalendarDate;
    triggeringRules: readonly string[];
    newInformation: string;
  };
  PhaseOutOpened: Said<'openPhaseOut'> & { openedOn: CalendarDate };
  ReassessmentPrepared: Said<'prepareReassessment'>;
  ExitStepConfirmed: Said<'confirmExitStep'>;
}

export const reassessmentEventTypes = [
  'ReassessmentOpened',
  'PhaseOutOpened',
  'ReassessmentPrepared',
  'ExitStepConfirmed',
] as const satisfies readonly (keyof ReassessmentEvents)[];
