import type { Assessment } from '../assessment/assess.ts';
import type { ResultNode } from '../types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** True for a number with its proof, wherever in a result it stands. */
export const isNode = (value: unknown): value is ResultNode =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['kind'] === 'string' &&
  typeof value['unit'] === 'string' &&
  Array.isArray(value['inputs']) &&
  Array.isArray(value['facts']) &&
  'value' in value;

/** Every result of an assessment by its id: those that stand in it, and those beneath them. Of two with one id, the first. */
export function nodesOf({ appraisal, parts }: Pick<Assessment, 'appraisal' | 'parts'>): ReadonlyMap<string, ResultNode> {
  const found = new Map<string, ResultNode>();
  const visit = (value: unknown): void => {
    if (isNode(value)) {
      if (found.has(value.id)) return;
      found.set(value.id, value);
      value.inputs.forEach(visit);
      return;
    }
    if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) Object.values(value).forEach(visit);
  };
  visit(appraisal);
  visit(parts);
  return found;
}
