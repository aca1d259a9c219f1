import type { PartId } from '../assessment/format.ts';
import type { SectionId } from './sections.ts';

/**
 * A report as a neutral tree: what the page, docx, PDF and workbook draw, each in its own manner. Plain data (JSON). All text is in
 * one language and all numbers are written in it; a number that has a proof carries the id of its node.
 */
export interface ReportTree {
  readonly kind: 'report';
  readonly language: 'nb' | 'nn' | 'en';
  readonly title: string;
  /** Some premises, or the whole model, are made up for demonstration. */
  readonly constructed: boolean;
  /** What the report is about and rests on: names and values for the first page. */
  readonly facts: readonly ReportFact[];
  readonly sections: readonly ReportSection[];
  /** The version for everyone. */
  readonly plain: readonly Block[];
  /** Every node that some text or table shows, and what those rest on, each once. */
  readonly proof: readonly ProofLine[];
  /** Digests by name: document, model, inputs, engine, result. */
  readonly identity: readonly ReportFact[];
}

export interface ReportFact {
  readonly name: string;
  readonly value: string;
}

export interface ReportSection {
  readonly id: SectionId;
  readonly title: string;
  /** Written by the assessor; empty where nothing is written. */
  readonly written: readonly Block[];
  /** Made from the results by rule. */
  readonly computed: readonly Block[];
  /** The parts of the assessment whose results stand in `computed`. */
  readonly parts: readonly PartId[];
}

/** A piece of running text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly mark?: 'strong' | 'emphasis' | 'code' }
  /** `href` begins with https:, http: or mailto:. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A result: `text` is how it is written, `value` is absent where it is no number (a dominant alternative has no ratio). */
  | {
      readonly kind: 'number';
      readonly node: string;
      readonly text: string;
      readonly unit: string;
      readonly value?: number;
    }
  /** A reference to a result that does not exist. */
  | { readonly kind: 'fault'; readonly reference: string; readonly text: string };

export type Content = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: Content }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Content[] }
  | Table
  | Figure
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning' | 'danger'; readonly content: Content };

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly numeric: boolean }[];
  /** A row has as many cells as there are columns; the first cell is the row's heading. */
  readonly rows: readonly (readonly Content[])[];
}

/** A picture of numbers. Every figure has its alternative text and its numbers as a table. */
export interface Figure {
  readonly kind: 'figure';
  readonly title: string;
  /** What the figure shows, for those who do not see it. */
  readonly alternative: string;
  readonly drawing: Drawing;
  readonly table: Table;
}

export interface Axis {
  readonly label: string;
  readonly unit: string;
}

export type Drawing =
  /** Lines through points in the order of their x. */
  | {
      readonly type: 'lines';
      readonly x: Axis;
      readonly y: Axis;
      readonly series: readonly { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
      /** A vertical line that the reader should see, such as the threshold. */
      readonly marker?: { readonly label: string; readonly x: number };
    }
  /** One bar a category and series, side by side. */
  | {
      readonly type: 'bars';
      readonly categories: readonly string[];
      readonly y: Axis;
      readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
    };

/** How one number came about. */
export interface ProofLine {
  readonly node: string;
  readonly quantity: string;
  readonly value: string;
  readonly inputs: readonly string[];
  /** Absent where the number was read from a run. */
  readonly rule?: { readonly id: string; readonly version: string; readonly text: string; readonly source: string };
  readonly facts: readonly { readonly id: string; readonly text: string; readonly value: string; readonly source: string }[];
  readonly readings: readonly string[];
  readonly run?: string;
}
