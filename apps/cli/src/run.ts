import { absoluteShortfall, appraise, type FoldedRun, RunFold, thresholdFor } from '@likeverd/appraisal';
import {
  type BaseCase,
  type Checked,
  compileModel,
  describeModel,
  type Draws,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
} from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel, foldInParallel } from './draws.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate } from './gallery.ts';
import { inputsOf } from './inputs.ts';
import { tellText } from './output.ts';
import { progressOf, silent } from './progress.ts';
import { reportText } from './report.ts';
import type { RunResult } from './run-result.ts';
import { everySubgroup, runEverySubgroup } from './subgroups.ts';
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
  const draws = { seed: settings.seed ?? usualSeed, from: 0, to: settings.draws ?? usualDraws };
  if (settings.subgroup === everySubgroup)
    return runEverySubgroup(located.name, located.text, definition.value, draws, settings, terminal);
  const inputs = inputsOf(settings);
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);

  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const drawn = { text: located.text, draws, baseCase: baseCase.value };
  const probabilistic = draws.to === 0 ? undefined : await draw(drawn, settings, terminal, progress.tell);
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
  return tellText(text, settings, terminal);
}

/** Runs of up to this many draws are kept whole; of longer ones only the figures are. */
const keptWhole = 200_000;

interface ToDraw {
  readonly text: string;
  readonly draws: Draws;
  readonly baseCase: BaseCase;
}

async function draw(
  { text, draws, baseCase }: ToDraw,
  settings: Settings,
  { today }: Terminal,
  tell: (done: number) => void,
): Promise<Checked<ProbabilisticRun | FoldedRun>> {
  const inputs = inputsOf(settings);
  const arithmetic = settings.fast ? 'fast' : 'exact';
  if (draws.to <= keptWhole) return drawInParallel(text, inputs, draws, tell, arithmetic);
  const day = settings.asOf ?? today;
  const asOf = { effective: day, known: day };
  const threshold = thresholdFor(absoluteShortfall(baseCase, asOf), baseCase.currency, asOf, settings.threshold);
  const fold = new RunFold(draws.to, threshold.status === 'blocked' ? undefined : threshold.value.value);
  const folded = await foldInParallel({ text, inputs, arithmetic }, draws, fold, tell);
  return folded.ok ? { ok: true, value: fold.finish() } : folded;
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
