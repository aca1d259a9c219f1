import { type Known, nothingKnown } from './document-checker.ts';
import { checkerOf, type Kind, kindShapes } from './kinds.ts';
import type { Model, ModelDocument } from './model.ts';
import { checkShape, type Finding, type Path, pathText, repair, suggestion } from './shape.ts';
import { parseUnit, unitText } from './units.ts';

export { type Known, nothingKnown } from './document-checker.ts';

/** Every finding about a document; the model when there is none. */
export type CheckedDocument =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(kindShapes, kind);

const sameFinding = (a: Finding, b: Finding): boolean => a.code === b.code && pathText(a.path) === pathText(b.path);

/** What is wrong with a document whose kind nobody knows: its kind, and what would be wrong in every kind. */
const findingsOfNoKind = (value: unknown): readonly Finding[] => {
  const kinds = Object.keys(kindShapes);
  const [first = [], ...others] = Object.values(kindShapes).map((shape) => checkShape(shape, value));
  return first
    .filter((finding) => others.every((list) => list.some((other) => sameFinding(finding, other))))
    .map((finding) => {
      if (finding.code !== 'field.choice' || finding.path.length !== 1 || finding.path[0] !== 'kind') return finding;
      return {
        ...finding,
        details: { ...finding.details, allowed: kinds.join(', '), suggestion: suggestion(String(kindOf(value)), kinds) },
      };
    });
};

const isSound = (_value: unknown, findings: readonly Finding[]): _value is ModelDocument => findings.length === 0;
/** A repaired document has the shape of a document by construction. */
const isRepaired = (_value: unknown): _value is ModelDocument => true;

const isPrefix = (a: Path, b: Path): boolean => a.every((part, index) => b[index] === part);

const checkDocument = (document: ModelDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean): CheckedDocument => {
  const checker = checkerOf(document, moved, known, repaired);
  const model = checker.check();
  return checker.findings.length === 0 ? { ok: true, model } : { ok: false, findings: checker.findings };
};

/**
 * Checks a whole document value: its shape, and what its sound parts say of each other. `moved` names the parameters that a
 * reader has given a value of their own: those no longer vary, unless their distribution says `keepWhenMoved`. `known` remembers
 * sound parts between checks of documents that share them.
 */
export const checkModel = (
  value: unknown,
  moved: ReadonlySet<string> = new Set(),
  known: Known = nothingKnown(),
): CheckedDocument => {
  const kind = kindOf(value);
  if (!isKind(kind)) return { ok: false, findings: findingsOfNoKind(value) };
  const shape = kindShapes[kind];
  const findings = checkShape(shape, value, known.shapes);
  if (isSound(value, findings)) return checkDocument(value, moved, known, false);
  const repaired = repair(shape, value);
  const others = isRepaired(repaired) ? checkDocument(repaired, moved, nothingKnown(), true) : undefined;
  const further = others === undefined || others.ok ? [] : others.findings;
  const isEcho = ({ path }: Finding): boolean =>
    findings.some((finding) => isPrefix(finding.path, path) || isPrefix(path, finding.path));
  return { ok: false, findings: [...findings, ...further.filter((finding) => !isEcho(finding))] };
};

/** How a unit is written, for people. */
export const unitOf = (document: ModelDocument, parameter: string): string => {
  const written = document.parameters[parameter]?.unit ?? '';
  const unit = parseUnit(written);
  return unit === undefined ? written : unitText(unit);
};
