import { knownRulesAndFacts, type Present, readAssessment, staleParts, type StalePart } from '@likeverd/appraisal';
import { type CaseView, isCaseNumber, obstaclesToWriting, type Rejection } from '@likeverd/casework';
import { isLanguage } from '@likeverd/language';
import { compileModel, ENGINE, type Fault, readModel } from '@likeverd/modelling';
import type { Hono } from 'hono';
import { unpackAssessment } from '../assessments/results.ts';
import {
  acceptStale,
  type Conflict,
  digestsOf,
  discardDraft,
  type Refused,
  type ResultEntry,
  saveDraft,
  saveVersion,
  type SeenDocument,
  seenDocument,
} from '../assessments/store.ts';
import { momentOf } from '../clock.ts';
import { reportTexts } from '../participation/report-text.ts';
import { readCase, readCaseId } from '../reading.ts';
import { drawsOf } from '../runs/usual.ts';
import { Problem, refusal } from './problems.ts';
import { type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import type { Services } from './services.ts';
import { acceptBody, draftBody, judgeBody, uuid, versionBody } from './schemas.ts';

/** Largest body with a document, in bytes. */
const largestDocument = 4 * 1024 * 1024;

/** Everything that a page about one case's assessment needs, as far as the viewer may see it. */
interface AssessmentView extends Omit<SeenDocument, 'versions'> {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly constructed: boolean;
  readonly phase: string;
  /** Why the viewer cannot write; empty when they can; absent for the public. */
  readonly obstacles?: readonly Rejection[];
  readonly cited?: CaseView['state']['document'];
  /** Version of the case as the viewer sees it, for acts. */
  readonly caseVersion: number;
  readonly versions: readonly Omit<SeenDocument['versions'][number], 'document'>[];
  /** The newest version that the viewer sees. */
  readonly document?: string;
  /** Parts of the newest result that are out of date. */
  readonly stale: readonly StalePart[];
}

/** The routes of the assessment document of a case, under its number or its id. They hold no rules. */
export function assessmentRoutes(app: Hono<Env>, services: Services): void {
  const { store, clock, runs } = services;
  const moment = () => momentOf(clock);
  const started = clock().toISOString();

  /** The case as the viewer sees it; whoever sees nothing of it is told that there is none. */
  async function caseOf(c: Ctx): Promise<CaseView> {
    const given = c.req.param('case') ?? '';
    const id = isCaseNumber(given) ? await readCaseId(store, given, moment().today) : uuid.safeParse(given).data;
    const view = id === undefined ? null : await readCase(store, c.get('viewer'), id, moment());
    if (view === null || view.state.number === undefined || (isCaseNumber(given) && view.state.number !== given))
      throw new Problem('notFound');
    return view;
  }

  const seen = (c: Ctx, { state }: CaseView): Promise<SeenDocument> =>
    seenDocument(store, c.get('viewer'), state.id, state.document, moment().today);

  /** What holds now of everything that a result was judged from. */
  async function present(versions: SeenDocument['versions'], effective: string): Promise<Present | null> {
    const newest = readAssessment(versions.at(-1)?.document ?? '');
    const digests = digestsOf(versions);
    const model = newest.ok ? (await services.gallery()).get(newest.value.head.model) : undefined;
    const definition = model === undefined ? undefined : readModel(model.document);
    const compiled = definition?.ok === true ? compileModel(definition.value, {}) : undefined;
    if (model === undefined || definition?.ok !== true || compiled?.ok !== true) return null;
    return {
      versions: digests,
      model: { value: definition.value.hash, since: model.changed },
      inputs: { value: compiled.value.inputsHash, since: model.changed },
      // Which day an engine came into use is not recorded; that of this server's start is the latest that it can be.
      engine: { value: ENGINE.hash, since: started },
      ...knownRulesAndFacts(effective, moment().today),
    };
  }

  async function staleOf(c: Ctx, { versions, results }: SeenDocument): Promise<readonly StalePart[]> {
    const newest = results.at(-1);
    if (newest === undefined) return [];
    const assessment = await unpackAssessment(store, c.get('viewer'), newest.result, moment().today);
    const now = assessment === null ? null : await present(versions, assessment.asOf.effective);
    return assessment === null || now === null ? [] : staleParts(assessment, now);
  }

  app.get('/api/assessments/:case', async (c) => {
    const view = await caseOf(c);
    const document = await seen(c, view);
    const viewer = c.get('viewer');
    const { state } = view;
    // The public, and suppliers, see what is cited in public; to others the page is there from the commission on.
    const obstacles = viewer === null ? undefined : obstaclesToWriting(state, viewer);
    const { versions, ...rest } = document;
    const newest = versions.at(-1);
    return c.json({
      ...rest,
      caseId: state.id,
      caseVersion: state.version,
      number: state.number ?? '',
      title: state.title ?? '',
      constructed: state.constructed,
      phase: state.phase,
      ...(obstacles === undefined ? {} : { obstacles }),
      ...(state.document === undefined ? {} : { cited: state.document }),
      versions: versions.map(({ document: _document, ...entry }) => entry),
      ...(newest === undefined ? {} : { document: newest.document }),
      stale: await staleOf(c, document),
    } satisfies AssessmentView);
  });

  app.get('/api/assessments/:case/versions/:version', async (c) => {
    const { versions } = await seen(c, await caseOf(c));
    const found = versions.find(({ version }) => String(version) === c.req.param('version'));
    if (found === undefined) throw new Problem('notFound');
    return c.json(found);
  });

  app.get('/api/assessments/:case/texts/:language', async (c) => {
    const { state } = await caseOf(c);
    const language = c.req.param('language');
    if (!isLanguage(language)) throw new Problem('notFound');
    const texts = await reportTexts(store, c.get('viewer'), { caseId: state.id, cited: state.document, language }, moment());
    return c.json({ texts });
  });

  app.post('/api/assessments/:case/draft', limit(largestDocument), async (c) => {
    const { state } = await writable(c);
    const body = read(draftBody, await jsonBody(c));
    return c.json(settled(await saveDraft(store, signedIn(c), state.id, body, moment())));
  });

  app.post('/api/assessments/:case/draft/discard', async (c) => {
    const { state } = await writable(c);
    await discardDraft(store, signedIn(c), state.id);
    return c.json({ discarded: true });
  });

  app.post('/api/assessments/:case/versions', limit(largestDocument), async (c) => {
    const { state } = await writable(c);
    const { remark, ...body } = read(versionBody, await jsonBody(c));
    const saved = await saveVersion(
      store,
      signedIn(c),
      state.id,
      { ...body, ...(remark === undefined || remark.trim() === '' ? {} : { remark: remark.trim() }) },
      moment(),
    );
    if (saved.kind === 'unreadable') throw new Problem('badModel', { faults: saved.faults });
    return c.json(settled(saved), 201);
  });

  app.post('/api/assessments/:case/runs', async (c) => {
    const view = await writable(c);
    const { version } = read(judgeBody, await jsonBody(c));
    const { versions } = await seen(c, view);
    const found = versions.find((each) => each.version === version);
    if (found === undefined) throw new Problem('notFound');
    const document = readAssessment(found.document);
    if (!document.ok) throw new Problem('badModel', { faults: document.faults });
    const { head } = document.value;
    const model = (await services.gallery()).get(head.model);
    if (model === undefined) throw new Problem('badModel', { faults: [noSuchModel(head.model)] });
    const begun = await runs.start(signedIn(c), {
      document: model.document,
      inputs: {},
      ...drawsOf(head),
      assessment: { caseId: view.state.id, version, document: found.document },
    });
    if (!begun.ok) throw new Problem('badModel', { faults: begun.faults });
    return c.json({ id: begun.id }, 202);
  });

  app.post('/api/assessments/:case/acceptances', async (c) => {
    const view = await writable(c);
    const body = read(acceptBody, await jsonBody(c));
    const document = await seen(c, view);
    const stale = await staleOf(c, document);
    const known =
      document.results.some((entry: ResultEntry) => entry.result === body.result) &&
      stale.some(({ part, state }) => part === body.part && state === body.state);
    // Accepted is what is out of date now; what changed since the page was read is to be looked at first.
    if (!known) throw new Problem('conflict');
    return c.json(settled(await acceptStale(store, signedIn(c), view.state.id, body, moment())), 201);
  });

  /** A case that the viewer sees and whose document they may write; who may see but not write is told why. */
  async function writable(c: Ctx): Promise<CaseView> {
    const actor = signedIn(c);
    const view = await caseOf(c);
    const obstacles = obstaclesToWriting(view.state, actor);
    if (obstacles.length > 0) throw refusal(obstacles);
    return view;
  }
}

type Outcome =
  | { readonly kind: 'saved'; readonly version?: number; readonly revision?: number; readonly savedAt?: string }
  | Conflict
  | Refused;

const noSuchModel = (name: string): Fault => ({
  code: 'reference.unknown',
  path: 'model',
  line: 1,
  column: 1,
  details: { what: 'model', name },
});

/** What was saved, or the problem for which it was not. */
function settled(outcome: Outcome): Extract<Outcome, { kind: 'saved' }> {
  switch (outcome.kind) {
    case 'saved':
      return outcome;
    case 'conflict':
      throw new Problem('conflict', { details: { version: outcome.version } });
    case 'refused':
      throw refusal(outcome.rejections);
  }
}
