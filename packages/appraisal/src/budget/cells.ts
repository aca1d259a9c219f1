import type { YearlyProfile } from '@likeverd/modelling';
import { amountOf, type Flow, flowsOf, type Plan, type World, worlds } from './flows.ts';
import type { BudgetPremises, Category, CoPayment, Holder, OtherCost } from './format.ts';
import { blueCoPayment, type Rates } from './prices.ts';

/** What one strategy costs one bearer for one purpose, year by year, without and with the method. */
export interface Cell extends Readonly<Record<World, Float64Array>> {
  /** Component of the model, or expense that is not in it. */
  readonly id: string;
  readonly kind: 'component' | 'coPayment' | 'other';
  readonly strategy: string;
  readonly holder: Holder;
  readonly category: Category;
}

/** What the amounts of a budget follow from, beside who gets what. */
export interface Amounts {
  readonly premises: Pick<BudgetPremises, 'holders' | 'components' | 'coPayments' | 'others'>;
  readonly rates: Partial<Rates>;
}

const at = (column: Float64Array, index: number): number => column[index] ?? 0;
const scaled = (column: Float64Array, factor: number): Float64Array => column.map((value) => value * factor);
const inBoth = (column: (world: World) => Float64Array): Readonly<Record<World, Float64Array>> => ({
  without: column('without'),
  with: column('with'),
});

/** What patients pay of a cost; `personYears` are those on it. */
function paidByPatients(
  coPayment: CoPayment,
  costs: Float64Array,
  personYears: Float64Array | undefined,
  rates: Partial<Rates>,
): Float64Array {
  if (coPayment.type === 'share') return scaled(costs, coPayment.share);
  if (personYears === undefined) return costs.map(() => 0);
  if (coPayment.type === 'perYear') return scaled(personYears, coPayment.amount);
  return costs.map((cost, year) => {
    const persons = at(personYears, year);
    const prescriptions = persons * coPayment.prescriptionsPerYear;
    return prescriptions > 0 ? persons * blueCoPayment(cost / prescriptions, coPayment, rates) : 0;
  });
}

type Flows = Readonly<Record<World, ReadonlyMap<string, Flow>>>;

function cellsOfStrategy(
  { strategy, components }: YearlyProfile,
  flow: Readonly<Record<World, Flow>>,
  { premises, rates }: Amounts,
): readonly Cell[] {
  return components.flatMap(({ component, payer, costs, personYears }): readonly Cell[] => {
    const given = premises.components[component];
    const holder = premises.holders[payer];
    if (given === undefined || holder === undefined) return [];
    const factor = given.valueAddedTax === true ? 1 + (rates.valueAddedTax?.value ?? 0) : 1;
    const whole = inBoth((world) => scaled(amountOf(flow[world], costs), factor));
    const on = personYears;
    const own = (premises.coPayments ?? []).filter((each) => each.component === component);
    const paid = own.map((coPayment) =>
      inBoth((world) => paidByPatients(coPayment, whole[world], on === undefined ? undefined : amountOf(flow[world], on), rates)),
    );
    const left = inBoth((world) =>
      whole[world].map((cost, year) => paid.reduce((rest, { [world]: share }) => rest - at(share, year), cost)),
    );
    const common = { id: component, strategy, category: given.category } as const;
    return [
      { ...common, kind: 'component', holder, ...left },
      ...paid.map((share): Cell => ({ ...common, kind: 'coPayment', holder: 'patient', ...share })),
    ];
  });
}

/** Expenses that are not in the model: they follow the method, in the world where it is introduced. */
function otherCell(other: OtherCost, flows: Flows, profile: YearlyProfile, { rates }: Amounts): Cell {
  const factor = other.valueAddedTax === true ? 1 + (rates.valueAddedTax?.value ?? 0) : 1;
  const { id, category, holder } = other;
  const common = { id, kind: 'other' as const, strategy: profile.strategy, holder, category };
  const flowIn = (world: World): Flow | undefined => flows[world].get(profile.strategy);
  const nobody = new Float64Array(flowIn('with')?.starting.length ?? 0);
  if (other.type === 'yearly') {
    const amounts = nobody.map((_, year) => factor * (other.amounts[Math.min(year, other.amounts.length - 1)] ?? 0));
    return { ...common, without: nobody, with: amounts };
  }
  const persons = (flow: Flow | undefined): Float64Array => {
    if (flow === undefined) return nobody;
    return other.type === 'perNewPatient' ? flow.starting : amountOf(flow, profile.personYears);
  };
  return { ...common, ...inBoth((world) => scaled(persons(flowIn(world)), factor * other.amount)) };
}

/** Every expense of a plan, by strategy, purpose and bearer. */
export function cellsOf(plan: Plan, profiles: readonly YearlyProfile[], amounts: Amounts): readonly Cell[] {
  const flows = inWorlds((world) => flowsOf(plan, profiles, world));
  const method = profiles.find(({ strategy }) => strategy === plan.method);
  return [
    ...profiles.flatMap((profile) => {
      const [without, after] = worlds.map((world) => flows[world].get(profile.strategy));
      return without === undefined || after === undefined ? [] : cellsOfStrategy(profile, { without, with: after }, amounts);
    }),
    ...(method === undefined ? [] : (amounts.premises.others ?? []).map((other) => otherCell(other, flows, method, amounts))),
  ];
}

/** One value for each world. */
export const inWorlds = <T>(value: (world: World) => T): Readonly<Record<World, T>> => ({
  without: value('without'),
  with: value('with'),
});

/** Differences of a budget that are asked for again and again: with the method less without it, by year. */
export interface Totals extends Readonly<Record<Holder, Float64Array>> {
  /** The public budget for medicines. */
  readonly drugs: Float64Array;
  /** All bearers but the patients. */
  readonly service: Float64Array;
}

/** The totals of some cells. */
export function totalsOf(cells: readonly Cell[], years: number): Totals {
  const of = (holder: Holder): Float64Array =>
    differenceOf(
      cells.filter((cell) => cell.holder === holder),
      years,
    );
  return {
    specialist: of('specialist'),
    nationalInsurance: of('nationalInsurance'),
    municipal: of('municipal'),
    patient: of('patient'),
    drugs: differenceOf(cells.filter(isDrug), years),
    service: differenceOf(cells.filter(isPublic), years),
  };
}

/** With the method less without it, summed over some cells. */
export function differenceOf(cells: readonly Cell[], years: number): Float64Array {
  return Float64Array.from({ length: years }, (_, year) =>
    cells.reduce((total, cell) => total + at(cell.with, year) - at(cell.without, year), 0),
  );
}

/** Cells of the public health service: all but what patients bear. */
export const isPublic = ({ holder }: Cell): boolean => holder !== 'patient';
/** Cells of the public budget for medicines. */
export const isDrug = (cell: Cell): boolean => cell.category === 'drug' && isPublic(cell);
