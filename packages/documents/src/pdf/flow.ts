import { ink } from '../figures/drawing.ts';
import type { Figure, Heading, Inline, KeyFigures, Notice, Paragraph } from '../paper/paper.ts';
import type { Sheet } from './attachments.ts';
import type { Element, Structure, StructureType } from './structure.ts';
import { PAGE, type Pages } from './pages.ts';
import { type Fonts, type Line, linesOf, type TextStyle } from './typeset.ts';

export const MARGIN = { left: 64, right: 64, top: 70, bottom: 64 };
export const MEASURE = PAGE.width - MARGIN.left - MARGIN.right;
const BOTTOM = PAGE.height - MARGIN.bottom;
/** Beside a page of another document. */
const SHEET_MARGIN = 28;

const styles = {
  body: { size: 10.5, leading: 15 },
  lead: { size: 12, leading: 17.5 },
  small: { size: 8.5, leading: 12 },
  caption: { size: 9.5, leading: 13 },
  h1: { size: 20, leading: 25, before: 26, after: 8 },
  h2: { size: 14.5, leading: 19, before: 18, after: 5 },
  h3: { size: 11.5, leading: 15.5, before: 12, after: 3 },
} as const;

const headingStyles = { 1: styles.h1, 2: styles.h2, 3: styles.h3 } as const;
const headingTypes = { 1: 'H1', 2: 'H2', 3: 'H3' } as const;

/** A heading as it came to stand: for bookmarks and the table of contents. */
export interface Placed {
  readonly heading: Heading;
  readonly page: number;
  readonly destination: string;
}

/** Blocks set one under the other, page after page. */
export class Flow {
  readonly pages: Pages;
  readonly structure: Structure;
  readonly fonts: Fonts;
  readonly placed: Placed[] = [];
  y: number = MARGIN.top;

  constructor(pages: Pages, structure: Structure, fonts: Fonts) {
    this.pages = pages;
    this.structure = structure;
    this.fonts = fonts;
  }

  newPage(): void {
    this.pages.open();
    this.y = MARGIN.top;
  }

  get atTop(): boolean {
    return this.y <= MARGIN.top + 0.01;
  }

  get room(): number {
    return BOTTOM - this.y;
  }

  /** A new page where what comes does not fit on this one. */
  ensure(height: number): void {
    if (this.room < height && !this.atTop) this.newPage();
  }

  gap(height: number): void {
    if (!this.atTop) this.y += height;
  }

  lines(content: Inline, width: number, style: TextStyle): readonly Line[] {
    return linesOf(content, width, this.fonts, style);
  }

  /** Lines of one element, over as many pages as they take. */
  write(element: Element, lines: readonly Line[], leading: number, x: number, colour: string = ink.text): void {
    const base = leading * 0.76;
    // neither the first nor the last line of a paragraph stands alone on a page
    if (lines.length > 1) this.ensure(2 * leading);
    lines.forEach((line, index) => {
      const left = lines.length - index;
      if (this.room < leading || (left === 2 && this.room < 2 * leading && index > 1)) this.newPage();
      this.pages.line(element, line, x, this.y + base, colour);
      this.y += leading;
    });
  }

  paragraph(
    content: Inline,
    style: { readonly size: number; readonly leading: number },
    {
      type = 'P',
      colour = ink.text,
      parent = this.structure.document,
      font,
    }: {
      readonly type?: StructureType;
      readonly colour?: string;
      readonly parent?: Element;
      readonly font?: TextStyle['font'];
    } = {},
  ): void {
    const lines = this.lines(content, MEASURE, { size: style.size, ...(font === undefined ? {} : { font }) });
    this.write(this.structure.add(parent, type), lines, style.leading, MARGIN.left, colour);
  }

  /** A heading with room for `following` lines of what comes after it on the same page. */
  heading(heading: Heading, following = 4): void {
    const style = headingStyles[heading.level];
    this.gap(style.before);
    const lines = this.lines([{ text: heading.text }], MEASURE, { size: style.size, font: 'strong' });
    this.ensure(lines.length * style.leading + style.after + following * styles.body.leading);
    this.pages.place(heading.anchor, this.y - 4);
    this.placed.push({ heading, page: this.pages.count, destination: this.pages.destination(this.y - 4) });
    const element = this.structure.add(this.structure.document, headingTypes[heading.level]);
    this.write(element, lines, style.leading, MARGIN.left, heading.level === 3 ? ink.text : ink.accent);
    this.y += style.after;
  }

  text({ content, style, anchor }: Paragraph): void {
    if (anchor !== undefined) this.pages.place(anchor, this.y);
    this.paragraph(content, styles[style ?? 'body'], style === 'small' ? { colour: ink.quiet } : {});
    this.y += style === 'small' ? 5 : 7;
  }

  list(items: readonly Inline[]): void {
    const { size, leading } = styles.body;
    const list = this.structure.add(this.structure.document, 'L');
    for (const item of items) {
      const element = this.structure.add(list, 'LI');
      const lines = this.lines(item, MEASURE - 16, { size });
      this.ensure(Math.min(2, lines.length) * leading);
      const label = this.structure.add(element, 'Lbl');
      this.pages.mark(label, () => this.pages.write('•', MARGIN.left + 3, this.y + leading * 0.76, 'regular', size, ink.accent));
      this.write(this.structure.add(element, 'LBody'), lines, leading, MARGIN.left + 16);
      this.y += 2.5;
    }
    this.y += 5;
  }

  notice({ tone, title, content }: Notice): void {
    const inset = 14;
    const { size, leading } = styles.body;
    const width = MEASURE - inset - 10;
    const head = this.lines([{ text: title }], width, { size, font: 'strong' });
    const body = this.lines(content, width, { size: 10 });
    const height = head.length * leading + body.length * 14 + 16;
    const whole = height < (BOTTOM - MARGIN.top) * 0.6;
    this.gap(4);
    if (whole) {
      this.ensure(height);
      const [wash, bar] = tone === 'warning' ? [ink.warningWash, ink.warning] : [ink.wash, ink.accent];
      this.pages.artifact(() => {
        this.pages.fill(MARGIN.left, this.y, MEASURE, height, wash);
        this.pages.fill(MARGIN.left, this.y, 3.5, height, bar);
      });
    }
    const element = this.structure.add(this.structure.document, 'Div');
    this.y += 8;
    this.write(this.structure.add(element, 'P'), head, leading, MARGIN.left + inset, tone === 'warning' ? ink.warning : ink.accent);
    this.write(this.structure.add(element, 'P'), body, 14, MARGIN.left + inset);
    this.y += 18;
  }

  keyFigures({ figures }: KeyFigures): void {
    const across = 3;
    const gutter = 10;
    const width = (MEASURE - gutter * (across - 1)) / across;
    const list = this.structure.add(this.structure.document, 'L');
    this.gap(4);
    for (let from = 0; from < figures.length; from += across) {
      const cards = figures.slice(from, from + across).map(({ label, value }) => ({
        label: this.lines([{ text: label }], width - 20, { size: 8.5 }),
        value: this.lines(value, width - 20, { size: 15, font: 'strong' }),
      }));
      const height = Math.max(...cards.map((card) => card.label.length * 11.5 + card.value.length * 19)) + 20;
      this.ensure(height);
      const top = this.y;
      cards.forEach((card, index) => {
        const x = MARGIN.left + index * (width + gutter);
        this.pages.artifact(() => {
          this.pages.fill(x, top, width, height, ink.wash);
          this.pages.fill(x, top, width, 2.5, ink.accent);
        });
        const item = this.structure.add(this.structure.add(list, 'LI'), 'LBody');
        this.y = top + 11;
        this.write(item, card.label, 11.5, x + 10, ink.quiet);
        this.y += 2;
        this.write(item, card.value, 19, x + 10, ink.text);
      });
      this.y = top + height + gutter;
    }
    this.y += 6;
  }

  figure({ caption, alternative, drawing }: Figure): void {
    const scale = Math.min(1, MEASURE / drawing.width);
    const height = drawing.height * scale;
    const lines = this.lines([{ text: caption, style: 'strong' }], MEASURE, { size: styles.caption.size });
    this.gap(8);
    this.ensure(height + lines.length * styles.caption.leading + 12);
    this.write(this.structure.add(this.structure.document, 'Caption'), lines, styles.caption.leading, MARGIN.left);
    this.y += 4;
    const top = this.y;
    const element = this.structure.add(this.structure.document, 'Figure', { alternative });
    element.box = [MARGIN.left, PAGE.height - top - height, MARGIN.left + drawing.width * scale, PAGE.height - top];
    this.pages.mark(element, () => {
      for (const shape of drawing.shapes) this.pages.shape(shape, MARGIN.left, top, scale);
    });
    this.y = top + height + 12;
  }

  /** A page of another document, as large as there is room for it on what is left of this page. */
  sheet({ alternative, size }: Sheet, name: string): void {
    const width = PAGE.width - 2 * SHEET_MARGIN;
    const scale = Math.min(1, width / size.width, this.room / size.height);
    const [across, down] = [size.width * scale, size.height * scale];
    const [x, bottom] = [(PAGE.width - across) / 2, this.y + down];
    const element = this.structure.add(this.structure.document, 'Figure', { alternative });
    element.box = [x, PAGE.height - bottom, x + across, PAGE.height - this.y];
    this.pages.mark(element, () => this.pages.form(name, size, x, bottom, scale));
    this.y = bottom;
  }
}
