import { type Alternative, type CaseState, emptyWorkspace, type NegotiationWorkspace } from '@likeverd/casework';
import { parseAmount } from '../forms/values.ts';

/** An offer as the page lists it: the list price, what the supplier has offered, or the negotiator's own. */
export interface ListedOffer {
  /** `list`, `offer1`, `alternative1`: how texts refer to it. */
  readonly id: string;
  readonly origin: 'list' | 'recorded' | 'own';
  /** Of recorded offers and of alternatives: which one, from 1. */
  readonly count: number;
  /** The negotiator's name for it; empty where there is none. */
  readonly name: string;
  /** Per unit; absent where it cannot be read. */
  readonly price?: number;
  readonly validUntil?: string;
  readonly terms?: string;
}

/** Why a typed price is no price. */
export type PriceFault = 'empty' | 'notANumber' | 'negative';

export function priceOf(alternative: Alternative): { readonly price: number } | { readonly fault: PriceFault } {
  const text = alternative.terms.price ?? '';
  if (text.trim() === '') return { fault: 'empty' };
  const price = parseAmount(text);
  if (price === null) return { fault: 'notANumber' };
  return price < 0 ? { fault: 'negative' } : { price };
}

/** Every offer of a case, in the order of the table. Recorded offers are prices per pack; where the model counts otherwise they have none. */
export function listedOffers(
  { priceOffers }: Pick<CaseState, 'priceOffers'>,
  { alternatives }: NegotiationWorkspace,
  price: { readonly listPrice: number; readonly unit: string } | null,
): readonly ListedOffer[] {
  const perPack = price?.unit.endsWith('/pack') === true;
  return [
    ...(price === null ? [] : [{ id: 'list', origin: 'list' as const, count: 1, name: '', price: price.listPrice }]),
    ...priceOffers.map(({ pricePerPack, validUntil, terms }, index) => ({
      id: `offer${index + 1}`,
      origin: 'recorded' as const,
      count: index + 1,
      name: '',
      ...(pricePerPack === undefined || !perPack ? {} : { price: pricePerPack }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(terms === undefined ? {} : { terms }),
    })),
    ...alternatives.map((alternative) => {
      const read = priceOf(alternative);
      return {
        id: alternative.id,
        origin: 'own' as const,
        count: Number(alternative.id.replace('alternative', '')),
        name: alternative.name,
        ...('price' in read ? { price: read.price } : {}),
      };
    }),
  ];
}

/** A new alternative with the lowest number that is free. */
export function newAlternative({ alternatives }: NegotiationWorkspace, price: number | undefined): Alternative {
  const taken = new Set(alternatives.map(({ id }) => id));
  let count = 1;
  while (taken.has(`alternative${count}`)) count += 1;
  return {
    id: `alternative${count}`,
    name: '',
    form: 'flat',
    terms: price === undefined ? {} : { price: String(price) },
    remark: '',
    points: {},
  };
}

/** What a negotiator starts from: one alternative at the price last offered, else at the list price. */
export function startOf(
  workspace: NegotiationWorkspace,
  { priceOffers }: Pick<CaseState, 'priceOffers'>,
  price: { readonly listPrice: number; readonly unit: string } | null,
): NegotiationWorkspace {
  if (workspace.alternatives.length > 0) return workspace;
  const offered = listedOffers({ priceOffers }, emptyWorkspace, price).findLast((offer) => offer.price !== undefined);
  return { ...workspace, alternatives: [newAlternative(workspace, offered?.price)] };
}

/** The workspace with one alternative changed. */
export function withAlternative(
  workspace: NegotiationWorkspace,
  id: string,
  change: (alternative: Alternative) => Alternative,
): NegotiationWorkspace {
  return { ...workspace, alternatives: workspace.alternatives.map((each) => (each.id === id ? change(each) : each)) };
}

/** The workspace without an alternative; if it was the one chosen, none is. */
export function withoutAlternative(workspace: NegotiationWorkspace, id: string): NegotiationWorkspace {
  return {
    ...workspace,
    alternatives: workspace.alternatives.filter((each) => each.id !== id),
    chosen: workspace.chosen === id ? '' : workspace.chosen,
  };
}
