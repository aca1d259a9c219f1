import type { BaseCase, Total } from '../types.ts';
import type { Cell } from './csv.ts';
import type { Table } from './table.ts';

/** The trace: one row for each strategy and grid point, with the years since entry and the share in each state. */
export const traceTable = ({ traces }: Pick<BaseCase, 'traces'>): Table => {
  const states = traces[0]?.states.map(({ state }) => state) ?? [];
  const rows = traces.flatMap(({ strategy, time, states: columns }) =>
    Array.from(time, (years, point): readonly Cell[] => [
      strategy,
      point,
      years,
      ...columns.map(({ occupancy }) => occupancy[point] ?? Number.NaN),
    ]),
  );
  return { heading: ['strategy', 'cycle', 'years', ...states], rows };
};

/** The totals of a base case, one row a quantity: in total, by state, loss of quality of life, payer and component of cost. */
export const resultsTable = ({ strategies, currency }: Pick<BaseCase, 'strategies' | 'currency'>): Table => {
  const rows = strategies.flatMap(
    ({ strategy, costs, qalys, lifeYears, components, payers, states, qalyLosses, carers }): readonly (readonly Cell[])[] => {
      const row = (quantity: string, unit: string, part: string, payer: string, total: Total): readonly Cell[] => [
        strategy,
        quantity,
        unit,
        part,
        payer,
        total.discounted,
        total.undiscounted,
      ];
      return [
        row('costs', currency, '', '', costs),
        row('qalys', 'QALY', '', '', qalys),
        row('lifeYears', 'year', '', '', lifeYears),
        ...states.flatMap(({ state, ...totals }) => [
          row('qalys', 'QALY', state, '', totals.qalys),
          row('lifeYears', 'year', state, '', totals.lifeYears),
        ]),
        ...qalyLosses.map(({ component, ...total }) => row('qalyLosses', 'QALY', component, '', total)),
        ...(carers === undefined ? [] : [row('carerQalys', 'QALY', '', '', carers)]),
        ...payers.map(({ payer, ...total }) => row('costs', currency, '', payer, total)),
        ...components.map(({ component, payer, ...total }) => row('costs', currency, component, payer, total)),
      ];
    },
  );
  return { heading: ['strategy', 'quantity', 'unit', 'part', 'payer', 'discounted', 'undiscounted'], rows };
};
