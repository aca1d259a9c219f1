import type { EndpointReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { SurvivalChart } from '../charts/SurvivalChart.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';
import { NotComputed } from './NotComputed.tsx';

interface Props {
  readonly endpoints: readonly EndpointReport[];
  readonly names: Names;
  readonly file: string;
}

type Compared = EndpointReport & { readonly status: 'compared' };
const isCompared = (report: EndpointReport): report is Compared => report.status === 'compared';

/** Survival that was seen over what was assumed, for all patients and for each subgroup, with the tests. */
export function SurvivalSection({ endpoints, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.survival;
  const format = useFormat();
  const nameOf = ({ endpoint, subgroup }: EndpointReport): string =>
    own.chart({ endpoint: names.measure(endpoint), subgroup: subgroup === undefined ? own.all : names.subgroup(subgroup) });
  const compared = endpoints.filter(isCompared);
  const two = (value: number): string => format.number(value, 2);
  return (
    <section aria-labelledby="kurver">
      <h2 id="kurver" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {compared.map((report) => (
        <Curve key={nameOf(report)} name={nameOf(report)} report={report} file={file} />
      ))}
      {endpoints.map((report) =>
        report.status === 'refused' ? <NotComputed key={nameOf(report)} what={nameOf(report)} refusal={report} /> : null,
      )}
      {compared.length > 0 && (
        <DataTable
          caption={own.tests}
          file={`${file}-hendelser`}
          columns={[
            { name: own.group },
            { name: own.events, show: (value) => format.number(value) },
            { name: own.expected, show: (value) => format.number(value, 1) },
            { name: own.ratio, show: two },
            { name: own.lower, show: two },
            { name: own.upper, show: two },
            { name: own.p, show: (value) => format.number(value, 3) },
          ]}
          rows={compared.map((report) => [
            nameOf(report),
            report.events,
            report.expected,
            report.ratio,
            report.lower,
            report.upper,
            report.p,
          ])}
        />
      )}
    </section>
  );
}

function Curve({ name, report, file }: { readonly name: string; readonly report: Compared; readonly file: string }): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.survival;
  const format = useFormat();
  const { points, events, expected, people, endpoint, subgroup } = report;
  const last = points.at(-1);
  if (last === undefined) return null;
  const share = (value: number): string => format.percent(value);
  return (
    <SurvivalChart
      title={name}
      within={own.title}
      description={own.description({
        people: format.number(people),
        events: format.number(events),
        expected: format.number(expected, 1),
        lastMonth: format.number(last.month),
        observed: share(last.observed),
        assumed: share(last.assumed),
      })}
      points={points}
      table={
        <DataTable
          caption={name}
          file={`${file}-${endpoint}${subgroup === undefined ? '' : `-${subgroup}`}`}
          columns={[
            { name: own.month, show: (value) => format.number(value) },
            { name: own.atRisk, show: (value) => format.number(value) },
            { name: own.observed, show: share },
            { name: own.lower, show: share },
            { name: own.upper, show: share },
            { name: own.assumed, show: share },
            { name: own.within },
          ]}
          rows={points.map(({ month, atRisk, observed, lower, upper, assumed, within }) => [
            month,
            atRisk,
            observed,
            lower,
            upper,
            assumed,
            within ? own.yes : own.no,
          ])}
          text={[6]}
        />
      }
    />
  );
}
