import { answerTo, type ToQuestions } from './questions.ts';

self.addEventListener('message', ({ data }: MessageEvent<ToQuestions>) => {
  self.postMessage(answerTo(data.document, data.description, data.question));
});
