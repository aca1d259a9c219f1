/** Edit distance with transpositions (optimal string alignment; Damerau 1964, Communications of the ACM 7:171-176). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? Number.POSITIVE_INFINITY;
}

/** The known word nearest to what was typed, or '' when none is near: within a third of the length, or the start of a known word. */
export function nearestOf(given: string, known: readonly string[]): string {
  const typed = given.toLowerCase();
  const ranked = known
    .map((word) => ({ word, away: word.startsWith(typed) && typed.length >= 3 ? 0 : distance(typed, word.toLowerCase()) }))
    .sort((one, other) => one.away - other.away);
  const [first] = ranked;
  return first !== undefined && first.away <= Math.max(2, Math.floor(given.length / 3)) ? first.word : '';
}
