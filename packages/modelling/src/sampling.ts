import {
  availableDraws,
  drawBeta,
  drawGamma,
  drawNormal,
  drawUniform,
  exp,
  jointDraw,
  type Marginal,
  marginalQuantile,
  type RandomStream,
  randomStream,
} from '@likeverd/statistics';
import type { ParameterPlan, Sampler } from './parameters.ts';

/** Fills the sampled registers with draw `index`. */
export type SampleDraw = (index: number, scalars: Float64Array) => void;

/**
 * One number a draw. Beta and gamma by rejection, which is twenty times faster than inverting their distribution functions; the others by
 * inversion. Either way draw i is a function of the stream and i alone.
 */
const single = (distribution: Marginal): ((stream: RandomStream, index: number) => number) => {
  switch (distribution.kind) {
    case 'normal': {
      const { mean, sd } = distribution;
      return (stream, index) => mean + sd * drawNormal(stream, index);
    }
    case 'logNormal': {
      const { meanLog, sdLog } = distribution;
      return (stream, index) => exp(meanLog + sdLog * drawNormal(stream, index));
    }
    case 'beta': {
      const { alpha, beta } = distribution;
      return (stream, index) => drawBeta(stream, index, alpha, beta);
    }
    case 'gamma': {
      const { shape, rate } = distribution;
      return (stream, index) => drawGamma(stream, index, shape) / rate;
    }
    default: {
      const quantile = marginalQuantile(distribution);
      return (stream, index) => quantile(drawUniform(stream, index));
    }
  }
};

/** The stream is named by the parameter or group, so that a parameter added to a document moves no draw of the others. */
const sample = (sampler: Sampler, seed: number): SampleDraw => {
  const stream = randomStream(seed, `${sampler.type} ${sampler.stream}`);
  if (sampler.type === 'single') {
    const { register } = sampler;
    const drawn = single(sampler.distribution);
    return (index, scalars) => {
      scalars[register] = drawn(stream, index);
    };
  }
  const { registers, factor } = sampler;
  const drawn = jointDraw(sampler.distribution);
  return (index, scalars) => {
    const values = drawn(stream, index);
    registers.forEach((register, member) => {
      if (register >= 0) scalars[register] = factor * (values[member] ?? Number.NaN);
    });
  };
};

/** The draws of a model's parameters under a seed. */
export const makeSampling = ({ samplers }: ParameterPlan, seed: number): SampleDraw => {
  const all = samplers.map((sampler) => sample(sampler, seed));
  return (index, scalars) => {
    for (const fill of all) fill(index, scalars);
  };
};

/** How many draws there are: the rows of the shortest table of imported draws, otherwise no limit. */
export const drawsAvailable = ({ samplers }: ParameterPlan): number =>
  Math.min(...samplers.map(({ distribution }) => availableDraws(distribution)), Number.POSITIVE_INFINITY);
