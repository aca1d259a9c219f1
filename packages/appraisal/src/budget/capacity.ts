import type { Blocked } from '../types.ts';
import { blocked, type BudgetBasis } from './basis.ts';
import { type ByYear, byYear } from './by-year.ts';
import { inWorlds } from './cells.ts';
import { amountOf, flowsOf, type World } from './flows.ts';
import type { Capacity } from './format.ts';

/** Need of something scarce against what there is of it. */
export interface CapacityResult extends Pick<Capacity, 'id' | 'label' | 'unit'> {
  readonly status: 'computed';
  /** What these patients and others need. */
  readonly needed: Readonly<Record<World, ByYear>>;
  readonly available: ByYear;
  /** First calendar year in which need is above what there is; absent where it never is. */
  readonly exceededIn: Readonly<Partial<Record<World, number>>>;
}

const held = (values: readonly number[], year: number): number => values[Math.min(year, values.length - 1)] ?? 0;

/** Need by year without and with the method, and the first year in which it is above what there is. */
export function capacityOf(basis: BudgetBasis, capacity: Capacity): CapacityResult | Blocked {
  const { plan, profiles, years } = basis;
  const { id, label, unit, needs, available, used = [0] } = capacity;
  const strange = needs.find(({ strategy }) => !profiles.strategies.some((profile) => profile.strategy === strategy));
  if (strange !== undefined) {
    const allowed = profiles.strategies.map(({ strategy }) => strategy).join(', ');
    return blocked('budget.strategy', { strategy: strange.strategy, allowed }, 'budget.capacity');
  }
  const quantity = (name: string, kind: 'capacityNeed' | 'capacityAvailable') => ({
    name: `capacity.${id}.${name}`,
    kind,
    unit: 'unit',
    rule: 'budget.capacity' as const,
  });
  const needed = inWorlds((world) => {
    const flows = flowsOf(plan, profiles.strategies, world);
    const columns = needs.flatMap(({ strategy, perStart = 0, perPatientYear = 0 }) => {
      const flow = flows.get(strategy);
      const profile = profiles.strategies.find((each) => each.strategy === strategy);
      if (flow === undefined || profile === undefined) return [];
      const lived = amountOf(flow, profile.personYears);
      return [flow.starting.map((persons, year) => persons * perStart + (lived[year] ?? 0) * perPatientYear)];
    });
    return byYear(
      basis,
      quantity(world, 'capacityNeed'),
      (year) => columns.reduce((sum, column) => sum + (column[year] ?? 0), held(used, year)),
      () => ({ run: profiles.identity.result }),
    );
  });
  const there = byYear(basis, quantity('available', 'capacityAvailable'), (year) => held(available, year));
  const exceeded = (world: World): Partial<Record<World, number>> => {
    const year = needed[world].findIndex(({ value }, index) => value > (there[index]?.value ?? 0));
    return years[year] === undefined ? {} : { [world]: years[year] };
  };
  return {
    status: 'computed',
    id,
    label,
    unit,
    needed,
    available: there,
    exceededIn: { ...exceeded('without'), ...exceeded('with') },
  };
}
