import { population } from './population.ts';
import { page } from './page.ts';
import { strategies } from './strategies.ts';

/** Ord for metodevurderinger: delene og det som står i dem. */
export const assessment = {
  parts: {
    population: 'Pasienter i Norge',
    strategies: 'Innføre, vente eller innføre med avtale',
  },
  faulty: (details: { count: string }) =>
    `Delen kan ikke leses: ${details.count} feil, listet til slutt. Resten av vurderingen står.`,
  population,
  strategies,
  page,
};
