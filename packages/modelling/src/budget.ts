import { checkModel } from './check.ts';
import type { CompiledModel } from './compile.ts';
import type { Evaluated, Evaluator } from './evaluator.ts';
import { evaluatorOf } from './kinds.ts';
import type { Ledger, LedgerLine } from './ledger.ts';
import type { Model, ModelOpenCohort, SharesModel } from './model.ts';
import { identify, stop } from './run.ts';
import { at, type Trouble } from './run-parts.ts';
import type { Checked, RunIdentity } from './types.ts';

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

/** What one patient of a strategy causes in the year of entry (index 0) and in those after it. */
interface Profile {
  readonly strategy: string;
  readonly personYears: Float64Array;
  readonly components: readonly {
    readonly component: string;
    readonly payer: string;
    readonly costs: Float64Array;
    readonly personYears: Float64Array | undefined;
  }[];
}

const valueAt = (column: Float64Array, k: number): number => column[k] ?? Number.NaN;

/**
 * The grid points of one patient in calendar years. What belongs to cycle k is spread evenly over it. With entries spread evenly over
 * a year, the patient has passed the turn of the year before the middle of the p-th cycle of a year of follow-up with probability
 * (p + 1/2) / cycles per year: that share of the cycle falls in the next calendar year.
 */
const inYears = (
  byCycle: (k: number) => number,
  cycles: number,
  {
    cyclesPerYear,
    entry,
    years,
  }: { readonly cyclesPerYear: number; readonly entry: ModelOpenCohort['entry']; readonly years: number },
): Float64Array => {
  const out = new Float64Array(years);
  out[0] = byCycle(0);
  for (let k = 1; k <= cycles; k++) {
    const year = Math.floor((k - 1) / cyclesPerYear);
    if (year >= years) break;
    const next = entry === 'yearStart' ? 0 : (k - 1 - year * cyclesPerYear + 0.5) / cyclesPerYear;
    const amount = byCycle(k);
    out[year] = (out[year] as number) + (1 - next) * amount;
    if (year + 1 < years) out[year + 1] = (out[year + 1] as number) + next * amount;
  }
  return out;
};

const profileOf = (
  model: SharesModel,
  ledger: Ledger,
  costs: Evaluated['strategies'][number]['components'],
  years: number,
): Profile => {
  const { document, cycles, openCohort } = model;
  const { cyclesPerYear } = document.time;
  const grid = { cyclesPerYear, entry: openCohort?.entry ?? 'evenly', years };
  const sum = (lines: readonly LedgerLine[], amount: (line: LedgerLine, k: number) => number): Float64Array =>
    inYears(
      (k) => lines.reduce((total, line) => total + (line.people === undefined ? 1 : valueAt(line.people, k)) * amount(line, k), 0),
      cycles,
      grid,
    );
  const whole = (line: LedgerLine, k: number): number => valueAt(line.amount, k);
  const lines = (quantity: LedgerLine['quantity'], part?: string): readonly LedgerLine[] =>
    ledger.lines.filter((line) => line.quantity === quantity && (part === undefined || line.part === part));
  return {
    strategy: ledger.strategy,
    personYears: sum(lines('lifeYears'), whole),
    components: costs.map(({ component, payer }) => {
      const own = lines('costs', component);
      const yearly = document.costs.some(({ id, type }) => id === component && type === 'perYear');
      return {
        component,
        payer,
        costs: sum(own, whole),
        personYears: yearly ? sum(own, (line, k) => (line.amount[k] === 0 ? 0 : 1 / cyclesPerYear)) : undefined,
      };
    }),
  };
};

/** All patients of the years so far: those who enter in year e are in their (y - e)-th year after it in year y. */
const convolve = (entering: Float64Array, profile: Float64Array): Float64Array =>
  entering.map((_, year) => {
    let total = 0;
    for (let entry = 0; entry <= year; entry++) total += valueAt(entering, entry) * valueAt(profile, year - entry);
    return total;
  });

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
  { newPatients }: ModelOpenCohort,
  shares: readonly (readonly number[])[],
  profiles: readonly Profile[],
): BudgetWorld => {
  const years = newPatients.length;
  const strategies = profiles.map(({ strategy, personYears, components }, index) => {
    const entering = Float64Array.from(newPatients, (persons, year) => persons * (shares[index]?.[year] ?? Number.NaN));
    const found = components.map(({ component, payer, costs, personYears: on }) => ({
      component,
      payer,
      costs: convolve(entering, costs),
      on: on === undefined ? undefined : convolve(entering, on),
    }));
    return { strategy, entering, personYears: convolve(entering, personYears), found };
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

const followsShares = (model: Model): model is SharesModel => model.kind === 'partitionedSurvival' || model.kind === 'cohort';

/** A model with its evaluator. */
interface Read {
  readonly model: SharesModel;
  readonly evaluator: Evaluator;
}

/**
 * Where occupancies are read at grid points, a cost belongs to no cycle: the same model is then read by cycle, with the mean of both
 * ends. Discounting plays no part in a budget.
 */
const byCycle = (model: SharesModel, { evaluator, definition }: CompiledModel): Read => {
  const { discounting, time } = model.document;
  if (discounting.weightAt !== 'point') return { model, evaluator };
  const correction = time.correction === 'simpson' ? 'trapezoid' : time.correction;
  const document = { ...model.document, discounting: { ...discounting, weightAt: 'cycleMiddle' }, time: { ...time, correction } };
  const checked = checkModel(document, new Set(), definition.known);
  if (!checked.ok || !followsShares(checked.model)) throw new Error('a sound model read by cycle is not sound');
  return { model: checked.model, evaluator: evaluatorOf(checked.model) };
};

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
  const { model, evaluator } = byCycle(compiled.model, compiled);
  if (evaluator.ledger === undefined) throw new Error(`a ${own.kind} model has no ledger`);
  const evaluated = evaluator.evaluate(() => true);
  if ('code' in evaluated) return refuse(evaluated);
  const ledgers = evaluator.ledger();
  if ('code' in ledgers) return refuse(ledgers);
  const profiles = ledgers.map((ledger, index) => profileOf(model, ledger, at(evaluated.strategies, index).components, years));
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
