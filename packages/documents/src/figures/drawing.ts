/**
 * A picture as lines, boxes, dots and words, so that one picture goes into PDF, Word and the page without an image being made of it.
 * Lengths in points, y downwards from the upper left corner.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** `#rrggbb`. */
export type Colour = string;
export type Point = readonly [x: number, y: number];

export type Shape =
  | {
      readonly shape: 'line';
      readonly points: readonly Point[];
      readonly stroke: Colour;
      readonly width: number;
      /** Lengths of dashes and gaps. */
      readonly dash?: readonly number[];
    }
  | { readonly shape: 'area'; readonly points: readonly Point[]; readonly fill: Colour }
  | { readonly shape: 'dot'; readonly centre: Point; readonly radius: number; readonly fill: Colour }
  | {
      readonly shape: 'text';
      /** On the base line. */
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: Colour;
      readonly strong?: boolean;
    };

/** Colours of the documents: dark enough on white for small text (at least 4.5:1), and told apart in grey by the dashes beside them. */
export const ink = {
  text: '#1e2b3c',
  quiet: '#5a6675',
  rule: '#c3cad3',
  accent: '#0b4f8a',
  wash: '#eef3f8',
  warning: '#8a4b00',
  warningWash: '#fdf3e4',
  series: ['#0b4f8a', '#b3471b', '#2d7044', '#6b3f93', '#7a6400', '#3c3c3c'],
} as const;

/** Two decimals are a hundredth of a point; a picture has no more to say. */
export const short = (value: number): string => String(Math.round(value * 100) / 100 + 0);
