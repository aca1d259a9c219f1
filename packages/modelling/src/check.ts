import { CohortChecker } from './cohort/check.ts';
import { cohortShape } from './cohort/format.ts';
import { DocumentChecker, type Known, nothingKnown, ordered } from './document-checker.ts';
import { evaluate, type Expression, years } from './expression.ts';
import { type CurveDocument, type SurvivalDocument, survivalShape } from './format.ts';
import type { Model, ModelCost, ModelCurve, ModelDocument, SurvivalModel } from './model.ts';
import { checkShape, type Finding, type Path, repair, type ShapeNode, suggestion } from './shape.ts';
import { dimensionless, divide, parseUnit, type Unit, unitText } from './units.ts';

export { type Known, nothingKnown } from './document-checker.ts';

/** Every finding about a document; the model when there is none. */
export type CheckedDocument =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const perYear: Unit = { powers: { year: -1 } };
const hazardRatio: Unit = { powers: {}, kind: 'hazardRatio' };

const curveUnits: Readonly<Record<CurveDocument['type'], Readonly<Record<string, Unit>>>> = {
  exponential: { rate: perYear },
  weibull: { shape: dimensionless, scale: years },
  weibullPH: { shape: dimensionless, scale: dimensionless },
  gamma: { shape: dimensionless, rate: perYear },
  gompertz: { shape: perYear, rate: perYear },
  logLogistic: { shape: dimensionless, scale: years },
  logNormal: { meanlog: dimensionless, sdlog: dimensionless },
  generalisedGamma: { mu: dimensionless, sigma: dimensionless, q: dimensionless },
  hazardRatio: { ratio: hazardRatio },
};

/** Arguments of curves that must be above 0 for the curve to exist. */
export const positiveArguments: ReadonlySet<string> = new Set(['shape', 'scale', 'sdlog', 'sigma', 'ratio', 'rate']);

class SurvivalChecker extends DocumentChecker<SurvivalDocument> {
  private curves(): readonly ModelCurve[] {
    const documents = new Map(Object.entries(this.document.curves));
    const needs = new Map([...documents].map(([id, curve]) => [id, curve.type === 'hazardRatio' ? [curve.of] : []]));
    const { order, circle } = ordered(needs);
    if (circle !== undefined) this.find('reference.circular', ['curves', circle[0] ?? '', 'of'], { circle: circle.join(' → ') });
    return order.flatMap((id) => {
      const document = documents.get(id);
      if (document === undefined) return [];
      const path: Path = ['curves', id];
      if (document.type === 'hazardRatio') {
        this.known(document.of, documents.keys(), 'curve', [...path, 'of']);
        const waning = document.waning;
        if (waning?.type === 'linear' && waning.fromYear >= waning.toYear) {
          this.find('field.range', [...path, 'waning', 'toYear'], { found: waning.toYear, above: waning.fromYear });
        }
      }
      const list = Object.entries(curveUnits[document.type]).map(([field, unit]): readonly [string, Expression] => {
        const written: unknown = Object.entries(document).find(([name]) => name === field)?.[1];
        const tree = this.expression(typeof written === 'number' || typeof written === 'string' ? written : Number.NaN, unit, [
          ...path,
          field,
        ]);
        const base = evaluate(tree, this.baseValue);
        if (positiveArguments.has(field) && !(document.type === 'gompertz' && field === 'shape') && base <= 0) {
          this.find('field.range', [...path, field], { found: base, above: 0 });
        }
        return [field, tree];
      });
      return [{ id, document, arguments: new Map(list) }];
    });
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
