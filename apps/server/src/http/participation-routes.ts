import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { closeRound, handIn, listRounds, openRound, type RoundOutcome } from '../participation/rounds.ts';
import { listTakingPart } from '../participation/taking-part.ts';
import { contributionBody, roundBody } from './participation-schemas.ts';
import { Problem } from './problems.ts';
import { caseId, type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { uuid } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body with a contribution, in bytes. */
const largestContribution = 256 * 1024;

/** The routes of those who take part from outside the bodies. They hold no rules. */
export function participationRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.get('/api/participation', async (c) => c.json({ cases: await listTakingPart(store, signedIn(c), momentOf(clock)) }));

  app.get('/api/cases/:id/rounds', async (c) =>
    c.json({ rounds: await listRounds(store, signedIn(c), caseId(c), momentOf(clock)) }),
  );

  app.post('/api/cases/:id/rounds', limit(largestContribution), async (c) => {
    const actor = signedIn(c);
    const id = caseId(c);
    return c.json(done(await openRound(store, actor, id, read(roundBody, await jsonBody(c)), momentOf(clock))), 201);
  });

  app.post('/api/rounds/:id/contributions', limit(largestContribution), async (c) => {
    const actor = signedIn(c);
    const id = roundId(c);
    return c.json(done(await handIn(store, actor, id, read(contributionBody, await jsonBody(c)), momentOf(clock))));
  });

  app.post('/api/rounds/:id/close', async (c) => c.json(done(await closeRound(store, signedIn(c), roundId(c), momentOf(clock)))));
}

function roundId(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('id'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}

function done(outcome: RoundOutcome): { readonly id: string } {
  switch (outcome.kind) {
    case 'done':
      return { id: outcome.id };
    case 'notFound':
      throw new Problem('notFound');
    case 'closed':
      throw new Problem('conflict');
  }
}
