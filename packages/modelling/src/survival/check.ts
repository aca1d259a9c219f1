import { DocumentChecker, ordered } from '../document-checker.ts';
import { evaluate, type Expression, years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { dimensionless, divide, type Unit } from '../units.ts';
import type { CurveDocument, SurvivalDocument } from './format.ts';
import type { ModelCost, ModelCurve, SurvivalModel } from './model.ts';

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

/** The checks of a partitioned survival model: its curves, and the states they bound. */
export class SurvivalChecker extends DocumentChecker<SurvivalDocument> {
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
    return costs.flatMap((document, index) => {
      const path: Path = ['costs', index];
      const counted = this.costFrame(document, path);
      if (document.type === 'perYear') this.known(document.state, living, 'livingState', [...path, 'state']);
      const unit = document.type === 'perYear' ? divide(this.money(), years) : this.money();
      const scope = document.type === 'once' ? this.scope : this.cycleScope;
      const amount = this.expression(document.amount, unit, [...path, 'amount'], scope, 'differ');
      return this.perStrategy(amount, document.strategies).map(({ strategies, tree }) => ({
        document: strategies === undefined ? document : { ...document, strategies },
        amount: tree,
        counted,
        index,
      }));
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

  private strategies(livingStates: SurvivalModel['livingStates']): SurvivalModel['strategies'] {
    const { strategies, states, curves } = this.document;
    this.unique(strategies, 'strategies');
    strategies.forEach((strategy, index) => {
      const path: Path = ['strategies', index, 'curves'];
      const wanted = states.length - 1;
      if (strategy.curves.length !== wanted && wanted > 0)
        this.find('field.range', path, { found: strategy.curves.length, minimum: wanted, maximum: wanted });
      strategy.curves.forEach((curve, position) => this.known(curve, Object.keys(curves), 'curve', [...path, position]));
    });
    return strategies.map(({ id, curves: bounds }) => ({
      id,
      curves: bounds,
      utilities: livingStates.map(({ utility }) => this.perStrategy(utility, [id])[0]?.tree ?? utility),
    }));
  }

  protected override mortality(): readonly number[] {
    const { table, column } = this.document.population.mortality;
    return this.mortalityOf(table, column);
  }

  check(): SurvivalModel {
    const core = this.core();
    const livingStates = this.livingStates();
    const model: SurvivalModel = {
      kind: 'partitionedSurvival',
      document: this.document,
      ...core,
      curves: this.curves(),
      strategies: this.strategies(livingStates),
      livingStates,
      costs: this.costs(),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
