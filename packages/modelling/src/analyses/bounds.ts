import { marginalQuantile, margins } from '@likeverd/statistics';
import { type CompiledModel, compileModel } from '../compile.ts';
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

type Quantile = (p: number) => number;

/** Quantiles of each parameter that varies between draws; a member of a group has those of its margin. */
const quantilesOf = ({ parameters, groups }: CompiledModel['model']): ReadonlyMap<string, Quantile> => {
  const sampled = new Set(parameters.flatMap(({ id, sampled: varies }) => (varies ? [id] : [])));
  const own = parameters.flatMap(({ id, distribution }) =>
    distribution === undefined ? [] : [[id, marginalQuantile(distribution)] as const],
  );
  const joint = groups.flatMap(({ members, distribution, factor }) => {
    const each = margins(distribution).map(marginalQuantile);
    return members.map((id, member): readonly [string, Quantile] => [id, (p) => factor * (each[member]?.(p) ?? Number.NaN)]);
  });
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
  const known = quantilesOf(compiled.value.model);
  const chosen = parameters ?? names.filter((name) => Object.hasOwn(bounds, name) || known.has(name));
  const found: ParameterBounds[] = [];
  for (const parameter of chosen) {
    const given = Object.hasOwn(bounds, parameter) ? bounds[parameter] : undefined;
    const quantile = known.get(parameter);
    const base = compiled.value.model.baseValues.get(parameter) ?? Number.NaN;
    if (given !== undefined) {
      if (!(Number.isFinite(given.low) && Number.isFinite(given.high) && given.low < given.high))
        return outOfRange(parameter, given.high, { above: given.low });
      found.push({ parameter, base, low: given.low, high: given.high, from: 'given' });
    } else if (quantile === undefined) {
      return failed({ code: 'input.range', path: parameter, details: { name: parameter, found: 'fixed' } });
    } else {
      const { low, high } = percentiles;
      found.push({ parameter, base, low: quantile(low), high: quantile(high), from: 'distribution' });
    }
  }
  return { ok: true, value: found };
};
