import { PDFDict, PDFDocument, PDFName, type PDFPage } from 'pdf-lib';
import type { Heading } from '../paper/paper.ts';

/** A page of another document: how large it is as it is read, in points, and what stands for it when it cannot be seen. */
export interface Sheet {
  readonly size: { readonly width: number; readonly height: number };
  readonly alternative: string;
}

/** A document that follows a paper, page by page. */
export interface Following {
  readonly heading: Heading;
  readonly sheets: readonly Sheet[];
}

/** Why a file cannot be made part of another: it takes a password, or cannot be read. */
export type Unopened = 'locked' | 'broken';

/** A PDF file whose pages can be made part of another. */
export interface OpenedPdf {
  /** Of each page as it is read. */
  readonly sizes: readonly Sheet['size'][];
  readonly document: PDFDocument;
}

/** Points to which a page may reach: PDF's own limit is 14,400 (ISO 32000-1, annex C). */
const farthest = 14_401;

/** Opens a PDF file that somebody sent in. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf | Unopened> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true });
    if (document.isEncrypted) return 'locked';
    const sizes = document.getPages().map(sizeOf);
    const sound =
      sizes.length > 0 && sizes.every(({ width, height }) => Math.min(width, height) >= 1 && Math.max(width, height) < farthest);
    return sound ? { document, sizes } : 'broken';
  } catch {
    return 'broken'; // the library names no kinds of faults that a reader could do something about
  }
}

/** Quarter turns, clockwise, by which a page is read. */
const turns = (page: PDFPage): number => ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4;

function sizeOf(page: PDFPage): Sheet['size'] {
  const { width, height } = page.getCropBox();
  return turns(page) % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Name under which a page knows the sheet on it, counted from 1 through all documents that follow. */
export const sheetName = (number: number): string => `Sheet${number}`;

/** A PDF of a paper with its empty forms filled by the pages of the documents that follow it, in order. */
export async function withAttachments(pdf: Uint8Array, files: readonly OpenedPdf[]): Promise<Uint8Array> {
  const paper = await PDFDocument.load(pdf, { updateMetadata: false });
  const sources = files.flatMap(({ document }) => document.getPages());
  for (const [index, form] of formsOf(paper).entries()) {
    const source = sources[index];
    // a page without content stays empty
    if (source?.node.Contents() === undefined) continue;
    const { x, y, width, height } = source.getCropBox();
    const box = { left: x, bottom: y, right: x + width, top: y + height };
    const embedded = await paper.embedPage(source, box, turned(turns(source), x, y, width, height));
    form.within.set(form.name, embedded.ref);
  }
  return paper.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

/** Moves the corner of a box to the origin, and turns it as it is read (8.3.3). */
function turned(
  quarters: number,
  x: number,
  y: number,
  width: number,
  height: number,
): [number, number, number, number, number, number] {
  switch (quarters) {
    case 1:
      return [0, -1, 1, 0, -y, x + width];
    case 2:
      return [-1, 0, 0, -1, x + width, y + height];
    case 3:
      return [0, 1, -1, 0, y + height, -x];
    default:
      return [1, 0, 0, 1, -x, -y];
  }
}

interface Form {
  readonly within: PDFDict;
  readonly name: PDFName;
}

/** The places of the sheets, in order. */
function formsOf(paper: PDFDocument): readonly Form[] {
  const places = paper.getPages().flatMap(({ node }): readonly PDFDict[] => {
    const within = node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
    return within === undefined ? [] : [within];
  });
  const forms: Form[] = [];
  for (let number = 1; ; number += 1) {
    const name = PDFName.of(sheetName(number));
    const within = places.find((each) => each.has(name));
    if (within === undefined) return forms;
    forms.push({ within, name });
  }
}
