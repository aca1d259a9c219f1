import { type Expression, namesIn, substitute, years } from './expression.ts';
import type { ByTimeDocument } from './parameter-format.ts';
import { condition, dimensionless, type Unit } from './units.ts';

/** Parameters that change over time or between strategies, as formulas of others that do not. */

/** Steps may miss the start of a cycle by rounding. */
const TIME_TOLERANCE = 1e-9;

const constant = (value: number, unit: Unit): Expression => ({ kind: 'number', value, unit });
const cycle: Expression = { kind: 'name', name: 'cycle', unit: dimensionless };

/** Where a cycle begins: its number (from 1), or the time or age at its start; at grid point 0 the time or age there. */
const startOf = (by: ByTimeDocument['by'], cyclesPerYear: number): Expression => {
  const firstOrLater: Expression = {
    kind: 'operation',
    operation: 'maximum',
    a: cycle,
    b: constant(1, dimensionless),
    unit: dimensionless,
  };
  if (by === 'cycle') return firstOrLater;
  const ended: Expression = {
    kind: 'operation',
    operation: 'minimum',
    a: cycle,
    b: constant(1, dimensionless),
    unit: dimensionless,
  };
  const length: Expression = {
    kind: 'operation',
    operation: 'multiply',
    a: constant(1 / cyclesPerYear, years),
    b: ended,
    unit: years,
  };
  const end: Expression = { kind: 'name', name: by === 'year' ? 'time' : 'age', unit: years };
  return { kind: 'operation', operation: 'subtract', a: end, b: length, unit: years };
};

/** The formula of a value that changes in steps: the last step that begins at or before the start of the cycle, otherwise `first`. */
export const steppedFormula = (
  by: ByTimeDocument['by'],
  cyclesPerYear: number,
  first: Expression,
  steps: readonly { readonly from: number; readonly value: Expression }[],
): Expression => {
  const start = startOf(by, cyclesPerYear);
  return steps.reduce<Expression>(
    (before, { from, value }) => ({
      kind: 'choice',
      condition: {
        kind: 'operation',
        operation: 'lessOrEqual',
        a: constant(from - TIME_TOLERANCE, start.unit),
        b: start,
        unit: condition,
      },
      yes: value,
      no: before,
      unit: first.unit,
    }),
    first,
  );
};

/** The name that a parameter which differs between strategies has under one of them. */
const nameUnder = (parameter: string, strategy: string): string => `${parameter}@${strategy}`;

/** The formula under one strategy; `own` keeps its meaning. */
export const underStrategy = (tree: Expression, differing: ReadonlySet<string>, strategy: string, own?: string): Expression =>
  [...namesIn(tree)].some((name) => differing.has(name))
    ? substitute(tree, (name) => {
        if (!differing.has(name) || name === own) return undefined;
        return { kind: 'name', name: nameUnder(name, strategy), unit: dimensionless };
      })
    : tree;

/** What a parameter is under one strategy, as a parameter of its own. */
export const parameterUnder = (id: string, strategy: string, value: Expression) => ({
  id: nameUnder(id, strategy),
  value,
  distribution: undefined,
  sampled: false,
});
