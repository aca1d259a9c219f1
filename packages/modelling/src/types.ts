/**
 * What the other rooms see of a decision model and its runs.
 *
 * A document that has not been checked has no `ModelDefinition`; a definition that has not been compiled cannot be run. The types
 * keep the three apart.
 */

/** A sha-256 digest in lower-case hexadecimal, 64 characters. */
export type Hash = string;

/**
 * One thing that is wrong with a document, or one run that had to stop. The words live in packages/language, keyed by `code`;
 * `details` are the values the words need.
 */
export interface Fault {
  readonly code: FaultCode;
  /** Path in the document, dotted, array positions in brackets: `parameters.hrDfs.distribution.se`, `costs[2].from`. */
  readonly path: string;
  /** Line in the text that was read, from 1. */
  readonly line: number;
  /** Column in the text that was read, from 1. */
  readonly column: number;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The codes a fault may carry. `faultCodes` is the runtime list; the words for each are checked by the compiler. */
export const faultCodes = [
  'document.syntax',
  'document.duplicateKey',
  'document.tooLarge',
  'document.formatVersion',
  'field.missing',
  'field.unknown',
  'field.type',
  'field.choice',
  'field.range',
  'reference.unknown',
  'reference.circular',
  'expression.syntax',
  'expression.unknownName',
  'expression.unit',
  'expression.arguments',
  'expression.varies',
  'distribution.parameters',
  'distribution.covariance',
  'source.missing',
  'table.shape',
  'transition.row',
  'tree.branches',
  'price.year',
  'input.unknown',
  'input.range',
  'calibration.missing',
  'run.notANumber',
  'run.curve',
  'run.statesDoNotSum',
  'run.negativeProbability',
  'run.cancelled',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Discounted and undiscounted total of one quantity, per person entering the cohort. */
export interface Total {
  readonly discounted: number;
  readonly undiscounted: number;
}

/**
 * Exact: the same bits on every machine. Fast: vector code may round a product and a sum once instead of twice, which is faster and differs
 * in the last digits from machine to machine.
 */
export type Arithmetic = 'exact' | 'fast';

/** What was run: enough to run it again and get the same bits. */
export interface RunIdentity {
  /** Digest of the checked definition in canonical form, its reference tables included. */
  readonly model: Hash;
  /** Digest of the inputs that differ from the document: values, horizon, scenario. */
  readonly inputs: Hash;
  /** Digest of the engine's own source text (see engine-identity.ts). */
  readonly engine: Hash;
  /** Version of the platform's engine, for people. */
  readonly engineVersion: string;
  /** Stands there when the run used fast arithmetic: its result hash is this machine's own and is never that of an exact run. */
  readonly arithmetic?: 'fast';
  /** Digest of everything the run returned, in canonical form: equal on server, command line and browser. */
  readonly result: Hash;
}

/** Changes to a document's inputs that a reader may make without editing it. */
export interface RunInputs {
  /** Parameter id to value, in the parameter's own unit. The parameter is then fixed in every draw unless it keeps its distribution by scaling; see the format guide. */
  readonly values?: Readonly<Record<string, number>>;
  /** Horizon in years; default: the document's. */
  readonly horizonYears?: number;
  /** Id of a named scenario in the document; default: none (base case). */
  readonly scenario?: string;
  /** Id of a subgroup in the document, whose changes are made after the scenario's; default: the document as it stands. */
  readonly subgroup?: string;
}

export interface ComponentCost extends Total {
  readonly component: string;
  /** specialist, municipal, patient, drug, … as written in the document. */
  readonly payer: string;
}

/** QALYs lost to one component, above 0. */
export interface ComponentLoss extends Total {
  readonly component: string;
}

export interface PayerCost extends Total {
  readonly payer: string;
}

/** What is gained in a state; for a decision tree, by those who end in a leaf. */
export interface StateTotals {
  readonly state: string;
  readonly lifeYears: Total;
  /** Before the losses of `StrategyTotals.qalyLosses`. */
  readonly qalys: Total;
}

export interface StrategyTotals {
  readonly strategy: string;
  /** Life years, years. */
  readonly lifeYears: Total;
  /** Quality-adjusted life years of the patients. */
  readonly qalys: Total;
  /** Costs in the document's currency. */
  readonly costs: Total;
  readonly components: readonly ComponentCost[];
  /** The same costs by payer, in the order in which the components name them. */
  readonly payers: readonly PayerCost[];
  /** What events and conditions take from the QALYs of the states. */
  readonly qalyLosses: readonly ComponentLoss[];
  /** QALYs of carers, for each patient: an account of its own. Absent in a model without carers. */
  readonly carers?: Total;
  readonly states: readonly StateTotals[];
}

/**
 * Occupancy of every state at every grid point, one column per state. For a decision tree there is one point, and the leaves are the
 * states: the probability of ending there.
 */
export interface Trace {
  readonly strategy: string;
  /** Years since entry, length cycles + 1. */
  readonly time: Float64Array;
  readonly states: readonly { readonly state: string; readonly occupancy: Float64Array }[];
}

/** How far a mean over simulated patients may be from that over endlessly many. */
export interface SimulationError {
  /** Standard errors of the discounted means. */
  readonly lifeYears: number;
  readonly qalys: number;
  readonly costs: number;
}

/** The patients behind a base case that was simulated. */
export interface Simulation {
  readonly patients: number;
  /** In document order. `increments`: of the differences from the first strategy, patient by patient with the same random numbers. */
  readonly strategies: readonly ({ readonly strategy: string; readonly increments: SimulationError } & SimulationError)[];
}

export interface BaseCase {
  readonly kind: 'base-case';
  readonly identity: RunIdentity;
  readonly currency: string;
  /** Absent for a decision tree, which has no time of its own. */
  readonly horizonYears?: number;
  /** Age at entry in years; absent for a decision tree that does not cover the rest of life. */
  readonly entryAge?: number;
  /** In document order; the first is the comparator (standard care). */
  readonly strategies: readonly StrategyTotals[];
  readonly traces: readonly Trace[];
  /** Where the totals are means over simulated patients. */
  readonly simulation?: Simulation;
}

/** A range of draws [from, to): draw i depends on the seed and i alone. */
export interface Draws {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export interface ProbabilisticRun {
  readonly kind: 'probabilistic';
  readonly identity: RunIdentity;
  readonly currency: string;
  readonly draws: Draws;
  /** Where every draw is a mean over simulated patients: how many. Its Monte Carlo error is part of the spread of the draws. */
  readonly patientsPerDraw?: number;
  readonly strategies: readonly {
    readonly strategy: string;
    /** Discounted cost, discounted QALYs and discounted life years per draw; length to - from. */
    readonly costs: Float64Array;
    readonly qalys: Float64Array;
    readonly lifeYears: Float64Array;
    /** Discounted QALYs of carers; absent in a model without carers. */
    readonly carers?: Float64Array;
  }[];
  /** Sampled parameters, one column each; length to - from. */
  readonly parameters: readonly { readonly parameter: string; readonly values: Float64Array }[];
}

/** What a page or a command may let a reader move, read from the document. */
export interface AdjustableInput {
  readonly parameter: string;
  readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly unit: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** What the document says about itself, for lists, pages and attribution. */
export interface ModelDescription {
  readonly id: string;
  readonly title: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly summary: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly source: { readonly citation: string; readonly doi?: string; readonly licence: string };
  /** True when the model is made up for demonstration. */
  readonly constructed: boolean;
  readonly currency: string;
  readonly priceYear: number;
  /** Absent for a decision tree, with its horizon. */
  readonly cycleLengthYears?: number;
  readonly horizonYears?: number;
  readonly strategies: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  readonly states: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  readonly components: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  readonly subgroups: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  /** Losses of quality of life, the patients’ and the carers’. */
  readonly qalyLosses: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  readonly adjustable: readonly AdjustableInput[];
  /** Bounds, in years, within which a page may let a reader move the horizon; absent when the document does not say. */
  readonly adjustableHorizon?: { readonly minimum: number; readonly maximum: number; readonly step: number };
  readonly payers: readonly {
    readonly id: string;
    readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  }[];
  /** Every parameter, in document order, with its base-case value. */
  readonly parameters: readonly DescribedParameter[];
}

/** One parameter as the document states it. */
export interface DescribedParameter {
  readonly parameter: string;
  readonly label: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly description: string;
  readonly source: string;
  readonly unit: string;
  readonly value: number;
  /** Year of the price level of the value; absent where it is that of the model, or the value is no money. */
  readonly priceYear?: number;
  /** fixed, normal, logNormal, beta, gamma, uniform, pert, triangular or studentT, or of its group: multivariateNormal, dirichlet, bootstrap or importedDraws. */
  readonly distribution: string;
  readonly class: 'public' | 'internal' | 'confidential';
}
