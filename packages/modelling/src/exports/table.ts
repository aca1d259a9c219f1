import { type Cell, csvText } from './csv.ts';

/** Rows under a heading, as files hold them. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Who may see a value, from anyone to few; what is worked out from several values has the strictest class of them. */
export const classes = ['public', 'internal', 'confidential'] as const;
export type Confidentiality = (typeof classes)[number];

export const strictest = (found: readonly Confidentiality[]): Confidentiality =>
  classes.findLast((candidate) => found.includes(candidate)) ?? 'public';

/** The column that says in every row which class a file has that is not for everyone. */
export const CLASS_COLUMN = 'class';

/** A table with its class in every row, unless anyone may see it. */
export const marked = (table: Table, confidentiality: Confidentiality): Table =>
  confidentiality === 'public'
    ? table
    : { heading: [...table.heading, CLASS_COLUMN], rows: table.rows.map((row) => [...row, confidentiality]) };

/** A table as CSV text. */
export const tableCsv = ({ heading, rows }: Table): string => csvText(heading, rows);
