import { endShares, generalMortality, mortalityPerCycle, weightShift } from '../cohort/compile.ts';
import { GENERAL_MORTALITY, TIME_IN_STATE } from '../cohort/model.ts';
import type { Expression } from '../expression.ts';
import type { CycleName } from '../model-core.ts';
import { defineParameters, type ParameterPlan } from '../parameters.ts';
import { type Program, ProgramBuilder } from '../program.ts';
import type { Path } from '../shape.ts';
import { dimensionless } from '../units.ts';
import { discountWeight, normAt } from '../weights.ts';
import { LaneCompiler, type LaneFormula, splitTerms } from './lanes.ts';
import type { MicrosimulationModel } from './model.ts';
import { type CharacteristicPlan, characteristicPlans } from './patients.ts';

/** The norm of a patient's age over that at entry, where ages differ; no name of a document can be written so. */
const AGE_NORM = '#norm';

/** What fills the lane of a name. */
export type LaneInput =
  /** A counter of cycles (`years`: turned into time) or of events. */
  | { readonly type: 'counter'; readonly counter: number; readonly years: boolean; readonly never?: number }
  | { readonly type: 'characteristic'; readonly index: number }
  | { readonly type: 'age' | 'generalMortality' | 'norm' };

/** How a counter goes on, from one grid point to the next. */
export type Counter =
  | { readonly type: 'inState' }
  | { readonly type: 'within' | 'altogether'; readonly states: readonly boolean[] }
  | { readonly type: 'since' | 'visits'; readonly state: number }
  | { readonly type: 'passages'; readonly from: number; readonly to: number };

export interface PatientEdge {
  readonly to: number;
  readonly formula: LaneFormula;
  readonly path: Path;
}

/** The ways out of one state. */
export interface PatientRow {
  readonly type: 'probability' | 'rate';
  readonly edges: readonly PatientEdge[];
  /** Where those go whom no edge takes. */
  readonly rest: number;
  readonly restPath: Path;
  /** Names its formulas differ by. */
  readonly inputs: readonly number[];
  /** The counter of cycles that is all they differ by; -1 for none, undefined when they differ by more. */
  readonly counter: number | undefined;
}

export interface PatientTrace {
  /** By living state. */
  readonly rows: readonly PatientRow[];
}

/** Amount x weights over grid points, in a state, or in all (-1): at point i, `at[i]` times the amount of cycle i and `next[i]` times that of cycle i + 1. */
export interface StateItem {
  readonly state: number;
  readonly formula: LaneFormula | undefined;
  /** The formula as a sum of what is the same for every patient times a factor of the plan (-1: times 1), where it is one. */
  readonly terms: readonly Term[] | undefined;
  readonly path: Path;
  readonly discounted: PointWeights;
  readonly undiscounted: PointWeights;
}
export interface Term {
  readonly factor: number;
  readonly formula: LaneFormula;
}
export interface PointWeights {
  readonly at: Float64Array;
  readonly next: Float64Array;
}

/** Amount x weight of the cycle for everyone who goes from a state (-1: from every state) to another. */
export interface EventItem {
  readonly from: number;
  readonly to: number;
  readonly formula: LaneFormula;
  readonly path: Path;
  readonly discounted: Float64Array;
  readonly undiscounted: Float64Array;
}

export interface Items {
  readonly states: readonly StateItem[];
  readonly events: readonly EventItem[];
}

export interface MicrosimulationStrategy {
  readonly id: string;
  readonly trace: number;
  /** By living state. */
  readonly lifeYears: readonly Items[];
  readonly qalys: readonly Items[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly items: Items }[];
}

export interface MicrosimulationPlan extends ParameterPlan {
  readonly cycles: number;
  readonly cycleLength: number;
  readonly cyclesPerYear: number;
  readonly program: Program;
  readonly patients: number;
  readonly patientsPerDraw: number;
  readonly seed: number;
  readonly states: readonly string[];
  readonly deathState: string;
  /** Cumulative probabilities to start in the living states. */
  readonly start: readonly number[];
  readonly counters: readonly Counter[];
  readonly inputs: readonly LaneInput[];
  readonly registers: number;
  readonly characteristics: readonly CharacteristicPlan[];
  /** The characteristic with the age at entry, or -1. */
  readonly ageOf: number;
  /** General mortality per cycle by whole age, and how far the age is taken back in a cycle. */
  readonly mortality: Float64Array;
  readonly mortalityShift: number;
  readonly norms: MicrosimulationModel['norms'];
  readonly traces: readonly PatientTrace[];
  /** What multiplies amounts and differs between patients, but not over time. */
  readonly factors: readonly LaneFormula[];
  readonly strategies: readonly MicrosimulationStrategy[];
}

const counterOf = (model: MicrosimulationModel): readonly Counter[] => {
  const all = [...model.livingStates.map(({ id }) => id), model.deathState];
  const indexOf = (state: string): number => all.indexOf(state);
  return [
    { type: 'inState' },
    ...model.history.map(({ document }): Counter => {
      switch (document.type) {
        case 'timeWithin':
          return { type: 'within', states: all.map((state) => document.states.includes(state)) };
        case 'timeAltogether':
          return { type: 'altogether', states: all.map((state) => document.states.includes(state)) };
        case 'timeSince':
          return { type: 'since', state: indexOf(document.state) };
        case 'visits':
          return { type: 'visits', state: indexOf(document.state) };
        case 'passages':
          return { type: 'passages', from: indexOf(document.from), to: indexOf(document.to) };
      }
    }),
  ];
};

const inputsOf = (model: MicrosimulationModel): ReadonlyMap<string, LaneInput> => {
  const inputs = new Map<string, LaneInput>([[TIME_IN_STATE, { type: 'counter', counter: 0, years: true }]]);
  model.characteristics.forEach(({ id }, index) => inputs.set(id, { type: 'characteristic', index }));
  model.history.forEach(({ id, document }, index) => {
    const years = document.type !== 'visits' && document.type !== 'passages';
    const never = document.type === 'timeSince' ? { never: document.never } : {};
    inputs.set(id, { type: 'counter', counter: index + 1, years, ...never });
  });
  if (model.document.population.ageOf !== undefined) {
    inputs.set('age', { type: 'age' });
    inputs.set(GENERAL_MORTALITY, { type: 'generalMortality' });
    inputs.set(AGE_NORM, { type: 'norm' });
  }
  return inputs;
};

/** Lanes, weights and rows of one microsimulation. */
class PlanMaker {
  private readonly model: MicrosimulationModel;
  private readonly builder: ProgramBuilder;
  private readonly inputs: readonly LaneInput[];
  private readonly lanes: LaneCompiler;
  private readonly traceByKey = new Map<string, number>();
  private readonly traces: PatientTrace[] = [];
  private readonly factorByKey = new Map<string, number>();
  private readonly factors: LaneFormula[] = [];
  private readonly length: number;
  private readonly all: readonly string[];

  constructor(model: MicrosimulationModel) {
    this.model = model;
    const { cyclesPerYear } = model.document.time;
    this.length = 1 / cyclesPerYear;
    this.all = [...model.livingStates.map(({ id }) => id), model.deathState];
    const values: Readonly<Record<CycleName, (cycle: number) => number>> = {
      cycle: (k) => k,
      time: (k) => k / cyclesPerYear,
      age: (k) => model.entryAge + k / cyclesPerYear,
    };
    this.builder = new ProgramBuilder(model.cycles, values);
    const inputs = inputsOf(model);
    this.inputs = [...inputs.values()];
    this.lanes = new LaneCompiler(this.builder, new Map([...inputs.keys()].map((name, index) => [name, index])));
  }

  private row(state: string, position: number, applying: readonly number[]): PatientRow {
    const own = applying.flatMap((index) => {
      const transition = this.model.transitions[index];
      return transition?.document.from === state ? [transition] : [];
    });
    const edges = own.flatMap(({ document, value, index }): readonly PatientEdge[] =>
      value === undefined
        ? []
        : [
            {
              to: this.all.indexOf(document.to),
              formula: this.lanes.compile(value),
              path: ['transitions', index, document.type],
            },
          ],
    );
    const remainder = own.find(({ value }) => value === undefined);
    const inputs = [...new Set(edges.flatMap(({ formula }) => formula.inputs))];
    const [only] = inputs;
    const input = only === undefined ? undefined : this.inputs[only];
    const counts =
      inputs.length === 1 && input?.type === 'counter' && input.years && input.never === undefined ? input.counter : undefined;
    return {
      type: own.some(({ document }) => document.type === 'rate') ? 'rate' : 'probability',
      edges,
      rest: remainder === undefined ? position : this.all.indexOf(remainder.document.to),
      restPath: remainder === undefined ? ['transitions'] : ['transitions', remainder.index],
      inputs,
      counter: inputs.length === 0 ? -1 : counts,
    };
  }

  private trace(strategy: string): number {
    const applying = this.model.transitions.flatMap(({ document }, index) =>
      document.strategies?.includes(strategy) === false ? [] : [index],
    );
    const key = applying.join(' ');
    const known = this.traceByKey.get(key);
    if (known !== undefined) return known;
    this.traces.push({ rows: this.model.livingStates.map(({ id }, position) => this.row(id, position, applying)) });
    this.traceByKey.set(key, this.traces.length - 1);
    return this.traces.length - 1;
  }

  private terms(tree: Expression): readonly Term[] | undefined {
    const parts = splitTerms(tree, (part) =>
      this.lanes.kindOf(part, (register) => this.inputs[register]?.type === 'characteristic'),
    );
    return parts?.map(({ own, same }) => ({
      factor: own === undefined ? -1 : this.factor(own),
      formula: this.lanes.compile(same),
    }));
  }

  private factor(tree: Expression): number {
    const key = JSON.stringify(tree);
    const known = this.factorByKey.get(key);
    if (known !== undefined) return known;
    this.factors.push(this.lanes.compile(tree));
    this.factorByKey.set(key, this.factors.length - 1);
    return this.factors.length - 1;
  }

  private weight(make: (k: number) => number): Float64Array {
    return Float64Array.from({ length: this.model.cycles + 1 }, (_, k) => make(k));
  }

  /** Weights of what accrues in the cycles from … to: those of the cohort, taken apart by the grid point at which the state is read. */
  private points(weightAt: (k: number) => number, from: number, to: number): PointWeights {
    const { correction } = this.model.document.time;
    const pointwise = this.model.document.discounting.weightAt === 'point';
    const { cycles } = this.model;
    const inside = (k: number): boolean => k >= from && k <= to;
    const nothing = this.weight(() => 0);
    if (correction === 'none') return { at: this.weight((i) => (inside(i) ? this.length * weightAt(i) : 0)), next: nothing };
    const [start, end] = endShares[correction];
    if (pointwise) {
      const at = this.weight((i) => {
        const share = (i > 0 && inside(i) ? end : 0) + (i < cycles && inside(i + 1) ? start : 0);
        return share === 0 ? 0 : share * this.length * weightAt(i);
      });
      return { at, next: nothing };
    }
    const cycle = (k: number, share: number): number =>
      share !== 0 && k > 0 && k <= cycles && inside(k) ? share * this.length * weightAt(k) : 0;
    return { at: this.weight((i) => cycle(i, end)), next: this.weight((i) => cycle(i + 1, start)) };
  }

  make(): MicrosimulationPlan {
    const { model, builder, length } = this;
    const { document, livingStates, entryAge, cycles, norms } = model;
    const parameters = defineParameters(builder, model);
    const mortality = document.population.mortality;
    if (mortality !== undefined) builder.series(GENERAL_MORTALITY, generalMortality(model));
    const { schedule, effects = schedule, weightAt } = document.discounting;
    const weightTime = (k: number): number => Math.max(k - weightShift[weightAt], 0) * length;
    const costAt = (k: number): number => discountWeight(schedule, weightTime(k));
    const effectAt = (k: number): number => discountWeight(effects, weightTime(k));
    const ageVaries = document.population.ageOf !== undefined;
    const entryNorm = norms === undefined ? 1 : normAt(norms, entryAge);
    const normOf = (k: number): number => (norms === undefined || ageVaries ? 1 : normAt(norms, entryAge + k * length) / entryNorm);
    const one = (): number => 1;
    const first = document.time.correction === 'none' ? 0 : 1;
    const life = { discounted: this.points(effectAt, first, cycles), undiscounted: this.points(one, first, cycles) };
    const quality = {
      discounted: this.points((k) => effectAt(k) * normOf(k), first, cycles),
      undiscounted: this.points(normOf, first, cycles),
    };
    const adjusted = (tree: Expression): Expression =>
      norms === undefined || !ageVaries
        ? tree
        : {
            kind: 'operation',
            operation: 'multiply',
            a: tree,
            b: { kind: 'name', name: AGE_NORM, unit: dimensionless },
            unit: tree.unit,
          };
    const inState = (state: number, tree: Expression, path: Path): Items => {
      const whole = adjusted(tree);
      return {
        states: [{ state, formula: this.lanes.compile(whole), terms: this.terms(whole), path, ...quality }],
        events: [],
      };
    };
    const costs = model.costs.flatMap(({ document: cost, amount, counted, index }) => {
      if (!counted) return [];
      const path: Path = ['costs', index, 'amount'];
      const formula = this.lanes.compile(amount);
      const terms = this.terms(amount);
      const everyone = (inside: (k: number) => boolean, weight: (k: number) => number): Items => {
        const of = (at: (k: number) => number): PointWeights => ({
          at: this.weight((k) => (inside(k) ? at(k) : 0)),
          next: this.weight(() => 0),
        });
        return { states: [{ state: -1, formula, terms, path, discounted: of(weight), undiscounted: of(one) }], events: [] };
      };
      const events = (from: number, to: number): Items => ({
        states: [],
        events: [
          {
            from,
            to,
            formula,
            path,
            discounted: this.weight((k) => (k > 0 ? costAt(k) : 0)),
            undiscounted: this.weight((k) => (k > 0 ? 1 : 0)),
          },
        ],
      });
      const items = (): Items => {
        switch (cost.type) {
          case 'perYear': {
            const { from, to } = cost.cycles ?? { from: first, to: cycles };
            const weights = { discounted: this.points(costAt, from, to), undiscounted: this.points(one, from, to) };
            return { states: [{ state: this.all.indexOf(cost.state), formula, terms, path, ...weights }], events: [] };
          }
          case 'initial':
            return everyone((k) => k === 0, one);
          case 'once':
            return everyone((k) => k === cost.cycle, costAt);
          case 'perDeath':
            return events(-1, this.all.length - 1);
          case 'perTransition':
            return events(this.all.indexOf(cost.from), this.all.indexOf(cost.to));
        }
      };
      return [{ cost, items: items() }];
    });
    const lifeYears = livingStates.map(
      (_, state): Items => ({ states: [{ state, formula: undefined, terms: [], path: ['states', state], ...life }], events: [] }),
    );
    const baseQalys = livingStates.map(({ utility }, state) => inState(state, utility, ['states', state, 'utility']));
    const strategies = model.strategies.map(
      ({ id, utilities }, position): MicrosimulationStrategy => ({
        id,
        trace: this.trace(id),
        lifeYears,
        qalys: livingStates.map(({ id: state }, index) => {
          const own = utilities.get(state);
          const base = baseQalys[index] ?? { states: [], events: [] };
          return own === undefined ? base : inState(index, own, ['strategies', position, 'utilities', state]);
        }),
        costs: costs
          .filter(({ cost }) => cost.strategies?.includes(id) !== false)
          .map(({ cost, items }) => ({ component: cost.id, payer: cost.payer, items })),
      }),
    );
    let cumulative = 0;
    const characteristics = characteristicPlans(model, builder);
    return {
      ...parameters,
      cycles,
      cycleLength: length,
      cyclesPerYear: document.time.cyclesPerYear,
      program: builder.finish(),
      patients: document.simulation.patients,
      patientsPerDraw: document.simulation.patientsPerDraw,
      seed: document.simulation.seed,
      states: livingStates.map(({ id }) => id),
      deathState: model.deathState,
      start: model.start.map((share) => {
        cumulative += share;
        return cumulative;
      }),
      counters: counterOf(model),
      inputs: this.inputs,
      registers: this.lanes.registers,
      characteristics,
      ageOf: model.characteristics.findIndex(({ id }) => id === document.population.ageOf),
      mortality: mortalityPerCycle(model.annualMortality, document.time.cyclesPerYear),
      mortalityShift: mortality?.ageAt === 'cycleStart' ? 1 : 0,
      norms,
      traces: this.traces,
      factors: this.factors,
      strategies,
    };
  }
}

/** The plan of a microsimulation: formulas compiled, weights worked out. */
export const makeMicrosimulationPlan = (model: MicrosimulationModel): MicrosimulationPlan => new PlanMaker(model).make();
