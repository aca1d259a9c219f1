import { documentIn, type FileReference, type Party } from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { asWriter, type Store } from '../database.ts';
import { readCase } from '../reading.ts';
import type { Files } from './files.ts';
import { textOfStored } from './text.ts';

type Values = Readonly<Record<string, unknown>>;

interface Surroundings {
  readonly store: Store;
  readonly files: Files;
  readonly moment: Moment;
}

/** Reads the file that an act would make public, at once or on a day, so that the guard can weigh it with the act. */
export async function readFileOfAct(
  around: Surroundings,
  actor: Party,
  caseId: string,
  type: string,
  values: Values,
): Promise<void> {
  const file = await fileMadePublic(around, actor, caseId, type, values);
  if (file !== undefined) await readTexts(around, [file.hash]);
}

async function fileMadePublic(
  { store, moment }: Surroundings,
  actor: Party,
  caseId: string,
  type: string,
  { file, documentId, documentExpires }: Values,
): Promise<Pick<FileReference, 'hash'> | undefined> {
  if (type === 'attachDocument') return documentExpires === undefined ? undefined : hashIn(file);
  if (type !== 'publishDocument' && type !== 'supersedeDocument') return undefined;
  const view = await readCase(store, actor, caseId, moment);
  const document = view === null ? undefined : documentIn(view.state.files, String(documentId));
  if (type === 'publishDocument') return document?.redacted ?? document?.versions.at(-1)?.file;
  return document?.label.class === 'confidential' && document.label.expires !== undefined ? hashIn(file) : undefined;
}

const hashIn = (file: unknown): Pick<FileReference, 'hash'> | undefined =>
  typeof file === 'object' && file !== null && 'hash' in file && typeof file.hash === 'string' ? { hash: file.hash } : undefined;

/** Reads the texts of files that have not been read, one at a time; what waits for the virus scanner goes on waiting. */
export async function readTexts({ store, files, moment }: Surroundings, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const waiting = await asWriter(store, (tx) =>
    tx
      .selectFrom('stored_file')
      .leftJoin('file_text', 'file_text.hash', 'stored_file.hash')
      .select(['stored_file.hash', 'size', 'media_type', 'scan'])
      .where('stored_file.hash', 'in', [...hashes])
      .where('scan', '<>', 'waiting')
      .where('file_text.hash', 'is', null)
      .execute(),
  );
  for (const { hash, size, media_type: mediaType, scan } of waiting) {
    const text = await textOfStored(files, { hash, size: Number(size), mediaType, scan });
    await asWriter(store, (tx) =>
      tx
        .insertInto('file_text')
        .values({ hash, parts: text === null ? null : JSON.stringify([...text.parts, ...text.beside]), read_at: moment.now })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }
}
