import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StartFailure } from '../start-failure.ts';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';

/** A running PostgreSQL that belongs to a data folder. */
export interface EmbeddedPostgres {
  /** How to reach its database `likeverd`. */
  readonly connection: pg.ClientConfig;
  /** Ends the database server; everything committed is on disk. */
  stop(): Promise<void>;
}

const user = 'likeverd';
const database = 'likeverd';

/** The unprivileged user that runs PostgreSQL when we are root: postgres refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 } as const;

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts PostgreSQL on a data folder, or takes over the one that a killed server left running there. `say` is told of every step
 * that takes time. Throws StartFailure when it cannot be done, or when another Likeverd server uses the folder.
 */
export async function startEmbeddedPostgres(dataFolder: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  const owner = process.getuid?.() === 0 ? nobody : null;
  const packaged = await findBinaries();
  const shelter = owner === null || (await reachable(dataFolder)) ? null : await shelterFor(dataFolder, say);
  const home = shelter ?? dataFolder;
  const binaries =
    owner === null || (await reachable(packaged.bin)) ? packaged : await copyBinaries(packaged, await shelterFor(dataFolder, say));
  const cluster = join(home, 'postgres');
  const password = await clusterPassword(dataFolder);
  if ((await read(join(cluster, 'PG_VERSION'))) === null) {
    say('Making the database …');
    await initialise(binaries, cluster, password, owner);
  }
  const endpoint = await serve(binaries, cluster, password, owner, say);
  const stop = (): Promise<void> => stopPostmaster(cluster);
  const guard = await exclusiveUse(endpoint, dataFolder);
  await removeUnfinished(home);
  await createDatabase(endpoint);
  return {
    connection: { ...endpoint, database },
    stop: async () => {
      await guard.end().catch(() => undefined); // the server may have closed it already
      await stop();
    },
  };
}

/** True when every folder on the way may be entered by any user. */
async function reachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found !== null && found.isDirectory() && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** A folder that any user can reach, remembered in the data folder, for a data folder that only root can enter. */
async function shelterFor(dataFolder: string, say: (line: string) => void): Promise<string> {
  const pointer = join(dataFolder, 'postgres-folder');
  const known = (await read(pointer))?.trim();
  if (known !== undefined && (await stat(known).catch(() => null)) !== null) return known;
  const made = await mkdtemp('/var/tmp/likeverd-');
  await chmod(made, 0o755);
  await writeFile(pointer, `${made}\n`);
  say(`PostgreSQL may not run as root, and no other user can enter ${dataFolder}: its files are in ${made}.`);
  return made;
}

async function clusterPassword(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'postgres-password');
  const known = (await read(file))?.trim();
  if (known !== undefined && known !== '') return known;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}

/** Makes the cluster beside its place and moves it there whole, so that a kill in the middle leaves none. */
async function initialise(binaries: Binaries, cluster: string, password: string, owner: Owner | null): Promise<void> {
  const making = `${cluster}-making-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${making}-password`;
  await mkdir(making, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner !== null) for (const path of [making, passwordFile]) await chown(path, owner.uid, owner.gid);
  try {
    const code = await run(
      join(binaries.bin, 'initdb'),
      [
        `--pgdata=${making}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=nb-NO',
      ],
      owner,
    );
    if (code !== 0) {
      throw new StartFailure(
        `PostgreSQL could not make its files in ${dirname(cluster)} (initdb ended with ${code}); check that there is disk space, or set LIKEVERD_DATA to another folder or DATABASE_URL to a server.`,
      );
    }
    await rename(making, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(making, { recursive: true, force: true });
  }
}

/** Removes clusters that a killed server had begun to make. */
async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith('postgres-making-')) await rm(join(home, name), { recursive: true, force: true });
  }
}

type Endpoint = Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password'>;

/** Connects to the server that runs on the cluster, or starts one; waits for the remains of a killed one to go. */
async function serve(
  binaries: Binaries,
  cluster: string,
  password: string,
  owner: Owner | null,
  say: (line: string) => void,
): Promise<Endpoint> {
  const giveUp = Date.now() + 60_000;
  let told = false;
  let started = false;
  while (Date.now() < giveUp) {
    const running = await postmaster(cluster);
    if (running !== null) {
      const endpoint = { host: running.socketFolder, port: running.port, user, password };
      if (await answers(endpoint)) return endpoint;
    } else {
      // A start that fails (remains of a killed server still hold its memory) is tried again.
      await startPostmaster(binaries, cluster, owner);
    }
    if (started && !told) {
      say('Waiting for the database to recover …');
      told = true;
    }
    started = true;
    await delay(100);
  }
  throw new StartFailure(
    `The database in ${cluster} did not start within a minute; see ${join(cluster, 'server.log')} for the reason.`,
  );
}

async function startPostmaster(binaries: Binaries, cluster: string, owner: Owner | null): Promise<void> {
  const socketFolder = await socketFolderFor(cluster, owner);
  const log = await open(join(cluster, 'server.log'), 'a');
  if (owner !== null) await log.chown(owner.uid, owner.gid);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',
    log_statement: 'none',
    log_min_error_statement: 'panic', // a failed statement's text may hold confidential values
    log_parameter_max_length_on_error: '0',
  };
  const child = spawn(
    join(binaries.bin, 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { detached: true, stdio: ['ignore', log.fd, log.fd], ...owner },
  );
  child.unref();
  await log.close();
  const failed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  // Either it ends at once, or its lock file appears.
  const appeared = (async () => {
    for (let i = 0; i < 100; i++) {
      const found = await postmaster(cluster);
      if (found !== null && found.pid === child.pid) return;
      await delay(20);
    }
  })();
  await Promise.race([failed, appeared]);
}

/** Longest path of a folder for Unix sockets: the system allows 107 characters with the socket's own name. */
const longestSocketFolder = 85;

/** A folder for the server's socket that only its user can enter: beside the cluster, or a short one where that path is too long. */
async function socketFolderFor(cluster: string, owner: Owner | null): Promise<string> {
  const beside = join(dirname(cluster), 'socket');
  const folder = beside.length <= longestSocketFolder ? beside : await mkdtemp('/tmp/likeverd-');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  return folder;
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

/** The live server process of a cluster, read from its lock file; null when there is none. */
async function postmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await read(join(cluster, 'postmaster.pid')))?.split('\n') ?? [];
  const [pid, port, socketFolder] = [Number(lines[0]), Number(lines[3]), lines[4]?.trim()];
  if (!Number.isInteger(pid) || pid <= 0 || !port || socketFolder === undefined || socketFolder === '') return null;
  return (await isPostgres(pid)) ? { pid, port, socketFolder } : null;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const name = await read(`/proc/${pid}/comm`);
  return name === null || name.startsWith('postgres'); // without /proc: believe the lock file
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(endpoint: Endpoint): Promise<boolean> {
  const client = new pg.Client({ ...endpoint, database: 'postgres', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // reported by the failing call
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new StartFailure(
        'The password in the data folder does not fit its database: the folder was put together from two backups; restore the whole folder from one, or set LIKEVERD_DATA to another.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined); // it may never have been open
  }
}

/** Number under which a server process holds its data folder, as an advisory lock: the database frees it when the process dies. */
const folderLock = 0x11ce_bed;

async function exclusiveUse(endpoint: Endpoint, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ ...endpoint, database: 'postgres', application_name: `likeverd ${process.pid}` });
  client.on('error', () => undefined); // the pool notices a lost database
  await client.connect();
  // The database needs a moment to see that a killed server has hung up.
  for (let i = 0; i < 20; i++) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [folderLock]);
    if (rows[0]?.held === true) return client;
    await delay(100);
  }
  const holder = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [folderLock],
  );
  await client.end();
  const name = holder.rows[0]?.name.replace('likeverd ', 'process ') ?? 'another process';
  throw new StartFailure(
    `Another Likeverd server (${name}) uses the data folder ${dataFolder}; stop it, or set LIKEVERD_DATA to another folder.`,
  );
}

async function createDatabase(endpoint: Endpoint): Promise<void> {
  const client = new pg.Client({ ...endpoint, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function stopPostmaster(cluster: string): Promise<void> {
  const running = await postmaster(cluster);
  if (running === null) return;
  process.kill(running.pid, 'SIGINT'); // fast shutdown: running transactions are rolled back
  for (let i = 0; i < 600 && isAlive(running.pid); i++) await delay(50);
}

function run(program: string, parameters: readonly string[], owner: Owner | null): Promise<number> {
  return new Promise((resolve, reject) => {
    // 'ignore': an inherited pipe would keep the caller's shell waiting.
    const child = spawn(program, parameters, { stdio: 'ignore', ...owner });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? -1));
  });
}

/** The text of a file, or null where there is none. */
async function read(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}
