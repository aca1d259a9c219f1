import { type AsOf, factAsOf, type NormativeFact } from '@likeverd/reference';
import { node } from '../nodes.ts';
import type { ResultNode } from '../types.ts';
import type { BudgetPremises } from './format.ts';

/** The dated rates that a budget is worked out with, those in force on the day of the decision. */
export interface Rates {
  /** Share that value added tax adds. */
  readonly valueAddedTax: NormativeFact;
  readonly markUpShare: NormativeFact;
  readonly markUpPack: NormativeFact;
  readonly markUpCold: NormativeFact;
  readonly markUpControlled: NormativeFact;
  readonly coPaymentShare: NormativeFact;
  readonly coPaymentHighest: NormativeFact;
  readonly coPaymentCeiling: NormativeFact;
}

const ids: Readonly<Record<keyof Rates, string>> = {
  valueAddedTax: 'value-added-tax',
  markUpShare: 'pharmacy-mark-up-share',
  markUpPack: 'pharmacy-mark-up-pack',
  markUpCold: 'pharmacy-mark-up-cold',
  markUpControlled: 'pharmacy-mark-up-controlled',
  coPaymentShare: 'blue-prescription-co-payment-share',
  coPaymentHighest: 'blue-prescription-co-payment-highest',
  coPaymentCeiling: 'co-payment-ceiling',
};

/** The rates that premises need. */
export function ratesUsed({ components, others = [], prices = [], coPayments = [] }: BudgetPremises): readonly (keyof Rates)[] {
  const taxed = [...Object.values(components), ...others].some(({ valueAddedTax = false }) => valueAddedTax);
  const blue = coPayments.some(({ type }) => type === 'bluePrescription');
  return [
    ...(taxed ? (['valueAddedTax'] as const) : []),
    ...(prices.length > 0 ? (['markUpShare', 'markUpPack'] as const) : []),
    ...(prices.some(({ coldChain = false }) => coldChain) ? (['markUpCold'] as const) : []),
    ...(prices.some(({ controlled = false }) => controlled) ? (['markUpControlled'] as const) : []),
    ...(blue ? (['coPaymentShare', 'coPaymentHighest', 'coPaymentCeiling'] as const) : []),
  ];
}

/** The rates in force of those that are used; the id of the first for which there is no figure. */
export function ratesInForce(used: readonly (keyof Rates)[], asOf: AsOf): Partial<Rates> | string {
  const found: Partial<Record<keyof Rates, NormativeFact>> = {};
  for (const name of used) {
    const fact = factAsOf(ids[name], asOf);
    if (fact === undefined) return ids[name];
    found[name] = fact;
  }
  return found;
}

const valueOf = (fact: NormativeFact | undefined): number => fact?.value ?? 0;
const present = (...facts: readonly (NormativeFact | undefined)[]): readonly NormativeFact[] =>
  facts.filter((fact) => fact !== undefined);

/**
 * Maximum pharmacy retail price of a pack without value added tax: purchase price × (1 + share, and the addition for a cold chain) + amount per
 * pack, and the addition for groups A and B (DMP, apotekavanse).
 */
export function maximumPrice(
  { parameter, purchasePrice, coldChain = false, controlled = false }: NonNullable<BudgetPremises['prices']>[number],
  rates: Partial<Rates>,
  currency: string,
): ResultNode<number> {
  const cold = coldChain ? rates.markUpCold : undefined;
  const group = controlled ? rates.markUpControlled : undefined;
  const value = purchasePrice * (1 + valueOf(rates.markUpShare) + valueOf(cold)) + valueOf(rates.markUpPack) + valueOf(group);
  return node(`budget.price.${parameter}`, 'maximumPrice', value, currency, {
    inputs: [node(`budget.purchasePrice.${parameter}`, 'purchasePrice', purchasePrice, currency)],
    facts: present(rates.markUpShare, rates.markUpPack, cold, group),
    rule: 'budget.maximumPrice',
  });
}

/**
 * Own payment on blue prescriptions in a year of treatment: the share of the price of a prescription up to the highest amount, times their
 * number, up to what is left of the year's ceiling.
 */
export function blueCoPayment(
  pricePerPrescription: number,
  { prescriptionsPerYear, alreadyPaid = 0 }: { readonly prescriptionsPerYear: number; readonly alreadyPaid?: number },
  rates: Partial<Rates>,
): number {
  const each = Math.min(valueOf(rates.coPaymentShare) * pricePerPrescription, valueOf(rates.coPaymentHighest));
  return Math.min(each * prescriptionsPerYear, Math.max(0, valueOf(rates.coPaymentCeiling) - alreadyPaid));
}
