import { outcomeOf } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { describeModel, runScenarios } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { columns, table } from './layout.ts';
import { json, readGiven } from './model-commands.ts';
import { inputsOf } from './inputs.ts';
import type { Terminal } from './world.ts';

/** `likeverd scenarios`: the named scenarios of a model, and with `--run` what comes out of each. */
export async function scenariosCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const { scenarios, strategies } = describeModel(definition);
  const { language, content } = terminal;
  if (!settings.run) {
    if (settings.json) terminal.out(json({ format: 'likeverd-scenarios/1', model: definition.id, scenarios }));
    else if (scenarios.length === 0) terminal.out(`${content.cli.describe.none}\n`);
    else terminal.out(`${columns(scenarios.map(({ id, label }) => [id, label[language]]))}\n`);
    return exitCodes.fine;
  }
  const rows = runScenarios(definition, inputsOf(settings));
  const stopped = rows.some(({ result }) => !result.ok);
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-scenario-results/1', model: definition.id, hash: definition.hash, scenarios: rows }));
    return stopped ? exitCodes.stopped : exitCodes.fine;
  }
  const words = content.cli.analysis;
  const lines = rows.flatMap(({ scenario, result }): readonly (readonly string[])[] => {
    const label = scenarios.find(({ id }) => id === scenario)?.label[language] ?? content.cli.report.baseCase;
    if (!result.ok) return [[label, words.stopped]];
    return result.value.comparisons.map(({ strategy, costs, qalys }) => [
      strategies.length > 2 ? `${label}: ${strategies.find(({ id }) => id === strategy)?.label[language] ?? strategy}` : label,
      formatNumber(costs, 0, language),
      formatNumber(qalys, 3, language),
      ratioText(costs, qalys, terminal),
    ]);
  });
  for (const { scenario = '', result } of rows) {
    if (!result.ok) tellFaults(`${given} (${scenario})`, result.faults, terminal, false);
  }
  terminal.out(`${table([words.scenario, words.costs, words.qalys, words.icer], lines)}\n`);
  return stopped ? exitCodes.stopped : exitCodes.fine;
}

/** Cost per QALY gained, or the name of the outcome where a ratio would mislead. */
export function ratioText(costs: number, qalys: number, { content, language }: Terminal): string {
  const words = content.cli.analysis;
  const found = outcomeOf(costs, qalys);
  if (found.outcome === 'ratio') return formatNumber(found.value, 0, language);
  if (found.outcome === 'saving') return `${formatNumber(found.value, 0, language)} (${words.saves}, ${words.lessEffective})`;
  return words[found.outcome];
}
