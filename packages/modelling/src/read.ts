import { referenceTable } from '@likeverd/reference';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { checkModel, type Known, nothingKnown } from './check.ts';
import { digest } from './digest.ts';
import type { Model } from './model.ts';
import { readPlain } from './plain-yaml.ts';
import { applyChanges, subgroupChanges, writtenAt } from './scenario.ts';
import { type Finding, type Path, pathText } from './shape.ts';
import type { Checked, Fault, Hash } from './types.ts';

/** Longest document that is read, in UTF-16 code units. */
export const LONGEST_DOCUMENT = 1_000_000;
const MOST_FAULTS = 200;

/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

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

/** A text as nodes that know their places. */
interface Nodes {
  readonly document: Document;
  readonly lines: LineCounter;
}

const nodesOf = (text: string): Nodes => {
  const lines = new LineCounter();
  return {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', stringKeys: true }),
    lines,
  };
};

const placeAt = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

/** The place of a path in the text: of its value, of its key, or of the nearest part above that exists. */
const positionOf = ({ document, lines }: Nodes, path: Path, atKey: boolean): Position => {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if ((atKey || length < path.length) && isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (isScalar(pair?.key) && pair.key.range) return placeAt(lines, pair.key.range[0]);
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return placeAt(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
};

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
    ...(timed?.population.mortality === undefined ? [] : [timed.population.mortality.table]),
    ...(timed?.ageAdjustment === undefined ? [] : [timed.ageAdjustment.table]),
  ];
  return Object.fromEntries(ids.map((id) => [id, referenceTable(id)?.columns]));
};

const textFault = (code: Fault['code'], details: Fault['details'], at: Position = { line: 1, column: 1 }): Fault => ({
  code,
  path: '',
  ...at,
  details,
});

/** What the nodes of a text mean, or what is wrong with them. */
const readNodes = (
  { document, lines }: Nodes,
  text: string,
): { readonly value: unknown } | { readonly faults: readonly Fault[] } => {
  if (document.errors.length > 0) {
    // After the first syntax error the parser's further complaints are mostly echoes of it.
    const first = document.errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
    const errors = document.errors.filter(({ code }, index) => code === 'DUPLICATE_KEY' || index === first);
    const faults = errors.slice(0, MOST_FAULTS).map((error) => {
      const at = placeAt(lines, error.pos[0]);
      if (error.code !== 'DUPLICATE_KEY')
        return textFault('document.syntax', { reason: error.code, message: error.message.slice(0, 200) }, at);
      const key = /^["']?([^"':\n]{1,80})/u.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
      return textFault('document.duplicateKey', { key }, at);
    });
    return { faults };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { value };
  } catch {
    return { faults: [textFault('document.syntax', { reason: 'ALIASES', message: 'too many aliases' })] };
  }
};

/**
 * Reads a model document, YAML 1.2 or JSON text. Either a definition that can be compiled, or every fault there is, each with
 * code, path, line, column and what its words need; nothing can be run while there is one. Scenarios are checked as the
 * documents they make.
 */
export const readModel = (text: string): Checked<ModelDefinition> => {
  if (text.length > LONGEST_DOCUMENT)
    return { ok: false, faults: [textFault('document.tooLarge', { found: text.length, maximum: LONGEST_DOCUMENT })] };
  let kept: Nodes | undefined;
  const nodes = (): Nodes => {
    kept ??= nodesOf(text);
    return kept;
  };
  const read = readPlain(text) ?? readNodes(nodes(), text);
  if ('faults' in read) return { ok: false, faults: read.faults };
  const { value } = read;
  const known = nothingKnown();
  const checked = checkModel(value, new Set(), known);
  const findings = checked.ok
    ? [...scenarioFindings(value, checked.model, known), ...subgroupFindings(value, checked.model, known)]
    : checked.findings;
  if (checked.ok && findings.length === 0) {
    const { model } = checked;
    const hash = digest({ document: value, tables: tablesOf(model) });
    const locate = (path: Path): Position => positionOf(nodes(), path, false);
    return { ok: true, value: { state: 'checked', id: model.document.id, hash, model, known, locate } };
  }
  const faults = findings.slice(0, MOST_FAULTS).map(({ code, path, details, atKey }) => ({
    code,
    path: pathText(path),
    ...positionOf(nodes(), path, atKey ?? false),
    details,
  }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
};
