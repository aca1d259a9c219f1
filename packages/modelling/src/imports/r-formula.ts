/** Formulas in the syntax of R, as far as models written for R use them: arithmetic, comparison, calls with named arguments. */
export type RFormula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly RFormula[] }
  | { readonly kind: 'call'; readonly name: string; readonly list: readonly RArgument[] };

export interface RArgument {
  readonly name: string | undefined;
  readonly value: RFormula;
}

export type ParsedR =
  | { readonly ok: true; readonly value: RFormula }
  /** What stands where the formula cannot be read further. */
  | { readonly ok: false; readonly found: string };

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?L?|\.\d+(?:[eE][+-]?\d+)?)|"([^"]*)"|'([^']*)'|([A-Za-z.][A-Za-z0-9._]*)|(%[^%\s]+%|\*\*|[<>=!]=|&&|\|\||[-+*/^(),=<>!&|~:]))/uy;

/** How strongly operators of two operands bind (R manual, “Operator Syntax and Precedence”); `^` to the right, the others to the left. */
const BINDING: Readonly<Record<string, number>> = {
  '~': 1,
  '|': 2,
  '||': 2,
  '&': 3,
  '&&': 3,
  '==': 5,
  '!=': 5,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  ':': 9,
  '^': 11,
  '**': 11,
};
const SPECIAL = 8;
const NEGATION = 4;
const SIGN = 10;
const bindingOf = (operator: string): number => (operator.startsWith('%') ? SPECIAL : (BINDING[operator] ?? 0));

const CONSTANTS: Readonly<Record<string, number>> = { TRUE: 1, T: 1, FALSE: 0, F: 0, Inf: Number.POSITIVE_INFINITY, pi: Math.PI };
const DEEPEST = 100;

class Unreadable extends Error {}

class Reader {
  private readonly tokens: readonly RegExpExecArray[];
  private next = 0;
  private depth = 0;

  constructor(source: string) {
    const tokens: RegExpExecArray[] = [];
    const pattern = new RegExp(TOKEN.source, TOKEN.flags);
    while (source.slice(pattern.lastIndex).trim() !== '') {
      const start = pattern.lastIndex;
      const token = pattern.exec(source);
      if (token === null) throw new Unreadable(source.slice(start).trim().slice(0, 20));
      tokens.push(token);
    }
    this.tokens = tokens;
  }

  private symbol(): string {
    return this.tokens[this.next]?.[5] ?? '';
  }

  private stop(): never {
    throw new Unreadable((this.tokens[this.next]?.[0] ?? '').trim());
  }

  private expect(symbol: string): void {
    if (this.symbol() !== symbol) this.stop();
    this.next++;
  }

  whole(): RFormula {
    const tree = this.expression(0);
    if (this.next < this.tokens.length) this.stop();
    return tree;
  }

  private expression(least: number): RFormula {
    if (++this.depth > DEEPEST) this.stop();
    let left = this.prefix();
    for (;;) {
      const operator = this.symbol();
      const binding = bindingOf(operator);
      if (binding === 0 || binding <= least) break;
      this.next++;
      const right = this.expression(operator === '^' || operator === '**' ? binding - 1 : binding);
      left = { kind: 'operation', operator: operator === '**' ? '^' : operator, operands: [left, right] };
    }
    this.depth--;
    return left;
  }

  private prefix(): RFormula {
    const operator = this.symbol();
    if (operator === '-' || operator === '+') {
      this.next++;
      const operand = this.expression(SIGN);
      return operator === '+' ? operand : { kind: 'operation', operator: '-', operands: [operand] };
    }
    if (operator === '!') {
      this.next++;
      return { kind: 'operation', operator: '!', operands: [this.expression(NEGATION)] };
    }
    if (operator === '(') {
      this.next++;
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    const [, digits, double, single, name] = this.tokens[this.next] ?? this.stop();
    if (digits === undefined && double === undefined && single === undefined && name === undefined) this.stop();
    this.next++;
    if (digits !== undefined) return { kind: 'number', value: Number(digits.replace('L', '')) };
    const text = double ?? single;
    if (text !== undefined) return { kind: 'text', value: text };
    if (this.symbol() === '(') return { kind: 'call', name: name ?? '', list: this.list() };
    const constant = CONSTANTS[name ?? ''];
    return constant === undefined ? { kind: 'name', name: name ?? '' } : { kind: 'number', value: constant };
  }

  private list(): readonly RArgument[] {
    const list: RArgument[] = [];
    this.expect('(');
    while (this.symbol() !== ')') {
      const named = this.tokens[this.next + 1]?.[5] === '=' ? this.tokens[this.next]?.[4] : undefined;
      if (named !== undefined) this.next += 2;
      list.push({ name: named, value: this.expression(0) });
      if (this.symbol() !== ')') this.expect(',');
    }
    this.next++;
    return list;
  }
}

export const parseR = (source: string): ParsedR => {
  try {
    return { ok: true, value: new Reader(source).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, found: error.message };
    throw error;
  }
};
