import { type Finding, lineAt, type RepositoryFile } from './repository.ts';

const largestFile = 1_500_000;

interface Forbidden {
  readonly pattern: RegExp;
  readonly where: (path: string) => boolean;
  readonly why: string;
}

const anywhere = () => true;
const inCode = (path: string) => /\.(?:ts|tsx|mjs)$/.test(path);
const inTests = (path: string) => /\.test\.tsx?$/.test(path);
const inPureRooms = (path: string) => /^packages\/[^/]+\/src\//.test(path);

/** What no file may say. */
const forbidden: readonly Forbidden[] = [
  { pattern: /(?<![\w.:/~-])\/(?:root|work|home|Users)\/[\w.-]+/g, where: anywhere, why: 'names a folder of one machine' },
  { pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w+/g, where: anywhere, why: 'names a package registry' },
  {
    pattern: /"resolved": "(?:https?|file):[^"]*"/g,
    where: (path) => path === 'package-lock.json',
    why: 'binds the lock to an address',
  },
  {
    pattern: /\b(?:test|it|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf|fails)\b/g,
    where: inTests,
    why: 'leaves tests out',
  },
  {
    pattern: /\b(?:oxlint|eslint)-disable|\bbiome-ignore\b|\b(?:v8|istanbul|c8) ignore\b/g,
    where: inCode,
    why: 'silences a check',
  },
  { pattern: /^(?:<{7}|>{7}) .*$/gm, where: anywhere, why: 'is left over from a merge' },
  { pattern: /\b(?:TO[D]O|FIX[M]E|X{3})\b/g, where: inCode, why: 'marks unfinished work' },
  {
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/g,
    where: inPureRooms,
    why: 'takes time or chance from the world; in packages both are arguments',
  },
];

/** Files that must not be in the repository, or say what no file may say. */
export function hygiene(files: readonly RepositoryFile[]): readonly Finding[] {
  const tooLarge = files
    .filter((file) => file.bytes > largestFile)
    .map((file) => `${file.path}: ${file.bytes} bytes, more than ${largestFile}`);
  const said = files.flatMap((file) =>
    forbidden
      .filter((rule) => rule.where(file.path))
      .flatMap((rule) =>
        [...(file.text ?? '').matchAll(rule.pattern)].map(
          (match) => `${file.path}:${lineAt(file.text ?? '', match.index)}: "${match[0]}" ${rule.why}`,
        ),
      ),
  );
  return [...tooLarge, ...said];
}
