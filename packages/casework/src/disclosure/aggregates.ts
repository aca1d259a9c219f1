import type { CalendarDate } from '@likeverd/reference';
import type { OrganisationId } from '../parties.ts';
import { rememberingReader, type Surroundings, weighed } from './around.ts';
import { forbidden } from './findings.ts';
import { disclosureLimit } from './limits.ts';
import { neighboursOf } from './neighbours.ts';
import type { PricedCase } from './priced.ts';
import type { PublishedAggregate } from './publication.ts';
import { rebatePartsOfWhole, type RebateFigures } from './rebates.ts';
import { shareOfAbout } from './told.ts';

/** A hidden price as a share of its public maximum, in one decided case. */
export interface PriceShare {
  readonly caseId: string;
  /** Whose price it is: who knows it anyway. */
  readonly owner: OrganisationId;
  /** Therapeutic area: ATC main group, `L`. */
  readonly area: string;
  readonly share: number;
}

/** What may be published of an area, and of which cases. */
export interface RebateAggregate {
  readonly area: string;
  readonly members: readonly string[];
  readonly figures: RebateFigures;
}

export type AggregateOutcome =
  | { readonly area: string; readonly status: 'safe'; readonly aggregate: RebateAggregate; readonly narrowest: number }
  | {
      readonly area: string;
      readonly status: 'withheld';
      /** Too few, one owner too large, a price that could be placed too narrowly, or nothing that can be said. */
      readonly reason: 'tooFew' | 'dominance' | 'tooNarrow' | 'unsolved';
    };

const rounded = (share: number): number => Math.round(share * rebatePartsOfWhole) / rebatePartsOfWhole;

/** Quantile of R type 7. */
function quantile(values: readonly number[], probability: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * probability;
  const [low, high] = [sorted[Math.floor(position)] ?? Number.NaN, sorted[Math.ceil(position)] ?? Number.NaN];
  return low + (position - Math.floor(position)) * (high - low);
}

function figuresOfShares(shares: readonly number[]): RebateFigures {
  const rebate = (probability: number): number => rounded(1 - quantile(shares, 1 - probability));
  return { number: shares.length, lowerQuartile: rebate(0.25), median: rebate(0.5), upperQuartile: rebate(0.75) };
}

/**
 * Rebates by therapeutic area: quartiles, median and number, where they reveal nothing (S13.R6). An area is told only with enough values,
 * none of whose owners has too large a part of them, and only if neither the public nor any owner, who knows their own, can place a price
 * more narrowly than the limit from it and everything that is public beside it: texts of every case, and what was published of areas before.
 */
export function rebateAggregates(
  prices: readonly PriceShare[],
  surroundings: Surroundings,
  { now, today }: { readonly now: string; readonly today: CalendarDate },
): readonly AggregateOutcome[] {
  const [fewest, largest] = [
    disclosureLimit('disclosure-fewest-members', today),
    disclosureLimit('disclosure-largest-share', today),
  ];
  return [...Map.groupBy(prices, ({ area }) => area)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, members]): AggregateOutcome => {
      if (members.length < fewest) return { area, status: 'withheld', reason: 'tooFew' };
      const owners = [...Map.groupBy(members, ({ owner }) => owner)];
      if (owners.some(([, own]) => own.length > largest * members.length)) return { area, status: 'withheld', reason: 'dominance' };
      const aggregate: RebateAggregate = {
        area,
        members: members.map(({ caseId }) => caseId),
        figures: figuresOfShares(members.map(({ share }) => share)),
      };
      const widths = [null, ...owners.map(([owner]) => owner)].map((owner) =>
        narrowestFor(knownTo(owner, surroundings), { ...aggregate, recordedAt: now }, today),
      );
      if (widths.includes('unsolved')) return { area, status: 'withheld', reason: 'unsolved' };
      if (widths.includes('tooNarrow')) return { area, status: 'withheld', reason: 'tooNarrow' };
      return { area, status: 'safe', aggregate, narrowest: Math.min(...widths.filter((width) => typeof width === 'number')) };
    });
}

/** What someone knows who knows their own prices beside what is public. */
function knownTo(owner: OrganisationId | null, surroundings: Surroundings): Surroundings {
  if (owner === null) return surroundings;
  const opened = (each: PricedCase): PricedCase =>
    each.supplier === owner ? { ...each, hidden: [], open: [...each.open, ...each.hidden] } : each;
  return { ...surroundings, neighbours: neighboursOf(surroundings.neighbours.cases.map(opened)) };
}

/** The narrowest interval in which a price can be placed once an aggregate is out; or that it is too narrow, or cannot be said. */
function narrowestFor(before: Surroundings, aggregate: PublishedAggregate, today: CalendarDate): number | 'tooNarrow' | 'unsolved' {
  const after = { ...before, aggregates: [...before.aggregates, aggregate] };
  const found = weighed({ before, after, fresh: [], changed: [] }, [], today, rememberingReader(shareOfAbout(today)));
  if (found.after.status === 'unsolved') return 'unsolved';
  if (forbidden(found.before, found.after, () => []).length > 0) return 'tooNarrow';
  return Math.min(...found.after.findings.map(({ relativeWidth }) => relativeWidth));
}
