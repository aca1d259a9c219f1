import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inDataRoom, type Party, type Viewer } from '@likeverd/casework';
import { type PlanFault, type RegisterVersion } from '@likeverd/followup';
import { digest } from '@likeverd/modelling';
import { type EngineLimits, type RegisterTables, storedPath, usualLimits } from '@likeverd/registers';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type Clock, type Moment, momentOf } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import type { Gallery, ShippedAssessment } from '../runs/gallery.ts';
import { inChild } from './child.ts';
import { newestPlan, planOf } from './plans.ts';
import { insertReport } from './store.ts';

/** A report that is to be made from a plan and accepted deliveries, or that was, or could not be. */
export interface OrderView {
  readonly id: string;
  readonly planVersion: number;
  readonly deliveries: readonly RegisterVersion[];
  /** True where it was made because plan or data were new, by nobody. */
  readonly automatic: boolean;
  readonly orderedAt: string;
  readonly state: 'waiting' | 'made' | 'failed';
  readonly endedAt?: string;
  /** Hash of the report. */
  readonly report?: string;
  readonly faults?: readonly PlanFault[];
}

/** An order that is there, or why there can be none. */
export type Ordered = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly faults: readonly PlanFault[] };

/** How far the making of a report has come, told in passing: for tests that end the process there. */
export type OrderStep = 'taken' | 'made' | 'stored';

export interface FollowUpOrders {
  /** Orders the report of a case from its plan and newest deliveries. One that waits or was made of the same is that one. */
  order(sender: Party, caseId: string, moment: Moment): Promise<Ordered>;
  /** Orders what new plans or data call for and nobody has ordered, in all cases, and makes what waits. Never throws. */
  makeDue(): Promise<void>;
  /** Makes everything that waits, oldest first. */
  work(): Promise<void>;
  /** Newest first; none for others than the data room. */
  list(viewer: Viewer, caseId: string, moment: Moment): Promise<readonly OrderView[]>;
  stop(): Promise<void>;
}

interface Circumstances {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dataFolder: string;
  readonly gallery: Gallery;
  readonly assessments: Gallery<ShippedAssessment>;
  readonly limits?: EngineLimits;
  readonly told?: (step: OrderStep) => void;
}

/** What an order is made of, before it is one. */
interface Material {
  readonly planVersion: number;
  readonly planOrganisation: string;
  readonly deliveries: readonly string[];
  readonly assessment: string;
  readonly model: string;
  readonly key: string;
}

type Gathered = { readonly ok: true; readonly value: Material } | { readonly ok: false; readonly faults: readonly PlanFault[] };

const shownOrders = 20;

export function openFollowUpOrders({
  store,
  clock,
  log,
  dataFolder,
  gallery,
  assessments,
  limits = usualLimits,
  told = () => undefined,
}: Circumstances): FollowUpOrders {
  const tables = join(dataFolder, 'deliveries', 'store');
  const spill = join(dataFolder, 'follow-up-work');
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();

  const gather = async (tx: StoreTransaction, caseId: string): Promise<Gathered> => {
    const row = await newestPlan(tx, caseId);
    if (row === undefined) return { ok: false, faults: [{ code: 'plan.none', details: {} }] };
    const { premises, hash } = planOf(row.document);
    const { registers, counts } = premises;
    const wanted = [
      ...(registers?.from ?? []).map((register) => ({ register, table: 'person', code: 'plan.noDelivery' }) as const),
      ...(counts === undefined ? [] : [{ register: counts.from, table: 'aggregates', code: 'plan.noCounts' } as const]),
    ];
    const found = await Promise.all(wanted.map(({ register, table }) => newestDelivery(tx, caseId, register, table)));
    const missing = wanted.filter((_, index) => found[index] === undefined);
    const assessment = (await assessments()).get(premises.assessment);
    const model = assessment === undefined ? undefined : (await gallery()).get(assessment.head.model)?.document;
    if (missing.length > 0 || assessment === undefined || model === undefined)
      return {
        ok: false,
        faults: [
          ...missing.map(({ register, code }) => ({ code, details: { register } }) as const),
          ...(assessment === undefined || model === undefined
            ? [{ code: 'plan.noAssessment', details: { assessment: premises.assessment } } as const]
            : []),
        ],
      };
    const deliveries = found.flatMap((each) => (each === undefined ? [] : [each]));
    return {
      ok: true,
      value: {
        planVersion: row.version,
        planOrganisation: row.organisation,
        deliveries: deliveries.map(({ id }) => id),
        assessment: assessment.document,
        model,
        key: digest({ plan: hash, deliveries: deliveries.map(({ content }) => content), assessment: assessment.document, model }),
      },
    };
  };

  const insert = async (
    tx: StoreTransaction,
    caseId: string,
    { planVersion, planOrganisation, key, ...documents }: Material,
    sender: Party | null,
    { today, now }: Moment,
  ): Promise<string> => {
    const id = randomUUID();
    await tx
      .insertInto('follow_up_order')
      .values({
        id,
        case_id: caseId,
        plan_version: planVersion,
        ...documents,
        deliveries: [...documents.deliveries],
        known: today,
        key,
        person: sender?.person ?? null,
        organisation: sender?.organisation ?? planOrganisation,
        ordered_at: now,
        state: 'waiting',
      })
      .onConflict((conflict) => conflict.columns(['case_id', 'key']).where('state', '<>', 'failed').doNothing())
      .execute();
    const row = await tx
      .selectFrom('follow_up_order')
      .select('id')
      .where('case_id', '=', caseId)
      .where('key', '=', key)
      .where('state', '<>', 'failed')
      .executeTakeFirstOrThrow();
    return row.id;
  };

  /** Orders what is new of a case; what failed is not tried again by itself. */
  const orderDue = (caseId: string): Promise<void> =>
    asWriter(store, async (tx) => {
      const gathered = await gather(tx, caseId);
      if (!gathered.ok) return;
      const { planVersion, deliveries } = gathered.value;
      const before = await tx
        .selectFrom('follow_up_order')
        .select('id')
        .where('case_id', '=', caseId)
        .where('plan_version', '=', planVersion)
        .where(sql<boolean>`deliveries = ${sql.val([...deliveries])}::uuid[]`)
        .limit(1)
        .executeTakeFirst();
      if (before === undefined) await insert(tx, caseId, gathered.value, null, momentOf(clock));
    });

  /** Makes the oldest that waits; false where none does. */
  const makeOne = async (): Promise<boolean> => {
    const found = await asWriter(store, async (tx) => {
      const row = await tx
        .selectFrom('follow_up_order')
        .selectAll()
        .where('state', '=', 'waiting')
        .orderBy('ordered_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const plan = await tx
        .selectFrom('follow_up_plan')
        .select('document')
        .where('case_id', '=', row.case_id)
        .where('version', '=', row.plan_version)
        .executeTakeFirstOrThrow();
      return { row, plan: plan.document, sources: await sourcesOf(tx, row.deliveries, tables) };
    });
    if (found === undefined) return false;
    told('taken');
    const { row, plan, sources } = found;
    const { assessment, model, known } = row;
    await mkdir(spill, { recursive: true, mode: 0o700 });
    const made = await inChild({ plan, sources, assessment, model, known, spill, limits }, stopping.signal).catch(
      (error: unknown) => {
        if (stopping.signal.aborted) return 'stopped';
        log.error({ error: (error as Error).stack }, 'a report of follow-up could not be made');
        return { ok: false, faults: [{ code: 'plan.stopped', details: {} }] } as const;
      },
    );
    await rm(spill, { recursive: true, force: true });
    if (made === 'stopped') return false;
    told('made');
    await asWriter(store, async (tx) => {
      const { now } = momentOf(clock);
      const held = await tx.selectFrom('follow_up_order').select('state').where('id', '=', row.id).forUpdate().executeTakeFirst();
      if (held?.state !== 'waiting') return;
      if (made.ok)
        await insertReport(tx, { person: row.person ?? system, organisation: row.organisation }, row.case_id, made.report, now);
      await tx
        .updateTable('follow_up_order')
        .set(
          made.ok
            ? { state: 'made', ended_at: now, report: made.report.hash }
            : { state: 'failed', ended_at: now, faults: JSON.stringify(made.faults) },
        )
        .where('id', '=', row.id)
        .execute();
    });
    told('stored');
    return true;
  };

  const work = (): Promise<void> => {
    working = working
      .then(async () => {
        while (!stopping.signal.aborted && (await makeOne()));
      })
      .catch((error: unknown) => {
        log.error({ error: (error as Error).stack }, 'reports of follow-up wait to be made; it is tried again');
      });
    return working;
  };

  return {
    order: async (sender, caseId, moment) => {
      if (!inDataRoom(sender)) return { ok: false, faults: [{ code: 'plan.none', details: {} }] };
      const ordered = await asWriter(store, async (tx): Promise<Ordered> => {
        const gathered = await gather(tx, caseId);
        return gathered.ok ? { ok: true, id: await insert(tx, caseId, gathered.value, sender, moment) } : gathered;
      });
      if (ordered.ok) void work();
      return ordered;
    },
    makeDue: async () => {
      try {
        const cases = await asWriter(store, (tx) => tx.selectFrom('follow_up_plan').select('case_id').distinct().execute());
        for (const { case_id } of cases) await orderDue(case_id);
      } catch (error) {
        log.error(
          { error: (error as Error).stack },
          'reports of follow-up could not be ordered; it is tried again with the next delivery',
        );
      }
      await work();
    },
    work,
    list: async (viewer, caseId, { today }) => {
      if (!inDataRoom(viewer)) return [];
      return asViewer(store, viewer, today, async (tx) => {
        const rows = await tx
          .selectFrom('follow_up_order')
          .selectAll()
          .where('case_id', '=', caseId)
          .orderBy('ordered_at', 'desc')
          .orderBy('plan_version', 'desc')
          .orderBy('id')
          .limit(shownOrders)
          .execute();
        const ids = [...new Set(rows.flatMap(({ deliveries }) => deliveries))];
        const sources = new Map((await versionsOf(tx, ids)).map(({ id, ...version }) => [id, version]));
        return rows.map(
          (row): OrderView => ({
            id: row.id,
            planVersion: row.plan_version,
            deliveries: row.deliveries.flatMap((id) => sources.get(id) ?? []),
            automatic: row.person === null,
            orderedAt: row.ordered_at.toISOString(),
            state: row.state,
            ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
            ...(row.report === null ? {} : { report: row.report }),
            ...(row.faults === null ? {} : { faults: row.faults as readonly PlanFault[] }),
          }),
        );
      });
    },
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** In whose name reports are stored that nobody asked for. */
const system = 'system';

/**
 * The newest accepted delivery of a register for a case that holds a table: persons come as an extract, a bundle, or own columns made into such tables, and
 * aggregates as counts.
 */
const newestDelivery = (tx: StoreTransaction, caseId: string, register: string, table: string) =>
  tx
    .selectFrom('delivery')
    .select(['id', 'content'])
    .where('contract', '=', caseId)
    .where('register', '=', register)
    .where('id', 'in', (tables) => tables.selectFrom('delivered_table').select('delivery').where('name', '=', table))
    .where('state', '=', 'accepted')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

async function versionsOf(
  tx: StoreTransaction,
  ids: readonly string[],
): Promise<readonly (RegisterVersion & { readonly id: string })[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('delivery')
    .select(['id', 'register', 'form', 'version', 'content'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id, register, form, version, content }) => ({
    id,
    register,
    form,
    ...(version === null ? {} : { version }),
    content: content ?? '',
  }));
}

/** The tables of deliveries, in the order in which the order names them. */
async function sourcesOf(tx: StoreTransaction, ids: readonly string[], store: string): Promise<readonly RegisterTables[]> {
  const versions = await versionsOf(tx, ids);
  const rows = await tx
    .selectFrom('delivered_table')
    .select(['delivery', 'name', 'content'])
    .where('delivery', 'in', [...ids])
    .orderBy('name')
    .execute();
  return ids.flatMap((each): readonly RegisterTables[] => {
    const found = versions.find(({ id }) => id === each);
    if (found === undefined) return [];
    const { id, ...version } = found;
    return [
      {
        ...version,
        tables: rows
          .filter(({ delivery }) => delivery === id)
          .map(({ name, content }) => ({ name, path: storedPath(store, content) })),
      },
    ];
  });
}
