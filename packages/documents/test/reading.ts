import { strFromU8, unzipSync, unzlibSync } from 'fflate';

/** Objects of a PDF file by number, as text; streams are told apart. */
export interface ReadPdf {
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: string;
  /** Content of each page, decompressed, in order. */
  readonly pages: readonly string[];
}

const latin = (bytes: Uint8Array): string => strFromU8(bytes, true);

/** A reader of PDF files of its own: finds objects by the cross-reference table, not by the order they were written in. */
export const readPdf = (bytes: Uint8Array): ReadPdf => {
  const text = latin(bytes);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const objectAt = (offset: number, id: number): string => {
    const head = `${id} 0 obj\n`;
    if (text.slice(offset, offset + head.length) !== head) throw new Error(`object ${id} is not where the table says`);
    return text.slice(offset + head.length, text.indexOf('\nendobj\n', offset));
  };
  const table = text.slice(text.indexOf('\n', start) + 1);
  const size = Number(/\/Size (\d+)/.exec(table)?.[1]);
  const rows = streamOf(table);
  if (rows.length !== size * 7) throw new Error('the table has another size than it says');
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const objects = new Map<number, string>();
  const ids = Array.from({ length: size - 1 }, (_, index) => index + 1);
  for (const id of ids) if (view.getUint8(id * 7) === 1) objects.set(id, objectAt(view.getUint32(id * 7 + 1), id));
  for (const id of ids) {
    if (view.getUint8(id * 7) !== 2) continue;
    const stream = objects.get(view.getUint32(id * 7 + 1)) ?? '';
    const content = latin(streamOf(stream));
    const first = Number(/\/First (\d+)/.exec(stream)?.[1]);
    const heads = content.slice(0, first).trim().split(/\s+/).map(Number);
    const index = view.getUint16(id * 7 + 5);
    if (heads[2 * index] !== id) throw new Error(`object ${id} is not where the table says`);
    const next = heads[2 * index + 3];
    objects.set(id, content.slice(first + (heads[2 * index + 1] ?? 0), next === undefined ? undefined : first + next).trimEnd());
  }
  const catalog = objects.get(Number(/\/Root (\d+) 0 R/.exec(table)?.[1])) ?? '';
  const tree = objects.get(Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])) ?? '';
  const kids = [...(/\/Kids\[(.*?)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  const pages = kids.map((id) => {
    const contents = Number(/\/Contents (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]);
    return latin(streamOf(objects.get(contents) ?? ''));
  });
  return { objects, catalog, pages };
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
