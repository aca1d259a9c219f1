import type { Fault, ModelDescription, RunInputs } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { FromModel, LiveBase, LiveDraws, OfficialRun, OwnIdentity, ToModel } from './protocol.ts';

export interface LiveState {
  readonly description: ModelDescription | null;
  readonly base: LiveBase | null;
  readonly draws: LiveDraws | null;
  /** Draws done of the newest run; null before the first. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly identity: OwnIdentity | null;
  readonly faults: readonly Fault[];
  /** The worker could not be started or died. */
  readonly broken: boolean;
  /** The newest run was stopped by the reader: of it only what was whole is shown. */
  readonly stopped: boolean;
  readonly ticket: number;
  /** Whose expected values `base` are. */
  readonly baseTicket: number;
}

export const nothingYet: LiveState = {
  description: null,
  base: null,
  draws: null,
  progress: null,
  identity: null,
  faults: [],
  broken: false,
  stopped: false,
  ticket: 0,
  baseTicket: 0,
};

type Event =
  | FromModel
  | { readonly kind: 'asked'; readonly ticket: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'reopened' };

/** True while the newest run is under way. */
export const isRunning = ({ stopped, broken, faults, baseTicket, ticket, progress }: LiveState): boolean =>
  !stopped && !broken && faults.length === 0 && (baseTicket !== ticket || progress === null || progress.done < progress.total);

/** What the page knows after one more message. Answers to an older wish than the newest, or to one that was stopped, are left unread. */
export function follow(state: LiveState, event: Event): LiveState {
  if ('ticket' in event && event.kind !== 'asked' && (state.stopped || event.ticket !== state.ticket)) return state;
  switch (event.kind) {
    case 'reopened':
      return nothingYet;
    case 'broken':
      return { ...state, broken: true };
    case 'asked':
      return { ...state, ticket: event.ticket, progress: null, stopped: false, faults: [] };
    case 'stopped':
      return { ...state, stopped: true, base: state.baseTicket === state.ticket ? state.base : null, draws: null };
    case 'opened':
      return { ...state, description: event.description };
    case 'unreadable':
      return { ...state, faults: event.faults };
    case 'identity':
      return { ...state, identity: event.identity };
    case 'base':
      return { ...state, base: event.base, baseTicket: event.ticket };
    case 'progress':
      return { ...state, progress: { done: event.done, total: event.total } };
    case 'draws':
      return { ...state, draws: event.draws, progress: { done: event.draws.done, total: event.draws.total } };
    case 'failed':
      return { ...state, faults: event.faults, base: null, draws: null };
  }
}

export interface LiveModelHandle {
  readonly state: LiveState;
  readonly run: (inputs: RunInputs) => void;
  readonly stop: () => void;
}

/** A model in a worker of its own: opens the document, then runs as often as `run` asks. */
export function useLiveModel(document: string, asOf: AsOf, official: OfficialRun): LiveModelHandle {
  const [state, dispatch] = useReducer(follow, nothingYet);
  const worker = useRef<Worker | null>(null);
  const ticket = useRef(0);

  const open = useCallback((): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', (event: MessageEvent<FromModel>) => dispatch(event.data));
    started.addEventListener('error', () => dispatch({ kind: 'broken' }));
    started.postMessage({ kind: 'open', document, asOf, official } satisfies ToModel);
    worker.current = started;
    return started;
  }, [document, asOf, official]);

  const run = useCallback((inputs: RunInputs): void => {
    ticket.current += 1;
    dispatch({ kind: 'asked', ticket: ticket.current });
    worker.current?.postMessage({ kind: 'run', ticket: ticket.current, inputs } satisfies ToModel);
  }, []);

  /** A worker cannot be interrupted within a simulation, so it is put away and a new one opens the model. */
  const stop = useCallback((): void => {
    worker.current?.terminate();
    dispatch({ kind: 'stopped' });
    open();
  }, [open]);

  useEffect(() => {
    dispatch({ kind: 'reopened' });
    open();
    run(official.inputs);
    return () => {
      worker.current?.terminate();
      worker.current = null;
    };
  }, [official, open, run]);

  return useMemo(() => ({ state, run, stop }), [state, run, stop]);
}
