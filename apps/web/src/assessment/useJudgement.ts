import type { Assessment, Blocked } from '@likeverd/appraisal';
import type { Checked, Fault } from '@likeverd/modelling';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Wish } from './judge.ts';

export type Judgement =
  | { readonly status: 'idle' | 'running' | 'broken' }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }
  | { readonly status: 'judged'; readonly assessment: Assessment | Blocked; readonly wish: Wish };

/** Judges documents in a worker; a newer wish puts away the one that is under way. */
export function useJudgement(): { readonly judgement: Judgement; readonly judge: (wish: Wish) => void } {
  const [judgement, setJudgement] = useState<Judgement>({ status: 'idle' });
  const worker = useRef<Worker | null>(null);
  const judge = useCallback((wish: Wish): void => {
    worker.current?.terminate();
    const started = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setJudgement({ status: 'running' });
    const end = (next: Judgement): void => {
      if (worker.current !== started) return;
      started.terminate();
      worker.current = null;
      setJudgement(next);
    };
    started.addEventListener('message', ({ data }: MessageEvent<Checked<Assessment | Blocked>>) =>
      end(data.ok ? { status: 'judged', assessment: data.value, wish } : { status: 'refused', faults: data.faults }),
    );
    started.addEventListener('error', () => end({ status: 'broken' }));
    started.postMessage(wish);
  }, []);
  useEffect(() => () => worker.current?.terminate(), []);
  return { judgement, judge };
}
