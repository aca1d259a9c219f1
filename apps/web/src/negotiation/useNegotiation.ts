import type { Blocked, NegotiationBasis, OfferAppraisal } from '@likeverd/appraisal';
import type { Fault } from '@likeverd/modelling';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { FromNegotiation, Subject, ToNegotiation, Wish } from './protocol.ts';

export interface NegotiationState {
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly faults: readonly Fault[];
  readonly blocked: Blocked | null;
  /** The worker could not be started or died. */
  readonly broken: boolean;
  readonly answer: {
    readonly basis: NegotiationBasis;
    readonly offers: ReadonlyMap<string, OfferAppraisal>;
    readonly budgetFaults: readonly Fault[];
    /** Why agreements cannot be priced, by offer. */
    readonly blocked: ReadonlyMap<string, Blocked>;
    /** Agreements are still being judged; those shown are of an earlier wish. */
    readonly pending: boolean;
  } | null;
}

const nothingYet: NegotiationState = { progress: null, faults: [], blocked: null, broken: false, answer: null };

type Event = FromNegotiation | { readonly kind: 'broken' } | { readonly kind: 'reopened' };

/** A price that was moved keeps what was said of it by the framework until that is judged anew. */
function withAgreementOf(offer: OfferAppraisal, before: OfferAppraisal | undefined): OfferAppraisal {
  return before?.agreement === undefined ? offer : { ...offer, agreement: before.agreement };
}

/** What the page knows after one more message. */
function follow(state: NegotiationState, event: Event): NegotiationState {
  switch (event.kind) {
    case 'reopened':
      return nothingYet;
    case 'broken':
      return { ...state, broken: true };
    case 'unreadable':
      return { ...state, faults: event.faults };
    case 'blocked':
      return { ...state, blocked: event.blocked };
    case 'progress':
      return { ...state, progress: { done: event.done, total: event.total } };
    case 'opened':
      return { ...state, progress: null };
    case 'answered':
      return {
        ...state,
        answer: {
          basis: event.basis,
          // Agreements are shown as they were until they are judged anew.
          offers: new Map([
            ...(state.answer?.offers ?? []),
            ...event.offers.map((offer) => [offer.id, withAgreementOf(offer, state.answer?.offers.get(offer.id))] as const),
          ]),
          budgetFaults: event.budgetFaults,
          blocked: state.answer?.blocked ?? new Map(),
          pending: true,
        },
      };
    case 'agreed': {
      const { answer } = state;
      if (answer === null) return state;
      const blocked = new Map([...answer.blocked].filter(([id]) => id !== event.offer.id));
      return { ...state, answer: { ...answer, blocked, offers: new Map([...answer.offers, [event.offer.id, event.offer]]) } };
    }
    case 'notAgreed': {
      const { answer } = state;
      if (answer === null) return state;
      return { ...state, answer: { ...answer, blocked: new Map([...answer.blocked, [event.id, event.blocked]]) } };
    }
    case 'allAgreed':
      return state.answer === null ? state : { ...state, answer: { ...state.answer, pending: false } };
  }
}

/** The same object for as long as it says the same. */
function useUnchanged<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}

/** Appraises offers in a worker of its own: runs the draws once for each subject, then answers every change of `wish`. */
export function useNegotiation(about: Subject | null, wish: Omit<Wish, 'ticket'>): NegotiationState {
  const [state, dispatch] = useReducer(follow, nothingYet);
  const worker = useRef<Worker | null>(null);
  const ticket = useRef(0);
  const subject = useUnchanged(about);
  const asked = useUnchanged(wish);

  useEffect(() => {
    if (subject === null) return;
    dispatch({ kind: 'reopened' });
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', (event: MessageEvent<FromNegotiation>) => dispatch(event.data));
    started.addEventListener('error', () => dispatch({ kind: 'broken' }));
    started.postMessage({ kind: 'open', subject } satisfies ToNegotiation);
    worker.current = started;
    return () => {
      started.terminate();
      worker.current = null;
    };
  }, [subject]);

  useEffect(() => {
    ticket.current += 1;
    worker.current?.postMessage({ kind: 'ask', ticket: ticket.current, ...asked } satisfies ToNegotiation);
  }, [subject, asked]);

  return state;
}
