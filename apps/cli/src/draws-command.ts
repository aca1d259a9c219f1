import { acceptabilityOf, differences, outcomeOf, spreadOf, usualThresholds } from '@likeverd/appraisal';
import { formatNumber, formatPercent } from '@likeverd/language';
import { type PsaFault, type PsaMatrices, type PsaPart, psaParts, type PsaTexts, readPsa } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { partFile, readText } from './files.ts';
import { table } from './layout.ts';
import { json } from './model-commands.ts';
import { shownThresholds } from './report.ts';
import { ratioText } from './scenarios-command.ts';
import type { Terminal } from './world.ts';

type Spread = ReturnType<typeof spreadOf>;

/** `likeverd import-draws`: draws of any program in one of the layouts that `export` writes, and what they say about uncertainty. */
export async function importDrawsCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { layout, threshold } = settings;
  const parts = psaParts[layout];
  const fileOf = (part: PsaPart): string => (parts.length > 1 ? partFile(given, part) : given);
  const texts: Partial<Record<PsaPart, string>> = {};
  let unreadable: number | undefined;
  for (const part of parts) {
    const file = await readText(fileOf(part));
    if (file.ok) texts[part] = file.text;
    else unreadable = tellUnreadable({ ...file, given: fileOf(part) }, terminal);
  }
  if (unreadable !== undefined) return unreadable;
  const read = readPsa(texts satisfies PsaTexts, layout);
  if (!read.ok) return tellDrawFaults(read.faults, fileOf, given, settings, terminal);
  const thresholds = [...new Set([...usualThresholds, ...(threshold === undefined ? [] : [threshold])])].sort((a, b) => a - b);
  const { strategies, draws, parameters } = read.value;
  const acceptability = acceptabilityOf(read.value, thresholds);
  if (settings.json) {
    const summary = strategies.map(({ strategy, costs, qalys }) => ({ strategy, costs: spreadOf(costs), qalys: spreadOf(qalys) }));
    const comparisons = comparisonsOf(read.value).map((each) => ({
      ...each,
      outcome: outcomeOf(each.costs.mean, each.qalys.mean),
    }));
    const names = parameters.map(({ parameter }) => parameter);
    const held = { draws, parameters: names, strategies: summary, comparisons, acceptability };
    terminal.out(json({ format: 'likeverd-draws/1', file: given, layout, ...held }));
    return exitCodes.fine;
  }
  terminal.out(`${drawsText(read.value, acceptability, threshold, terminal)}\n`);
  return exitCodes.fine;
}

/** Every strategy against the first, which is the comparator. */
function comparisonsOf({ strategies: [comparator, ...others] }: PsaMatrices): readonly {
  readonly strategy: string;
  readonly comparator: string;
  readonly costs: Spread;
  readonly qalys: Spread;
}[] {
  if (comparator === undefined) return [];
  return others.map(({ strategy, costs, qalys }) => ({
    strategy,
    comparator: comparator.strategy,
    costs: spreadOf(differences(costs, comparator.costs)),
    qalys: spreadOf(differences(qalys, comparator.qalys)),
  }));
}

function drawsText(
  matrices: PsaMatrices,
  acceptability: ReturnType<typeof acceptabilityOf>,
  threshold: number | undefined,
  terminal: Terminal,
): string {
  const { content, language } = terminal;
  const { report, analysis, draws: words } = content.cli;
  const interval = ({ lower, upper }: Spread, digits: number): string =>
    `${formatNumber(lower, digits, language)} ${report.to} ${formatNumber(upper, digits, language)}`;
  const row = (name: string, costs: Spread, qalys: Spread): readonly string[] => [
    name,
    formatNumber(costs.mean, 0, language),
    interval(costs, 0),
    formatNumber(qalys.mean, 3, language),
    interval(qalys, 3),
  ];
  const means = table(
    [words.strategy, words.costs, report.interval, words.qalys, report.interval],
    matrices.strategies.map(({ strategy, costs, qalys }) => row(strategy, spreadOf(costs), spreadOf(qalys))),
  );
  const compared = table(
    ['', analysis.costs, report.interval, analysis.qalys, report.interval, analysis.icer],
    comparisonsOf(matrices).map(({ strategy, comparator, costs, qalys }) => [
      ...row(report.against({ strategy, comparator }), costs, qalys),
      ratioText(costs.mean, qalys.mean, terminal),
    ]),
  );
  const shown = acceptability.thresholds.flatMap((value, index) =>
    shownThresholds.includes(value) || value === threshold ? [{ value, index }] : [],
  );
  const curve = table(
    [report.willingness, ...matrices.strategies.map(({ strategy }) => strategy), report.evpi, report.best],
    shown.map(({ value, index }) => [
      formatNumber(value, 0, language),
      ...acceptability.strategies.map(({ probability }) => formatPercent(probability[index] ?? Number.NaN, 1, language)),
      formatNumber(acceptability.evpi[index] ?? Number.NaN, 0, language),
      acceptability.optimal[index] ?? '',
    ]),
  );
  const count = words.count({ draws: formatNumber(matrices.draws, 0, language) });
  return [count, means, ...(matrices.strategies.length > 1 ? [compared] : []), `${report.acceptability}\n${curve}`].join('\n\n');
}

function tellDrawFaults(
  faults: readonly PsaFault[],
  fileOf: (part: PsaPart) => string,
  given: string,
  settings: Settings,
  terminal: Terminal,
): number {
  const words = terminal.content.modelling.psaFaults;
  if (settings.json) {
    const described = faults.map(({ part, ...fault }) => ({
      file: fileOf(part),
      ...fault,
      message: words[fault.code](fault.details),
    }));
    terminal.out(json({ format: 'likeverd-faults/1', file: given, faults: described }));
  } else {
    const lines = faults.map(({ part, line, code, details }) => `${fileOf(part)}:${line} — ${words[code](details)}`);
    terminal.error([...lines, terminal.content.cli.badInput.faults({ file: given, count: faults.length }), ''].join('\n'));
  }
  return exitCodes.badInput;
}
