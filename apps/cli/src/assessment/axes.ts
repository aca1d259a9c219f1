import type { AxesResult, JudgedSource, ScenarioEffect } from '@likeverd/appraisal';
import { blockedText, formatDate, formatList, formatMoney, formatNumber, formatPercent } from '@likeverd/language';
import { columns, table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';
import { amountText, outcomeText } from './quantities.ts';

/** The register of uncertainties, the two axes and where the method stands on them, and scenarios beside the expected values. */
export function axesText(part: AxesResult, terminal: Terminal): string {
  return [
    registerText(part, terminal),
    decisionText(part, terminal),
    placementText(part, terminal),
    scenariosText(part, terminal),
  ].join('\n\n');
}

function registerText({ documentation }: AxesResult, terminal: Terminal): string {
  const { language, content } = terminal;
  const words = content.assessment.axes;
  const { headings } = words;
  const rows = documentation.sources.map((source) => [
    source.label?.[language] ?? words.topics[source.topic],
    words.levels[source.level],
    valueText(source, terminal),
    reducibleText(source, terminal),
  ]);
  const reasons = documentation.sources.flatMap((source) =>
    wrap(`${source.label?.[language] ?? words.topics[source.topic]}: ${source.reason[language]} (${source.evidence})`, 100),
  );
  const level = `${words.documentation}: ${words.levels[documentation.level]} (${words.basis[documentation.basis]})`;
  const { unjudged, reason } = documentation;
  return [
    table([headings.source, headings.level, headings.evppi, headings.reducible], rows, [0, 1, 3]),
    ...reasons,
    ...(unjudged.length === 0
      ? []
      : wrap(
          words.unjudged({
            topics: formatList(
              unjudged.map((topic) => words.topics[topic]),
              language,
            ),
          }),
          100,
        )),
    ...wrap(reason === undefined ? level : `${level}. ${reason[language]}`, 100),
  ].join('\n');
}

function valueText({ evppi, parameters = [] }: JudgedSource, { content, language }: Terminal): string {
  if (evppi !== undefined) return formatMoney(evppi.value, language, evppi.unit);
  return parameters.length === 0 ? '–' : content.assessment.axes.notSampled;
}

function reducibleText({ reducible }: JudgedSource, { content, language }: Terminal): string {
  const words = content.assessment.axes;
  if (reducible === undefined) return words.irreducible;
  const { by, data, expected } = reducible;
  return [
    words.by[by],
    data[language],
    ...(expected === undefined ? [] : [words.expected({ date: formatDate(expected, language) })]),
  ].join(', ');
}

function decisionText({ decision }: AxesResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.axes;
  if (decision.status === 'blocked') return wrap(blockedText(content, decision), 100).join('\n');
  const { quantities } = content.appraisal;
  const from = formatPercent(decision.highFrom.value, 0, language);
  const reason = decision.highFromReason?.[language];
  return [
    `${words.decision}: ${words.levels[decision.level]}`,
    columns([
      [`  ${quantities.wrongChoice}`, formatPercent(decision.wrongChoice.value, 1, language)],
      [`  ${quantities.evpi}`, amountText(decision.evpi, terminal)],
      [`  ${quantities.meanIcer}`, outcomeText(decision.expectedIcer, terminal)],
      ...(decision.nearness === undefined
        ? []
        : [[`  ${quantities.nearness}`, formatNumber(decision.nearness.value, 2, language)] as const]),
      [`  ${quantities.expectedIncrementalNetBenefit}`, amountText(decision.expectedNetBenefit, terminal)],
    ]),
    ...wrap(words.sides[decision.side], 100),
    ...wrap(reason === undefined ? words.rule({ from }) : words.ruleGiven({ from, reason }), 100),
    ...wrap(words.outside, 100),
  ].join('\n');
}

function placementText({ placements }: AxesResult, { content }: Terminal): string {
  const words = content.assessment.axes;
  if (placements.length === 0) return words.aid;
  return [
    ...placements.map(({ documentation, reading }) =>
      placements.length === 1
        ? words.readings[reading]
        : words.asDocumentation({ level: words.levels[documentation], reading: words.readings[reading] }),
    ),
    words.aid,
  ]
    .flatMap((line) => wrap(line, 100))
    .join('\n');
}

function scenariosText({ decision, scenarios, failed }: AxesResult, terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.axes;
  const { quantities } = content.appraisal;
  const choice = ({ scenario, flips }: ScenarioEffect): string => {
    if (flips === undefined || scenario === undefined) return '–';
    return flips ? words.flips : words.same;
  };
  const expected =
    decision.status === 'blocked'
      ? []
      : [
          [
            words.expectedValues,
            amountText(decision.expectedCosts, terminal),
            amountText(decision.expectedQalys, terminal),
            outcomeText(decision.expectedIcer, terminal),
            amountText(decision.expectedNetBenefit, terminal),
            '–',
          ],
        ];
  const rows = scenarios.map((effect) => [
    effect.label?.[language] ?? effect.scenario ?? words.baseCase,
    amountText(effect.costs, terminal),
    amountText(effect.qalys, terminal),
    outcomeText(effect.icer, terminal),
    effect.netBenefit === undefined ? '–' : amountText(effect.netBenefit, terminal),
    choice(effect),
  ]);
  const heading = [
    words.scenarios,
    quantities.incrementalCosts,
    quantities.incrementalQalys,
    quantities.icer,
    quantities.incrementalNetBenefit,
    words.headings.choice,
  ];
  return [
    table(heading, [...expected, ...rows], [0, 5]),
    ...(failed.length === 0 ? [] : [words.failed({ names: failed.join(', ') })]),
  ].join('\n');
}
