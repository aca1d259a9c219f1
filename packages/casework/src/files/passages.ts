import { type Rejection, reject } from '../rejections.ts';
import type { FilePassage } from './state.ts';

/**
 * A text as it is compared: without white space, hyphens, dashes and case, since a program that reads a file breaks lines and words where it
 * likes. Unicode normal form KC, so that ligatures and narrow digits are what they stand for.
 */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u00ad\u200b-\u200d\u2060\p{Pd}]/gu, '');
}

const isDigit = (sign: string | undefined): boolean => sign !== undefined && /\p{Nd}/u.test(sign);

/** True where a passage stands in a text; a number stands there only as a whole number. */
function stands(text: string, passage: string): boolean {
  if (passage === '') return false;
  for (let place = text.indexOf(passage); place >= 0; place = text.indexOf(passage, place + 1)) {
    const within =
      (isDigit(passage[0]) && isDigit(text[place - 1])) || (isDigit(passage.at(-1)) && isDigit(text[place + passage.length]));
    if (!within) return true;
  }
  return false;
}

/** What is claimed and does not stand on the page that is named, row by row. `pages` are the texts of the file's pages, in order. */
export function passagesNotFound(
  claims: readonly Pick<FilePassage, 'page' | 'passage'>[],
  pages: readonly string[],
): readonly Rejection[] {
  const texts = pages.map(bare);
  return claims.flatMap(({ page, passage }, index) =>
    stands(texts[page - 1] ?? '', bare(passage))
      ? []
      : [
          reject(
            'files.passageMissing',
            'files.passagesClaimed',
            { page, pages: pages.length },
            `filePassages.${index + 1}.${page > pages.length ? 'page' : 'passage'}`,
          ),
        ],
  );
}

/** What is claimed and still stands anywhere in a file that is said to be without it; the passage itself is not repeated. */
export function passagesLeft(claims: readonly FilePassage[], pages: readonly string[]): readonly Rejection[] {
  // A passage may run from one page to the next.
  const text = bare(pages.join(' '));
  const left = claims.flatMap(({ passage }, index) => (stands(text, bare(passage)) ? [index + 1] : []));
  return left.length === 0
    ? []
    : [reject('files.passageLeft', 'files.passagesClaimed', { count: left.length, numbers: left.join(', ') }, 'file')];
}
