import {
  type BudgetImpact,
  type Checked,
  compileModel,
  type ModelDefinition,
  readModel,
  runBudgetImpact,
  type RunInputs,
} from '@likeverd/modelling';

/** Patients whom the decision is for, year by year; lists of equal length. */
export interface NegotiationPatients {
  /** New patients, person/year. */
  readonly newPatients: readonly number[];
  /** Share of them who get the method. */
  readonly uptake: readonly number[];
}

/** The budgets of two prices, between which every year follows a line. */
export interface PricedBudget {
  readonly atList: BudgetImpact;
  readonly atZero: BudgetImpact;
}

/**
 * What the patients cost year by year with the method and without it, at the list price and at 0. Faults where the model is of a kind
 * that has no budget, or its horizon is shorter than the years.
 */
export function pricedBudget(
  definition: ModelDefinition,
  inputs: RunInputs,
  { parameter, listPrice, strategy }: { readonly parameter: string; readonly listPrice: number; readonly strategy: string },
  { newPatients, uptake }: NegotiationPatients,
): Checked<PricedBudget> {
  const { document } = definition.model;
  const openCohort = {
    years: newPatients.length,
    newPatients,
    uptake: { [strategy]: uptake },
    source: 'Patients as given in the negotiation',
  };
  const read = readModel(JSON.stringify({ ...document, openCohort }));
  if (!read.ok) return read;
  const at = (price: number): Checked<BudgetImpact> => {
    const compiled = compileModel(read.value, { ...inputs, values: { ...inputs.values, [parameter]: price } });
    return compiled.ok ? runBudgetImpact(compiled.value) : compiled;
  };
  const [atList, atZero] = [at(listPrice), at(0)];
  if (!atList.ok) return atList;
  if (!atZero.ok) return atZero;
  return { ok: true, value: { atList: atList.value, atZero: atZero.value } };
}
