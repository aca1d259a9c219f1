import type { FollowUpReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { Hash } from '../components/Hash.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import { NotComputed } from './NotComputed.tsx';

/** Øre in a krone: settlements are in whole øre. */
const oere = 100;

interface Props {
  readonly settlements: FollowUpReport['settlements'];
  readonly currency: string;
  readonly file: string;
}

/** Each year of the agreement settled from the data, term by term. */
export function SettlementSection({ settlements, currency, file }: Props): ReactNode {
  const words = useWords();
  const own = words.pages.followUp.settlement;
  const format = useFormat();
  const money = (value: number): string => format.money(value, currency, 2);
  return (
    <section aria-labelledby="oppgjor">
      <h2 id="oppgjor" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      {settlements.length === 0 && <p className="empty">{own.none}</p>}
      {settlements.map((settlement) => {
        if (settlement.status === 'refused')
          return <NotComputed key={JSON.stringify(settlement)} what={own.title} refusal={settlement} />;
        const { year, from, to, rows, patients, units, listed, owed, rebate, steps, hash } = settlement;
        return (
          <div key={hash}>
            <DataTable
              caption={own.caption({ year: format.number(year + 1), from: format.date(from), to: format.date(to) })}
              file={`${file}-oppgjor-${year + 1}`}
              columns={[{ name: own.what }, { name: own.amount, show: money }]}
              rows={[
                [own.listed, listed / oere],
                ...steps.map(({ term, type, before, after }) => [
                  own.step({ term: format.number(term + 1), name: words.assessment.agreements.types[type] }),
                  (after - before) / oere,
                ]),
                [own.owed, owed / oere],
                [own.rebate, rebate / oere],
              ]}
            />
            <p className="hint">
              {own.basis({ rows: format.number(rows), patients: format.number(patients), units: format.number(units) })} {own.hash}:{' '}
              <Hash value={hash} />
            </p>
          </div>
        );
      })}
    </section>
  );
}
