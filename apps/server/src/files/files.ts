import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileReference, Party, Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { Logger } from 'pino';
import { type Clock, momentOf } from '../clock.ts';
import { asViewer, asWriter, type Database, type Store } from '../database.ts';
import { fileDisk } from './disk.ts';
import { openParts } from './parts.ts';
import { removeUnattached } from './unattached.ts';
import type { Scanner } from './scanner.ts';

/** How a file stands with the virus scanner. */
export type ScanState = Database['stored_file']['scan'];

/** A file on its way, as its sender sees it. */
export interface Upload {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  /** Bytes it will have. */
  readonly size: number;
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Once it is whole. */
  readonly file?: FileReference & { readonly scan: ScanState };
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly upload: Upload }
  | { readonly kind: 'notFound' }
  /** The part does not begin where the last one ended; nothing was written. */
  | { readonly kind: 'conflict'; readonly offset: number };

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
  readonly scan: ScanState;
}

/** Bytes from the first to the last, both counted from 0 and included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Files of cases: in by parts that can be resumed, kept under the hash of their bytes, scanned, and out again. */
export interface Files {
  /** Largest file that is taken, in bytes. */
  readonly largest: number;
  /** Begins an upload; 'tooMany' where the sender has too many under way. Throws DiskFull. */
  begin(sender: Party, upload: Pick<Upload, 'caseId' | 'name' | 'size'>): Promise<{ readonly id: string } | 'tooMany'>;
  /** An upload as its sender sees it; null for everyone else. */
  status(sender: Party, id: string): Promise<Upload | null>;
  /** Takes the next part. A part that is still coming for the same upload is cut off first. Throws DiskFull. */
  append(sender: Party, id: string, offset: number, body: ReadableStream<Uint8Array>): Promise<AppendOutcome>;
  /** Gives up an upload that is not whole; false where there is none. */
  discard(sender: Party, id: string): Promise<boolean>;
  /** The stored files that a viewer may know of, of these hashes. */
  stored(viewer: Viewer, hashes: readonly string[], today: CalendarDate): Promise<readonly StoredFile[]>;
  /** True where a file may be handed out: never before it is found clean, where there is a scanner. */
  mayServe(scan: ScanState): boolean;
  /** The bytes of a stored file. Ends in an error where the whole file does not have the hash it should. */
  read(file: StoredFile, range?: ByteRange): ReadableStream<Uint8Array>;
  /** Scans what waits to be scanned; resolves when nothing does. */
  scan(): Promise<void>;
  /** Forgets uploads that were begun long ago and not finished, and removes whole files that were never attached to anything. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

interface FilesSettings {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dataFolder: string;
  readonly scanner: Scanner | null;
  readonly largest: number;
}

/** Uploads that one person may have under way. */
const mostUnderWay = 100;
/** Days after which an upload that was not finished is forgotten. */
const keptForDays = 7;
/** Milliseconds between looks for files that wait for the scanner. */
const lookAgain = 60_000;

export function openFiles({ store, clock, log, dataFolder, scanner, largest }: FilesSettings): Files {
  const disk = fileDisk(dataFolder);
  const parts = openParts(disk);
  let scanning: Promise<void> = Promise.resolve();
  let stopped = false;

  const rowOf = (sender: Party, id: string) =>
    asViewer(store, sender, momentOf(clock).today, (tx) =>
      tx
        .selectFrom('upload')
        .leftJoin('stored_file', 'stored_file.hash', 'upload.hash')
        .select([
          'upload.id',
          'upload.case_id',
          'upload.name',
          'upload.size',
          'upload.hash',
          'stored_file.media_type',
          'stored_file.scan',
        ])
        .where('upload.id', '=', id)
        .where('upload.abandoned_at', 'is', null)
        .executeTakeFirst(),
    );

  const status = async (sender: Party, id: string): Promise<Upload | null> => {
    const row = await rowOf(sender, id);
    if (row === undefined) return null;
    const size = Number(row.size);
    const upload = { id, caseId: row.case_id, name: row.name, size };
    const { hash, media_type: mediaType, scan } = row;
    if (hash !== null && mediaType !== null && scan !== null)
      return { ...upload, offset: size, file: { id, hash, size, mediaType, name: row.name, scan } };
    const offset = await disk.arrived(id);
    if (offset < size || parts.coming(id)) return { ...upload, offset: Math.min(offset, size) };
    // Whole, though the server was killed before it could say so.
    return settle(upload);
  };

  const settle = async (upload: Omit<Upload, 'offset' | 'file'>): Promise<Upload> => {
    const { id, name, size } = upload;
    const { hash, mediaType } = await disk.settle(id);
    const { now } = momentOf(clock);
    const scan = await asWriter(store, async (tx) => {
      await tx
        .insertInto('stored_file')
        .values({ hash, size, media_type: mediaType, scan: scanner === null ? 'notScanned' : 'waiting', stored_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx.updateTable('upload').set({ hash }).where('id', '=', id).execute();
      return tx.selectFrom('stored_file').select('scan').where('hash', '=', hash).executeTakeFirstOrThrow();
    });
    // A sweep may have removed the same file, unattached since long, before this row held it.
    await disk.keep(id, hash);
    await disk.forget(id);
    void scanAll();
    return { ...upload, offset: size, file: { id, hash, size, mediaType, name, ...scan } };
  };

  const scanAll = (): Promise<void> => {
    scanning = scanning.then(scanWaiting).catch((error: unknown) => {
      log.warn({ error: (error as Error).message }, 'files wait to be scanned');
    });
    return scanning;
  };

  const scanWaiting = async (): Promise<void> => {
    if (scanner === null || stopped) return;
    const waiting = await asWriter(store, (tx) =>
      tx.selectFrom('stored_file').select('hash').where('scan', 'in', ['waiting', 'notScanned']).orderBy('stored_at').execute(),
    );
    for (const { hash } of waiting) {
      if (stopped) return;
      const verdict = await scanner(disk.pathOf(hash));
      if (verdict.kind === 'unknown') {
        log.warn({ hash, report: verdict.report }, 'the virus scanner gives no verdict');
        continue;
      }
      const scan_report = verdict.kind === 'refused' ? verdict.report : null;
      await asWriter(store, (tx) =>
        tx
          .updateTable('stored_file')
          .set({ scan: verdict.kind, scan_report, scanned_at: momentOf(clock).now })
          .where('hash', '=', hash)
          .execute(),
      );
    }
  };

  const timer = setInterval(() => void scanAll(), lookAgain).unref();

  return {
    largest,
    status,
    begin: async (sender, { caseId, name, size }) => {
      await disk.requireRoom(size);
      const id = randomUUID();
      return asWriter(store, async (tx) => {
        const { underWay } = await tx
          .selectFrom('upload')
          .select(({ fn }) => fn.countAll<string>().as('underWay'))
          .where('person', '=', sender.person)
          .where('hash', 'is', null)
          .executeTakeFirstOrThrow();
        if (Number(underWay) >= mostUnderWay) return 'tooMany';
        await tx
          .insertInto('upload')
          .values({ id, person: sender.person, case_id: caseId, name, size, begun_at: momentOf(clock).now })
          .execute();
        return { id };
      });
    },
    append: async (sender, id, offset, body) => {
      const known = await rowOf(sender, id);
      if (known === undefined) return { kind: 'notFound' };
      await parts.cutOff(id);
      return parts.inTurn(id, async (): Promise<AppendOutcome> => {
        const upload = await status(sender, id);
        if (upload === null) return { kind: 'notFound' };
        if (upload.offset !== offset || upload.file !== undefined) return { kind: 'conflict', offset: upload.offset };
        await disk.requireRoom(upload.size - offset);
        await parts.receive(id, offset, upload.size, body);
        const after = await status(sender, id);
        return after === null ? { kind: 'notFound' } : { kind: 'appended', upload: after };
      });
    },
    discard: async (sender, id) => {
      const upload = await status(sender, id);
      if (upload === null || upload.file !== undefined) return false;
      await parts.cutOff(id);
      await asWriter(store, (tx) => tx.deleteFrom('upload').where('id', '=', id).where('hash', 'is', null).execute());
      await disk.forget(id);
      return true;
    },
    stored: (viewer, hashes, today) =>
      hashes.length === 0
        ? Promise.resolve([])
        : asViewer(store, viewer, today, async (tx) => {
            const rows = await tx
              .selectFrom('stored_file')
              .select(['hash', 'size', 'media_type', 'scan'])
              .where('hash', 'in', [...hashes])
              .execute();
            return rows.map(({ hash, size, media_type, scan }) => ({ hash, size: Number(size), mediaType: media_type, scan }));
          }),
    mayServe: (scan) => (scanner === null ? scan !== 'refused' : scan === 'clean'),
    read: ({ hash, size }, range) => ReadableStream.from(pieces(disk.pathOf(hash), hash, size, range)),
    scan: scanAll,
    tidy: async () => {
      const before = new Date(clock().getTime() - keptForDays * 86_400_000);
      const old = await asWriter(store, (tx) =>
        tx.deleteFrom('upload').where('hash', 'is', null).where('begun_at', '<', before).returning('id').execute(),
      );
      for (const { id } of old) await disk.forget(id);
      await removeUnattached({ store, disk, log, now: clock().getTime() });
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await scanning;
    },
  };
}

/** Piece by piece. The last is held back until the whole is known to be what it should be, so that a damaged file never seems whole. */
async function* pieces(path: string, hash: string, size: number, range?: ByteRange): AsyncGenerator<Uint8Array> {
  const { first = 0, last = size - 1 } = range ?? {};
  const whole = first === 0 && last === size - 1;
  const digest = createHash('sha256');
  let held: Buffer | null = null;
  for await (const piece of createReadStream(path, { start: first, end: last, highWaterMark: 256 * 1024 })) {
    if (held !== null) yield held;
    held = piece as Buffer;
    if (whole) digest.update(held);
  }
  if (whole && digest.digest('hex') !== hash) throw new Error(`The stored file ${hash} is damaged.`);
  if (held !== null) yield held;
}
