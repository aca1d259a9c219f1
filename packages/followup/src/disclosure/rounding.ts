import { solve } from 'yalps';

/** A number of a table: which of the table's smallest parts it is the sum of. */
export interface RoundedCell {
  readonly parts: readonly number[];
}

/**
 * Controlled rounding: every number becomes one of the two multiples of the base beside it, and totals stay the sums of their parts (Cox 1987, Journal of the
 * American Statistical Association 82(398)). Multiples stay as they are. Among all such tables the nearest one is taken. Undefined where there is none, or
 * none was found: tables of three dimensions need not have one.
 *
 * @param parts true values of the table's smallest parts
 */
export function controlledRounding(
  parts: readonly number[],
  cells: readonly RoundedCell[],
  base: number,
): readonly number[] | undefined {
  const low = parts.map((value) => Math.floor(value / base) * base);
  const open = new Set(parts.flatMap((value, index) => (value % base === 0 ? [] : [index])));
  const columns = new Map([...open].map((index) => [index, new Map<string, number>()]));
  for (const [index, column] of columns) column.set('cost', base - 2 * ((parts[index] ?? 0) - (low[index] ?? 0)));
  const constraints = cells.map(({ parts: own }, at) => {
    const name = `c${at}`;
    for (const index of own) columns.get(index)?.set(name, base);
    const floor = own.reduce((sum, index) => sum + (low[index] ?? 0), 0);
    const truth = own.reduce((sum, index) => sum + (parts[index] ?? 0), 0);
    const room = truth % base === 0 ? 0 : base - 1;
    return [name, { min: truth - room - floor, max: truth + room - floor }] as const;
  });
  if (open.size === 0) return parts;
  const solution = solve(
    { direction: 'minimize', objective: 'cost', constraints, variables: columns, binaries: true },
    { maxIterations: 5_000 },
  );
  if (Number.isNaN(solution.result)) return undefined;
  const up = new Set(solution.variables.flatMap(([index, value]) => (value > 0.5 ? [index] : [])));
  return low.map((value, index) => value + (up.has(index) ? base : 0));
}

/** What a reader takes a rounded number for: the nearest multiple, unless that was not possible. */
export function beforeRounding(
  value: number,
  rounded: number,
  base: number,
): { readonly lowest: number; readonly highest: number } {
  const reach = Math.abs(value - rounded) <= base / 2 ? Math.floor(base / 2) : base - 1;
  return { lowest: Math.max(0, rounded - reach), highest: rounded + reach };
}
