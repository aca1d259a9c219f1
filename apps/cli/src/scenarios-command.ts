import { appraise, outcomeOf } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { compileModel, describeModel, type ModelDefinition, runBaseCase, runScenarios } from '@likeverd/modelling';
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
  const threshold = thresholdOf(definition, settings, terminal);
  if (settings.json) {
    const valued = threshold === undefined ? {} : { threshold };
    const { id: model, hash } = definition;
    terminal.out(json({ format: 'likeverd-scenario-results/1', model, hash, ...valued, scenarios: rows }));
    return stopped ? exitCodes.stopped : exitCodes.fine;
  }
  const words = content.cli.analysis;
  const base = new Map<string, boolean>();
  const benefitOf = (strategy: string, costs: number, qalys: number): readonly string[] => {
    if (threshold === undefined) return [];
    const benefit = threshold * qalys - costs;
    const better = benefit >= 0;
    const chosen = base.get(strategy) ?? better;
    base.set(strategy, chosen);
    return [`${formatNumber(benefit, 0, language)}${better === chosen ? ' ' : '*'}`];
  };
  const lines = rows.flatMap(({ scenario, result }): readonly (readonly string[])[] => {
    const label = scenarios.find(({ id }) => id === scenario)?.label[language] ?? content.cli.report.baseCase;
    if (!result.ok) return [[label, words.stopped]];
    return result.value.comparisons.map(({ strategy, costs, qalys }) => [
      strategies.length > 2 ? `${label}: ${strategies.find(({ id }) => id === strategy)?.label[language] ?? strategy}` : label,
      formatNumber(costs, 0, language),
      formatNumber(qalys, 3, language),
      ratioText(costs, qalys, terminal),
      ...benefitOf(strategy, costs, qalys),
    ]);
  });
  for (const { scenario = '', result } of rows) {
    if (!result.ok) tellFaults(`${given} (${scenario})`, result.faults, terminal, false);
  }
  const heading = [words.scenario, words.costs, words.qalys, words.icer];
  const text =
    threshold === undefined
      ? [table(heading, lines)]
      : [
          table([...heading, content.appraisal.quantities.incrementalNetBenefit], lines),
          `${words.threshold}: ${formatNumber(threshold, 0, language)}`,
          ...(lines.some((line) => line.at(-1)?.endsWith('*')) ? [words.changes] : []),
        ];
  terminal.out(`${text.join('\n')}\n`);
  return stopped ? exitCodes.stopped : exitCodes.fine;
}

/** Willingness to pay per QALY of the base case, at which every scenario is valued: as given, else by severity; absent where there is none. */
function thresholdOf(definition: ModelDefinition, settings: Settings, terminal: Terminal): number | undefined {
  if (settings.threshold !== undefined) return settings.threshold;
  const compiled = compileModel(definition, inputsOf(settings));
  const baseCase = compiled.ok ? runBaseCase(compiled.value) : compiled;
  if (!baseCase.ok) return undefined;
  const date = settings.asOf ?? terminal.today;
  const asOf = { effective: date, known: date };
  const { threshold } = appraise({ description: describeModel(definition), baseCase: baseCase.value, asOf });
  return threshold.status === 'computed' ? threshold.value.value : undefined;
}

/** Cost per QALY gained, or the name of the outcome where a ratio would mislead. */
export function ratioText(costs: number, qalys: number, { content, language }: Terminal): string {
  const words = content.cli.analysis;
  const found = outcomeOf(costs, qalys);
  if (found.outcome === 'ratio') return formatNumber(found.value, 0, language);
  if (found.outcome === 'saving') return `${formatNumber(found.value, 0, language)} (${words.saves}, ${words.lessEffective})`;
  return words[found.outcome];
}
