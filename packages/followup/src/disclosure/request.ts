import type { CalendarDate } from '@likeverd/reference';
import type { RuleProbability } from './rule-probability.ts';

/** Everyone along a dimension. */
const everyone = '*';

/** Something people are told apart by: region, subgroup, quarter, month of exit, kind of event. Everyone has exactly one leaf of each. */
export interface Dimension {
  readonly id: string;
  readonly leaves: readonly string[];
  /** Unions of leaves by name: a regional authority of its trusts, a year of its quarters. */
  readonly unions?: Readonly<Record<string, readonly string[]>>;
  /** Later releases may add leaves: quarters that have come since. */
  readonly grows?: boolean;
}

/** A group of people: a leaf, a union or `*` along each dimension; a dimension that is absent takes in everyone. */
export type Group = Readonly<Record<string, string>>;

/** What one amount comes to for some people, and the largest contributions to it, largest first: as many as the dominance rule looks at. */
export interface Amount {
  readonly total: number;
  readonly largest: readonly number[];
}

/** People with the same leaves. Those not listed are none. Never leaves the room. */
export interface People {
  readonly at: Group;
  readonly count: number;
  /** By name of the amount: `kostnad`. All listed people have the same amounts. */
  readonly amounts?: Readonly<Record<string, Amount>>;
}

interface Asked {
  readonly id: string;
  readonly title: string;
  /** Narrows whom it is about. */
  readonly where?: Group;
}

/** What is asked for as a table: codes along some dimensions, with totals along each. */
export interface TableRequest extends Asked {
  readonly kind: 'counts' | 'shares' | 'sums' | 'means';
  readonly by: Readonly<Record<string, readonly string[]>>;
  /** Of sums and means. */
  readonly amount?: string;
  /** Of shares: whose share it is. */
  readonly share?: Group;
  /** How counts are protected. */
  readonly protect: 'suppress' | 'round';
}

/** A survival curve: people by interval of exit, and whether they left by the event or otherwise. */
export interface CurveRequest extends Asked {
  /** The dimension whose leaves are intervals of time since start, in order. */
  readonly time: string;
  /** The dimension that tells the event from other exits. */
  readonly fate: string;
  readonly event: string;
  /** What was assumed, which is no secret: month in which each leaf ends, and survival there as far as the model’s curve goes. */
  readonly beside?: Readonly<Record<string, { readonly month: number; readonly assumed?: number }>>;
}

/** A figure that is no sum: a quantile, an estimate with its interval, a P value. */
export interface StatisticRequest extends Asked {
  readonly kind: 'quantile' | 'estimate' | 'pValue';
  readonly value: number;
  readonly interval?: readonly [lowest: number, highest: number];
  /** Of a quantile. */
  readonly probability?: number;
  /** People with the event that the figure rests on; absent where it rests on no events. */
  readonly events?: Group;
  /** The decision rule that the figure is about, and the probability that what it says is so. */
  readonly rule?: RuleProbability;
}

/** Where a request was filled in from: a report in the data room by its hash, and the last day of its data. */
export interface ReleaseSource {
  readonly report: string;
  readonly dataUntil: CalendarDate;
}

/** What someone wants to leave the room. */
export interface ReleaseRequest {
  readonly title: string;
  readonly source?: ReleaseSource;
  readonly dimensions: readonly Dimension[];
  readonly people: readonly People[];
  readonly tables: readonly TableRequest[];
  readonly curves: readonly CurveRequest[];
  readonly statistics: readonly StatisticRequest[];
}

export const requestFaultCodes = [
  'release.nothingAsked',
  'release.sameId',
  'release.unknownDimension',
  'release.unknownCode',
  'release.unsafeText',
  'release.sameCode',
  'release.emptyUnion',
  'release.notACount',
  'release.samePeople',
  'release.missingDimension',
  'release.missingAmount',
  'release.impossibleAmount',
  'release.wrongNumber',
  'release.dimensionsChanged',
  'release.leavesChanged',
  'release.tooLarge',
  'release.noCounts',
  'release.unknownItem',
  'release.enteredLate',
  'release.notFromCounts',
] as const;
export type RequestFaultCode = (typeof requestFaultCodes)[number];

/** One thing wrong with a request: where (`tables[0].by.region`) and what. */
export interface RequestFault {
  readonly code: RequestFaultCode;
  readonly place: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Largest requests: what the audit solves within its time. */
const placesAtMost = 50_000;
const cellsAtMost = 2_000;
/** Contributions that must be told of, where there are so many people: the dominance rules look at the two largest. */
const contributionsTold = 2;

/** Letters and digits first: nothing that a spreadsheet would take for a formula, no marks that turn text around. */
const safeName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,:;()/–<>≥≤+-]{0,79}$/u;

export const fault = (code: RequestFaultCode, place: string, details: RequestFault['details'] = {}): RequestFault => ({
  code,
  place,
  details,
});

/** The codes that a dimension has. */
export function leavesOf({ leaves, unions = {} }: Dimension, code: string): readonly string[] | undefined {
  if (code === everyone) return leaves;
  return leaves.includes(code) ? [code] : Object.hasOwn(unions, code) ? unions[code] : undefined;
}

/** Every fault of a request, by itself and beside what was asked for when the contract's first release was made; empty: it can be prepared. */
export function faultsOf(request: ReleaseRequest, earlier: readonly ReleaseRequest[]): readonly RequestFault[] {
  const own = [...faultsOfDimensions(request), ...faultsOfPeople(request), ...faultsOfAsked(request)];
  const last = earlier.at(-1);
  return [...own, ...(last === undefined ? [] : changes(last, request)), ...tooLarge(request)];
}

function faultsOfDimensions({ dimensions }: ReleaseRequest): readonly RequestFault[] {
  return [
    ...repeated(dimensions.map(({ id }) => id)).map((id) => fault('release.sameId', 'dimensions', { id })),
    ...dimensions.flatMap(({ id, leaves, unions = {} }, index) => {
      const place = `dimensions[${index}]`;
      const codes = [...leaves, ...Object.keys(unions)];
      return [
        ...[id, ...codes].filter((name) => !safeName.test(name)).map((name) => fault('release.unsafeText', place, { text: name })),
        ...repeated(codes).map((code) => fault('release.sameCode', place, { code })),
        ...(leaves.length === 0 ? [fault('release.emptyUnion', place, { code: id })] : []),
        ...Object.entries(unions).flatMap(([code, parts]) => [
          ...(parts.length === 0 ? [fault('release.emptyUnion', place, { code })] : []),
          ...[...parts.filter((part) => !leaves.includes(part)), ...repeated(parts)].map((part) =>
            fault('release.unknownCode', `${place}.unions`, { code: part }),
          ),
        ]),
      ];
    }),
  ];
}

function faultsOfPeople({ dimensions, people }: ReleaseRequest): readonly RequestFault[] {
  const amounts = new Set(people.flatMap(({ amounts: of = {} }) => Object.keys(of)));
  const places = people.map(({ at }) => JSON.stringify(dimensions.map(({ id }) => at[id])));
  const seen = new Set<string>();
  return people.flatMap(({ at, count, amounts: own = {} }, index) => {
    const place = `people[${index}]`;
    const same = seen.has(places[index] ?? '');
    seen.add(places[index] ?? '');
    return [
      ...(same ? [fault('release.samePeople', place)] : []),
      ...Object.keys(at)
        .filter((id) => !dimensions.some((each) => each.id === id))
        .map((id) => fault('release.unknownDimension', place, { dimension: id })),
      ...dimensions.flatMap(({ id, leaves }) => {
        const code = at[id];
        if (code === undefined) return [fault('release.missingDimension', place, { dimension: id })];
        return leaves.includes(code) ? [] : [fault('release.unknownCode', `${place}.${id}`, { code })];
      }),
      ...(Number.isSafeInteger(count) && count >= 0 ? [] : [fault('release.notACount', place, { value: String(count) })]),
      ...[...amounts].flatMap((name) => {
        const amount = Object.hasOwn(own, name) ? own[name] : undefined;
        if (amount === undefined) return count > 0 ? [fault('release.missingAmount', place, { amount: name })] : [];
        return possible(amount, count) ? [] : [fault('release.impossibleAmount', place, { amount: name })];
      }),
    ];
  });
}

/** Contributions that can be what they are said to be: in order, none below 0, enough of them, not above the total. */
function possible({ total, largest }: Amount, count: number): boolean {
  const sum = largest.reduce((all, each) => all + each, 0);
  const smallest = largest.at(-1) ?? 0;
  const room = 1e-9 * Math.max(1, total);
  return (
    [total, ...largest].every((each) => Number.isFinite(each) && each >= 0) &&
    largest.length >= Math.min(count, contributionsTold) &&
    largest.length <= count &&
    largest.every((each, index) => each <= (largest[index - 1] ?? Number.POSITIVE_INFINITY)) &&
    sum <= total + room &&
    total <= sum + (count - largest.length) * smallest + room
  );
}

function faultsOfAsked(request: ReleaseRequest): readonly RequestFault[] {
  const { tables, curves, statistics, people } = request;
  const amounts = new Set(people.flatMap(({ amounts: of = {} }) => Object.keys(of)));
  const asked = [
    ...tables.map((each, index) => ({ each, place: `tables[${index}]` })),
    ...curves.map((each, index) => ({ each, place: `curves[${index}]` })),
    ...statistics.map((each, index) => ({ each, place: `statistics[${index}]` })),
  ];
  const codes = (group: Group, place: string): readonly RequestFault[] =>
    Object.entries(group).flatMap(([id, code]) => codeFaults(request, id, [code], `${place}.${id}`));
  return [
    ...(asked.length === 0 ? [fault('release.nothingAsked', '')] : []),
    ...repeated(asked.map(({ each }) => each.id)).map((id) => fault('release.sameId', '', { id })),
    ...asked.flatMap(({ each, place }) => [
      ...[each.id, each.title].filter((text) => !safeName.test(text)).map((text) => fault('release.unsafeText', place, { text })),
      ...codes(each.where ?? {}, `${place}.where`),
    ]),
    ...(safeName.test(request.title) ? [] : [fault('release.unsafeText', 'title', { text: request.title })]),
    ...tables.flatMap(({ by, kind, amount, share }, index) => {
      const place = `tables[${index}]`;
      const wantsAmount = kind === 'sums' || kind === 'means';
      return [
        ...Object.entries(by).flatMap(([id, listed]) => [
          ...codeFaults(request, id, listed, `${place}.by.${id}`),
          ...repeated(listed).map((code) => fault('release.sameCode', `${place}.by.${id}`, { code })),
        ]),
        ...(wantsAmount && !amounts.has(amount ?? '') ? [fault('release.missingAmount', place, { amount: amount ?? '' })] : []),
        ...(kind === 'shares' && share === undefined ? [fault('release.missingDimension', `${place}.share`)] : []),
        ...codes(share ?? {}, `${place}.share`),
      ];
    }),
    ...curves.flatMap(({ time, fate, event }, index) => [
      ...codeFaults(request, time, [], `curves[${index}].time`),
      ...codeFaults(request, fate, [event], `curves[${index}].fate`),
    ]),
    ...statistics.flatMap(({ kind, value, interval, probability, events }, index) => {
      const place = `statistics[${index}]`;
      const numbers = [value, ...(interval ?? [])];
      const [lowest, highest] = interval ?? [value, value];
      const wrong =
        !numbers.every(Number.isFinite) ||
        lowest > highest ||
        (kind === 'quantile' && !(probability !== undefined && probability > 0 && probability < 1)) ||
        (kind === 'pValue' && !(value >= 0 && value <= 1));
      return [...(wrong ? [fault('release.wrongNumber', place)] : []), ...codes(events ?? {}, `${place}.events`)];
    }),
    ...statistics.flatMap(({ rule }, index) => {
      if (rule === undefined) return [];
      const { id, probability = 0, boundary = 0 } = rule;
      const place = `statistics[${index}].rule`;
      return [
        ...(safeName.test(id) ? [] : [fault('release.unsafeText', place, { text: id })]),
        ...([probability, boundary].every((each) => each >= 0 && each <= 1) ? [] : [fault('release.wrongNumber', place)]),
      ];
    }),
  ];
}

function codeFaults({ dimensions }: ReleaseRequest, id: string, codes: readonly string[], place: string): readonly RequestFault[] {
  const dimension = dimensions.find((each) => each.id === id);
  if (dimension === undefined) return [fault('release.unknownDimension', place, { dimension: id })];
  return codes
    .filter((code) => leavesOf(dimension, code) === undefined)
    .map((code) => fault('release.unknownCode', place, { code }));
}

/** Dimensions of a contract are settled by its first release: only where one grows may leaves be added, and a union keeps its leaves. */
function changes(last: ReleaseRequest, next: ReleaseRequest): readonly RequestFault[] {
  const ids = (request: ReleaseRequest): readonly string[] => request.dimensions.map(({ id }) => id);
  const gone = ids(last).filter((id) => !ids(next).includes(id));
  const added = ids(next).filter((id) => !ids(last).includes(id));
  return [
    ...[...gone, ...added].map((dimension) => fault('release.dimensionsChanged', 'dimensions', { dimension })),
    ...next.dimensions.flatMap(({ id, leaves, grows }, index) => {
      const before = last.dimensions.find((each) => each.id === id);
      if (before === undefined) return [];
      const lost = before.leaves.filter((leaf) => !leaves.includes(leaf));
      const more = leaves.filter((leaf) => !before.leaves.includes(leaf));
      const wrong = [...lost, ...(before.grows === true && grows === true ? [] : more)];
      return wrong.map((code) => fault('release.leavesChanged', `dimensions[${index}]`, { dimension: id, code }));
    }),
  ];
}

function tooLarge({ people, tables }: ReleaseRequest): readonly RequestFault[] {
  const places = people.length;
  const cells = tables.reduce((sum, table) => sum + cellsOf(table).length, 0);
  return places > placesAtMost || cells > cellsAtMost
    ? [fault('release.tooLarge', '', { places: String(placesAtMost), cells: String(cellsAtMost) })]
    : [];
}

/** The groups of a table, totals last along each dimension. */
export function cellsOf({ by, where = {} }: Pick<TableRequest, 'by' | 'where'>): readonly Group[] {
  return Object.entries(by).reduce<readonly Group[]>(
    (groups, [id, codes]) =>
      groups.flatMap((group) => [...codes.filter((code) => code !== everyone), everyone].map((code) => ({ ...group, [id]: code }))),
    [where],
  );
}

const repeated = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index)),
];
