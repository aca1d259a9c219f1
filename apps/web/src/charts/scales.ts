import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';

/** Space around the plot, in pixels. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly margins: Margins;
}

const usualMargins: Margins = { top: 16, right: 16, bottom: 48, left: 64 };

/** Scales of a plot whose left and bottom edges are the smallest values. */
export function plotOf(
  width: number,
  height: number,
  xDomain: readonly [number, number],
  yDomain: readonly [number, number],
  margins: Margins = usualMargins,
): Plot {
  return {
    width,
    height,
    margins,
    x: scaleLinear(xDomain, [margins.left, Math.max(margins.left + 1, width - margins.right)]),
    y: scaleLinear(yDomain, [height - margins.bottom, margins.top]),
  };
}

/** Decimals with which the ticks of a scale can be told apart, at most six. */
export function tickDecimals(scale: ScaleLinear<number, number>): number {
  const [first = 0, second = 1] = scale.ticks(5);
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(second - first) - 1e-9)));
}

/** Range of values with 0 in it and a twentieth to spare on the sides away from 0. Never empty. */
export function rangeWithZero(values: Iterable<number>): readonly [number, number] {
  const [smallest = 0, largest = 0] = extent([...values, 0]);
  const spare = (largest - smallest) * 0.05;
  if (spare === 0) return [-1, 1];
  return [smallest < 0 ? smallest - spare : 0, largest > 0 ? largest + spare : 0];
}

/** Evenly spread positions of a list, first and last always among them: what a table shows of a long curve. */
export function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]).filter(
    (item): item is T => item !== undefined,
  );
}
