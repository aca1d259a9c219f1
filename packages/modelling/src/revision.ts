import { type Json, recordAt, withRates, withValues } from './checks/patches.ts';
import { type ModelDefinition, readModel } from './read.ts';
import { applyChanges } from './scenario.ts';
import { pathText } from './shape.ts';
import type { Checked } from './types.ts';

const written = ({ model }: ModelDefinition): Json => JSON.parse(JSON.stringify(model.document)) as Json;
const read = (document: Json): Checked<ModelDefinition> => readModel(JSON.stringify(document));

/** The same model with one annual discount rate for costs and effects in every year; 0: undiscounted. */
export const withDiscountRate = (definition: ModelDefinition, rate: number): Checked<ModelDefinition> =>
  read(withRates(written(definition), () => rate));

/** The same model with patients of another age at the start. Where the age is a formula of parameters, the fault of the result says so. */
export const withEntryAge = (definition: ModelDefinition, age: number): Checked<ModelDefinition> => {
  const document = written(definition);
  const population = recordAt(document, 'population');
  const { entryAge } = population;
  if (typeof entryAge === 'string' && definition.model.document.parameters[entryAge] !== undefined)
    return read(withValues(document, new Map([[entryAge, age]])));
  return read({ ...document, population: { ...population, entryAge: age } });
};

/** The same model with some of its values changed, written as a scenario writes them. */
export const withChanges = (definition: ModelDefinition, changes: Readonly<Record<string, unknown>>): Checked<ModelDefinition> => {
  const changed = applyChanges(written(definition), changes, ['changes']);
  if (changed.findings.length === 0) return readModel(JSON.stringify(changed.document));
  const { locate } = definition;
  return {
    ok: false,
    faults: changed.findings.map(({ code, path, details }) => ({ code, path: pathText(path), ...locate(path), details })),
  };
};
