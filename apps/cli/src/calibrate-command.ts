import { formatNumber, formatSignificant } from '@likeverd/language';
import { type Calibration, calibrate, describeModel, type ModelDefinition } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { inputsOf } from './inputs.ts';
import { columns, table } from './layout.ts';
import { json, readGiven } from './model-commands.ts';
import { progressOf, silent } from './progress.ts';
import { usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

/** `likeverd calibrate`: parameters fitted to the targets of the document, with what to paste to use them. */
export async function calibrateCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const inputs = inputsOf(settings);
  let progress = silent;
  const made = calibrate(definition, { inputs, seed: settings.seed ?? usualSeed }, (done, total) => {
    if (progress === silent && !settings.json) progress = progressOf(total, terminal, terminal.content.cli.calibration.progress);
    progress.tell(Math.floor(done));
  });
  progress.end();
  if (!made.ok) return tellFaults(given, made.faults, terminal, settings.json);
  const { id: model, hash } = definition;
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-calibration/1', model, hash, inputs, ...made.value })
      : `${calibrationText(made.value, definition, terminal)}\n`,
  );
  return exitCodes.fine;
}

function calibrationText(made: Calibration, definition: ModelDefinition, { content, language }: Terminal): string {
  const words = content.cli.calibration;
  const { document } = definition.model;
  const labels = new Map(describeModel(definition).parameters.map(({ parameter, label }) => [parameter, label[language]]));
  const written = 'calibration' in document ? (document.calibration?.targets ?? []) : [];
  const targets = new Map(written.map(({ id, label }) => [id, label[language]]));
  const short = (value: number): string => formatSignificant(value, 6, language);
  const named = (parameter: string): string => labels.get(parameter) ?? parameter;
  const fitted = made.parameters.map(({ parameter, base, value, standardError, bounds }) => [
    named(parameter),
    short(base),
    short(value),
    standardError === undefined ? '' : short(standardError),
    `${short(bounds.low)} – ${short(bounds.high)}`,
  ]);
  const fits = made.targets.map((each) => [
    targets.get(each.target) ?? each.target,
    short(each.observed),
    short(each.se),
    short(each.base),
    short(each.fitted),
    formatNumber(each.z, 2, language),
  ]);
  const told = [
    words.convergence[made.convergence],
    ...made.targets.flatMap(({ target, reached }) => (reached ? [] : [words.missed({ t: targets.get(target) ?? target })])),
    ...made.parameters.flatMap(({ parameter, identified, equallyGood: { low, high } }) =>
      identified ? [] : [words.notIdentified({ p: named(parameter), low: short(low), high: short(high) })],
    ),
    ...made.parameters.flatMap(({ parameter, atBound, bounds }) =>
      atBound === undefined ? [] : [words.atBound({ p: named(parameter), v: short(bounds[atBound]) })],
    ),
  ];
  const runs = formatNumber(made.evaluations, 0, language);
  const failed = made.failedRuns === 0 ? '' : ` (${words.failedRuns({ n: formatNumber(made.failedRuns, 0, language) })})`;
  return [
    document.title[language],
    '',
    table([words.parameter, words.base, words.fitted, words.se, words.bounds], fitted),
    '',
    table([words.target, words.observed, words.se, words.base, words.fitted, words.z], fits),
    '',
    columns([
      [words.objective, `${formatNumber(made.baseObjective, 3, language)} → ${formatNumber(made.objective, 3, language)}`],
      [words.runs, `${runs}${failed}`],
    ]),
    '',
    ...told,
    '',
    words.paste,
    made.parameters.map(({ parameter, value }) => `--set ${parameter}=${value}`).join(' '),
    ...made.parameters.map(({ parameter, value }) => `parameters.${parameter}.value: ${value}`),
  ].join('\n');
}
