import type { Drawing, Point, Shape } from '../figures/drawing.ts';
import { escaped } from '../xml.ts';

/** English metric units in a point. */
const EMU = 12_700;
const emu = (points: number): number => Math.round(points * EMU);
const colour = (value: string): string => value.slice(1).toUpperCase();

const frame = (left: number, top: number, width: number, height: number): string =>
  `<a:xfrm><a:off x="${emu(left)}" y="${emu(top)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;

const fillOf = (value: string): string => `<a:solidFill><a:srgbClr val="${colour(value)}"/></a:solidFill>`;

const boxOf = (points: readonly Point[]): readonly [number, number, number, number] => {
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return [left, top, Math.max(...across) - left, Math.max(...down) - top];
};

const pathOf = (points: readonly Point[], closed: boolean): string => {
  const [left, top, width, height] = boxOf(points);
  const steps = points.map(
    ([x, y], index) =>
      `<a:${index === 0 ? 'moveTo' : 'lnTo'}><a:pt x="${emu(x - left)}" y="${emu(y - top)}"/></a:${index === 0 ? 'moveTo' : 'lnTo'}>`,
  );
  return `${frame(left, top, width, height)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(width)}" h="${emu(height)}"${closed ? '' : ' fill="none"'}>${steps.join('')}${closed ? '<a:close/>' : ''}</a:path></a:pathLst></a:custGeom>`;
};

const dashOf = (dash: readonly number[] | undefined, width: number): string =>
  dash === undefined
    ? ''
    : `<a:custDash>${Array.from({ length: Math.floor(dash.length / 2) }, (_, index) => `<a:ds d="${Math.round(((dash[2 * index] ?? 1) / width) * 100_000)}" sp="${Math.round(((dash[2 * index + 1] ?? 1) / width) * 100_000)}"/>`).join('')}</a:custDash>`;

const NO_TEXT = '<wps:bodyPr/>';

/** Room for a text that its font may need more of than ours. */
const textWidth = (text: string, size: number): number => Math.max(20, text.length * size * 0.75);

const properties = (shape: Shape): { readonly xml: string; readonly text: string; readonly textBox: boolean } => {
  switch (shape.shape) {
    case 'line':
      return {
        xml: `${pathOf(shape.points, false)}<a:noFill/><a:ln w="${emu(shape.width)}">${fillOf(shape.stroke)}${dashOf(shape.dash, shape.width)}<a:round/></a:ln>`,
        text: NO_TEXT,
        textBox: false,
      };
    case 'area':
      return { xml: `${pathOf(shape.points, true)}${fillOf(shape.fill)}<a:ln><a:noFill/></a:ln>`, text: NO_TEXT, textBox: false };
    case 'dot': {
      const [x, y] = shape.centre;
      const r = shape.radius;
      return {
        xml: `${frame(x - r, y - r, 2 * r, 2 * r)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>${fillOf(shape.fill)}<a:ln><a:noFill/></a:ln>`,
        text: NO_TEXT,
        textBox: false,
      };
    }
    case 'text': {
      const width = textWidth(shape.text, shape.size);
      const [x, y] = shape.at;
      const left = shape.anchor === 'start' ? x : shape.anchor === 'middle' ? x - width / 2 : x - width;
      const justified = { start: 'left', middle: 'center', end: 'right' }[shape.anchor];
      const half = Math.round(shape.size * 2);
      return {
        xml: `${frame(left, y - shape.size * 1.05, width, shape.size * 1.4)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>`,
        text: `<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="${justified}"/></w:pPr><w:r><w:rPr>${shape.strong === true ? '<w:b/>' : ''}<w:color w:val="${colour(shape.fill)}"/><w:sz w:val="${half}"/></w:rPr><w:t xml:space="preserve">${escaped(shape.text)}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>`,
        textBox: true,
      };
    }
  }
};

/**
 * A drawing as a group of shapes in line with the text (DrawingML, ISO/IEC 29500-1, 20.4 and 21.1): it stays sharp at any size, needs no
 * picture in a second format, and carries its words.
 */
export const drawingXml = (drawing: Drawing, id: number, name: string, alternative: string): string => {
  const shapes = drawing.shapes.map((shape, index) => {
    const { xml, text, textBox } = properties(shape);
    const number = id * 10_000 + index + 1;
    return `<wps:wsp><wps:cNvPr id="${number}" name="${number}"/><wps:cNvSpPr${textBox ? ' txBox="1"' : ''}/><wps:spPr>${xml}</wps:spPr>${text}</wps:wsp>`;
  });
  const [cx, cy] = [emu(drawing.width), emu(drawing.height)];
  return `<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${id}" name="${escaped(name)}" descr="${escaped(alternative)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="0" y="0"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm></wpg:grpSpPr>${shapes.join('')}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:t xml:space="preserve">${escaped(alternative)}</w:t></mc:Fallback></mc:AlternateContent>`;
};
