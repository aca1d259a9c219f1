import { garratt2022 } from '../sources.ts';
import type { ReferenceTable } from '../types.ts';

/**
 * Mean EQ-5D index of the general population by age band. `both` is 0.514 female + 0.486 male, rounded to four decimals by the author
 * of the published colon-cancer model; `anchorAge` is the middle of the band (the last band is 80 to 100).
 */
export const utilityNormsGarratt2022: ReferenceTable = {
  id: 'utility-norms-garratt-2022',
  title: 'EQ-5D norms of the Norwegian general population by age band and sex',
  columns: {
    ageFrom: [18, 30, 40, 50, 60, 70, 80],
    ageTo: [29, 39, 49, 59, 69, 79, 100],
    anchorAge: [23.5, 34.5, 44.5, 54.5, 64.5, 74.5, 90],
    both: [0.8197, 0.8387, 0.7879, 0.7999, 0.8163, 0.7933, 0.7222],
    female: [0.825, 0.828, 0.786, 0.831, 0.826, 0.805, 0.746],
    male: [0.814, 0.85, 0.79, 0.767, 0.806, 0.781, 0.697],
  },
  units: { ageFrom: 'years', ageTo: 'years', anchorAge: 'years', both: 'utility', female: 'utility', male: 'utility' },
  effectiveFrom: '2022-01-01',
  knownFrom: '2022-01-01',
  source: garratt2022,
};
