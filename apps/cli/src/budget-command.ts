import { formatNumber } from '@likeverd/language';
import {
  budgetTable,
  type BudgetImpact,
  compileModel,
  describeModel,
  marked,
  type ModelDefinition,
  runBudgetImpact,
  strictest,
  tableCsv,
} from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { tellFaults } from './faults.ts';
import { table } from './layout.ts';
import { tellText } from './output.ts';
import { json, readGiven } from './model-commands.ts';
import { inputsOf } from './inputs.ts';
import type { Terminal } from './world.ts';

/** `likeverd budget`: what the patients of the coming years cost, without and with the method; as text, JSON, or CSV with `--out`. */
export async function budgetCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const compiled = compileModel(definition, inputsOf(settings));
  const budget = compiled.ok ? runBudgetImpact(compiled.value) : compiled;
  if (!budget.ok) return tellFaults(given, budget.faults, terminal, settings.json);
  if (settings.json) return tellText(budgetJson(definition, budget.value), settings, terminal);
  if (settings.out === undefined) return tellText(budgetText(definition, budget.value, terminal), settings, terminal);
  const confidentiality = strictest(describeModel(definition).parameters.map((parameter) => parameter.class));
  return tellText(tableCsv(marked(budgetTable(budget.value), confidentiality)), settings, terminal);
}

/** Columns of years as plain lists. */
function budgetJson(definition: ModelDefinition, budget: BudgetImpact): string {
  const plain: unknown = JSON.parse(
    JSON.stringify(budget, (_, value: unknown) => (value instanceof Float64Array ? Array.from(value) : value)),
  );
  return json({ format: 'likeverd-budget/1', model: definition.id, budget: plain });
}

function budgetText(definition: ModelDefinition, budget: BudgetImpact, { content, language }: Terminal): string {
  const words = content.cli.budget;
  const { title, strategies, payers, components } = describeModel(definition);
  const label = (list: typeof strategies, id: string): string => list.find((each) => each.id === id)?.label[language] ?? id;
  const row = (name: string, column: Float64Array, digits: number): readonly string[] => [
    name,
    ...Array.from(column, (value) => formatNumber(value, digits, language)),
  ];
  const years = (heading: string): readonly string[] => [
    heading,
    ...Array.from({ length: budget.years }, (_, year) => words.year({ year: String(year + 1) })),
  ];
  const { without, with: after, difference } = budget;
  const patients = [without, after].map(({ world, strategies: found }) =>
    table(
      years(words.patients[world]),
      found.flatMap(({ strategy, newPatients, personYears, onComponents }) => [
        row(`${label(strategies, strategy)}: ${words.started}`, newPatients, 1),
        row(`${label(strategies, strategy)}: ${words.underCare}`, personYears, 1),
        ...onComponents.map((on) => row(`  ${label(components, on.component)}`, on.personYears, 1)),
      ]),
    ),
  );
  const costs = table(years(words.costs({ currency: budget.currency, priceYear: String(budget.priceYear) })), [
    row(words.without, without.costs, 0),
    row(words.with, after.costs, 0),
    row(words.difference, difference.costs, 0),
  ]);
  const parts = [
    table(
      years(words.byPayer),
      difference.payers.map(({ payer, costs: own }) => row(label(payers, payer), own, 0)),
    ),
    table(
      years(words.byComponent),
      difference.components.map(({ component, costs: own }) => row(label(components, component), own, 0)),
    ),
  ];
  return `${[`${title[language]}\n${words.entry[budget.entry]}`, ...patients, costs, ...parts].join('\n\n')}\n`;
}
