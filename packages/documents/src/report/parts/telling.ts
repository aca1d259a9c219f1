import type { Block, Blocked, Content as Text, Inline, ReportWords, ResultNode, Table } from '@likeverd/appraisal';
import type { Content, Language } from '@likeverd/language';

/** What a part is told with. */
export interface Telling {
  readonly content: Content;
  readonly language: Language;
  readonly words: ReportWords;
  /** Name of a parameter of the model. */
  readonly parameter: (id: string) => string;
}

/** A cell: a result with the way to its proof, a text, or several of either. */
export type Told = ResultNode | string | undefined | readonly (ResultNode | string)[];

const inline = (told: ResultNode | string, { words }: Telling): Inline => {
  if (typeof told === 'string') return { kind: 'text', text: told };
  const value = typeof told.value === 'number' ? told.value : 'value' in told.value ? told.value.value : undefined;
  return {
    kind: 'number',
    node: told.id,
    text: words.write(told),
    unit: told.unit,
    ...(value === undefined ? {} : { value }),
  };
};

const isList = (told: Told): told is readonly (ResultNode | string)[] => Array.isArray(told);

const text = (told: Told, telling: Telling): Text => {
  if (told === undefined) return [{ kind: 'text', text: '–' }];
  return (isList(told) ? told : [told]).map((each) => inline(each, telling));
};

/** The first column names the rows; of the others those whose place is in `words` hold texts and the rest numbers. */
export const table = (
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Told[])[],
  telling: Telling,
  words: readonly number[] = [],
): readonly Block[] => {
  if (rows.length === 0) return [];
  const made: Table = {
    kind: 'table',
    caption,
    columns: headings.map((heading, index) => ({ heading, numeric: index > 0 && !words.includes(index) })),
    rows: rows.map((row) => row.map((cell) => text(cell, telling))),
  };
  return [made];
};

/** Each result with its name, one a row. */
export const quantities = (caption: string, nodes: readonly (ResultNode | undefined)[], telling: Telling): readonly Block[] =>
  table(
    caption,
    [telling.words.terms.quantity, telling.words.terms.value],
    nodes.flatMap((node) => (node === undefined ? [] : [[telling.words.quantities[node.kind], node]])),
    telling,
  );

export const paragraph = (told: Told, telling: Telling): Block => ({ kind: 'paragraph', content: text(told, telling) });

export const list = (items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', ordered: false, items: items.map((item) => [{ kind: 'text', text: item }]) }];

export const notice = (told: string, tone: 'info' | 'warning' = 'info'): Block => ({
  kind: 'notice',
  tone,
  content: [{ kind: 'text', text: told }],
});

/** Why something could not be computed, where that is what is given. */
export const refusal = (given: object | undefined, { words }: Telling): readonly Block[] => {
  const isBlocked = (each: object): each is Blocked => 'status' in each && each.status === 'blocked';
  return given !== undefined && isBlocked(given) ? [notice(`${words.blocked(given)} ${given.rule.source}.`, 'warning')] : [];
};
