import { archiveOf } from '../archive.ts';
import { ink } from '../figures/drawing.ts';
import {
  type Block,
  type Figure,
  headingsOf,
  type Inline,
  type KeyFigures,
  type Notice,
  type Paper,
  spokenText,
  type Span,
  type Table,
} from '../paper/paper.ts';
import { DECLARATION, escaped } from '../xml.ts';
import { drawingXml } from './drawing.ts';
import { stylesXml } from './styles.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/** Width between the margins in twentieths of a point: A4 less 64 points on each side. */
const MEASURE = 9346;
const colour = (value: string): string => value.slice(1).toUpperCase();

/** What a document collects while its blocks are written. */
class Writer {
  readonly #links: string[] = [];
  readonly #anchors = new Map<string, number>();
  #figures = 0;

  get links(): readonly string[] {
    return this.#links;
  }

  /** Names of bookmarks hold letters, digits and underscores, 40 at most. */
  #bookmark(anchor: string): string {
    const number = this.#anchors.get(anchor) ?? this.#anchors.size + 1;
    this.#anchors.set(anchor, number);
    return `_place${number}`;
  }

  mark(anchor: string | undefined): string {
    if (anchor === undefined) return '';
    const name = this.#bookmark(anchor);
    const id = this.#anchors.get(anchor) ?? 0;
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
  }

  #run({ text, style }: Span, linked: boolean): string {
    const properties = [
      linked ? '<w:rStyle w:val="Hyperlink"/>' : '',
      style === 'strong' ? '<w:b/>' : '',
      style === 'emphasis' ? '<w:i/>' : '',
      style === 'reference' ? '<w:vertAlign w:val="superscript"/>' : '',
    ].join('');
    const pieces = text
      .split('\n')
      .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
      .join('<w:br/>');
    return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces}</w:r>`;
  }

  inline(content: Inline): string {
    return content
      .map((span) => {
        const { target } = span;
        if (target === undefined) return this.#run(span, false);
        if (target.startsWith('#'))
          return `<w:hyperlink w:anchor="${this.#bookmark(target.slice(1))}" w:history="1">${this.#run(span, true)}</w:hyperlink>`;
        const known = this.#links.indexOf(target);
        const index = known >= 0 ? known : this.#links.push(target) - 1;
        return `<w:hyperlink r:id="link${index + 1}" w:history="1">${this.#run(span, true)}</w:hyperlink>`;
      })
      .join('');
  }

  paragraph(content: Inline, style?: string, properties = '', anchor?: string): string {
    const own = `${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${properties}`;
    return `<w:p>${own === '' ? '' : `<w:pPr>${own}</w:pPr>`}${this.mark(anchor)}${this.inline(content)}</w:p>`;
  }

  #cell(content: string, width: number, { wash, rule }: { readonly wash?: string; readonly rule?: string } = {}): string {
    const properties = [
      `<w:tcW w:w="${width}" w:type="dxa"/>`,
      rule ?? '',
      wash === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${colour(wash)}"/>`,
    ].join('');
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  }

  table({ caption, columns, rows, note }: Table): string {
    const weights = columns.map(({ heading }, index) => {
      const longest = Math.max(
        ...rows.map((row) => (row[index]?.content ?? []).reduce((sum, { text }) => sum + text.length, 0)),
        0,
      );
      // no narrower than its longest word, so that none is broken
      const word = Math.max(
        ...[heading, ...rows.map((row) => spokenText(row[index]?.content ?? []))].flatMap((text) =>
          text.split(/[ -]/u).map(({ length }) => Math.min(length, 24)),
        ),
      );
      return Math.min(Math.max(longest, heading.length * 0.6, word * 1.25, 6), 46) + 2;
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const widths = weights.map((weight) => Math.floor((weight * MEASURE) / sum));
    const aligned = (index: number): string => (columns[index]?.align === 'end' ? '<w:jc w:val="right"/>' : '');
    const head = columns
      .map(({ heading }, index) =>
        this.#cell(
          this.paragraph([{ text: heading, style: 'strong' }], 'TableText', `<w:keepNext/>${aligned(index)}`),
          widths[index] ?? 0,
          { wash: ink.wash },
        ),
      )
      .join('');
    const body = rows.map((row) => {
      const cells = row.map(({ content, anchor }, index) => {
        const own = index === 0 ? content.map((span): Span => ({ ...span, style: span.style ?? 'strong' })) : content;
        return this.#cell(this.paragraph(own, 'TableText', aligned(index), anchor), widths[index] ?? 0);
      });
      return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
    });
    const rule = (name: string, ink_: string, size: number): string =>
      `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="${colour(ink_)}"/>`;
    const borders = `<w:tblBorders>${rule('top', ink.accent, 8)}${rule('bottom', ink.rule, 4)}${rule('insideH', ink.rule, 4)}</w:tblBorders>`;
    return [
      this.paragraph([{ text: caption }], 'Caption'),
      `<w:tbl><w:tblPr><w:tblW w:w="${MEASURE}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escaped(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join('')}</w:tbl>`,
      this.paragraph(note === undefined ? [] : [{ text: note }], 'Small'),
    ].join('');
  }

  /** Cards side by side as a table of two rows: what, and how much. */
  keyFigures({ figures }: KeyFigures): string {
    const across = 3;
    const width = Math.floor(MEASURE / across);
    const rows: string[] = [];
    for (let from = 0; from < figures.length; from += across) {
      const cells = Array.from({ length: across }, (_, index) => {
        const figure = figures[from + index];
        const content =
          figure === undefined
            ? this.paragraph([])
            : `${this.paragraph([{ text: figure.label }], 'Small')}${this.paragraph(figure.value, 'KeyValue')}`;
        return this.#cell(content, width, figure === undefined ? {} : { wash: ink.wash });
      });
      rows.push(`<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`);
    }
    const white = '<w:insideV w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/>';
    return `<w:tbl><w:tblPr><w:tblW w:w="${MEASURE}" w:type="dxa"/><w:tblBorders><w:insideH w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/>${white}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(across)}</w:tblGrid>${rows.join('')}</w:tbl>${this.paragraph([])}`;
  }

  notice({ tone, title, content }: Notice): string {
    const [wash, bar] = tone === 'warning' ? [ink.warningWash, ink.warning] : [ink.wash, ink.accent];
    const box = `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${colour(bar)}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${colour(wash)}"/>`;
    return [
      this.paragraph(
        [{ text: title, style: 'strong' }],
        undefined,
        `<w:keepNext/>${box}<w:spacing w:before="120" w:after="0"/><w:ind w:left="200"/>`,
      ),
      this.paragraph(content, undefined, `${box}<w:spacing w:before="0" w:after="240"/><w:ind w:left="200"/>`),
    ].join('');
  }

  figure({ caption, alternative, drawing }: Figure): string {
    this.#figures++;
    return `${this.paragraph([{ text: caption }], 'Caption')}<w:p><w:r>${drawingXml(drawing, this.#figures, caption, alternative)}</w:r></w:p>`;
  }

  block(block: Block): string {
    switch (block.block) {
      case 'heading':
        return this.paragraph([{ text: block.text }], `Heading${block.level}`, '', block.anchor);
      case 'paragraph': {
        const style = { lead: 'Lead', small: 'Small', plain: undefined }[block.style ?? 'plain'];
        return this.paragraph(block.content, style, '', block.anchor);
      }
      case 'list':
        return block.items
          .map((item) => this.paragraph(item, undefined, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
          .join('');
      case 'table':
        return this.table(block);
      case 'figure':
        return this.figure(block);
      case 'notice':
        return this.notice(block);
      case 'keyFigures':
        return this.keyFigures(block);
      case 'pageBreak':
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    }
  }

  contents(paper: Paper): string {
    const entries = headingsOf(paper).map(({ level, text, anchor }, index, all) => {
      const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
      const start =
        index === 0
          ? `${field('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\n </w:instrText></w:r>${field('separate')}`
          : '';
      const end = index === all.length - 1 ? field('end') : '';
      return `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${start}${this.inline([{ text, target: `#${anchor}` }])}${end}</w:p>`;
    });
    return entries.length === 0
      ? ''
      : `${this.paragraph([{ text: paper.words.contents }], 'ContentsHeading')}${entries.join('')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>`;
  }
}

const footerXml = ({ running, words }: Paper): string => {
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const said = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  return `${DECLARATION}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="${MEASURE}"/></w:tabs></w:pPr>${said(running)}<w:r><w:tab/></w:r>${said(`${words.page} `)}${field('PAGE')}${said(` ${words.of} `)}${field('NUMPAGES')}</w:p></w:ftr>`;
};

const headerXml = ({ marking = '' }: Paper): string =>
  `${DECLARATION}<w:hdr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>${escaped(marking)}</w:t></w:r></w:p></w:hdr>`;

const numberingXml = `${DECLARATION}<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:spacing w:after="60"/><w:ind w:left="340" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const settingsXml = (language: string): string =>
  `${DECLARATION}<w:settings xmlns:w="${W}"><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${language}"/></w:settings>`;

const coreXml = ({ title, subject, publisher, date, language }: Paper): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(publisher)}</dc:creator><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:modified></cp:coreProperties>`;

/**
 * The paper as a Word document (Office Open XML, ISO/IEC 29500): headings in Word's own styles, native tables with repeated heads, figures as
 * shapes with words, links and bookmarks. Equal papers give equal bytes.
 */
export const paperDocx = (paper: Paper): Uint8Array => {
  const writer = new Writer();
  const body = [
    writer.paragraph([{ text: paper.publisher }], 'Publisher'),
    writer.paragraph([{ text: paper.title }], 'Title'),
    writer.paragraph([{ text: paper.subtitle }], 'Subtitle'),
    writer.contents(paper),
    ...paper.blocks.map((block) => writer.block(block)),
  ].join('');
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1280" w:bottom="1280" w:left="1280" w:header="680" w:footer="600" w:gutter="0"/></w:sectPr>`;
  const part = (name: string, kind: string): string =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`;
  const links = writer.links.map(
    (target, index) =>
      `<Relationship Id="link${index + 1}" Type="${R}/hyperlink" Target="${escaped(target)}" TargetMode="External"/>`,
  );
  return archiveOf({
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('word/document.xml', 'document.main')}${part('word/styles.xml', 'styles')}${part('word/numbering.xml', 'numbering')}${part('word/settings.xml', 'settings')}${part('word/footer.xml', 'footer')}${part('word/header.xml', 'header')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${RELATIONS}">${relation('document', 'officeDocument', 'word/document.xml')}<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': coreXml(paper),
    'word/document.xml': `${DECLARATION}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${DECLARATION}<Relationships xmlns="${RELATIONS}">${relation('styles', 'styles', 'styles.xml')}${relation('numbering', 'numbering', 'numbering.xml')}${relation('settings', 'settings', 'settings.xml')}${relation('footer', 'footer', 'footer.xml')}${relation('header', 'header', 'header.xml')}${links.join('')}</Relationships>`,
    'word/styles.xml': stylesXml(paper.language),
    'word/numbering.xml': numberingXml,
    'word/settings.xml': settingsXml(paper.language),
    'word/footer.xml': footerXml(paper),
    'word/header.xml': headerXml(paper),
  });
};
