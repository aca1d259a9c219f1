import { readdirSync, readFileSync } from 'node:fs';
import { type BaseCase, runBaseCase, type RunInputs, type StrategyTotals } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, increment, readGallery, sound } from './gallery.ts';

interface PublishedResult {
  readonly place: string;
  readonly quantity: string;
  readonly strategy?: string;
  readonly inputs?: RunInputs;
  readonly value: number;
  readonly tolerance: number;
}
interface Published {
  readonly model: string;
  readonly results: readonly PublishedResult[];
}

const folder = new URL('../../../models/published-results/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const isPublished = (value: unknown): value is Published =>
  typeof value === 'object' && value !== null && 'model' in value && 'results' in value && Array.isArray(value.results);
const read = (name: string): Published => {
  const value: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  if (isPublished(value)) return value;
  throw new Error(`${name} is not a file of published results`);
};

const totalsOf = (baseCase: BaseCase, strategy: string | undefined): StrategyTotals => {
  const totals = baseCase.strategies.find((candidate) => candidate.strategy === strategy);
  if (totals === undefined) throw new Error(`no strategy ${strategy}`);
  return totals;
};

/** The quantities that files of published results may name. */
const quantity = (baseCase: BaseCase, { quantity: name, strategy }: PublishedResult): number => {
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
    case 'occupancy': {
      const trace = baseCase.traces.find((candidate) => candidate.strategy === strategy);
      return trace?.states.find(({ state }) => state === one)?.occupancy[Number(two)] ?? Number.NaN;
    }
    case 'qalys':
    case 'lifeYears':
    case 'costs':
      return pick(totalsOf(baseCase, strategy)[what], one);
    default:
      throw new Error(`unknown quantity ${name}`);
  }
};

describe.each(files)('%s', (file) => {
  const { model, results } = read(file);
  const definition = readGallery(model);
  test.each(
    results.map(
      (result) => [`${result.quantity} ${result.strategy ?? ''} ${JSON.stringify(result.inputs ?? {})}`, result] as const,
    ),
  )('%s', (_, result) => {
    const baseCase = sound(runBaseCase(compiled(definition, result.inputs)));
    expect(Math.abs(quantity(baseCase, result) - result.value)).toBeLessThanOrEqual(result.tolerance);
  });
});
