import { type Path, pathText } from '@likeverd/modelling/document';

/** One place where two documents differ. Of what was added or removed, one side is absent. */
export interface Change {
  readonly path: Path;
  /** `population.newPatients[2]`. */
  readonly place: string;
  readonly from?: string;
  readonly to?: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a reader can recognise it. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Things in a list that are told apart by a name of their own, so that one put first does not make all the others new. */
function named(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = list.map((item) => (isRecord(item) ? item['id'] : undefined));
  if (!names.every((name) => typeof name === 'string') || new Set(names).size < list.length || list.length === 0) return undefined;
  return new Map(list.map((item, index) => [names[index] ?? '', item]));
}

/** Every place where two documents, as read, differ: the deepest that says so, in the order of the first and then of the second. */
export function changesBetween(before: unknown, after: unknown, path: Path = []): readonly Change[] {
  if (before === undefined && after === undefined) return [];
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      changesBetween(before[name], after[name], [...path, name]),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, recent] = [named(before), named(after)];
    if (old !== undefined && recent !== undefined) {
      return [...new Set([...old.keys(), ...recent.keys()])].flatMap((name) =>
        changesBetween(old.get(name), recent.get(name), [...path, name]),
      );
    }
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap((index) =>
      changesBetween(before[index], after[index], [...path, index]),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      place: pathText(path),
      ...(before === undefined ? {} : { from: shown(before) }),
      ...(after === undefined ? {} : { to: shown(after) }),
    },
  ];
}
