import type { Blocked, NegotiationBasis, NegotiationPatients, OfferAppraisal } from '@likeverd/appraisal';
import type { Fault, ModelDescription } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import type { OfficialRun } from '../model/protocol.ts';

/** What the offers are about: a model, the run that the case cites, the price that is negotiated, and for which strategy. */
export interface Subject {
  readonly document: string;
  readonly asOf: AsOf;
  readonly official: OfficialRun;
  /** Id of the price among the model's parameters. */
  readonly parameter: string;
  readonly strategy: string;
}

/** Offers to appraise. */
export interface Wish {
  readonly ticket: number;
  readonly offers: readonly { readonly id: string; readonly price: number }[];
  readonly patients?: NegotiationPatients;
  /** Willingness to pay per QALY; default: the reference value by severity. */
  readonly threshold?: number;
}

export type ToNegotiation = { readonly kind: 'open'; readonly subject: Subject } | ({ readonly kind: 'ask' } & Wish);

export type FromNegotiation =
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] }
  | { readonly kind: 'blocked'; readonly blocked: Blocked }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly description: ModelDescription }
  | {
      readonly kind: 'answered';
      readonly ticket: number;
      readonly basis: NegotiationBasis;
      readonly offers: readonly OfferAppraisal[];
      /** Why there is no budget, where patients were given. */
      readonly budgetFaults: readonly Fault[];
    };
