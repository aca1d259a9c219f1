import { type Assessment, type AssessmentDocument, type PartId, partIds } from '@likeverd/appraisal';
import { type Confidentiality, describeModel, type ModelDefinition, strictest } from '@likeverd/modelling';

const isClass = (value: unknown): value is Confidentiality =>
  value === 'public' || value === 'internal' || value === 'confidential';

/** Every class that a result names, however deep. */
const classesIn = (value: unknown): readonly Confidentiality[] => {
  if (Array.isArray(value)) return value.flatMap(classesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'class' && isClass(item) ? [item] : classesIn(item)));
};

/** Who may see an assessment: the class of the values of its model, and of each part that has one of its own. */
export interface AssessmentClasses {
  readonly model: Confidentiality;
  /** Parts that are not for everyone. */
  readonly parts: readonly PartId[];
  /** The strictest of all. */
  readonly whole: Confidentiality;
}

/** The classes of an assessment. What is worked out from several values has the strictest class of them. */
export const classesOf = (assessment: Assessment, definition: ModelDefinition): AssessmentClasses => {
  const model = strictest(describeModel(definition).parameters.map((parameter) => parameter.class));
  const parts = partIds.map((id) => [id, strictest(classesIn(assessment.parts[id]))] as const);
  return {
    model,
    parts: parts.flatMap(([id, found]) => (found === 'public' ? [] : [id])),
    whole: strictest([model, ...parts.map(([, found]) => found)]),
  };
};

/** The assessment document without some of its parts, as text that can be read again. Parts with faults are left out too. */
export const withoutParts = ({ head, premises }: AssessmentDocument, left: readonly PartId[]): string => {
  const kept = Object.entries(premises).filter(([id]) => !left.some((part) => part === id));
  return `${JSON.stringify({ ...head, ...Object.fromEntries(kept) }, undefined, 2)}\n`;
};
