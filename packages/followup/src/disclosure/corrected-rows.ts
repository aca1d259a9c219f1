import { type PublishedCount, suppressSmallCells } from './small-tables.ts';

/** A row of counts with its total, as it stands published. */
export interface ReleasedRow {
  readonly cells: readonly PublishedCount[];
  readonly total: PublishedCount;
  /** Which of the candidates the published counts are, from 0. */
  readonly release: number;
}

/**
 * A row of counts that is corrected over time, as it may be published: small counts are kept back, and so is what comparing releases would tell. The first
 * release settles which counts are kept back. A later candidate is released only when it would keep back no others, and each count, and the total, differs
 * from the last release by nothing or by `minimum` or more; until then the last release stands. Undefined where there is no candidate.
 *
 * Were the pattern to change, a count shown once and kept back later, or the other way round, would give its neighbour away to whoever takes the rest for
 * unchanged.
 *
 * @param candidates successive rows of whole numbers ≥ 0, of equal length
 * @param minimum fewest people in a count that is shown, unless it is 0 (`releaseLimits`)
 */
export function releasedRow(candidates: readonly (readonly number[])[], minimum: number): ReleasedRow | undefined {
  const [first] = candidates;
  if (first === undefined) return undefined;
  const hidden = hiddenOf(first, minimum);
  let release = 0;
  for (const [index, candidate] of candidates.entries()) {
    const fits = hiddenOf(candidate, minimum).every((hide, at) => !hide || hidden[at] === true);
    if (fits && differSafely(withTotal(candidates[release] ?? []), withTotal(candidate), minimum)) release = index;
  }
  const shown = withTotal(candidates[release] ?? []).map(
    (count, index): PublishedCount => (hidden[index] === true ? 'suppressed' : count),
  );
  return { cells: shown.slice(0, -1), total: shown.at(-1) ?? 0, release };
}

const withTotal = (counts: readonly number[]): readonly number[] => [...counts, counts.reduce((sum, count) => sum + count, 0)];

function hiddenOf(counts: readonly number[], minimum: number): readonly boolean[] {
  const { cells, rowTotals } = suppressSmallCells([counts], minimum);
  return [...(cells[0] ?? []), rowTotals[0] ?? 0].map((count) => count === 'suppressed');
}

function differSafely(before: readonly number[], after: readonly number[], minimum: number): boolean {
  return before.every((count, index) => {
    const difference = Math.abs(count - (after[index] ?? 0));
    return difference === 0 || difference >= minimum;
  });
}
