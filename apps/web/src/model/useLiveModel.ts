import type { Fault, ModelDescription, RunInputs } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { FromModel, LiveBase, LiveDraws, OfficialRun, OwnIdentity, ToModel } from './protocol.ts';

export interface LiveState {
  readonly description: ModelDescription | null;
  readonly base: LiveBase | null;
  readonly draws: LiveDraws | null;
  readonly identity: OwnIdentity | null;
  readonly faults: readonly Fault[];
  /** The worker could not be started or died. */
  readonly broken: boolean;
  readonly ticket: number;
}

const nothingYet: LiveState = { description: null, base: null, draws: null, identity: null, faults: [], broken: false, ticket: 0 };

type Event =
  | FromModel
  | { readonly kind: 'asked'; readonly ticket: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'reopened' };

/** What the page knows after one more message. Answers to an older wish than the newest are left unread. */
export function follow(state: LiveState, event: Event): LiveState {
  switch (event.kind) {
    case 'reopened':
      return nothingYet;
    case 'broken':
      return { ...state, broken: true };
    case 'asked':
      return { ...state, ticket: event.ticket };
    case 'opened':
      return { ...state, description: event.description };
    case 'unreadable':
      return { ...state, faults: event.faults };
    case 'identity':
      return { ...state, identity: event.identity };
    case 'base':
      return event.ticket === state.ticket ? { ...state, base: event.base, faults: [] } : state;
    case 'draws':
      return event.ticket === state.ticket ? { ...state, draws: event.draws } : state;
    case 'failed':
      return event.ticket === state.ticket ? { ...state, faults: event.faults } : state;
  }
}

/** A model in a worker of its own: opens the document, then runs as often as `run` asks. */
export function useLiveModel(
  document: string,
  asOf: AsOf,
  official: OfficialRun,
): readonly [LiveState, (inputs: RunInputs) => void] {
  const [state, dispatch] = useReducer(follow, nothingYet);
  const worker = useRef<Worker | null>(null);
  const ticket = useRef(0);

  const run = useCallback((inputs: RunInputs): void => {
    ticket.current += 1;
    dispatch({ kind: 'asked', ticket: ticket.current });
    worker.current?.postMessage({ kind: 'run', ticket: ticket.current, inputs } satisfies ToModel);
  }, []);

  useEffect(() => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    started.addEventListener('message', (event: MessageEvent<FromModel>) => dispatch(event.data));
    started.addEventListener('error', () => dispatch({ kind: 'broken' }));
    dispatch({ kind: 'reopened' });
    started.postMessage({ kind: 'open', document, asOf, official } satisfies ToModel);
    run(official.inputs);
    return () => {
      started.terminate();
      worker.current = null;
    };
  }, [document, asOf, official, run]);

  return [state, run];
}
