import { pause } from '../model/pause.ts';
import type { FromNegotiation, ToNegotiation } from './protocol.ts';
import { createNegotiationSession } from './session.ts';

const session = createNegotiationSession((message: FromNegotiation) => self.postMessage(message), pause);
self.addEventListener('message', (event: MessageEvent<ToNegotiation>) => session.receive(event.data));
