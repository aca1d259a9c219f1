import type { OfferAppraisal, Outcome, ResultNode } from '@likeverd/appraisal';
import { budgetYears } from './assumptions.ts';

/** What is asked of every offer, in the order of the table. Texts refer to a number as `[[offer.quantity]]`. */
export const quantities = [
  'price',
  'discount',
  'costs',
  'incrementalCosts',
  'incrementalQalys',
  'icer',
  'netBenefit',
  'probability',
  'evpi',
  'populationEvpi',
  ...budgetYears.map((year) => `budget${year}` as const),
] as const;
export type Quantity = (typeof quantities)[number];

/** The number of an offer, or undefined where it could not be computed. */
export function numberOf(offer: OfferAppraisal | undefined, quantity: Quantity): ResultNode<number | Outcome> | undefined {
  if (offer === undefined) return undefined;
  switch (quantity) {
    case 'price':
      return offer.price;
    case 'discount':
      return offer.effectiveDiscount;
    case 'costs':
    case 'incrementalCosts':
    case 'incrementalQalys':
    case 'icer':
      return offer[quantity];
    case 'netBenefit':
    case 'probability':
    case 'evpi':
    case 'populationEvpi':
      return offer.atThreshold?.[quantity];
    default:
      return offer.budget?.find(({ year }) => `budget${year}` === quantity)?.cost;
  }
}

/** Which way is better for the payer, where one way is. */
const wanted: Readonly<Record<Quantity, 'high' | 'low' | null>> = {
  price: 'low',
  discount: 'high',
  costs: 'low',
  incrementalCosts: 'low',
  incrementalQalys: null,
  icer: 'low',
  netBenefit: 'high',
  probability: 'high',
  evpi: 'low',
  populationEvpi: 'low',
  budget1: 'low',
  budget2: 'low',
  budget3: 'low',
  budget4: 'low',
  budget5: 'low',
};

/** Rank of a number among others of its row; undefined where it cannot be ordered, as a saving per QALY lost cannot. */
function rankOf(node: ResultNode<number | Outcome> | undefined): number | undefined {
  if (node === undefined) return undefined;
  if (typeof node.value === 'number') return node.value;
  switch (node.value.outcome) {
    case 'ratio':
      return node.value.value;
    case 'dominant':
      return Number.NEGATIVE_INFINITY;
    case 'dominated':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
}

/** Places of the best of a row: one or several; none where they cannot be told apart or no way is better. */
export function bestOf(quantity: Quantity, row: readonly (ResultNode<number | Outcome> | undefined)[]): ReadonlySet<number> {
  const want = wanted[quantity];
  const ranks = row.map(rankOf);
  const known = ranks.filter((rank) => rank !== undefined);
  if (want === null || new Set(known).size < 2) return new Set();
  const best = want === 'high' ? Math.max(...known) : Math.min(...known);
  return new Set(ranks.flatMap((rank, place) => (rank === best ? [place] : [])));
}
