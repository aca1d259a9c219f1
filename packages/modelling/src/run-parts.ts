import type { Path } from './shape.ts';
import type { Fault, FaultCode, Total } from './types.ts';

/** The item at a place that must be there. */
export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
};

/** Why a run had to stop, before it is known in which draw. */
export type Trouble = { readonly code: FaultCode; readonly path: Path; readonly details: Fault['details'] };

export const plus = (totals: readonly Total[]): Total => ({
  discounted: totals.reduce((sum, { discounted }) => sum + discounted, 0),
  undiscounted: totals.reduce((sum, { undiscounted }) => sum + undiscounted, 0),
});

/** Why a run stopped in the middle of a base case or draw: someone wanted it to. */
export const cancelled = (share: number): Trouble => ({ code: 'run.cancelled', path: [], details: { done: share, total: 1 } });
