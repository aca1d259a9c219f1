import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Party } from '@likeverd/casework';
import { type Clock, momentOf } from '../clock.ts';
import { asWriter, type Store } from '../database.ts';
import { hashOf, partDisk } from '../files/disk.ts';
import { openParts } from '../files/parts.ts';

/** A file of a delivery on its way, as its sender sees it. */
export interface DeliveryUpload {
  readonly id: string;
  readonly delivery: string;
  readonly name: string;
  readonly size: number;
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Of the file as it arrived; null until it is whole. */
  readonly sha256: string | null;
}

export type DeliveryAppend =
  | { readonly kind: 'appended'; readonly upload: DeliveryUpload }
  | { readonly kind: 'notFound' }
  /** The part does not begin where the last one ended; nothing was written. */
  | { readonly kind: 'conflict'; readonly offset: number }
  /** The whole file is not what its sender said that it is; it is not kept. */
  | { readonly kind: 'damaged' };

/** Where a file that is sent by parts has come to, told in passing, for tests that end the process there. */
export type UploadStep = 'part' | 'hashed' | 'linked' | 'recorded';

/** Files of deliveries by parts: gone on with where they were cut off, also after the server was killed. */
export interface DeliveryUploads {
  /** Begins a file; one of the same name begun before is given up. Throws DiskFull. */
  begin(
    sender: Party,
    delivery: string,
    file: Pick<DeliveryUpload, 'name' | 'size'> & { readonly expected: string | null },
  ): Promise<{ readonly id: string } | 'notFound' | 'tooMany'>;
  /** The files of a delivery that is still being received; null for everyone but its sender. */
  list(sender: Party, delivery: string): Promise<readonly DeliveryUpload[] | null>;
  status(sender: Party, delivery: string, id: string): Promise<DeliveryUpload | 'damaged' | null>;
  /** Takes the next part. A part that is still coming for the same file is cut off first. Throws DiskFull. */
  append(sender: Party, delivery: string, id: string, offset: number, body: ReadableStream<Uint8Array>): Promise<DeliveryAppend>;
  /** Gives up a file that is not whole; false where there is none. */
  discard(sender: Party, delivery: string, id: string): Promise<boolean>;
}

interface Circumstances {
  readonly store: Store;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Where the files of a delivery lie until it is settled. */
  readonly incoming: (delivery: string) => string;
  readonly told?: (step: UploadStep) => void;
}

/** Files of one delivery that may be on their way at once: more than OMOP has tables. */
const mostUnderWay = 50;

export function openDeliveryUploads({
  store,
  clock,
  dataFolder,
  incoming,
  told = () => undefined,
}: Circumstances): DeliveryUploads {
  const partPath = (key: string): string => {
    const [delivery = '', id = ''] = key.split('/');
    return join(incoming(delivery), `.upload-${id}`);
  };
  const disk = partDisk(dataFolder, partPath);
  const parts = openParts(disk);
  const keyOf = (delivery: string, id: string): string => `${delivery}/${id}`;

  const rows = ({ organisation }: Party, delivery: string) =>
    asWriter(store, async (tx) => {
      const receiving = await tx
        .selectFrom('delivery')
        .select('id')
        .where('id', '=', delivery)
        .where('organisation', '=', organisation)
        .where('state', '=', 'receiving')
        .executeTakeFirst();
      if (receiving === undefined) return null;
      return tx
        .selectFrom('delivery_upload')
        .selectAll()
        .where('delivery', '=', delivery)
        .orderBy('begun_at')
        .orderBy('name')
        .execute();
    });

  type Row = NonNullable<Awaited<ReturnType<typeof rows>>>[number];

  const stateOf = async (row: Row): Promise<DeliveryUpload> => {
    const { id, delivery, name, sha256 } = row;
    const size = Number(row.size);
    const offset = sha256 === null ? Math.min(await disk.arrived(keyOf(delivery, id)), size) : size;
    return { id, delivery, name, size, offset, sha256 };
  };

  /** Puts a whole file among those that are checked, under its name. May be done again after being killed in the middle. */
  const settle = async (upload: DeliveryUpload, expected: string | null): Promise<DeliveryUpload | 'damaged' | null> => {
    const { id, delivery, name } = upload;
    const key = keyOf(delivery, id);
    const sha256 = await hashOf(partPath(key));
    told('hashed');
    if (expected !== null && expected !== sha256) {
      await asWriter(store, (tx) => tx.deleteFrom('delivery_upload').where('id', '=', id).execute());
      await disk.forget(key);
      return 'damaged';
    }
    const recorded = await asWriter(store, async (tx) => {
      // Not after the delivery was submitted: what is checked does not change under the checks.
      const receiving = await tx
        .selectFrom('delivery')
        .select('id')
        .where('id', '=', delivery)
        .where('state', '=', 'receiving')
        .forUpdate()
        .executeTakeFirst();
      if (receiving === undefined) return false;
      await putBeside(partPath(key), join(incoming(delivery), name));
      told('linked');
      await tx.updateTable('delivery_upload').set({ sha256 }).where('id', '=', id).execute();
      return true;
    });
    if (!recorded) return null;
    told('recorded');
    await disk.forget(key);
    return { ...upload, sha256 };
  };

  /** As it stands; a file that is whole, though the server was killed before it could say so, is taken now. */
  const current = async (row: Row): Promise<DeliveryUpload | 'damaged' | null> => {
    const upload = await stateOf(row);
    const whole = upload.sha256 === null && upload.offset === upload.size && !parts.coming(keyOf(row.delivery, row.id));
    return whole ? settle(upload, row.expected) : upload;
  };

  const find = async (sender: Party, delivery: string, id: string): Promise<Row | undefined> =>
    (await rows(sender, delivery))?.find((row) => row.id === id);

  return {
    begin: async (sender, delivery, { name, size, expected }) => {
      const before = await rows(sender, delivery);
      if (before === null) return 'notFound';
      await disk.requireRoom(size);
      if (before.length >= mostUnderWay) return 'tooMany';
      const same = before.find((row) => row.name === name);
      if (same !== undefined) await parts.cutOff(keyOf(delivery, same.id));
      const id = randomUUID();
      await asWriter(store, async (tx) => {
        await tx.deleteFrom('delivery_upload').where('delivery', '=', delivery).where('name', '=', name).execute();
        await tx
          .insertInto('delivery_upload')
          .values({ id, delivery, name, size, expected, begun_at: momentOf(clock).now })
          .execute();
      });
      if (same !== undefined) await disk.forget(keyOf(delivery, same.id));
      if (same?.sha256 !== null) await rm(join(incoming(delivery), name), { force: true });
      return { id };
    },
    list: async (sender, delivery) => {
      const found = await rows(sender, delivery);
      if (found === null) return null;
      const uploads: DeliveryUpload[] = [];
      for (const row of found) uploads.push(await stateOf(row));
      return uploads;
    },
    status: async (sender, delivery, id) => {
      const row = await find(sender, delivery, id);
      if (row === undefined) return null;
      // Whoever asks while a part hangs is told at once, and may then begin anew.
      if (parts.coming(keyOf(delivery, id))) return stateOf(row);
      return parts.inTurn(keyOf(delivery, id), async () => {
        const now = await find(sender, delivery, id);
        return now === undefined ? null : current(now);
      });
    },
    append: async (sender, delivery, id, offset, body) => {
      const known = await find(sender, delivery, id);
      if (known === undefined) return { kind: 'notFound' };
      const key = keyOf(delivery, id);
      await parts.cutOff(key);
      return parts.inTurn(key, async (): Promise<DeliveryAppend> => {
        const row = await find(sender, delivery, id);
        if (row === undefined) return { kind: 'notFound' };
        const upload = await stateOf(row);
        if (upload.offset !== offset || upload.sha256 !== null) return { kind: 'conflict', offset: upload.offset };
        await disk.requireRoom(upload.size - offset);
        await parts.receive(key, offset, upload.size, body);
        told('part');
        const after = await current(row);
        if (after === 'damaged') return { kind: 'damaged' };
        return after === null ? { kind: 'notFound' } : { kind: 'appended', upload: after };
      });
    },
    discard: async (sender, delivery, id) => {
      const row = await find(sender, delivery, id);
      if (row === undefined || row.sha256 !== null) return false;
      await parts.cutOff(keyOf(delivery, id));
      await asWriter(store, (tx) => tx.deleteFrom('delivery_upload').where('id', '=', id).where('sha256', 'is', null).execute());
      await disk.forget(keyOf(delivery, id));
      return true;
    },
  };
}

/** Gives a file another name too, whole or not at all; one that has that name is replaced. */
async function putBeside(from: string, to: string): Promise<void> {
  const beside = `${from}-named`;
  await rm(beside, { force: true });
  await link(from, beside);
  await rename(beside, to);
  // Where it had that name already, a rename does nothing (POSIX).
  await rm(beside, { force: true });
  const file = await open(to, 'r');
  await file.sync();
  await file.close();
}
