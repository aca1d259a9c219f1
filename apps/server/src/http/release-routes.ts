import type { Preparation, ReleaseRequest } from '@likeverd/followup';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { readCase } from '../reading.ts';
import { type PublishedRelease, releaseCsv } from '../releases/content.ts';
import { ask, check, isInRoom, listRequests, prepare, publicVersion, publicVersions, readRequest } from '../releases/releases.ts';
import { publicJson, revalidated } from './answers.ts';
import { Problem } from './problems.ts';
import { checkBody, releaseBody } from './release-schemas.ts';
import { caseId, type Ctx, type Env, idempotencyKey, jsonBody, limit, read, signedIn } from './requests.ts';
import { uuid } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest request, in bytes. */
const largestRequest = 8 * 1024 * 1024;

/** Figures on their way out of the room: asked for by one, checked by another, published with every earlier version kept. */
export function releaseRoutes(app: Hono<Env>, { store, clock }: Services): void {
  const moment = () => momentOf(clock);
  // to everyone else the room is not there
  const inRoom = (c: Ctx) => {
    const viewer = signedIn(c);
    if (!isInRoom(viewer)) throw new Problem('notFound');
    return viewer;
  };
  const asked = async (c: Ctx): Promise<{ readonly caseId: string; readonly request: ReleaseRequest }> => {
    const viewer = inRoom(c);
    const body = read(releaseBody, await jsonBody(c));
    // a contract is followed up in the open: the public knows of the case, and the asker does not stand outside of it
    const outside = viewer.withheld?.includes(body.caseId) === true;
    if (outside || (await readCase(store, null, body.caseId, moment())) === null) throw new Problem('notFound');
    return { caseId: body.caseId, request: withoutAbsent(body.request) };
  };

  app.get('/api/releases', async (c) => publicJson(c, { versions: await publicVersions(store, moment()) }));

  app.get('/api/releases/requests', async (c) => c.json({ requests: await listRequests(store, inRoom(c), moment()) }));

  app.post('/api/releases/preview', limit(largestRequest), async (c) => {
    const { caseId: id, request } = await asked(c);
    return c.json(withoutStatements(await prepare(store, id, request, moment())));
  });

  app.post('/api/releases/requests', limit(largestRequest), async (c) => {
    const { caseId: id, request } = await asked(c);
    const outcome = await ask(store, inRoom(c), id, idempotencyKey(c), request, moment());
    if (outcome.kind === 'keyReused') throw new Problem('keyReused');
    if (outcome.kind === 'unprepared') return c.json(withoutStatements(outcome.preparation), 422);
    return c.json({ id: outcome.id }, 201);
  });

  app.get('/api/releases/requests/:request', async (c) => {
    const found = await readRequest(store, inRoom(c), requestId(c), moment());
    if (found === null) throw new Problem('notFound');
    return c.json(found);
  });

  app.post('/api/releases/requests/:request/check', limit(largestRequest), async (c) => {
    const outcome = await check(store, inRoom(c), requestId(c), read(checkBody, await jsonBody(c)), moment());
    switch (outcome.kind) {
      case 'notFound':
        throw new Problem('notFound');
      case 'ownRequest':
        throw new Problem('forbidden');
      case 'alreadyDecided':
      case 'stale':
        throw new Problem('conflict', { details: { why: outcome.kind } });
      case 'decided':
        return c.json(outcome.version === undefined ? {} : { version: outcome.version });
    }
  });

  app.get('/api/releases/:id/:file{[0-9]{1,6}\\.(json|csv)}', async (c) => {
    const [version = '', format] = c.req.param('file').split('.');
    const found = await publicVersion(store, caseId(c), Number(version), moment());
    if (found === null) throw new Problem('notFound');
    c.header('link', '<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
    if (format === 'json') return revalidated(c, found.text, 'application/json');
    c.header('content-disposition', `attachment; filename="likeverd-utlevering-${version}.csv"`);
    return revalidated(c, releaseCsv(JSON.parse(found.text) as PublishedRelease), 'text/csv; charset=utf-8; header=present');
  });
}

function requestId(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('request'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}

/** The statements are for later audits; the asker sees the table and the audit. */
function withoutStatements(preparation: Preparation): unknown {
  if (preparation.status !== 'prepared') return preparation;
  const { statements: _kept, ...seen } = preparation;
  return seen;
}

/** A field that was left out is left out, and not there without a value. */
function withoutAbsent(request: unknown): ReleaseRequest {
  return JSON.parse(JSON.stringify(request)) as ReleaseRequest;
}
