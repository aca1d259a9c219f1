import type { DrawTraces } from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import {
  type AgreementGround,
  agreementGround,
  type JudgedOffer,
  judgePriced,
  type Offer,
  prepareOffer,
  priceAgreements,
  type AgreementTerm,
  tracesFor,
} from '../agreements/index.ts';
import type { Materials } from '../assessment/materials.ts';
import type { Blocked } from '../types.ts';

/** What agreements are judged on again and again. */
export interface AgreementDraws {
  readonly ground: AgreementGround;
  /** Component of cost that is paid for at the price. */
  readonly component: string;
}

/** A price with what is agreed beside it. */
export interface AgreementOffer {
  readonly id: string;
  readonly price: number;
  readonly terms: readonly AgreementTerm[];
  readonly followUp?: NonNullable<Offer['followUp']>;
  readonly answers: NonNullable<Offer['answers']>;
}

/** An agreement on top of a price: what the supplier bears, and its cost in each draw. */
export interface JudgedAgreement {
  readonly judged: JudgedOffer;
  /** Discounted cost of the component for each patient, at the list price of the model and as agreed. */
  readonly listDiscounted: Float64Array;
  readonly paidDiscounted: Float64Array;
}

/** The component of the method whose cost follows the price most: with all others as they are, that which is 0 when the price is. */
export function pricedComponent(
  strategy: string,
  { baseCase, free }: { readonly baseCase: Materials['baseCase']; readonly free: Materials['baseCase'] },
): string {
  const costs = (of: Materials['baseCase']) => of.strategies.find((each) => each.strategy === strategy)?.components ?? [];
  const without = new Map(costs(free).map(({ component, undiscounted }) => [component, undiscounted]));
  const moved = costs(baseCase).map(({ component, undiscounted }) => ({
    component,
    by: undiscounted - (without.get(component) ?? 0),
  }));
  return moved.toSorted((a, b) => b.by - a.by)[0]?.component ?? '';
}

/** The draws agreements are judged on. Blocked where the kind of model follows no shares of a cohort. */
export function agreementDraws(materials: Materials, component: string): AgreementDraws | Blocked {
  const ground = agreementGround(materials, {});
  return 'status' in ground ? ground : { ground, component };
}

/** The traces that offers are priced on, a block of draws at a time, to be kept for as long as offers look at the same states. */
export function agreementTraces({ ground }: AgreementDraws, offers: readonly Offer[]): Iterable<DrawTraces> {
  const prepared = offers.map((offer) => prepareOffer(ground, offer)).flatMap((terms) => ('status' in terms ? [] : [terms]));
  return prepared.length === 0 ? [] : tracesFor(ground, prepared);
}

/** An agreement judged on kept traces, or why it cannot be. */
export function judgeAgreement({ ground }: AgreementDraws, offer: Offer, blocks: readonly DrawTraces[]): JudgedAgreement | Blocked {
  const terms = prepareOffer(ground, offer);
  if ('status' in terms) return terms;
  const { from, to } = ground.run.draws;
  const [priced] = priceAgreements([terms], ground.context, blocks, to - from);
  if (priced === undefined) throw new RangeError(`${offer.id} was not priced`);
  const listDiscounted = priced.listDiscounted.map((cost) => cost / terms.listFactor);
  return { judged: judgePriced(ground, offer, terms, priced), listDiscounted, paidDiscounted: priced.paidDiscounted };
}

/** Mean of what the supplier bears of the cost of a patient, discounted. */
export const meanRebate = ({ listDiscounted, paidDiscounted }: JudgedAgreement): number =>
  mean(listDiscounted) - mean(paidDiscounted);

/** What a negotiator types of an offer, as a document of the agreements room. A price above the list price is a list price of its own. */
export function offerDocument(
  { id, price, terms, followUp, answers }: AgreementOffer,
  { component, parameter, listPrice }: { readonly component: string; readonly parameter: string; readonly listPrice: number },
): Offer {
  const discount = 1 - price / listPrice;
  return {
    id,
    name: { nb: id, nn: id, en: id },
    component,
    price: { parameter, ...(discount < 0 ? { list: price } : {}) },
    terms: [{ type: 'flatDiscount', discount: Math.max(0, discount) }, ...terms],
    answers,
    ...(followUp === undefined ? {} : { followUp }),
    source: 'Typed by the negotiator',
  };
}
