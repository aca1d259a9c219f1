import { createInterface } from 'node:readline';
import { acceptabilityOf, type InformedDraws, partialInformation, sampleInformation } from '@likeverd/appraisal';
import { exp } from '@likeverd/statistics';
import { DRAWS } from './information.ts';
import { readInput } from './input-file.ts';

/**
 * Our side of a question of value of information, through the public interface of packages/appraisal, in one thread.
 *
 * usage: information-process.ts INPUT JOB: each line on standard input is "plain" or "whole" (with standard errors), each answer
 *        "seconds peak_kilobytes total ...". With "plain processor" or "whole processor" the seconds are those that the thread ran.
 */
const [, , file = '', job = ''] = process.argv;
const input = readInput(file);
const columnOf = (name: string): Float64Array => input[name] ?? new Float64Array();
const part = (name: string, index: number): Float64Array => columnOf(name).subarray(index * DRAWS, (index + 1) * DRAWS);
const zeros = new Float64Array(DRAWS);
const strategy = (name: string, costs: Float64Array, qalys: Float64Array) => ({ strategy: name, costs, qalys, lifeYears: qalys });

const parameters = Array.from({ length: columnOf('parameters').length / DRAWS }, (_, index) => ({
  parameter: `p${index}`,
  values: part('parameters', index),
}));
const hazard = { parameter: 'hazard', values: part('parameters', 0).map((value) => exp(0.3 * value - 2)) };
const two: InformedDraws = {
  parameters: [...parameters, hazard],
  strategies: [
    strategy('none', zeros, zeros),
    strategy(
      'treat',
      columnOf('benefit').map((value) => -value),
      zeros,
    ),
  ],
};
const four = Array.from({ length: columnOf('costs').length / DRAWS }, (_, index) =>
  strategy(`s${index}`, part('costs', index), part('qalys', index)),
);
const along = columnOf('along')[0] ?? 0;
const groups = Array.from({ length: columnOf('groups')[0] ?? 0 }, (_, group) =>
  Array.from({ length: along }, (__, index) => `p${group * along + index}`),
);
const thresholds = Array.from(columnOf('thresholds'));
const sizes = Array.from({ length: 20 }, (_, index) => 25 * (index + 1));

const sampled = (outcome: Parameters<typeof sampleInformation>[1]['outcomes'][number]): readonly number[] => {
  const { at } = sampleInformation(two, { outcomes: [outcome], sizes }, [1]);
  return [at[0]?.sizes.reduce((sum, { value }) => sum + value, 0) ?? Number.NaN, 0, 0, 0];
};

const answer = (whole: boolean): readonly number[] => {
  if (job === 'acceptability') {
    const { strategies, evpi } = acceptabilityOf({ strategies: four }, thresholds);
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    return [
      strategies.reduce((sum, { probability }, index) => sum + (index + 1) * total(probability), 0),
      strategies.reduce((sum, { expectedNetBenefit }) => sum + total(expectedNetBenefit), 0),
      total(evpi),
      0,
    ];
  }
  if (job === 'evsi-normal') return sampled({ likelihood: 'normal', parameter: 'p0', standardDeviation: 5 });
  if (job === 'evsi-survival') return sampled({ likelihood: 'exponential', parameter: 'hazard', followUp: 2 });
  const found = groups.map((group) => partialInformation(two, group, [1], whole ? {} : { simulations: 0 }).at[0]);
  const total = (of: (gain: (typeof found)[number]) => number | undefined): number =>
    found.reduce((sum, gain) => sum + (of(gain) ?? Number.NaN), 0);
  return [total((gain) => gain?.estimate), total((gain) => gain?.fits[0]?.effectiveDegrees), 0, 0];
};

const processorSeconds = (): number => process.threadCpuUsage().user / 1e6;
const wallSeconds = (): number => performance.now() / 1000;

for await (const line of createInterface({ input: process.stdin })) {
  const now = line.endsWith('processor') ? processorSeconds : wallSeconds;
  const began = now();
  const totals = answer(line.startsWith('whole'));
  console.log([now() - began, process.resourceUsage().maxRSS, ...totals].join(' '));
}
