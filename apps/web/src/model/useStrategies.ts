import type { Blocked, StrategiesResult } from '@likeverd/appraisal';
import type { Fault } from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FromStrategies, ToStrategies } from './strategy-session.ts';

export type WeighingState =
  | { readonly status: 'running' | 'broken' }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }
  | { readonly status: 'blocked'; readonly blocked: Blocked }
  | { readonly status: 'weighed'; readonly result: StrategiesResult };

function stateOf(message: FromStrategies): WeighingState {
  switch (message.kind) {
    case 'weighed':
      return { status: 'weighed', result: message.result };
    case 'blocked':
      return { status: 'blocked', blocked: message.blocked };
    case 'refused':
      return { status: 'refused', faults: message.faults };
  }
}

/** The strategies of a document in a worker of its own: everything is run once, then weighed again at every price. */
export function useStrategies(
  document: string,
  model: string,
  draws: number,
  known: CalendarDate,
): { readonly state: WeighingState; readonly weigh: (price: number) => void } {
  const [state, setState] = useState<WeighingState>({ status: 'running' });
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    const started = new Worker(new URL('./strategy-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<FromStrategies>) => setState(stateOf(data)));
    started.addEventListener('error', () => setState({ status: 'broken' }));
    started.postMessage({ kind: 'open', document, model, draws, known } satisfies ToStrategies);
    worker.current = started;
    return () => {
      started.terminate();
      worker.current = null;
    };
  }, [document, model, draws, known]);
  const weigh = useCallback((price: number): void => {
    worker.current?.postMessage({ kind: 'price', price } satisfies ToStrategies);
  }, []);
  return { state, weigh };
}
