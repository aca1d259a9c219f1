import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { listViews, look, removeView, saveView } from '../work/store.ts';
import { Problem } from './problems.ts';
import { type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { looksBody, removeViewBody, savedViewBody } from './schemas.ts';
import type { Services } from './services.ts';

const largestBody = 128 * 1024;

/** The routes of how a person works: saved views, and what has changed since they last looked. */
export function workRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.get('/api/work/views', async (c) => c.json({ views: await listViews(store, signedIn(c), momentOf(clock)) }));

  app.post('/api/work/views', limit(largestBody), async (c) => {
    const person = signedIn(c);
    const view = read(savedViewBody, await jsonBody(c));
    if (!(await saveView(store, person, view, momentOf(clock)))) throw new Problem('noRoom');
    return c.json({ views: await listViews(store, person, momentOf(clock)) });
  });

  app.post('/api/work/views/remove', limit(largestBody), async (c) => {
    const person = signedIn(c);
    await removeView(store, person, read(removeViewBody, await jsonBody(c)).name);
    return c.json({ views: await listViews(store, person, momentOf(clock)) });
  });

  app.post('/api/work/looks', limit(largestBody), async (c) => {
    const person = signedIn(c);
    await look(store, person, read(looksBody, await jsonBody(c)).looks, momentOf(clock));
    return c.body(null, 204);
  });
}
