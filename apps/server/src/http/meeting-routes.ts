import { randomUUID } from 'node:crypto';
import { forums } from '@likeverd/casework';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { executeAtMeeting, type MeetingOutcome } from '../meetings/commands.ts';
import { lastParticipants, listMeetings, readMeeting, readPapers } from '../meetings/reading.ts';
import { Problem } from './problems.ts';
import { caseId, type Env, idempotencyKey, jsonBody, limit, read, settled, signedIn } from './requests.ts';
import { meetingActBody, planMeetingBody } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body of a command to a meeting, in bytes. */
const largestCommand = 512 * 1024;

/** The routes of the forums' meetings. They hold no rules. */
export function meetingRoutes(app: Hono<Env>, { store, clock, suggestedParticipants }: Services): void {
  const moment = () => momentOf(clock);

  app.get('/api/meetings', async (c) => c.json({ meetings: await listMeetings(store, c.get('viewer'), moment()) }));

  app.post('/api/meetings', limit(largestCommand), async (c) => {
    const actor = signedIn(c);
    const { values } = read(planMeetingBody, await jsonBody(c));
    const outcome = await executeAtMeeting(
      store,
      {
        actor,
        key: idempotencyKey(c),
        command: { type: 'planMeeting', values },
        meetingId: randomUUID(),
        expectedVersion: 0,
      },
      moment(),
    );
    return c.json(answer(outcome), 201);
  });

  app.get('/api/meetings/:id', async (c) => {
    const view = await readMeeting(store, c.get('viewer'), caseId(c), moment());
    if (view === null) throw new Problem('notFound');
    return c.json(view);
  });

  app.post('/api/meetings/:id/acts', limit(largestCommand), async (c) => {
    const actor = signedIn(c);
    const { type, values, target, caseValues, expectedVersion } = read(meetingActBody, await jsonBody(c));
    const command = {
      type,
      values,
      // an item that is about no case gets an id of its own
      target: { ...target, ...(type === 'addItem' ? { item: idempotencyKey(c) } : {}) },
      ...(caseValues === undefined ? {} : { caseValues }),
    };
    const request = { actor, key: idempotencyKey(c), command, meetingId: caseId(c), expectedVersion };
    return c.json(answer(await executeAtMeeting(store, request, moment())));
  });

  app.get('/api/meetings/:id/papers', async (c) => {
    const papers = await readPapers(store, c.get('viewer'), caseId(c), moment());
    if (papers === null) throw new Problem('notFound');
    return c.json(papers);
  });

  app.get('/api/forums/:forum/participants', async (c) => {
    const viewer = signedIn(c);
    const forum = forums.find((each) => each === c.req.param('forum'));
    if (forum === undefined || viewer.role !== 'secretariat') throw new Problem('notFound');
    const last = await lastParticipants(store, viewer, forum, moment());
    return c.json({ participants: last.length > 0 ? last : suggestedParticipants(forum) });
  });
}

function answer(outcome: MeetingOutcome) {
  const { meetingId: id, view } = settled(outcome);
  return { id, view };
}
