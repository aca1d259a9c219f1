import { availableActs, type CaseState, fileFor } from '@likeverd/casework';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import type { ByteRange } from '../files/files.ts';
import { readCase } from '../reading.ts';
import { Problem, refusal } from './problems.ts';
import { caseId, type Ctx, type Env, read, signedIn } from './requests.ts';
import { newUpload, resultHash, uuid } from './schemas.ts';
import type { Services } from './services.ts';
import { bodyOf, metadataOf, offsetOf, orFull, progressOf, protocolHeaders, speaksProtocol } from './tus.ts';

/** What a downloaded file may do in a browser: nothing. */
const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** The routes of files: in by parts, out whole or by ranges. */
export function fileRoutes(app: Hono<Env>, { store, clock, files }: Services): void {
  const moment = () => momentOf(clock);

  app.post('/api/uploads', async (c) => {
    const sender = speaksProtocol(c);
    const { length, caseId: id, name } = read(newUpload, newUploadOf(c));
    const view = await readCase(store, sender, id, moment());
    if (view === null) throw new Problem('notFound');
    const obstacles = obstaclesToSending(view.state, { ...moment(), actor: sender, nextNumber: '' });
    if (obstacles.length > 0) throw refusal(obstacles);
    if (length > files.largest) throw new Problem('tooLarge', { details: { largest: files.largest } });
    const begun = await files.begin(sender, { caseId: id, name, size: length }).catch(orFull);
    if (begun === 'tooMany') throw new Problem('tooMany');
    return c.body(null, 201, { ...protocolHeaders, location: `/api/uploads/${begun.id}` });
  });

  app.get('/api/uploads/:id', async (c) => {
    const upload = await files.status(signedIn(c), uploadId(c)).catch(orFull);
    if (upload === null) throw new Problem('notFound');
    for (const [name, value] of Object.entries(progressOf(upload))) c.header(name, value);
    return c.json(upload);
  });

  app.patch('/api/uploads/:id', async (c) => {
    const sender = speaksProtocol(c);
    const outcome = await files.append(sender, uploadId(c), offsetOf(c), bodyOf(c)).catch(orFull);
    switch (outcome.kind) {
      case 'notFound':
        throw new Problem('notFound');
      case 'conflict':
        throw new Problem('conflict', { details: { offset: outcome.offset } });
      case 'appended':
        return c.body(null, 204, progressOf(outcome.upload));
    }
  });

  app.delete('/api/uploads/:id', async (c) => {
    if (!(await files.discard(speaksProtocol(c), uploadId(c)))) throw new Problem('notFound');
    return c.body(null, 204, protocolHeaders);
  });

  app.get('/api/cases/:id/files', async (c) => {
    const { state } = await caseOf(c);
    const viewer = c.get('viewer');
    const hashes = [...new Set(state.files.documents.flatMap(({ versions }) => versions.map(({ file }) => file.hash)))];
    const stored = await files.stored(viewer, hashes, moment().today);
    return c.json({ files: stored.map((file) => ({ ...file, available: files.mayServe(file.scan) })) });
  });

  app.get('/api/cases/:id/files/:hash', async (c) => {
    const hash = resultHash.safeParse(c.req.param('hash'));
    const viewer = c.get('viewer');
    const reference = hash.success ? fileFor((await caseOf(c)).state.files, hash.data, viewer) : undefined;
    const [stored] = reference === undefined ? [] : await files.stored(viewer, [reference.hash], moment().today);
    if (reference === undefined || stored === undefined) throw new Problem('notFound');
    if (!files.mayServe(stored.scan)) throw new Problem(stored.scan === 'refused' ? 'fileRefused' : 'fileWaits');
    const headers = {
      'content-type': stored.mediaType,
      'content-disposition': disposition(reference.name),
      'content-security-policy': sandbox,
      'cache-control': viewer === null ? 'public, no-cache' : 'private, no-cache',
      'accept-ranges': 'bytes',
      etag: `"${stored.hash}"`,
    };
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
    const range =
      c.req.header('if-range') === undefined || c.req.header('if-range') === headers.etag ? rangeOf(c, stored.size) : null;
    if (range === 'unsatisfiable') return c.body(null, 416, { ...headers, 'content-range': `bytes */${stored.size}` });
    if (range === null) return c.body(files.read(stored), 200, { ...headers, 'content-length': String(stored.size) });
    return c.body(files.read(stored, range), 206, {
      ...headers,
      'content-length': String(range.last - range.first + 1),
      'content-range': `bytes ${range.first}-${range.last}/${stored.size}`,
    });
  });

  /** The case as the viewer sees it; whoever sees nothing of it is told that there is none. */
  async function caseOf(c: Ctx): Promise<{ readonly state: CaseState }> {
    const view = await readCase(store, c.get('viewer'), caseId(c), moment());
    if (view === null) throw new Problem('notFound');
    return view;
  }
}

function obstaclesToSending(...[state, circumstances]: Parameters<typeof availableActs>) {
  const acts = availableActs(state, circumstances).filter(({ type }) => type === 'attachDocument' || type === 'supersedeDocument');
  if (acts.length === 0) throw new Problem('forbidden');
  return acts.some(({ obstacles }) => obstacles.length === 0) ? [] : (acts[0]?.obstacles ?? []);
}

function newUploadOf(c: Ctx): Readonly<Record<string, unknown>> {
  const { length, name, texts } = metadataOf(c);
  return { length, name, caseId: texts.get('case') };
}

function uploadId(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('id'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}

/** Always to be saved, never shown in the page's own origin; the name for old clients without anything but plain letters. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. ()-]/g, '_');
  const full = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** One range of bytes; null for the whole file, also where several ranges are asked for (RFC 9110, 14.2). */
function rangeOf(c: Ctx, size: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(c.req.header('range') ?? '') ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || first >= size ? 'unsatisfiable' : { first, last };
}
