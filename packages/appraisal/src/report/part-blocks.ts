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

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

/** A name in the language of the report, where an object has one of its own or of what it is about. */
function ownName(value: Readonly<Record<string, unknown>>, language: ReportWords['language']): string | undefined {
  for (const field of ['label', 'name', 'title', 'subgroup']) {
    const found = value[field];
    if (!isRecord(found)) continue;
    const text = found[language] ?? ownName(found, language);
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** Fields whose number names what stands beside it. */
const counting: ReadonlySet<string> = new Set(['year', 'age', 'size']);

/** One word of a name: an id, a list of them, or a year. */
function wordOf(field: string, item: unknown, labels: Labels): string | undefined {
  if (typeof item === 'string') return labels(item);
  if (isTexts(item)) return item.map(labels).join(', ');
  return typeof item === 'number' && counting.has(field) ? String(item) : undefined;
}

/** What names a row: the name it has, otherwise the first ids and years that follow each other. */
function nameOf(value: Readonly<Record<string, unknown>>, language: ReportWords['language'], labels: Labels): string | undefined {
  const own = ownName(value, language);
  if (own !== undefined) return own;
  const words: string[] = [];
  for (const [field, item] of Object.entries(value)) {
    if (field === 'status') continue;
    const word = wordOf(field, item, labels);
    if (word !== undefined) words.push(word);
    else if (words.length > 0) break;
  }
  return words.length === 0 ? undefined : words.join(', ');
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
          const name = nameOf(row, words.language, labels);
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
  // rows may hold different quantities in one field: then each says its unit itself
  const headingOf = (field: string, kind: ResultNode['kind']): string =>
    rows.every(({ [field]: node }) => isNode(node) && node.kind === kind) ? words.quantities[kind] : words.terms.value;
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: words.terms.row, numeric: false },
      ...columns.map(([field, { kind }]) => ({ heading: headingOf(field, kind), numeric: true })),
    ],
    rows: rows.map((row, index) => [
      [textOf(nameOf(row, words.language, labels) ?? String(index + 1))],
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
