import { readFileSync } from 'node:fs';
import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import type { ParameterColumn } from './jobs.ts';

/** Every strategy's parameters as the engine samples them, one column each, in the order in which the C programs want them. */
export const sampleParameters = (
  file: string,
  parameters: readonly (readonly ParameterColumn[])[],
  seed: number,
  size: number,
): Float64Array => {
  const definition = readModel(readFileSync(file, 'utf8'));
  if (!definition.ok) throw new Error(`${file}: ${JSON.stringify(definition.faults)}`);
  // One year suffices: the draws do not depend on the horizon.
  const compiled = compileModel(definition.value, { horizonYears: 1 });
  if (!compiled.ok) throw new Error(`${file}: ${JSON.stringify(compiled.faults)}`);
  const run = runProbabilistic(compiled.value, { seed, from: 0, to: size });
  if (!run.ok) throw new Error(`${file}: ${JSON.stringify(run.faults)}`);
  const sampled = new Map(run.value.parameters.map(({ parameter, values }) => [parameter, values]));
  const names = parameters.flat();
  const out = new Float64Array(names.length * size);
  const valueOf =
    (draw: number) =>
    (name: string): number => {
      const value = sampled.get(name)?.[draw];
      if (value === undefined) throw new Error(`${file} does not sample ${name}`);
      return value;
    };
  for (const [index, name] of names.entries()) {
    for (let draw = 0; draw < size; draw++) {
      const of = valueOf(draw);
      out[index * size + draw] = typeof name === 'string' ? of(name) : name(of);
    }
  }
  return out;
};
