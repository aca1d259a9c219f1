import type { AgreementTerm } from './format.ts';
import { type DrawReading, measured, type PatientTerm } from './patient-stream.ts';

/** Terms that act on all patients in Norway together, by year of the agreement. */
export type NationalTerm = Exclude<AgreementTerm, PatientTerm> | Extract<AgreementTerm, { type: 'flatDiscount' }>;

/** What is delivered and paid in Norway in each year of the agreement, in one draw. */
export interface NationalYears {
  /** At list price. */
  readonly delivered: Float64Array;
  /** What is paid; the terms change it. */
  readonly paid: Float64Array;
}

type Tiers = Extract<AgreementTerm, { type: 'priceVolume' }>;

/** What a volume costs in units of the list price: each part at the price of its tier, or all of it at the price of the tier it reaches. */
export const tieredVolume = (volume: number, { form, tiers }: Pick<Tiers, 'form' | 'tiers'>): number => {
  if (form === 'allUnits') return volume * (1 - (tiers.findLast(({ from }) => volume >= from)?.discount ?? 0));
  return tiers.reduce((total, { from, discount }, index) => {
    const lower = index === 0 ? 0 : (tiers[index - 1]?.discount ?? 0);
    return total - Math.max(0, volume - from) * (discount - lower);
  }, volume);
};

/** Multiplies each year by what a function of the volume of the year, or of all years so far, makes of it. */
const settle = (
  volumes: Float64Array,
  paid: Float64Array,
  wholeAgreement: boolean,
  costs: (volume: number, year: number) => number,
): void => {
  let sum = 0;
  for (let year = 0; year < paid.length; year++) {
    const volume = volumes[year] as number;
    const earlier = wholeAgreement ? sum : 0;
    if (volume > 0)
      paid[year] =
        ((paid[year] as number) * (costs(earlier + volume, year) - (wholeAgreement ? costs(earlier, year) : 0))) / volume;
    sum += volume;
  }
};

/** What remains above a budget: min(C, B) + (1 − s) max(0, C − B). */
export const aboveBudget = (cost: number, budget: number, supplierShare: number): number =>
  Math.min(cost, budget) + (1 - supplierShare) * Math.max(0, cost - budget);

const reaches = (value: number, level: number, better: 'higher' | 'lower' = 'higher'): boolean =>
  better === 'higher' ? value >= level : value <= level;

const scale = (paid: Float64Array, discount: number, from = 0, to = paid.length): void => {
  for (let year = from; year < Math.min(to, paid.length); year++) paid[year] = (paid[year] as number) * (1 - discount);
};

/** Lets one term act. `unitPrice`: list price of a unit; `shares`: those of the indications that turned out in the draw. */
export const applyToNation = (
  { delivered, paid }: NationalYears,
  term: NationalTerm,
  reading: DrawReading,
  unitPrice: number,
  shares: readonly number[],
): void => {
  switch (term.type) {
    case 'flatDiscount':
      scale(paid, term.discount);
      return;
    case 'priceVolume': {
      const volumes = term.measure === 'units' ? delivered.map((value) => value / unitPrice) : delivered;
      settle(volumes, paid, term.period === 'agreement', (volume) => tieredVolume(volume, term));
      return;
    }
    case 'expenditureCap': {
      const { budget, supplierShare = 1 } = term;
      const inYear = (year: number): number => (term.period === 'agreement' ? budget[0] : (budget[year] ?? budget.at(-1))) ?? 0;
      settle(paid.slice(), paid, term.period === 'agreement', (cost, year) => aboveBudget(cost, inYear(year), supplierShare));
      return;
    }
    case 'indicationPrice': {
      const price = term.indications.reduce(
        (sum, { share, discount }, index) => sum + (term.trueUp ? (shares[index] ?? share) : share) * (1 - discount),
        0,
      );
      scale(paid, 1 - price);
      return;
    }
    case 'documentedEffect': {
      const discounts = [
        { year: 0, discount: term.start },
        ...term.steps.map(({ year, measure, better, levels, otherwise }) => {
          const value = measured(measure, reading);
          return { year, discount: levels.findLast(({ level }) => reaches(value, level, better))?.discount ?? otherwise };
        }),
      ];
      discounts.forEach(({ year, discount }, index) => scale(paid, discount, year, discounts[index + 1]?.year));
      return;
    }
    case 'evidence':
      if (term.exit.type === 'lowerPrice' && failsReview(term, reading)) scale(paid, term.exit.discount, term.reviewYear);
  }
};

/** Whether the review finds that the agreed level is not reached. */
const failsReview = ({ measure, level, better }: Extract<AgreementTerm, { type: 'evidence' }>, reading: DrawReading): boolean =>
  !reaches(measured(measure, reading), level, better);

/** Year of the agreement from which no new patients start, in a draw where a review ends the introduction. */
export const closesIn = (terms: readonly AgreementTerm[], reading: DrawReading): number =>
  Math.min(
    ...terms.map((term) =>
      term.type === 'evidence' && term.exit.type === 'withdraw' && failsReview(term, reading)
        ? term.reviewYear
        : Number.POSITIVE_INFINITY,
    ),
    Number.POSITIVE_INFINITY,
  );
