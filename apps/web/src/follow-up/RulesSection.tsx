import { Tag } from '@digdir/designsystemet-react';
import { type Contract, type FollowUp, parametersOf, questionWorths, type Verdict } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';

/** A rule that is met and asks for more than to go on is what somebody must act on. */
const colourOf = ({ verdict, rule }: Verdict): 'success' | 'neutral' | 'warning' =>
  verdict !== 'met' ? 'neutral' : rule.consequence === 'continue' ? 'success' : 'warning';

const digitsOfShare = 2;

interface Props {
  readonly contract: Contract;
  readonly verdicts: readonly Verdict[];
  readonly names: Names;
  readonly file: string;
}

/** What was to be found out, the rules that were written before there were data, and what the data say of each. */
export function RulesSection({ contract, verdicts, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.questions;
  const format = useFormat();
  const worths = questionWorths(contract);
  const money = (value: number): string => format.money(value);
  return (
    <section aria-labelledby="sporsmal">
      <h2 id="sporsmal" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {worths.length > 0 && (
        <DataTable
          caption={own.table}
          file={`${file}-sporsmal`}
          columns={[
            { name: own.question },
            { name: own.parameter },
            { name: own.source },
            { name: own.evppi, show: money },
            { name: own.evppiError, show: money },
            { name: own.evsi, show: money },
            { name: own.evsiError, show: money },
            { name: own.how },
          ]}
          rows={worths.map(({ question: { question, source, typedReason, ...rest }, value, evppi, evsi, typed }) => [
            question,
            format.list(parametersOf(rest).map(names.parameter)),
            source === undefined ? undefined : names.source(source),
            evppi,
            value?.evppiError,
            evsi,
            value?.evsiError,
            typed.evppi || typed.evsi ? own.typed({ reason: typedReason ?? '' }) : value === undefined ? undefined : own.computed,
          ])}
          text={[1, 2, 7]}
        />
      )}
      <Rules verdicts={verdicts} names={names} />
    </section>
  );
}

function Rules({ verdicts, names }: Pick<Props, 'verdicts' | 'names'>): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.followUp.questions;
  const format = useFormat();
  return (
    <TableScroll label={own.rules}>
      <table className="ds-table" data-size="sm">
        <caption>{own.rules}</caption>
        <thead>
          <tr>
            <th scope="col">{own.says}</th>
            <th scope="col">{own.consequence}</th>
            <th scope="col">{own.verdict}</th>
            <th scope="col">{own.estimate}</th>
            <th scope="col">{own.probability}</th>
            <th scope="col">{own.patients}</th>
            <th scope="col">{own.until}</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((judged) => {
            const { rule, verdict, result, dataUntil } = judged;
            return (
              <tr key={rule.id}>
                <th scope="row">
                  <RuleText rule={rule} names={names} />
                </th>
                <td>{wordFor(casework.choices, rule.consequence)}</td>
                <td>
                  <Tag data-color={colourOf(judged)} className="tag">
                    {own.verdicts[verdict]}
                  </Tag>
                </td>
                <td>{result === undefined ? '–' : <Estimate result={result} />}</td>
                <td>{result?.probability === undefined ? '–' : format.percent(result.probability, 0)}</td>
                <td>{result?.n === undefined ? '–' : format.number(result.n)}</td>
                <td>{dataUntil === undefined ? '–' : format.date(dataUntil)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

function RuleText({ rule, names }: { readonly rule: Verdict['rule']; readonly names: Names }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.followUp.questions;
  const format = useFormat();
  const { statistic, measure, month, comparator, limit, subgroup, certainty, looks, everyMonths } = rule;
  return [
    own.sentence({
      statistic: wordFor(casework.choices, statistic),
      measure: names.measure(measure),
      month: format.number(month),
      comparator: wordFor(own.comparators, comparator),
      limit: format.number(limit, Number.isInteger(limit) ? 0 : digitsOfShare),
    }),
    subgroup === undefined ? '' : own.ofSubgroup({ subgroup: names.subgroup(subgroup) }),
    certainty === undefined ? '' : own.certainty({ certainty: format.percent(certainty, 0) }),
    looks === undefined || everyMonths === undefined
      ? ''
      : own.looks({ looks: format.number(looks), months: format.number(everyMonths) }),
  ].join('');
}

function Estimate({ result: { estimate, low, high } }: { readonly result: NonNullable<Verdict['result']> }): ReactNode {
  const format = useFormat();
  const shown = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : digitsOfShare);
  if (estimate === undefined) return '–';
  return low === undefined || high === undefined ? shown(estimate) : `${shown(estimate)} (${shown(low)}–${shown(high)})`;
}

interface RecordedProps {
  readonly followUps: readonly FollowUp[];
  readonly names: Names;
  readonly file: string;
}

/** The figures that are in the case itself, the newest first, as far as the viewer is given them. */
export function RecordedSection({ followUps, names, file }: RecordedProps): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.followUp.recorded;
  const format = useFormat();
  const figure = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : digitsOfShare);
  const given = followUps.filter(({ results }) => results.length > 0);
  return (
    <section aria-labelledby="tall">
      <h2 id="tall" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      {given.length === 0 && <p className="empty">{own.none}</p>}
      {given.toReversed().map(({ dataUntil = '', results, recordedAt }, index) => (
        <DataTable
          key={recordedAt}
          caption={own.caption({ date: format.date(dataUntil) })}
          file={`${file}-registrert-${given.length - index}`}
          columns={[
            { name: own.measure },
            { name: own.statistic },
            { name: own.subgroup },
            { name: own.month, show: figure },
            { name: own.estimate, show: figure },
            { name: own.low, show: figure },
            { name: own.high, show: figure },
            { name: own.probability, show: (value) => format.percent(value, 0) },
            { name: own.n, show: figure },
          ]}
          rows={results.map(({ measure, statistic, subgroup, month, estimate, low, high, probability, n, rule }) => [
            `${names.measure(measure)}${rule === undefined ? '' : ` (${rule})`}`,
            wordFor(casework.choices, statistic),
            subgroup === undefined ? own.all : names.subgroup(subgroup),
            month,
            estimate,
            low,
            high,
            probability,
            n,
          ])}
          text={[1, 2]}
        />
      ))}
    </section>
  );
}
