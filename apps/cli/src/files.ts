import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type FileFault = 'missing' | 'folder' | 'denied' | 'notText' | 'tooLarge';
type FileBytes = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: FileFault };
export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: FileFault };

/** Largest file that is read into memory. */
export const megabytesAtMost = 64;

const faults: Readonly<Record<string, FileFault>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  EISDIR: 'folder',
  EACCES: 'denied',
  EPERM: 'denied',
};

/** A whole file. */
export async function readBytes(file: string): Promise<FileBytes> {
  try {
    const about = await stat(file);
    if (about.isDirectory()) return { ok: false, fault: 'folder' };
    if (about.size > megabytesAtMost * 1_000_000) return { ok: false, fault: 'tooLarge' };
    return { ok: true, bytes: new Uint8Array(await readFile(file)) };
  } catch (error) {
    const fault = faults[codeOf(error)];
    if (fault === undefined) throw error;
    return { ok: false, fault };
  }
}

/** A whole file as UTF-8 text; a byte order mark is dropped. */
export async function readText(file: string): Promise<FileText> {
  const whole = await readBytes(file);
  if (!whole.ok) return whole;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(whole.bytes) };
  } catch (error) {
    // the decoder throws a TypeError for bytes that are no UTF-8
    if (error instanceof TypeError) return { ok: false, fault: 'notText' };
    throw error;
  }
}

/** Writes a file whole or not at all; false when it cannot be written. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<boolean> {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.unfinished`);
  try {
    await writeFile(unfinished, content, { flag: 'wx' });
    await rename(unfinished, file);
    return true;
  } catch (error) {
    await rm(unfinished, { force: true });
    if (codeOf(error) === '') throw error;
    return false;
  }
}

/** `results.csv` and the part `costs` give `results-costs.csv`. */
export function partFile(file: string, part: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${part}${ext}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
