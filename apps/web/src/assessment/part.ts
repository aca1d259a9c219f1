import type { Assessment, PartId } from '@likeverd/appraisal';

/** The parts that have results to show; `report` is the texts, which stand where they belong. */
export type ShownPart = Exclude<PartId, 'report'>;

/** What the component of a part is given. */
export interface PartProps<Part> {
  readonly part: Part;
  /** The whole, for currency, strategies and what other parts found. */
  readonly assessment: Assessment;
}
