import type { Hash, RunIdentity } from '@likeverd/modelling';
import type { AsOf, NormativeFact } from '@likeverd/reference';
import type { Rule } from './rules.ts';

/**
 * What a difference in cost and in health comes to. A ratio exists only where the better strategy costs more; everywhere else the outcome has
 * a name instead, because a negative ratio cannot be ordered and the same ratio means opposite things in opposite quadrants.
 */
export type Outcome =
  /** More costly and more effective: cost per unit gained. */
  | { readonly outcome: 'ratio'; readonly value: number }
  /** No worse and cheaper, or better and no dearer. */
  | { readonly outcome: 'dominant' }
  /** No better and dearer, or worse and no cheaper. */
  | { readonly outcome: 'dominated' }
  /** Cheaper and less effective: amount saved per unit lost, which is better the higher it is. */
  | { readonly outcome: 'saving'; readonly value: number }
  /** Neither cost nor health differs. */
  | { readonly outcome: 'equal' };

/** What a node of the result tree is about. Its words are in packages/language under the same key. */
export type NodeKind =
  | 'costs'
  | 'costsUndiscounted'
  | 'qalys'
  | 'qalysUndiscounted'
  | 'lifeYears'
  | 'lifeYearsUndiscounted'
  | 'incrementalCosts'
  | 'incrementalQalys'
  | 'incrementalLifeYears'
  | 'icer'
  | 'costPerLifeYear'
  | 'netBenefit'
  | 'incrementalNetBenefit'
  | 'entryAge'
  | 'populationQalys'
  | 'absoluteShortfall'
  | 'severityClass'
  | 'severityWeight'
  | 'averageShortfall'
  | 'proportionalShortfall'
  | 'shortfallDiscounted'
  | 'qalysDiscountedFlat'
  | 'populationQalysDiscounted'
  | 'severityWeightEngland'
  | 'shortfallLower'
  | 'shortfallUpper'
  | 'patientsNorway'
  | 'patientsWorldwide'
  | 'prevalence'
  | 'qalyGainUndiscounted'
  | 'guidingLimit'
  | 'subgroupShare'
  | 'cochranQ'
  | 'heterogeneityP'
  | 'iSquared'
  | 'lossOfNotDifferentiating'
  | 'opportunityCost'
  | 'reference'
  | 'threshold'
  | 'meanIcer'
  | 'expectedIncrementalNetBenefit'
  | 'probabilityCostEffective'
  | 'evpi'
  | 'evppi'
  | 'evsi'
  | 'capacityNeed'
  | 'capacityAvailable'
  | 'probabilityAboveLimit'
  | 'purchasePrice'
  | 'maximumPrice'
  | 'budgetCost'
  | 'budgetHolder'
  | 'budgetRegion'
  | 'budgetDrugs'
  | 'budgetService'
  | 'authorityLimit'
  | 'expenditureGrowth'
  | 'beneficiaries'
  | 'populationEvpi'
  | 'listPrice'
  | 'offeredPrice'
  | 'effectiveDiscount'
  | 'unitsBought'
  | 'unitsInYear'
  | 'breakEvenPrice'
  | 'budgetAtList'
  | 'budgetYear'
  | 'studyCost'
  | 'enbs'
  | 'newPatients'
  | 'treatedPatients'
  | 'discountRate'
  | 'price'
  | 'strategyPatients'
  | 'strategyValue'
  | 'strategyDifference'
  | 'piecePatients'
  | 'pieceWaiting'
  | 'piecePrice'
  | 'pieceInformation'
  | 'pieceRenegotiation'
  | 'pieceIntroduction'
  | 'pieceReversal'
  | 'pieceStudy'
  | 'reviewTime'
  | 'probabilityStopped'
  | 'probabilityNotIntroduced'
  | 'probabilityLowered'
  | 'populationEvsi'
  | 'onTreatment'
  | 'priceConversion'
  | 'listCost'
  | 'listCostDiscounted'
  | 'paidCost'
  | 'paidCostDiscounted'
  | 'equivalentDiscount'
  | 'priceVariation'
  | 'varianceMoved'
  | 'riskMoved'
  | 'rebate'
  | 'expectedLoss'
  | 'staffHours'
  | 'workHours'
  | 'fullTimeEquivalents'
  | 'wrongChoice'
  | 'wrongChoiceFrom'
  | 'nearness'
  | 'willingnessLimit'
  | 'willingnessDistance'
  | 'inhabitants';

/** The cell or row of a reference table that a number was read from. */
export interface TableReading {
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

/** One number with its proof: what it was computed from, by which rule, from which facts and which run. */
export interface ResultNode<V extends number | Outcome = number | Outcome> {
  /** Unique within an appraisal: `exercise.icer`, `severity.absoluteShortfall`. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly value: V;
  /** `NOK`, `QALY`, `year`, `NOK/QALY`, `NOK/year`, `share`, `class`, `factor`, `patient`, `NOK/pack`, `pack`; the currency is that of the document. */
  readonly unit: string;
  readonly inputs: readonly ResultNode[];
  readonly facts: readonly NormativeFact[];
  readonly readings: readonly TableReading[];
  readonly rule?: Rule;
  /** Result hash of the run the number was read from; only leaves have one. */
  readonly run?: Hash;
  /** Where a number that an assessment states was found; in the words of its document. */
  readonly source?: string;
}

/** A part of the appraisal that cannot be computed, and why. The other parts stand. */
export interface Blocked {
  readonly status: 'blocked';
  readonly code: BlockCode;
  readonly details: Readonly<Record<string, string>>;
  readonly rule: Rule;
}

export const blockCodes = [
  'severity.noAge',
  'severity.ageOutsideNorm',
  'severity.noNormInForce',
  'threshold.currency',
  'threshold.noneInForce',
  'information.notSampled',
  'information.allocation',
  'information.noDraws',
  'information.noPatients',
  'questions.noHorizon',
  'questions.unknownData',
  'questions.noData',
  'questions.tooFewPatients',
  'assessment.strategy',
  'perspective.noneInForce',
  'perspective.unknownName',
  'perspective.notPlaced',
  'perspective.noValue',
  'perspective.unit',
  'perspective.price',
  'perspective.priceMissing',
  'personnel.unknownState',
  'personnel.noValue',
  'personnel.noTime',
  'personnel.noPopulation',
  'axes.noDraws',
  'axes.unknownParameter',
  'willingness.order',
  'severity.ageIntervalOfTheIll',
  'severity.ageIntervalOrder',
  'severity.ageFixed',
  'severity.simulated',
  'smallGroup.notInForce',
  'subgroups.unknown',
  'subgroups.interval',
  'subgroups.none',
  'subgroups.run',
  'subgroups.criterion',
  'population.patients',
  'population.pool',
  'strategies.noDraws',
  'strategies.noDiscountRate',
  'strategies.noPopulation',
  'strategies.priceUnknown',
  'strategies.priceSampled',
  'strategies.priceFails',
  'strategies.priceNotLinear',
  'strategies.tooFewPatients',
  'strategies.dataAfterReview',
  'agreements.noDraws',
  'agreements.kind',
  'agreements.component',
  'agreements.name',
  'agreements.order',
  'agreements.tiers',
  'agreements.shares',
  'agreements.population',
  'agreements.unitPrice',
  'agreements.price',
  'agreements.cost',
  'agreements.instalments',
  'agreements.horizon',
  'negotiation.notLinear',
  'negotiation.nothingBought',
  'budget.noPopulation',
  'budget.twoPopulations',
  'budget.strategy',
  'budget.mix',
  'budget.displaced',
  'budget.holder',
  'budget.component',
  'budget.rate',
  'budget.noLimit',
  'budget.currency',
  'budget.kind',
  'budget.horizon',
  'budget.run',
  'budget.steps',
] as const;
export type BlockCode = (typeof blockCodes)[number];

/** What a reader must know about a number that was computed. */
export const noteCodes = ['severity.horizonTruncates', 'severity.negativeShortfall'] as const;
export type NoteCode = (typeof noteCodes)[number];

export interface Severity {
  readonly status: 'computed';
  /** QALYs lost by those who get the comparator, rounded to two decimals. */
  readonly shortfall: ResultNode<number>;
  /** 1 to 6. */
  readonly severityClass: ResultNode<number>;
  readonly weight: ResultNode<number>;
  readonly notes: readonly NoteCode[];
}

export interface Threshold {
  readonly status: 'computed';
  readonly basis: 'given' | 'severity' | 'opportunity-cost';
  /** Willingness to pay per QALY used for net benefit and probabilities. */
  readonly value: ResultNode<number>;
  /** Opportunity cost × severity weight; absent where one of the two could not be found. */
  readonly reference?: ResultNode<number>;
}

export interface StrategyResult {
  readonly strategy: string;
  readonly costs: ResultNode<number>;
  readonly costsUndiscounted: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly qalysUndiscounted: ResultNode<number>;
  readonly lifeYears: ResultNode<number>;
  readonly lifeYearsUndiscounted: ResultNode<number>;
  readonly netBenefit?: ResultNode<number>;
}

export interface Comparison {
  readonly strategy: string;
  readonly comparator: string;
  readonly costs: ResultNode<number>;
  readonly qalys: ResultNode<number>;
  readonly lifeYears: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  readonly costPerLifeYear: ResultNode<Outcome>;
  readonly netBenefit?: ResultNode<number>;
}

/** Where a strategy stands among all strategies at once. */
export type FrontierPosition =
  | {
      readonly strategy: string;
      readonly position: 'efficient';
      /** The next less effective efficient strategy, and the cost per QALY of going from it to this one; absent for the first. */
      readonly from?: string;
      readonly ratio?: number;
    }
  | { readonly strategy: string; readonly position: 'dominated'; readonly by: string }
  | { readonly strategy: string; readonly position: 'extendedly-dominated'; readonly by: readonly [string, string] };

/** Mean, spread and 95 % interval of one column of draws. */
export interface Spread {
  readonly mean: number;
  readonly standardDeviation: number;
  /** 2.5th and 97.5th percentile, R type 7. */
  readonly lower: number;
  readonly upper: number;
  /** Monte Carlo standard error of the mean. */
  readonly standardError: number;
}

/** Share of draws in each quadrant of the cost-effectiveness plane by strict signs; what lies on an axis is counted apart. */
export interface QuadrantShares {
  readonly dearerBetter: number;
  readonly cheaperBetter: number;
  readonly cheaperWorse: number;
  readonly dearerWorse: number;
  readonly onAxis: number;
}

/** Running mean of the incremental net benefit over the first n draws, with its 95 % interval. */
export interface ConvergencePoint {
  readonly draws: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ProbabilisticComparison {
  readonly strategy: string;
  readonly comparator: string;
  readonly costs: Spread;
  readonly qalys: Spread;
  readonly lifeYears: Spread;
  /** Pearson correlation of incremental cost and incremental QALYs; absent where one of them does not vary. */
  readonly correlation?: number;
  readonly meanIcer: ResultNode<Outcome>;
  /** Monte Carlo standard error of the ratio of means (delta method); absent where the outcome is no ratio. */
  readonly meanIcerStandardError?: number;
  readonly quadrants: QuadrantShares;
  /** At the threshold; absent where the threshold is blocked. */
  readonly atThreshold?: {
    readonly netBenefit: Spread;
    readonly expectedNetBenefit: ResultNode<number>;
    readonly probabilityCostEffective: ResultNode<number>;
    readonly convergence: readonly ConvergencePoint[];
    /** Whether the interval over all draws excludes 0. */
    readonly converged: boolean;
  };
}

/** Acceptability of N strategies over a grid of thresholds. Every column has the length of `thresholds`. */
export interface Acceptability {
  readonly thresholds: readonly number[];
  readonly strategies: readonly {
    readonly strategy: string;
    /** Share of draws in which the strategy has the highest net benefit (CEAC). */
    readonly probability: readonly number[];
    readonly expectedNetBenefit: readonly number[];
  }[];
  /** Strategy with the highest expected net benefit at each threshold, and the probability that it is the best one (CEAF). */
  readonly optimal: readonly string[];
  readonly optimalProbability: readonly number[];
  /** Expected value of perfect information per patient, in the document's currency. */
  readonly evpi: readonly number[];
}

export interface Uncertainty {
  readonly draws: number;
  readonly seed: number;
  readonly comparisons: readonly ProbabilisticComparison[];
  readonly acceptability: Acceptability;
  /** At the threshold, over all strategies; absent where the threshold is blocked. */
  readonly evpi?: ResultNode<number>;
}

/** Everything computed from the run or runs of one model, each number with its proof. */
export interface Appraisal {
  readonly kind: 'appraisal';
  readonly model: string;
  readonly constructed: boolean;
  readonly asOf: AsOf;
  readonly currency: string;
  /** Absent for a decision tree. */
  readonly horizonYears?: number;
  readonly run: RunIdentity;
  readonly probabilisticRun?: RunIdentity;
  readonly severity: Severity | Blocked;
  readonly threshold: Threshold | Blocked;
  /** In document order; the first is the comparator. */
  readonly strategies: readonly StrategyResult[];
  /** Every other strategy against the comparator. */
  readonly comparisons: readonly Comparison[];
  /** All strategies, in document order. */
  readonly frontier: readonly FrontierPosition[];
  readonly uncertainty?: Uncertainty;
  /** Digest of everything above: equal wherever the same runs are appraised as of the same dates. */
  readonly hash: Hash;
}
