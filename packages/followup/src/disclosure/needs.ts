import type { Interval, Sum } from './bounds.ts';
import type { ReleaseLimits } from './limits.ts';
import type { Measure, Quantity } from './system.ts';

/** A sum that must not be placed too narrowly. */
export interface Need {
  readonly sum: Sum;
  readonly value: number;
  readonly safe: (interval: Interval) => boolean;
  /** Values that must be possible, for it to be safe in the best way. */
  readonly up: number;
  readonly down: number;
  /** False of numbers that are only kept back to protect others. */
  readonly sensitive: boolean;
}

/** Whether a count is one of few people: 1 up to below the limit. */
export const isSmall = (count: number, { smallestCount }: ReleaseLimits): boolean => count >= 1 && count < smallestCount;

/** Why a sum of amounts must be kept back; undefined where it may be shown. */
export function dominance(
  { people, value, largest }: Pick<Quantity, 'people' | 'value' | 'largest'>,
  limits: ReleaseLimits,
): 'small' | 'dominance' | undefined {
  if (people === 0) return undefined;
  if (people < limits.smallestCount) return 'small';
  const [first = 0, second = 0] = largest;
  const dominated = first + second > limits.dominanceShare * value || value - first - second < limits.nearestEstimate * first;
  return value > 0 && dominated ? 'dominance' : undefined;
}

/** What must be protected, and how: of counts, and of sums by the dominance rules (Hundepool et al. 2012, Statistical Disclosure Control, 4.2.2). */
export function needsOf(measure: Measure, quantities: readonly Quantity[], limits: ReleaseLimits): readonly Need[] {
  return quantities.flatMap((quantity) => {
    const need = measure.kind === 'people' ? countNeed(quantity, limits) : amountNeed(quantity, limits);
    return need === undefined ? [] : [need];
  });
}

/**
 * A small count is safe when it could be at or above the limit, and lies within an interval wide enough. As the former holds of every smallest group told apart,
 * no union of such groups can be known to be few either: its parts could then not be many.
 */
function countNeed({ sum, value }: Quantity, limits: ReleaseLimits): Need | undefined {
  const { smallestCount, protectionWidth } = limits;
  if (!isSmall(Math.abs(value), limits)) return undefined;
  const wide = ({ lowest, highest }: Interval): boolean => highest - lowest >= protectionWidth;
  const near = Math.min(Math.abs(value), smallestCount - protectionWidth);
  return value > 0
    ? {
        sum,
        value,
        up: smallestCount,
        down: near,
        sensitive: true,
        safe: (interval) => wide(interval) && interval.highest >= smallestCount,
      }
    : {
        sum,
        value,
        up: -near,
        down: -smallestCount,
        sensitive: true,
        safe: (interval) => wide(interval) && interval.lowest <= -smallestCount,
      };
}

function amountNeed(quantity: Quantity, limits: ReleaseLimits): Need | undefined {
  const { sum, value, kind, people, largest } = quantity;
  const [first = 0] = largest;
  const small = kind === 'change' ? people < limits.smallestCount && value !== 0 : dominance(quantity, limits) !== undefined;
  if (!small) return undefined;
  const room = limits.nearestEstimate * (kind === 'change' ? Math.abs(value) : first);
  const [up, down] = [value + room, kind === 'change' ? value - room : Math.max(0, value - room)];
  const slack = 1e-6 * Math.max(1, Math.abs(value));
  return { sum, value, up, down, sensitive: true, safe: ({ lowest, highest }) => highest >= up - slack && lowest <= down + slack };
}

/** What is kept back to protect others is only of use while it cannot be placed narrowly itself. */
export function complementNeed(sum: Sum, value: number, width: number): Need {
  const down = Math.max(0, value - Math.floor(width / 2));
  return { sum, value, up: down + width, down, sensitive: false, safe: ({ lowest, highest }) => highest - lowest >= width };
}
