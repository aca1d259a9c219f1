import { strToU8, zlibSync } from 'fflate';

/** Number of an indirect object. */
export type ObjectId = number;

export const refer = (id: ObjectId): string => `${id} 0 R`;

/** A number as PDF writes it: no exponent, no more than a hundredth of a point. */
export const decimal = (value: number): string => String(Math.round(value * 100) / 100 + 0);

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

/** A text string in UTF-16 (ISO 32000-1, 7.9.2.2). */
export const textString = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join('')}>`;

/** A date of which only the day is known (7.9.4). */
export const dateString = (date: string): string => `(D:${date.replaceAll('-', '')}000000Z)`;

/** `[r g b]` in [0, 1] of `#rrggbb`. */
export const rgb = (colour: string): string =>
  [1, 3, 5].map((at) => String(Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000)).join(' ');

/** The objects of a PDF file (ISO 32000-1, 7.5): a body, a cross-reference table, a trailer. Equal objects give equal bytes. */
export class PdfFile {
  readonly #objects: (Uint8Array | undefined)[] = [];

  /** An id for an object that is written later. */
  reserve(): ObjectId {
    this.#objects.push(undefined);
    return this.#objects.length;
  }

  write(id: ObjectId, content: string): ObjectId {
    this.#objects[id - 1] = strToU8(content, true);
    return id;
  }

  add(content: string): ObjectId {
    return this.write(this.reserve(), content);
  }

  /** A stream; `entries` are those of its dictionary besides length and filter. */
  addStream(entries: string, bytes: Uint8Array, compressed = true): ObjectId {
    const id = this.reserve();
    const body = compressed ? zlibSync(bytes, { level: 9 }) : bytes;
    const head = strToU8(`<<${entries}${compressed ? '/Filter/FlateDecode' : ''}/Length ${body.length}>>\nstream\n`, true);
    this.#objects[id - 1] = joined([head, body, strToU8('\nendstream', true)]);
    return id;
  }

  /** The whole file. Throws RangeError where an object was reserved and never written. */
  bytes(root: ObjectId, information: ObjectId): Uint8Array {
    const parts: Uint8Array[] = [strToU8('%PDF-1.7\n%\u00e6\u00f8\u00e5\u00c6\n', true)];
    let at = parts[0]?.length ?? 0;
    const offsets: number[] = [];
    this.#objects.forEach((object, index) => {
      if (object === undefined) throw new RangeError(`Object ${index + 1} was never written`);
      const part = joined([strToU8(`${index + 1} 0 obj\n`, true), object, strToU8('\nendobj\n', true)]);
      offsets.push(at);
      at += part.length;
      parts.push(part);
    });
    const size = this.#objects.length + 1;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    parts.push(
      strToU8(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root ${refer(root)}/Info ${refer(information)}>>\nstartxref\n${at}\n%%EOF\n`,
        true,
      ),
    );
    return joined(parts);
  }
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
