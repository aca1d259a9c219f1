import { pause } from './pause.ts';
import type { FromModel, ToModel } from './protocol.ts';
import { createModelSession } from './session.ts';

const post = (message: FromModel): void => self.postMessage(message);

const session = createModelSession(post, pause, () => performance.now());
self.addEventListener('message', (event: MessageEvent<ToModel>) => session.receive(event.data));
