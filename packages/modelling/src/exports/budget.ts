import type { BudgetCosts, BudgetImpact, BudgetWorld } from '../budget.ts';
import type { Cell } from './csv.ts';
import type { Table } from './table.ts';

/** A budget impact as a long table: one row for each world, quantity, strategy, component, payer and year, years from 1. */
export const budgetTable = (budget: BudgetImpact): Table => {
  const { currency } = budget;
  const rows = (
    world: string,
    quantity: string,
    unit: string,
    { strategy = '', component = '', payer = '' }: Readonly<Partial<Record<'strategy' | 'component' | 'payer', string>>>,
    column: Float64Array,
  ): readonly (readonly Cell[])[] =>
    Array.from(column, (value, year) => [world, quantity, unit, strategy, component, payer, year + 1, value]);
  const costs = (world: string, found: BudgetCosts): readonly (readonly Cell[])[] => [
    ...rows(world, 'costs', currency, {}, found.costs),
    ...found.payers.flatMap(({ payer, costs: own }) => rows(world, 'costs', currency, { payer }, own)),
    ...found.components.flatMap(({ component, payer, costs: own }) => rows(world, 'costs', currency, { component, payer }, own)),
  ];
  const people = ({ world, strategies }: BudgetWorld): readonly (readonly Cell[])[] =>
    strategies.flatMap(({ strategy, newPatients, personYears, onComponents, costs: own }) => [
      ...rows(world, 'newPatients', 'person', { strategy }, newPatients),
      ...rows(world, 'personYears', 'person*year', { strategy }, personYears),
      ...onComponents.flatMap((on) =>
        rows(world, 'personYears', 'person*year', { strategy, component: on.component }, on.personYears),
      ),
      ...rows(world, 'costs', currency, { strategy }, own),
    ]);
  return {
    heading: ['world', 'quantity', 'unit', 'strategy', 'component', 'payer', 'year', 'value'],
    rows: [
      ...people(budget.without),
      ...costs('without', budget.without),
      ...people(budget.with),
      ...costs('with', budget.with),
      ...costs('difference', budget.difference),
    ],
  };
};
