import type { Drawing } from '../figures/drawing.ts';

/**
 * A document as every format can show it: headings, paragraphs, tables, figures, in reading order, in one language, numbers already as text.
 * What the blocks mean is not known here; how they look is not known to those who make them.
 */
export interface Paper {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  /** Who publishes it, for the metadata. */
  readonly publisher: string;
  /** What it is about, for the metadata. */
  readonly subject: string;
  /** ISO date that the document is of: the only date in the file, so that equal papers give equal bytes. */
  readonly date: string;
  /** At the foot of every page. */
  readonly running: string;
  /** Set at the head of every page where the document is classed. */
  readonly marking?: string;
  readonly words: PaperWords;
  readonly blocks: readonly Block[];
}

/** The few words that a format adds by itself. */
export interface PaperWords {
  readonly contents: string;
  readonly page: string;
  readonly of: string;
}

/** A stretch of running text. */
export interface Span {
  readonly text: string;
  readonly style?: 'strong' | 'emphasis' | 'reference';
  /** Where a press on it leads: `#anchor` in this document, or an address. */
  readonly target?: string;
}
export type Inline = readonly Span[];

export interface Heading {
  readonly block: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly anchor: string;
}

export interface Paragraph {
  readonly block: 'paragraph';
  readonly content: Inline;
  readonly style?: 'lead' | 'small';
  readonly anchor?: string;
}

export interface List {
  readonly block: 'list';
  readonly items: readonly Inline[];
}

export interface Cell {
  readonly content: Inline;
  /** The number that the text shows, where it is one: workbooks keep it whole. */
  readonly number?: number;
  /** What `#anchor` of another place leads to. */
  readonly anchor?: string;
}

export interface Column {
  readonly heading: string;
  readonly align: 'start' | 'end';
}

/** A table of data: every column has a heading, and the first cell of each row is the heading of its row. */
export interface Table {
  readonly block: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: string;
  /** Set small: for long lists that are looked up in, not read. */
  readonly dense?: boolean;
}

/** A picture with what it shows in words; the figures behind it stand in a table of their own. */
export interface Figure {
  readonly block: 'figure';
  /** Name of its file where figures are files. */
  readonly id: string;
  readonly caption: string;
  readonly alternative: string;
  readonly drawing: Drawing;
}

/** Something that a reader must not miss: a part that cannot be judged, a constructed example, a class of confidentiality. */
export interface Notice {
  readonly block: 'notice';
  readonly tone: 'information' | 'warning';
  readonly title: string;
  readonly content: Inline;
}

/** The few figures that a reader takes away. */
export interface KeyFigures {
  readonly block: 'keyFigures';
  readonly figures: readonly { readonly label: string; readonly value: Inline }[];
}

export interface PageBreak {
  readonly block: 'pageBreak';
}

export type Block = Heading | Paragraph | List | Table | Figure | Notice | KeyFigures | PageBreak;

/** Without the references that only lead elsewhere: for sheets, where they would make text of numbers. */
export const spokenText = (content: Inline): string =>
  content
    .filter(({ style }) => style !== 'reference')
    .map(({ text }) => text)
    .join('');

/** Headings of the first two levels, for a table of contents. */
export const headingsOf = ({ blocks }: Paper): readonly Heading[] =>
  blocks.filter((block): block is Heading => block.block === 'heading' && block.level < 3);
