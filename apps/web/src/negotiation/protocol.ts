import type { AgreementOffer, Blocked, NegotiationBasis, NegotiationPatients, OfferAppraisal } from '@likeverd/appraisal';
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

/** An offer to appraise: a price and, where anything else is agreed, what. */
export interface AskedOffer {
  readonly id: string;
  readonly price: number;
  /** Terms beside the price; empty for a price alone, which is judged by the framework too. Absent: the price alone is asked for. */
  readonly agreement?: Omit<AgreementOffer, 'id' | 'price'>;
}

/** Offers to appraise. */
export interface Wish {
  readonly ticket: number;
  readonly offers: readonly AskedOffer[];
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
    }
  /** One more offer of the same wish, with its agreement. */
  | { readonly kind: 'agreed'; readonly ticket: number; readonly offer: OfferAppraisal }
  | { readonly kind: 'notAgreed'; readonly ticket: number; readonly id: string; readonly blocked: Blocked }
  | { readonly kind: 'allAgreed'; readonly ticket: number };
