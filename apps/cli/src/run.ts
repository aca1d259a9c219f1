import { appraise } from '@likeverd/appraisal';
import { compileModel, describeModel, readModel, runBaseCase, type RunInputs } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { writeWhole } from './files.ts';
import { locate } from './gallery.ts';
import { progressOf, silent } from './progress.ts';
import { reportText } from './report.ts';
import type { RunResult } from './run-result.ts';
import type { Terminal } from './world.ts';

export const usualDraws = 10_000;
export const usualSeed = 1;

/** `likeverd run`: reads, checks, compiles, runs and appraises a model, and prints or writes what came out. */
export async function runCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const refuse = (faults: Parameters<typeof tellFaults>[1]): number => tellFaults(located.name, faults, terminal, settings.json);
  const definition = readModel(located.text);
  if (!definition.ok) return refuse(definition.faults);
  const inputs = inputsOf(settings);
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);

  const draws = { seed: settings.seed ?? usualSeed, from: 0, to: settings.draws ?? usualDraws };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const probabilistic = draws.to === 0 ? undefined : await drawInParallel(located.text, inputs, draws, progress.tell);
  progress.end();
  if (probabilistic?.ok === false) return refuse(probabilistic.faults);

  const description = describeModel(definition.value);
  const asOf = settings.asOf ?? terminal.today;
  const result: RunResult = {
    description,
    inputs,
    baseCase: baseCase.value,
    ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }),
    appraisal: appraise({
      description,
      baseCase: baseCase.value,
      asOf: { effective: asOf, known: asOf },
      ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }),
      ...(settings.threshold === undefined ? {} : { threshold: settings.threshold }),
    }),
  };
  const text = settings.json ? `${JSON.stringify(runJson(result), undefined, 2)}\n` : reportText(result, terminal);
  if (settings.out === undefined) terminal.out(text);
  else if (await writeWhole(settings.out, text)) terminal.error(`${terminal.content.cli.written({ file: settings.out })}\n`);
  else {
    terminal.error(`${terminal.content.cli.badInput.unwritable({ file: settings.out })}\n`);
    return exitCodes.stopped;
  }
  return exitCodes.fine;
}

/** The inputs of a run that the options set. */
export function inputsOf({ values, horizon, scenario }: Settings): RunInputs {
  return {
    ...(values === undefined ? {} : { values }),
    ...(horizon === undefined ? {} : { horizonYears: horizon }),
    ...(scenario === undefined ? {} : { scenario }),
  };
}

/** The object that `--json` prints; docs/guides/command-line.md describes it. Traces and single draws are left out: the hashes stand for them. */
function runJson({ description, inputs, baseCase, probabilistic, appraisal }: RunResult): object {
  const { traces, ...totals } = baseCase;
  return {
    format: 'likeverd-run/1',
    model: description,
    inputs,
    baseCase: { ...totals, cycles: (traces[0]?.time.length ?? 1) - 1 },
    ...(probabilistic === undefined ? {} : { probabilistic: { identity: probabilistic.identity, draws: probabilistic.draws } }),
    appraisal,
  };
}
