import { isFileName } from '@likeverd/casework';
import { DiskFull } from '../files/disk.ts';
import { Problem } from './problems.ts';
import { type Ctx, signedIn } from './requests.ts';

/** The protocol of uploads: tus 1.0.0 with creation and termination (https://tus.io/protocols/resumable-upload). */
const protocol = '1.0.0';
export const protocolHeaders = { 'tus-resumable': protocol, 'cache-control': 'no-store' } as const;

/** Who sends, where they speak the protocol. */
export function speaksProtocol(c: Ctx): ReturnType<typeof signedIn> {
  const sender = signedIn(c);
  if (c.req.header('tus-resumable') !== protocol) throw new Problem('malformed', { details: { path: 'Tus-Resumable' } });
  return sender;
}

export function progressOf({ offset, size }: { readonly offset: number; readonly size: number }): Readonly<Record<string, string>> {
  return { ...protocolHeaders, 'upload-offset': String(offset), 'upload-length': String(size) };
}

/** Where a part begins; only of what is sent as a part. */
export function offsetOf(c: Ctx): number {
  if (c.req.header('content-type') !== 'application/offset+octet-stream') throw new Problem('unsupportedMedia');
  const offset = Number(c.req.header('upload-offset') ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Problem('malformed', { details: { path: 'Upload-Offset' } });
  return offset;
}

export const bodyOf = (c: Ctx): ReadableStream<Uint8Array> => c.req.raw.body ?? new Blob([]).stream();

/** `Upload-Length`, and `Upload-Metadata`: keys, each with a value in base64, separated by commas. The name is given only where a file can be called so. */
export function metadataOf(c: Ctx): {
  readonly length: string | undefined;
  readonly name: string | undefined;
  readonly texts: ReadonlyMap<string, string>;
} {
  const pairs = (c.req.header('upload-metadata') ?? '').split(',').map((pair): [string, string] => {
    const [key = '', value = ''] = pair.trim().split(' ');
    return [key, Buffer.from(value, 'base64').toString('utf8')];
  });
  const texts = new Map(pairs);
  const name = texts.get('filename')?.normalize('NFC').trim();
  return { length: c.req.header('upload-length'), name: isFileName(name) ? name : undefined, texts };
}

export function orFull(error: unknown): never {
  throw error instanceof DiskFull ? new Problem('diskFull') : error;
}
