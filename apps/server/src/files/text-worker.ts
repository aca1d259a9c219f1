import { readDocumentText } from './document-text.ts';
import { parentPort, workerData } from 'node:worker_threads';

/** One document's text, read where a hostile file can take no more than a thread and its memory. */
const { bytes, mediaType } = workerData as { readonly bytes: Uint8Array; readonly mediaType: string };
parentPort?.postMessage(await readDocumentText(bytes, mediaType));
