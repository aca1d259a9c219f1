import { checkCurves } from '../curves/check.ts';
import { DocumentChecker } from '../document-checker.ts';
import { years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { divide } from '../units.ts';
import type { SurvivalDocument } from './format.ts';
import type { ModelCost, SurvivalModel } from './model.ts';

/** The checks of a partitioned survival model: its curves, and the states they bound. */
export class SurvivalChecker extends DocumentChecker<SurvivalDocument> {
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
      curves: checkCurves(this.curveChecks(), this.document.curves),
      strategies: this.strategies(livingStates),
      livingStates,
      costs: this.costs(),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
