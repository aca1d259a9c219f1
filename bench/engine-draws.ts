import { readFileSync } from 'node:fs';
import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';

/** Every strategy's parameters as the engine samples them, one column each, in the order in which the C programs want them. */
export const sampleParameters = (
  file: string,
  parameters: readonly (readonly string[])[],
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
  for (const [index, name] of names.entries()) {
    const values = sampled.get(name);
    if (values === undefined) throw new Error(`${file} does not sample ${name}`);
    out.set(values, index * size);
  }
  return out;
};
