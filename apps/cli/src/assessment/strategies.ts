import type { StrategiesResult } from '@likeverd/appraisal';
import { formatNumber, formatPercent, formatSignificant, moneyAtLength, priceText, strategyAdvice } from '@likeverd/language';
import { table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';

const widest = 100;

/** The advice, then the strategies with their pieces, value by price, what to collect, and the conditions. */
export function strategiesText(result: StrategiesResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.strategies;
  const { currency, options, patients, netBenefit, netBenefitDuring } = result;
  const amount = (value: number): string => moneyAtLength(value, currency, content, language);
  const number = (value: number, digits: number): string => formatNumber(value, digits, language);
  const basis = words.basis({
    patients: number(patients.value, 0),
    netBenefit: amount(netBenefit.value),
    during: amount(netBenefitDuring.value),
    draws: number(result.draws, 0),
    sets: number(result.dataSets, 0),
  });
  const kinds = [...new Set(options.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))];
  const pieces = table(
    ['', ...options.map(({ option }) => words.options[option])],
    [
      ...kinds.map((kind) => [
        words.pieces[kind],
        ...options.map((each) => amount(each.pieces.find((piece) => piece.kind === kind)?.node.value ?? 0)),
      ]),
      [words.table.value, ...options.map(({ value }) => amount(value.value))],
      [
        words.table.review,
        ...options.map(({ review }) => (review === undefined ? '' : formatSignificant(review.years.value, 3, language))),
      ],
      [
        words.table.explained,
        ...options.map(({ review }) => (review === undefined ? '' : formatPercent(review.explained, 0, language))),
      ],
      [
        words.table.stops,
        ...options.map(({ review }) => (review === undefined ? '' : formatPercent(review.stops.value, 0, language))),
      ],
    ],
  );
  return [
    strategyAdvice(result, content, language)
      .flatMap((sentence) => wrap(sentence, widest))
      .join('\n'),
    `${words.sections.pieces}\n${pieces}`,
    ...result.ranges.map((range) => `${words.axes[range.axis]}\n${priceTable(result, range, terminal)}`),
    ...(result.designs === undefined ? [] : [`${words.sections.designs}\n${designTable(result, result.designs, terminal)}`]),
    `${words.sections.conditions}\n${table(
      [words.table.status, words.table.rule, words.table.condition],
      result.conditions.map(({ id, status, basis: from, rule }) => [
        status === 'notShown' ? words.statuses[status] : `${words.statuses[status]} (${words.bases[from]})`,
        rule,
        words.conditions[id],
      ]),
      [0, 1, 2],
    )}`,
    wrap(basis, widest).join('\n'),
  ].join('\n\n');
}

/** Rows of a price table between the lowest and the highest price, both with it. */
const rowsShown = 9;

function priceTable(
  { currency, price }: StrategiesResult,
  { prices, values }: StrategiesResult['ranges'][number],
  { content, language }: Terminal,
): string {
  const words = content.assessment.strategies;
  const step = (prices.length - 1) / (rowsShown - 1);
  const rows = Array.from({ length: rowsShown }, (_, row) => Math.round(row * step));
  return table(
    [words.table.price, ...values.map(({ option }) => words.options[option])],
    rows.map((row) => [
      priceText(prices[row] ?? Number.NaN, price.unit, content, language),
      ...values.map((line) => moneyAtLength(line.values[row] ?? Number.NaN, currency, content, language)),
    ]),
  );
}

function designTable(
  { currency }: StrategiesResult,
  { all }: NonNullable<StrategiesResult['designs']>,
  { content, language }: Terminal,
): string {
  const words = content.assessment.strategies.table;
  const amount = (value: number): string => moneyAtLength(value, currency, content, language);
  const decimals = (value: number): string => formatSignificant(value, 3, language);
  return table(
    [words.patients, words.followUp, words.dataAfter, words.explained, words.value, words.advantage, words.error],
    all.map(({ patients, followUpYears, outcome }) => [
      formatNumber(patients, 0, language),
      decimals(followUpYears),
      ...(outcome === undefined
        ? [content.assessment.strategies.table.impossible]
        : [
            decimals(outcome.dataAfterYears),
            formatPercent(outcome.explained, 0, language),
            amount(outcome.value.value),
            amount(outcome.advantage.value),
            amount(outcome.standardError),
          ]),
    ]),
  );
}
