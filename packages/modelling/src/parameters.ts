import type { Joint, Marginal } from '@likeverd/statistics';
import type { Model } from './model.ts';
import type { ProgramBuilder } from './program.ts';

/** Fills one or more scalar registers in each draw. */
export type Sampler =
  | { readonly type: 'single'; readonly stream: string; readonly register: number; readonly distribution: Marginal }
  | {
      readonly type: 'group';
      readonly stream: string;
      readonly distribution: Joint;
      /** What each number is multiplied with. */
      readonly factor: number;
      /** The register of each member; -1 for one that a reader has fixed. */
      readonly registers: readonly number[];
    };

/** How the parameters of a model are filled in each draw. */
export interface ParameterPlan {
  readonly samplers: readonly Sampler[];
  /** Parameters that vary between draws, with their registers, in document order. */
  readonly sampled: readonly { readonly parameter: string; readonly register: number }[];
}

/** Gives every parameter of a model its place in a program. */
export const defineParameters = (builder: ProgramBuilder, model: Model): ParameterPlan => {
  const registers = new Map<string, number>();
  for (const parameter of model.parameters) {
    if (parameter.sampled)
      registers.set(parameter.id, builder.sampled(parameter.id, model.baseValues.get(parameter.id) ?? Number.NaN).register);
    else builder.define(parameter.id, parameter.value);
  }
  const register = (id: string): number => registers.get(id) ?? -1;
  const samplers: Sampler[] = [
    ...model.parameters.flatMap(({ id, distribution }): readonly Sampler[] =>
      distribution === undefined ? [] : [{ type: 'single', stream: id, register: register(id), distribution }],
    ),
    ...model.groups.map(
      ({ id, members, distribution, factor }): Sampler => ({
        type: 'group',
        stream: id,
        distribution,
        factor,
        registers: members.map(register),
      }),
    ),
  ];
  const sampled = Object.keys(model.document.parameters).flatMap((parameter) =>
    registers.has(parameter) ? [{ parameter, register: register(parameter) }] : [],
  );
  return { samplers, sampled };
};
