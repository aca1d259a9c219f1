import {
  type BaseCase,
  type CompiledModel,
  compileModel,
  type ModelDefinition,
  readModel,
  runBaseCase,
  type Trace,
} from '@likeverd/modelling';
import { type AssumedCurve, assumedCurve } from '../observed/assumed-curve.ts';
import { type AssumedCause, assumedCauses } from '../observed/causes.ts';
import { refuse, type Refusal } from '../rules.ts';
import type { CommonPremises } from './format.ts';

/** The model with its base case, of all patients and of each subgroup that the document of the model knows. */
export class AssumedModels {
  readonly #definition: ModelDefinition;
  readonly #known = new Map<string, { readonly compiled: CompiledModel; readonly baseCase: BaseCase } | undefined>();
  readonly #endpoints: CommonPremises['endpoints'];

  constructor(definition: ModelDefinition, compiled: CompiledModel, baseCase: BaseCase, endpoints: CommonPremises['endpoints']) {
    this.#definition = definition;
    this.#endpoints = endpoints;
    this.#known.set('', { compiled, baseCase });
  }

  /** The model of a subgroup; `undefined` where there is none of that name. */
  model(subgroup = ''): { readonly compiled: CompiledModel; readonly baseCase: BaseCase } | undefined {
    if (!this.#known.has(subgroup)) {
      const compiled = compileModel(this.#definition, { subgroup });
      const run = compiled.ok ? runBaseCase(compiled.value) : undefined;
      this.#known.set(subgroup, compiled.ok && run?.ok === true ? { compiled: compiled.value, baseCase: run.value } : undefined);
    }
    return this.#known.get(subgroup);
  }

  /** The curve of an endpoint that was assumed under a strategy; that of all patients where the model knows no such subgroup. */
  curve(endpoint: string, strategy: string, subgroup?: string): AssumedCurve | Refusal {
    const found = this.model(subgroup) ?? this.model();
    const trace = found?.baseCase.traces.find((each) => each.strategy === strategy);
    const { free = [] } = this.#endpoints[endpoint] ?? {};
    if (trace === undefined || trace.time.length < 2) return refuse('followUp.noTraces', 'writtenRules', { measure: endpoint });
    const states = trace.states.map(({ state }) => state);
    const unknown = free.find((state) => !states.includes(state));
    if (unknown !== undefined)
      return refuse('followUp.unknownState', 'writtenRules', { measure: endpoint, state: unknown, known: states.join(', ') });
    return assumedCurve(trace, free);
  }

  /**
   * What was assumed of each cause of an endpoint, in their order; `undefined` for causes of which the document names no states. Where one cause has all the states,
   * it takes all who are no longer free of the endpoint. Where several have, who has come to one of them must not go on to another, so a cohort model is run with
   * nobody leaving those states; a model that follows shares without transitions cannot tell the causes apart.
   */
  causes(endpoint: string, strategy: string, subgroup?: string): readonly (AssumedCause | undefined)[] | Refusal {
    const { free = [], causes = [] } = this.#endpoints[endpoint] ?? {};
    const curve = this.curve(endpoint, strategy, subgroup);
    if ('status' in curve) return curve;
    if (causes.every(({ states }) => states === undefined)) return causes.map(() => undefined);
    const leading = causes.filter(({ states = [] }) => states.length > 0);
    const found = this.model(subgroup) ?? this.model();
    if (found === undefined) return refuse('followUp.noTraces', 'writtenRules', { measure: endpoint });
    const own = found.baseCase.traces.find((each) => each.strategy === strategy);
    const missing = own?.states
      .map(({ state }) => state)
      .filter((state) => !free.includes(state) && !causes.some(({ states = [] }) => states.includes(state)));
    if (missing !== undefined && missing.length > 0)
      return refuse('followUp.noIncidence', 'writtenRules', { measure: endpoint, states: missing.join(', ') });
    const trace = leading.length < 2 ? own : nobodyLeaves(found.compiled, free)?.traces.find((each) => each.strategy === strategy);
    if (trace === undefined) return refuse('followUp.noIncidence', 'writtenRules', { measure: endpoint });
    const told = assumedCauses(
      curve,
      causes.map(({ states = [] }) => shareOf(trace, states)),
    );
    return causes.map(({ states }, index) => (states === undefined ? undefined : told[index]));
  }
}

/** The share in these states, of those who started free. */
function shareOf({ time, states }: Trace, names: readonly string[]): Float64Array {
  const columns = states.filter(({ state }) => names.includes(state)).map(({ occupancy }) => occupancy);
  return time.map((_, k) => columns.reduce((sum, column) => sum + (column[k] as number), 0));
}

/** A cohort model in which whoever is no longer free of the endpoint stays where they came to; `undefined` for other kinds of model. */
function nobodyLeaves({ model }: CompiledModel, free: readonly string[]): BaseCase | undefined {
  if (model.kind !== 'cohort') return undefined;
  const { document } = model;
  const left = new Set(document.transitions.map(({ from }) => from).filter((state) => !free.includes(state)));
  const stays = [...left].map((state) => ({ type: 'remainder', from: state, to: state }));
  const read = readModel(
    JSON.stringify({
      ...document,
      scenarios: undefined,
      subgroups: undefined,
      costs: (document.costs ?? []).filter((cost) => !('from' in cost && left.has(cost.from))),
      transitions: [...document.transitions.filter(({ from }) => free.includes(from)), ...stays],
    }),
  );
  const compiled = read.ok ? compileModel(read.value) : undefined;
  const run = compiled?.ok === true ? runBaseCase(compiled.value) : undefined;
  return run?.ok === true ? run.value : undefined;
}
