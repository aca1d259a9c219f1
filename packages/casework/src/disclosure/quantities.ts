import { combine, known } from './linear-forms.ts';
import type { Period } from './figures.ts';
import type { HiddenPrice, OpenPrice, PricedCase, PriceQuantity } from './priced.ts';
import type { LinearForm } from './statements.ts';

/** What a number of several prices is. */
type JointWhat = 'sum' | 'mean' | 'difference' | 'relation' | 'lower' | 'rebateSum' | 'rebateMean' | 'rebateOfSum';

/** A number that follows from hidden prices: numerator / denominator. */
export interface Quantity {
  /** Key of its words. */
  readonly what: PriceQuantity['what'] | JointWhat | 'pricePerPeriod' | 'samePrice' | 'quantile';
  /** Year of a budget, from 1. */
  readonly year?: number;
  readonly numerator: LinearForm;
  readonly denominator: LinearForm;
  /** What it is in truth. */
  readonly truth: number;
  readonly percent: boolean;
}

/** A price in equations: as an unknown, or as the number that it is where everyone may read it. */
export interface PriceTerm {
  readonly caseId: string;
  readonly item: string;
  readonly form: LinearForm;
  readonly maximum: number;
  readonly truth: number;
}

const hiddenTerm = ({ id, caseId, item, highest, truth }: HiddenPrice): PriceTerm => ({
  caseId,
  item,
  form: { constant: 0, terms: [{ hidden: id, coefficient: 1 }] },
  maximum: highest,
  truth,
});

const openTerm = ({ caseId, item, highest, truth }: OpenPrice): PriceTerm => ({
  caseId,
  item,
  form: known(truth),
  maximum: highest,
  truth,
});

/** Terms of cases that have been asked for: a case never changes, another takes its place. */
const termsMade = new WeakMap<PricedCase, readonly PriceTerm[]>();

/** The prices of a case in the order they were offered. */
export function termsOf(of: PricedCase): readonly PriceTerm[] {
  const terms = termsMade.get(of) ?? termsInOrder(of);
  termsMade.set(of, terms);
  return terms;
}

const termsInOrder = ({ hidden, open }: PricedCase): readonly PriceTerm[] =>
  [
    ...hidden.map((price) => ({ at: price.recordedAt, item: price.item, term: hiddenTerm(price) })),
    ...open.map((price) => ({ at: price.recordedAt, item: price.item, term: openTerm(price) })),
  ]
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.item.localeCompare(b.item, 'en', { numeric: true })))
    .map(({ term }) => term);

const one = known(1);
const scaled = (factor: number, form: LinearForm): LinearForm => combine(known(0), factor, form);
const sumOf = (forms: readonly LinearForm[]): LinearForm => forms.reduce((sum, form) => combine(sum, 1, form), known(0));
const add = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** What follows from a price and the public maximum price alone. */
export function ownQuantities({ form, maximum, truth }: PriceTerm): readonly Quantity[] {
  const rebate = combine(known(maximum), -1, form);
  const money = { denominator: one, percent: false } as const;
  const share = { denominator: known(maximum), percent: true } as const;
  return [
    { ...money, what: 'price', numerator: form, truth },
    { ...money, what: 'rebate', numerator: rebate, truth: maximum - truth },
    ...(maximum > 0
      ? ([
          { ...share, what: 'rebateShare', numerator: scaled(100, rebate), truth: (100 * (maximum - truth)) / maximum },
          { ...share, what: 'priceShare', numerator: scaled(100, form), truth: (100 * truth) / maximum },
        ] as const)
      : []),
  ];
}

/** What follows from a price by a model that is public. */
export const modelQuantity = ({ form, truth }: PriceTerm, quantity: PriceQuantity): Quantity => ({
  what: quantity.what,
  ...(quantity.year === undefined ? {} : { year: quantity.year }),
  numerator: combine(known(quantity.constant), quantity.factor, form),
  denominator: known(quantity.denominator),
  truth: (quantity.constant + quantity.factor * truth) / quantity.denominator,
  percent: quantity.percent,
});

const daysOf: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** Days for which a pack or a cycle commonly lasts, and packs a year as they are commonly counted: what a reader tries. A premise of ours. */
const packDays = [1, 7, 14, 21, 28, 30, 42, 56, 84, 90] as const;
const packsAYear = [4, 6, 12, 13, 26, 52] as const;

/** What a pack costs by the day, week, month or year, for every length that a pack commonly has; fewest packs first. */
export function periodQuantities({ form, truth }: PriceTerm, period: Period): readonly Quantity[] {
  const packs = [
    ...packDays.map((days) => daysOf[period] / days),
    ...(period === 'year' ? packsAYear : period === 'month' ? packsAYear.map((count) => count / 12) : []),
  ];
  return [...new Set(packs)]
    .toSorted((a, b) => a - b)
    .map((count) => ({
      what: 'pricePerPeriod',
      numerator: scaled(count, form),
      denominator: one,
      truth: count * truth,
      percent: false,
    }));
}

/** What follows from several prices together. */
export function jointQuantities(terms: readonly PriceTerm[]): readonly Quantity[] {
  if (terms.length < 2) return [];
  const [prices, truths] = [terms.map(({ form }) => form), terms.map(({ truth }) => truth)];
  const maxima = add(terms.map(({ maximum }) => maximum));
  const [sum, truth] = [sumOf(prices), add(truths)];
  const money = { denominator: one, percent: false } as const;
  const shares = terms.filter(({ maximum }) => maximum > 0);
  const mean = combine(known(100), -100 / terms.length, sumOf(shares.map(({ form, maximum }) => scaled(1 / maximum, form))));
  return [
    { ...money, what: 'sum', numerator: sum, truth },
    { ...money, what: 'mean', numerator: sum, denominator: known(terms.length), truth: truth / terms.length },
    { ...money, what: 'rebateSum', numerator: combine(known(maxima), -1, sum), truth: maxima - truth },
    ...(maxima > 0
      ? ([
          {
            what: 'rebateOfSum',
            numerator: combine(known(100 * maxima), -100, sum),
            denominator: known(maxima),
            truth: (100 * (maxima - truth)) / maxima,
            percent: true,
          },
        ] as const)
      : []),
    ...(shares.length === terms.length
      ? ([
          {
            what: 'rebateMean',
            numerator: mean,
            denominator: one,
            truth: 100 - (100 / terms.length) * add(terms.map((term) => term.truth / term.maximum)),
            percent: true,
          },
        ] as const)
      : []),
  ];
}

/** How one price lies to another, told from the dearer as from the cheaper. */
export function pairQuantities(first: PriceTerm, second: PriceTerm): readonly Quantity[] {
  const [high, low] = first.truth >= second.truth ? [first, second] : [second, first];
  const difference = combine(high.form, -1, low.form);
  const gap = high.truth - low.truth;
  const money = { denominator: one, percent: false } as const;
  const ratio = (what: JointWhat, numerator: LinearForm, above: number, of: PriceTerm): readonly Quantity[] =>
    of.truth === 0
      ? []
      : [{ what, numerator: scaled(100, numerator), denominator: of.form, truth: (100 * above) / of.truth, percent: true }];
  return [
    { ...money, what: 'difference', numerator: difference, truth: gap },
    ...ratio('relation', high.form, high.truth, low),
    ...ratio('relation', low.form, low.truth, high),
    ...ratio('lower', difference, gap, high),
    ...ratio('lower', difference, gap, low),
  ];
}
