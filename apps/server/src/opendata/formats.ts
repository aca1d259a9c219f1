import { type Cell, type DataRow, type DatasetId, datasetColumns } from './datasets.ts';

/** How a dataset can be had: `csv` as the standard has it, `excel` as Norwegian Excel opens it by a double click. */
export const formats = ['csv', 'excel', 'json'] as const;
export type Format = (typeof formats)[number];

/** How one format begins, goes on and ends, so that it can be written while it is read. */
interface Writer {
  readonly type: string;
  readonly extension: string;
  readonly begin: string;
  row(row: DataRow, first: boolean): string;
  readonly end: string;
}

/** What a spreadsheet would take for a formula (OWASP, CSV injection), also after blanks and in full-width signs. */
const formula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** A cell of CSV: text that a spreadsheet would calculate is preceded by an apostrophe. */
export function csvCell(cell: Cell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : cell.join(' | ');
  const inert = formula.test(text) ? `'${text}` : text;
  return inert.includes(separator) || /["\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csv(dataset: DatasetId, separator: string, mark: string): Writer {
  const columns: readonly string[] = datasetColumns[dataset];
  const line = (cells: readonly Cell[]): string => `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
  return {
    type: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    begin: `${mark}${line(columns)}`,
    row: (row) => line(columns.map((column) => row[column] ?? null)),
    end: '',
  };
}

/** The way to write a dataset in a format. */
export function writerOf(dataset: DatasetId, format: Format): Writer {
  switch (format) {
    case 'csv':
      return csv(dataset, ',', '');
    case 'excel':
      // Without the mark Excel reads UTF-8 as Windows-1252; with Norwegian settings it separates by semicolon.
      return csv(dataset, ';', '\ufeff');
    case 'json':
      return {
        type: 'application/json',
        extension: 'json',
        begin: '[',
        row: (row, first) => `${first ? '' : ','}\n${JSON.stringify(row)}`,
        end: '\n]\n',
      };
  }
}
