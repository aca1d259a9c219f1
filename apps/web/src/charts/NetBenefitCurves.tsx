import { type Acceptability, expectedLosses } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ThresholdLines } from './ThresholdLines.tsx';

interface Props {
  readonly acceptability: Pick<Acceptability, 'thresholds' | 'strategies' | 'evpi'>;
  readonly labels: Readonly<Record<string, string>>;
  readonly threshold?: number;
  readonly currency: string;
  readonly within?: string;
}

/** Net benefit of every strategy over the first, by willingness to pay: a straight line each, which crosses 0 at its cost per QALY. */
export function NetBenefitCurve({ acceptability, labels, ...others }: Props): ReactNode {
  const { charts } = useWords().web;
  const { thresholds, strategies } = acceptability;
  const [comparator] = strategies;
  return (
    <ThresholdLines
      {...others}
      title={charts.netBenefit}
      description={charts.netBenefitDescription({ comparator: labels[comparator?.strategy ?? ''] ?? '' })}
      yLabel={charts.netBenefitY({ currency: others.currency })}
      thresholds={thresholds}
      lines={strategies.slice(1).map(({ strategy, expectedNetBenefit }, index) => ({
        id: strategy,
        label: labels[strategy] ?? strategy,
        strategy: index + 1,
        values: expectedNetBenefit.map((benefit, at) => benefit - (comparator?.expectedNetBenefit[at] ?? 0)),
      }))}
    />
  );
}

/** What is lost on average by choosing a strategy, by willingness to pay. */
export function ExpectedLossCurve({ acceptability, labels, ...others }: Props): ReactNode {
  const { charts } = useWords().web;
  const { thresholds, strategies } = acceptability;
  const losses = expectedLosses(acceptability);
  return (
    <ThresholdLines
      {...others}
      title={charts.expectedLoss}
      description={charts.expectedLossDescription}
      yLabel={charts.expectedLossY({ currency: others.currency })}
      thresholds={thresholds}
      lines={strategies.map(({ strategy }, index) => ({
        id: strategy,
        label: labels[strategy] ?? strategy,
        strategy: index,
        values: losses[index] ?? [],
      }))}
    />
  );
}
