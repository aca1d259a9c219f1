/**
 * The plain part of YAML 1.2, read several times faster than by the `yaml` library, which builds nodes that know their places: block
 * maps and lists, plain and quoted scalars of one line, flow collections, literal and folded text, comments. Whatever is
 * written in another way, or wrongly, is left to the library, so that there is one reading of every text.
 */

/** The text is not plain: nothing is said about what it means. */
class NotPlain extends Error {}

const give = (): never => {
  throw new NotPlain();
};

const DEEPEST = 40;
const TAIL = /^ *(?: #.*)?$/u;
const KEY = /([A-Za-z_][A-Za-z0-9_.[\]-]{0,200}):(?: +|$)/uy;
const FLOW_KEY = /(?:'([^']{1,200})'|([A-Za-z_][A-Za-z0-9_.-]{0,200})): +/uy;
const SINGLE_QUOTED = /'((?:[^']|'')*)'/uy;
const DOUBLE_QUOTED = /"([^"\\]*)"/uy;
const FLOW_PLAIN = /[^,[\]{}]+/uy;
const PLAIN_START = /^(?:[\p{L}\d(/<=.+^$;~]|-[^ ])/u;
const NOT_IN_PLAIN = /:(?: |$)/u;
const NOT_IN_FLOW_PLAIN = /:(?: |$)| #/u;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?$/u;
/** Begins as a number may begin. */
const NUMERIC = /^[-+.\d]/u;
/** Holds what no number can hold. */
const NO_NUMBER = /[^\deE+\-._xoa-fA-F]|\d-/u;
const DECLINED = /^(?:~|null|true|false|[-+]?\..*|\+.*)$/iu;
const BLOCK_TEXT = /^([|>])(-?)(?: +#.*)?$/u;

/** A plain scalar as the core schema resolves it. */
const resolve = (text: string): unknown => {
  if (!PLAIN_START.test(text)) return give();
  if (NUMBER.test(text)) return Number(text);
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  if (DECLINED.test(text) || (NUMERIC.test(text) && !NO_NUMBER.test(text))) return give();
  return text;
};

/** What an expression matches in a text from a position on. */
const match = (expression: RegExp, text: string, from: number): RegExpExecArray | null => {
  expression.lastIndex = from;
  return expression.exec(text);
};

/** A value beside its key: a quoted scalar, or a flow collection with all that it holds. `more` gives the lines on which it goes on. */
class Beside {
  private text: string;
  private at: number;
  private readonly more: () => string;

  constructor(text: string, at: number, more: () => string) {
    this.text = text;
    this.at = at;
    this.more = more;
  }

  /** What is left of the last line. */
  get rest(): string {
    return this.text.slice(this.at);
  }

  private take(expression: RegExp): string | undefined {
    const found = match(expression, this.text, this.at);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found[1] ?? found[2] ?? found[0];
  }

  /** Goes on to the next character that is not a space, on a further line if need be. */
  private spaces(): void {
    for (;;) {
      while (this.text[this.at] === ' ') this.at += 1;
      if (this.at < this.text.length) return;
      this.text = this.more();
      this.at = 0;
    }
  }

  /** Past the opening bracket or a comma: whether a member follows, not the bracket that closes. */
  private follows(close: string): boolean {
    this.at += 1;
    this.spaces();
    if (this.text[this.at] !== close) return true;
    this.at += 1;
    return false;
  }

  /** After a member: whether another follows. */
  private another(close: string): boolean {
    this.spaces();
    const character = this.text[this.at];
    if (character === ',') return this.follows(close);
    this.at += 1;
    return character === close ? false : give();
  }

  private quoted(): string {
    if (this.text[this.at] === "'") return (this.take(SINGLE_QUOTED) ?? give()).replaceAll("''", "'");
    return this.take(DOUBLE_QUOTED) ?? give();
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) return give();
    switch (this.text[this.at]) {
      case '{':
        return this.map(depth);
      case '[':
        return this.list(depth);
      case "'":
      case '"':
        return this.quoted();
      default: {
        const plain = this.take(FLOW_PLAIN)?.trimEnd() ?? '';
        return NOT_IN_FLOW_PLAIN.test(plain) ? give() : resolve(plain);
      }
    }
  }

  private map(depth: number): unknown {
    const members: Record<string, unknown> = {};
    if (!this.follows('}')) return members;
    do {
      const key = this.take(FLOW_KEY) ?? give();
      if (Object.hasOwn(members, key) || key === '__proto__') return give();
      members[key] = this.value(depth + 1);
    } while (this.another('}'));
    return members;
  }

  private list(depth: number): unknown {
    const items: unknown[] = [];
    if (!this.follows(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.another(']'));
    return items;
  }
}

const indentOf = (line: string): number => {
  let indent = 0;
  while (line[indent] === ' ') indent += 1;
  return indent;
};

/** The block structure of a text: maps and lists by indentation. */
class Blocks {
  private readonly lines: readonly string[];
  private index = 0;
  /** Where the content of the present line begins; it moves past the dash of a list. */
  private indent = 0;

  constructor(lines: readonly string[]) {
    this.lines = lines;
    this.next();
  }

  private get line(): string {
    return this.lines[this.index] ?? '';
  }

  get ended(): boolean {
    return this.index >= this.lines.length;
  }

  /** Goes on to the next line that is neither empty nor comment, from the present one. */
  private next(): void {
    for (; !this.ended; this.index++) {
      this.indent = indentOf(this.line);
      if (this.indent < this.line.length && this.line[this.indent] !== '#') return;
    }
    this.indent = -1;
  }

  private onward(): void {
    this.index += 1;
    this.next();
  }

  private get isItem(): boolean {
    return this.line[this.indent] === '-' && this.line[this.indent + 1] === ' ';
  }

  block(depth: number): unknown {
    if (depth > DEEPEST) return give();
    return this.isItem ? this.list(depth) : this.map(depth);
  }

  map(depth: number): unknown {
    const { indent } = this;
    const members: Record<string, unknown> = {};
    while (this.indent === indent && !this.isItem) {
      const found = match(KEY, this.line, indent);
      const key = found?.[1];
      if (found === null || key === undefined || Object.hasOwn(members, key) || key === '__proto__') return give();
      const at = indent + found[0].length;
      members[key] = this.line.length === at || this.line[at] === '#' ? this.below(indent, depth) : this.value(at, indent, depth);
    }
    return this.indent > indent ? give() : members;
  }

  /** What stands under a key that has nothing beside it. */
  private below(indent: number, depth: number): unknown {
    this.onward();
    return this.indent > indent || (this.indent === indent && this.isItem) ? this.block(depth + 1) : give();
  }

  private list(depth: number): unknown {
    const { indent } = this;
    const items: unknown[] = [];
    while (this.indent === indent && this.isItem) {
      let at = indent + 1;
      while (this.line[at] === ' ') at += 1;
      if (match(KEY, this.line, at) === null) items.push(this.value(at, indent, depth));
      else {
        this.indent = at;
        items.push(this.map(depth + 1));
      }
    }
    return this.indent > indent ? give() : items;
  }

  /** The value that begins at a position of the present line and ends with it, or, of `|` and `>`, with the lines below. */
  private value(at: number, indent: number, depth: number): unknown {
    const { line } = this;
    const character = line[at] ?? '';
    if (character === '|' || character === '>') return this.blockText(line.slice(at), indent);
    if (`{['"`.includes(character)) {
      const beside = new Beside(line, at, () => {
        this.index += 1;
        return indentOf(this.line) > indent ? this.line : give();
      });
      const value = beside.value(depth + 1);
      if (!TAIL.test(beside.rest)) return give();
      this.onward();
      return value;
    }
    const comment = line.indexOf(' #', at);
    const plain = (comment < 0 ? line.slice(at) : line.slice(at, comment)).trimEnd();
    if (NOT_IN_PLAIN.test(plain)) return give();
    this.onward();
    return resolve(plain);
  }

  private blockText(header: string, indent: number): string {
    const [, style, chomping] = BLOCK_TEXT.exec(header) ?? give();
    const first = this.index + 1;
    const inner = indentOf(this.lines[first] ?? '');
    if (inner <= indent || this.lines[first]?.length === inner) return give();
    let text = '';
    let empty = 0;
    for (this.index = first; !this.ended; this.index++) {
      const { line } = this;
      if (line === '') {
        empty += 1;
        continue;
      }
      const own = indentOf(line);
      if (own < inner) {
        if (own > indent || own === line.length) return give();
        break;
      }
      if (line.endsWith(' ') || (style === '>' && own > inner)) return give();
      const separator = style === '|' ? '\n'.repeat(empty + 1) : empty === 0 ? ' ' : '\n'.repeat(empty);
      text += (this.index === first ? '' : separator) + line.slice(inner);
      empty = 0;
    }
    this.next();
    return chomping === '-' ? text : `${text}\n`;
  }
}

const membersOf = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce<number>(
        (sum, item) => sum + membersOf(item),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      );

/** JSON whose keys are all different: as many colons outside strings as there are members. */
const readJson = (text: string): { readonly value: unknown } | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const colons = text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '').split(':').length - 1;
  return membersOf(value) === colons ? { value } : undefined;
};

/** The value of a YAML or JSON text as `yaml` reads it (version 1.2, core schema, string keys), or `undefined` when it has to be asked. */
export const readPlain = (text: string): { readonly value: unknown } | undefined => {
  // Tabs, carriage returns, byte order marks, control characters and halves of pairs are not plain.
  if (/[^\n -~\u00A1-\u1FFF\u2010-\u2027\u2030-\u2FFF]/u.test(text) || !text.endsWith('\n')) return undefined;
  if (text.startsWith('{')) return readJson(text);
  try {
    const blocks = new Blocks(text.slice(0, -1).split('\n'));
    const value = blocks.map(0);
    return blocks.ended ? { value } : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
};
