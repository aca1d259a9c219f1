import { pricedBudget, readAssessment } from '@likeverd/appraisal';
import type { PriceQuantity } from '@likeverd/casework';
import { compileModel, describeModel, type ModelDescription, readModel, runBaseCase, type RunInputs } from '@likeverd/modelling';

/** What a case's public documents let anyone compute from a price. */
export interface ModelQuantities {
  readonly quantities: readonly PriceQuantity[];
  /** The model's own numbers and those that it was run with, one a line, as anyone may read them. */
  readonly numbers: string;
}

/** Shares of the list price at which a model is run to see how costs hang on the price. */
const shareBetween = 0.37;
const relativeTolerance = 1e-9;

/**
 * How the results of a model hang on its prices: a model that is public can be run by anyone at any price. Costs are lines in a price and
 * health does not hang on it; a price that enters otherwise gives no quantity. Quantities are of the base case, as the results are shown.
 */
export function modelQuantities(model: string, inputs: RunInputs, assessment: string | undefined): ModelQuantities {
  const definition = readModel(model);
  if (!definition.ok) return { quantities: [], numbers: '' };
  const description = describeModel(definition.value);
  const strategy = description.strategies[1]?.id ?? '';
  const quantities = pricesOf(description).flatMap(({ parameter, value: listPrice }) => {
    const at = (price: number): { readonly costs: number; readonly qalys: number } | undefined => {
      const compiled = compileModel(definition.value, { ...inputs, values: { ...inputs.values, [parameter]: price } });
      const run = compiled.ok ? runBaseCase(compiled.value) : undefined;
      const [comparator, own] = run?.ok === true ? run.value.strategies : [];
      return comparator === undefined || own === undefined
        ? undefined
        : { costs: own.costs.discounted - comparator.costs.discounted, qalys: own.qalys.discounted - comparator.qalys.discounted };
    };
    const [free, list, between] = [at(0), at(listPrice), at(shareBetween * listPrice)];
    if (free === undefined || list === undefined || between === undefined) return [];
    const factor = (list.costs - free.costs) / listPrice;
    const alike = (one: number, other: number): boolean =>
      Math.abs(one - other) <= relativeTolerance * Math.max(1, Math.abs(one), Math.abs(other));
    const straight = alike(between.costs, free.costs + factor * shareBetween * listPrice) && alike(free.qalys, list.qalys);
    if (!straight || factor === 0) return [];
    const line = { constant: free.costs, factor, percent: false } as const;
    const budget =
      assessment === undefined ? [] : budgetQuantities(definition.value, inputs, { parameter, listPrice, strategy }, assessment);
    return [
      { ...line, what: 'incrementalCosts', denominator: 1 } as const,
      ...(list.qalys > 0 ? [{ ...line, what: 'costPerQaly', denominator: list.qalys } as const] : []),
      ...budget,
    ];
  });
  const numbers = [...description.parameters.map(({ value }) => value), ...Object.values(inputs.values ?? {})];
  return { quantities, numbers: numbers.map(String).join('\n') };
}

/** The prices of a model: fixed parameters above 0 that are money per something. */
function pricesOf({ parameters, currency }: ModelDescription): readonly ModelDescription['parameters'][number][] {
  return parameters.filter(
    ({ distribution, unit, value }) => distribution === 'fixed' && unit.startsWith(`${currency}/pack`) && value > 0,
  );
}

/** The budget of each year and of all as lines in the price, for the patients that the assessment states. */
function budgetQuantities(
  definition: Parameters<typeof pricedBudget>[0],
  inputs: RunInputs,
  price: Parameters<typeof pricedBudget>[2],
  assessment: string,
): readonly PriceQuantity[] {
  const read = readAssessment(assessment);
  const population = read.ok ? read.value.premises.population : undefined;
  const newPatients = population?.newPatients;
  if (newPatients === undefined) return [];
  const given = population?.uptake ?? [1];
  const uptake = newPatients.map((_, year) => given[Math.min(year, given.length - 1)] ?? 1);
  const budget = pricedBudget(definition, inputs, price, { newPatients, uptake });
  if (!budget.ok) return [];
  const { atList, atZero } = budget.value;
  const years = newPatients.map((_, index): PriceQuantity => {
    const [list, free] = [atList.difference.costs[index] ?? 0, atZero.difference.costs[index] ?? 0];
    return {
      what: 'budget',
      year: index + 1,
      constant: free,
      factor: (list - free) / price.listPrice,
      denominator: 1,
      percent: false,
    };
  });
  const total = (of: (quantity: PriceQuantity) => number): number => years.reduce((sum, quantity) => sum + of(quantity), 0);
  return [
    ...years,
    {
      what: 'budgetTotal',
      constant: total(({ constant }) => constant),
      factor: total(({ factor }) => factor),
      denominator: 1,
      percent: false,
    },
  ];
}
