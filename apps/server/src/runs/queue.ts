import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { type AssessmentReference, type Party, resultLabel, type RunReference } from '@likeverd/casework';
import { compileModel, type Fault, readModel, type RunInputs } from '@likeverd/modelling';
import { osloDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type pg from 'pg';
import { fromKysely, type Job, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { fromLabelRow, toLabelRow } from '../log/labels.ts';
import type { Computed, RunOrder } from './compute.ts';
import type { WorkerMessage } from './worker.ts';

/** A run that someone asks for. */
export interface RunRequest {
  readonly document: string;
  readonly inputs: RunInputs;
  readonly draws: number;
  readonly seed: number;
  /** A version of a case's assessment document to judge on the run. */
  readonly assessment?: { readonly caseId: string; readonly version: number; readonly document: string };
}

export interface RunStatus {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  /** Of a run of a model alone. */
  readonly reference?: RunReference;
  /** Of a run that judged an assessment document. */
  readonly assessment?: AssessmentReference;
  readonly faults?: readonly Fault[];
}

/** Runs of models in the background; they survive a restart of the server. */
export interface Runs {
  /** Checks the model and its inputs and puts the run in the queue; all faults at once when it cannot be run. */
  start(
    actor: Party,
    request: RunRequest,
  ): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly faults: readonly Fault[] }>;
  /** How far a run of this person's has come; null when there is none. */
  status(viewer: Party, id: string): Promise<RunStatus | null>;
  /** Ends a run of this person's that waits or is under way; false when there is none. Nothing of it is kept. */
  cancel(viewer: Party, id: string): Promise<boolean>;
  /** Lets running jobs come to an end, or leaves them for the next start when they take too long. */
  stop(): Promise<void>;
}

const queue = 'run';
interface JobData {
  readonly id: string;
}

/** A worker that gives no sign of life for this long is taken for dead, and its run is done again. The queue's smallest value. */
const heartbeatSeconds = 10;

/** How often a run is begun again after its worker died. */
const retryLimit = 10;

/** How long a stopping server waits for runs to finish. */
const drainMilliseconds = 5_000;

export interface RunServices {
  readonly store: Store;
  readonly connection: pg.ClientConfig;
  readonly clock: Clock;
  readonly log: Logger;
  /** True when no other server can be working on this database: runs found under way are then the remains of a killed one. */
  readonly alone: boolean;
}

/** Starts the queue (pg-boss, on the same database) and one worker. */
export async function startRuns({ store, connection, clock, log, alone }: RunServices): Promise<Runs> {
  const boss = new PgBoss({
    ...(connection as {
      host?: string;
      port?: number;
      user?: string;
      password?: string;
      database?: string;
      connectionString?: string;
    }),
    max: 4,
    application_name: 'likeverd runs',
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    reindex: false,
    useListenNotify: true,
  });
  let stopping = false;
  boss.on('error', (error) => {
    // Its listening connection may outlive it until the database goes down.
    if (!stopping) log.warn({ error: error.message }, 'run queue');
  });
  await boss.start();
  await boss.createQueue(queue, { heartbeatSeconds, retryLimit, retryDelay: 0, expireInSeconds: 3_600, notify: true });
  if (alone) await takeUp(store, boss);
  await boss.work<JobData>(queue, { pollingIntervalSeconds: 1, heartbeatRefreshSeconds: 3 }, async (jobs: Job<JobData>[]) => {
    for (const job of jobs) {
      try {
        await perform(store, clock, job.data.id, job.signal);
      } catch (error) {
        log.error({ run: job.data.id, attempt: job.retryCount, error: (error as Error).stack }, 'a run broke off');
        if (job.retryCount >= retryLimit) await endEarly(store, clock, job.data.id);
        throw error;
      }
    }
  });

  return {
    start: async (actor, request) => {
      const definition = readModel(request.document);
      if (!definition.ok) return definition;
      const compiled = compileModel(definition.value, request.inputs);
      if (!compiled.ok) return compiled;
      const id = randomUUID();
      // pg-boss writes as the login role; both belong to one transaction, so that no run is without its job.
      await store.transaction().execute(async (tx) => {
        await sql`set local role likeverd_writer`.execute(tx);
        await tx
          .insertInto('run')
          .values({
            id,
            person: actor.person,
            document: request.document,
            inputs: JSON.stringify(request.inputs),
            draws: request.draws,
            seed: request.seed,
            assessment_case: request.assessment?.caseId ?? null,
            assessment_version: request.assessment?.version ?? null,
            assessment_document: request.assessment?.document ?? null,
            status: 'waiting',
            result: null,
            reference: null,
            faults: null,
            started_at: clock().toISOString(),
            ended_at: null,
          })
          .execute();
        await sql`set local role none`.execute(tx);
        await boss.send(queue, { id }, { id, db: fromKysely(tx) });
      });
      return { ok: true, id };
    },
    status: (viewer, id) =>
      asViewer(store, viewer, osloDate(clock().getTime()), async (tx) => {
        const row = await tx.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
        if (row === undefined) return null;
        return {
          id,
          status: row.status,
          done: row.done,
          total: row.draws,
          // Both were written by perform() below, from typed values.
          ...(row.reference === null || row.assessment_case !== null ? {} : { reference: row.reference as RunReference }),
          ...(row.reference === null || row.assessment_case === null ? {} : { assessment: row.reference as AssessmentReference }),
          ...(row.faults === null ? {} : { faults: row.faults as readonly Fault[] }),
        };
      }),
    cancel: (viewer, id) => endEarly(store, clock, id, viewer.person),
    stop: async () => {
      stopping = true;
      await boss.stop({ graceful: true, timeout: drainMilliseconds });
    },
  };
}

/** Puts the runs that a killed server left under way back into the queue, without waiting for their heartbeat to be missed. */
async function takeUp(store: Store, boss: PgBoss): Promise<void> {
  const left = await asWriter(store, (tx) => tx.selectFrom('run').select('id').where('status', '=', 'running').execute());
  if (left.length > 0)
    await boss.fail(
      queue,
      left.map(({ id }) => id),
    );
}

/** Ends a run that waits or is under way, on its owner's wish or because it broke off every time it was tried; false when there is none. */
const endEarly = (store: Store, clock: Clock, id: string, person?: string): Promise<boolean> =>
  asWriter(store, async (tx) => {
    const waiting = tx
      .selectFrom('run')
      .select(['done', 'draws'])
      .where('id', '=', id)
      .where('status', 'in', ['waiting', 'running']);
    const own = person === undefined ? waiting : waiting.where('person', '=', person);
    const found = await own.forUpdate().executeTakeFirst();
    if (found === undefined) return false;
    const details = { done: found.done, total: found.draws };
    const fault: Fault = { code: 'run.cancelled', path: '', line: 1, column: 1, details };
    await tx
      .updateTable('run')
      .set({ status: 'failed', faults: JSON.stringify([fault]), ended_at: clock().toISOString() })
      .where('id', '=', id)
      .execute();
    return true;
  });

/** Carries out one run. Safe to do twice: the same order gives the same result, and a result is stored once. */
async function perform(store: Store, clock: Clock, id: string, signal: AbortSignal): Promise<void> {
  const row = await asWriter(store, async (tx) => {
    const found = await tx.selectFrom('run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (found === undefined || found.status === 'done' || found.status === 'failed') return null;
    await tx.updateTable('run').set({ status: 'running', done: 0 }).where('id', '=', id).execute();
    return found;
  });
  if (row === null) return;
  const order: RunOrder = {
    document: row.document,
    inputs: row.inputs as RunInputs,
    draws: row.draws,
    seed: Number(row.seed),
    asOf: osloDate(row.started_at.getTime()),
    ...(row.assessment_document === null ? {} : { assessment: row.assessment_document }),
  };
  const computed = await inThread(order, signal, (done) =>
    asWriter(store, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('run')
        .set({ done })
        .where('id', '=', id)
        .where('status', '=', 'running')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),
  );
  if (computed === 'stopped') return;
  await asWriter(store, async (tx) => {
    const held = await tx.selectFrom('run').select('status').where('id', '=', id).forUpdate().executeTakeFirst();
    if (held?.status !== 'running') return;
    const ended_at = clock().toISOString();
    if (!computed.ok) {
      await tx
        .updateTable('run')
        .set({ status: 'failed', faults: JSON.stringify(computed.faults), ended_at })
        .where('id', '=', id)
        .execute();
      return;
    }
    const { content, contentDigest, reference, ...named } = computed.value;
    await tx
      .insertInto('artefact')
      .values({ ...named, content: Buffer.from(content), content_digest: contentDigest, stored_at: ended_at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept =
      row.assessment_case === null || row.assessment_version === null
        ? reference
        : await keepAssessment(
            tx,
            { caseId: row.assessment_case, version: row.assessment_version },
            named.hash,
            reference,
            ended_at,
          );
    await tx
      .updateTable('run')
      .set({ status: 'done', done: order.draws, result: named.hash, reference: JSON.stringify(kept), ended_at })
      .where('id', '=', id)
      .execute();
  });
}

/** Puts the result beside the version that it was judged from, with the class of the strictest of the two. */
async function keepAssessment(
  tx: StoreTransaction,
  { caseId, version }: { readonly caseId: string; readonly version: number },
  result: string,
  { confidentiality }: RunReference,
  recordedAt: string,
): Promise<AssessmentReference> {
  const row = await tx
    .selectFrom('assessment_version')
    .select(['document_digest', 'class', 'ground', 'owner', 'shared_with', 'expires'])
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const label = resultLabel(confidentiality, row.owner ?? '', fromLabelRow(row));
  await tx
    .insertInto('assessment_result')
    .values({ case_id: caseId, version, result, confidentiality, recorded_at: recordedAt, ...toLabelRow(label) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { version, document: row.document_digest, result, confidentiality };
}

/** Shortest time between two notes of progress, in milliseconds. */
const progressInterval = 400;

/** Computes in a thread of its own; progress is noted one note at a time. Where a note finds that the run was ended meanwhile, the thread is. */
async function inThread(
  order: RunOrder,
  signal: AbortSignal,
  onProgress: (done: number) => Promise<boolean>,
): Promise<Computed | 'stopped'> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
  const abort = (): void => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  let noting: Promise<boolean> = Promise.resolve(true);
  let noted = 0;
  try {
    return await new Promise<Computed | 'stopped'>((resolve, reject) => {
      worker.once('error', reject);
      const stopped = (): void => reject(new Error('The run was stopped before it was done.'));
      worker.once('exit', stopped);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'computed') {
          worker.off('exit', stopped); // it ends of its own accord now, perhaps before the last note of progress is written
          noting.then((underWay) => resolve(underWay ? message.computed : 'stopped'), reject);
        } else if (performance.now() - noted > progressInterval) {
          noted = performance.now();
          noting = noting.then(() => onProgress(message.done));
          noting.then((underWay) => {
            if (!underWay) resolve('stopped');
          }, reject);
        }
      });
    });
  } finally {
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
