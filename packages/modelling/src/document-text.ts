import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { readPlain } from './plain-yaml.ts';
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

/** A text as nodes that know their places. */
interface Nodes {
  readonly document: Document;
  readonly lines: LineCounter;
}

const nodesOf = (text: string): Nodes => {
  const lines = new LineCounter();
  return {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', stringKeys: true }),
    lines,
  };
};

const placeAt = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

/** The place of a path in the text: of its value, of its key, or of the nearest part above that exists. */
const positionOf = ({ document, lines }: Nodes, path: Path, atKey: boolean): Position => {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if ((atKey || length < path.length) && isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (isScalar(pair?.key) && pair.key.range) return placeAt(lines, pair.key.range[0]);
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return placeAt(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
};

const textFault = (code: Fault['code'], details: Fault['details'], at: Position = { line: 1, column: 1 }): Fault => ({
  code,
  path: '',
  ...at,
  details,
});

/** What the nodes of a text mean, or what is wrong with them. */
const readNodes = (
  { document, lines }: Nodes,
  text: string,
): { readonly value: unknown } | { readonly faults: readonly Fault[] } => {
  if (document.errors.length > 0) {
    // After the first syntax error the parser's further complaints are mostly echoes of it.
    const first = document.errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
    const errors = document.errors.filter(({ code }, index) => code === 'DUPLICATE_KEY' || index === first);
    const faults = errors.slice(0, MOST_FAULTS).map((error) => {
      const at = placeAt(lines, error.pos[0]);
      if (error.code !== 'DUPLICATE_KEY')
        return textFault('document.syntax', { reason: error.code, message: error.message.slice(0, 200) }, at);
      const key = /^["']?([^"':\n]{1,80})/u.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
      return textFault('document.duplicateKey', { key }, at);
    });
    return { faults };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { value };
  } catch {
    return { faults: [textFault('document.syntax', { reason: 'ALIASES', message: 'too many aliases' })] };
  }
};

/** A text that is YAML or JSON, as a value whose parts know where they stand. */
export interface DocumentText {
  readonly value: unknown;
  /** Line and column of a path: of its value, or of its key. */
  readonly positionOf: (path: Path, atKey: boolean) => Position;
}

/**
 * The text of a document with another text at a path, or with nothing there where it is empty. Comments and the order of all else stay. A
 * text that is no document is given back as it is.
 */
export const withText = (text: string, path: Path, value: string): string => {
  const { document } = nodesOf(text);
  if (document.errors.length > 0) return text;
  if (value.trim() === '') document.deleteIn(path);
  else document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
};

/** The value of a text, YAML 1.2 or JSON, or where and why it is none. Nodes with places are made only when a place is asked for. */
export const parseText = (text: string): Checked<DocumentText> => {
  if (text.length > LONGEST_DOCUMENT)
    return { ok: false, faults: [textFault('document.tooLarge', { found: text.length, maximum: LONGEST_DOCUMENT })] };
  let kept: Nodes | undefined;
  const nodes = (): Nodes => {
    kept ??= nodesOf(text);
    return kept;
  };
  const read = readPlain(text) ?? readNodes(nodes(), text);
  if ('faults' in read) return { ok: false, faults: read.faults };
  return { ok: true, value: { value: read.value, positionOf: (path, atKey) => positionOf(nodes(), path, atKey) } };
};
