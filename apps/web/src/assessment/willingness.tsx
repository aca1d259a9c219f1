import { Alert } from '@digdir/designsystemet-react';
import type { WillingnessClass, WillingnessResult, WillingnessSpan } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { type Content, type Format, useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** The guiding interval, the classes this case may fall in, how far the result lies from them, and the judgements beside. */
export function Willingness({ part }: PartProps<WillingnessResult>): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { willingness } = words.assessment;
  const { span } = part;
  return (
    <>
      <p>{willingness.interval({ lowest: format.number(part.lowest.value), highest: format.money(part.highest.value) })}</p>
      <Classes part={part} />
      {'status' in span ? <Alert data-color="warning">{blockedText(words, span)}</Alert> : <p>{spanText(span, words, format)}</p>}
      <Standing part={part} />
      <p>{willingness.preconditions.title}</p>
      <ul>
        {part.preconditions.map((precondition) => (
          <li key={precondition}>{willingness.preconditions[precondition]}</li>
        ))}
      </ul>
      <Adjustments part={part} />
    </>
  );
}

function Classes({ part: { classes, span } }: { readonly part: WillingnessResult }): ReactNode {
  const { willingness } = useWords().assessment;
  const format = useFormat();
  const { headings } = willingness;
  const here = ({ severityClass }: WillingnessClass): boolean =>
    !('status' in span) && severityClass >= span.lowestClass && severityClass <= span.highestClass;
  const band = ({ shortfallFrom, shortfallBelow }: WillingnessClass): string =>
    shortfallBelow === undefined
      ? willingness.lastBand({ from: String(shortfallFrom) })
      : willingness.band({ from: String(shortfallFrom), below: String(shortfallBelow) });
  return (
    <FigureTable
      caption={willingness.classes}
      text={[1]}
      head={[headings.severityClass, headings.shortfall, headings.weight, headings.value]}
      rows={classes.map((each) => [
        here(each) ? `${each.severityClass} (${willingness.spanned})` : String(each.severityClass),
        band(each),
        format.number(each.weight, 1),
        format.number(each.value.value),
      ])}
    />
  );
}

function spanText({ basis, lowestClass, highestClass, lower, upper }: WillingnessSpan, words: Content, format: Format): string {
  const { willingness } = words.assessment;
  if (basis !== 'single' && lowestClass === highestClass) {
    return willingness.oneClass({ severityClass: String(lowestClass), value: format.number(lower.value) });
  }
  return willingness.spans[basis]({
    from: String(lowestClass),
    to: String(highestClass),
    lower: format.number(lower.value),
    upper: format.number(upper.value),
  });
}

function Standing({ part: { distance } }: { readonly part: WillingnessResult }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { willingness } = words.assessment;
  if ('status' in distance) return null;
  const { standing, standingInInterval, icer, netBenefit } = distance;
  const apart = distance.distance;
  return (
    <p>
      {willingness.standings[standing]({
        distance: apart === undefined ? '' : format.money(Math.abs(apart.value)),
        outcome: words.appraisal.outcomes[icer.value.outcome],
      })}{' '}
      {standingInInterval !== 'noRatio' && willingness.intervalStandings[standingInInterval]}{' '}
      {netBenefit.lower.value === netBenefit.upper.value
        ? willingness.benefit({ amount: format.money(netBenefit.lower.value) })
        : willingness.benefits({ lower: format.money(netBenefit.lower.value), upper: format.money(netBenefit.upper.value) })}
    </p>
  );
}

function Adjustments({ part: { adjustments } }: { readonly part: WillingnessResult }): ReactNode {
  const { words, language } = useSpeech();
  const { willingness } = words.assessment;
  const { headings } = willingness;
  if (adjustments.length === 0) return <p>{willingness.noAdjustments}</p>;
  return (
    <>
      <FigureTable
        caption={willingness.adjustments}
        head={[headings.ground, headings.direction, headings.reason]}
        text={[1, 2]}
        rows={adjustments.map(({ ground, direction, reason, source }) => [
          willingness.grounds[ground],
          willingness.directions[direction],
          `${reason[language]} (${source})`,
        ])}
      />
      <p className="hint">{willingness.unmoved}</p>
    </>
  );
}
