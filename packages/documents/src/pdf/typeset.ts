import type { Inline, Span } from '../paper/paper.ts';
import type { TrueTypeFont } from './font.ts';

export interface Fonts {
  readonly regular: TrueTypeFont;
  readonly strong: TrueTypeFont;
  readonly emphasis: TrueTypeFont;
}
export type FontName = keyof Fonts;

/** A stretch of one line in one font. */
export interface Run {
  readonly text: string;
  readonly font: FontName;
  readonly size: number;
  /** Above the base line. */
  readonly rise: number;
  readonly width: number;
  readonly target?: string;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface TextStyle {
  readonly size: number;
  readonly font?: FontName;
}

// a reference is set small and high, as a note is
const REFERENCE = { scale: 0.66, rise: 0.36 };

interface Atom {
  readonly runs: readonly Run[];
  readonly width: number;
  /** `space` may end a line and then vanishes; `break` ends it. */
  readonly after: 'space' | 'break' | 'nothing';
}

const widthOf = (runs: readonly { readonly width: number }[]): number => runs.reduce((sum, { width }) => sum + width, 0);

const runOf = (text: string, span: Span, fonts: Fonts, { size, font }: TextStyle): Run => {
  const reference = span.style === 'reference';
  const name = span.style === 'strong' || span.style === 'emphasis' ? span.style : (font ?? 'regular');
  const own = reference ? size * REFERENCE.scale : size;
  return {
    text,
    font: name,
    size: own,
    rise: reference ? size * REFERENCE.rise : 0,
    width: fonts[name].widthOf(text, own),
    ...(span.target === undefined ? {} : { target: span.target }),
  };
};

/** What may not be broken: from one place where a line may end to the next. */
const atomsOf = (content: Inline, fonts: Fonts, style: TextStyle): readonly Atom[] => {
  const atoms: Atom[] = [];
  let runs: Run[] = [];
  const end = (after: Atom['after']): void => {
    atoms.push({ runs, width: widthOf(runs), after });
    runs = [];
  };
  for (const span of content) {
    for (const piece of span.text.split(/( |\n|(?<=[\p{L}\d][-–/])(?=\p{L}))/u)) {
      if (piece === ' ') end('space');
      else if (piece === '\n') end('break');
      else if (piece === '') {
        if (runs.length > 0 && /[-–/]$/u.test(runs.at(-1)?.text ?? '')) end('nothing');
      } else runs.push(runOf(piece, span, fonts, style));
    }
  }
  if (runs.length > 0) end('nothing');
  return atoms;
};

/** An atom wider than the line, cut where it has to be. */
const cut = (atom: Atom, width: number, fonts: Fonts): readonly Atom[] => {
  const parts: Atom[] = [];
  let runs: Run[] = [];
  let used = 0;
  for (const run of atom.runs) {
    let text = '';
    const flush = (): void => {
      if (text !== '') runs.push({ ...run, text, width: fonts[run.font].widthOf(text, run.size) });
      text = '';
    };
    for (const character of run.text) {
      const own = fonts[run.font].widthOf(character, run.size);
      if (used + own > width && used > 0) {
        flush();
        parts.push({ runs, width: used, after: 'nothing' });
        runs = [];
        used = 0;
      }
      text += character;
      used += own;
    }
    flush();
  }
  parts.push({ runs, width: used, after: atom.after });
  return parts;
};

/** Runs that follow each other in one style as one. */
const merged = (runs: readonly Run[]): readonly Run[] => {
  const lines: Run[] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    if (last !== undefined && last.font === run.font && last.size === run.size && last.target === run.target)
      lines[lines.length - 1] = { ...last, text: last.text + run.text, width: last.width + run.width };
    else lines.push(run);
  }
  return lines;
};

/** Text in lines no wider than `width`, broken at spaces, after hyphens, and within a word only where the word is wider than the line. */
export const linesOf = (content: Inline, width: number, fonts: Fonts, style: TextStyle): readonly Line[] => {
  const lines: Line[] = [];
  let runs: Run[] = [];
  let used = 0;
  let pending: Run | undefined;
  const end = (): void => {
    // a space at the end keeps the words of two lines apart for readers that join them
    const closed = pending === undefined ? runs : [...runs, pending];
    lines.push({ runs: merged(closed), width: used });
    runs = [];
    used = 0;
    pending = undefined;
  };
  const atoms = atomsOf(content, fonts, style).flatMap((atom) => (atom.width > width ? cut(atom, width, fonts) : [atom]));
  for (const atom of atoms) {
    const gap = pending?.width ?? 0;
    if (runs.length > 0 && used + gap + atom.width > width + 0.01) end();
    else if (pending !== undefined) {
      runs.push(pending);
      used += gap;
    }
    pending = undefined;
    runs.push(...atom.runs);
    used += atom.width;
    const last = atom.runs.at(-1);
    if (atom.after === 'space') pending = spaceAfter(last, fonts, style);
    else if (atom.after === 'break') end();
  }
  if (runs.length > 0 || lines.length === 0) end();
  return lines;
};

const spaceAfter = (last: Run | undefined, fonts: Fonts, { size, font = 'regular' }: TextStyle): Run => {
  const name = last?.rise === 0 ? last.font : font;
  const target = last?.rise === 0 ? last.target : undefined;
  return {
    text: ' ',
    font: name,
    size,
    rise: 0,
    width: fonts[name].widthOf(' ', size),
    ...(target === undefined ? {} : { target }),
  };
};

/** Widths that a cell wants: of its longest line, and of its longest word. */
export const wantedWidths = (content: Inline, fonts: Fonts, style: TextStyle): readonly [natural: number, least: number] => {
  const atoms = atomsOf(content, fonts, style);
  const space = fonts[style.font ?? 'regular'].widthOf(' ', style.size);
  return [
    atoms.reduce((sum, { width, after }) => sum + width + (after === 'space' ? space : 0), 0),
    atoms.reduce((most, { width }) => Math.max(most, width), 0),
  ];
};
