import { type CaseState, chosenFollowUps, isCaseNumber, newestContract, obstaclesTo, parametersOf } from '@likeverd/casework';
import { paperHtml, paperPdf } from '@likeverd/documents';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { contractPaper } from '../follow-up/contract-paper.ts';
import { computeValues } from '../follow-up/question-values.ts';
import { followUpsCsv, readFollowUps } from '../follow-up/overview.ts';
import { documentFonts } from '../implementation/fonts.ts';
import { readCase, readMethod } from '../reading.ts';
import { publicJson, revalidated } from './answers.ts';
import { Problem, refusal } from './problems.ts';
import { caseId, type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { contractQuery, followUpQuery, questionsBody } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body with questions, in bytes. */
const largestQuestions = 64 * 1024;

/** The routes of temporary introductions, re-assessment and phase-out. They hold no rules. */
export function followUpRoutes(app: Hono<Env>, { store, clock }: Services): void {
  const moment = () => momentOf(clock);

  const lines = async (c: Ctx) => {
    const { version, ...choice } = read(followUpQuery, c.req.query());
    const now = moment();
    const viewer = version === 'work' ? signedIn(c) : null;
    return { today: now.today, viewer, lines: chosenFollowUps(await readFollowUps(store, viewer, now), choice) };
  };

  app.get('/api/follow-up', async (c) => {
    const { viewer, ...answer } = await lines(c);
    return viewer === null ? publicJson(c, answer) : c.json(answer);
  });

  app.get('/api/follow-up.csv', async (c) => {
    const found = await lines(c);
    c.header('content-disposition', 'attachment; filename="likeverd-follow-up.csv"');
    return revalidated(c, followUpsCsv(found.lines), 'text/csv; charset=utf-8', found.viewer === null ? 'public' : 'private');
  });

  app.get('/api/methods/:number/contract', async (c) => {
    const number = c.req.param('number');
    const view = isCaseNumber(number) ? await readMethod(store, number, moment().today) : null;
    return document(c, view?.state, moment().today);
  });

  app.get('/api/cases/:id/contract', async (c) => {
    const view = await readCase(store, signedIn(c), caseId(c), moment());
    return document(c, view?.state, moment().today);
  });

  app.post('/api/cases/:id/question-values', limit(largestQuestions), async (c) => {
    const actor = signedIn(c);
    const now = moment();
    const view = await readCase(store, actor, caseId(c), now);
    if (view === null) throw new Problem('notFound');
    const { questions } = read(questionsBody, await jsonBody(c));
    const obstacles = obstaclesTo('draftContract', view.state, { actor, ...now, nextNumber: '' });
    if (obstacles.length > 0) throw refusal(obstacles);
    const asked = questions.map(({ id, modelParameter, assessedData, dataPatients }) => ({
      id,
      parameters: parametersOf({ modelParameter }),
      ...(assessedData === undefined ? {} : { data: assessedData }),
      ...(dataPatients === undefined ? {} : { patients: dataPatients }),
    }));
    const outcome = await computeValues(store, actor, view.state, asked, now);
    switch (outcome.kind) {
      case 'notFound':
        throw new Problem('notFound');
      case 'refused':
        throw refusal(outcome.rejections);
      default:
        return c.json({ values: outcome.values, notValued: outcome.notValued });
    }
  });
}

async function document(c: Ctx, state: CaseState | undefined, today: string): Promise<Response> {
  const { version, format } = read(contractQuery, c.req.query());
  const contract =
    version === undefined
      ? state === undefined
        ? undefined
        : newestContract(state.temporary)
      : state?.temporary.contracts.find((each) => each.version === version);
  if (state === undefined || contract === undefined) throw new Problem('notFound');
  const paper = contractPaper(state, contract, state.temporary.signatures, today, c.get('language'));
  const name = `${state.number ?? 'kontrakt'}-kontrakt-${contract.version}`;
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
}
