import { drawGamma, drawNormal, drawUniform, exp, philox, randomStream, type Words } from '@likeverd/statistics';
import type { Expression } from '../expression.ts';
import type { Operand, ProgramBuilder } from '../program.ts';
import { type PatientStream, START_BLOCK } from '../simulation/luck.ts';
import { characteristicStream, type MicrosimulationModel } from './model.ts';

const counter: Words = [0, 0, 0, 0];

/** Words 1 … cycles of patients first … first + count - 1, as 31 bits, by which each decides: that of cycle k and lane j goes to out[k * width + j]; that of the start to cycle 0. */
export const fillWords = (
  { key: [low, name], upper }: PatientStream,
  draw: number,
  first: number,
  count: number,
  cycles: number,
  width: number,
  out: Uint32Array,
): void => {
  for (let lane = 0; lane < count; lane++) {
    counter[0] = first + lane;
    counter[1] = START_BLOCK;
    counter[2] = draw;
    counter[3] = upper;
    out[lane] = philox(counter, low, name)[0] >>> 1;
    for (let cycle = 1; cycle <= cycles; cycle += 4) {
      counter[0] = first + lane;
      counter[1] = (cycle - 1) >>> 2;
      counter[2] = draw;
      counter[3] = upper;
      philox(counter, low, name);
      const last = Math.min(4, cycles - cycle + 1);
      for (let word = 0; word < last; word++) out[(cycle + word) * width + lane] = (counter[word] as number) >>> 1;
    }
  }
};

/** How one characteristic is filled for patients 0 … n - 1. */
export interface CharacteristicPlan {
  readonly byDraw: boolean;
  readonly fill: (valueOf: (operand: Operand) => number, out: Float64Array) => void;
}

export const characteristicPlans = (model: MicrosimulationModel, builder: ProgramBuilder): readonly CharacteristicPlan[] =>
  model.characteristics.map(({ id, values, arguments: formulas }): CharacteristicPlan => {
    const stream = randomStream(model.document.simulation.seed, characteristicStream(id));
    const operands = new Map(
      [...formulas].map(([field, tree]: readonly [string, Expression]) => [field, builder.compile(tree)] as const),
    );
    const byDraw = [...operands.values()].some((operand) => operand.byDraw);
    if (values.type === 'listed') {
      const list = values.values;
      return {
        byDraw,
        fill: (_, out) => {
          for (let i = 0; i < out.length; i++) out[i] = list[i % list.length] ?? Number.NaN;
        },
      };
    }
    const drawn = (part: (field: string) => number): ((patient: number) => number) => {
      switch (values.type) {
        case 'normal': {
          const [mean, sd] = [part('mean'), part('sd')];
          return (patient) => mean + sd * drawNormal(stream, patient);
        }
        case 'logNormal': {
          const [meanlog, sdlog] = [part('meanlog'), part('sdlog')];
          return (patient) => exp(meanlog + sdlog * drawNormal(stream, patient));
        }
        case 'uniform': {
          const [minimum, maximum] = [part('minimum'), part('maximum')];
          return (patient) => minimum + (maximum - minimum) * drawUniform(stream, patient);
        }
        case 'gamma': {
          const [mean, sd] = [part('mean'), part('sd')];
          return (patient) => ((sd * sd) / mean) * drawGamma(stream, patient, (mean * mean) / (sd * sd));
        }
        case 'bernoulli': {
          const chance = part('probability');
          return (patient) => (drawUniform(stream, patient) < chance ? 1 : 0);
        }
      }
    };
    return {
      byDraw,
      fill: (valueOf, out) => {
        const one = drawn((field) => {
          const operand = operands.get(field);
          return operand === undefined ? Number.NaN : valueOf(operand);
        });
        for (let i = 0; i < out.length; i++) out[i] = one(i);
      },
    };
  });
