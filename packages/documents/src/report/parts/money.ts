import type { AgreementsResult, Block, BudgetResult, JudgedOffer, ResultNode } from '@likeverd/appraisal';
import { authorityText } from '@likeverd/language/authority-text';
import { list, notice, paragraph, refusal, table, type Telling, type Told } from './telling.ts';

/** Offers side by side, each by itself: years, risks, the framework’s points. */
export const agreementsBlocks = (part: AgreementsResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.agreements;
  const offers = part.offers.filter((offer) => offer.status === 'computed');
  const { quantities: names } = content.appraisal;
  const row = (name: string, of: (offer: JudgedOffer) => ResultNode<number> | undefined): readonly Told[] => [
    name,
    ...offers.map(of),
  ];
  return [
    ...(part.class === 'public' ? [] : [notice(words.confidential({ class: words.classes[part.class] }))]),
    ...table(
      words.comparison,
      [words.offer, ...offers.map(({ name }) => name[language])],
      offers.length === 0
        ? []
        : [
            row(names.listCost, ({ list: cost }) => cost),
            row(names.paidCost, ({ paid }) => paid),
            row(names.effectiveDiscount, ({ effectiveDiscount }) => effectiveDiscount),
            row(names.equivalentDiscount, ({ equivalentDiscount }) => equivalentDiscount),
            row(names.expectedIncrementalNetBenefit, ({ value }) => value?.netBenefit),
            row(names.probabilityCostEffective, ({ value }) => value?.probability),
            row(names.evpi, ({ value }) => value?.evpi),
            row(names.expectedLoss, ({ value }) => value?.expectedLoss),
            row(names.priceVariation, ({ priceVariation }) => priceVariation),
            row(names.varianceMoved, ({ varianceMoved }) => varianceMoved),
            row(names.staffHours, ({ hours }) => hours),
          ],
      telling,
    ),
    ...part.offers.flatMap((offer) =>
      offer.status === 'blocked'
        ? [paragraph(`${words.notPriced}: ${offer.name[language]}`, telling), ...refusal(offer, telling)]
        : offerBlocks(offer, telling),
    ),
  ];
};

const offerBlocks = (offer: JudgedOffer, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.agreements;
  const { quantities: names, rules } = content.appraisal;
  const { nature, years, national, risks, framework, notes } = offer;
  const types = nature.types.map((type) => words.types[type]).join(' + ');
  const needs = nature.needs.length === 0 ? words.nothingNeeded : nature.needs.map((need) => words.needs[need]).join('; ');
  const name = offer.name[language];
  return [
    { kind: 'heading', level: 4, text: name },
    paragraph(
      `${types}: ${words.bases[nature.basis]}, ${nature.complicated ? words.complicated : words.simple}. ${words.needed}: ${needs}.`,
      telling,
    ),
    ...table(
      `${name}: ${national ? words.national : words.onePatientAYear}`,
      [words.year, names.listCost, names.rebate, names.paidCost],
      years.map(({ year, list: cost, rebate, paid }, index) => [String(year ?? index + 1), cost, rebate, paid]),
      telling,
    ),
    ...table(
      `${name}: ${words.risk}`,
      [
        words.driver,
        `${words.flat}: ${words.low}`,
        `${words.flat}: ${words.high}`,
        `${words.withAgreement}: ${words.low}`,
        `${words.withAgreement}: ${words.high}`,
        names.riskMoved,
      ],
      risks.map(({ driver, measure, flat, paid, moved }) => [
        `${words.drivers[driver]} (${measure === 'cost' ? names.paidCost : names.netBenefit})`,
        flat.low,
        flat.high,
        paid.low,
        paid.high,
        moved,
      ]),
      telling,
    ),
    ...table(
      `${name}: ${words.framework}`,
      [words.framework, telling.words.terms.value, telling.words.terms.row],
      framework.map(({ point, status, rule, computed, answer }) => [
        point,
        words.statuses[status],
        [
          rules[rule.id],
          ...(computed === undefined ? [] : [words.reasons[computed.reason]]),
          ...(answer === undefined ? [] : [`${words.answers[answer.answer]}: ${answer.reason}`]),
        ].join(' '),
      ]),
      telling,
      [1, 2],
    ),
    ...list(notes.map(({ point, status, rule }) => `${point} ${words.statuses[status]}: ${rules[rule.id]}.`)),
  ];
};

/** The budget year by year: patients, bearers, medicines and the whole service, expenses, regions, and who decides. */
export const budgetBlocks = (part: BudgetResult, telling: Telling): readonly Block[] => {
  const { content, language, words: told } = telling;
  const words = content.assessment.budget;
  const { years, headline, drugs, service, regions, authority } = part;
  const byYear = (caption: string, rows: readonly (readonly Told[])[]): readonly Block[] =>
    table(caption, [caption, ...years.map(String)], rows, telling);
  return [
    paragraph(
      `${words.headline({
        year: String(headline.year),
        drugs: told.write(headline.drugs),
        service: told.write(headline.service),
      })} ${words.basis({ priceYear: String(part.priceYear), currency: part.currency })} ${words[part.entry]}`,
      telling,
    ),
    ...byYear(
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
    ...byYear(
      words.byHolder,
      part.holders.map(({ holder, costs }) => [words.holders[holder], ...costs]),
    ),
    ...byYear(
      words.byLine,
      part.lines.map(({ label, kind, category, costs }) => [
        `${kind === 'coPayment' ? words.coPayment({ name: label[language] }) : label[language]} (${words.categories[category]})`,
        ...costs,
      ]),
    ),
    ...byYear(
      words.byRegion,
      regions.map(({ region, costs }) => [words.regions[region], ...costs]),
    ),
    ...(authority.status === 'blocked'
      ? refusal(authority, telling)
      : [paragraph(`${words.authority.heading}: ${authorityText(content, authority, years, language)}`, telling)]),
    ...(part.noMunicipal ? [notice(words.noMunicipal)] : []),
  ];
};
