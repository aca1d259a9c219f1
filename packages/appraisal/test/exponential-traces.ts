import type { DrawTraces } from '@likeverd/modelling';
import type { PricedTerms, PricingContext, AgreementTerm } from '../src/index.ts';

/** A treatment that patients leave at a constant rate, so that integrals over time are known; they are then out of state `on`. Constructed. */
export interface Exponential {
  /** Leaving, 1/year. */
  readonly rate: number;
  /** Cost of a year on treatment. */
  readonly yearly: number;
  readonly horizon: number;
  readonly cyclesPerYear: number;
  /** Yearly discount rate. */
  readonly discount?: number;
}

/** Years on treatment between two times for each patient who starts: the integral of exp(−λ t). */
export const between = (rate: number, from: number, to: number): number => (Math.exp(-rate * from) - Math.exp(-rate * to)) / rate;

/** Traces with the mean of each cycle exact, one draw for each set of numbers. */
export function exponentialTraces(given: readonly Exponential[]): DrawTraces {
  const [first] = given;
  if (first === undefined) throw new Error('no draws');
  const { horizon, cyclesPerYear, discount = 0 } = first;
  const cycles = horizon * cyclesPerYear;
  const width = cycles + 1;
  const people = new Float64Array(given.length * width);
  const costs = new Float64Array(given.length * width);
  const occupancy = new Float64Array(given.length * width);
  given.forEach(({ rate, yearly }, row) => {
    for (let k = 0; k < width; k++) {
      occupancy[row * width + k] = Math.exp((-rate * k) / cyclesPerYear);
      if (k === 0) continue;
      const years = between(rate, (k - 1) / cyclesPerYear, k / cyclesPerYear);
      people[row * width + k] = years * cyclesPerYear;
      costs[row * width + k] = years * yearly;
    }
  });
  const weight = Float64Array.from({ length: width }, (_, k) => (k === 0 ? 0 : (1 + discount) ** -((k - 0.5) / cyclesPerYear)));
  return {
    draws: { seed: 1, from: 0, to: given.length },
    strategy: 'method',
    cycles,
    cyclesPerYear,
    schedule: [{ fromYear: 0, rate: discount }],
    components: [{ component: 'drug', people, costs, weight }],
    states: [{ state: 'on', occupancy }],
  };
}

/** A one-off treatment at the start. */
export function onceTraces(price: number, { horizon, cyclesPerYear, rate, discount = 0 }: Omit<Exponential, 'yearly'>): DrawTraces {
  const traces = exponentialTraces([{ horizon, cyclesPerYear, rate, discount, yearly: 1 }]);
  const column = (value: number): Float64Array => Float64Array.from({ length: traces.cycles + 1 }, (_, k) => (k === 1 ? value : 0));
  return { ...traces, components: [{ component: 'drug', people: column(1), costs: column(price), weight: column(1) }] };
}

export const offerOf = (terms: readonly AgreementTerm[], rest: Partial<PricedTerms> = {}): PricedTerms => ({
  id: 'offer',
  component: 'drug',
  terms,
  listFactor: 1,
  unitPrice: 1,
  years: 1,
  ...rest,
});

export const contextOf = (rest: Partial<PricingContext> = {}): PricingContext => ({
  seed: 1,
  patients: [1],
  volumeVariation: 0,
  parameter: () => Number.NaN,
  qalyGain: () => 0,
  ...rest,
});
