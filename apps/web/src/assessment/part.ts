import type { Assessment } from '@likeverd/appraisal';

/** What the component of a part is given. */
export interface PartProps<Part> {
  readonly part: Part;
  /** The whole, for currency, strategies and what other parts found. */
  readonly assessment: Assessment;
}
