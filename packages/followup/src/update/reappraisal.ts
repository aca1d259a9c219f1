import {
  acceptabilityOf,
  type AgreementMaterials,
  agreementGround,
  type AgreementPremises,
  type Blocked,
  differences,
  netBenefits,
  type Offer,
  type Outcome,
  outcomeOf,
  partialInformation,
  prepareOffer,
  priceAgreements,
  probabilityCostEffective,
} from '@likeverd/appraisal';
import {
  type CompiledModel,
  compileModel,
  type DrawTraces,
  drawTraces,
  evaluateDraws,
  type LinearMemory,
  type ProbabilisticRun,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import { refuse, type Refusal } from '../rules.ts';
import { type DrawSummary, summaryOf } from './update.ts';

/** What the draws say of the method against its comparator at a threshold. */
export interface AppraisalFigures {
  readonly draws: number;
  readonly costs: DrawSummary;
  readonly qalys: DrawSummary;
  readonly lifeYears: DrawSummary;
  /** Cost per QALY of the means. */
  readonly icer: Outcome;
  readonly netBenefit: DrawSummary;
  readonly probabilityCostEffective: number;
  /** Per patient. */
  readonly evpi: number;
  readonly evppi: readonly { readonly parameters: readonly string[]; readonly value: number; readonly standardError: number }[];
  /** The price of a unit at which expected net benefit is 0. */
  readonly holdingPrice?: { readonly parameter: string; readonly listPrice: number; readonly price: number };
}

export interface FiguresInput {
  readonly run: ProbabilisticRun;
  readonly strategy: string;
  readonly comparator: string;
  readonly threshold: number;
  /** Groups of parameters whose value of information is asked for. */
  readonly groups: readonly (readonly string[])[];
}

const columnsOf = ({ strategies }: ProbabilisticRun, id: string) => {
  const found = strategies.find(({ strategy }) => strategy === id);
  if (found === undefined) throw new RangeError(`The run has no strategy ${id}`);
  return found;
};

/** Figures of a run; the value of information counts these two strategies alone. */
export function appraisalFigures({ run, strategy, comparator, threshold, groups }: FiguresInput): AppraisalFigures {
  const [own, other] = [columnsOf(run, strategy), columnsOf(run, comparator)];
  const costs = differences(own.costs, other.costs);
  const qalys = differences(own.qalys, other.qalys);
  const benefits = netBenefits(costs, qalys, threshold);
  const pair = { ...run, strategies: [other, own] };
  return {
    draws: costs.length,
    costs: summaryOf(costs),
    qalys: summaryOf(qalys),
    lifeYears: summaryOf(differences(own.lifeYears, other.lifeYears)),
    icer: outcomeOf(mean(costs), mean(qalys)),
    netBenefit: summaryOf(benefits),
    probabilityCostEffective: probabilityCostEffective(benefits),
    evpi: acceptabilityOf(pair, [threshold]).evpi[0] ?? 0,
    evppi: groups.map((parameters) => {
      const gain = partialInformation(pair, parameters, [threshold]).at[0];
      return { parameters, value: gain?.value ?? 0, standardError: gain?.standardError ?? 0 };
    }),
  };
}

/** Factor by which the price is moved to see what costs do. */
const moved = 0.9;
const straightness = 1e-6;

/**
 * The price at which expected net benefit is 0: list price + expected net benefit at list price / units bought (Claxton et al. 2008, BMJ 336:251-254). Units are
 * found by running the same draws at two lower prices; refused where costs do not follow the price in a straight line.
 */
export function holdingPrice<Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  figures: AppraisalFigures,
  { run, strategy, comparator }: FiguresInput,
  parameter: string,
  host?: WebAssemblyHost<Module, Memory>,
): NonNullable<AppraisalFigures['holdingPrice']> | Refusal {
  const listPrice = compiled.model.baseValues.get(parameter);
  const no = refuse('followUp.noPrice', 'reassessment', { parameter });
  if (listPrice === undefined || !(listPrice > 0) || run.parameters.some((each) => each.parameter === parameter)) return no;
  const difference = (factor: number): number | undefined => {
    const values = { ...compiled.inputs.values, [parameter]: factor * listPrice };
    const changed = compileModel(compiled.definition, { ...compiled.inputs, values });
    if (!changed.ok) return undefined;
    const strategies = evaluateDraws(changed.value, run.draws, run.parameters, host);
    if (!strategies.ok) return undefined;
    const at = { ...run, strategies: strategies.value };
    return mean(columnsOf(at, strategy).costs) - mean(columnsOf(at, comparator).costs);
  };
  const [half, lower] = [difference((1 + moved) / 2), difference(moved)];
  if (half === undefined || lower === undefined) return no;
  const whole = figures.costs.mean - lower;
  const straight = Math.abs(2 * (figures.costs.mean - half) - whole) <= straightness * Math.abs(whole);
  if (!straight || whole === 0) return no;
  const units = whole / ((1 - moved) * listPrice);
  return { parameter, listPrice, price: listPrice + figures.netBenefit.mean / units };
}

const blockDraws = 500;

/**
 * The run with what the method costs under an agreement in the place of its list price: terms act on the traces of the same draws, as in the pricing of
 * agreements. Blocked where the agreement does not fit the model.
 */
export function underAgreement(
  materials: Omit<AgreementMaterials, 'probabilistic'>,
  run: ProbabilisticRun,
  premises: Omit<AgreementPremises, 'offers'>,
  offer: Offer,
): ProbabilisticRun | Blocked {
  const ground = agreementGround({ ...materials, probabilistic: run }, premises);
  if ('status' in ground) return ground;
  const terms = prepareOffer(ground, offer);
  if ('status' in terms) return terms;
  const { from, to } = run.draws;
  const [priced] = priceAgreements([terms], ground.context, tracesOf(materials, run, terms.component), to - from);
  if (priced === undefined) throw new RangeError(`${offer.id} was not priced`);
  const strategies = run.strategies.map((each) =>
    each.strategy !== materials.strategy
      ? each
      : {
          ...each,
          costs: each.costs.map(
            (cost, draw) =>
              cost - (priced.listDiscounted[draw] as number) / terms.listFactor + (priced.paidDiscounted[draw] as number),
          ),
        },
  );
  return { ...run, strategies };
}

function* tracesOf(
  materials: Omit<AgreementMaterials, 'probabilistic'>,
  run: ProbabilisticRun,
  component: string,
): Generator<DrawTraces> {
  const { compiled, strategy } = materials;
  const states = compiled.model.kind === 'decisionTree' ? [] : compiled.model.document.states.map(({ id }) => id);
  const { seed, from: start, to: end } = run.draws;
  for (let from = start; from < end; from += blockDraws) {
    const to = Math.min(end, from + blockDraws);
    const columns = run.parameters.map(({ parameter, values }) => ({
      parameter,
      values: values.subarray(from - start, to - start),
    }));
    const traced = drawTraces(compiled, { seed, from, to }, { strategy, components: [component], states }, undefined, columns);
    if (traced?.ok !== true) throw new RangeError('Draws that ran before cannot be traced');
    yield traced.value;
  }
}
