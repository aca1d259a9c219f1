import type { PatientYear } from '../population/patients.ts';
import type { PopulationPremises } from '../population/format.ts';
import type { BudgetPremises } from './format.ts';
import type { Plan } from './flows.ts';

/** What a plan is made from. */
export interface PlanInput {
  readonly patients: readonly PatientYear[];
  readonly population: PopulationPremises;
  readonly premises: Pick<BudgetPremises, 'entry' | 'mix' | 'displaced'>;
  readonly strategies: readonly string[];
  readonly method: string;
  readonly comparator: string;
}

/** Why there is no plan: codes of blocked parts without their prefix. */
export interface NoPlan {
  readonly code: 'budget.strategy' | 'budget.mix' | 'budget.displaced';
  readonly details: Readonly<Record<string, string>>;
}

const tolerance = 1e-9;
const lastHeld = (values: readonly number[], year: number): number => values[Math.min(year, values.length - 1)] ?? 0;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Shares of one year. The method gets its uptake; what it gets more than without it is taken from the other strategies by weight, by default in
 * proportion to what they have. No strategy can give more than it has.
 */
function withMethod(
  without: ReadonlyMap<string, number>,
  method: string,
  uptake: number,
  weights: BudgetPremises['displaced'],
): ReadonlyMap<string, number> | string {
  const own = without.get(method) ?? 0;
  const others = [...without].filter(([strategy]) => strategy !== method);
  const weightOf = ([strategy, share]: readonly [string, number]): number =>
    weights === undefined ? share : (weights[strategy] ?? 0);
  const total = sum(others.map(weightOf));
  const taken = uptake - own;
  const after = new Map([[method, uptake]]);
  for (const other of others) {
    const [strategy, share] = other;
    const left = share - (total > 0 ? (taken * weightOf(other)) / total : 0);
    if (left < -tolerance || (total === 0 && Math.abs(taken) > tolerance)) return strategy;
    after.set(strategy, Math.max(0, left));
  }
  return after;
}

/** Who gets what in each year of the budget, without and with the method; or what is contradictory in it. */
export function planOf({ patients, population, premises, strategies, method, comparator }: PlanInput): Plan | NoPlan {
  const { entry = 'evenly', mix, displaced } = premises;
  const pools = population.prevalent ?? [];
  const named = [...Object.keys(mix ?? {}), ...Object.keys(displaced ?? {}), ...pools.flatMap(({ strategy }) => strategy ?? [])];
  const unknown = named.find((id) => !strategies.includes(id));
  if (unknown !== undefined) return { code: 'budget.strategy', details: { strategy: unknown, allowed: strategies.join(', ') } };

  const shares = strategies.map((strategy) => ({
    strategy,
    without: new Float64Array(patients.length),
    with: new Float64Array(patients.length),
  }));
  for (const [index, { newPatients, treated, year }] of patients.entries()) {
    const without = new Map(
      strategies.map((id) => [id, mix === undefined ? Number(id === comparator) : lastHeld(mix[id] ?? [0], index)]),
    );
    if (Math.abs(sum([...without.values()]) - 1) > 1e-6) {
      return { code: 'budget.mix', details: { year: String(year), found: String(sum([...without.values()])) } };
    }
    const uptake = newPatients.value === 0 ? 0 : treated.value / newPatients.value;
    const after = withMethod(without, method, uptake, displaced);
    if (typeof after === 'string') return { code: 'budget.displaced', details: { strategy: after, year: String(year) } };
    for (const share of shares) {
      share.without[index] = without.get(share.strategy) ?? 0;
      share.with[index] = after.get(share.strategy) ?? 0;
    }
  }
  return {
    entry,
    method,
    newPatients: Float64Array.from(patients, ({ newPatients }) => newPatients.value),
    shares,
    pools: pools.map(({ patients: persons, yearsSinceStart, strategy = comparator, switching }) => ({
      patients: persons,
      since: yearsSinceStart,
      strategy,
      switching,
    })),
  };
}

/** Years of follow-up that the profiles of a plan must cover. */
export const yearsNeeded = ({ newPatients, pools }: Plan): number =>
  newPatients.length + Math.max(0, ...pools.map(({ since }) => since));
