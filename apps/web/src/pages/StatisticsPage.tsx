import { Table } from '@digdir/designsystemet-react';
import type { Duration, Statistics, Summary } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { statisticsQuery } from '../api/queries.ts';
import { DurationBars } from '../clock/DurationBars.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/statistikk');
const partyMeasures = (durations: readonly Duration[]) => durations.filter(({ id }) => id.startsWith('with.'));
const figure75 = ['supplierPhase1', 'supplierStops', 'agencyPhase2', 'purchasingPhase3', 'forumsPhase4'] as const;
const wholeTime = ['receiptToDecision', 'authorisationToDecision', 'completeDocumentationToDelivery'] as const;
/** Below this many cases a figure says how few they are. */
const few = 5;

/** Every published figure with its definition: both ways of counting side by side, time by party, decisions, and what lies with the bodies. */
export function StatisticsPage(): ReactNode {
  const { statistics } = useWords().pages;
  const found = useQuery(statisticsQuery);
  if (found.data !== undefined) return <Figures figures={found.data} />;
  return (
    <div className="container page">
      <PageHeading title={statistics.title} />
      {found.isError ? <LoadFailure error={found.error} retry={() => void found.refetch()} /> : <Loading />}
    </div>
  );
}

function Figures({ figures }: { readonly figures: Statistics }): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  const { ar } = route.useSearch();
  const { durations, limit } = figures;
  const named = (ids: readonly string[]) => durations.filter(({ id }) => ids.includes(id));
  return (
    <div className="container page statistics">
      <PageHeading title={statistics.title} />
      <p className="lead">
        {statistics.lead({ date: format.date(figures.asOf), cases: figures.cases, constructed: figures.constructed })}
      </p>
      <p className="button-row">
        <a href="/api/statistics.csv" download className="ds-button" data-variant="secondary">
          {statistics.csv}
        </a>
        <a href="/api/statistics" className="ds-button" data-variant="tertiary">
          {statistics.api}
        </a>
      </p>
      <BothWays figures={figures} />
      <section aria-labelledby="frist">
        <h2 id="frist" className="ds-heading" data-size="md">
          {statistics.limitTitle({ limit })}
        </h2>
        <p>{statistics.limitText}</p>
        <LimitTable figures={figures} />
      </section>
      <YearChoice figures={figures} />
      <section aria-labelledby="tid">
        <h2 id="tid" className="ds-heading" data-size="md">
          {statistics.durationsTitle}
        </h2>
        <DurationTable durations={named(wholeTime)} year={ar} caption={statistics.durationsTitle} />
      </section>
      <section aria-labelledby="parter">
        <h2 id="parter" className="ds-heading" data-size="md">
          {statistics.partiesTitle}
        </h2>
        <p>{statistics.partiesText}</p>
        <DurationBars durations={partyMeasures(durations)} year={ar} />
        <DurationTable durations={partyMeasures(durations)} year={ar} caption={statistics.partiesTitle} />
      </section>
      <section aria-labelledby="faser">
        <h2 id="faser" className="ds-heading" data-size="md">
          {statistics.phasesTitle}
        </h2>
        <p>{statistics.phasesText}</p>
        <DurationTable durations={named(figure75)} year={ar} caption={statistics.phasesTitle} />
      </section>
      <Decisions figures={figures} />
      <Workload figures={figures} />
    </div>
  );
}

function BothWays({ figures: { bothWays } }: { readonly figures: Statistics }): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  const days = (value: number | undefined): string => (value === undefined ? '–' : format.number(value));
  const sides = [
    { name: statistics.industry, text: statistics.industryText, summary: bothWays.all.industry },
    { name: statistics.agency, text: statistics.agencyText, summary: bothWays.all.agency },
  ];
  return (
    <section aria-labelledby="to-mater">
      <h2 id="to-mater" className="ds-heading" data-size="md">
        {statistics.bothTitle}
      </h2>
      <p>{statistics.bothLead}</p>
      <div className="both-ways">
        {sides.map(({ name, text, summary }) => (
          <div key={name} className="criterion">
            <h3>{name}</h3>
            {summary.mean === undefined || summary.median === undefined ? (
              <p>{statistics.none}</p>
            ) : (
              <p className="both-figure">
                <strong>{statistics.days({ days: format.number(summary.mean) })}</strong>{' '}
                <span className="hint">
                  {statistics.mean.toLowerCase()}, {statistics.median.toLowerCase()} {format.number(summary.median)},{' '}
                  {statistics.n.toLowerCase()}: {summary.n}
                </span>
              </p>
            )}
            {summary.n > 0 && summary.n < few && <p>{statistics.few({ n: summary.n })}</p>}
            <p className="hint">
              {statistics.definition}: {text}
            </p>
          </div>
        ))}
      </div>
      {bothWays.years.length > 0 && (
        <TableScroll label={statistics.table({ name: statistics.bothTitle })}>
          <Table data-size="sm" className="figure-table">
            <caption>{statistics.bothTitle}</caption>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell>{statistics.year}</Table.HeaderCell>
                <Table.HeaderCell className="numeric">{statistics.n}</Table.HeaderCell>
                {sides.map(({ name }) =>
                  [statistics.mean, statistics.median].map((measure) => (
                    <Table.HeaderCell key={`${name} ${measure}`} className="numeric">
                      {name}, {measure.toLowerCase()}
                    </Table.HeaderCell>
                  )),
                )}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {bothWays.years.map(({ year, industry, agency }) => (
                <Table.Row key={year}>
                  <Table.HeaderCell scope="row">{year}</Table.HeaderCell>
                  <Table.Cell className="numeric">{industry.n}</Table.Cell>
                  <Table.Cell className="numeric">{days(industry.mean)}</Table.Cell>
                  <Table.Cell className="numeric">{days(industry.median)}</Table.Cell>
                  <Table.Cell className="numeric">{days(agency.mean)}</Table.Cell>
                  <Table.Cell className="numeric">{days(agency.median)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </TableScroll>
      )}
    </section>
  );
}

function LimitTable({ figures: { withinLimit, limit } }: { readonly figures: Statistics }): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  if (withinLimit.length === 0) return <p>{statistics.none}</p>;
  return (
    <TableScroll label={statistics.table({ name: statistics.limitTitle({ limit }) })}>
      <Table data-size="sm" className="figure-table">
        <caption>{statistics.limitTitle({ limit })}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{statistics.year}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{statistics.n}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{statistics.within}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{statistics.share}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {withinLimit.map(({ year, n, within }) => (
            <Table.Row key={year}>
              <Table.HeaderCell scope="row">{year}</Table.HeaderCell>
              <Table.Cell className="numeric">{n}</Table.Cell>
              <Table.Cell className="numeric">{within}</Table.Cell>
              <Table.Cell className="numeric">{format.percent(within / n, 0)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

function YearChoice({ figures: { durations } }: { readonly figures: Statistics }): ReactNode {
  const { statistics } = useWords().pages;
  const { ar } = route.useSearch();
  const navigate = route.useNavigate();
  const id = useId();
  const years = [...new Set(durations.flatMap((duration) => duration.years.map(({ year }) => year)))].toSorted((a, b) => b - a);
  return (
    <div className="status-choices">
      <div className="field">
        <label htmlFor={id} className="field-label">
          {statistics.year}
        </label>
        <select
          id={id}
          className="ds-input"
          value={ar ?? ''}
          onChange={({ target: { value } }) =>
            void navigate({ search: value === '' ? {} : { ar: Number(value) }, replace: true, resetScroll: false })
          }
        >
          <option value="">{statistics.allYears}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function DurationTable({
  durations,
  year,
  caption,
}: {
  readonly durations: readonly Duration[];
  readonly year: number | undefined;
  readonly caption: string;
}): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  const columns = ['mean', 'lowerQuartile', 'median', 'upperQuartile', 'least', 'most'] as const;
  return (
    <>
      <TableScroll label={statistics.table({ name: caption })}>
        <Table data-size="sm" className="figure-table">
          <caption>
            {caption}, {year ?? statistics.allYears.toLowerCase()}
          </caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{statistics.measure}</Table.HeaderCell>
              <Table.HeaderCell className="numeric">{statistics.n}</Table.HeaderCell>
              {columns.map((column) => (
                <Table.HeaderCell key={column} className="numeric">
                  {statistics[column]}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {durations.map((duration) => {
              const summary: Summary =
                year === undefined ? duration.all : (duration.years.find((each) => each.year === year) ?? { n: 0 });
              return (
                <Table.Row key={duration.id}>
                  <Table.HeaderCell scope="row">{statistics.measures[duration.id].name}</Table.HeaderCell>
                  <Table.Cell className="numeric">{summary.n}</Table.Cell>
                  {columns.map((column) => {
                    const value = summary[column];
                    return (
                      <Table.Cell key={column} className="numeric">
                        {value === undefined ? '–' : format.number(value)}
                      </Table.Cell>
                    );
                  })}
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </TableScroll>
      <details className="definitions">
        <summary>{statistics.definition}</summary>
        <dl>
          {durations.map(({ id, version, excluded }) => (
            <div key={id}>
              <dt>{statistics.measures[id].name}</dt>
              <dd>
                {statistics.measures[id].text} ({statistics.version({ version })}){' '}
                {excluded.length > 0 && (
                  <>
                    {statistics.excluded}: {format.list(excluded.map(({ reason, n }) => `${n} ${statistics.reasons[reason]}`))}.
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <p>{statistics.quartiles}</p>
      </details>
    </>
  );
}

function Decisions({ figures: { decisions } }: { readonly figures: Statistics }): ReactNode {
  const { casework, pages } = useWords();
  const { statistics } = pages;
  return (
    <section aria-labelledby="beslutninger">
      <h2 id="beslutninger" className="ds-heading" data-size="md">
        {statistics.decisionsTitle}
      </h2>
      <p>{statistics.decisionsText}</p>
      {decisions.length === 0 ? (
        <p>{statistics.none}</p>
      ) : (
        <TableScroll label={statistics.table({ name: statistics.decisionsTitle })}>
          <Table data-size="sm" className="figure-table">
            <caption>{statistics.decisionsTitle}</caption>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell>{statistics.year}</Table.HeaderCell>
                <Table.HeaderCell>{statistics.type}</Table.HeaderCell>
                <Table.HeaderCell>{statistics.outcome}</Table.HeaderCell>
                <Table.HeaderCell className="numeric">{statistics.count}</Table.HeaderCell>
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {decisions.map(({ year, methodType, outcome, n }) => (
                <Table.Row key={`${year} ${methodType} ${outcome}`}>
                  <Table.HeaderCell scope="row">{year}</Table.HeaderCell>
                  <Table.Cell>{wordFor(casework.choices, methodType)}</Table.Cell>
                  <Table.Cell>{wordFor(casework.choices, outcome)}</Table.Cell>
                  <Table.Cell className="numeric">{n}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </TableScroll>
      )}
    </section>
  );
}

function Workload({ figures: { workload } }: { readonly figures: Statistics }): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  const lines = ['open', 'underAssessment', 'meanAge', 'unallocated', 'awaitingDocumentation', 'stopped'] as const;
  return (
    <section aria-labelledby="i-dag">
      <h2 id="i-dag" className="ds-heading" data-size="md">
        {statistics.workloadTitle}
      </h2>
      <p>{statistics.workloadText}</p>
      <dl className="workload">
        {lines.map((line) => {
          const value = workload[line];
          return (
            <div key={line}>
              <dt>{statistics.workload[line]}</dt>
              <dd>{value === undefined ? '–' : format.number(value)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
