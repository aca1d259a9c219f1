import { Alert, Heading } from '@digdir/designsystemet-react';
import type { Blocked, CriterionResult, SubgroupsResult } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { icerText } from '../components/Results.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

const isBlocked = (given: object): given is Blocked => 'status' in given && given.status === 'blocked';

/** Results by subgroup, whether effects are consistent, what treating all alike loses, the risks, and criteria for start and stop. */
export function Subgroups({ part, assessment }: PartProps<SubgroupsResult>): ReactNode {
  return (
    <>
      <Groups groups={part.groups} currency={assessment.appraisal.currency} />
      <Loss {...part} currency={assessment.appraisal.currency} />
      <Consistent {...part} />
      <Risks {...part} />
      <Criteria criteria={part.criteria} currency={assessment.appraisal.currency} />
    </>
  );
}

function Refused({ given }: { readonly given: Blocked }): ReactNode {
  const words = useWords();
  return (
    <Alert data-color="warning">
      <p>{blockedText(words, given)}</p>
    </Alert>
  );
}

interface GroupsProps {
  readonly groups: SubgroupsResult['groups'];
  readonly currency: string;
}

function Groups({ groups, currency }: GroupsProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  if (isBlocked(groups)) return <Refused given={groups} />;
  const { subgroups } = words.assessment;
  const { quantities } = words.appraisal;
  const [first] = groups;
  const year = first?.patients?.[0]?.year;
  const money = (value: number): string => format.money(value, currency);
  return (
    <FigureTable
      caption={subgroups.table}
      head={[
        subgroups.subgroup,
        quantities.subgroupShare,
        ...(year === undefined ? [] : [subgroups.patientsFirstYear({ year: String(year) })]),
        subgroups.severityClass,
        quantities.incrementalCosts,
        quantities.incrementalQalys,
        quantities.icer,
        quantities.incrementalNetBenefit,
        ...(first?.precision === undefined ? [] : [subgroups.interval, subgroups.probability]),
        subgroups.best,
        subgroups.studied,
      ]}
      rows={groups.map((group) => [
        group.subgroup.label[language],
        format.percent(group.share.value),
        ...(year === undefined ? [] : [format.number(group.patients?.[0]?.newPatients.value ?? 0)]),
        group.severityClass === undefined ? '–' : String(group.severityClass.value),
        money(group.costs.value),
        format.number(group.qalys.value, 2),
        icerText(group.icer.value, currency, words, format),
        money(group.netBenefit.value),
        ...(group.precision === undefined
          ? []
          : [
              subgroups.range({
                from: format.number(group.precision.netBenefit.lower),
                to: format.number(group.precision.netBenefit.upper),
              }),
              format.percent(group.precision.probabilityCostEffective.value),
            ]),
        group.best.label[language],
        group.studied === undefined
          ? '–'
          : subgroups.studiedPatients({
              method: format.number(group.studied.method),
              comparator: format.number(group.studied.comparator),
            }),
      ])}
    />
  );
}

function Loss({
  notDifferentiating: loss,
  currency,
}: Pick<SubgroupsResult, 'notDifferentiating'> & { readonly currency: string }): ReactNode {
  const { words: all, language } = useSpeech();
  const format = useFormat();
  const words = all.assessment.subgroups;
  if (loss === undefined) return null;
  if (loss.perPatient.value <= 0) return <p>{words.noLoss({ strategy: loss.same.label[language] })}</p>;
  const [first] = loss.national ?? [];
  return (
    <p>
      {words.loss({ amount: format.money(loss.perPatient.value, currency), strategy: loss.same.label[language] })}{' '}
      {first !== undefined && words.lossYear({ year: String(first.year), amount: format.money(first.loss.value, currency) })}
    </p>
  );
}

function Consistent({ consistency, withoutEffect }: Pick<SubgroupsResult, 'consistency' | 'withoutEffect'>): ReactNode {
  const { words: all, language } = useSpeech();
  const format = useFormat();
  const words = all.assessment.subgroups;
  const missing =
    withoutEffect.length === 0
      ? ''
      : words.withoutEffect({ subgroups: format.list(withoutEffect.map(({ label }) => label[language])) });
  if (consistency === undefined) return missing === '' ? null : <p>{missing}</p>;
  const { q, degreesOfFreedom, pValue, share, differs, sameDirection } = consistency;
  const details = {
    q: format.number(q.value, 2),
    df: String(degreesOfFreedom),
    p: format.number(pValue.value, 2),
    share: format.percent(share.value),
  };
  return (
    <p>
      {differs ? words.inconsistent(details) : words.consistent(details)} {words.direction[sameDirection ? 'same' : 'different']}{' '}
      {missing}
    </p>
  );
}

const risks = ['fewerPatients', 'wideSpread', 'worsePriceOffers', 'spillOver', 'ethicalDilemma'] as const;

function Risks({ risks: given }: Pick<SubgroupsResult, 'risks'>): ReactNode {
  const { words, language } = useSpeech();
  const { subgroups } = words.assessment;
  const facts = risks.flatMap((name) => {
    const risk = given[name];
    return risk === undefined
      ? []
      : [{ name: subgroups.riskNames[name], value: `${subgroups.levels[risk.level]} – ${risk.text[language]}` }];
  });
  if (facts.length === 0) return null;
  return (
    <>
      <Heading level={4} data-size="2xs">
        {subgroups.risks}
      </Heading>
      <Facts facts={facts} />
    </>
  );
}

interface CriteriaProps {
  readonly criteria: readonly CriterionResult[];
  readonly currency: string;
}

function Criteria({ criteria, currency }: CriteriaProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { subgroups } = words.assessment;
  if (criteria.length === 0) return null;
  const told = (effect: CriterionResult['effect']): string =>
    effect === undefined
      ? subgroups.notModelled
      : isBlocked(effect)
        ? blockedText(words, effect)
        : subgroups.effect({
            costs: format.money(effect.costs.value, currency),
            qalys: format.number(effect.qalys.value, 3),
            benefit: format.money(effect.netBenefit.value, currency),
          });
  return (
    <>
      <Heading level={4} data-size="2xs">
        {subgroups.criteria}
      </Heading>
      <ul>
        {criteria.map(({ criterion, effect }) => (
          <li key={criterion.id}>
            <strong>{criterion.label[language]}</strong>. {subgroups.kinds[criterion.kind]}{' '}
            {criterion.when
              .map((comparison) =>
                comparison.type === 'measure'
                  ? `${comparison.label[language]} ${comparison.operator} ${format.number(comparison.limit)} ${comparison.unit[language]}`
                  : `${comparison.label[language]}: ${subgroups.is[comparison.is]}`,
              )
              .join(subgroups.and)}
            . {told(effect)}
          </li>
        ))}
      </ul>
    </>
  );
}
