import { Worker } from 'node:worker_threads';
import { type DocumentText, readableTypes } from './document-text.ts';
import type { Files, StoredFile } from './files.ts';

/** Largest file whose text is read, in bytes. */
const largest = 64 * 1024 * 1024;
/** Milliseconds that reading may take, and megabytes of memory. */
const patience = 60_000;
const memory = 512;

/** The text of a file that may be handed out; null where there is none that can be read. */
export async function textOfStored(files: Files, stored: StoredFile): Promise<DocumentText | null> {
  if (!files.mayServe(stored.scan) || stored.size > largest || !readableTypes.has(stored.mediaType)) return null;
  return readApart(new Uint8Array(await new Response(files.read(stored)).arrayBuffer()), stored.mediaType);
}

/** Reads in a thread of its own: a hostile file ends that thread, and is then one whose text cannot be read. */
function readApart(bytes: Uint8Array, mediaType: string): Promise<DocumentText | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./text-worker.ts', import.meta.url), {
      workerData: { bytes, mediaType },
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const end = (text: DocumentText | null): void => {
      clearTimeout(timer);
      resolve(text);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), patience);
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
