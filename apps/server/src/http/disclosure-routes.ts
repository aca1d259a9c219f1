import { reject, type Role } from '@likeverd/casework';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { publishRebates, readRebates } from '../disclosure/aggregates.ts';
import { readDisclosure, readVersions, readWithheldShare } from '../disclosure/reading.ts';
import { readCaseId } from '../reading.ts';
import { Problem, refusal } from './problems.ts';
import { caseId, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import type { Services } from './services.ts';
import { triedText } from './withheld.ts';

/** Largest text that is tried, in bytes. */
const largestText = 256 * 1024;

/** The routes of confidentiality: what the guard finds, versions side by side, the share withheld. They hold no rules. */
export function disclosureRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.get('/api/cases/:id/disclosure', async (c) => {
    const found = await readDisclosure(store, c.get('viewer'), caseId(c), momentOf(clock));
    if (found === null) throw new Problem('notFound');
    return c.json(found);
  });

  app.post('/api/cases/:id/disclosure', limit(largestText), async (c) => {
    const [viewer, id] = [signedIn(c), caseId(c)];
    const { text } = read(triedText, await jsonBody(c));
    const found = await readDisclosure(store, viewer, id, momentOf(clock), text);
    if (found === null) throw new Problem('notFound');
    return c.json(found);
  });

  app.get('/api/cases/:id/versions', async (c) => {
    const versions = await readVersions(store, signedIn(c), caseId(c), momentOf(clock));
    if (versions === null) throw new Problem('notFound');
    return c.json(versions);
  });

  app.get('/api/methods/:number/withheld', async (c) => {
    const moment = momentOf(clock);
    const id = await readCaseId(store, c.req.param('number'), moment.today);
    const share = id === undefined ? null : await readWithheldShare(store, id, moment);
    if (share === null) throw new Problem('notFound');
    return c.json(share);
  });

  app.get('/api/rebates', async (c) => {
    const rebates = await readRebates(store, c.get('viewer'), momentOf(clock).today);
    return c.json({ rebates });
  });

  app.post('/api/rebates', async (c) => {
    const actor = signedIn(c);
    if (!publishers.includes(actor.role))
      throw refusal([reject('role.notAllowed', 'publication.bySecretariat', { role: actor.role, allowed: publishers.join(', ') })]);
    return c.json({ areas: await publishRebates(store, actor, momentOf(clock)) });
  });
}

/** Who publishes rebates: those who publish, and those whose prices they are. */
const publishers: readonly Role[] = ['secretariat', 'negotiator'];
