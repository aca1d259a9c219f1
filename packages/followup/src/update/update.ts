import {
  type CompiledModel,
  digest,
  evaluateDraws,
  type LinearMemory,
  type ProbabilisticRun,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import {
  drawNormal,
  drawUniform,
  type Marginal,
  marginalQuantile,
  mean,
  quantiles,
  randomStream,
  standardDeviation,
} from '@likeverd/statistics';
import { refuse, type Refusal } from '../rules.ts';
import { conjugatePosterior } from './conjugate.ts';
import type { EndpointEvidence, ParameterEvidence } from './evidence.ts';
import { scoreBlocks } from './scores.ts';
import { type BiasPrior, carryToPosterior } from './sequential.ts';
import { type Biases, type Columns, followsShares, logLikelihoodOf, parametersBehind } from './targets.ts';
import { normalisedWeights, resampledPlaces } from './weights.ts';

/** Mean, spread and the middle 95 % of draws. */
export interface DrawSummary {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly low: number;
  readonly high: number;
}

export interface UpdatedParameter {
  readonly parameter: string;
  /** Whether something was observed that bears on it. */
  readonly linked: boolean;
  readonly prior: DrawSummary;
  readonly posterior: DrawSummary;
  /** Where prior and likelihood are conjugate and nothing else bears on the parameter: the posterior itself, from which its draws were made. */
  readonly closedForm?: Marginal;
}

/** What came of the draws of a model when data were observed. JSON-serialisable but for `run`. */
export interface ModelUpdate {
  readonly status: 'updated';
  /** `closedForm`: nothing else was needed. `reweighted`: draws of the prior chosen by their weights. `sequential`: carried in stages, since too few were effective. */
  readonly method: 'closedForm' | 'reweighted' | 'sequential';
  readonly priorDraws: number;
  /** What the re-weighted draws are worth: (Σ w)² / Σ w². */
  readonly effectiveDraws: number;
  /** Fewer draws are effective than should be, and nothing could be done: parameters that cannot be moved. */
  readonly thin: boolean;
  readonly stages?: number;
  readonly acceptance?: number;
  readonly distinct?: number;
  readonly parameters: readonly UpdatedParameter[];
  /** What remains of the biases of external controls, on the log scale. */
  readonly biases: readonly { readonly endpoint: string; readonly prior: DrawSummary; readonly posterior: DrawSummary }[];
  /** The model at the updated parameters, one row a draw. */
  readonly run: ProbabilisticRun;
}

export interface UpdateInput<Module, Memory extends LinearMemory> {
  readonly compiled: CompiledModel;
  /** Draws of the parameters as they were assumed: the prior. */
  readonly prior: ProbabilisticRun;
  readonly endpoints: readonly EndpointEvidence[];
  readonly parameters: readonly ParameterEvidence[];
  readonly host?: WebAssemblyHost<Module, Memory>;
}

/** Share of the draws that must be effective for re-weighting to do. */
const leastEffectiveShare = 0.1;
/** Draws that are carried in stages, each of which costs as many traces as moves. */
const mostCarried = 4_000;

export function summaryOf(values: Float64Array): DrawSummary {
  const [low = Number.NaN, high = Number.NaN] = quantiles(values, [0.025, 0.975]);
  return { mean: mean(values), standardDeviation: standardDeviation(values), low, high };
}

/**
 * Bayesian update of the parameters of a model. The prior is the model's own distributions, as drawn; the likelihood that of what was observed. Parameters whose
 * prior and evidence are conjugate, and on which nothing else bears, are updated in closed form; the other evidence by re-weighting the draws, and where too few
 * are effective by carrying them in stages. The model is then run at the updated draws.
 */
export function updateModel<Module, Memory extends LinearMemory>(input: UpdateInput<Module, Memory>): ModelUpdate | Refusal {
  const { compiled, prior, endpoints, parameters: evidence, host } = input;
  const unknown = evidence.find(({ parameter }) => !prior.parameters.some((each) => each.parameter === parameter));
  if (unknown !== undefined) return refuse('followUp.notSampled', 'reassessment', { parameter: unknown.parameter });
  if (endpoints.length > 0 && !followsShares(compiled))
    return refuse('followUp.noDrawnTraces', 'reassessment', { measure: endpoints[0]?.endpoint ?? '' });
  const { seed } = prior.draws;
  const behind = new Set(endpoints.flatMap((each) => parametersBehind(compiled, each, prior.parameters)));
  const exact = closedForms(compiled, evidence, behind);
  const start = withExact(prior.parameters, exact, seed);
  const rest = evidence.filter(({ parameter }) => !exact.has(parameter));
  const linked = new Set([...behind, ...evidence.map(({ parameter }) => parameter)]);
  const biasPriors = endpoints.flatMap(({ endpoint, discount }): readonly BiasPrior[] =>
    discount.biasSd > 0 ? [{ endpoint, mean: discount.biasMean, sd: discount.biasSd }] : [],
  );
  const rows = prior.draws.to - prior.draws.from;
  const startBiases: Biases = new Map(
    biasPriors.map(({ endpoint, mean: centre, sd }) => {
      const stream = randomStream(seed, `bias ${endpoint}`);
      return [endpoint, Float64Array.from({ length: rows }, (_, row) => centre + sd * drawNormal(stream, row))];
    }),
  );
  const reached = weighed(
    input,
    rest,
    start,
    startBiases,
    biasPriors,
    new Set([...behind, ...rest.map(({ parameter }) => parameter)]),
  );
  if ('code' in reached) return reached;
  const { columns, biases, ...told } = reached;
  const draws = { seed, from: 0, to: columns[0]?.values.length ?? rows };
  const strategies = evaluateDraws(compiled, draws, columns, host);
  if (!strategies.ok) return refuse('followUp.impossibleData', 'reassessment');
  const result = digest({ prior: prior.identity, strategies: strategies.value, parameters: columns });
  const run: ProbabilisticRun = {
    ...prior,
    draws,
    strategies: strategies.value,
    parameters: columns,
    identity: { ...prior.identity, result },
  };
  return {
    status: 'updated',
    priorDraws: rows,
    ...told,
    parameters: columns.map(({ parameter, values }, index) => {
      const closedForm = exact.get(parameter);
      return {
        parameter,
        linked: linked.has(parameter),
        prior: summaryOf(prior.parameters[index]?.values ?? values),
        posterior: summaryOf(values),
        ...(closedForm === undefined ? {} : { closedForm }),
      };
    }),
    biases: [...biases].map(([endpoint, values]) => ({
      endpoint,
      prior: summaryOf(startBiases.get(endpoint) ?? values),
      posterior: summaryOf(values),
    })),
    run,
  };
}

/** Posteriors in closed form of the parameters that are drawn alone and that only conjugate evidence bears on. */
function closedForms(
  { evaluator }: CompiledModel,
  evidence: readonly ParameterEvidence[],
  behind: ReadonlySet<string>,
): ReadonlyMap<string, Marginal> {
  const { sampled, samplers } = evaluator.parameters;
  const found = new Map<string, Marginal>();
  for (const parameter of new Set(evidence.map((each) => each.parameter))) {
    const register = sampled.find((each) => each.parameter === parameter)?.register;
    const sampler = samplers.find((each) => each.type === 'single' && each.register === register);
    if (behind.has(parameter) || sampler?.type !== 'single') continue;
    const posterior = conjugatePosterior(
      sampler.distribution,
      evidence.filter((each) => each.parameter === parameter),
    );
    if (posterior !== undefined) found.set(parameter, posterior);
  }
  return found;
}

/** Columns with those of a closed form drawn anew, by inversion. */
function withExact(columns: Columns, exact: ReadonlyMap<string, Marginal>, seed: number): Columns {
  return columns.map(({ parameter, values }) => {
    const posterior = exact.get(parameter);
    if (posterior === undefined) return { parameter, values };
    const quantile = marginalQuantile(posterior);
    const stream = randomStream(seed, `posterior ${parameter}`);
    return { parameter, values: values.map((_, row) => quantile(drawUniform(stream, row))) };
  });
}

type Reached = Pick<ModelUpdate, 'method' | 'effectiveDraws' | 'thin' | 'stages' | 'acceptance' | 'distinct'> & {
  readonly columns: Columns;
  readonly biases: Biases;
};

function weighed<Module, Memory extends LinearMemory>(
  { compiled, endpoints, prior }: UpdateInput<Module, Memory>,
  evidence: readonly ParameterEvidence[],
  columns: Columns,
  biases: Biases,
  biasPriors: readonly BiasPrior[],
  moving: ReadonlySet<string>,
): Reached | Refusal {
  const { seed } = prior.draws;
  const rows = columns[0]?.values.length ?? 0;
  if (endpoints.length === 0 && evidence.length === 0)
    return { method: 'closedForm', effectiveDraws: rows, thin: false, columns, biases };
  const target = logLikelihoodOf(compiled, endpoints, evidence);
  const likelihood = target(columns, biases);
  if (!likelihood.some((each) => Number.isFinite(each))) return refuse('followUp.impossibleData', 'reassessment');
  const { weights, effective } = normalisedWeights(likelihood);
  const blocks = scoreBlocks(compiled, moving);
  const enough = effective >= leastEffectiveShare * rows;
  if (enough || blocks.length + biasPriors.length === 0) {
    const places = resampledPlaces(weights, seed, 'update');
    const take = (values: Float64Array): Float64Array => Float64Array.from(places, (place) => values[place] as number);
    return {
      method: 'reweighted',
      effectiveDraws: effective,
      thin: !enough,
      columns: columns.map(({ parameter, values }) => ({ parameter, values: take(values) })),
      biases: new Map([...biases].map(([endpoint, values]) => [endpoint, take(values)])),
    };
  }
  const carried = Math.min(rows, mostCarried);
  const first = (values: Float64Array): Float64Array => values.slice(0, carried);
  const found = carryToPosterior(
    target,
    columns.map(({ parameter, values }) => ({ parameter, values: first(values) })),
    biasPriors,
    new Map([...biases].map(([endpoint, values]) => [endpoint, first(values)])),
    blocks,
    seed,
  );
  return { method: 'sequential', effectiveDraws: effective, thin: false, ...found };
}
