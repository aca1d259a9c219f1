import type { Checked, ModelDescription } from '@likeverd/modelling';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Question, QuestionState, ToQuestions } from './questions.ts';

export interface Asking {
  readonly state: QuestionState;
  readonly ask: (question: Question) => void;
  readonly stop: () => void;
}

const idle: QuestionState = { status: 'idle' };

/**
 * Questions to a model, each in a worker of its own: one that is stopped is put away in the middle of whatever it does. `about` tells
 * what an answer is about beside the question; when it changes, what was asked before is gone.
 */
export function useQuestion(document: string, description: ModelDescription, about = ''): Asking {
  const [held, setHeld] = useState({ about, state: idle });
  const worker = useRef<Worker | null>(null);

  const putAway = useCallback((): void => {
    worker.current?.terminate();
    worker.current = null;
  }, []);

  const ask = useCallback(
    (question: Question): void => {
      putAway();
      const started = new Worker(new URL('./question-worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      const setState = (state: QuestionState): void => setHeld({ about, state });
      setState({ status: 'running' });
      const end = (next: QuestionState): void => {
        if (worker.current !== started) return;
        putAway();
        setState(next);
      };
      started.addEventListener('message', ({ data }: MessageEvent<Checked<Answer>>) =>
        end(data.ok ? { status: 'answered', answer: data.value } : { status: 'refused', faults: data.faults }),
      );
      started.addEventListener('error', () => end({ status: 'broken' }));
      started.postMessage({ document, description, question } satisfies ToQuestions);
    },
    [document, description, about, putAway],
  );

  const stop = useCallback((): void => {
    putAway();
    setHeld({ about, state: { status: 'stopped' } });
  }, [about, putAway]);

  useEffect(() => putAway, [about, putAway]);

  return { state: held.about === about ? held.state : idle, ask, stop };
}
