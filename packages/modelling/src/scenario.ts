import { type Finding, type Path, suggestion } from './shape.ts';

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  typeof value === 'object' && value !== null;

/** `costs.terminal.amount` or `costs[2].amount` as steps. */
const steps = (path: string): readonly string[] => path.replaceAll(/\[(\d+)\]/gu, '.$1').split('.');

const positionOf = (list: readonly unknown[], step: string): number =>
  /^\d+$/u.test(step)
    ? Number(step)
    : list.findIndex((item) => isContainer(item) && !Array.isArray(item) && 'id' in item && item.id === step);

interface Change {
  readonly document: unknown;
  /** The changed place with list positions worked out. */
  readonly target: Path;
}

const change = (
  container: unknown,
  path: readonly string[],
  value: unknown,
  at: Path,
): Change | { readonly missing: string; readonly among: readonly string[] } => {
  const [step, ...rest] = path;
  if (step === undefined) return { document: value, target: at };
  if (Array.isArray(container)) {
    const list: readonly unknown[] = container;
    const index = positionOf(list, step);
    if (index < 0 || index >= list.length) {
      return {
        missing: step,
        among: list.flatMap((item) => (isContainer(item) && 'id' in item && typeof item.id === 'string' ? [item.id] : [])),
      };
    }
    const inner = change(list[index], rest, value, [...at, index]);
    return 'missing' in inner ? inner : { document: list.with(index, inner.document), target: inner.target };
  }
  if (!isContainer(container)) return { missing: step, among: [] };
  const record: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(container));
  if (rest.length > 0 && !Object.hasOwn(record, step)) return { missing: step, among: Object.keys(record) };
  const inner = change(record[step], rest, value, [...at, step]);
  return 'missing' in inner ? inner : { document: { ...record, [step]: inner.document }, target: inner.target };
};

/** A document with every change of one scenario made; the findings name changes whose place does not exist. */
export const applyChanges = (
  document: unknown,
  changes: Readonly<Record<string, unknown>>,
  at: Path,
): {
  readonly document: unknown;
  readonly targets: readonly { readonly target: Path; readonly written: Path }[];
  readonly findings: readonly Finding[];
} => {
  let changed = document;
  const targets: { readonly target: Path; readonly written: Path }[] = [];
  const findings: Finding[] = [];
  for (const [path, value] of Object.entries(changes)) {
    const written: Path = [...at, 'changes', path];
    const result = change(changed, steps(path), value, []);
    if ('missing' in result) {
      const details = {
        name: result.missing,
        what: 'place',
        suggestion: suggestion(result.missing, result.among),
        allowed: result.among.join(', '),
      };
      findings.push({ code: 'reference.unknown', path: written, details, atKey: true });
    } else {
      changed = result.document;
      targets.push({ target: result.target, written });
    }
  }
  return { document: changed, targets, findings };
};

/** The document of one subgroup: its changes made, and no subgroups left. */
export const subgroupChanges = (
  document: unknown,
  changes: Readonly<Record<string, unknown>>,
  at: Path,
): ReturnType<typeof applyChanges> => {
  const others = isContainer(document) ? Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'subgroups')) : {};
  return applyChanges(others, changes, at);
};

/** Where a finding in a changed document was written: at the change when it caused the place, else at the scenario. */
export const writtenAt = (
  finding: Finding,
  targets: readonly { readonly target: Path; readonly written: Path }[],
  at: Path,
): Finding => {
  const cause = targets.find(({ target }) => target.every((part, index) => finding.path[index] === part));
  return { code: finding.code, details: finding.details, path: cause?.written ?? at };
};
