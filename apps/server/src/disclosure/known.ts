import {
  areasOf,
  areaWords,
  type CaseEvent,
  type CaseState,
  caseFrom,
  type HiddenPrice,
  type Knowledge,
  type PricedCase,
  pricesOf,
  type Product,
  productFrom,
  productValues,
  type PublicPiece,
  type PublishedAggregate,
  publicMeetingPieces,
  publicPieces,
  type ReadPiece,
  readPieces,
  relatedCases,
  speaksOf,
  trialPieces,
  type TrialValues,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { wholeCase, wholeMeeting } from '../log/event-store.ts';
import { documentPieces, quantitiesOf } from './model.ts';

/**
 * Texts are read as they will stand when everything in them that opens by itself has opened: what is given a day is weighed on the day it is
 * given, for nobody is asked on the day it opens.
 */
export const whenAllIsOpen: CalendarDate = '9999-12-31';

/** What the guard knows of a case: its prices, what may be said of them, and what is public in it. */
export interface KnownCase {
  readonly priced: PricedCase;
  readonly pieces: readonly ReadPiece[];
  readonly overrides: CaseState['disclosure']['overrides'];
}

/** What a log tells the guard. */
export async function knownCase(tx: StoreTransaction, log: readonly CaseEvent[], today: CalendarDate): Promise<KnownCase> {
  const caseId = log[0]?.caseId ?? '';
  const state = caseFrom(caseId, log);
  const values = log.flatMap((event) => Object.entries(event.values).map(([name, { value }]) => ({ name, value })));
  const { quantities } = await quantitiesOf(tx, state);
  return {
    priced: {
      ...productFrom(caseId, state.submitter, values),
      ...pricesOf(log, state.disclosure, today),
      quantities,
    },
    pieces: readPieces([...textsOf(log, today), ...(await documentPieces(tx, log, whenAllIsOpen))]),
    overrides: state.disclosure.overrides,
  };
}

/** The texts of a log that are public, and those that will be. */
function textsOf(log: readonly CaseEvent[], today: CalendarDate): readonly PublicPiece[] {
  const now = publicPieces(log, today);
  const open = new Set(now.map(({ where, text }) => `${where} ${text}`));
  const later = publicPieces(log, whenAllIsOpen).filter(({ where, text }) => !open.has(`${where} ${text}`));
  return [...now, ...later.map((piece) => ({ ...piece, opensLater: true }))];
}

/** Cases and meetings as they were read at a version on a day: a log forgets nothing and changes nothing, so they are read once. */
const readBefore = new Map<string, KnownCase>();
const meetingsReadBefore = new Map<string, readonly ReadPiece[]>();
const mostRead = 10_000;

function kept<T>(kept: Map<string, T>, key: string, value: T): T {
  if (kept.size >= mostRead) kept.clear();
  kept.set(key, value);
  return value;
}

/** Streams by id with the version they stand at. */
async function heads(
  tx: StoreTransaction,
  ids: readonly string[],
): Promise<readonly { id: string; version: number; stream: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('case_head')
    .select(['case_id', 'version', 'stream'])
    .where('case_id', 'in', [...ids])
    .execute();
  return rows.map(({ case_id: id, version, stream }) => ({ id, version, stream }));
}

/** What the guard knows of some streams: cases with their prices, and of all of them what is public. */
async function readStreams(
  tx: StoreTransaction,
  ids: readonly string[],
  today: CalendarDate,
): Promise<{ readonly cases: readonly KnownCase[]; readonly pieces: readonly ReadPiece[] }> {
  const [cases, pieces]: [KnownCase[], ReadPiece[]] = [[], []];
  for (const { id, version, stream } of await heads(tx, ids)) {
    const key = `${id} ${version} ${today}`;
    if (stream === 'meeting') {
      pieces.push(
        ...(meetingsReadBefore.get(key) ??
          kept(meetingsReadBefore, key, readPieces(publicMeetingPieces(await wholeMeeting(tx, id), whenAllIsOpen)))),
      );
      continue;
    }
    cases.push(readBefore.get(key) ?? kept(readBefore, key, await knownCase(tx, await wholeCase(tx, id), today)));
  }
  return { cases, pieces };
}

/** What is given in every case that has a price. */
async function pricedProducts(tx: StoreTransaction): Promise<readonly Product[]> {
  const { rows } = await sql<{
    case_id: string;
    supplier: string | null;
    values: readonly { name: string; value: unknown }[] | null;
  }>`
    select p.case_id,
      (select actor_organisation from event o where o.case_id = p.case_id and o.version = 1 and o.type = 'RequestSubmitted') as supplier,
      (select json_agg(json_build_object('name', v.name, 'value', v.value) order by v.version) from event_value v
        where v.case_id = p.case_id and v.name in (${sql.join([...productValues])})) as values
    from (select distinct case_id from event where type in ('PriceOfferRecorded', 'ContractDrafted')) p
    order by p.case_id`.execute(tx);
  return rows.map(({ case_id: caseId, supplier, values }) => productFrom(caseId, supplier ?? undefined, values ?? []));
}

/** Everything published of rebates, as everyone may take it. */
async function publishedAggregates(tx: StoreTransaction): Promise<readonly PublishedAggregate[]> {
  const rows = await tx.selectFrom('rebate_aggregate').selectAll().orderBy('published_on').orderBy('area').execute();
  return rows.map((row) => ({
    area: row.area,
    members: row.members,
    recordedAt: row.recorded_at.toISOString(),
    figures: { number: row.number, lowerQuartile: row.lower_quartile, median: row.median, upperQuartile: row.upper_quartile },
  }));
}

/** Cases and meetings whose public texts name one of some products. */
async function naming(tx: StoreTransaction, products: readonly Product[]): Promise<readonly string[]> {
  const names = new Set(
    products.flatMap(({ names: own, number }) => [...own, ...(number === undefined ? [] : [number.toLowerCase()])]),
  );
  const phrases = [...names].flatMap((name) => {
    const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length === 0 ? [] : [words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' <-> ')];
  });
  if (phrases.length === 0) return [];
  const { rows } = await sql<{ case_id: string }>`
    select distinct case_id from event_value
    where (class = 'public' or expires is not null)
      and to_tsvector('simple'::regconfig, value) @@ to_tsquery('simple'::regconfig, ${phrases.map((each) => `(${each})`).join(' | ')})`.execute(
    tx,
  );
  return rows.map(({ case_id }) => case_id);
}

/** What the register of trials says, in every version, of entries that speak of some products or are linked to their cases. */
async function trialsNaming(tx: StoreTransaction, products: readonly Product[]): Promise<readonly ReadPiece[]> {
  const rows = await tx.selectFrom('trial_version').select('content').execute();
  // The column was written by saveTrial from checked values.
  return readPieces(rows.flatMap(({ content }) => trialPieces(content as TrialValues))).filter(({ plain }) =>
    products.some((product) => speaksOf(plain, product)),
  );
}

/** A log that is about to grow, as the guard knows it before and after. */
export interface Growing {
  readonly caseId: string;
  readonly before: KnownCase | undefined;
  readonly after: KnownCase;
}

/** Everything that hangs together with what is about to be public. */
export interface Universe {
  readonly before: Knowledge;
  readonly after: Knowledge;
  readonly overrides: (price: HiddenPrice) => KnownCase['overrides'];
}

/**
 * What is public beside something that is about to be, as far as they can hang together: the cases that share a substance or a supplier with
 * those that grow or are named, or are behind the same published figures, and every case and meeting whose public texts name one of them. Null
 * where no price is hidden. Only a writer's transaction sees what this needs.
 */
export async function universe(
  tx: StoreTransaction,
  growing: readonly Growing[],
  fresh: readonly PublicPiece[],
  today: CalendarDate,
): Promise<Universe | null> {
  const own = new Map(growing.map(({ caseId, after }) => [caseId, after.priced]));
  const products: readonly Product[] = [...own.values(), ...(await pricedProducts(tx)).filter(({ caseId }) => !own.has(caseId))];
  const added = readPieces(fresh);
  const spoken = [...growing.flatMap(({ after }) => after.pieces), ...added];
  const named = products.filter((product) =>
    spoken.some(({ plain, numbersOnly }) => numbersOnly !== true && speaksOf(plain, product)),
  );
  const seeds = new Set([
    ...own.keys(),
    ...named.map(({ caseId }) => caseId),
    ...added.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId])),
  ]);
  const aggregates = await publishedAggregates(tx);
  const areas = spoken.some(({ plain }) => areaWords.test(plain))
    ? [
        ...Map.groupBy(
          products.flatMap((product) => areasOf(product).map((area) => ({ area, id: product.caseId }))),
          ({ area }) => area,
        ),
      ]
    : [];
  const together = [...aggregates.map(({ members }) => members), ...areas.map(([, members]) => members.map(({ id }) => id))];
  const related = relatedCases(seeds, products, together);
  const ids = new Set([...related.map(({ caseId }) => caseId), ...seeds, ...(await naming(tx, related))]);
  const beside = await readStreams(
    tx,
    [...ids].filter((id) => !own.has(id)),
    today,
  );
  const trials = await trialsNaming(tx, related);
  const whole = [...growing.map(({ after }) => after), ...beside.cases];
  if (whole.every(({ priced }) => priced.hidden.length === 0)) return null;
  const told = new Set(whole.map(({ priced }) => priced.caseId));
  const known = (cases: readonly KnownCase[], pieces: readonly ReadPiece[]): Knowledge => ({
    cases: cases.map(({ priced }) => priced),
    pieces: [...cases.flatMap((each) => each.pieces), ...beside.pieces, ...trials, ...pieces],
    aggregates: aggregates.filter(({ members }) => members.every((caseId) => told.has(caseId))),
  });
  const overrides = new Map(whole.map((each) => [each.priced.caseId, each.overrides]));
  return {
    before: known([...growing.flatMap(({ before }) => before ?? []), ...beside.cases], []),
    after: known(whole, added),
    overrides: ({ caseId }) => overrides.get(caseId) ?? [],
  };
}

/** Everything at once, for what is told of all prices. */
export async function wholeKnowledge(tx: StoreTransaction, today: CalendarDate): Promise<Knowledge> {
  const products = await pricedProducts(tx);
  const ids = new Set([...products.map(({ caseId }) => caseId), ...(await naming(tx, products))]);
  const { cases, pieces } = await readStreams(tx, [...ids], today);
  return {
    cases: cases.map(({ priced }) => priced),
    pieces: [...cases.flatMap((each) => each.pieces), ...pieces, ...(await trialsNaming(tx, products))],
    aggregates: await publishedAggregates(tx),
  };
}

/** Waits until nobody else is about to publish: two halves of a sum that go out at once would each be judged without the other. */
export async function aloneInPublishing(tx: StoreTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('likeverd disclosure'))`.execute(tx);
}
