import type { Block, Cell, Inline, Paper } from '../paper/paper.ts';

/** Facts under one heading: names and texts. */
export interface PackSection {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, text: string])[];
}

/** One item of a meeting, as one reader may have it. */
export interface PackItem {
  readonly heading: string;
  /** Said in place of papers that the reader is not to have. */
  readonly withheld?: string;
  readonly sections: readonly PackSection[];
  /** The assessment report, where it is asked for. */
  readonly report?: Paper;
}

/** A file of a case in the pack, and what has become of it there. */
export interface PackAttachment {
  readonly name: string;
  /** The item that it belongs to. */
  readonly item: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** That its pages follow, or why not. */
  readonly said: string;
  /** Where its pages begin, where they follow. */
  readonly anchor?: string;
}

export interface PackInput {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly publisher: string;
  /** ISO date on which the pack was made. */
  readonly date: string;
  readonly marking?: string;
  readonly words: Paper['words'] & {
    readonly field: string;
    readonly value: string;
    readonly attachments: string;
    readonly file: string;
    readonly item: string;
    readonly inPack: string;
  };
  readonly meeting: PackSection;
  readonly items: readonly PackItem[];
  readonly attachments: readonly PackAttachment[];
}

const plain = (text: string): Inline => [{ text }];

/** The papers of a meeting as one document: one run of page numbers, one table of contents, bookmarks down to the parts of each report. */
export const packPaper = (input: PackInput): Paper => ({
  language: input.language,
  title: input.title,
  subtitle: input.subtitle,
  publisher: input.publisher,
  subject: input.title,
  date: input.date,
  running: input.title,
  ...(input.marking === undefined ? {} : { marking: input.marking }),
  words: input.words,
  blocks: [
    { block: 'heading', level: 1, text: input.meeting.title, anchor: 'meeting' },
    factTable(input, input.meeting),
    ...input.items.flatMap((item, index) => itemBlocks(input, item, `item-${index + 1}`)),
    ...attachmentBlocks(input),
  ],
});

const itemBlocks = (input: PackInput, { heading, withheld, sections, report }: PackItem, anchor: string): readonly Block[] => [
  { block: 'pageBreak' },
  { block: 'heading', level: 1, text: heading, anchor },
  ...(withheld === undefined ? [] : [{ block: 'notice', tone: 'warning', title: heading, content: plain(withheld) } as const]),
  ...sections.flatMap((section, index): readonly Block[] => [
    { block: 'heading', level: 2, text: section.title, anchor: `${anchor}-${index + 1}` },
    factTable(input, section),
  ]),
  ...(report === undefined
    ? []
    : [
        { block: 'heading', level: 2, text: report.title, anchor: `${anchor}-report` } as const,
        ...report.blocks.map((block) => within(block, `${anchor}-report-`)),
      ]),
];

/** Every file, whether or not its pages follow. */
const attachmentBlocks = ({ attachments, words }: PackInput): readonly Block[] =>
  attachments.length === 0
    ? []
    : [
        { block: 'pageBreak' },
        { block: 'heading', level: 1, text: words.attachments, anchor: 'attachments' },
        {
          block: 'table',
          caption: words.attachments,
          columns: [words.file, words.item, words.inPack].map((heading) => ({ heading, align: 'start' })),
          rows: attachments.map(({ name, item, hash, said, anchor }) => [
            { content: [{ text: name, ...(anchor === undefined ? {} : { target: `#${anchor}` }) }] },
            { content: plain(item) },
            { content: plain(`${said}\nSHA-256 ${hash}`) },
          ]),
        },
      ];

const factTable = ({ words }: PackInput, { title, rows }: PackSection): Block => ({
  block: 'table',
  caption: title,
  columns: [
    { heading: words.field, align: 'start' },
    { heading: words.value, align: 'start' },
  ],
  rows: rows.map(([name, text]) => [{ content: plain(name) }, { content: plain(text) }]),
});

/** A block of another paper at its place in this one: its headings lower, its places under names of their own. */
const within = (block: Block, prefix: string): Block => {
  const here = (content: Inline): Inline =>
    content.map((span) =>
      span.target?.startsWith('#') === true ? { ...span, target: `#${prefix}${span.target.slice(1)}` } : span,
    );
  const anchored = (anchor: string | undefined): { readonly anchor?: string } =>
    anchor === undefined ? {} : { anchor: `${prefix}${anchor}` };
  const cell = (one: Cell): Cell => ({ ...one, content: here(one.content), ...anchored(one.anchor) });
  switch (block.block) {
    case 'heading':
      return { ...block, level: 3, anchor: `${prefix}${block.anchor}` };
    case 'paragraph':
      return { ...block, content: here(block.content), ...anchored(block.anchor) };
    case 'list':
      return { ...block, items: block.items.map(here) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(cell)) };
    case 'notice':
      return { ...block, content: here(block.content) };
    case 'keyFigures':
      return { ...block, figures: block.figures.map(({ label, value }) => ({ label, value: here(value) })) };
    case 'figure':
      return { ...block, id: `${prefix}${block.id}` };
    case 'pageBreak':
      return block;
  }
};
