import type { assessment as base } from '../../nb/assessment/index.ts';
import { population } from './population.ts';
import { page } from './page.ts';

/** Ord for metodevurderingar: delane og det som står i dei. */
export const assessment: typeof base = {
  parts: {
    population: 'Pasientar i Noreg',
  },
  faulty: (details) => `Delen kan ikkje lesast: ${details.count} feil, lista til slutt. Resten av vurderinga står.`,
  population,
  page,
};
