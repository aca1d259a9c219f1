import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { closeFeedAddress, feedAddressMadeAt, makeFeedAddress } from '../subscriptions/addresses.ts';
import { type Env, signedIn } from './requests.ts';
import type { Services } from './services.ts';

/** What people follow: the address of their private feeds. */
export function subscriptionRoutes(app: Hono<Env>, { store, clock }: Services): void {
  const moment = () => momentOf(clock);

  app.get('/api/feed-address', async (c) => c.json({ madeAt: await feedAddressMadeAt(store, signedIn(c), moment()) }));

  app.post('/api/feed-address', async (c) => c.json({ token: await makeFeedAddress(store, signedIn(c), moment()) }, 201));

  app.post('/api/feed-address/close', async (c) => {
    await closeFeedAddress(store, signedIn(c));
    return c.json({ madeAt: null });
  });
}
