import { type CaseState, useByRegion } from '@likeverd/casework';
import { type PublishedCount, type ReleaseLimits, releasedRow } from '@likeverd/followup';

/** Use in one quarter as the public may see it. */
export interface PublishedUse {
  /** `2027-Q1`. */
  readonly period: string;
  /** Patients by region, in the order of `regionalHealthAuthorities`; absent until every trust that uses the method has reported. */
  readonly patients?: readonly PublishedCount[];
  readonly total?: PublishedCount;
}

/**
 * Use by region and quarter without small counts, by the limit of every release of figures about people. Each state in the history of a case is a candidate for release; see releasedRow for what keeps a reader of all
 * releases from small counts. Packs and cost are never public: together they are the price.
 */
export function publishedUse(
  history: readonly CaseState[],
  { smallestCount }: Pick<ReleaseLimits, 'smallestCount'>,
): readonly PublishedUse[] {
  const tables = history.map((state) => useByRegion(state));
  const periods = [...new Set(tables.flat().map(({ period }) => period))].toSorted().toReversed();
  return periods.map((period) => {
    const candidates = tables
      .flatMap((table) => table.find((quarter) => quarter.period === period) ?? [])
      .filter(({ complete }) => complete)
      .map(({ patients }) => patients);
    const released = releasedRow(candidates, smallestCount);
    return released === undefined ? { period } : { period, patients: released.cells, total: released.total };
  });
}
