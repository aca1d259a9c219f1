import { obstaclesToSchemes } from '@likeverd/casework';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { saveEnrolment, schemeHistory } from '../intake/schemes.ts';
import { publicJson } from './answers.ts';
import { Problem, refusal } from './problems.ts';
import { type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { trialBody } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest entry of the lists, in bytes. */
const largestEntry = 16 * 1024;

/** The routes of the simplified ways: their lists with every change, for everyone; kept by the secretariat. */
export function schemeRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.get('/api/schemes', async (c) => publicJson(c, { versions: await schemeHistory(store, momentOf(clock)) }));

  app.post('/api/schemes', limit(largestEntry), async (c) => {
    const actor = signedIn(c);
    const obstacles = obstaclesToSchemes(actor);
    if (obstacles.length > 0) throw refusal(obstacles);
    const { values, expectedVersion } = read(trialBody, await jsonBody(c));
    const outcome = await saveEnrolment(store, actor, values, expectedVersion, momentOf(clock));
    if (outcome.kind === 'refused') throw refusal(outcome.rejections);
    if (outcome.kind === 'conflict') throw new Problem('conflict', { details: { version: outcome.version } });
    return c.json(outcome.entry);
  });
}
