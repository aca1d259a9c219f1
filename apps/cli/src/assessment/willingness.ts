import type { WillingnessClass, WillingnessResult, WillingnessSpan } from '@likeverd/appraisal';
import { blockedText, formatMoney, formatNumber } from '@likeverd/language';
import { table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';
import { amountText } from './quantities.ts';

/** The guiding interval, the classes this case may fall in, how far the result lies from them, and the judgements beside. */
export function willingnessText(part: WillingnessResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.willingness;
  const { preconditions } = words;
  const lines = [
    words.interval({
      lowest: formatNumber(part.lowest.value, 0, language),
      highest: formatMoney(part.highest.value, language),
    }),
    ...('status' in part.span ? [blockedText(content, part.span)] : [spanText(part.span, terminal)]),
    ...distanceLines(part, terminal),
    `${preconditions.title}:`,
    ...part.preconditions.map((precondition) => `- ${preconditions[precondition]}`),
  ];
  return [classesTable(part, terminal), lines.flatMap((line) => wrap(line, 100)).join('\n'), adjustmentsText(part, terminal)].join(
    '\n\n',
  );
}

function classesTable({ classes, span }: WillingnessResult, { content, language }: Terminal): string {
  const words = content.assessment.willingness;
  const { headings } = words;
  const here = ({ severityClass }: WillingnessClass): boolean =>
    !('status' in span) && severityClass >= span.lowestClass && severityClass <= span.highestClass;
  const band = ({ shortfallFrom, shortfallBelow }: WillingnessClass): string =>
    shortfallBelow === undefined
      ? words.lastBand({ from: String(shortfallFrom) })
      : words.band({ from: String(shortfallFrom), below: String(shortfallBelow) });
  return table(
    [headings.severityClass, headings.shortfall, headings.weight, headings.value, headings.here],
    classes.map((each) => [
      String(each.severityClass),
      band(each),
      formatNumber(each.weight, 1, language),
      formatNumber(each.value.value, 0, language),
      here(each) ? words.spanned : '',
    ]),
    [0, 1, 4],
  );
}

function spanText({ basis, lowestClass, highestClass, lower, upper }: WillingnessSpan, { content, language }: Terminal): string {
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
}

function distanceLines({ distance, span }: WillingnessResult, terminal: Terminal): readonly string[] {
  const { content, language } = terminal;
  const words = content.assessment.willingness;
  if ('status' in distance) return distance === span ? [] : [blockedText(content, distance)];
  const { standing, icer, netBenefit } = distance;
  const apart = distance.distance;
  const said = words.standings[standing]({
    distance: apart === undefined ? '' : formatMoney(Math.abs(apart.value), language),
    outcome: content.appraisal.outcomes[icer.value.outcome],
  });
  const { standingInInterval } = distance;
  return [
    standingInInterval === 'noRatio' ? said : `${said} ${words.intervalStandings[standingInInterval]}`,
    netBenefit.lower.value === netBenefit.upper.value
      ? words.benefit({ amount: amountText(netBenefit.lower, terminal) })
      : words.benefits({ lower: amountText(netBenefit.lower, terminal), upper: amountText(netBenefit.upper, terminal) }),
  ];
}

function adjustmentsText({ adjustments }: WillingnessResult, { content, language }: Terminal): string {
  const words = content.assessment.willingness;
  if (adjustments.length === 0) return wrap(words.noAdjustments, 100).join('\n');
  return [
    `${words.adjustments}:`,
    ...adjustments.flatMap(({ ground, direction, reason, source }) =>
      wrap(`- ${words.grounds[ground]}, ${words.directions[direction]}: ${reason[language]} (${source})`, 100),
    ),
    words.unmoved,
  ].join('\n');
}
