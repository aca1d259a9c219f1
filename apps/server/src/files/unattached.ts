import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { asWriter, type Database, type Store } from '../database.ts';
import type { FileDisk } from './disk.ts';

/** Days after which a whole file that is attached to nothing is removed; people are told when they send it. */
const keptUnattachedDays = 30;
/** Milliseconds between a file's last chance to be attached and its removal: longer than any act takes. */
const grace = 60 * 60 * 1_000;

interface Sweep {
  readonly store: Store;
  readonly disk: Pick<FileDisk, 'remove'>;
  readonly log: Pick<Logger, 'info'>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Removes files that were sent in and never attached. First they can no longer be attached; an hour later, when every act that had begun is
 * done, what still is cited by no event goes: the upload, then the file that nothing holds any more. Each step is found from rows, so that a
 * sweep that was killed anywhere is gone on with by the next.
 */
export async function removeUnattached({ store, disk, log, now }: Sweep): Promise<void> {
  const before = (milliseconds: number): Date => new Date(now - milliseconds);
  const at = new Date(now).toISOString();
  const gone = await asWriter(store, async (tx) => {
    await tx
      .updateTable('upload')
      .set({ abandoned_at: at })
      .where('hash', 'is not', null)
      .where('abandoned_at', 'is', null)
      .where('begun_at', '<', before(keptUnattachedDays * 86_400_000))
      .where(isUnattached)
      .execute();
    return tx
      .deleteFrom('upload')
      .where('abandoned_at', '<', before(grace))
      .where(isUnattached)
      .returning(['id', 'hash', 'size', 'case_id'])
      .execute();
  });
  for (const { id, hash, size, case_id } of gone)
    log.info({ upload: id, hash, size: Number(size), caseId: case_id }, 'a file that was never attached is removed');
  await removeUnheld({ store, disk, log, now });
}

/** No event of the upload's case cites it. */
function isUnattached(eb: ExpressionBuilder<Database, 'upload'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('event_value')
        .select('event_value.case_id')
        .where('event_value.name', '=', 'file')
        .where(sql<boolean>`event_value.value ->> 'hash' = upload.hash`)
        .where(sql<boolean>`event_value.value ->> 'id' = upload.id::text`),
    ),
  );
}

/** Removes the files that neither an upload nor an event holds; the row is the last to go. */
async function removeUnheld({ store, disk, log, now }: Sweep): Promise<void> {
  const unheld = sql<boolean>`
    not exists (select from upload u where u.hash = stored_file.hash)
    and not exists (select from event_value v where v.name = 'file' and v.value ->> 'hash' = stored_file.hash)`;
  const found = await asWriter(store, (tx) =>
    tx
      .selectFrom('stored_file')
      .select('hash')
      .where('stored_at', '<', new Date(now - grace))
      .where(unheld)
      .execute(),
  );
  for (const { hash } of found) {
    const removed = await asWriter(store, async (tx) => {
      // Whoever sends the same file in again waits here, or is seen below.
      await tx.selectFrom('stored_file').select('hash').where('hash', '=', hash).forUpdate().execute();
      const { numDeletedRows } = await tx.deleteFrom('stored_file').where('hash', '=', hash).where(unheld).executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await disk.remove(hash);
      return true;
    });
    if (removed) log.info({ hash }, 'the bytes of a file that nothing holds are removed');
  }
}
