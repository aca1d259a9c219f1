import type { ColumnKind } from './definition.ts';

/** The few places where DuckDB and PostgreSQL write the same thing in two ways. All else that this room writes, both read. */
export interface Dialect {
  readonly name: 'duckdb' | 'postgresql';
  /** Whether a text matches a regular expression. */
  matches(expression: string, pattern: string): string;
  /** Whole part of a whole number divided by another. */
  quotient(expression: string, divisor: number): string;
  /** Name of the type of a column. */
  type(kind: ColumnKind): string;
}

const types = { integer: 'bigint', number: 'double precision', date: 'date', datetime: 'timestamp', text: 'text' } as const;

export const duckdb: Dialect = {
  name: 'duckdb',
  matches: (expression, pattern) => `regexp_matches(${expression}, ${literal(pattern)})`,
  quotient: (expression, divisor) => `(${expression} // ${divisor})`,
  type: (kind) => types[kind],
};

export const postgresql: Dialect = {
  name: 'postgresql',
  matches: (expression, pattern) => `${expression} ~ ${literal(pattern)}`,
  quotient: (expression, divisor) => `(${expression} / ${divisor})`,
  type: (kind) => types[kind],
};

/** A text as SQL writes it. A null character, which no engine takes in a text, is left out. */
export function literal(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

export const dateLiteral = (date: string): string => `date ${literal(date)}`;
