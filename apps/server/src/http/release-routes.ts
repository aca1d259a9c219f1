import { releaseOfReport, type ReleaseRequest, type ReportChoice, type RequestFault } from '@likeverd/followup';
import { content } from '@likeverd/language';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { unpackReport } from '../follow-up-reports/store.ts';
import { readCase } from '../reading.ts';
import { type PublishedRelease, releaseCsv } from '../releases/content.ts';
import { releaseTitles } from '../releases/titles.ts';
import {
  ask,
  check,
  isInRoom,
  listRequests,
  prepare,
  publicVersion,
  publicVersions,
  readRequest,
  type Unprepared,
} from '../releases/releases.ts';
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
    if ('request' in body) return { caseId: body.caseId, request: withoutAbsent<ReleaseRequest>(body.request) };
    const report = await unpackReport(store, viewer, body.caseId, body.report, moment());
    if (report === null) throw new Problem('notFound');
    const filled = releaseOfReport(report, withoutAbsent<ReportChoice>(body.choice), releaseTitles);
    if (!filled.ok) throw faulty(c, filled.faults);
    return { caseId: body.caseId, request: filled.request };
  };

  app.get('/api/releases', async (c) => publicJson(c, { versions: await publicVersions(store, moment()) }));

  app.get('/api/releases/requests', async (c) => c.json({ requests: await listRequests(store, inRoom(c), moment()) }));

  app.post('/api/releases/preview', limit(largestRequest), async (c) => {
    const { caseId: id, request } = await asked(c);
    const preparation = await prepare(store, id, request, moment());
    if (preparation.status !== 'prepared') throw unprepared(c, preparation);
    const { statements: _kept, ...seen } = preparation;
    return c.json(seen);
  });

  app.post('/api/releases/requests', limit(largestRequest), async (c) => {
    const { caseId: id, request } = await asked(c);
    const outcome = await ask(store, inRoom(c), id, idempotencyKey(c), request, moment());
    if (outcome.kind === 'keyReused') throw new Problem('keyReused');
    if (outcome.kind === 'unprepared') throw unprepared(c, outcome.preparation);
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

/** Every fault at its place, in the reader's words. */
function faulty(c: Ctx, faults: readonly RequestFault[]): Problem {
  const words = content[c.get('language')].pages.releases.faults;
  return new Problem('badRelease', { release: faults.map((fault) => ({ ...fault, message: words[fault.code] })) });
}

const unprepared = (c: Ctx, preparation: Unprepared): Problem =>
  preparation.status === 'faulty'
    ? faulty(c, preparation.faults)
    : new Problem('releaseStopped', { details: { sums: preparation.sums } });

/** A field that was left out is left out, and not there without a value. */
function withoutAbsent<T>(given: unknown): T {
  return JSON.parse(JSON.stringify(given)) as T;
}
