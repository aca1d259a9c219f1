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

/** Words of assessments: their parts and what stands in them. */
export const assessment: typeof base = {
  parts: {
    population: 'Patients in Norway',
    strategies: 'Introduce, wait, or introduce with an agreement',
    report: 'Texts of the report',
    perspective: 'The perspective: what counts',
    personnel: 'Personnel',
    uncertainty: 'Uncertainty: the documentation and the decision',
    willingness: 'Willingness to pay',
    severity: 'Severity',
    subgroups: 'Subgroups and criteria for start and stop',
    information: 'The value of knowing more',
    agreements: 'Price agreements',
    budget: 'Budget',
  },
  severity,
  subgroups,
  faulty: (details) => `The part cannot be read: ${details.count} faults, listed at the end. The rest of the assessment stands.`,
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
