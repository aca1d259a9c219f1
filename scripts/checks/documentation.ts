import path from 'node:path';
import { type Finding, lineAt, type RepositoryFile } from './repository.ts';

/** What the documents may name: the scripts of package.json and the commands of the command line. */
export interface Commands {
  readonly scripts: ReadonlySet<string>;
  readonly likeverd: ReadonlySet<string>;
}

/** Every statement of the documents that can be checked against the repository and does not hold. */
export function documentation(files: readonly RepositoryFile[], commands: Commands): readonly Finding[] {
  const documents = files.filter((file) => file.path.endsWith('.md'));
  const exists = existence(files);
  return [
    ...documents.flatMap((document) => deadLinks(document, documents, exists)),
    ...documents.flatMap((document) => missingPaths(document, exists)),
    ...documents.flatMap((document) => unknownCommands(document, commands)),
    ...rooms(files),
  ];
}

function existence(files: readonly RepositoryFile[]): (wanted: string) => boolean {
  const all = new Set(files.flatMap((file) => [file.path, ...folders(file.path)]));
  return (wanted) => all.has(wanted.replace(/\/$/, '')) || wanted === '' || wanted === '.';
}

function folders(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function deadLinks(
  document: RepositoryFile,
  documents: readonly RepositoryFile[],
  exists: (wanted: string) => boolean,
): readonly Finding[] {
  const text = withoutFences(document.text ?? '');
  return [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)].flatMap((match) => {
    const address = match[1] ?? '';
    if (/^[a-z]+:/i.test(address)) return [];
    const [file = '', heading] = address.split('#');
    const target =
      file === '' ? document.path : path.posix.normalize(path.posix.join(path.posix.dirname(document.path), decodeURI(file)));
    const where = `${document.path}:${lineAt(text, match.index)}`;
    if (!exists(target)) return [`${where}: the link to ${address} leads nowhere`];
    const linked = documents.find((other) => other.path === target);
    if (heading === undefined || linked === undefined || headings(linked.text ?? '').has(heading)) return [];
    return [`${where}: ${target} has no heading #${heading}`];
  });
}

/** The anchors of a document's headings, as code hosts make them. */
function headings(text: string): ReadonlySet<string> {
  return new Set(
    [...withoutFences(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

/** Blanks code blocks, keeping the lines. */
function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
}

const namedPath = /`((?:packages|apps|docs|models|scripts|tests|bench)\/[^`\s]*)`/g;
const placeholder = /[*<>{}…]|\b[A-Z]{2,}\b(?!\.md)|\bNNNN\b/;

function missingPaths(document: RepositoryFile, exists: (wanted: string) => boolean): readonly Finding[] {
  const text = document.text ?? '';
  return [...text.matchAll(namedPath)]
    .filter((match) => !placeholder.test(match[1] ?? '') && !exists((match[1] ?? '').replace(/:\d+$/, '')))
    .map((match) => `${document.path}:${lineAt(text, match.index)}: ${match[1]} does not exist`);
}

function unknownCommands(document: RepositoryFile, commands: Commands): readonly Finding[] {
  const text = document.text ?? '';
  const unknown = (pattern: RegExp, known: ReadonlySet<string>, what: string) =>
    [...text.matchAll(pattern)]
      .filter((match) => !known.has(match[1] ?? ''))
      .map((match) => `${document.path}:${lineAt(text, match.index)}: ${what} ${match[1]} does not exist`);
  return [
    ...unknown(/\bnpm run ([a-z][\w:-]*)/g, commands.scripts, 'npm run'),
    ...unknown(/\bnpx likeverd ([a-z][\w-]*)/g, commands.likeverd, 'npx likeverd'),
  ];
}

/** ARCHITECTURE.md has a paragraph for every room, and speaks of no room that is not there. */
function rooms(files: readonly RepositoryFile[]): readonly Finding[] {
  const plan = files.find((file) => file.path === 'ARCHITECTURE.md')?.text;
  if (plan === undefined || plan === null) return ['ARCHITECTURE.md is missing'];
  const built = new Set(files.flatMap((file) => /^((?:packages|apps)\/[^/]+)\/package\.json$/.exec(file.path)?.[1] ?? []));
  const named = new Set([...plan.matchAll(/\b((?:packages|apps)\/[a-z][\w-]*)/g)].map((match) => match[1] ?? ''));
  return [
    ...[...built].filter((room) => !named.has(room)).map((room) => `ARCHITECTURE.md does not name ${room}`),
    ...[...named].filter((room) => !built.has(room)).map((room) => `ARCHITECTURE.md names ${room}, which does not exist`),
  ];
}
