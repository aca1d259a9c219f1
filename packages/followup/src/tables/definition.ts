/** What the cells of a column hold. Dates are calendar dates; times of day keep no time zone. */
export type ColumnKind = 'integer' | 'number' | 'date' | 'datetime' | 'text';

/** A form that codes of a source vocabulary have. */
export interface CodeForm {
  /** Names of the vocabularies, as people write them: `ICD-10`. */
  readonly vocabularies: readonly string[];
  /** Regular expression that both engines read: character classes, groups and counts only. */
  readonly pattern: string;
}

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** Most characters of a text. */
  readonly longest?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** ISO dates. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly codes?: readonly string[];
  readonly form?: CodeForm;
  /** The table whose key this column repeats. */
  readonly references?: string;
  /** Share of its values is compared with the last delivery. */
  readonly category?: boolean;
}

/** A table of a delivery: what must be there, and what must agree. */
export interface TableDefinition {
  readonly name: string;
  /** Columns that together tell rows apart; none where two rows may be alike. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Whether each row is about one person, by the column `person_id`. */
  readonly ofPerson: boolean;
  /** Pairs of columns where the second may not come before the first. */
  readonly periods: readonly (readonly [start: string, end: string])[];
  /** Pairs of a date and a time of day that must be of the same date. */
  readonly sameDay: readonly (readonly [date: string, datetime: string])[];
  /** Dates of what happened: not in the future, not before birth, not after death. */
  readonly happened: readonly string[];
  /** Of those, the ones that say when the row counts in the month by month comparison; absent where rows have no date. */
  readonly when?: string;
}
