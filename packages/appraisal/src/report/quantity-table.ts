import type { ResultNode } from '../types.ts';
import { numberOf, textOf } from './inline.ts';
import type { Table } from './tree.ts';
import type { ReportWords } from './words.ts';

/** One row a result: what it is, and its value. */
export const quantityTable = (caption: string, nodes: readonly ResultNode[], words: ReportWords): Table => ({
  kind: 'table',
  caption,
  columns: [
    { heading: words.terms.quantity, numeric: false },
    { heading: words.terms.value, numeric: true },
  ],
  rows: nodes.map((node) => [[textOf(words.quantities[node.kind])], [numberOf(node, words)]]),
});
