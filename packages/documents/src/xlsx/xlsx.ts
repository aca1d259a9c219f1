import { type Sheet, type SheetCell, sheetNames, workbookBytes } from '@likeverd/modelling';
import { type Block, type Cell, type Inline, type Paper, spokenText } from '../paper/paper.ts';

const heading = (value: string): SheetCell => ({ value, style: 'heading' });

/** A number stays a number, with the decimals its size asks for. */
const sheetCell = ({ content, number }: Cell): SheetCell | string => {
  if (number === undefined || !Number.isFinite(number)) return spokenText(content);
  return { value: number, style: Math.abs(number) >= 1000 || Number.isInteger(number) ? 'whole' : 'fine' };
};

type Row = Sheet['rows'][number];

const text = (content: Inline): Row => [spokenText(content)];

const rowsOf = (block: Block): readonly Row[] => {
  switch (block.block) {
    case 'heading':
      return [[], [heading(block.text)]];
    case 'paragraph':
      return [text(block.content)];
    case 'list':
      return block.items.map(text);
    case 'table':
      return [
        [],
        [heading(block.caption)],
        block.columns.map((column) => heading(column.heading)),
        ...block.rows.map((row) => row.map(sheetCell)),
        ...(block.note === undefined ? [] : [[block.note]]),
        [],
      ];
    case 'figure':
      return [[], [heading(block.caption)], [block.alternative]];
    case 'notice':
      return [[heading(block.title)], text(block.content)];
    case 'keyFigures':
      return block.figures.map(({ label, value }) => [label, spokenText(value)]);
    case 'pageBreak':
      return [];
  }
};

/** The paper as a workbook: a sheet for each chapter, numbers as numbers. Equal papers give equal bytes. */
export const paperXlsx = ({ title, subtitle, publisher, marking, words, blocks }: Paper): Uint8Array => {
  const chapters: { readonly name: string; readonly rows: Row[] }[] = [
    {
      name: words.contents,
      rows: [[heading(title)], [subtitle], [publisher], ...(marking === undefined ? [] : [[heading(marking)]]), []],
    },
  ];
  for (const block of blocks) {
    if (block.block === 'heading' && block.level === 1) chapters.push({ name: block.text, rows: [[heading(block.text)]] });
    else chapters.at(-1)?.rows.push(...rowsOf(block));
  }
  const names = sheetNames(chapters.map(({ name }) => name));
  chapters[0]?.rows.push(...names.slice(1).map((name) => [name]));
  return workbookBytes(chapters.map(({ rows }, index) => ({ name: names[index] ?? '', rows, firstWidth: 48 })));
};
