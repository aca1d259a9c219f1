import { isCaseNumber, type Party, type Viewer } from '@likeverd/casework';
import { content, type Language } from '@likeverd/language';
import type { Hono } from 'hono';
import type { z } from '@hono/zod-openapi';
import { momentOf } from '../clock.ts';
import { asViewer } from '../database.ts';
import { readCase, readCaseId } from '../reading.ts';
import { closeFeedAddress, feedAddressMadeAt, makeFeedAddress } from '../subscriptions/addresses.ts';
import { outbox } from '../subscriptions/mail.ts';
import { scopeOf, targetOf, wordsOfScope } from '../subscriptions/scopes.ts';
import { confirm, endBySecret, endOwn, known, ownSubscriptions, subscribe } from '../subscriptions/store.ts';
import { buttonPage, messagePage } from './html.ts';
import { Problem } from './problems.ts';
import { limitMails } from './rate.ts';
import { type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { methodsQuery, subscribeBody, uuid } from './schemas.ts';
import type { Services } from './services.ts';

const largestSubscription = 8 * 1024;

/** What people follow: the address of their private feeds, and e-mails that can be confirmed and ended without signing in. */
export function subscriptionRoutes(app: Hono<Env>, { store, clock, address, sendsMail }: Services): void {
  const moment = () => momentOf(clock);

  app.get('/api/feed-address', async (c) => c.json({ madeAt: await feedAddressMadeAt(store, signedIn(c), moment()) }));

  app.post('/api/feed-address', async (c) => c.json({ token: await makeFeedAddress(store, signedIn(c), moment()) }, 201));

  app.post('/api/feed-address/close', async (c) => {
    await closeFeedAddress(store, signedIn(c));
    return c.json({ madeAt: null });
  });

  app.get('/api/subscriptions', async (c) => c.json({ subscriptions: await told(signedIn(c), c.get('language')) }));

  app.post('/api/subscriptions', limitMails(), limit(largestSubscription), async (c) => {
    const viewer = c.get('viewer');
    const body = read(subscribeBody, await jsonBody(c));
    const target = await targetFor(viewer, body);
    const scope = target === null ? null : scopeOf(body.scope, target);
    if (target === null || scope === null) throw new Problem('notFound');
    const language = c.get('language');
    const what = await asViewer(store, viewer, moment().today, (tx) => wordsOfScope(tx, viewer, scope, language));
    const { cadence, email } = body;
    const kept = await subscribe(store, viewer, { scope: body.scope, target, cadence, language, email }, what, address, moment());
    if (!kept) throw new Problem('tooOften', { details: { path: 'email' } });
    return c.json({ confirmationSent: sendsMail }, 202);
  });

  app.post('/api/subscriptions/:id/end', async (c) => {
    const id = uuid.safeParse(c.req.param('id'));
    if (!id.success || !(await endOwn(store, signedIn(c), id.data))) throw new Problem('notFound');
    return c.json({ ended: true });
  });

  app.get('/api/outbox', async (c) => {
    const viewer = signedIn(c);
    const letters = await outbox(store, viewer, moment());
    return c.json({ letters, sendsMail });
  });

  app.get('/abonnement/:secret/bekreft', (c) => asked(c, 'confirm'));
  app.post('/abonnement/:secret/bekreft', async (c) => {
    const { letter } = content[c.get('language')].pages.subscriptions;
    return (await confirm(store, c.req.param('secret'), moment()))
      ? c.html(messagePage(c.get('language'), letter.confirmTitle, letter.confirmed))
      : c.html(messagePage(c.get('language'), letter.confirmTitle, letter.gone), 404);
  });

  app.get('/abonnement/:secret/avslutt', (c) => asked(c, 'end'));
  // Mail programs send this by themselves, without cookies or origin: RFC 8058.
  app.post('/abonnement/:secret/avslutt', async (c) => {
    const words = content[c.get('language')].pages.subscriptions;
    await endBySecret(store, c.req.param('secret'));
    return c.html(messagePage(c.get('language'), words.letter.endedTitle, words.mail.ended));
  });

  /** Someone's subscriptions, with what they follow in words. */
  async function told(viewer: Party, language: Language): Promise<readonly unknown[]> {
    const subscriptions = await ownSubscriptions(store, viewer, moment());
    return asViewer(store, viewer, moment().today, (tx) =>
      Promise.all(
        subscriptions.map(async (subscription) => {
          const scope = scopeOf(subscription.scope, subscription.target);
          return { ...subscription, what: scope === null ? '' : await wordsOfScope(tx, viewer, scope, language) };
        }),
      ),
    );
  }

  /** A page with one button: looking at a link must change nothing, since mail programs look at links by themselves. */
  async function asked(c: Ctx, what: 'confirm' | 'end'): Promise<Response> {
    const { letter } = content[c.get('language')].pages.subscriptions;
    const [title, button] = what === 'confirm' ? [letter.confirmTitle, letter.confirmButton] : [letter.endTitle, letter.endButton];
    if (!(await known(store, c.req.param('secret') ?? ''))) return c.html(messagePage(c.get('language'), title, letter.gone), 404);
    return c.html(buttonPage(c.get('language'), title, button));
  }

  /** What is followed, as it is stored; null for a case that the viewer may not see, and a role for whoever has none. */
  async function targetFor(viewer: Viewer, body: z.output<typeof subscribeBody>): Promise<string | null> {
    switch (body.scope) {
      case 'role':
        return viewer === null ? null : '';
      case 'participation':
        return viewer === null ? null : (body.notices ?? []).join(',');
      case 'search': {
        const { query, page: _page, ...filters } = read(methodsQuery, Object.fromEntries(new URLSearchParams(body.search ?? '')));
        return targetOf({ query, filters });
      }
      case 'case': {
        const given = body.case ?? '';
        const id = isCaseNumber(given) ? await readCaseId(store, given, moment().today) : uuid.safeParse(given).data;
        const view = id === undefined ? null : await readCase(store, viewer, id, moment());
        return view === null || id === undefined ? null : id;
      }
    }
  }
}
