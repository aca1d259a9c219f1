import type { Block, BudgetResult, ByYear } from '@likeverd/appraisal';
import { authorityText } from '@likeverd/language/authority-text';
import { formatNumber, formatPercent } from '@likeverd/language/formatting';
import { list, notice, paragraph, refusal, table, type Telling, type Told } from './telling.ts';

const worlds = ['without', 'with'] as const;

/** A table of one row a name, one column a year. */
type Yearly = (caption: string, rows: readonly (readonly Told[])[]) => readonly Block[];

/** The budget year by year: patients, bearers, medicines and the whole service, expenses, regions, how sure it is, and who decides. */
export const budgetBlocks = (part: BudgetResult, telling: Telling): readonly Block[] => {
  const { content, language, words: told } = telling;
  const words = content.assessment.budget;
  const { years, headline, drugs, service, authority, prices, facts } = part;
  const yearly: Yearly = (caption, rows) => table(caption, [caption, ...years.map(String)], rows, telling);
  const persons = (name: string, column: readonly number[]): readonly Told[] => [
    name,
    ...column.map((value) => formatNumber(value, 1, language)),
  ];
  return [
    paragraph(
      `${words.headline({
        year: String(headline.year),
        drugs: told.write(headline.drugs),
        service: told.write(headline.service),
      })} ${words.basis({ priceYear: String(part.priceYear), currency: part.currency })} ${words[part.entry]}`,
      telling,
    ),
    ...yearly(
      words.patients,
      part.patients.flatMap(({ world, label, starting, personYears }) => {
        const details = { strategy: label[language], world: words.worlds[world] };
        return [persons(words.starting(details), starting), persons(words.underCare(details), personYears)];
      }),
    ),
    ...yearly(
      words.byHolder,
      part.holders.map(({ holder, costs }) => [words.holders[holder], ...costs]),
    ),
    ...yearly(
      words.balance,
      (
        [
          ['drugs', drugs],
          ['service', service],
        ] as const
      ).flatMap(([name, { gross, displaced, net }]) => [
        [`${words[name]}: ${words.gross}`, ...gross],
        [`${words[name]}: ${words.displaced}`, ...displaced],
        [`${words[name]}: ${words.net}`, ...net],
      ]),
    ),
    ...yearly(
      words.byLine,
      part.lines.map(({ label, kind, category, costs }) => [
        `${kind === 'coPayment' ? words.coPayment({ name: label[language] }) : label[language]} (${words.categories[category]})`,
        ...costs,
      ]),
    ),
    ...yearly(
      words.byRegion,
      part.regions.map(({ region, costs }) => [words.regions[region], ...costs]),
    ),
    ...uncertaintyBlocks(part, yearly, telling),
    ...scenarioBlocks(part, yearly, telling),
    ...capacityBlocks(part, yearly, telling),
    ...stepwiseBlocks(part, yearly, telling),
    ...list(
      prices.map((price) =>
        words.maximumPrice({ parameter: telling.parameter(price.id.split('.').at(-1) ?? price.id), price: told.write(price) }),
      ),
    ),
    ...(authority.status === 'blocked'
      ? refusal(authority, telling)
      : [paragraph(`${words.authority.heading}: ${authorityText(content, authority, years, language)}`, telling)]),
    ...(part.noMunicipal ? [notice(words.noMunicipal)] : []),
    ...(facts.length === 0 ? [] : [paragraph(`${words.facts}:`, telling)]),
    ...list(facts.map(({ description, value, unit, source }) => `${description}: ${value} ${unit} (${source.citation})`)),
  ];
};

/** Each budget in the draws: mean and interval, year by year. */
const uncertaintyBlocks = ({ uncertainty }: BudgetResult, yearly: Yearly, telling: Telling): readonly Block[] => {
  if (uncertainty === undefined) return [];
  if (uncertainty.status === 'blocked') return refusal(uncertainty, telling);
  const { content, language } = telling;
  const words = content.assessment.budget;
  const { aboveLimit, draws, lines } = uncertainty;
  const number = (value: number): string => formatNumber(value, 0, language);
  return [
    ...yearly(
      words.uncertainty({ draws: number(draws) }),
      lines.flatMap(({ line, years }) =>
        line === 'drugs' || line === 'service'
          ? (['mean', 'lower', 'upper'] as const).map((end) => [
              `${words[line]}: ${words[end]}`,
              ...years.map(({ [end]: value }) => number(value)),
            ])
          : [],
      ),
    ),
    ...(aboveLimit === undefined
      ? []
      : [paragraph(words.aboveLimit({ share: formatPercent(aboveLimit.value, 1, language) }), telling)]),
  ];
};

const scenarioBlocks = ({ scenarios, service }: BudgetResult, yearly: Yearly, telling: Telling): readonly Block[] => {
  if (scenarios.length === 0) return [];
  const words = telling.content.assessment.budget;
  const found = scenarios.flatMap((each) => (each.status === 'computed' ? [[each.label[telling.language], ...each.service]] : []));
  return [
    ...yearly(words.scenarios, [[words.asPlanned, ...service.net], ...found]),
    ...scenarios.flatMap((each) => refusal(each, telling)),
  ];
};

const capacityBlocks = ({ capacity }: BudgetResult, yearly: Yearly, telling: Telling): readonly Block[] =>
  capacity.flatMap((each): readonly Block[] => {
    if (each.status === 'blocked') return refusal(each, telling);
    const words = telling.content.assessment.budget;
    const name = each.label[telling.language];
    const exceeded = worlds.flatMap((world) => {
      const year = each.exceededIn[world];
      return year === undefined ? [] : [words.exceeded({ name, year: String(year), world: words.worlds[world] })];
    });
    const row = (first: string, values: ByYear): readonly Told[] => [first, ...values];
    return [
      ...yearly(words.capacity({ name, unit: each.unit[telling.language] }), [
        ...worlds.map((world) => row(words.needed({ world: words.worlds[world] }), each.needed[world])),
        row(words.available, each.available),
      ]),
      ...list(exceeded.length === 0 ? [words.enough({ name })] : exceeded),
    ];
  });

const stepwiseBlocks = ({ stepwise }: BudgetResult, yearly: Yearly, telling: Telling): readonly Block[] => {
  if (stepwise === undefined) return [];
  if (stepwise.status === 'blocked') return refusal(stepwise, telling);
  const { content, language, words: told } = telling;
  const words = content.assessment.budget.stepwise;
  return [
    ...yearly(words.heading, [
      ...stepwise.steps.map(({ label, share, opens, service }) => [
        words.step({ name: label[language], share: formatPercent(share, 0, language), year: String(opens) }),
        ...service,
      ]),
      [words.total, ...stepwise.service],
    ]),
    paragraph(words[stepwise.by], telling),
    ...list(
      stepwise.steps.map(({ label, condition, shortfall, netBenefit, findings }) => {
        const measures = words.measures({
          shortfall: shortfall === undefined ? '–' : formatNumber(shortfall.value, 2, language),
          netBenefit: netBenefit === undefined ? '–' : told.write(netBenefit),
        });
        const judged = findings.length === 0 ? words.sound : findings.map((finding) => words.findings[finding]).join('; ');
        return `${words.condition({ name: label[language], condition: condition[language] })} (${measures}): ${judged}`;
      }),
    ),
  ];
};
