import { strToU8 } from 'fflate';
import { decimal, type ObjectId, type PdfFile, refer } from './file.ts';

const COMPOSITE = -1;
const ARGUMENTS_ARE_WORDS = 1;
const HAS_SCALE = 8;
const MORE_COMPONENTS = 32;
const HAS_TWO_SCALES = 64;
const HAS_MATRIX = 128;

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/**
 * A TrueType font (OpenType 1.9, tables `cmap`, `glyf`, `loca`, `hmtx`): what a text is as glyphs, how wide it is, and the font with those
 * glyphs alone, for embedding. Throws RangeError where the bytes are no such font.
 */
export class TrueTypeFont {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, { readonly at: number; readonly length: number }>;
  readonly #glyphs = new Map<number, number>();
  readonly #used = new Map<number, number>([[0, 0xfffd]]);
  readonly #unitsPerEm: number;
  readonly #longMetrics: number;
  readonly #glyphCount: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = this.#view.getUint16(4);
    this.#tables = new Map(
      Array.from({ length: count }, (_, index) => {
        const at = 12 + index * 16;
        return [this.#tag(at), { at: this.#view.getUint32(at + 8), length: this.#view.getUint32(at + 12) }];
      }),
    );
    this.#unitsPerEm = this.#view.getUint16(this.#table('head') + 18);
    this.#longMetrics = this.#view.getUint16(this.#table('hhea') + 34);
    this.#glyphCount = this.#view.getUint16(this.#table('maxp') + 4);
    this.#readCharacters();
  }

  #tag(at: number): string {
    return String.fromCharCode(...this.#bytes.subarray(at, at + 4));
  }

  #table(name: string): number {
    const found = this.#tables.get(name);
    if (found === undefined) throw new RangeError(`The font has no table ${name}`);
    return found.at;
  }

  /** Characters to glyphs, from the subtable of format 12. */
  #readCharacters(): void {
    const cmap = this.#table('cmap');
    const view = this.#view;
    const offsets = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + index * 8));
    const at = offsets.find((offset) => view.getUint16(offset) === 12);
    if (at === undefined) throw new RangeError('The font has no map of characters of format 12');
    for (let group = 0; group < view.getUint32(at + 12); group++) {
      const row = at + 16 + group * 12;
      const [first, last, glyph] = [view.getUint32(row), view.getUint32(row + 4), view.getUint32(row + 8)];
      for (let character = first; character <= last; character++) this.#glyphs.set(character, glyph + character - first);
    }
  }

  /** Glyph of a character; of a question mark where the font lacks it. */
  #glyphOf(character: number): number {
    return this.#glyphs.get(character) ?? this.#glyphs.get(0x3f) ?? 0;
  }

  #advance(glyph: number): number {
    const metric = Math.min(glyph, this.#longMetrics - 1);
    return (this.#view.getUint16(this.#table('hmtx') + metric * 4) * 1000) / this.#unitsPerEm;
  }

  /** Width of a text in points. */
  widthOf(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.#advance(this.#glyphOf(character.codePointAt(0) ?? 0));
    return (width * size) / 1000;
  }

  /** The text as a string of glyphs, which the embedded font will have. */
  encode(text: string): string {
    const codes = Array.from(text, (character) => {
      const point = character.codePointAt(0) ?? 0;
      const glyph = this.#glyphOf(point);
      if (!this.#used.has(glyph)) this.#used.set(glyph, this.#glyphs.has(point) ? point : 0x3f);
      return hex(glyph);
    });
    return `<${codes.join('')}>`;
  }

  /** Puts the font with the used glyphs into the file (ISO 32000-1, 9.7 and 9.9) under a name of six letters and its own. */
  embed(file: PdfFile, name: string, flags: number): ObjectId {
    const used = [...this.#used.keys()].toSorted((a, b) => a - b);
    const subset = this.#subset(used);
    const stream = file.addStream(`/Length1 ${subset.length}`, subset);
    const view = this.#view;
    const box = [36, 38, 40, 42].map((at) => decimal((view.getInt16(this.#table('head') + at) * 1000) / this.#unitsPerEm));
    const [ascent, descent] = [4, 6].map((at) => decimal((view.getInt16(this.#table('hhea') + at) * 1000) / this.#unitsPerEm));
    const angle = flags & 64 ? -11 : 0;
    const descriptor = file.add(
      `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${box.join(' ')}]/ItalicAngle ${angle}/Ascent ${ascent}/Descent ${descent}/CapHeight 660/StemV 80/FontFile2 ${refer(stream)}>>`,
    );
    const widths = used.map((glyph) => `${glyph}[${decimal(this.#advance(glyph))}]`).join(' ');
    const descendant = file.add(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${refer(descriptor)}/CIDToGIDMap/Identity/DW 500/W[${widths}]>>`,
    );
    const unicode = file.addStream('', strToU8(this.#toUnicode(used), true));
    return file.add(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${refer(descendant)}]/ToUnicode ${refer(unicode)}>>`,
    );
  }

  #toUnicode(used: readonly number[]): string {
    const rows = used.map((glyph) => {
      const text = String.fromCodePoint(this.#used.get(glyph) ?? 0xfffd);
      return `<${hex(glyph)}><${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')}>`;
    });
    const sections: string[] = [];
    for (let from = 0; from < rows.length; from += 100) {
      const part = rows.slice(from, from + 100);
      sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n${sections.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
  }

  #place(glyph: number): readonly [from: number, to: number] {
    const loca = this.#table('loca');
    const long = this.#view.getInt16(this.#table('head') + 50) === 1;
    const at = (index: number): number =>
      long ? this.#view.getUint32(loca + index * 4) : this.#view.getUint16(loca + index * 2) * 2;
    return [at(glyph), at(glyph + 1)];
  }

  /** The glyphs that a composite glyph is made of. */
  #componentsOf(glyph: number): readonly number[] {
    const [from, to] = this.#place(glyph);
    const view = this.#view;
    let at = this.#table('glyf') + from;
    if (to === from || view.getInt16(at) !== COMPOSITE) return [];
    at += 10;
    const components: number[] = [];
    for (;;) {
      const flags = view.getUint16(at);
      components.push(view.getUint16(at + 2));
      at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
      at += flags & HAS_MATRIX ? 8 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_SCALE ? 2 : 0;
      if ((flags & MORE_COMPONENTS) === 0) return components;
    }
  }

  /** The font with these glyphs under their own numbers; the others are empty. */
  #subset(used: readonly number[]): Uint8Array {
    const kept = new Set<number>();
    const keep = (glyph: number): void => {
      if (kept.has(glyph)) return;
      kept.add(glyph);
      this.#componentsOf(glyph).forEach(keep);
    };
    used.forEach(keep);
    const glyf = this.#table('glyf');
    const outlines: Uint8Array[] = [];
    const loca = new DataView(new ArrayBuffer((this.#glyphCount + 1) * 4));
    let length = 0;
    for (let glyph = 0; glyph < this.#glyphCount; glyph++) {
      loca.setUint32(glyph * 4, length);
      if (!kept.has(glyph)) continue;
      const [from, to] = this.#place(glyph);
      const padded = new Uint8Array(Math.ceil((to - from) / 4) * 4);
      padded.set(this.#bytes.subarray(glyf + from, glyf + to));
      outlines.push(padded);
      length += padded.length;
    }
    loca.setUint32(this.#glyphCount * 4, length);
    const glyphs = new Uint8Array(length);
    let at = 0;
    for (const outline of outlines) {
      glyphs.set(outline, at);
      at += outline.length;
    }
    const copied = ['cvt ', 'fpgm', 'head', 'hhea', 'hmtx', 'maxp', 'prep'].flatMap((name): readonly [string, Uint8Array][] => {
      const table = this.#tables.get(name);
      return table === undefined ? [] : [[name, this.#bytes.slice(table.at, table.at + table.length)]];
    });
    const tables = [...copied, ['glyf', glyphs] as const, ['loca', new Uint8Array(loca.buffer)] as const];
    for (const [name, bytes] of tables) if (name === 'head') new DataView(bytes.buffer).setInt16(50, 1);
    return fontFile(tables.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

const checksum = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
};

/** Tables in alphabetical order as a font file (OpenType 1.9, table directory). */
const fontFile = (tables: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array => {
  const padded = tables.map(([name, bytes]) => {
    const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    whole.set(bytes);
    return { name, length: bytes.length, whole };
  });
  const head = 12 + tables.length * 16;
  const file = new Uint8Array(head + padded.reduce((sum, { whole }) => sum + whole.length, 0));
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let at = head;
  padded.forEach(({ name, length, whole }, index) => {
    const row = 12 + index * 16;
    file.set(strToU8(name, true), row);
    view.setUint32(row + 4, checksum(whole));
    view.setUint32(row + 8, at);
    view.setUint32(row + 12, length);
    file.set(whole, at);
    at += whole.length;
  });
  return file;
};
