import { createStrategySession, type ToStrategies } from './strategy-session.ts';

const session = createStrategySession(
  (message) => self.postMessage(message),
  (task) => setTimeout(task, 0),
);
self.addEventListener('message', ({ data }: MessageEvent<ToStrategies>) => session.receive(data));
