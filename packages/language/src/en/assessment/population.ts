import type { population as base } from '../../nb/assessment/population.ts';

/** Words for the patients whom the decision is for. */
export const population: typeof base = {
  pool: (details) =>
    `Ill already: ${details.patients} patients, treated for ${details.years} years. Changing to the method, year by year: ${details.switching}.`,
};
