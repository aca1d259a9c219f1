import { referenceTable } from '@likeverd/reference';
import { ordered } from '../document-checker.ts';
import { evaluate, type Expression } from '../expression.ts';
import { type Finding, type Path, pathText } from '../shape.ts';
import type { Unit } from '../units.ts';
import type { CurveDocument, CurveOf, Waning } from './format.ts';
import { isOutside, type Limits, shownLimits } from './limits.ts';
import { type CurveArgument, partsOf } from './parts.ts';
import type { ModelCurve } from './model.ts';
import { lifeTableOf } from './tables.ts';

/** What checking curves needs of the check of the whole document. */
export interface CurveChecks {
  readonly find: (code: Finding['code'], path: Path, details: Finding['details']) => void;
  readonly known: (id: string, list: Iterable<string>, what: string, path: Path) => boolean;
  readonly expression: (source: number | string, expected: Unit, path: Path) => Expression;
  readonly baseValue: (name: string) => number;
  /** Whether a text stands for one that could not be read. */
  readonly unreadable: (text: string) => boolean;
}

/** Each item against the one before it. */
const follows = (
  { find }: CurveChecks,
  values: readonly number[],
  pathOf: (index: number) => Path,
  limitsOf: (before: number) => Limits,
): void =>
  values.forEach((value, index) => {
    const before = values[index - 1];
    if (before === undefined) return;
    const limits = limitsOf(before);
    if (isOutside(value, limits)) find('field.range', pathOf(index), { found: value, ...shownLimits(limits) });
  });

const within = ({ find }: CurveChecks, value: number, limits: Limits, path: Path): void => {
  if (isOutside(value, limits)) find('field.range', path, { found: value, ...shownLimits(limits) });
};

const asLongAs = (checks: CurveChecks, list: readonly unknown[], other: readonly unknown[], path: Path): void =>
  within(checks, list.length, { minimum: other.length, maximum: other.length }, path);

const above = (before: number): Limits => ({ above: before });

const checkWaning = (checks: CurveChecks, waning: Waning, path: Path): void => {
  if (waning.type === 'linear') within(checks, waning.toYear, { above: waning.fromYear }, [...path, 'toYear']);
};

const checkTable = (checks: CurveChecks, { times, survival }: CurveOf<'table'>, path: Path): void => {
  asLongAs(checks, survival, times, [...path, 'survival']);
  follows(checks, times, (index) => [...path, 'times', index], above);
  follows(
    checks,
    survival,
    (index) => [...path, 'survival', index],
    (before) => ({ maximum: before }),
  );
  if (times[0] === 0) within(checks, survival[0] ?? 1, { minimum: 1 }, [...path, 'survival', 0]);
};

/** The shares that may be left out: one of them at most. */
const checkShares = (
  { find }: CurveChecks,
  values: readonly (number | string | undefined)[],
  pathOf: (index: number) => Path,
): void => {
  const left = values.flatMap((value, index) => (value === undefined ? [index] : []));
  for (const index of left.slice(1)) find('field.missing', pathOf(index), { field: String(pathOf(index).at(-1)) });
};

const checkLifeTable = (checks: CurveChecks, document: CurveOf<'lifeTable'>, path: Path): void => {
  const { find, known, unreadable } = checks;
  const { table, rows, groups, entryYear } = document;
  if (table !== undefined && rows !== undefined)
    find('field.unknown', [...path, 'rows'], { field: 'rows', suggestion: '', allowed: 'table' });
  if (table === undefined && rows === undefined) find('field.missing', [...path, 'table'], { field: 'table' });
  checkShares(
    checks,
    groups.map(({ share }) => share),
    (index) => [...path, 'groups', index, 'share'],
  );
  if (rows !== undefined) {
    follows(
      checks,
      rows.map(({ year }) => year),
      (index) => [...path, 'rows', index, 'year'],
      (before) => ({ minimum: before + 1, maximum: before + 1 }),
    );
    rows.forEach(({ firstAge, deaths }, index) => {
      const first = rows[0] ?? { firstAge, deaths };
      within(checks, firstAge, { minimum: first.firstAge, maximum: first.firstAge }, [...path, 'rows', index, 'firstAge']);
      for (const column of Object.keys(first.deaths))
        known(column, Object.keys(deaths), 'column', [...path, 'rows', index, 'deaths']);
    });
    if (rows.length > 1 && entryYear === undefined) find('field.missing', [...path, 'entryYear'], { field: 'entryYear' });
  }
  if (rows === undefined) {
    if (table === undefined || unreadable(table)) return;
    const found = referenceTable(table);
    if (found === undefined) {
      find('reference.unknown', [...path, 'table'], { name: table, what: 'table', suggestion: '', allowed: '' });
      return;
    }
    const whole = found.columns['age']?.every((age, index) => age === index) === true;
    const possible = groups.every(({ column }) => found.columns[column]?.every((q) => q >= 0 && q <= 1) ?? true);
    if (!whole || !possible) find('table.shape', [...path, 'table'], { table, rule: whole ? 'probabilities' : 'agesFromZero' });
  }
  const columns = Object.keys(lifeTableOf(document).deaths);
  groups.forEach(({ column }, index) => known(column, columns, 'column', [...path, 'groups', index, 'column']));
};

/** What the parts of a curve say of each other. */
const checkParts = (checks: CurveChecks, document: CurveDocument, path: Path): void => {
  switch (document.type) {
    case 'spline':
      asLongAs(checks, document.coefficients, document.logKnots, [...path, 'coefficients']);
      return follows(checks, document.logKnots, (index) => [...path, 'logKnots', index], above);
    case 'piecewiseExponential': {
      const starts = document.pieces.map(({ fromYear }) => fromYear);
      within(checks, starts[0] ?? 0, { minimum: 0, maximum: 0 }, [...path, 'pieces', 0, 'fromYear']);
      return follows(checks, starts, (index) => [...path, 'pieces', index, 'fromYear'], above);
    }
    case 'table':
      return checkTable(checks, document, path);
    case 'lifeTable':
      return checkLifeTable(checks, document, path);
    case 'mixture':
      return checkShares(
        checks,
        document.parts.map(({ weight }) => weight),
        (index) => [...path, 'parts', index, 'weight'],
      );
    case 'hazardRatio':
    case 'waning':
      if (document.waning !== undefined) checkWaning(checks, document.waning, [...path, 'waning']);
      return;
    default:
      return;
  }
};

/** The formulas of a curve, by the text of their paths; base-case values outside their limits are found. */
const checkArguments = (checks: CurveChecks, list: readonly CurveArgument[], path: Path): ReadonlyMap<string, Expression> => {
  const trees = new Map<string, Expression>();
  const isWritten = ({ written }: CurveArgument): boolean => typeof written !== 'object';
  const inOrder = [...list.filter(isWritten), ...list.filter((each) => !isWritten(each))];
  let sound = true;
  for (const { path: below, written, unit, limits } of inOrder) {
    const place = [...path, ...below];
    const sum = (paths: readonly Path[]): Expression =>
      paths.reduce<Expression>(
        (a, each) => {
          const b = trees.get(pathText(each));
          return b === undefined ? a : { kind: 'operation', operation: 'add', a, b, unit };
        },
        { kind: 'number', value: 0, unit },
      );
    const tree: Expression =
      typeof written !== 'object'
        ? checks.expression(written, unit, place)
        : written.type === 'sum'
          ? sum(written.of)
          : { kind: 'operation', operation: 'subtract', a: { kind: 'number', value: 1, unit }, b: sum(written.of), unit };
    trees.set(pathText(below), tree);
    const base = evaluate(tree, checks.baseValue);
    if (!isOutside(base, limits) || !(sound || typeof written !== 'object')) continue;
    checks.find('field.range', place, { found: base, ...shownLimits(limits) });
    sound = false;
  }
  return trees;
};

/** The curves of a document in an order in which each needs only those before it; what is wrong with them is found. */
export const checkCurves = (checks: CurveChecks, curves: Readonly<Record<string, CurveDocument>>): readonly ModelCurve[] => {
  const documents = new Map(Object.entries(curves));
  const parts = new Map([...documents].map(([id, document]) => [id, partsOf(document)]));
  const { order, circle } = ordered(new Map([...parts].map(([id, part]) => [id, part.curves.map((used) => used.id)])));
  if (circle !== undefined) {
    const [first = '', next] = circle;
    const use = parts.get(first)?.curves.find(({ id }) => id === next);
    checks.find('reference.circular', ['curves', first, ...(use?.path ?? [])], { circle: circle.join(' → ') });
  }
  return order.flatMap((id) => {
    const document = documents.get(id);
    const part = parts.get(id);
    if (document === undefined || part === undefined) return [];
    const path: Path = ['curves', id];
    for (const used of part.curves) checks.known(used.id, documents.keys(), 'curve', [...path, ...used.path]);
    checkParts(checks, document, path);
    return [{ id, document, arguments: checkArguments(checks, part.arguments, path) }];
  });
};
