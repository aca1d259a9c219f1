import type { Acceptability, BlockCode, FrontierPosition, Outcome, QuadrantShares } from '@likeverd/appraisal';
import type { Fault, Hash, ModelDescription, RunInputs, Simulation } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';

/** The run that the case cites, as far as it must be known to run it again. */
export interface OfficialRun {
  readonly inputs: RunInputs;
  readonly draws: number;
  readonly seed: number;
}

export type ToModel =
  | { readonly kind: 'open'; readonly document: string; readonly asOf: AsOf; readonly official: OfficialRun }
  /** Run with these inputs; whatever runs with an older ticket stops at its next pause. */
  | { readonly kind: 'run'; readonly ticket: number; readonly inputs: RunInputs };

export interface LiveStrategy {
  readonly strategy: string;
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears: number;
}

export interface LiveComparison {
  readonly strategy: string;
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears: number;
  readonly icer: Outcome;
}

export type LiveSeverity =
  | { readonly status: 'computed'; readonly shortfall: number; readonly severityClass: number }
  | { readonly status: 'blocked'; readonly code: BlockCode; readonly details: Readonly<Record<string, string>> };

/** Expected values with the inputs of one ticket. */
export interface LiveBase {
  readonly currency: string;
  readonly strategies: readonly LiveStrategy[];
  /** Every other strategy against the first. */
  readonly comparisons: readonly LiveComparison[];
  /** All strategies at once. */
  readonly frontier: readonly FrontierPosition[];
  /** Discounted costs of each strategy by payer, in the order of `strategies`. */
  readonly payers: readonly { readonly payer: string; readonly costs: readonly number[] }[];
  /** Where the totals are means over simulated patients. */
  readonly simulation?: Simulation;
  readonly severity: LiveSeverity;
  /** Willingness to pay per QALY by severity; absent where it could not be computed. */
  readonly threshold?: number;
  readonly traces: readonly {
    readonly strategy: string;
    readonly time: readonly number[];
    readonly states: readonly { readonly state: string; readonly occupancy: readonly number[] }[];
  }[];
}

/** One strategy against the first, draw by draw. */
export interface LiveCloud {
  readonly strategy: string;
  /** Increments of the first draws, for drawing. */
  readonly qalys: readonly number[];
  readonly costs: readonly number[];
  readonly mean: { readonly qalys: number; readonly costs: number };
  readonly quadrants: QuadrantShares;
  /** That it is cost-effective at the threshold; absent where there is none. */
  readonly probability?: number;
}

/** What the draws so far say. */
export interface LiveDraws {
  readonly done: number;
  readonly total: number;
  readonly acceptability: Acceptability;
  /** Every other strategy against the first. */
  readonly clouds: readonly LiveCloud[];
  /** Where every draw is a mean over simulated patients: how many. */
  readonly patientsPerDraw?: number;
}

/** Result hashes of the official run, computed here. */
export interface OwnIdentity {
  readonly baseCase: Hash;
  readonly probabilistic: Hash;
  readonly engine: Hash;
}

export type FromModel =
  | { readonly kind: 'opened'; readonly description: ModelDescription }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] }
  | { readonly kind: 'failed'; readonly ticket: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'base'; readonly ticket: number; readonly base: LiveBase }
  /** How many draws are done, between the pictures that `draws` gives. */
  | { readonly kind: 'progress'; readonly ticket: number; readonly done: number; readonly total: number }
  | { readonly kind: 'draws'; readonly ticket: number; readonly draws: LiveDraws }
  | { readonly kind: 'identity'; readonly identity: OwnIdentity };
