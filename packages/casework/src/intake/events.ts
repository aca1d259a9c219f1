import type { CalendarDate } from '@likeverd/reference';
import type { proposalDetails } from '../devices/details.ts';
import type { ValuesOf } from '../field.ts';
import type { intakeFields } from './fields.ts';
import type { requestDetails } from './request-details.ts';

/** How a case came in; a hospital's own assessment is a case that goes a way of its own. */
export type CaseKind = 'request' | 'proposal' | 'notice' | 'miniHta';

/** What a request or a proposal tells beyond what every case has. */
export type Details = Partial<ValuesOf<typeof requestDetails> & ValuesOf<typeof proposalDetails>>;

type Form<F extends keyof typeof intakeFields> = ValuesOf<(typeof intakeFields)[F]>;

/** What the events of requests, proposals and notices say. */
export interface IntakeEvents {
  RequestSubmitted: Details & {
    kind: CaseKind;
    methodType: string;
    title: string;
    substance: string;
    population: string;
    comparator: string;
    reason: string;
    documentationDate: CalendarDate;
    noticeSource: string;
    contact: string;
    constructed: boolean;
    /** Day on which the case came in; absent where that is the day it was recorded. */
    receivedOn: CalendarDate;
  };
  RequestAmended: Details & { documentationDate: CalendarDate; methodType: string };
  CompletionAsked: Form<'askForCompletion'>;
  RequestCompleted: Form<'completeRequest'>;
  CompletionLapsed: Form<'closeUnanswered'>;
  CaseWithdrawn: Form<'withdrawCase'>;
  CaseRegistered: Details & {
    number: string;
    kind: CaseKind;
    methodType: string;
    title: string;
    substance: string;
    population: string;
    comparator: string;
    documentationDate: CalendarDate;
    constructed: boolean;
    receivedOn: CalendarDate;
  };
  SuitabilityAssessed: Form<'assessSuitability'> & { suitabilityBody: string };
  ComparabilityStated: Form<'stateComparability'>;
  ComparabilityConcluded: Form<'concludeComparability'>;
  PdSchemeChecked: Form<'checkPdScheme'> & { schemeMet: boolean };
  CommissionCancelled: Form<'cancelCommission'>;
}

export const intakeEventTypes = [
  'RequestSubmitted',
  'RequestAmended',
  'CompletionAsked',
  'RequestCompleted',
  'CompletionLapsed',
  'CaseWithdrawn',
  'CaseRegistered',
  'SuitabilityAssessed',
  'ComparabilityStated',
  'ComparabilityConcluded',
  'PdSchemeChecked',
  'CommissionCancelled',
] as const satisfies readonly (keyof IntakeEvents)[];
