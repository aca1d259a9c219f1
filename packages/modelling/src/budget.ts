import type { CompiledModel } from './compile.ts';
import type { ModelOpenCohort } from './model.ts';
import { identify, stop } from './run.ts';
import type { Trouble } from './run-parts.ts';
import type { Checked, RunIdentity } from './types.ts';
import { convolve, followsShares, inCalendarYears, profilesOf, valueAt, type YearlyProfile } from './yearly.ts';

/** Undiscounted costs of all patients, by year of the budget. */
export interface BudgetCosts {
  readonly costs: Float64Array;
  readonly payers: readonly { readonly payer: string; readonly costs: Float64Array }[];
  readonly components: readonly { readonly component: string; readonly payer: string; readonly costs: Float64Array }[];
}

/** All patients of the years so far, in a world without or with the method. */
export interface BudgetWorld extends BudgetCosts {
  readonly world: 'without' | 'with';
  readonly strategies: readonly {
    readonly strategy: string;
    /** Persons who start in the year. */
    readonly newPatients: Float64Array;
    /** Years lived in the year: its mean number of patients. */
    readonly personYears: Float64Array;
    /** Those person-years in which a yearly cost runs, such as that of a drug: the mean number on it. */
    readonly onComponents: readonly { readonly component: string; readonly personYears: Float64Array }[];
    readonly costs: Float64Array;
  }[];
}

export interface BudgetImpact {
  readonly kind: 'budget-impact';
  readonly identity: RunIdentity;
  readonly currency: string;
  readonly priceYear: number;
  /** All columns have this length. */
  readonly years: number;
  readonly entry: 'evenly' | 'yearStart';
  readonly newPatients: Float64Array;
  readonly without: BudgetWorld;
  readonly with: BudgetWorld;
  /** With the method less without it. */
  readonly difference: BudgetCosts;
}

const total = (columns: readonly Float64Array[], years: number): Float64Array =>
  Float64Array.from({ length: years }, (_, year) => columns.reduce((sum, column) => sum + valueAt(column, year), 0));

const withPayers = (components: BudgetCosts['components'], years: number): BudgetCosts => ({
  costs: total(
    components.map(({ costs }) => costs),
    years,
  ),
  payers: [...new Set(components.map(({ payer }) => payer))].map((payer) => ({
    payer,
    costs: total(
      components.filter((component) => component.payer === payer).map(({ costs }) => costs),
      years,
    ),
  })),
  components,
});

const worldOf = (
  world: BudgetWorld['world'],
  { newPatients, entry }: ModelOpenCohort,
  shares: readonly (readonly number[])[],
  profiles: readonly YearlyProfile[],
): BudgetWorld => {
  const years = newPatients.length;
  const strategies = profiles.map(({ strategy, personYears, components }, index) => {
    const entering = Float64Array.from(newPatients, (persons, year) => persons * (shares[index]?.[year] ?? Number.NaN));
    const found = components.map(({ component, payer, costs, personYears: on }) => ({
      component,
      payer,
      costs: convolve(entering, inCalendarYears(costs, entry)),
      on: on === undefined ? undefined : convolve(entering, inCalendarYears(on, entry)),
    }));
    return { strategy, entering, personYears: convolve(entering, inCalendarYears(personYears, entry)), found };
  });
  const names = [...new Map(strategies.flatMap(({ found }) => found.map(({ component, payer }) => [component, payer] as const)))];
  const components = names.map(([component, payer]) => ({
    component,
    payer,
    costs: total(
      strategies.flatMap(({ found }) => found.filter((each) => each.component === component).map(({ costs }) => costs)),
      years,
    ),
  }));
  return {
    world,
    strategies: strategies.map(({ strategy, entering, personYears, found }) => ({
      strategy,
      newPatients: entering,
      personYears,
      onComponents: found.flatMap(({ component, on }) => (on === undefined ? [] : [{ component, personYears: on }])),
      costs: total(
        found.map(({ costs }) => costs),
        years,
      ),
    })),
    ...withPayers(components, years),
  };
};

const lessBy = (some: Float64Array | undefined, others: Float64Array | undefined, years: number): Float64Array =>
  Float64Array.from({ length: years }, (_, year) => (some?.[year] ?? 0) - (others?.[year] ?? 0));

const differenceOf = (after: BudgetWorld, before: BudgetWorld, years: number): BudgetCosts =>
  withPayers(
    [...new Map([...before.components, ...after.components].map((each) => [each.component, each.payer] as const))].map(
      ([component, payer]) => ({
        component,
        payer,
        costs: lessBy(
          after.components.find((each) => each.component === component)?.costs,
          before.components.find((each) => each.component === component)?.costs,
          years,
        ),
      }),
    ),
    years,
  );

/**
 * Budget impact in the base case: what all patients of an open cohort cost, year by year, without and with the method. The closed
 * cohort is run once for each strategy; its undiscounted costs by cycle are laid over calendar years and summed over the years of
 * entry. The budget may not be longer than the horizon. Source of the method: Sullivan et al. (2014), ISPOR Budget Impact Analysis Good Practice II, Value in Health 17:5-14.
 */
export const runBudgetImpact = (compiled: CompiledModel): Checked<BudgetImpact> => {
  const refuse = (trouble: Trouble): Checked<BudgetImpact> => stop(compiled, trouble, -1);
  if (!followsShares(compiled.model)) {
    const details = { found: compiled.model.kind, allowed: 'partitionedSurvival, cohort', suggestion: '' };
    return refuse({ code: 'field.choice', path: ['kind'], details });
  }
  const { openCohort, document: own } = compiled.model;
  if (openCohort === undefined) return refuse({ code: 'field.missing', path: ['openCohort'], details: { field: 'openCohort' } });
  const years = openCohort.newPatients.length;
  if (years > own.time.horizon)
    return refuse({ code: 'field.range', path: ['openCohort'], details: { found: years, maximum: own.time.horizon } });
  const profiles = profilesOf(compiled, compiled.model, years);
  if ('code' in profiles) return refuse(profiles);
  const [before, after] = openCohort.worlds;
  const without = worldOf('without', openCohort, before, profiles);
  const withMethod = worldOf('with', openCohort, after, profiles);
  const result = {
    kind: 'budget-impact' as const,
    currency: own.currency,
    priceYear: own.priceYear,
    years,
    entry: openCohort.entry,
    newPatients: Float64Array.from(openCohort.newPatients),
    without,
    with: withMethod,
    difference: differenceOf(withMethod, without, years),
  };
  return { ok: true, value: { ...result, identity: identify(compiled, result) } };
};
