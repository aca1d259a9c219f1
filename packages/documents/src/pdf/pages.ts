import { strToU8 } from 'fflate';
import type { Shape } from '../figures/drawing.ts';
import { ink } from '../figures/drawing.ts';
import { decimal, type ObjectId, type PdfFile, refer, rgb, textString } from './file.ts';
import type { Element, Structure } from './structure.ts';
import type { FontName, Fonts, Line } from './typeset.ts';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 };

const fontKeys: Readonly<Record<FontName, string>> = { regular: 'F1', strong: 'F2', emphasis: 'F3' };

interface Page {
  readonly id: ObjectId;
  readonly operations: string[];
  readonly annotations: ObjectId[];
  /** Elements by marked-content number. */
  readonly marked: string[];
  readonly parents: number;
  /** Drawings that are defined elsewhere, by the name that the page knows them by. */
  readonly forms: (readonly [name: string, id: ObjectId])[];
}

/** Pages under the pen: all that is drawn is either marked as part of an element or an artifact. y runs downwards from the top. */
export class Pages {
  readonly #file: PdfFile;
  readonly #structure: Structure;
  readonly #fonts: Fonts;
  readonly #pages: Page[] = [];
  readonly #tree: ObjectId;
  readonly #places = new Map<string, string>();
  readonly #wanted = new Set<string>();

  constructor(file: PdfFile, structure: Structure, fonts: Fonts) {
    this.#file = file;
    this.#structure = structure;
    this.#fonts = fonts;
    this.#tree = file.reserve();
  }

  get count(): number {
    return this.#pages.length;
  }

  get #page(): Page {
    const page = this.#pages.at(-1);
    if (page === undefined) throw new RangeError('Nothing can be drawn before the first page');
    return page;
  }

  open(): void {
    this.#pages.push({
      id: this.#file.reserve(),
      operations: [],
      annotations: [],
      marked: [],
      parents: this.#structure.nextParent(),
      forms: [],
    });
  }

  /** Where the page that is drawn on now can be led to. */
  destination(y: number): string {
    return `[${refer(this.#page.id)}/XYZ 0 ${decimal(PAGE.height - y)} null]`;
  }

  place(anchor: string, y: number): void {
    if (!this.#places.has(anchor)) this.#places.set(anchor, this.destination(y));
  }

  /** Width of plain text. */
  widthOf(text: string, size: number): number {
    return this.#fonts.regular.widthOf(text, size);
  }

  /** Draws something that belongs to an element. */
  mark(element: Element, draw: () => void): void {
    const page = this.#page;
    const number = page.marked.push(refer(element.id)) - 1;
    element.kids.push(`<</Type/MCR/Pg ${refer(page.id)}/MCID ${number}>>`);
    page.operations.push(`/${element.type === 'Link' ? 'Link' : 'Span'}<</MCID ${number}>>BDC`);
    draw();
    page.operations.push('EMC');
  }

  /** Draws something that says nothing: rules, washes, repeated heads, page numbers. */
  artifact(draw: () => void, pagination = false): void {
    const { operations } = this.#page;
    operations.push(pagination ? '/Artifact<</Type/Pagination>>BDC' : '/Artifact BMC');
    draw();
    operations.push('EMC');
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#page.operations.push(
      `${rgb(colour)} rg ${decimal(x)} ${decimal(PAGE.height - y - height)} ${decimal(width)} ${decimal(height)} re f`,
    );
  }

  rule(x: number, y: number, width: number, colour: string, thickness = 0.6): void {
    this.fill(x, y - thickness / 2, width, thickness, colour);
  }

  /** Text on a base line, without marks: for within `mark` and `artifact`. */
  write(text: string, x: number, y: number, font: FontName, size: number, colour: string): void {
    this.#page.operations.push(
      `BT/${fontKeys[font]} ${decimal(size)} Tf ${rgb(colour)} rg 1 0 0 1 ${decimal(x)} ${decimal(PAGE.height - y)} Tm ${this.#fonts[font].encode(text)}Tj ET`,
    );
  }

  /** A line of text of an element, with its links, on a base line. */
  line(element: Element, { runs }: Line, x: number, y: number, colour: string): void {
    let at = x;
    for (let index = 0; index < runs.length; ) {
      const target = runs[index]?.target;
      let past = index;
      while (past < runs.length && runs[past]?.target === target) past++;
      const group = runs.slice(index, past);
      const start = at;
      const owner = target === undefined ? element : this.#structure.add(element, 'Link');
      this.mark(owner, () => {
        for (const run of group) {
          this.write(run.text, at, y - run.rise, run.font, run.size, target === undefined ? colour : ink.accent);
          at += run.width;
        }
      });
      if (target !== undefined) {
        const text = group.map((run) => run.text).join('');
        const high = Math.max(...group.map((run) => run.rise + run.size));
        this.#link(owner, target, text.trim(), [start, y - high, at, y + 2]);
      }
      index = past;
    }
  }

  #link(
    element: Element,
    target: string,
    text: string,
    [left, top, right, bottom]: readonly [number, number, number, number],
  ): void {
    const page = this.#page;
    const parent = this.#structure.nextParent();
    const box = [left, PAGE.height - bottom, right, PAGE.height - top].map(decimal).join(' ');
    const inside = target.startsWith('#');
    if (inside) this.#wanted.add(target.slice(1));
    const action = inside ? `/Dest ${textString(target.slice(1))}` : `/A<</S/URI/URI ${literal(target)}>>`;
    const id = this.#file.add(
      `<</Type/Annot/Subtype/Link/Rect[${box}]/Border[0 0 0]/F 4/Contents ${textString(text)}/StructParent ${parent}${action}>>`,
    );
    page.annotations.push(id);
    element.kids.push(`<</Type/OBJR/Pg ${refer(page.id)}/Obj ${refer(id)}>>`);
    this.#structure.setParent(parent, refer(element.id));
  }

  /** An empty form (8.10) of a size, under a name, its lower left corner at (x, y): to be filled by whoever has what belongs there. */
  form(
    name: string,
    { width, height }: { readonly width: number; readonly height: number },
    x: number,
    y: number,
    scale: number,
  ): void {
    const box = [0, 0, width, height].map(decimal).join(' ');
    const id = this.#file.addStream(`/Type/XObject/Subtype/Form/BBox[${box}]`, new Uint8Array(), false);
    this.#page.forms.push([name, id]);
    const factor = String(Math.round(scale * 10_000) / 10_000);
    this.#page.operations.push(`q ${factor} 0 0 ${factor} ${decimal(x)} ${decimal(PAGE.height - y)} cm /${name} Do Q`);
  }

  /** A shape of a drawing whose corner stands at (x, y), scaled. */
  shape(shape: Shape, x: number, y: number, scale: number): void {
    const { operations } = this.#page;
    const across = (value: number): string => decimal(x + value * scale);
    const down = (value: number): string => decimal(PAGE.height - y - value * scale);
    const path = (points: readonly (readonly [number, number])[]): string =>
      points.map((point, index) => `${across(point[0])} ${down(point[1])} ${index === 0 ? 'm' : 'l'}`).join(' ');
    switch (shape.shape) {
      case 'line': {
        const dash = (shape.dash ?? []).map((length) => decimal(length * scale)).join(' ');
        operations.push(`${rgb(shape.stroke)} RG ${decimal(shape.width * scale)} w 1 j [${dash}] 0 d ${path(shape.points)} S`);
        return;
      }
      case 'area':
        operations.push(`${rgb(shape.fill)} rg ${path(shape.points)} h f`);
        return;
      case 'dot': {
        // a circle as four Bézier curves: 0.5523 is 4/3 (√2 − 1)
        const [cx, cy] = shape.centre;
        const r = shape.radius;
        const k = r * 0.5523;
        const curve = (points: readonly number[]): string =>
          points.map((value, index) => (index % 2 === 0 ? across(value) : down(value))).join(' ');
        operations.push(
          `${rgb(shape.fill)} rg ${curve([cx + r, cy])} m ${curve([cx + r, cy + k, cx + k, cy + r, cx, cy + r])} c ${curve([cx - k, cy + r, cx - r, cy + k, cx - r, cy])} c ${curve([cx - r, cy - k, cx - k, cy - r, cx, cy - r])} c ${curve([cx + k, cy - r, cx + r, cy - k, cx + r, cy])} c f`,
        );
        return;
      }
      case 'text': {
        const font = shape.strong === true ? 'strong' : 'regular';
        const size = shape.size * scale;
        const width = this.#fonts[font].widthOf(shape.text, size);
        const back = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? width / 2 : width;
        this.write(shape.text, x + shape.at[0] * scale - back, y + shape.at[1] * scale, font, size, shape.fill);
      }
    }
  }

  /** Draws on every page once more, now that all are there. */
  onEach(draw: (number: number) => void): void {
    const all = this.#pages.splice(0);
    for (const page of all) {
      this.#pages.push(page);
      draw(this.#pages.length);
    }
  }

  /** Writes pages and destinations; the ids of the two trees. Throws RangeError where a link leads nowhere. */
  finish(fonts: Readonly<Record<FontName, ObjectId>>): { readonly pages: ObjectId; readonly names: ObjectId } {
    const lost = [...this.#wanted].find((anchor) => !this.#places.has(anchor));
    if (lost !== undefined) throw new RangeError(`A link leads to #${lost}, and nothing has that name`);
    const resources = Object.entries(fontKeys)
      .map(([name, key]) => `/${key} ${refer(fonts[name === 'strong' ? 'strong' : name === 'emphasis' ? 'emphasis' : 'regular'])}`)
      .join('');
    for (const page of this.#pages) {
      const forms = page.forms.map(([name, id]) => `/${name} ${refer(id)}`).join('');
      const contents = this.#file.addStream('', strToU8(page.operations.join('\n'), true));
      this.#structure.setParent(page.parents, `[${page.marked.join(' ')}]`);
      this.#file.write(
        page.id,
        `<</Type/Page/Parent ${refer(this.#tree)}/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<</Font<<${resources}>>${forms === '' ? '' : `/XObject<<${forms}>>`}>>/Contents ${refer(contents)}/StructParents ${page.parents}/Tabs/S${page.annotations.length === 0 ? '' : `/Annots[${page.annotations.map(refer).join(' ')}]`}>>`,
      );
    }
    const kids = this.#pages.map(({ id }) => refer(id)).join(' ');
    this.#file.write(this.#tree, `<</Type/Pages/Kids[${kids}]/Count ${this.#pages.length}>>`);
    const names = [...this.#places].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const places = this.#file.add(`<</Names[${names.map(([anchor, where]) => `${textString(anchor)}${where}`).join(' ')}]>>`);
    return { pages: this.#tree, names: places };
  }
}

/** A literal string (7.3.4.2): addresses, which are ASCII. */
const literal = (text: string): string => `(${text.replaceAll(/[\\()]/gu, String.raw`\$&`)})`;
