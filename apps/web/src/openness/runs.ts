/** Below this many alike, each stands by itself. */
const alike = 3;

/** Entries that follow each other and are of one type, together where they are many; the order is kept. */
export function runsOf<T extends { readonly type: string }>(entries: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const runs: [T, ...T[]][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last !== undefined && last[0].type === entry.type) last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => (run.length < alike ? run.map((entry): [T] => [entry]) : [run]));
}
