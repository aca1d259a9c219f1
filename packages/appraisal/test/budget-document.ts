import { type CompiledModel, compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { assess, type Assessment, type BudgetResult, readAssessment } from '../src/index.ts';

const words = (text: string): { readonly nb: string; readonly nn: string; readonly en: string } => ({
  nb: text,
  nn: text,
  en: text,
});
const yearly = (id: string, payer: string, amount: number, strategies: readonly string[]): unknown => ({
  type: 'perYear',
  id,
  label: words(id),
  payer,
  state: 'alive',
  amount,
  strategies,
});

/**
 * Three strategies on one curve, nobody dies: care (1,000 a year from the National Insurance Scheme), old (3,000), new (10,000, and 500 a year
 * for home care from the municipality). Constructed so that a budget can be done by hand.
 */
export const modelOf = (changes: Readonly<Record<string, unknown>> = {}): unknown => ({
  format: 'likeverd-model',
  formatVersion: 1,
  id: 'by-hand',
  kind: 'partitionedSurvival',
  title: words('By hand'),
  summary: words('Constructed'),
  source: { citation: 'Constructed', licence: 'CC0 1.0' },
  constructed: true,
  currency: 'NOK',
  priceYear: 2026,
  time: { cyclesPerYear: 4, horizon: 20, correction: 'trapezoid', source: 'Constructed' },
  discounting: { weightAt: 'cycleMiddle', schedule: [{ fromYear: 0, rate: 0.04 }], source: 'Constructed' },
  population: { entryAge: 60, mortality: { table: 'mortality-norway-2025', column: 'both', floor: 'none' } },
  payers: { scheme: words('Scheme'), municipality: words('Municipality') },
  perspective: { payers: ['scheme', 'municipality'], source: 'Constructed' },
  parameters: {
    hazard: {
      label: words('Hazard'),
      description: 'Constructed',
      unit: 'rate',
      value: 1e-14,
      source: 'Constructed',
    },
    price: { label: words('Price'), description: 'Constructed', unit: 'NOK/year', value: 10_000, source: 'Constructed' },
    quality: { label: words('Quality'), description: 'Constructed', unit: 'utility', value: 0.8, source: 'Constructed' },
  },
  states: [
    { id: 'alive', label: words('Alive'), utility: 'quality' },
    { id: 'dead', label: words('Dead') },
  ],
  curves: { survival: { type: 'exponential', rate: 'hazard' } },
  curvesOrdered: true,
  strategies: ['care', 'old', 'new'].map((id) => ({ id, label: words(id), curves: ['survival'] })),
  costs: [
    yearly('visits', 'scheme', 1_000, ['care']),
    yearly('oldDrug', 'scheme', 3_000, ['old']),
    { ...Object(yearly('newDrug', 'scheme', 0, ['new'])), amount: 'price' },
    yearly('homeCare', 'municipality', 500, ['new']),
  ],
  ...changes,
});

export const population = { firstYear: 2027, newPatients: [10], uptake: [0.5], source: 'Constructed' };
export const budget = {
  entry: 'yearStart',
  holders: { scheme: 'nationalInsurance', municipality: 'municipal' },
  components: {
    visits: { category: 'monitoring' },
    oldDrug: { category: 'drug' },
    newDrug: { category: 'drug' },
    homeCare: { category: 'care' },
  },
  decision: { financing: 'nationalInsurance', date: '2026-11-22' },
  source: 'Constructed',
};

const documentOf = (parts: Readonly<Record<string, unknown>>): unknown => ({
  format: 'likeverd-assessment',
  formatVersion: 1,
  id: 'by-hand',
  title: words('By hand'),
  constructed: true,
  model: 'by-hand',
  strategy: 'new',
  comparator: 'care',
  submissionDate: '2026-06-21',
  ...parts,
});

const compiledOf = (model: unknown): CompiledModel => {
  const definition = readModel(JSON.stringify(model));
  if (!definition.ok) throw new Error(JSON.stringify(definition.faults));
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.value;
};

export const assessed = (parts: Readonly<Record<string, unknown>>, model: unknown = modelOf(), draws = 0): Assessment => {
  const document = readAssessment(JSON.stringify(documentOf(parts)));
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const compiled = compiledOf(model);
  const baseCase = runBaseCase(compiled);
  if (!baseCase.ok) throw new Error(JSON.stringify(baseCase.faults));
  const input = { document: document.value, definition: compiled.definition, compiled, baseCase: baseCase.value };
  const drawn = draws === 0 ? undefined : runProbabilistic(compiled, { seed: 1, from: 0, to: draws });
  if (drawn?.ok === false) throw new Error(JSON.stringify(drawn.faults));
  const assessment = assess({ ...input, ...(drawn === undefined ? {} : { probabilistic: drawn.value }), known: '2026-11-22' });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
};

/** The budget of an assessment, which must have been computed. */
export const budgetOf = (parts: Readonly<Record<string, unknown>>, model?: unknown, draws = 0): BudgetResult => {
  const { budget: found } = assessed({ population, budget, ...parts }, model, draws).parts;
  if (found?.status !== 'computed') throw new Error(JSON.stringify(found));
  return found;
};
