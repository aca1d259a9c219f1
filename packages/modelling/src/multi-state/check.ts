import { startShares } from '../cohort/check.ts';
import { checkCurves } from '../curves/check.ts';
import { DocumentChecker, type Known } from '../document-checker.ts';
import { evaluate, type Expression, years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { divide } from '../units.ts';
import type { MultiStateDocument } from './format.ts';
import type { MultiStateCost, MultiStateModel, MultiStateStrategy } from './model.ts';

/** The checks of a multi-state model: its states and transitions, and curves that have a value at any time. */
export class MultiStateChecker extends DocumentChecker<MultiStateDocument> {
  constructor(document: MultiStateDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean) {
    super(document, moved, known, repaired, []);
  }

  private living(): readonly string[] {
    return this.document.states.slice(0, -1).map(({ id }) => id);
  }

  /** Curves that go by the steps of a grid have no hazard at a moment. */
  private timeless(): void {
    const refuse = (path: Path, found: string, allowed: string): void =>
      this.find('field.choice', path, { found, allowed, suggestion: '' });
    for (const [id, curve] of Object.entries(this.document.curves)) {
      const path: Path = ['curves', id];
      switch (curve.type) {
        case 'waning':
          refuse([...path, 'type'], curve.type, 'join, mixture, hazardRatio');
          break;
        case 'greatestHazard':
          refuse([...path, 'type'], curve.type, 'addedHazards, leastSurvival');
          break;
        case 'hazardRatio':
          if (curve.waning !== undefined)
            this.find('field.unknown', [...path, 'waning'], { field: 'waning', suggestion: '', allowed: 'of, ratio' }, true);
          break;
        case 'lifeTable':
          if (curve.ageAt !== 'exact' && !this.unreadable(curve.ageAt)) refuse([...path, 'ageAt'], curve.ageAt, 'exact');
          break;
        case 'table':
          if (curve.between === 'step') refuse([...path, 'between'], curve.between, 'straight, constantHazard');
          if (curve.afterLast === 'undefined') refuse([...path, 'afterLast'], curve.afterLast, 'constant');
          break;
        default:
      }
    }
  }

  private utilities(): readonly (readonly { readonly fromYear: number; readonly utility: Expression }[])[] {
    const { states } = this.document;
    this.unique(states, 'states');
    this.deathHasNoUtility();
    const death = states.length - 1;
    for (const field of ['share', 'later'] as const) {
      if (states[death]?.[field] === undefined) continue;
      this.find('field.unknown', ['states', death, field], { field, suggestion: '', allowed: 'id, label' }, true);
    }
    return states.slice(0, -1).map(({ utility, later = [] }, index) => {
      const path: Path = ['states', index];
      const first = { fromYear: 0, utility: this.utilityOf(utility, [...path, 'utility'], this.scope) };
      const others = later.map(({ fromYear, utility: written }, position) => {
        const at: Path = [...path, 'later', position];
        this.inRange(fromYear, { above: later[position - 1]?.fromYear ?? 0 }, [...at, 'fromYear']);
        return { fromYear, utility: this.utilityOf(written, [...at, 'utility'], this.scope) };
      });
      return [first, ...others];
    });
  }

  private transitions(): {
    readonly transitions: MultiStateModel['transitions'];
    readonly losses: ReadonlyMap<number, Expression>;
  } {
    const { transitions, states, strategies, curves } = this.document;
    const all = states.map(({ id }) => id);
    const death = all.at(-1) ?? '';
    const losses = new Map<number, Expression>();
    const known = strategies.map(({ id }) => id);
    transitions.forEach(({ from, to, curve, strategies: named, qalyLoss }, index) => {
      const path: Path = ['transitions', index];
      if (from === death) this.find('transition.row', [...path, 'from'], { rule: 'fromDeath', state: from });
      else this.known(from, this.living(), 'livingState', [...path, 'from']);
      this.known(to, all, 'state', [...path, 'to']);
      if (from === to && !this.unreadable(from))
        this.find('transition.row', [...path, 'to'], { rule: 'rateToItself', state: from });
      this.known(curve, Object.keys(curves), 'curve', [...path, 'curve']);
      this.knownStrategies(named, known, path);
      if (qalyLoss !== undefined) {
        const tree = this.expression(qalyLoss, years, [...path, 'qalyLoss'], this.scope, 'differ');
        losses.set(index, tree);
        this.inRange(evaluate(tree, this.baseValue), { minimum: 0 }, [...path, 'qalyLoss']);
      }
    });
    if (this.document.population.mortality === undefined)
      for (const strategy of known)
        if (!transitions.some(({ to, strategies: named }) => to === death && named?.includes(strategy) !== false))
          this.find('transition.row', ['transitions'], { rule: 'noDeath', state: death, strategy });
    return { transitions: transitions.map((document, index) => ({ document, index })), losses };
  }

  private costs(): readonly MultiStateCost[] {
    const { costs, states } = this.document;
    this.unique(costs, 'costs');
    this.perspective();
    const all = states.map(({ id }) => id);
    return costs.flatMap((document, index) => {
      const path: Path = ['costs', index];
      const counted = this.costFrame(document, path);
      if (document.type === 'perYear') {
        this.known(document.state, this.living(), 'livingState', [...path, 'state']);
        const { fromYear, toYear } = document.stay ?? { fromYear: 0 };
        if (toYear !== undefined) this.inRange(toYear, { above: fromYear }, [...path, 'stay', 'toYear']);
      }
      if (document.type === 'perTransition') {
        this.known(document.from, this.living(), 'livingState', [...path, 'from']);
        this.known(document.to, all, 'state', [...path, 'to']);
      }
      const unit = document.type === 'perYear' ? divide(this.money(), years) : this.money();
      const amount = this.expression(document.amount, unit, [...path, 'amount'], this.scope, 'differ');
      return this.perStrategy(amount, document.strategies).map(({ strategies, tree }) => ({
        document: strategies === undefined ? document : { ...document, strategies },
        amount: tree,
        counted,
        index,
      }));
    });
  }

  private strategies(losses: ReadonlyMap<number, Expression>): readonly MultiStateStrategy[] {
    const { strategies } = this.document;
    this.unique(strategies, 'strategies');
    const utilities = this.utilities();
    const under = (tree: Expression, id: string): Expression => this.perStrategy(tree, [id])[0]?.tree ?? tree;
    return strategies.map(({ id }) => ({
      id,
      utilities: utilities.map((pieces) => pieces.map(({ fromYear, utility }) => ({ fromYear, utility: under(utility, id) }))),
      losses: new Map([...losses].map(([index, tree]) => [index, under(tree, id)])),
    }));
  }

  protected override mortality(): readonly number[] {
    const { mortality } = this.document.population;
    return mortality === undefined ? [] : this.mortalityOf(mortality.table, mortality.column);
  }

  check(): MultiStateModel {
    const { simulation } = this.document;
    this.inRange(simulation.patientsPerDraw, { maximum: simulation.patients }, ['simulation', 'patientsPerDraw']);
    const core = this.core();
    const curves = checkCurves(this.curveChecks(), this.document.curves);
    this.timeless();
    const { transitions, losses } = this.transitions();
    const model: MultiStateModel = {
      kind: 'multiState',
      document: this.document,
      ...core,
      curves,
      start: startShares(this, this.document.states),
      transitions,
      strategies: this.strategies(losses),
      costs: this.costs(),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
