import { strFromU8, unzipSync } from 'fflate';

/** A small reader and calculator of workbooks, written from the standard and not from the writer: cells by sheet and place. */
export type CellValue = string | number | undefined;
export interface Workbook {
  readonly sheets: readonly string[];
  readonly written: (sheet: string, place: string) => CellValue;
  readonly formulas: readonly { readonly sheet: string; readonly place: string; readonly formula: string }[];
  /** What a cell comes to when every formula is worked out anew, with some cells changed first. */
  readonly calculator: (changes?: Readonly<Record<string, number>>) => (sheet: string, place: string) => CellValue;
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

export const openWorkbook = (bytes: Uint8Array): Workbook => {
  const parts = unzipSync(bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)" sheetId="\d+" r:id="([^"]*)"/gu)].map(
    ([, name = '', id = '']) => ({ name: plain(name), id }),
  );
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/Id="([^"]*)"[^>]*Target="([^"]*)"/gu)].map(([, id = '', to = '']) => [id, to]),
  );
  const cells = new Map<string, { readonly value: CellValue; readonly formula: string | undefined }>();
  for (const { name, id } of sheets) {
    const xml = part(`xl/${targets.get(id) ?? ''}`);
    for (const [, place = '', attributes = '', inside = ''] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gsu)) {
      const formula = /<f>(.*?)<\/f>/su.exec(inside)?.[1];
      const text = /<(?:v|t)(?: [^>]*)?>(.*?)<\/(?:v|t)>/su.exec(inside)?.[1] ?? '';
      const isText = /t="(?:inlineStr|str)"/u.test(attributes);
      cells.set(`${name}!${place}`, {
        value: isText ? plain(text) : Number(text),
        formula: formula === undefined ? undefined : plain(formula),
      });
    }
  }
  const calculator: Workbook['calculator'] = (changes = {}) => {
    const known = new Map<string, CellValue>(Object.entries(changes));
    const valueOf = (sheet: string, place: string): CellValue => {
      const key = `${sheet}!${place}`;
      if (known.has(key)) return known.get(key);
      const cell = cells.get(key);
      const value = cell?.formula === undefined ? cell?.value : calculated(cell.formula, sheet, valueOf);
      known.set(key, value);
      return value;
    };
    return valueOf;
  };
  return {
    sheets: sheets.map(({ name }) => name),
    written: (sheet, place) => cells.get(`${sheet}!${place}`)?.value,
    formulas: [...cells].flatMap(([key, { formula }]) => {
      const [sheet = '', place = ''] = key.split('!');
      return formula === undefined ? [] : [{ sheet, place, formula }];
    }),
    calculator,
  };
};

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"([^"]*)"|(?:'([^']*)'!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?|([A-Z]+)(?=\()|([<>]=|[-+*/^(),=<>]))/uy;

type Value = CellValue | readonly CellValue[];

const calculated = (formula: string, sheet: string, valueOf: (sheet: string, place: string) => CellValue): CellValue => {
  const tokens: RegExpExecArray[] = [];
  const pattern = new RegExp(TOKEN.source, TOKEN.flags);
  while (pattern.lastIndex < formula.length) {
    const start = pattern.lastIndex;
    const token = pattern.exec(formula);
    if (token === null) throw new Error(`cannot read ${formula.slice(start)}`);
    tokens.push(token);
  }
  let next = 0;
  const symbol = (): string | undefined => tokens[next]?.[7];
  const take = (wanted: string): boolean => {
    if (symbol() !== wanted) return false;
    next++;
    return true;
  };
  const number = (value: Value): number => {
    if (typeof value === 'object') throw new Error('a range where a number belongs');
    return Number(value ?? 0);
  };
  const column = (name: string): number => Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const letters = (index: number): string =>
    index === 0 ? '' : letters(Math.floor((index - 1) / 26)) + String.fromCharCode(65 + ((index - 1) % 26));
  const range = (at: string, from: string, to: string): readonly CellValue[] => {
    const [, c1 = '', r1 = ''] = /([A-Z]+)(\d+)/u.exec(from) ?? [];
    const [, c2 = '', r2 = ''] = /([A-Z]+)(\d+)/u.exec(to) ?? [];
    const found: CellValue[] = [];
    for (let c = column(c1); c <= column(c2); c++)
      for (let r = Number(r1); r <= Number(r2); r++) found.push(valueOf(at, `${letters(c)}${r}`));
    return found;
  };
  const functions: Readonly<Record<string, (list: readonly Value[]) => CellValue>> = {
    SUM: (list) => list.flat().reduce<number>((sum, value) => sum + number(value), 0),
    AVERAGE: (list) => list.flat().reduce<number>((sum, value) => sum + number(value), 0) / list.flat().length,
    SUMPRODUCT: (list) => {
      const columns = list.map((each) => (typeof each === 'object' ? each : [each]));
      return (columns[0] ?? []).reduce<number>(
        (sum, _, row) => sum + columns.reduce((product, each) => product * number(each[row]), 1),
        0,
      );
    },
    MIN: (list) => Math.min(...list.map(number)),
    MAX: (list) => Math.max(...list.map(number)),
    EXP: ([a]) => Math.exp(number(a)),
    LN: ([a]) => Math.log(number(a)),
    SQRT: ([a]) => Math.sqrt(number(a)),
    ABS: ([a]) => Math.abs(number(a)),
    INT: ([a]) => Math.floor(number(a)),
    ROUND: ([a, b]) => Math.sign(number(a)) * (Math.round(Math.abs(number(a)) * 10 ** number(b)) / 10 ** number(b)),
    IF: ([condition, yes, no]) => {
      const chosen = number(condition) === 0 ? no : yes;
      return typeof chosen === 'object' ? undefined : chosen;
    },
    AND: (list) => (list.every((each) => number(each) !== 0) ? 1 : 0),
    OR: (list) => (list.some((each) => number(each) !== 0) ? 1 : 0),
  };
  const compared = (): Value => {
    const left = sum();
    for (const [sign, holds] of [
      ['<=', (a: number, b: number) => a <= b],
      ['>=', (a: number, b: number) => a >= b],
      ['=', (a: number, b: number) => a === b],
      ['>', (a: number, b: number) => a > b],
      ['<', (a: number, b: number) => a < b],
    ] as const) {
      if (take(sign)) return holds(number(left), number(sum())) ? 1 : 0;
    }
    return left;
  };
  const sum = (): Value => {
    let left = product();
    for (;;) {
      if (take('+')) left = number(left) + number(product());
      else if (take('-')) left = number(left) - number(product());
      else return left;
    }
  };
  const product = (): Value => {
    let left = power();
    for (;;) {
      if (take('*')) left = number(left) * number(power());
      else if (take('/')) left = number(left) / number(power());
      else return left;
    }
  };
  const power = (): Value => {
    const base = atom();
    return take('^') ? number(base) ** number(atom()) : base;
  };
  const atom = (): Value => {
    if (take('-')) return -number(atom());
    if (take('(')) {
      const inner = compared();
      if (!take(')')) throw new Error(`unclosed parenthesis in ${formula}`);
      return inner;
    }
    const token = tokens[next++];
    const [, digits, text, other, from, to, name] = token ?? [];
    if (digits !== undefined) return Number(digits);
    if (text !== undefined) return text;
    if (from !== undefined) {
      const [start, end] = [from.replaceAll('$', ''), to?.replaceAll('$', '')];
      return end === undefined ? valueOf(other ?? sheet, start) : range(other ?? sheet, start, end);
    }
    const call = functions[name ?? ''];
    if (call === undefined || !take('(')) throw new Error(`cannot read ${formula}`);
    const list = [compared()];
    while (take(',')) list.push(compared());
    if (!take(')')) throw new Error(`unclosed call in ${formula}`);
    return call(list);
  };
  const value = compared();
  if (next < tokens.length || typeof value === 'object') throw new Error(`cannot read ${formula}`);
  return value;
};
