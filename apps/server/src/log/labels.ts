import type { Label, LegalGround } from '@likeverd/casework';

/** A label as it lies in the columns of a row. */
export interface LabelRow {
  readonly class: string;
  readonly ground: string | null;
  readonly owner: string | null;
  readonly shared_with: string[] | null;
  readonly expires: string | null;
}

export function toLabelRow(label: Label): LabelRow {
  const none = { ground: null, owner: null, shared_with: null, expires: null };
  switch (label.class) {
    case 'public':
      return { ...none, class: label.class };
    case 'internal':
      return { ...none, class: label.class, owner: label.owner };
    case 'confidential':
      return {
        class: label.class,
        ground: label.ground,
        owner: label.owner,
        shared_with: [...label.sharedWith],
        expires: label.expires ?? null,
      };
  }
}

/** Reads a label back; the table's constraints hold that the columns fit the class. */
export function fromLabelRow(row: LabelRow): Label {
  if (row.class === 'public') return { class: 'public' };
  if (row.class === 'internal' && row.owner !== null) return { class: 'internal', owner: row.owner };
  if (row.class === 'confidential' && row.owner !== null && row.ground !== null && row.shared_with !== null) {
    return {
      class: 'confidential',
      ground: row.ground as LegalGround,
      owner: row.owner,
      sharedWith: row.shared_with,
      ...(row.expires === null ? {} : { expires: row.expires }),
    };
  }
  throw new Error(`A stored label of class ${row.class} lacks what the class needs.`);
}
