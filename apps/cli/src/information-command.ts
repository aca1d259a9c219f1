import {
  type Blocked,
  type GroupInformation,
  type Proposal,
  readProposal,
  type RegressionChoice,
  type StudyInformation,
  thresholdFor,
  absoluteShortfall,
  valueOfInformation,
  type ValueOfInformation,
} from '@likeverd/appraisal';
import { blockedText, formatNumber, formatPercent } from '@likeverd/language';
import { compileModel, describeModel, readModel, runBaseCase } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import { locate } from './gallery.ts';
import { columns, table } from './layout.ts';
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
  if (read.ok) return read.value;
  const { cli, appraisal } = terminal.content;
  const described = read.faults.map((fault) => ({
    ...fault,
    message: appraisal.proposalFaults[fault.code]({ ...noDetails, ...fault.details }),
  }));
  if (asJson) terminal.out(json({ format: 'likeverd-faults/1', file: study, faults: described }));
  else {
    const lines = described.map(({ path, message }) => `${study}${path === '' ? '' : `: ${path}`} — ${message}`);
    terminal.error([...lines, cli.badInput.faults({ file: study, count: lines.length }), ''].join('\n'));
  }
  return exitCodes.badInput;
}

const noDetails = { minimum: '', maximum: '', allowed: '' };

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
    ...groupsText(groups, evpi.value, terminal),
    ...(study === undefined ? [] : studyText(study, terminal)),
  ].join('\n\n');
}

function groupsText(groups: ValueOfInformation['groups'], evpi: number, terminal: Terminal): readonly string[] {
  const { content, language } = terminal;
  const words = content.cli.information;
  const computed = groups.flatMap((group) => (group.status === 'computed' ? [group] : []));
  const ranked = computed.toSorted((a, b) => b.evppi.value - a.evppi.value);
  const rows = ranked.map((group) => [
    group.parameters.join(', '),
    formatNumber(group.evppi.value, 0, language),
    formatNumber(group.standardError, 0, language),
    evpi > 0 ? formatPercent(group.evppi.value / evpi, 0, language) : '',
    fitText(group, terminal),
  ]);
  const [first] = ranked;
  return [
    ...(rows.length === 0 ? [] : [table([words.parameters, words.evppi, words.error, words.share, words.explained], rows)]),
    ...(computed.length === 1 && first !== undefined ? [choiceText(first.choice, terminal)] : []),
    ...groups.flatMap((group) => (group.status === 'blocked' ? [blockedText(terminal.content, group)] : [])),
  ];
}

/** The least R² of the strategies' regressions: how much of the net benefit hangs on the group. */
function fitText({ fits }: GroupInformation, { language }: Terminal): string {
  return fits.length === 0 ? '' : formatNumber(Math.max(...fits.map(({ rSquared }) => rSquared)), 3, language);
}

function choiceText({ method, reason, covariates }: RegressionChoice, { content, language }: Terminal): string {
  const { informationMethods, informationReasons } = content.appraisal;
  const why = informationReasons[reason]({ covariates: formatNumber(covariates, 0, language) });
  return content.cli.information.method({ method: informationMethods[method], why });
}

function studyText(study: StudyInformation | Blocked, terminal: Terminal): readonly string[] {
  if (study.status === 'blocked') return [blockedText(terminal.content, study)];
  const { content, language } = terminal;
  const words = content.cli.information;
  const { informationMethods, informationReasons } = content.appraisal;
  const money = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value, 0, language));
  const { choice, sizes, best, parameters, evppi } = study;
  const why = informationReasons[choice.reason]({ summaries: formatNumber(choice.summaries, 0, language) });
  const paid = sizes.some(({ enbs }) => enbs !== undefined);
  const rows = sizes.map(({ size, evsi, standardError, beneficiaries, cost, enbs }) => [
    money(size),
    money(evsi.value),
    money(standardError),
    ...(paid ? [money(beneficiaries?.value), money(cost?.value), money(enbs?.value)] : []),
  ]);
  return [
    words.study({ parameters: parameters.join(', '), evppi: money(evppi.value) }),
    table([words.size, words.evsi, words.error, ...(paid ? [words.beneficiaries, words.cost, words.enbs] : [])], rows),
    words.method({ method: informationMethods[choice.method], why }),
    ...(paid ? [best === undefined ? words.nonePays : words.best({ size: money(best) })] : []),
  ];
}
