import { checkModel } from './check.ts';
import { digest } from './digest.ts';
import type { Evaluator } from './evaluator.ts';
import { evaluatorOf } from './kinds.ts';
import type { Model, ModelDocument } from './model.ts';
import type { ModelDefinition } from './read.ts';
import { applyChanges, subgroupChanges } from './scenario.ts';
import { type Finding, type Path, pathText, suggestion } from './shape.ts';
import type { Checked, Fault, Hash, RunInputs } from './types.ts';

/** A definition with a reader's inputs applied, ready to run. Only `compileModel` makes one. */
export interface CompiledModel {
  readonly state: 'compiled';
  readonly definition: ModelDefinition;
  readonly inputs: RunInputs;
  readonly inputsHash: Hash;
  readonly model: Model;
  readonly evaluator: Evaluator;
}

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
  const own = document.kind === 'decisionTree' ? undefined : document.time.horizon;
  const horizon = inputs.horizonYears === own ? undefined : inputs.horizonYears;
  return {
    ...(values.length === 0 ? {} : { values: Object.fromEntries(values) }),
    ...(horizon === undefined ? {} : { horizonYears: horizon }),
    ...(inputs.scenario === undefined ? {} : { scenario: inputs.scenario }),
    ...(inputs.subgroup === undefined ? {} : { subgroup: inputs.subgroup }),
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
  if (horizon !== undefined && document.kind === 'decisionTree') {
    faults.push(fault(definition, 'input.unknown', [], { name: 'time.horizon', what: 'place', suggestion: '' }));
  } else if (horizon !== undefined && document.kind !== 'decisionTree') {
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
  const time =
    inputs.horizonYears === undefined || document.kind === 'decisionTree'
      ? {}
      : { time: { ...document.time, horizon: inputs.horizonYears } };
  return { document: { ...document, parameters, ...time }, moved: new Set(values.map(([id]) => id)) };
};

/** The model with the changes of a named scenario or subgroup; as it was without a name. */
const changedModel = (
  definition: ModelDefinition,
  model: Model,
  what: 'scenario' | 'subgroup',
  name: string | undefined,
): Checked<Model> => {
  if (name === undefined) return { ok: true, value: model };
  const list = `${what}s` as const;
  const named = model.document[list] ?? [];
  const index = named.findIndex(({ id }) => id === name);
  const found = named[index];
  if (found === undefined) {
    const names = named.map(({ id }) => id);
    return { ok: false, faults: [fault(definition, 'input.unknown', [list], { name, what, suggestion: suggestion(name, names) })] };
  }
  const apply = what === 'scenario' ? applyChanges : subgroupChanges;
  const checked = checkModel(apply(model.document, found.changes, [list, index]).document, new Set(), definition.known);
  if (checked.ok) return { ok: true, value: checked.model };
  return {
    ok: false,
    faults: checked.findings.map((finding) => fault(definition, finding.code, finding.path, finding.details)),
  };
};

/**
 * Applies a reader's inputs (scenario first, then subgroup, then values and horizon) and compiles the model to a plan: formulas to flat programs,
 * everything that does not vary between draws worked out now. Faults name inputs that are unknown or out of range.
 */
export const compileModel = (definition: ModelDefinition, inputs: RunInputs = {}): Checked<CompiledModel> => {
  const scenario = changedModel(definition, definition.model, 'scenario', inputs.scenario);
  if (!scenario.ok) return scenario;
  const subgroup = changedModel(definition, scenario.value, 'subgroup', inputs.subgroup);
  if (!subgroup.ok) return subgroup;
  const base = subgroup.value;
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
  const inputsHash = digest(kept);
  return { ok: true, value: { state: 'compiled', definition, inputs: kept, inputsHash, model, evaluator: evaluatorOf(model) } };
};
