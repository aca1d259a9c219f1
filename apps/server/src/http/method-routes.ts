import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { listMethods, pageSize, readMethod, readPage } from '../reading.ts';
import { pageLinks, publicJson, tagged } from './answers.ts';
import type { PublicAnswers } from './kept.ts';
import { Problem } from './problems.ts';
import { type Env, read } from './requests.ts';
import { methodsQuery, versionQuery } from './schemas.ts';
import type { Services } from './services.ts';

/** The public's methods: list, search and filters, and each method as it is and as it was. */
export function methodRoutes(app: Hono<Env>, { store, clock, address }: Services, publicAnswers: PublicAnswers): void {
  app.get('/api/methods', async (c) => {
    const asked = read(methodsQuery, c.req.query());
    const { query, page, ...filters } = asked;
    const found = await publicAnswers.answer(`methods ${JSON.stringify(asked)}`, momentOf(clock).today, async (tx) => {
      const list = await listMethods(tx, { query, filters }, page);
      return { content: JSON.stringify(list), total: list.total };
    });
    c.header('link', pageLinks(address, c.req.url, page, Math.ceil((found.total ?? 0) / pageSize)));
    return tagged(c, found.content, found.tag, 'application/json');
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
