import { osloDate } from '@likeverd/reference';
import { type ClockState, emptyClock, evolveClock } from './clock/state.ts';
import type { DecisionRecord } from './decision/record.ts';
import { type DecisionState, emptyDecisions, evolveDecisions, recorded } from './decision/state.ts';
import { emptyFiles, evolveFiles, type FilesState } from './files/state.ts';
import { type CaseEvent, type EventValues, valuesOf } from './events.ts';
import type { AssessmentReference, RunReference } from './field.ts';
import { emptyImplementation, evolveImplementation, type ImplementationState } from './implementation/state.ts';
import type { OrganisationId } from './parties.ts';
import { type DisclosureState, emptyDisclosure, evolveDisclosure } from './disclosure/state.ts';

/** Where a case stands, in the order of Box 7.5 (S14). */
export const phases = [
  'submitted',
  'awaitingCompletion',
  'registered',
  'commissioned',
  'delivered',
  'signedOff',
  'decided',
  'published',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

export interface PriceOffer {
  /** Version of the event that recorded it. */
  readonly version: number;
  readonly pricePerPack?: number;
  readonly maximumPricePerPack?: number;
  readonly validUntil?: string;
  readonly terms?: string;
}

export type Assessment = Partial<EventValues['AssessmentDelivered']>;

/** A case as far as the reader of its log may know. Derived, never stored. */
export interface CaseState {
  readonly id: string;
  /** Number of events in the log this state was folded from, whole or as one viewer sees it; 0 before the first. */
  readonly version: number;
  readonly lastRecordedAt: string;
  readonly phase: Phase;
  readonly kind?: 'request' | 'proposal';
  readonly methodType?: string;
  readonly title?: string;
  readonly substance?: string;
  readonly population?: string;
  readonly comparator?: string;
  readonly reason?: string;
  readonly documentationDate?: string;
  readonly contact?: string;
  readonly constructed: boolean;
  readonly disclosure: DisclosureState;
  /** Day on which the case came in: the rules of that day bind it. */
  readonly receivedOn?: string;
  /** Organisation that asked; known to those who may see the request. */
  readonly submitter?: OrganisationId;
  readonly missing?: string;
  readonly completion?: string;
  readonly number?: string;
  readonly commission?: Partial<EventValues['AssessmentCommissioned']>;
  readonly declined?: Partial<EventValues['AssessmentDeclined']>;
  readonly run?: RunReference;
  /** The assessment document that the case rests on. */
  readonly document?: AssessmentReference;
  readonly assessment?: Assessment;
  readonly priceOffers: readonly PriceOffer[];
  readonly priceNote?: {
    /** Version of the event that recorded it. */
    readonly version: number;
    readonly note?: string;
    readonly recordedAt: string;
  };
  /** The newest decision that the reader knows of, published or not. */
  readonly decision?: DecisionRecord;
  readonly files: FilesState;
  readonly decisions: DecisionState;
  readonly implementation: ImplementationState;
  /** Who has had the case, from when and why. */
  readonly clock: ClockState;
}

export function emptyCase(id: string): CaseState {
  return {
    id,
    version: 0,
    lastRecordedAt: '',
    phase: 'submitted',
    constructed: false,
    disclosure: emptyDisclosure,
    priceOffers: [],
    files: emptyFiles,
    decisions: emptyDecisions,
    implementation: emptyImplementation,
    clock: emptyClock,
  };
}

/** The case after one more event. Defined for every log that `decide` produced, whole or with values withheld. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return {
    ...state,
    disclosure: evolveDisclosure(state.disclosure, event),
    ...change(state, event),
    decisions: evolveDecisions(state.decisions, event),
    implementation: evolveImplementation(state.implementation, event),
    files: evolveFiles(state.files, event),
    clock: evolveClock(state.clock, event),
    version: event.version,
    lastRecordedAt: event.recordedAt,
  };
}

/** The case after all its events. */
export function caseFrom(id: string, events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, emptyCase(id));
}

function change(state: CaseState, event: CaseEvent): Partial<CaseState> {
  switch (event.type) {
    case 'RequestSubmitted':
      return {
        receivedOn: osloDate(Date.parse(event.recordedAt)),
        ...valuesOf(event, 'RequestSubmitted'),
        submitter: event.actor.organisation,
        phase: 'submitted',
      };
    case 'CompletionAsked':
      return { ...valuesOf(event, 'CompletionAsked'), phase: 'awaitingCompletion' };
    case 'RequestCompleted':
      return { ...valuesOf(event, 'RequestCompleted'), phase: 'submitted' };
    case 'CaseRegistered':
      return { ...valuesOf(event, 'CaseRegistered'), phase: 'registered' };
    case 'AssessmentCommissioned':
      return { commission: { ...valuesOf(event, 'AssessmentCommissioned') }, phase: 'commissioned' };
    case 'AssessmentDeclined':
      return { declined: { ...valuesOf(event, 'AssessmentDeclined') }, phase: 'closed' };
    case 'RunAttached': {
      const run = valuesOf(event, 'RunAttached')?.run;
      return run === undefined ? {} : { run };
    }
    case 'AssessmentAttached': {
      const document = valuesOf(event, 'AssessmentAttached')?.document;
      return document === undefined ? {} : { document };
    }
    case 'AssessmentDelivered': {
      const said = valuesOf(event, 'AssessmentDelivered') ?? {};
      return { ...(Object.keys(said).length === 0 ? {} : { assessment: said }), phase: 'delivered' };
    }
    case 'AssessmentSignedOff': {
      const { run, document, remark: _remark, ...assessment } = valuesOf(event, 'AssessmentSignedOff') ?? {};
      return {
        assessment,
        phase: 'signedOff',
        ...(run === undefined ? {} : { run }),
        ...(document === undefined ? {} : { document }),
      };
    }
    case 'PriceOfferRecorded':
      return { priceOffers: [...state.priceOffers, { version: event.version, ...valuesOf(event, 'PriceOfferRecorded') }] };
    case 'PriceNoteRecorded':
      return { priceNote: { ...valuesOf(event, 'PriceNoteRecorded'), recordedAt: event.recordedAt, version: event.version } };
    case 'CaseReturnedFromMeeting': {
      const { meetingOutcome } = valuesOf(event, 'CaseReturnedFromMeeting') ?? {};
      return meetingOutcome === 'completionAsked' ? { phase: 'commissioned' } : {};
    }
    case 'DecisionRecorded':
      return { decision: recorded(event) ?? {}, phase: 'decided' };
    case 'DecisionPublished':
      return { decision: recorded(event) ?? {}, phase: 'published' };
    case 'DecisionPostponed':
      return { phase: valuesOf(event, 'DecisionPostponed')?.sentTo === 'backToAssessment' ? 'commissioned' : 'signedOff' };
    case 'CaseReopened':
      return { phase: valuesOf(event, 'CaseReopened')?.reopenedFor === 'newAssessment' ? 'commissioned' : 'signedOff' };
    default:
      return {};
  }
}
