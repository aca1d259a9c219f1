import { formatNumber, formatPercent } from '@likeverd/language';
import {
  describeModel,
  type Draws,
  type ModelDefinition,
  type ProbabilisticRun,
  runSubgroups,
  type StrategyTotals,
  weighDraws,
} from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { tellFaults } from './faults.ts';
import { columns, table } from './layout.ts';
import { tellText } from './output.ts';
import { json } from './model-commands.ts';
import { progressOf, silent } from './progress.ts';
import { inputsOf } from './inputs.ts';
import { ratioText } from './scenarios-command.ts';
import type { Terminal } from './world.ts';

/** What stands for every subgroup where the name of one is expected. */
export const everySubgroup = 'all';

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** `likeverd run --subgroup all`: every subgroup by itself and all patients by their shares, in the base case and in every draw. */
export async function runEverySubgroup(
  name: string,
  text: string,
  definition: ModelDefinition,
  draws: Draws,
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const { subgroup: _, ...others } = inputsOf(settings);
  const analysis = runSubgroups(definition, others);
  if (!analysis.ok) return tellFaults(name, analysis.faults, terminal, settings.json);
  const parts: { readonly weight: number; readonly run: ProbabilisticRun }[] = [];
  const total = draws.to * analysis.value.subgroups.length;
  const progress = settings.json ? silent : progressOf(total, terminal);
  for (const { subgroup, weight } of draws.to === 0 ? [] : analysis.value.subgroups) {
    const before = draws.to * parts.length;
    const run = await drawInParallel(text, { ...others, subgroup }, draws, (done) => progress.tell(before + done));
    if (!run.ok) {
      progress.end();
      return tellFaults(name, run.faults, terminal, settings.json);
    }
    parts.push({ weight, run: run.value });
  }
  progress.end();
  const whole = parts.length === 0 ? undefined : weighDraws(parts);
  const { subgroups, strategies, result } = analysis.value;
  const means = whole?.strategies.map(({ strategy, costs, qalys, lifeYears }) => ({
    strategy,
    costs: mean(costs),
    qalys: mean(qalys),
    lifeYears: mean(lifeYears),
  }));
  if (settings.json) {
    return tellText(
      json({
        format: 'likeverd-subgroups/1',
        model: definition.id,
        inputs: others,
        result,
        subgroups: subgroups.map(({ subgroup, weight, baseCase: { traces: _traces, ...totals } }) => ({
          subgroup,
          weight,
          ...totals,
        })),
        strategies,
        ...(whole === undefined ? {} : { probabilistic: { identity: whole.identity, draws: whole.draws, means } }),
      }),
      settings,
      terminal,
    );
  }
  const { language, content } = terminal;
  const words = content.cli.subgroups;
  const description = describeModel(definition);
  const labelOf = (id: string): string => description.strategies.find((each) => each.id === id)?.label[language] ?? id;
  type Outcome = { readonly strategy: string; readonly costs: number; readonly qalys: number };
  const rowsOf = (label: string, share: string, outcomes: readonly Outcome[]): readonly (readonly string[])[] => {
    const [comparator, ...rest] = outcomes;
    return rest.map(({ strategy, costs, qalys }) => {
      const gain = { costs: costs - (comparator?.costs ?? Number.NaN), qalys: qalys - (comparator?.qalys ?? Number.NaN) };
      return [
        rest.length === 1 ? label : `${label}: ${labelOf(strategy)}`,
        share,
        formatNumber(gain.costs, 0, language),
        formatNumber(gain.qalys, 3, language),
        ratioText(gain.costs, gain.qalys, terminal),
      ];
    });
  };
  const discounted = (list: readonly StrategyTotals[]): readonly Outcome[] =>
    list.map(({ strategy, costs, qalys }) => ({ strategy, costs: costs.discounted, qalys: qalys.discounted }));
  const rows = [
    ...subgroups.flatMap(({ subgroup, weight, baseCase }) =>
      rowsOf(
        description.subgroups.find(({ id }) => id === subgroup)?.label[language] ?? subgroup,
        formatPercent(weight, 1, language),
        discounted(baseCase.strategies),
      ),
    ),
    ...rowsOf(words.whole, '', discounted(strategies)),
    ...(whole === undefined || means === undefined
      ? []
      : rowsOf(words.meanOfDraws({ draws: formatNumber(whole.draws.to, 0, language), seed: String(whole.draws.seed) }), '', means)),
  ];
  const analysisWords = content.cli.analysis;
  const out = [
    description.title[language],
    table([words.subgroup, words.share, analysisWords.costs, analysisWords.qalys, analysisWords.icer], rows),
    columns([
      [content.cli.report.hash.model, definition.hash],
      [content.cli.report.hash.baseCase, result],
      ...(whole === undefined ? [] : [[content.cli.report.hash.draws, whole.identity.result] as const]),
    ]),
  ];
  return tellText(`${out.join('\n\n')}\n`, settings, terminal);
}
