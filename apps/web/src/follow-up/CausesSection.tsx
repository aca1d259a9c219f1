import type { EndpointReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { SurvivalChart } from '../charts/SurvivalChart.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';
import { NotComputed } from './NotComputed.tsx';

interface Props {
  readonly endpoints: readonly EndpointReport[];
  readonly names: Names;
  readonly file: string;
}

type Told = Extract<EndpointReport, { readonly status: 'compared' }>;
type Causes = NonNullable<Told['causes']>;
type Cause = Causes['each'][number];

/** Endpoints with several causes that rule each other out: how many came to each, beside what was assumed. */
export function CausesSection({ endpoints, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const { causes: own, survival } = pages.followUp;
  const told = endpoints.flatMap((report) =>
    report.status === 'compared' && report.causes !== undefined ? [{ report, causes: report.causes }] : [],
  );
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="arsaker">
      <h2 id="arsaker" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {told.map(({ report: { endpoint, subgroup }, causes }) => {
        const name = survival.chart({
          endpoint: names.measure(endpoint),
          subgroup: subgroup === undefined ? survival.all : names.subgroup(subgroup),
        });
        const place = `${file}-${endpoint}${subgroup === undefined ? '' : `-${subgroup}`}`;
        return (
          <div key={name}>
            {causes.each.map((cause) => (
              <Incidence key={cause.cause} name={name} cause={cause} file={`${place}-${cause.cause}`} />
            ))}
            {causes.assumed !== undefined && <NotComputed what={name} refusal={causes.assumed} />}
            <Tests name={name} causes={causes.each} file={`${place}-arsaker`} />
          </div>
        );
      })}
    </section>
  );
}

function Incidence({ name, cause, file }: { readonly name: string; readonly cause: Cause; readonly file: string }): ReactNode {
  const { pages } = useWords();
  const { causes: own, survival } = pages.followUp;
  const format = useFormat();
  const { language } = useSpeech();
  const { points, events, label } = cause;
  const last = points.at(-1);
  if (last === undefined) return null;
  const title = own.chart({ endpoint: name, cause: label[language] });
  const share = (value: number): string => format.percent(value);
  const seen = own.description({
    events: format.number(events),
    month: format.number(last.month),
    observed: share(last.observed),
    lower: share(last.lower),
    upper: share(last.upper),
  });
  return (
    <SurvivalChart
      title={title}
      within={own.title}
      description={
        last.assumed === undefined ? `${seen} ${own.notAssumed}` : `${seen} ${own.assumedAt({ assumed: share(last.assumed) })}`
      }
      points={points}
      share={own.share}
      observed={own.observed}
      table={
        <DataTable
          caption={title}
          file={file}
          columns={[
            { name: survival.month, show: (value) => format.number(value) },
            { name: survival.atRisk, show: (value) => format.number(value) },
            { name: survival.observed, show: share },
            { name: survival.lower, show: share },
            { name: survival.upper, show: share },
            { name: survival.assumed, show: share },
            { name: survival.within },
          ]}
          rows={points.map(({ month, atRisk, observed, lower, upper, assumed, within }) => [
            month,
            atRisk,
            observed,
            lower,
            upper,
            assumed,
            within === undefined ? undefined : within ? survival.yes : survival.no,
          ])}
          text={[6]}
        />
      }
    />
  );
}

function Tests({
  name,
  causes,
  file,
}: {
  readonly name: string;
  readonly causes: readonly Cause[];
  readonly file: string;
}): ReactNode {
  const { pages } = useWords();
  const { causes: own, survival } = pages.followUp;
  const format = useFormat();
  const { language } = useSpeech();
  const two = (value: number): string => format.number(value, 2);
  const three = (value: number): string => format.number(value, 3);
  const compared = causes.some(({ control }) => control !== undefined);
  const limits = (ratio: { readonly estimate: number; readonly lower: number; readonly upper: number } | undefined) => [
    ratio?.estimate,
    ratio?.lower,
    ratio?.upper,
  ];
  return (
    <DataTable
      caption={own.tests({ endpoint: name })}
      file={file}
      columns={[
        { name: own.cause },
        { name: survival.events, show: (value) => format.number(value) },
        { name: survival.expected, show: (value) => format.number(value, 1) },
        { name: survival.ratio, show: two },
        { name: survival.lower, show: two },
        { name: survival.upper, show: two },
        { name: survival.p, show: three },
        ...(compared
          ? [
              { name: own.gray, show: three },
              { name: own.controlRatio, show: two },
              { name: survival.lower, show: two },
              { name: survival.upper, show: two },
            ]
          : []),
      ]}
      rows={causes.map(({ label, events, expected, control }) => [
        label[language],
        events,
        expected?.expected,
        expected?.ratio,
        expected?.lower,
        expected?.upper,
        expected?.p,
        ...(compared ? [control?.gray?.p, ...limits(control?.ratio)] : []),
      ])}
    />
  );
}
