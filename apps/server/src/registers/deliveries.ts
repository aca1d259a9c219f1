import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Party, Viewer } from '@likeverd/casework';
import {
  type DeliveryForm,
  type DeliveryReport,
  type Expectation,
  formOfDelivery,
  type Mapping,
  registerOf,
  usualDriftLimits,
} from '@likeverd/followup';
import { type EngineLimits, processDelivery, type StoredTable, storedPath, usualLimits } from '@likeverd/registers';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type Clock, type Moment, momentOf } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { type DeliveryUploads, openDeliveryUploads, type UploadStep } from './uploads.ts';

/** What a deliverer says of a delivery when it begins. */
export interface NewDelivery {
  readonly register: string;
  /** The case it is for. */
  readonly contract: string;
  readonly form: DeliveryForm;
  readonly explanation: string | null;
  readonly expectations: readonly Expectation[];
  /** Absent where the files have the variables' own names. */
  readonly mapping: Mapping | null;
}

/** A delivery as those who may see it get it. */
export interface DeliveryView extends Omit<NewDelivery, 'mapping' | 'expectations'> {
  readonly id: string;
  readonly organisation: string;
  readonly state: 'receiving' | 'submitted' | 'accepted' | 'quarantined';
  readonly begunAt: string;
  readonly settledAt: string | null;
  readonly version: number | null;
  readonly content: string | null;
  readonly report: DeliveryReport | null;
}

/** Where a delivery has come to, told in passing: for the log, and for tests that end the process there. */
export type Step = UploadStep | 'received' | 'checked' | 'stored' | 'committed' | 'cleared';

export interface Deliveries {
  begin(sender: Party, delivery: NewDelivery, moment: Moment): Promise<string>;
  /** Takes one file whole; a file of the same name is replaced. */
  receive(
    sender: Party,
    id: string,
    name: string,
    body: ReadableStream<Uint8Array>,
  ): Promise<'notFound' | { readonly bytes: number }>;
  /** Files that are sent by parts. */
  readonly uploads: DeliveryUploads;
  /** Ends the sending; the checks begin. */
  submit(sender: Party, id: string, moment: Moment): Promise<'notFound' | 'empty' | 'unfinished' | 'submitted'>;
  discard(sender: Party, id: string): Promise<boolean>;
  list(viewer: Viewer, moment: Moment): Promise<readonly Omit<DeliveryView, 'report'>[]>;
  read(viewer: Viewer, id: string, moment: Moment): Promise<DeliveryView | null>;
  /** Where the tables of the newest accepted delivery lie, for cohorts. */
  tables(register: string, contract: string): Promise<readonly { readonly name: string; readonly path: string }[]>;
  /** Settles everything that is submitted, oldest first. */
  settle(): Promise<void>;
  /** Removes what lies on disk and means nothing. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

interface Circumstances {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dataFolder: string;
  readonly limits?: EngineLimits;
  readonly told?: (step: Step) => void;
}

/** Days that a delivery nobody submits is kept. */
const keptForDays = 7;
/** One delivery is settled at a time, on however many servers: memory is counted for one, and versions follow each other. */
const settlingLock = 4_200_042;

type Terms = Pick<NewDelivery, 'expectations' | 'mapping'>;

export function openDeliveries({
  store,
  clock,
  log,
  dataFolder,
  limits = usualLimits,
  told = () => undefined,
}: Circumstances): Deliveries {
  const root = join(dataFolder, 'deliveries');
  const incoming = (id: string): string => join(root, 'incoming', id);
  const folders = { work: join(root, 'work'), store: join(root, 'store') };
  const uploads = openDeliveryUploads({ store, clock, dataFolder, incoming, told });
  let settling: Promise<void> = Promise.resolve();
  let stopped = false;

  const own = (tx: StoreTransaction, { organisation }: Party, id: string) =>
    tx
      .selectFrom('delivery')
      .select(['id', 'state'])
      .where('id', '=', id)
      .where('organisation', '=', organisation)
      .where('state', '=', 'receiving');

  const filesOf = async (id: string) => {
    const names = await readdir(incoming(id)).catch(absent);
    return names
      .filter((name) => !name.startsWith('.'))
      .toSorted()
      .map((name) => ({ name, path: join(incoming(id), name) }));
  };

  /** Settles the oldest that waits; false where none does. Everything is decided and written in one transaction. */
  const settleOne = (): Promise<boolean> =>
    asWriter(store, async (tx) => {
      await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx);
      const waiting = await tx
        .selectFrom('delivery')
        .selectAll()
        .where('state', '=', 'submitted')
        .orderBy('submitted_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (waiting === undefined) return false;
      told('received');
      const register = registerOf(waiting.register);
      if (register === undefined) throw new Error(`A delivery is for a register that is no more: ${waiting.register}`);
      const terms = waiting.terms as Terms;
      const last = await tx
        .selectFrom('delivery')
        .select(['version', 'report'])
        .where('register', '=', waiting.register)
        .where('contract', '=', waiting.contract)
        .where('form', '=', waiting.form)
        .where('state', '=', 'accepted')
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      const { report, stored } = await processDelivery(
        await filesOf(waiting.id),
        {
          ...formOfDelivery(register, waiting.form),
          mapping: terms.mapping,
          today: momentOf(clock).today,
          expectations: terms.expectations,
          before: last === undefined ? null : (last.report as DeliveryReport).profiles,
          limits: usualDriftLimits,
          explanation: waiting.explanation,
        },
        { ...folders, incoming: [incoming(waiting.id)] },
        limits,
      );
      told('checked');
      await record(tx, waiting, report, stored);
      told('stored');
      return true;
    });

  const record = async (
    tx: StoreTransaction,
    { id, register, contract }: { readonly id: string; readonly register: string; readonly contract: string },
    report: DeliveryReport,
    stored: readonly StoredTable[],
  ): Promise<void> => {
    const settled_at = momentOf(clock).now;
    const { content } = report;
    const earlier = await tx
      .selectFrom('delivery')
      .select(['version', 'content'])
      .where('register', '=', register)
      .where('contract', '=', contract)
      .where('state', '=', 'accepted')
      .execute();
    const same = earlier.find((each) => each.content === content);
    if (content === undefined || same !== undefined) {
      const fault = { code: 'delivery.sameContent', table: '', column: '' } as const;
      const refused: DeliveryReport =
        same === undefined
          ? report
          : {
              ...report,
              status: 'quarantined',
              faults: [{ ...fault, row: 0, details: { version: String(same.version) } }],
              counts: [{ ...fault, count: 1 }],
            };
      await tx
        .updateTable('delivery')
        .set({ state: 'quarantined', settled_at, report: JSON.stringify(refused) })
        .where('id', '=', id)
        .execute();
      return;
    }
    const version = Math.max(0, ...earlier.map((each) => each.version ?? 0)) + 1;
    await tx
      .insertInto('delivered_table')
      .values(stored.map(({ table, rows, content: hash, bytes }) => ({ delivery: id, name: table, rows, content: hash, bytes })))
      .execute();
    await tx
      .updateTable('delivery')
      .set({ state: 'accepted', settled_at, report: JSON.stringify(report), version, content })
      .where('id', '=', id)
      .execute();
  };

  const settleAll = async (): Promise<void> => {
    while (!stopped && (await settleOne())) {
      told('committed');
      await clearSettled();
      told('cleared');
    }
  };

  /** What was sent is deleted when it is settled: the accepted tables are in the store, and the rest is the deliverer's. */
  const clearSettled = async (): Promise<void> => {
    const ids = await readdir(join(root, 'incoming')).catch(absent);
    if (ids.length === 0) return;
    const open = await asWriter(store, (tx) =>
      tx.selectFrom('delivery').select('id').where('state', 'in', ['receiving', 'submitted']).execute(),
    );
    const kept = new Set(open.map(({ id }) => id));
    for (const id of ids) if (!kept.has(id)) await rm(incoming(id), { recursive: true, force: true });
  };

  const settle = (): Promise<void> => {
    settling = settling.then(settleAll).catch((error: unknown) => {
      log.error({ error: (error as Error).stack }, 'deliveries wait to be checked; it is tried again');
    });
    return settling;
  };

  return {
    uploads,
    begin: (sender, { register, contract, form, explanation, ...terms }, { now }) => {
      const id = randomUUID();
      return asWriter(store, async (tx) => {
        await tx
          .insertInto('delivery')
          .values({
            id,
            register,
            contract,
            form,
            explanation,
            person: sender.person,
            organisation: sender.organisation,
            terms: JSON.stringify(terms),
            state: 'receiving',
            begun_at: now,
          })
          .execute();
        return id;
      });
    },
    receive: async (sender, id, name, body) => {
      const found = await asWriter(store, (tx) => own(tx, sender, id).executeTakeFirst());
      if (found === undefined) return 'notFound';
      await mkdir(incoming(id), { recursive: true, mode: 0o700 });
      const part = join(incoming(id), `.part-${randomUUID()}`);
      try {
        await pipeline(Readable.fromWeb(body), createWriteStream(part, { mode: 0o600, flush: true }));
        // Not after the delivery was submitted: what is checked does not change under the checks.
        const still = await asWriter(store, async (tx) => {
          const row = await own(tx, sender, id).forUpdate().executeTakeFirst();
          if (row !== undefined) await rename(part, join(incoming(id), name));
          return row !== undefined;
        });
        if (!still) return 'notFound';
      } finally {
        await rm(part, { force: true });
      }
      return { bytes: (await stat(join(incoming(id), name))).size };
    },
    submit: async (sender, id, { now }) => {
      const empty = (await filesOf(id)).length === 0;
      const submitted = await asWriter(store, async (tx) => {
        const found = await own(tx, sender, id).forUpdate().executeTakeFirst();
        if (found === undefined) return 'notFound';
        const unfinished = await tx
          .selectFrom('delivery_upload')
          .select('id')
          .where('delivery', '=', id)
          .where('sha256', 'is', null)
          .limit(1)
          .executeTakeFirst();
        if (unfinished !== undefined) return 'unfinished';
        if (empty) return 'empty';
        await tx.updateTable('delivery').set({ state: 'submitted', submitted_at: now }).where('id', '=', id).execute();
        return 'submitted';
      });
      if (submitted !== 'submitted') return submitted;
      void settle();
      return 'submitted';
    },
    discard: async (sender, id) => {
      const found = await asWriter(store, async (tx) => {
        const row = await own(tx, sender, id).forUpdate().executeTakeFirst();
        if (row !== undefined) await tx.deleteFrom('delivery').where('id', '=', id).execute();
        return row;
      });
      if (found !== undefined) await rm(incoming(id), { recursive: true, force: true });
      return found !== undefined;
    },
    list: (viewer, { today }) =>
      asViewer(store, viewer, today, async (tx) => {
        const rows = await tx.selectFrom('delivery').select(listed).orderBy('begun_at', 'desc').limit(500).execute();
        return rows.map(lineOf);
      }),
    read: (viewer, id, { today }) =>
      asViewer(store, viewer, today, async (tx) => {
        const row = await tx
          .selectFrom('delivery')
          .select([...listed, 'report'])
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? null : { ...lineOf(row), report: row.report as DeliveryReport | null };
      }),
    tables: (register, contract) =>
      asWriter(store, async (tx) => {
        const newest = await tx
          .selectFrom('delivery')
          .select('id')
          .where('register', '=', register)
          .where('contract', '=', contract)
          .where('state', '=', 'accepted')
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (newest === undefined) return [];
        const rows = await tx.selectFrom('delivered_table').select(['name', 'content']).where('delivery', '=', newest.id).execute();
        return rows.map(({ name, content }) => ({ name, path: storedPath(folders.store, content) }));
      }),
    settle,
    tidy: async () => {
      const before = new Date(clock().getTime() - keptForDays * 86_400_000);
      await asWriter(store, (tx) =>
        tx.deleteFrom('delivery').where('state', '=', 'receiving').where('begun_at', '<', before).execute(),
      );
      await clearSettled();
      await asWriter(store, async (tx) => {
        await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx);
        await rm(folders.work, { recursive: true, force: true });
        const rows = await tx.selectFrom('delivered_table').select('content').distinct().execute();
        const accepted = new Set(rows.map(({ content }) => `${content}.parquet`));
        for (const file of await readdir(folders.store, { recursive: true, withFileTypes: true }).catch(absent))
          if (file.isFile() && !accepted.has(file.name)) await rm(join(file.parentPath, file.name), { force: true });
      });
    },
    stop: async () => {
      stopped = true;
      await settling;
    },
  };
}

const listed = [
  'id',
  'register',
  'contract',
  'form',
  'organisation',
  'explanation',
  'state',
  'begun_at',
  'settled_at',
  'version',
  'content',
] as const;

interface ListedRow {
  readonly id: string;
  readonly register: string;
  readonly contract: string;
  readonly form: DeliveryForm;
  readonly organisation: string;
  readonly explanation: string | null;
  readonly state: DeliveryView['state'];
  readonly begun_at: Date;
  readonly settled_at: Date | null;
  readonly version: number | null;
  readonly content: string | null;
}

function lineOf({ begun_at, settled_at, ...row }: ListedRow): Omit<DeliveryView, 'report'> {
  const { id, register, contract, form, organisation, explanation, state, version, content } = row;
  return {
    id,
    register,
    contract,
    form,
    organisation,
    explanation,
    state,
    version,
    content,
    begunAt: begun_at.toISOString(),
    settledAt: settled_at?.toISOString() ?? null,
  };
}

/** A folder that is not there has nothing in it. */
function absent(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
