import type { PopulationResult } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Patients year by year, and those who are ill already. */
export function Population({ part: { years, prevalent } }: PartProps<PopulationResult>): ReactNode {
  const { appraisal, assessment, cli } = useWords();
  const format = useFormat();
  return (
    <>
      <FigureTable
        caption={appraisal.quantities.newPatients}
        head={[cli.assess.year, appraisal.quantities.newPatients, appraisal.quantities.treatedPatients]}
        rows={years.map(({ year, newPatients, treated }) => [
          String(year),
          format.number(newPatients.value),
          format.number(treated.value),
        ])}
      />
      {prevalent.map(({ patients, yearsSinceStart, switching }) => (
        <p key={`${patients}:${yearsSinceStart}`}>
          {assessment.population.pool({
            patients: format.number(patients),
            years: String(yearsSinceStart),
            switching: switching.map((persons) => format.number(persons)).join(', '),
          })}
        </p>
      ))}
    </>
  );
}
