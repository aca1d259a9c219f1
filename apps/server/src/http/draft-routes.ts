import type { Party } from '@likeverd/casework';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { type DraftOutcome, listDrafts, openWriter, readDraft, readOpenDraft, saveDraft, type Writer } from '../drafts/store.ts';
import { Problem } from './problems.ts';
import { limitOpenDrafts } from './rate.ts';
import { type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { discardDraftBody, draftPlace, draftsQuery, formDraftBody, openDraftHeaders } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body with a draft, in bytes. */
const largestDraft = 512 * 1024;
/** The same without signing in. */
const largestOpenDraft = 96 * 1024;

/** The routes of what people have typed and not sent. */
export function draftRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.get('/api/drafts', async (c) => {
    const { place } = read(draftsQuery, c.req.query());
    return c.json({ drafts: await listDrafts(store, signedIn(c), place, momentOf(clock)) });
  });

  app.get('/api/drafts/:place/:form', async (c) =>
    c.json(await readDraft(store, writer(c), read(draftPlace, c.req.param()), momentOf(clock))),
  );

  app.post('/api/drafts/:place/:form', limit(largestDraft), async (c) => {
    const person = writer(c);
    const place = read(draftPlace, c.req.param());
    return c.json(saved(await saveDraft(store, person, place, read(formDraftBody, await jsonBody(c)), momentOf(clock))));
  });

  app.post('/api/drafts/:place/:form/discard', limit(largestDraft), async (c) => {
    const person = writer(c);
    const place = read(draftPlace, c.req.param());
    const body = read(discardDraftBody, await jsonBody(c));
    return c.json(saved(await saveDraft(store, person, place, { ...body, content: null }, momentOf(clock))));
  });

  app.get('/api/open-drafts/:place/:form', async (c) =>
    c.json(await readOpenDraft(store, openHolder(c), read(draftPlace, c.req.param()))),
  );

  const held = limitOpenDrafts();
  app.post('/api/open-drafts/:place/:form', held, limit(largestOpenDraft), async (c) => {
    const writer = openHolder(c);
    const place = read(draftPlace, c.req.param());
    return c.json(saved(await saveDraft(store, writer, place, read(formDraftBody, await jsonBody(c)), momentOf(clock))));
  });

  app.post('/api/open-drafts/:place/:form/discard', held, limit(largestOpenDraft), async (c) => {
    const writer = openHolder(c);
    const place = read(draftPlace, c.req.param());
    const body = read(discardDraftBody, await jsonBody(c));
    return c.json(saved(await saveDraft(store, writer, place, { ...body, content: null }, momentOf(clock))));
  });
}

/** Who types without being signed in: whoever holds the token. */
function openHolder(c: Ctx): Writer {
  const { 'likeverd-draft': token } = read(openDraftHeaders, c.req.header());
  return openWriter(token);
}

/** Who types. On a shared machine someone else may have signed in since the page was opened: the text is not theirs. */
function writer(c: Ctx): Party {
  const person = signedIn(c);
  const typing = c.req.header('likeverd-person');
  if (typing !== undefined && typing !== encodeURIComponent(person.person)) throw new Problem('unauthenticated');
  return person;
}

function saved(outcome: DraftOutcome): { readonly revision: number; readonly savedAt: string } {
  if (outcome.kind === 'conflict') throw new Problem('conflict', { details: { version: outcome.version } });
  return { revision: outcome.revision, savedAt: outcome.savedAt };
}
