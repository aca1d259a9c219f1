import { importedCase, type ImportedState } from './portfolio/state.ts';
import { osloDate } from '@likeverd/reference';
import { type ClockState, emptyClock, evolveClock } from './clock/state.ts';
import type { DecisionRecord } from './decision/record.ts';
import { type DecisionState, emptyDecisions, evolveDecisions, recorded } from './decision/state.ts';
import { type DeviceState, emptyDevices, evolveDevices } from './devices/state.ts';
import { type DisclosureState, emptyDisclosure, evolveDisclosure } from './disclosure/state.ts';
import { emptyFiles, evolveFiles, type FilesState } from './files/state.ts';
import { type CaseEvent, type EventType, type EventValues, valuesOf } from './events.ts';
import type { AssessmentReference, RunReference } from './field.ts';
import { emptyImplementation, evolveImplementation, type ImplementationState } from './implementation/state.ts';
import type { Label } from './confidentiality.ts';
import type { CaseKind } from './intake/events.ts';
import { isPriceNoteOnly } from './intake/price-note-only.ts';
import { coreOf, emptyIntake, evolveIntake, type IntakeState } from './intake/state.ts';
import { type AgendaState, emptyAgenda, evolveAgenda } from './meetings/agenda.ts';
import { evolveMiniHta, type MiniHta } from './mini-hta/state.ts';
import type { OrganisationId, Role } from './parties.ts';
import { emptyParticipation, evolveParticipation, type ParticipationState } from './participation/state.ts';
import { emptyReassessment, evolveReassessment, type ReassessmentState } from './reassessment/state.ts';
import { emptyTemporary, evolveTemporary, type TemporaryState } from './temporary-introduction/state.ts';

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
  // The three parts of a hospital's own assessment, and its end (S44).
  'localAssessment',
  'peerReview',
  'localDecision',
  'localDecided',
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

/** Events of acts that are not final: nothing of them is public, and each act of theirs is one event. */
const undoableEvents: ReadonlySet<EventType> = new Set<EventType>([
  'CompletionAsked',
  'RequestCompleted',
  'RunAttached',
  'AssessmentAttached',
  'PriceOfferRecorded',
  'DecisionRecorded',
]);

/** An act that can be taken back. */
export interface Undoable {
  readonly type: EventType;
  readonly label: Label;
  readonly role: Role;
  readonly organisation: OrganisationId;
  /** Instant of the act, ISO 8601 in UTC. */
  readonly at: string;
  readonly before: CaseState;
}

export type Assessment = Partial<EventValues['AssessmentDelivered']>;

/** A case as far as the reader of its log may know. Derived, never stored. */
export interface CaseState {
  readonly id: string;
  /** Number of events in the log this state was folded from, whole or as one viewer sees it; 0 before the first. */
  readonly version: number;
  readonly lastRecordedAt: string;
  readonly phase: Phase;
  readonly kind?: CaseKind;
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
  readonly intake: IntakeState;
  readonly devices: DeviceState;
  /** Present where the case is a hospital's own assessment. */
  readonly miniHta?: MiniHta;
  /** The newest decision that the reader knows of, published or not. */
  readonly decision?: DecisionRecord;
  readonly files: FilesState;
  /** What was taken over from the public list of decisions; absent for a case of our own. */
  readonly imported?: ImportedState;
  readonly decisions: DecisionState;
  readonly implementation: ImplementationState;
  /** Plan, contract and signatures of a temporary introduction. */
  readonly temporary: TemporaryState;
  /** A decision that is looked at again, and a phase-out. */
  readonly reassessment: ReassessmentState;
  /** The last act while it can be taken back: by whom it was done, and the case before it. */
  readonly undoable?: Undoable | undefined;
  readonly participation: ParticipationState;
  /** The case on the agendas of the forums, and what they have concluded and not yet published. */
  readonly agenda: AgendaState;
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
    intake: emptyIntake,
    devices: emptyDevices,
    participation: emptyParticipation,
    files: emptyFiles,
    decisions: emptyDecisions,
    implementation: emptyImplementation,
    temporary: emptyTemporary,
    reassessment: emptyReassessment,
    agenda: emptyAgenda,
    clock: emptyClock,
  };
}

/** The case after one more event. Defined for every log that `decide` produced, whole or with values withheld. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const { type, label, actor, version, recordedAt } = event;
  if (type === 'ActUndone')
    return { ...(state.undoable?.before ?? state), undoable: undefined, version, lastRecordedAt: recordedAt };
  const next = advanced({ ...state }, event);
  next.undoable =
    undoableEvents.has(type) && label.class !== 'public'
      ? {
          type,
          label,
          role: actor.role,
          organisation: actor.organisation,
          at: recordedAt,
          before: { ...state, undoable: undefined },
        }
      : undefined;
  return next;
}

/** A case that is being folded, before anybody else has it. */
type Draft = { -readonly [K in keyof CaseState]: CaseState[K] };

/** The draft itself after one more event that takes nothing back; no act can be taken back after it. */
function advanced(draft: Draft, event: CaseEvent): Draft {
  const changed = change(draft, event);
  draft.intake = evolveIntake(draft.intake, event);
  draft.devices = evolveDevices(draft.devices, event);
  draft.participation = evolveParticipation(draft.participation, event);
  draft.disclosure = evolveDisclosure(draft.disclosure, event);
  draft.decisions = evolveDecisions(draft.decisions, event);
  draft.implementation = evolveImplementation(draft.implementation, event);
  draft.reassessment = evolveReassessment(draft.reassessment, event, draft.temporary);
  draft.temporary = evolveTemporary(draft.temporary, event);
  draft.files = evolveFiles(draft.files, event);
  draft.agenda = evolveAgenda(draft.agenda, event);
  draft.clock = evolveClock(draft.clock, event);
  draft.version = event.version;
  draft.lastRecordedAt = event.recordedAt;
  draft.undoable = undefined;
  const miniHta = evolveMiniHta(draft.miniHta, event);
  if (miniHta !== undefined) draft.miniHta = miniHta;
  return Object.assign(draft, changed, importedCase(event));
}

/** What logs have been folded to, and how far. Nothing in a log is ever changed; at most more follows. */
const foldings = new WeakMap<readonly CaseEvent[], { readonly length: number; readonly state: CaseState }>();

/** The case after all its events. A log that is asked for again is not folded again. */
export function caseFrom(id: string, events: readonly CaseEvent[]): CaseState {
  const known = foldings.get(events);
  const from = known !== undefined && known.state.id === id && known.length <= events.length ? known : undefined;
  if (from?.length === events.length) return from.state;
  let state: Draft = { ...(from?.state ?? emptyCase(id)) };
  for (let index = from?.length ?? 0; index < events.length; index++) {
    const [event, next] = [events[index], events[index + 1]];
    if (event === undefined) continue;
    // An act can be taken back only by what follows it at once; only there is the case before it kept.
    const isKept = next === undefined || next.type === 'ActUndone' || event.type === 'ActUndone';
    state = isKept ? evolve(state, event) : advanced(state, event);
  }
  foldings.set(events, { length: events.length, state });
  return state;
}

function change(state: CaseState, event: CaseEvent): Partial<CaseState> {
  switch (event.type) {
    case 'RequestSubmitted':
      return {
        receivedOn: osloDate(Date.parse(event.recordedAt)),
        ...coreOf(valuesOf(event, 'RequestSubmitted')),
        submitter: event.actor.organisation,
        phase: 'submitted',
      };
    case 'RequestAmended':
      return coreOf(valuesOf(event, 'RequestAmended'));
    case 'CompletionAsked': {
      const missing = valuesOf(event, 'CompletionAsked')?.missing;
      return { phase: 'awaitingCompletion', ...(missing === undefined ? {} : { missing }) };
    }
    case 'RequestCompleted':
      return { ...valuesOf(event, 'RequestCompleted'), phase: 'submitted' };
    case 'CaseRegistered':
      return { ...coreOf(valuesOf(event, 'CaseRegistered')), phase: 'registered' };
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
      return {
        priceNote: { ...valuesOf(event, 'PriceNoteRecorded'), recordedAt: event.recordedAt, version: event.version },
        ...(state.phase === 'commissioned' && isPriceNoteOnly(state.commission?.assessmentType) ? { phase: 'delivered' } : {}),
      };
    case 'MiniHtaStarted': {
      const { title, methodType, kind, constructed, contact } = valuesOf(event, 'MiniHtaStarted') ?? {};
      return {
        phase: 'localAssessment',
        submitter: event.actor.organisation,
        ...(title === undefined ? {} : { title }),
        ...(methodType === undefined ? {} : { methodType }),
        ...(kind === undefined ? {} : { kind }),
        ...(constructed === undefined ? {} : { constructed }),
        ...(contact === undefined ? {} : { contact }),
      };
    }
    case 'MiniHtaWritten':
      return { phase: 'peerReview' };
    case 'MiniHtaReviewed':
      return {
        phase: valuesOf(event, 'MiniHtaReviewed')?.reviewVerdict === 'reviewAccepted' ? 'localDecision' : 'localAssessment',
      };
    case 'MiniHtaCompleted':
      return { phase: 'localDecided' };
    case 'MiniHtaStopped':
    case 'CompletionLapsed':
    case 'CaseWithdrawn':
    case 'CommissionCancelled':
      return { phase: 'closed' };
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
    case 'ReassessmentOpened':
    case 'PhaseOutOpened':
      return { phase: 'signedOff' };
    case 'CaseReopened':
      return { phase: valuesOf(event, 'CaseReopened')?.reopenedFor === 'newAssessment' ? 'commissioned' : 'signedOff' };
    default:
      return {};
  }
}
