import { type CaseState, isCaseNumber, newestContract } from '@likeverd/casework';
import { paperHtml, paperPdf } from '@likeverd/documents';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { contractPaper } from '../follow-up/contract-paper.ts';
import { followUpsCsv, readFollowUps } from '../follow-up/overview.ts';
import { documentFonts } from '../implementation/fonts.ts';
import { readCase, readMethod } from '../reading.ts';
import { publicJson, revalidated } from './answers.ts';
import { Problem } from './problems.ts';
import { caseId, type Ctx, type Env, read, signedIn } from './requests.ts';
import { contractQuery, followUpQuery } from './schemas.ts';
import type { Services } from './services.ts';

/** The routes of temporary introductions, re-assessment and phase-out. They hold no rules. */
export function followUpRoutes(app: Hono<Env>, { store, clock }: Services): void {
  const moment = () => momentOf(clock);

  const lines = async (c: Ctx) => {
    const { version } = read(followUpQuery, c.req.query());
    const now = moment();
    const viewer = version === 'work' ? signedIn(c) : null;
    return { today: now.today, viewer, lines: await readFollowUps(store, viewer, now) };
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
