import type { PackSection } from '@likeverd/documents/pack';

export type Row = readonly [name: string, text: string | undefined];

/** A section of the facts that are known; none where nothing is. */
export const section = (title: string, rows: readonly Row[]): readonly PackSection[] => {
  const told = rows.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, text] as const]));
  return told.length === 0 ? [] : [{ title, rows: told }];
};
