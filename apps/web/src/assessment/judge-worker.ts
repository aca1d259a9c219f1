import { judge, type Wish } from './judge.ts';

self.addEventListener('message', ({ data }: MessageEvent<Wish>) => {
  self.postMessage(judge(data));
});
