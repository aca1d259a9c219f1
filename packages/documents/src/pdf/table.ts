import { ink } from '../figures/drawing.ts';
import type { Column, Table } from '../paper/paper.ts';
import { type Flow, MARGIN, MEASURE } from './flow.ts';
import type { Element } from './structure.ts';
import { type Line, wantedWidths } from './typeset.ts';

const PADDING = { x: 5, y: 4 };
const DENSE = { size: 7.5, y: 2 };

interface SetCell {
  readonly lines: readonly Line[];
  readonly anchor?: string;
}
type SetRow = readonly SetCell[];

interface Measures {
  readonly size: number;
  readonly leading: number;
  readonly widths: readonly number[];
  /** Above and below the lines of a row. */
  readonly padding: number;
}

/** Widths of columns that add up to the measure: what each wants where there is room for all, otherwise between the least and what it wants. */
const columnWidths = (table: Table, flow: Flow, size: number): readonly number[] => {
  const wants = table.columns.map(({ heading }, index) => {
    const own = table.rows.flatMap((row) => {
      const cell = row[index];
      return cell === undefined
        ? []
        : [wantedWidths(cell.content, flow.fonts, { size, ...(index === 0 ? { font: 'strong' } : {}) })];
    });
    const head = wantedWidths([{ text: heading }], flow.fonts, { size, font: 'strong' });
    const padding = 2 * PADDING.x;
    // a heading may be broken over lines; it does not widen its column beyond half as much again as its content
    const content = Math.max(...own.map(([natural]) => natural), 0);
    return {
      natural: Math.min(Math.max(content, Math.min(head[0], content * 1.5), head[1]) + padding, MEASURE * 0.7),
      least: Math.min(Math.max(...own.map(([, least]) => least), head[1]) + padding, MEASURE * 0.4),
    };
  });
  const natural = wants.reduce((sum, want) => sum + want.natural, 0);
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (natural <= MEASURE) {
    const spare = (MEASURE - natural) / wants.length;
    return wants.map((want) => want.natural + spare);
  }
  if (least >= MEASURE) return wants.map((want) => (want.least * MEASURE) / least);
  const share = (MEASURE - least) / (natural - least);
  return wants.map((want) => want.least + (want.natural - want.least) * share);
};

const heightOf = (row: SetRow, { leading, padding }: Measures): number =>
  Math.max(...row.map(({ lines }) => lines.length), 1) * leading + 2 * padding;

/** Draws the cells of a row from line `from` on, `count` lines of each, at the flow's y; where there is no element, as an artifact. */
const drawLines = (
  flow: Flow,
  row: SetRow,
  columns: readonly Column[],
  { widths, leading, padding }: Measures,
  elements: readonly Element[] | undefined,
  from: number,
  count: number,
): void => {
  let x = MARGIN.left;
  row.forEach(({ lines, anchor }, index) => {
    const width = widths[index] ?? 0;
    const element = elements?.[index];
    if (anchor !== undefined && from === 0 && element !== undefined) flow.pages.place(anchor, flow.y - 20);
    lines.slice(from, from + count).forEach((line, number) => {
      const start = columns[index]?.align === 'end' ? x + width - PADDING.x - line.width : x + PADDING.x;
      const base = flow.y + padding + number * leading + leading * 0.76;
      if (element !== undefined) flow.pages.line(element, line, start, base, ink.text);
      else {
        let at = start;
        for (const run of line.runs) {
          flow.pages.write(run.text, at, base, run.font, run.size, ink.text);
          at += run.width;
        }
      }
    });
    x += width;
  });
};

/** Sets a table; its head stands again on every page that it goes on to. */
export const setTable = (flow: Flow, table: Table): void => {
  const { structure, pages } = flow;
  const size = table.dense === true ? DENSE.size : table.columns.length > 6 ? 8 : 9;
  const measures: Measures = {
    size,
    leading: size * 1.34,
    widths: columnWidths(table, flow, size),
    padding: table.dense === true ? DENSE.y : PADDING.y,
  };
  const { widths, leading, padding } = measures;
  const inner = (index: number): number => (widths[index] ?? 0) - 2 * PADDING.x;
  const head: SetRow = table.columns.map(({ heading }, index) => ({
    lines: flow.lines([{ text: heading }], inner(index), { size, font: 'strong' }),
  }));
  const rows: readonly SetRow[] = table.rows.map((row) =>
    row.map(({ content, anchor }, index) => ({
      lines: flow.lines(content, inner(index), { size, ...(index === 0 ? { font: 'strong' } : {}) }),
      ...(anchor === undefined ? {} : { anchor }),
    })),
  );
  const headHeight = heightOf(head, measures);
  const caption = flow.lines([{ text: table.caption, style: 'strong' }], MEASURE, { size: 9.5 });
  flow.gap(6);
  const first = rows[0] === undefined ? 0 : Math.min(heightOf(rows[0], measures), 120);
  flow.ensure(caption.length * 13 + 4 + headHeight + first);
  const element = structure.add(structure.document, 'Table');
  flow.write(structure.add(element, 'Caption'), caption, 13, MARGIN.left);
  flow.y += 4;

  const wash = (): void =>
    pages.artifact(() => {
      pages.fill(MARGIN.left, flow.y, MEASURE, headHeight, ink.wash);
      pages.rule(MARGIN.left, flow.y + headHeight, MEASURE, ink.accent, 1);
    });
  wash();
  const headRow = structure.add(structure.add(element, 'THead'), 'TR');
  const headings = head.map(() => structure.add(headRow, 'TH', { scope: 'Column' }));
  drawLines(flow, head, table.columns, measures, headings, 0, Number.POSITIVE_INFINITY);
  flow.y += headHeight;

  const again = (): void => {
    flow.newPage();
    wash();
    pages.artifact(() => drawLines(flow, head, table.columns, measures, undefined, 0, Number.POSITIVE_INFINITY), true);
    flow.y += headHeight;
  };
  const body = structure.add(element, 'TBody');
  for (const row of rows) {
    const height = heightOf(row, measures);
    const line = structure.add(body, 'TR');
    const cells = row.map((_, index) => structure.add(line, index === 0 ? 'TH' : 'TD', index === 0 ? { scope: 'Row' } : {}));
    if (height > flow.room && (height < 360 || flow.room < 60)) again();
    const total = Math.max(...row.map(({ lines }) => lines.length), 1);
    for (let from = 0; from < total; ) {
      const fits = Math.max(1, Math.floor((flow.room - 2 * padding) / leading));
      const count = Math.min(fits, total - from);
      drawLines(flow, row, table.columns, measures, cells, from, count);
      flow.y += count * leading + 2 * padding;
      from += count;
      if (from < total) again();
    }
    pages.artifact(() => pages.rule(MARGIN.left, flow.y, MEASURE, ink.rule, 0.5));
  }
  if (table.note !== undefined) {
    flow.y += 3;
    flow.paragraph([{ text: table.note }], { size: 8.5, leading: 12 }, { colour: ink.quiet });
  }
  flow.y += 12;
};
