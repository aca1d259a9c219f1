import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file of the repository, by its path from the root with forward slashes. */
export interface RepositoryFile {
  readonly path: string;
  readonly bytes: number;
  /** The whole text, or null for a binary file. */
  readonly text: string | null;
}

/** A finding of a check: where, and what is wrong there, in one line each. */
export type Finding = string;

/** Every file under the root that git would keep: generated folders are those that .gitignore names. */
export function readRepository(root: string): readonly RepositoryFile[] {
  const ignored = new Set(['.git', ...ignoredNames(readFileSync(path.join(root, '.gitignore'), 'utf8'))]);
  const walk = (folder: string): readonly string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => !ignored.has(entry.name) && !entry.isSymbolicLink())
      .flatMap((entry) => {
        const inside = path.posix.join(folder, entry.name);
        return entry.isDirectory() ? walk(inside) : [inside];
      });
  return walk('').map((file) => read(root, file));
}

function ignoredNames(gitignore: string): readonly string[] {
  return gitignore
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('*'));
}

function read(root: string, file: string): RepositoryFile {
  const full = path.join(root, file);
  const content = readFileSync(full);
  return { path: file, bytes: statSync(full).size, text: content.includes(0) ? null : content.toString('utf8') };
}

/** Line number, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
