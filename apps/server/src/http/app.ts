import { randomUUID } from 'node:crypto';
import { type CommandType, emptyCase, isOfficial, obstaclesTo, opensCase, type Party } from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { RunInputs } from '@likeverd/modelling';
import { Hono, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Moment, momentOf } from '../clock.ts';
import { execute, type Outcome } from '../commands.ts';
import { asViewer, asWriter } from '../database.ts';
import { newSignIn } from '../identity/relying-party.ts';
import {
  endSession,
  newToken,
  readSession,
  rememberSignIn,
  sessionHours,
  signInMinutes,
  startSession,
  takeSignIn,
} from '../identity/sessions.ts';
import { sha256 } from '../log/chain.ts';
import { verifyChain } from '../log/event-store.ts';
import { assessmentReference } from '../assessments/store.ts';
import { keepFeedAddress } from '../subscriptions/addresses.ts';
import { listWorkspaceVersions, readWorkspace, saveWorkspace } from '../negotiation.ts';
import { withGiven } from '../participation/open-input.ts';
import { missingPassage } from '../participation/report-text.ts';
import { claimChecked, redactedChecked } from '../files/passages.ts';
import { readFileOfAct } from '../files/public-text.ts';
import { missingVersion } from '../participation/versions.ts';
import { listCases, readCase } from '../reading.ts';
import { securityHeaders } from './headers.ts';
import { messagePage, pageStyle, pageStylePath } from './html.ts';
import { disclosureRoutes } from './disclosure-routes.ts';
import { PublicAnswers } from './kept.ts';
import { languageOf } from './language.ts';
import { openApiDocument } from './openapi.ts';
import { openInputRoutes } from './open-input-routes.ts';
import { participationRoutes } from './participation-routes.ts';
import { isDatabaseFull, isDatabaseGone, Problem, problemBody, problemStatus, refusal } from './problems.ts';
import { pageLinks, publicJson, revalidated } from './answers.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { fhirRoutes } from './fhir-routes.ts';
import { implementationRoutes } from './implementation-routes.ts';
import { methodRoutes } from './method-routes.ts';
import { looksAt } from '../work/store.ts';
import { workRoutes } from './work-routes.ts';
import { miniHtaRoutes } from './mini-hta-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { opendataRoutes } from './opendata-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { followUpReportRoutes } from './follow-up-report-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { deliveryUploadRoutes } from './delivery-upload-routes.ts';
import { portfolioRoutes } from './portfolio-routes.ts';
import { schemeRoutes } from './scheme-routes.ts';
import { caseId, type Ctx, type Env, idempotencyKey, jsonBody, limit, read, settled, signedIn } from './requests.ts';
import type { Services } from './services.ts';
import { actBody, casesQuery, openCaseBody, resultHash, runBody, uuid, versionQuery, workspaceBody } from './schemas.ts';
import { withheldPassages } from './withheld.ts';
import { staticFiles } from './static.ts';

export const sessionCookie = 'likeverd_session';
const signInCookie = 'likeverd_sign_in';

/** Largest body of a command, and of a run with its model document, in bytes. */
const largestCommand = 512 * 1024;
const largestWorkspace = 2 * 1024 * 1024;
const largestRun = 4 * 1024 * 1024;

/**
 * The routes of the contract. They hold no rules: who may see and do what is decided by casework and, a second time, by the database.
 */
export function createApp(services: Services): Hono<Env> {
  const { store, clock, log, address, runs, files } = services;
  const app = new Hono<Env>();
  const pages = staticFiles(services.webFolder);
  const secure = address.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const;
  const moment = (): Moment => momentOf(clock);
  const publicAnswers = new PublicAnswers(store);

  app.use(async (c, next) => {
    c.set('language', languageOf(c.req.header('accept-language'), c.req.query('lang')));
    c.set('viewer', null);
    const started = performance.now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders(address))) if (!c.res.headers.has(name)) c.header(name, value);
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    log.debug(
      { method: c.req.method, path: withoutSecrets(c.req.path), status: c.res.status, ms: Math.round(performance.now() - started) },
      'request',
    );
  });
  app.use('/api/*', identify(services));
  app.use('/sign-out', identify(services));
  app.use('/api/*', sameOrigin);
  app.use('/sign-out', sameOrigin);

  app.onError((error, c) => {
    if (error instanceof Problem) return problem(c, error);
    if (isDatabaseGone(error)) {
      log.error({ error: error.message }, 'the database does not answer');
      return problem(c, new Problem('unavailable'));
    }
    if (isDatabaseFull(error)) {
      log.error({ error: error.message }, 'the database has no room for more');
      return problem(c, new Problem('diskFull'));
    }
    const id = randomUUID();
    log.error({ id, error: error.stack }, 'request failed');
    return problem(c, new Problem('internal', { details: { id } }));
  });
  app.notFound((c) => problem(c, new Problem('notFound')));

  app.get('/api/session', (c) => c.json({ viewer: c.get('viewer') }));

  app.get('/sign-in', async (c) => {
    const returnPath = safePath(c.req.query('return'));
    // The cookie must be set at the address to which the provider sends people back.
    if (new URL(address).host !== c.req.header('host'))
      return c.redirect(`${address}/sign-in?return=${encodeURIComponent(returnPath)}&lang=${c.get('language')}`);
    const [token, secrets] = [newToken(), newSignIn()];
    const location = await services.relyingParty.begin(secrets, c.get('language')).catch((error: unknown) => {
      log.error({ error: (error as Error).message }, 'the identity provider does not answer');
      throw new Problem('unavailable');
    });
    await rememberSignIn(store, token, { ...secrets, returnPath }, clock());
    setCookie(c, signInCookie, token, { ...cookie, maxAge: signInMinutes * 60 });
    return c.redirect(location.href);
  });

  app.get('/sign-in/callback', async (c) => {
    const token = getCookie(c, signInCookie);
    deleteCookie(c, signInCookie, cookie);
    const signIn = token === undefined ? null : await takeSignIn(store, token, clock());
    if (signIn === null) return page(c, 'signInFailed');
    const answer = new URL(`/sign-in/callback${new URL(c.req.url).search}`, address);
    const finished = await services.relyingParty.finish(answer, signIn).catch((error: unknown) => {
      log.warn({ error: (error as Error).message }, 'sign-in failed');
      return 'failed' as const;
    });
    if (finished === 'failed') return page(c, 'signInFailed');
    if (finished === null) return page(c, 'noRole');
    const earlier = getCookie(c, sessionCookie);
    if (earlier !== undefined) await endSession(store, earlier);
    await keepFeedAddress(store, finished, clock());
    setCookie(c, sessionCookie, await startSession(store, finished, clock()), { ...cookie, maxAge: sessionHours * 3_600 });
    return c.redirect(signIn.returnPath);
  });

  app.get(pageStylePath, (c) => revalidated(c, pageStyle, 'text/css; charset=utf-8'));

  app.post('/sign-out', async (c) => {
    const token = getCookie(c, sessionCookie);
    if (token !== undefined) await endSession(store, token);
    deleteCookie(c, sessionCookie, cookie);
    return c.body(null, 204);
  });

  methodRoutes(app, services, publicAnswers);
  miniHtaRoutes(app, services);
  releaseRoutes(app, services);
  opendataRoutes(app, services);

  app.get('/api/cases', async (c) => {
    const { page, ...choice } = read(casesQuery, c.req.query());
    const list = await listCases(store, signedIn(c), choice, page, moment());
    c.header('link', pageLinks(address, c.req.url, list.page, Math.ceil(list.total / list.pageSize)));
    return c.json(list);
  });

  app.get('/api/cases/:id', async (c) => {
    const id = caseId(c);
    const view = await readCase(store, c.get('viewer'), id, moment());
    if (view === null) throw new Problem('notFound');
    const viewer = c.get('viewer');
    if (viewer === null) return c.json(view);
    const seenUpTo = await asViewer(store, viewer, moment().today, async (tx) => (await looksAt(tx, [id])).get(id));
    return c.json(seenUpTo === undefined ? view : { ...view, seenUpTo });
  });

  app.post('/api/cases', limit(largestCommand), async (c) => {
    const actor = signedIn(c);
    const { type, values, withheld } = read(openCaseBody, await jsonBody(c));
    if (!opensCase(type)) throw refusal(obstaclesTo(type, emptyCase(''), circumstances(actor)));
    const outcome = await execute(
      store,
      { actor, key: idempotencyKey(c), command: { type, values, ...withheldPassages(withheld) }, newCaseId: randomUUID() },
      moment(),
    );
    return c.json(answer(outcome), 201);
  });

  app.post('/api/cases/:id/acts', limit(largestCommand), async (c) => {
    const actor = signedIn(c);
    const id = caseId(c);
    const { type, values, withheld, expectedVersion } = read(actBody, await jsonBody(c));
    if (opensCase(type)) throw await refusedOpening(actor, id, type);
    const command = {
      type,
      values: await withText(
        actor,
        id,
        type,
        await withFile(
          actor,
          id,
          type,
          await withAssessment(actor, id, type, await withInput(actor, id, type, await withRun(actor, type, values))),
        ),
      ),
      ...withheldPassages(withheld),
    };
    const missing = [
      ...(await missingVersion(store, actor, id, values, moment().today)),
      ...(type === 'giveInput' ? await notInReport(actor, id, values) : []),
    ];
    if (missing.length > 0) throw refusal(missing);
    await readFileOfAct({ store, files, moment: moment() }, actor, id, type, command.values);
    const target = { caseId: id, expectedVersion };
    const outcome = await execute(store, { actor, key: idempotencyKey(c), command, target, newCaseId: id }, moment());
    return c.json({ view: answer(outcome).view });
  });

  app.get('/api/cases/:id/negotiation', async (c) => {
    const { version } = read(versionQuery, c.req.query());
    const saved = await readWorkspace(store, c.get('viewer'), caseId(c), moment(), version);
    if (saved === null) throw new Problem('notFound');
    return c.json(saved);
  });

  app.get('/api/cases/:id/negotiation/versions', async (c) => {
    const versions = await listWorkspaceVersions(store, c.get('viewer'), caseId(c), moment());
    if (versions === null) throw new Problem('notFound');
    return c.json({ versions });
  });

  app.post('/api/cases/:id/negotiation', limit(largestWorkspace), async (c) => {
    const actor = signedIn(c);
    const id = caseId(c);
    const outcome = await saveWorkspace(store, actor, id, read(workspaceBody, await jsonBody(c)), moment());
    if (outcome.kind === 'notFound') throw new Problem('notFound');
    if (outcome.kind === 'conflict') throw new Problem('conflict', { details: { version: outcome.version } });
    return c.json(outcome.saved);
  });

  app.get('/api/models', async (c) => {
    const models = [...(await services.gallery()).values()].map(({ description }) => description);
    return publicJson(c, { models });
  });

  app.get('/api/models/:id', async (c) => {
    const model = (await services.gallery()).get(c.req.param('id'));
    if (model === undefined) throw new Problem('notFound');
    return revalidated(c, model.document, 'text/yaml; charset=utf-8');
  });

  app.get('/api/example-assessments', async (c) => {
    const assessments = [...(await services.assessments()).values()].map(({ head: { id, title, model, constructed } }) => ({
      id,
      title,
      model,
      constructed,
    }));
    return publicJson(c, { assessments });
  });

  app.get('/api/example-assessments/:id', async (c) => {
    const assessment = (await services.assessments()).get(c.req.param('id'));
    if (assessment === undefined) throw new Problem('notFound');
    return revalidated(c, assessment.document, 'text/yaml; charset=utf-8');
  });

  app.post('/api/runs', limit(largestRun), async (c) => {
    const actor = signedIn(c);
    const notYours = obstaclesTo('attachRun', emptyCase(''), circumstances(actor)).filter(({ code }) => code === 'role.notAllowed');
    if (notYours.length > 0) throw refusal(notYours);
    const body = read(runBody, await jsonBody(c));
    const document = 'document' in body ? body.document : (await services.gallery()).get(body.modelId)?.document;
    if (document === undefined) throw new Problem('notFound');
    const started = await runs.start(actor, { document, inputs: present(body.inputs), draws: body.draws, seed: body.seed });
    if (!started.ok) throw new Problem('badModel', { faults: started.faults });
    return c.json({ id: started.id }, 202);
  });

  app.get('/api/runs/:id', async (c) => {
    const id = uuid.safeParse(c.req.param('id'));
    const status = id.success ? await runs.status(signedIn(c), id.data) : null;
    if (status === null) throw new Problem('notFound');
    return c.json(status);
  });

  app.post('/api/runs/:id/cancel', async (c) => {
    const id = uuid.safeParse(c.req.param('id'));
    if (!id.success || !(await runs.cancel(signedIn(c), id.data))) throw new Problem('notFound');
    return c.json({ id: id.data });
  });

  app.get('/api/results/:hash', async (c) => {
    const hash = resultHash.safeParse(c.req.param('hash'));
    if (!hash.success) throw new Problem('notFound');
    const row = await asViewer(store, c.get('viewer'), moment().today, (tx) =>
      tx.selectFrom('artefact').select(['content', 'content_digest']).where('hash', '=', hash.data).executeTakeFirst(),
    );
    if (row === undefined) throw new Problem('notFound');
    const bytes = new Uint8Array(row.content);
    if (sha256(bytes) !== row.content_digest) throw new Error(`The stored result ${hash.data} is damaged.`);
    return c.body(bytes, 200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'cache-control': 'private, no-cache',
    });
  });

  assessmentRoutes(app, services);
  clockRoutes(app, services);
  followUpRoutes(app, services);
  disclosureRoutes(app, services);
  meetingRoutes(app, services);
  draftRoutes(app, services);
  workRoutes(app, services);
  participationRoutes(app, services);
  openInputRoutes(app, services);
  implementationRoutes(app, services);
  app.route('/fhir', fhirRoutes(services));
  fileRoutes(app, services);
  portfolioRoutes(app, services);
  schemeRoutes(app, services);
  deliveryRoutes(app, services);
  deliveryUploadRoutes(app, services);
  followUpReportRoutes(app, services);

  feedRoutes(app, services, publicAnswers);
  subscriptionRoutes(app, services);

  app.get('/api/openapi.json', (c) => publicJson(c, openApiDocument(address)));

  app.get('/api/health', async (c) => {
    const viewer = c.get('viewer');
    const check = await asWriter(store, (tx) =>
      isOfficial(viewer)
        ? verifyChain(tx)
        : tx
            .selectFrom('case_head')
            .select('case_id')
            .limit(1)
            .execute()
            .then(() => null),
    );
    if (check === null) return c.json({ status: 'ok' });
    return c.json({ status: check.ok ? 'ok' : 'tampered', chain: check }, check.ok ? 200 : 500);
  });

  app.all('/api/*', (c) => problem(c, new Problem('notFound')));

  app.get('/*', async (c) => {
    const path = decodePath(c.req.path);
    const file =
      (path === null ? null : await pages(path)) ?? (path !== null && /\.\w+$/.test(path) ? null : await pages('/index.html'));
    if (file === null) return path === '/' ? pageMissing(c) : problem(c, new Problem('notFound'));
    const headers = {
      etag: file.etag,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    const compressed = file.compressed !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    return c.body(new Uint8Array(compressed && file.compressed !== undefined ? file.compressed : file.content), 200, {
      ...headers,
      'content-type': file.type,
      ...(compressed ? { 'content-encoding': 'gzip' } : {}),
    });
  });

  return app;

  function circumstances(actor: Party): Parameters<typeof obstaclesTo>[2] {
    return { actor, ...moment(), nextNumber: '' };
  }

  /** Why an act that opens a case cannot be done in one; for whoever may not see the case, there is none. */
  async function refusedOpening(actor: Party, id: string, type: CommandType): Promise<Problem> {
    const view = await readCase(store, actor, id, moment());
    return view === null ? new Problem('notFound') : refusal(obstaclesTo(type, view.state, circumstances(actor)));
  }

  /** An assessment named by its result becomes the reference that the case keeps: only one that this person may see in this case. */
  async function withAssessment(
    actor: Party,
    id: string,
    type: CommandType,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (type !== 'attachAssessment') return values;
    const { document, ...rest } = values;
    const reference = await assessmentReference(store, actor, id, document, moment().today);
    return { ...rest, document: reference ?? (document === undefined ? undefined : 'unknown') };
  }

  /** A file named by its upload becomes the reference that the case keeps: only a whole one of the same person, sent in to this case. */
  async function withFile(
    actor: Party,
    id: string,
    type: CommandType,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (type !== 'attachDocument' && type !== 'supersedeDocument' && type !== 'deliverRedacted') return values;
    const { file, ...rest } = values;
    const sent = uuid.safeParse(file);
    const upload = sent.success ? await files.status(actor, sent.data) : null;
    if (upload?.file === undefined || upload.caseId !== id) return { ...rest, file: file === undefined ? undefined : 'unknown' };
    const { scan: _scan, ...reference } = upload.file;
    return { ...rest, file: reference };
  }

  /** Passages claimed in a file stand in it, and a redacted file has none of them: looked for in the text of the files. */
  async function withText(
    actor: Party,
    id: string,
    type: CommandType,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (type !== 'claimInDocument' && type !== 'deliverRedacted') return values;
    const check = type === 'claimInDocument' ? claimChecked : redactedChecked;
    const checked = await check({ store, files, moment: moment() }, actor, id, values);
    if (!checked.ok) throw refusal(checked.rejections);
    return checked.values;
  }

  /** Input that came without signing in, named by its id, becomes what its sender gave: only for whoever handles it. */
  async function withInput(
    actor: Party,
    id: string,
    type: CommandType,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (type !== 'receiveInput') return values;
    const notYours = obstaclesTo(type, emptyCase(''), circumstances(actor)).filter(({ code }) => code === 'role.notAllowed');
    if (notYours.length > 0) throw refusal(notYours);
    const given = await withGiven(store, actor, id, values, moment());
    if (!given.ok) throw refusal(given.rejections);
    return given.values;
  }

  /** Why input on the report cannot be given: its passage does not stand in what the actor sees. */
  async function notInReport(actor: Party, id: string, values: Readonly<Record<string, unknown>>) {
    const view = values['inputTarget'] === 'reportText' ? await readCase(store, actor, id, moment()) : null;
    return view === null ? [] : missingPassage(store, actor, { caseId: id, cited: view.state.document }, values, moment());
  }

  /** A run named by id becomes the reference that the case keeps: only a finished run of the same person. */
  async function withRun(
    actor: Party,
    type: CommandType,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (type !== 'attachRun') return values;
    const id = uuid.safeParse(values['run']);
    const status = id.success ? await runs.status(actor, id.data) : null;
    const { run: _run, ...rest } = values;
    return status?.reference === undefined
      ? { ...rest, run: values['run'] === undefined ? undefined : 'unknown' }
      : { ...rest, run: status.reference };
  }
}

/** Finds out who asks; a session that cannot be read is no session. */
function identify({ store, clock }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = getCookie(c, sessionCookie);
    if (token !== undefined && token.length < 200) c.set('viewer', await readSession(store, token, clock()));
    await next();
  };
}

/** A request that changes something must come from our own pages: browsers tell where it was made in `Origin`. */
const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const origin = c.req.header('origin');
    if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== c.req.header('host'))
      throw new Problem('foreignOrigin');
  }
  await next();
};

function present(inputs: { readonly [K in keyof RunInputs]?: RunInputs[K] | undefined } | undefined): RunInputs {
  return Object.fromEntries(Object.entries(inputs ?? {}).filter(([, value]) => value !== undefined));
}

function answer(outcome: Outcome): { readonly id: string; readonly view: Extract<Outcome, { kind: 'done' }>['view'] } {
  const { caseId: id, view } = settled(outcome);
  return { id, view };
}

function problem(c: Ctx, { code, extras }: Problem): Response {
  return c.body(JSON.stringify(problemBody(code, c.get('language') ?? 'nb', extras)), problemStatus[code], {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': c.get('language') ?? 'nb',
    'cache-control': 'no-store',
  });
}

/** A page for a person whose browser came here by itself, where JSON would help nobody. */
function page(c: Ctx, code: 'signInFailed' | 'noRole'): Response {
  const { title, detail } = content[c.get('language')].server.problems[code];
  return c.html(messagePage(c.get('language'), title, detail), problemStatus[code]);
}

function pageMissing(c: Ctx): Response {
  return c.text(`${content[c.get('language')].server.pageMissing}\n`, 503);
}

/** A path as it may stand in a log: addresses that open something are secrets. */
function withoutSecrets(path: string): string {
  return path.replace(/^\/(egne|abonnement|innspill|api\/open-input\/receipts)\/[^/]+/, '/$1/…');
}

/** Where to go after sign-in: a path of this site, whatever the address says. */
function safePath(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])/.test(path) || path.length > 500) return '/';
  const base = 'http://here.invalid';
  if (!URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/';
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
