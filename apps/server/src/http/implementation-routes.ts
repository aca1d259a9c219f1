import { decisionInForce, nearestPrecedents, obstaclesToTrials, type Party } from '@likeverd/casework';
import { paperHtml, paperPdf } from '@likeverd/documents';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { findDecided, readPrecedents } from '../implementation/decided.ts';
import { documentFonts } from '../implementation/fonts.ts';
import { letterPaper } from '../implementation/letter.ts';
import { listTrials, readTrial, saveTrial, trialsPageSize } from '../implementation/trials.ts';
import { readCase, readMethod } from '../reading.ts';
import { publicJson } from './answers.ts';
import { Problem, refusal } from './problems.ts';
import { caseId, type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import type { Services } from './services.ts';
import { implementationQuery, letterQuery, trialBody, trialsQuery } from './schemas.ts';

/** Largest entry of the register of trials, in bytes. */
const largestTrial = 128 * 1024;

/** Methods in one answer of the overview. */
const pageSize = 50;

/** Earlier decisions shown beside a case. */
const precedentsShown = 8;

/** The routes of what becomes of decisions. They hold no rules. */
export function implementationRoutes(app: Hono<Env>, { store, clock, address }: Services): void {
  const moment = () => momentOf(clock);

  app.get('/api/implementation', async (c) => {
    const { query, page } = read(implementationQuery, c.req.query());
    const words = query.trim() === '' ? {} : { words: query.trim() };
    const { rows, total } = await findDecided(store, words, moment(), pageSize, (page - 1) * pageSize);
    return publicJson(c, {
      methods: rows.map(({ method: { number, title, constructed }, implementation, supersededBy }) => ({
        number,
        title,
        constructed,
        implementation,
        ...(supersededBy === undefined ? {} : { supersededBy: supersededBy.number }),
      })),
      total,
      page,
      pageSize,
    });
  });

  app.get('/api/implementation/:number', async (c) => {
    const { rows } = await findDecided(store, { number: c.req.param('number') }, moment(), 1, 0);
    const [row] = rows;
    if (row === undefined) throw new Problem('notFound');
    const { implementation, use, supersededBy } = row;
    return publicJson(c, { implementation, use, ...(supersededBy === undefined ? {} : { supersededBy: supersededBy.number }) });
  });

  app.get('/api/methods/:number/letter', async (c) => {
    const { to, format } = read(letterQuery, c.req.query());
    const view = await readMethod(store, c.req.param('number'), moment().today);
    const inForce = view === null ? undefined : decisionInForce(view.state.decisions);
    if (view === null || inForce === undefined) throw new Problem('notFound');
    const paper = letterPaper(view.state, inForce.decision, to, moment().today, address, c.get('language'));
    const name = `${view.state.number ?? 'brev'}-${to}`;
    // A file, not a page of ours: its style is its own, which the site's security policy does not let pass.
    if (format === 'html')
      return c.body(paperHtml(paper), 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.html"`,
      });
    return c.body(new Uint8Array(paperPdf(paper, await documentFonts())), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
    });
  });

  app.get('/api/cases/:id/precedents', async (c) => {
    const view = await readCase(store, signedIn(c), caseId(c), moment());
    if (view === null) throw new Problem('notFound');
    const { number = '', methodType, run } = view.state;
    const subject = {
      number,
      ...(methodType === undefined ? {} : { methodType }),
      ...(run?.severityClass === undefined ? {} : { severityClass: run.severityClass }),
      ...(run?.costPerQaly === undefined ? {} : { costPerQaly: run.costPerQaly }),
    };
    return c.json({ subject, precedents: nearestPrecedents(subject, await readPrecedents(store, moment()), precedentsShown) });
  });

  app.get('/api/trials', async (c) => {
    const { query, status, method, page } = read(trialsQuery, c.req.query());
    const found = await listTrials(
      store,
      { words: query, ...(status === undefined ? {} : { status }), ...(method === undefined ? {} : { method }) },
      moment(),
      page,
    );
    return publicJson(c, { ...found, page, pageSize: trialsPageSize });
  });

  app.get('/api/trials/:trial', async (c) => {
    const versions = await readTrial(store, c.req.param('trial'), moment());
    const [newest] = versions;
    if (newest === undefined) throw new Problem('notFound');
    return publicJson(c, { trial: newest, versions: versions.map(({ version, recordedAt }) => ({ version, recordedAt })) });
  });

  app.post('/api/trials', limit(largestTrial), async (c) => {
    const actor = mayEdit(c);
    const { values, expectedVersion } = read(trialBody, await jsonBody(c));
    const outcome = await saveTrial(store, actor, values, expectedVersion, moment());
    if (outcome.kind === 'refused') throw refusal(outcome.rejections);
    if (outcome.kind === 'conflict') throw new Problem('conflict', { details: { version: outcome.version } });
    return c.json(outcome.entry);
  });
}

function mayEdit(c: Ctx): Party {
  const actor = signedIn(c);
  const obstacles = obstaclesToTrials(actor);
  if (obstacles.length > 0) throw refusal(obstacles);
  return actor;
}
