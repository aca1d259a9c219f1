import type { CalendarDate } from '@likeverd/reference';
import type { ReleaseLimits } from './limits.ts';
import { isSmall } from './needs.ts';

/** A figure as the public may see it; `withheld` says why there is none. */
export type PublicFigure =
  | { readonly value: number; readonly relation: '=' | '<'; readonly interval?: readonly [lowest: number, highest: number] }
  | { readonly withheld: 'groupTooSmall' | 'fewEvents' | 'fewBeyond' };

/** A figure as a report inside the room has it. `people`: in the smallest group it rests on; `events`: absent where it rests on none. */
export interface Figure {
  readonly kind: 'quantile' | 'estimate' | 'pValue';
  readonly value: number;
  readonly interval?: readonly [lowest: number, highest: number];
  readonly probability?: number;
  readonly people: number;
  readonly events?: number;
}

/** A number to some significant digits. */
export function significant(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** Half a unit of the last digit that is shown. */
export function halfDigit(value: number, digits: number): number {
  if (value === 0) return 0;
  const [, exponent = '0'] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  return 0.5 * 10 ** (Number(exponent) - digits + 1);
}

/** Smallest P value that is told as it is; below it only that it is below. */
const smallestP = 0.01;

/**
 * The one rule for figures that are no counts, in every report: enough people, enough events or none, of quantiles enough people on both sides, no more digits
 * than the limits say, and no exact P value.
 */
export function publicFigure({ kind, value, interval, probability, people, events }: Figure, limits: ReleaseLimits): PublicFigure {
  if (people < limits.smallestGroup) return { withheld: 'groupTooSmall' };
  if (events !== undefined && isSmall(events, limits)) return { withheld: 'fewEvents' };
  if (kind === 'quantile' && people * Math.min(probability ?? 0, 1 - (probability ?? 0)) < limits.smallestCount)
    return { withheld: 'fewBeyond' };
  if (kind === 'pValue')
    return value < smallestP ? { value: smallestP, relation: '<' } : { value: Math.round(value * 100) / 100, relation: '=' };
  const shown = (each: number): number => significant(each, limits.significantDigits);
  return {
    value: shown(value),
    relation: '=',
    ...(interval === undefined ? {} : { interval: [shown(interval[0]), shown(interval[1])] }),
  };
}

/** The quarter in which something happened, `2027-Q1`; undefined where it happened to too few in that quarter. */
export function publicDate(date: CalendarDate, eventsInQuarter: number, limits: ReleaseLimits): string | undefined {
  if (eventsInQuarter < limits.smallestCount) return undefined;
  const [year = '', month = ''] = date.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}
