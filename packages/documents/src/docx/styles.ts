import { ink } from '../figures/drawing.ts';
import { DECLARATION } from '../xml.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const colour = (value: string): string => value.slice(1).toUpperCase();

/** Sizes in half points, spaces in twentieths of a point. */
const paragraphStyle = (
  id: string,
  name: string,
  {
    size,
    before = 0,
    after = 120,
    bold = false,
    ink: own,
    outline,
    keep = false,
  }: {
    readonly size: number;
    readonly before?: number;
    readonly after?: number;
    readonly bold?: boolean;
    readonly ink?: string;
    readonly outline?: number;
    readonly keep?: boolean;
  },
): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${keep ? '<w:keepNext/><w:keepLines/>' : ''}<w:spacing w:before="${before}" w:after="${after}"/>${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr><w:rPr>${bold ? '<w:b/>' : ''}${own === undefined ? '' : `<w:color w:val="${colour(own)}"/>`}<w:sz w:val="${size}"/></w:rPr></w:style>`;

/** Styles under Word's own names, so that its navigation, its contents and its other themes work on them. */
export const stylesXml = (language: string): string =>
  [
    `${DECLARATION}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial" w:eastAsia="Arial"/><w:color w:val="${colour(ink.text)}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    paragraphStyle('Title', 'Title', { size: 52, before: 240, after: 120, bold: true, ink: ink.accent }),
    paragraphStyle('Subtitle', 'Subtitle', { size: 24, after: 360 }),
    paragraphStyle('Publisher', 'Publisher', { size: 21, after: 0, ink: ink.quiet }),
    paragraphStyle('ContentsHeading', 'TOC Heading', { size: 29, before: 240, bold: true, ink: ink.accent, keep: true }),
    paragraphStyle('TOC1', 'toc 1', { size: 21, before: 60, after: 20, bold: true }),
    paragraphStyle('TOC2', 'toc 2', { size: 19, after: 0 }).replace('<w:spacing', '<w:ind w:left="280"/><w:spacing'),
    paragraphStyle('Heading1', 'heading 1', {
      size: 40,
      before: 480,
      after: 160,
      bold: true,
      ink: ink.accent,
      outline: 0,
      keep: true,
    }),
    paragraphStyle('Heading2', 'heading 2', {
      size: 29,
      before: 320,
      after: 100,
      bold: true,
      ink: ink.accent,
      outline: 1,
      keep: true,
    }),
    paragraphStyle('Heading3', 'heading 3', { size: 23, before: 220, after: 60, bold: true, outline: 2, keep: true }),
    paragraphStyle('Lead', 'Lead', { size: 24, after: 160 }),
    paragraphStyle('Small', 'Small', { size: 17, ink: ink.quiet }),
    paragraphStyle('Caption', 'caption', { size: 19, before: 200, after: 80, bold: true, keep: true }),
    paragraphStyle('TableText', 'Table Text', { size: 18, before: 20, after: 20 }),
    paragraphStyle('KeyValue', 'Key Figure', { size: 30, after: 60, bold: true }),
    paragraphStyle('Footer', 'footer', { size: 16, after: 0, ink: ink.quiet }),
    paragraphStyle('Header', 'header', { size: 18, after: 0, bold: true, ink: ink.warning }),
    `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${colour(ink.accent)}"/></w:rPr></w:style>`,
    '</w:styles>',
  ].join('');
