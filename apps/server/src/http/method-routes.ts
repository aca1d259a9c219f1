import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { listMethods, readMethod, readPage } from '../reading.ts';
import { pageLinks, publicJson, tagged } from './answers.ts';
import { Problem } from './problems.ts';
import { type Env, read } from './requests.ts';
import { methodsQuery, versionQuery } from './schemas.ts';
import type { Services } from './services.ts';

/** The public's methods: list, search and filters, and each method as it is and as it was. */
export function methodRoutes(app: Hono<Env>, { store, clock, address }: Services): void {
  app.get('/api/methods', async (c) => {
    const { query, page, ...filters } = read(methodsQuery, c.req.query());
    const found = await listMethods(store, { query, filters }, page, momentOf(clock).today);
    c.header('link', pageLinks(address, c.req.url, page, Math.ceil(found.total / found.pageSize)));
    return publicJson(c, found);
  });

  app.get('/api/methods/:number', async (c) => {
    const { version } = read(versionQuery, c.req.query());
    const number = c.req.param('number');
    const { today } = momentOf(clock);
    if (version === undefined) {
      const page = await readPage(store, number, today);
      if (page === null) throw new Problem('notFound');
      return tagged(c, page.content, page.tag, 'application/json');
    }
    const view = await readMethod(store, number, today, version);
    if (view === null) throw new Problem('notFound');
    return publicJson(c, view);
  });
}
