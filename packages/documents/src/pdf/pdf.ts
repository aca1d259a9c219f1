import { strToU8 } from 'fflate';
import { ink } from '../figures/drawing.ts';
import { type Block, type Heading, headingsOf, type Paper } from '../paper/paper.ts';
import { escaped } from '../xml.ts';
import { type Following, sheetName } from './attachments.ts';
import { dateString, type ObjectId, PdfFile, refer, textString } from './file.ts';
import { Flow, MARGIN, MEASURE, type Placed } from './flow.ts';
import { TrueTypeFont } from './font.ts';
import { PAGE, Pages } from './pages.ts';
import { Structure } from './structure.ts';
import { setTable } from './table.ts';
import type { FontName } from './typeset.ts';

/** TrueType fonts to embed, as the bytes of their files. */
export type FontFiles = Readonly<Record<FontName, Uint8Array>>;

const embedded = {
  regular: { name: 'LIKEVA+SourceSans3-Regular', flags: 32 },
  strong: { name: 'LIKEVB+SourceSans3-SemiBold', flags: 32 },
  emphasis: { name: 'LIKEVC+SourceSans3-Italic', flags: 96 },
} as const;

/**
 * The paper as PDF 1.7 that can be read aloud (PDF/UA-1, ISO 14289-1): every piece is tagged in reading order, tables have headings with
 * scope, figures have words, links have structure, fonts are embedded with their characters. Equal papers give equal bytes.
 * Documents that follow the paper have their pages numbered with it and a place in the contents; the pages are empty forms until
 * `withAttachments` fills them. Throws RangeError where a link of the paper leads nowhere.
 */
export const paperPdf = (paper: Paper, files: FontFiles, following: readonly Following[] = []): Uint8Array => {
  // the first setting says on which page each heading comes to stand, the second tells it in the contents
  const { placed } = set(paper, files, following, new Map());
  return set(paper, files, following, new Map(placed.map(({ heading, page }) => [heading.anchor, page]))).bytes();
};

const set = (
  paper: Paper,
  files: FontFiles,
  following: readonly Following[],
  pageOf: ReadonlyMap<string, number>,
): { readonly placed: readonly Placed[]; readonly bytes: () => Uint8Array } => {
  const fonts = {
    regular: new TrueTypeFont(files.regular),
    strong: new TrueTypeFont(files.strong),
    emphasis: new TrueTypeFont(files.emphasis),
  };
  const file = new PdfFile();
  const structure = new Structure(file);
  const pages = new Pages(file, structure, fonts);
  const flow = new Flow(pages, structure, fonts);
  flow.newPage();
  titleBlock(flow, paper);
  contents(flow, paper, [...headingsOf(paper), ...following.map(({ heading }) => heading)], pageOf);
  paper.blocks.forEach((block, index) => setBlock(flow, block, paper.blocks[index + 1]));
  let sheets = 0;
  for (const { heading, sheets: own } of following)
    own.forEach((sheet, index) => {
      flow.newPage();
      if (index === 0) flow.heading(heading, 0);
      sheets += 1;
      flow.sheet(sheet, sheetName(sheets));
    });
  const { count } = pages;
  pages.onEach((number) => furniture(pages, paper, number, count));
  return {
    placed: flow.placed,
    bytes: () => {
      const ids = {
        regular: fonts.regular.embed(file, embedded.regular.name, embedded.regular.flags),
        strong: fonts.strong.embed(file, embedded.strong.name, embedded.strong.flags),
        emphasis: fonts.emphasis.embed(file, embedded.emphasis.name, embedded.emphasis.flags),
      };
      const { pages: tree, names } = pages.finish(ids);
      const tags = structure.write();
      const outlines = bookmarks(file, flow.placed);
      const metadata = file.addStream('/Type/Metadata/Subtype/XML', strToU8(xmp(paper)), false);
      const root = file.add(
        `<</Type/Catalog/Pages ${refer(tree)}/Lang ${textString(paper.language)}/MarkInfo<</Marked true>>/StructTreeRoot ${refer(tags)}/ViewerPreferences<</DisplayDocTitle true>>/Metadata ${refer(metadata)}/Names<</Dests ${refer(names)}>>${outlines === undefined ? '' : `/Outlines ${refer(outlines)}/PageMode/UseOutlines`}>>`,
      );
      const information = file.add(
        `<</Title ${textString(paper.title)}/Author ${textString(paper.publisher)}/Subject ${textString(paper.subject)}/CreationDate ${dateString(paper.date)}/ModDate ${dateString(paper.date)}>>`,
      );
      return file.bytes(root, information);
    },
  };
};

/** Lines that a table needs under its heading: caption, head, and a row of a few lines. */
const tableStart = 9;

const setBlock = (flow: Flow, block: Block, next: Block | undefined): void => {
  switch (block.block) {
    case 'heading':
      return flow.heading(block, next?.block === 'table' ? tableStart : undefined);
    case 'paragraph':
      return flow.text(block);
    case 'list':
      return flow.list(block.items);
    case 'table':
      return setTable(flow, block);
    case 'figure':
      return flow.figure(block);
    case 'notice':
      return flow.notice(block);
    case 'keyFigures':
      return flow.keyFigures(block);
    case 'pageBreak':
      if (!flow.atTop) flow.newPage();
  }
};

const titleBlock = (flow: Flow, { title, subtitle, publisher }: Paper): void => {
  flow.pages.artifact(() => flow.pages.fill(MARGIN.left, flow.y, 54, 5, ink.accent));
  flow.y += 24;
  flow.paragraph([{ text: publisher }], { size: 10.5, leading: 15 }, { colour: ink.quiet });
  flow.y += 6;
  flow.paragraph([{ text: title }], { size: 27, leading: 33 }, { font: 'strong', colour: ink.accent });
  flow.y += 6;
  flow.paragraph([{ text: subtitle }], { size: 12, leading: 17.5 });
  flow.y += 26;
};

const contents = (flow: Flow, paper: Paper, headings: readonly Heading[], pageOf: ReadonlyMap<string, number>): void => {
  const { structure, pages } = flow;
  if (headings.length === 0) return;
  flow.paragraph([{ text: paper.words.contents }], { size: 14.5, leading: 22 }, { font: 'strong', colour: ink.accent });
  const list = structure.add(structure.document, 'TOC');
  for (const { level, text, anchor } of headings) {
    const indent = level === 1 ? 0 : 14;
    const font = level === 1 ? 'strong' : 'regular';
    const leading = level === 1 ? 15 : 12.5;
    const target = `#${anchor}`;
    const page = String(pageOf.get(anchor) ?? 0);
    const item = structure.add(list, 'TOCI');
    const lines = flow.lines([{ text, target }], MEASURE - indent - 40, { size: level === 1 ? 10 : 9, font });
    flow.write(item, lines, leading, MARGIN.left + indent);
    const width = flow.fonts.regular.widthOf(page, 9.5);
    pages.mark(item, () => pages.write(page, MARGIN.left + MEASURE - width, flow.y - leading * 0.24, 'regular', 9.5, ink.quiet));
  }
  flow.newPage();
};

/** What stands on every page outside the text. */
const furniture = (pages: Pages, { running, marking, words }: Paper, number: number, count: number): void => {
  pages.artifact(() => {
    const y = PAGE.height - 34;
    pages.rule(MARGIN.left, y - 13, MEASURE, ink.rule);
    pages.write(running, MARGIN.left, y, 'regular', 8, ink.quiet);
    const text = `${words.page} ${number} ${words.of} ${count}`;
    pages.write(text, MARGIN.left + MEASURE - pages.widthOf(text, 8), y, 'regular', 8, ink.quiet);
    if (marking !== undefined) pages.write(marking, MARGIN.left, 40, 'strong', 9, ink.warning);
  }, true);
};

interface Branch {
  readonly placed: Placed;
  readonly id: ObjectId;
  readonly children: Branch[];
}

/** Headings as bookmarks under each other (12.3.3); undefined where there are none. */
const bookmarks = (file: PdfFile, placed: readonly Placed[]): ObjectId | undefined => {
  if (placed.length === 0) return undefined;
  const root = file.reserve();
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const each of placed) {
    const { level }: Heading = each.heading;
    while (open.length > 0 && (open.at(-1)?.placed.heading.level ?? 0) >= level) open.pop();
    const branch = { placed: each, id: file.reserve(), children: [] };
    (open.at(-1)?.children ?? top).push(branch);
    open.push(branch);
  }
  const write = (branches: readonly Branch[], parent: ObjectId): void =>
    branches.forEach(({ placed: { heading, destination }, id, children }, index) => {
      const links = [
        ...(index === 0 ? [] : [`/Prev ${refer(branches[index - 1]?.id ?? 0)}`]),
        ...(index === branches.length - 1 ? [] : [`/Next ${refer(branches[index + 1]?.id ?? 0)}`]),
        ...(children.length === 0
          ? []
          : [`/First ${refer(children[0]?.id ?? 0)}/Last ${refer(children.at(-1)?.id ?? 0)}/Count -${children.length}`]),
      ];
      file.write(id, `<</Title ${textString(heading.text)}/Parent ${refer(parent)}/Dest${destination}${links.join('')}>>`);
      write(children, id);
    });
  write(top, root);
  return file.write(
    root,
    `<</Type/Outlines/First ${refer(top[0]?.id ?? 0)}/Last ${refer(top.at(-1)?.id ?? 0)}/Count ${top.length}>>`,
  );
};

/** Metadata in XMP (ISO 16684-1), with the claim of PDF/UA-1. */
const xmp = ({ language, title, publisher, subject, date }: Paper): string => {
  const alternative = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:format>application/pdf</dc:format><dc:title>${alternative(title)}</dc:title><dc:description>${alternative(subject)}</dc:description><dc:creator><rdf:Seq><rdf:li>${escaped(publisher)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language><xmp:CreateDate>${date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>${date}T00:00:00Z</xmp:ModifyDate><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
};
