import { carriesIdentityNumber } from '@likeverd/followup';
import type { Hono } from 'hono';
import type { DeliveryUpload } from '../registers/uploads.ts';
import { newDeliveryUpload } from './delivery-schemas.ts';
import { Problem } from './problems.ts';
import { caseId as idOf, type Ctx, type Env, read, signedIn } from './requests.ts';
import { uuid } from './schemas.ts';
import type { Services } from './services.ts';
import { bodyOf, metadataOf, offsetOf, orFull, progressOf, protocolHeaders, speaksProtocol } from './tus.ts';

/** The routes by which files of deliveries come by parts (tus 1.0.0). Only who began the delivery, and colleagues, know of them. */
export function deliveryUploadRoutes(app: Hono<Env>, { deliveries: { uploads }, files }: Services): void {
  app.post('/api/deliveries/:id/uploads', async (c) => {
    const sender = speaksProtocol(c);
    const { length, name: filename, texts } = metadataOf(c);
    const sha256 = texts.get('sha256');
    const { name, size, expected } = read(newDeliveryUpload, {
      size: length,
      name: filename,
      ...(sha256 ? { expected: sha256 } : {}),
    });
    if (carriesIdentityNumber(name)) throw new Problem('identityNumber');
    if (size > files.largest) throw new Problem('tooLarge', { details: { largest: files.largest } });
    const begun = await uploads.begin(sender, idOf(c), { name, size, expected: expected ?? null }).catch(orFull);
    if (begun === 'notFound') throw new Problem('notFound');
    if (begun === 'tooMany') throw new Problem('tooMany');
    return c.body(null, 201, { ...protocolHeaders, location: `/api/deliveries/${idOf(c)}/uploads/${begun.id}` });
  });

  app.get('/api/deliveries/:id/uploads', async (c) => {
    const found = await uploads.list(signedIn(c), idOf(c));
    if (found === null) throw new Problem('notFound');
    return c.json({ uploads: found });
  });

  app.get('/api/deliveries/:id/uploads/:upload', async (c) => {
    const upload = found(await uploads.status(signedIn(c), idOf(c), uploadOf(c)).catch(orFull));
    for (const [name, value] of Object.entries(progressOf(upload))) c.header(name, value);
    return c.json(upload);
  });

  app.patch('/api/deliveries/:id/uploads/:upload', async (c) => {
    const sender = speaksProtocol(c);
    const outcome = await uploads.append(sender, idOf(c), uploadOf(c), offsetOf(c), bodyOf(c)).catch(orFull);
    switch (outcome.kind) {
      case 'notFound':
        throw new Problem('notFound');
      case 'damaged':
        throw new Problem('damaged');
      case 'conflict':
        throw new Problem('conflict', { details: { offset: outcome.offset } });
      case 'appended':
        return c.body(null, 204, progressOf(outcome.upload));
    }
  });

  app.delete('/api/deliveries/:id/uploads/:upload', async (c) => {
    if (!(await uploads.discard(speaksProtocol(c), idOf(c), uploadOf(c)))) throw new Problem('notFound');
    return c.body(null, 204, protocolHeaders);
  });
}

function found(upload: DeliveryUpload | 'damaged' | null): DeliveryUpload {
  if (upload === null) throw new Problem('notFound');
  if (upload === 'damaged') throw new Problem('damaged');
  return upload;
}

function uploadOf(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('upload'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}
