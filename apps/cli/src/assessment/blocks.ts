import type { Block, Table } from '@likeverd/appraisal';
import { table, wrap } from '../layout.ts';

const lineWidth = 100;
/** Longest name of a row, and longest cell beside it, that stand in columns of a terminal. */
const longestName = 72;
const longestCell = 48;

type Told = Table['rows'][number][number];

const textOf = (content: Told): string => content.map(({ text }) => text).join('');

/** A table; where its texts are too long for columns, each row by itself, with its cells below. */
function tableText({ caption, columns, rows }: Table): string {
  const headings = columns.map(({ heading }) => heading);
  const cells = rows.map((row) => row.map(textOf));
  const left = columns.flatMap(({ numeric }, index) => (numeric ? [] : [index]));
  const fits = (cell: string, index: number): boolean => cell.length <= (index === 0 ? longestName : longestCell);
  if (cells.every((row) => row.every(fits))) {
    const grid = table(headings, cells, left);
    return caption === headings[0] ? grid : `${caption}\n${grid}`;
  }
  const below = (text: string): readonly string[] => wrap(text, lineWidth - 2).map((line) => `  ${line}`);
  const told = cells.map(([first = '', ...others]) =>
    [...wrap(first, lineWidth), ...others.flatMap((cell, index) => below(`${headings[index + 1] ?? ''}: ${cell}`))].join('\n'),
  );
  return [`${caption}`, ...told].join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
    case 'notice':
      return wrap(textOf(block.content), lineWidth).join('\n');
    case 'list':
      return block.items
        .flatMap((item) => wrap(textOf(item), lineWidth - 2).map((line, index) => `${index === 0 ? '-' : ' '} ${line}`))
        .join('\n');
    case 'table':
      return tableText(block);
    case 'figure':
      return `${block.title}\n${tableText(block.table)}`;
  }
}

/** Blocks of a report as text for a terminal. */
export const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n\n');
