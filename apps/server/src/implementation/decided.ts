import {
  type CaseEvent,
  type CaseState,
  type DecidedMethod,
  decisionInForce,
  emptyCase,
  evolve,
  type Implementation,
  implementationOf,
  type Precedent,
  viewCase,
} from '@likeverd/casework';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { wholeCase } from '../log/event-store.ts';
import { publishedUse, type PublishedUse } from './use.ts';

/** What the public may know of a case that has been decided. */
export interface DecidedContent {
  readonly method: Omit<DecidedMethod, 'supersededBy'>;
  readonly implementation: Implementation;
  readonly use: readonly PublishedUse[];
  readonly precedent: Precedent;
}

/** A decided method with the decision of another case that has replaced it, where there is one. */
export interface DecidedRow extends DecidedContent {
  readonly supersededBy?: DecidedMethod['supersededBy'];
}

/** Replaces the line of a case; a case without a published decision has none. */
export async function rebuildDecidedMethod(
  tx: StoreTransaction,
  caseId: string,
  log: readonly CaseEvent[],
  { today }: Moment,
): Promise<void> {
  await tx.deleteFrom('decided_method').where('case_id', '=', caseId).execute();
  const state = viewCase(caseId, log, null, today)?.state;
  const inForce = state === undefined ? undefined : decisionInForce(state.decisions);
  const content = state === undefined ? undefined : contentOf(state, historyOf(caseId, log));
  if (inForce === undefined || content === undefined) return;
  const { decision, publishedAt } = inForce;
  await tx
    .insertInto('decided_method')
    .values({
      case_id: caseId,
      log_version: log.length,
      number: content.method.number,
      outcome: decision.outcome ?? '',
      valid_from: decision.validFrom ?? null,
      published_at: publishedAt,
      codes: (decision.decisionCodes ?? []).map(({ system, code }) => `${system}|${code}`),
      supersedes: content.method.decisions.flatMap(({ decision: { supersedes } }) => supersedes ?? []),
      content: JSON.stringify(content),
    })
    .execute();
}

/** From what the public sees of a case, and, for the sums of use, the whole of it after each report. */
function contentOf(state: CaseState, whole: readonly CaseState[]): DecidedContent | undefined {
  const { number, title = '', methodType = 'procedure', constructed, decisions, run } = state;
  const implementation = implementationOf(state);
  const decision = decisionInForce(decisions)?.decision;
  if (number === undefined || implementation === undefined || decision === undefined) return undefined;
  return {
    method: { number, title, methodType, constructed, decisions: decisions.published },
    implementation,
    use: publishedUse(whole),
    precedent: {
      number,
      title,
      methodType,
      constructed,
      outcome: decision.outcome ?? '',
      ...(decision.meetingDate === undefined ? {} : { decidedOn: decision.meetingDate }),
      ...(run?.severityClass === undefined ? {} : { severityClass: run.severityClass }),
      ...(run?.costPerQaly === undefined ? {} : { costPerQaly: run.costPerQaly }),
    },
  };
}

/** The whole case after each report of use or introduction: where a sum may have come to be another. */
function historyOf(caseId: string, log: readonly CaseEvent[]): readonly CaseState[] {
  const states: CaseState[] = [];
  let state = emptyCase(caseId);
  for (const event of log) {
    state = evolve(state, event);
    if (event.type === 'UseReported' || event.type === 'IntroductionReported') states.push(state);
  }
  return states;
}

/** Makes the lines of cases whose log has grown without them. Returns how many cases were looked at; each is done by itself. */
export async function refreshDecidedMethods(store: Store, moment: Moment): Promise<number> {
  const { rows } = await asWriter(store, (tx) =>
    sql<{ case_id: string }>`
      select h.case_id from case_head h
      where exists (
          select from case_row r where r.case_id = h.case_id and r.audience = 'public' and r.summary ? 'outcome'
        )
        and not exists (select from decided_method d where d.case_id = h.case_id and d.log_version = h.version)`.execute(tx),
  );
  for (const { case_id } of rows) {
    await asWriter(store, async (tx) => {
      await tx.selectFrom('case_head').select('version').where('case_id', '=', case_id).forUpdate().execute();
      await rebuildDecidedMethod(tx, case_id, await wholeCase(tx, case_id), moment);
    });
  }
  return rows.length;
}

/** What to look for; everything given must hold. */
export interface DecidedQuery {
  readonly number?: string;
  /** `system|code`, every one of them. */
  readonly codes?: readonly string[];
  readonly outcome?: string;
  readonly superseded?: boolean;
  /** Inclusive instants between which the resources last changed. */
  readonly changedFrom?: string;
  readonly changedBefore?: string;
  readonly words?: string;
}

export interface DecidedPage {
  readonly rows: readonly DecidedRow[];
  readonly total: number;
}

const replacedBy = sql<Date | null>`(select min(s.published_at) from decided_method s where decided_method.number = any(s.supersedes))`;
const changedAt = sql<Date>`greatest(decided_method.published_at, ${replacedBy})`;

/** Decided methods, the last changed first. Public whoever asks. */
export function findDecided(
  store: Store,
  { number, codes = [], outcome, superseded, changedFrom, changedBefore, words }: DecidedQuery,
  { today }: Moment,
  limit: number,
  offset: number,
): Promise<DecidedPage> {
  return asViewer(store, null, today, async (tx) => {
    const matching = tx
      .selectFrom('decided_method')
      .$if(number !== undefined, (query) => query.where('number', '=', number ?? ''))
      .$if(codes.length > 0, (query) => query.where(sql<boolean>`codes @> ${codes}`))
      .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
      .$if(superseded !== undefined, (query) => query.where(sql<boolean>`(${replacedBy} is not null) = ${superseded === true}`))
      .$if(changedFrom !== undefined, (query) => query.where(sql<boolean>`${changedAt} >= ${changedFrom}::timestamptz`))
      .$if(changedBefore !== undefined, (query) => query.where(sql<boolean>`${changedAt} < ${changedBefore}::timestamptz`))
      .$if(words !== undefined, (query) =>
        query.where(sql<boolean>`position(lower(${words ?? ''}) in lower(number || ' ' || (content -> 'method' ->> 'title'))) > 0`),
      );
    const { total } = await matching.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
    const rows = await matching
      .select(['number', 'content'])
      .orderBy(changedAt, 'desc')
      .orderBy('number')
      .limit(limit)
      .offset(offset)
      .execute();
    const superseding = await supersedingOf(
      tx,
      rows.map((row) => row.number),
    );
    return {
      total: Number(total),
      rows: rows.map((row) => {
        const replaced = superseding.get(row.number);
        // The column was written by rebuildDecidedMethod.
        const content = row.content as DecidedContent;
        return replaced === undefined ? content : { ...content, supersededBy: replaced };
      }),
    };
  });
}

/** The decisions that have replaced those of other cases, by the number of the replaced; of several the first. */
async function supersedingOf(
  tx: StoreTransaction,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<DecidedMethod['supersededBy']>>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('decided_method')
    .select(['number', 'published_at', 'valid_from', 'supersedes'])
    .where(sql<boolean>`supersedes && ${[...numbers]}`)
    .orderBy('published_at', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ number, published_at, valid_from, supersedes }) =>
      supersedes.map((replaced) => [
        replaced,
        { number, publishedAt: published_at.toISOString(), ...(valid_from === null ? {} : { validFrom: valid_from }) },
      ]),
    ),
  );
}

/** Earlier decisions, for setting beside a case. */
export async function readPrecedents(store: Store, moment: Moment): Promise<readonly Precedent[]> {
  return asViewer(store, null, moment.today, async (tx) => {
    const rows = await tx.selectFrom('decided_method').select(sql<Precedent>`content -> 'precedent'`.as('precedent')).execute();
    return rows.map(({ precedent }) => precedent);
  });
}
