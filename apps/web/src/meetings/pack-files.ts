import type { FileReference } from '@likeverd/casework';
import { type Following, openPdf, type OpenedPdf, type Unopened } from '@likeverd/documents';
import type { PackAttachment } from '@likeverd/documents/pack';
import type { Content } from '../i18n/language.tsx';

/** A file of a case on the agenda, and where its bytes are. */
export interface PackFile {
  readonly file: FileReference;
  readonly address: string;
  /** Heading of its item. */
  readonly item: string;
}

/** Bytes of one file, and pages of all, that a pack takes in: what a browser can hold. */
const largest = 60 * 1024 * 1024;
const largestTogether = 200 * 1024 * 1024;
const mostPages = 1_500;

/** What became of the files: a line for each, and the documents whose pages follow. */
export interface Gathered {
  readonly attachments: readonly PackAttachment[];
  readonly following: readonly Following[];
  readonly opened: readonly OpenedPdf[];
}

type Why = Unopened | 'notPdf' | 'tooLarge' | 'unreachable';

/** Fetches and opens the files one after the other; each that cannot follow is told with its reason, and stops nothing. */
export async function gather(
  files: readonly PackFile[],
  words: Content['pages']['meetings']['attachments'],
  fetched: (address: string) => Promise<Uint8Array | null>,
): Promise<Gathered> {
  const attachments: PackAttachment[] = [];
  const following: Following[] = [];
  const opened: OpenedPdf[] = [];
  let [bytes, pages] = [0, 0];
  for (const { file, address, item } of files) {
    const line = { name: file.name, item, hash: file.hash };
    const fits = file.size <= largest && bytes + file.size <= largestTogether;
    const found = await openedFile(file, fits, () => fetched(address));
    const pdf = typeof found === 'string' || pages + found.sizes.length <= mostPages ? found : 'tooLarge';
    if (typeof pdf === 'string') {
      attachments.push({ ...line, said: words.notAppended[pdf] });
      continue;
    }
    bytes += file.size;
    pages += pdf.sizes.length;
    opened.push(pdf);
    const of = String(pdf.sizes.length);
    const anchor = `attachment-${opened.length}`;
    attachments.push({ ...line, said: words.appended({ pages: of }), anchor });
    following.push({
      heading: { block: 'heading', level: 2, text: file.name, anchor },
      sheets: pdf.sizes.map((size, index) => ({
        size,
        alternative: words.sheet({ page: String(index + 1), of, name: file.name }),
      })),
    });
  }
  return { attachments, following, opened };
}

async function openedFile(
  { mediaType }: FileReference,
  fits: boolean,
  fetched: () => Promise<Uint8Array | null>,
): Promise<OpenedPdf | Why> {
  if (mediaType !== 'application/pdf') return 'notPdf';
  if (!fits) return 'tooLarge';
  const bytes = await fetched();
  return bytes === null ? 'unreachable' : openPdf(bytes);
}

/** A line for each file where pages cannot follow. */
export const listed = (
  files: readonly PackFile[],
  { notAppended }: Content['pages']['meetings']['attachments'],
): readonly PackAttachment[] =>
  files.map(({ file, item }) => ({
    name: file.name,
    item,
    hash: file.hash,
    said: file.mediaType === 'application/pdf' ? notAppended.inPdf : notAppended.notPdf,
  }));
