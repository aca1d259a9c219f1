import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import type pg from 'pg';
import pino, { type Logger } from 'pino';
import { type Clock, momentOf } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { asWriter, checkDatabase, migrate, openStore, type Store } from './database.ts';
import { storeHistories } from './example/history.ts';
import { loadExample } from './example/load.ts';
import { constructedPortfolio } from './example/portfolio.ts';
import { playStory, wholeStory } from './example/story/play.ts';
import { forgetUnread, readAhead } from './disclosure/memory.ts';
import { openFiles } from './files/files.ts';
import { readTexts } from './files/public-text.ts';
import { commandScanner } from './files/scanner.ts';
import { openFollowUpOrders } from './follow-up-reports/orders.ts';
import { createApp } from './http/app.ts';
import { securityHeaders } from './http/headers.ts';
import { languageOf } from './http/language.ts';
import { problemBody } from './http/problems.ts';
import { installationKeys, type Keys } from './identity/keys.ts';
import { type IdentityListener, localIdentityProvider } from './identity/local-provider.ts';
import { constructedParticipants } from './identity/persons.ts';
import { externalProvider, localProvider, relyingParty } from './identity/relying-party.ts';
import { verifyChain } from './log/event-store.ts';
import { rebuildReadModels, refreshReadModels } from './log/read-models.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { openDeliveries } from './registers/deliveries.ts';
import { openAssessments, openGallery } from './runs/gallery.ts';
import { startRuns } from './runs/queue.ts';
import { StartFailure } from './start-failure.ts';
import { smtpMailer } from './subscriptions/mail.ts';
import { postTurn } from './subscriptions/turn.ts';
import { startSweep } from './sweep.ts';

/** A server that answers. */
export interface RunningServer {
  /** Where browsers reach it, without a closing slash. */
  readonly address: string;
  readonly store: Store;
  /** Ends it in order: no new requests, running ones answered, jobs drained, database closed. */
  stop(): Promise<void>;
}

export interface Surroundings {
  /** Told of every step that takes time, one line each. */
  readonly say: (line: string) => void;
  readonly clock?: Clock;
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Starts the whole server: port, data folder, database, migrations, check of the log, queue, identity, example. Throws StartFailure
 * with the remedy when something outside is not as it must be; whatever was started before is ended again.
 */
export async function startServer(
  configuration: Configuration,
  { say, clock = () => new Date() }: Surroundings,
): Promise<RunningServer> {
  const log = pino({ level: configuration.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const cleanUp: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).toReversed()) await step();
  };
  try {
    // The port first: it is the commonest reason why a start fails, and found at once.
    const { server, handle } = await listen(configuration);
    cleanUp.push(() => close(server));
    const address = configuration.publicAddress ?? `http://localhost:${(server.address() as AddressInfo).port}`;
    await makeDataFolder(configuration.dataFolder);
    const connection = await openDatabase(configuration, say, cleanUp);
    const store = openStore(connection, (error) => log.warn({ error: error.message }, 'a database connection was lost'));
    cleanUp.push(() => store.destroy());
    if ((await migrate(store)).length > 0) say('The database is up to date.');
    await toldIfSlow(say, 'Checking the log …', checkLog(store));
    const make = configuration.rebuild ? rebuildReadModels : refreshReadModels;
    await toldIfSlow(say, 'Making lists and search …', make(store, momentOf(clock), { connection }));
    // Whoever publishes first need not wait until everything public has been read.
    await toldIfSlow(say, 'Reading what is public …', readAhead(store, momentOf(clock).today));
    const mailer = configuration.mail === undefined ? null : smtpMailer(configuration.mail);
    const runs = await startRuns({ store, connection, clock, log, alone: configuration.databaseUrl === undefined });
    cleanUp.push(() => runs.stop());
    const files = openFiles({
      store,
      clock,
      log,
      dataFolder: configuration.dataFolder,
      scanner: configuration.scanner === undefined ? null : commandScanner(configuration.scanner),
      largest: configuration.largestFile,
    });
    cleanUp.push(() => files.stop());
    await files.tidy();
    void files.scan();
    const gallery = openGallery(configuration.modelsFolder, log);
    const assessments = openAssessments(configuration.modelsFolder, log);
    const { dataFolder } = configuration;
    const followUps = openFollowUpOrders({ store, clock, log, dataFolder, gallery, assessments });
    cleanUp.push(() => followUps.stop());
    // The story orders its reports on its own days.
    let playing = true;
    const deliveries = openDeliveries({
      store,
      clock,
      log,
      dataFolder,
      told: (step) => {
        if (step === 'cleared' && !playing) void followUps.makeDue();
      },
    });
    cleanUp.push(() => deliveries.stop());
    await deliveries.tidy();
    void deliveries.settle();
    const keys = await installationKeys(configuration.dataFolder);
    if (configuration.loadExample) await loadExample({ store, runs, gallery, assessments, clock, say });
    if (configuration.story !== undefined)
      await playStory(
        { store, runs, gallery, assessments, deliveries, followUps, say, language: configuration.story, ...wholeStory },
        momentOf(clock).today,
      );
    playing = false;
    void followUps.makeDue();
    if (configuration.portfolio > 0) {
      const moment = momentOf(clock);
      const stored = await storeHistories(store, constructedPortfolio(configuration.portfolio, moment.today), moment);
      if (stored > 0) say(`Loaded ${stored} constructed cases.`);
    }
    // After the examples, whose cases are dated back: what today brings about in them comes when they have been told.
    cleanUp.push(
      startSweep(store, clock, log, async (moment) => {
        await postTurn(store, mailer, address, moment);
        await files.tidy();
        const unread = await readAhead(store, moment.today);
        await readTexts({ store, files, moment }, unread);
        forgetUnread(unread);
      }),
    );
    const identity = await identityOf(configuration, address, keys);
    const app = createApp({
      store,
      clock,
      log,
      address,
      relyingParty: await relyingParty(identity.provider, keys, `${address}/sign-in/callback`),
      runs,
      files,
      deliveries,
      followUps,
      dataFolder,
      gallery,
      assessments,
      webFolder: configuration.webFolder,
      sendsMail: mailer !== null,
      suggestedParticipants: identity.listener === null ? () => [] : constructedParticipants,
    });
    const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    handle(route((incoming, outgoing) => void serve(incoming, outgoing), identity.listener, log));
    return { address, store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** After how long a step of the start is told of. */
const slowMilliseconds = 3_000;

async function toldIfSlow<T>(say: Surroundings['say'], line: string, step: Promise<T>): Promise<T> {
  const timer = setTimeout(() => say(line), slowMilliseconds);
  try {
    return await step;
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the port; until the server is ready every request is told so. */
async function listen({
  port,
  host,
  publicAddress,
}: Configuration): Promise<{ server: Server; handle: (listener: Listener) => void }> {
  let current: Listener = (incoming, outgoing) => {
    const language = languageOf(incoming.headers['accept-language'], null);
    outgoing.writeHead(503, {
      ...securityHeaders(publicAddress ?? ''),
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '2',
      'cache-control': 'no-store',
    });
    outgoing.end(JSON.stringify(problemBody('starting', language)));
  };
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (incoming, outgoing) =>
    current(incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    server,
    handle: (listener) => {
      current = listener;
    },
  };
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `Port ${port} on ${host} is taken; stop the program that uses it, or choose another with PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new StartFailure(`This user may not listen on port ${port}; choose one above 1023 with PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(`HOST is "${host}", which is no address of this machine; set it to 127.0.0.1 or 0.0.0.0.`);
    default:
      return error;
  }
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}

async function makeDataFolder(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Root runs PostgreSQL as another user, who must be able to pass through, not to look.
    if (process.getuid?.() === 0) await chmod(folder, (await stat(folder)).mode | 0o011);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new StartFailure(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}); give this user the right to it, or set LIKEVERD_DATA to another folder.`,
    );
  }
}

async function openDatabase(
  configuration: Configuration,
  say: (line: string) => void,
  cleanUp: (() => Promise<void>)[],
): Promise<pg.ClientConfig> {
  if (configuration.databaseUrl !== undefined) {
    const connection = { connectionString: configuration.databaseUrl };
    await checkDatabase(connection);
    return connection;
  }
  say('Starting the database …');
  const embedded = await startEmbeddedPostgres(configuration.dataFolder, say);
  cleanUp.push(() => embedded.stop());
  return embedded.connection;
}

async function checkLog(store: Store): Promise<void> {
  const check = await asWriter(store, verifyChain);
  if (check.ok) return;
  throw new StartFailure(
    `The log has been altered outside Likeverd: case ${check.caseId} does not fit its hash chain from event ${check.version}; restore the database from the last backup that starts.`,
  );
}

async function identityOf(
  configuration: Configuration,
  address: string,
  keys: Keys,
): Promise<{ provider: Awaited<ReturnType<typeof externalProvider>>; listener: IdentityListener | null }> {
  return configuration.identity.kind === 'external'
    ? { provider: await externalProvider(configuration.identity), listener: null }
    : { provider: localProvider(address, keys), listener: localIdentityProvider(address, keys) };
}

/** The local identity provider has its own paths; all others are the API's and the web app's. */
function route(app: Listener, identity: IdentityListener | null, log: Logger): Listener {
  return (incoming, outgoing) => {
    if (identity === null || !/^\/identity(?=[/?]|$)/.test(incoming.url ?? '')) return app(incoming, outgoing);
    identity(incoming, outgoing).catch((error: unknown) => {
      log.error({ error: (error as Error).stack }, 'the local identity provider failed');
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
}
