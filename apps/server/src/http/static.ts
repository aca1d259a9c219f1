import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256 } from '../log/chain.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
};

/** A file of the web app, ready to send. */
export interface StaticFile {
  readonly content: Uint8Array;
  /** The same, compressed; absent where that gains nothing. */
  readonly compressed?: Uint8Array;
  readonly type: string;
  readonly etag: string;
  /** True for files whose name changes with their content. */
  readonly immutable: boolean;
}

const compress = promisify(gzip);

/** Serves the built web app from memory: each file is read once and again when it changes on disk. */
export function staticFiles(folder: string): (path: string) => Promise<StaticFile | null> {
  const kept = new Map<string, { readonly changed: number; readonly file: StaticFile }>();
  return async (path) => {
    const inside = normalize(join(folder, path));
    if (!inside.startsWith(folder + sep) || path.includes('\0')) return null;
    const found = await stat(inside).catch(() => null);
    if (found === null || !found.isFile()) return null;
    const known = kept.get(inside);
    if (known !== undefined && known.changed === found.mtimeMs) return known.file;
    const file = await load(inside, path);
    kept.set(inside, { changed: found.mtimeMs, file });
    return file;
  };
}

async function load(inside: string, path: string): Promise<StaticFile> {
  const content = await readFile(inside);
  const type = types[extname(inside)] ?? 'application/octet-stream';
  const small = /^(image\/png|font\/)/.test(type) ? content : await compress(content);
  return {
    content,
    type,
    etag: `"${sha256(content).slice(0, 32)}"`,
    immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path),
    ...(small.length < content.length ? { compressed: small } : {}),
  };
}
