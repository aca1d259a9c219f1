import { keyOf, type Relation, type Sum } from './bounds.ts';
import { type Dimension, type Group, leavesOf, type People } from './request.ts';

/** A group by the leaves it takes in; a dimension that is absent takes in everyone. */
export type Box = Readonly<Record<string, readonly string[]>>;

/** What is counted or summed: people, or an amount by name. */
export type Measure = { readonly kind: 'people' } | { readonly kind: 'amount'; readonly name: string };

/**
 * What a release tells of one group: that the measure lies from `lowest` to `highest` (null: no upper end). Equal where the number is shown. Kept with the
 * release for ever: the next audit counts with it.
 */
export interface Statement {
  readonly measure: Measure;
  readonly box: Box;
  readonly lowest: number;
  readonly highest: number | null;
}

/** The people behind a release, as they were then. */
export interface Version {
  readonly dimensions: readonly Dimension[];
  readonly people: readonly People[];
}

export interface EarlierRelease extends Version {
  readonly statements: readonly Statement[];
}

/** Leaves are written out along dimensions that narrow or that may grow: `*` of a growing dimension means what there was. */
export function boxOf(dimensions: readonly Dimension[], group: Group): Box {
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const code = group[dimension.id];
      const leaves = leavesOf(dimension, code ?? '*') ?? [];
      return leaves.length === dimension.leaves.length && dimension.grows !== true ? [] : [[dimension.id, leaves]];
    }),
  );
}

const measureKey = (measure: Measure): string => (measure.kind === 'people' ? '' : measure.name);
export const sameMeasure = (one: Measure, other: Measure): boolean => measureKey(one) === measureKey(other);

/** Value of a measure for the people at one place. */
export function measured({ count, amounts = {} }: People, measure: Measure): number {
  if (measure.kind === 'people') return count;
  return Object.hasOwn(amounts, measure.name) ? (amounts[measure.name]?.total ?? 0) : 0;
}

/** A sensitive or asked sum, with its true value and the people and the largest contributions behind it. */
export interface Quantity {
  readonly sum: Sum;
  readonly value: number;
  readonly kind: 'group' | 'change';
  /** People in the group, or by how many it changed. */
  readonly people: number;
  /** The two largest contributions to the amount of a group. */
  readonly largest: readonly number[];
}

/**
 * All that was ever released and is asked for now, as relations over unknowns. An unknown is the measure of the people whom nothing asked for tells apart,
 * as long as it stays what it is: who reads all releases is taken to know which of them changed from one to the next, and in which direction.
 */
export interface System {
  /** True values of the unknowns. */
  readonly truth: Float64Array;
  /** What is known before anything of the new release is. */
  readonly relations: readonly Relation[];
  /** A group as a sum at the version of the new release. */
  sumOf(box: Box): Sum;
  /** Everything that could be somebody's: each group asked for, each smallest group told apart, at each version, and its changes. */
  readonly quantities: readonly Quantity[];
}

interface Class {
  readonly members: bigint;
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly largest: readonly (readonly number[])[];
  /** The unknown at each version; -1 where nothing of that version asks for it. */
  readonly unknowns: readonly number[];
}

export function systemOf(
  measure: Measure,
  earlier: readonly EarlierRelease[],
  next: Version,
  asked: readonly Box[],
  scale = 1,
): System {
  const versions: readonly Version[] = [...earlier, next];
  const statements = earlier.flatMap(({ statements: of }, version) =>
    of.filter((statement) => sameMeasure(statement.measure, measure)).map((statement) => ({ ...statement, version })),
  );
  const boxes = [
    ...statements.map(({ box, version }) => ({ box, version })),
    ...asked.map((box) => ({ box, version: earlier.length })),
  ];
  const bits = new Map<string, { readonly bit: bigint; readonly box: Box; readonly versions: Set<number> }>();
  for (const { box, version } of boxes) {
    const key = boxKey(box);
    const found = bits.get(key) ?? { bit: 1n << BigInt(bits.size), box, versions: new Set<number>() };
    found.versions.add(version);
    bits.set(key, found);
  }
  const groups = [...bits.values()];
  const usedAt = versions.map((_, version) =>
    groups.filter((group) => group.versions.has(version)).reduce((mask, { bit }) => mask | bit, 0n),
  );
  const values: number[] = [];
  const classes = classesOf(measure, versions, groups, scale).map((each): Class => {
    let last = -1;
    const unknowns = versions.map((_, version) => {
      if ((each.members & (usedAt[version] ?? 0n)) === 0n) return -1;
      const value = each.values[version] ?? 0;
      if (last < 0 || values[last] !== value) last = values.push(value) - 1;
      return last;
    });
    return { ...each, unknowns };
  });

  const sumAt = (bit: bigint, version: number): Sum | undefined => {
    const within = classes.filter(({ members }) => (members & bit) !== 0n);
    const unknowns = within.map((each) => each.unknowns[version] ?? -1);
    return unknowns.includes(-1) ? undefined : unknowns.map((unknown) => [unknown, 1] as const);
  };
  const bitOf = (box: Box): bigint => bits.get(boxKey(box))?.bit ?? 0n;
  const directions = classes.flatMap(({ unknowns }) =>
    changesOf(unknowns).map(([before, after]): Relation => {
      const rises = (values[after] ?? 0) > (values[before] ?? 0);
      return {
        sum: [
          [after, rises ? 1 : -1],
          [before, rises ? -1 : 1],
        ],
        lowest: 0,
        highest: Number.POSITIVE_INFINITY,
      };
    }),
  );
  return {
    truth: Float64Array.from(values),
    relations: [
      ...statements.map(
        ({ box, version, lowest, highest }): Relation => ({
          sum: sumAt(bitOf(box), version) ?? [],
          lowest: lowest / scale,
          highest: highest === null ? Number.POSITIVE_INFINITY : highest / scale,
        }),
      ),
      ...(measure.kind === 'people' ? directions : []),
    ],
    sumOf: (box) => sumAt(bitOf(box), earlier.length) ?? [],
    quantities: quantitiesOf(classes, groups, versions.length, sumAt),
  };
}

const boxKey = (box: Box): string =>
  JSON.stringify(
    Object.keys(box)
      .toSorted()
      .map((id) => [id, box[id]?.toSorted()]),
  );

function classesOf(
  measure: Measure,
  versions: readonly Version[],
  groups: readonly { readonly bit: bigint; readonly box: Box }[],
  scale: number,
): readonly Omit<Class, 'unknowns'>[] {
  const dimensions = versions.at(-1)?.dimensions ?? [];
  const masks = dimensions.map(({ id, leaves }) =>
    leaves.map((leaf) => groups.filter(({ box }) => box[id]?.includes(leaf) ?? true).reduce((mask, { bit }) => mask | bit, 0n)),
  );
  const everything = groups.reduce((mask, { bit }) => mask | bit, 0n);
  const signatures = masks.reduce<readonly bigint[]>(
    (soFar, own) => [...new Set(soFar.flatMap((mask) => own.map((other) => mask & other)))],
    [everything],
  );
  const place = new Map(dimensions.map(({ id, leaves }) => [id, new Map(leaves.map((leaf, index) => [leaf, index]))]));
  const memberships = versions.map(({ people }) =>
    Map.groupBy(people, ({ at }) =>
      dimensions.reduce((mask, { id }, index) => mask & (masks[index]?.[place.get(id)?.get(at[id] ?? '') ?? -1] ?? 0n), everything),
    ),
  );
  return signatures
    .filter((members) => members !== 0n)
    .map((members) => {
      const rows = memberships.map((by) => by.get(members) ?? []);
      return {
        members,
        values: rows.map((people) => people.reduce((sum, each) => sum + measured(each, measure), 0) / scale),
        counts: rows.map((people) => people.reduce((sum, { count }) => sum + count, 0)),
        largest: rows.map((people) =>
          twoLargest(people.flatMap((each) => contributions(each, measure))).map((each) => each / scale),
        ),
      };
    });
}

function contributions({ amounts = {} }: People, measure: Measure): readonly number[] {
  return measure.kind === 'amount' && Object.hasOwn(amounts, measure.name) ? (amounts[measure.name]?.largest ?? []) : [];
}

const twoLargest = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => other - one).slice(0, 2);

/** Each unknown with the one that came after it. */
function changesOf(unknowns: readonly number[]): readonly (readonly [before: number, after: number])[] {
  const used = unknowns.filter((unknown) => unknown >= 0);
  return used.slice(1).flatMap((after, index) => {
    const before = used[index] ?? after;
    return before === after ? [] : [[before, after] as const];
  });
}

function quantitiesOf(
  classes: readonly Class[],
  groups: readonly { readonly bit: bigint }[],
  versions: number,
  sumAt: (bit: bigint, version: number) => Sum | undefined,
): readonly Quantity[] {
  const sets = [
    ...groups.map(({ bit }) => ({
      parts: classes.filter(({ members }) => (members & bit) !== 0n),
      sum: (version: number) => sumAt(bit, version),
    })),
    ...classes.map((each) => ({
      parts: [each],
      sum: (version: number): Sum | undefined => {
        const unknown = each.unknowns[version] ?? -1;
        return unknown < 0 ? undefined : [[unknown, 1]];
      },
    })),
  ];
  const found = new Map<string, Quantity>();
  for (const { parts, sum } of sets) {
    const total = (version: number, of: 'values' | 'counts'): number =>
      parts.reduce((all, each) => all + (each[of][version] ?? 0), 0);
    let last: number | undefined;
    for (let version = 0; version < versions; version += 1) {
      const now = sum(version);
      if (now === undefined || now.length === 0) continue;
      found.set(keyOf(now), {
        sum: now,
        value: total(version, 'values'),
        kind: 'group',
        people: total(version, 'counts'),
        largest: twoLargest(parts.flatMap(({ largest }) => largest[version] ?? [])),
      });
      const before = last === undefined ? undefined : sum(last);
      if (last !== undefined && before !== undefined) {
        const change = difference(now, before);
        if (change.length > 0)
          found.set(keyOf(change), {
            sum: change,
            value: total(version, 'values') - total(last, 'values'),
            kind: 'change',
            people: Math.abs(total(version, 'counts') - total(last, 'counts')),
            largest: [],
          });
      }
      last = version;
    }
  }
  return [...found.values()];
}

/** What does not fall away when one sum is taken from another. */
function difference(one: Sum, other: Sum): Sum {
  const factors = new Map<number, number>();
  for (const [unknown, factor] of one) factors.set(unknown, (factors.get(unknown) ?? 0) + factor);
  for (const [unknown, factor] of other) factors.set(unknown, (factors.get(unknown) ?? 0) - factor);
  return [...factors].filter(([, factor]) => factor !== 0);
}
