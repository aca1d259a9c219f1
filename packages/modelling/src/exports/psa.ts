import type { ProbabilisticRun } from '../types.ts';
import { type Cell, parseCsv } from './csv.ts';
import { CLASS_COLUMN, type Table } from './table.ts';

/**
 * Layouts of the draws of a probabilistic analysis:
 * - `likeverd`: one row a draw, with its number, costs, QALYs and life years (and QALYs of carers) of every strategy, and the sampled
 *   parameters;
 * - `bcea`: two matrices, effects and costs, one column a strategy, for `bcea(eff, cost)` of the R package BCEA;
 * - `savi`: costs, effects and parameters, three files, for Sheffield Accelerated Value of Information;
 * - `hesim`: one row a draw and strategy, for `cea(x, sample, strategy, grp, e, c)` of the R package hesim.
 */
export const psaLayouts = ['likeverd', 'bcea', 'savi', 'hesim'] as const;
export type PsaLayout = (typeof psaLayouts)[number];
export type PsaPart = 'draws' | 'effects' | 'costs' | 'parameters';

/** Which files a layout has. */
export const psaParts: Readonly<Record<PsaLayout, readonly PsaPart[]>> = {
  likeverd: ['draws'],
  bcea: ['effects', 'costs'],
  savi: ['costs', 'effects', 'parameters'],
  hesim: ['draws'],
};

type Run = Pick<ProbabilisticRun, 'draws' | 'strategies' | 'parameters'>;

const rowsOf = (run: Run, row: (draw: number) => readonly Cell[]): readonly (readonly Cell[])[] =>
  Array.from({ length: run.draws.to - run.draws.from }, (_, index) => row(index));
const value = (column: Float64Array, row: number): number => column[row] ?? Number.NaN;

const matrixTable = (run: Run, quantity: 'costs' | 'qalys'): Table => ({
  heading: run.strategies.map(({ strategy }) => strategy),
  rows: rowsOf(run, (row) => run.strategies.map((columns) => value(columns[quantity], row))),
});

const parametersTable = (run: Run): Table => ({
  heading: run.parameters.map(({ parameter }) => parameter),
  rows: rowsOf(run, (row) => run.parameters.map(({ values }) => value(values, row))),
});

const quantities = ['costs', 'qalys', 'lifeYears', 'carers'] as const;

/** The outcome columns of the layout `likeverd`; carers only where the model has them. */
const outcomesOf = ({ strategies }: Run): readonly { readonly name: string; readonly values: Float64Array }[] =>
  strategies.flatMap(({ strategy, ...columns }) =>
    quantities.flatMap((quantity) => {
      const values = columns[quantity];
      return values === undefined ? [] : [{ name: `${quantity}.${strategy}`, values }];
    }),
  );

const drawsTable = (run: Run): Table => {
  const columns = [...outcomesOf(run), ...run.parameters.map(({ parameter, values }) => ({ name: parameter, values }))];
  return {
    heading: ['draw', ...columns.map(({ name }) => name)],
    rows: rowsOf(run, (row) => [run.draws.from + row, ...columns.map(({ values }) => value(values, row))]),
  };
};

const hesimHeading = ['sample', 'strategy', 'grp', 'qalys', 'costs'] as const;
const hesimTable = (run: Run): Table => ({
  heading: hesimHeading,
  rows: rowsOf(run, (row) => [row]).flatMap(([row]) =>
    run.strategies.map(({ strategy, qalys, costs }): readonly Cell[] => [
      Number(row) + 1,
      strategy,
      1,
      value(qalys, Number(row)),
      value(costs, Number(row)),
    ]),
  ),
});

/** The draws in a layout: one table for each of its parts. */
export const psaTables = (run: Run, layout: PsaLayout): readonly { readonly part: PsaPart; readonly table: Table }[] =>
  psaParts[layout].map((part) => {
    if (part === 'effects') return { part, table: matrixTable(run, 'qalys') };
    if (part === 'costs') return { part, table: matrixTable(run, 'costs') };
    if (part === 'parameters') return { part, table: parametersTable(run) };
    return { part, table: layout === 'hesim' ? hesimTable(run) : drawsTable(run) };
  });

/** Draws that were read: costs and QALYs of each strategy, and parameters where the layout has them; columns of equal length. */
export interface PsaMatrices {
  readonly draws: number;
  readonly strategies: readonly { readonly strategy: string; readonly costs: Float64Array; readonly qalys: Float64Array }[];
  readonly parameters: readonly { readonly parameter: string; readonly values: Float64Array }[];
}

export const psaFaultCodes = [
  'psa.missing',
  'psa.csv',
  'psa.heading',
  'psa.cells',
  'psa.number',
  'psa.strategies',
  'psa.rows',
  'psa.grid',
] as const;
export interface PsaFault {
  readonly code: (typeof psaFaultCodes)[number];
  readonly part: PsaPart;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly details: Readonly<Record<string, string | number>>;
}

export type ReadPsa =
  | { readonly ok: true; readonly value: PsaMatrices }
  | { readonly ok: false; readonly faults: readonly PsaFault[] };

interface PartTable {
  readonly part: PsaPart;
  readonly heading: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const MOST_FAULTS = 50;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/u;

/** Reads one part: a heading without empty or repeated names, every row as long as it, a number in every cell but those of `texts`. */
const readTable = (
  part: PsaPart,
  text: string | undefined,
  texts: readonly string[],
  faults: PsaFault[],
): PartTable | undefined => {
  const find = (code: PsaFault['code'], line: number, details: PsaFault['details'] = {}): void => {
    if (faults.length < MOST_FAULTS) faults.push({ code, part, line, details });
  };
  const before = faults.length;
  if (text === undefined) {
    find('psa.missing', 1);
    return undefined;
  }
  const parsed = parseCsv(text);
  if (!parsed.ok) {
    find('psa.csv', parsed.line);
    return undefined;
  }
  const [first, ...rows] = parsed.rows;
  const heading = first?.cells ?? [];
  const repeated = heading.find((name, index) => name.trim() === '' || heading.indexOf(name) !== index);
  if (first === undefined || repeated !== undefined) find('psa.heading', 1, { name: repeated ?? '' });
  if (rows.length === 0) find('psa.rows', 2, { found: 0, expected: 1 });
  for (const { line, cells } of rows) {
    if (cells.length !== heading.length) find('psa.cells', line, { found: cells.length, expected: heading.length });
    cells.forEach((cell, index) => {
      const name = heading[index] ?? '';
      if (!texts.includes(name) && !(NUMBER.test(cell) && Number.isFinite(Number(cell))))
        find('psa.number', line, { name, found: cell.slice(0, 40) });
    });
  }
  return faults.length === before ? { part, heading, rows } : undefined;
};

const columnOf = ({ heading, rows }: PartTable, name: string): Float64Array => {
  const index = heading.indexOf(name);
  return Float64Array.from(rows, ({ cells }) => Number(cells[index]));
};

const readMatrices = (texts: PsaTexts, layout: 'bcea' | 'savi', faults: PsaFault[]): PsaMatrices | undefined => {
  const tables = new Map(psaParts[layout].map((part) => [part, readTable(part, texts[part], [], faults)]));
  const [costs, effects, parameters] = [tables.get('costs'), tables.get('effects'), tables.get('parameters')];
  if (costs === undefined || effects === undefined || faults.length > 0) return undefined;
  const [own, other] = [costs.heading.join(', '), effects.heading.join(', ')];
  if (own !== other) faults.push({ code: 'psa.strategies', part: 'effects', line: 1, details: { found: other, expected: own } });
  for (const table of [effects, parameters]) {
    if (table !== undefined && table.rows.length !== costs.rows.length) {
      const details = { found: table.rows.length, expected: costs.rows.length };
      faults.push({ code: 'psa.rows', part: table.part, line: table.rows.length + 1, details });
    }
  }
  return {
    draws: costs.rows.length,
    strategies: costs.heading.map((strategy) => ({
      strategy,
      costs: columnOf(costs, strategy),
      qalys: columnOf(effects, strategy),
    })),
    parameters: (parameters?.heading ?? []).map((parameter) => ({
      parameter,
      values: parameters === undefined ? new Float64Array() : columnOf(parameters, parameter),
    })),
  };
};

const readHesim = (texts: PsaTexts, faults: PsaFault[]): PsaMatrices | undefined => {
  const table = readTable('draws', texts.draws, ['strategy', 'grp'], faults);
  if (table === undefined) return undefined;
  const missing = hesimHeading.find((name) => name !== 'grp' && !table.heading.includes(name));
  if (missing !== undefined) {
    faults.push({ code: 'psa.heading', part: 'draws', line: 1, details: { name: missing } });
    return undefined;
  }
  const [samples, costs, qalys] = [columnOf(table, 'sample'), columnOf(table, 'costs'), columnOf(table, 'qalys')];
  const names = table.rows.map(({ cells }) => cells[table.heading.indexOf('strategy')] ?? '');
  const strategies = [...new Set(names)];
  const order = [...new Set(samples)].toSorted((a, b) => a - b);
  const rank = new Map(order.map((sample, index) => [sample, index]));
  const found = strategies.map((strategy) => ({
    strategy,
    costs: new Float64Array(order.length).fill(Number.NaN),
    qalys: new Float64Array(order.length).fill(Number.NaN),
  }));
  const byName = new Map(found.map((columns) => [columns.strategy, columns]));
  table.rows.forEach(({ line }, row) => {
    const [columns, at] = [byName.get(names[row] ?? ''), rank.get(samples[row] ?? Number.NaN) ?? -1];
    if (columns === undefined || !Number.isNaN(columns.costs[at] ?? 0)) {
      const details = { sample: samples[row] ?? Number.NaN, strategy: names[row] ?? '' };
      if (faults.length < MOST_FAULTS) faults.push({ code: 'psa.grid', part: 'draws', line, details });
      return;
    }
    columns.costs[at] = costs[row] ?? Number.NaN;
    columns.qalys[at] = qalys[row] ?? Number.NaN;
  });
  for (const { strategy, costs: column } of found) {
    const gap = column.findIndex(Number.isNaN);
    if (gap >= 0 && faults.length < MOST_FAULTS) {
      const details = { sample: order[gap] ?? Number.NaN, strategy };
      faults.push({ code: 'psa.grid', part: 'draws', line: table.rows.length + 1, details });
    }
  }
  return { draws: order.length, strategies: found, parameters: [] };
};

const readDraws = (texts: PsaTexts, faults: PsaFault[]): PsaMatrices | undefined => {
  const table = readTable('draws', texts.draws, [CLASS_COLUMN], faults);
  if (table === undefined) return undefined;
  const strategies = table.heading.flatMap((name) => (name.startsWith('costs.') ? [name.slice(6)] : []));
  const outcomes = new Set(strategies.flatMap((strategy) => quantities.map((quantity) => `${quantity}.${strategy}`)));
  const missing = strategies.map((strategy) => `qalys.${strategy}`).find((name) => !table.heading.includes(name));
  if (strategies.length === 0 || missing !== undefined) {
    faults.push({ code: 'psa.heading', part: 'draws', line: 1, details: { name: missing ?? 'costs.…' } });
    return undefined;
  }
  return {
    draws: table.rows.length,
    strategies: strategies.map((strategy) => ({
      strategy,
      costs: columnOf(table, `costs.${strategy}`),
      qalys: columnOf(table, `qalys.${strategy}`),
    })),
    parameters: table.heading.flatMap((name) =>
      name === 'draw' || name === CLASS_COLUMN || outcomes.has(name) ? [] : [{ parameter: name, values: columnOf(table, name) }],
    ),
  };
};

export type PsaTexts = Readonly<Partial<Record<PsaPart, string>>>;

/**
 * Draws back from CSV texts in one of the layouts, ours or another program's: all of them, or every fault up to fifty, each with
 * file, line and what its words need. Every cell must be a finite number with a decimal point, the matrices must name the same
 * strategies in the same order and have the same number of rows, and a long table must have each draw of each strategy once.
 */
export const readPsa = (texts: PsaTexts, layout: PsaLayout): ReadPsa => {
  const faults: PsaFault[] = [];
  const value =
    layout === 'hesim'
      ? readHesim(texts, faults)
      : layout === 'likeverd'
        ? readDraws(texts, faults)
        : readMatrices(texts, layout, faults);
  return value === undefined || faults.length > 0 ? { ok: false, faults } : { ok: true, value };
};
