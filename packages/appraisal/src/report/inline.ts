import type { ResultNode } from '../types.ts';
import { readMarkdown, type Written, type WrittenBlock } from './markdown.ts';
import type { Block, Content, Inline } from './tree.ts';
import type { ReportWords } from './words.ts';

export const textOf = (text: string): Inline => ({ kind: 'text', text });

const valueOf = ({ value }: ResultNode): number | undefined =>
  typeof value === 'number' ? value : 'value' in value ? value.value : undefined;

/** A result as it is written, with the id that leads to its proof. */
export function numberOf(node: ResultNode, words: ReportWords, digits?: number): Inline {
  const value = valueOf(node);
  return {
    kind: 'number',
    node: node.id,
    text: words.write(node, digits),
    unit: node.unit,
    ...(value === undefined ? {} : { value }),
  };
}

type Known = ReadonlyMap<string, ResultNode>;

function resolve(written: Written, known: Known, words: ReportWords): Inline {
  if (written.kind !== 'reference') return written;
  const node = known.get(written.id);
  if (node !== undefined) return numberOf(node, words, written.digits);
  return { kind: 'fault', reference: written.id, text: words.unknownReference({ reference: written.id }) };
}

/** What is written, with its references resolved: each is a number with proof, or a fault at its place. */
export function writtenBlocks(text: string, known: Known, words: ReportWords): readonly Block[] {
  const content = (pieces: readonly Written[]): Content => pieces.map((piece) => resolve(piece, known, words));
  const block = (given: WrittenBlock): Block => {
    switch (given.kind) {
      case 'heading':
        return given;
      case 'paragraph':
        return { kind: 'paragraph', content: content(given.content) };
      case 'list':
        return { kind: 'list', ordered: given.ordered, items: given.items.map(content) };
    }
  };
  return readMarkdown(text).map(block);
}
