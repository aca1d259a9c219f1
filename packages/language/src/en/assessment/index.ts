import type { assessment as base } from '../../nb/assessment/index.ts';
import { population } from './population.ts';
import { page } from './page.ts';
import { strategies } from './strategies.ts';

/** Words of assessments: their parts and what stands in them. */
export const assessment: typeof base = {
  parts: {
    population: 'Patients in Norway',
    strategies: 'Introduce, wait, or introduce with an agreement',
  },
  faulty: (details) => `The part cannot be read: ${details.count} faults, listed at the end. The rest of the assessment stands.`,
  population,
  strategies,
  page,
};
