import type { assessment as base } from '../../nb/assessment/index.ts';
import { population } from './population.ts';
import { page } from './page.ts';
import { strategies } from './strategies.ts';

/** Ord for metodevurderingar: delane og det som står i dei. */
export const assessment: typeof base = {
  parts: {
    population: 'Pasientar i Noreg',
    strategies: 'Innføre, vente eller innføre med avtale',
  },
  faulty: (details) => `Delen kan ikkje lesast: ${details.count} feil, lista til slutt. Resten av vurderinga står.`,
  population,
  strategies,
  page,
};
