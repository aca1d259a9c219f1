import { referenceTable } from '@likeverd/reference';
import { checkModel, type Known, nothingKnown } from './check.ts';
import { digest } from './digest.ts';
import { MOST_FAULTS, parseText, type Position } from './document-text.ts';
import type { Model } from './model.ts';
import { applyChanges, subgroupChanges, writtenAt } from './scenario.ts';
import { type Finding, type Path, pathText } from './shape.ts';
import type { Checked, Hash } from './types.ts';

/** A document that was checked as a whole, with no fault left. Only `readModel` makes one. */
export interface ModelDefinition {
  readonly state: 'checked';
  readonly id: string;
  /** Digest of the document in canonical form and of the contents of every reference table it uses. */
  readonly hash: Hash;
  readonly model: Model;
  /** What the check found out, for the checks of documents made from this one. */
  readonly known: Known;
  /** Line and column of a path in the text that was read. */
  readonly locate: (path: Path) => Position;
}

const scenarioFindings = (value: unknown, model: Model, known: Known): readonly Finding[] =>
  (model.document.scenarios ?? []).flatMap((scenario, index) => {
    const at: Path = ['scenarios', index];
    const changed = applyChanges(value, scenario.changes, at);
    if (changed.findings.length > 0) return changed.findings;
    const checked = checkModel(changed.document, new Set(), known);
    return checked.ok ? [] : checked.findings.map((finding) => writtenAt(finding, changed.targets, at));
  });

const strategiesOf = ({ document }: Model): string => document.strategies.map(({ id }) => id).join(', ');

/** Each subgroup is a sound document of its own, with the same strategies and currency as the whole. */
const subgroupFindings = (value: unknown, model: Model, known: Known): readonly Finding[] =>
  (model.document.subgroups ?? []).flatMap((subgroup, index): readonly Finding[] => {
    const at: Path = ['subgroups', index];
    const changed = subgroupChanges(value, subgroup.changes, at);
    if (changed.findings.length > 0) return changed.findings;
    const checked = checkModel(changed.document, new Set(), known);
    if (!checked.ok) return checked.findings.map((finding) => writtenAt(finding, changed.targets, at));
    const pairs = [
      [strategiesOf(checked.model), strategiesOf(model)],
      [checked.model.document.currency, model.document.currency],
    ] as const;
    return pairs.flatMap(([found, allowed]) =>
      found === allowed
        ? []
        : [{ code: 'field.choice' as const, path: [...at, 'changes'], details: { found, allowed, suggestion: '' } }],
    );
  });

const tablesOf = (model: Model): Readonly<Record<string, unknown>> => {
  const { document } = model;
  const timed = document.kind === 'decisionTree' ? undefined : document;
  const ids = [
    ...Object.values(document.tables ?? {}).flatMap((table) => (table.type === 'reference' ? [table.table] : [])),
    ...Object.values(document.parameters).flatMap(({ priceIndex }) => (priceIndex === undefined ? [] : [priceIndex])),
    ...(timed?.population.mortality === undefined ? [] : [timed.population.mortality.table]),
    ...(timed?.ageAdjustment === undefined ? [] : [timed.ageAdjustment.table]),
  ];
  return Object.fromEntries(ids.map((id) => [id, referenceTable(id)?.columns]));
};

/**
 * Reads a model document, YAML 1.2 or JSON text. Either a definition that can be compiled, or every fault there is, each with
 * code, path, line, column and what its words need; nothing can be run while there is one. Scenarios are checked as the
 * documents they make.
 */
export const readModel = (text: string): Checked<ModelDefinition> => {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const { value, positionOf } = parsed.value;
  const known = nothingKnown();
  const checked = checkModel(value, new Set(), known);
  const findings = checked.ok
    ? [...scenarioFindings(value, checked.model, known), ...subgroupFindings(value, checked.model, known)]
    : checked.findings;
  if (checked.ok && findings.length === 0) {
    const { model } = checked;
    const hash = digest({ document: value, tables: tablesOf(model) });
    const locate = (path: Path): Position => positionOf(path, false);
    return { ok: true, value: { state: 'checked', id: model.document.id, hash, model, known, locate } };
  }
  const faults = findings.slice(0, MOST_FAULTS).map(({ code, path, details, atKey }) => ({
    code,
    path: pathText(path),
    ...positionOf(path, atKey ?? false),
    details,
  }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
};
