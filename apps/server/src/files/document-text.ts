import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

/** Media types whose text can be read. */
export const readableTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

/** Largest unpacked part of a Word file, in bytes. */
const largestPart = 128 * 1024 * 1024;

/** The text of a document: its parts as people name them, and whatever else of it a program can read. */
export interface DocumentText {
  /** Pages of a PDF, paragraphs of a Word document, in order. */
  readonly parts: readonly string[];
  /** What stands beside them: properties of the file; in a Word document notes, headers, comments and deleted text. */
  readonly beside: readonly string[];
}

/** The text of a PDF or Word file, also where something is drawn over it; null where there is none that can be read. */
export async function readDocumentText(bytes: Uint8Array, mediaType: string): Promise<DocumentText | null> {
  try {
    const text = mediaType === 'application/pdf' ? await textOfPdf(bytes) : textOfWord(bytes);
    return text.parts.every((part) => part.trim() === '') ? null : text;
  } catch {
    return null; // damaged, locked, or too large when unpacked: not to be checked, which the caller refuses
  }
}

async function textOfPdf(bytes: Uint8Array): Promise<DocumentText> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: false });
  const { info } = await document.getMetadata();
  const notes: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const annotations: unknown = await (await document.getPage(number)).getAnnotations();
    notes.push(JSON.stringify(annotations));
  }
  return { parts: text, beside: [JSON.stringify(info), ...notes] };
}

function textOfWord(bytes: Uint8Array): DocumentText {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!name.endsWith('.xml')) return false;
      unpacked += originalSize;
      if (unpacked > largestPart) throw new Error('too large when unpacked');
      return true;
    },
  });
  const main = files['word/document.xml'];
  if (main === undefined) return { parts: [], beside: [] };
  const parts = [...strFromU8(main).matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => plain(paragraph));
  return { parts, beside: Object.values(files).map((file) => plain(strFromU8(file))) };
}

/** The characters of an XML text without its markup; deleted text stays in. */
function plain(xml: string): string {
  return xml
    .replaceAll(/<w:(?:tab|br|cr)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_sign, hex: string | undefined, decimal: string | undefined) =>
      String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
