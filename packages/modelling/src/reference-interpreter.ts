import { evaluate } from './expression.ts';
import { interpretKind } from './kinds.ts';
import type { Model } from './model.ts';
import type { DrawnLuck, Interpreted, Lookup } from './reference-parts.ts';
import { type NodeValue, rollBackModel } from './tree/reference-interpreter.ts';

/**
 * A second way to every number: the model read aloud, cycle by cycle, as the format guide describes it. It shares the checked
 * model with the compiled engine and nothing else: it works on survival instead of cumulative hazards, walks formulas instead of
 * running programs, and uses the platform's own Math. Slow on purpose, and never the source of a published number: its last bits
 * may differ between browsers. Each kind has its own reader, in its folder.
 */
export type { Interpreted } from './reference-parts.ts';
export type { NodeValue } from './tree/reference-interpreter.ts';

const parameterValues = (model: Model, drawn: ReadonlyMap<string, number>): Lookup => {
  const values = new Map<string, number>();
  const lookup: Lookup = (name) => values.get(name) ?? Number.NaN;
  for (const { id, value } of model.parameters) values.set(id, drawn.get(id) ?? evaluate(value, lookup));
  return lookup;
};

/**
 * Totals of every strategy, with the parameters in `drawn` at those values and the others as the document says. Simulated patients
 * have the luck of the base case, or of the draw that is named.
 */
export const interpret = (model: Model, drawn: ReadonlyMap<string, number> = new Map(), luck?: DrawnLuck): readonly Interpreted[] =>
  interpretKind(model, parameterValues(model, drawn), luck);
/** The nodes of a decision tree rolled back under one strategy. */
export interface RolledBack {
  readonly strategy: string;
  /** The node where the strategy begins. */
  readonly root: string;
  /** By node: what is expected by those who have come to it. */
  readonly nodes: ReadonlyMap<string, NodeValue>;
}

/** A decision tree rolled back under each strategy, for display; nothing for other kinds of models. */
export const rollBack = (model: Model, drawn: ReadonlyMap<string, number> = new Map()): readonly RolledBack[] =>
  model.kind === 'decisionTree' ? rollBackModel(model, parameterValues(model, drawn)) : [];
