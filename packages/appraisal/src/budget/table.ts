import type { Cell, Table } from '@likeverd/modelling';
import type { BudgetResult } from './budget.ts';
import type { ByYear } from './by-year.ts';

/** One line of a budget with a value for every year. */
interface BudgetRow {
  readonly section: string;
  readonly line: string;
  readonly unit: string;
  readonly payer?: string;
  readonly strategy?: string;
  readonly world?: string;
  readonly values: readonly number[];
  /** 95 % interval by year, where there are draws. */
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
}

const valuesOf = (costs: ByYear): readonly number[] => costs.map(({ value }) => value);

type Interval = Pick<BudgetRow, 'lower' | 'upper'>;

function intervalOf({ uncertainty }: BudgetResult, name: string): Interval {
  if (uncertainty?.status !== 'computed') return {};
  const years = uncertainty.lines.find(({ line }) => line === name)?.years;
  return years === undefined ? {} : { lower: years.map(({ lower }) => lower), upper: years.map(({ upper }) => upper) };
}

/** Every figure of a budget, in the order in which it is told. */
function rowsOf(budget: BudgetResult): readonly BudgetRow[] {
  const { currency: unit } = budget;
  const balances = (['drugs', 'service'] as const).flatMap((section): readonly BudgetRow[] =>
    (['gross', 'displaced', 'net'] as const).map((line) => ({
      section,
      line,
      unit,
      values: valuesOf(budget[section][line]),
      ...(line === 'net' ? intervalOf(budget, section) : {}),
    })),
  );
  return [
    ...budget.patients.flatMap(({ world, strategy, starting, personYears }): readonly BudgetRow[] => [
      { section: 'patients', line: 'starting', unit: 'person', strategy, world, values: starting },
      { section: 'patients', line: 'personYears', unit: 'person*year', strategy, world, values: personYears },
    ]),
    ...balances,
    ...budget.holders.map(({ holder, costs }): BudgetRow => {
      return { section: 'payer', line: holder, payer: holder, unit, values: valuesOf(costs), ...intervalOf(budget, holder) };
    }),
    ...budget.lines.map(({ kind, id, category, holder, costs }): BudgetRow => {
      return { section: kind, line: `${id} (${category})`, payer: holder, unit, values: valuesOf(costs) };
    }),
    ...budget.regions.map(({ region, costs }): BudgetRow => {
      return { section: 'region', line: region, payer: 'specialist', unit, values: valuesOf(costs) };
    }),
    ...budget.scenarios.flatMap((scenario): readonly BudgetRow[] =>
      scenario.status === 'blocked'
        ? []
        : (['drugs', 'service'] as const).map((line) => {
            return { section: `scenario ${scenario.id}`, line, unit, values: valuesOf(scenario[line]) };
          }),
    ),
    ...budget.capacity.flatMap((capacity): readonly BudgetRow[] =>
      capacity.status === 'blocked'
        ? []
        : [
            ...(['without', 'with'] as const).map((world) => {
              return {
                section: `capacity ${capacity.id}`,
                line: 'needed',
                world,
                unit: 'unit',
                values: valuesOf(capacity.needed[world]),
              };
            }),
            { section: `capacity ${capacity.id}`, line: 'available', unit: 'unit', values: valuesOf(capacity.available) },
          ],
    ),
    ...(budget.stepwise?.status === 'computed'
      ? [...budget.stepwise.steps, { ...budget.stepwise, id: 'together' }].flatMap(
          ({ id, drugs, service }): readonly BudgetRow[] => [
            { section: `step ${id}`, line: 'drugs', unit, values: valuesOf(drugs) },
            { section: `step ${id}`, line: 'service', unit, values: valuesOf(service) },
          ],
        )
      : []),
  ];
}

const common = ['section', 'line', 'unit', 'payer', 'strategy', 'world'] as const;
const named = (row: BudgetRow): readonly Cell[] => common.map((name) => row[name] ?? '');

/** A budget as a long table: one row for each line and calendar year, with the 95 % interval where there are draws. */
export function assessedBudgetTable(budget: BudgetResult): Table {
  return {
    heading: [...common, 'year', 'value', 'lower', 'upper'],
    rows: rowsOf(budget).flatMap((row) =>
      budget.years.map((year, index) => [
        ...named(row),
        year,
        row.values[index] ?? '',
        row.lower?.[index] ?? '',
        row.upper?.[index] ?? '',
      ]),
    ),
  };
}

/** A budget with a column for each calendar year, as a workbook shows it; intervals are rows of their own. */
export function wideBudgetTable(budget: BudgetResult): Table {
  const sides = (row: BudgetRow): readonly BudgetRow[] => [
    row,
    ...(['lower', 'upper'] as const).flatMap((side) => {
      const values = row[side];
      return values === undefined ? [] : [{ ...row, line: `${row.line}, ${side} 95 %`, values }];
    }),
  ];
  return {
    heading: [...common, ...budget.years.map(String)],
    rows: rowsOf(budget)
      .flatMap(sides)
      .map((row) => [...named(row), ...row.values]),
  };
}
