import { formatNumber, formatPercent } from '@likeverd/language';
import { averageBaseCase, averageStructures, describeModel, type WeightedScenario } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { columns, table } from './layout.ts';
import { json, readGiven } from './model-commands.ts';
import { inputsOf } from './inputs.ts';
import { usualSeed } from './run.ts';
import { ratioText } from './scenarios-command.ts';
import type { Terminal } from './world.ts';

/** The name of the document itself among its scenarios. */
const baseName = 'base';

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** `likeverd average`: the mean of the base case and scenarios by the credence given to each; with `--draws` over a mixed sample. */
export async function averageCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { weights } = settings;
  if (weights === undefined) {
    terminal.error(`${terminal.content.cli.wrongUsage.missingOption({ option: '--weight', command: 'average' })}\n`);
    return exitCodes.wrongUsage;
  }
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const refuse = (faults: Parameters<typeof tellFaults>[1]): number => tellFaults(given, faults, terminal, settings.json);
  const parts = Object.entries(weights).map(
    ([name, weight]): WeightedScenario => (name === baseName ? { weight } : { scenario: name, weight }),
  );
  const inputs = inputsOf(settings);
  const drawn =
    settings.draws === undefined || settings.draws === 0
      ? undefined
      : averageStructures(definition, parts, { seed: settings.seed ?? usualSeed, from: 0, to: settings.draws }, inputs);
  if (drawn?.ok === false) return refuse(drawn.faults);
  const averaged = averageBaseCase(definition, parts, inputs);
  if (!averaged.ok) return refuse(averaged.faults);
  const totals =
    drawn?.value.strategies.map(({ strategy, costs, qalys, lifeYears }) => ({
      strategy,
      costs: mean(costs),
      qalys: mean(qalys),
      lifeYears: mean(lifeYears),
    })) ?? averaged.value;
  if (settings.json) {
    const draws = drawn === undefined ? {} : { draws: drawn.value.draws, allotted: drawn.value.allotted };
    terminal.out(
      json({ format: 'likeverd-average/1', model: definition.id, hash: definition.hash, inputs, parts, ...draws, totals }),
    );
    return exitCodes.fine;
  }
  const { language, content } = terminal;
  const { strategies, scenarios, title } = describeModel(definition);
  const words = content.cli.analysis;
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  const about = parts.map(({ scenario, weight }, index): readonly [string, string] => {
    const name = scenarios.find(({ id }) => id === scenario)?.label[language] ?? content.cli.report.baseCase;
    const share = formatPercent(weight / sum, 1, language);
    return [name, drawn === undefined ? share : `${share} (${words.allotted({ draws: drawn.value.allotted[index] ?? 0 })})`];
  });
  const [first] = totals;
  const rows = totals.map(({ strategy, costs, qalys }) => [
    strategies.find(({ id }) => id === strategy)?.label[language] ?? strategy,
    formatNumber(costs, 0, language),
    formatNumber(qalys, 3, language),
    first === undefined || strategy === first.strategy ? '' : ratioText(costs - first.costs, qalys - first.qalys, terminal),
  ]);
  const head = [words.strategy, words.totalCosts, words.totalQalys, words.icer];
  terminal.out(`${[title[language], '', columns(about), '', table(head, rows)].join('\n')}\n`);
  return exitCodes.fine;
}
