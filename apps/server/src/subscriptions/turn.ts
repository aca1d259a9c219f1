import type { Moment } from '../clock.ts';
import type { Store } from '../database.ts';
import { forgetOpenDrafts } from '../drafts/store.ts';
import { openInputTurn } from '../participation/open-input.ts';
import { writeDigests } from './digests.ts';
import { type Mailer, sendWaiting } from './mail.ts';
import { forgetUnconfirmed } from './store.ts';

/** What is to be done about e-mail in a minute: forget, write, send. Without a mail server letters stay in the outbox. */
export async function postTurn(store: Store, mailer: Mailer | null, address: string, moment: Moment): Promise<void> {
  await forgetUnconfirmed(store, moment);
  await forgetOpenDrafts(store, moment);
  await openInputTurn(store, address, moment);
  await writeDigests(store, address, moment);
  if (mailer !== null) await sendWaiting(store, mailer, address, moment);
}
