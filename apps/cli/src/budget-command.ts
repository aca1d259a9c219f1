import { assessedBudgetTable, type BudgetResult, wideBudgetTable } from '@likeverd/appraisal';
import { blockedText, formatNumber } from '@likeverd/language';
import {
  budgetTable,
  type BudgetImpact,
  type Cell,
  compileModel,
  type Confidentiality,
  describeModel,
  marked,
  type ModelDefinition,
  readModel,
  runBudgetImpact,
  strictest,
  type Table,
  tableCsv,
  workbookBytes,
} from '@likeverd/modelling';
import { parseText } from '@likeverd/modelling/document';
import type { Settings } from './arguments.ts';
import { blocksText } from './assessment/blocks.ts';
import { partBlocks } from './assessment/report.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { writeWhole } from './files.ts';
import { locate, locateAssessment } from './gallery.ts';
import { inputsOf } from './inputs.ts';
import { judgeDocument } from './judged-document.ts';
import { table } from './layout.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

/** Whether a text is an assessment document rather than a model. */
function isAssessment(text: string): boolean {
  const parsed = parseText(text);
  const value: unknown = parsed.ok ? parsed.value.value : undefined;
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'likeverd-assessment';
}

const saysWho = (definition: ModelDefinition): boolean =>
  'openCohort' in definition.model && definition.model.openCohort !== undefined;

const changesModel = ({ values, horizon, scenario, subgroup }: Settings): boolean =>
  [values, horizon, scenario, subgroup].some((given) => given !== undefined);

/**
 * `likeverd budget`: what the patients of the coming years cost, without and with the method. Of an assessment, with its payers, prices and
 * uncertainty; of a model that says who comes (`openCohort`), by itself. As text, JSON, or with `--out` CSV or a workbook (.xlsx).
 */
export async function budgetCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const located = await locate(given);
  const example = await locateAssessment(given);
  if (located.ok ? isAssessment(located.text) : example.ok) return assessedBudget(given, settings, terminal);
  if (!located.ok) return tellUnreadable(located, terminal);
  const definition = readModel(located.text);
  if (!definition.ok) return tellFaults(located.name, definition.faults, terminal, settings.json);
  if (!saysWho(definition.value) && example.ok && !changesModel(settings)) return assessedBudget(given, settings, terminal);
  return modelBudget(located.name, definition.value, settings, terminal);
}

/** The part `budget` of an assessment. */
async function assessedBudget(given: string, settings: Settings, terminal: Terminal): Promise<number> {
  const { budget: words } = terminal.content.cli;
  if (changesModel(settings)) {
    terminal.error(`${words.notForAssessment}\n`);
    return exitCodes.wrongUsage;
  }
  const drawsOf = ({ draws }: { readonly draws?: number }): number => settings.draws ?? draws ?? usualDraws;
  const judged = await judgeDocument(given, drawsOf, settings, terminal, ['population', 'budget']);
  if (typeof judged === 'number') return judged;
  const { document, definition, assessment } = judged;
  const { budget } = assessment.parts;
  if (budget === undefined) {
    terminal.error(`${words.noPart}\n`);
    return exitCodes.badInput;
  }
  if (budget.status === 'faulty') return tellFaults(judged.name, budget.faults, terminal, settings.json);
  if (budget.status === 'blocked') {
    terminal.error(`${blockedText(terminal.content, budget)}\n`);
    return exitCodes.badInput;
  }
  if (settings.json) {
    return tellText(json({ format: 'likeverd-assessed-budget/1', assessment: assessment.id, budget }), settings, terminal);
  }
  const text = `${document.head.title[terminal.language]}\n\n${blocksText(partBlocks('budget', assessment, describeModel(definition), terminal))}\n`;
  return settings.out === undefined
    ? tellText(text, settings, terminal)
    : tellTables(assessedTables(budget), classOf(definition), settings.out, terminal);
}

/** Tables of one budget: for other programs, and for people. */
interface Tables {
  readonly long: Table;
  readonly wide: Table;
}

const assessedTables = (budget: BudgetResult): Tables => ({ long: assessedBudgetTable(budget), wide: wideBudgetTable(budget) });

const classOf = (definition: ModelDefinition): Confidentiality =>
  strictest(describeModel(definition).parameters.map((parameter) => parameter.class));

/** Writes a table as CSV, or as a workbook where the file is one. */
async function tellTables(
  { long, wide }: Tables,
  confidentiality: Confidentiality,
  out: string,
  terminal: Terminal,
): Promise<number> {
  const { written, badInput, budget: words } = terminal.content.cli;
  const styled = (cell: Cell) => (typeof cell === 'number' ? { value: cell, style: 'whole' as const } : cell);
  const sheetOf = ({ heading, rows }: Table) => ({
    name: words.sheet,
    firstWidth: 24,
    rows: [heading.map((value) => ({ value, style: 'heading' as const })), ...rows.map((row) => row.map(styled))],
  });
  const content = out.toLowerCase().endsWith('.xlsx')
    ? workbookBytes([sheetOf(marked(wide, confidentiality))])
    : tableCsv(marked(long, confidentiality));
  const done = await writeWhole(out, content);
  terminal.error(`${done ? written({ file: out }) : badInput.unwritable({ file: out })}\n`);
  return done ? exitCodes.fine : exitCodes.stopped;
}

/** The budget of a model by itself. */
async function modelBudget(name: string, definition: ModelDefinition, settings: Settings, terminal: Terminal): Promise<number> {
  const compiled = compileModel(definition, inputsOf(settings));
  const budget = compiled.ok ? runBudgetImpact(compiled.value) : compiled;
  if (!budget.ok) {
    const code = tellFaults(name, budget.faults, terminal, settings.json);
    const missing = budget.faults.some(({ path }) => path === 'openCohort') && !saysWho(definition);
    if (missing && !settings.json) terminal.error(`${terminal.content.cli.budget.write}\n`);
    return code;
  }
  if (settings.json) return tellText(budgetJson(definition, budget.value), settings, terminal);
  if (settings.out === undefined) return tellText(budgetText(definition, budget.value, terminal), settings, terminal);
  const long = budgetTable(budget.value);
  return tellTables({ long, wide: long }, classOf(definition), settings.out, terminal);
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
