import { formatNumber } from '@likeverd/language';
import type { Terminal } from './world.ts';

/** Silence before the first line where standard error is no terminal, and between lines there, in milliseconds. */
const silence = 1_000;
const between = 10_000;
/** Shortest time between two repaintings on a terminal, in milliseconds. */
const repaint = 100;
const eraseLine = '\r\u001b[2K';

export interface Progress {
  readonly tell: (done: number) => void;
  /** Removes what is still shown. */
  readonly end: () => void;
}

/**
 * How far the draws have come, on standard error: one line repainted on a terminal; elsewhere nothing in the first second and then a line
 * every ten.
 */
export function progressOf(
  total: number,
  { content, language, error, errorIsTerminal, clock }: Terminal,
  words: (details: { done: string; total: string }) => string = content.cli.progress,
): Progress {
  let next = clock() + (errorIsTerminal ? 0 : silence);
  let shown = false;
  return {
    tell: (done) => {
      if (clock() < next || done >= total) return;
      const line = words({ done: formatNumber(done, 0, language), total: formatNumber(total, 0, language) });
      error(errorIsTerminal ? `${eraseLine}${line}` : `${line}\n`);
      shown = errorIsTerminal;
      next = clock() + (errorIsTerminal ? repaint : between);
    },
    end: () => {
      if (shown) error(eraseLine);
      shown = false;
    },
  };
}

export const silent: Progress = { tell: () => undefined, end: () => undefined };
