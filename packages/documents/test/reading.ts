import { strFromU8, unzipSync, unzlibSync } from 'fflate';

/** Objects of a PDF file by number, as text; streams are told apart. */
export interface ReadPdf {
  readonly text: string;
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: string;
  /** Content of each page, decompressed, in order. */
  readonly pages: readonly string[];
}

const latin = (bytes: Uint8Array): string => strFromU8(bytes, true);

/** A reader of PDF files of its own: finds objects by the cross-reference table, not by the order they were written in. */
export const readPdf = (bytes: Uint8Array): ReadPdf => {
  const text = latin(bytes);
  const xref = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const table = /^xref\n0 (\d+)\n([\s\S]*?)trailer\n<<([\s\S]*?)>>\nstartxref/.exec(text.slice(xref));
  if (table === null) throw new Error('no cross-reference table');
  const [, size = '0', rows = '', trailer = ''] = table;
  const offsets = rows
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => Number(row.slice(0, 10)));
  if (offsets.length !== Number(size) - 1) throw new Error('the table has another size than it says');
  const objects = new Map<number, string>();
  offsets.forEach((offset, index) => {
    const found = new RegExp(`^${index + 1} 0 obj\n`).exec(text.slice(offset, offset + 20));
    if (found === null) throw new Error(`object ${index + 1} is not where the table says`);
    const start = offset + found[0].length;
    objects.set(index + 1, text.slice(start, text.indexOf('\nendobj\n', start)));
  });
  const catalog = objects.get(Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])) ?? '';
  const tree = objects.get(Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])) ?? '';
  const kids = [...(/\/Kids\[(.*?)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  const pages = kids.map((id) => {
    const contents = Number(/\/Contents (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]);
    return latin(streamOf(objects.get(contents) ?? ''));
  });
  return { text, objects, catalog, pages };
};

/** The bytes of a stream object. */
export const streamOf = (object: string): Uint8Array => {
  const length = Number(/\/Length (\d+)/.exec(object)?.[1]);
  const start = object.indexOf('stream\n') + 7;
  const body = Uint8Array.from(object.slice(start, start + length), (character) => character.charCodeAt(0));
  return object.includes('/FlateDecode') ? unzlibSync(body) : body;
};

/** What a hexadecimal text string says. */
export const textOf = (hex: string): string => {
  const units = (hex.match(/[0-9A-F]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units.slice(units[0] === 0xfeff ? 1 : 0));
};

/** Text that is shown on all pages, read through the fonts' own maps of characters. */
export const shownText = ({ objects, pages }: ReadPdf): string => {
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const resources = [...objects.values()].find((object) => object.includes('/Font<</F1')) ?? '';
  for (const [, name = '', id] of resources.matchAll(/\/(F\d) (\d+) 0 R/g)) {
    const font = objects.get(Number(id)) ?? '';
    const map = latin(streamOf(objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])) ?? ''));
    fonts.set(
      name,
      new Map([...map.matchAll(/<([0-9A-F]{4})><([0-9A-F]+)>/g)].map(([, glyph = '', to = '']) => [glyph, textOf(to)])),
    );
  }
  return pages
    .flatMap((page) => [...page.matchAll(/BT\/(F\d) .*? Tm <([0-9A-F]*)>Tj ET/g)])
    .map(([, font = '', codes = '']) => (codes.match(/.{4}/g) ?? []).map((code) => fonts.get(font)?.get(code) ?? '\u0000').join(''))
    .join('\n');
};

/** Files of a package by name, as text. */
export const unzipped = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** Whether every element of an XML text is closed in its order; what is left open, or closed wrongly, where not. */
export const openElements = (xml: string): readonly string[] => {
  const open: string[] = [];
  for (const [, end, name = '', own] of xml.matchAll(/<(\/?)([a-zA-Z][\w:.-]*)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return [...open, `</${name}>`];
    } else if (own !== '/') open.push(name);
  }
  return open;
};
