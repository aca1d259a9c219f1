import { isNode } from './result-node.ts';
import { type ResultNode } from '../types.ts';
import type { Block, Content, Table } from './tree.ts';
import type { ReportWords } from './words.ts';
import { numberOf, textOf } from './inline.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Labels = (id: string) => string;

/** The results that stand directly in an object, by their field. */
const nodesIn = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, ResultNode])[] =>
  Object.entries(value).filter((entry): entry is [string, ResultNode] => isNode(entry[1]));

/** What names a row: the first text or plain number of an object that is no code of its state. */
function nameOf(value: Readonly<Record<string, unknown>>, labels: Labels): string | undefined {
  const found = Object.entries(value)
    .filter(([field]) => field !== 'status')
    .map(([, item]) => item)
    .find((item) => typeof item === 'string' || typeof item === 'number');
  return found === undefined ? undefined : labels(String(found));
}

/**
 * What a part found, as tables of its results: a list of like objects becomes one table with a row each, other results a row each. Made
 * from the shape of the result alone, so that every part has its numbers in the report.
 */
export function partBlocks(caption: string, part: unknown, words: ReportWords, labels: Labels): readonly Block[] {
  if (Array.isArray(part)) {
    const rows = part.filter(isRecord);
    const [first] = rows;
    const columns = first === undefined ? [] : nodesIn(first);
    const like = first !== undefined && columns.length > 0 && rows.every((row) => columns.every(([field]) => isNode(row[field])));
    return like && rows.length > 1
      ? [gridOf(caption, rows, columns, words, labels), ...rows.flatMap((row) => below(caption, row, words, labels))]
      : rows.flatMap((row) => {
          const name = nameOf(row, labels);
          return partBlocks(name === undefined ? caption : `${caption}: ${name}`, row, words, labels);
        });
  }
  if (!isRecord(part) || isNode(part)) return [];
  const own = nodesIn(part).map(([, node]) => node);
  return [...(own.length === 0 ? [] : [quantityTable(caption, own, words)]), ...below(caption, part, words, labels)];
}

/** What stands deeper in an object than its own results. */
const below = (caption: string, part: Readonly<Record<string, unknown>>, words: ReportWords, labels: Labels): readonly Block[] =>
  Object.values(part).flatMap((item) =>
    isNode(item) || typeof item !== 'object' || item === null ? [] : partBlocks(caption, item, words, labels),
  );

function gridOf(
  caption: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly (readonly [string, ResultNode])[],
  words: ReportWords,
  labels: Labels,
): Table {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: words.terms.row, numeric: false },
      ...columns.map(([, { kind }]) => ({ heading: words.quantities[kind], numeric: true })),
    ],
    rows: rows.map((row, index) => [
      [textOf(nameOf(row, labels) ?? String(index + 1))],
      ...columns.map(([field]): Content => {
        const node = row[field];
        return isNode(node) ? [numberOf(node, words)] : [];
      }),
    ]),
  };
}

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
