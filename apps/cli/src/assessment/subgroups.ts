import type { Blocked, CriterionResult, SubgroupsResult } from '@likeverd/appraisal';
import { blockedText, formatNumber, formatPercent } from '@likeverd/language';
import { columns, table, wrap } from '../layout.ts';
import { ratioText } from '../scenarios-command.ts';
import type { Terminal } from '../world.ts';

/** Results, consistency, loss of treating all alike, risks and criteria. */
export function subgroupsText(part: SubgroupsResult, terminal: Terminal): string {
  return [
    groupsText(part.groups, terminal),
    lossText(part, terminal),
    consistencyText(part, terminal),
    risksText(part, terminal),
    criteriaText(part.criteria, terminal),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

const isBlocked = (given: object): given is Blocked => 'status' in given && given.status === 'blocked';

function groupsText(groups: SubgroupsResult['groups'], terminal: Terminal): string {
  const { content, language } = terminal;
  if (isBlocked(groups)) return wrap(blockedText(content, groups), 100).join('\n');
  const words = content.assessment.subgroups;
  const { quantities } = content.appraisal;
  const money = (value: number): string => formatNumber(value, 0, language);
  const [first] = groups;
  const year = first?.patients?.[0]?.year;
  const effects = table(
    [
      words.subgroup,
      quantities.subgroupShare,
      ...(year === undefined ? [] : [words.patientsFirstYear({ year: String(year) })]),
      words.severityClass,
      quantities.incrementalCosts,
      quantities.incrementalQalys,
      quantities.icer,
      quantities.incrementalNetBenefit,
    ],
    groups.map((group) => [
      group.subgroup.label[language],
      formatPercent(group.share.value, 0, language),
      ...(year === undefined ? [] : [formatNumber(group.patients?.[0]?.newPatients.value ?? 0, 0, language)]),
      group.severityClass === undefined ? '–' : String(group.severityClass.value),
      money(group.costs.value),
      formatNumber(group.qalys.value, 2, language),
      ratioText(group.costs.value, group.qalys.value, terminal),
      money(group.netBenefit.value),
    ]),
  );
  const precision = table(
    [words.subgroup, ...(first?.precision === undefined ? [] : [words.interval, words.probability]), words.best, words.studied],
    groups.map(({ subgroup, precision: sure, best, studied }) => [
      subgroup.label[language],
      ...(sure === undefined
        ? []
        : [
            words.range({ from: money(sure.netBenefit.lower), to: money(sure.netBenefit.upper) }),
            formatPercent(sure.probabilityCostEffective.value, 0, language),
          ]),
      best.label[language],
      studied === undefined ? '–' : words.studiedPatients({ method: money(studied.method), comparator: money(studied.comparator) }),
    ]),
  );
  return `${words.table}\n${effects}\n\n${precision}`;
}

function lossText({ notDifferentiating: loss }: SubgroupsResult, { content, language }: Terminal): string {
  if (loss === undefined) return '';
  const words = content.assessment.subgroups;
  const money = (value: number): string => formatNumber(value, 0, language);
  if (loss.perPatient.value <= 0) return words.noLoss({ strategy: loss.same.label[language] });
  const [first] = loss.national ?? [];
  return [
    ...wrap(words.loss({ amount: money(loss.perPatient.value), strategy: loss.same.label[language] }), 100),
    ...(first === undefined ? [] : [words.lossYear({ year: String(first.year), amount: money(first.loss.value) })]),
  ].join('\n');
}

function consistencyText({ consistency, withoutEffect }: SubgroupsResult, { content, language }: Terminal): string {
  const words = content.assessment.subgroups;
  const missing =
    withoutEffect.length === 0
      ? []
      : [words.withoutEffect({ subgroups: withoutEffect.map(({ label }) => label[language]).join(', ') })];
  if (consistency === undefined) return missing.join('');
  const { q, degreesOfFreedom, pValue, share, differs, sameDirection } = consistency;
  const details = {
    q: formatNumber(q.value, 2, language),
    df: String(degreesOfFreedom),
    p: formatNumber(pValue.value, 2, language),
    share: formatPercent(share.value, 0, language),
  };
  const sentence = differs ? words.inconsistent(details) : words.consistent(details);
  return [...wrap(sentence, 100), words.direction[sameDirection ? 'same' : 'different'], ...missing].join('\n');
}

const risks = ['fewerPatients', 'wideSpread', 'worsePriceOffers', 'spillOver', 'ethicalDilemma'] as const;

function risksText({ risks: given }: SubgroupsResult, { content, language }: Terminal): string {
  const words = content.assessment.subgroups;
  const rows = risks.flatMap((name): readonly (readonly [string, string])[] => {
    const risk = given[name];
    return risk === undefined ? [] : [[words.riskNames[name], `${words.levels[risk.level]} – ${risk.text[language]}`]];
  });
  return rows.length === 0 ? '' : `${words.risks}\n${columns(rows)}`;
}

function criteriaText(criteria: readonly CriterionResult[], terminal: Terminal): string {
  const { content, language } = terminal;
  const words = content.assessment.subgroups;
  const lines = criteria.flatMap(({ criterion, effect }) => {
    const when = criterion.when.map((comparison) =>
      comparison.type === 'measure'
        ? `${comparison.label[language]} ${comparison.operator} ${formatNumber(comparison.limit, 2, language).replace(/[.,]00$/, '')} ${comparison.unit[language]}`
        : `${comparison.label[language]}: ${words.is[comparison.is]}`,
    );
    return [
      `${criterion.label[language]}: ${words.kinds[criterion.kind].toLowerCase()} ${when.join(words.and)}`,
      `  ${effect === undefined ? words.notModelled : effectText(effect, terminal)}`,
    ];
  });
  return lines.length === 0 ? '' : [words.criteria, ...lines].join('\n');
}

function effectText(effect: NonNullable<CriterionResult['effect']>, { content, language }: Terminal): string {
  if (isBlocked(effect)) return blockedText(content, effect);
  return content.assessment.subgroups.effect({
    costs: formatNumber(effect.costs.value, 0, language),
    qalys: formatNumber(effect.qalys.value, 3, language),
    benefit: formatNumber(effect.netBenefit.value, 0, language),
  });
}
