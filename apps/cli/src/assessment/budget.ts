import type { BudgetLine, BudgetResult, ByYear } from '@likeverd/appraisal';
import { authorityText, blockedText, formatMoney, formatNumber } from '@likeverd/language';
import { table } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** The name of an expense. */
function lineName({ label, kind }: BudgetLine, { content, language }: Terminal): string {
  const name = label[language];
  return kind === 'coPayment' ? content.assessment.budget.coPayment({ name }) : name;
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
  return [lead, patients, holders, balances, lines, ...regions, notes].join('\n\n');
}
