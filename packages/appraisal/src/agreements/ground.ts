import { compileModel, type DrawTraces, drawTraces, runBaseCase, traceNames } from '@likeverd/modelling';
import type { Materials } from '../assessment/materials.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf } from '../rules.ts';
import type { BlockCode, Blocked } from '../types.ts';
import { differences } from '../uncertainty.ts';
import type { AgreementPremises, EffectMeasure, Offer, OutcomeOfPatient, AgreementTerm } from './format.ts';
import { type PricedTerms, type PricingContext, splitTerms } from './price.ts';

/** What agreements are priced from; whoever has a model, its runs and an appraisal of them can make it. `premises`: those of part `population`. */
export type AgreementMaterials = Pick<
  Materials,
  'definition' | 'description' | 'compiled' | 'baseCase' | 'probabilistic' | 'appraisal' | 'strategy' | 'comparator'
> & { readonly premises: Pick<Materials['premises'], 'population'> };

type Run = NonNullable<Materials['probabilistic']>;

/** What offers are priced on: the draws, who is treated, and what the model knows. */
export interface AgreementGround {
  readonly materials: AgreementMaterials;
  readonly run: Run;
  readonly premises: Omit<AgreementPremises, 'offers'>;
  readonly context: PricingContext;
  /** Calendar year in which the agreement begins, and whether the number of patients is known; without it amounts are for one patient a year. */
  readonly firstYear: number | undefined;
  readonly usualYears: number;
  /** Components of cost and states of the strategy that is judged. */
  readonly names: NonNullable<ReturnType<typeof traceNames>>;
}

const blockedBy = (code: BlockCode, details: Blocked['details'] = {}): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf('agreements.price'),
});

const usualYears = 5;

/** Patients who start in each year, those who change to the method among them. */
function startingPatients({
  premises: { population },
}: AgreementMaterials): { readonly firstYear: number; readonly patients: readonly number[] } | undefined {
  if (population === undefined) return undefined;
  const years = patientsByYear(population);
  if ('status' in years) return undefined;
  const switching = (year: number): number =>
    (population.prevalent ?? []).reduce((sum, pool) => sum + pool.patients * (pool.switching[year] ?? 0), 0);
  return { firstYear: population.firstYear, patients: years.map(({ treated }, year) => treated.value + switching(year)) };
}

/** The columns and numbers that agreements of this assessment are priced with. Blocked without draws, or where the kind of model follows no shares. */
export function agreementGround(
  materials: AgreementMaterials,
  premises: Omit<AgreementPremises, 'offers'>,
): AgreementGround | Blocked {
  const { probabilistic: run, compiled, strategy, comparator, description } = materials;
  if (run === undefined) return blockedBy('agreements.noDraws');
  const names = traceNames(compiled, strategy);
  if (names === undefined) return blockedBy('agreements.kind', { kind: compiled.model.kind });
  const column = (id: string): Float64Array => run.strategies.find((each) => each.strategy === id)?.qalys ?? new Float64Array();
  const gains = differences(column(strategy), column(comparator));
  const sampled = new Map(run.parameters.map(({ parameter, values }) => [parameter, values]));
  const base = new Map(description.parameters.map(({ parameter, value }) => [parameter, value]));
  const population = startingPatients(materials);
  return {
    materials,
    run,
    premises,
    names,
    firstYear: population?.firstYear,
    usualYears: population?.patients.length ?? usualYears,
    context: {
      seed: run.draws.seed,
      patients: population?.patients ?? [1],
      volumeVariation: population === undefined ? 0 : (premises.volumeUncertainty?.coefficientOfVariation ?? 0),
      parameter: (id, draw) => sampled.get(id)?.[draw - run.draws.from] ?? base.get(id) ?? Number.NaN,
      qalyGain: (draw) => gains[draw - run.draws.from] ?? Number.NaN,
    },
  };
}

const outcomesOf = (term: AgreementTerm): readonly (OutcomeOfPatient | EffectMeasure)[] => {
  switch (term.type) {
    case 'outcomeRebate':
    case 'moneyBack':
    case 'continuation':
      return [term.outcome];
    case 'instalments':
      return term.gate === undefined ? [] : [term.gate];
    case 'documentedEffect':
      return term.steps.map(({ measure }) => measure);
    case 'evidence':
      return [term.measure];
    default:
      return [];
  }
};

const needsVolume = ({ type }: AgreementTerm): boolean => type === 'priceVolume' || type === 'expenditureCap';
const refunds = ({ type }: AgreementTerm): boolean => type === 'outcomeRebate' || type === 'moneyBack';
const countsUnits = (term: AgreementTerm): boolean =>
  (term.type === 'patientCap' || term.type === 'freeInitiation' || term.type === 'priceVolume') && term.measure === 'units';
const rising = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
const sumsToOne = (values: readonly number[]): boolean => Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-6;

/** Whether the terms may stand in this order and beside each other. */
function ordered(terms: readonly AgreementTerm[]): boolean {
  const { patient, national } = splitTerms(terms);
  if (patient.length + national.length < terms.length || terms.filter(refunds).length > 1) return false;
  const others = patient.filter(({ type }) => type !== 'flatDiscount');
  const paidOver = others.some(({ type }) => type === 'instalments');
  const rebated = others.some(({ type }) => type === 'outcomeRebate') && others.some(({ type }) => type === 'continuation');
  return !(paidOver && others.length > 1) && !rebated;
}

function wrongTerm({ id, terms }: Offer): Blocked | undefined {
  if (!ordered(terms)) return blockedBy('agreements.order', { offer: id });
  for (const term of terms) {
    if (term.type === 'priceVolume' && !rising(term.tiers.map(({ from }) => from)))
      return blockedBy('agreements.tiers', { offer: id });
    if (term.type === 'documentedEffect' && !rising([-1, ...term.steps.map(({ year }) => year)]))
      return blockedBy('agreements.tiers', { offer: id });
    if (term.type === 'indicationPrice') {
      const { indications } = term;
      const sound =
        sumsToOne(indications.map(({ share }) => share)) &&
        sumsToOne(indications.map(({ share, actualShare }) => actualShare ?? share));
      if (!sound) return blockedBy('agreements.shares', { offer: id });
    }
  }
  return undefined;
}

/** Factor by which the price in the model is moved to see whether the costs of the component follow it. */
const moved = 0.9;

/** Whether the cost of the component is the price times something else. */
function followsPrice(
  { materials: { definition, compiled, strategy, baseCase } }: AgreementGround,
  component: string,
  parameter: string,
  value: number,
): boolean {
  const { inputs } = compiled;
  const changed = compileModel(definition, { ...inputs, values: { ...inputs.values, [parameter]: value * moved } });
  if (!changed.ok) return false;
  const run = runBaseCase(changed.value);
  if (!run.ok) return false;
  const cost = (of: typeof baseCase): number =>
    of.strategies.find((each) => each.strategy === strategy)?.components.find((each) => each.component === component)
      ?.undiscounted ?? Number.NaN;
  const [now, then] = [cost(baseCase), cost(run.value)];
  return Math.abs(then - moved * now) <= 1e-9 * Math.abs(now);
}

/** Whether a parameter has a value in each draw: it is drawn, or a plain number. */
const knownInDraws = ({ run, materials: { compiled } }: AgreementGround, id: string): boolean =>
  run.parameters.some(({ parameter }) => parameter === id) || typeof compiled.model.document.parameters[id]?.value === 'number';

/** An offer whose names are in the model and whose terms go together, or why it cannot be priced. */
export function prepareOffer(ground: AgreementGround, offer: Offer): PricedTerms | Blocked {
  const { id, component, price, terms, years = ground.usualYears } = offer;
  const { names, materials } = ground;
  const block = (code: BlockCode, details: Blocked['details'] = {}): Blocked => blockedBy(code, { offer: id, ...details });
  if (!names.components.includes(component))
    return block('agreements.component', { name: component, allowed: names.components.join(', ') });
  const wrong = wrongTerm(offer);
  if (wrong !== undefined) return wrong;
  const parameters = new Map(materials.description.parameters.map((each) => [each.parameter, each.value]));
  for (const outcome of terms.flatMap(outcomesOf)) {
    const missing =
      outcome.type === 'state'
        ? outcome.states.find((state) => !names.states.includes(state))
        : outcome.type === 'parameter' && !knownInDraws(ground, outcome.parameter)
          ? outcome.parameter
          : undefined;
    if (missing !== undefined) return block('agreements.name', { name: missing });
  }
  if (terms.some(needsVolume) && ground.firstYear === undefined) return block('agreements.population');
  const inModel = price === undefined ? undefined : parameters.get(price.parameter);
  if (price !== undefined && inModel === undefined) return block('agreements.name', { name: price.parameter });
  if (inModel === undefined && terms.some(countsUnits)) return block('agreements.unitPrice');
  if (price !== undefined && inModel !== undefined && (inModel === 0 || !followsPrice(ground, component, price.parameter, inModel)))
    return block('agreements.price', { name: price.parameter, component });
  const { documentCost, atStart } = costOf(ground, component);
  const perPatient = splitTerms(terms).patient.some(({ type }) => type !== 'flatDiscount');
  if (perPatient && !['perYear', 'once', 'initial'].includes(documentCost)) return block('agreements.cost', { component });
  if (terms.some((term) => term.type === 'instalments' && term.price === undefined) && !atStart)
    return block('agreements.instalments', { component });
  const horizon = materials.baseCase.horizonYears ?? 0;
  const latest = Math.max(
    0,
    ...terms.map((term) => (term.type === 'instalments' ? term.payments : 'years' in term ? term.years : 0)),
  );
  if (latest > horizon) return block('agreements.horizon', { years: String(latest), horizon: String(horizon) });
  const listPrice = price?.list ?? inModel ?? 1;
  return { id, component, terms, years, unitPrice: listPrice, listFactor: listPrice / (inModel ?? listPrice) };
}

/** What kind of cost a component is in the document, and whether all of it falls when the patient starts. */
function costOf(
  { materials: { compiled } }: AgreementGround,
  component: string,
): { readonly documentCost: string; readonly atStart: boolean } {
  const { document } = compiled.model;
  const cost = document.kind === 'decisionTree' ? undefined : document.costs.find(({ id }) => id === component);
  if (cost === undefined || !('type' in cost)) return { documentCost: 'initial', atStart: true };
  return { documentCost: cost.type, atStart: cost.type === 'initial' || (cost.type === 'once' && cost.cycle === 1) };
}

const blockDraws = 500;

/** Traces of the components and states that these offers look at, in blocks of 500 draws, one at a time. To price again and again, keep them: `[...tracesFor(…)]`. */
export function* tracesFor(ground: AgreementGround, offers: readonly PricedTerms[]): Generator<DrawTraces> {
  const { materials, run } = ground;
  const components = [...new Set(offers.map(({ component }) => component))];
  const states = [
    ...new Set(
      offers
        .flatMap(({ terms }) => terms.flatMap(outcomesOf))
        .flatMap((outcome) => (outcome.type === 'state' ? outcome.states : [])),
    ),
  ];
  const { seed, to } = run.draws;
  for (let from = run.draws.from; from < to; from += blockDraws) {
    const draws = { seed, from, to: Math.min(from + blockDraws, to) };
    const traced = drawTraces(materials.compiled, draws, { strategy: materials.strategy, components, states });
    if (traced?.ok !== true) throw new RangeError('Draws that ran before cannot be traced');
    yield traced.value;
  }
}
