import type { FollowUpReport } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { Hash } from '../components/Hash.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { CausesSection } from './CausesSection.tsx';
import { CountsSection } from './CountsSection.tsx';
import { ForecastSection } from './ForecastSection.tsx';
import { LooksSection } from './LooksSection.tsx';
import type { Names } from './names.ts';
import { OriginSection } from './OriginSection.tsx';
import { PopulationSection } from './PopulationSection.tsx';
import { SettlementSection } from './SettlementSection.tsx';
import { SurvivalSection } from './SurvivalSection.tsx';
import { UpdateSection } from './UpdateSection.tsx';

interface Props {
  readonly report: FollowUpReport;
  readonly names: Names;
  readonly file: string;
}

/** Everything that a whole report says. */
export function ReportView({ report, names, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.room;
  const format = useFormat();
  const { data, practice, externalControl, hash, contract, forecast } = report;
  return (
    <>
      <Facts
        facts={[
          { name: own.patients, value: format.number(data.patients) },
          { name: own.outside, value: format.number(practice.outside) },
          { name: own.excluded, value: format.number(practice.excluded) },
          { name: own.duplicates, value: format.number(data.duplicates) },
          { name: own.hash, value: <Hash value={hash} /> },
        ]}
      />
      {externalControl !== undefined && (
        <>
          <p>{own.control}</p>
          <ul>
            {externalControl.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </>
      )}
      {report.registers !== undefined && <OriginSection origin={report.registers} file={file} />}
      <SurvivalSection endpoints={report.endpoints} names={names} file={file} />
      <CausesSection endpoints={report.endpoints} names={names} file={file} />
      <LooksSection rules={report.rules} names={names} file={file} />
      {report.counts !== undefined && <CountsSection counts={report.counts} names={names} file={file} />}
      <PopulationSection population={report.population} names={names} file={file} />
      {forecast !== undefined && (
        <ForecastSection forecast={forecast} reassessment={contract.reassessment} names={names} file={file} />
      )}
      <UpdateSection report={report} names={names} file={file} />
      <SettlementSection settlements={report.settlements} currency={report.currency} file={file} />
    </>
  );
}
