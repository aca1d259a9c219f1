import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Path } from './shape.ts';
import type { Checked, Fault } from './types.ts';

/** Longest document that is read, in UTF-16 code units. */
export const LONGEST_DOCUMENT = 1_000_000;
/** Most faults that are told of one document. */
export const MOST_FAULTS = 200;

/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of a path in the text: of its value, of its key, or of the nearest part above that exists. */
const positionOf = (document: Document, lines: LineCounter, path: Path, atKey: boolean): Position => {
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if ((atKey || length < path.length) && isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (isScalar(pair?.key) && pair.key.range) return place(pair.key.range[0]);
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return place(node.range[0]);
  }
  return { line: 1, column: 1 };
};

/** A text that is YAML or JSON, as a value whose parts know where they stand. */
export interface DocumentText {
  readonly value: unknown;
  /** Line and column of a path: of its value, or of its key. */
  readonly positionOf: (path: Path, atKey: boolean) => Position;
}

/** The value of a text, YAML 1.2 or JSON, or where and why it is none. */
export const parseText = (text: string): Checked<DocumentText> => {
  const fault = (code: Fault['code'], details: Fault['details'], at: Position = { line: 1, column: 1 }): Fault => ({
    code,
    path: '',
    ...at,
    details,
  });
  if (text.length > LONGEST_DOCUMENT)
    return { ok: false, faults: [fault('document.tooLarge', { found: text.length, maximum: LONGEST_DOCUMENT })] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', stringKeys: true });
  if (document.errors.length > 0) {
    // After the first syntax error the parser's further complaints are mostly echoes of it.
    const first = document.errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
    const errors = document.errors.filter(({ code }, index) => code === 'DUPLICATE_KEY' || index === first);
    const faults = errors.slice(0, MOST_FAULTS).map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      const at = { line: Math.max(line, 1), column: Math.max(col, 1) };
      if (error.code !== 'DUPLICATE_KEY')
        return fault('document.syntax', { reason: error.code, message: error.message.slice(0, 200) }, at);
      const key = /^["']?([^"':\n]{1,80})/u.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
      return fault('document.duplicateKey', { key }, at);
    });
    return { ok: false, faults };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return { ok: false, faults: [fault('document.syntax', { reason: 'ALIASES', message: 'too many aliases' })] };
  }
  return { ok: true, value: { value, positionOf: (path, atKey) => positionOf(document, lines, path, atKey) } };
};
