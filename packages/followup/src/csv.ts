/** A record of a delimited text. */
export interface CsvRecord {
  /** Number of the record as a spreadsheet counts rows, from 1; the heading is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvFault {
  readonly code: 'csv.unterminatedQuote' | 'csv.textAfterQuote' | 'csv.quoteInText';
  readonly row: number;
  /** Number of the cell in its row, from 1. */
  readonly column: number;
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  readonly faults: readonly CsvFault[];
}

/**
 * Reads delimited text as RFC 4180 has it: cells in double quotes may hold delimiters, line breaks and doubled quotes; lines end with LF or
 * CRLF. A blank line is no record. Faults do not stop the reading; what follows is read as far as it can be.
 */
export function readCsv(text: string, delimiter: string): CsvText {
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  let cells: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let row = 1;

  const fault = (code: CsvFault['code']): void => {
    faults.push({ code, row, column: cells.length + 1 });
  };
  const plainUntil = (): string => {
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && !(text[at] === '\r' && text[at + 1] === '\n'))
      at += 1;
    return text.slice(start, at);
  };
  const quoted = (): string => {
    let cell = '';
    for (at += 1; ; at += 2) {
      const end = text.indexOf('"', at);
      if (end === -1) {
        fault('csv.unterminatedQuote');
        cell += text.slice(at);
        at = text.length;
        return cell;
      }
      cell += text.slice(at, end);
      at = end;
      if (text[at + 1] !== '"') break;
      cell += '"';
    }
    at += 1;
    if (plainUntil().trim() !== '') fault('csv.textAfterQuote');
    return cell;
  };

  while (at < text.length) {
    if (text[at] === '"') cells.push(quoted());
    else {
      const cell = plainUntil();
      if (cell.includes('"')) fault('csv.quoteInText');
      cells.push(cell);
    }
    if (text[at] === delimiter && at < text.length) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') records.push({ row, cells });
    row += 1;
    cells = [];
  }
  return { records, faults };
}
