import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const identityFile = 'packages/modelling/src/engine-identity.ts';
const folders = ['packages/statistics/src', 'packages/modelling/src'];

/** sha-256 over the path and text of every source file of the engine, in order of path. */
export const engineHash = (): string => {
  const files = folders
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => path.endsWith('.ts') && path !== identityFile)
    .toSorted();
  const hash = createHash('sha256');
  for (const path of files) {
    const text = readFileSync(new URL(path, root), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${path}\n${text.length}\n${text}`);
  }
  return hash.digest('hex');
};

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('packages/modelling/package.json', root), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') {
    return manifest.version;
  }
  throw new Error('packages/modelling/package.json has no version');
};

/** The text that packages/modelling/src/engine-identity.ts must have now. */
export const engineIdentityText =
  (): string => `/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '${version()}',
  hash: '${engineHash()}',
} as const;
`;

if (import.meta.main) writeFileSync(new URL(identityFile, root), engineIdentityText());
