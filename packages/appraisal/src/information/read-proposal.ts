import type { Checked, Fault } from '@likeverd/modelling';
import { checkShape, type Infer, MOST_FAULTS, parseText, pathText } from '@likeverd/modelling/document';
import { proposalShape } from './format.ts';
import type { Proposal } from './value-of-information.ts';

/** Reads a proposed study, JSON or YAML: the proposal, or every fault with its place. docs/guides/command-line.md describes the fields. */
export function readProposal(text: string): Checked<Proposal> {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const { value, positionOf } = parsed.value;
  const faults = checkShape(proposalShape, value)
    .map(({ code, path, details, atKey }): Fault => ({ code, path: pathText(path), ...positionOf(path, atKey ?? false), details }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FAULTS);
  if (faults.length > 0) return { ok: false, faults };
  const { outcomes, sizes, ...rest } = value as Infer<typeof proposalShape>;
  return { ok: true, value: { study: { outcomes, sizes }, ...rest } };
}
