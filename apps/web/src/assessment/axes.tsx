import { Alert } from '@digdir/designsystemet-react';
import type { AxesResult, Blocked, Decision, JudgedSource, ResultNode, ScenarioEffect } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { UncertaintyAxesChart } from '../charts/UncertaintyAxesChart.tsx';
import { KeyFigures, outcomeText } from '../components/Results.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { type Content, type Format, type Language, useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** The register of uncertainties, the two axes and where the method stands on them, and scenarios beside the expected values. */
export function UncertaintyAxes({ part, assessment }: PartProps<AxesResult>): ReactNode {
  const words = useWords().assessment.axes;
  const { documentation, decision, placements } = part;
  return (
    <>
      {decision.status === 'computed' && <UncertaintyAxesChart documentation={documentation} decision={decision} />}
      {placements.map(({ documentation: level, reading }) => (
        <p key={reading}>
          {placements.length === 1
            ? words.readings[reading]
            : words.asDocumentation({ level: words.levels[level], reading: words.readings[reading] })}
        </p>
      ))}
      <p className="hint">{words.aid}</p>
      <DecisionFigures decision={decision} currency={assessment.appraisal.currency} />
      <Register part={part} />
      <Scenarios part={part} currency={assessment.appraisal.currency} />
    </>
  );
}

interface DecisionProps {
  readonly decision: Decision | Blocked;
  readonly currency: string;
}

function DecisionFigures({ decision, currency }: DecisionProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { axes } = words.assessment;
  const { quantities } = words.appraisal;
  if (decision.status === 'blocked') return <Alert data-color="warning">{blockedText(words, decision)}</Alert>;
  const from = format.percent(decision.highFrom.value, 0);
  const reason = decision.highFromReason?.[language];
  return (
    <>
      <KeyFigures
        figures={[
          { name: quantities.wrongChoice, value: format.percent(decision.wrongChoice.value), hint: axes.levels[decision.level] },
          { name: quantities.evpi, value: format.money(decision.evpi.value, currency) },
          { name: quantities.meanIcer, value: outcomeText(decision.expectedIcer.value, currency, words, format) },
          ...(decision.nearness === undefined
            ? []
            : [{ name: quantities.nearness, value: format.number(decision.nearness.value, 2) }]),
          { name: quantities.expectedIncrementalNetBenefit, value: format.money(decision.expectedNetBenefit.value, currency) },
        ]}
      />
      <p>{axes.sides[decision.side]}</p>
      <p className="hint">{reason === undefined ? axes.rule({ from }) : axes.ruleGiven({ from, reason })}</p>
      <p className="hint">{axes.outside}</p>
    </>
  );
}

function Register({ part: { documentation } }: { readonly part: AxesResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { axes } = words.assessment;
  const { headings } = axes;
  const { sources, unjudged, level, basis, reason } = documentation;
  return (
    <>
      <FigureTable
        caption={axes.register}
        text={[1, 2, 3, 5]}
        head={[headings.source, headings.level, headings.reason, headings.evidence, headings.evppi, headings.reducible]}
        rows={sources.map((source) => [
          source.label?.[language] ?? axes.topics[source.topic],
          axes.levels[source.level],
          source.reason[language],
          source.evidence,
          valueText(source, words, format),
          reducibleText(source, words, format, language),
        ])}
      />
      <p>
        {axes.documentation}: {axes.levels[level]} ({axes.basis[basis]}). {reason?.[language]}
      </p>
      {unjudged.length > 0 && (
        <Alert data-color="warning">{axes.unjudged({ topics: format.list(unjudged.map((topic) => axes.topics[topic])) })}</Alert>
      )}
    </>
  );
}

function valueText({ evppi, parameters = [] }: JudgedSource, { assessment }: Content, format: Format): string {
  if (evppi !== undefined) return format.money(evppi.value, evppi.unit);
  return parameters.length === 0 ? '–' : assessment.axes.notSampled;
}

function reducibleText({ reducible }: JudgedSource, { assessment }: Content, format: Format, language: Language): string {
  const { axes } = assessment;
  if (reducible === undefined) return axes.irreducible;
  const { by, data, expected } = reducible;
  return [axes.by[by], data[language], ...(expected === undefined ? [] : [axes.expected({ date: format.date(expected) })])].join(
    ', ',
  );
}

function Scenarios({ part, currency }: { readonly part: AxesResult; readonly currency: string }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { axes } = words.assessment;
  const { quantities } = words.appraisal;
  const { decision, scenarios, failed } = part;
  const row = (
    name: string,
    { costs, qalys, icer, netBenefit }: Pick<ScenarioEffect, 'costs' | 'qalys' | 'icer' | 'netBenefit'>,
    choice: string,
  ): readonly string[] => [
    name,
    format.money(costs.value, currency),
    format.number(qalys.value, 3),
    outcomeText(icer.value, currency, words, format),
    moneyOf(netBenefit, currency, format),
    choice,
  ];
  const choiceOf = ({ scenario, flips }: ScenarioEffect): string => {
    if (flips === undefined || scenario === undefined) return '–';
    return flips ? axes.flips : axes.same;
  };
  return (
    <>
      <FigureTable
        caption={axes.scenarios}
        text={[5]}
        head={[
          axes.headings.analysis,
          quantities.incrementalCosts,
          quantities.incrementalQalys,
          quantities.icer,
          quantities.incrementalNetBenefit,
          axes.headings.choice,
        ]}
        rows={[
          ...(decision.status === 'blocked'
            ? []
            : [
                row(
                  axes.expectedValues,
                  {
                    costs: decision.expectedCosts,
                    qalys: decision.expectedQalys,
                    icer: decision.expectedIcer,
                    netBenefit: decision.expectedNetBenefit,
                  },
                  '–',
                ),
              ]),
          ...scenarios.map((effect) => row(effect.label?.[language] ?? effect.scenario ?? axes.baseCase, effect, choiceOf(effect))),
        ]}
      />
      {failed.length > 0 && <Alert data-color="warning">{axes.failed({ names: failed.join(', ') })}</Alert>}
    </>
  );
}

const moneyOf = (amount: ResultNode<number> | undefined, currency: string, format: Format): string =>
  amount === undefined ? '–' : format.money(amount.value, currency);
