import type { AxesResult, Block, Blocked, GroupInformation, InformationResult, StudyInformation } from '@likeverd/appraisal';
import { formatDate, formatList, formatNumber, formatPercent } from '@likeverd/language/formatting';
import { list, notice, paragraph, quantities, refusal, table, type Telling } from './telling.ts';

/** The register of uncertainties, the decision, the reading of the figure, and scenarios beside the expected values. */
export const axesBlocks = (part: AxesResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.axes;
  const { documentation, decision, placements, failed } = part;
  const level = `${words.documentation}: ${words.levels[documentation.level]} (${words.basis[documentation.basis]})`;
  return [
    ...table(
      words.documentation,
      [words.headings.source, words.headings.level, words.headings.evppi, words.headings.reducible],
      documentation.sources.map((source) => [
        `${source.label?.[language] ?? words.topics[source.topic]}. ${source.reason[language]} (${source.evidence})`,
        words.levels[source.level],
        source.evppi ?? ((source.parameters ?? []).length === 0 ? undefined : words.notSampled),
        reducible(source, telling),
      ]),
      telling,
      [1, 3],
    ),
    paragraph(documentation.reason === undefined ? `${level}.` : `${level}. ${documentation.reason[language]}`, telling),
    ...list(
      documentation.unjudged.length === 0
        ? []
        : [
            words.unjudged({
              topics: formatList(
                documentation.unjudged.map((topic) => words.topics[topic]),
                language,
              ),
            }),
          ],
    ),
    ...(decision.status === 'blocked' ? refusal(decision, telling) : decisionBlocks(decision, telling)),
    ...placements.map(({ documentation: as, reading }) =>
      notice(
        placements.length === 1
          ? words.readings[reading]
          : words.asDocumentation({ level: words.levels[as], reading: words.readings[reading] }),
      ),
    ),
    paragraph(words.aid, telling),
    ...scenarioBlocks(part, telling),
    ...list(failed.length === 0 ? [] : [words.failed({ names: failed.join(', ') })]),
  ];
};

const reducible = (
  { reducible: found }: AxesResult['documentation']['sources'][number],
  { content, language }: Telling,
): string => {
  const words = content.assessment.axes;
  if (found === undefined) return words.irreducible;
  return [
    words.by[found.by],
    found.data[language],
    ...(found.expected === undefined ? [] : [words.expected({ date: formatDate(found.expected, language) })]),
  ].join(', ');
};

const decisionBlocks = (
  decision: Extract<AxesResult['decision'], { readonly status: 'computed' }>,
  telling: Telling,
): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.axes;
  const from = formatPercent(decision.highFrom.value, 0, language);
  const reason = decision.highFromReason?.[language];
  return [
    ...quantities(
      `${words.decision}: ${words.levels[decision.level]}`,
      [decision.wrongChoice, decision.evpi, decision.expectedIcer, decision.nearness, decision.expectedNetBenefit],
      telling,
    ),
    ...list([
      words.sides[decision.side],
      reason === undefined ? words.rule({ from }) : words.ruleGiven({ from, reason }),
      words.outside,
    ]),
  ];
};

const scenarioBlocks = ({ decision, scenarios }: AxesResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.axes;
  const { quantities: names } = content.appraisal;
  return table(
    words.scenarios,
    [
      words.scenarios,
      names.incrementalCosts,
      names.incrementalQalys,
      names.icer,
      names.incrementalNetBenefit,
      words.headings.choice,
    ],
    [
      ...(decision.status === 'blocked'
        ? []
        : [
            [
              words.expectedValues,
              decision.expectedCosts,
              decision.expectedQalys,
              decision.expectedIcer,
              decision.expectedNetBenefit,
              undefined,
            ],
          ]),
      ...scenarios.map(({ label, scenario, costs, qalys, icer, netBenefit, flips }) => [
        label?.[language] ?? scenario ?? words.baseCase,
        costs,
        qalys,
        icer,
        netBenefit,
        flips === undefined || scenario === undefined ? undefined : flips ? words.flips : words.same,
      ]),
    ],
    telling,
    [5],
  );
};

type Known = { readonly name: string; readonly group: GroupInformation };

/** What knowing more is worth: everything, each parameter, the groups and the studies. */
export const informationBlocks = (part: InformationResult, telling: Telling): readonly Block[] => {
  const { language, content } = telling;
  const { evpi, populationEvpi, parameters, groups, proposals } = part;
  const named = (name: string | undefined, information: GroupInformation | Blocked): readonly Known[] =>
    information.status === 'computed'
      ? [{ name: name ?? information.parameters.map(telling.parameter).join(', '), group: information }]
      : [];
  const [first] = parameters.flatMap((information) => (information.status === 'computed' ? [information.choice] : []));
  const words = content.cli.information;
  return [
    ...quantities(content.appraisal.quantities.evpi, [evpi, 'status' in populationEvpi ? undefined : populationEvpi], telling),
    ...refusal(populationEvpi, telling),
    ...known(
      content.appraisal.quantities.evppi,
      parameters.flatMap((information) => named(undefined, information)),
      evpi.value,
      telling,
    ),
    ...(first === undefined
      ? []
      : [
          paragraph(
            words.method({
              method: content.appraisal.informationMethods[first.method],
              why: content.appraisal.informationReasons[first.reason]({
                covariates: formatNumber(first.covariates, 0, language),
              }),
            }),
            telling,
          ),
        ]),
    ...known(
      content.assessment.parts.information,
      groups.flatMap(({ label, information }) => named(label[language], information)),
      evpi.value,
      telling,
    ),
    ...[...parameters, ...groups.map(({ information }) => information)].flatMap((information) => refusal(information, telling)),
    ...proposals.flatMap(({ label, information }) =>
      information.status === 'blocked' ? refusal(information, telling) : studyBlocks(label[language], information, telling),
    ),
  ];
};

const known = (caption: string, found: readonly Known[], evpi: number, telling: Telling): readonly Block[] => {
  const words = telling.content.cli.information;
  return table(
    caption,
    [words.parameters, words.evppi, words.error, words.share, words.explained],
    found
      .toSorted((a, b) => b.group.evppi.value - a.group.evppi.value)
      .map(({ name, group }) => [
        name,
        group.evppi,
        formatNumber(group.standardError, 0, telling.language),
        evpi > 0 ? formatPercent(group.evppi.value / evpi, 0, telling.language) : undefined,
        group.fits.length === 0
          ? undefined
          : formatNumber(Math.max(...group.fits.map(({ rSquared }) => rSquared)), 3, telling.language),
      ]),
    telling,
  );
};

const studyBlocks = (name: string, { sizes, best }: StudyInformation, telling: Telling): readonly Block[] => {
  const words = telling.content.cli.information;
  const paid = sizes.some(({ enbs }) => enbs !== undefined);
  return [
    ...table(
      name,
      [words.size, words.evsi, words.error, ...(paid ? [words.beneficiaries, words.cost, words.enbs] : [])],
      sizes.map(({ size, evsi, standardError, beneficiaries, cost, enbs }) => [
        formatNumber(size, 0, telling.language),
        evsi,
        formatNumber(standardError, 0, telling.language),
        ...(paid ? [beneficiaries, cost, enbs] : []),
      ]),
      telling,
    ),
    ...(paid
      ? [paragraph(best === undefined ? words.nonePays : words.best({ size: formatNumber(best, 0, telling.language) }), telling)]
      : []),
  ];
};
