import type {
  Assessment,
  AssessmentDocument,
  PartId,
  Block as ReportBlock,
  Content as ReportContent,
  ReportTree,
  ReportWords,
  Table as ReportTable,
} from '@likeverd/appraisal';
import type { Content, Language } from '@likeverd/language';
import { formatNumber, formatPercent } from '@likeverd/language/formatting';
import type { AdvisheForm, CheckResult, Confidentiality, ModelDefinition, ModelDescription } from '@likeverd/modelling';
import { chartDrawing } from '../figures/charts.ts';
import type { Block, Cell, Inline, Span, Table } from '../paper/paper.ts';

/** What a report is set from. */
export interface ReportInput {
  readonly document: AssessmentDocument;
  readonly assessment: Assessment;
  readonly definition: ModelDefinition;
  /** Of the model; absent where they cannot be run. */
  readonly checks?: readonly CheckResult[];
  /** What the makers of the model answered. */
  readonly advishe?: AdvisheForm;
  /** Parts that rest on something that has changed. */
  readonly stale?: readonly PartId[];
  readonly language: Language;
  readonly content: Content;
  /** Leaves out what is not for everyone. */
  readonly open?: boolean;
}

/** The same, with what every chapter needs. */
export interface Setting extends ReportInput {
  readonly tree: ReportTree;
  readonly description: ModelDescription;
  readonly words: Content['documents'];
  readonly reportWords: ReportWords;
  /** The strictest class of what the results rest on. */
  readonly class: Confidentiality;
  /** Results are left out: they rest on values that are not for everyone. */
  readonly closed: boolean;
  readonly numbers: Numbers;
}

export const anchors = {
  section: (id: string): string => `section-${id}`,
  proof: (number: number): string => `proof-${number}`,
  rule: (id: string): string => `rule-${id}`,
  fact: (id: string): string => `fact-${id}`,
  appendix: (id: string): string => `appendix-${id}`,
};

/** Numbers of tables and figures, and of the proof of each result. */
export class Numbers {
  readonly #proof: ReadonlyMap<string, number>;
  #tables = 0;
  #figures = 0;

  constructor(tree: ReportTree) {
    this.#proof = new Map(tree.proof.map(({ node }, index) => [node, index + 1]));
  }

  nextTable(): number {
    return ++this.#tables;
  }

  nextFigure(): number {
    return ++this.#figures;
  }

  /** What leads from a result to its proof; nothing where it has none. */
  reference(node: string): readonly Span[] {
    const number = this.#proof.get(node);
    return number === undefined ? [] : [{ text: `[${number}]`, style: 'reference', target: `#${anchors.proof(number)}` }];
  }
}

export const plain = (text: string): Inline => [{ text }];

/** A table with its number in the document. */
export const numbered = ({ words, numbers }: Setting, table: Omit<Table, 'block'>): Table => ({
  block: 'table',
  ...table,
  caption: words.table({ number: String(numbers.nextTable()), caption: table.caption }),
});

const markedStyles = { strong: 'strong', emphasis: 'emphasis', code: 'emphasis' } as const;

/** Running text of the report as the paper has it: each result with the number of its proof. */
const inlineOf = (content: ReportContent, setting: Setting): Inline =>
  content.flatMap((piece): readonly Span[] => {
    switch (piece.kind) {
      case 'text':
        return [{ text: piece.text, ...(piece.mark === undefined ? {} : { style: markedStyles[piece.mark] }) }];
      case 'link':
        return [{ text: piece.text, target: piece.href }];
      case 'number':
        return setting.closed
          ? [{ text: `[${setting.words.parameters.confidential}]`, style: 'emphasis' }]
          : [{ text: piece.text }, ...setting.numbers.reference(piece.node)];
      case 'fault':
        // what was left out is not there to be referred to
        return setting.open === true
          ? [{ text: `[${setting.words.parameters.confidential}]`, style: 'emphasis' }]
          : [{ text: piece.text, style: 'strong' }];
    }
  });

const cellOf = (content: ReportContent, setting: Setting): Cell => {
  const [only, ...more] = content;
  const value = only?.kind === 'number' && more.length === 0 && !setting.closed ? only.value : undefined;
  return { content: inlineOf(content, setting), ...(value === undefined ? {} : { number: value }) };
};

const tableOf = (table: ReportTable, setting: Setting, caption = table.caption): Omit<Table, 'block'> => ({
  caption,
  columns: table.columns.map(({ heading, numeric }) => ({ heading, align: numeric ? 'end' : 'start' })),
  rows: table.rows.map((row) => row.map((cell) => cellOf(cell, setting))),
});

/** Blocks of the report as blocks of the paper. */
export const blocksOf = (blocks: readonly ReportBlock[], setting: Setting, at: string): readonly Block[] => {
  const { words, language, numbers } = setting;
  return blocks.flatMap((block, index): readonly Block[] => {
    switch (block.kind) {
      case 'heading':
        return [{ block: 'heading', level: block.level === 3 ? 2 : 3, text: block.text, anchor: `${at}-${index}` }];
      case 'paragraph':
        return [{ block: 'paragraph', content: inlineOf(block.content, setting) }];
      case 'list':
        return [{ block: 'list', items: block.items.map((item) => inlineOf(item, setting)) }];
      case 'notice':
        return [
          {
            block: 'notice',
            tone: block.tone === 'info' ? 'information' : 'warning',
            title: words.notices[block.tone],
            content: inlineOf(block.content, setting),
          },
        ];
      case 'table':
        return [numbered(setting, tableOf(block, setting))];
      case 'figure': {
        const number = String(numbers.nextFigure());
        return [
          {
            block: 'figure',
            id: `figure-${number}`,
            caption: words.figure({ number, caption: block.title }),
            alternative: block.alternative,
            drawing: chartDrawing(block.drawing, (value, unit, decimals) =>
              unit === 'share' ? formatPercent(value, 0, language) : formatNumber(value, decimals, language),
            ),
          },
          numbered(setting, tableOf(block.table, setting, words.figureTable({ number }))),
        ];
      }
    }
  });
};
