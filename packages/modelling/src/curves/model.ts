import type { Expression } from '../expression.ts';
import type { CurveDocument } from './format.ts';

/** A curve as the check leaves it. */
export interface ModelCurve {
  readonly id: string;
  readonly document: CurveDocument;
  /** The formulas of the curve by the text of their paths. */
  readonly arguments: ReadonlyMap<string, Expression>;
}
