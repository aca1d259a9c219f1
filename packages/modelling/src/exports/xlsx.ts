import { strToU8, zipSync } from 'fflate';

/**
 * Workbooks in Office Open XML (ISO/IEC 29500), as few of its parts as a spreadsheet program needs: sheets of text, numbers and formulas. The
 * same sheets give the same bytes.
 */
export type SheetStyle = 'plain' | 'heading' | 'whole' | 'fine' | 'percent';

export interface SheetCell {
  readonly value: string | number;
  /** Without the equals sign; `value` is what it comes to, for readers that do not calculate. */
  readonly formula?: string;
  readonly style?: SheetStyle;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (SheetCell | string | number | undefined)[])[];
  /** Width of the first column in characters. */
  readonly firstWidth: number;
}

/** `A`, …, `Z`, `AA`, … of a column counted from 0. */
export const columnName = (column: number): string =>
  `${column >= 26 ? columnName(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;

const LONGEST_NAME = 31;

/** Names that a workbook may give its sheets: no longer than 31 characters, without []:*?/\ and each only once. */
export const sheetNames = (wanted: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean = name.replaceAll(/[[\]:*?/\\']/gu, ' ').trim();
    for (let copy = 1; ; copy++) {
      const suffix = copy === 1 ? '' : ` ${copy}`;
      const candidate = `${clean.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
};

const styles: readonly SheetStyle[] = ['plain', 'heading', 'whole', 'fine', 'percent'];
const STYLES = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.000"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>',
  '<xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>',
  '<xf numFmtId="10" applyNumberFormat="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

// control characters that XML 1.0 has no way to write
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escaped = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const numberText = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a number`);
  return String(value);
};

const cellXml = (cell: SheetCell | string | number, place: string): string => {
  const { value, formula, style = 'plain' } = typeof cell === 'object' ? cell : { value: cell };
  const styled = style === 'plain' ? '' : ` s="${styles.indexOf(style)}"`;
  const calculated = formula === undefined ? '' : `<f>${escaped(formula)}</f>`;
  if (typeof value === 'number') return `<c r="${place}"${styled}>${calculated}<v>${numberText(value)}</v></c>`;
  return formula === undefined
    ? `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
    : `<c r="${place}"${styled} t="str">${calculated}<v>${escaped(value)}</v></c>`;
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const sheetXml = ({ rows, firstWidth }: Sheet): string => {
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => (cell === undefined ? '' : cellXml(cell, `${columnName(column)}${index + 1}`)));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const widths = `<cols><col min="1" max="1" width="${firstWidth}" customWidth="1"/><col min="2" max="200" width="15" customWidth="1"/></cols>`;
  return `${DECLARATION}<worksheet xmlns="${MAIN}">${widths}<sheetData>${lines.join('')}</sheetData></worksheet>`;
};

/** The sheets as the bytes of an .xlsx file; names as `sheetNames` gives them. Throws for a number that is not finite. */
export const workbookBytes = (sheets: readonly Sheet[]): Uint8Array => {
  const types = sheets.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const names = sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${DECLARATION}${STYLES}`,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)])),
  };
  // the earliest time a zip archive can hold, so that equal sheets give equal bytes
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { mtime });
};
