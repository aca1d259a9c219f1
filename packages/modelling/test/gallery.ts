import { readFileSync } from 'node:fs';
import {
  type BaseCase,
  type Checked,
  type CompiledModel,
  compileModel,
  type ModelDefinition,
  readModel,
  type RunInputs,
} from '@likeverd/modelling';

export const galleryText = (id: string): string => readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');

/** The value, or an error that shows the faults. */
export const sound = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(JSON.stringify(checked.faults));
};

export const readGallery = (id: string): ModelDefinition => sound(readModel(galleryText(id)));
export const compiled = (definition: ModelDefinition, inputs: RunInputs = {}): CompiledModel =>
  sound(compileModel(definition, inputs));

/** Exercise (the second strategy) minus standard care (the first). */
export const increment = (baseCase: BaseCase): { readonly costs: number; readonly qalys: number; readonly lifeYears: number } => {
  const [first, second] = baseCase.strategies;
  if (first === undefined || second === undefined) throw new Error('two strategies expected');
  return {
    costs: second.costs.discounted - first.costs.discounted,
    qalys: second.qalys.discounted - first.qalys.discounted,
    lifeYears: second.lifeYears.discounted - first.lifeYears.discounted,
  };
};
