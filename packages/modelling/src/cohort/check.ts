import { DocumentChecker, type Known } from '../document-checker.ts';
import { evaluate, type Expression, namesIn, type Scope, years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { cycleUnits } from '../document-checker.ts';
import { divide, type Unit } from '../units.ts';
import type { TimedDocument } from '../model.ts';
import type { TreeCost } from '../tree/model.ts';
import { checkTree, placesOf } from '../tree/nodes.ts';
import type { CohortCostDocument, CohortDocument, TransitionDocument } from './format.ts';
import {
  type CohortCost,
  type CohortEntry,
  type CohortModel,
  type CohortState,
  type CohortStrategy,
  type CohortTransition,
  ENTRY,
  GENERAL_MORTALITY,
  TIME_IN_STATE,
} from './model.ts';

const probability: Unit = { powers: {}, kind: 'probability' };
const perYear: Unit = { powers: { year: -1 } };

const SHARE_TOLERANCE = 1e-9;
/** Tunnel states of all states together: more than this is slower than anyone would wait for. */
const MOST_TUNNELS = 20_000;

type Rule = 'noRemainder' | 'remainderTwice' | 'mixed' | 'duplicate' | 'fromDeath' | 'rateToItself' | 'aboveOne' | 'noDeath';

/** What documents of cohorts and of individuals that move between states have in common. */
type TransitionsDocument = Pick<
  CohortDocument,
  'discounting' | 'states' | 'transitions' | 'strategies' | 'costs' | 'payers' | 'perspective'
> & { readonly population: Pick<CohortDocument['population'], 'mortality'> } & TimedDocument;

/** Share of everyone that starts in each living state; the first where no state says. */
export const startShares = (
  checker: { readonly find: (code: 'field.range', path: Path, details: Readonly<Record<string, number>>) => void },
  states: readonly { readonly share?: number }[],
): readonly number[] => {
  const living = states.slice(0, -1);
  if (living.every(({ share }) => share === undefined)) return living.map((_, index) => (index === 0 ? 1 : 0));
  const shares = living.map(({ share = 0 }) => share);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > SHARE_TOLERANCE) {
    const index = living.findLastIndex(({ share }) => share !== undefined);
    checker.find('field.range', ['states', index, 'share'], { found: total, minimum: 1, maximum: 1 });
  }
  return shares;
};

/** Checks of states, and of rows of transitions that are complete under every strategy. */
export abstract class TransitionsChecker<D extends TransitionsDocument> extends DocumentChecker<D> {
  /** Names that formulas of a state, of a transition out of it, and of something that happens in a cycle may use. */
  protected abstract stateScope(state: string): Scope;
  protected abstract transitionScope(from: string): Scope;
  protected abstract eventScope(): Scope;
  protected abstract entryScope(): Scope;

  protected override lossScope(state: string | undefined): Scope {
    return state === undefined ? this.eventScope() : this.stateScope(state);
  }

  protected living(): readonly string[] {
    return this.document.states.slice(0, -1).map(({ id }) => id);
  }

  protected livingStates(): readonly CohortState[] {
    const { states } = this.document;
    this.unique(states, 'states');
    this.deathHasNoUtility();
    const death = states.length - 1;
    for (const field of ['memory', 'share'] as const) {
      if (states[death]?.[field] === undefined) continue;
      this.find('field.unknown', ['states', death, field], { field, suggestion: '', allowed: 'id, label' }, true);
    }
    const tunnels = states.reduce((total, { memory = 1 }) => total + memory, 0);
    if (tunnels > MOST_TUNNELS) this.find('field.range', ['states'], { found: tunnels, maximum: MOST_TUNNELS });
    return states.slice(0, -1).map(({ id, utility, memory = 1 }, index) => ({
      id,
      utility: this.utilityOf(utility, ['states', index, 'utility'], this.stateScope(id)),
      memory,
    }));
  }

  protected start(): readonly number[] {
    return startShares(this, this.document.states);
  }

  protected strategies(livingStates: readonly CohortState[]): readonly CohortStrategy[] {
    const { strategies } = this.document;
    this.unique(strategies, 'strategies');
    return strategies.map(({ id, utilities = {} }, index) => {
      const entries = Object.entries(utilities).map(([state, written]): readonly [string, Expression] => {
        const path: Path = ['strategies', index, 'utilities', state];
        this.known(state, this.living(), 'livingState', path);
        return [state, this.utilityOf(written, path, this.stateScope(state))];
      });
      const own = new Map(entries);
      const all = livingStates.flatMap(({ id: state, utility }): readonly (readonly [string, Expression])[] => {
        const tree = own.get(state) ?? utility;
        const under = this.perStrategy(tree, [id])[0]?.tree ?? tree;
        return own.has(state) || under !== tree ? [[state, under]] : [];
      });
      return { id, utilities: new Map(all) };
    });
  }

  private row(rule: Rule, path: Path, details: Readonly<Record<string, string | number>>): void {
    this.find('transition.row', path, { rule, ...details });
  }

  private transition(document: TransitionDocument, index: number): readonly CohortTransition[] {
    const path: Path = ['transitions', index];
    const { states, strategies } = this.document;
    const all = states.map(({ id }) => id);
    const death = all.at(-1);
    if (this.known(document.from, all, 'state', [...path, 'from']) && document.from === death)
      this.row('fromDeath', [...path, 'from'], { state: document.from });
    this.known(document.to, all, 'state', [...path, 'to']);
    this.knownStrategies(
      document.strategies,
      strategies.map(({ id }) => id),
      path,
    );
    if (document.type === 'rate' && document.from === document.to)
      this.row('rateToItself', [...path, 'to'], { state: document.from });
    const scope = this.transitionScope(document.from);
    if (document.type === 'remainder') return [{ document, value: undefined, index }];
    const field = document.type;
    const written = document.type === 'probability' ? document.probability : document.rate;
    const value = this.expression(
      written,
      document.type === 'probability' ? probability : perYear,
      [...path, field],
      scope,
      'differ',
    );
    const constant = namesIn(value).size === 0 ? evaluate(value, () => Number.NaN) : Number.NaN;
    this.inRange(constant, document.type === 'probability' ? { minimum: 0, maximum: 1 } : { minimum: 0 }, [...path, field]);
    return this.perStrategy(value, document.strategies).map(({ strategies: applies, tree }) => ({
      document: applies === undefined ? document : { ...document, strategies: applies },
      value: tree,
      index,
    }));
  }

  protected transitions(): readonly CohortTransition[] {
    const { transitions } = this.document;
    const named = transitions.map(({ id }) => id);
    named.forEach((id, index) => {
      if (id !== undefined && named.indexOf(id) !== index)
        this.find('document.duplicateKey', ['transitions', index, 'id'], { key: id });
    });
    const before = this.findings.length;
    const checked = transitions.flatMap((document, index) => this.transition(document, index));
    if (this.findings.length === before && !this.repaired) this.rows(checked);
    return checked;
  }

  /** Each row under each strategy; a fault that several strategies share is told once. */
  private rows(checked: readonly CohortTransition[]): void {
    const told = new Set<string>();
    const tell = (rule: Rule, index: number, details: Readonly<Record<string, string | number>>): void => {
      const key = `${rule} ${index} ${details['state']}`;
      if (!told.has(key)) this.row(rule, index < 0 ? ['transitions'] : ['transitions', index], details);
      told.add(key);
    };
    const death = this.document.states.at(-1)?.id ?? '';
    for (const { id: strategy } of this.document.strategies) {
      const applying = checked.filter(({ document }) => document.strategies?.includes(strategy) !== false);
      for (const state of this.living()) {
        const row = applying.filter(({ document }) => document.from === state);
        const details = { state, strategy };
        const seen = new Set<string>();
        for (const { document, index } of row) {
          if (seen.has(document.to)) tell('duplicate', index, { ...details, to: document.to });
          seen.add(document.to);
        }
        const remainders = row.filter(({ document }) => document.type === 'remainder');
        const rates = row.filter(({ document }) => document.type === 'rate');
        const first = row[0];
        const second = remainders[1];
        const rate = rates[0];
        if (first === undefined) continue;
        if (rate !== undefined && rates.length < row.length) tell('mixed', rate.index, details);
        else if (rate === undefined && remainders.length === 0) tell('noRemainder', first.index, details);
        else if (second !== undefined) tell('remainderTwice', second.index, details);
        const constants = row.map(({ document, value }) =>
          document.type === 'probability' && value !== undefined && namesIn(value).size === 0
            ? evaluate(value, () => Number.NaN)
            : 0,
        );
        const sum = constants.reduce((total, share) => total + share, 0);
        if (sum > 1 + SHARE_TOLERANCE) tell('aboveOne', first.index, { ...details, sum });
      }
      if (!applying.some(({ document }) => document.to === death)) tell('noDeath', -1, { state: death, strategy });
    }
  }

  protected costs(): readonly CohortCost[] {
    const { costs, states } = this.document;
    this.unique(costs, 'costs');
    this.perspective();
    const all = states.map(({ id }) => id);
    return costs.flatMap((document, index) => {
      const path: Path = ['costs', index];
      const counted = this.costFrame(document, path);
      if (document.type === 'perYear') this.known(document.state, this.living(), 'livingState', [...path, 'state']);
      if (document.type === 'perTransition') {
        this.known(document.from, this.living(), 'livingState', [...path, 'from']);
        this.known(document.to, all, 'state', [...path, 'to']);
      }
      const unit = document.type === 'perYear' ? divide(this.money(), years) : this.money();
      const scope = this.amountScope(document);
      const amount = this.expression(document.amount, unit, [...path, 'amount'], scope, 'differ');
      return this.perStrategy(amount, document.strategies).map(({ strategies, tree }) => ({
        document: strategies === undefined ? document : { ...document, strategies },
        amount: tree,
        counted,
        index,
      }));
    });
  }

  private amountScope(document: CohortCostDocument): Scope {
    switch (document.type) {
      case 'perYear':
        return this.stateScope(document.state);
      case 'initial':
        return this.entryScope();
      case 'once':
        return this.scope;
      case 'perTransition':
      case 'perDeath':
        return this.eventScope();
    }
  }

  protected override mortality(): readonly number[] {
    const { mortality } = this.document.population;
    return mortality === undefined ? [] : this.mortalityOf(mortality.table, mortality.column);
  }
}

/** The checks of a cohort model. */
export class CohortChecker extends TransitionsChecker<CohortDocument> {
  private readonly plainScope: Scope;
  private readonly memoryScope: Scope;
  private readonly plainTransitionScope: Scope;
  private readonly transitionMemoryScope: Scope;

  constructor(document: CohortDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean) {
    super(document, moved, known, repaired, [GENERAL_MORTALITY, TIME_IN_STATE]);
    const plain: readonly (readonly [string, Unit])[] = [...cycleUnits];
    const memory = [TIME_IN_STATE, years] as const;
    const mortality: readonly (readonly [string, Unit])[] =
      document.population.mortality === undefined ? [] : [[GENERAL_MORTALITY, probability]];
    const withMortality = mortality.length === 0 ? '' : ' mortality';
    this.plainScope = this.scopeOf('cohort cycle', new Map(plain));
    this.memoryScope = this.scopeOf('cohort memory', new Map([...plain, memory]));
    this.plainTransitionScope = this.scopeOf(`transition${withMortality}`, new Map([...plain, ...mortality]));
    this.transitionMemoryScope = this.scopeOf(`transition memory${withMortality}`, new Map([...plain, ...mortality, memory]));
  }

  private hasMemory(state: string): boolean {
    return this.document.states.some(({ id, memory }) => id === state && memory !== undefined);
  }

  protected stateScope(state: string): Scope {
    return this.hasMemory(state) ? this.memoryScope : this.plainScope;
  }

  protected transitionScope(from: string): Scope {
    return this.hasMemory(from) ? this.transitionMemoryScope : this.plainTransitionScope;
  }

  protected eventScope(): Scope {
    return this.plainScope;
  }

  protected entryScope(): Scope {
    return this.scope;
  }

  /** Simpson's rule weighs grid points, so that no cost or loss can begin or end within it. */
  private windows(): void {
    if (this.document.time.correction !== 'simpson') return;
    const { costs, qalyLosses = [], carers } = this.document;
    const lists = [
      { path: ['costs'], list: costs },
      { path: ['qalyLosses'], list: qalyLosses },
      { path: ['carers', 'losses'], list: carers?.losses ?? [] },
    ];
    for (const { path, list } of lists) {
      list.forEach((document, index) => {
        if (!('cycles' in document) || document.cycles === undefined) return;
        const details = { field: 'cycles', suggestion: '', allowed: 'trapezoid, start, end' };
        this.find('field.unknown', [...path, index, 'cycles'], details, true);
      });
    }
  }

  private entry(): CohortEntry | undefined {
    const { entry, states, strategies, costs } = this.document;
    if (entry === undefined) return undefined;
    const refuse = (path: Path, field: string, allowed: string): void =>
      this.find('field.unknown', [...path, field], { field, suggestion: '', allowed }, true);
    for (const [index, { id, share }] of states.entries()) {
      if (share !== undefined) refuse(['states', index], 'share', 'entry');
      if (id === ENTRY) this.find('document.duplicateKey', ['states', index, 'id'], { key: id });
    }
    const names = Object.keys(entry.nodes);
    const known = strategies.map(({ id }) => id);
    const roots = entry.roots ?? {};
    this.known(entry.root, names, 'node', ['entry', 'root']);
    for (const [strategy, root] of Object.entries(roots)) {
      this.known(strategy, known, 'strategy', ['entry', 'roots', strategy]);
      this.known(root, names, 'node', ['entry', 'roots', strategy]);
    }
    const starts = known.map((id) => ({ id, root: roots[id] ?? entry.root }));
    const tree = checkTree(this, starts, entry.nodes, ['entry', 'nodes']);
    const all = states.map(({ id }) => id);
    for (const { id, path, state, year, branches } of tree.nodes) {
      if (state !== undefined) this.known(state, all, 'state', [...path, 'state']);
      else if (tree.leaves.includes(id)) this.find('field.missing', [...path, 'state'], { field: 'state' });
      for (const place of [{ path, year }, ...branches]) if (place.year > 0) refuse(place.path, 'year', 'duration, utility, qalys');
    }
    const others = new Set(costs.map(({ id }) => id));
    const places = placesOf(tree);
    const entryCosts = entry.costs.flatMap((cost, index): readonly TreeCost[] => {
      const at: Path = ['entry', 'costs', index];
      const counted = this.costFrame(cost, at);
      if (others.has(cost.id)) this.find('document.duplicateKey', [...at, 'id'], { key: cost.id });
      others.add(cost.id);
      cost.at.forEach((place, position) => this.known(place, places, 'node', [...at, 'at', position]));
      const path: Path = [...at, 'amount'];
      const written = this.expression(cost.amount, this.money(), path, this.scope, 'differ');
      return this.perStrategy(written, cost.strategies).map(({ strategies: only, tree: amount }) => ({
        id: cost.id,
        payer: cost.payer,
        strategies: only,
        at: cost.at,
        amount,
        path,
        counted,
      }));
    });
    return { tree, roots: new Map(starts.map(({ id, root }) => [id, root])), costs: entryCosts };
  }

  check(): CohortModel {
    const { time, discounting } = this.document;
    if (time.correction === 'simpson' && discounting.weightAt !== 'point') {
      const details = { found: discounting.weightAt, allowed: 'point', suggestion: 'point' };
      this.find('field.choice', ['discounting', 'weightAt'], details);
    }
    const core = this.core();
    const livingStates = this.livingStates();
    const model: CohortModel = {
      kind: 'cohort',
      document: this.document,
      ...core,
      livingStates,
      start: this.start(),
      entry: this.entry(),
      transitions: this.transitions(),
      strategies: this.strategies(livingStates),
      costs: this.costs(),
    };
    this.windows();
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
