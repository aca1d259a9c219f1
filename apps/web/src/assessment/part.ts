import type { Assessment, Blocked, FaultyPart, PartId } from '@likeverd/appraisal';

/** What was computed in each part, where it is there, sound and not blocked. */
export type Computed = { readonly [P in PartId]: Exclude<NonNullable<Assessment['parts'][P]>, FaultyPart | Blocked> };

/** What the component of a part is given. */
export interface PartProps<Part> {
  readonly part: Part;
  /** The whole, for currency, strategies and what other parts found. */
  readonly assessment: Assessment;
}
