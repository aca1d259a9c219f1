import type { PopulationResult } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { table } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** Patients year by year. */
export function populationText({ years }: PopulationResult, { content, language }: Terminal): string {
  const { quantities } = content.appraisal;
  return table(
    [content.cli.assess.year, quantities.newPatients, quantities.treatedPatients],
    years.map(({ year, newPatients, treated }) => [
      String(year),
      formatNumber(newPatients.value, 0, language),
      formatNumber(treated.value, 0, language),
    ]),
  );
}
