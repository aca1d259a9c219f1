import { type BaseCase, type CompiledModel, compileModel, type ModelDefinition, runBaseCase } from '@likeverd/modelling';
import { type AssumedCurve, assumedCurve } from '../observed/assumed-curve.ts';
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
}
