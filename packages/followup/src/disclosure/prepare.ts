import { type Interval, keyOf } from './bounds.ts';
import { type CurvePoint, type CurveStep, curveSteps, survivalOf } from './curves.ts';
import { halfDigit, publicFigure, type PublicFigure, significant } from './figures.ts';
import type { ReleaseLimits } from './limits.ts';
import { dominance, isSmall, type Need, needsOf } from './needs.ts';
import {
  cellsOf,
  type CurveRequest,
  faultsOf,
  type Group,
  leavesOf,
  type ReleaseRequest,
  type ReleaseSource,
  type RequestFault,
  type StatisticRequest,
  type TableRequest,
} from './request.ts';
import { beforeRounding, controlledRounding } from './rounding.ts';
import { publicRule, type RuleProbability } from './rule-probability.ts';
import { type Cell, merged, type Reason, suppress, type Suppression } from './suppression.ts';
import {
  type Box,
  boxOf,
  type EarlierRelease,
  type Measure,
  measured,
  sameMeasure,
  type Statement,
  systemOf,
  type System,
} from './system.ts';

/** A number of a public table; null: kept back. `of`: what a share is a share of, or how many a mean is of. `within`: how far a rounded number may be off. */
export interface PublicCell {
  readonly at: Group;
  readonly value: number | null;
  readonly of?: number | null;
  readonly within?: number;
}

export interface PublicRelease {
  readonly title: string;
  readonly source?: ReleaseSource;
  /** Whether a 0 is shown, or kept back with the small counts. */
  readonly zerosShown: boolean;
  readonly limits: ReleaseLimits;
  readonly tables: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: TableRequest['kind'];
    readonly amount?: string;
    readonly share?: Group;
    readonly cells: readonly PublicCell[];
  }[];
  /** No steps: the curve is withheld. */
  readonly curves: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: Group;
    readonly steps: readonly (CurveStep &
      CurvePoint & {
        /** Where the step ends, and what the model assumed there. */
        readonly month?: number;
        readonly assumed?: number;
      })[];
  }[];
  readonly statistics: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: Group;
    readonly kind: StatisticRequest['kind'];
    readonly probability?: number;
    /** The decision rule that the figure is about, and the probability that it says so, where the figure is shown. */
    readonly rule?: RuleProbability;
    readonly figure: PublicFigure | { readonly withheld: 'differencing' };
    /** People behind it, where it is shown. */
    readonly people?: number;
  }[];
}

/** A number that was kept back, as the one who checks sees it: the truth, why, and where anybody can place it. No `highest`: no upper end. */
export interface AuditedNumber {
  readonly item: string;
  readonly at: Group;
  readonly measure: Measure;
  readonly value: number;
  readonly reason: Reason;
  readonly lowest: number;
  readonly highest: number | null;
}

export interface ReleaseAudit {
  /** Releases that were counted with. */
  readonly earlier: number;
  readonly hidden: readonly AuditedNumber[];
  /** Sensitive sums that were checked, asked for or not: smallest groups told apart, and changes from one release to the next. */
  readonly checked: number;
  /** Of counts among them, what was proved possible for those where that is least: nobody can place them more narrowly. */
  readonly narrowest: readonly { readonly value: number; readonly lowest: number; readonly highest: number | null }[];
  readonly utility: {
    readonly asked: number;
    readonly hidden: number;
    readonly curvesWithheld: number;
    readonly statisticsWithheld: number;
  };
}

export type Preparation =
  | {
      readonly status: 'prepared';
      readonly publication: PublicRelease;
      readonly audit: ReleaseAudit;
      readonly statements: readonly Statement[];
    }
  | { readonly status: 'faulty'; readonly faults: readonly RequestFault[] }
  /** Something sensitive follows from earlier releases whatever is kept back now. */
  | { readonly status: 'revealed'; readonly sums: number };

/** A number that is asked for. */
interface Asked {
  readonly item: string;
  readonly at: Group;
  readonly measure: Measure;
  readonly box: Box;
  readonly value: number;
  /** What a reader is told of the value where the number is shown, and the number that tells it. */
  readonly told: Interval;
  readonly shows: number;
  /** How far a rounded number may be off. */
  readonly within?: number;
  readonly primary?: Reason;
  readonly bundle?: string;
}

/** Narrowest intervals that are told of. */
const narrowestTold = 10;

/**
 * What may leave the room of what is asked for, beside everything that ever left it.
 *
 * @param earlier every release of the same contract that was published, in order, with the people behind it as they were then
 */
export function prepareRelease(
  request: ReleaseRequest,
  earlier: readonly (EarlierRelease & { readonly request: ReleaseRequest })[],
  limits: ReleaseLimits,
): Preparation {
  const faults = faultsOf(
    request,
    earlier.map((each) => each.request),
  );
  if (faults.length > 0) return { status: 'faulty', faults };
  const first = attempt({ request, earlier, limits, zerosShown: true });
  return first.status === 'prepared' ? first : attempt({ request, earlier, limits, zerosShown: false });
}

interface Surroundings {
  readonly request: ReleaseRequest;
  readonly earlier: readonly EarlierRelease[];
  readonly limits: ReleaseLimits;
  readonly zerosShown: boolean;
}

interface Protected {
  readonly measure: Measure;
  readonly system: System;
  readonly cells: readonly Cell[];
  readonly suppression: Suppression;
  readonly scale: number;
  readonly needs: readonly Need[];
}

function attempt(surroundings: Surroundings): Preparation {
  const { request, earlier, limits, zerosShown } = surroundings;
  const curves = request.curves.map((curve) => ({ curve, steps: curveSteps(exitsOf(request, curve), limits) }));
  const figures = request.statistics.map((statistic) => ({ statistic, figure: figureOf(request, statistic, limits) }));
  const numbers = [
    ...request.tables.flatMap((table) => tableNumbers(table, surroundings)),
    ...curves.flatMap(({ curve, steps }) => curveNumbers(curve, steps, surroundings)),
    ...figures.flatMap(({ statistic, figure }) =>
      'withheld' in figure
        ? []
        : statisticBoxes(request, statistic).map((box) => counted(request, statistic.id, statistic.where ?? {}, box, surroundings)),
    ),
  ];
  const measures: readonly Measure[] = [
    countPeople,
    ...[...new Set(request.tables.flatMap(({ amount }) => amount ?? []))].map((name): Measure => ({ kind: 'amount', name })),
  ];
  const parts = measures.map((measure) => {
    const own = numbers.filter((number) => sameMeasure(number.measure, measure));
    return protectMeasure(measure, own, surroundings);
  });
  const unmet = parts.reduce((sum, { suppression }) => sum + suppression.unmet.length, 0);
  if (unmet > 0) return { status: 'revealed', sums: unmet };
  const found = new Map(parts.map((part) => [nameOf(part.measure), part]));
  const isHidden = (measure: Measure, box: Box): boolean => {
    const part = found.get(nameOf(measure));
    return part?.suppression.hidden.has(keyOf(part.system.sumOf(box))) === true;
  };
  const publication = publicationOf({ request, numbers, curves, figures, isHidden, limits, zerosShown });
  return {
    status: 'prepared',
    publication,
    statements: numbers.map((number) => statementOf(number, isHidden(number.measure, number.box), zerosShown)),
    audit: auditOf(parts, numbers, publication, earlier.length),
  };
}

const nameOf = (measure: Measure): string => (measure.kind === 'people' ? '' : measure.name);

function protectMeasure(measure: Measure, numbers: readonly Asked[], surroundings: Surroundings): Protected {
  const { request, earlier, limits, zerosShown } = surroundings;
  const whole = measure.kind === 'people';
  const scale = whole ? 1 : Math.max(1, ...numbers.map(({ value }) => value)) / 1_000;
  const boxes = numbers.map(({ box }) => box);
  const system = systemOf(measure, earlier, request, boxes, scale);
  const bySum = new Map(system.quantities.map((quantity) => [keyOf(quantity.sum), quantity]));
  const cells = merged(
    numbers.map(({ box, value, told, primary, bundle }): Cell => {
      const sum = system.sumOf(box);
      const key = keyOf(sum);
      const quantity = bySum.get(key);
      const reason = primary ?? (whole || quantity === undefined ? undefined : amountReason(quantity, limits, zerosShown));
      return {
        key,
        sum,
        value: value / scale,
        shown: { lowest: told.lowest / scale, highest: told.highest / scale },
        bundles: bundle === undefined ? [] : [bundle],
        ...(reason === undefined ? {} : { primary: reason }),
      };
    }),
  );
  const needs = needsOf(measure, system.quantities, limits);
  const width = whole ? limits.protectionWidth : 0;
  return { measure, system, cells, scale, needs, suppression: suppress({ system, cells, needs, whole, width, zerosShown }) };
}

function amountReason(
  quantity: { readonly people: number; readonly value: number; readonly largest: readonly number[] },
  limits: ReleaseLimits,
  zerosShown: boolean,
): Reason | undefined {
  return quantity.people === 0 && !zerosShown ? 'small' : dominance(quantity, limits);
}

function statementOf({ measure, box, value, told }: Asked, hidden: boolean, zerosShown: boolean): Statement {
  if (!hidden) return { measure, box, lowest: told.lowest, highest: told.highest };
  return { measure, box, lowest: zerosShown && measure.kind === 'people' && value > 0 ? 1 : 0, highest: null };
}

const countPeople: Measure = { kind: 'people' };

/** Those of a request who are in a group. */
function totalOf({ people }: ReleaseRequest, box: Box, measure: Measure): number {
  const within = Object.entries(box);
  return people
    .filter(({ at }) => within.every(([id, leaves]) => leaves.includes(at[id] ?? '')))
    .reduce((sum, each) => sum + measured(each, measure), 0);
}

function counted(request: ReleaseRequest, item: string, at: Group, box: Box, { limits, zerosShown }: Surroundings): Asked {
  const value = totalOf(request, box, countPeople);
  const small = isSmall(value, limits) || (!zerosShown && value === 0);
  return {
    item,
    at,
    measure: countPeople,
    box,
    value,
    told: { lowest: value, highest: value },
    shows: value,
    ...(small ? { primary: 'small' } : {}),
  };
}

function tableNumbers(table: TableRequest, surroundings: Surroundings): readonly Asked[] {
  const { request, limits } = surroundings;
  const groups = cellsOf(table);
  const count = (at: Group): Asked => counted(request, table.id, at, boxOf(request.dimensions, at), surroundings);
  switch (table.kind) {
    case 'counts':
      return table.protect === 'round' ? rounded(groups.map(count), request, limits) : groups.map(count);
    case 'shares':
      return groups.flatMap((at) => [count(at), count({ ...at, ...table.share })]);
    case 'sums':
      return groups.map((at) => amounts(request, table, at, undefined));
    case 'means':
      return groups.flatMap((at) => {
        const number = count(at);
        return [number, amounts(request, table, at, { people: number.value, limits })];
      });
  }
}

/** A sum, or what a mean tells of a sum to whoever knows of how many it is. */
function amounts(
  request: ReleaseRequest,
  table: TableRequest,
  at: Group,
  mean: { readonly people: number; readonly limits: ReleaseLimits } | undefined,
): Asked {
  const box = boxOf(request.dimensions, at);
  const measure: Measure = { kind: 'amount', name: table.amount ?? '' };
  const value = totalOf(request, box, measure);
  const own = { item: table.id, at, measure, box, value };
  if (mean === undefined || mean.people === 0) return { ...own, told: { lowest: value, highest: value }, shows: value };
  const { people, limits } = mean;
  const shows = significant(value / people, limits.significantDigits);
  const half = halfDigit(shows, limits.significantDigits);
  const told = { lowest: Math.max(0, (shows - half) * people), highest: (shows + half) * people };
  return { ...own, told, shows, ...(people < limits.smallestGroup ? { primary: 'groupTooSmall' } : {}) };
}

/** Counts of one table, rounded so that totals stay sums; as they are where no such rounding was found. */
function rounded(
  numbers: readonly Asked[],
  { dimensions, people }: ReleaseRequest,
  { roundingBase: base }: ReleaseLimits,
): readonly Asked[] {
  const boxes = numbers.map(({ box }) => Object.entries(box));
  const parts = Map.groupBy(people, ({ at }) =>
    boxes.map((box) => (box.every(([id, leaves]) => leaves.includes(at[id] ?? '')) ? '1' : '0')).join(''),
  );
  const keys = [...parts.keys()];
  const values = keys.map((key) => (parts.get(key) ?? []).reduce((sum, { count }) => sum + count, 0));
  const members = numbers.map((_, index) => keys.flatMap((key, part) => (key[index] === '1' ? [part] : [])));
  const found =
    dimensions.length === 0
      ? undefined
      : controlledRounding(
          values,
          members.map((own) => ({ parts: own })),
          base,
        );
  if (found === undefined) return numbers;
  return numbers.map(({ primary: _small, ...number }, index) => {
    const shows = (members[index] ?? []).reduce((sum, part) => sum + (found[part] ?? 0), 0);
    return { ...number, shows, told: beforeRounding(number.value, shows, base), within: base - 1 };
  });
}

function curveBox(
  request: ReleaseRequest,
  { where = {}, time, fate, event }: CurveRequest,
  leaves: readonly string[],
  of: 'events' | 'left',
): Box {
  const dimension = request.dimensions.find(({ id }) => id === fate);
  // those whose fate is not told of, where the curve is narrowed to some fates
  const fates = dimension === undefined ? [] : (leavesOf(dimension, where[fate] ?? '*') ?? []);
  return {
    ...boxOf(request.dimensions, where),
    [time]: leaves,
    [fate]: fates.filter((leaf) => (leaf === event) === (of === 'events')),
  };
}

function exitsOf(request: ReleaseRequest, curve: CurveRequest) {
  const leaves = request.dimensions.find(({ id }) => id === curve.time)?.leaves ?? [];
  const of = (leaf: string, kind: 'events' | 'left'): number =>
    totalOf(request, curveBox(request, curve, [leaf], kind), countPeople);
  return leaves.map((leaf) => ({ leaf, events: of(leaf, 'events'), left: of(leaf, 'left') }));
}

/** Every number that a curve tells: events and exits of each step, and who is left. */
function curveNumbers(curve: CurveRequest, steps: readonly CurveStep[], surroundings: Surroundings): readonly Asked[] {
  const { request } = surroundings;
  const { id, where = {}, time } = curve;
  const told = steps.flatMap(({ leaves }) => leaves);
  const rest = (request.dimensions.find((each) => each.id === time)?.leaves ?? []).filter((leaf) => !told.includes(leaf));
  const boxes = [
    ...steps.flatMap(({ leaves }) => (['events', 'left'] as const).map((of) => curveBox(request, curve, leaves, of))),
    ...(steps.length === 0 || rest.length === 0 ? [] : [{ ...boxOf(request.dimensions, where), [time]: rest }]),
  ];
  return boxes.map((box) => ({ ...counted(request, id, where, box, surroundings), bundle: id }));
}

function statisticBoxes({ dimensions }: ReleaseRequest, { where = {}, events }: StatisticRequest): readonly Box[] {
  return [boxOf(dimensions, where), ...(events === undefined ? [] : [boxOf(dimensions, { ...where, ...events })])];
}

function figureOf(request: ReleaseRequest, statistic: StatisticRequest, limits: ReleaseLimits): PublicFigure {
  const [people = 0, events] = statisticBoxes(request, statistic).map((box) => totalOf(request, box, countPeople));
  const { events: _box, rule: _rule, ...figure } = statistic;
  return publicFigure({ ...figure, people, ...(events === undefined ? {} : { events }) }, limits);
}

interface Made {
  readonly request: ReleaseRequest;
  readonly numbers: readonly Asked[];
  readonly curves: readonly { readonly curve: CurveRequest; readonly steps: readonly CurveStep[] }[];
  readonly figures: readonly { readonly statistic: StatisticRequest; readonly figure: PublicFigure }[];
  readonly isHidden: (measure: Measure, box: Box) => boolean;
  readonly limits: ReleaseLimits;
  readonly zerosShown: boolean;
}

function publicationOf({ request, numbers, curves, figures, isHidden, limits, zerosShown }: Made): PublicRelease {
  const byItem = Map.groupBy(numbers, ({ item }) => item);
  const shown = (number: Asked | undefined): number | null =>
    number === undefined || isHidden(number.measure, number.box) ? null : number.shows;
  const { dimensions } = request;
  return {
    title: request.title,
    ...(request.source === undefined ? {} : { source: request.source }),
    zerosShown,
    limits,
    tables: request.tables.map((table) => {
      const own = byItem.get(table.id) ?? [];
      const find = (at: Group, measure: Measure): Asked | undefined => {
        const text = JSON.stringify(at);
        return own.find((number) => sameMeasure(number.measure, measure) && JSON.stringify(number.at) === text);
      };
      const cells = cellsOf(table).map((at): PublicCell => {
        const number = find(at, table.amount === undefined ? countPeople : { kind: 'amount', name: table.amount });
        const value = shown(number);
        switch (table.kind) {
          case 'counts':
            return { at, value, ...(number?.within === undefined || value === null ? {} : { within: number.within }) };
          case 'sums':
            return { at, value };
          case 'means': {
            const of = shown(find(at, countPeople));
            return { at, value: of === null || of === 0 ? null : value, of };
          }
          case 'shares': {
            const part = shown(find({ ...at, ...table.share }, countPeople));
            return { at, value: part === null || value === null || value === 0 ? null : part / value, of: value };
          }
        }
      });
      const { id, title, kind, amount, share } = table;
      return { id, title, kind, cells, ...(amount === undefined ? {} : { amount }), ...(share === undefined ? {} : { share }) };
    }),
    curves: curves.map(({ curve, steps }) => {
      const told = (byItem.get(curve.id) ?? []).every((number) => shown(number) !== null) ? steps : [];
      const points = survivalOf(told);
      return {
        id: curve.id,
        title: curve.title,
        at: curve.where ?? {},
        steps: told.flatMap((step, index) => {
          const point = points[index];
          return point === undefined ? [] : [{ ...step, ...point, ...curve.beside?.[step.leaves.at(-1) ?? ''] }];
        }),
      };
    }),
    statistics: figures.map(({ statistic, figure }) => {
      const { id, title, where = {}, kind, probability, rule } = statistic;
      const differs = !('withheld' in figure) && statisticBoxes(request, statistic).some((box) => isHidden(countPeople, box));
      const publicly = differs ? ({ withheld: 'differencing' } as const) : figure;
      const people = totalOf(request, boxOf(dimensions, where), countPeople);
      return {
        id,
        title,
        at: where,
        kind,
        figure: publicly,
        ...(probability === undefined ? {} : { probability }),
        ...(rule === undefined ? {} : { rule: 'withheld' in publicly ? { id: rule.id } : publicRule(rule) }),
        ...('withheld' in publicly ? {} : { people }),
      };
    }),
  };
}

const upperEnd = (value: number, scale: number): number | null => (Number.isFinite(value) ? value * scale : null);

function auditOf(
  parts: readonly Protected[],
  numbers: readonly Asked[],
  publication: PublicRelease,
  earlier: number,
): ReleaseAudit {
  const hidden = parts.flatMap(({ measure, system, suppression, scale }) => {
    const intervals = new Map<string, Interval>();
    return numbers
      .filter((number) => sameMeasure(number.measure, measure))
      .flatMap(({ item, at, box, value }): AuditedNumber[] => {
        const sum = system.sumOf(box);
        const key = keyOf(sum);
        const reason = suppression.hidden.get(key);
        if (reason === undefined) return [];
        const interval = intervals.get(key) ?? suppression.knowledge.interval(sum);
        intervals.set(key, interval);
        return [{ item, at, measure, value, reason, lowest: interval.lowest * scale, highest: upperEnd(interval.highest, scale) }];
      });
  });
  const [people] = parts;
  const narrowest = (people?.needs ?? [])
    .map((need) => ({
      value: need.value,
      ...(people?.suppression.proved.get(need) ?? { lowest: need.value, highest: need.value }),
    }))
    .toSorted((one, other) => one.highest - one.lowest - (other.highest - other.lowest))
    .slice(0, narrowestTold)
    .map(({ value, lowest, highest }) => ({ value, lowest, highest: upperEnd(highest, 1) }));
  return {
    earlier,
    hidden,
    checked: parts.reduce((sum, { needs }) => sum + needs.length, 0),
    narrowest,
    utility: {
      asked: numbers.length,
      hidden: hidden.length,
      curvesWithheld: publication.curves.filter(({ steps }) => steps.length === 0).length,
      statisticsWithheld: publication.statistics.filter(({ figure }) => 'withheld' in figure).length,
    },
  };
}
