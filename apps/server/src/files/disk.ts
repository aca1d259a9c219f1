import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, stat, statfs, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileTypeFromFile } from 'file-type';

/** The disk has no room for more; what has arrived stays. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function orFull(error: unknown): unknown {
  return noRoom.has((error as { code?: unknown }).code) ? new DiskFull() : error;
}

/** Room that uploads leave to the database beside them, in bytes. */
const reserve = 256 * 1024 * 1024;

/** Where the parts of files on their way lie. */
export interface PartDisk {
  /** Bytes of an upload that have arrived; 0 before the first. */
  arrived(id: string): Promise<number>;
  /** Takes what the reader gives from `offset` on, until it ends or `size` is reached. Throws DiskFull, having kept what there was room for. */
  append(id: string, offset: number, size: number, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void>;
  /** Throws DiskFull where there is no room for so many bytes more. */
  requireRoom(bytes: number): Promise<void>;
  /** Forgets the parts of an upload. */
  forget(id: string): Promise<void>;
}

/** Where bytes lie: parts of files on their way, and whole files under the hash of their bytes. */
export interface FileDisk extends PartDisk {
  /** Puts a whole upload under its hash. May be done again after a crash in the middle. */
  settle(id: string): Promise<{ readonly hash: string; readonly mediaType: string }>;
  /** Puts a whole upload under its known hash again, where the file was removed meanwhile. */
  keep(id: string, hash: string): Promise<void>;
  /** Removes a whole file; nothing where it is gone already. */
  remove(hash: string): Promise<void>;
  pathOf(hash: string): string;
}

/** Parts under the paths that `partOf` gives, on the disk of the data folder. */
export function partDisk(dataFolder: string, partOf: (id: string) => string): PartDisk {
  return {
    arrived: (id) => sizeOf(partOf(id)),
    append: async (id, offset, size, reader) => {
      await mkdir(dirname(partOf(id)), { recursive: true });
      const part = await open(partOf(id), constants.O_RDWR | constants.O_CREAT);
      try {
        await write(part, offset, size, reader);
      } catch (error) {
        throw orFull(error);
      } finally {
        await part.close();
      }
    },
    requireRoom: async (bytes) => {
      const { bavail, bsize } = await statfs(dataFolder);
      if (bytes > bavail * bsize - reserve) throw new DiskFull();
    },
    forget: (id) => removed(partOf(id)),
  };
}

export function fileDisk(dataFolder: string): FileDisk {
  const partOf = (id: string): string => join(dataFolder, 'uploads', id);
  const pathOf = (hash: string): string => join(dataFolder, 'files', hash.slice(0, 2), hash);
  const keep = async (id: string, hash: string): Promise<void> => {
    await mkdir(dirname(pathOf(hash)), { recursive: true });
    await link(partOf(id), pathOf(hash)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw orFull(error);
    });
  };
  return {
    ...partDisk(dataFolder, partOf),
    pathOf,
    settle: async (id) => {
      const part = partOf(id);
      const hash = await hashOf(part);
      const mediaType = await mediaTypeOf(part);
      await keep(id, hash);
      return { hash, mediaType };
    },
    keep,
    remove: (hash) => removed(pathOf(hash)),
  };
}

async function removed(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** Writes piece by piece: memory holds one piece at a time, however large the file is. */
async function write(
  part: FileHandle,
  offset: number,
  size: number,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<void> {
  let position = offset;
  try {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) return;
      const fits = piece.value.subarray(0, size - position);
      for (let written = 0; written < fits.length; ) {
        written += (await part.write(fits, written, fits.length - written, position + written)).bytesWritten;
      }
      position += fits.length;
    }
  } finally {
    // What is acknowledged survives a power cut.
    await part.datasync().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EINVAL') throw error; // a device that keeps nothing
    });
  }
}

/** SHA-256 of the bytes of a file. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Bytes from the beginning by which text is told from anything else. */
const looked = 64 * 1024;

/** What a file is by its content; what nobody knows is a row of bytes. */
async function mediaTypeOf(path: string): Promise<string> {
  const known = await fileTypeFromFile(path);
  if (known !== undefined) return known.mime;
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(looked), 0, looked, 0);
    return isText(buffer.subarray(0, bytesRead), bytesRead === looked) ? 'text/plain' : 'application/octet-stream';
  } finally {
    await handle.close();
  }
}

/** UTF-8 without the characters that texts do not have; a piece may end in the middle of a character. */
function isText(bytes: Uint8Array, piece: boolean): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: piece });
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false; // no UTF-8
  }
}
