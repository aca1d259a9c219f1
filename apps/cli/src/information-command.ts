import {
  absoluteShortfall,
  type Proposal,
  readProposal,
  thresholdFor,
  valueOfInformation,
  type ValueOfInformation,
} from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { compileModel, describeModel, readModel, runBaseCase } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import { locate } from './gallery.ts';
import { groupsText, studyText } from './information-text.ts';
import { columns } from './layout.ts';
import { json } from './model-commands.ts';
import { progressOf, silent } from './progress.ts';
import { inputsOf } from './inputs.ts';
import { usualDraws, usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

/** `likeverd voi`: what knowing more would be worth: everything, each parameter or a group of them exactly, or the data of a study. */
export async function informationCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const refuse = (faults: Parameters<typeof tellFaults>[1]): number => tellFaults(located.name, faults, terminal, settings.json);
  const definition = readModel(located.text);
  if (!definition.ok) return refuse(definition.faults);
  const proposal = await proposalIn(settings, terminal);
  if (typeof proposal === 'number') return proposal;
  const inputs = inputsOf(settings);
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const date = settings.asOf ?? terminal.today;
  const asOf = { effective: date, known: date };
  const threshold = thresholdFor(absoluteShortfall(baseCase.value, asOf), baseCase.value.currency, asOf, settings.threshold);
  if (threshold.status === 'blocked') {
    terminal.error(`${terminal.content.cli.analysis.thresholdNeeded}\n`);
    return exitCodes.badInput;
  }
  const draws = { seed: settings.seed ?? usualSeed, from: 0, to: settings.draws ?? usualDraws };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const run = await drawInParallel(located.text, inputs, draws, progress.tell);
  progress.end();
  if (!run.ok) return refuse(run.faults);
  const groups =
    settings.parameters === undefined ? run.value.parameters.map(({ parameter }) => [parameter]) : [settings.parameters];
  const information = valueOfInformation({
    run: run.value,
    threshold: threshold.value,
    groups,
    ...(proposal === undefined ? {} : { proposal }),
    ...(settings.method === undefined ? {} : { options: { method: settings.method } }),
  });
  const missing = [...information.groups, ...(information.study === undefined ? [] : [information.study])].some(
    ({ status }) => status === 'blocked',
  );
  const { id: model, hash } = definition.value;
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-voi/1', model, hash, inputs, identity: run.value.identity, ...information }));
  } else {
    const title = describeModel(definition.value).title[terminal.language];
    terminal.out(`${informationText(title, information, draws.seed, terminal)}\n`);
  }
  return missing ? exitCodes.badInput : exitCodes.fine;
}

/** The proposed study that was given, if any; the exit code, after telling why, where it cannot be read. */
async function proposalIn({ study, json: asJson }: Settings, terminal: Terminal): Promise<Proposal | undefined | number> {
  if (study === undefined) return undefined;
  const file = await readText(study);
  if (!file.ok) return tellUnreadable({ ...file, given: study }, terminal);
  const read = readProposal(file.text);
  return read.ok ? read.value : tellFaults(study, read.faults, terminal, asJson);
}

function informationText(title: string, information: ValueOfInformation, seed: number, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.cli.information;
  const { quantities } = content.appraisal;
  const { currency, threshold, evpi, populationEvpi, groups, study, draws } = information;
  const money = (value: number): string => formatNumber(value, 0, language);
  return [
    title,
    words.heading({ currency, threshold: money(threshold.value), draws: money(draws), seed: String(seed) }),
    columns([
      [quantities.evpi, money(evpi.value)],
      ...(populationEvpi === undefined ? [] : [[quantities.populationEvpi, money(populationEvpi.value)] as const]),
    ]),
    ...groupsText(
      groups.map((information) => ({ information })),
      evpi.value,
      terminal,
    ),
    ...(study === undefined ? [] : studyText(study, terminal)),
  ].join('\n\n');
}
