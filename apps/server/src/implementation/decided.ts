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
  stateSeenBy,
} from '@likeverd/casework';
import { releaseLimits } from '@likeverd/followup';
import type { CalendarDate } from '@likeverd/reference';
import { type InsertObject, sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, type Database, type Store, type StoreTransaction } from '../database.ts';
import type { CaseLog } from '../log/search.ts';
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

/** Replaces the lines of some cases; a case without a published decision has none. */
export async function rebuildDecidedMethods(tx: StoreTransaction, cases: readonly CaseLog[], { today }: Moment): Promise<void> {
  await tx
    .deleteFrom('decided_method')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  const rows = cases.flatMap((each) => rowOf(each, today));
  if (rows.length > 0) await tx.insertInto('decided_method').values(rows).execute();
}

function rowOf({ caseId, log }: CaseLog, today: CalendarDate): readonly InsertObject<Database, 'decided_method'>[] {
  const state = stateSeenBy(caseId, log, null, today);
  const inForce = state === null ? undefined : decisionInForce(state.decisions);
  const content = state === null ? undefined : contentOf(state, historyOf(caseId, log), today);
  if (inForce === undefined || content === undefined) return [];
  const { decision, publishedAt } = inForce;
  return [
    {
      case_id: caseId,
      number: content.method.number,
      outcome: decision.outcome ?? '',
      valid_from: decision.validFrom ?? null,
      published_at: publishedAt,
      codes: (decision.decisionCodes ?? []).map(({ system, code }) => `${system}|${code}`),
      supersedes: content.method.decisions.flatMap(({ decision: { supersedes } }) => supersedes ?? []),
      content: JSON.stringify(content),
    },
  ];
}

/** From what the public sees of a case, and, for the sums of use, the whole of it after each report. */
function contentOf(state: CaseState, whole: readonly CaseState[], today: CalendarDate): DecidedContent | undefined {
  const { number, title = '', methodType = 'procedure', constructed, decisions, run } = state;
  const implementation = implementationOf(state);
  const decision = decisionInForce(decisions)?.decision;
  if (number === undefined || implementation === undefined || decision === undefined) return undefined;
  return {
    method: { number, title, methodType, constructed, decisions: decisions.published },
    implementation,
    use: publishedUse(whole, releaseLimits(today)),
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
  const reports = log.flatMap(({ type }, index) => (type === 'UseReported' || type === 'IntroductionReported' ? [index] : []));
  let [state, from] = [emptyCase(caseId), 0];
  return reports.map((index) => {
    state = log.slice(from, index + 1).reduce(evolve, state);
    from = index + 1;
    return state;
  });
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
        // The column was written by rebuildDecidedMethods.
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
