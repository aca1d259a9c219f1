import { type Checked, digest, type Fault, type Hash } from '@likeverd/modelling';
import {
  checkShape,
  type DocumentText,
  type Finding,
  MOST_FAULTS,
  parseText,
  type Path,
  pathText,
  suggestion,
} from '@likeverd/modelling/document';
import { type AssessmentHead, headShape, type PartId, partIds, partShapes, type Premises } from './format.ts';

/** An assessment as it was read. Parts with faults are kept out of `premises` and told in `faulty`; the others can be judged. */
export interface AssessmentDocument {
  readonly state: 'read';
  readonly head: AssessmentHead;
  readonly premises: Premises;
  /** The faults of each part that has any. */
  readonly faulty: Readonly<Partial<Record<PartId, readonly Fault[]>>>;
  /** Everything that is wrong, in the order of the text. */
  readonly faults: readonly Fault[];
  /** Digest of the document in canonical form. */
  readonly hash: Hash;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const faultsAt = (text: DocumentText, findings: readonly Finding[], at: Path): readonly Fault[] =>
  findings.map(({ code, path, details, atKey }) => {
    const whole = [...at, ...path];
    return { code, path: pathText(whole), ...text.positionOf(whole, atKey ?? false), details };
  });

const inOrder = (faults: readonly Fault[]): readonly Fault[] =>
  faults.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_FAULTS);

/**
 * Reads an assessment, YAML 1.2 or JSON text. Refused only where the text is no document or its head cannot be read; a fault in a part
 * blocks that part alone. Every fault there is comes with path, line and column.
 */
export const readAssessment = (given: string): Checked<AssessmentDocument> => {
  const parsed = parseText(given);
  if (!parsed.ok) return parsed;
  const text = parsed.value;
  const { value } = text;
  if (!isRecord(value)) return { ok: false, faults: faultsAt(text, checkShape(headShape, value), []) };
  const isPart = (name: string): name is PartId => partIds.some((part) => part === name);
  const head = Object.fromEntries(Object.entries(value).filter(([name]) => !isPart(name)));
  const names = [...Object.keys(headShape.fields), ...partIds];
  const ofHead = checkShape(headShape, head).map(
    (finding): Finding =>
      finding.code === 'field.unknown' && finding.path.length === 1
        ? {
            ...finding,
            details: {
              field: String(finding.path[0]),
              suggestion: suggestion(String(finding.path[0]), names),
              allowed: names.join(', '),
            },
          }
        : finding,
  );
  const present = partIds.filter((part) => value[part] !== undefined);
  const found = present.map((part) => [part, faultsAt(text, checkShape(partShapes[part], value[part]), [part])] as const);
  const faults = inOrder([...faultsAt(text, ofHead, []), ...found.flatMap(([, each]) => each)]);
  if (ofHead.length > 0) return { ok: false, faults };
  const sound = found.filter(([, each]) => each.length === 0).map(([part]) => [part, value[part]] as const);
  return {
    ok: true,
    value: {
      state: 'read',
      head: head as AssessmentHead,
      premises: Object.fromEntries(sound) as Premises,
      faulty: Object.fromEntries(found.filter(([, each]) => each.length > 0)),
      faults,
      hash: digest(value),
    },
  };
};
