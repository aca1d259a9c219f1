import type { population as base } from '../../nb/assessment/population.ts';

/** Ord for pasientane avgjerda gjeld. */
export const population: typeof base = {
  pool: (details) =>
    `Sjuke frå før: ${details.patients} pasientar, behandla i ${details.years} år. Byter til metoden, år for år: ${details.switching}.`,
};
