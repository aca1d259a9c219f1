/** A published count, or the fact that it is kept back. */
export type PublishedCount = number | 'suppressed';

/** A table of counts with its totals, as it may be published. */
export interface PublishedTable {
  readonly cells: readonly (readonly PublishedCount[])[];
  readonly rowTotals: readonly PublishedCount[];
  readonly columnTotals: readonly PublishedCount[];
  readonly total: PublishedCount;
}

/**
 * Keeps back counts of people from 1 up to below `minimum`, and as many further counts as it takes that no kept-back count can be worked out
 * from the totals. A zero is shown. Every line of the table, totals included, then hides either nothing or at least two counts whose
 * sum is `minimum` or more, and no hidden count lies on the only path between two parts of the table, so that none is determined by
 * the sums (Willenborg & de Waal 2001, Elements of Statistical Disclosure Control, chapter 6).
 *
 * @param counts rows × columns of whole numbers ≥ 0; rows of equal length
 */
export function suppressSmallCells(counts: readonly (readonly number[])[], minimum = 5): PublishedTable {
  const width = counts[0]?.length ?? 0;
  if (width === 0 || counts.some((row) => row.length !== width))
    throw new RangeError('Rows of counts must have the same length, at least 1');
  if (counts.flat().some((count) => !Number.isInteger(count) || count < 0))
    throw new RangeError('Counts must be whole numbers from 0');
  const full = withTotals(counts);
  const hidden = full.map((row) => row.map((count) => count > 0 && count < minimum));
  while (hideOneMore(full, hidden, minimum));
  const shown = full.map((row, r) => row.map((count, c): PublishedCount => (hidden[r]?.[c] === true ? 'suppressed' : count)));
  const last = shown.at(-1) ?? [];
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1) ?? 0),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) ?? 0,
  };
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const rows = counts.map((row) => [...row, sum(row)]);
  const totals = (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
  return [...rows, totals];
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Hides one more count where some hidden one is not yet safe; false when all are. */
function hideOneMore(full: readonly (readonly number[])[], hidden: boolean[][], minimum: number): boolean {
  const height = full.length;
  const width = full[0]?.length ?? 0;
  const lines: Cell[][] = [
    ...full.map((row, r) => row.map((_, c) => ({ row: r, column: c }))),
    ...(full[0] ?? []).map((_, c) => full.map((_row, r) => ({ row: r, column: c }))),
  ];
  const count = ({ row, column }: Cell): number => full[row]?.[column] ?? 0;
  const isHidden = ({ row, column }: Cell): boolean => hidden[row]?.[column] === true;
  const isTotal = ({ row, column }: Cell): number => (row === height - 1 ? 1 : 0) + (column === width - 1 ? 1 : 0);
  const hide = (cell: Cell | undefined): boolean => {
    const row = cell === undefined ? undefined : hidden[cell.row];
    if (cell === undefined || row === undefined) return false;
    row[cell.column] = true;
    return true;
  };
  // zeros are left for last: who knows that a hidden count is not zero learns more from the others
  const next = (line: readonly Cell[]): Cell | undefined =>
    line
      .filter((cell) => !isHidden(cell))
      .sort(
        (one, other) =>
          Number(count(one) === 0) - Number(count(other) === 0) || isTotal(one) - isTotal(other) || count(one) - count(other),
      )[0];

  for (const line of lines) {
    const kept = line.filter(isHidden);
    const unsafe = kept.length === 1 || (kept.length > 1 && kept.reduce((sum, cell) => sum + count(cell), 0) < minimum);
    if (unsafe && hide(next(line))) return true;
  }
  for (const cell of lines.slice(0, height).flat().filter(isHidden)) {
    if (isBridge(cell, hidden) && (hide(next(lines[cell.row] ?? [])) || hide(next(lines[height + cell.column] ?? [])))) return true;
  }
  return false;
}

/**
 * Whether a hidden cell is determined by the sums: rows and columns are the points of a graph, hidden cells its edges, and the value of
 * an edge follows from the totals exactly when no circle of edges passes through it.
 */
function isBridge(cell: Cell, hidden: readonly (readonly boolean[])[]): boolean {
  const rows = new Set<number>([cell.row]);
  const columns = new Set<number>();
  const queue: { readonly kind: 'row' | 'column'; readonly index: number }[] = [{ kind: 'row', index: cell.row }];
  for (let point = queue.pop(); point !== undefined; point = queue.pop()) {
    const { kind, index } = point;
    const length = kind === 'row' ? (hidden[index]?.length ?? 0) : hidden.length;
    for (let other = 0; other < length; other += 1) {
      const [row, column] = kind === 'row' ? [index, other] : [other, index];
      if (hidden[row]?.[column] !== true || (row === cell.row && column === cell.column)) continue;
      const reached = kind === 'row' ? columns : rows;
      if (reached.has(other)) continue;
      reached.add(other);
      queue.push({ kind: kind === 'row' ? 'column' : 'row', index: other });
    }
  }
  return !columns.has(cell.column);
}
