import type { Drawing as Chart } from '@likeverd/appraisal';
import { type Drawing, ink, type Point, type Shape } from './drawing.ts';
import { scaleOf, type Scale } from './scale.ts';

const SIZE = { width: 467, height: 250 };
const FONT = 8.5;
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [6, 3], [2, 2], [8, 2, 2, 2], [4, 4], [1, 2]];

/** How a number on an axis is written: value, unit, decimals. */
export type WriteTick = (value: number, unit: string, decimals: number) => string;

/** About how wide a text is: only for leaving room, never for setting it. */
const roomFor = (text: string, size = FONT): number => text.length * size * 0.52;

const colourOf = (index: number): string => ink.series[index % ink.series.length] ?? ink.text;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const label = (at: Point, text: string, anchor: 'start' | 'middle' | 'end', fill: string = ink.quiet, strong = false): Shape => ({
  shape: 'text',
  at,
  text,
  size: FONT,
  anchor,
  fill,
  strong,
});

const line = (points: readonly Point[], stroke: string, width: number, dash?: readonly number[]): Shape => ({
  shape: 'line',
  points,
  stroke,
  width,
  ...(dash === undefined ? {} : { dash }),
});

/** Names of series above the picture, each with its line or box; one below the other where they do not fit beside each other. */
const legend = (
  names: readonly string[],
  sample: (index: number, at: Point) => Shape,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  if (names.length < 2) return { shapes: [], height: 0 };
  const shapes: Shape[] = [];
  let x = 0;
  let row = 0;
  names.forEach((name, index) => {
    const width = roomFor(name) + 40;
    if (x > 0 && x + width > SIZE.width) {
      x = 0;
      row++;
    }
    const y = 9 + row * 14;
    shapes.push(sample(index, [x, y]), label([x + 24, y + 3], name, 'start', ink.text));
    x += width;
  });
  return { shapes, height: (row + 1) * 14 + 8 };
};

const across = ({ left, right }: Frame, { from, to }: Scale, value: number): number =>
  left + ((value - from) / (to - from)) * (right - left);
const down = ({ top, bottom }: Frame, { from, to }: Scale, value: number): number =>
  bottom - ((value - from) / (to - from)) * (bottom - top);

const verticalAxis = (frame: Frame, scale: Scale, write: (value: number) => string): readonly Shape[] =>
  scale.ticks.flatMap((tick) => {
    const y = down(frame, scale, tick);
    return [
      line(
        [
          [frame.left, y],
          [frame.right, y],
        ],
        tick === 0 ? ink.quiet : ink.rule,
        tick === 0 ? 0.8 : 0.5,
      ),
      label([frame.left - 5, y + 3], write(tick), 'end'),
    ];
  });

const titled = (chart: Chart, top: number): Shape =>
  label([0, top + 7], withUnit(chart.y.label, chart.y.unit), 'start', ink.text, true);

const shownUnits: ReadonlySet<string> = new Set(['share', 'year', 'patient', 'factor', 'class', '']);
/** An axis says its unit where the numbers on it do not. */
const withUnit = (name: string, unit: string): string => (shownUnits.has(unit) || name.includes(unit) ? name : `${name} (${unit})`);

type Lines = Extract<Chart, { readonly type: 'lines' }>;
type Bars = Extract<Chart, { readonly type: 'bars' }>;

const linesDrawing = (chart: Lines, write: WriteTick): Drawing => {
  const { x, y, series, marker } = chart;
  const points = series.flatMap((each) => each.points);
  const wide = scaleOf([...points.map(([value]) => value), ...(marker === undefined ? [] : [marker.x])], 6, false);
  const high =
    y.unit === 'share'
      ? scaleOf([0, 1], 5, true)
      : scaleOf(
          points.map(([, value]) => value),
          5,
          false,
        );
  const key = legend(
    series.map((each) => each.label),
    (index, [left, middle]) =>
      line(
        [
          [left, middle],
          [left + 18, middle],
        ],
        colourOf(index),
        1.6,
        dashes[index % dashes.length],
      ),
  );
  const writeY = (value: number): string => write(value, y.unit, high.decimals);
  const top = key.height + 18;
  const frame: Frame = {
    left: Math.max(...high.ticks.map((tick) => roomFor(writeY(tick)))) + 10,
    top,
    right: SIZE.width - 22,
    bottom: top + 170,
  };
  const marked = marker === undefined ? undefined : across(frame, wide, marker.x);
  const onRight = marked !== undefined && marked > (frame.left + frame.right) / 2;
  return {
    width: SIZE.width,
    height: frame.bottom + 36,
    shapes: [
      ...key.shapes,
      titled(chart, key.height),
      ...verticalAxis(frame, high, writeY),
      ...wide.ticks.map((tick) =>
        label([across(frame, wide, tick), frame.bottom + 13], write(tick, x.unit, wide.decimals), 'middle'),
      ),
      label([(frame.left + frame.right) / 2, frame.bottom + 30], withUnit(x.label, x.unit), 'middle', ink.text, true),
      ...(marked === undefined || marker === undefined
        ? []
        : [
            line(
              [
                [marked, frame.top],
                [marked, frame.bottom],
              ],
              ink.quiet,
              0.9,
              [3, 2],
            ),
            label([marked, frame.top - 4], marker.label, onRight ? 'end' : 'start'),
          ]),
      ...series.map(({ points: own }, index) =>
        line(
          own.map(([px, py]): Point => [across(frame, wide, px), down(frame, high, py)]),
          colourOf(index),
          1.6,
          dashes[index % dashes.length],
        ),
      ),
    ],
  };
};

const barsDrawing = (chart: Bars, write: WriteTick): Drawing => {
  const { categories, y, series } = chart;
  const scale = scaleOf(
    series.flatMap(({ values }) => values),
    5,
    true,
  );
  const box = (left: number, top: number, width: number, height: number, fill: string): Shape => ({
    shape: 'area',
    points: [
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ],
    fill,
  });
  const key = legend(
    series.map((each) => each.label),
    (index, [left, middle]) => box(left + 6, middle - 4, 11, 8, colourOf(index)),
  );
  const writeY = (value: number): string => write(value, y.unit, scale.decimals);
  const top = key.height + 18;
  const left = Math.max(...scale.ticks.map((tick) => roomFor(writeY(tick)))) + 10;
  const right = SIZE.width - 6;
  const slot = (right - left) / Math.max(categories.length, 1);
  // names that are wider than their place are written in several lines
  const rows = categories.map((name) => wrapped(name, slot - 4));
  const frame: Frame = { left, top, right, bottom: top + 170 };
  const zero = down(frame, scale, 0);
  const width = (slot * 0.72) / Math.max(series.length, 1);
  return {
    width: SIZE.width,
    height: frame.bottom + 8 + Math.max(1, ...rows.map(({ length }) => length)) * 11,
    shapes: [
      ...key.shapes,
      titled(chart, key.height),
      ...verticalAxis(frame, scale, writeY),
      ...series.flatMap(({ values }, index) =>
        values.flatMap((value, place): readonly Shape[] => {
          if (!Number.isFinite(value) || value === 0) return [];
          const end = down(frame, scale, value);
          const start = left + slot * (place + 0.14) + width * index;
          return [box(start, Math.min(end, zero), width * 0.94, Math.abs(end - zero), colourOf(index))];
        }),
      ),
      ...rows.flatMap((names, place) =>
        names.map((name, row) => label([left + slot * (place + 0.5), frame.bottom + 13 + row * 11], name, 'middle')),
      ),
    ],
  };
};

/** Words in lines about as wide as they may be. */
const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && roomFor(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** A chart of the report as a drawing: axes from round numbers, series told apart by colour and dash. */
export const chartDrawing = (chart: Chart, write: WriteTick): Drawing => {
  switch (chart.type) {
    case 'lines':
      return linesDrawing(chart, write);
    case 'bars':
      return barsDrawing(chart, write);
  }
};
