import { referenceTable } from '@likeverd/reference';
import type { Marginal } from '@likeverd/statistics';
import { isJointNormal, readCorrelated, readDistribution } from './distribution-check.ts';
import {
  conjunctions,
  evaluate,
  type Expression,
  functions,
  namesIn,
  type Parsed,
  parseExpression,
  product,
  substitute,
  type Scope,
  wordsIn,
  years,
} from './expression.ts';
import type { CalibrationDocument, LossDocument, OpenCohortDocument } from './format.ts';
import type { CorrelatedDocument, DistributionDocument, JointDocument, TableDocument } from './parameter-format.ts';
import type {
  ModelCarers,
  ModelCore,
  ModelDocument,
  ModelGroup,
  ModelLoss,
  ModelOpenCohort,
  ModelParameter,
  ParameterCore,
  Schedule,
  TimedDocument,
} from './model.ts';
import { type Finding, type KnownShapes, type Path, suggestion, UNREADABLE } from './shape.ts';
import { readTable, type Table } from './tables.ts';
import { parameterUnder, steppedFormula, underStrategy } from './variation.ts';
import {
  basic,
  compatible,
  currencies,
  dimensionless,
  divide,
  mismatch,
  parseUnit,
  type Unit,
  unitText,
  unitWords,
  unknownUnit,
} from './units.ts';

const MOST_CYCLES = 50_000;
/** Shares may miss 1 by rounding. */
const SHARE_TOLERANCE = 1e-9;

const sampledOf = (parameters: readonly ModelParameter[]): ReadonlySet<string> =>
  new Set(parameters.flatMap(({ id, sampled }) => (sampled ? [id] : [])));

/** Stands for all subgroups together, and is no name of one. */
const EVERY_SUBGROUP = 'all';

/** The year of the budget in formulas of an open cohort, from 1. */
const BUDGET_YEAR = 'year';

/** Length of a cycle in years, in every formula. */
const CYCLE_LENGTH = 'cycleLength';

const reservedWords: ReadonlySet<string> = new Set([...functions, ...conjunctions, 'value', CYCLE_LENGTH]);
/** Names for the cycle, in formulas of every kind. */
export const cycleUnits: ReadonlyMap<string, Unit> = new Map([
  ['cycle', dimensionless],
  ['time', years],
  ['age', years],
]);
const utility: Unit = { powers: {}, kind: 'utility' };

/** What one check found out that the check of a document sharing its parts can use. */
export interface Known {
  readonly shapes: KnownShapes;
  /** Units as they are written. */
  readonly units: Map<string, Unit>;
  /** Parsed formulas by the units of all parameters, then by scope, expected unit and text. */
  readonly formulas: Map<string, Map<string, Parsed>>;
  /** Tables that were read, numbered. */
  readonly tables: Map<TableDocument, ReturnType<typeof readTable> & { readonly serial: number }>;
}
export const nothingKnown = (): Known => ({ shapes: new WeakMap(), units: new Map(), formulas: new Map(), tables: new Map() });

/** `items` so that each comes after those it needs; the names on the first circle found, if any. */
export const ordered = (
  items: ReadonlyMap<string, readonly string[]>,
): { readonly order: readonly string[]; readonly circle: readonly string[] | undefined } => {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  let circle: readonly string[] | undefined;
  const visit = (name: string, trail: readonly string[]): void => {
    if (state.get(name) === 'done' || circle !== undefined) return;
    if (state.get(name) === 'open') {
      circle = [...trail.slice(trail.indexOf(name)), name];
      return;
    }
    state.set(name, 'open');
    for (const needed of items.get(name) ?? []) if (items.has(needed)) visit(needed, [...trail, name]);
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of items.keys()) visit(name, []);
  return { order, circle };
};

/** A formula times a factor, if there is one. */
const scaled = (tree: Expression, factor: number | undefined): Expression =>
  factor === undefined
    ? tree
    : {
        kind: 'operation',
        operation: 'multiply',
        a: tree,
        b: { kind: 'number', value: factor, unit: dimensionless },
        unit: tree.unit,
      };

/** The checks that documents of every kind share, with time or without. */
export abstract class CommonChecker<D extends ModelDocument> {
  readonly findings: Finding[] = [];
  protected readonly document: D;
  protected readonly moved: ReadonlySet<string>;
  /** The document has stand-ins for parts that could not be read: what depends on them is passed by. */
  readonly repaired: boolean;
  /** Parameter names with their units. */
  protected readonly units: Map<string, Unit> = new Map();
  protected readonly scope: Scope;
  protected readonly cycleScope: Scope;
  protected readonly formulas: Map<string, Parsed>;
  protected readonly baseValues = new Map<string, number>();
  protected readonly tables: ReadonlyMap<string, Table>;
  /** Parameters that change over time, as formulas of the cycle and of parameters that do not. */
  private readonly timeFormulas = new Map<string, Expression>();
  /** Parameters that differ between strategies: what they are under some, and otherwise; each after those it needs. */
  private readonly strategyFormulas = new Map<
    string,
    { readonly formulas: ReadonlyMap<string, Expression>; readonly otherwise: Expression }
  >();
  private readonly differing = new Set<string>();
  /** What takes a parameter in money from its own price year to that of the document, where they differ. */
  private readonly priceFactors: ReadonlyMap<string, number>;
  /** Distributions of the members of copulas. */
  private readonly marginals = new Map<string, Marginal>();

  /** `reserved`: names that mean something in formulas of this kind and cannot be parameters, beside functions. */
  constructor(document: D, moved: ReadonlySet<string>, known: Known, repaired: boolean, reserved: readonly string[]) {
    this.document = document;
    this.repaired = repaired;
    this.moved = moved;
    let signature = '';
    for (const [id, parameter] of Object.entries(document.parameters)) {
      const unit = known.units.get(parameter.unit) ?? parseUnit(parameter.unit);
      if (unit !== undefined) known.units.set(parameter.unit, unit);
      signature += `${id} ${parameter.unit}\n`;
      this.units.set(id, unit ?? unknownUnit);
      if (unit === undefined && !this.unreadable(parameter.unit)) {
        const details = {
          found: parameter.unit,
          expected: 'unit',
          mismatch: 'unknown',
          suggestion: suggestion(parameter.unit, unitWords),
        };
        this.find('expression.unit', ['parameters', id, 'unit'], details);
      }
      if (reservedWords.has(id) || cycleUnits.has(id) || reserved.includes(id))
        this.find('field.choice', ['parameters', id], { found: id, allowed: '', suggestion: `${id}Value` }, true);
    }
    const read = Object.entries(document.tables ?? {}).map(([id, table]) => [id, this.readTable(id, table, known)] as const);
    for (const [id, { serial }] of read) signature += `${id} table ${serial}\n`;
    this.tables = new Map(read.map(([id, { table }]) => [id, table]));
    this.formulas = known.formulas.get(signature) ?? new Map<string, Parsed>();
    known.formulas.set(signature, this.formulas);
    this.scope = this.scopeOf('parameters', new Map());
    this.cycleScope = this.scopeOf('cycle', cycleUnits);
    this.priceFactors = new Map(
      Object.keys(document.parameters).flatMap((id) => {
        const factor = this.priceFactor(id);
        return factor === undefined ? [] : [[id, factor] as const];
      }),
    );
  }

  /** The parameters and these names. Scopes of one id have the same names. */
  protected scopeOf(id: string, names: ReadonlyMap<string, Unit>): Scope {
    const length: readonly (readonly [string, Unit])[] = this.document.kind === 'decisionTree' ? [] : [[CYCLE_LENGTH, years]];
    const all = new Map<string, Unit>([...this.units, ...length, ...names]);
    return { id, get: (name) => all.get(name), keys: () => all.keys(), tables: this.tables };
  }

  find(code: Finding['code'], path: Path, details: Finding['details'], atKey = false): void {
    this.findings.push({ code, path, details, ...(atKey ? { atKey } : {}) });
  }

  protected unreadable(text: number | string): boolean {
    return this.repaired && text === UNREADABLE;
  }

  known(id: string, list: Iterable<string>, what: string, path: Path): boolean {
    const names = [...list];
    if (names.includes(id) || this.unreadable(id) || (this.repaired && names.length === 0)) return true;
    this.find('reference.unknown', path, { name: id, what, suggestion: suggestion(id, names), allowed: names.join(', ') });
    return false;
  }

  protected unique(list: readonly { readonly id: string }[], field: string): void {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      if (seen.has(id) && !this.unreadable(id)) this.find('document.duplicateKey', [field, index, 'id'], { key: id });
      seen.add(id);
    });
  }

  /** The currencies in a unit. */
  private currenciesOf(id: string): readonly string[] {
    return Object.keys(this.units.get(id)?.powers ?? {}).filter((name) => currencies.has(name));
  }

  /** The index of the price year of the document by that of the parameter; absent where they are the same. */
  private priceFactor(id: string): number | undefined {
    const { priceYear: wanted, currency } = this.document;
    const {
      priceYear: own = wanted,
      priceIndex,
      value,
      byStrategy = {},
      byTime,
      distribution = {},
    } = this.document.parameters[id] ?? {};
    if (priceIndex === undefined && own === wanted) return undefined;
    const path: Path = ['parameters', id];
    const refuse = (field: string, rule: string, details: Finding['details'] = {}): undefined => {
      this.find('price.year', [...path, field], { rule, name: id, ...details });
      return undefined;
    };
    const at = own === wanted ? 'priceIndex' : 'priceYear';
    const money = this.currenciesOf(id);
    if (this.repaired) return undefined;
    if (money.length === 0) return refuse(at, 'notMoney');
    const foreign = money.find((each) => each !== currency);
    if (foreign !== undefined) return refuse(at, 'currency', { found: foreign, expected: currency });
    const written = [value ?? 0, ...Object.values(byStrategy), ...(byTime?.steps ?? []).map((step) => step.value)];
    const spread = Object.entries(distribution).flatMap(([field, part]) =>
      field !== 'type' && typeof part === 'string' ? [part] : [],
    );
    const inside = [...written, ...spread];
    const mixed = inside.flatMap(wordsIn).find((name) => name !== id && this.currenciesOf(name).length > 0);
    if (mixed !== undefined && own !== wanted) refuse('value', 'mixed', { found: mixed });
    if (priceIndex === undefined) return refuse('priceYear', 'indexMissing', { found: own, expected: wanted });
    const columns = this.tables.get(priceIndex)?.columns;
    const reference = referenceTable(priceIndex)?.columns;
    if (columns === undefined && reference === undefined) {
      this.known(priceIndex, this.tables.keys(), 'documentTable', [...path, 'priceIndex']);
      return undefined;
    }
    const column = (name: string): readonly number[] => columns?.get(name)?.values ?? reference?.[name] ?? [];
    const [years, indices] = [column('year'), column('index')];
    if (years.length === 0 || indices.length !== years.length || indices.some((index) => !(index > 0)))
      return refuse('priceIndex', 'indexShape', { found: priceIndex });
    const [from, to] = [own, wanted].map((year) => indices[years.indexOf(year)]);
    const missing = from === undefined ? own : wanted;
    if (from === undefined || to === undefined)
      return refuse('priceIndex', 'yearMissing', { found: missing, allowed: years.join(', ') });
    return own === wanted ? undefined : to / from;
  }

  /**
   * The parsed formula with parameters that change over time worked in; a fault and the number NaN when it is wrong. Parameters that differ
   * between strategies are refused unless `strategies` says that the caller takes them apart with `perStrategy`.
   */
  expression(
    source: number | string,
    expected: Unit,
    path: Path,
    scope: Scope = this.scope,
    strategies: 'differ' | 'same' = 'same',
  ): Expression {
    const tree = this.parsed(source, expected, path, scope);
    if (this.timeFormulas.size === 0 && this.differing.size === 0) return tree;
    const stepped = [...namesIn(tree)].filter((name) => this.timeFormulas.has(name));
    const worked = stepped.length === 0 ? tree : substitute(tree, (name) => this.timeFormulas.get(name));
    const [untimely] = scope.get('cycle') === undefined ? stepped : [];
    const differing = strategies === 'differ' ? undefined : [...namesIn(worked)].find((name) => this.differing.has(name));
    if (untimely !== undefined) this.find('expression.varies', path, { name: untimely, how: 'time' });
    else if (differing !== undefined) this.find('expression.varies', path, { name: differing, how: 'strategy' });
    return worked;
  }

  /** The formula under each strategy it applies to, where that makes a difference; otherwise once. */
  protected perStrategy(
    tree: Expression,
    applies: readonly string[] | undefined,
  ): readonly { readonly strategies: readonly string[] | undefined; readonly tree: Expression }[] {
    if (![...namesIn(tree)].some((name) => this.differing.has(name))) return [{ strategies: applies, tree }];
    return (applies ?? this.document.strategies.map(({ id }) => id)).map((id) => ({
      strategies: [id],
      tree: underStrategy(tree, this.differing, id),
    }));
  }

  /** Every parameter with a price year of its own, times its factor. */
  private inPricesOfDocument(tree: Expression): Expression {
    if (this.priceFactors.size === 0 || ![...namesIn(tree)].some((name) => this.priceFactors.has(name))) return tree;
    return substitute(tree, (name) => {
      const factor = this.priceFactors.get(name);
      if (factor === undefined) return undefined;
      return scaled({ kind: 'name', name, unit: this.units.get(name) ?? dimensionless }, factor);
    });
  }

  /** The formula as it is written, with amounts at the price level of the document. */
  private parsed(source: number | string, expected: Unit, path: Path, scope: Scope): Expression {
    if (this.unreadable(source) || (this.repaired && this.units.size === 0))
      return { kind: 'number', value: Number.NaN, unit: expected };
    const key = `${scope.id}\n${unitText(expected)}\n${source}`;
    const parsed = (typeof source === 'number' ? undefined : this.formulas.get(key)) ?? parseExpression(source, scope, expected);
    if (typeof source === 'string') this.formulas.set(key, parsed);
    if (parsed.ok) {
      const document: ModelDocument = this.document;
      const priced = this.inPricesOfDocument(parsed.value);
      if (typeof source === 'number' || !source.includes(CYCLE_LENGTH) || document.kind === 'decisionTree') return priced;
      const length: Expression = { kind: 'number', value: 1 / document.time.cyclesPerYear, unit: years };
      return substitute(priced, (name) => (name === CYCLE_LENGTH ? length : undefined));
    }
    this.find(parsed.fault.code, path, parsed.fault.details);
    return { kind: 'number', value: Number.NaN, unit: expected };
  }

  protected readonly baseValue = (name: string): number => this.baseValues.get(name) ?? Number.NaN;

  inRange(
    value: number,
    limits: { readonly minimum?: number; readonly above?: number; readonly maximum?: number },
    path: Path,
  ): void {
    if (Number.isNaN(value)) return;
    const low = limits.minimum ?? limits.above ?? Number.NEGATIVE_INFINITY;
    if (
      value >= low &&
      !(limits.above !== undefined && value <= limits.above) &&
      value <= (limits.maximum ?? Number.POSITIVE_INFINITY)
    )
      return;
    this.find('field.range', path, { found: value, ...limits });
  }

  protected kindLimits(unit: Unit): { readonly minimum?: number; readonly above?: number; readonly maximum?: number } {
    if (unit.kind === 'probability' || unit.kind === 'share') return { minimum: 0, maximum: 1 };
    if (unit.kind === 'utility') return { minimum: -1, maximum: 1 };
    return unit.kind === 'hazardRatio' || unit.kind === 'oddsRatio' || unit.kind === 'relativeRisk' ? { above: 0 } : {};
  }

  /** The parameters, and `value` for one's own value. */
  private ownScope(unit: Unit): Scope {
    return {
      id: `value ${unitText(unit)}`,
      get: (name) => (name === 'value' ? unit : this.scope.get(name)),
      keys: () => ['value', ...this.scope.keys()],
      tables: this.tables,
    };
  }

  /** Notes how a parameter changes over time and between strategies, itself or through those it is made of. */
  private noteVariation(id: string, value: Expression, sampled: boolean): void {
    const { byTime, byStrategy } = this.document.parameters[id] ?? {};
    const path: Path = ['parameters', id];
    const unit = this.units.get(id) ?? dimensionless;
    const own: Expression = { kind: 'name', name: id, unit };
    const names = sampled ? [] : [...namesIn(value)];
    const read = (written: number | string, at: Path): Expression => {
      const tree = substitute(this.parsed(written, unit, at, this.ownScope(unit)), (name) => (name === 'value' ? own : undefined));
      this.inRange(evaluate(tree, this.baseValue), this.kindLimits(unit), at);
      return tree;
    };
    if (byStrategy !== undefined) {
      const known = this.document.strategies.map((strategy) => strategy.id);
      const formulas = Object.entries(byStrategy).map(([strategy, written]) => {
        const at: Path = [...path, 'byStrategy', strategy];
        this.known(strategy, known, 'strategy', at);
        const tree = read(written, at);
        const timely = [...namesIn(tree)].find((name) => this.timeFormulas.has(name));
        if (timely !== undefined) this.find('expression.varies', at, { name: timely, how: 'time' });
        return [strategy, tree] as const;
      });
      this.strategyFormulas.set(id, { formulas: new Map(formulas), otherwise: own });
      this.differing.add(id);
    } else if (names.some((name) => this.differing.has(name))) {
      this.strategyFormulas.set(id, { formulas: new Map(), otherwise: value });
      this.differing.add(id);
    }
    const document: ModelDocument = this.document;
    if (byTime !== undefined && document.kind === 'decisionTree') {
      this.find('field.unknown', [...path, 'byTime'], { field: 'byTime', suggestion: '', allowed: 'byStrategy' }, true);
    } else if (byTime !== undefined && document.kind !== 'decisionTree') {
      const steps = byTime.steps.map(({ from, value: written }, index) => {
        const at: Path = [...path, 'byTime', 'steps', index];
        const before = byTime.steps[index - 1]?.from;
        if (before !== undefined) this.inRange(from, { above: before }, [...at, 'from']);
        return { from, value: substitute(read(written, [...at, 'value']), (name) => this.timeFormulas.get(name)) };
      });
      this.timeFormulas.set(id, steppedFormula(byTime.by, document.time.cyclesPerYear, own, steps));
    } else if (names.some((name) => this.timeFormulas.has(name))) {
      this.timeFormulas.set(
        id,
        substitute(value, (name) => this.timeFormulas.get(name)),
      );
    }
  }

  /** Each parameter that differs between strategies under each of them, after those it needs. */
  private parametersByStrategy(): readonly ModelParameter[] {
    return this.document.strategies.flatMap(({ id: strategy }) =>
      [...this.strategyFormulas].map(([id, { formulas, otherwise }]) => {
        const value = underStrategy(formulas.get(strategy) ?? otherwise, this.differing, strategy, id);
        const made = parameterUnder(id, strategy, value);
        this.baseValues.set(made.id, evaluate(value, this.baseValue));
        return made;
      }),
    );
  }

  /** The distribution that a parameter's document writes, about `value`. */
  protected distribution(id: string, document: DistributionDocument, value: number): Marginal {
    const path: Path = ['parameters', id, 'distribution'];
    const unit = this.units.get(id) ?? dimensionless;
    const scope = this.ownScope(unit);
    const before = this.findings.length;
    return readDistribution(document, {
      unit,
      value,
      number: (written, field, expected) =>
        evaluate(this.expression(written, expected, [...path, ...field], scope), (name) =>
          name === 'value' ? value : this.baseValue(name),
        ),
      refuse: (rule, details) => {
        const read = Number.isFinite(value) && Object.values(details).every((part) => !Number.isNaN(part));
        if (this.findings.length === before && read)
          this.find('distribution.parameters', path, { distribution: document.type, rule, ...details });
      },
    });
  }

  /** Every parameter in an order in which each only needs those before it; `factors`: what some values are multiplied with. */
  private readParameters(factors: ReadonlyMap<string, number>): readonly ModelParameter[] {
    const documents = new Map(Object.entries(this.document.parameters));
    this.timeFormulas.clear();
    this.strategyFormulas.clear();
    this.differing.clear();
    const needs = [...documents].map(([id, { value, byStrategy = {}, byTime }]): readonly [string, readonly string[]] => {
      const steps = byTime?.steps.map((step) => step.value) ?? [];
      return [id, [value, ...Object.values(byStrategy), ...steps].flatMap(wordsIn)];
    });
    const { order, circle } = ordered(new Map(needs));
    if (circle !== undefined)
      this.find('reference.circular', ['parameters', circle[0] ?? '', 'value'], { circle: circle.join(' → ') });
    const { correlated = [], joint = [] } = this.document;
    const copula = new Set(correlated.flatMap((group) => (isJointNormal(group) ? [] : group.parameters)));
    const grouped = new Set([...correlated, ...joint].flatMap((group) => group.parameters));
    return order.flatMap((id) => {
      const parameter = documents.get(id);
      if (parameter === undefined) return [];
      const path: Path = ['parameters', id];
      const unit = this.units.get(id) ?? dimensionless;
      const before = this.findings.length;
      const value = scaled(this.parsed(parameter.value, unit, [...path, 'value'], this.scope), factors.get(id));
      const base = circle === undefined ? evaluate(value, this.baseValue) : Number.NaN;
      this.baseValues.set(id, base);
      if (this.findings.length === before && circle === undefined) {
        if (Number.isFinite(base)) this.inRange(base, this.kindLimits(unit), [...path, 'value']);
        else if (!this.unreadable(parameter.value) && [...namesIn(value)].every((name) => Number.isFinite(this.baseValue(name)))) {
          this.find('run.notANumber', [...path, 'value'], { expression: String(parameter.value) });
        }
      }
      const { adjustable, distribution: written } = parameter;
      if (adjustable !== undefined) {
        if (adjustable.minimum >= adjustable.maximum) {
          this.find('field.range', [...path, 'adjustable', 'maximum'], { found: adjustable.maximum, above: adjustable.minimum });
        } else if (Number.isFinite(base) && this.findings.length === before)
          this.inRange(base, { minimum: adjustable.minimum, maximum: adjustable.maximum }, [...path, 'value']);
      }
      const kept = written !== undefined && 'keepWhenMoved' in written && written.keepWhenMoved === true;
      const varies = kept || !this.moved.has(id);
      const ownValue = this.findings.length === before ? base : Number.NaN;
      const distribution =
        written === undefined || written.type === 'fixed' || !varies ? undefined : this.distribution(id, written, ownValue);
      if (distribution !== undefined && copula.has(id)) this.marginals.set(id, distribution);
      else if (written !== undefined && written.type !== 'fixed' && grouped.has(id) && !copula.has(id)) {
        const details = { field: 'distribution', suggestion: '', allowed: 'correlated, joint' };
        this.find('field.unknown', [...path, 'distribution'], details, true);
      } else if (copula.has(id) && varies) {
        this.find('field.missing', [...path, 'distribution'], { field: 'distribution' });
      }
      const sampled = varies && (distribution !== undefined || grouped.has(id));
      if (circle === undefined) this.noteVariation(id, value, sampled);
      return [{ id, value, distribution: copula.has(id) ? undefined : distribution, sampled }];
    });
  }

  /** When a reader has moved some shares of a group that sum to 1, the others fill what is left in their old proportions. */
  private shareFactors(): ReadonlyMap<string, number> {
    const factors = new Map<string, number>();
    for (const group of this.document.joint ?? []) {
      const moved = group.parameters.filter((id) => this.moved.has(id));
      if (group.type !== 'dirichlet' || moved.length === 0) continue;
      const total = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + this.baseValue(id), 0);
      const others = group.parameters.filter((id) => !this.moved.has(id));
      if (total(moved) > 1) this.inRange(total(moved), { minimum: 0, maximum: 1 }, ['parameters', moved.at(-1) ?? '', 'value']);
      else for (const id of others) factors.set(id, (1 - total(moved)) / total(others));
    }
    return factors;
  }

  protected parameters(): readonly ModelParameter[] {
    const before = this.findings.length;
    const read = this.readParameters(new Map());
    const after = this.findings.length;
    const factors = this.shareFactors();
    if (factors.size === 0) return [...read, ...this.parametersByStrategy()];
    this.findings.splice(before, after - before);
    return [...this.readParameters(factors), ...this.parametersByStrategy()];
  }

  private correlatedGroup(group: CorrelatedDocument, index: number): ModelGroup {
    const path: Path = ['correlated', index];
    const margin = (id: string): Marginal => this.marginals.get(id) ?? { kind: 'normal', mean: 0, sd: 1 };
    const unread = this.repaired || (!isJointNormal(group) && this.findings.length > 0);
    const { distribution, fault } = readCorrelated(group, group.parameters.map(this.baseValue), group.parameters.map(margin));
    if (fault !== undefined && !unread)
      this.find('distribution.covariance', [...path, fault.field], { rule: fault.rule, size: group.parameters.length });
    return { id: group.id, members: group.parameters, distribution, factor: 1 };
  }

  private dirichlet(group: Extract<JointDocument, { type: 'dirichlet' }>, path: Path): Pick<ModelGroup, 'distribution' | 'factor'> {
    const { parameters: members, counts } = group;
    const refuse = (rule: string, details: Readonly<Record<string, number>>): void =>
      this.find('distribution.parameters', path, { distribution: 'dirichlet', rule, ...details });
    const values = members.map(this.baseValue);
    const sum = values.reduce((total, value) => total + value, 0);
    const size = group.size === undefined ? Number.NaN : this.sizeOf(group.size, [...path, 'size']);
    if ((counts === undefined) === (group.size === undefined)) refuse('countsOrSize', {});
    else if (counts !== undefined && counts.length !== members.length)
      refuse('countForEach', { found: counts.length, expected: members.length });
    else if (counts !== undefined && !counts.some((count) => count > 0)) refuse('positive', {});
    else if (Math.abs(sum - 1) > SHARE_TOLERANCE) refuse('sharesSumToOne', { sum });
    const given = members.map((_, i) => counts?.[i] ?? (values[i] ?? Number.NaN) * size);
    const concentrations = given.map((part, i) => (this.moved.has(members[i] ?? '') ? 0 : part));
    const free = members.filter((id) => !this.moved.has(id));
    const factor = free.length === members.length ? 1 : free.reduce((total, id) => total + this.baseValue(id), 0);
    return { distribution: { kind: 'dirichlet', concentrations }, factor };
  }

  private sizeOf(written: number | string, path: Path): number {
    const size = evaluate(this.expression(written, dimensionless, path), this.baseValue);
    this.inRange(size, { above: 0 }, path);
    return size;
  }

  private rowsGroup(group: Exclude<JointDocument, { type: 'dirichlet' }>, path: Path): Pick<ModelGroup, 'distribution' | 'factor'> {
    const kind = group.type === 'bootstrap' ? 'jointBootstrap' : 'importedDraws';
    const table = this.tables.get(group.table);
    this.known(group.table, this.tables.keys(), 'documentTable', [...path, 'table']);
    const names = group.columns ?? group.parameters;
    if (names.length !== group.parameters.length) {
      const wanted = group.parameters.length;
      this.find('field.range', [...path, 'columns'], { found: names.length, minimum: wanted, maximum: wanted });
    }
    const columns = group.parameters.map((id, position): readonly number[] => {
      const name = names[position] ?? '';
      const at: Path = [...path, group.columns === undefined ? 'parameters' : 'columns', position];
      if (table === undefined || !this.known(name, table.columns.keys(), 'column', at)) return [];
      const column = table.columns.get(name);
      const unit = this.units.get(id);
      if (column !== undefined && unit !== undefined && !compatible(column.unit, unit)) {
        const details = { found: unitText(column.unit), expected: unitText(unit), mismatch: mismatch(column.unit, unit) };
        this.find('expression.unit', at, details);
      }
      return column?.values ?? [];
    });
    const rows = (columns[0] ?? []).map((_, row) => columns.map((values) => values[row] ?? Number.NaN));
    return { distribution: { kind, rows }, factor: 1 };
  }

  protected groups(): readonly ModelGroup[] {
    const { correlated = [], joint = [] } = this.document;
    this.unique(correlated, 'correlated');
    this.unique(joint, 'joint');
    const seen = new Set<string>();
    const all = correlated.map(({ id }) => id);
    joint.forEach(({ id }, index) => {
      if (all.includes(id)) this.find('document.duplicateKey', ['joint', index, 'id'], { key: id });
    });
    const members = (group: { readonly parameters: readonly string[] }, path: Path): void =>
      group.parameters.forEach((id, position) => {
        this.known(id, this.scope.keys(), 'parameter', [...path, 'parameters', position]);
        if (seen.has(id)) this.find('document.duplicateKey', [...path, 'parameters', position], { key: id });
        seen.add(id);
      });
    correlated.forEach((group, index) => members(group, ['correlated', index]));
    joint.forEach((group, index) => members(group, ['joint', index]));
    return [
      ...correlated.map((group, index) => this.correlatedGroup(group, index)),
      ...joint.map((group, index): ModelGroup => {
        const path: Path = ['joint', index];
        const drawn = group.type === 'dirichlet' ? this.dirichlet(group, path) : this.rowsGroup(group, path);
        return { id: group.id, members: group.parameters, ...drawn };
      }),
    ].filter(({ members: ids }) => ids.some((id) => !this.moved.has(id) || this.marginals.has(id)));
  }

  private readTable(id: string, document: TableDocument, known: Known): { readonly table: Table; readonly serial: number } {
    const read = known.tables.get(document) ?? { ...readTable(document), serial: known.tables.size };
    known.tables.set(document, read);
    for (const { code, path, details } of read.findings)
      if (!this.unreadable(String(details['found'] ?? details['name']))) this.find(code, ['tables', id, ...path], details);
    return read;
  }

  protected column(table: string, column: string, path: Path): readonly number[] | undefined {
    if (this.unreadable(table)) return undefined;
    const found = referenceTable(table);
    if (found === undefined) {
      this.find('reference.unknown', [...path, 'table'], { name: table, what: 'table', suggestion: '', allowed: '' });
      return undefined;
    }
    const field = path.at(-1) === 'ageColumn' ? 'ageColumn' : 'column';
    if (!this.known(column, Object.keys(found.columns), 'column', field === 'ageColumn' ? path : [...path, field]))
      return undefined;
    return found.columns[column];
  }

  protected schedules(): void {
    const { discounting } = this.document;
    if (discounting === undefined) return;
    const { schedule, effects } = discounting;
    const check = (rows: Schedule, field: string): void =>
      rows.forEach((row, index) => {
        const before = index === 0 ? 0 : (rows[index - 1]?.fromYear ?? 0);
        const path: Path = ['discounting', field, index, 'fromYear'];
        if (index === 0) this.inRange(row.fromYear, { minimum: 0, maximum: 0 }, path);
        else this.inRange(row.fromYear, { above: before }, path);
      });
    check(schedule, 'schedule');
    if (effects !== undefined) check(effects, 'effects');
  }

  /** Refuses a formula that varies between draws. */
  private sameInEveryDraw(tree: Expression, sampled: ReadonlySet<string>, path: Path): void {
    const depends = (names: ReadonlySet<string>): boolean =>
      [...names].some((name) => {
        const written = this.document.parameters[name]?.value;
        return (
          sampled.has(name) || (written !== undefined && depends(new Set(wordsIn(written).filter((word) => this.units.has(word)))))
        );
      });
    if (this.findings.length === 0 && depends(namesIn(tree)))
      this.find('distribution.parameters', path, { distribution: 'fixed', rule: 'sameInEveryDraw' });
  }

  /** Age at entry, the same in every draw; absent when the document has none. */
  protected entryAge(parameters: readonly ModelParameter[]): number | undefined {
    const { population } = this.document;
    if (population === undefined) return undefined;
    const path: Path = ['population', 'entryAge'];
    const tree = this.expression(population.entryAge, years, path);
    this.sameInEveryDraw(tree, sampledOf(parameters), path);
    const age = evaluate(tree, this.baseValue);
    if (Number.isFinite(age)) this.inRange(age, { minimum: 0, maximum: 120 }, path);
    return age;
  }

  protected subgroups(parameters: readonly ModelParameter[]): ParameterCore['subgroups'] {
    const sampled = sampledOf(parameters);
    const written = this.document.subgroups ?? [];
    this.unique(written, 'subgroups');
    const share: Unit = { powers: {}, kind: 'share' };
    const subgroups = written.map(({ id, weight }, index) => {
      const path: Path = ['subgroups', index, 'weight'];
      const tree = this.expression(weight, share, path);
      this.sameInEveryDraw(tree, sampled, path);
      const value = evaluate(tree, this.baseValue);
      this.inRange(value, { minimum: 0, maximum: 1 }, path);
      if (id === EVERY_SUBGROUP)
        this.find('field.choice', ['subgroups', index, 'id'], { found: id, allowed: '', suggestion: `${id}Patients` });
      return { id, weight: value };
    });
    const total = subgroups.reduce((sum, { weight }) => sum + weight, 0);
    if (subgroups.length > 0 && Math.abs(total - 1) > SHARE_TOLERANCE)
      this.find('field.range', ['subgroups', subgroups.length - 1, 'weight'], { found: total, minimum: 1, maximum: 1 });
    return subgroups;
  }

  /** Payers, strategies and window of one cost; whether its payer counts. */
  protected costFrame(document: CostFrame, path: Path): boolean {
    const { payers, perspective, strategies } = this.document;
    this.known(document.payer, Object.keys(payers), 'payer', [...path, 'payer']);
    this.knownStrategies(
      document.strategies,
      strategies.map(({ id }) => id),
      path,
    );
    if (document.cycles !== undefined)
      this.inRange(document.cycles.to, { minimum: document.cycles.from }, [...path, 'cycles', 'to']);
    return perspective.payers.includes(document.payer);
  }

  protected knownStrategies(named: readonly string[] | undefined, strategies: readonly string[], path: Path): void {
    named?.forEach((strategy, position) => this.known(strategy, strategies, 'strategy', [...path, 'strategies', position]));
  }

  protected perspective(): void {
    const { payers, perspective } = this.document;
    perspective.payers.forEach((payer, index) => this.known(payer, Object.keys(payers), 'payer', ['perspective', 'payers', index]));
  }

  /** The unit of money of the document. */
  protected money(): Unit {
    const currency: string = this.document.currency;
    return this.unreadable(currency) ? unknownUnit : basic(currency);
  }

  /** The utility of one state by its place; the last state is death and has none. */
  protected utilityOf(written: number | string | undefined, path: Path, scope: Scope): Expression {
    if (written === undefined) this.find('field.missing', path, { field: 'utility' });
    return this.expression(written ?? 0, utility, path, scope, 'differ');
  }
}

/** The checks that documents with cycles, states and death share; each of those kinds extends them. */
export abstract class DocumentChecker<D extends TimedDocument> extends CommonChecker<D> {
  /** One-year death probabilities by age from a reference table. */
  protected mortalityOf(table: string, column: string): readonly number[] {
    const path: Path = ['population', 'mortality'];
    const probabilities = this.column(table, column, path);
    const ages = referenceTable(table)?.columns['age'];
    if (probabilities === undefined) return [];
    const whole = ages !== undefined && ages.every((age, index) => age === index);
    const possible = probabilities.every((q) => q >= 0 && q <= 1);
    if (!whole || !possible)
      this.find('table.shape', [...path, 'table'], { table, rule: whole ? 'probabilities' : 'agesFromZero' });
    return probabilities;
  }

  /** What checking curves needs of this. */
  protected curveChecks() {
    return {
      find: (code: Finding['code'], path: Path, details: Finding['details']) => this.find(code, path, details),
      known: (id: string, list: Iterable<string>, what: string, path: Path) => this.known(id, list, what, path),
      expression: (source: number | string, unit: Unit, path: Path) => this.expression(source, unit, path),
      baseValue: this.baseValue,
      unreadable: (text: string) => this.unreadable(text),
    };
  }

  protected norms(): ModelCore['norms'] {
    const adjustment = this.document.ageAdjustment;
    if (adjustment === undefined) return undefined;
    const path: Path = ['ageAdjustment'];
    const norms = this.column(adjustment.table, adjustment.column, path);
    const table = referenceTable(adjustment.table);
    if (norms === undefined || table === undefined) return undefined;
    if (!this.known(adjustment.ageColumn, Object.keys(table.columns), 'column', [...path, 'ageColumn'])) return undefined;
    const points = (table.columns[adjustment.ageColumn] ?? []).map((age, index) => ({ age, norm: norms[index] ?? Number.NaN }));
    const rising = points.every(({ age }, index) => index === 0 || age > (points[index - 1]?.age ?? Number.NaN));
    const possible = points.length > 0 && points.every(({ norm }) => norm > 0 && norm <= 1);
    if (!rising || !possible)
      this.find('table.shape', [...path, 'table'], { table: adjustment.table, rule: rising ? 'norms' : 'agesRising' });
    return points;
  }

  protected cycles(): number {
    const { horizon, cyclesPerYear, adjustable } = this.document.time;
    const cycles = Math.round(horizon * cyclesPerYear);
    if (cycles < 1 || Math.abs(cycles - horizon * cyclesPerYear) > 1e-9) {
      this.find('field.type', ['time', 'horizon'], { expected: 'wholeCycles', found: horizon });
    } else if (cycles > MOST_CYCLES) this.find('field.range', ['time', 'horizon'], { found: cycles, maximum: MOST_CYCLES });
    if (adjustable !== undefined && adjustable.minimum > adjustable.maximum) {
      this.find('field.range', ['time', 'adjustable', 'maximum'], { found: adjustable.maximum, minimum: adjustable.minimum });
    }
    return cycles;
  }

  protected deathHasNoUtility(): void {
    const death = this.document.states.length - 1;
    if (this.document.states[death]?.utility === undefined) return;
    this.find('field.unknown', ['states', death, 'utility'], { field: 'utility', suggestion: '', allowed: 'id, label' }, true);
  }

  /** Names that formulas about a state may use; without a state, about the cycle. */
  protected lossScope(_state: string | undefined): Scope {
    return this.cycleScope;
  }

  /** QALYs that are lost, a year or for each event. */
  private lossAmount(document: LossDocument, path: Path): Expression {
    const { states, strategies } = this.document;
    const all = states.map(({ id }) => id);
    this.knownStrategies(
      document.strategies,
      strategies.map(({ id }) => id),
      path,
    );
    const state = 'state' in document ? document.state : undefined;
    if (state !== undefined) this.known(state, all.slice(0, -1), 'livingState', [...path, 'state']);
    if ('cycles' in document && document.cycles !== undefined) {
      this.inRange(document.cycles.to, { minimum: document.cycles.from }, [...path, 'cycles', 'to']);
    }
    if (document.type === 'perTransition') {
      this.known(document.from, all.slice(0, -1), 'livingState', [...path, 'from']);
      this.known(document.to, all, 'state', [...path, 'to']);
    }
    const scope = document.type === 'once' || document.type === 'initial' ? this.scope : this.lossScope(state);
    const read = (field: string, written: number | string, unit: Unit): Expression =>
      this.expression(written, unit, [...path, field], scope, 'differ');
    const disutility = read('disutility', document.disutility, utility);
    if (document.type === 'inState') return disutility;
    const each = product(disutility, read('duration', document.duration, years));
    return document.type === 'events' ? product(each, read('rate', document.rate, divide(dimensionless, years))) : each;
  }

  /** Losses stand beside the states in results: each has a name of its own. */
  private lossesOf(documents: readonly LossDocument[] | undefined, path: Path): readonly ModelLoss[] {
    const seen = new Set<string>(this.document.states.map(({ id }) => id));
    return (documents ?? []).flatMap((document, index) => {
      if (seen.has(document.id) && !this.unreadable(document.id))
        this.find('document.duplicateKey', [...path, index, 'id'], { key: document.id });
      seen.add(document.id);
      const amount = this.lossAmount(document, [...path, index]);
      return this.perStrategy(amount, document.strategies).map(({ strategies, tree }) => ({
        document: strategies === undefined ? document : { ...document, strategies },
        index,
        amount: tree,
      }));
    });
  }

  private carers(): ModelCarers | undefined {
    const { states } = this.document;
    const { carers }: OutcomeFields = this.document;
    if (carers === undefined) return undefined;
    const living = states.slice(0, -1).map(({ id }) => id);
    const utilities = Object.entries(carers.utilities ?? {}).map(([state, written]): readonly [string, Expression] => {
      const path: Path = ['carers', 'utilities', state];
      this.known(state, living, 'livingState', path);
      return [state, this.expression(written, utility, path, this.lossScope(state))];
    });
    return {
      number: this.expression(carers.number ?? 1, dimensionless, ['carers', 'number']),
      utilities: new Map(utilities),
      losses: this.lossesOf(carers.losses, ['carers', 'losses']),
    };
  }

  /** One number a year; NaN where the formula is wrong. */
  private byYear(formulas: readonly (number | string)[], years: number, unit: Unit, path: Path): readonly number[] {
    const scope = this.scopeOf('openCohort', new Map([[BUDGET_YEAR, dimensionless]]));
    const trees = formulas.map((written, index) => this.expression(written, unit, [...path, index], scope));
    const values = Array.from({ length: years }, (_, index) => {
      const place = Math.min(index, trees.length - 1);
      const tree = trees[place];
      const value = (name: string): number => (name === BUDGET_YEAR ? index + 1 : this.baseValue(name));
      return { place, value: tree === undefined ? Number.NaN : evaluate(tree, value) };
    });
    const negative = values.find(({ value }) => value < 0);
    if (negative !== undefined) this.inRange(negative.value, { minimum: 0 }, [...path, negative.place]);
    return values.map(({ value }) => value);
  }

  /** Shares of all strategies by year; the comparator has what the others leave. */
  private uptakeOf(written: OpenCohortDocument['uptake'], count: number, path: Path): readonly (readonly number[])[] {
    const ids = this.document.strategies.map(({ id }) => id);
    for (const id of Object.keys(written)) this.known(id, ids.slice(1), 'newStrategy', [...path, id]);
    const share: Unit = { powers: {}, kind: 'share' };
    const others = ids.slice(1).map((id) => this.byYear(written[id] ?? [0], count, share, [...path, id]));
    const taken = Array.from({ length: count }, (_, year) => others.reduce((sum, shares) => sum + (shares[year] ?? 0), 0));
    const most = Math.max(...taken);
    if (most > 1 + SHARE_TOLERANCE) this.find('field.range', path, { found: most, maximum: 1 });
    return [taken.map((sum) => Math.max(0, 1 - sum)), ...others];
  }

  private openCohort(): ModelOpenCohort | undefined {
    const { parameters } = this.document;
    const { openCohort }: OutcomeFields = this.document;
    if (openCohort === undefined) return undefined;
    const path: Path = ['openCohort'];
    const { years: count = 5, entry = 'evenly', newPatients, uptake, uptakeWithout = {} } = openCohort;
    if (Object.hasOwn(parameters, BUDGET_YEAR)) {
      const details = { found: BUDGET_YEAR, allowed: '', suggestion: `${BUDGET_YEAR}Value` };
      this.find('field.choice', ['parameters', BUDGET_YEAR], details, true);
    }
    const persons: Unit = { powers: { person: 1, year: -1 } };
    return {
      entry,
      newPatients: this.byYear(newPatients, count, persons, [...path, 'newPatients']),
      worlds: [this.uptakeOf(uptakeWithout, count, [...path, 'uptakeWithout']), this.uptakeOf(uptake, count, [...path, 'uptake'])],
    };
  }

  /** The names and bounds of a calibration; whether its times are within the horizon is asked when it is made. */
  private calibration(): void {
    const { strategies, states } = this.document;
    const { calibration }: OutcomeFields = this.document;
    if (calibration === undefined) return;
    const fitted = new Set<string>();
    calibration.parameters.forEach(({ parameter, minimum, maximum }, index) => {
      const path: Path = ['calibration', 'parameters', index];
      this.known(parameter, this.units.keys(), 'parameter', [...path, 'parameter']);
      if (fitted.has(parameter) && !this.unreadable(parameter))
        this.find('document.duplicateKey', [...path, 'parameter'], { key: parameter });
      fitted.add(parameter);
      const limits = this.kindLimits(this.units.get(parameter) ?? dimensionless);
      this.inRange(minimum, limits, [...path, 'minimum']);
      this.inRange(maximum, limits, [...path, 'maximum']);
      this.inRange(maximum, { above: minimum }, [...path, 'maximum']);
    });
    const seen = new Set<string>();
    calibration.targets.forEach((target, index) => {
      const path: Path = ['calibration', 'targets', index];
      if (seen.has(target.id) && !this.unreadable(target.id))
        this.find('document.duplicateKey', [...path, 'id'], { key: target.id });
      seen.add(target.id);
      const ids = strategies.map(({ id }) => id);
      this.known(target.strategy, ids, 'strategy', [...path, 'strategy']);
      if (target.type !== 'occupancy' && target.type !== 'survival') return;
      if (target.type === 'occupancy')
        this.known(
          target.state,
          states.map(({ id }) => id),
          'state',
          [...path, 'state'],
        );
      this.inRange(target.value, { minimum: 0, maximum: 1 }, [...path, 'value']);
    });
  }

  protected core(): ModelCore {
    const parameters = this.parameters();
    this.calibration();
    const { qalyLosses }: OutcomeFields = this.document;
    return {
      parameters,
      baseValues: this.baseValues,
      groups: this.groups(),
      deathState: this.document.states.at(-1)?.id ?? '',
      entryAge: this.entryAge(parameters) ?? Number.NaN,
      subgroups: this.subgroups(parameters),
      cycles: this.cycles(),
      annualMortality: this.mortality(),
      norms: this.norms(),
      losses: this.lossesOf(qalyLosses, ['qalyLosses']),
      carers: this.carers(),
      openCohort: this.openCohort(),
    };
  }

  /** One-year death probabilities by age; empty when the document uses none. */
  protected abstract mortality(): readonly number[];
}

/** What documents of the kinds that follow shares of a cohort may say. */
interface OutcomeFields {
  readonly kind: TimedDocument['kind'];
  readonly qalyLosses?: readonly LossDocument[];
  readonly carers?: {
    readonly number?: number | string;
    readonly utilities?: Readonly<Record<string, number | string>>;
    readonly losses?: readonly LossDocument[];
  };
  readonly openCohort?: OpenCohortDocument;
  readonly calibration?: CalibrationDocument;
}

interface CostFrame {
  readonly payer: string;
  readonly strategies?: readonly string[];
  readonly cycles?: { readonly from: number; readonly to: number };
}
