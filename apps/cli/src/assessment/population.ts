import type { PopulationResult } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { table } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** Patients year by year, and those who are ill already. */
export function populationText({ years, prevalent }: PopulationResult, { content, language }: Terminal): string {
  const { quantities } = content.appraisal;
  const words = content.assessment.population;
  const entering = table(
    [content.cli.assess.year, quantities.newPatients, quantities.treatedPatients],
    years.map(({ year, newPatients, treated }) => [
      String(year),
      formatNumber(newPatients.value, 0, language),
      formatNumber(treated.value, 0, language),
    ]),
  );
  const pools = prevalent.map(({ patients, yearsSinceStart, switching }) =>
    words.pool({
      patients: formatNumber(patients, 0, language),
      years: String(yearsSinceStart),
      switching: switching.map((persons) => formatNumber(persons, 0, language)).join(', '),
    }),
  );
  return [entering, ...pools].join('\n');
}
