import { CohortChecker } from './cohort/check.ts';
import { cohortShape } from './cohort/format.ts';
import { checkCurves, type CurveChecks } from './curves/check.ts';
import type { ModelCurve } from './curves/model.ts';
import { DocumentChecker, type Known, nothingKnown } from './document-checker.ts';
import { years } from './expression.ts';
import { type SurvivalDocument, survivalShape } from './format.ts';
import type { Model, ModelCost, ModelDocument, SurvivalModel } from './model.ts';
import { checkShape, type Finding, type Path, repair, type ShapeNode, suggestion } from './shape.ts';
import { divide, parseUnit, unitText } from './units.ts';

export { type Known, nothingKnown } from './document-checker.ts';

/** Every finding about a document; the model when there is none. */
export type CheckedDocument =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly findings: readonly Finding[] };

class SurvivalChecker extends DocumentChecker<SurvivalDocument> {
  private curves(): readonly ModelCurve[] {
    const checks: CurveChecks = {
      find: (code, path, details) => this.find(code, path, details),
      known: (id, list, what, path) => this.known(id, list, what, path),
      expression: (source, unit, path) => this.expression(source, unit, path),
      baseValue: this.baseValue,
      unreadable: (text) => this.unreadable(text),
    };
    return checkCurves(checks, this.document.curves);
  }

  private costs(): readonly ModelCost[] {
    const { costs, states } = this.document;
    this.unique(costs, 'costs');
    this.perspective();
    const living = states.slice(0, -1).map(({ id }) => id);
    return costs.map((document, index) => {
      const path: Path = ['costs', index];
      const counted = this.costFrame(document, path);
      if (document.type === 'perYear') this.known(document.state, living, 'livingState', [...path, 'state']);
      const unit = document.type === 'perYear' ? divide(this.money(), years) : this.money();
      const scope = document.type === 'once' ? this.scope : this.cycleScope;
      return { document, amount: this.expression(document.amount, unit, [...path, 'amount'], scope), counted };
    });
  }

  private livingStates(): SurvivalModel['livingStates'] {
    const { states } = this.document;
    this.unique(states, 'states');
    this.deathHasNoUtility();
    return states
      .slice(0, -1)
      .map(({ id, utility }, index) => ({ id, utility: this.utilityOf(utility, ['states', index, 'utility'], this.cycleScope) }));
  }

  private strategies(): SurvivalModel['strategies'] {
    const { strategies, states, curves } = this.document;
    this.unique(strategies, 'strategies');
    strategies.forEach((strategy, index) => {
      const path: Path = ['strategies', index, 'curves'];
      const wanted = states.length - 1;
      if (strategy.curves.length !== wanted && wanted > 0)
        this.find('field.range', path, { found: strategy.curves.length, minimum: wanted, maximum: wanted });
      strategy.curves.forEach((curve, position) => this.known(curve, Object.keys(curves), 'curve', [...path, position]));
    });
    return strategies;
  }

  protected override mortality(): readonly number[] {
    const { table, column } = this.document.population.mortality;
    return this.mortalityOf(table, column);
  }

  check(): SurvivalModel {
    const model: SurvivalModel = {
      kind: 'partitionedSurvival',
      document: this.document,
      ...this.core(),
      curves: this.curves(),
      strategies: this.strategies(),
      livingStates: this.livingStates(),
      costs: this.costs(),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}

const kinds: readonly string[] = ['partitionedSurvival', 'cohort'];

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

/** The shape that a document of a kind must have; of an unknown kind, the first. */
const shapeOf = (value: unknown): ShapeNode => (kindOf(value) === 'cohort' ? cohortShape : survivalShape);

const shapeFindings = (value: unknown, known: Known): readonly Finding[] =>
  checkShape(shapeOf(value), value, known.shapes).map((finding) => {
    if (finding.code !== 'field.choice' || finding.path.length !== 1 || finding.path[0] !== 'kind') return finding;
    const details = { ...finding.details, allowed: kinds.join(', '), suggestion: suggestion(String(kindOf(value)), kinds) };
    return { ...finding, details };
  });

const isSound = (_value: unknown, findings: readonly Finding[]): _value is ModelDocument => findings.length === 0;
/** A repaired document has the shape of a document by construction. */
const isRepaired = (_value: unknown): _value is ModelDocument => true;

const isPrefix = (a: Path, b: Path): boolean => a.every((part, index) => b[index] === part);

const checkDocument = (document: ModelDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean): CheckedDocument => {
  const checker =
    document.kind === 'cohort'
      ? new CohortChecker(document, moved, known, repaired)
      : new SurvivalChecker(document, moved, known, repaired, []);
  const model = checker.check();
  return checker.findings.length === 0 ? { ok: true, model } : { ok: false, findings: checker.findings };
};

/**
 * Checks a whole document value: its shape, and what its sound parts say of each other. `moved` names the parameters that a
 * reader has given a value of their own: those no longer vary, unless their distribution says `keepWhenMoved`. `known` remembers
 * sound parts between checks of documents that share them.
 */
export const checkModel = (
  value: unknown,
  moved: ReadonlySet<string> = new Set(),
  known: Known = nothingKnown(),
): CheckedDocument => {
  const findings = shapeFindings(value, known);
  if (isSound(value, findings)) return checkDocument(value, moved, known, false);
  const repaired = repair(shapeOf(value), value);
  const others = isRepaired(repaired) ? checkDocument(repaired, moved, nothingKnown(), true) : undefined;
  const further = others === undefined || others.ok ? [] : others.findings;
  const isEcho = ({ path }: Finding): boolean =>
    findings.some((finding) => isPrefix(finding.path, path) || isPrefix(path, finding.path));
  return { ok: false, findings: [...findings, ...further.filter((finding) => !isEcho(finding))] };
};

/** How a unit is written, for people. */
export const unitOf = (document: ModelDocument, parameter: string): string => {
  const written = document.parameters[parameter]?.unit ?? '';
  const unit = parseUnit(written);
  return unit === undefined ? written : unitText(unit);
};
