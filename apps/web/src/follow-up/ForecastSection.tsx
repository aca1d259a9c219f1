import type { FollowUpReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { IntervalChart } from '../charts/IntervalChart.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';
import { NotComputed } from './NotComputed.tsx';

interface Props {
  readonly forecast: NonNullable<FollowUpReport['forecast']>;
  readonly reassessment: string;
  readonly names: Names;
  readonly file: string;
}

/** Patients, events and precision at the re-assessment, as it looked at introduction and as it looks now. */
export function ForecastSection({ forecast, reassessment, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.forecast;
  const format = useFormat();
  return (
    <section aria-labelledby="i-tide">
      <h2 id="i-tide" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead({ date: format.date(reassessment) })}</p>
      {'status' in forecast ? (
        <NotComputed what={own.title} refusal={forecast} />
      ) : (
        <Forecasts atStart={forecast.atStart} now={forecast.now} parts={forecast.parts} names={names} file={file} />
      )}
    </section>
  );
}

type Both = Exclude<NonNullable<FollowUpReport['forecast']>, { readonly status: 'refused' }>;

const soFarOf = ({ regions }: Both['now']): number => regions.reduce((sum, { soFar }) => sum + soFar, 0);

function Forecasts({ atStart, now, parts, names, file }: Both & Pick<Props, 'names' | 'file'>): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.forecast;
  const format = useFormat();
  const counts = [
    {
      label: own.patients,
      before: atStart.patients,
      after: now.patients,
      soFar: soFarOf(now),
    },
    { label: own.events, before: atStart.events, after: now.events },
    ...now.regions.flatMap(({ region, patients, soFar }) => {
      const before = atStart.regions.find((each) => each.region === region)?.patients;
      return before === undefined
        ? []
        : [{ label: own.inRegion({ region: names.region(region) }), before, after: patients, soFar }];
    }),
  ];
  const whole = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : 1);
  const more = [
    ...(now.ratioWidth === undefined ? [] : [{ label: own.width, before: atStart.ratioWidth, after: now.ratioWidth }]),
    ...(now.monthsLate === undefined ? [] : [{ label: own.late, before: atStart.monthsLate, after: now.monthsLate }]),
  ];
  // subgroups and other endpoints have no plan of their own to be held against
  const others = parts.flatMap(({ endpoint, subgroup, now: part }) => {
    const group = subgroup === undefined ? own.everyone : names.subgroup(subgroup);
    return [
      {
        label: own.part({ what: own.patients, endpoint: names.measure(endpoint), group }),
        soFar: soFarOf(part),
        after: part.patients,
      },
      { label: own.part({ what: own.events, endpoint: names.measure(endpoint), group }), soFar: undefined, after: part.events },
    ];
  });
  const rules = [...now.rules, ...parts.flatMap(({ now: part }) => part.rules)];
  return (
    <>
      {now.monthsLate !== undefined && atStart.monthsLate !== undefined && (
        <p>
          {own.inTime({
            probability: format.percent(now.monthsLate.probabilityInTime, 0),
            before: format.percent(atStart.monthsLate.probabilityInTime, 0),
          })}
        </p>
      )}
      <IntervalChart
        title={own.chart}
        description={own.description({
          patients: whole(now.patients.middle),
          before: whole(atStart.patients.middle),
          events: whole(now.events.middle),
          eventsBefore: whole(atStart.events.middle),
        })}
        rows={counts.map(({ label, before, after }) => ({ label, ...after, mark: before.middle }))}
        axis={own.axis}
        estimateLabel={own.estimate}
        markLabel={own.mark}
        show={(value) => format.number(value)}
        table={
          <DataTable
            caption={own.chart}
            file={`${file}-framskriving`}
            columns={[
              { name: own.what },
              { name: own.atStart, show: whole },
              { name: own.soFar, show: whole },
              { name: own.now, show: whole },
              { name: own.low, show: whole },
              { name: own.high, show: whole },
            ]}
            rows={[
              ...counts.map(({ label, before, after, soFar }) => [
                label,
                before.middle,
                soFar,
                after.middle,
                after.low,
                after.high,
              ]),
              ...others.map(({ label, soFar, after }) => [label, undefined, soFar, after.middle, after.low, after.high]),
              ...more.map(({ label, before, after }) => [label, before?.middle, undefined, after.middle, after.low, after.high]),
            ]}
          />
        }
      />
      {rules.length > 0 && (
        <DataTable
          caption={own.rules}
          file={`${file}-regler-i-tide`}
          columns={[
            { name: own.rule },
            { name: own.atStart, show: (value) => format.percent(value, 0) },
            { name: own.now, show: (value) => format.percent(value, 0) },
          ]}
          rows={rules.map(({ id, probability }) => [id, atStart.rules.find((each) => each.id === id)?.probability, probability])}
        />
      )}
    </>
  );
}
