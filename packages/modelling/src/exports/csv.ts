/** One cell: text, or a number. */
export type Cell = string | number;

/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

const cellText = (cell: Cell): string => {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot be written as a number`);
    return String(cell);
  }
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * Rows as CSV text: RFC 4180, comma, CRLF, a heading. Numbers are written with a decimal point and as many digits as give the same
 * double back. Text that a spreadsheet would take for a formula is preceded by an apostrophe. Throws for a number that is not finite.
 */
export const csvText = (heading: readonly string[], rows: Iterable<readonly Cell[]>): string => {
  const lines = [heading.map(cellText).join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
};

export type ParsedCsv =
  | { readonly ok: true; readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[] }
  | { readonly ok: false; readonly line: number };

/**
 * CSV text as rows of cells with the line each begins on: RFC 4180, with LF or CRLF; empty lines at the end are left out. A quote
 * inside of an unquoted cell, text after a closing quote, or a quote that is never closed makes the text unreadable at that line.
 */
export const parseCsv = (text: string): ParsedCsv => {
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let row = { line, cells: [] as string[] };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const start = line;
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return { ok: false, line: start };
        const piece = text.slice(at, close);
        line += piece.split('\n').length - 1;
        cell += piece;
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      if (at < text.length && !/[,\r\n]/u.test(text[at] ?? '')) return { ok: false, line };
    } else {
      const end = text.slice(at).search(/[,\r\n]/u);
      cell = end < 0 ? text.slice(at) : text.slice(at, at + end);
      if (cell.includes('"')) return { ok: false, line };
      at += cell.length;
    }
    row.cells.push(cell);
    if (text[at] === ',') {
      at++;
      if (at < text.length) continue;
      row.cells.push('');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(row);
    line++;
    row = { line, cells: [] };
  }
  while (rows.at(-1)?.cells.every((cell) => cell === '') === true) rows.pop();
  return { ok: true, rows };
};
