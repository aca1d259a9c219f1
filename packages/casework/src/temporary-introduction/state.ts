import { osloDate, type CalendarDate } from '@likeverd/reference';
import { type CaseEvent, valuesOf } from '../events.ts';
import type { ValuesOf } from '../field.ts';
import { canonical, type Contract, type Signatory, signatories } from './contract.ts';
import type { temporaryFields } from './fields.ts';
import { deliverySubject, type NoticeLevel, noticeLevels, programOf, type TimerKind, timerKinds } from './program.ts';
import type { FollowUp } from './verdicts.ts';

type Forms = typeof temporaryFields;

/** A version of the contract as its reader knows it. */
export interface ContractVersion {
  /** From 1. */
  readonly version: number;
  /** Of the whole contract; known to the parties to its price. */
  readonly hash?: string;
  readonly publicHash?: string;
  readonly contract: Contract;
  readonly draftedAt: string;
  /** Instant at which it became public, and the version of that event; absent before. */
  readonly publishedAt?: string;
  readonly publishedVersion?: number;
  /** Day on which the last party signed; known from its publication. */
  readonly signedOn?: CalendarDate;
}

/** A signature on one version, by its hash. */
export interface Signature {
  readonly signatory: Signatory;
  readonly version: number;
  readonly hash?: string;
  readonly signedAt: string;
}

/** That something was done that a contract or a re-assessment made due. */
export interface Fulfilled {
  readonly kind: TimerKind;
  readonly subject: string;
  /** The last day that it had; absent where the contract does not say. */
  readonly due?: CalendarDate;
  readonly on: CalendarDate;
  readonly patients?: number;
  readonly events?: number;
}

/** That somebody was told of a last day. */
export interface Told {
  readonly kind: TimerKind;
  readonly subject: string;
  readonly due: CalendarDate;
  readonly level: NoticeLevel;
  readonly day: CalendarDate;
  readonly to: string;
}

/** What has been laid down for a temporary introduction, and what has come of it, as far as the reader of its log may know. */
export interface TemporaryState {
  /** The supplier's plan, the how-manieth it is, and when it was presented. */
  readonly plan?: Partial<ValuesOf<Forms['presentDataPlan']>> & { readonly number: number; readonly presentedAt: string };
  /** What the agency says of a plan, and of which. */
  readonly planAssessment?: Partial<ValuesOf<Forms['assessDataPlan']>> & { readonly plan: number; readonly assessedAt: string };
  /** The clinicians' choice, and the outcome measures as they stood then. */
  readonly choice?: Partial<ValuesOf<Forms['recordMeasureChoice']>> & { readonly measures: string };
  /** Oldest first. */
  readonly contracts: readonly ContractVersion[];
  readonly signatures: readonly Signature[];
  readonly fulfilled: readonly Fulfilled[];
  readonly told: readonly Told[];
  /** What the data have shown, oldest first. */
  readonly followUps: readonly FollowUp[];
}

export const emptyTemporary: TemporaryState = { contracts: [], signatures: [], fulfilled: [], told: [], followUps: [] };

/** The newest version, signed or not. */
export function newestContract({ contracts }: TemporaryState): ContractVersion | undefined {
  return contracts.at(-1);
}

/** The signatures that stand: on the newest version, by its hash. A change makes a version with another hash, on which nobody has signed. */
export function standingSignatures(state: TemporaryState): readonly Signature[] {
  const newest = newestContract(state);
  return newest === undefined
    ? []
    : state.signatures.filter(({ version, hash }) => version === newest.version && hash === newest.hash);
}

/** Who has not signed the newest version yet. */
export function unsignedBy(state: TemporaryState): readonly Signatory[] {
  const signed = standingSignatures(state).map(({ signatory }) => signatory);
  return signatories.filter((signatory) => !signed.includes(signatory));
}

/** The outcome measures of a contract in a form in which a change shows. */
export const measuresOf = ({ outcomeMeasures = [] }: Contract): string => canonical(outcomeMeasures);

/** What has been laid down after one more event. */
export function evolveTemporary(state: TemporaryState, event: CaseEvent): TemporaryState {
  const { recordedAt } = event;
  switch (event.type) {
    case 'DataPlanPresented':
      return {
        ...state,
        plan: { ...valuesOf(event, 'DataPlanPresented'), number: (state.plan?.number ?? 0) + 1, presentedAt: recordedAt },
      };
    case 'DataPlanAssessed':
      return {
        ...state,
        planAssessment: { ...valuesOf(event, 'DataPlanAssessed'), plan: state.plan?.number ?? 0, assessedAt: recordedAt },
      };
    case 'MeasureChoiceRecorded':
      return {
        ...state,
        choice: {
          ...valuesOf(event, 'MeasureChoiceRecorded'),
          measures: measuresOf(newestContract(state)?.contract ?? {}),
        },
      };
    case 'ContractDrafted': {
      const { contractVersion, contractHash, publicHash, ...contract } = valuesOf(event, 'ContractDrafted') ?? {};
      const drafted: ContractVersion = {
        version: contractVersion ?? state.contracts.length + 1,
        contract,
        draftedAt: recordedAt,
        ...(contractHash === undefined ? {} : { hash: contractHash }),
        ...(publicHash === undefined ? {} : { publicHash }),
      };
      return { ...state, contracts: [...state.contracts, drafted] };
    }
    case 'ContractSigned': {
      const { contractVersion, contractHash, signatory } = valuesOf(event, 'ContractSigned') ?? {};
      const party = signatories.find((each) => each === signatory);
      if (party === undefined || contractVersion === undefined) return state;
      const signature: Signature = {
        signatory: party,
        version: contractVersion,
        signedAt: recordedAt,
        ...(contractHash === undefined ? {} : { hash: contractHash }),
      };
      return { ...state, signatures: [...state.signatures, signature] };
    }
    case 'ContractPublished':
      return { ...state, contracts: published(state.contracts, event) };
    case 'DeliveryConfirmed': {
      const { deliveredSource, deliveryNumber, deliveredOn } = valuesOf(event, 'DeliveryConfirmed') ?? {};
      if (deliveredSource === undefined || deliveryNumber === undefined || deliveredOn === undefined) return state;
      return withFulfilled(state, {
        kind: 'dataDelivery',
        subject: deliverySubject(deliveredSource, deliveryNumber),
        on: deliveredOn,
      });
    }
    case 'MilestoneMet': {
      const { milestoneId, metOn, patientsReached, eventsReached } = valuesOf(event, 'MilestoneMet') ?? {};
      if (milestoneId === undefined || metOn === undefined) return state;
      return withFulfilled(state, {
        kind: 'milestone',
        subject: milestoneId,
        on: metOn,
        ...(patientsReached === undefined ? {} : { patients: patientsReached }),
        ...(eventsReached === undefined ? {} : { events: eventsReached }),
      });
    }
    case 'ReassessmentOpened':
      return withFulfilled(state, {
        kind: 'reassessment',
        subject: '',
        on: valuesOf(event, 'ReassessmentOpened')?.openedOn ?? osloDate(Date.parse(recordedAt)),
      });
    case 'FollowUpRecorded': {
      const { dataUntil, reportHash, followUpResults: results = [] } = valuesOf(event, 'FollowUpRecorded') ?? {};
      const followUp: FollowUp = {
        results,
        recordedAt,
        ...(dataUntil === undefined ? {} : { dataUntil }),
        ...(reportHash === undefined ? {} : { reportHash }),
      };
      return { ...state, followUps: [...state.followUps, followUp] };
    }
    case 'NoticeGiven':
      return { ...state, told: [...state.told, ...toldBy(event)] };
    default:
      return state;
  }
}

/** The version that became public: told of already to those who saw its draft, new to everyone else. */
function published(contracts: readonly ContractVersion[], event: CaseEvent): readonly ContractVersion[] {
  const { contractVersion, contractHash, publicHash, signedOn, ...contract } = valuesOf(event, 'ContractPublished') ?? {};
  const version = contractVersion ?? contracts.length + 1;
  const known = contracts.find((each) => each.version === version);
  const shown: ContractVersion = {
    version,
    contract,
    draftedAt: known?.draftedAt ?? event.recordedAt,
    publishedAt: event.recordedAt,
    publishedVersion: event.version,
    signedOn: signedOn ?? osloDate(Date.parse(event.recordedAt)),
    ...(contractHash === undefined ? {} : { hash: contractHash }),
    ...(publicHash === undefined ? {} : { publicHash }),
  };
  return [...contracts.filter((each) => each.version !== version), shown].toSorted((a, b) => a.version - b.version);
}

/** What was done, with the last day that it has by the contract in force. */
function withFulfilled(state: TemporaryState, done: Omit<Fulfilled, 'due'>): TemporaryState {
  const contract = state.contracts.findLast(({ publishedAt }) => publishedAt !== undefined)?.contract ?? {};
  const due = programOf(contract).timers.find(({ kind, subject }) => kind === done.kind && subject === done.subject)?.due;
  return { ...state, fulfilled: [...state.fulfilled, { ...done, ...(due === undefined ? {} : { due }) }] };
}

function toldBy(event: CaseEvent): readonly Told[] {
  const { timerKind, timerSubject, timerDue, noticeLevel, noticeDay, noticeTo } = valuesOf(event, 'NoticeGiven') ?? {};
  const kind = timerKinds.find((each) => each === timerKind);
  const level = noticeLevels.find((each) => each === noticeLevel);
  if (kind === undefined || level === undefined || timerSubject === undefined || timerDue === undefined) return [];
  return [{ kind, subject: timerSubject, due: timerDue, level, day: noticeDay ?? timerDue, to: noticeTo ?? '' }];
}

/** Whether something has been done that is due on a day. What another contract makes due on another day is another thing. */
export function isFulfilled({ fulfilled }: TemporaryState, kind: TimerKind, subject: string, due: CalendarDate): boolean {
  return fulfilled.some((each) => each.kind === kind && each.subject === subject && (each.due === undefined || each.due === due));
}
