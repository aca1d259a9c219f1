import type { PopulationResult } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Patients year by year. */
export function Population({ part: { years } }: PartProps<PopulationResult>): ReactNode {
  const { appraisal, cli } = useWords();
  const format = useFormat();
  return (
    <FigureTable
      caption={appraisal.quantities.newPatients}
      head={[cli.assess.year, appraisal.quantities.newPatients, appraisal.quantities.treatedPatients]}
      rows={years.map(({ year, newPatients, treated }) => [
        String(year),
        format.number(newPatients.value),
        format.number(treated.value),
      ])}
    />
  );
}
