import type { CalendarDate } from '@likeverd/reference';
import type { OrganisationId } from '../parties.ts';
import { disclosed } from './guard.ts';
import { disclosureLimit } from './limits.ts';
import type { LinearForm, Statement } from './statements.ts';

/** A hidden price as a share of its public maximum, in one decided case. */
export interface PriceShare {
  readonly caseId: string;
  /** Whose price it is: who knows it anyway. */
  readonly owner: OrganisationId;
  /** Therapeutic area: ATC main group, `L`. */
  readonly area: string;
  readonly share: number;
}

/** Rebates of an area as they are told: share of the maximum price that is taken off. */
export interface RebateFigures {
  readonly number: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** What has been published of an area on a day, and of which cases. */
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

/** Rebates are told to the nearest five percentage points: the parts of a whole. */
const parts = 20;
const step = 1 / parts;

const rounded = (share: number): number => Math.round(share * parts) / parts;

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
 * more narrowly than the limit from it and everything published of the area before.
 */
export function rebateAggregates(
  prices: readonly PriceShare[],
  earlier: readonly RebateAggregate[],
  today: CalendarDate,
): readonly AggregateOutcome[] {
  const [fewest, largest, limit] = [
    disclosureLimit('disclosure-fewest-members', today),
    disclosureLimit('disclosure-largest-share', today),
    disclosureLimit('disclosure-narrowest-interval', today),
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
      const told = [...earlier.filter((each) => each.area === area), aggregate];
      const known = new Set(told.flatMap((each) => each.members));
      const all = prices.filter(({ caseId }) => known.has(caseId));
      const widths = [null, ...owners.map(([owner]) => owner)].map((owner) => narrowestFor(owner, all, told));
      if (widths.some((width) => width === undefined)) return { area, status: 'withheld', reason: 'unsolved' };
      const narrowest = Math.min(...widths.map((width) => width ?? 0));
      return narrowest < limit ? { area, status: 'withheld', reason: 'tooNarrow' } : { area, status: 'safe', aggregate, narrowest };
    });
}

/** The narrowest interval in which someone who knows their own prices, or nothing, can place another's; undefined where that cannot be said. */
function narrowestFor(
  owner: OrganisationId | null,
  prices: readonly PriceShare[],
  told: readonly RebateAggregate[],
): number | undefined {
  const hidden = prices.filter((price) => price.owner !== owner).map(({ caseId }) => ({ id: caseId, lowest: 0, highest: 1 }));
  const of = new Map(prices.map((price) => [price.caseId, price]));
  const member = (caseId: string): LinearForm => {
    const price = of.get(caseId);
    return price !== undefined && price.owner === owner
      ? { constant: price.share, terms: [] }
      : { constant: 0, terms: [{ hidden: caseId, coefficient: 1 }] };
  };
  const statements = told.flatMap(({ members, figures: { lowerQuartile, median, upperQuartile } }, index): readonly Statement[] =>
    (
      [
        [0.25, upperQuartile],
        [0.5, median],
        [0.75, lowerQuartile],
      ] as const
    ).map(([probability, rebate]) => ({
      id: `${index} ${probability}`,
      where: `${index}`,
      kind: 'quantile',
      members: members.map(member),
      probability,
      value: 1 - rebate,
      within: step / 2,
    })),
  );
  const found = disclosed(hidden, statements);
  return found.status === 'solved' ? Math.min(...found.revealed.map(({ relativeWidth }) => relativeWidth)) : undefined;
}
