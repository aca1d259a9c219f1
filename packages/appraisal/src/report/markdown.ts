/** A piece of a written text before its references are resolved. */
export type Written =
  | { readonly kind: 'text'; readonly text: string; readonly mark?: 'strong' | 'emphasis' | 'code' }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `{{id}}` or `{{id 2}}`: a result, with so many decimals. */
  | { readonly kind: 'reference'; readonly id: string; readonly digits?: number };

export type WrittenBlock =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Written[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Written[])[] };

const pieces =
  /\{\{\s*([^\s{}]+)(?:\s+(\d))?\s*\}\}|\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)/g;

/** The pieces of one paragraph. What looks like none of ours stays text, so that nothing written is lost and nothing is run. */
function readInline(text: string): readonly Written[] {
  const found: Written[] = [];
  let from = 0;
  for (const match of text.matchAll(pieces)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    found.push(piece(match));
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

function piece([, id, digits, strong, emphasis, code, label = '', href = '']: RegExpExecArray): Written {
  if (id !== undefined) return { kind: 'reference', id, ...(digits === undefined ? {} : { digits: Number(digits) }) };
  if (strong !== undefined) return { kind: 'text', text: strong, mark: 'strong' };
  if (emphasis !== undefined) return { kind: 'text', text: emphasis, mark: 'emphasis' };
  if (code !== undefined) return { kind: 'text', text: code, mark: 'code' };
  return { kind: 'link', text: label, href };
}

const bullet = /^\s*[-*] +/;
const numbered = /^\s*\d+[.)] +/;

/**
 * Reads the part of Markdown that reports are written in: paragraphs between blank lines, lists, headings of level three and four. There
 * is no HTML: angle brackets are text.
 */
export function readMarkdown(text: string): readonly WrittenBlock[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .flatMap(blocksOf);
}

type Kind = 'paragraph' | 'bullet' | 'numbered' | 'heading';

/** Lines that belong together. */
interface Group {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

const kindOf = (line: string): Kind =>
  /^\s*#{1,6}\s/.test(line) ? 'heading' : bullet.test(line) ? 'bullet' : numbered.test(line) ? 'numbered' : 'paragraph';

/** The groups after one more line. A line that begins nothing goes on with the paragraph or the item before it. */
function grouped(groups: readonly Group[], line: string): readonly Group[] {
  const kind = kindOf(line);
  const last = groups.at(-1);
  const before = groups.slice(0, -1);
  if (kind === 'paragraph' && last !== undefined && last.kind !== 'heading')
    return [...before, { ...last, lines: [...last.lines.slice(0, -1), `${last.lines.at(-1) ?? ''} ${line.trim()}`] }];
  if (kind === last?.kind && kind !== 'heading' && kind !== 'paragraph') return [...before, { kind, lines: [...last.lines, line] }];
  return [...groups, { kind, lines: [line] }];
}

/** A run of lines without a blank one may hold a heading, a paragraph and a list after each other. */
const blocksOf = (block: string): readonly WrittenBlock[] => block.split('\n').reduce<readonly Group[]>(grouped, []).map(asBlock);

function asBlock({ kind, lines }: Group): WrittenBlock {
  const [first = ''] = lines;
  switch (kind) {
    case 'heading': {
      const [, marks = '', text = ''] = /^\s*(#{1,6})\s+(.*)$/.exec(first) ?? [];
      return { kind, level: marks.length > 3 ? 4 : 3, text };
    }
    case 'paragraph':
      return { kind, content: readInline(lines.join(' ').trim()) };
    case 'bullet':
      return { kind: 'list', ordered: false, items: lines.map((line) => readInline(line.replace(bullet, ''))) };
    case 'numbered':
      return { kind: 'list', ordered: true, items: lines.map((line) => readInline(line.replace(numbered, ''))) };
  }
}

/** The references of a text, in order. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(pieces)].flatMap(([, id]) => (id === undefined ? [] : [id]));
}
