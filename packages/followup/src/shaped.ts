import { type Checked, digest, type Fault, type Hash } from '@likeverd/modelling';
import {
  checkShape,
  type DocumentText,
  type Finding,
  MOST_FAULTS,
  parseText,
  type Path,
  pathText,
  repair,
  type ShapeNode,
  UNREADABLE,
} from '@likeverd/modelling/document';

const faultsAt = (text: DocumentText, findings: readonly Finding[]): readonly Fault[] =>
  findings
    .map(({ code, path, details, atKey }) => ({ code, path: pathText(path), ...text.positionOf(path, atKey ?? false), details }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FAULTS);

/** Whether one of two places lies in the other. */
const touch = (a: Path, b: Path): boolean => a.slice(0, b.length).every((part, index) => part === b[index]);

/**
 * Reads a document of a shape, YAML 1.2 or JSON text, with what its parts must say of each other: its content and the digest of it, or every fault
 * at once. Where a part is not of its shape, the others are held against each other all the same.
 */
export function readShaped<T>(
  given: string,
  shape: ShapeNode,
  together: (content: T) => readonly Finding[],
): Checked<{ readonly content: T; readonly hash: Hash }> {
  const parsed = parseText(given);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  const unshaped = checkShape(shape, value);
  const content = (unshaped.length === 0 ? value : repair(shape, value)) as T; // the shape has been checked
  const others = together(content).filter(
    ({ path, details }) =>
      unshaped.length === 0 ||
      (details['found'] !== UNREADABLE && details['allowed'] !== '' && !unshaped.some((each) => touch(each.path, path))),
  );
  const findings = [...unshaped, ...others];
  return findings.length > 0
    ? { ok: false, faults: faultsAt(parsed.value, findings) }
    : { ok: true, value: { content, hash: digest(value) } };
}
