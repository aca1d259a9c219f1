import { type ModelDefinition, runProbabilistic } from '@likeverd/modelling';
import { compiled, type PublishedInformation, sound } from '../../modelling/test/gallery.ts';
import { acceptabilityOf, differences, netBenefits, partialInformation, spreadOf } from '../src/index.ts';

/** Our value of what a publication prints, and its standard error. */
export interface OurInformation {
  readonly value: number;
  readonly standardError: number;
}

/** Values of information of a gallery model, from one run for each number of draws; seed 1. */
export const ourInformation = (definition: ModelDefinition): ((published: PublishedInformation) => OurInformation) => {
  const runs = new Map<number, ReturnType<typeof runOf>>();
  const runOf = (draws: number) => sound(runProbabilistic(compiled(definition), { seed: 1, from: 0, to: draws }));
  return ({ quantity, parameters = [], threshold, draws }) => {
    const run = runs.get(draws) ?? runOf(draws);
    runs.set(draws, run);
    if (quantity === 'evppi') {
      const [gain] = partialInformation(run, parameters, [threshold]).at;
      if (gain === undefined) throw new Error('one threshold gives one value');
      return gain;
    }
    const { evpi, optimal } = acceptabilityOf(run, [threshold]);
    const chosen = run.strategies.find(({ strategy }) => strategy === optimal[0]);
    if (chosen === undefined) throw new Error('one strategy is best');
    const losses = run.strategies
      .map(({ costs, qalys }) => netBenefits(differences(costs, chosen.costs), differences(qalys, chosen.qalys), threshold))
      .reduce((most, column) => most.map((value, draw) => Math.max(value, column[draw] ?? 0)), new Float64Array(draws));
    return { value: evpi[0] ?? Number.NaN, standardError: spreadOf(losses).standardError };
  };
};

/** Difference in joint standard errors. */
export const apart = (ours: OurInformation, { value, standardError }: PublishedInformation): number =>
  (ours.value - value) / Math.sqrt(ours.standardError ** 2 + standardError ** 2);
