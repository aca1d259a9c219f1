import { decimal, type ObjectId, type PdfFile, refer, textString } from './file.ts';

/** Standard structure types of ISO 32000-1, 14.8.4 that documents use. */
export type StructureType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Div';

export interface ElementOptions {
  /** What stands for it when it cannot be seen. */
  readonly alternative?: string;
  /** What a heading of a table is the heading of. */
  readonly scope?: 'Column' | 'Row';
}

/** One element of the structure tree. */
export interface Element {
  readonly id: ObjectId;
  readonly type: StructureType;
  readonly parent: ObjectId;
  readonly options: ElementOptions;
  /** Elements, marked content and annotations, in reading order. */
  readonly kids: string[];
  /** Where a figure lies on its page. */
  box?: readonly [number, number, number, number];
}

/** The structure tree of a document: what each piece of a page is, in reading order (ISO 32000-1, 14.7; ISO 14289-1). */
export class Structure {
  readonly #file: PdfFile;
  readonly #root: ObjectId;
  readonly #elements: Element[] = [];
  readonly #parents: string[] = [];
  readonly document: Element;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.reserve();
    this.document = this.#element('Document', this.#root, {});
  }

  #element(type: StructureType, parent: ObjectId, options: ElementOptions): Element {
    const element: Element = { id: this.#file.reserve(), type, parent, options, kids: [] };
    this.#elements.push(element);
    return element;
  }

  /** A new last child. */
  add(parent: Element, type: StructureType, options: ElementOptions = {}): Element {
    const element = this.#element(type, parent.id, options);
    parent.kids.push(refer(element.id));
    return element;
  }

  /** Index of the next entry in the tree of parents; `set` fills it. */
  nextParent(): number {
    return this.#parents.push('null') - 1;
  }

  setParent(index: number, entry: string): void {
    this.#parents[index] = entry;
  }

  /** Writes the tree; the id of its root. */
  write(): ObjectId {
    for (const { id, type, parent, options, kids, box } of this.#elements) {
      const { alternative, scope } = options;
      const attributes = [
        ...(scope === undefined ? [] : [`<</O/Table/Scope/${scope}>>`]),
        ...(box === undefined ? [] : [`<</O/Layout/Placement/Block/BBox[${box.map(decimal).join(' ')}]>>`]),
      ];
      this.#file.write(
        id,
        `<</Type/StructElem/S/${type}/P ${refer(parent)}/K[${kids.join(' ')}]${alternative === undefined ? '' : `/Alt ${textString(alternative)}`}${attributes.length === 0 ? '' : `/A[${attributes.join(' ')}]`}>>`,
      );
    }
    const parents = this.#file.add(`<</Nums[${this.#parents.map((entry, index) => `${index} ${entry}`).join(' ')}]>>`);
    return this.#file.write(
      this.#root,
      `<</Type/StructTreeRoot/K ${refer(this.document.id)}/ParentTree ${refer(parents)}/ParentTreeNextKey ${this.#parents.length}>>`,
    );
  }
}
