import { subgroups } from './subgroups.ts';
import { severity } from './severity.ts';
import type { assessment as base } from '../../nb/assessment/index.ts';
import { budget } from './budget.ts';
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

/** Ord for metodevurderingar: delane og det som står i dei. */
export const assessment: typeof base = {
  parts: {
    population: 'Pasientar i Noreg',
    strategies: 'Innføre, vente eller innføre med avtale',
    report: 'Tekstane i rapporten',
    perspective: 'Perspektivet: kva som tel',
    personnel: 'Personell',
    uncertainty: 'Uvisse: dokumentasjonen og avgjerda',
    willingness: 'Betalingsvilje',
    severity: 'Alvor',
    subgroups: 'Undergrupper og kriterium for start og stopp',
    information: 'Verdien av meir kunnskap',
    agreements: 'Prisavtalar',
    budget: 'Budsjett',
  },
  severity,
  subgroups,
  faulty: (details) => `Delen kan ikkje lesast: ${details.count} feil, lista til slutt. Resten av vurderinga står.`,
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
