import { marginalQuantile } from '@likeverd/statistics';
import { type CompiledModel, compileModel } from '../compile.ts';
import type { ModelDistribution } from '../model.ts';
import type { ModelDefinition } from '../read.ts';
import type { Checked, RunInputs } from '../types.ts';
import { failed, outOfRange, unknownName } from './comparison.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Two values of one parameter, in its own unit, and where they come from. */
export interface ParameterBounds extends Range {
  readonly parameter: string;
  readonly base: number;
  readonly from: 'given' | 'distribution';
}

/** Which parameters vary, and between what. */
export interface BoundsOptions {
  /** Bounds by parameter; they replace the percentiles. */
  readonly bounds?: Readonly<Record<string, Range>>;
  /** Only these parameters; default: those with bounds given and those that vary between draws, in document order. */
  readonly parameters?: readonly string[];
  /** Percentiles taken of a distribution; default 0.025 and 0.975. */
  readonly percentiles?: Range;
}

const quantileOf = (distribution: ModelDistribution, p: number): number => {
  switch (distribution.type) {
    case 'normal':
      return marginalQuantile({ kind: 'normal', mean: distribution.mean, sd: distribution.sd })(p);
    case 'logNormal':
      return marginalQuantile({ kind: 'logNormal', meanLog: distribution.meanlog, sdLog: distribution.sdlog })(p);
    case 'beta':
      return marginalQuantile({ kind: 'beta', alpha: distribution.alpha, beta: distribution.beta })(p);
    case 'gamma':
      return marginalQuantile({ kind: 'gamma', shape: distribution.shape, rate: 1 / distribution.scale })(p);
    case 'uniform':
      return marginalQuantile({ kind: 'uniform', low: distribution.minimum, high: distribution.maximum })(p);
  }
};

/** Distribution of each parameter that varies between draws; a member of a joint normal group has its own normal margin. */
const marginsOf = ({ parameters, groups }: CompiledModel['model']): ReadonlyMap<string, ModelDistribution> => {
  const sampled = new Set(parameters.flatMap(({ id, sampled: varies }) => (varies ? [id] : [])));
  const own = parameters.flatMap(({ id, distribution }) => (distribution === undefined ? [] : [[id, distribution] as const]));
  const joint = groups.flatMap(({ members, means, lower }) =>
    members.map((id, member): readonly [string, ModelDistribution] => [
      id,
      { type: 'normal', mean: means[member] ?? Number.NaN, sd: Math.hypot(...(lower[member] ?? [])) },
    ]),
  );
  return new Map([...own, ...joint].filter(([id]) => sampled.has(id)));
};

/**
 * Bounds of the parameters that an analysis varies: given ones, otherwise percentiles of the parameter's own distribution. A parameter
 * that is asked for and has neither is a fault, as are bounds that are not rising numbers.
 */
export const parameterBounds = (
  definition: ModelDefinition,
  inputs: RunInputs,
  { bounds = {}, parameters, percentiles = { low: 0.025, high: 0.975 } }: BoundsOptions,
): Checked<readonly ParameterBounds[]> => {
  const names = Object.keys(definition.model.document.parameters);
  const unknown = [...Object.keys(bounds), ...(parameters ?? [])].find((name) => !names.includes(name));
  if (unknown !== undefined) return unknownName('parameter', unknown, names);
  const compiled = compileModel(definition, inputs);
  if (!compiled.ok) return compiled;
  const margins = marginsOf(compiled.value.model);
  const chosen = parameters ?? names.filter((name) => Object.hasOwn(bounds, name) || margins.has(name));
  const found: ParameterBounds[] = [];
  for (const parameter of chosen) {
    const given = Object.hasOwn(bounds, parameter) ? bounds[parameter] : undefined;
    const margin = margins.get(parameter);
    const base = compiled.value.model.baseValues.get(parameter) ?? Number.NaN;
    if (given !== undefined) {
      if (!(Number.isFinite(given.low) && Number.isFinite(given.high) && given.low < given.high))
        return outOfRange(parameter, given.high, { above: given.low });
      found.push({ parameter, base, low: given.low, high: given.high, from: 'given' });
    } else if (margin === undefined) {
      return failed({ code: 'input.range', path: parameter, details: { name: parameter, found: 'fixed' } });
    } else {
      const { low, high } = percentiles;
      found.push({ parameter, base, low: quantileOf(margin, low), high: quantileOf(margin, high), from: 'distribution' });
    }
  }
  return { ok: true, value: found };
};
