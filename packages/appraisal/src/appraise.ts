import { type BaseCase, digest, type ModelDescription, type ProbabilisticRun, type StrategyTotals } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import type { ComparisonFigures, FoldedRun } from './fold.ts';
import { node, undiscountedQalys } from './nodes.ts';
import { frontierOf, outcomeOf } from './outcome.ts';
import type { SeverityPremises } from './severity/format.ts';
import { absoluteShortfall, thresholdFor } from './severity/shortfall.ts';
import type {
  Appraisal,
  Blocked,
  Comparison,
  ProbabilisticComparison,
  ResultNode,
  StrategyResult,
  Threshold,
  Uncertainty,
} from './types.ts';
import {
  acceptabilityOf,
  convergenceOf,
  correlationOf,
  differences,
  netBenefits,
  probabilityCostEffective,
  quadrantShares,
  ratioStandardError,
  spreadOf,
} from './uncertainty.ts';

/** What an appraisal is made from. */
export interface AppraisalInput {
  readonly description: Pick<ModelDescription, 'id' | 'constructed'>;
  readonly baseCase: BaseCase;
  /** Of the same model and inputs as the base case. */
  readonly probabilistic?: ProbabilisticRun | FoldedRun;
  /** Which norms, weights and thresholds: those in force on one day as known on another. */
  readonly asOf: AsOf;
  /** Willingness to pay per QALY chosen by the reader, in the model's currency; default: the reference value by severity. */
  readonly threshold?: number;
  /** What an assessment states of severity beyond the model. */
  readonly severity?: SeverityPremises;
  /** Grid of the acceptability curve; default `usualThresholds`. */
  readonly thresholds?: readonly number[];
}

/**
 * Everything the criteria ask of a run, each number with its proof: severity, costs and effects, comparisons with the comparator and with
 * all strategies at once, and, with a probabilistic run, uncertainty. The same runs as of the same dates have the same hash anywhere.
 * Throws RangeError when the two runs are not of the same model and inputs: a mistake of the program.
 */
export function appraise(input: AppraisalInput): Appraisal {
  const { description, baseCase, probabilistic, asOf } = input;
  if (probabilistic !== undefined) assertSameModel(baseCase, probabilistic);
  const severity = absoluteShortfall(baseCase, asOf, input.severity);
  const threshold = thresholdFor(severity, baseCase.currency, asOf, input.threshold);
  const strategies = baseCase.strategies.map((totals) => strategyResult(baseCase, totals, threshold));
  const [comparator, ...others] = strategies;
  if (comparator === undefined) throw new RangeError('A run without strategies cannot be appraised');
  const body = {
    kind: 'appraisal' as const,
    model: description.id,
    constructed: description.constructed,
    asOf,
    currency: baseCase.currency,
    ...(baseCase.horizonYears === undefined ? {} : { horizonYears: baseCase.horizonYears }),
    run: baseCase.identity,
    ...(probabilistic === undefined ? {} : { probabilisticRun: probabilistic.identity }),
    severity,
    threshold,
    strategies,
    comparisons: others.map((strategy) => comparison(strategy, comparator, baseCase.currency, threshold)),
    frontier: frontierOf(
      baseCase.strategies.map(({ strategy, costs, qalys }) => ({ strategy, cost: costs.discounted, health: qalys.discounted })),
    ),
    ...(probabilistic === undefined ? {} : { uncertainty: uncertaintyOf(probabilistic, threshold, input.thresholds) }),
  };
  return { ...body, hash: digest(body) };
}

function assertSameModel(baseCase: BaseCase, probabilistic: ProbabilisticRun | FoldedRun): void {
  const names = (strategies: readonly { readonly strategy: string }[]): string =>
    strategies.map(({ strategy }) => strategy).join('\n');
  if (
    baseCase.identity.model !== probabilistic.identity.model ||
    baseCase.identity.inputs !== probabilistic.identity.inputs ||
    names(baseCase.strategies) !== names(probabilistic.strategies)
  ) {
    throw new RangeError('The base case and the probabilistic run are not of the same model and inputs');
  }
}

function strategyResult(baseCase: BaseCase, totals: StrategyTotals, threshold: Threshold | Blocked): StrategyResult {
  const { strategy, costs, qalys, lifeYears } = totals;
  const { currency } = baseCase;
  const run = { run: baseCase.identity.result };
  const discountedCosts = node(`${strategy}.costs`, 'costs', costs.discounted, currency, run);
  const discountedQalys = node(`${strategy}.qalys`, 'qalys', qalys.discounted, 'QALY', run);
  return {
    strategy,
    costs: discountedCosts,
    costsUndiscounted: node(`${strategy}.costsUndiscounted`, 'costsUndiscounted', costs.undiscounted, currency, run),
    qalys: discountedQalys,
    qalysUndiscounted: undiscountedQalys(baseCase, totals),
    lifeYears: node(`${strategy}.lifeYears`, 'lifeYears', lifeYears.discounted, 'year', run),
    lifeYearsUndiscounted: node(`${strategy}.lifeYearsUndiscounted`, 'lifeYearsUndiscounted', lifeYears.undiscounted, 'year', run),
    ...(threshold.status === 'blocked'
      ? {}
      : {
          netBenefit: node(
            `${strategy}.netBenefit`,
            'netBenefit',
            threshold.value.value * qalys.discounted - costs.discounted,
            currency,
            { inputs: [discountedCosts, discountedQalys, threshold.value], rule: 'effect.netBenefit' },
          ),
        }),
  };
}

function comparison(
  strategy: StrategyResult,
  comparator: StrategyResult,
  currency: string,
  threshold: Threshold | Blocked,
): Comparison {
  const id = strategy.strategy;
  const increment = (
    kind: 'incrementalCosts' | 'incrementalQalys' | 'incrementalLifeYears',
    of: ResultNode<number>,
    from: ResultNode<number>,
  ) => node(`${id}.${kind}`, kind, of.value - from.value, of.unit, { inputs: [of, from], rule: 'effect.increment' });
  const costs = increment('incrementalCosts', strategy.costs, comparator.costs);
  const qalys = increment('incrementalQalys', strategy.qalys, comparator.qalys);
  const lifeYears = increment('incrementalLifeYears', strategy.lifeYears, comparator.lifeYears);
  return {
    strategy: id,
    comparator: comparator.strategy,
    costs,
    qalys,
    lifeYears,
    icer: node(`${id}.icer`, 'icer', outcomeOf(costs.value, qalys.value), `${currency}/QALY`, {
      inputs: [costs, qalys],
      rule: 'effect.icer',
    }),
    costPerLifeYear: node(`${id}.costPerLifeYear`, 'costPerLifeYear', outcomeOf(costs.value, lifeYears.value), `${currency}/year`, {
      inputs: [costs, lifeYears],
      rule: 'effect.costPerLifeYear',
    }),
    ...(threshold.status === 'blocked'
      ? {}
      : {
          netBenefit: node(
            `${id}.incrementalNetBenefit`,
            'incrementalNetBenefit',
            threshold.value.value * qalys.value - costs.value,
            currency,
            { inputs: [costs, qalys, threshold.value], rule: 'effect.netBenefit' },
          ),
        }),
  };
}

function uncertaintyOf(
  run: ProbabilisticRun | FoldedRun,
  threshold: Threshold | Blocked,
  thresholds?: readonly number[],
): Uncertainty {
  const value = threshold.status === 'blocked' ? undefined : threshold.value.value;
  const { acceptability, evpi, comparisons } = run.kind === 'folded' ? folded(run, value) : figuresOf(run, value, thresholds);
  const [comparator, ...others] = run.strategies;
  if (comparator === undefined) throw new RangeError('A run without strategies cannot be appraised');
  return {
    draws: run.draws.to - run.draws.from,
    seed: run.draws.seed,
    comparisons: others.flatMap(({ strategy }, index) => {
      const figures = comparisons[index];
      return figures === undefined ? [] : [probabilisticComparison(run, strategy, comparator.strategy, figures, threshold)];
    }),
    acceptability,
    ...(threshold.status === 'blocked'
      ? {}
      : {
          evpi: node('evpi', 'evpi', evpi ?? 0, run.currency, {
            inputs: [threshold.value],
            rule: 'uncertainty.evpi',
            run: run.identity.result,
          }),
        }),
  };
}

/** What the appraisal takes from the draws. */
type Figures = Pick<FoldedRun, 'acceptability' | 'comparisons' | 'evpi'>;

function folded(run: FoldedRun, threshold: number | undefined): Figures {
  if (run.threshold !== threshold) throw new RangeError('The draws were folded for another threshold');
  return run;
}

function figuresOf(run: ProbabilisticRun, threshold: number | undefined, thresholds?: readonly number[]): Figures {
  const [comparator, ...others] = run.strategies;
  if (comparator === undefined) throw new RangeError('A run without strategies cannot be appraised');
  return {
    acceptability: acceptabilityOf(run, thresholds),
    evpi: threshold === undefined ? undefined : acceptabilityOf(run, [threshold]).evpi[0],
    comparisons: others.map((strategy) => {
      const costs = differences(strategy.costs, comparator.costs);
      const qalys = differences(strategy.qalys, comparator.qalys);
      const correlation = correlationOf(costs, qalys);
      const benefits = threshold === undefined ? undefined : netBenefits(costs, qalys, threshold);
      return {
        costs: spreadOf(costs),
        qalys: spreadOf(qalys),
        lifeYears: spreadOf(differences(strategy.lifeYears, comparator.lifeYears)),
        ...(correlation === undefined ? {} : { correlation }),
        ratioStandardError: ratioStandardError(costs, qalys),
        quadrants: quadrantShares(costs, qalys),
        ...(benefits === undefined
          ? {}
          : {
              atThreshold: {
                netBenefit: spreadOf(benefits),
                probabilityCostEffective: probabilityCostEffective(benefits),
                convergence: convergenceOf(benefits),
              },
            }),
      };
    }),
  };
}

function probabilisticComparison(
  run: ProbabilisticRun | FoldedRun,
  id: string,
  comparator: string,
  figures: ComparisonFigures,
  threshold: Threshold | Blocked,
): ProbabilisticComparison {
  const { costs, qalys, lifeYears, correlation, quadrants, atThreshold: drawn } = figures;
  const outcome = outcomeOf(costs.mean, qalys.mean);
  const single = run.draws.to - run.draws.from < 2;
  return {
    strategy: id,
    comparator,
    costs,
    qalys,
    lifeYears,
    ...(correlation === undefined ? {} : { correlation }),
    meanIcer: node(`${id}.meanIcer`, 'meanIcer', outcome, `${run.currency}/QALY`, {
      rule: 'uncertainty.meanIcer',
      run: run.identity.result,
    }),
    ...(outcome.outcome === 'ratio' && !single ? { meanIcerStandardError: figures.ratioStandardError } : {}),
    quadrants,
    ...(threshold.status === 'blocked' || drawn === undefined ? {} : { atThreshold: atThreshold(run, id, drawn, threshold) }),
  };
}

function atThreshold(
  run: ProbabilisticRun | FoldedRun,
  id: string,
  { netBenefit, probabilityCostEffective: probability, convergence }: NonNullable<ComparisonFigures['atThreshold']>,
  threshold: Threshold,
): NonNullable<ProbabilisticComparison['atThreshold']> {
  const last = convergence.at(-1);
  const proof = { inputs: [threshold.value], run: run.identity.result };
  return {
    netBenefit,
    expectedNetBenefit: node(
      `${id}.expectedIncrementalNetBenefit`,
      'expectedIncrementalNetBenefit',
      netBenefit.mean,
      run.currency,
      {
        ...proof,
        rule: 'effect.netBenefit',
      },
    ),
    probabilityCostEffective: node(`${id}.probabilityCostEffective`, 'probabilityCostEffective', probability, 'share', {
      ...proof,
      rule: 'uncertainty.acceptability',
    }),
    convergence,
    converged: last !== undefined && (last.lower > 0 || last.upper < 0),
  };
}
