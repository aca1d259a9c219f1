import type { AgreementsResult, Block, JudgedOffer } from '@likeverd/appraisal';
import { formatMoney } from '@likeverd/language/formatting';
import { list, notice, paragraph, refusal, table, type Telling, type Told } from './telling.ts';

/** Offers side by side, each by itself: years, risks, the framework’s points. */
export const agreementsBlocks = (part: AgreementsResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.agreements;
  const offers = part.offers.filter((offer) => offer.status === 'computed');
  const { quantities: names } = content.appraisal;
  const row = (name: string, of: (offer: JudgedOffer) => Told): readonly Told[] => [name, ...offers.map(of)];
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
            row(words.standardDeviation, ({ paidSpread }) => formatMoney(paidSpread.standardDeviation, language, part.currency)),
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
        : offerBlocks(offer, part.currency, telling),
    ),
  ];
};

const offerBlocks = (offer: JudgedOffer, currency: string, telling: Telling): readonly Block[] => {
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
    paragraph(offer.hours === undefined ? words.effortMissing : [`${names.staffHours}: `, offer.hours, '.'], telling),
    ...table(
      `${name}: ${national ? words.national : words.onePatientAYear}`,
      [words.year, names.listCost, names.rebate, names.paidCost, words.interval],
      years.map(({ year, list: cost, rebate, paid, interval: [low, high] }, index) => [
        String(year ?? index + 1),
        cost,
        rebate,
        paid,
        `${formatMoney(low, language, currency)} – ${formatMoney(high, language, currency)}`,
      ]),
      telling,
    ),
    ...(offer.valueAfterReview === undefined ? [] : [paragraph([`${words.afterReview}: `, offer.valueAfterReview], telling)]),
    ...(risks.length === 0 ? [] : [paragraph(words.riskExplained, telling)]),
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
      [words.framework, telling.words.terms.row],
      framework.map(({ point, status, rule, computed, answer }) => [
        `${point} ${words.statuses[status]}`,
        [
          `${rules[rule.id]}.`,
          ...(computed === undefined ? [] : [words.reasons[computed.reason]]),
          ...(answer === undefined ? [] : [`${words.answers[answer.answer]}: ${answer.reason}`]),
        ].join(' '),
      ]),
      telling,
      [1],
    ),
    paragraph(words.frameworkExplained, telling),
    ...list(notes.map(({ point, status, rule }) => `${point} ${words.statuses[status]}: ${rules[rule.id]}.`)),
  ];
};
