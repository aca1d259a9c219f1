import type { CalendarDate } from '@likeverd/reference';
import type { ValuesOf } from '../field.ts';
import type { Contract } from './contract.ts';
import type { temporaryFields } from './fields.ts';

type Forms = typeof temporaryFields;
type Said<F extends keyof Forms> = { [K in keyof ValuesOf<Forms[F]>]-?: Exclude<ValuesOf<Forms[F]>[K], undefined> };

/** A version of the contract with its number in the case and its two hashes. */
type ContractVersionValues = { [K in keyof Contract]-?: Exclude<Contract[K], undefined> } & {
  contractVersion: number;
  contractHash: string;
  publicHash: string;
};

/** What the events of temporary introduction say. */
export interface TemporaryEvents {
  DataPlanPresented: Said<'presentDataPlan'>;
  DataPlanAssessed: Said<'assessDataPlan'>;
  MeasureChoiceRecorded: Said<'recordMeasureChoice'>;
  ContractDrafted: ContractVersionValues;
  ContractSigned: Said<'signContract'> & { signatory: string; publicHash: string };
  ContractPublished: ContractVersionValues & { signedOn: CalendarDate };
  DeliveryConfirmed: Said<'confirmDelivery'>;
  MilestoneMet: Said<'meetMilestone'>;
  FollowUpRecorded: Said<'recordFollowUp'>;
  NoticeGiven: {
    timerKind: string;
    timerSubject: string;
    timerDue: CalendarDate;
    noticeLevel: string;
    noticeDay: CalendarDate;
    noticeTo: string;
  };
}

export const temporaryEventTypes = [
  'DataPlanPresented',
  'DataPlanAssessed',
  'MeasureChoiceRecorded',
  'ContractDrafted',
  'ContractSigned',
  'ContractPublished',
  'DeliveryConfirmed',
  'MilestoneMet',
  'FollowUpRecorded',
  'NoticeGiven',
] as const satisfies readonly (keyof TemporaryEvents)[];
