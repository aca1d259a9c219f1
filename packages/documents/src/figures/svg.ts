import { type Drawing, type Shape, short } from './drawing.ts';
import { escaped } from '../xml.ts';

const points = (list: readonly (readonly [number, number])[]): string => list.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');

const shapeSvg = (shape: Shape): string => {
  switch (shape.shape) {
    case 'line': {
      const dash = shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash.map(short).join(' ')}"`;
      return `<polyline points="${points(shape.points)}" fill="none" stroke="${shape.stroke}" stroke-width="${short(shape.width)}" stroke-linejoin="round"${dash}/>`;
    }
    case 'area':
      return `<polygon points="${points(shape.points)}" fill="${shape.fill}"/>`;
    case 'dot':
      return `<circle cx="${short(shape.centre[0])}" cy="${short(shape.centre[1])}" r="${short(shape.radius)}" fill="${shape.fill}"/>`;
    case 'text': {
      const weight = shape.strong === true ? ' font-weight="600"' : '';
      return `<text x="${short(shape.at[0])}" y="${short(shape.at[1])}" font-size="${short(shape.size)}" text-anchor="${shape.anchor}" fill="${shape.fill}"${weight}>${escaped(shape.text)}</text>`;
    }
  }
};

/** A drawing as SVG that says what it shows (SVG 1.1, `role="img"`). */
export const drawingSvg = ({ width, height, shapes }: Drawing, caption: string, alternative: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-label="${escaped(caption)}" font-family="Source Sans 3, Inter, Arial, sans-serif"><title>${escaped(caption)}</title><desc>${escaped(alternative)}</desc>${shapes.map(shapeSvg).join('')}</svg>`;
