import { type ClockView, clockViewOf, isCaseNumber } from '@likeverd/casework';
import type { Hono } from 'hono';
import { type Moment, momentOf } from '../clock.ts';
import { statisticsCsv } from '../clock/csv.ts';
import { listDeadlines } from '../clock/deadlines.ts';
import { statisticsReader, statusTable } from '../clock/public.ts';
import { readCase, readMethod } from '../reading.ts';
import { Problem } from './problems.ts';
import { publicJson, revalidated } from './answers.ts';
import { caseId, type Ctx, type Env, read, signedIn } from './requests.ts';
import { deadlinesQuery, statusQuery } from './schemas.ts';
import type { Services } from './services.ts';

const pageSize = 50;
const mostDeadlines = 200;

/** The routes of who has had a case and how long, of the status of all cases, and of statistics. They hold no rules. */
export function clockRoutes(app: Hono<Env>, { store, clock }: Services): void {
  const moment = (): Moment => momentOf(clock);
  const statistics = statisticsReader(store);

  app.get('/api/cases/:id/ledger', async (c) => {
    const now = moment();
    const viewer = c.get('viewer');
    const view = await readCase(store, viewer, caseId(c), now);
    return c.json(found(view === null ? null : clockViewOf(view.state, viewer, now.today)));
  });

  app.get('/api/methods/:number/ledger', async (c) => {
    const { today } = moment();
    const number = c.req.param('number');
    const view = isCaseNumber(number) ? await readMethod(store, number, today) : null;
    return publicJson(c, found(view === null ? null : clockViewOf(view.state, null, today)));
  });

  app.get('/api/deadlines', async (c) => {
    const { party, page } = read(deadlinesQuery, c.req.query());
    const deadlines = await listDeadlines(store, signedIn(c), moment(), {
      ...(party === undefined ? {} : { party }),
      limit: mostDeadlines,
      offset: (page - 1) * mostDeadlines,
    });
    return c.json({ deadlines });
  });

  app.get('/api/status', async (c) => {
    const { sort, ...query } = read(statusQuery, c.req.query());
    const table = await statusTable(
      store,
      { ...query, order: sort, descending: query.descending === 'yes', pageSize },
      moment().today,
    );
    return publicJson(c, { ...table, today: moment().today });
  });

  app.get('/api/statistics', async (c) => publicJson(c, await statistics(moment())));

  app.get('/api/statistics.csv', async (c: Ctx) => {
    c.header('content-disposition', 'attachment; filename="likeverd-statistics.csv"');
    return revalidated(c, statisticsCsv(await statistics(moment())), 'text/csv; charset=utf-8');
  });
}

function found(view: ClockView | null): ClockView {
  if (view === null) throw new Problem('notFound');
  return view;
}
