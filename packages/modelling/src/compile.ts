import { checkModel, positiveArguments } from './check.ts';
import { type Floor, type Grid, makeGrid, parametric, type ParametricType, populationHazard, waningWeight } from './curves.ts';
import { digest } from './digest.ts';
import { type CohortPlan, makeCohortPlan } from './cohort/compile.ts';
import type { CohortModel } from './cohort/model.ts';
import type { SurvivalDocument } from './format.ts';
import type { CycleName, Model, ModelDocument, SurvivalModel } from './model.ts';
import { defineParameters, type ParameterPlan } from './parameters.ts';
import { type Operand, type Program, ProgramBuilder } from './program.ts';
import type { ModelDefinition } from './read.ts';
import { applyChanges } from './scenario.ts';
import { type Finding, type Path, pathText, suggestion } from './shape.ts';
import type { Checked, Fault, Hash, RunInputs } from './types.ts';
import { discountWeight, normAt } from './weights.ts';

interface CompiledCore {
  readonly state: 'compiled';
  readonly definition: ModelDefinition;
  readonly inputs: RunInputs;
  readonly inputsHash: Hash;
}
export type CompiledSurvival = CompiledCore & {
  readonly kind: 'partitionedSurvival';
  readonly model: SurvivalModel;
  readonly plan: Plan;
};
export type CompiledCohort = CompiledCore & { readonly kind: 'cohort'; readonly model: CohortModel; readonly plan: CohortPlan };

/** A definition with a reader's inputs applied, ready to run. Only `compileModel` makes one. */
export type CompiledModel = CompiledSurvival | CompiledCohort;

export interface CurvePlan {
  readonly id: string;
  readonly byDraw: boolean;
  /** Whether another curve is a hazard ratio to this one. */
  readonly hasRatio: boolean;
  readonly arguments: readonly { readonly name: string; readonly operand: Operand; readonly positive: boolean }[];
  readonly form:
    | { readonly type: 'parametric'; readonly curve: ParametricType }
    | { readonly type: 'ratio'; readonly of: number; readonly weights: Float64Array | undefined };
}

/** What a weight column is multiplied with: an occupancy, the occupancy without the month of death, new deaths, or 1. */
export type AccrualSource =
  | { readonly type: 'occupancy'; readonly state: number }
  | { readonly type: 'occupancyNet'; readonly state: number }
  | { readonly type: 'deaths' }
  | { readonly type: 'cohort' };

/** One number a cycle, index 1 … n; 0 outside the cycles `from` … `to`. */
export interface Weight {
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** One sum over cycles of source x weight x factor. */
export interface Accrual {
  readonly source: AccrualSource;
  readonly discounted: Weight;
  readonly undiscounted: Weight;
  /** Absent where the factor is 1, or the same in every draw but not in every cycle: then it is part of the weights. */
  readonly factor: Operand | undefined;
  /** Absent for life years: the amount is 1. */
  readonly amount: Operand | undefined;
  /** Path of the formula in the document, for faults. */
  readonly formula: Path;
}

export interface StrategyPlan {
  readonly id: string;
  /** Positions in `Plan.curves`. */
  readonly curves: readonly number[];
  readonly lifeYears: readonly Accrual[];
  readonly qalys: readonly Accrual[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly accrual: Accrual }[];
  readonly needsNet: boolean;
}

export interface Plan extends ParameterPlan {
  readonly cycles: number;
  readonly grid: Grid;
  readonly program: Program;
  readonly curves: readonly CurvePlan[];
  readonly floor: Floor;
  readonly ordered: boolean;
  readonly correction: SurvivalDocument['time']['correction'];
  readonly states: readonly string[];
  readonly deathState: string;
  readonly strategies: readonly StrategyPlan[];
}

const weightOf = (values: Float64Array): Weight => {
  const counts = (value: number): boolean => value !== 0;
  const from = values.findIndex((value, k) => k > 0 && counts(value));
  return from === -1 ? { values, from: 1, to: 0 } : { values, from, to: values.findLastIndex(counts) };
};

/** The sum of a weight over its cycles. */
export const sumOf = ({ values, from, to }: Weight): number => {
  let total = 0;
  for (let k = from; k <= to; k++) total += values[k] as number;
  return total;
};

/** Largest difference from 1 that the occupancies of one point may sum to. */
export const SUM_TOLERANCE = 1e-6;

/** Share of the person-time of those who die in a cycle that the rule for occupancy counts among the living. */
export const dyingShare = { trapezoid: 0.5, start: 1, end: 0 } as const;

const weightShift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0 } as const;

const makePlan = (model: SurvivalModel): Plan => {
  const { document, cycles, entryAge } = model;
  const { cyclesPerYear, correction } = document.time;
  const length = 1 / cyclesPerYear;
  const cycleValue: Readonly<Record<CycleName, (cycle: number) => number>> = {
    cycle: (k) => k,
    time: (k) => k / cyclesPerYear,
    age: (k) => entryAge + k / cyclesPerYear,
  };
  const builder = new ProgramBuilder(cycles, cycleValue);
  const column = (make: (cycle: number) => number): Float64Array =>
    Float64Array.from({ length: cycles + 1 }, (_, k) => (k === 0 ? 0 : make(k)));

  const { samplers, sampled } = defineParameters(builder, model);
  const grid = makeGrid(cycles, cyclesPerYear);
  const curveIndex = new Map(model.curves.map(({ id }, index) => [id, index]));
  const curves: CurvePlan[] = [];
  for (const { id, document: curve, arguments: trees } of model.curves) {
    const names = curve.type === 'hazardRatio' ? ['ratio'] : parametric[curve.type].arguments;
    const list = names.map((name) => {
      const tree = trees.get(name);
      if (tree === undefined) throw new Error(`curve ${id} lost its argument ${name}`);
      return {
        name,
        operand: builder.compile(tree),
        positive: positiveArguments.has(name) && !(curve.type === 'gompertz' && name === 'shape'),
      };
    });
    const waning = curve.type === 'hazardRatio' ? curve.waning : undefined;
    const of = curve.type === 'hazardRatio' ? (curveIndex.get(curve.of) ?? -1) : -1;
    curves.push({
      id,
      byDraw: list.some(({ operand }) => operand.byDraw) || curves[of]?.byDraw === true,
      hasRatio: model.curves.some((other) => other.document.type === 'hazardRatio' && other.document.of === id),
      arguments: list,
      form:
        curve.type === 'hazardRatio'
          ? { type: 'ratio', of, weights: waning === undefined ? undefined : grid.time.map((t) => waningWeight(waning, t)) }
          : { type: 'parametric', curve: curve.type },
    });
  }

  const { schedule, effects = schedule, weightAt } = document.discounting;
  const middle = (k: number): number => (k - weightShift[weightAt]) * length;
  const costWeight = column((k) => discountWeight(schedule, middle(k)));
  const effectWeight = column((k) => discountWeight(effects, middle(k)));
  const norms = model.norms;
  const entryNorm = norms === undefined ? 1 : normAt(norms, entryAge);
  const multiplier = column((k) => (norms === undefined ? 1 : normAt(norms, entryAge + k / cyclesPerYear) / entryNorm));
  const lifeDiscounted = column((k) => (effectWeight[k] as number) * length);
  const life = column(() => length);
  const qalyDiscounted = column((k) => (effectWeight[k] as number) * length * (multiplier[k] as number));
  const qaly = column((k) => length * (multiplier[k] as number));

  const accrual = (
    source: AccrualSource,
    discounted: Float64Array,
    undiscounted: Float64Array,
    formula: Path,
    amount?: Operand,
  ): Accrual => {
    const fixed = amount?.kind === 'column' && !amount.byDraw ? builder.columnOf(amount) : undefined;
    const weight = (values: Float64Array): Weight =>
      weightOf(fixed === undefined ? values : values.map((value, k) => (value === 0 ? 0 : value * (fixed[k] as number))));
    return {
      source,
      discounted: weight(discounted),
      undiscounted: weight(undiscounted),
      factor: fixed === undefined ? amount : undefined,
      amount,
      formula,
    };
  };

  const states = model.livingStates.map(({ id }) => id);
  const lifeYears = states.map(
    (_, state): Accrual => accrual({ type: 'occupancy', state }, lifeDiscounted, life, ['states', state]),
  );
  const qalys = model.livingStates.map(
    ({ utility }, state): Accrual =>
      accrual({ type: 'occupancy', state }, qalyDiscounted, qaly, ['states', state, 'utility'], builder.compile(utility)),
  );
  const costAccruals = model.costs.flatMap(({ document: cost, amount, counted }, index) => {
    if (!counted) return [];
    const from = cost.type === 'once' ? cost.cycle : cost.type === 'perYear' ? (cost.cycles?.from ?? 1) : 1;
    const to = cost.type === 'once' ? cost.cycle : cost.type === 'perYear' ? (cost.cycles?.to ?? cycles) : cycles;
    const share = cost.type === 'perYear' ? length : 1;
    const inside = (k: number): number => (k >= from && k <= to ? share : 0);
    const state = cost.type === 'perYear' ? states.indexOf(cost.state) : -1;
    const source: AccrualSource =
      cost.type === 'once'
        ? { type: 'cohort' }
        : cost.type === 'perDeath'
          ? { type: 'deaths' }
          : { type: cost.excludesMonthOfDeath === true ? 'occupancyNet' : 'occupancy', state };
    const discounted = column((k) => inside(k) * (costWeight[k] as number));
    return [{ cost, accrual: accrual(source, discounted, column(inside), ['costs', index, 'amount'], builder.compile(amount)) }];
  });
  const { mortality } = document.population;
  const population = populationHazard(model.annualMortality, entryAge, cycles, cyclesPerYear);
  const curedFrom =
    mortality.curedFromYear === undefined
      ? Number.POSITIVE_INFINITY
      : Math.ceil(mortality.curedFromYear * cyclesPerYear - 1e-9) + 1;

  return {
    cycles,
    grid,
    program: builder.finish(),
    samplers,
    sampled,
    curves,
    floor:
      mortality.floor === 'none'
        ? { type: 'none' }
        : mortality.floor === 'survivalMinimum'
          ? { type: 'survivalMinimum', population }
          : { type: 'hazardMaximum', population, curedFrom },
    ordered: document.curvesOrdered,
    correction,
    states,
    deathState: model.deathState,
    strategies: model.strategies.map(({ id, curves: bounds }) => {
      const costs = costAccruals
        .filter(({ cost }) => cost.strategies === undefined || cost.strategies.includes(id))
        .map((each) => ({ component: each.cost.id, payer: each.cost.payer, accrual: each.accrual }));
      return {
        id,
        curves: bounds.map((curve) => curveIndex.get(curve) ?? -1),
        lifeYears,
        qalys,
        costs,
        needsNet: costs.some((each) => each.accrual.source.type === 'occupancyNet'),
      };
    }),
  };
};

const fault = (definition: ModelDefinition, code: Fault['code'], path: Path, details: Fault['details']): Fault => ({
  code,
  path: pathText(path),
  ...definition.locate(path),
  details,
});

/** The reader's inputs without those that say what the document says anyway, so that equal runs have equal hashes. */
const normalise = (document: ModelDocument, model: Model, inputs: RunInputs): RunInputs => {
  const values = Object.entries(inputs.values ?? {}).filter(([id, value]) => {
    const parameter = model.parameters.find((candidate) => candidate.id === id);
    const keeps = parameter?.sampled === false || document.parameters[id]?.distribution?.type === 'fixed';
    return !(keeps && model.baseValues.get(id) === value);
  });
  const horizon = inputs.horizonYears === document.time.horizon ? undefined : inputs.horizonYears;
  return {
    ...(values.length === 0 ? {} : { values: Object.fromEntries(values) }),
    ...(horizon === undefined ? {} : { horizonYears: horizon }),
    ...(inputs.scenario === undefined ? {} : { scenario: inputs.scenario }),
  };
};

const inputFaults = (definition: ModelDefinition, document: ModelDocument, inputs: RunInputs): readonly Fault[] => {
  const faults: Fault[] = [];
  for (const [id, value] of Object.entries(inputs.values ?? {})) {
    const parameter = Object.hasOwn(document.parameters, id) ? document.parameters[id] : undefined;
    if (parameter === undefined) {
      const names = Object.keys(document.parameters);
      faults.push(
        fault(definition, 'input.unknown', ['parameters'], { name: id, what: 'parameter', suggestion: suggestion(id, names) }),
      );
    } else if (!Number.isFinite(value)) {
      faults.push(fault(definition, 'input.range', ['parameters', id], { name: id, found: String(value) }));
    } else if (
      parameter.adjustable !== undefined &&
      (value < parameter.adjustable.minimum || value > parameter.adjustable.maximum)
    ) {
      const { minimum, maximum } = parameter.adjustable;
      faults.push(fault(definition, 'input.range', ['parameters', id], { name: id, found: value, minimum, maximum }));
    }
  }
  const horizon = inputs.horizonYears;
  if (horizon !== undefined) {
    const { minimum = 1 / document.time.cyclesPerYear, maximum = 120 } = document.time.adjustable ?? {};
    if (!(horizon >= minimum && horizon <= maximum)) {
      faults.push(
        fault(definition, 'input.range', ['time', 'horizon'], { name: 'horizon', found: String(horizon), minimum, maximum }),
      );
    }
  }
  return faults;
};

/** The definition's document with a scenario and a reader's values in place; the names of the parameters that were moved. */
const withInputs = (
  document: ModelDocument,
  inputs: RunInputs,
): { readonly document: unknown; readonly moved: ReadonlySet<string> } => {
  const values = Object.entries(inputs.values ?? {});
  const parameters = {
    ...document.parameters,
    ...Object.fromEntries(
      values.flatMap(([id, value]) => (document.parameters[id] === undefined ? [] : [[id, { ...document.parameters[id], value }]])),
    ),
  };
  const time = inputs.horizonYears === undefined ? document.time : { ...document.time, horizon: inputs.horizonYears };
  return { document: { ...document, parameters, time }, moved: new Set(values.map(([id]) => id)) };
};

/**
 * Applies a reader's inputs (scenario first, then values and horizon) and compiles the model to a plan: formulas to flat programs,
 * everything that does not vary between draws worked out now. Faults name inputs that are unknown or out of range.
 */
export const compileModel = (definition: ModelDefinition, inputs: RunInputs = {}): Checked<CompiledModel> => {
  let base: Model = definition.model;
  if (inputs.scenario !== undefined) {
    const scenarios = definition.model.document.scenarios ?? [];
    const index = scenarios.findIndex(({ id }) => id === inputs.scenario);
    const scenario = scenarios[index];
    if (scenario === undefined) {
      const names = scenarios.map(({ id }) => id);
      const details = { name: inputs.scenario, what: 'scenario', suggestion: suggestion(inputs.scenario, names) };
      return { ok: false, faults: [fault(definition, 'input.unknown', ['scenarios'], details)] };
    }
    const checked = checkModel(
      applyChanges(definition.model.document, scenario.changes, ['scenarios', index]).document,
      new Set(),
      definition.known,
    );
    if (!checked.ok)
      return {
        ok: false,
        faults: checked.findings.map((finding) => fault(definition, finding.code, finding.path, finding.details)),
      };
    base = checked.model;
  }
  const faults = inputFaults(definition, base.document, inputs);
  if (faults.length > 0) return { ok: false, faults };
  const kept = normalise(base.document, base, inputs);
  let model = base;
  if (kept.values !== undefined || kept.horizonYears !== undefined) {
    const changed = withInputs(base.document, kept);
    const checked = checkModel(changed.document, changed.moved, definition.known);
    if (!checked.ok) {
      const asInput = (finding: Finding): Fault => {
        const [part, id] = finding.path;
        const isInput = (part === 'parameters' && typeof id === 'string' && changed.moved.has(id)) || part === 'time';
        if (!isInput) return fault(definition, finding.code, finding.path, finding.details);
        return fault(definition, 'input.range', finding.path, {
          ...finding.details,
          name: part === 'time' ? 'horizon' : String(id),
        });
      };
      return { ok: false, faults: checked.findings.map(asInput) };
    }
    model = checked.model;
  }
  const core = { state: 'compiled', definition, inputs: kept, inputsHash: digest(kept) } as const;
  return {
    ok: true,
    value:
      model.kind === 'cohort'
        ? { ...core, kind: model.kind, model, plan: makeCohortPlan(model) }
        : { ...core, kind: model.kind, model, plan: makePlan(model) },
  };
};
