import { emptyCase, obstaclesTo, readPortfolio, writePortfolio } from '@likeverd/casework';
import { content } from '@likeverd/language';
import { readWorkbook, workbookBytes } from '@likeverd/modelling';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { sha256 } from '../log/chain.ts';
import { exportPortfolio, importPortfolio } from '../portfolio/portfolio.ts';
import { Problem, refusal } from './problems.ts';
import { type Env, limit, signedIn } from './requests.ts';
import type { Services } from './services.ts';

/** Largest workbook that is read, in bytes. */
const largestWorkbook = 20 * 1024 * 1024;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The routes of the public list of decisions: in and out in the same nine columns. */
export function portfolioRoutes(app: Hono<Env>, { store, clock }: Services): void {
  app.post('/api/portfolio', limit(largestWorkbook), async (c) => {
    const actor = signedIn(c);
    const moment = momentOf(clock);
    const obstacles = obstaclesTo('importMethod', emptyCase(''), { actor, ...moment, nextNumber: '' });
    if (obstacles.length > 0) throw refusal(obstacles);
    if (c.req.header('content-type') !== workbookType) throw new Problem('unsupportedMedia');
    const workbook = await readWorkbook(new Uint8Array(await c.req.arrayBuffer()));
    if (!workbook.ok) throw new Problem('badWorkbook');
    const list = readPortfolio(workbook.rows);
    if (!list.ok) {
      const words = content[c.get('language')].pages.portfolio.faults;
      throw new Problem('badWorkbook', {
        cells: list.faults.map((fault) => ({ ...fault, message: words[fault.code](fault.details) })),
      });
    }
    return c.json(await importPortfolio(store, actor, list.methods, moment));
  });

  app.get('/api/portfolio.xlsx', async (c) => {
    const rows = writePortfolio(await exportPortfolio(store, momentOf(clock).today));
    const bytes = workbookBytes([{ name: content.nb.pages.portfolio.sheet, rows, firstWidth: 14 }]);
    const headers = {
      'content-type': workbookType,
      'content-disposition': 'attachment; filename="beslutninger.xlsx"',
      'cache-control': 'public, no-cache',
      etag: `"${sha256(bytes).slice(0, 32)}"`,
    };
    return c.req.header('if-none-match') === headers.etag
      ? c.body(null, 304, headers)
      : c.body(new Uint8Array(bytes), 200, headers);
  });
}
