import type { Appraisal, ResultNode } from '../types.ts';
import { isNode } from './result-node.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Every result of an assessment by its id: those that stand in it, and those beneath them. Of two with one id, the first. */
export function nodesOf({
  appraisal,
  parts,
}: {
  readonly appraisal: Appraisal;
  readonly parts: object;
}): ReadonlyMap<string, ResultNode> {
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
