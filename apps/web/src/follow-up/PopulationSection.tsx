import type { PatientsAgainstExpected } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { type Interval, IntervalChart } from '../charts/IntervalChart.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';

interface Props {
  readonly population: readonly PatientsAgainstExpected[];
  readonly names: Names;
  readonly file: string;
}

/** Patients who started against those expected, by region and period. */
export function PopulationSection({ population, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.population;
  const format = useFormat();
  if (population.length === 0) return null;
  const nameOf = ({ region, from, to }: PatientsAgainstExpected): string =>
    own.period({ where: region === undefined ? own.all : names.region(region), from: format.date(from), to: format.date(to) });
  const whole = population.filter(({ region }) => region === undefined);
  const sum = (value: (period: PatientsAgainstExpected) => number): number => whole.reduce((total, each) => total + value(each), 0);
  const two = (value: number): string => format.number(value, 2);
  return (
    <section aria-labelledby="pasienter">
      <h2 id="pasienter" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <IntervalChart
        title={own.chart}
        description={own.description({
          started: format.number(sum(({ events }) => events)),
          expected: format.number(sum(({ expected }) => expected)),
        })}
        rows={population.flatMap((period): readonly Interval[] => {
          const { ratio, lower, upper } = period;
          return ratio === undefined || lower === undefined || upper === undefined
            ? []
            : [{ label: nameOf(period), low: lower, middle: ratio, high: upper, mark: 1 }];
        })}
        axis={own.axis}
        estimateLabel={own.estimate}
        markLabel={own.mark}
        show={(value) => format.number(value, 1)}
        table={
          <DataTable
            caption={own.chart}
            file={`${file}-pasienter`}
            columns={[
              { name: own.where },
              { name: own.started, show: (value) => format.number(value) },
              { name: own.expected, show: (value) => format.number(value, 1) },
              { name: own.ratio, show: two },
              { name: pages.followUp.recorded.low, show: two },
              { name: pages.followUp.recorded.high, show: two },
              { name: own.verdict },
            ]}
            rows={population.map((period) => [
              nameOf(period),
              period.events,
              period.expected,
              period.ratio,
              period.lower,
              period.upper,
              own.verdicts[period.verdict],
            ])}
            text={[6]}
          />
        }
      />
    </section>
  );
}
