import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

/** What the machine has, and what is said where it lacks something. */
export interface Programs {
  readonly gcc: boolean;
  readonly rscript: boolean;
  /** The R package that value of information by regression is usually computed with. */
  readonly mgcv: boolean;
  readonly messages: readonly string[];
}

export const findPrograms = (): Programs => {
  const gcc = onPath('gcc');
  const rscript = onPath('Rscript');
  const mgcv = rscript && spawnSync('Rscript', ['-e', 'quit(status = !requireNamespace("mgcv"))']).status === 0;
  const messages = [
    ...(gcc ? [] : ['gcc is not installed: the C rows are left out.']),
    ...(rscript ? [] : ['Rscript is not installed: the R rows are left out.']),
    ...(rscript && !mgcv ? ['The R package mgcv is not installed: its rows are left out.'] : []),
    ...(gcc && !hasAvx512() ? ['This processor has no AVX-512: "C best" runs 4 draws a register (AVX2) instead of 8.'] : []),
  ];
  return { gcc, rscript, mgcv, messages };
};

const hasAvx512 = (): boolean => {
  const { stdout } = spawnSync('gcc', ['-march=native', '-dM', '-E', '-x', 'c', '/dev/null'], { encoding: 'utf8' });
  return stdout.includes('__AVX512F__');
};

/** Natural programs keep scalar libm: the compiler does not turn their loops into vector calls. */
const flagsOf = (kind: string): readonly string[] => [
  '-O3',
  '-march=native',
  '-ffast-math',
  '-fopenmp',
  ...(kind === 'natural' ? ['-fno-tree-vectorize'] : []),
];

/** Compiles a contestant into `folder`; throws with the compiler's words. */
export const compileC = (
  folder: string,
  job: { readonly id: string },
  program: { readonly name: string; readonly source: string; readonly define?: string },
): string => {
  const out = path.join(folder, `${job.id}-${program.name.replace(/\W+/g, '-')}`);
  const sources = ['contestant.c', program.source].map((file) => path.join(root, 'bench', 'c', file));
  const defines = program.define === undefined ? [] : [`-D${program.define}`];
  const { status, stderr } = spawnSync('gcc', [...flagsOf(program.name), ...defines, '-o', out, ...sources, '-lmvec', '-lm'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`gcc could not compile bench/c/${program.source}:\n${stderr}`);
  return out;
};
