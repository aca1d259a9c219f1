import { referenceTable } from '@likeverd/reference';
import { cholesky } from '@likeverd/statistics';
import {
  evaluate,
  type Expression,
  functions,
  namesIn,
  type Parsed,
  parseExpression,
  type Scope,
  wordsIn,
  years,
} from './expression.ts';
import { type CurveDocument, documentShape, type ModelDocument, type ParameterDocument } from './format.ts';
import {
  cycleNames,
  type Model,
  type ModelCost,
  type ModelCurve,
  type ModelDistribution,
  type ModelGroup,
  type ModelParameter,
} from './model.ts';
import { checkShape, type Finding, type KnownShapes, type Path, repair, suggestion, UNREADABLE } from './shape.ts';
import { basic, dimensionless, divide, parseUnit, type Unit, unitText, unitWords, unknownUnit } from './units.ts';

const MOST_CYCLES = 50_000;

/** Every finding about a document; the model when there is none. */
export type CheckedDocument =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Names that mean something in formulas and cannot be parameters. */
const reserved: ReadonlySet<string> = new Set([...functions, ...cycleNames, 'value']);

const perYear: Unit = { powers: { year: -1 } };
const hazardRatio: Unit = { powers: {}, kind: 'hazardRatio' };
const utility: Unit = { powers: {}, kind: 'utility' };

const curveUnits: Readonly<Record<CurveDocument['type'], Readonly<Record<string, Unit>>>> = {
  exponential: { rate: perYear },
  weibull: { shape: dimensionless, scale: years },
  gompertz: { shape: perYear, rate: perYear },
  logLogistic: { shape: dimensionless, scale: years },
  logNormal: { meanlog: dimensionless, sdlog: dimensionless },
  generalisedGamma: { mu: dimensionless, sigma: dimensionless, q: dimensionless },
  hazardRatio: { ratio: hazardRatio },
};

/** Arguments of curves that must be above 0 for the curve to exist. */
export const positiveArguments: ReadonlySet<string> = new Set(['shape', 'scale', 'sdlog', 'sigma', 'ratio', 'rate']);

/** `items` so that each comes after those it needs; the names on the first circle found, if any. */
const ordered = (
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

class Checker {
  readonly findings: Finding[] = [];
  private readonly document: ModelDocument;
  private readonly moved: ReadonlySet<string>;
  /** The document has stand-ins for parts that could not be read: what depends on them is passed by. */
  private readonly repaired: boolean;
  /** Parameter names with their units. */
  private readonly units: Map<string, Unit> = new Map();
  private readonly scope: Scope;
  private readonly cycleScope: Scope;
  private readonly formulas: Map<string, Parsed>;
  private readonly baseValues = new Map<string, number>();

  constructor(document: ModelDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean) {
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
      if (reserved.has(id))
        this.find('field.choice', ['parameters', id], { found: id, allowed: '', suggestion: `${id}Value` }, true);
    }
    this.formulas = known.formulas.get(signature) ?? new Map<string, Parsed>();
    known.formulas.set(signature, this.formulas);
    const cycleUnits = new Map<string, Unit>([...this.units, ['cycle', dimensionless], ['time', years], ['age', years]]);
    this.scope = { id: 'parameters', get: (name) => this.units.get(name), keys: () => this.units.keys() };
    this.cycleScope = { id: 'cycle', get: (name) => cycleUnits.get(name), keys: () => cycleUnits.keys() };
  }

  private find(code: Finding['code'], path: Path, details: Finding['details'], atKey = false): void {
    this.findings.push({ code, path, details, ...(atKey ? { atKey } : {}) });
  }

  private unreadable(text: number | string): boolean {
    return this.repaired && text === UNREADABLE;
  }

  private known(id: string, list: Iterable<string>, what: string, path: Path): boolean {
    const names = [...list];
    if (names.includes(id) || this.unreadable(id) || (this.repaired && names.length === 0)) return true;
    this.find('reference.unknown', path, { name: id, what, suggestion: suggestion(id, names), allowed: names.join(', ') });
    return false;
  }

  private unique(list: readonly { readonly id: string }[], field: string): void {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      if (seen.has(id) && !this.unreadable(id)) this.find('document.duplicateKey', [field, index, 'id'], { key: id });
      seen.add(id);
    });
  }

  /** The parsed formula; a fault and the number NaN when it is wrong. */
  private expression(source: number | string, expected: Unit, path: Path, scope: Scope = this.scope): Expression {
    if (this.unreadable(source) || (this.repaired && this.units.size === 0))
      return { kind: 'number', value: Number.NaN, unit: expected };
    const key = `${scope.id}\n${unitText(expected)}\n${source}`;
    const parsed = (typeof source === 'number' ? undefined : this.formulas.get(key)) ?? parseExpression(source, scope, expected);
    if (typeof source === 'string') this.formulas.set(key, parsed);
    if (parsed.ok) return parsed.value;
    this.find(parsed.fault.code, path, parsed.fault.details);
    return { kind: 'number', value: Number.NaN, unit: expected };
  }

  private readonly baseValue = (name: string): number => this.baseValues.get(name) ?? Number.NaN;

  private inRange(
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

  private kindLimits(unit: Unit): { readonly minimum?: number; readonly above?: number; readonly maximum?: number } {
    if (unit.kind === 'probability' || unit.kind === 'share') return { minimum: 0, maximum: 1 };
    if (unit.kind === 'utility') return { minimum: -1, maximum: 1 };
    return unit.kind === 'hazardRatio' ? { above: 0 } : {};
  }

  private distribution(id: string, parameter: ParameterDocument, mean: number): ModelDistribution | undefined {
    const document = parameter.distribution;
    if (document === undefined || document.type === 'fixed') return undefined;
    const path: Path = ['parameters', id, 'distribution'];
    const unit = this.units.get(id) ?? dimensionless;
    const scope: Scope = {
      id: `value ${unitText(unit)}`,
      get: (name) => (name === 'value' ? unit : this.scope.get(name)),
      keys: () => ['value', ...this.scope.keys()],
    };
    const number = (source: number | string, field: string, expected: Unit): number =>
      evaluate(this.expression(source, expected, [...path, field], scope), (name) =>
        name === 'value' ? mean : this.baseValue(name),
      );
    const before = this.findings.length;
    const sound = (condition: boolean, rule: string, values: Readonly<Record<string, number>>): void => {
      const read = Number.isFinite(mean) && Object.values(values).every((part) => !Number.isNaN(part));
      if (this.findings.length === before && read && !condition) {
        this.find('distribution.parameters', path, { distribution: document.type, rule, ...values });
      }
    };
    switch (document.type) {
      case 'normal': {
        const sd = number(document.sd, 'sd', unit);
        sound(sd > 0, 'sdPositive', { sd });
        return { type: 'normal', mean, sd };
      }
      case 'logNormal': {
        const meanlog = number(document.meanlog ?? 'log(value)', 'meanlog', dimensionless);
        const sdlog = number(document.sdlog, 'sdlog', dimensionless);
        sound(sdlog > 0 && Number.isFinite(meanlog), 'sdPositive', { sd: sdlog });
        return { type: 'logNormal', meanlog, sdlog };
      }
      case 'beta': {
        const se = number(document.se, 'se', unit);
        sound(mean > 0 && mean < 1 && se > 0 && se * se < mean * (1 - mean), 'betaMoments', { mean, se });
        const kappa = (mean * (1 - mean)) / (se * se) - 1;
        return { type: 'beta', alpha: mean * kappa, beta: (1 - mean) * kappa };
      }
      case 'gamma': {
        const se = number(document.se, 'se', unit);
        sound(mean > 0 && se > 0, 'gammaMoments', { mean, se });
        return { type: 'gamma', shape: (mean * mean) / (se * se), scale: (se * se) / mean };
      }
      case 'uniform': {
        const minimum = number(document.minimum, 'minimum', unit);
        const maximum = number(document.maximum, 'maximum', unit);
        sound(minimum < maximum, 'endsInOrder', { minimum, maximum });
        return { type: 'uniform', minimum, maximum };
      }
    }
  }

  private parameters(): readonly ModelParameter[] {
    const documents = new Map(Object.entries(this.document.parameters));
    const { order, circle } = ordered(new Map([...documents].map(([id, { value }]) => [id, wordsIn(value)])));
    if (circle !== undefined)
      this.find('reference.circular', ['parameters', circle[0] ?? '', 'value'], { circle: circle.join(' → ') });
    const grouped = new Set((this.document.correlated ?? []).flatMap((group) => group.parameters));
    return order.flatMap((id) => {
      const parameter = documents.get(id);
      if (parameter === undefined) return [];
      const path: Path = ['parameters', id];
      const unit = this.units.get(id) ?? dimensionless;
      const before = this.findings.length;
      const value = this.expression(parameter.value, unit, [...path, 'value']);
      const base = circle === undefined ? evaluate(value, this.baseValue) : Number.NaN;
      this.baseValues.set(id, base);
      if (this.findings.length === before && circle === undefined) {
        if (Number.isFinite(base)) this.inRange(base, this.kindLimits(unit), [...path, 'value']);
        else if (!this.unreadable(parameter.value) && [...namesIn(value)].every((name) => Number.isFinite(this.baseValue(name)))) {
          this.find('run.notANumber', [...path, 'value'], { expression: String(parameter.value) });
        }
      }
      const { adjustable } = parameter;
      if (adjustable !== undefined) {
        if (adjustable.minimum >= adjustable.maximum) {
          this.find('field.range', [...path, 'adjustable', 'maximum'], { found: adjustable.maximum, above: adjustable.minimum });
        } else if (Number.isFinite(base) && this.findings.length === before)
          this.inRange(base, { minimum: adjustable.minimum, maximum: adjustable.maximum }, [...path, 'value']);
      }
      const kept =
        parameter.distribution !== undefined &&
        'keepWhenMoved' in parameter.distribution &&
        parameter.distribution.keepWhenMoved === true;
      const varies = kept || !this.moved.has(id);
      const distribution = varies
        ? this.distribution(id, parameter, this.findings.length === before ? base : Number.NaN)
        : undefined;
      if (distribution !== undefined && grouped.has(id)) {
        this.find(
          'field.unknown',
          [...path, 'distribution'],
          { field: 'distribution', suggestion: '', allowed: 'correlated' },
          true,
        );
      }
      const sampled = varies && (distribution !== undefined || grouped.has(id));
      return [{ id, value, distribution, sampled }];
    });
  }

  private groups(): readonly ModelGroup[] {
    const documents = this.document.correlated ?? [];
    this.unique(documents, 'correlated');
    const seen = new Set<string>();
    return documents.map((group, index) => {
      const path: Path = ['correlated', index];
      group.parameters.forEach((id, position) => {
        this.known(id, this.scope.keys(), 'parameter', [...path, 'parameters', position]);
        if (seen.has(id)) this.find('document.duplicateKey', [...path, 'parameters', position], { key: id });
        seen.add(id);
      });
      const size = group.parameters.length;
      const square = group.covariance.length === size && group.covariance.every((row) => row.length === size);
      const symmetric =
        square && group.covariance.every((row, i) => row.every((element, j) => element === group.covariance[j]?.[i]));
      const lower = symmetric ? cholesky(group.covariance) : undefined;
      if (lower === undefined) {
        const rule = square ? (symmetric ? 'positiveDefinite' : 'symmetric') : 'square';
        this.find('distribution.covariance', [...path, 'covariance'], { rule, size });
      }
      return { id: group.id, members: group.parameters, means: group.parameters.map(this.baseValue), lower: lower ?? [] };
    });
  }

  private curves(): readonly ModelCurve[] {
    const documents = new Map(Object.entries(this.document.curves));
    const needs = new Map([...documents].map(([id, curve]) => [id, curve.type === 'hazardRatio' ? [curve.of] : []]));
    const { order, circle } = ordered(needs);
    if (circle !== undefined) this.find('reference.circular', ['curves', circle[0] ?? '', 'of'], { circle: circle.join(' → ') });
    return order.flatMap((id) => {
      const document = documents.get(id);
      if (document === undefined) return [];
      const path: Path = ['curves', id];
      if (document.type === 'hazardRatio') {
        this.known(document.of, documents.keys(), 'curve', [...path, 'of']);
        const waning = document.waning;
        if (waning?.type === 'linear' && waning.fromYear >= waning.toYear) {
          this.find('field.range', [...path, 'waning', 'toYear'], { found: waning.toYear, above: waning.fromYear });
        }
      }
      const list = Object.entries(curveUnits[document.type]).map(([field, unit]): readonly [string, Expression] => {
        const written: unknown = Object.entries(document).find(([name]) => name === field)?.[1];
        const tree = this.expression(typeof written === 'number' || typeof written === 'string' ? written : Number.NaN, unit, [
          ...path,
          field,
        ]);
        const base = evaluate(tree, this.baseValue);
        if (positiveArguments.has(field) && !(document.type === 'gompertz' && field === 'shape') && base <= 0) {
          this.find('field.range', [...path, field], { found: base, above: 0 });
        }
        return [field, tree];
      });
      return [{ id, document, arguments: new Map(list) }];
    });
  }

  private column(table: string, column: string, path: Path): readonly number[] | undefined {
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

  private mortality(): readonly number[] {
    const { table, column } = this.document.population.mortality;
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

  private norms(): Model['norms'] {
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

  private cycles(): number {
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

  private schedules(): void {
    const { schedule, effects } = this.document.discounting;
    const check = (rows: ModelDocument['discounting']['schedule'], field: string): void =>
      rows.forEach((row, index) => {
        const before = index === 0 ? 0 : (rows[index - 1]?.fromYear ?? 0);
        const path: Path = ['discounting', field, index, 'fromYear'];
        if (index === 0) this.inRange(row.fromYear, { minimum: 0, maximum: 0 }, path);
        else this.inRange(row.fromYear, { above: before }, path);
      });
    check(schedule, 'schedule');
    if (effects !== undefined) check(effects, 'effects');
  }

  private entryAge(sampled: ReadonlySet<string>): number {
    const tree = this.expression(this.document.population.entryAge, years, ['population', 'entryAge']);
    const depends = (names: ReadonlySet<string>): boolean =>
      [...names].some((name) => {
        const written = this.document.parameters[name]?.value;
        return (
          sampled.has(name) || (written !== undefined && depends(new Set(wordsIn(written).filter((word) => this.units.has(word)))))
        );
      });
    if (this.findings.length === 0 && depends(namesIn(tree))) {
      this.find('distribution.parameters', ['population', 'entryAge'], { distribution: 'fixed', rule: 'sameInEveryDraw' });
    }
    const age = evaluate(tree, this.baseValue);
    if (Number.isFinite(age)) this.inRange(age, { minimum: 0, maximum: 120 }, ['population', 'entryAge']);
    return age;
  }

  private costs(): readonly ModelCost[] {
    const { costs, payers, perspective, states, strategies } = this.document;
    const currency: string = this.document.currency;
    this.unique(costs, 'costs');
    const money = this.unreadable(currency) ? unknownUnit : basic(currency);
    perspective.payers.forEach((payer, index) => this.known(payer, Object.keys(payers), 'payer', ['perspective', 'payers', index]));
    return costs.map((document, index) => {
      const path: Path = ['costs', index];
      this.known(document.payer, Object.keys(payers), 'payer', [...path, 'payer']);
      document.strategies?.forEach((strategy, position) =>
        this.known(
          strategy,
          strategies.map(({ id }) => id),
          'strategy',
          [...path, 'strategies', position],
        ),
      );
      if (document.type === 'perYear') {
        this.known(
          document.state,
          states.slice(0, -1).map(({ id }) => id),
          'livingState',
          [...path, 'state'],
        );
        if (document.cycles !== undefined)
          this.inRange(document.cycles.to, { minimum: document.cycles.from }, [...path, 'cycles', 'to']);
      }
      const unit = document.type === 'perYear' ? divide(money, years) : money;
      const amount = this.expression(
        document.amount,
        unit,
        [...path, 'amount'],
        document.type === 'once' ? this.scope : this.cycleScope,
      );
      return { document, amount, counted: perspective.payers.includes(document.payer) };
    });
  }

  private livingStates(): Model['livingStates'] {
    const { states } = this.document;
    this.unique(states, 'states');
    const death = states.length - 1;
    if (states[death]?.utility !== undefined) {
      this.find('field.unknown', ['states', death, 'utility'], { field: 'utility', suggestion: '', allowed: 'id, label' }, true);
    }
    return states.slice(0, -1).map((state, index) => {
      const path: Path = ['states', index, 'utility'];
      if (state.utility === undefined) this.find('field.missing', path, { field: 'utility' });
      return { id: state.id, utility: this.expression(state.utility ?? 0, utility, path, this.cycleScope) };
    });
  }

  private strategies(): Model['strategies'] {
    const { strategies, states, curves } = this.document;
    this.unique(strategies, 'strategies');
    strategies.forEach((strategy, index) => {
      const path: Path = ['strategies', index, 'curves'];
      const wanted = states.length - 1;
      if (strategy.curves.length !== wanted && wanted > 0)
        this.find('field.range', path, { found: strategy.curves.length, minimum: wanted, maximum: wanted });
      strategy.curves.forEach((curve, position) => this.known(curve, Object.keys(curves), 'curve', [...path, position]));
    });
    return strategies;
  }

  check(): CheckedDocument {
    const parameters = this.parameters();
    const model: Model = {
      document: this.document,
      parameters,
      baseValues: this.baseValues,
      groups: this.groups(),
      curves: this.curves(),
      strategies: this.strategies(),
      livingStates: this.livingStates(),
      deathState: this.document.states.at(-1)?.id ?? '',
      costs: this.costs(),
      entryAge: this.entryAge(new Set(parameters.flatMap(({ id, sampled }) => (sampled ? [id] : [])))),
      cycles: this.cycles(),
      annualMortality: this.mortality(),
      norms: this.norms(),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return this.findings.length === 0 ? { ok: true, model } : { ok: false, findings: this.findings };
  }
}

/** What one check found out that the check of a document sharing its parts can use. */
export interface Known {
  readonly shapes: KnownShapes;
  /** Units as they are written. */
  readonly units: Map<string, Unit>;
  /** Parsed formulas by the units of all parameters, then by scope, expected unit and text. */
  readonly formulas: Map<string, Map<string, Parsed>>;
}
export const nothingKnown = (): Known => ({ shapes: new WeakMap(), units: new Map(), formulas: new Map() });

const isSound = (_value: unknown, findings: readonly Finding[]): _value is ModelDocument => findings.length === 0;
/** A repaired document has the shape of a document by construction. */
const isRepaired = (_value: unknown): _value is ModelDocument => true;

const isPrefix = (a: Path, b: Path): boolean => a.every((part, index) => b[index] === part);

/**
 * Checks a whole document value: its shape, and what its sound parts say of each other. `moved` names the parameters that a
 * reader has given a value of their own: those no longer vary, unless their distribution says `keepWhenMoved`. `known` remembers
 * sound parts between checks of documents that share them.
 */
export const checkModel = (
  value: unknown,
  moved: ReadonlySet<string> = new Set(),
  known: Known = nothingKnown(),
): CheckedDocument => {
  const findings = checkShape(documentShape, value, known.shapes);
  if (isSound(value, findings)) return new Checker(value, moved, known, false).check();
  const repaired = repair(documentShape, value);
  const others = isRepaired(repaired) ? new Checker(repaired, moved, nothingKnown(), true).check() : undefined;
  const further = others === undefined || others.ok ? [] : others.findings;
  const isEcho = ({ path }: Finding): boolean =>
    findings.some((finding) => isPrefix(finding.path, path) || isPrefix(path, finding.path));
  return { ok: false, findings: [...findings, ...further.filter((finding) => !isEcho(finding))] };
};

/** How a unit is written, for people. */
export const unitOf = (document: ModelDocument, parameter: string): string => {
  const written = document.parameters[parameter]?.unit ?? '';
  const unit = parseUnit(written);
  return unit === undefined ? written : unitText(unit);
};
