import { budget } from './budget.ts';
import { subgroups } from './subgroups.ts';
import { severity } from './severity.ts';
import { information } from './information.ts';
import { agreements } from './agreements.ts';
import { population } from './population.ts';
import { page } from './page.ts';
import { strategies } from './strategies.ts';
import { axes } from './axes.ts';
import { willingness } from './willingness.ts';
import { personnel } from './personnel.ts';
import { report } from './report.ts';
import { perspective } from './perspective.ts';

/** Ord for metodevurderinger: delene og det som står i dem. */
export const assessment = {
  parts: {
    population: 'Pasienter i Norge',
    strategies: 'Innføre, vente eller innføre med avtale',
    report: 'Rapportens tekster',
    perspective: 'Perspektivet: hva som teller',
    personnel: 'Personell',
    uncertainty: 'Usikkerhet: dokumentasjonen og beslutningen',
    willingness: 'Betalingsvilje',
    severity: 'Alvorlighet',
    subgroups: 'Undergrupper og kriterier for start og stopp',
    information: 'Verdien av mer kunnskap',
    agreements: 'Prisavtaler',
    budget: 'Budsjett',
  },
  severity,
  subgroups,
  faulty: (details: { count: string }) =>
    `Delen kan ikke leses: ${details.count} feil, listet til slutt. Resten av vurderingen står.`,
  information,
  population,
  strategies,
  agreements,
  page,
  budget,
  report,
  perspective,
  personnel,
  willingness,
  axes,
};
