import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { everyMiniHta, listMiniHtas, readMiniHta } from '../mini-hta/reading.ts';
import { csvCell } from '../opendata/formats.ts';
import { pageLinks, publicJson, revalidated } from './answers.ts';
import { Problem } from './problems.ts';
import { caseId, type Env, read } from './requests.ts';
import { listQuery } from './schemas.ts';
import type { Services } from './services.ts';

const columns = [
  'id',
  'title',
  'methodType',
  'purpose',
  'trust',
  'department',
  'phase',
  'outcome',
  'conclusion',
  'updatedAt',
  'constructed',
] as const;

/** The national database of hospitals' own assessments: list, search, export, and each of them. Open to everyone. S44.R2. */
export function miniHtaRoutes(app: Hono<Env>, { store, clock, address }: Services): void {
  const today = () => momentOf(clock).today;

  app.get('/api/mini-hta', async (c) => {
    const { query, page } = read(listQuery, c.req.query());
    const found = await listMiniHtas(store, query, page, today());
    c.header('link', pageLinks(address, c.req.url, page, Math.ceil(found.total / found.pageSize)));
    return publicJson(c, found);
  });

  app.get('/api/mini-hta.csv', async (c) => {
    const { query } = read(listQuery.pick({ query: true }), c.req.query());
    const lines = await everyMiniHta(store, query, today());
    const rows = lines.map((line) => columns.map((column) => csvCell(line[column] ?? null, ',')).join(','));
    c.header('content-disposition', `attachment; filename="likeverd-mini-hta-${today()}.csv"`);
    return revalidated(c, `${[columns.join(','), ...rows].join('\r\n')}\r\n`, 'text/csv; charset=utf-8; header=present');
  });

  app.get('/api/mini-hta/:id', async (c) => {
    const view = await readMiniHta(store, caseId(c), today());
    if (view === null) throw new Problem('notFound');
    return publicJson(c, view);
  });
}
