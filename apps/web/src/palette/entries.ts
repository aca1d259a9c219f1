/** Something the palette leads to. */
export interface Entry {
  readonly id: string;
  readonly group: 'pages' | 'cases';
  readonly label: string;
  /** Said after the label: a number, a step. */
  readonly hint?: string;
  readonly path: string;
}

/** Longest list that is shown. */
const most = 12;

/** The entries that hold every word of what was typed, those that begin with it first. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  return entries
    .filter(({ label, hint = '' }) => words.every((word) => fold(`${hint} ${label}`).includes(word)))
    .toSorted((a, b) => Number(fold(b.label).startsWith(first)) - Number(fold(a.label).startsWith(first)))
    .slice(0, most);
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
