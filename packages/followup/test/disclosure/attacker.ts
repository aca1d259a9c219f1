import type { Relation } from '../../src/disclosure/bounds.ts';
import type { PublicRelease, ReleaseRequest } from '../../src/index.ts';

/** An attacker of its own making: knows the public releases, and worst of all which groups changed between them and whether they grew. */
export interface Seen {
  readonly publication: PublicRelease;
  readonly request: ReleaseRequest;
}

interface Rule {
  readonly places: readonly number[];
  readonly lowest: number;
  readonly highest: number;
}

/** Places that count, and places that are taken away. */
export interface Wanted {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** Every value of what is wanted, found by trying all whole tables up to `cap` that agree with everything told. */
export function possibleValues(seen: readonly Seen[], wanted: readonly Wanted[], cap: number): readonly ReadonlySet<number>[] {
  const { rules, order, size } = rulesOf(seen, cap);
  const values = Array.from({ length: size }, () => 0);
  const found = wanted.map(() => new Set<number>());
  const byLast = order.map((_, index) => rules.filter(({ places }) => Math.max(...places) === index));
  const byAny = order.map((_, index) => rules.filter(({ places }) => places.includes(index)));
  const visit = (at: number): void => {
    if (at === size) {
      const total = (places: readonly number[]): number => places.reduce((sum, place) => sum + (values[place] ?? 0), 0);
      wanted.forEach(({ plus, minus }, index) => found[index]?.add(total(plus) - total(minus)));
      return;
    }
    const { lowest, highest } = order[at]?.(values) ?? { lowest: 0, highest: cap };
    for (let value = lowest; value <= highest; value += 1) {
      values[at] = value;
      const sum = (places: readonly number[]): number =>
        places.reduce((all, place) => all + (place <= at ? (values[place] ?? 0) : 0), 0);
      if ((byAny[at] ?? []).some(({ places, highest: most }) => sum(places) > most)) break;
      if ((byLast[at] ?? []).every(({ places, lowest: least }) => sum(places) >= least)) visit(at + 1);
    }
    values[at] = 0;
  };
  visit(0);
  return found;
}

/** Places of the unknown counts: one for each combination of leaves at each release, the same as before where it did not change. */
export function placesOf(seen: readonly Seen[]): {
  readonly at: readonly (readonly number[])[];
  readonly combinations: readonly Record<string, string>[];
} {
  const dimensions = seen.at(-1)?.request.dimensions ?? [];
  const combinations = dimensions.reduce<Record<string, string>[]>(
    (all, { id, leaves }) => all.flatMap((each) => leaves.map((leaf) => ({ ...each, [id]: leaf }))),
    [{}],
  );
  let size = 0;
  const at: number[][] = [];
  seen.forEach(({ request }, release) => {
    at.push(
      combinations.map((each, index) => {
        const before = seen[release - 1];
        const same = before !== undefined && countAt(before.request, each) === countAt(request, each);
        return same ? (at[release - 1]?.[index] ?? 0) : size++;
      }),
    );
  });
  return { at, combinations };
}

export function countAt(request: ReleaseRequest, at: Record<string, string>): number {
  const row = request.people.find((each) => Object.entries(at).every(([id, leaf]) => each.at[id] === leaf));
  return row?.count ?? 0;
}

function rulesOf(seen: readonly Seen[], cap: number) {
  const { at, combinations } = placesOf(seen);
  const size = Math.max(...at.flat()) + 1;
  const rules: Rule[] = [];
  seen.forEach(({ publication, request }, release) => {
    for (const { cells } of publication.tables)
      for (const cell of cells) {
        const places = combinations.flatMap((each, index) =>
          request.dimensions.every(({ id, leaves, unions = {} }) => {
            const code = cell.at[id];
            const own = each[id] ?? '';
            return code === undefined || code === '*' ? leaves.includes(own) : (unions[code] ?? [code]).includes(own);
          })
            ? [at[release]?.[index] ?? 0]
            : [],
        );
        const within = cell.within ?? 0;
        if (cell.value === null) rules.push({ places, lowest: publication.zerosShown ? 1 : 0, highest: Number.POSITIVE_INFINITY });
        else rules.push({ places, lowest: cell.value - within, highest: cell.value + within });
      }
  });
  const order = Array.from({ length: size }, (_, place) => {
    const release = at.findIndex((each) => each.includes(place));
    const index = at[release]?.indexOf(place) ?? 0;
    const before = at[release - 1]?.[index];
    const [then, now] = [seen[release - 1], seen[release]].map((each) =>
      each === undefined ? 0 : countAt(each.request, combinations[index] ?? {}),
    );
    return (values: readonly number[]) => {
      if (before === undefined) return { lowest: 0, highest: cap };
      const last = values[before] ?? 0;
      return (now ?? 0) > (then ?? 0) ? { lowest: last, highest: cap } : { lowest: 0, highest: last };
    };
  });
  return { rules, order, size };
}

/** The same as relations for exact integer programmes, for tables that are too large to try all: what was told, and which counts changed in which direction. */
export function relationsOf(seen: readonly Seen[]): { readonly relations: readonly Relation[]; readonly truth: Float64Array } {
  const { rules, size } = rulesOf(seen, 0);
  const { at, combinations } = placesOf(seen);
  const truth = new Float64Array(size);
  const changes: Relation[] = [];
  seen.forEach(({ request }, release) => {
    combinations.forEach((each, index) => {
      const [place = 0, before] = [at[release]?.[index], at[release - 1]?.[index]];
      truth[place] = countAt(request, each);
      if (before === undefined || before === place) return;
      const sign = (truth[place] ?? 0) > (truth[before] ?? 0) ? 1 : -1;
      changes.push({
        sum: [
          [place, sign],
          [before, -sign],
        ],
        lowest: 0,
        highest: Number.POSITIVE_INFINITY,
      });
    });
  });
  const told = rules.map(({ places, ...limits }): Relation => ({ sum: places.map((place) => [place, 1] as const), ...limits }));
  return { relations: [...told, ...changes], truth };
}
