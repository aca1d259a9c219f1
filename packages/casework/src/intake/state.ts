import { needsNotifiedBody } from '../devices/selection.ts';
import { proposalDetails } from '../devices/details.ts';
import { type CaseEvent, valuesOf } from '../events.ts';
import { type Fields, isEmpty, missingFrom } from '../field.ts';
import type { CaseKind, Details, IntakeEvents } from './events.ts';
import { internalRequestDetails, requestDetails } from './request-details.ts';

/** What is known of how a case came in, and what was clarified before Bestillerforum met. */
export interface IntakeState {
  readonly details: Details;
  /** Day by which what was missing is to be there. */
  readonly completionBy?: string;
  readonly noticeSource?: string;
  readonly suitability?: Partial<IntakeEvents['SuitabilityAssessed']>;
  /** The experts' statements, oldest first. */
  readonly comparabilityStatements: readonly Partial<IntakeEvents['ComparabilityStated']>[];
  readonly comparability?: Partial<IntakeEvents['ComparabilityConcluded']>;
  readonly scheme?: Partial<IntakeEvents['PdSchemeChecked']>;
  /** Why the case was closed before it was assessed. */
  readonly ending?: {
    readonly by: 'withdrawal' | 'lapse' | 'cancellation';
    readonly reason?: string;
    readonly meetingDate?: string;
  };
}

export const emptyIntake: IntakeState = { details: {}, comparabilityStatements: [] };

const detailNames: ReadonlySet<string> = new Set([...Object.keys(requestDetails), ...Object.keys(proposalDetails)]);

/** The details among the values of an event. */
function detailsAmong(values: Readonly<Record<string, unknown>>): Details {
  return Object.fromEntries(Object.entries(values).filter(([name]) => detailNames.has(name)));
}

/** The rest of them: what every case has. */
export function coreOf(
  values: Partial<IntakeEvents['RequestSubmitted'] & IntakeEvents['CaseRegistered']> | null,
): Omit<Partial<IntakeEvents['RequestSubmitted'] & IntakeEvents['CaseRegistered']>, keyof Details | 'noticeSource'> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !detailNames.has(name) && name !== 'noticeSource'));
}

/** The details that become public with the registration: Nye metoder publishes the forms it gets. */
export function publicDetails(details: Details): Details {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !internalRequestDetails.includes(name)));
}

/** The state after one more event of any room. */
export function evolveIntake(state: IntakeState, event: CaseEvent): IntakeState {
  switch (event.type) {
    case 'RequestSubmitted': {
      const values = valuesOf(event, 'RequestSubmitted') ?? {};
      const { noticeSource } = values;
      return { ...state, details: detailsAmong(values), ...(noticeSource === undefined ? {} : { noticeSource }) };
    }
    // What is handed in anew stands instead of what was there.
    case 'RequestAmended':
      return { ...state, details: detailsAmong(valuesOf(event, 'RequestAmended') ?? {}) };
    // The registration repeats what becomes public of what was handed in.
    case 'CaseRegistered':
      return { ...state, details: { ...state.details, ...detailsAmong(valuesOf(event, 'CaseRegistered') ?? {}) } };
    case 'CompletionAsked': {
      const { completionBy: _earlier, ...rest } = state;
      const completionBy = valuesOf(event, 'CompletionAsked')?.completionBy;
      return { ...rest, ...(completionBy === undefined ? {} : { completionBy }) };
    }
    case 'RequestCompleted': {
      const { completionBy: _answered, ...rest } = state;
      return rest;
    }
    case 'CompletionLapsed':
      return { ...state, ending: ending('lapse', valuesOf(event, 'CompletionLapsed')?.unansweredRemark) };
    case 'CaseWithdrawn':
      return { ...state, ending: ending('withdrawal', valuesOf(event, 'CaseWithdrawn')?.withdrawnBecause) };
    case 'CommissionCancelled': {
      const { cancellationReason, meetingDate } = valuesOf(event, 'CommissionCancelled') ?? {};
      return {
        ...state,
        ending: { ...ending('cancellation', cancellationReason), ...(meetingDate === undefined ? {} : { meetingDate }) },
      };
    }
    case 'SuitabilityAssessed':
      return { ...state, suitability: { ...valuesOf(event, 'SuitabilityAssessed') } };
    case 'ComparabilityStated':
      return {
        ...state,
        comparabilityStatements: [...state.comparabilityStatements, { ...valuesOf(event, 'ComparabilityStated') }],
      };
    case 'ComparabilityConcluded':
      return { ...state, comparability: { ...valuesOf(event, 'ComparabilityConcluded') } };
    case 'PdSchemeChecked':
      return { ...state, scheme: { ...valuesOf(event, 'PdSchemeChecked') } };
    default:
      return state;
  }
}

function ending(by: NonNullable<IntakeState['ending']>['by'], reason: string | undefined): NonNullable<IntakeState['ending']> {
  return { by, ...(reason === undefined ? {} : { reason }) };
}

/** Types of request that are about the formulation or strength, and so must name it. */
const needsFormulations: readonly string[] = ['newFormulation', 'newStrength'];

/**
 * What a complete form of this kind has and this one lacks, by field. A form can be sent without it; the secretariat asks for it.
 * S17.R1, S17.R3; for products (EU) 2017/745 art. 52 and (EU) 2017/746 art. 48.
 */
export function missingDetails(kind: CaseKind, given: Readonly<Record<string, unknown>>): readonly string[] {
  const fields: Fields = kind === 'request' ? requestDetails : kind === 'proposal' ? proposalDetails : {};
  const details = detailsAmong(given);
  const marked = given['ceMarking'] === 'ceMarked' || given['ceMarking'] === 'ceUnderWay';
  return [
    ...missingFrom(fields, given),
    ...(kind === 'request' && needsFormulations.includes(details.requestType ?? '') && isEmpty(details.formulations)
      ? ['formulations']
      : []),
    ...(kind === 'proposal' && marked && needsNotifiedBody(details) && isEmpty(details.notifiedBody) ? ['notifiedBody'] : []),
  ];
}
