import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import { readdirSync, readFileSync } from 'node:fs';
import { acceptabilityOf, differences, netBenefits, partialInformation, spreadOf } from '../src/index.ts';

/** A published value of information, with the standard error that it is printed with. */
export interface PublishedInformation {
  readonly place: string;
  readonly quantity: 'evpi' | 'evppi';
  /** Known exactly; absent for EVPI. */
  readonly parameters?: readonly string[];
  readonly threshold: number;
  /** That ours is computed from. */
  readonly draws: number;
  readonly value: number;
  readonly standardError: number;
}

const models = new URL('../../../models/', import.meta.url);
const hasInformation = (
  value: unknown,
): value is { readonly model: string; readonly information: readonly PublishedInformation[] } =>
  typeof value === 'object' && value !== null && 'information' in value && Array.isArray(value.information);

/** What publications print of the value of information of gallery models, by model. */
export const publishedInformation = (): ReadonlyMap<string, readonly PublishedInformation[]> => {
  const folder = new URL('published-results/', models);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const read = files.map((name): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  return new Map(read.flatMap((value) => (hasInformation(value) ? [[value.model, value.information] as const] : [])));
};

/** A value of information, and its standard error. */
export interface OurInformation {
  readonly value: number;
  readonly standardError: number;
}

/** Our values of a gallery model, seed 1. */
export const ourInformation = (model: string): ((published: PublishedInformation) => OurInformation) => {
  const definition = readModel(readFileSync(new URL(`${model}.yaml`, models), 'utf8'));
  if (!definition.ok) throw new Error(JSON.stringify(definition.faults));
  const compiled = compileModel(definition.value);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return ({ quantity, parameters = [], threshold, draws }) => {
    const run = runProbabilistic(compiled.value, { seed: 1, from: 0, to: draws });
    if (!run.ok) throw new Error(JSON.stringify(run.faults));
    if (quantity === 'evppi') {
      const [gain] = partialInformation(run.value, parameters, [threshold]).at;
      if (gain === undefined) throw new Error('one threshold gives one value');
      return gain;
    }
    const { strategies } = run.value;
    const { evpi, optimal } = acceptabilityOf(run.value, [threshold]);
    const chosen = strategies.find(({ strategy }) => strategy === optimal[0]);
    if (chosen === undefined) throw new Error('one strategy is best');
    const losses = strategies
      .map(({ costs, qalys }) => netBenefits(differences(costs, chosen.costs), differences(qalys, chosen.qalys), threshold))
      .reduce((most, column) => most.map((value, draw) => Math.max(value, column[draw] ?? 0)), new Float64Array(draws));
    return { value: evpi[0] ?? Number.NaN, standardError: spreadOf(losses).standardError };
  };
};

/** Difference in joint standard errors. */
export const apart = (ours: OurInformation, { value, standardError }: PublishedInformation): number =>
  (ours.value - value) / Math.sqrt(ours.standardError ** 2 + standardError ** 2);
