import type { Joint, Marginal } from '@likeverd/statistics';
import type { Expression } from './expression.ts';
import type { LossDocument } from './format.ts';

/** What a checked model of any kind has. */
export interface ParameterCore {
  /** In an order in which each only needs those before it. */
  readonly parameters: readonly ModelParameter[];
  /** Values of all parameters in the base case. */
  readonly baseValues: ReadonlyMap<string, number>;
  readonly groups: readonly ModelGroup[];
  /** Shares of the patients, in document order. */
  readonly subgroups: readonly { readonly id: string; readonly weight: number }[];
}

/** What a checked model with cycles has. */
export interface ModelCore extends ParameterCore {
  readonly deathState: string;
  /** Years. */
  readonly entryAge: number;
  readonly cycles: number;
  /** One-year death probabilities by whole year of age from 0, the last one used beyond its end; absent when there is no floor. */
  readonly annualMortality: readonly number[];
  /** Points of the norm curve, ages rising; absent without age adjustment. */
  readonly norms: readonly { readonly age: number; readonly norm: number }[] | undefined;
  /** Losses of the patients’ quality of life. */
  readonly losses: readonly ModelLoss[];
  readonly carers: ModelCarers | undefined;
  readonly openCohort: ModelOpenCohort | undefined;
}

/** New patients year by year, worked out from base-case values. */
export interface ModelOpenCohort {
  readonly entry: 'evenly' | 'yearStart';
  /** Persons, by year. */
  readonly newPatients: readonly number[];
  /** Share of the new patients by strategy in document order, by year: without the method, and with it. */
  readonly worlds: readonly [readonly (readonly number[])[], readonly (readonly number[])[]];
}

export interface ModelLoss {
  /** Where several strategies lose differently, one for each of them. */
  readonly document: LossDocument;
  /** Its place in the document. */
  readonly index: number;
  /** QALYs a year for losses in a state, QALYs for events. */
  readonly amount: Expression;
}

export interface ModelCarers {
  /** Carers for each patient. */
  readonly number: Expression;
  /** Utility of a carer by living state of the patient. */
  readonly utilities: ReadonlyMap<string, Expression>;
  readonly losses: readonly ModelLoss[];
}

export interface ModelParameter {
  readonly id: string;
  readonly value: Expression;
  /** With its numbers worked out at base-case values. Absent when the parameter is the same, or the same function of others, in every draw, or belongs to a group. */
  readonly distribution: Marginal | undefined;
  /** True when a draw replaces the value: it has a distribution or is a member of a group, and no reader moved it. */
  readonly sampled: boolean;
}

/** Parameters that are drawn together. */
export interface ModelGroup {
  readonly id: string;
  readonly members: readonly string[];
  readonly distribution: Joint;
  /** What the numbers drawn are multiplied with: 1, or what is left for the other shares when a reader has moved some. */
  readonly factor: number;
}

/** Names a formula of a state or cost may use besides parameters; all at the end of the cycle. */
export const cycleNames = ['cycle', 'time', 'age'] as const;
export type CycleName = (typeof cycleNames)[number];
export const isCycleName = (name: string): name is CycleName => (cycleNames as readonly string[]).includes(name);
