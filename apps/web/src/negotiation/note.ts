import type { LegalGround } from '@likeverd/casework';
import type { ListedOffer } from './offers.ts';
import { type Quantity, quantities } from './quantities.ts';

/** A piece of a price note: text, or a value with the ground on which it is withheld; null where anyone may read it. */
export type Piece = string | { readonly value: string; readonly ground: LegalGround | null };

export type NoteBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly { readonly heading: string; readonly cells: readonly Piece[] }[];
    };

/**
 * On which ground a number of an offer is withheld. Everything that an offered price goes into lets the price be computed back, so it is
 * withheld as the price is; what the list price alone goes into is as open as the run. S13.R2, A8-6.
 */
export function groundOf(origin: ListedOffer['origin'], quantity: Quantity, openRun: boolean): LegalGround | null {
  if (origin === 'own' && quantity !== 'incrementalQalys') return 'negotiatingPosition';
  if (origin === 'recorded' && quantity !== 'incrementalQalys') return 'tradeSecret';
  return openRun ? null : 'tradeSecret';
}

const reference = /\[\[([A-Za-z0-9]+)\.([A-Za-z0-9]+)\]\]/gu;

const isQuantity = (text: string): text is Quantity => quantities.some((quantity) => quantity === text);

/** References in a text to offers or quantities that there are none of. */
export function unknownReferences(text: string, offers: readonly ListedOffer[]): readonly string[] {
  return [...text.matchAll(reference)]
    .filter(([, offer, quantity = '']) => !offers.some(({ id }) => id === offer) || !isQuantity(quantity))
    .map(([whole]) => whole);
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '');
/** Shorter numbers turn up by chance: years, percentages, counts. */
const fewestDigits = 4;
const typedNumber = /\d(?:[\d\s\u00a0\u202f.,]*\d)?/gu;

/**
 * The pieces of a text that was written with references: each reference becomes the number it stands for. A number that was typed and has
 * the digits of a withheld one is withheld too.
 */
export function piecesOf(
  text: string,
  offers: readonly ListedOffer[],
  written: (offer: string, quantity: Quantity) => Exclude<Piece, string>,
): readonly Piece[] {
  const secrets = new Map(
    offers
      .flatMap(({ id }) => quantities.map((quantity) => written(id, quantity)))
      .flatMap(({ value, ground }) => (ground === null ? [] : [[digitsOf(value), ground] as const]))
      .filter(([digits]) => digits.length >= fewestDigits),
  );
  const guarded = (plain: string): readonly Piece[] =>
    split(plain, typedNumber, ([number]) => {
      const ground = secrets.get(digitsOf(number));
      return ground === undefined ? number : { value: number, ground };
    });
  return split(text, reference, (match) => {
    const [whole, offer = '', quantity = ''] = match;
    return isQuantity(quantity) && offers.some(({ id }) => id === offer) ? written(offer, quantity) : whole;
  }).flatMap((piece) => (typeof piece === 'string' ? guarded(piece) : [piece]));
}

function split(text: string, pattern: RegExp, become: (match: RegExpExecArray) => Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(text.slice(from, match.index), become(match));
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
}

/** The edition for those who may not see prices: every withheld value replaced, each by itself. */
export function withoutSecrets(blocks: readonly NoteBlock[], redacted: string): readonly NoteBlock[] {
  const open = (piece: Piece): Piece =>
    typeof piece === 'string' || piece.ground === null ? piece : { value: redacted, ground: piece.ground };
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, pieces: block.pieces.map(open) };
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(open) })) };
    return block;
  });
}

/** How many of the values of a note are withheld, and on which grounds. */
export function redactionOf(blocks: readonly NoteBlock[]): {
  readonly values: number;
  readonly withheld: number;
  readonly grounds: readonly LegalGround[];
} {
  const values = blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.pieces : block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [],
    )
    .filter((piece) => typeof piece !== 'string');
  const grounds = values.flatMap(({ ground }) => (ground === null ? [] : [ground]));
  return { values: values.length, withheld: grounds.length, grounds: [...new Set(grounds)] };
}

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.value);

/** The note as plain text, as it is recorded in the case. */
export function noteText(blocks: readonly NoteBlock[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'title':
        case 'heading':
          return block.text;
        case 'paragraph':
          return block.pieces.map(textOf).join('');
        case 'table':
          return [
            block.caption,
            ...block.rows.map(
              ({ heading, cells }) =>
                `${heading}: ${cells.map((cell, index) => `${block.head[index + 1] ?? ''} ${textOf(cell)}`).join('; ')}`,
            ),
          ].join('\n');
      }
    })
    .join('\n\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The note as a page of its own. */
export function noteHtml(blocks: readonly NoteBlock[], language: string): string {
  const title = blocks.find((block) => block.kind === 'title')?.text ?? '';
  const body = blocks.map((block) => {
    switch (block.kind) {
      case 'title':
        return `<h1>${escaped(block.text)}</h1>`;
      case 'heading':
        return `<h2>${escaped(block.text)}</h2>`;
      case 'paragraph':
        return `<p>${escaped(block.pieces.map(textOf).join(''))}</p>`;
      case 'table': {
        const head = block.head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
        const rows = block.rows.map(
          ({ heading, cells }) =>
            `<tr><th scope="row">${escaped(heading)}</th>${cells.map((cell) => `<td>${escaped(textOf(cell))}</td>`).join('')}</tr>`,
        );
        return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
      }
    }
  });
  const style =
    'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}p{white-space:pre-wrap}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600}th,td{border-bottom:1px solid #888;padding:.25rem .5rem;text-align:left}td{text-align:right}';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${body.join('\n')}</body></html>`;
}
