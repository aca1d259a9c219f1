import type { Block, StrategiesResult, WillingnessClass, WillingnessResult } from '@likeverd/appraisal';
import { moneyAtLength, priceText, strategyAdvice } from '@likeverd/language/strategies-text';
import { formatMoney, formatNumber, formatPercent, formatSignificant } from '@likeverd/language/formatting';
import { list, notice, paragraph, refusal, table, type Telling, type Told } from './telling.ts';

/** The advice, then the strategies with their pieces, value by price, what to collect, and the conditions. */
export const strategiesBlocks = (result: StrategiesResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.strategies;
  const { options, patients, netBenefit, netBenefitDuring } = result;
  const amount = (value: number): string => moneyAtLength(value, result.currency, content, language);
  const kinds = [...new Set(options.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))];
  const review = (of: (given: NonNullable<(typeof options)[number]['review']>) => Told): readonly Told[] =>
    options.map((option) => (option.review === undefined ? undefined : of(option.review)));
  return [
    notice(strategyAdvice(result, content, language).join(' ')),
    ...table(
      words.sections.pieces,
      [words.sections.pieces, ...options.map(({ option }) => words.options[option])],
      [
        ...kinds.map((kind) => [
          words.pieces[kind],
          ...options.map(({ pieces }) => pieces.find((piece) => piece.kind === kind)?.node),
        ]),
        [words.table.value, ...options.map(({ value }) => value)],
        [words.table.review, ...review(({ years }) => formatSignificant(years.value, 3, language))],
        [words.table.explained, ...review(({ explained }) => formatPercent(explained, 0, language))],
        [words.table.stops, ...review(({ stops }) => stops)],
      ],
      telling,
    ),
    ...result.ranges.flatMap((range) => priceBlocks(result, range, telling)),
    ...designBlocks(result, telling),
    ...table(
      words.sections.conditions,
      [words.table.condition, words.table.status, words.table.rule],
      result.conditions.map(({ id, status, basis, rule }) => [
        words.conditions[id],
        status === 'notShown' ? words.statuses[status] : `${words.statuses[status]} (${words.bases[basis]})`,
        rule,
      ]),
      telling,
      [1, 2],
    ),
    paragraph(
      words.basis({
        patients: formatNumber(patients.value, 0, language),
        netBenefit: amount(netBenefit.value),
        during: amount(netBenefitDuring.value),
        draws: formatNumber(result.draws, 0, language),
        sets: formatNumber(result.dataSets, 0, language),
      }),
      telling,
    ),
  ];
};

/** Rows of a price table between the lowest and the highest price, both with it. */
const rowsShown = 9;

const priceBlocks = (
  { currency, price }: StrategiesResult,
  { axis, prices, values }: StrategiesResult['ranges'][number],
  telling: Telling,
): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.strategies;
  const rows = Array.from({ length: rowsShown }, (_, row) => Math.round((row * (prices.length - 1)) / (rowsShown - 1)));
  return table(
    words.axes[axis],
    [words.table.price, ...values.map(({ option }) => words.options[option])],
    rows.map((row) => [
      priceText(prices[row] ?? Number.NaN, price.unit, content, language),
      ...values.map((line) => moneyAtLength(line.values[row] ?? Number.NaN, currency, content, language)),
    ]),
    telling,
  );
};

const designBlocks = ({ designs }: StrategiesResult, telling: Telling): readonly Block[] => {
  if (designs === undefined) return [];
  const { content, language } = telling;
  const { sections, table: words } = content.assessment.strategies;
  const decimals = (value: number): string => formatSignificant(value, 3, language);
  return table(
    sections.designs,
    [words.patients, words.followUp, words.dataAfter, words.explained, words.value, words.advantage],
    designs.all.map(({ patients, followUpYears, outcome }) => [
      formatNumber(patients, 0, language),
      decimals(followUpYears),
      ...(outcome === undefined
        ? [words.impossible, undefined, undefined, undefined]
        : [decimals(outcome.dataAfterYears), formatPercent(outcome.explained, 0, language), outcome.value, outcome.advantage]),
    ]),
    telling,
  );
};

/** The guiding interval, the classes this case may fall in, how far the result lies from them, and the judgements beside. */
export const willingnessBlocks = (part: WillingnessResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.willingness;
  const { headings, preconditions } = words;
  const { span, adjustments } = part;
  const here = ({ severityClass }: WillingnessClass): boolean =>
    !('status' in span) && severityClass >= span.lowestClass && severityClass <= span.highestClass;
  return [
    paragraph(
      words.interval({
        lowest: formatNumber(part.lowest.value, 0, language),
        highest: formatMoney(part.highest.value, language),
      }),
      telling,
    ),
    ...table(
      content.assessment.parts.willingness,
      [headings.severityClass, headings.shortfall, headings.weight, headings.value, headings.here],
      part.classes.map((each) => [
        String(each.severityClass),
        each.shortfallBelow === undefined
          ? words.lastBand({ from: String(each.shortfallFrom) })
          : words.band({ from: String(each.shortfallFrom), below: String(each.shortfallBelow) }),
        formatNumber(each.weight, 1, language),
        each.value,
        here(each) ? words.spanned : '',
      ]),
      telling,
      [1, 4],
    ),
    ...('status' in span ? refusal(span, telling) : [paragraph(spanText(span, telling), telling)]),
    ...distanceLines(part, telling).map((line) => paragraph(line, telling)),
    paragraph(`${preconditions.title}:`, telling),
    ...list(part.preconditions.map((precondition) => preconditions[precondition])),
    ...(adjustments.length === 0
      ? [paragraph(words.noAdjustments, telling)]
      : [
          paragraph(`${words.adjustments}:`, telling),
          ...list(
            adjustments.map(
              ({ ground, direction, reason, source }) =>
                `${words.grounds[ground]}, ${words.directions[direction]}: ${reason[language]} (${source})`,
            ),
          ),
          paragraph(words.unmoved, telling),
        ]),
  ];
};

const spanText = (
  { basis, lowestClass, highestClass, lower, upper }: Exclude<WillingnessResult['span'], { readonly status: 'blocked' }>,
  { content, language }: Telling,
): string => {
  const words = content.assessment.willingness;
  const value = (amount: number): string => formatNumber(amount, 0, language);
  if (basis !== 'single' && lowestClass === highestClass) {
    return words.oneClass({ severityClass: String(lowestClass), value: value(lower.value) });
  }
  return words.spans[basis]({
    from: String(lowestClass),
    to: String(highestClass),
    lower: value(lower.value),
    upper: value(upper.value),
  });
};

const distanceLines = ({ distance, span }: WillingnessResult, { content, language, words: told }: Telling): readonly string[] => {
  const words = content.assessment.willingness;
  if ('status' in distance) return distance === span ? [] : [told.blocked(distance)];
  const { standing, standingInInterval, icer, netBenefit } = distance;
  const apart = distance.distance;
  const said = words.standings[standing]({
    distance: apart === undefined ? '' : formatMoney(Math.abs(apart.value), language),
    outcome: content.appraisal.outcomes[icer.value.outcome],
  });
  return [
    standingInInterval === 'noRatio' ? said : `${said} ${words.intervalStandings[standingInInterval]}`,
    netBenefit.lower.value === netBenefit.upper.value
      ? words.benefit({ amount: told.write(netBenefit.lower) })
      : words.benefits({ lower: told.write(netBenefit.lower), upper: told.write(netBenefit.upper) }),
  ];
};
