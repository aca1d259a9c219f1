import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { sha256 } from '../log/chain.ts';
import { bulkStream, streamOf } from '../opendata/bulk.ts';
import { catalogueJsonLd, catalogueTurtle } from '../opendata/catalogue.ts';
import { datasetColumns, datasetIds } from '../opendata/datasets.ts';
import { writerOf } from '../opendata/formats.ts';
import { journalJson, journalXml } from '../opendata/journal.ts';
import { eventPage, publicRevision } from '../opendata/reading.ts';
import { publicJson, revalidated } from './answers.ts';
import { Problem } from './problems.ts';
import { limitBulk } from './rate.ts';
import { type Env, read } from './requests.ts';
import { bulkQuery, eventsQuery, journalQuery } from './schemas.ts';
import type { Services } from './services.ts';

/** Open data: whole datasets, their catalogue, and the public's events page by page. Nothing but what the public sees on the pages. */
export function opendataRoutes(app: Hono<Env>, { store, clock, address }: Services): void {
  const today = () => momentOf(clock).today;

  app.get('/api/data', (c) =>
    publicJson(c, {
      catalogue: `${address}/api/data/catalogue.ttl`,
      datasets: datasetIds.map((id) => ({
        id,
        columns: datasetColumns[id],
        csv: `${address}/api/data/${id}.csv`,
        excel: `${address}/api/data/${id}.csv?for=excel`,
        json: `${address}/api/data/${id}.json`,
      })),
    }),
  );

  app.get('/api/data/catalogue.ttl', async (c) => revalidated(c, await catalogueTurtle(address), 'text/turtle; charset=utf-8'));
  app.get('/api/data/catalogue.jsonld', (c) =>
    revalidated(c, JSON.stringify(catalogueJsonLd(address), null, 1), 'application/ld+json; charset=utf-8'),
  );

  app.get('/api/data/:file', limitBulk(), async (c) => {
    const file = c.req.param('file');
    const dataset = datasetIds.find((id) => file === `${id}.csv` || file === `${id}.json`);
    if (dataset === undefined) throw new Problem('notFound');
    const { for: reader } = read(bulkQuery, c.req.query());
    const format = file.endsWith('.json') ? 'json' : reader === 'excel' ? 'excel' : 'csv';
    const day = today();
    const etag = `W/"${sha256(`${file} ${format} ${day} ${address} ${await publicRevision(store, day)}`).slice(0, 32)}"`;
    const headers = { etag, 'cache-control': 'public, no-cache' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    const writer = writerOf(dataset, format);
    return c.body(bulkStream(store, dataset, format, day, address), 200, {
      ...headers,
      'content-type': writer.type,
      'content-disposition': `attachment; filename="likeverd-${dataset}-${day}.${writer.extension}"`,
    });
  });

  app.get('/api/journal.xml', limitBulk(), (c) => {
    const pieces = journalXml(store, today(), read(journalQuery, c.req.query()));
    return c.body(streamOf(pieces), 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, no-cache' });
  });

  app.get('/api/journal.json', limitBulk(), (c) => {
    const pieces = journalJson(store, today(), read(journalQuery, c.req.query()), address);
    return c.body(streamOf(pieces), 200, { 'content-type': 'application/json', 'cache-control': 'public, no-cache' });
  });

  app.get('/api/events', async (c) => {
    const { before, limit } = read(eventsQuery, c.req.query());
    const page = await eventPage(store, today(), before, limit);
    if (page === null) throw new Problem('malformed', { details: { path: 'before' } });
    if (page.next !== undefined)
      c.header('link', `<${address}/api/events?limit=${limit}&before=${encodeURIComponent(page.next)}>; rel="next"`);
    return publicJson(c, page);
  });
}
