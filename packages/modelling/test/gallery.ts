import { readdirSync, readFileSync } from 'node:fs';
import {
  type BaseCase,
  type Checked,
  type CompiledModel,
  compileModel,
  type ModelDefinition,
  readModel,
  runBaseCase,
  type RunInputs,
  runProbabilistic,
  type StrategyTotals,
} from '@likeverd/modelling';

export const galleryText = (id: string): string => readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');

/** The value, or an error that shows the faults. */
export const sound = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(JSON.stringify(checked.faults));
};

export const readGallery = (id: string): ModelDefinition => sound(readModel(galleryText(id)));
export const compiled = (definition: ModelDefinition, inputs: RunInputs = {}): CompiledModel =>
  sound(compileModel(definition, inputs));

/** Exercise (the second strategy) minus standard care (the first). */
export const increment = (baseCase: BaseCase): { readonly costs: number; readonly qalys: number; readonly lifeYears: number } => {
  const [first, second] = baseCase.strategies;
  if (first === undefined || second === undefined) throw new Error('two strategies expected');
  return {
    costs: second.costs.discounted - first.costs.discounted,
    qalys: second.qalys.discounted - first.qalys.discounted,
    lifeYears: second.lifeYears.discounted - first.lifeYears.discounted,
  };
};

/** One figure that a publication prints, and how near to it ours must be. */
export interface PublishedResult {
  readonly place: string;
  readonly quantity: string;
  readonly strategy?: string;
  readonly inputs?: RunInputs;
  /** With a number of draws the figure is their mean. */
  readonly draws?: number;
  readonly value: number;
  readonly tolerance: number;
}
interface Published {
  readonly model: string;
  readonly source: { readonly citation: string; readonly doi?: string; readonly licence: string };
  readonly note: string;
  readonly results: readonly PublishedResult[];
}

const folder = new URL('../../../models/published-results/', import.meta.url);
const isPublished = (value: unknown): value is Published =>
  typeof value === 'object' &&
  value !== null &&
  'model' in value &&
  'source' in value &&
  'note' in value &&
  'results' in value &&
  Array.isArray(value.results);

/** Every file of published results, by model. */
export const publishedResults = (): readonly Published[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const value: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      if (isPublished(value) && name === `${value.model}.json`) return value;
      throw new Error(`${name} is not a file of published results`);
    });

const totalsOf = (baseCase: BaseCase, strategy: string | undefined): StrategyTotals => {
  const totals = baseCase.strategies.find((candidate) => candidate.strategy === strategy);
  if (totals === undefined) throw new Error(`no strategy ${strategy}`);
  return totals;
};

const occupancyOf = (baseCase: BaseCase, strategy: string | undefined, name: string): readonly number[] => {
  const trace = baseCase.traces.find((candidate) => candidate.strategy === strategy);
  const found = trace?.states.find(({ state }) => state === name);
  if (found === undefined) throw new Error(`no state ${name}`);
  return Array.from(found.occupancy);
};

const between = (baseCase: BaseCase, first: string, second: string, what: string): number => {
  const difference = (quantity: 'costs' | 'qalys' | 'lifeYears'): number =>
    totalsOf(baseCase, second)[quantity].discounted - totalsOf(baseCase, first)[quantity].discounted;
  switch (what) {
    case 'costs':
    case 'qalys':
    case 'lifeYears':
      return difference(what);
    case 'icer':
      return difference('costs') / difference('qalys');
    default:
      throw new Error(`unknown increment ${what}`);
  }
};

/** The quantities that files of published results may name. */
const quantityOf = (baseCase: BaseCase, { quantity: name, strategy }: PublishedResult): number => {
  const [what = '', one = '', two = '', three = ''] = name.split('.');
  const pick = (total: { readonly discounted: number; readonly undiscounted: number }, kind: string): number =>
    kind === 'undiscounted' ? total.undiscounted : total.discounted;
  switch (what) {
    case 'icer':
      return increment(baseCase).costs / increment(baseCase).qalys;
    case 'costPerLifeYear':
      return increment(baseCase).costs / increment(baseCase).lifeYears;
    case 'incrementalCost':
      return increment(baseCase).costs;
    case 'incrementalQalys':
      return increment(baseCase).qalys;
    case 'increment':
      return between(baseCase, one, two, three);
    case 'netBenefit':
      return Number(one) * increment(baseCase).qalys - increment(baseCase).costs;
    case 'component':
      return totalsOf(baseCase, strategy)
        .components.filter(({ component }) => one.split('+').includes(component))
        .reduce((sum, { discounted }) => sum + discounted, 0);
    case 'state': {
      const state = totalsOf(baseCase, strategy).states.find((candidate) => candidate.state === one);
      if (state === undefined) throw new Error(`no state ${one}`);
      return pick(two === 'qalys' ? state.qalys : state.lifeYears, three);
    }
    case 'occupancy':
      return occupancyOf(baseCase, strategy, one)[Number(two)] ?? Number.NaN;
    case 'cumulative':
      return one
        .split('+')
        .flatMap((state) => occupancyOf(baseCase, strategy, state).slice(Number(two), Number(three) + 1))
        .reduce((sum, share) => sum + share, 0);
    case 'qalys':
    case 'lifeYears':
    case 'costs':
      return pick(totalsOf(baseCase, strategy)[what], one);
    default:
      throw new Error(`unknown quantity ${name}`);
  }
};

/** The mean of a total over draws with seed 1. */
const meanOf = (model: CompiledModel, draws: number, { quantity, strategy }: PublishedResult): number => {
  const run = sound(runProbabilistic(model, { seed: 1, from: 0, to: draws }));
  const drawn = run.strategies.find((candidate) => candidate.strategy === strategy);
  const name = (['costs', 'qalys', 'lifeYears'] as const).find((candidate) => quantity === `${candidate}.discounted`);
  if (drawn === undefined || name === undefined) throw new Error(`no draws of ${quantity} under ${strategy}`);
  return drawn[name].reduce((sum, value) => sum + value, 0) / draws;
};

/** What we get for a published figure; base cases are worked out once for each set of inputs. */
export const ourResults = (definition: ModelDefinition): ((result: PublishedResult) => number) => {
  const baseCases = new Map<string, BaseCase>();
  return (result) => {
    const key = JSON.stringify(result.inputs ?? {});
    if (result.draws !== undefined) return meanOf(compiled(definition, result.inputs), result.draws, result);
    const baseCase = baseCases.get(key) ?? sound(runBaseCase(compiled(definition, result.inputs)));
    baseCases.set(key, baseCase);
    return quantityOf(baseCase, result);
  };
};
