import type { BudgetLine, BudgetResult, ByYear } from '@likeverd/appraisal';
import { authorityText, blockedText, formatMoney, formatNumber, formatPercent } from '@likeverd/language';
import { table } from '../layout.ts';
import type { Terminal } from '../world.ts';

const worlds = ['without', 'with'] as const;

/** The name of an expense. */
function lineName({ label, kind }: BudgetLine, { content, language }: Terminal): string {
  const name = label[language];
  return kind === 'coPayment' ? content.assessment.budget.coPayment({ name }) : name;
}

/** A table of one row a name, one column a year. */
type Rows = (heading: string, rows: readonly (readonly [string, ByYear])[]) => string;

/** Each line of the budget in the draws: mean and interval, year by year. */
function uncertaintyTexts({ uncertainty, years }: BudgetResult, { content, language }: Terminal): readonly string[] {
  if (uncertainty === undefined) return [];
  if (uncertainty.status === 'blocked') return [blockedText(content, uncertainty)];
  const words = content.assessment.budget;
  const parts = ['mean', 'lower', 'upper'] as const;
  const names = { ...words.holders, drugs: words.drugs, service: words.service };
  const spreads = table(
    [words.uncertainty({ draws: formatNumber(uncertainty.draws, 0, language) }), ...years.map(String)],
    uncertainty.lines
      .filter(({ line }) => line === 'drugs' || line === 'service')
      .flatMap(({ line, years: found }) =>
        parts.map((part) => [
          `${names[line]}: ${words[part]}`,
          ...found.map(({ [part]: value }) => formatNumber(value, 0, language)),
        ]),
      ),
  );
  const { aboveLimit } = uncertainty;
  const share = aboveLimit === undefined ? [] : [words.aboveLimit({ share: formatPercent(aboveLimit.value, 1, language) })];
  return [[spreads, ...share].join('\n')];
}

function scenarioTexts({ scenarios, service }: BudgetResult, rows: Rows, { content, language }: Terminal): readonly string[] {
  if (scenarios.length === 0) return [];
  const words = content.assessment.budget;
  const found = scenarios.flatMap((each) => (each.status === 'computed' ? [[each.label[language], each.service] as const] : []));
  const missing = scenarios.flatMap((each) => (each.status === 'blocked' ? [blockedText(content, each)] : []));
  return [[rows(words.scenarios, [[words.asPlanned, service.net], ...found]), ...missing].join('\n')];
}

function capacityTexts({ capacity }: BudgetResult, rows: Rows, { content, language }: Terminal): readonly string[] {
  const words = content.assessment.budget;
  return capacity.map((each) => {
    if (each.status === 'blocked') return blockedText(content, each);
    const name = each.label[language];
    const needed = worlds.map((world) => [words.needed({ world: words.worlds[world] }), each.needed[world]] as const);
    const exceeded = worlds.flatMap((world) => {
      const year = each.exceededIn[world];
      return year === undefined ? [] : [words.exceeded({ name, year: String(year), world: words.worlds[world] })];
    });
    return [
      rows(words.capacity({ name, unit: each.unit[language] }), [...needed, [words.available, each.available]]),
      ...(exceeded.length === 0 ? [words.enough({ name })] : exceeded),
    ].join('\n');
  });
}

function stepwiseTexts({ stepwise, currency }: BudgetResult, rows: Rows, { content, language }: Terminal): readonly string[] {
  if (stepwise === undefined) return [];
  if (stepwise.status === 'blocked') return [blockedText(content, stepwise)];
  const words = content.assessment.budget.stepwise;
  const steps = stepwise.steps.map(({ label, share, opens, service }) => {
    const details = { name: label[language], share: formatPercent(share, 0, language), year: String(opens) };
    return [words.step(details), service] as const;
  });
  const notes = stepwise.steps.map(({ label, condition, shortfall, netBenefit, findings }) => {
    const name = label[language];
    const measures = words.measures({
      shortfall: shortfall === undefined ? '–' : formatNumber(shortfall.value, 2, language),
      netBenefit: netBenefit === undefined ? '–' : formatMoney(netBenefit.value, language, currency),
    });
    const judged = findings.length === 0 ? words.sound : findings.map((finding) => words.findings[finding]).join('; ');
    return `${words.condition({ name, condition: condition[language] })}\n  ${measures}: ${judged}`;
  });
  return [[rows(words.heading, [...steps, [words.total, stepwise.service]]), words[stepwise.by], ...notes].join('\n')];
}

/** The budget year by year: patients, payers, medicines and the whole service, regions, and who decides. */
export function budgetPartText(budget: BudgetResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.budget;
  const { years, currency, headline, drugs, service } = budget;
  const money = (value: number): string => formatMoney(value, language, currency);
  const heading = (first: string): readonly string[] => [first, ...years.map(String)];
  const row = (name: string, costs: ByYear): readonly string[] => [
    name,
    ...costs.map(({ value }) => formatNumber(value, 0, language)),
  ];
  const persons = (name: string, column: readonly number[]): readonly string[] => [
    name,
    ...column.map((value) => formatNumber(value, 1, language)),
  ];
  const patients = table(
    heading(words.patients),
    budget.patients.flatMap(({ world, label, starting, personYears }) => {
      const details = { strategy: label[language], world: words.worlds[world] };
      return [persons(words.starting(details), starting), persons(words.underCare(details), personYears)];
    }),
  );
  const balances = table(
    heading(words.balance),
    (
      [
        ['drugs', drugs],
        ['service', service],
      ] as const
    ).flatMap(([name, { gross, displaced, net }]) => [
      row(`${words[name]}: ${words.gross}`, gross),
      row(`${words[name]}: ${words.displaced}`, displaced),
      row(`${words[name]}: ${words.net}`, net),
    ]),
  );
  const holders = table(
    heading(words.byHolder),
    budget.holders.map(({ holder, costs }) => row(words.holders[holder], costs)),
  );
  const lines = table(
    heading(words.byLine),
    budget.lines.map((line) => row(`${lineName(line, terminal)} (${words.categories[line.category]})`, line.costs)),
  );
  const regions =
    budget.regions.length === 0
      ? []
      : [
          table(
            heading(words.byRegion),
            budget.regions.map(({ region, costs }) => row(words.regions[region], costs)),
          ),
        ];
  const notes = [
    ...budget.prices.map(({ id, value }) => words.maximumPrice({ parameter: id.split('.').at(-1) ?? id, price: money(value) })),
    ...(budget.noMunicipal ? [words.noMunicipal] : []),
    `${words.authority.heading}: ${budget.authority.status === 'blocked' ? blockedText(content, budget.authority) : authorityText(content, budget.authority, years, language)}`,
    `${words.facts}:`,
    ...budget.facts.map(({ description, value, unit, source }) => `  ${description}: ${value} ${unit} (${source.citation})`),
  ].join('\n');
  const lead = [
    words.headline({
      year: String(headline.year),
      drugs: money(headline.drugs.value),
      service: money(headline.service.value),
    }),
    words.basis({ priceYear: String(budget.priceYear), currency }),
    words[budget.entry],
  ].join('\n');
  const rows: Rows = (first, named) =>
    table(
      heading(first),
      named.map(([name, costs]) => row(name, costs)),
    );
  const further = [
    ...uncertaintyTexts(budget, terminal),
    ...scenarioTexts(budget, rows, terminal),
    ...capacityTexts(budget, rows, terminal),
    ...stepwiseTexts(budget, rows, terminal),
  ];
  return [lead, patients, holders, balances, lines, ...regions, ...further, notes].join('\n\n');
}
