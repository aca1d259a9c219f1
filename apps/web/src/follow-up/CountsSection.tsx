import type { CountsReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { Hash } from '../components/Hash.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';

interface Props {
  readonly counts: CountsReport;
  readonly names: Names;
  readonly file: string;
}

/** What a register said that gives counts only: patients against expected, practice, and events that go into the update. */
export function CountsSection({ counts, names, file }: Props): ReactNode {
  const { pages, followUp } = useWords();
  const own = pages.followUp.counts;
  const words = pages.followUp.population;
  const format = useFormat();
  const registers: Readonly<Record<string, string>> = pages.deliveries.registers;
  const { delivery, population, notCompared, practice, evidence } = counts;
  const nameOf = ({ region, from, to }: { readonly region?: string; readonly from: string; readonly to: string }): string =>
    words.period({ where: region === undefined ? words.all : names.region(region), from: format.date(from), to: format.date(to) });
  const two = (value: number): string => format.number(value, 2);
  return (
    <section aria-labelledby="tall">
      <h2 id="tall" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>
        {own.lead({ register: registers[delivery.register] ?? delivery.register, version: format.number(delivery.version ?? 0) })}{' '}
        <Hash value={delivery.content} />
      </p>
      {population.length > 0 && (
        <DataTable
          caption={words.chart}
          file={`${file}-tall`}
          columns={[
            { name: words.where },
            { name: words.started, show: (value) => format.number(value) },
            { name: words.expected, show: (value) => format.number(value, 1) },
            { name: words.ratio, show: two },
            { name: pages.followUp.recorded.low, show: two },
            { name: pages.followUp.recorded.high, show: two },
            { name: words.verdict },
          ]}
          rows={population.map((each) => [
            nameOf(each),
            each.events,
            each.expected,
            each.ratio,
            each.lower,
            each.upper,
            words.verdicts[each.verdict],
          ])}
          text={[6]}
        />
      )}
      <ul>
        {notCompared.map((each) => (
          <li key={nameOf(each)}>{own.notCompared({ where: nameOf(each), reason: own.reasons[each.reason] })}</li>
        ))}
        {practice !== undefined && (
          <li>
            {own.practice({
              inside: format.number(practice.inside),
              outside: format.number(practice.outside),
              unknown: format.number(practice.unknown),
            })}
          </li>
        )}
        {evidence.map((each) =>
          'status' in each ? (
            <li key={each.details['measure'] ?? each.code}>{followUp.refusals[each.code](each.details)}</li>
          ) : (
            each.likelihood === 'poisson' && (
              <li key={each.parameter}>
                {own.events({
                  parameter: names.parameter(each.parameter),
                  events: format.number(each.events),
                  years: format.number(each.exposure, 1),
                })}
              </li>
            )
          ),
        )}
      </ul>
    </section>
  );
}
