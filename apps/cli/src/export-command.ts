import { compileModel, type Fault, psaCsv, psaParts, readModel, resultsCsv, runBaseCase, traceCsv } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { partFile, writeWhole } from './files.ts';
import { locate } from './gallery.ts';
import { progressOf } from './progress.ts';
import { inputsOf, usualDraws, usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

interface Written {
  readonly file?: string;
  readonly text: string;
}

/** `likeverd export`: trace, draws or results as CSV, to a file or to standard output. */
export async function exportCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out, what, layout } = settings;
  const words = terminal.content.cli;
  const parts = psaParts[layout];
  if (what === 'draws' && parts.length > 1 && out === undefined) {
    terminal.error(`${words.wrongUsage.needsOut({ files: parts.join(', ') })}\n`);
    return exitCodes.wrongUsage;
  }
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const refuse = (faults: readonly Fault[]): number => tellFaults(located.name, faults, terminal, false);
  const inputs = inputsOf(settings);
  const definition = readModel(located.text);
  const compiled = definition.ok ? compileModel(definition.value, inputs) : definition;
  if (!compiled.ok) return refuse(compiled.faults);
  const files: Written[] = [];
  if (what === 'draws') {
    const draws = { seed: settings.seed ?? usualSeed, from: 0, to: Math.max(1, settings.draws ?? usualDraws) };
    const progress = progressOf(draws.to, terminal);
    const run = await drawInParallel(located.text, inputs, draws, progress.tell);
    progress.end();
    if (!run.ok) return refuse(run.faults);
    for (const { part, text } of psaCsv(run.value, layout)) {
      files.push({ text, ...(out === undefined ? {} : { file: parts.length > 1 ? partFile(out, part) : out }) });
    }
  } else {
    const run = runBaseCase(compiled.value);
    if (!run.ok) return refuse(run.faults);
    const text = what === 'trace' ? traceCsv(run.value) : resultsCsv(run.value);
    files.push({ text, ...(out === undefined ? {} : { file: out }) });
  }
  for (const { file, text } of files) {
    if (file === undefined) terminal.out(text);
    else if (await writeWhole(file, text)) terminal.error(`${words.written({ file })}\n`);
    else {
      terminal.error(`${words.badInput.unwritable({ file })}\n`);
      return exitCodes.stopped;
    }
  }
  return exitCodes.fine;
}
