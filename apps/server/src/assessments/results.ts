import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Assessment } from '@likeverd/appraisal';
import type { Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { asViewer, type Store } from '../database.ts';
import type { StoredAssessment } from '../runs/compute.ts';

/** A stored assessment that the viewer may see; null where there is none. */
export async function unpackAssessment(
  store: Store,
  viewer: Viewer,
  hash: string,
  today: CalendarDate,
): Promise<Assessment | null> {
  const row = await asViewer(store, viewer, today, (tx) =>
    tx.selectFrom('artefact').select('content').where('hash', '=', hash).executeTakeFirst(),
  );
  if (row === undefined) return null;
  // Written by compute.ts, from a typed value.
  const stored = JSON.parse((await promisify(gunzip)(row.content)).toString('utf8')) as StoredAssessment;
  return stored.assessment;
}
