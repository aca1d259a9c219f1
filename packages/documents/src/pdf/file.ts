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

/** An object as it goes into the file: those without a stream are packed together. */
type Written = { readonly kind: 'plain'; readonly text: string } | { readonly kind: 'stream'; readonly bytes: Uint8Array };

/** Objects that are packed into one stream. */
const PACKED = 200;

/**
 * The objects of a PDF file (ISO 32000-1, 7.5): streams by themselves, all others packed in object streams (7.5.7), and a cross-reference
 * stream (7.5.8): a structure tree is tens of thousands of small objects. Equal objects give equal bytes.
 */
export class PdfFile {
  readonly #objects: (Written | undefined)[] = [];

  /** An id for an object that is written later. */
  reserve(): ObjectId {
    this.#objects.push(undefined);
    return this.#objects.length;
  }

  write(id: ObjectId, text: string): ObjectId {
    this.#objects[id - 1] = { kind: 'plain', text };
    return id;
  }

  add(text: string): ObjectId {
    return this.write(this.reserve(), text);
  }

  /** A stream; `entries` are those of its dictionary besides length and filter. */
  addStream(entries: string, bytes: Uint8Array, compressed = true): ObjectId {
    const id = this.reserve();
    const body = compressed ? zlibSync(bytes, { level: 9 }) : bytes;
    const head = `<<${entries}${compressed ? '/Filter/FlateDecode' : ''}/Length ${body.length}>>\nstream\n`;
    this.#objects[id - 1] = { kind: 'stream', bytes: joined([strToU8(head, true), body, strToU8('\nendstream', true)]) };
    return id;
  }

  /** Puts the objects without a stream into streams; where each came to stand. */
  #pack(): ReadonlyMap<ObjectId, { readonly within: ObjectId; readonly index: number }> {
    const places = new Map<ObjectId, { readonly within: ObjectId; readonly index: number }>();
    const plain = this.#objects.flatMap((object, index) => {
      if (object === undefined) throw new RangeError(`Object ${index + 1} was never written`);
      return object.kind === 'plain' ? [{ id: index + 1, text: object.text }] : [];
    });
    for (let from = 0; from < plain.length; from += PACKED) {
      const part = plain.slice(from, from + PACKED);
      let at = 0;
      const heads = part.map(({ id, text }) => {
        const head = `${id} ${at}`;
        at += text.length + 1;
        return head;
      });
      const table = `${heads.join(' ')}\n`;
      const body = strToU8(`${table}${part.map(({ text }) => text).join('\n')}\n`, true);
      const within = this.addStream(`/Type/ObjStm/N ${part.length}/First ${table.length}`, body);
      part.forEach(({ id }, index) => places.set(id, { within, index }));
    }
    return places;
  }

  /** The whole file. Throws RangeError where an object was reserved and never written. */
  bytes(root: ObjectId, information: ObjectId): Uint8Array {
    const packed = this.#pack();
    const parts: Uint8Array[] = [strToU8('%PDF-1.7\n%\u00e6\u00f8\u00e5\u00c6\n', true)];
    let at = parts[0]?.length ?? 0;
    const put = (bytes: Uint8Array): void => {
      parts.push(bytes);
      at += bytes.length;
    };
    const size = this.#objects.length + 2;
    // one row an object: kind, place, index within its stream (7.5.8.3)
    const rows = new DataView(new ArrayBuffer(size * 7));
    const row = (id: ObjectId, kind: number, place: number, index: number): void => {
      rows.setUint8(id * 7, kind);
      rows.setUint32(id * 7 + 1, place);
      rows.setUint16(id * 7 + 5, index);
    };
    row(0, 0, 0, 65_535);
    this.#objects.forEach((object, index) => {
      const id = index + 1;
      const place = packed.get(id);
      if (place !== undefined) row(id, 2, place.within, place.index);
      else if (object?.kind === 'stream') {
        row(id, 1, at, 0);
        put(joined([strToU8(`${id} 0 obj\n`, true), object.bytes, strToU8('\nendobj\n', true)]));
      }
    });
    const start = at;
    row(size - 1, 1, start, 0);
    const table = zlibSync(new Uint8Array(rows.buffer), { level: 9 });
    put(
      joined([
        strToU8(
          `${size - 1} 0 obj\n<</Type/XRef/Size ${size}/W[1 4 2]/Root ${refer(root)}/Info ${refer(information)}/Filter/FlateDecode/Length ${table.length}>>\nstream\n`,
          true,
        ),
        table,
        strToU8(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`, true),
      ]),
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
