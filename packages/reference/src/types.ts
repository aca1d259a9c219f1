/** Where a fact comes from, in words a reader can follow up. */
export interface Source {
  readonly citation: string;
  readonly address?: string;
  readonly licence: string;
}

/** An ISO calendar date, `2026-11-22`, in Europe/Oslo. */
export type CalendarDate = string;

/** Both time axes of a question put to the reference room: what was in force on one day, as known on another. */
export interface AsOf {
  readonly effective: CalendarDate;
  readonly known: CalendarDate;
}

/** One dated normative number: a threshold, rate, weight, limit. */
export interface NormativeFact {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** Year of the price level, where it is a unit price. */
  readonly priceYear?: number;
  readonly description: string;
  readonly effectiveFrom: CalendarDate;
  /** First day no longer in force; absent while in force. */
  readonly effectiveTo?: CalendarDate;
  readonly knownFrom: CalendarDate;
  readonly source: Source;
}

/** A dated table: mortality, norms, severity classes. Columns have equal length; a missing cell is NaN. */
export interface ReferenceTable {
  readonly id: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly units: Readonly<Record<string, string>>;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  readonly knownFrom: CalendarDate;
  readonly source: Source;
}
