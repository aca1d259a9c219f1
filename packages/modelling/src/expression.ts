import { normalCdf, normalQuantile, vectorisable } from '@likeverd/statistics';
import type { FaultCode } from './types.ts';
import {
  basic,
  compatible,
  condition,
  dimensionless,
  divide,
  isPure,
  isRatioOfProbability,
  joined,
  mismatch,
  multiply,
  parseUnit,
  raise,
  timeFactor,
  type Unit,
  unitText,
} from './units.ts';
import { suggestion } from './shape.ts';
import type { Table } from './tables.ts';

/**
 * The expression language of model documents: numbers with optional units in square brackets, names, + - * / ^, parentheses,
 * comparisons joined by `and`, `or` and `not`, and the functions in `functions`. Formulas are parsed to a tree, and every node is given its unit before anything is computed.
 */

const { expm1, formulaExp, log, log1p, pow } = vectorisable;

/**
 * One- and two-place operations on numbers; both evaluators and the compiled program work from this table, and kernels
 * (survival/kernel.ts) do the same operation by operation.
 */
export const operations = {
  add: (a: number, b: number): number => a + b,
  subtract: (a: number, b: number): number => a - b,
  multiply: (a: number, b: number): number => a * b,
  divide: (a: number, b: number): number => a / b,
  power: pow,
  negate: (a: number): number => -a,
  exp: formulaExp,
  log,
  sqrt: Math.sqrt,
  abs: (a: number): number => (a < 0 ? -a : a),
  floor: Math.floor,
  minimum: (a: number, b: number): number => (b < a || b !== b ? b : a),
  maximum: (a: number, b: number): number => (b > a || b !== b ? b : a),
  /** Rounds half away from zero to b decimals, as people do. */
  round: (a: number, b: number): number => {
    let scale = 1;
    for (let decimals = 0; decimals < b && decimals < 15; decimals++) scale *= 10;
    const size = Math.floor((a < 0 ? -a : a) * scale + 0.5) / scale;
    return a < 0 ? -size : size;
  },
  /** 1 - exp(-rate x time) */
  probabilityFromRate: (rate: number, time: number): number => -expm1(-rate * time),
  /** -log(1 - probability) / time */
  rateFromProbability: (probability: number, time: number): number => -log1p(-probability) / time,
  /** 1 when it holds, otherwise 0; so are the conditions made of these by minimum (and), maximum (or) and 1 - (not). */
  less: (a: number, b: number): number => (a < b ? 1 : 0),
  lessOrEqual: (a: number, b: number): number => (a <= b ? 1 : 0),
  equal: (a: number, b: number): number => (a === b ? 1 : 0),
} as const;
export type Operation = keyof typeof operations;

/** Operations that have no vector form; formulas with them that vary between draws run on the scalar path. */
export const scalarOperations = { normalQuantile, normalCdf } as const;
export type ScalarOperation = keyof typeof scalarOperations;

/** How a column of a table is read at a key: the last row at or below it, the row with that key, or linearly between rows. */
export type LookupMethod = 'lookup' | 'lookupExact' | 'interpolate';

/** A column of a table beside the column of keys, which rise. */
export interface LookupColumn {
  /** `table.column` */
  readonly name: string;
  readonly keys: readonly number[];
  readonly values: readonly number[];
}

const KEY_TOLERANCE = 1e-9;

/**
 * The value of a column at a key. `lookup` is NaN below the first key; `lookupExact` where no key is within 1e-9 of it, relative above 1;
 * `interpolate` is constant outside the keys.
 */
export const readColumn = (method: LookupMethod, { keys, values }: LookupColumn, key: number): number => {
  if (Number.isNaN(key)) return Number.NaN;
  const slack = method === 'lookupExact' ? KEY_TOLERANCE * Math.max(1, Math.abs(key)) : 0;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) <= key + slack) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  const here = values[before] ?? Number.NaN;
  if (method === 'lookup') return here;
  if (method === 'lookupExact') return Math.abs((keys[before] ?? Number.NaN) - key) <= slack ? here : Number.NaN;
  const after = values[low];
  if (before < 0) return values[0] ?? Number.NaN;
  if (after === undefined) return here;
  const start = keys[before] as number;
  return here + ((after - here) * (key - start)) / ((keys[low] as number) - start);
};

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit }
  | { readonly kind: 'name'; readonly name: string; readonly unit: Unit }
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly a: Expression;
      readonly b?: Expression;
      readonly unit: Unit;
    }
  | { readonly kind: 'scalarOperation'; readonly operation: ScalarOperation; readonly a: Expression; readonly unit: Unit }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly unit: Unit;
    }
  | {
      readonly kind: 'lookup';
      readonly method: LookupMethod;
      readonly column: LookupColumn;
      readonly a: Expression;
      readonly unit: Unit;
    };

/** The parts that a tree is made of, in order. */
export const partsOf = (tree: Expression): readonly Expression[] => {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'operation':
      return tree.b === undefined ? [tree.a] : [tree.a, tree.b];
    case 'scalarOperation':
    case 'lookup':
      return [tree.a];
    case 'choice':
      return [tree.condition, tree.yes, tree.no];
  }
};

/** A fault inside a formula; the place in the document is added by the caller. */
export interface ExpressionFault {
  readonly code: FaultCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Names a formula may use, with their units. */
export interface Scope {
  /** Tells scopes of one document apart that give the same name different units. */
  readonly id: string;
  readonly get: (name: string) => Unit | undefined;
  readonly keys: () => Iterable<string>;
  readonly tables: ReadonlyMap<string, Table>;
}

interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'unit' | 'end';
  readonly text: string;
  readonly at: number;
}

class Refusal extends Error {
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault) {
    super(fault.code);
    this.fault = fault;
  }
}

const LONGEST_FORMULA = 2000;
const DEEPEST_FORMULA = 100;
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)|\[([^\]]*)\]|([-+*/^(),]|[<>=!]=|[<>]))/uy;

const tokenize = (source: string): readonly Token[] => {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN.source, TOKEN.flags);
  while (pattern.lastIndex < source.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) {
      if (source.slice(start).trim() === '') break;
      throw new Refusal({
        code: 'expression.syntax',
        details: { formula: source.slice(0, 200), position: start + 1, found: source.slice(start).trim().slice(0, 1) },
      });
    }
    const [whole, digits, name, unit, symbol] = match;
    const at = start + whole.length - whole.trimStart().length + 1;
    if (digits !== undefined) tokens.push({ kind: 'number', text: digits, at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (unit !== undefined) tokens.push({ kind: 'unit', text: unit, at });
    else tokens.push({ kind: 'symbol', text: symbol ?? '', at });
  }
  tokens.push({ kind: 'end', text: '', at: source.length + 1 });
  return tokens;
};

/** Functions of the language: how many arguments, and what they do with units. */
export const functions = [
  'exp',
  'log',
  'sqrt',
  'abs',
  'floor',
  'ceil',
  'mod',
  'round',
  'min',
  'max',
  'convert',
  'probabilityFromRate',
  'rateFromProbability',
  'applyHazardRatio',
  'applyOddsRatio',
  'applyRelativeRisk',
  'logit',
  'inverseLogit',
  'normalCdf',
  'normalQuantile',
  'if',
  'lookup',
  'lookupExact',
  'interpolate',
] as const;
/** Words that join conditions. */
export const conjunctions = ['and', 'or', 'not'] as const;
const functionNames: ReadonlySet<string> = new Set(functions);
const probability: Unit = { powers: {}, kind: 'probability' };
/** Functions that apply a ratio to a probability, and the kind of the ratio. */
const ratioKinds = { applyHazardRatio: 'hazardRatio', applyOddsRatio: 'oddsRatio', applyRelativeRisk: 'relativeRisk' } as const;

const one: Expression = { kind: 'number', value: 1, unit: dimensionless };
const isLookup = (name: string): name is LookupMethod => name === 'lookup' || name === 'lookupExact' || name === 'interpolate';
/** Comparisons by their sign: the operation, whether its sides change places, and whether it is denied. */
const comparisons: ReadonlyMap<string, readonly [operation: 'less' | 'lessOrEqual' | 'equal', swapped: boolean, denied: boolean]> =
  new Map([
    ['<', ['less', false, false]],
    ['<=', ['lessOrEqual', false, false]],
    ['>', ['less', true, false]],
    ['>=', ['lessOrEqual', true, false]],
    ['==', ['equal', false, false]],
    ['!=', ['equal', false, true]],
  ]);

class Parser {
  private readonly tokens: readonly Token[];
  private readonly source: string;
  private readonly scope: Scope;
  private next = 0;
  private depth = 0;

  constructor(source: string, scope: Scope) {
    this.source = source;
    this.scope = scope;
    this.tokens = tokenize(source);
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: this.source.length + 1 };
  }

  private take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  private takeSymbol(text: string): boolean {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.text !== text) return false;
    this.next++;
    return true;
  }

  private refuse(code: FaultCode, details: Record<string, string | number>): never {
    throw new Refusal({ code, details: { formula: this.source.slice(0, 200), ...details } });
  }

  private syntax(token: Token): never {
    return this.refuse('expression.syntax', { position: token.at, found: token.text });
  }

  private expect(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.syntax(this.peek());
  }

  whole(): Expression {
    const tree = this.disjunction();
    if (this.peek().kind !== 'end') this.syntax(this.peek());
    return tree;
  }

  private requireUnit(found: Unit, expected: Unit, at: Token): void {
    if (compatible(found, expected)) return;
    this.refuse('expression.unit', {
      position: at.at,
      found: unitText(found),
      expected: unitText(expected),
      mismatch: mismatch(found, expected),
    });
  }

  private takeWord(word: (typeof conjunctions)[number]): boolean {
    const token = this.peek();
    if (token.kind !== 'name' || token.text !== word) return false;
    this.next++;
    return true;
  }

  /** A condition joined with others; or a number, when nothing is compared. */
  private joinedBy(word: 'and' | 'or', operation: 'minimum' | 'maximum', part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const token = this.peek();
      if (!this.takeWord(word)) return left;
      const right = part();
      for (const side of [left, right]) this.requireUnit(side.unit, condition, token);
      left = { kind: 'operation', operation, a: left, b: right, unit: condition };
    }
  }

  private disjunction(): Expression {
    return this.joinedBy('or', 'maximum', () => this.joinedBy('and', 'minimum', () => this.denial()));
  }

  private denied(a: Expression): Expression {
    return { kind: 'operation', operation: 'subtract', a: one, b: a, unit: condition };
  }

  private denial(): Expression {
    const token = this.peek();
    if (!this.takeWord('not')) return this.comparison();
    if (++this.depth > DEEPEST_FORMULA) this.syntax(this.peek());
    const inner = this.denial();
    this.requireUnit(inner.unit, condition, token);
    this.depth--;
    return this.denied(inner);
  }

  private comparison(): Expression {
    const left = this.sum();
    const token = this.peek();
    const found = token.kind === 'symbol' ? comparisons.get(token.text) : undefined;
    if (found === undefined) return left;
    this.next++;
    const right = this.sum();
    this.requireUnit(right.unit, left.unit, token);
    this.numeric(token, left);
    const [operation, swapped, denied] = found;
    const tree: Expression = {
      kind: 'operation',
      operation,
      a: swapped ? right : left,
      b: swapped ? left : right,
      unit: condition,
    };
    return denied ? this.denied(tree) : tree;
  }

  /** Refuses conditions where numbers are worked with. */
  private numeric(token: Token, ...trees: readonly Expression[]): void {
    const found = trees.find(({ unit }) => unit.kind === 'condition');
    if (found !== undefined) this.requireUnit(found.unit, dimensionless, token);
  }

  private sum(): Expression {
    if (++this.depth > DEEPEST_FORMULA) this.syntax(this.peek());
    let left = this.product();
    for (;;) {
      const token = this.peek();
      const operation = this.takeSymbol('+') ? 'add' : this.takeSymbol('-') ? 'subtract' : undefined;
      if (operation === undefined) break;
      const right = this.product();
      this.numeric(token, left, right);
      this.requireUnit(right.unit, left.unit, token);
      left = { kind: 'operation', operation, a: left, b: right, unit: joined(left.unit, right.unit) };
    }
    this.depth--;
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    for (;;) {
      const token = this.peek();
      const operation = this.takeSymbol('*') ? 'multiply' : this.takeSymbol('/') ? 'divide' : undefined;
      if (operation === undefined) return left;
      const right = this.signed();
      this.numeric(token, left, right);
      if (isRatioOfProbability(left.unit, right.unit)) {
        const details = { position: token.at, found: unitText(left.unit), expected: unitText(right.unit), mismatch: 'ratio' };
        this.refuse('expression.unit', details);
      }
      const unit = operation === 'multiply' ? multiply(left.unit, right.unit) : divide(left.unit, right.unit);
      left = { kind: 'operation', operation, a: left, b: right, unit };
    }
  }

  private signed(): Expression {
    if (++this.depth > DEEPEST_FORMULA) this.syntax(this.peek());
    const token = this.peek();
    const minus = this.takeSymbol('-');
    const inner = minus ? this.signed() : this.powered();
    if (minus) this.numeric(token, inner);
    const tree = minus ? this.negated(inner) : inner;
    this.depth--;
    return tree;
  }

  private negated(a: Expression): Expression {
    return { kind: 'operation', operation: 'negate', a, unit: a.unit };
  }

  private powered(): Expression {
    const base = this.atom();
    const token = this.peek();
    if (!this.takeSymbol('^')) return base;
    const exponent = this.signed();
    this.numeric(token, base);
    this.requireUnit(exponent.unit, dimensionless, token);
    const whole = exponent.kind === 'number' && Number.isInteger(exponent.value) ? exponent.value : undefined;
    if (!isPure(base.unit) && whole === undefined) {
      this.refuse('expression.unit', {
        position: token.at,
        found: unitText(base.unit),
        expected: 'dimensionless',
        mismatch: 'other',
      });
    }
    return {
      kind: 'operation',
      operation: 'power',
      a: base,
      b: exponent,
      unit: isPure(base.unit) ? dimensionless : raise(base.unit, whole ?? 1),
    };
  }

  private atom(): Expression {
    const token = this.take();
    if (token.kind === 'number') {
      const unit = this.peek().kind === 'unit' ? this.unit(this.take()) : dimensionless;
      return { kind: 'number', value: Number(token.text), unit };
    }
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.disjunction();
      this.expect(')');
      return inner;
    }
    if (token.kind !== 'name') this.syntax(token);
    if (this.takeSymbol('(')) return this.call(token);
    const unit = this.scope.get(token.text);
    if (unit !== undefined) return { kind: 'name', name: token.text, unit };
    return this.refuse('expression.unknownName', {
      name: token.text,
      position: token.at,
      suggestion: suggestion(token.text, this.scope.keys()),
    });
  }

  private unit(token: Token): Unit {
    const unit = parseUnit(token.text);
    return unit ?? this.refuse('expression.unit', { position: token.at, found: token.text, expected: 'unit', mismatch: 'unknown' });
  }

  private call(token: Token): Expression {
    const name = token.text;
    if (!functionNames.has(name)) {
      this.refuse('expression.unknownName', { name, position: token.at, suggestion: suggestion(name, functions) });
    }
    if (name === 'convert') return this.conversion(token);
    if (isLookup(name)) return this.lookup(name, token);
    const list: Expression[] = [];
    if (!this.takeSymbol(')')) {
      do list.push(this.disjunction());
      while (this.takeSymbol(','));
      this.expect(')');
    }
    return this.applied(token, list);
  }

  /** `lookup(table.column, key)`: the first column of a table holds its keys. */
  private lookup(method: LookupMethod, token: Token): Expression {
    const place = this.take();
    if (place.kind !== 'name') this.syntax(place);
    const [tableName = '', columnName = ''] = place.text.split('.');
    const { tables } = this.scope;
    const table = tables.get(tableName);
    const column = table?.columns.get(columnName);
    if (table === undefined || column === undefined) {
      const names = [...tables].flatMap(([id, { columns }]) => [...columns.keys()].slice(1).map((other) => `${id}.${other}`));
      return this.refuse('expression.unknownName', {
        name: place.text,
        position: place.at,
        suggestion: suggestion(place.text, names),
      });
    }
    this.expect(',');
    const a = this.sum();
    this.expect(')');
    const [keys] = table.columns.values();
    const rising = keys?.values.every((key, row) => row === 0 || key > (keys.values[row - 1] ?? Number.NaN)) === true;
    if (keys === undefined || !rising) return this.refuse('table.shape', { table: tableName, rule: 'keysRising' });
    this.requireUnit(a.unit, keys.unit, token);
    this.numeric(token, a);
    return {
      kind: 'lookup',
      method,
      column: { name: place.text, keys: keys.values, values: column.values },
      a,
      unit: column.unit,
    };
  }

  /** `convert(x, [NOK/year])`: the same quantity in other units of time. */
  private conversion(token: Token): Expression {
    const a = this.sum();
    this.expect(',');
    const target = this.take();
    if (target.kind !== 'unit') this.syntax(target);
    const unit = this.unit(target);
    this.expect(')');
    const factor = timeFactor(a.unit, unit);
    if (factor === undefined) {
      return this.refuse('expression.unit', {
        position: token.at,
        found: unitText(a.unit),
        expected: unitText(unit),
        mismatch: mismatch(a.unit, unit),
      });
    }
    return { kind: 'operation', operation: 'multiply', a, b: { kind: 'number', value: factor, unit: dimensionless }, unit };
  }

  /**
   * A probability under a ratio, in steps of the other operations. Hazard ratio r: 1 - (1 - p)^r, as -expm1(r log1p(-p)). Odds
   * ratio: p r / (1 - p + p r). Relative risk: p r.
   */
  private withRatio(name: keyof typeof ratioKinds, a: Expression, b: Expression, token: Token): Expression {
    this.requireUnit(a.unit, probability, token);
    this.requireUnit(b.unit, { powers: {}, kind: ratioKinds[name] }, token);
    const step = (operation: Operation, left: Expression, right: Expression): Expression => ({
      kind: 'operation',
      operation,
      a: left,
      b: right,
      unit: probability,
    });
    if (name === 'applyHazardRatio') return step('probabilityFromRate', step('rateFromProbability', a, one), b);
    const product = step('multiply', a, b);
    return name === 'applyRelativeRisk' ? product : step('divide', product, step('add', step('subtract', one, a), product));
  }

  /** Between probabilities and numbers on the logistic or normal scale: logit(p) = log(p / (1 - p)), inverseLogit(x) = 1 / (1 + exp(-x)). */
  private scores(name: 'logit' | 'inverseLogit' | ScalarOperation, a: Expression, token: Token): Expression {
    const fromProbability = name === 'logit' || name === 'normalQuantile';
    this.requireUnit(a.unit, fromProbability ? probability : dimensionless, token);
    const unit = fromProbability ? dimensionless : probability;
    if (name === 'normalCdf' || name === 'normalQuantile') return { kind: 'scalarOperation', operation: name, a, unit };
    const step = (operation: Operation, left: Expression, right?: Expression): Expression => ({
      kind: 'operation',
      operation,
      a: left,
      ...(right === undefined ? {} : { b: right }),
      unit,
    });
    if (name === 'logit') return step('log', step('divide', a, step('subtract', one, a)));
    return step('divide', one, step('add', one, step('exp', step('negate', a))));
  }

  private applied(token: Token, list: readonly Expression[]): Expression {
    const name = token.text;
    const [a, b] = list;
    const count = (least: number, most: number): void => {
      if (list.length < least || list.length > most) {
        this.refuse('expression.arguments', {
          name,
          position: token.at,
          expected: least === most ? String(least) : `${least}-${most}`,
          found: list.length,
        });
      }
    };
    if (name !== 'if') this.numeric(token, ...list);
    switch (name) {
      case 'if': {
        count(3, 3);
        const [asked, yes, no] = list;
        if (asked === undefined || yes === undefined || no === undefined) return this.syntax(token);
        this.requireUnit(asked.unit, condition, token);
        this.numeric(token, yes, no);
        this.requireUnit(no.unit, yes.unit, token);
        return { kind: 'choice', condition: asked, yes, no, unit: joined(yes.unit, no.unit) };
      }
      case 'mod': {
        count(2, 2);
        if (a === undefined || b === undefined) return this.syntax(token);
        this.requireUnit(b.unit, a.unit, token);
        const step = (operation: Operation, left: Expression, right: Expression, unit: Unit): Expression => ({
          kind: 'operation',
          operation,
          a: left,
          b: right,
          unit,
        });
        const whole: Expression = {
          kind: 'operation',
          operation: 'floor',
          a: step('divide', a, b, dimensionless),
          unit: dimensionless,
        };
        return step('subtract', a, step('multiply', b, whole, a.unit), a.unit);
      }
      case 'ceil':
        count(1, 1);
        if (a === undefined) return this.syntax(token);
        return this.negated({ kind: 'operation', operation: 'floor', a: this.negated(a), unit: a.unit });
      case 'logit':
      case 'inverseLogit':
      case 'normalCdf':
      case 'normalQuantile':
        count(1, 1);
        return a === undefined ? this.syntax(token) : this.scores(name, a, token);
      case 'min':
      case 'max': {
        count(1, 20);
        return list.slice(1).reduce<Expression>((left, right) => {
          this.requireUnit(right.unit, left.unit, token);
          return {
            kind: 'operation',
            operation: name === 'min' ? 'minimum' : 'maximum',
            a: left,
            b: right,
            unit: joined(left.unit, right.unit),
          };
        }, a ?? this.syntax(token));
      }
      case 'round':
        count(1, 2);
        if (a === undefined) return this.syntax(token);
        if (b !== undefined) this.requireUnit(b.unit, dimensionless, token);
        return {
          kind: 'operation',
          operation: 'round',
          a,
          b: b ?? { kind: 'number', value: 0, unit: dimensionless },
          unit: a.unit,
        };
      case 'abs':
      case 'floor':
        count(1, 1);
        return a === undefined ? this.syntax(token) : { kind: 'operation', operation: name, a, unit: a.unit };
      case 'probabilityFromRate':
      case 'rateFromProbability': {
        count(2, 2);
        if (a === undefined || b === undefined) return this.syntax(token);
        const toProbability = name === 'probabilityFromRate';
        if (toProbability) this.requireUnit(multiply(a.unit, b.unit), dimensionless, token);
        else this.requireUnit(a.unit, { powers: {}, kind: 'probability' }, token);
        return {
          kind: 'operation',
          operation: name,
          a,
          b,
          unit: toProbability ? { powers: {}, kind: 'probability' } : divide(dimensionless, b.unit),
        };
      }
      case 'applyHazardRatio':
      case 'applyOddsRatio':
      case 'applyRelativeRisk':
        count(2, 2);
        if (a === undefined || b === undefined) return this.syntax(token);
        return this.withRatio(name, a, b, token);
      default: {
        count(1, 1);
        if (a === undefined || (name !== 'exp' && name !== 'log' && name !== 'sqrt')) return this.syntax(token);
        this.requireUnit(a.unit.unknown === true ? a.unit : { powers: a.unit.powers }, dimensionless, token);
        return { kind: 'operation', operation: name, a, unit: dimensionless };
      }
    }
  }
}

export type Parsed = { readonly ok: true; readonly value: Expression } | { readonly ok: false; readonly fault: ExpressionFault };

/**
 * Reads what a document writes where a quantity is asked for. A number is taken in the unit the place asks for; a formula must
 * come out in that unit by itself.
 */
export const parseExpression = (source: number | string, scope: Scope, expected: Unit): Parsed => {
  if (typeof source === 'number') return { ok: true, value: { kind: 'number', value: source, unit: expected } };
  if (source.length > LONGEST_FORMULA)
    return { ok: false, fault: { code: 'field.range', details: { found: source.length, maximum: LONGEST_FORMULA } } };
  try {
    const value = new Parser(source, scope).whole();
    if (compatible(value.unit, expected)) return { ok: true, value };
    const details = {
      formula: source.slice(0, 200),
      position: 1,
      found: unitText(value.unit),
      expected: unitText(expected),
      mismatch: mismatch(value.unit, expected),
    };
    return { ok: false, fault: { code: 'expression.unit', details } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault };
    throw error;
  }
};

/** Names used by a tree, each once. */
export const namesIn = (tree: Expression, into: Set<string> = new Set()): Set<string> => {
  if (tree.kind === 'name') into.add(tree.name);
  for (const part of partsOf(tree)) namesIn(part, into);
  return into;
};

/** The tree with other trees in the place of some names. */
export const substitute = (tree: Expression, replacement: (name: string) => Expression | undefined): Expression => {
  const inner = (part: Expression): Expression => substitute(part, replacement);
  switch (tree.kind) {
    case 'number':
      return tree;
    case 'name':
      return replacement(tree.name) ?? tree;
    case 'operation':
      return { ...tree, a: inner(tree.a), ...(tree.b === undefined ? {} : { b: inner(tree.b) }) };
    case 'scalarOperation':
    case 'lookup':
      return { ...tree, a: inner(tree.a) };
    case 'choice':
      return { ...tree, condition: inner(tree.condition), yes: inner(tree.yes), no: inner(tree.no) };
  }
};

/** The names that formulas written as text look up, without parsing units: used to order parameters before units are known. */
export const wordsIn = (source: number | string): readonly string[] =>
  typeof source === 'number'
    ? []
    : (source.replaceAll(/\[[^\]]*\]|[A-Za-z]\w*\.[A-Za-z]\w*/gu, ' ').match(/[A-Za-z][A-Za-z0-9_]*/gu) ?? []);

/** The number a tree stands for, names looked up in `values`. */
export const evaluate = (tree: Expression, values: (name: string) => number): number => {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'name':
      return values(tree.name);
    case 'operation': {
      const a = evaluate(tree.a, values);
      const b = tree.b === undefined ? 0 : evaluate(tree.b, values);
      return operations[tree.operation](a, b);
    }
    case 'scalarOperation':
      return scalarOperations[tree.operation](evaluate(tree.a, values));
    case 'choice':
      return evaluate(tree.condition, values) === 0 ? evaluate(tree.no, values) : evaluate(tree.yes, values);
    case 'lookup':
      return readColumn(tree.method, tree.column, evaluate(tree.a, values));
  }
};

export const years: Unit = basic('year');

/** The product of two formulas. */
export const product = (a: Expression, b: Expression): Expression => ({
  kind: 'operation',
  operation: 'multiply',
  a,
  b,
  unit: multiply(a.unit, b.unit),
});
