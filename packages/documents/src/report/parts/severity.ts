import type { Block, CriterionResult, SeverityResult, SubgroupsResult } from '@likeverd/appraisal';
import { formatNumber, formatPercent } from '@likeverd/language/formatting';
import { list, paragraph, quantities, refusal, table, type Telling } from './telling.ts';

/** What severity rests on beyond the shortfall of the model, which the section has already. */
export const severityBlocks = (part: SeverityResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.severity;
  const { quantities: names } = content.appraisal;
  const { average, sexMix, interval, ageInterval, proportional, england, smallGroup, textual } = part;
  const number = (value: number): string => formatNumber(value, 2, language);
  return [
    paragraph(words.basis[part.basis], telling),
    ...(average === undefined ? [] : quantities(names.averageShortfall, [average], telling)),
    ...(interval?.status === 'computed'
      ? [
          paragraph(
            `${words.interval({ lower: number(interval.lower.value), upper: number(interval.upper.value), draws: formatNumber(interval.draws, 0, language) })} ${interval.classes
              .map(({ severityClass, share }) =>
                words.classShare({ severityClass: String(severityClass), share: formatPercent(share, 1, language) }),
              )
              .join(', ')}.`,
            telling,
          ),
        ]
      : refusal(interval, telling)),
    ...(ageInterval?.status === 'computed'
      ? [
          ...table(
            words.ageInterval,
            [words.age, names.populationQalys, names.qalysUndiscounted, names.absoluteShortfall, names.severityClass],
            ageInterval.ages.map(({ age, shortfall, severityClass }) => [
              String(age),
              shortfall.inputs[0],
              shortfall.inputs[1],
              shortfall,
              severityClass,
            ]),
            telling,
          ),
          paragraph(
            ageInterval.lowestClass === ageInterval.highestClass
              ? words.oneClass({ severityClass: String(ageInterval.lowestClass) })
              : words.moreClasses({ lowest: String(ageInterval.lowestClass), highest: String(ageInterval.highestClass) }),
            telling,
          ),
        ]
      : refusal(ageInterval, telling)),
    ...table(
      words.comparison,
      [telling.words.terms.quantity, telling.words.terms.value],
      [
        ...(sexMix === undefined || 'status' in sexMix ? [] : [[words.sexMix, sexMix]]),
        ...(proportional === undefined ? [] : [[words.dutch, proportional]]),
        ...(england?.status === 'computed'
          ? [england.absolute, england.proportional, england.weight].map((node) => [`${words.english}: ${names[node.kind]}`, node])
          : []),
      ],
      telling,
    ),
    ...refusal(sexMix, telling),
    ...refusal(england, telling),
    ...(smallGroup?.status === 'computed' ? smallGroupBlocks(smallGroup, telling) : refusal(smallGroup, telling)),
    ...(textual === undefined
      ? []
      : table(
          words.textual,
          [words.textual, telling.words.terms.value],
          aspects.flatMap((aspect) => {
            const described = textual[aspect];
            return described === undefined
              ? []
              : [[words.aspects[aspect], `${words.levels[described.level]} – ${described.text[language]}`]];
          }),
          telling,
          [1],
        )),
  ];
};

const aspects = [
  'riskOfDeath',
  'lossOfFunction',
  'painAndDistress',
  'presentSituation',
  'duration',
  'lossOfYears',
  'urgency',
] as const;

const smallGroupBlocks = (
  { criteria, missing, rare }: Extract<NonNullable<SeverityResult['smallGroup']>, { readonly status: 'computed' }>,
  telling: Telling,
): readonly Block[] => {
  const words = telling.content.assessment.severity;
  return [
    ...table(
      words.smallGroup,
      [words.criterion, words.value, words.limit, words.standing],
      criteria.map(({ criterion, value, limit, standing }) => [words.criteria[criterion], value, limit, words.standings[standing]]),
      telling,
      [3],
    ),
    ...list([
      words.smallGroupLead,
      ...(missing.length === 0 ? [] : [words.missing({ criteria: missing.map((each) => words.criteria[each]).join(', ') })]),
      ...(rare === undefined ? [] : [rare.isRare ? words.rare : words.notRare]),
    ]),
  ];
};

const risks = ['fewerPatients', 'wideSpread', 'worsePriceOffers', 'spillOver', 'ethicalDilemma'] as const;

/** Results by subgroup, consistency, loss of treating all alike, risks and criteria. */
export const subgroupsBlocks = (part: SubgroupsResult, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.subgroups;
  const { notDifferentiating: loss, consistency, withoutEffect } = part;
  return [
    ...('status' in part.groups ? refusal(part.groups, telling) : groupBlocks(part.groups, telling)),
    ...(loss === undefined
      ? []
      : loss.perPatient.value <= 0
        ? [paragraph(words.noLoss({ strategy: loss.same.label[language] }), telling)]
        : [
            paragraph(words.loss({ amount: telling.words.write(loss.perPatient), strategy: loss.same.label[language] }), telling),
            ...table(
              content.appraisal.quantities.lossOfNotDifferentiating,
              [content.cli.assess.year, content.appraisal.quantities.lossOfNotDifferentiating],
              (loss.national ?? []).map(({ year, loss: lost }) => [String(year), lost]),
              telling,
            ),
          ]),
    ...(consistency === undefined ? [] : [paragraph(consistencyText(consistency, telling), telling)]),
    ...list(
      withoutEffect.length === 0
        ? []
        : [words.withoutEffect({ subgroups: withoutEffect.map(({ label }) => label[language]).join(', ') })],
    ),
    ...table(
      words.risks,
      [words.risks, telling.words.terms.value],
      risks.flatMap((name) => {
        const risk = part.risks[name];
        return risk === undefined ? [] : [[words.riskNames[name], `${words.levels[risk.level]} – ${risk.text[language]}`]];
      }),
      telling,
      [1],
    ),
    ...table(
      words.criteria,
      [words.criteria, telling.words.terms.row, telling.words.terms.value],
      part.criteria.map((each) => [each.criterion.label[language], whenText(each, telling), effectText(each, telling)]),
      telling,
      [1, 2],
    ),
  ];
};

const consistencyText = (
  { q, degreesOfFreedom, pValue, share, differs, sameDirection }: NonNullable<SubgroupsResult['consistency']>,
  { content, language }: Telling,
): string => {
  const words = content.assessment.subgroups;
  const details = {
    q: formatNumber(q.value, 2, language),
    df: String(degreesOfFreedom),
    p: formatNumber(pValue.value, 2, language),
    share: formatPercent(share.value, 0, language),
  };
  return `${differs ? words.inconsistent(details) : words.consistent(details)} ${words.direction[sameDirection ? 'same' : 'different']}`;
};

const groupBlocks = (groups: Extract<SubgroupsResult['groups'], readonly object[]>, telling: Telling): readonly Block[] => {
  const { content, language } = telling;
  const words = content.assessment.subgroups;
  const { quantities: names } = content.appraisal;
  const year = groups[0]?.patients?.[0]?.year;
  return [
    ...table(
      words.table,
      [
        words.subgroup,
        names.subgroupShare,
        ...(year === undefined ? [] : [words.patientsFirstYear({ year: String(year) })]),
        words.severityClass,
        names.incrementalCosts,
        names.incrementalQalys,
        names.icer,
        names.incrementalNetBenefit,
      ],
      groups.map((group) => [
        group.subgroup.label[language],
        group.share,
        ...(year === undefined ? [] : [group.patients?.[0]?.newPatients]),
        group.severityClass,
        group.costs,
        group.qalys,
        group.icer,
        group.netBenefit,
      ]),
      telling,
    ),
    ...table(
      words.interval,
      [words.subgroup, words.interval, words.probability, words.best, words.studied],
      groups.map(({ subgroup, precision, best, studied }) => [
        subgroup.label[language],
        precision === undefined
          ? undefined
          : words.range({
              from: formatNumber(precision.netBenefit.lower, 0, language),
              to: formatNumber(precision.netBenefit.upper, 0, language),
            }),
        precision?.probabilityCostEffective,
        best.label[language],
        studied === undefined
          ? undefined
          : words.studiedPatients({ method: String(studied.method), comparator: String(studied.comparator) }),
      ]),
      telling,
      [3],
    ),
  ];
};

const whenText = ({ criterion }: CriterionResult, { content, language }: Telling): string => {
  const words = content.assessment.subgroups;
  const when = criterion.when.map((comparison) =>
    comparison.type === 'measure'
      ? `${comparison.label[language]} ${comparison.operator} ${formatNumber(comparison.limit, 0, language)} ${comparison.unit[language]}`
      : `${comparison.label[language]}: ${words.is[comparison.is]}`,
  );
  return `${words.kinds[criterion.kind]} ${when.join(words.and)}`;
};

const effectText = ({ effect }: CriterionResult, { content, words: told }: Telling): string => {
  const words = content.assessment.subgroups;
  if (effect === undefined) return words.notModelled;
  if ('status' in effect) return told.blocked(effect);
  return words.effect({
    costs: told.write(effect.costs),
    qalys: told.write(effect.qalys),
    benefit: told.write(effect.netBenefit),
  });
};
