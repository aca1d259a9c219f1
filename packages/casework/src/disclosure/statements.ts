/**
 * What the public knows, as equations over values that are hidden. Everything that was ever published counts: pages, earlier versions,
 * feeds, open data, aggregates.
 */

/** A value that must not become known, and what everybody knows of it anyway: a price lies between 0 and the public maximum price. */
export interface HiddenValue {
  readonly id: string;
  readonly lowest: number;
  readonly highest: number;
}

/** constant + Σ coefficient × hidden value. */
export interface LinearForm {
  readonly constant: number;
  readonly terms: readonly { readonly hidden: string; readonly coefficient: number }[];
}

/** A number that is public, and how it hangs on the hidden values. `within`: half of the last digit shown, so that the truth is value ± within. */
export type Statement = { readonly id: string; readonly where: string } & (
  | { readonly kind: 'linear'; readonly form: LinearForm; readonly value: number; readonly within: number }
  /** Such as a cost per QALY. The denominator must be above 0 whatever the hidden values are. */
  | {
      readonly kind: 'ratio';
      readonly numerator: LinearForm;
      readonly denominator: LinearForm;
      readonly value: number;
      readonly within: number;
    }
  /** A function of one hidden value that only rises or only falls, by points of it: such as the probability of being cost-effective. */
  | {
      readonly kind: 'curve';
      readonly hidden: string;
      readonly points: readonly { readonly at: number; readonly value: number }[];
      readonly value: number;
      readonly within: number;
    }
  /** “Below the limit”, “at least 40 % discount”. */
  | { readonly kind: 'bound'; readonly form: LinearForm; readonly lowest?: number; readonly highest?: number }
  /** A quantile (R type 7; median: 0.5) of several numbers, some of them hidden. */
  | {
      readonly kind: 'quantile';
      readonly members: readonly LinearForm[];
      readonly probability: number;
      readonly value: number;
      readonly within: number;
    }
);

/** lowest ≤ form ≤ highest. */
export interface Constraint {
  readonly form: LinearForm;
  readonly lowest?: number;
  readonly highest?: number;
}

/** Either of these sets of constraints holds, and it is not known which. */
export type Alternatives = readonly (readonly Constraint[])[];
