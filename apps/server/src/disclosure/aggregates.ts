import {
  type AggregateOutcome,
  caseFrom,
  type CaseEvent,
  isRows,
  mayRead,
  type Party,
  type PriceShare,
  rebateAggregates,
  type RebateFigures,
  type Viewer,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { wholeCase } from '../log/event-store.ts';
import { aloneInPublishing } from './known.ts';
import { recall } from './memory.ts';

/** Rebates of an area as they were published on a day. */
export interface PublishedRebates extends RebateFigures {
  readonly area: string;
  readonly publishedOn: CalendarDate;
}

/** Everything published of rebates, newest first. */
export function readRebates(store: Store, viewer: Viewer, today: CalendarDate): Promise<readonly PublishedRebates[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rows = await tx
      .selectFrom('rebate_aggregate')
      .select(['area', 'published_on', 'number', 'lower_quartile', 'median', 'upper_quartile'])
      .orderBy('published_on', 'desc')
      .orderBy('area')
      .execute();
    return rows.map((row) => ({
      area: row.area,
      publishedOn: row.published_on,
      number: row.number,
      lowerQuartile: row.lower_quartile,
      median: row.median,
      upperQuartile: row.upper_quartile,
    }));
  });
}

/** What came of publishing: each area with its figures, or the reason why it is withheld. */
export type RebateOutcome =
  | (RebateFigures & { readonly area: string; readonly status: 'published' | 'unchanged' })
  | Extract<AggregateOutcome, { status: 'withheld' }>;

/**
 * Publishes the rebates of every area where they reveal nothing. An area of which the same cases are out already is left as it is. Two who
 * publish at once wait for each other.
 */
export function publishRebates(store: Store, actor: Party, { now, today }: Moment): Promise<readonly RebateOutcome[]> {
  return asWriter(store, async (tx) => {
    await aloneInPublishing(tx);
    const prices = await decidedPrices(tx, today);
    const outcomes: RebateOutcome[] = [];
    for (const [area, own] of Map.groupBy(prices, (price) => price.area)) {
      // With what was published of the areas before this one.
      const { surroundings } = await recall(tx, today);
      const last = surroundings.aggregates.findLast((each) => each.area === area);
      if (last !== undefined && sameMembers(last.members, own)) {
        outcomes.push({ area, status: 'unchanged', ...last.figures });
        continue;
      }
      // A case that has left the area is still among what was published of it.
      const [outcome] = rebateAggregates(own, surroundings, { now, today });
      if (outcome === undefined) continue;
      if (outcome.status === 'withheld') {
        outcomes.push(outcome);
        continue;
      }
      const { figures, members } = outcome.aggregate;
      await tx
        .insertInto('rebate_aggregate')
        .values({
          published_on: today,
          area,
          number: figures.number,
          lower_quartile: figures.lowerQuartile,
          median: figures.median,
          upper_quartile: figures.upperQuartile,
          members: [...members],
          person: actor.person,
          recorded_at: now,
        })
        .execute();
      outcomes.push({ area, status: 'published', ...figures });
    }
    return outcomes.toSorted((a, b) => (a.area < b.area ? -1 : 1));
  });
}

const sameMembers = (members: readonly string[], prices: readonly PriceShare[]): boolean =>
  members.length === prices.length && prices.every(({ caseId }) => members.includes(caseId));

/** The hidden price of every case whose decision to introduce is public, as a share of its maximum. */
async function decidedPrices(tx: StoreTransaction, today: CalendarDate): Promise<readonly PriceShare[]> {
  const cases = await tx
    .selectFrom('event as offer')
    .innerJoin('event as decision', 'decision.case_id', 'offer.case_id')
    .select('offer.case_id')
    .distinct()
    .where('offer.type', '=', 'PriceOfferRecorded')
    .where('decision.type', '=', 'DecisionPublished')
    .orderBy('offer.case_id')
    .execute();
  const prices: PriceShare[] = [];
  for (const { case_id: caseId } of cases) {
    const log = await wholeCase(tx, caseId);
    const { decision, priceOffers, submitter } = caseFrom(caseId, log);
    const { pricePerPack, maximumPricePerPack } = priceOffers.at(-1) ?? {};
    const area = areaOf(log, today);
    const introduced = decision?.outcome !== undefined && decision.outcome !== 'notIntroduced';
    if (!introduced || area === undefined || submitter === undefined) continue;
    if (pricePerPack === undefined || maximumPricePerPack === undefined || maximumPricePerPack <= 0) continue;
    prices.push({ caseId, owner: submitter, area, share: pricePerPack / maximumPricePerPack });
  }
  return prices;
}

/** The ATC main group of a case by the codes of its published decision. */
function areaOf(log: readonly CaseEvent[], today: CalendarDate): string | undefined {
  const decision = log.findLast(({ type, label }) => type === 'DecisionPublished' && mayRead(null, label, today));
  const codes = Object.values(decision?.values ?? {}).flatMap(({ value }) => (isRows(value) ? value : []));
  return codes
    .filter((row) => row['system'] === 'atc')
    .map((row) => /^[A-Z]/.exec(String(row['code']))?.[0])
    .find((group) => group !== undefined);
}
