import type { VocabularyId } from '../omop/vocabularies.ts';

/** Where in the OMOP tables an event stands. */
export const domains = ['drug', 'condition', 'procedure', 'measurement', 'observation'] as const;
export type Domain = (typeof domains)[number];

/** Events by their source codes; a code means itself and everything under it: `L01EX` is every substance of the group. */
export interface EventSpec {
  readonly domain: Domain;
  readonly vocabulary: VocabularyId | 'local';
  readonly codes: readonly string[];
}

/**
 * What becomes of a record that looks outside the indication, or that lacks what would tell: left out, kept among the others, or kept as a
 * group of its own. Decided beforehand. A11-4.
 */
export const handlings = ['exclude', 'include', 'separate'] as const;
export type Handling = (typeof handlings)[number];

/** What someone must be or have had to be within the indication. `days` reach back from the start, which is not one of them. */
export type Criterion =
  | { readonly kind: 'age'; readonly minimum?: number; readonly maximum?: number; readonly failing: Handling }
  /** At least so many records of it, or none where `present` is false. */
  | {
      readonly kind: 'prior';
      readonly event: EventSpec;
      readonly present: boolean;
      readonly days: number;
      readonly atLeast: number;
      readonly failing: Handling;
    }
  /** A result among the values, or within the limits, in the days before or on the day of the start; one such result is enough. No result is missing. */
  | {
      readonly kind: 'biomarker';
      readonly event: EventSpec;
      readonly values?: readonly string[];
      readonly minimum?: number;
      readonly maximum?: number;
      readonly days: number;
      readonly failing: Handling;
      readonly missing: Handling;
    }
  /** How many substances of the set had been given before: the line of treatment is one more. */
  | {
      readonly kind: 'lines';
      readonly event: EventSpec;
      readonly minimum: number;
      readonly maximum: number;
      readonly failing: Handling;
    };

/** How members are divided for results by subgroup. */
export type Subgroups =
  /** By age at start, in completed years: limits 50 and 70 make `0-49`, `50-69` and `70+`. */
  | { readonly kind: 'age'; readonly limits: readonly number[] }
  /** By the value of the latest result in the days before or on the day of the start. */
  | { readonly kind: 'biomarker'; readonly event: EventSpec; readonly days: number };

/**
 * Who is followed. Everyone who starts in the period without the same in the washout before it, is under observation in the register that day,
 * and meets the criteria; from the start until death, the last day under observation, or `exitDays` after the start.
 */
export interface CohortDefinition {
  readonly format: 'likeverd-cohort/1';
  readonly id: string;
  readonly index: EventSpec;
  /** First and last day on which one may start, ISO. */
  readonly period: { readonly from: string; readonly to: string };
  /** Days before the start without a record of the same; 0 asks for none. */
  readonly washoutDays: number;
  readonly criteria: readonly Criterion[];
  readonly subgroups?: Subgroups;
  readonly exitDays?: number;
}
