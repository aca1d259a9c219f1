/** Width on the terminal: characters, with combining marks not counted. */
function width(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length;
}

function pad(text: string, to: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return side === 'right' ? space + text : text + space;
}

/** Breaks a text at spaces into lines of at most `limit` characters; a longer word keeps its own line. */
export function wrap(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(word) <= limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Two columns of text, the first as wide as its widest cell. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const first = Math.max(0, ...rows.map(([name]) => width(name)));
  return rows.map(([name, text]) => `${pad(name, first, 'left')}  ${text}`.trimEnd()).join('\n');
}

/**
 * A table: columns to the right, but those named in `left` to the left; headings wrapped to 22 characters (the first is not), set at the bottom of
 * the head.
 */
export function table(heading: readonly string[], rows: readonly (readonly string[])[], left: readonly number[] = [0]): string {
  const heads = heading.map((cell, column) => (column === 0 ? [cell] : wrap(cell, 22)));
  const height = Math.max(1, ...heads.map((lines) => lines.length));
  const headRows = Array.from({ length: height }, (_, line) => heads.map((lines) => lines[line - (height - lines.length)] ?? ''));
  const widths = heading.map((_, column) => Math.max(...[...headRows, ...rows].map((row) => width(row[column] ?? ''))));
  const print = (row: readonly string[]): string =>
    widths
      .map((space, column) => pad(row[column] ?? '', space, left.includes(column) ? 'left' : 'right'))
      .join('   ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, space) => sum + space, 0) + 3 * (widths.length - 1));
  return [...headRows.map(print), rule, ...rows.map(print)].join('\n');
}
