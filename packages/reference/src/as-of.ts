import { normativeFacts } from './facts.ts';
import type { AsOf, CalendarDate, NormativeFact } from './types.ts';

/** Whether a dated row answers a question: in force on the effective day, and known on the known day. */
export function holdsAsOf(
  row: { readonly effectiveFrom: CalendarDate; readonly effectiveTo?: CalendarDate; readonly knownFrom: CalendarDate },
  asOf: AsOf,
): boolean {
  return (
    row.knownFrom <= asOf.known &&
    row.effectiveFrom <= asOf.effective &&
    (row.effectiveTo === undefined || asOf.effective < row.effectiveTo)
  );
}

/**
 * What held on the effective day, as known on the known day; of several editions for the same day the one known last. Undefined where
 * nothing was in force, nothing was known yet, or the platform has no figure.
 */
export function factAsOf(id: string, asOf: AsOf, rows: readonly NormativeFact[] = normativeFacts): NormativeFact | undefined {
  return rows
    .filter((row) => row.id === id && holdsAsOf(row, asOf))
    .reduce<NormativeFact | undefined>(
      (latest, row) => (latest === undefined || row.knownFrom > latest.knownFrom ? row : latest),
      undefined,
    );
}
